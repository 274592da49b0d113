"""The verb that lists what waits for a person: review."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING

import typer
from sqlmodel import Session, String, cast, col, or_, select

from pipeline.cli.context import context, table
from pipeline.decisions import waiting
from pipeline.decisions.rows import beside
from pipeline.decisions.waiting import Card, Question
from pipeline.odd import hidden
from pipeline.store.tables import PartRow
from rules.terms import HIDDEN

if TYPE_CHECKING:
    from rich.console import RenderableType


def review(ctx: typer.Context) -> None:
    """List what waits for a person, with the candidates.

    Example: depositary review
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        cards = waiting.cards(session, service.settings)
        for sentence in (held_up := service.held_up()):
            print(sentence, file=sys.stderr)
        unseen = _hidden(session, [card.waits.delivery for card in cards])
        row = beside(session, cards)
        data = [
            {
                "id": card.id,
                "question": card.question.value,
                "words": card.words,
                **({"row": row[card.id]} if card.id in row else {}),
                **({"mail": asdict(card.mail)} if card.mail else {}),
                **({"beside": asdict(card.beside.mail)} if card.beside else {}),
                "candidates": list(card.candidates),
                "reasons": list(card.reasons),
                "settles": card.settles,
                "hidden": list(unseen.get(card.waits.delivery, ())),
                "seen": card.version,
            }
            for card in cards
        ]
        here.tell(data, *_shown(cards, unseen, row))
    raise typer.Exit(1 if cards or held_up else 0)


def _hidden(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Find what these deliveries hide from their reader."""
    marked = (
        cast(col(PartRow.properties), String).contains(HIDDEN),
        cast(col(PartRow.passages), String).contains('"hidden": true'),
    )
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(ids), _BATCH):
        some = col(PartRow.delivery_id).in_(ids[start : start + _BATCH])
        for part in session.exec(select(PartRow).where(some, or_(*marked))):
            before = found.get(part.delivery_id, ())
            found[part.delivery_id] = (*before, *hidden([part]))
    return found


_BATCH = 500


def _shown(
    cards: Sequence[Card],
    unseen: Mapping[int, Sequence[str]],
    row: Mapping[str, str],
) -> Iterator[RenderableType]:
    rows = [
        [
            card.id,
            " ".join(
                (
                    f"{card.question} {_words(card)}",
                    *(f"In its row: {cells}" for cells in [row.get(card.id)] if cells),
                    *(
                        shorten(one, _MOST_WORDS, placeholder=" …”")
                        for one in unseen.get(card.waits.delivery, ())
                    ),
                )
            ),
            _offered(card),
        ]
        for card in cards
    ]
    columns = ("id", "question", "candidates")
    wait = "waits" if len(cards) == 1 else "wait"
    yield table(f"{len(cards)} {wait} for a person", columns, rows)
    for question in dict.fromkeys(card.question for card in cards):
        yield question
        for said, when in _answers(question, cards):
            line = f"  depositary decide {said} --by WHO --because WHY"
            yield line + f"  # {when}" * bool(when)


def _offered(card: Card) -> str:
    """List the candidates, each with why it is one; what is why of several, once."""
    if not card.reasons:
        return " | ".join(card.candidates)
    if not card.candidates:
        return card.reasons[0]
    pairs = zip(card.candidates, card.reasons, strict=True)
    groups = groupby(pairs, lambda pair: pair[1])
    return " | ".join(
        " | ".join(place for place, _ in some) + f": {why}" * bool(why)
        for why, some in groups
    )


def _answers(question: Question, cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
    """List the answers; what puts right one of many comments is likely first."""
    *others, last = _ANSWERS[question]
    few = any(card.mail and card.mail.more for card in cards)
    if question is Question.EARLIER and few:
        return iter((last, *others))
    return iter((*others, last))


def _words(card: Card) -> str:
    """Say what a card says and what mail it is about; of some the sender was said."""
    words = shorten(card.words, _MOST_WORDS, placeholder=" …")
    if card.mail is None:
        return words
    if card.beside:
        first = f"The earlier one, {card.beside.known.number}: {card.beside.mail}"
        return f"{words} {card.mail} {first}"
    who = card.question is Question.WHO
    return f"{words}; {card.mail.said}" if who else f"{words} {card.mail}"


#: Signs of a comment that are shown; what we say ourselves is never as long.
_MOST_WORDS = 700
#: How each question is answered on the command line, and when.
_ANSWERS: Mapping[Question, tuple[tuple[str, str], ...]] = {
    Question.HELD: (
        ("ID --kind submission", ""),
        ("ID --kind not_a_submission", ""),
        ("ID --kind withdrawal --of NUMBER", "if it takes an earlier one back"),
        ("NUMBER-2 --document DRAFT --paragraph 17", "puts right what it corrects"),
        ("NUMBER-2 --no-comment", "takes out what it corrects"),
        ("ID --kind correction --of NUMBER", "done as far as it is plain"),
        ("ID --kind correction --of NUMBER-2", "its words stand beside that comment"),
        ("ID --replay", "what is corrupt"),
    ),
    Question.WHO: (
        (
            "ID --stakeholder NAME",
            "of one that is not registered also: --type or --person",
        ),
        ("ID ID ID --person", "each for himself, by the name that the mail shows"),
        ('ID --stakeholder "NAME; NAME; NAME"', "all of them together"),
    ),
    Question.CALL: (("ID --call CALL", ""),),
    Question.EARLIER: (
        ("ID --of NUMBER", "it replaces it: none of its comments counts any more"),
        ("ID --of none", "both stand"),
        ("ID --kind withdrawal --of NUMBER", "it only takes that back"),
        (
            "ID --kind correction --of NUMBER-2",
            "it puts right that one: both stand",
        ),
    ),
    Question.AGAIN: (
        ("ID --kind duplicate --of NUMBER", "the same: count it once"),
        ("ID --of none", "another one: keep both"),
    ),
    Question.ANSWER: (("ID --answer-to ADDRESS", ""),),
    Question.WHERE: (
        ("ID --candidate 1", "where it is offered first; likewise 2, 3"),
        ("ID --document DRAFT --paragraph 17", "the record prints WHO and WHY, too"),
        ("ID --document DRAFT --general", "likewise"),
        ("ID --no-comment", "it is none, and is taken out"),
        ("ID --split WORDS", "two points: with these words the second begins"),
        ("ID --join OTHER", "one point with another of its mail"),
    ),
    Question.UNREAD: (
        ("ID --kind submission", "when you have read it; it is printed"),
        ("ID --kind not_a_submission", ""),
        ("COPY --of ID", "of a readable copy of it that has come"),
    ),
    Question.PUBLISH: (
        ("ID --kind submission", "it is printed; `redact` first what is to stay out"),
        ("ID --kind not_a_submission", ""),
    ),
}
