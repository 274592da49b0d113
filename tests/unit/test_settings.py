import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.faults import ConfigurationFault
from pipeline.registry import COLUMNS
from pipeline.settings import find, load
from pipeline.settings.complaints import keys_of, sections
from rules.identity import Trusted

GOOD = """\
[consultation]
id = "case"
title = "A case"
series = "CASE/1"

[[calls]]
id = "drafts"
title = "Comments"
zone = "Europe/Zurich"
soft = 2014-01-17
hard = 2014-01-24
opens = 2013-12-19
publish = 2014-02-03T09:00:00

[[drafts]]
id = "D"
title = "Draft"
file = "d.md"
call = "drafts"

[mailbox]
url = "maildir:mailbox"
own_hosts = ["mx.example.org"]

[letters]
from = "Secretariat <info@example.org>"
smtp = "file:out"

[store]
database = "sqlite:///build/x.db"
archive = "file:build/archive"

[publication]
folder = "site"
"""


@pytest.fixture
def write(tmp_path):
    (tmp_path / "d.md").write_text("1. A paragraph.\n")

    def write(text):
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults(path):
    with pytest.raises(ConfigurationFault) as caught:
        load(path)
    return caught.value.complaints


def line_of(text, words):
    return next(n for n, x in enumerate(text.splitlines(), 1) if words in x)


def test_a_date_counts_to_the_end_of_its_day_in_the_zone(write):
    window = load(write(GOOD)).calls[0].window()
    assert window.soft == datetime(2014, 1, 17, 23, tzinfo=UTC)
    assert window.hard == datetime(2014, 1, 24, 23, tzinfo=UTC)
    assert window.opens == datetime(2013, 12, 18, 23, tzinfo=UTC)
    assert window.publish == datetime(2014, 2, 3, 8, tzinfo=UTC)


def test_relative_paths_count_from_the_configuration_file(write, tmp_path):
    settings = load(write(GOOD))
    assert settings.archive_url == f"file:{tmp_path}/build/archive"
    assert settings.local_folder == tmp_path / "build/archive"
    assert settings.database_url == f"sqlite:///{tmp_path}/build/x.db"


def test_an_archive_in_a_bucket_leaves_a_folder_to_this_machine(write, tmp_path):
    text = GOOD.replace("file:build/archive", "s3://a-bucket/a/prefix")
    settings = load(write(text))
    assert settings.archive_url == "s3://a-bucket/a/prefix"
    assert settings.local_folder == tmp_path / "local"
    assert settings.preview_folder == tmp_path / "preview"
    named = text.replace("[store]\n", '[store]\nlocal = "build/here"\n')
    assert load(write(named)).local_folder == tmp_path / "build/here"
    inside = text.replace("[store]\n", '[store]\nlocal = "site/here"\n')
    assert "replaced as a whole" in str(faults(write(inside))[0])


def test_the_environment_wins_over_the_file(write, monkeypatch):
    monkeypatch.setenv("DEPOSITARY_STORE__WORKERS", "0")
    monkeypatch.setenv("DEPOSITARY_MAILBOX__PASSWORD", "hush")
    settings = load(write(GOOD))
    assert settings.store.workers == 0
    assert settings.mailbox.secret(settings.base) == "hush"
    assert "hush" not in repr(settings)


