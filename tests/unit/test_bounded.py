import io
import os
import signal
import tempfile
import threading
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from pipeline import bounded
from pipeline.bounded import Document, Limits, Reader
from pipeline.extract import tools
from rules.terms import Read

BODY = Document(name="body", data=b"We agree.", declared="text/plain", is_body=True)
#: A page whose forms draw each other twice, forty times: 2 to the 40 drawings.
FORMS = 40


@pytest.fixture(scope="module")
def reader():
    with Reader() as found:
        yield found


def pdf(*objects):
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        out += b"%d 0 obj%s endobj\n" % (number, content)
    return out + b"trailer<</Root 1 0 R>>\n%%EOF"


def page(contents, resources=b""):
    return (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<"
        + resources
        + b">>>>",
        contents,
    )


def stream(data, more=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def exponential_pdf():
    forms = [
        stream(
            b"/F Do /F Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R"
            b">>>>" % (number + 1),
        )
        for number in range(5, 5 + FORMS)
    ]
    forms.append(stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))
    return pdf(*page(stream(b"/F Do"), b"/XObject<</F 5 0 R>>"), *forms)


def inflating_pdf():
    packed = zlib.compress(zlib.compress(b"\0" * 2**31, 1), 9)
    return pdf(*page(stream(packed, b"/Filter[/FlateDecode/FlateDecode]")))


def sheet_of_nothing():
    """A workbook whose only two cells are as far apart as cells can be."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    out = io.BytesIO()
    cell = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>'
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}" xmlns:r="{relation}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData>{cell.format(1, "A")}'
            f"{cell.format(1048576, 'XFD')}</sheetData></worksheet>",
        )
    return out.getvalue()


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
    [exponential_pdf(), inflating_pdf(), sheet_of_nothing()],
    ids=["exponential forms", "inflating stream", "endless sheet"],
)
def test_a_hostile_file_ends_soon_and_costs_none_of_the_others(reader, hostile):
    begun = time.monotonic()
    before, held, after = reader.read([BODY, Document(name="x", data=hostile), BODY])
    assert time.monotonic() - begun < 20
    assert words(before) == words(after) == ["We agree."]
    assert held[0].reading.read in (Read.HELD, Read.FULL)
    assert held[0].reading.passages == ()


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


@pytest.mark.parametrize(
    ("act", "limits", "why"),
    [
        (allocate, Limits(), bounded.TOO_MUCH_MEMORY),
        (spin, Limits(cpu=1), bounded.TOO_LONG),
        (lambda: time.sleep(60), Limits(wall=0.2), bounded.TOO_LONG),
        (crash, Limits(), bounded.CRASHED),
        (write, Limits(), bounded.CRASHED),
        # this process may be large itself, and a fork begins with all of that
        (talk, Limits(memory=16 * 1024**3), bounded.TOO_MUCH_TEXT),
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


def test_a_parent_that_is_told_to_end_takes_its_child_with_it():
    with Reader() as reader:
        reader.read([BODY])
        parent = reader.pid
        slow = Document(name="x", data=exponential_pdf())
        reading = threading.Thread(target=reader.read, args=([slow],))
        reading.start()
        children = Path(f"/proc/{parent}/task/{parent}/children")
        while not (child := children.read_text(encoding="ascii").split()):
            time.sleep(0.01)
        os.kill(parent, signal.SIGTERM)
        assert gone(int(child[0]))
        reading.join()
        assert reader.pid != parent


@pytest.mark.parametrize(
    "answer", [b"", b"+nonsense", b"+[1]", b'+[{"name": 1}]', b"?", b"+[{}]"]
)
def test_an_answer_that_is_none_is_held(answer):
    [found] = bounded.found_in(BODY, answer)
    assert found.reading.why == bounded.CRASHED


def test_reading_in_a_child_costs_little_and_in_company_less(reader):
    def cost(documents):
        rounds = []
        for _ in range(7):
            begun = time.perf_counter()
            reader.read(documents)
            rounds.append(time.perf_counter() - begun)
        return sorted(rounds)[3]

    alone, together = cost([BODY]), cost([BODY] * 10)
    assert alone < 0.025
    assert together / 10 < 0.008
