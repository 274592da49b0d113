"""What does a Word file say, and what was done to its words?

Reads .docx, .docm and .dotx, transitional and strict (ISO/IEC 29500), straight
from the parts of the package: ordinary readers see neither revisions nor
comments nor automatic numbers. Passages come in this order: the body with its
text boxes and the files inserted in it, charts and diagrams, notes, margin
comments, running heads and feet.

Places: `p12` paragraph of the body (those in tables are not counted), `t1.r4.c2`
cell, by its first column in the grid, or `t1.r4.c2.p3` where a cell has several
paragraphs, `x1.p2` text box, `f3` footnote, `e2` endnote and `c7` margin comment
by their ids in the file, `d1` chart or diagram, `h1` running head or foot, `i1.p2`
a place in a file that lies in this one.

Bold, italic, underline, strike, colour and highlight are told where they are
given to single words and not by a style. Readings above the line (ruby) are left
out; so is nothing else that has words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import olefile  # type: ignore[import-untyped]  # it ships no types

from pipeline.extract.elements import local, value_of
from pipeline.extract.html import read_html
from pipeline.extract.numbering import Numbering
from pipeline.extract.ooxml import (
    DAMAGED,
    NOT_AS_NAMED,
    TOO_LONG,
    Package,
    UnreadableError,
)
from pipeline.extract.text import read_text
from pipeline.extract.word_drawing import (
    DRAWN,
    INSERTED_FILE,
    PICTURE,
    drawn_lines,
    shows_picture,
)
from pipeline.extract.word_story import TooManyError, Walk
from pipeline.extract.word_styles import Styles
from pipeline.message import filetype
from rules.terms import Passage, PassageKind, Read, Reading, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TYPE = filetype.DOCX

ONLY_PICTURES = (
    "The file holds pictures and no text. "
    "Please send the text itself, as Word or PDF with words that can be selected."
)
TOO_DEEP = (
    "Tables or text boxes in the file are nested so deeply that it was not read to "
    "its end. Please send a copy with a simpler layout, or a PDF."
)

#: How a file of another type is read where it lies in a Word file.
_PLAINER = {"text/html": read_html, "text/plain": read_text}
_PROPERTIES = {
    "creator": "author",
    "lastModifiedBy": "last_author",
    "title": "title",
    "Company": "company",
    "created": "created",
    "modified": "modified",
}
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, name: str) -> Reading:
    """Read a Word file by itself; `name` is the label for the sources."""
    source = Source(part=name, sha256=hashlib.sha256(data).hexdigest(), place="")
    return read_word(data, source)


def read_word(data: bytes, source: Source, *, inside: bool = False) -> Reading:
    """Read a Word file, or one that lies `inside` another.

    Raises nothing: a file that is protected, damaged or not safe to open is
    held, and one that was not read to the end is partial, each with a sentence.
    """
    try:
        return _File(Package(data), source, inside=inside).read()
    except UnreadableError as fault:
        return Reading(read=Read.HELD, why=str(fault), type=TYPE)


class _File:
    """One file on its way: its parts, the walk through them, what went wrong.

    One that lies `inside` another is read; what lies in it in turn is not.
    """

    def __init__(self, package: Package, source: Source, *, inside: bool) -> None:
        self.package = package
        self.source = source
        self.inside = inside
        self.top = list(package.relations().values())
        main = next((r.target for r in self.top if r.kind == "officeDocument"), "")
        self.main = main if main in package else "word/document.xml"
        self.relations = package.relations(self.main)
        self.parts = list(self.relations.values())
        styles = Styles(package, self._one("styles"))
        numbering = Numbering(package, self._one("numbering"), styles)
        self.walk = Walk(source, styles, numbering, self._inserted)
        self.faults: list[str] = []

    def read(self) -> Reading:
        """Read all stories; one that goes wrong does not cost the others."""
        stories = (self._body, self._drawings, self._notes, self._comments)
        for story in (*stories, self._furniture):
            try:
                story()
            except RecursionError:
                self.faults.append(TOO_DEEP)
            except TooManyError:
                self.faults.append(TOO_LONG)
                break
        faults = dict.fromkeys((*self.package.faults, *self.faults))
        passages = tuple(self.walk.passages)
        read = Read.PARTIAL if faults else Read.FULL
        if not passages and any("/media/" in name for name in self.package.names()):
            read, faults = Read.HELD, {ONLY_PICTURES: None}
        return Reading(
            read=read,
            passages=passages,
            why=" ".join(faults),
            type=TYPE,
            properties=self._properties(),
        )

    def _body(self) -> None:
        root = self.package.xml(self.main)
        body = None if root is None else next(root.iterchildren("{*}body"), None)
        if root is None or body is None:
            raise UnreadableError(DAMAGED if self.package.faults else NOT_AS_NAMED)
        self.walk.inline.enter(root)
        self.walk.story(body)
        if shows_picture(body):
            self.faults.append(PICTURE)

    def _inserted(self, key: str) -> Iterable[Passage]:
        """Read a file that lies in this one, or say that it was not read."""
        reading = Reading(read=Read.HELD, why=INSERTED_FILE)
        name = self.relations[key].target if key in self.relations else ""
        data = self.package.file(name)
        if data and not self.inside:
            data = _unwrapped(data)
            kind = filetype.media_type(data, name, "")
            if kind == TYPE:
                reading = read_word(data, self.source, inside=True)
            elif kind in _PLAINER:
                reading = _PLAINER[kind](data, self.source)
        if reading.why:
            self.faults.append(reading.why)
        return reading.passages

    def _drawings(self) -> None:
        parts = [each for each in self.parts if each.kind in DRAWN]
        for number, part in enumerate(parts, 1):
            root = self.package.xml(part.target)
            lines = () if root is None else drawn_lines(root)
            if words := "\n".join(filter(str.strip, lines)):
                source = self.source.at(f"d{number}")
                self.walk.passages.append(Passage(text=words, source=source))

    def _notes(self) -> None:
        for kind, letter in (("footnotes", "f"), ("endnotes", "e")):
            for note in self._elements(self._one(kind)):
                if value_of(note, "type") in _SEPARATORS:
                    continue
                place = f"{letter}{value_of(note, 'id')}"
                self._add(
                    self.walk.whole(note, place, PassageKind.NOTE),
                    anchor=self._told(self.walk.inline.notes[place]),
                )

    def _comments(self) -> None:
        threads = self._threads()
        ids: dict[str, str] = {}
        comments = list(self._elements(self._one("comments")))
        for comment in comments:
            for paragraph in comment.iter("{*}p"):
                if para := paragraph.get(_PARA_ID):
                    ids[para] = f"c{value_of(comment, 'id')}"
        answers = {ids.get(key): thread for key, thread in threads.items()}
        for comment in comments:
            key = value_of(comment, "id")
            anchor = self.walk.inline.anchors[key]
            parent, resolved = answers.get(f"c{key}", ("", False))
            self._add(
                self.walk.whole(comment, f"c{key}", PassageKind.MARGIN_COMMENT),
                author=value_of(comment, "author"),
                at=value_of(comment, "date"),
                anchor=self._told(anchor.places),
                anchor_text=anchor.text,
                parent=ids.get(parent, ""),
                resolved=resolved,
            )

    def _threads(self) -> dict[str, tuple[str, bool]]:
        """Return the paragraph that each comment answers, and if it is resolved.

        Comments are told by the id of a paragraph in them ([MS-DOCX] 2.5.3.26).
        """
        return {
            value_of(each, "paraId"): (
                value_of(each, "paraIdParent"),
                value_of(each, "done") in ("1", "true"),
            )
            for each in self._elements(self._one("commentsExtended"))
        }

    def _furniture(self) -> None:
        parts = [each for each in self.parts if each.kind in ("header", "footer")]
        for number, part in enumerate(parts, 1):
            root = self.package.xml(part.target)
            if root is not None:
                self.walk.inline.enter(root)
                place = f"h{number}"
                self._add(self.walk.whole(root, place, PassageKind.FURNITURE))

    def _properties(self) -> dict[str, str]:
        found = {}
        for each in self.top:
            if each.kind in ("core-properties", "extended-properties"):
                root = self.package.xml(each.target)
                for entry in () if root is None else root:
                    key = _PROPERTIES.get(local(entry.tag))
                    if key and entry.text and entry.text.strip():
                        found[key] = entry.text.strip()
        return found

    def _add(self, passage: Passage | None, **more: Any) -> None:
        if passage is not None:
            self.walk.passages.append(replace(passage, **more))

    def _told(self, places: list[str]) -> tuple[str, ...]:
        """Leave out where nothing stands: a comment on an empty line hangs on none."""
        return tuple(place for place in places if place in self.walk.places)

    def _elements(self, part: str | None) -> Iterator[Element]:
        """Enter a part of the file and yield the elements at its top."""
        root = self.package.xml(part) if part else None
        if root is not None:
            self.walk.inline.enter(root)
            yield from root

    def _one(self, kind: str) -> str | None:
        return next((each.target for each in self.parts if each.kind == kind), None)


def _unwrapped(data: bytes) -> bytes:
    """Take a file out of the object that carries it ([MS-OLEDS] 2.3)."""
    with suppress(OSError), olefile.OleFileIO(BytesIO(data)) as carrier:
        if carrier.exists("Package"):
            return bytes(carrier.openstream("Package").read())
    return data
