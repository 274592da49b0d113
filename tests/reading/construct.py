"""One thing that files do, in one small file, and what must be seen of it.

Each `matrix_*.py` beside this file is a list `CONSTRUCTS`; `test_matrix.py`
reads every one, and `scripts/reading_table.py` prints them as docs/reading.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.extract import Found, read_file
from pipeline.parts import payloads
from rules.terms import Change, Passage, PassageKind, Read, Run

if TYPE_CHECKING:
    from collections.abc import Callable

#: How a mark is written in `Seen.marks`, as `+words[author]`.
_SIGN = {
    Change.INSERTED: "+",
    Change.DELETED: "-",
    Change.MOVED_FROM: "<",
    Change.MOVED_TO: ">",
}
_LOOKS = ("strike", "underline", "bold", "italic")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A passage that must be there; what is None is not compared.

    `marks` are the marked runs, as `+in[Author]`, `-out[Author]`, `<moved from`,
    `>moved to`, `words{strike}`, `words{colour FF0000}`.
    """

    text: str
    base: str | None = None
    place: str | None = None
    part: str | None = None
    kind: PassageKind | None = None
    number: str | None = None
    base_number: str | None = None
    marks: tuple[str, ...] | None = None
    author: str | None = None
    anchor_text: str | None = None
    parent: str | None = None
    resolved: bool | None = None
    paragraph_change: Change | None = None


@dataclass(frozen=True, kw_only=True)
class Construct:
    """`seen` are all passages, in reading order; `why` is in the reason not to read."""

    family: Literal["Word", "mail", "PDF", "other"]
    name: str
    file: str
    make: Callable[[], bytes]
    seen: tuple[Seen, ...]
    read: Read = Read.FULL
    why: str = ""


def found_in(construct: Construct) -> tuple[Found, ...]:
    """Read the file of a construct; a mail is read part by part."""
    data = construct.make()
    if construct.family != "mail":
        return read_file(construct.file, data)
    return tuple(
        found
        for part, payload in payloads(data)
        for found in read_file(part.name, payload, part.type, is_body=part.is_body)
    )


def seen_in(passage: Passage, like: Seen) -> Seen:
    """Return what was seen of a passage, as far as `like` asks."""
    facts = {
        "base": passage.original,
        "place": passage.source.place,
        "part": passage.source.part,
        "kind": passage.kind,
        "number": passage.number,
        "base_number": passage.base_number,
        "marks": tuple(mark for run in passage.runs for mark in _marks(run)),
        "author": passage.author,
        "anchor_text": passage.anchor_text,
        "parent": passage.parent,
        "resolved": passage.resolved,
        "paragraph_change": passage.paragraph_change,
    }
    asked = {k: v for k, v in facts.items() if getattr(like, k) is not None}
    return Seen(text=passage.text, **asked)


def _marks(run: Run) -> list[str]:
    looks = [look for look in _LOOKS if getattr(run, look)]
    looks += [f"{w} {v}" for w in ("colour", "highlight") if (v := getattr(run, w))]
    marks = [f"{run.text}{{{', '.join(looks)}}}"] if looks else []
    if run.change:
        marks.insert(0, f"{_SIGN[run.change]}{run.text}[{run.author}]")
    return marks