def test_all_faults_are_told_at_once_with_their_lines(write):
    text = (
        GOOD.replace('zone = "Europe/Zurich"', 'zone = "Europe/Zurch"')
        .replace('file = "d.md"', 'file = "d.md"\nfle = "x"')
        .replace('smtp = "file:out"', 'smtp = "ftp://x"')
    )
    found = faults(write(text))
    assert {f.line for f in found} == {
        line_of(text, "Zurch"),
        line_of(text, "fle ="),
        line_of(text, "ftp:"),
    }
    told = "\n".join(map(str, found))
    assert "Europe/Zurich" in told
    assert "did you mean file?" in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "A case"\n', "", "is missing"),
        ("hard = 2014-01-24", "hard = 2014-01-10", "hard is before soft"),
        ("hard = 2014-01-24", "hard = 2014-03-30T02:30:00", "2014-03-30"),
        ('call = "drafts"', 'call = "draft"', "is no call"),
        ('file = "d.md"', 'file = "e.md"', "no file e.md"),
        ('id = "case"', 'id = "a case"', "cannot be used"),
        ("[mailbox]\n", '[mailbox]\npassword = "x"\n', "DEPOSITARY_MAILBOX__PASSWORD"),
        ("[mailbox]\n", '[mailbox]\npassword_file = "p"\n', "no file p"),
        ("[store]\n", "[stor]\n", "did you mean store?"),
        ("file:build/archive", "s3:///prefix", "names no bucket"),
        ("file:build/archive", "gs://bucket", "must begin with file: or s3://"),
        ("[store]\n", "[store\n", "the name of a section stands in brackets"),
        ('file = "d.md"', 'file = "D.md"', "did you mean d.md?"),
        ('file = "d.md"', 'file = "nowhere/e.md"', "there is no such folder"),
    ],
)
def test_a_fault_says_what_to_write_instead(write, old, new, said):
    found = faults(write(GOOD.replace(old, new)))
    assert any(said in str(fault) for fault in found)


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("soft = 2014-01-17", "soft = 17.01.2014", "soft", "17.01.2014 is no date"),
        ("soft = 2014-01-17", "soft = 2014-02-30", "soft", "2014-02-30 is no date"),
        ("soft = 2014-01-17", "soft = 17:00:00", "calls[1].soft", "17:00:00 is no"),
        ("soft = 2014-01-17", "due = 2014-01-17", "calls[1].due", "opens, publish"),
        ("[[drafts]]", "[drafts]", "drafts", "write [[drafts]]"),
        ('zone = "Europe/Zurich"', 'zone = "Geneva"', "calls[1].zone", "and city"),
        ('title = "Draft"', "title = “Draft”", "title", "curly"),
        ('title = "Draft"', "title = Draft", "title", 'write "Draft"'),
        ('title = "Draft"', 'title = "Draft', "title", "never closed"),
        ('title = "Draft"', "title =", "title", "has no value"),
        ('file = "d.md"', 'file = "C:\\docs.md"', "file", "write / in paths"),
        ('series = "CASE/1"', "series = [1", "calls", "just above it"),
        ('folder = "site"\n', 'folder = "site"\nx = [\n', "x", "not written as TOML"),
        ('folder = "site"', 'folder = "site"\nx = True', "x", "small letters"),
        ('title = "Draft"', 'title = "a"\ntitle = "b"', "title", "is written twice"),
        ("[publication]", "[store]\n[publication]", "store", "is there twice"),
        ("[consultation]", 'key = "x"\n[consultation]', "key", "consultation, calls"),
    ],
)
def test_what_cannot_be_read_is_told_with_line_and_key(write, old, new, where, said):
    text = GOOD.replace(old, new, 1)
    found = [f for f in faults(write(text)) if f.where == where]
    assert said in found[0].what
    at = text.splitlines()[(found[0].line or 0) - 1]
    assert where.rpartition(".")[2] in at or "above" in said or "TOML" in said


def test_a_byte_order_mark_of_an_editor_is_no_fault(write):
    path = write("\ufeff" + GOOD)
    assert load(path).consultation.id == "case"


def test_faults_between_keys_are_told_beside_those_of_single_keys(write):
    text = (
        GOOD.replace('series = "CASE/1"', 'series = "C"\nlanguages = ["de", "fr"]')
        .replace('zone = "Europe/Zurich"', 'zone = "Europe/Zurch"')
        .replace("soft = 2014-01-17", "soft = 2014-01-27")
        .replace("opens = 2013-12-19", "opens = 2014-03-01")
        .replace("publish = 2014-02", "publish = 2013-02")
        .replace("[store]\n", "[stor]\n")
    )
    text += '\n[proof]\nauthority = "https://example.org"\nkey = 1\n'
    found = faults(write(text))
    told = {f.line: str(f) for f in found}
    for words, said in (
        ("languages", "no letters in de, but in fr; this alone is no fault"),
        ("Zurch", "no time zone"),
        ("hard =", "hard is before soft"),
        ("opens =", "opens is not before soft"),
        ("publish =", "publish is before the cut-off"),
        ("[stor]", "did you mean store?"),
        ("authority", "needs certificates"),
        ("key =", "is not a key"),
    ):
        assert said in told[line_of(text, words)]


