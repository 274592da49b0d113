"""How are insertions and deletions drawn into the text of a Word file?

The text is seen as a row of signs, each with the run it stands in. What is struck and
what is inserted is first noted by sign; then the runs that are touched are made anew,
in pieces. Nothing else in the file changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count
from typing import NamedTuple, TypeAlias

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}

#: Who changes the text, and when (RFC 3339).
Who: TypeAlias = tuple[str, str]


class _Sign(NamedTuple):
    """One sign of the text: its run, the element that holds it, the sign itself."""

    run: etree._Element
    element: etree._Element
    text: str


class Text:
    """The text of a document, and what is to be changed in it."""

    def __init__(self, document: bytes) -> None:
        """Go through the signs of the text as it is before the changes it has."""
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        self.root = etree.fromstring(document, parser)
        _reject(self.root)
        runs = (run for run in self.root.iter(f"{W}r") if _paragraph(run) is not None)
        self._signs = [s for run in runs for s in _signs(run)]
        self._seen = [at for at, sign in enumerate(self._signs) if sign.text.strip()]
        self._dense = "".join(self._signs[at].text for at in self._seen)
        self._struck: dict[int, Who] = {}
        self._before: dict[int, list[tuple[str, Who]]] = defaultdict(list)
        self._behind: dict[int, list[tuple[str, Who]]] = defaultdict(list)
        taken = (element.get(f"{W}id", "") for element in self.root.iter())
        self._ids = count(1 + max((int(n) for n in taken if n.isdecimal()), default=0))

    @property
    def can_be_drawn_into(self) -> bool:
        """Say whether there is a paragraph for a change or a comment to stand in."""
        return next(self.root.iter(f"{W}p"), None) is not None

    def find(self, text: str, start: int) -> range | None:
        """Find the places of a text, white space aside, from a place on."""
        dense = "".join(text.split())
        at = self._dense.find(dense, bisect_left(self._seen, start))
        if at < 0:
            return None
        if not dense:
            return range(start, start)
        return range(self._seen[at], self._seen[at + len(dense) - 1] + 1)

    def places(self, span: range, text: str) -> list[range]:
        """Say for each sign of a text where it is; white space is where it may be."""
        seen = iter([at for at in span if self._signs[at].text.strip()])
        found: list[range] = []
        after = span.start
        for sign in text:
            if sign.isspace():
                stop = after
                while stop < span.stop and not self._signs[stop].text.strip():
                    stop += 1
            else:
                after = next(seen)
                stop = after + 1
            found.append(range(after, stop))
            after = stop
        return found

    def strike(self, places: range, who: Who) -> None:
        """Note what is deleted; what another has deleted before is his."""
        for at in places:
            self._struck.setdefault(at, who)

    def insert(self, place: int, text: str, who: Who) -> None:
        """Note what is inserted before the sign at a place, after all before it."""
        self._before[place].append((text, who))

    def append(self, span: range, text: str, who: Who) -> None:
        """Note what is inserted at the end of a span."""
        self._behind[span.stop - 1].append((text, who))

    def paragraphs(self, span: range) -> list[etree._Element]:
        """Give the paragraphs in which a span stands."""
        runs = dict.fromkeys(self._signs[at].run for at in span)
        found = dict.fromkeys(map(_paragraph, runs))
        return [paragraph for paragraph in found if paragraph is not None]

    def strike_whole(self, span: range, who: Who) -> None:
        """Note that the paragraphs of a span are deleted, with labels and marks."""
        for paragraph in self.paragraphs(span):
            inside = set(paragraph.iter(f"{W}r"))
            for at in self._around(span, inside):
                self._struck.setdefault(at, who)
            _mark(paragraph, self._change("del", who))

    def _around(self, span: range, inside: set[etree._Element]) -> Iterator[int]:
        start, stop = span.start, span.stop
        while start and self._signs[start - 1].run in inside:
            start -= 1
        while stop < len(self._signs) and self._signs[stop].run in inside:
            stop += 1
        return (at for at in range(start, stop) if self._signs[at].run in inside)

    def add_paragraph(self, span: range, text: str, who: Who) -> None:
        """Put a new paragraph behind those of a span, of the same kind."""
        last = self.paragraphs(span)[-1]
        new = etree.Element(f"{W}p")
        properties = last.find(f"{W}pPr")
        if properties is not None:
            new.append(deepcopy(properties))
            for name in ("rPr", "sectPr", "numPr"):
                for part in new[0].findall(f"{W}{name}"):
                    new[0].remove(part)
        _mark(new, self._change("ins", who))
        inserted = self._change("ins", who)
        inserted.append(_run(text, None))
        new.append(inserted)
        last.addnext(new)

    def anchor(self, span: range, comment: str) -> None:
        """Hang a comment on the paragraphs of a span, or on the first of the text."""
        hung = self.paragraphs(span) or [next(self.root.iter(f"{W}p"))]
        start = etree.Element(f"{W}commentRangeStart", {f"{W}id": comment})
        first = hung[0].find(f"{W}pPr")
        hung[0].insert(0 if first is None else 1, start)
        end = etree.SubElement(hung[-1], f"{W}commentRangeEnd", {f"{W}id": comment})
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": comment})
        end.addnext(run)

    def redraw(self) -> None:
        """Make the runs anew that are touched."""
        changed = sorted({*self._struck, *self._before, *self._behind})
        touched = dict.fromkeys(self._signs[at].run for at in changed)
        places: dict[etree._Element, list[int]] = {run: [] for run in touched}
        for at, sign in enumerate(self._signs):
            if sign.run in places:
                places[sign.run].append(at)
        for run, here in places.items():
            for piece in self._pieces(run, here):
                run.addprevious(piece)
            _drop(run)

    def _pieces(self, run: etree._Element, here: list[int]) -> Iterator[etree._Element]:
        """Make the pieces of a run, which end where something is inserted or struck."""
        properties = run.find(f"{W}rPr")
        kept: list[_Sign] = []
        for at in here:
            owner = self._struck.get(at)
            if kept and (at in self._before or self._struck.get(at - 1) != owner):
                yield self._piece(kept, properties, self._struck.get(at - 1))
                kept = []
            yield from self._inserted(self._before.get(at, ()), properties)
            kept.append(self._signs[at])
            if at in self._behind or at == here[-1]:
                yield self._piece(kept, properties, owner)
                kept = []
            yield from self._inserted(self._behind.get(at, ()), properties)

    def _inserted(
        self, texts: Iterable[tuple[str, Who]], properties: etree._Element | None
    ) -> Iterator[etree._Element]:
        for text, who in texts:
            change = self._change("ins", who)
            change.append(_run(text, properties))
            yield change

    def _piece(
        self, signs: list[_Sign], properties: etree._Element | None, who: Who | None
    ) -> etree._Element:
        piece = etree.Element(f"{W}r")
        if properties is not None:
            piece.append(deepcopy(properties))
        last = None
        for sign in signs:
            if sign.element.tag != f"{W}t":
                piece.append(sign.element)
            elif sign.element is last:
                piece[-1].text = (piece[-1].text or "") + sign.text
            else:
                text = etree.SubElement(piece, f"{W}{'delText' if who else 't'}")
                text.text = sign.text
                text.set(_SPACE, "preserve")
            last = sign.element
        if who is None:
            return piece
        change = self._change("del", who)
        change.append(piece)
        return change

    def _change(self, kind: str, who: Who) -> etree._Element:
        author, at = who
        return etree.Element(
            f"{W}{kind}",
            {f"{W}id": str(next(self._ids)), f"{W}author": author, f"{W}date": at},
        )


def _reject(root: etree._Element) -> None:
    """Take back what the author of a draft was still changing in it."""
    for change in [*root.iter(f"{W}ins", f"{W}moveTo")]:
        if len(change):
            _drop(change)
    for mark in [*root.iter(f"{W}ins", f"{W}moveTo")]:
        paragraph = next(mark.iterancestors(f"{W}p"), None)
        _drop(mark)
        if paragraph is not None and paragraph.find(f".//{W}r") is None:
            _drop(paragraph)
    for change in [*root.iter(f"{W}del", f"{W}moveFrom")]:
        for run in change:
            change.addprevious(run)
        _drop(change)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _paragraph(run: etree._Element) -> etree._Element | None:
    """Give the paragraph of a run; some programs leave runs outside of any."""
    return next(run.iterancestors(f"{W}p"), None)


def _signs(run: etree._Element) -> Iterator[_Sign]:
    for element in run:
        if element.tag == f"{W}t":
            for sign in element.text or "":
                yield _Sign(run, element, sign)
        elif element.tag != f"{W}rPr":
            yield _Sign(run, element, _SIGNS.get(str(element.tag), ""))


def _mark(paragraph: etree._Element, change: etree._Element) -> None:
    """Mark the end of a paragraph as inserted or deleted: by the first who does so."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    looks = properties.find(f"{W}rPr")
    if looks is None:
        looks = etree.Element(f"{W}rPr")
        after = [e for e in properties if e.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(len(properties) - len(after), looks)
    if looks.find(change.tag) is None:
        inserted = looks.find(f"{W}ins")  # it comes first (ECMA-376 part 1, 17.3.1.30)
        looks.insert(0 if inserted is None else 1, change)


def _run(text: str, properties: etree._Element | None) -> etree._Element:
    """Make a run of plain text; line ends and tabs become those of Word."""
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(deepcopy(properties))
    for at, line in enumerate(text.split("\n")):
        if at:
            etree.SubElement(run, f"{W}br")
        for nth, piece in enumerate(line.split("\t")):
            if nth:
                etree.SubElement(run, f"{W}tab")
            if piece:
                element = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
                element.text = piece
    return run
