"""What does the web page say?

An item of a list is a comment: who in bold, the number in a `span`, and the words
in the element whose `data-comment` is the id.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.proofread.due import Cell, Course, words
from pipeline.proofread.tables import HEAD_OF_ISO, quoted, row

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

_SECRETARIAT = ("h1", "h3", "p.remark", "div.wide")
_SAYS = {"b": "name", "span.number": "number"}


def web_says(path: Path, _consolidation: Consolidation) -> Iterator[Cell]:
    """Read the page from its title to its end."""
    course = Course()
    for element in _ended(path):
        above = element.getparent()
        kind, place = _kind(element), "" if above is None else _kind(above)
        if kind == "tr":  # of the lists of the secretariat, which may be long
            _forget(element)
        if above is not None and place == "ul.said" and _is_main(above.getparent()):
            _take(element, course)
        elif not _is_main(above):
            continue
        elif kind == "h2":
            course.section(_text(element))
        elif kind == "p.base":
            label, text = map(_text, element)
            course.base(label, text)
        elif kind not in (*_SECRETARIAT, "ul.said"):
            course.said("", words=_text(element))
        yield from course.taken()
        _forget(element)


def page_says(path: Path, _consolidation: Consolidation) -> Iterator[Cell]:
    """Read the tables whose rows hold what somebody said."""
    headings: list[str] = []
    for element in _ended(path):
        if element.tag == "table":
            headings = []
        elif element.tag != "tr":
            continue
        elif not headings:
            headings = [*map(_text, element)]
        elif headings != HEAD_OF_ISO:
            quotes: list[tuple[str, dict[str, str]]] = []
            texts = [_cell(cell, quotes) for cell in element]
            yield from row(dict(zip(headings, texts, strict=True)), quotes)
        _forget(element)


def _cell(cell: etree._Element, quotes: list[tuple[str, dict[str, str]]]) -> str:
    """Give a cell; the words that are quoted in it are told apart."""
    lines = [cell.text or ""]
    for part in cell:
        if _kind(part) == "p.base":
            lines.append(" ".join(map(_text, part)))
            continue
        name, says = _comment(part)
        note = f" {says['note']}" if says["note"] else ""
        number = f" {says['number']}" if says["number"] else ""
        lines += [f"{says['name']}{note}{number}".lstrip(" "), quoted(name)]
        quotes.append((name, {key: says[key] for key in words(())}))
        lines.append((part.tail or "").strip())
    return "\n".join(filter(None, lines))


def _ended(path: Path) -> Iterator[etree._Element]:
    """Go through the elements of a page, each when it has come to its end."""
    with path.open("rb") as page:
        for _, element in etree.iterparse(
            page, html=True, encoding="utf-8", huge_tree=True
        ):
            yield element


def _is_main(element: etree._Element | None) -> bool:
    return element is not None and element.tag == "main"


def _forget(element: etree._Element) -> None:
    """Leave out what was read, and what stands before it; its place stays."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _take(item: etree._Element, course: Course) -> None:
    name, says = _comment(item)
    says["name"] = says["name"].removesuffix(":")
    course.said(name, **says)


def _comment(item: etree._Element) -> tuple[str, dict[str, str]]:
    """Give the ids of a comment and what it says; what has no name is a note."""
    between = (item.text or "", *(element.tail or "" for element in item))
    says = {"name": "", "note": "".join(between).strip(), "number": ""}
    names, others = {item.get("id", "")}, []
    pieces: list[tuple[str, str]] = []
    for element in item:
        name = element.get("data-comment")
        if element.get("data-same") is not None:
            others.append(element.get("id", ""))
        elif name is None:
            says[_SAYS.get(_kind(element), "note")] += _text(element)
        else:
            names.add(name)
            pieces += _pieces(element)
    return " and ".join([*sorted(names), *others]), says | words(pieces)


def _pieces(element: etree._Element) -> Iterator[tuple[str, str]]:
    yield element.text or "", ""
    for child in element:
        yield _text(child), str(child.tag)
        yield child.tail or "", ""


def _kind(element: etree._Element) -> str:
    return ".".join(filter(None, (str(element.tag), element.get("class"))))


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