def test_a_language_without_letters_is_no_fault_and_what_is_none_is_told_once(write):
    assert load(write(GOOD.replace('series = "CASE/1"', _CODES % '"de", "en"')))
    for codes in ('"xx"', "1", '"de", "xx"'):
        found = faults(write(GOOD.replace('series = "CASE/1"', _CODES % codes)))
        assert sum("letters in de" in str(f) for f in found) == ("de" in codes)
        assert sum("letters in de" not in str(f) for f in found) == 1


_CODES = 'series = "C"\nlanguages = [%s]'


def test_a_date_before_all_dates_is_told(write):
    found = faults(write(GOOD.replace("opens = 2013-12-19", "opens = 0001-01-01")))
    assert "0001-01-01 is no date that can be reckoned with" in str(found[0])


def test_what_the_environment_breaks_is_told_beside_the_faults_of_the_file(
    write, monkeypatch
):
    monkeypatch.setenv("DEPOSITARY_CONSULTATION__LANGUAGES", "en")
    text = GOOD.replace("soft = 2014-01-17", "soft = 2014-01-27")
    told = [str(f) for f in faults(write(text))]
    assert ["JSON" in told[0], "hard is before soft" in told[1]] == [True, True]


DRAFT = '\n[[drafts]]\nid = "%s"\ntitle = "%s"\nfile = "d.md"\ncall = "drafts"\n'


@pytest.mark.parametrize(
    ("aliases", "other", "said", "key"),
    [
        (
            ["The Pact"],
            ("E", "Other", ["PACT"]),
            "'PACT' is an alias of the draft D",
            "aliases",
        ),
        ([], ("E", "Other", ["d"]), "'d' is the id of the draft D", "aliases"),
        ([], ("E", "Other", ["draft"]), "'draft' is the title of the", "aliases"),
        (["E"], ("e", "Other", []), "'e' is an alias of the draft D", "id = "),
        (["other"], ("E", "Other", []), "'Other' is an alias of the", "title = "),
        ([], ("d", "Other", []), "'d' is the id of the draft D", "id = "),
        (["Código-Azul"], ("E", "x", ["codigo azul"]), "'codigo azul' is", "aliases"),
    ],
)
def test_a_name_that_means_two_drafts_is_refused(write, aliases, other, said, key):
    text = GOOD.replace('file = "d.md"', f'file = "d.md"\naliases = {aliases}')
    text += DRAFT % other[:2] + f"aliases = {other[2]}\n"
    (fault,) = faults(write(text.replace("'", '"')))
    assert said in fault.what
    above = len(text[: text.rindex("[[drafts]]")].splitlines())
    assert fault.line == above + line_of(text[text.rindex("[[drafts]]") :], key)


def test_drafts_may_have_one_title_and_say_a_name_of_their_own_twice(write):
    text = GOOD.replace('file = "d.md"', 'file = "d.md"\naliases = ["D", "draft", "-"]')
    assert load(write(text + DRAFT % ("E", "Draft") + 'aliases = ["-"]\n'))


def test_a_secret_that_everybody_can_read_is_refused(write, tmp_path):
    (tmp_path / "p").write_text("secret\n")
    (tmp_path / "p").chmod(0o644)
    text = GOOD.replace("[mailbox]\n", '[mailbox]\npassword_file = "p"\n')
    assert "chmod 600" in str(faults(write(text))[0])
    (tmp_path / "p").chmod(0o600)
    settings = load(write(text))
    assert settings.mailbox.secret(settings.base) == "secret"


def test_an_id_that_is_used_twice_is_refused(write):
    text = (
        GOOD + '\n[[drafts]]\nid = "D"\ntitle = "x"\nfile = "d.md"\ncall = "drafts"\n'
    )
    assert "used twice" in str(faults(write(text))[0])


