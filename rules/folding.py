"""Which comments of one place say the same, so that their words are printed once?

A campaign is hundreds of equal letters, some with a line of their own. Comments are
folded when they ask for the same, of the same paragraphs, in the same words, white
space aside: every sign is compared, nothing is measured, so that no position is ever
folded into another. Of a letter that is another one but for some sentences
(`rules.campaign`), these are printed, right after that one; what proposes a wording
is printed whole, for there the wording is the position.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from rules.campaign import LEAST, variants
from rules.marks import mark
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from rules.campaign import Step
    from rules.consolidation import Entry

_REMARKS = (Action.COMMENT, Action.GENERAL, Action.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Comments whose words are printed once: those of the first, with all the names.

    `beyond` is the comment whose words stand above; then `steps` say in which
    sentences the words of these comments differ from them.
    """

    entries: tuple[Entry, ...]
    beyond: Entry | None = None
    steps: tuple[Step, ...] = ()

    @property
    def first(self) -> Entry:
        """The comment whose words are printed."""
        return self.entries[0]


def folds(entries: Iterable[Entry]) -> tuple[Fold, ...]:
    """Fold the comments of one place; each is in one fold, in the order of its first.

    What only differs in some sentences from a text stands right after that text.
    """
    alike: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        alike.setdefault(_said(entry), []).append(entry)
    groups = [tuple(some) for some in alike.values()]
    below: dict[int, Fold] = {}
    after: dict[str, list[Fold]] = {}
    for at, beyond, steps in _variants(groups):
        below[at] = Fold(entries=groups[at], beyond=beyond, steps=steps)
        after.setdefault(beyond.id, []).append(below[at])
    heads = (Fold(entries=some) for at, some in enumerate(groups) if at not in below)
    return tuple(
        fold for head in heads for fold in (head, *after.get(head.first.id, ()))
    )


def _variants(
    groups: Sequence[tuple[Entry, ...]],
) -> Iterator[tuple[int, Entry, tuple[Step, ...]]]:
    """Find the groups whose words are those of another but for some sentences."""
    letters: dict[Hashable, list[int]] = {}
    for at, (first, *_) in enumerate(groups):
        if _is_letter(first):
            letters.setdefault(_asked(first), []).append(at)
    for places in letters.values():
        texts = [groups[at][0].comment.text for at in places]
        near = variants(texts, [len(groups[at]) for at in places])
        for here, variant in sorted(near.items()):
            yield places[here], groups[places[variant.of]][0], variant.steps


def _is_letter(entry: Entry) -> bool:
    comment = entry.comment
    remarks = comment.action in _REMARKS and not comment.proposed
    return remarks and len(comment.text) >= LEAST and _plain(entry)


def _asked(entry: Entry) -> Hashable:
    """Say what is asked of what; doubtful senders are like each other at the most."""
    comment = entry.comment
    return (
        entry.who_review,
        comment.action,
        comment.kind,
        comment.document,
        comment.paragraphs,
        tuple((c.document, c.paragraph) for c in comment.candidates),
    )


def _said(entry: Entry) -> Hashable:
    """Say what is asked in which words: by a digest, for there may be many."""
    comment = entry.comment
    runs = () if _plain(entry) else comment.runs
    marked = [(run.text.split(), run.change, run.strike) for run in runs]
    words = repr((comment.text.split(), comment.proposed.split(), marked))
    return _asked(entry), sha256(words.encode()).digest()


def _plain(entry: Entry) -> bool:
    return not any(map(mark, entry.comment.runs))
