"""What does a person see who gives a verb something that cannot be?"""

import os
import subprocess
import sys
import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline import importing
from pipeline.duties import PUBLISH
from pipeline.locks import only_one
from pipeline.schedule import Timer
from pipeline.service import Service
from pipeline.settings import load
from tests.consultation import IN_TIME, TOO_LATE, write

ROOT = Path(__file__).parents[2]
MAIL = (
    f"Received: from relay.example by mx.example.org; {IN_TIME}\n"
    "From: Ольга <olga@party.example>\nTo: info@example.org\n"
    "Subject: Замечания\nMessage-ID: <m@a.example>\n\n"
    "Paragraph 2: this should be deleted.\n"
).encode()
AFTER = "2026-03-21T12:00:00Z"


@pytest.fixture
def verb(tmp_path, call):
    """Give a verb as on the command line; returns exit status and what was said."""
    config = write(tmp_path)

    def verb(*words, file=config):
        code, out, err = call(file, *words)
        return code, out + err

    return verb


@pytest.fixture
def one_mail(tmp_path, verb):  # noqa: ARG001 (it lays the mailbox)
    path = tmp_path / "mailbox" / "new" / "1773136800.m.mx"
    path.write_bytes(MAIL)


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--out", "{}/nothing/x.jsonl"),
        ("export", "--out", "{}"),
        ("compile", "--out", "/proc/x"),
        ("compile", "--out", "{}/draft.txt/x"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(verb, tmp_path, words):
    code, said = verb(*(word.format(tmp_path) for word in words))
    assert code == 2
    assert "cannot be used" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("ending", ["docx", "odt", "json", "txt"])
@pytest.mark.parametrize("word", ["drafts", "doctor", "once"])
def test_a_draft_that_is_none_is_one_sentence(verb, tmp_path, ending, word):
    (tmp_path / f"d.{ending}").write_bytes(b"\xff\xfe\x00\x01" * 9 * (ending != "txt"))
    file = write(tmp_path, drafts={"file": f"d.{ending}"})
    code, said = verb(word, file=file)
    assert code in (1, 2)
    assert f"d.{ending}" in said
    assert "send" not in said


@pytest.mark.parametrize("name", ["config.toml", "stakeholders.csv", "depositary.db"])
@pytest.mark.parametrize("word", ["doctor", "status", "once", "drafts"])
def test_a_file_of_the_wrong_kind_is_one_sentence(verb, tmp_path, name, word):
    (tmp_path / name).write_bytes(bytes(range(256)) * 20)
    code, said = verb(word)
    needless = name == "stakeholders.csv" and word in ("status", "drafts", "once")
    assert needless or code in (1, 2)
    assert "Traceback" not in said


LONG = "Apples " * 40 + "and quinces."


@pytest.mark.parametrize(
    ("draft", "status"),
    [
        (f"The draft\n\nA preamble, as there is.\n\n1. {LONG}\n\n2. Pears.", 0),
        (f"1. {LONG}\n\n2. Pears.\n\n2. Plums.", 1),
        (f"1. {LONG}\n\n4. Pears.", 1),
    ],
)
def test_the_drafts_are_shown_whole_on_wish_and_only_doubts_count(
    verb, tmp_path, draft, status
):
    file = write(tmp_path, draft=draft)
    code, said = verb("drafts", file=file)
    assert code == status
    assert "quinces" not in said
    assert "drafts --whole" in said
    assert ("Doubtful:" in said) is (status == 1)
    code, said = verb("drafts", "--whole", file=file)
    assert (code, "quinces" in said, "--whole" in said) == (status, True, False)


def test_all_that_is_wrong_in_drafts_is_told_at_once(verb, tmp_path):
    more = '[[drafts]]\nid = "{0}"\ntitle = "{0}"\nfile = "{0}.json"\ncall = "drafts"\n'
    paragraph = '{{"paragraphs": [{{"label": "1", "text": "{}"}}]{}}}'
    (tmp_path / "E.json").write_text(paragraph.format("Kale.", ', "aliases": ["d"]'))
    file = write(tmp_path, draft="1. Apples.\n\n1. Pears.")
    file.write_text(file.read_text() + more.format("E"))
    code, said = verb("doctor", file=file)
    said = " ".join(said.split())
    assert code == 1
    assert "D prints 1 more than once" in said
    assert "E: 'd' is the id of the draft D, too" in said
    code, said = verb("drafts", file=file)
    assert code == 1
    assert "E: 'd' is the id of the draft D, too" in " ".join(said.split())
    for name in "FG":
        (tmp_path / f"{name}.json").write_text("{")
        file.write_text(file.read_text() + more.format(name))
    code, said = verb("drafts", file=file)
    assert code == 2
    assert "F.json" in said
    assert "G.json" in said


@pytest.mark.usefixtures("one_mail")
def test_a_terminal_without_the_letters_still_shows_the_mail(verb, tmp_path):
    verb("once", "--now", AFTER)
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C"}
    found = subprocess.run(
        [sys.executable, "-m", "pipeline", "--config", "config.toml", "show", "1"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert found.returncode == 0
    assert "Замечания" in found.stdout.decode()


@pytest.mark.usefixtures("one_mail")
def test_the_history_tells_what_became_of_a_letter(verb):
    verb("once", "--now", AFTER)
    code, said = verb("show", "1")
    assert code == 0
    for became in ("promised", "sending", "sent"):
        assert f"letter acknowledgement: {became}" in said
    assert "internaldate" not in said


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        ("2026-03-10T00:00:00Z", "drafts: open until 13 March 2026"),
        ("2026-03-15T00:00:00Z", "drafts: in the days of grace, until 20 March"),
        ("2026-03-21T00:00:00Z", "drafts: closed since 20 March 2026"),
    ],
)
def test_the_status_says_where_a_call_stands(verb, now, stands):
    code, said = verb("status", "--now", now)
    assert code == 0
    assert stands in said


@pytest.mark.usefixtures("one_mail")
def test_the_status_says_that_the_compilation_was_issued(verb):
    verb("once", "--now", AFTER)
    assert "the compilation was issued 2026-03-21" in verb("status")[1]


@pytest.mark.usefixtures("one_mail")
def test_what_still_waits_is_said_beside_the_issue(verb):
    waits = ", with 1 question that waits for a person"
    assert f"compilations{waits}" in " ".join(verb("once", "--now", AFTER)[1].split())
    assert f"issued 2026-03-21{waits}." in " ".join(verb("status")[1].split())


@pytest.mark.usefixtures("one_mail")
def test_publishing_says_what_still_waits_beside_what_is_new(verb):
    verb("once", "--now", "2026-03-15T00:00:00Z")
    why = ("--by", "Ada", "--because", "The mailbox is gone.")
    said = " ".join(verb("publish", "--now", AFTER, *why)[1].split())
    assert "New: drafts in " in said
    open_ = "with 1 question that waits for a person (depositary review)"
    assert f"compilations, {open_}" in said


def test_the_service_and_whoever_admits_say_what_is_issued_though_it_waits(
    verb, tmp_path
):
    lines = []
    (tmp_path / "mailbox" / "new" / "1773136800.m.mx").write_bytes(MAIL)
    late = MAIL.replace(IN_TIME.encode(), TOO_LATE.encode()).replace(b"<m@", b"<l@")
    (tmp_path / "mailbox" / "new" / "1774051300.l.mx").write_bytes(late)
    at = datetime.fromisoformat(AFTER)
    with Service(load(tmp_path / "config.toml"), lambda: at) as service:
        service.poll()
        service.worker.run()
        timer = Timer(service, lines.append, threading.Event())
        timer.ask(PUBLISH)
        timer.step(timer.apart)
    waits = "with 2 questions that wait for a person (depositary review)"
    assert lines == [f"the compilation of drafts was issued and published, {waits}"]
    admit = ("admit", "D000002", "--by", "Head", "--because", "our server was down")
    waits = waits.replace("2", "3")  # of the admitted one it is asked who speaks
    assert f"The compilation of drafts is issued again, {waits}." in verb(*admit)[1]


def test_where_nothing_is_open_nothing_is_said_of_it(verb):
    for word in ("once", "publish"):
        assert "for a person" not in verb(word, "--now", AFTER)[1]


@pytest.mark.parametrize("option", ["--state", "--kind"])
def test_a_state_or_kind_that_is_none_is_refused_with_those_there_are(verb, option):
    code, said = verb("list", option, "nonsense")
    assert code == 2
    assert "held" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("decide", "D1-1", "--document", "A", "--paragraph", "1", "--document=B"),
            "--document can be said once and was said 2 times; nothing was done.",
        ),
        (("decide", "D1", *["--kind", "submission"] * 3), "was said 3 times"),
        (("decide", "D1", *["--by", "A", "--by", "B"]), "--by can be said once"),
        (("list", *["--state", "held", "--state", "corrupt"]), "--state can be said"),
        (("publish", *["--preview", "a", "--preview", "b"]), "--preview can be said"),
    ],
)
def test_of_two_that_can_be_said_once_none_is_dropped(verb, words, told):
    code, said = verb(*words)
    assert code == 2
    assert told in said