def test_where_was_looked_for_a_configuration_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DEPOSITARY_CONFIG", raising=False)
    with pytest.raises(ConfigurationFault, match="--config, DEPOSITARY_CONFIG"):
        find(None)
    (tmp_path / "config.toml").touch()
    assert find(None).name == "config.toml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("soft = 2014-01-17", "soft = 5", "5 is no date; write 2026-01-24"),
        ("soft = 2014-01-17", "soft = 17:00:00", "is no date"),
        ("soft = 2014-01-17", "soft = true", "is no date"),
        ("hard = 2014-01-24", 'hard = "next week"', "'next week' is no date"),
        ("opens = 2013-12-19", "opens = 2014-02-19", "opens is not before soft"),
        ("publish = 2014-02-03", "publish = 2014-01-03", "publish is before"),
        ('series = "CASE/1"', 'series = "../../x"', "the series of numbers"),
        ('id = "drafts"', 'id = "../drafts"', "a short name"),
        ('folder = "site"', 'folder = "/"', "a folder of its own"),
        ('folder = "site"', 'folder = "."', "a folder of its own"),
        ('folder = "site"', 'folder = "build"', "a folder of its own"),
        ('folder = "site"', 'folder = "site"\nbase_url = "rivers"', "on the web"),
        (
            'series = "CASE/1"',
            'series = "C"\nlanguages = ["xx"]',
            "'xx' is no language",
        ),
        ('series = "CASE/1"', 'series = "C"\nlanguages = "en"', "'en' is no list"),
        ("[store]\n", '[store]\nworkers = "two"\n', "'two' is no whole number"),
        ("[mailbox]\n", '[mailbox]\ncafile = "ca"\n', "no file ca"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(write, old, new, said):
    text = GOOD.replace(old, new)
    found = faults(write(text))
    assert any(said in str(fault) for fault in found)
    assert all(fault.line for fault in found)


def test_a_file_that_is_missing_is_told_beside_all_other_faults(write):
    text = GOOD.replace('file = "d.md"', 'file = "gone.md"').replace(
        "soft = 2014-01-17", "soft = 5"
    )
    text += '\n[stakeholders]\nregistry = "gone.csv"\n'
    told = "\n".join(map(str, faults(write(text))))
    assert [x in told for x in ("no date", "gone.md", "gone.csv")] == [True] * 3


def test_a_file_that_only_the_environment_names_is_looked_for(write, monkeypatch):
    monkeypatch.setenv("DEPOSITARY_MAILBOX__PASSWORD_FILE", "gone")
    assert "no file gone" in str(faults(write(GOOD))[0])


def test_a_configuration_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert "no text in UTF-8" in str(faults(path)[0])


def test_what_is_said_in_a_language_without_letters_is_written_in_another(write):
    text = GOOD.replace('series = "CASE/1"', 'series = "C"\nlanguages = ["de"]')
    assert load(write(text)).consultation.letter_languages == ("en",)
    text = text.replace('["de"]', '["de", "fr"]')
    assert load(write(text)).consultation.letter_languages == ("fr",)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("STORE__NOPE", "1", "is not a key of the configuration; what can stand"),
        ("STORE__WORKERS", "abc", "'abc' is no whole number"),
        ("DRAFTS", "abc", "write it as JSON"),
        ("CONSULTATION__LANGUAGES", "en", "write it as JSON"),
        ("PUBLICATION__FOLDER", ".", "holds more than the public record"),
    ],
)
def test_a_fault_of_the_environment_is_told_as_one(
    write, monkeypatch, name, value, said
):
    monkeypatch.setenv(f"DEPOSITARY_{name}", value)
    (fault,) = faults(write(GOOD))
    assert fault.line is None
    assert "in the environment" in fault.where
    assert "JSON" in said or fault.where.endswith(f"DEPOSITARY_{name}")
    assert said in fault.what


@pytest.mark.parametrize("folder", ["mailbox", "out", "build", "build/archive", "."])
def test_the_record_has_a_folder_of_its_own(write, folder):
    text = GOOD.replace('folder = "site"', f'folder = "{folder}"')
    assert "holds more than the public record" in faults(write(text))[0].what


