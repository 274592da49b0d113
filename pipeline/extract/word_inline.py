"""Which words stand in a paragraph of a Word file, and what hangs on them?

Text, tabs, breaks and the results of fields are words; the instructions of
fields are not. Comments and notes hang on words; text boxes and files are only
anchored there and are handed out as stories of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import category

from pipeline.extract.elements import local, relationship, value_of
from pipeline.extract.ooxml import FALSE
from pipeline.extract.word_drawing import drawn_line
from pipeline.extract.word_runs import CHANGES, Look, Mark, Piece, looks_in, mark_of
from rules.terms import Change

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


#: What content is wrapped in without any change of its meaning.
WRAPPERS = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "dir", "bdo", "fldSimple")
)
RANGES = ("commentRangeStart", "commentRangeEnd")
#: A comment on more paragraphs is on the whole text, and hangs on the first ones.
MOST_PLACES = 500

_NESTS = WRAPPERS | {"hyperlink", "rubyBase"}
_MATHS = ("oMath", "oMathPara")
#: What holds words in a drawing, and in an alternative of anything.
_DRAWN = ("{*}txbxContent", "{*}t", "{*}textpath", "{*}OLEObject")
_FULL = ("{*}delText", *_DRAWN)
_DRAWINGS = ("drawing", "pict", "object")
#: The programs whose objects are pictures to their reader, and no files.
_PICTURES = ("Equation", "PBrush", "Paint", "Word.Picture")
_NOTES = {"footnoteReference": "f", "endnoteReference": "e"}
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
}
#: What people answer with in a form: boxes, ticks and crosses, by their fonts.
_SYMBOLS = {
    "Wingdings": str.maketrans("oqr\xa8\xfb\xfc\xfd\xfe\xe0\xe8", "☐☐☐☐✗✓☒☑→→"),
    "Wingdings 2": str.maketrans("OPQRST\xa3", "✗✓☒☑☒☒☐"),
}
#: Word knows 25 entries in the list of a form.
_ENTRIES = frozenset(map(str, range(25)))
_DELETED = Mark(Change.DELETED, base=True)


@dataclass(slots=True)
class Anchor:
    """What a margin comment hangs on: places, and the words of both views."""

    places: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    base_words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The very words; those before the revisions where none are left."""
        words = "\n".join(filter(None, self.words))
        return words or "\n".join(filter(None, self.base_words))


