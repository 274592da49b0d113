import os
import signal
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import bounded
from pipeline.bounded import Reader
from pipeline.confined import Limits
from pipeline.extract import tools
from pipeline.message.documents import Document
from rules.terms import Read
from tests.hostile.pages import exponential_forms, inflating_stream
from tests.hostile.tables import sheet_of_nothing

BODY = Document(name="body", data=b"We agree.", declared="text/plain", is_body=True)


@pytest.fixture(scope="module")
def reader():
    with Reader() as found:
        yield found


def words(found):
    return [p.text for p in found[0].reading.passages]


def open_files():
    return len([*Path("/proc/self/fd").iterdir()])


def gone(pid):
    """Wait a little for a process to end."""
    until = time.monotonic() + 5
    while running(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not running(pid)


def running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_the_documents_of_a_message_are_read_in_their_order(reader):
    documents = [
        BODY,
        Document(name="a.csv", data=b"x,y"),
        Document(name="b.bin", data=b"MZ\0\1"),
    ]
    body, table, unknown = reader.read(documents)
    assert words(body) == ["We agree."]
    assert words(table) == ["x", "y"]
    assert unknown[0].reading.read is Read.HELD
    assert reader.read([]) == []


@pytest.mark.parametrize(
    "hostile",
    [exponential_forms, inflating_stream, sheet_of_nothing],
    ids=["exponential forms", "inflating stream", "endless sheet"],
)
def test_a_hostile_file_ends_soon_and_costs_none_of_the_others(reader, hostile):
    evil = Document(name="x", data=hostile())
    before, held, after = reader.read([BODY, evil, BODY])
    assert words(before) == words(after) == ["We agree."]
    # on a busy machine its time may be over first
    assert held[0].reading.why in {bounded.TOO_MUCH_MEMORY, bounded.TOO_LONG}


def test_plain_messages_are_read_together_and_given_when_they_are_asked_for():
    other = replace(BODY, data=b"We do not.")
    with Reader() as reader:
        reader.foresee([[BODY], [other]])
        os.kill(reader.pid, signal.SIGSTOP)  # whoever asks it now waits for ever
        try:
            assert words(reader.read([other])[0]) == ["We do not."]
            assert words(reader.read([BODY])[0]) == ["We agree."]
        finally:
            os.kill(reader.pid, signal.SIGCONT)
        reader.foresee([])
        assert words(reader.read([BODY])[0]) == ["We agree."]


@pytest.mark.parametrize(
    "other",
    [
        Document(name="body", data=b"<p>No", declared="text/html", is_body=True),
        Document(name="a.txt", data=b"No", declared="text/plain"),
        Document(name="a.docx", data=b"PK", declared=""),
    ],
    ids=["page", "text file", "Word"],
)
def test_a_message_with_anything_but_plain_text_shares_no_child(monkeypatch, other):
    asked = []
    reader = Reader()
    monkeypatch.setattr(
        reader, "_ask", lambda d: asked.append(list(d)) or [b""] * len(d)
    )
    reader.foresee([[BODY, other], [BODY]])
    reader.read([BODY, other])
    assert asked == [[BODY], [BODY, other]]


def test_a_text_on_which_a_shared_child_dies_costs_no_other_message():
    vast = replace(BODY, data=b"We agree.\n\n" * 3_000_000)
    other = replace(BODY, data=b"We do not.")
    with Reader() as reader:
        reader.foresee([[BODY], [vast], [other]])
        assert words(reader.read([BODY])[0]) == ["We agree."]
        assert reader.read([vast])[0][0].reading.read is Read.HELD
        assert words(reader.read([other])[0]) == ["We do not."]


def guarded(monkeypatch, act, limits, documents=1):
    """Let the child of this very process do something else than reading."""
    monkeypatch.setattr(bounded, "read_file", lambda *_, **__: act())
    return bounded.guarded([BODY] * documents, limits)


def allocate():
    return bytearray(2**31)


def spin():
    while True:
        pass


def crash():
    os._exit(1)


def write():
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"x")


def talk():
    return ["x" * 1024] * 40_000


#: This process may be large itself, and a fork begins with all of that.
ROOMY = Limits(memory=16 * 1024**3)


