"""Which lines does the file of a draft hold, before anybody counts paragraphs?

A line is a paragraph, a heading or a list item, with the number that the file
counts for it where it does. Drafts come from the secretariat, in the form in
which they were distributed: revisions that were in them are not accepted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

from pipeline.drafts.labels import typed
from pipeline.drafts.odt import OdtText
from pipeline.extract.numerals import written
from pipeline.extract.ooxml import DAMAGED, Package, UnreadableError
from pipeline.extract.word import read_docx
from pipeline.faults import Fault
from rules.terms import PassageKind, Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from rules.terms import Passage


class Line(NamedTuple):
    """One paragraph, heading or list item; `number` as the file would print it."""

    text: str
    number: str = ""
    heading: bool = False


class Mark(NamedTuple):
    """The words of a revision or a note that was in the file, and whose it is."""

    text: str
    author: str


class Contents(NamedTuple):
    """What was read from the file of a draft."""

    lines: list[Line]
    marks: list[Mark]


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
            return Contents(list(_html(data)), [])
        case "md":
            return Contents(list(_blocks(_decoded(data), markdown=True)), [])
        case "txt":
            return Contents(list(_blocks(_decoded(data), markdown=False)), [])
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
    return Contents(list(_word_lines(text)), [m for m in notes + revisions if m.text])


def _word_lines(passages: list[Passage]) -> Iterator[Line]:
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


def _decoded(data: bytes) -> str:
    """Decode text: by its byte order mark, as UTF-8, or else as Windows does."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


# --- HTML --------------------------------------------------------------------------

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = (*_HEADINGS, *("p", "li", "td", "th", "div", "blockquote", "pre", "dd", "dt"))
_UNSEEN = ("script", "style", "head", "template")
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_LIST_FORMATS |= {"I": "upperRoman"}


def _html(data: bytes) -> Iterator[Line]:
    if not data.strip():
        return
    root = html.document_fromstring(data)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for block in root.iter(*_BLOCKS):
        text = " ".join(_own_text(block).split())
        if text:
            yield Line(text, _item_number(block), block.tag in _HEADINGS)


def _own_text(element: HtmlElement) -> str:
    """Return the words of a block without those of the blocks inside it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append(" ")
        elif child.tag not in (*_BLOCKS, "ol", "ul", "table", "dl"):
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _item_number(block: HtmlElement) -> str:
    """Return the number that a browser shows before an item, at its first words."""
    item = block
    if block.tag == "p" and block.getprevious() is None:
        item = block.getparent()
    parent = item.getparent() if item is not None and item.tag == "li" else None
    if parent is None or parent.tag != "ol":
        return ""
    number = _whole(parent.get("start"), 1) - 1
    for each in parent.iterchildren("li"):
        number = _whole(each.get("value"), number + 1)
        if each is item:
            break
    return f"{written(number, _LIST_FORMATS.get(parent.get('type', ''), ''))}."


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() else default


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
    lines = [Line(*each) for each in text.lines() if each.text.strip()]
    return Contents(lines, [Mark(*each) for each in text.revised])
