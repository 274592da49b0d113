"""Which comments of one place say the same, so that their words are printed once?

A campaign is hundreds of equal letters, some with a line of their own. Comments are
folded when they ask for the same, of the same paragraphs, in the same words, white
space aside: every sign is compared, nothing is measured, so that no position is ever
folded into another. What is nearly the same is printed whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from rules.consolidation import Entry

#: Signs that a shared text has at the least for what goes beyond it to stand alone:
#: a shorter one is a phrase, and a reader wants to see it with what follows.
LEAST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Comments whose words are printed once: those of the first, with all the names.

    `beyond` is the number of the submission whose words stand above, all of them,
    and `added` the words that this one has more than that.
    """

    entries: tuple[Entry, ...]
    beyond: str = ""
    added: str = ""

    @property
    def first(self) -> Entry:
        """The comment whose words are printed."""
        return self.entries[0]


def folds(entries: Iterable[Entry]) -> tuple[Fold, ...]:
    """Fold the comments of one place; each is in one fold, in the order of its first.

    What only adds to a text that several sent stands right after that text.
    """
    alike: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        alike.setdefault(_said(entry), []).append(entry)
    shared: dict[Hashable, list[Entry]] = {}
    for some in alike.values():
        if len(some) > 1 and len(some[0].comment.text) >= LEAST and _plain(some[0]):
            shared.setdefault(_asked(some[0]), []).append(some[0])
    made: list[Fold] = []
    after: dict[str, list[Fold]] = {}
    for some in alike.values():
        texts = () if len(some) > 1 else shared.get(_asked(some[0]), ())
        if more := next(_additions(some[0], texts), None):
            after.setdefault(more[0].id, []).append(
                Fold(entries=tuple(some), beyond=more[0].number, added=more[1])
            )
        else:
            made.append(Fold(entries=tuple(some)))
    return tuple(
        fold for head in made for fold in (head, *after.get(head.first.id, ()))
    )


def _asked(entry: Entry) -> Hashable:
    """Say what is asked of what; a doubtful sender's comment is like no other."""
    comment = entry.comment
    return (
        entry.who_review and entry.id,
        comment.action,
        comment.document,
        comment.paragraphs,
        tuple((c.document, c.paragraph) for c in comment.candidates),
    )


def _said(entry: Entry) -> Hashable:
    comment = entry.comment
    changes = () if _plain(entry) else comment.runs
    return (
        _asked(entry),
        _spaced(comment.text),
        _spaced(comment.proposed),
        tuple((_spaced(run.text), run.change) for run in changes),
    )


def _plain(entry: Entry) -> bool:
    return not any(run.change for run in entry.comment.runs)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _additions(entry: Entry, texts: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Find the texts that an entry begins or ends with, and what else it says."""
    text = entry.comment.text
    whole = _spaced(text)
    if entry.comment.proposed or not _plain(entry):
        return
    for other in texts:
        known = _spaced(other.comment.text)
        words = len(known.split())
        if whole.startswith(f"{known} "):
            yield other, text.split(maxsplit=words)[-1].strip()
        elif whole.endswith(f" {known}"):
            yield other, text.rsplit(maxsplit=words)[0].strip()