def test_the_compilations_lie_beside_the_site_or_where_they_are_told(write, tmp_path):
    assert load(write(GOOD)).compilations_folder == tmp_path / "compilations"
    text = GOOD.replace('folder = "site"', 'folder = "site"\ncompilations = "out"')
    assert load(write(text)).compilations_folder == tmp_path / "out"


TWO = (
    GOOD
    + """
[mailboxes.press]
url = "imaps://press@example.org/INBOX"
own_hosts = ["mx.press.example"]
"""
)


def test_further_mailboxes_have_names_and_secrets_of_their_own(write, monkeypatch):
    monkeypatch.setenv("DEPOSITARY_MAILBOXES__PRESS__PASSWORD", "hush")
    monkeypatch.setenv("DEPOSITARY_MAILBOXES__PRESS__DONE", "Done")
    settings = load(write(TWO))
    assert list(settings.boxes) == ["", "press"]
    assert list(settings.accounts) == ["maildir", "press@example.org"]
    press = settings.mailboxes["press"]
    assert (press.secret(settings.base), press.done) == ("hush", "Done")
    assert press.trusted == Trusted(
        names=("mx.press.example",), hosts=("mx.press.example",)
    )


def test_one_name_or_several_in_which_results_are_believed(write, monkeypatch):
    named = TWO.replace(
        "[mailboxes.press]", '[mailboxes.press]\nauthserv_id = ["a.example", "b"]'
    )
    assert load(write(named)).mailboxes["press"].trusted.names == ("a.example", "b")
    monkeypatch.setenv("DEPOSITARY_MAILBOX__AUTHSERV_ID", "c.example")
    monkeypatch.setenv("DEPOSITARY_MAILBOX__RESULTS_BENEATH", "true")
    trusted = load(write(named)).mailbox.trusted
    assert (trusted.names, trusted.beneath) == (("c.example",), True)


@pytest.mark.parametrize(
    ("old", "new", "said", "at"),
    [
        ("imaps://press@", "ftp://press@", "must begin with maildir:", "ftp:"),
        ("imaps://press@", "imaps://[press@", "cannot be read", "imaps://["),
        ("[mailboxes.press]", "[mailboxes.Press]", "small letters", "[mailboxes.P"),
        ("[mailboxes.press]", "[mailboxes]", "no table", 'url = "imaps'),
        ("[mailboxes.press]", "[[mailboxes]]", "[mailboxes.press]", "[[mailboxes]]"),
        ("[mailboxes.press]\n", "[mailboxes.press]\nals = []\n", "mean also?", "als ="),
        (
            "[mailboxes.press]\n",
            '[mailboxes.press]\ncafile = "c"\n',
            "no file c",
            "cafile",
        ),
        (
            "[mailboxes.press]\n",
            '[mailboxes.press]\npassword = "x"\n',
            "DEPOSITARY_MAILBOXES__PRESS__PASSWORD",
            "password",
        ),
        (
            "imaps://press@example.org/INBOX",
            "maildir:./mailbox",
            "is the mailbox of [mailbox]",
            "maildir:./",
        ),
    ],
)
def test_a_fault_of_a_further_mailbox_has_its_line(write, old, new, said, at):
    text = TWO.replace(old, new)
    found = [f for f in faults(write(text)) if said in str(f)]
    assert [f.line for f in found][:1] == [line_of(text, at)]


def test_a_fault_of_a_further_mailbox_in_the_environment_is_told_as_one(
    write, monkeypatch
):
    monkeypatch.setenv("DEPOSITARY_MAILBOXES__PRESS__POLL_SECONDS", "soon")
    (fault,) = faults(write(TWO))
    assert fault.where.endswith("DEPOSITARY_MAILBOXES__PRESS__POLL_SECONDS")


def test_one_mailbox_is_not_read_twice_by_another_port(write):
    more = '[mailboxes.b]\nurl = "imap://press@EXAMPLE.org:144/Other"\n'
    (fault,) = faults(write(TWO + more))
    assert "is the mailbox of [mailboxes.press]" in fault.what


def test_the_readme_tells_every_key_and_every_column():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", readme))
    for name, section in sections().items():
        assert re.search(rf"\[{name}[].]", readme)
        assert not set(keys_of(section)) - told
    assert not set(COLUMNS) - told
