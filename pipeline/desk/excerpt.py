"""Where in its file do the words of a comment stand, and what stands around them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from pipeline.store.values import load
from rules.marks import Pieces, cut, marked, of_passage, pieces, shown, within
from rules.terms import Comment, Passage, Run

if TYPE_CHECKING:
    from pipeline import record

_AROUND = 2  # passages shown before and after the one in question


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage of the submission; `words` of it are the comment in question."""

    before: Pieces = ()
    words: Pieces = ()
    after: Pieces = ()
    place: str


def excerpt(known: record.Known, comment: Comment) -> Iterator[Excerpt]:
    """Go through the passages around a comment, with its words set apart."""
    source = comment.source
    of = next(
        (p for p in known.parts if p.sha256 == source.sha256 and p.name == source.part),
        None,
    )
    passages = [load(Passage, p) for p in of.passages] if of else []
    lines = {line.strip() for line in comment.text.splitlines()}
    meant = [
        n
        for n, passage in enumerate(passages)
        if passage.source.place == source.place or passage.text.strip() in lines - {""}
    ]
    if not meant:
        yield Excerpt(words=pieces(comment), place=source.place)
        return
    around = range(max(0, meant[0] - _AROUND), meant[-1] + _AROUND + 1)
    for n in around[: len(passages) - around[0]]:
        yield _excerpt(passages[n], comment if n in meant else None)


def _excerpt(passage: Passage, comment: Comment | None) -> Excerpt:
    """Set the words of a comment apart in a passage, or show it as it is."""
    text, place = passage.text, passage.source.place
    words = pieces(comment) if comment else ()
    if comment is None or not words:
        return Excerpt(before=marked(of_passage(passage)), place=place)
    if not comment.text:  # a deletion: all that was there is in its words
        return Excerpt(words=words, place=place)
    if (start := text.find(comment.text)) >= 0:
        rest = within(passage, start + len(comment.text), len(text))
        if _gone(shown(comment)[-1]):  # it stands among the words already
            rest = dropwhile(_gone, rest)
        before = marked(within(passage, 0, start))
        return Excerpt(before=before, words=words, after=marked(rest), place=place)
    line = text.strip()
    if line and (start := comment.text.find(line)) >= 0:
        runs = cut(shown(comment), start, start + len(line), ends=True)
        return Excerpt(words=marked(runs), place=place)
    return Excerpt(words=marked(of_passage(passage)), place=place)


def _gone(run: Run) -> bool:
    return bool(run.change and run.change.gone)
