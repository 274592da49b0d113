"""Which comments of one place say the same, so that their words are printed once?

A campaign is hundreds of equal letters, some with a line of their own. Comments are
folded when they ask for the same, of the same paragraphs, in the same words, white
space aside: every sign is compared, nothing is measured, so that no position is ever
folded into another. Of a letter that is another one but for some sentences
(`rules.campaign`), these are printed, right after that one; what proposes a wording
is printed whole, for there the wording is the position.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from rules.campaign import LEAST, Step, variants
from rules.marks import mark
from rules.repetition import wording
from rules.shelves import Made, Shelf, picked
from rules.terms import Action

if TYPE_CHECKING:
    from rules.consolidation import Entry

_REMARKS = (Action.COMMENT, Action.GENERAL, Action.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Comments whose words are printed once: those of the first, with all the names.

    `beyond` is the comment whose words stand above; then `steps` say in which
    sentences the words of these comments differ from them.
    """

    entries: Sequence[Entry]
    beyond: Entry | None = None
    steps: tuple[Step, ...] = ()

    @property
    def first(self) -> Entry:
        """The comment whose words are printed."""
        return self.entries[0]


def folds(entries: Iterable[Entry]) -> Sequence[Fold]:
    """Fold the comments of one place; each is in one fold, in the order of its first.

    What only differs in some sentences from a text stands right after that text.
    """
    some = entries if isinstance(entries, Shelf) else tuple(entries)
    groups = _Groups(some)
    below: dict[int, tuple[int, tuple[Step, ...]]] = {}
    after: dict[int, list[int]] = {}
    for at, beyond, steps in _variants(groups):
        below[at] = beyond, steps
        after.setdefault(beyond, []).append(at)

    def fold(at: int) -> Fold:
        beyond, steps = below.get(at, (None, ()))
        above = None if beyond is None else groups.first(beyond)
        return Fold(entries=groups.entries(at), beyond=above, steps=steps)

    heads = (at for at in range(len(groups)) if at not in below)
    order = array("L", (n for head in heads for n in (head, *after.get(head, ()))))
    made = Made(order, fold)
    return tuple(made) if isinstance(some, tuple) else made


class _Groups:
    """The comments that say the same, by their places among all; no words of theirs."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._all = entries
        self._firsts = array("L")
        self._others: dict[int, array[int]] = {}
        self.letters: dict[Hashable, list[int]] = {}
        met: dict[bytes, int] = {}
        for place, entry in enumerate(entries):
            at = met.setdefault(_said(entry), len(met))
            if at < len(self._firsts):
                self._others.setdefault(at, array("L")).append(place)
                continue
            self._firsts.append(place)
            if _is_letter(entry):
                self.letters.setdefault(_asked(entry), []).append(at)

    def __len__(self) -> int:
        return len(self._firsts)

    def first(self, at: int) -> Entry:
        """Give the first comment of a group."""
        return self._all[self._firsts[at]]

    def size(self, at: int) -> int:
        """Say how many comments are in a group."""
        return 1 + len(self._others.get(at, ()))

    def entries(self, at: int) -> Sequence[Entry]:
        """Give the comments of a group, in their order."""
        others = self._others.get(at, ())
        return picked(self._all, array("L", (self._firsts[at], *others)))

    def texts(self, groups: Sequence[int]) -> Sequence[str]:
        """Give the words of these groups, whenever they are asked for."""
        return Made(groups, lambda at: self.first(at).comment.text)


def _variants(groups: _Groups) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
    """Find the groups whose words are those of another but for some sentences."""
    for places in groups.letters.values():
        sizes = [groups.size(at) for at in places]
        near = variants(groups.texts(places), sizes)
        for here, variant in sorted(near.items()):
            yield places[here], places[variant.of], variant.steps


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


def _said(entry: Entry) -> bytes:
    """Say what is asked, and in which words: by a digest, for there may be many."""
    asked = repr(_asked(entry)).encode()
    return sha256(asked + wording(entry.comment)).digest()


def _plain(entry: Entry) -> bool:
    return not any(map(mark, entry.comment.runs))
