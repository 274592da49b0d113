"""Which lines does the file of a draft hold, before anybody counts paragraphs?

A line is a paragraph, a heading or a list item, with the number that the file
counts for it where it does. Drafts come from the secretariat, in the form in
which they were distributed: revisions that were in them are not accepted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.drafts.contents import Contents, Line, Mark
from pipeline.drafts.labels import typed
from pipeline.drafts.odt import OdtText
from pipeline.extract.html import read_html
from pipeline.extract.ooxml import DAMAGED, Package, UnreadableError
from pipeline.extract.word import read_docx
from pipeline.faults import Fault
from pipeline.message import headers
from rules.terms import PassageKind, Read, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.terms import Passage


class DraftError(Fault):
    """The draft cannot be read; the message says what to do."""


def contents_of(name: str, data: bytes) -> Contents:
    """Read a draft by the ending of its name.

    Raises DraftError where the file is protected, damaged or of another kind.
    """
    ending = name.rpartition(".")[2].lower()
    match ending:
        case "docx" | "docm" | "dotx":
            return _word(name, data)
        case "odt":
            return _opendocument(name, data)
        case "html" | "htm":
            return Contents(list(_html(name, data)), [])
        case "md":
            return Contents(list(_blocks(headers.text(data), markdown=True)), [])
        case "txt":
            return Contents(list(_blocks(headers.text(data), markdown=False)), [])
    raise DraftError(
        f"{name}: a draft is a .docx, .odt, .md, .txt, .html or .json file. "
        "Please save it as one of these."
    )


def _unreadable(name: str, why: str) -> DraftError:
    """Say why, without the advice to a sender that follows it."""
    return DraftError(
        f"{name}: {why.partition('. ')[0].rstrip('.')}. Save the draft again, without "
        "a password, in the program it was written with, or mend `file` in the "
        "configuration."
    )


# --- Word ------------------------------------------------------------------------

_OF_THE_TEXT = (PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.CELL)


def _word(name: str, data: bytes) -> Contents:
    reading = read_docx(data, name)
    if reading.read is Read.HELD:
        raise _unreadable(name, reading.why)
    text = [each for each in reading.passages if each.kind in _OF_THE_TEXT]
    notes = [
        Mark(each.text, each.author)
        for each in reading.passages
        if each.kind is PassageKind.MARGIN_COMMENT
    ]
    revisions = [
        Mark(run.text.strip(), run.author)
        for each in text
        for run in each.runs
        if run.change
    ]
    return Contents(list(_lines(text)), [m for m in notes + revisions if m.text])


def _lines(passages: Iterable[Passage]) -> Iterator[Line]:
    """Yield the lines as distributed; a number in a cell of its own goes along."""
    number, row = "", None
    for each in passages:
        here = each.cell and (each.cell.table, each.cell.row)
        text = each.original
        if number and here != row:
            yield Line(number)
            number = ""
        label = typed(f"{text.strip()}\t") if here and here != row else None
        row = here
        if label and not label.text:
            number = text.strip()
        elif text.strip():
            heading = each.kind is PassageKind.HEADING
            yield Line(text, each.base_number or number, heading)
            number = ""


# --- HTML --------------------------------------------------------------------------


def _html(name: str, data: bytes) -> Iterator[Line]:
    """Yield the lines as a browser shows them; a break of a line is a space."""
    found = read_html(data, Source(part=name, sha256="", place="")).passages
    return _lines(replace(each, text=" ".join(each.text.split())) for each in found)


# --- Markdown and plain text -------------------------------------------------------

_ATX = re.compile(r"#{1,6}\s+(.*?)\s*#*\Z")
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(.{1,20}?)\1")
_ESCAPE = re.compile(r"^(\(?\w+)\\([.)])")
_ENDING = re.compile(r"[.:;,?!…。；：]\s*\Z")
_UNDERLINE = re.compile(r"(=+|-{3,})\s*\Z")
_LONGEST_HEADING = 80


def _blocks(text: str, *, markdown: bool) -> Iterator[Line]:
    """Yield blocks between empty lines; a label begins a new one in any case.

    In plain text a short line alone that does not end like a sentence is a heading.
    """
    lines: list[str] = []
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        if markdown:
            line = _ESCAPE.sub(r"\1\2", _EMPHASIS.sub(r"\2", line))
        title = _ATX.match(line) if markdown else None
        underlined = len(lines) == 1 and _UNDERLINE.match(line)
        if lines and (not line or title or underlined or typed(line)):
            yield Line(
                " ".join(lines), "", bool(underlined) or _titled(lines, markdown)
            )
            lines = []
        if title:
            yield Line(title[1], "", heading=True)
        elif line and not underlined:
            lines.append(line)


def _titled(lines: list[str], markdown: bool) -> bool:
    short = len(lines) == 1 and len(lines[0]) <= _LONGEST_HEADING
    return not markdown and short and not _ENDING.search(lines[0])


# --- OpenDocument --------------------------------------------------------------------


def _opendocument(name: str, data: bytes) -> Contents:
    try:
        package = Package(data)
        content = package.xml("content.xml")
        styles = package.xml("styles.xml")
    except UnreadableError as fault:
        raise _unreadable(name, f"{fault}") from fault
    if content is None or package.faults:
        raise _unreadable(name, DAMAGED)
    text = OdtText(content, styles)
    lines = [each for each in text.lines() if each.text.strip()]
    return Contents(lines, text.revised)