def test_a_second_draft_is_refused_with_how_it_is_said(verb):
    twice = ("--document", "A", "--document", "B")
    code, said = verb("decide", "D1-1", "--paragraph", "2", *twice)
    assert code == 2
    assert "what speaks of two is parted first, with --split" in said


def test_what_can_be_said_several_times_is_not_refused_for_that(verb):
    twice = ("--paragraph", "1", "--paragraph", "2", "--general", "--general")
    who = ("--by", "A", "--because", "b")
    code, said = verb("decide", "D1-1", "--document", "A", *twice, *who)
    assert "There is no delivery D1" in said
    assert code == 2


@pytest.mark.usefixtures("one_mail")
def test_a_narrow_terminal_gets_lines_instead_of_columns(verb, monkeypatch):
    verb("once", "--now", AFTER)
    monkeypatch.setenv("COLUMNS", "40")
    said = verb("list")[1]
    assert "1 delivery\n" in said
    assert "number: CASE/1/1" in said
    monkeypatch.setenv("COLUMNS", "80")
    said = verb("list")[1]
    assert "published  2026-03-10 10:00\n    olga@party.example: Замечания" in said


@pytest.mark.usefixtures("one_mail")
def test_what_is_in_files_is_counted_as_it_is(verb, tmp_path):
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "a.eml").write_bytes(MAIL)
    (folder / "b.mbox").write_bytes(b"From x Tue Mar 10 10:00:00 2026\n" + MAIL)
    (folder / "1773136800.x.mx").write_bytes(MAIL + b"more\n")
    (folder / "r.mbox").write_bytes(os.urandom(5000))
    (folder / "note.txt").write_text("a note\n")
    (folder / "x.jsonl").write_text('{"a": 1}\n')
    with zipfile.ZipFile(folder / "c.docx", "w") as archive:
        archive.writestr("a", "b")
    code, said = verb("import", folder)
    assert code == 1
    assert "3 new messages kept, 0 known before" in said
    assert "Now: depositary once, or depositary run" in said
    assert "held (3 not looked into yet)" in verb("status")[1]
    for name in ("r.mbox", "note.txt", "x.jsonl", "c.docx"):
        assert f"left alone: {folder / name}" in said
    said = verb("import", folder)[1]
    assert "0 new messages kept, 3 known before" in said
    assert "Now: " not in said
    assert verb("import", folder / "a.eml")[0] == 0
    assert verb("import", folder / "gone.eml")[0] == 2


