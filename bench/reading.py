"""How fast are files and mails read, beside what other readers need?

    pip install --target build/bench docx2python 'markitdown[docx]'
    python bench/reading.py

Processor time, the readers one after the other in each round, the median of the
rounds' ratios. A Word file of 100 KB is made here; the PDF files and mails are
those of the corpus, or of the sample where there is none.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import statistics
import sys
import time
import zipfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
# readers that are here only for comparison, behind our own libraries
sys.path.append(str(Path(__file__).parent.parent / "build" / "bench"))

import docx
import mailparser  # type: ignore[import-untyped]  # it ships no types
from lxml import etree
from pdfminer.high_level import extract_pages

from pipeline import extract, parse
from pipeline.bounded import Reader
from pipeline.message.documents import Document
from rules.terms import Read
from tests.hostile.hostile import ended, spent
from tests.hostile.pages import AGREED, page, pdf, stream
from tests.hostile.test_hostile import HOSTILE
from tests.reading import word_file as word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
#: The parts of a Word file that no reader of its words can do without.
NEEDED = ("document", "styles", "numbering", "comments", "_rels/document.xml.rels")


class Row(NamedTuple):
    """One line of the table; `ok` is None where it could not be measured."""

    what: str
    asked: str
    seen: str
    ok: bool | None


def cpu(act: Callable[[], object], times: int = 1) -> float:
    """Return the seconds of processor time that an act takes."""
    began = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - began) / times


def ratio(
    one: Callable[[], object], other: Callable[[], object], rounds: int, times: int = 1
) -> float:
    """Return how many times as long as the other the first one takes."""
    one(), other()  # what is loaded at first use
    return statistics.median(cpu(one, times) / cpu(other, times) for _ in range(rounds))


# --- Word ------------------------------------------------------------------------


def word_document() -> bytes:
    """Write a file as comments come: revised, numbered, with notes and a table."""
    chance = random.Random(7)  # noqa: S311 (a repeatable text, no secret)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def said(count: int) -> str:
        return " ".join(
            "".join(chance.choices(letters, k=chance.randint(2, 9)))
            for _ in range(count)
        )

    def commented(number: int) -> str:
        tag = f'<w:commentRange{{}} w:id="{number}"/>'
        return tag.format("Start") + word.r(said(9)) + tag.format("End")

    body = [
        word.p(
            f"{said(30)} ",
            word.ins(said(12)) if n % 5 == 0 else word.r(said(12)),
            word.cut(said(8)) if n % 5 == 0 else word.r(said(8)),
            commented(n) if n % 12 == 0 else word.r(said(9)),
            properties=word.listed(1, n % 3) if n % 2 else "",
        )
        for n in range(240)
    ]
    rows = [word.row(*[word.cell(said(12)) for _ in range(4)]) for _ in range(60)]
    template = zipfile.ZipFile(
        Path(docx.__file__).parent / "templates" / "default.docx"
    )
    styles = template.read("word/styles.xml").decode()
    return word.word_file(
        *body,
        word.table(*rows),
        styles=styles[styles.index("<w:docDefaults") : styles.index("</w:styles>")],
        numbering=word.definition(1, *[word.level(n, f"%{n + 1}.") for n in range(3)])
        + word.use(1, of=1),
        comments="".join(
            f'<w:comment w:id="{n}" w:author="Kenya">{word.p(said(20))}</w:comment>'
            for n in range(0, 240, 12)
        ),
    )


def word_rows(rounds: int) -> list[Row]:
    """Compare readers of Word files."""
    data = word_document()

    def ours() -> object:
        return extract.read_file("a.docx", data)

    def python_docx() -> object:
        return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]

    def floor() -> object:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = (f"word/{n}{'' if '.' in n else '.xml'}" for n in NEEDED)
            return [etree.fromstring(archive.read(name)) for name in names]

    size = f"docx of {len(data) // 1000} kB"
    beside = ratio(ours, python_docx, rounds, 5)
    least = ratio(ours, floor, rounds, 5)
    found = [
        Row(
            f"{size}: python-docx, paragraphs",
            "<= 1.3x",
            f"{beside:.2f}x",
            beside <= 1.3,
        ),
        Row(f"{size}: inflate and lxml alone", "<= 2x", f"{least:.2f}x", least <= 2),
    ]
    others: dict[str, tuple[float, Callable[[], object]]] = {}
    try:
        read = import_module("docx2python").docx2python
        others["docx2python"] = (5, lambda: read(io.BytesIO(data)).text)
        convert = import_module("markitdown").MarkItDown().convert_stream
        others["markitdown"] = (
            30,
            lambda: convert(io.BytesIO(data), file_extension=".docx"),
        )
    except ImportError as fault:
        found.append(Row(f"{size}: {fault.name}", "faster", "not installed", None))
    for name, (asked, other) in others.items():
        faster = 1 / ratio(ours, other, rounds)
        row = Row(f"{size}: {name}", f">= {asked}x", f"{faster:.1f}x", faster >= asked)
        found.append(row)
    return found


# --- PDF and mail ----------------------------------------------------------------


def pdf_rows(rounds: int) -> list[Row]:
    """Compare readers of PDF files, both with paragraphs."""
    files = [f.read_bytes() for f in sorted(CORPUS.glob("documents/pdf/*.pdf"))[::4]]
    if not files:
        lines = b"".join(
            AGREED.replace(b"10 50 Td", b"10 %d Td" % y) for y in range(5, 99, 13)
        )
        files = [pdf(*page(stream(lines)))] * 20
    with Reader() as reader:  # PDFium ends the process on some
        known = [reader.read([Document(name="a.pdf", data=f)])[0][0] for f in files]
    files = [
        data
        for data, found in zip(files, known, strict=True)
        if found.reading.read is Read.FULL and _by_pdfminer(data) is not None
    ]
    faster = 1 / ratio(
        lambda: [extract.read_file("a.pdf", data) for data in files],
        lambda: [_by_pdfminer(data) for data in files],
        rounds,
    )
    return [
        Row(f"{len(files)} pdf: pdfminer.six", ">= 8x", f"{faster:.1f}x", faster >= 8)
    ]


def _by_pdfminer(data: bytes) -> list[object] | None:
    try:
        return list(extract_pages(io.BytesIO(data)))
    except Exception:  # noqa: BLE001 (the library raises whatever it meets)
        return None


def mail_rows(rounds: int) -> list[Row]:
    """Compare readers of mail; ours asks mail-parser about headers as well."""
    folder = CORPUS / "mail" if CORPUS.exists() else ROOT / "sample" / "mailbox"
    files = [
        f.read_bytes()
        for f in sorted(folder.rglob("*"))
        if f.is_file() and f.suffix != ".tsv"
    ]

    def ours() -> None:
        for raw in files:
            parse.read_message(raw)

    raised = 0

    def theirs() -> None:
        nonlocal raised
        raised = 0
        for raw in files:
            try:
                mailparser.parse_from_bytes(raw)
            except Exception:  # noqa: BLE001 (they are counted)
                raised += 1

    faster = 1 / ratio(ours, theirs, rounds)
    what = f"{len(files)} mails: mail-parser, which raised on {raised}"
    return [Row(what, ">= 1.3x, 0 raised", f"{faster:.2f}x, 0 raised", faster >= 1.3)]


# --- the bounded child -----------------------------------------------------------


def child_rows(rounds: int) -> list[Row]:
    """Measure what the bounded child costs above reading in the process."""
    data = word_document()
    documents = [Document(name="a.docx", data=data)] * 10
    alone, together = [], []
    with Reader() as reader:
        reader.read(documents)

        def above(act: Callable[[], object]) -> float:
            before = spent(reader)
            own = cpu(act)
            inside = cpu(lambda: extract.read_file("a.docx", data), 20)
            return 1000 * ((own + spent(reader) - before) / 20 - inside)

        for _ in range(rounds):
            alone.append(above(lambda: [reader.read(documents[:1]) for _ in range(20)]))
            together.append(above(lambda: [reader.read(documents) for _ in range(2)]))
    one, many = statistics.median(alone), statistics.median(together)
    return [
        Row("bounded child, a document alone", "<= 25 ms", f"{one:.1f} ms", one <= 25),
        Row(
            "bounded child, ten documents: each", "<= 8 ms", f"{many:.1f} ms", many <= 8
        ),
    ]


def hostile_rows(_rounds: int) -> list[Row]:
    """Find the slowest hostile files."""
    costs = []
    with Reader() as reader:
        reader.read([Document(name="a.txt", data=b"x")])
        for hostile in HOSTILE:
            before = spent(reader)
            ended(hostile, reader)
            costs.append((spent(reader) - before, hostile.name))
    return [
        Row(f"hostile: {name}", "<= 10 s", f"{seconds:.1f} s", seconds <= 10)
        for seconds, name in sorted(costs, reverse=True)[:5]
    ]


PARTS = {
    "word": word_rows,
    "pdf": pdf_rows,
    "mail": mail_rows,
    "child": child_rows,
    "hostile": hostile_rows,
}


def told(rows: Sequence[Row]) -> str:
    """Print the table."""
    verdicts = {True: "ok", False: "short", None: "-"}
    lines = [("asked", "seen", "", "beside")]
    lines += [(r.asked, r.seen, verdicts[r.ok], r.what) for r in rows]
    return "\n".join(f"{a:18} {s:18} {v:6} {w}" for a, s, v, w in lines)


def main() -> int:
    """Print the measurements; 1 where one is short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    path, os.environ["PATH"] = os.environ["PATH"], ""  # no reading of scans in between
    rows = []
    for name in chosen.parts or PARTS:
        if name == "hostile":
            os.environ["PATH"] = path
        rows += PARTS[name](chosen.rounds)
    print(told(rows))
    return int(any(row.ok is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
