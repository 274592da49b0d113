"""What must a file of a compilation say? Worked out anew, without its writers.

What the house promises of every file is written here a second time, so that a
fault of a writer cannot excuse itself: names as `Canada, Government`, characters
that XML cannot hold as U+FFFD, line ends as line feeds, nothing else changed.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from rules.campaign import variants
from rules.shelves import Made, picked
from rules.terms import Action, Comment, Draft, Paragraph, Stakeholder

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is said of one comment, or of one paragraph of a draft, by name."""

    id: str
    says: Mapping[str, str]


class Course:
    """The cells of a file that is read from its title to its end, in their places."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._section = self._place = ""
        self._paragraphs = 0

    def section(self, heading: str) -> None:
        """Go on to a heading of the first level."""
        self._section = self._place = heading
        self._paragraphs = 0

    def base(self, label: str, text: str) -> None:
        """Go on to a paragraph of the draft."""
        self._paragraphs += 1
        self._place = f"{self._section}, {label or 'no number'} (#{self._paragraphs})"
        self._add(self._place, label=label, text=text)

    def said(self, name: str, /, **says: str) -> None:
        """Take a comment that stands here; without a name, nobody's."""
        self._add(name, **says, place=self._place)

    def taken(self) -> Iterator[Cell]:
        """Give the cells that were not given yet, and forget them."""
        yield from self._cells
        self._cells.clear()

    def _add(self, name: str, /, **says: str) -> None:
        self._cells.append(Cell(id=name, says=says))


def laid_out(consolidation: Consolidation) -> Iterator[Cell]:
    """Say what stands in the layout of WSIS, from the first cell to the last."""
    course = Course()
    course.section("General comments")
    yield from _say(course, consolidation.general)
    for entries in consolidation.drafts:
        course.section(held(f"{entries.draft.id}: {entries.draft.title}"))
        yield from _say(course, entries.general)
        for at in entries.paragraphs:
            course.base(label(entries.draft, at.paragraph), held(at.paragraph.text))
            yield from _say(course, at.entries)
    course.section("Comments to be placed")
    yield from _say(course, consolidation.unplaced)
    yield from course.taken()


def label(draft: Draft, paragraph: Paragraph) -> str:
    """Give a label as it is printed, with its former one."""
    name = paragraph.label or ""
    former = draft.former.get(name)
    return held(f"{name} (former {former})" if former else name)


