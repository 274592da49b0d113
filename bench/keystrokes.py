"""How many keys and round trips does it take to settle all cards of a consultation?

    python bench/keystrokes.py FOLDER [--labels FILE]

FOLDER is a processed consultation (config.toml and its store), FILE its truth: one
JSON object a line, with `sender`, `subject` or `id` of the mail, `stakeholders` and
`items` (document, paragraphs, text). Nothing is changed: each card is answered on
paper by the truth, with the keys of the desk.

A candidate is one key; another paragraph is `/`, its number and Enter; another draft
is `d` and two keys more. What an answer settles besides is offered on a page of its
own and recorded with `b`; a tick there that differs from the truth is changed (three
keys) and answered by itself. Printed: answers, keys and round trips in the order of the
desk and one by one in the order of arrival; how many of the answers that were carried
over are right, by cause; and how many answers it takes in either order until 80 % of
the comments are settled.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import typer
from rapidfuzz import fuzz

from pipeline.decisions.carrying import carried
from pipeline.decisions.waiting import Card, Question, cards
from pipeline.service import Service
from pipeline.settings import load
from rules.terms import Place, Stakeholder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.decisions.carrying import Answer as Said
    from pipeline.record import Known

ENOUGH = 0.8
_NAME = 6  # letters of a name until the list shows it
Truth = tuple[str, ...]
Asked = tuple[int, int, Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a person: its keys, the pages it loads, what it settles."""

    keys: int
    trips: int
    comments: int


def main(folder: Path, labels: Path | None = None) -> None:
    """Answer all cards on paper, and print what it took."""
    settings = load(folder / "config.toml")
    told = _labels(labels) if labels else {}
    with Service(settings, lambda: datetime.now(UTC)) as service:
        with service.ledger.reading() as session:
            queue = cards(session, settings)
        truths = {
            card.waits.place: _truth(card, told.get(_mail(card.known)))
            for card in queue
        }
        known = sum(truth is not None for truth in truths.values())
        print(f"{len(queue)} cards, the truth of {known} is known")
        together, right, wrong = _together(service, queue, truths)
    alone = [
        _alone(card, truths[card.waits.place], _own(card))
        for card in sorted(queue, key=lambda c: (str(c.waits.received_at), c.id))
    ]
    for name, answers in (("the desk's order", together), ("order of arrival", alone)):
        keys, trips = sum(a.keys for a in answers), sum(a.trips for a in answers)
        print(f"{name:18} {len(answers):5} answers {keys:6} keys {trips:5} round trips")
    print(f"saved: {1 - len(together) / max(1, len(alone)):.0%} of all answers")
    print(f"carried over: {(right + wrong).total()}, of these right: {right.total()}")
    for cause in right | wrong:
        print(f"  {right[cause]:4} right, {wrong[cause]} wrong: {cause}")
    soon, late = _until(together), _until(alone)
    print(
        f"until {ENOUGH:.0%} of the comments are settled: {soon} answers, "
        f"in the order of arrival {late}; saved {1 - soon / max(1, late):.0%}"
    )


def _labels(file: Path) -> dict[str, dict[str, Any]]:
    """Read the truth, by the name of the mail's file without its ending."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return {one["id"]: one for one in map(json.loads, lines)}


def _mail(known: Known) -> str:
    """Return the name of the file that an imported mail came from."""
    return Path(known.row.folder).name.partition(".")[0]


def _truth(card: Card, label: dict[str, Any] | None) -> Truth | None:
    """Say what the right answer to a card is, if it is known."""
    if label is None:
        return None
    if card.question is Question.WHO:
        return tuple(sorted(one["name"] for one in label["stakeholders"]))
    if card.question is Question.WHERE:
        text = card.known.comments[card.position - 1].text
        items = label["items"]
        near = max(
            items,
            key=lambda item: fuzz.partial_ratio(item.get("text") or "", text),
            default=None,
        )
        if near is None:
            return ("nothing",)
        return (str(near["document"]), *near["paragraphs"])
    return None


def _own(card: Card) -> int:
    """Say how many comments hang on a card by itself."""
    return max(1, len(card.known.comments)) if card.question is Question.WHO else 1


def _alone(card: Card, truth: Truth | None, comments: int) -> Answer:
    """Answer one card: one key where the truth is among the candidates."""
    keys = 1
    if truth is not None and card.question is Question.WHO:
        if truth not in [(name,) for name in card.candidates]:
            keys = 2 + sum(min(len(name), _NAME) for name in truth)
    elif (
        truth is not None
        and truth != ("nothing",)
        and "*" not in truth
        and " ".join(truth) not in card.candidates
    ):
        guessed = card.candidates[0].rpartition(" ")[0] if card.candidates else ""
        keys = 2 + len(", ".join(truth[1:])) + 3 * (guessed != truth[0])
    return Answer(keys=keys, trips=1, comments=comments)


def _together(
    service: Service, queue: Sequence[Card], truths: Mapping[Asked, Truth | None]
) -> tuple[list[Answer], Counter[str], Counter[str]]:
    """Answer card by card as the desk offers them, with what each answer settles."""
    answers: list[Answer] = []
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    left = {card.waits.place: card for card in queue}
    while left:
        card = left.pop(next(iter(left)))
        truth = truths[card.waits.place]
        waits = [one.waits for one in left.values()]
        said = None if truth is None else _said(truth, card)
        offered = carried(service, waits, card.waits, said) if said else []
        settled, changed = _own(card), 0  # ticks
        for one in offered:
            place = one.card.waits.place
            if _same(one.answer, truths[place]):
                settled += _own(left.pop(place))
                right[one.cause] += 1
                changed += not one.cause.fits
            else:
                wrong[one.cause] += 1
                changed += one.cause.fits
        alone, more = _alone(card, truth, settled), bool(offered)
        keys = alone.keys + more + 3 * changed
        answers.append(Answer(keys=keys, trips=1 + more, comments=settled))
    return answers, right, wrong


def _said(truth: Truth, card: Card) -> Said:
    """Put the truth as a person would answer."""
    if card.question is Question.WHO:
        known = {one.name: one for one in card.known.stakeholders}
        return tuple(
            known.get(name, Stakeholder(name=name, type=None)) for name in truth
        )
    if _nowhere(truth):
        return Place(document="", general=True)
    if truth == ("nothing",):
        return Place(nothing=True)
    return Place(document=truth[0], paragraphs=truth[1:])


def _same(answer: Said, truth: Truth | None) -> bool:
    """Tell whether what was carried over is the truth."""
    if truth is None:
        return False
    if isinstance(answer, Place):
        if answer.general:
            return _nowhere(truth)
        return truth == (str(answer.document), *answer.paragraphs)
    return truth == tuple(sorted(getattr(one, "name", "") for one in answer))


def _nowhere(truth: Truth) -> bool:
    """Tell whether nobody can know the draft, or it is meant as a whole."""
    return truth[:1] == ("None",) or "*" in truth


def _until(answers: Sequence[Answer]) -> int:
    """Count the answers until enough of the comments are settled."""
    enough, settled = ENOUGH * sum(a.comments for a in answers), 0
    for nth, one in enumerate(answers, start=1):
        settled += one.comments
        if settled >= enough:
            return nth
    return len(answers)


if __name__ == "__main__":
    typer.run(main)
