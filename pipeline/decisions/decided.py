"""What stands of what people decided about a delivery?

The decisions of a delivery are counted from 1 in the order of the ledger; one
that was undone is passed over, and so is the undoing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.store.ordered import in_order
from pipeline.store.tables import DECIDED, EventRow
from pipeline.store.values import load
from pipeline.work import Decided, Settled
from rules.terms import Comment, Kind, Stakeholder

if TYPE_CHECKING:
    from sqlmodel import Session


#: What is said of a delivery as a whole, and holds as it was said last.
_FACTS = ("admitted", "call", "replaces", "answer_to", "read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that stands: the nth of its delivery."""

    nth: int
    event: EventRow

    @property
    def about(self) -> frozenset[str]:
        """What it says something of: facts by their names, comments by position."""
        data = self.event.data
        return frozenset(
            [*(set(data) & {"kind", *_FACTS})]
            + ["stakeholders"] * ("stakeholders" in data)
            + [f"comment {piece['position']}" for piece in _pieces(data)]
        )


def standing(session: Session, delivery: int) -> list[Decision]:
    """Return the decisions about a delivery that were not undone, oldest first."""
    events = in_order(
        session, EventRow, EventRow.kind == DECIDED, EventRow.delivery_id == delivery
    ).all()
    undone = {event.data.get("undoes") for event in events}
    return [
        Decision(nth=nth, event=event)
        for nth, event in enumerate(events, start=1)
        if nth not in undone and "undoes" not in event.data
    ]


def decided(session: Session, delivery: int) -> Decided:
    """Gather what people decided about a delivery."""
    return gathered(one.event.data for one in standing(session, delivery))


def gathered(said: Iterable[dict[str, Any]]) -> Decided:
    """Add decisions up; a later one wins."""
    found = Decided()
    for data in said:
        found = _added(found, data)
    return found


def _added(found: Decided, data: dict[str, Any]) -> Decided:
    if "kind" in data:
        found = replace(
            found,
            kind=Kind(data["kind"]),
            released=True,
            earlier=data.get("earlier"),
            corrects=data.get("corrects", ""),
        )
    for name in _FACTS:
        if name in data:
            found = replace(found, **{name: data[name]})
    if "replaces" in data:
        found = replace(found, also=tuple(data.get("also", ())))
    if "stakeholders" in data:
        names = tuple(load(Stakeholder, s) for s in data["stakeholders"])
        because = f"{data['by']}: {data['because']}"
        found = replace(found, stakeholders=names, stakeholders_because=because)
    for piece in _pieces(data):
        position = int(piece["position"])
        settled = _settled(found.comments.get(position), piece)
        found = replace(found, comments={**found.comments, position: settled})
    return found


def _pieces(data: dict[str, Any]) -> list[dict[str, Any]]:
    """List what a decision says of comments: of one, or of the pieces of several."""
    return data.get("pieces") or ([data] if "comment" in data else [])


def _settled(before: Settled | None, piece: dict[str, Any]) -> Settled:
    """Settle a comment; one that keeps its words keeps what they were made from."""
    comment = load(Comment, piece["comment"])
    if "words" in piece or "of" in piece:
        # what was split off stays so, be it split again
        of = piece.get("of") or (before.of if before else 0)
        up = bool(piece.get("taken_up")) or (before is not None and before.taken_up)
        words = piece.get("words", "")
        return Settled(comment=comment, words=words, of=of, taken_up=up)
    if before is not None and before.comment.text == comment.text:
        return replace(before, comment=comment)
    return Settled(comment=comment, words=comment.text)
