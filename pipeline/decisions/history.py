"""What did people decide about a delivery, one after the other, in words?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.decisions.telling import place
from pipeline.ledger import shown_id
from pipeline.store.tables import DECIDED, EventRow
from pipeline.store.values import load
from rules.terms import Comment


def decisions(events: Sequence[EventRow], name: str) -> dict[int, str]:
    """Say of each decision about the delivery of that name what it was, by its seq."""
    told: list[str] = []
    found: dict[int, str] = {}
    for event in (event for event in events if event.kind == DECIDED):
        nth = event.data.get("undoes")
        taken = told[nth - 1] if nth and nth <= len(told) else ""
        said = f"taken back: {taken}" if nth else said_of(event.data, name)
        told.append(said)
        found[event.seq or 0] = said
    return found


def said_of(data: Mapping[str, Any], name: str) -> str:
    """Say what one decision was."""
    return "; ".join(_facts(data, name))


def _facts(data: Mapping[str, Any], name: str) -> Iterator[str]:
    if "kind" in data:
        yield f"it is {data['kind']}".replace("_", " ") + _acting(data, "earlier")
    if data.get("corrects"):
        yield f"it puts right {data['corrects']}"
    elif "replaces" in data:
        yield "it acts on" + (_acting(data, "replaces") or " none")
    if "stakeholders" in data:
        names = " and ".join(one["name"] for one in data["stakeholders"])
        yield f"it speaks for {names}"
    for fact, words in _FACTS.items():
        if fact in data:
            yield words.format(data[fact])
    if pieces := data.get("pieces"):
        yield _of_pieces(pieces, name)
    elif "comment" in data:
        yield _of_comment(data["comment"], f"{name}-{data['position']}")


def _acting(data: Mapping[str, Any], fact: str) -> str:
    others = (data.get(fact), *data.get("also", ()))
    return "".join(f" {shown_id(each)}" for each in others if each)


def _of_comment(said: Any, name: str) -> str:
    comment = load(Comment, said)
    asks = "" if comment.aside or comment.review else f", {comment.action}"
    own = comment.speakers if comment.speakers_because else ()
    says = f", said by {' and '.join(one.name for one in own)}" if own else ""
    return f"{name} {place(comment)}{asks}{says}"


def _of_pieces(pieces: Sequence[Mapping[str, Any]], name: str) -> str:
    first, *others = (f"{name}-{piece['position']}" for piece in pieces)
    if not others:
        return f"{first} is made of words that were passed over"
    if pieces[1]["comment"].get("aside"):
        return f"{others[0]} is part of {first}"
    return f"{others[0]} is parted from {first}"


_FACTS = {
    "call": "it answers {}",
    "answer_to": "letters go to {}",
    "admitted": "it is admitted",
    "read": "it was read, and stays as it is",
}