def test_large_files_are_not_all_in_memory_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH_BYTES", 2 * len(MAIL))
    for n in range(5):
        (tmp_path / f"{n}.eml").write_bytes(MAIL)
    counts = []
    with Service(load(write(tmp_path)), lambda: datetime.now(UTC)) as service:
        files = sorted(tmp_path.glob("*.eml"))
        assert importing.take(service.ledger, files, counts.append).new == 5
    assert counts == [2, 4, 5]


@pytest.mark.usefixtures("one_mail")
def test_a_lost_database_stops_every_verb_but_those_that_help(verb, tmp_path):
    verb("once", "--now", AFTER)
    (tmp_path / "depositary.db").unlink()
    for word in ("once", "status", "list", "review", "publish", "export"):
        code, said = verb(word)
        assert (code, "depositary rebuild" in said) == (1, True)
    said = verb("doctor")[1]
    assert "depositary rebuild" in " ".join(said.split())  # lines are as long as paths
    assert said.count("BAD") == 1 + said.count("not installed")
    assert not (tmp_path / "depositary.db").exists()  # none of them made an empty one
    assert "depositary rebuild" in verb("verify")[1]
    assert verb("rebuild")[0] == 0
    assert "CASE/1/1" in verb("list")[1]


@pytest.mark.parametrize("words", [("status",), ("once",), ("show", 1), ("verify",)])
def test_a_damaged_database_is_no_fault_of_the_call(verb, tmp_path, words):
    (tmp_path / "depositary.db").write_bytes(b"no database at all" * 500)
    code, said = verb(*words)
    assert (code, "depositary rebuild" in said) == (1, True)