def _say(course: Course, entries: Sequence[Entry]) -> Iterator[Cell]:
    for speech in speeches(entries):
        course.said(
            speech.id,
            name=speech.lead,
            note=speech.note,
            number=f"[{speech.numbers}]{speech.tail}",
            **speech.words,
        )
        yield from course.taken()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What is printed once: the comments that say it.

    Where their words are those of a submission `above` but for some sentences,
    `differs` are these: what that one has, and what stands here instead.
    """

    entries: Sequence[Entry]
    above: str = ""
    differs: Sequence[tuple[str, str]] = ()

    @property
    def comment(self) -> Comment:
        """The comment whose words stand there."""
        return self.entries[0].comment

    @property
    def id(self) -> str:
        """The ids of all comments that say it."""
        return " and ".join(entry.id for entry in self.entries)

    @property
    def names(self) -> str:
        """Who says it, each once."""
        return "; ".join(dict.fromkeys(map(speakers, self.entries)))

    @property
    def lead(self) -> str:
        """Who says it, after what marks a new paragraph."""
        return f"{self.new}{self.names}"

    @property
    def new(self) -> str:
        """What marks a new paragraph."""
        return "[New para] " if self.comment.action is Action.ADD else ""

    @property
    def numbers(self) -> str:
        """The submissions in which it is said."""
        return ", ".join(dict.fromkeys(entry.number for entry in self.entries))

    @property
    def note(self) -> str:
        """What stands between the names and the words."""
        if self.above:
            less = any(there for there, _ in self.differs)
            more = any(here for _, here in self.differs)
            how = {(True, True): "changed", (True, False): "without"}
            return f"The words of [{self.above}], {how.get((less, more), 'and')}:"
        deleted = standing(self.comment)
        return f"{deleted}." if deleted and self.words["words"] else deleted

    @property
    def words(self) -> dict[str, str]:
        """The words, with the revisions that lead to them."""
        if not self.above:
            return words_of(self.comment)
        lines = [
            (held(text), mark)
            for there, here in self.differs
            for text, mark in ((there, "del"), (here, ""))
            if text
        ]
        ended = [piece for line in lines for piece in (line, ("\n", ""))]
        return words(ended[:-1])

    @property
    def tail(self) -> str:
        """What stands after the number."""
        if self.comment.candidates:
            return f" Likely: {likely(self.comment)}"
        several = len(self.comment.paragraphs) > 1
        return f" on {held(', '.join(self.comment.paragraphs))}" if several else ""


def speeches(entries: Sequence[Entry]) -> Iterator[Speech]:
    """Put together what says the same, word for word, and asks for the same.

    A letter that is another one but for some sentences stands after that one. That it
    is so was found elsewhere; it is believed when it is proved, word by word.
    """
    alike: dict[bytes, array[int]] = {}  # the places of what is said, by its digest
    letters: dict[object, list[array[int]]] = {}
    for at, entry in enumerate(entries):
        said = blake2b(repr((_asks(entry), _wording(entry))).encode()).digest()
        if said in alike:
            alike[said].append(at)
            continue
        alike[said] = array("L", (at,))
        if _is_letter(entry):
            letters.setdefault(_asks(entry), []).append(alike[said])
    below: dict[int, tuple[int, list[tuple[str, str]]]] = {}
    under: dict[int, list[array[int]]] = {}
    for known in letters.values():
        texts = Made(known, lambda places: entries[places[0]].comment.text)
        found = variants(texts, [len(places) for places in known])
        for at in sorted(found):
            of, steps = found[at].of, found[at].steps
            if _leads(texts[of], texts[at], steps):
                letter, here = known[of][0], known[at]
                pairs = [(struck, added) for _, struck, added in steps]
                below[here[0]] = letter, pairs
                under.setdefault(letter, []).append(here)
    for head in alike.values():
        if head[0] not in below:
            yield Speech(entries=picked(entries, head))
            for here in under.get(head[0], ()):
                of, differs = below[here[0]]
                some, above = picked(entries, here), entries[of].number
                yield Speech(entries=some, above=above, differs=differs)


#: Signs that a letter has at the least.
_LETTER = 80


def _is_letter(entry: Entry) -> bool:
    comment = entry.comment
    remark = comment.action in (Action.COMMENT, Action.GENERAL, Action.KEEP)
    long = len(comment.text) >= _LETTER
    return remark and long and not comment.proposed and not _revised(entry)


def _leads(above: str, text: str, steps: Iterable[tuple[int, str, str]]) -> bool:
    """Prove that the steps lead from the one text to the other, sign by sign."""
    there, here = _signs(above), _signs(text)
    for kept, struck, added in steps:
        alike, gone, new = here[:kept], _signs(struck), _signs(added)
        if not (there.startswith(alike + gone) and here.startswith(alike + new)):
            return False
        there, here = there[kept + len(gone) :], here[kept + len(new) :]
    return there == here


def _signs(text: str) -> str:
    return "".join(text.split())


def _asks(entry: Entry) -> object:
    comment = entry.comment
    likely_places = tuple((c.document, c.paragraph) for c in comment.candidates)
    return (
        comment.action,
        comment.kind,
        comment.document,
        comment.paragraphs,
        likely_places,
        entry.who_review,
    )


def _wording(entry: Entry) -> object:
    comment = entry.comment
    marks = [(*run.text.split(), run.change, run.strike) for run in comment.runs]
    return (
        tuple(comment.text.split()),
        tuple(comment.proposed.split()),
        tuple(marks) if _revised(entry) else (),
    )


def _revised(entry: Entry) -> bool:
    return any(run.change or run.strike for run in entry.comment.runs)


def placed(consolidation: Consolidation) -> Iterator[tuple[Entry, str]]:
    """Go through the comments with the names of their places in a table."""
    for entry in consolidation.general:
        yield entry, "general"
    for entries in consolidation.drafts:
        for entry in entries.general:
            yield entry, entries.draft.id
        for at in entries.paragraphs:
            for entry in at.entries:
                yield entry, f"{entries.draft.id} {at.paragraph.label}"
    for entry in consolidation.unplaced:
        yield entry, "to be placed"


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def held(text: str) -> str:
    r"""Give a text as XML can hold it.

    >>> held("a\x00\r\nb")
    'a\ufffd\nb'
    """
    return _NO_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def speakers(entry: Entry) -> str:
    """Name whose comment it is; of rivals nobody is named."""
    if not entry.who or (entry.who_review and len(entry.who) > 1):
        return "Stakeholder to be confirmed"
    doubt = " (to be confirmed)" if entry.who_review else ""
    return "; ".join(map(_name, entry.who)) + doubt


def _name(who: Stakeholder) -> str:
    kind = f", {who.type.value.capitalize()}" if who.type else ""
    return _CONTROLS.sub("\ufffd", held(who.name)) + kind


def standing(comment: Comment) -> str:
    """Say what stands before the words of a deletion."""
    return "Deleted" if comment.action is Action.DELETE else ""


def likely(comment: Comment) -> str:
    """Name the likely places of a comment that waits for a person."""
    return "; ".join(held(f"{c.document}, {c.paragraph}") for c in comment.candidates)


def words_of(comment: Comment) -> dict[str, str]:
    """Give the words of a comment, with the marks of who sent them."""
    return words((held(text), mark) for text, mark in pieces(comment))


def signed(comment: Comment) -> str:
    """Give the words as a text without looks shows them: [-out-], [+in+], > quoted."""
    sent = [one for one in pieces(comment) if one[0]]
    if all(mark == "ins" for text, mark in sent if text.strip()):
        return comment.text
    signs = {"": "{}", "ins": "[+{}+]", "del": "[-{}-]", "q": "{}"}
    lines = ((_above(text) if mark == "q" else text, mark) for text, mark in sent)
    return "".join(signs[mark].replace("{}", text) for text, mark in lines)


def _above(text: str) -> str:
    return "\n".join(f"> {line}" if line else "" for line in text.split("\n"))


def pieces(comment: Comment) -> list[tuple[str, str]]:
    """Tell what was inserted, deleted (by a revision or a line through), or quoted."""
    after, sent = "", []
    for run in comment.runs:
        gone = run.change is not None and run.change.gone
        after += "" if gone else run.text
        new = "ins" if run.change is not None else ""
        new = new or ("q" if run.quoted else "")
        sent.append((run.text, "del" if gone or run.strike else new))
    return sent if after == comment.text else [(comment.text, "")]


def words(pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Join words that are marked as inserted, deleted, quoted, or not at all."""
    text, marks = "", []
    for mark, some in groupby((p for p in pieces if p[0]), key=lambda piece: piece[1]):
        start, text = len(text), text + "".join(piece for piece, _ in some)
        if mark:
            marks.append(f"{mark} at {start}: {text[start:]}")
    return {"words": text, "insertions and deletions": "; ".join(marks)}
