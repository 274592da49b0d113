"""What must a file of a compilation say? Worked out anew, without its writers.

What the house promises of every file is written here a second time, so that a
fault of a writer cannot excuse itself: names as `Canada, Government`, characters
that XML cannot hold as U+FFFD, line ends as line feeds, nothing else changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rules.consolidation import Consolidation, Entry
    from rules.terms import Comment, Stakeholder


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is said of one comment, or of one paragraph of a draft, by name."""

    id: str
    says: Mapping[str, str]


class Course:
    """The cells of a file that is read from its title to its end, in their places."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
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

    def _add(self, name: str, /, **says: str) -> None:
        self.cells.append(Cell(id=name, says=says))


def laid_out(consolidation: Consolidation) -> list[Cell]:
    """Say what stands in the layout of WSIS, from the first cell to the last."""
    course = Course()
    course.section("General comments")
    _say(course, consolidation.general)
    for entries in consolidation.drafts:
        course.section(held(f"{entries.draft.id}: {entries.draft.title}"))
        _say(course, entries.general)
        for at in entries.paragraphs:
            course.base(held(at.paragraph.label or ""), held(at.paragraph.text))
            _say(course, at.entries)
    course.section("Comments to be placed")
    _say(course, consolidation.unplaced)
    return course.cells


def _say(course: Course, entries: Iterable[Entry]) -> None:
    for entry in entries:
        words = words_of(entry.comment)
        deleted = standing(entry.comment)
        course.said(
            entry.id,
            name=lead(entry),
            note=f"{deleted}." if deleted and words["words"] else deleted,
            number=f"[{entry.number}]{_tail(entry.comment)}",
            **words,
        )


def _tail(comment: Comment) -> str:
    if comment.candidates:
        return f" Likely: {likely(comment)}"
    several = len(comment.paragraphs) > 1
    return f" on {held(', '.join(comment.paragraphs))}" if several else ""


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


def lead(entry: Entry) -> str:
    """Name whose comment it is, after what marks a new paragraph."""
    new = entry.comment.action is Action.ADD
    return f"{'[New para] ' if new else ''}{speakers(entry)}"


def standing(comment: Comment) -> str:
    """Say what stands before the words of a deletion."""
    return "Deleted" if comment.action is Action.DELETE else ""


def likely(comment: Comment) -> str:
    """Name the likely places of a comment that waits for a person."""
    return "; ".join(held(f"{c.document}, {c.paragraph}") for c in comment.candidates)


def words_of(comment: Comment) -> dict[str, str]:
    """Give the words of a comment, with the revisions that lead to its text."""
    runs = [
        (run.text, "" if run.change is None else "del" if run.change.gone else "ins")
        for run in comment.runs
    ]
    if "".join(text for text, mark in runs if mark != "del") != comment.text:
        runs = [(comment.text, "")]
    return words((held(text), mark) for text, mark in runs)


def words(pieces: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Join words that are marked as inserted (`ins`), deleted (`del`) or not at all."""
    text, marks = "", []
    for mark, some in groupby((p for p in pieces if p[0]), key=lambda piece: piece[1]):
        start, text = len(text), text + "".join(piece for piece, _ in some)
        if mark:
            marks.append(f"{mark} at {start}: {text[start:]}")
    return {"words": text, "insertions and deletions": "; ".join(marks)}