@pytest.mark.usefixtures("one_mail")
def test_evidence_of_a_lost_message_is_no_fault_of_the_call(verb, tmp_path):
    verb("once", "--now", AFTER)
    for file in (tmp_path / "archive/raw").rglob("*.eml"):
        file.unlink()
    code, said = verb("evidence", 1, "--out", tmp_path / "e.zip")
    assert (code, "Restore" in said) == (1, True)
    assert "missing or cut off" in verb("doctor")[1].replace("\n", " ")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--out", "{}/config.toml"),
        ("export", "--out", "{}/draft.txt"),
        ("export", "--out", "{}/archive/raw/x"),
        ("export", "--out", "{}/depositary.db-wal"),
        ("evidence", "1", "--out", "{}/stakeholders.csv"),
    ],
)
@pytest.mark.usefixtures("one_mail")
def test_what_the_consultation_is_made_of_is_not_written_over(verb, tmp_path, words):
    verb("once", "--now", AFTER)
    before = (tmp_path / "config.toml").read_bytes()
    code, said = verb(*(word.format(tmp_path) for word in words))
    assert (code, "is not written over" in said) == (2, True)
    assert (tmp_path / "config.toml").read_bytes() == before


def test_a_registry_that_is_called_as_a_compilation_is_not_written_over(verb, tmp_path):
    (tmp_path / "drafts.json").write_text("{}")
    file = write(tmp_path, stakeholders={"registry": "drafts.json"})
    code, said = verb("compile", "--out", tmp_path, file=file)
    assert (code, "is not written over" in said) == (2, True)


def test_a_pass_beside_another_one_says_so(verb, tmp_path):
    with (
        Service(load(tmp_path / "config.toml"), lambda: AFTER) as service,
        only_one(service.ledger, "run") as mine,
    ):
        assert mine
        code, said = verb("once")
    assert (code, "Another depositary works" in said) == (0, True)
    assert "Another depositary" not in verb("once")[1]


def test_a_cut_off_that_is_no_date_is_told_plainly(verb):
    code, said = verb("rehearse", "drafts", "--hard", "tomorrow")
    assert (code, "'tomorrow' is no date" in said) == (2, True)
    assert "isoformat" not in said


def test_an_extension_into_the_past_is_remarked_on(verb):
    code, said = verb("rehearse", "drafts", "--hard", "2026-03-25")
    assert code == 0
    assert "has passed already" in said


@pytest.mark.parametrize("role", ["poller", "worker"])
def test_on_sqlite_one_process_does_all(verb, role):
    code, said = verb("run", "--role", role)
    assert (code, "name a PostgreSQL database" in said) == (2, True)
