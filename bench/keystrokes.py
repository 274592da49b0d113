"""How many keys and round trips does it take to settle all cards of a consultation?

    python bench/keystrokes.py FOLDER [--labels FILE]

FOLDER is a processed consultation (config.toml and its store), FILE its truth: one
JSON object a line, with `sender`, `subject` or `id` of the mail, `stakeholders` and
`items` (document, paragraphs, text). Nothing is changed: each card is answered on
paper by the truth, with the keys of the desk.

A candidate is one key; another paragraph is `/`, its number and Enter; another draft
is `d` and two keys more. Cards that are alike are answered by `b` and one answer;
those among them whose truth differs are unticked (three keys) and answered by
themselves. Printed: answers, keys and round trips in the order of the desk and one by
one in the order of arrival; how many of the answers that were carried over are right;
and how many answers it takes in either order until 80 % of the comments are settled.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from rapidfuzz import fuzz

from pipeline.decisions.waiting import Card, Question, cards
from pipeline.service import Service
from pipeline.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.record import Known

ENOUGH = 0.8
_NAME = 6  # letters of a name until the list shows it
Truth = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a person: its keys, the pages it loads, what it settles."""

    keys: int
    trips: int
    comments: int


def main() -> None:
    """Answer all cards on paper, and print what it took."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--labels", type=Path)
    options = asked.parse_args()
    settings = load(options.folder / "config.toml")
    labels = _labels(options.labels) if options.labels else {}
    with (
        Service(settings, lambda: datetime.now(UTC)) as service,
        service.ledger.reading() as session,
    ):
        queue = cards(session, settings)
    truths = [_truth(card, labels.get(_mail(card.known))) for card in queue]
    known = sum(truth is not None for truth in truths)
    print(f"{len(queue)} cards, the truth of {known} is known")
    together, right, carried = _together(queue, truths)
    alone = [
        _alone(card, truth, _own(card))
        for card, truth in sorted(
            zip(queue, truths, strict=True),
            key=lambda pair: (str(pair[0].waits.received_at), pair[0].id),
        )
    ]
    for name, answers in (("the desk's order", together), ("order of arrival", alone)):
        keys, trips = sum(a.keys for a in answers), sum(a.trips for a in answers)
        print(f"{name:18} {len(answers):5} answers {keys:6} keys {trips:5} round trips")
    print(f"saved: {1 - len(together) / max(1, len(alone)):.0%} of all answers")
    print(f"carried over: {carried}, of these right: {right}")
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
    queue: Sequence[Card], truths: Iterable[Truth | None]
) -> tuple[list[Answer], int, int]:
    """Answer card by card as the desk offers them, those that are alike at once."""
    groups: dict[tuple[str, ...], list[tuple[Card, Truth | None]]] = defaultdict(list)
    for card, truth in zip(queue, truths, strict=True):
        groups[card.waits.alike].append((card, truth))
    answers: list[Answer] = []
    right = carried = 0
    for group in groups.values():
        first, truth = group[0]
        same = [card for card, other in group if other == truth]
        others = [(card, other) for card, other in group if other != truth]
        carried += len(group) - 1
        right += len(same) - 1
        one = _alone(first, truth, sum(map(_own, same)))
        more = len(group) > 1
        answers.append(
            Answer(
                keys=one.keys + more + 3 * len(others),
                trips=one.trips + more,
                comments=one.comments,
            )
        )
        answers += [_alone(card, other, _own(card)) for card, other in others]
    return answers, right, carried


def _until(answers: Sequence[Answer]) -> int:
    """Count the answers until enough of the comments are settled."""
    enough, settled = ENOUGH * sum(a.comments for a in answers), 0
    for nth, one in enumerate(answers, start=1):
        settled += one.comments
        if settled >= enough:
            return nth
    return len(answers)


if __name__ == "__main__":
    main()