class Inline:
    """Reads paragraphs, one after the other, into pieces.

    `anchors` are those of the margin comments by id, `notes` the places where
    a note such as `f3` is called; both are complete when all is read. `boxes`
    are the text boxes anchored in the paragraph read last, `files` the objects
    there, by their relationships.
    """

    def __init__(self) -> None:
        self.anchors: defaultdict[str, Anchor] = defaultdict(Anchor)
        self.notes: defaultdict[str, list[str]] = defaultdict(list)
        self.boxes: list[Element] = []
        self.files: list[str] = []
        self._looks: dict[Element, Look] = {}
        self._place = ""
        self._pieces: list[Piece] = []
        #: The comments whose range is open, and the piece where it begins.
        self._open: dict[str, int] = {}
        #: The fields that are open: still in the instruction? and where begun.
        self._fields: list[tuple[bool, int]] = []

    def enter(self, root: Element) -> None:
        """Make ready for a part of the file."""
        self._looks = looks_in(root)

    def read(
        self, paragraph: Element, place: str, mark: Mark | None
    ) -> Sequence[Piece]:
        """Read a paragraph that stands under a revision or None."""
        self._place, self._pieces, self._fields = place, [], []
        self.boxes, self.files = [], []
        self._content(paragraph, mark)
        pieces = self._pieces
        for comment, start in [*self._open.items()]:
            self._hang(comment, pieces[start:])
            self._open[comment] = 0
            if len(self.anchors[comment].places) == MOST_PLACES:
                del self._open[comment]
        self._pieces = []
        return pieces

    def range(self, name: str, comment: str) -> None:
        """Begin or end the words that a margin comment hangs on."""
        if name == RANGES[0]:
            self._open[comment] = len(self._pieces)
        elif comment in self._open:
            self._hang(comment, self._pieces[self._open.pop(comment) :])

    def alternative(self, element: Element) -> Element:
        """Choose among alternatives the first that holds words."""
        full = (e for e in element if next(e.iter(*_FULL), None) is not None)
        return next(full, element)

    def _content(self, parent: Element, mark: Mark | None) -> None:
        for child in parent:
            name = local(child.tag)
            if name == "r":
                self._run(child, mark)
            elif name in CHANGES:
                self._content(child, mark_of(child, CHANGES[name], mark))
            elif name in _NESTS:
                self._content(child, mark)
            elif name in RANGES:
                self.range(name, value_of(child, "id"))
            elif name in _MATHS:
                words = "".join(each.text or "" for each in child.iter("{*}t"))
                self._pieces.append((words, mark, None))
            elif name == "AlternateContent":
                self._content(self.alternative(child), mark)

    def _run(self, run: Element, mark: Mark | None) -> None:
        pieces, look = self._pieces, None
        for child in run:
            name = local(child.tag)
            if name == "t":
                if child.text:
                    pieces.append((child.text, mark, look))
            elif name == "rPr":
                look = self._looks.get(child)
            elif name in _CHARACTERS:
                pieces.append((_CHARACTERS[name], mark, look))
            elif name == "delText":
                pieces.append((child.text or "", mark or _DELETED, look))
            else:
                self._rarity(name, child, mark, look)

    def _rarity(
        self, name: str, child: Element, mark: Mark | None, look: Look | None
    ) -> None:
        """Read what few runs hold."""
        if name == "fldChar":
            self._field(child, mark, look)
        elif name == "sym":
            sign = _symbol(value_of(child, "font"), value_of(child, "char"))
            self._pieces.append((sign, mark, look))
        elif name == "commentReference":
            anchor = self.anchors[value_of(child, "id")]
            anchor.places = anchor.places or [self._place]
        elif name in _NOTES:
            self.notes[_NOTES[name] + value_of(child, "id")].append(self._place)
        elif name in _DRAWINGS:
            if next(child.iter(*_DRAWN), None) is not None:
                self._drawing(child, mark, look)
        elif name == "AlternateContent":
            self._run(self.alternative(child), mark)
        elif name == "ruby":
            self._content(child, mark)

    def _field(self, mark_: Element, mark: Mark | None, look: Look | None) -> None:
        """Follow a field; the result of one inside an instruction is no word."""
        kind = value_of(mark_, "fldCharType")
        if kind == "begin":
            self._fields.append((True, len(self._pieces)))
            self._pieces.extend((text, mark, look) for text in _answers(mark_))
        elif self._fields:
            _, start = self._fields.pop()
            if kind == "separate":
                self._fields.append((False, start))
            elif self._fields and self._fields[-1][0]:
                del self._pieces[start:]

    def _drawing(self, element: Element, mark: Mark | None, look: Look | None) -> None:
        """Find the text boxes, the lettering and the files in a drawing."""
        for child in element:
            name = local(child.tag)
            if name == "txbxContent":
                self.boxes.append(child)
            elif name == "AlternateContent":
                self._drawing(self.alternative(child), mark, look)
            elif name == "p":
                self._pieces.append((drawn_line(child), mark, look))
            elif name == "textpath":
                self._pieces.append((child.get("string", ""), mark, look))
            elif name == "OLEObject":
                if not child.get("ProgID", "").startswith(_PICTURES):
                    self.files.append(relationship(child))
            else:
                self._drawing(child, mark, look)

    def _hang(self, comment: str, pieces: Sequence[Piece]) -> None:
        anchor = self.anchors[comment]
        if not pieces and anchor.places:
            return
        if self._place not in anchor.places:
            anchor.places.append(self._place)
        anchor.words.append(
            "".join([t for t, mark, _ in pieces if not mark or mark.final])
        )
        anchor.base_words.append(
            "".join([t for t, mark, _ in pieces if not mark or mark.base])
        )


def _symbol(font: str, code: str) -> str:
    """Return the character with that code, unless it is none that can be written.

    The fonts of boxes and ticks have their own signs in the private area.
    """
    try:
        number = int(code, 16)
        sign = chr(_SYMBOLS.get(font, {}).get(number & 0xFF, number))
    except (ValueError, OverflowError):
        return ""
    return "" if category(sign) in ("Cc", "Cs") else sign


def _answers(field_begin: Element) -> list[str]:
    """Return what was chosen in a form field: an entry of a list, a box ticked."""
    for form in field_begin.iter("{*}ddList", "{*}checkBox"):
        said = {local(each.tag): value_of(each) for each in form}
        default = said.get("default", "0")
        if local(form.tag) == "checkBox":
            ticked = said.get("checked", default) not in FALSE
            return ["\u2612" if ticked else "\u2610"]
        entries = [value_of(each) for each in form.iter("{*}listEntry")]
        result = said.get("result", default)
        index = int(result) if result in _ENTRIES else 0
        return entries[index : index + 1]
    return []
