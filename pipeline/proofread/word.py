"""What do the Word files say: the layout of WSIS, and the tables of ISO and IPPC?

The words of a comment stand between the ends of a bookmark that is named by its
id; a style tells the name, the number and the sender's own revisions.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.proofread.due import (
    Cell,
    Course,
    held,
    lead,
    likely,
    standing,
    words,
    words_of,
)
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rules.consolidation import Consolidation, Entry

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {"": "", "Inserted": "ins", "Deleted": "del"}
_SECRETARIAT = ("", "Title", "Heading2", "Remark", "Cell", "CellHead")


def word_says(path: Path, consolidation: Consolidation) -> list[Cell]:
    """Read the layout of WSIS."""
    names = _names(consolidation)
    course = Course()
    waiting: dict[str, str] = {}
    for paragraph in _elements(path, "p"):
        style, name, says = _paragraph(paragraph)
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
            course.said(names.get(name, name), **says)
        elif style not in (*_SECRETARIAT, "Said") and said:
            course.said("", words=said)
    return course.cells


def form_says(path: Path, consolidation: Consolidation) -> list[Cell]:
    """Read a comment table: a row of as many cells as it has headings is a comment."""
    names = _names(consolidation)
    cells: list[Cell] = []
    columns: list[str] = []
    for row in _elements(path, "tr"):
        texts: list[str] = []
        name, says = "", {"words stand under": ""}
        for at, cell in enumerate(row.iterfind(f"{_W}tc")):
            texts.append("")
            for paragraph in cell.iterfind(f"{_W}p"):
                _, here, said = _paragraph(paragraph)
                if here:
                    quoted = {k: said.pop(k) for k in words(())}
                    name, says = here, {"words stand under": columns[at]} | quoted
                texts[at] += "".join(said.values())
        if row.find(f"{_W}trPr/{_W}tblHeader") is not None:
            columns = texts
        elif "Date" not in columns:
            says |= dict(zip(columns, texts, strict=True))
            cells.append(Cell(id=names.get(name, name), says=says))
    return cells


def iso_due(consolidation: Consolidation) -> list[Cell]:
    """Say what stands in the eight columns of ISO."""
    return [
        _row(
            entry,
            {
                "MB/NC": f"{lead(entry)} [{entry.number}]",
                "Line number": "",
                "Clause/ Subclause": held(entry.comment.document or ""),
                "Paragraph/ Figure/ Table": _where(entry),
                "Type of comment": "ge" if _is_general(entry) else "",
                "Observations of the Secretariat": "",
            },
            ("Comments", "Proposed change"),
        )
        for entry in consolidation.entries()
    ]


def ippc_due(consolidation: Consolidation) -> list[Cell]:
    """Say what stands in the seven columns of the IPPC."""
    return [
        _row(
            entry,
            {
                "Section": "General comments"
                if _is_general(entry)
                else held(entry.comment.document or ""),
                "Para nber": _where(entry),
                "Sentence/ row/ indent": "",
                "Type": "",
                "Country(ies)": f"{lead(entry)} [{entry.number}]",
            },
            ("Explanation", "Proposed rewording"),
        )
        for entry in consolidation.entries()
    ]


def _row(entry: Entry, says: dict[str, str], columns: tuple[str, str]) -> Cell:
    """Put the words under the proposal where they are that and nothing else."""
    comment, (comments, proposal) = entry.comment, columns
    deleted = standing(comment)
    same = comment.proposed == comment.text and not deleted
    says |= {
        comments: "",
        proposal: "" if same else deleted or held(comment.proposed),
        "words stand under": proposal if same else comments,
    }
    return Cell(id=entry.id, says=says | words_of(comment))


def _is_general(entry: Entry) -> bool:
    return entry.comment.action is Action.GENERAL


def _where(entry: Entry) -> str:
    if _is_general(entry):
        return ""
    if entry.comment.candidates:
        return f"to be placed; likely: {likely(entry.comment)}"
    return held(", ".join(entry.comment.paragraphs))


def _names(consolidation: Consolidation) -> dict[str, str]:
    """Give the ids by the bookmarks that Word allows: 40 letters, digits and `_`."""
    return {
        "c_" + re.sub("[^0-9A-Za-z]", "_", entry.id)[-38:]: entry.id
        for entry in consolidation.entries()
    }


def _elements(path: Path, tag: str) -> Iterator[etree._Element]:
    """Go through the elements of the body and forget each when it is done."""
    with zipfile.ZipFile(path) as package, package.open("word/document.xml") as body:
        for _, element in etree.iterparse(
            body, tag=f"{_W}{tag}", huge_tree=True, resolve_entities=False
        ):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _paragraph(paragraph: etree._Element) -> tuple[str, str, dict[str, str]]:
    """Give the style, the bookmark, and what is said, by who says it."""
    quoting, name = False, ""
    quoted: list[tuple[str, str]] = []
    says = {"name": "", "note": "", "number": ""}
    for element in paragraph:
        if element.tag == f"{_W}bookmarkStart":
            bookmark = element.get(f"{_W}name", "")
            quoting = bookmark.startswith("c_")
            name = bookmark if quoting else name
        elif element.tag == f"{_W}bookmarkEnd":
            quoting = False
        elif element.tag != f"{_W}pPr":
            text, style = _text(element), _style(element, "r")
            if quoting:
                quoted.append((text, _MARKS.get(style, style)))
            else:
                says[{"Speaker": "name", "Quiet": "number"}.get(style, "note")] += text
    if _style(paragraph, "p").startswith("Said"):
        says["name"] = says["name"].removesuffix(":")
        says["note"] = says["note"].strip(" ")  # one before the note, one before words
        says["number"] = says["number"].removeprefix(" ")
    return _style(paragraph, "p"), name, says | words(quoted)


def _style(element: etree._Element, of: str) -> str:
    style = element.find(f"{_W}{of}Pr/{_W}{of}Style")
    return "" if style is None else style.get(f"{_W}val", "")


def _text(run: etree._Element) -> str:
    """Give the text of a run; what is no text shows as U+FFFC."""
    return "".join(_piece(element) for element in run.iter() if element is not run)


def _piece(element: etree._Element) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}t": element.text or ""}
    return signs.get(str(element.tag), "" if element.tag in _FORM else "\ufffc")


_FORM = {f"{_W}{tag}" for tag in ("rPr", "rStyle", "rtl", "r")}
