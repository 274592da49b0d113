"""What does a draft with tracked changes say, and in whose name?

Read with all changes rejected, it is the draft. Each comment stands in the margin of
its paragraph, with its author. Where the margin says that a proposal is marked in the
text, the paragraph with the changes of that author, and no others, is the proposal,
the number aside that was typed before it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from pipeline.proofread.due import Speech, held, speakers, speeches
from rules.terms import Action

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, DraftEntries

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKED = " (marked in the text)"
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "‑"}

#: The number that a sender typed before a paragraph; it is not drawn.
_NUMBER = re.compile(
    r"\A[\s\[(]*(?:\d[\d.]*(?:\s?(?:bis|ter|quater))?(?:\([a-z\d]\))*"
    r"|[^\W\d_](?=[.)\]]))[\s.)\]]+"
)

_Who = tuple[str, str]


class _Piece(NamedTuple):
    """Words with what was done to them, and by whom; or the ends of a comment."""

    text: str
    change: str = ""
    who: _Who = ("", "")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the file, whether it is new, and the comments that hang on it."""

    pieces: list[_Piece] = field(default_factory=list)
    new: _Who | None = None
    comments: list[str] = field(default_factory=list)


class _Note(NamedTuple):
    """A comment of the margin: whose, the line above its words, the words."""

    who: _Who
    head: str
    words: str


