"""What does the web page say?

An item of a list is a comment: who in bold, the number in a `span`, and the words
in the element whose `data-comment` is the id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from pipeline.proofread.due import Cell, Course, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rules.consolidation import Consolidation

_SECRETARIAT = ("h1", "h3", "p.remark", "div.wide")
_SAYS = {"b": "name", "span.number": "number"}


def web_says(path: Path, _consolidation: Consolidation) -> list[Cell]:
    """Read the page from its title to its end."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    page = etree.fromstring(path.read_bytes(), parser)
    course = Course()
    for element in (child for main in page.iter("main") for child in main):
        kind = _kind(element)
        if kind == "h2":
            course.section(_text(element))
        elif kind == "p.base":
            label, text = map(_text, element)
            course.base(label, text)
        elif kind == "ul.said":
            for item in element:
                _take(item, course)
        elif kind not in _SECRETARIAT:
            course.said("", words=_text(element))
    return course.cells


def _take(item: etree._Element, course: Course) -> None:
    """Take a comment; whatever is neither name, number nor words is a note."""
    between = (item.text or "", *(element.tail or "" for element in item))
    says = {"name": "", "note": "".join(between).strip(), "number": ""}
    names = {item.get("id", "")}
    pieces: list[tuple[str, str]] = []
    for element in item:
        name = element.get("data-comment")
        if name is None:
            says[_SAYS.get(_kind(element), "note")] += _text(element)
        else:
            names.add(name)
            pieces += _pieces(element)
    says["name"] = says["name"].removesuffix(":")
    course.said(" and ".join(sorted(names)), **says, **words(pieces))


def _pieces(element: etree._Element) -> Iterator[tuple[str, str]]:
    yield element.text or "", ""
    for child in element:
        yield _text(child), str(child.tag)
        yield child.tail or "", ""


def _kind(element: etree._Element) -> str:
    return ".".join(filter(None, (str(element.tag), element.get("class"))))


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
