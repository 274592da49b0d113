"""What do the slides of a presentation say? Their words, one slide after another.

Places are `slide3.p2`, of speaker's notes `slide3.f1`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.ooxml import Package
from pipeline.headers import clean
from rules.terms import Passage, PassageKind, Read, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.terms import Source

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,5})\.xml")


def read_slides(data: bytes, source: Source) -> Reading:
    """Read a .pptx. Raises UnreadableError where it cannot be opened."""
    package = Package(data)
    numbers = sorted(
        int(found[1]) for name in package.names() if (found := _SLIDE.fullmatch(name))
    )
    passages: list[Passage] = []
    for number in numbers:
        part = f"ppt/slides/slide{number}.xml"
        for order, words in enumerate(_paragraphs(package, part), 1):
            place = f"slide{number}.p{order}"
            passages.append(Passage(text=words, source=replace(source, place=place)))
        notes = [
            words
            for relation in package.relations(part).values()
            if relation.kind == "notesSlide"
            for words in _paragraphs(package, relation.target)
        ]
        passages += [
            Passage(
                text=words,
                source=replace(source, place=f"slide{number}.f{order}"),
                kind=PassageKind.NOTE,
            )
            for order, words in enumerate(notes, 1)
        ]
    why = " ".join(package.faults)
    return Reading(
        read=Read.PARTIAL if why else Read.FULL, passages=tuple(passages), why=why
    )


def _paragraphs(package: Package, part: str) -> Iterator[str]:
    root = package.xml(part)
    for paragraph in () if root is None else root.iter("{*}p"):
        pieces = (
            "\n" if str(item.tag).endswith("}br") else item.text or ""
            for item in paragraph.iter("{*}t", "{*}br")
        )
        if words := clean("".join(pieces)).strip():
            yield words
