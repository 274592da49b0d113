"""Which words does a person take out of what is published?

That is recorded with who, when and why; the original and the record of the comment
stay as they are. The next issue and the public record show a mark in their place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.decisions import Person, comment_of, decision
from pipeline.faults import Fault
from pipeline.record import redactions
from pipeline.store.tables import REDACTED

if TYPE_CHECKING:
    from pipeline.ledger import Ledger, Unit

#: Of an alphabet; one ideograph may be a name.
_FEWEST_LETTERS = 3


def redact(
    ledger: Ledger, delivery: int, position: int, words: str, who: Person
) -> None:
    """Record that these words of a comment are not published; why is published.

    Raises Fault where there is no such comment, where it does not say that, where
    that is taken out already, and where the reason says what is taken out.
    """
    with decision(ledger) as unit:
        text = comment_of(unit.session, delivery, position).text
        if not words.strip() or words not in text:
            raise Fault(
                "The comment does not say these words. Copy them from it as they "
                "stand there, with every space and sign."
            )
        if words.isascii() and len(words.strip()) < _FEWEST_LETTERS:
            raise Fault(
                "So few letters occur all over a text. Give the whole words, with at "
                f"least {_FEWEST_LETTERS} letters or signs."
            )
        standing = _standing(unit, delivery, position)
        if words in standing:
            raise Fault("These words are taken out already; nothing was recorded.")
        if any(taken in who.because for taken in (words, *standing)):
            raise Fault(
                "The reason is published; do not repeat in it words that are taken out."
            )
        said = {"position": position, "words": words}
        unit.event(REDACTED, delivery, **said, by=who.by, because=who.because)


def unredact(
    ledger: Ledger, delivery: int, position: int, words: str, who: Person
) -> None:
    """Record that these words of a comment are published after all.

    Raises Fault where there is no such comment, or no such words are taken out of it.
    """
    with decision(ledger) as unit:
        comment_of(unit.session, delivery, position)
        standing = _standing(unit, delivery, position)
        if words not in standing:
            told = ", ".join(f'"{one}"' for one in standing) or "nothing"
            raise Fault(
                "These words are not taken out of the comment; give them as they were "
                f"given. What is taken out of it: {told}."
            )
        said = {"position": position, "words": words, "undone": True}
        unit.event(REDACTED, delivery, **said, by=who.by, because=who.because)


def share(unit: Unit, delivery: int, positions: Iterable[int], who: Person) -> None:
    """Take out of each of these comments what is taken out of any of them.

    They are made of the words of each other, by a split, a join, or its undoing.
    """
    these = list(positions)
    of_delivery = redactions(unit.session, [delivery]).get(delivery, {})
    every = {one.words: one.why for at in these for one in of_delivery.get(at, ())}
    for at in these:
        standing = {one.words for one in of_delivery.get(at, ())}
        for words in (words for words in every if words not in standing):
            said = {"position": at, "words": words}
            unit.event(REDACTED, delivery, **said, by=who.by, because=every[words])


def refuse_across(unit: Unit, delivery: int, position: int, text: str, at: int) -> None:
    """Raise Fault where words that are taken out of a text stand across a place in it.

    Its halves would not say these words, and show their own part of them.
    """
    for words in _standing(unit, delivery, position):
        if words in text[max(0, at - len(words) + 1) : at + len(words) - 1]:
            raise Fault(
                f'Words that are taken out stand across this place: "{words}". Take '
                "out the part on each side of it by itself; then let these words "
                "stand again, with redact --undo."
            )


def _standing(unit: Unit, delivery: int, position: int) -> list[str]:
    of_delivery = redactions(unit.session, [delivery]).get(delivery, {})
    return [one.words for one in of_delivery.get(position, ())]