def tracked_misprints(
    path: Path, consolidation: Consolidation, entries: DraftEntries
) -> Iterator[str]:
    """Compare the file with the draft and with what was said of it."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        names = package.namelist()
        there = (
            package.read("word/comments.xml") if "word/comments.xml" in names else b""
        )
    notes = dict(_notes(etree.fromstring(there))) if there else {}
    paragraphs = [_paragraph(p) for p in body.iter(f"{_W}p")]
    hung = [name for p in paragraphs for name in p.comments]
    for name in notes.keys() - {*hung}:
        yield f"The comment {name} hangs on nothing."
    at = 0
    told: list[tuple[Speech, list[_Paragraph]]] = []
    for place in entries.paragraphs:
        found = _find(paragraphs, at, held(place.paragraph.text))
        if found is None:
            yield f"{entries.draft.id}, {place.paragraph.label} is not there as it was."
            return
        here = paragraphs[found.start : found.stop + _new(paragraphs, found.stop)]
        told += [(speech, here) for speech in speeches(place.entries)]
        at = found.stop - 1
    told += [(speech, paragraphs) for speech in speeches(entries.general)]
    received = {
        one.number: one.received_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        for one in consolidation.contributions
    }
    owed = {name: notes[name] for name in hung if name in notes}
    changing: set[_Who] = set()
    for speech, here in told:
        first = speech.entries[0]
        who = (speakers(first)[:100], received[first.number])
        yield from _noted(speech, who, here, owed)
        changing.add(who)
    for note in owed.values():
        if note.head.rpartition("[")[2].startswith(f"{consolidation.series}/"):
            yield f"{note.head} stands in the margin, and nobody sent it there."
    for piece in (piece for p in paragraphs for piece in p.pieces):
        if (
            piece.change
            and piece.who[1] in received.values()
            and piece.who not in changing
        ):
            yield f"“{piece.text[:80]}” is changed by {piece.who[0]}, who did not."


def _noted(
    speech: Speech, who: _Who, here: list[_Paragraph], owed: dict[str, _Note]
) -> Iterator[str]:
    """Look for a comment in the margin of its paragraph, then for its changes."""
    head = f"{speech.lead} [{speech.numbers}]" + (
        f" {speech.note}" if speech.note else ""
    )
    hanging = [name for p in here for name in p.comments if name in owed]
    due = (who, head, speech.words["words"])
    for marked in ("", _MARKED):
        wanted = _Note(who, head + marked, due[2])
        name = next((n for n in hanging if owed[n] == wanted), None)
        if name is None:
            continue
        del owed[name]
        if marked and not _drawn(speech, who, here):
            yield f"{speech.id} is not drawn into the text as it was sent."
        return
    yield f"{speech.id} does not stand in its margin as it was sent."


def _drawn(speech: Speech, who: _Who, here: Iterable[_Paragraph]) -> bool:
    comment = speech.comment
    if comment.action is Action.ADD:
        new = "".join(held(comment.proposed).split())
        return any(
            p.new == who and "".join("".join(x.text for x in p.pieces).split()) == new
            for p in here
        )
    old = [piece for p in here if p.new is None for piece in p.pieces]
    if comment.action is Action.DELETE:
        return all(piece.change for piece in old if piece.text.strip())
    text = held(comment.proposed)
    return _reads(old, who, text) or _reads(old, who, _NUMBER.sub("", text, count=1))


def _reads(pieces: Iterable[_Piece], who: _Who, text: str) -> bool:
    """Tell whether the pieces are the text, with one's changes and nobody else's.

    What another struck may be struck by this one as well; a label may stand before.
    """
    goal = "".join(text.split())
    seen = {0}
    begun = False
    for piece in pieces:
        if piece.change == "ins" and piece.who != who:
            continue
        mine = piece.change == "ins"
        gone = piece.change == "del"
        if gone and piece.who == who:
            begun = True
            continue
        for sign in "".join(piece.text.split()):
            on = {at + 1 for at in seen if goal[at : at + 1] == sign}
            free = seen if gone else {0} & seen if not (mine or begun) else set()
            seen = on | free
    return len(goal) in seen


def _find(paragraphs: list[_Paragraph], start: int, text: str) -> range | None:
    """Find the paragraphs that held a text before all changes, and as few as can be."""
    due = "".join(text.split())
    here = ""
    for stop in range(start, len(paragraphs)):
        here += _before(paragraphs[stop])
        if due in here:
            while (
                due in here[(skip := len(_before(paragraphs[start]))) :]
                and start < stop
            ):
                here = here[skip:]
                start += 1
            return range(start, stop + 1)
    return None


def _before(paragraph: _Paragraph) -> str:
    """Give the text of a paragraph before all changes, without white space."""
    if paragraph.new is not None:
        return ""
    old = (piece.text for piece in paragraph.pieces if piece.change != "ins")
    return "".join("".join(old).split())


def _new(paragraphs: list[_Paragraph], at: int) -> int:
    """Count the new paragraphs from a place on."""
    count = 0
    while at + count < len(paragraphs) and paragraphs[at + count].new is not None:
        count += 1
    return count


def _notes(comments: etree._Element) -> Iterator[tuple[str, _Note]]:
    for comment in comments:
        head, *words = (
            "".join(p.text for p in _pieces(x)) for x in comment.iter(f"{_W}p")
        )
        who = (comment.get(f"{_W}author", ""), comment.get(f"{_W}date", ""))
        yield comment.get(f"{_W}id", ""), _Note(who, head, "\n".join(words))


def _paragraph(element: etree._Element) -> _Paragraph:
    mark = element.find(f"{_W}pPr/{_W}rPr/{_W}ins")
    names = [x.get(f"{_W}id", "") for x in element.iter(f"{_W}commentRangeStart")]
    return _Paragraph(
        pieces=list(_pieces(element)),
        new=None if mark is None else _who(mark),
        comments=names,
    )


def _pieces(element: etree._Element) -> Iterator[_Piece]:
    for run in element.iter(f"{_W}r"):
        kind, who = "", ("", "")
        for above in run.iterancestors(f"{_W}ins", f"{_W}del"):
            kind, who = str(above.tag).removeprefix(_W), _who(above)
            break
        text = "".join(
            (x.text or "")
            if x.tag in (f"{_W}t", f"{_W}delText")
            else _SIGNS.get(str(x.tag), "")
            for x in run
        )
        yield _Piece(text, kind, who)


def _who(change: etree._Element) -> _Who:
    return change.get(f"{_W}author", ""), change.get(f"{_W}date", "")
