"""Which lines does the file of a draft hold, before anybody counts paragraphs?

A line is a paragraph, a heading or a list item, with the number that the file
counts for it where it does. Drafts come from the secretariat, in the form in
which they were distributed: revisions that were in them are not accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.drafts.labels import Kind, typed
from pipeline.extract.html import read_html
from pipeline.extract.ooxml import DAMAGED, Package, UnreadableError
from pipeline.extract.open_text import read_open_text
from pipeline.extract.word import read_docx
from pipeline.faults import SourceFault
from pipeline.message import headers
from rules.terms import Passage, PassageKind, Read, Source


class Line(NamedTuple):
    """One paragraph, heading or list item; `number` as the file would print it.

    `at` is where it begins, counted from 1, if the file has lines.
    """

    text: str
    number: str = ""
    heading: bool = False
    at: int = 0


class Mark(NamedTuple):
    """The words of a revision or a note that was in the file, and whose it is."""

    text: str
    author: str


class Contents(NamedTuple):
    """What was read from the file of a draft."""

    lines: list[Line]
    marks: list[Mark]


class DraftError(SourceFault):
    """The draft cannot be read; the message says what to do."""


def contents_of(name: str, data: bytes) -> Contents:
    """Read a draft by the ending of its name.

    Raises DraftError where the file is protected, damaged or of another kind.
    """
    ending = name.rpartition(".")[2].lower()
    match ending:
        case "docx" | "docm" | "dotx":
            return _revised(_word(name, data))
        case "odt":
            return _revised(_open_text(name, data))
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


# --- Word and OpenDocument -----------------------------------------------------------

_OF_THE_TEXT = (PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.CELL)


def _word(name: str, data: bytes) -> Sequence[Passage]:
    reading = read_docx(data, name)
    if reading.read is Read.HELD:
        raise _unreadable(name, reading.why)
    return reading.passages


def _open_text(name: str, data: bytes) -> Sequence[Passage]:
    try:
        package = Package(data)
        found = list(read_open_text(package, Source(part=name, sha256="", place="")))
    except UnreadableError as fault:
        raise _unreadable(name, f"{fault}") from fault
    if package.faults:
        raise _unreadable(name, DAMAGED)
    return found


def _revised(passages: Sequence[Passage]) -> Contents:
    """Take the lines as distributed, and what was revised or noted in them."""
    text = [each for each in passages if each.kind in _OF_THE_TEXT]
    notes = [
        Mark(each.text, each.author)
        for each in passages
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
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,79}[^*_.;,?!…。；])(?:\*\*|__)\Z")
_ESCAPE = re.compile(r"^(\(?\w+)\\([.)])")
_ENDING = re.compile(r"[.:;,?!…。；：]\s*\Z")
_UNDERLINE = re.compile(r"(=+|-{3,})\s*\Z")
_LONGEST_HEADING = 80


def _blocks(text: str, *, markdown: bool) -> Iterator[Line]:
    """Yield blocks between empty lines; a label begins a new one in any case.

    In plain text a short line alone that does not end like a sentence is a heading.
    """
    lines: list[str] = []
    at = 0
    for nth, raw in enumerate([*text.splitlines(), ""], 1):
        line = raw.strip()
        title = None
        if markdown:
            title = _ATX.match(line) or _BOLD.match(line)
            line = _ESCAPE.sub(r"\1\2", _EMPHASIS.sub(r"\2", line))
        underlined = len(lines) == 1 and _UNDERLINE.match(line)
        if lines and (not line or title or underlined or typed(line)):
            titled = bool(underlined) or _titled(lines, markdown)
            yield Line(" ".join(lines), "", titled, at)
            lines = []
        if title:
            yield Line(title[1], "", True, nth)
        elif line and not underlined:
            at = at if lines else nth
            lines.append(line)


def _titled(lines: list[str], markdown: bool) -> bool:
    if markdown or len(lines) > 1 or len(lines[0]) > _LONGEST_HEADING:
        return False
    label = typed(lines[0])
    point = label is not None and label.kind in (Kind.LETTER, Kind.ROMAN)
    return not point and not _ENDING.search(lines[0])
