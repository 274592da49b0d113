"""`depositary read` on real files, in a folder without any configuration."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import pytest

from pipeline.bounded import Reader
from pipeline.message import mime
from pipeline.message.documents import documents
from pipeline.message.parts import payloads
from pipeline.parse import read_message
from pipeline.reading import read
from pipeline.store import values
from rules.terms import Passage, Read
from tests.reading.mail_file import enveloped, file, mixed, named, signed
from tests.reading.word_file import cut, ins, p, r, word_file

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared/corpus/mail"
WORD = word_file(p("Keep ", cut("all"), ins("most"), " of it."))
TEXT = "Content-Type: text/plain; charset=utf-8\n\n"
MAIL = mixed(TEXT + "We agree.", file(WORD, "a/b", named("annex.docx")))


COMMAND = (sys.executable, "-m", "pipeline")
AROUND = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "COLUMNS": "200"}


def run(folder, *arguments, stdin=b"", command=COMMAND, **around):
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=AROUND | around,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def shell(folder, line):
    """Run a line of bash, in which "$@" is the command."""
    return run(folder, command=("bash", "-c", line, "bash", *COMMAND))


@pytest.fixture
def folder(tmp_path):
    for name, data in {
        "a.docx": WORD,
        "mails/b.eml": MAIL,
        "mails/cur/1389999999.x.mx:2,S": b"Subject: In a Maildir\n\nDelete 17.",
        "mails/.hidden": b"x",
        "locked/c.p7m": enveloped(),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_file_is_shown_with_its_places_and_marks(folder):
    status, out, _ = run(folder, "read", "a.docx")
    assert status == 0
    assert "read: full" in out
    assert "p1  Keep [-all-](Kenya)[+most+](Kenya) of it." in out


def test_a_folder_is_read_file_by_file_as_lines_of_json(folder):
    status, out, _ = run(folder, "read", "mails", "--json")
    first, second = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert (first["file"], second["file"][:9]) == ("mails/b.eml", "mails/cur")
    assert first["message"]["from"] == [{"address": "a@x.int", "name": "Ana"}]
    assert second["message"]["subject"] == "In a Maildir"
    body, annex = first["parts"]
    assert (body["name"], body["is_body"]) == ("body", True)
    [passage] = annex["passages"]
    assert passage["source"] == {
        "part": "annex.docx",
        "sha256": annex["sha256"],
        "place": "p1",
    }
    assert values.load(Passage, passage).original == "Keep all of it."


def test_what_is_held_is_said_and_told_by_the_exit_status(folder):
    status, out, _ = run(folder, "--json", "read", "locked", "a.docx")
    held, whole = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert (held["read"], whole["read"]) == ("held", "full")
    assert "encrypted" in held["why"]


def test_standard_input_is_read_as_whatever_it_is(folder):
    status, out, _ = run(folder, "read", "-", "--json", stdin=WORD)
    [found] = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert found["file"] == "-"
    assert found["type"].endswith("wordprocessingml.document")


@pytest.mark.parametrize("missing", ["none.docx", "none/", ""])
def test_a_file_that_is_not_there_is_one_sentence(folder, missing):
    status, out, said = run(folder, "read", "a.docx", missing)
    assert (status, out) == (2, "")
    assert said.startswith(f"depositary: There is no file or folder {missing[:4]}")
    assert said.count("\n") == 1


def test_a_pipe_that_is_named_is_read(folder):
    status, out, _ = shell(folder, '"$@" read <(cat a.docx)')
    assert status == 0
    assert "Keep [-all-](Kenya)" in out


def test_a_device_is_no_file(folder):
    status, _, said = run(folder, "read", "/dev/null")
    assert (status, said) == (
        2,
        "depositary: /dev/null is neither a file nor a folder.\n",
    )


def test_without_standard_input_a_sentence_says_so(folder):
    status, _, said = shell(folder, '"$@" read - <&-')
    assert (status, said) == (
        2,
        "depositary: There is no standard input; name a file.\n",
    )


def test_what_is_left_out_of_a_folder_is_named(folder):
    os.mkfifo(folder / "mails/pipe")
    (folder / "mails/gone").symlink_to("nowhere")
    (folder / "mails/up").symlink_to("..")
    (folder / "mails/same.eml").symlink_to("b.eml")
    (folder / "empty").mkdir()
    status, out, said = run(folder, "--json", "read", "mails", "empty")
    assert status == 2
    assert len(out.splitlines()) == 3
    assert said.splitlines() == [
        "depositary: mails/gone links to no file and was left out.",
        "depositary: mails/pipe is no file and was left out.",
        "depositary: mails/up links to no file and was left out.",
        "depositary: There is no file in empty.",
    ]


def test_what_may_not_be_opened_is_named_and_the_rest_is_read(folder):
    (folder / "locked").chmod(0)
    (folder / "mails/b.eml").chmod(0)
    root = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", *COMMAND)
    command = COMMAND if os.geteuid() else root
    status, out, said = run(folder, "read", ".", command=command)
    (folder / "locked").chmod(0o700)
    assert status == 2
    assert "Delete 17." in out
    assert said.splitlines() == [
        "depositary: locked cannot be opened: Permission denied.",
        "depositary: mails/b.eml cannot be opened: Permission denied.",
    ]


def test_who_reads_only_the_beginning_gets_no_wrong_status(folder):
    for number in range(50):
        (folder / f"mails/{number}.txt").write_bytes(b"We agree. " * 2000)
    status, _, said = shell(folder, 'set -o pipefail; "$@" read mails | head -c 9')
    assert (status, said) == (141, "")


def test_ctrl_c_while_the_program_starts_is_quiet(folder):
    line = "raise KeyboardInterrupt"  # a shell may have us ignore the signal itself
    (folder / "typer.py").write_text(line)  # in the midst of what is loaded
    command = (sys.executable, "-c", "from pipeline.cli import main; main()")
    around = {"PYTHONPATH": f"{folder}:{ROOT}"}
    status, out, said = run(folder, "read", "a.docx", command=command, **around)
    assert (status, out, said) == (128 + signal.SIGINT, "", "")


def test_a_name_that_is_no_utf_8_is_written_in_letters(folder):
    Path(os.fsdecode(bytes(folder) + b"/bad\xff.txt")).write_bytes(b"We agree.")
    status, out, _ = shell(folder, '"$@" --json read bad*')
    assert (status, json.loads(out)["file"]) == (0, r"bad\xff.txt")


def test_splits_deletions_of_insertions_and_hidden_words_have_signs(folder):
    twice = f'<w:ins w:author="Kenya">{cut("gone", "Japan")}</w:ins>'
    hidden = r("not shown", "<w:vanish/>")
    data = word_file(p("one", twice, end="ins"), p("two [+", hidden, end="del"))
    (folder / "x.docx").write_bytes(data)
    _, out, _ = run(folder, "read", "x.docx")
    assert "one[-gone-](inserted by Kenya, deleted by Japan)[+¶+](Kenya)" in out
    assert r"two \[+[hidden: not shown][-¶-](Kenya)" in out


def test_a_note_says_on_which_paragraph_it_is(folder):
    data = word_file(
        p("words", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{p("Why?")}</w:footnote>',
    )
    (folder / "x.docx").write_bytes(data)
    assert "note on (p1): Why?" in run(folder, "read", "x.docx")[1]


def test_a_terminal_gets_bright_words_below_each_other(folder):
    (folder / "x.txt").write_bytes(b"We agree with all that is said. " * 3)
    _, out, _ = run(folder, "read", "x.txt", FORCE_COLOR="1", COLUMNS="40")
    dim, plain = "\x1b[2m", "\x1b[0m"
    _, first, second, *_ = out.splitlines()
    assert first.startswith(f"{dim}  l1  {plain}We agree")
    assert second.startswith(f"{dim}      {plain}")


def test_control_characters_of_a_file_are_shown_and_not_obeyed(folder):
    (folder / "x.txt").write_bytes(b"Keep \x1b]0;title\x07this. [bold]Not[/bold]")
    _, out, _ = run(folder, "read", "x.txt")
    assert "\x1b" not in out
    assert "[bold]Not[/bold]" in out


def test_the_library_gives_what_the_pipeline_stores():
    with Reader() as reader:
        found = read("mail.eml", MAIL, reader)
    assert found.read is Read.FULL
    assert [part.text.name for part in found.parts] == ["body", "annex.docx"]
    assert [d.name for d in documents(MAIL)] == ["body", "annex.docx"]


def test_a_file_in_an_attached_message_is_named_after_it():
    inner = MAIL.replace(b"=_b", b"=_i")
    outer = mixed(b"Content-Type: message/rfc822\n\nSubject: Ours\n" + inner)
    assert [d.name for d in documents(outer)] == [
        "Ours.eml",
        "Ours.eml/text.txt",
        "Ours.eml/annex.docx",
    ]


def test_the_text_that_a_mail_program_wraps_is_the_senders_own():
    blob = signed((TEXT + "We agree.").encode())
    wrapped = b"From: a@x.int\n" + file(blob, "application/pkcs7-mime; name=s.p7m")
    attached = mixed(b"Content-Type: message/rfc822\n\nSubject: x\n" + wrapped)
    with Reader() as reader:
        own, foreign = (read("x.eml", raw, reader) for raw in (wrapped, attached))
    assert [(p.text.name, p.text.is_body) for p in own.parts] == [
        ("s.p7m", False),
        ("s.p7m/body", True),
    ]
    assert not any(part.text.is_body for part in foreign.parts)


collected = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the collection of mails is not here"
)


def collection():
    files = sorted(CORPUS.rglob("*"))
    return [f.read_bytes() for f in files if f.is_file() and f.suffix != ".tsv"]


@collected
def test_no_mail_of_the_collection_raises_or_is_without_parts():
    mails = collection()
    assert len(mails) > 800
    for raw in mails:
        found = read_message(raw)
        assert found.parts == tuple(part for part, _ in payloads(raw))
        assert found.parts


@collected
def test_where_the_standard_library_sees_no_defect_we_have_the_same_bytes():
    agreed, other = 0, 0
    for raw in collection():
        parts = list(message_from_bytes(raw).walk())
        if any(part.defects for part in parts) or b"\nbegin " in raw:
            continue
        theirs = [
            (part.get_content_type(), part.get_payload(decode=True))
            for part in parts
            if not part.is_multipart()
        ]
        ours = [(leaf.type, leaf.data) for leaf in mime.walk(raw).leaves]
        agreed += contents(ours) == contents(theirs)
        other += contents(ours) != contents(theirs)
    assert agreed > 50 * other  # what is left are base64 that is none, and the like


def contents(leaves):
    """What is in files and texts; reports on mail are cut up in other ways."""
    return Counter(
        data.replace(b"\r\n", b"\n").strip()
        for kind, data in leaves
        if data.strip() and not kind.startswith(("message/", "text/rfc822"))
    )