@pytest.mark.parametrize(
    ("act", "limits", "why"),
    [
        (allocate, Limits(), bounded.TOO_MUCH_MEMORY),
        (spin, Limits(cpu=1), bounded.TOO_LONG),
        (lambda: time.sleep(60), Limits(wall=0.2), bounded.TOO_LONG),
        (crash, ROOMY, bounded.CRASHED),
        (write, ROOMY, bounded.CRASHED),
        (talk, ROOMY, bounded.TOO_MUCH_TEXT),
    ],
    ids=["memory", "processor", "clock", "crash", "file", "output"],
)
def test_a_child_dies_of_its_limits_and_it_is_told_of_which(
    monkeypatch, act, limits, why
):
    lines, reason = guarded(monkeypatch, act, limits)
    assert (lines or [reason]) == [b"-" + why.encode()]


def test_a_program_that_the_child_started_dies_with_it(monkeypatch, tmp_path):
    note = tmp_path / "pid"

    def act():
        if pid := os.fork():
            note.write_text(str(pid), encoding="ascii")
            time.sleep(60)
        time.sleep(60)

    guarded(monkeypatch, act, Limits(wall=0.5, file=99, programs=True))
    assert gone(int(note.read_text(encoding="ascii")))


@pytest.mark.skipif(not tools.present("soffice"), reason="LibreOffice is not installed")
def test_a_file_that_needs_a_program_is_read_within_wider_limits(reader):
    rtf = Document(name="a.rtf", data=rb"{\rtf1\ansi Keep this.\par}")
    body, found = reader.read([BODY, rtf])
    assert words(body) == ["We agree."]
    assert words(found) == ["Keep this."]


def test_the_reader_survives_the_death_of_its_parent():
    with Reader() as reader:
        reader.read([BODY])
        os.kill(reader.pid, signal.SIGKILL)
        assert words(reader.read([BODY])[0]) == ["We agree."]


def test_a_fork_starts_a_parent_of_its_own():
    with Reader() as reader:
        reader.read([BODY])
        ours = reader.pid
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                fine = words(reader.read([BODY])[0]) == ["We agree."]
                apart = reader.pid != ours
                reader.close()
                status = 0 if fine and apart else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert words(reader.read([BODY])[0]) == ["We agree."]
        assert reader.pid == ours


def test_closing_leaves_no_process_and_no_open_file():
    before = open_files()
    reader = Reader()
    reader.read([BODY])
    parent = reader.pid
    reader.close()
    reader.close()
    assert not Path(f"/proc/{parent}").exists()
    assert open_files() == before


def test_closing_ends_a_parent_that_the_signal_did_not_wake(monkeypatch):
    reader = Reader()
    reader.read([Document(name="a.txt", data=b"We agree.")])
    monkeypatch.setattr("os.kill", lambda *_: None)
    reader.close()
    assert reader.pid is None


def test_a_parent_that_is_told_to_end_takes_its_child_with_it():
    with Reader() as reader:
        reader.read([BODY])
        parent = reader.pid
        slow = Document(name="x", data=exponential_forms())
        reading = threading.Thread(target=reader.read, args=([slow],))
        reading.start()
        children = Path(f"/proc/{parent}/task/{parent}/children")
        while not (child := children.read_text(encoding="ascii").split()):
            time.sleep(0.01)
        os.kill(parent, signal.SIGTERM)
        assert gone(int(child[0]))
        reading.join()
        assert reader.pid != parent


def test_a_signal_that_comes_while_a_child_is_made_is_heard_when_it_is_known(
    monkeypatch,
):
    heard, known = [], set()
    monkeypatch.setattr("pipeline.bounded._at_work", known)
    before = signal.signal(signal.SIGTERM, lambda *_: heard.append([*known]))
    made = os.fork

    def fork():
        pid = made()
        if pid:
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
            heard.append(pid)
        return pid

    monkeypatch.setattr(os, "fork", fork)
    try:
        lines, _ = guarded(monkeypatch, list, ROOMY)
    finally:
        signal.signal(signal.SIGTERM, before)
    child, at_work = heard
    assert (lines, at_work) == ([b"+[]"], [child])


def test_a_child_is_ended_before_it_has_a_session_of_its_own(monkeypatch):
    out, into = os.pipe()

    def act():
        time.sleep(1)
        os.write(into, b"still there")

    monkeypatch.setattr(os, "setsid", lambda: None)
    lines, why = guarded(monkeypatch, act, Limits(wall=0.2))
    os.close(into)
    with os.fdopen(out, "rb") as said:
        assert said.read() == b""
    assert (lines, why) == ([], b"-" + bounded.TOO_LONG.encode())


@pytest.mark.parametrize(
    "answer", [b"", b"+nonsense", b"+[1]", b'+[{"name": 1}]', b"?", b"+[{}]"]
)
def test_an_answer_that_is_none_is_held(answer):
    [found] = bounded.found_in(BODY, answer)
    assert found.reading.why == bounded.CRASHED
