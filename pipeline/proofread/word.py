"""What do the Word files say: the layout of WSIS, and the tables?

The words of a comment stand between the ends of a bookmark that is named by its
id; a style tells the name, the number and the sender's own revisions. Where several
say the same, each has a bookmark there.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.proofread.due import Cell, Course, words
from pipeline.proofread.tables import HEAD_OF_ISO, quoted, row

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OF_PARAGRAPH, _OF_RUN = (f"{_W}pPr", f"{_W}pStyle"), (f"{_W}rPr", f"{_W}rStyle")
_SIGNS = {
    f"{_W}br": "\n",
    f"{_W}tab": "\t",
    **{f"{_W}{form}": "" for form in ("rPr", "rStyle", "rtl", "r")},
}
_MARKS = {"": "", "Inserted": "ins", "Deleted": "del", "Quoted": "q"}
#: The end of a bookmark: the figures of the submission and of the comment in it.
_NUMBERS = re.compile(r"_(\d+)_(\d+)$")
_SECRETARIAT = ("", "Title", "Heading2", "Remark", "Cell", "CellHead")


def word_says(path: Path, consolidation: Consolidation) -> Iterator[Cell]:
    """Read the layout of WSIS."""
    series = consolidation.series
    course = Course()
    waiting: dict[str, str] = {}
    for paragraph in _elements(path, "p"):
        style, name, says = _paragraph(paragraph, series)
        said = "".join(says.values())
        if style == "SaidApart":
            says = waiting | {k: v for k, v in says.items() if v}
        elif waiting:
            course.said("", **waiting)
        waiting = says if style == "Said" and not name else {}
        if style == "Heading1":
            course.section(said)
        elif style == "BaseText":
            label, _, text = said.partition("\t")
            course.base(label, text)
        elif name and style in ("Said", "SaidApart"):
            course.said(name, **says)
        elif style not in (*_SECRETARIAT, "Said") and said:
            course.said("", words=said)
        yield from course.taken()


def form_says(path: Path, consolidation: Consolidation) -> Iterator[Cell]:
    """Read the tables whose rows hold what somebody said."""
    series = consolidation.series
    columns: list[str] = []
    for line in _elements(path, "tr"):
        texts: list[str] = []
        quotes: list[tuple[str, dict[str, str]]] = []
        for cell in line.iterchildren(f"{_W}tc"):
            lines: list[str] = []
            for paragraph in cell.iterchildren(f"{_W}p"):
                _, name, said = _paragraph(paragraph, series)
                here = {k: said.pop(k) for k in words(())}
                if name or said["number"]:
                    said["note"] = said["note"].rstrip(" ")
                lines.append(
                    "".join(said.values()).lstrip(" " if said["number"] else "")
                )
                if name:
                    quotes.append((name, here))
                    lines.append(quoted(name))
            texts.append("\n".join(filter(None, lines)))
        if line.find(f"{_W}trPr/{_W}tblHeader") is not None:
            columns = texts
        elif columns != HEAD_OF_ISO:
            yield from row(dict(zip(columns, texts, strict=True)), quotes)


def _named(bookmark: str, series: str) -> str:
    """Give the id of a comment by its bookmark: 40 letters, digits and `_` at most."""
    found = _NUMBERS.search(bookmark)
    name = f"{series}/{found[1]}-{found[2]}" if found else ""
    made = "c_" + re.sub("[^0-9A-Za-z]", "_", name)[-38:]
    return name if made == bookmark else bookmark


def _elements(path: Path, tag: str) -> Iterator[etree._Element]:
    """Go through the elements of the body and forget each when it is done.

    Rows of tables, too: a long table that is forgotten whole takes the square of time.
    """
    asked = f"{_W}{tag}"
    with zipfile.ZipFile(path) as package, package.open("word/document.xml") as body:
        for _, element in etree.iterparse(
            body, tag=(asked, f"{_W}tr"), huge_tree=True, resolve_entities=False
        ):
            if element.tag == asked:
                yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _paragraph(
    paragraph: etree._Element, series: str
) -> tuple[str, str, dict[str, str]]:
    """Give the style, the ids of the bookmarks, and what is said, by who says it."""
    here: list[str] = []
    quoting: set[str] = set()
    quoted: list[tuple[str, str]] = []
    says = {"name": "", "note": "", "number": ""}
    for element in paragraph:
        bookmark = element.get(f"{_W}name", "")
        if element.tag == f"{_W}bookmarkStart" and bookmark.startswith("c_"):
            here.append(_named(bookmark, series))
            quoting.add(element.get(f"{_W}id", ""))
        elif element.tag == f"{_W}bookmarkEnd":
            quoting.discard(element.get(f"{_W}id", ""))
        elif element.tag not in (f"{_W}pPr", f"{_W}bookmarkStart"):
            text, style = _text(element), _style(element, *_OF_RUN)
            if quoting:
                quoted.append((text, _MARKS.get(style, style)))
            else:
                says[{"Speaker": "name", "Quiet": "number"}.get(style, "note")] += text
    style = _style(paragraph, *_OF_PARAGRAPH)
    if style.startswith("Said"):
        says["name"] = says["name"].removesuffix(":")
        says["note"] = says["note"].strip(" ")  # one before the note, one before words
        says["number"] = says["number"].removeprefix(" ")
    return style, " and ".join(here), says | words(quoted)


def _style(element: etree._Element, properties: str, style: str) -> str:
    for some in element.iterchildren(properties):
        for one in some.iterchildren(style):
            return one.get(f"{_W}val", "")
    return ""


def _text(run: etree._Element) -> str:
    """Give the text of a run; what is no text shows as U+FFFC."""
    return "".join(map(_piece, run.iterdescendants()))


def _piece(element: etree._Element) -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    return _SIGNS.get(element.tag, "\ufffc")
