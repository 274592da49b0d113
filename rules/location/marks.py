"""Which marks do the words of a comment bear in the file that they are from?

And which of them does an answer between the lines only repeat?

Tracked changes and struck words are always a change. What is underlined is
inserted only where words are struck beside it, in the same line: alone it may be a
heading, a link or emphasis. (What a copy of the draft inserts is told by `views`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rules.marks import cut, final, inserted, mark, shown, within
from rules.terms import (
    Change,
    Comment,
    EvidenceKind,
    PartText,
    Passage,
    PassageKind,
    Run,
)


def told(comments: Iterable[Comment], parts: Sequence[PartText]) -> tuple[Comment, ...]:
    """Return comments with the marks of their words, and what of them is quoted.

    What is struck is no part of what is proposed.
    """
    files: dict[str, list[Passage]] = {}
    for part in parts:
        files.setdefault(part.sha256, []).extend(part.passages)
    marked = {
        sha256: passages
        for sha256, passages in files.items()
        if any(mark(run) for passage in passages for run in passage.runs)
    }
    repeated = {sha256: _quoted(passages) for sha256, passages in files.items()}
    found = (_told(each, marked.get(each.source.sha256, ())) for each in comments)
    return tuple(
        _quoting(each, repeated.get(each.source.sha256, {}).get(each.source.place, ""))
        for each in found
    )


def _quoted(passages: Iterable[Passage]) -> dict[str, str]:
    """Give what is quoted in a file by its place; the first passage there counts."""
    first: dict[str, Passage] = {}
    for passage in passages:
        first.setdefault(passage.source.place, passage)
    return {at: p.text for at, p in first.items() if p.kind is PassageKind.QUOTED}


def _quoting(comment: Comment, words: str) -> Comment:
    """Tell the words that are answered, where they stand above the answer."""
    above = f"{words}\n"
    if not words or not comment.text.startswith(above):
        return comment
    runs, end = shown(comment), len(above)
    quoted = (replace(run, quoted=True) for run in cut(runs, 0, end))
    answer = cut(runs, end, len(comment.text), ends=True)
    return replace(comment, runs=(*quoted, *answer))


def _told(comment: Comment, passages: Sequence[Passage]) -> Comment:
    if not comment.text:  # a deletion: nothing is left
        return replace(comment, runs=tuple(map(_gone, comment.runs)))
    runs = comment.runs
    if not runs or final(runs) != comment.text:
        runs = tuple(_found(comment, passages)) if passages else ()
    if not any(mark(run) for run in runs if run.text):
        return comment
    if comment.evidence.kind is not EvidenceKind.MARKUP:
        runs = tuple(inserted(runs))
    return replace(comment, runs=runs, proposed=_wished(comment.proposed, runs))


def _gone(run: Run) -> Run:
    return run if run.change else replace(run, change=Change.DELETED)


def _wished(proposed: str, runs: Sequence[Run]) -> str:
    """Leave out of a proposal what the sender struck in it."""
    start = final(runs).find(proposed)
    if start < 0:
        return proposed
    found = cut(runs, start, start + len(proposed))
    return "".join(r.text for r in found if mark(r) != "del").strip()


# --- where the words are from ---------------------------------------------------------


def _found(comment: Comment, passages: Sequence[Passage]) -> Iterator[Run]:
    """Find each line of the words in the file, from their place on, with its marks."""
    place = comment.source.place
    begins = (n for n, p in enumerate(passages) if p.source.place == place)
    at, offset = next(begins, 0), 0
    for nth, line in enumerate(comment.text.split("\n")):
        if nth:
            yield Run(text="\n")
        where = next(_places(line, passages, at, offset), None)
        if where is None:
            yield Run(text=line)
            continue
        at, start = where
        offset = start + len(line)
        yield from within(passages[at], start, offset)


def _places(
    line: str, passages: Sequence[Passage], at: int, offset: int
) -> Iterator[tuple[int, int]]:
    """Say where a line stands: in the row first, then further down, then above."""
    if not (line and passages):
        return
    row = _row(passages[at])
    beside = (n for n, p in enumerate(passages) if row and _row(p) == row)
    for n in chain((at,), beside, range(at + 1, len(passages)), range(at)):
        start = passages[n].text.find(line, offset if n == at else 0)
        if start >= 0:
            yield n, start


def _row(passage: Passage) -> tuple[int, int] | None:
    return (passage.cell.table, passage.cell.row) if passage.cell else None
