"""What did a sender change in a passage, and how does it show?

Tracked changes, and marks by hand: struck, underlined, coloured. Revisions of the
secretariat belong to the draft and are nobody's change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from rules import alignment
from rules.location.typed import typed
from rules.terms import Change, Passage, Run

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

_SAME = 95.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """A passage before and after the sender's hand, and how it shows.

    In `runs` what was inserted by hand is told as inserted.
    """

    base: str
    final: str
    runs: tuple[Run, ...] = ()
    tracked: bool = False
    marked: bool = False

    @property
    def changed(self) -> bool:
        """Whether the sender changed words."""
        return self.tracked or self.marked


def views(passage: Passage, drafts: Drafts) -> Views:
    """Tell a passage before the sender's changes from the one after."""
    runs = passage.runs
    mine = [r for r in runs if r.change and _is_mine(r, drafts)]
    if mine or any(r.change for r in runs):
        return Views(
            base=_text(r for r in runs if _in_base(r, drafts)),
            final=passage.text,
            runs=runs,
            tracked=bool(mine),
        )
    if not runs and passage.base is not None and passage.base != passage.text:
        return Views(base=passage.base, final=passage.text, tracked=True)
    if any(r.strike for r in runs) or _mixed(runs):
        best = Views(base=passage.text, final=passage.text, runs=runs)
        score = 0.0
        for told in _told_by_hand(runs, _labels(runs, drafts)):
            base = _text(r for r in told if not r.change)
            match = alignment.version_of(typed(base, drafts).words, drafts.texts)
            if match and match.score > score:
                score = match.score
                best = Views(base=base, final=_final(runs), runs=told, marked=True)
        plain = alignment.version_of(typed(passage.text, drafts).words, drafts.texts)
        struck = any(r.strike for r in runs)
        if score >= _SAME and (struck or plain is None or plain.score < score):
            return best
    return Views(base=passage.text, final=passage.text, runs=runs)


def is_new(passage: Passage, drafts: Drafts) -> bool:
    """Whether the sender inserted all words of a passage, and tracked it."""
    seen = views(passage, drafts)
    return seen.tracked and not typed(seen.base, drafts).words


def all_marked(runs: Sequence[Run]) -> bool:
    """Whether all words are underlined, or all struck."""
    told = [r for r in runs if re.search(r"\w\w\w", r.text)]
    return bool(told) and (
        all(r.underline for r in told) or all(r.strike for r in told)
    )


def secretariats(passage: Passage, drafts: Drafts) -> bool:
    """Whether a passage shows revisions that the draft was distributed with."""
    return any(r.change and not _is_mine(r, drafts) for r in passage.runs)


def _is_mine(run: Run, drafts: Drafts) -> bool:
    return run.author not in drafts.authors and run.text not in drafts.marks


def _in_base(run: Run, drafts: Drafts) -> bool:
    """Whether words stood before the sender: untouched, or deleted by him."""
    if run.change is None:
        return True
    return run.change.gone if _is_mine(run, drafts) else not run.change.gone


def _text(runs: Iterable[Run]) -> str:
    return "".join(r.text for r in runs)


def _mixed(runs: Sequence[Run]) -> bool:
    """Whether some words look otherwise than the rest."""
    looks = {(r.underline, r.colour, r.highlight) for r in runs if r.text.strip()}
    return len(looks) > 1


def _labels(runs: Sequence[Run], drafts: Drafts) -> int:
    """Count the runs at the head that are a label, often underlined or bold."""
    heads = (typed(_text(runs[:n]), drafts) for n in range(1, len(runs)))
    labels = takewhile(lambda head: head.path and not head.words, heads)
    return len([*labels])


def _told_by_hand(runs: Sequence[Run], labels: int) -> Iterable[tuple[Run, ...]]:
    """Tell what may be inserted by its look, the likeliest look first.

    The label at the head, of so many runs, is none of it.
    """
    common = Counter(r.colour for r in runs).most_common(1)[0][0]
    head = (False,) * labels
    yield inserted(runs, [*head, *(r.underline for r in runs[labels:])])
    yield inserted(runs, [*head, *(r.colour != common for r in runs[labels:])])
    yield inserted(runs, [*head, *(bool(r.highlight) for r in runs[labels:])])
    yield inserted(runs, [*head, *(r.bold for r in runs[labels:])])


def inserted(runs: Sequence[Run], new: Iterable[bool]) -> tuple[Run, ...]:
    """Tell words as inserted, but those that are struck."""
    return tuple(
        replace(run, change=Change.INSERTED) if is_new and not run.strike else run
        for run, is_new in zip(runs, new, strict=True)
    )


def _final(runs: Sequence[Run]) -> str:
    return _text(r for r in runs if not r.strike)
