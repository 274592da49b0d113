"""What do the words of a comment become that is parted, joined, or taken up?

The words, their marks and what is proposed in them go where they stand: nothing is
added, and nothing changes but white space at the seam. What each half asks for is read
again, but where marks say it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rules.action import action
from rules.location.target import NOWHERE, comment
from rules.marks import between, final, mark, pieces, shown, within
from rules.terms import Action, Change, Comment, Passage, Run


def halves(comment: Comment, at: int) -> tuple[Comment, Comment]:
    """Part a comment at a place in its words as they are shown."""
    runs = shown(comment)
    words = "".join(run.text for run in runs)
    first = between(runs, 0, len(words[:at].rstrip()))
    second = between(runs, at, len(words))
    seam = len(_wished(between(runs, 0, at)))
    proposed: tuple[list[str], list[str]] = [], []
    for said, start in _proposed(comment.proposed, _wished(runs)):
        for side, some in zip(proposed, _cut(said, seam - start), strict=True):
            side.append(some)
    one, other = _of(comment, first, proposed[0]), _of(comment, second, proposed[1])
    if comment.action is Action.GENERAL or any(map(mark, runs)):
        return one, other
    return _asking(one), _asking(other)


def taken_up(passage: Passage, start: int, end: int) -> Comment:
    """Make a comment of words of a passage in which nobody found one; it waits."""
    one = comment(NOWHERE, passage.text[start:end], passage.source)
    return _of(one, tuple(within(passage, start, end)), ())


def _asking(half: Comment) -> Comment:
    return replace(half, action=action(half.text))


def together(first: Comment, second: Comment, *, turned: bool = False) -> Comment:
    """Join a comment with another, whose words follow on a line of their own.

    `turned`: the words of the other stand before its own. Where it asks for nothing,
    it asks for what the other one does.
    """
    change = None if first.text and second.text else Change.DELETED
    seam = (Run(text="\n", change=change),) if pieces(first) and pieces(second) else ()
    upper, lower = (second, first) if turned else (first, second)
    same = (first.document, first.paragraphs) == (second.document, second.paragraphs)
    silent = first.action is Action.COMMENT and same and not second.review
    action = second.action if silent else first.action
    one = replace(first, source=upper.source, action=action)
    runs = (*shown(upper), *seam, *shown(lower))
    return _of(one, runs, (upper.proposed, lower.proposed))


def _of(comment: Comment, runs: tuple[Run, ...], proposed: Iterable[str]) -> Comment:
    """Say it in these words; runs that are all alike need not be told."""
    return replace(
        comment,
        text=final(runs),
        runs=tuple(r for r in runs if r.text) if any(map(_told, runs)) else (),
        proposed="\n".join(filter(None, (said.strip() for said in proposed))),
    )


def _told(run: Run) -> bool:
    return run.quoted or bool(mark(run))


def _wished(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if mark(run) != "del")


def _proposed(proposed: str, words: str) -> Iterable[tuple[str, int]]:
    """Find what is proposed in the words, as a whole or line by line."""
    lines = (proposed,) if proposed in words else proposed.splitlines()
    return [(line, words.find(line)) for line in lines if line and line in words]


def _cut(text: str, at: int) -> tuple[str, str]:
    at = max(at, 0)
    return text[:at], text[at:]
