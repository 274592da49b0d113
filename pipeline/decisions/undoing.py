"""How is a decision taken back?

By another event, which says who and why; nothing is deleted. The delivery is
judged again with what still stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from sqlmodel import Session, col, select

from pipeline.decisions import Person, again, decision, delivery_of, record
from pipeline.decisions.circles import no_circle, not_repeated
from pipeline.decisions.decided import Decision, standing
from pipeline.decisions.redactions import refuse_across, share
from pipeline.faults import Fault
from pipeline.ledger import Ledger, Unit, shown_id
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow, LetterRow
from rules.terms import Kind, LetterKind

_TOLD = (LetterKind.SET_ASIDE.value, LetterKind.ADMISSION.value)


def undo(ledger: Ledger, delivery: int, nth: int, who: Person) -> None:
    """Take back the nth decision about a delivery; it is judged again.

    Raises Fault where it does not stand, where the same thing was decided anew
    since, where its sender was told of it, where that closes a circle or sets aside
    what another one repeats, and where it would show words that are taken out.
    """
    undo_act(ledger, [(delivery, nth)], who)


def undo_act(
    ledger: Ledger | Unit, act: Sequence[tuple[int, int]], who: Person
) -> None:
    """Take back all decisions of one act, the latest first, or none of them.

    Each is a delivery and its nth decision. Raises Fault as `undo` does.
    """
    with decision(ledger) as unit:
        deliveries = sorted({delivery for delivery, _ in act})
        unit.expect(deliveries)
        for delivery, nth in act:
            _take_back(unit, delivery, nth, who)
        for delivery in deliveries:
            again(unit, delivery_of(unit, delivery), who.because)


def undo_last(
    ledger: Ledger | Unit, these: Sequence[tuple[int, int | None]], who: Person
) -> list[Mapping[str, Any]]:
    """Take back the last decision about each delivery, or about a comment of it.

    Returns what had been decided, by whom and why. Raises Fault where none stands, and
    as `undo`.
    """
    with decision(ledger) as unit:
        last = [_last(unit.session, *each) for each in these]
        act = {(one.event.delivery_id or 0, one.nth) for one in last}
        undo_act(unit, sorted(act, reverse=True), who)
        return [one.event.data for one in last]


def _last(session: Session, delivery: int, position: int | None) -> Decision:
    about = None if position is None else f"comment {position}"
    stand = standing(session, delivery)
    for one in reversed(stand):
        if about is None or about in one.about:
            return one
    row = session.get_one(DeliveryRow, delivery)
    if position is None and row.kind == Kind.WITHDRAWAL and row.supersedes:
        raise Fault(_OWN.format(shown_id(delivery)))
    raise Fault("Nothing that was decided of it stands; nothing was changed.")


_OWN = (
    "Nothing that was decided of it stands; nothing was changed. The program took it "
    "for a withdrawal by itself; if it is none: decide {} --kind not_a_submission, and "
    "what it took back stands again."
)


def _take_back(unit: Unit, delivery: int, nth: int, who: Person) -> None:
    delivery_of(unit, delivery)
    stand = standing(unit.session, delivery)
    it = next((one for one in stand if one.nth == nth), None)
    if it is None:
        raise Fault("This decision does not stand any more; nothing was changed.")
    for later in stand:
        if later.nth > nth and later.about & it.about:
            by, same = later.event.data["by"], later.about == it.about
            what = _named(delivery, later)
            if same:
                raise Fault(
                    f"{by} decided the same anew since; that decision must be undone "
                    f"first: decide {what} --undo."
                )
            raise Fault(
                f"{by} decided something of {what} since, which this made or changed; "
                f"that must be undone first: decide {what} --undo."
            )
    told = select(LetterRow.id).where(
        LetterRow.delivery_id == delivery, col(LetterRow.kind).in_(_TOLD)
    )
    if it.about & {"kind", "admitted"} and unit.session.exec(told).first():
        raise Fault(
            "A letter tells its sender of it; say instead what it is: decide "
            f"{shown_id(delivery)} --kind submission."
        )
    record(unit, delivery, who, undoes=nth)
    no_circle(unit, delivery)
    if it.event.data.get("kind") == Kind.SUBMISSION:
        not_repeated(unit, delivery)
    pieces = it.event.data.get("pieces", ())
    _refuse_parting(unit, delivery, pieces)
    share(unit, delivery, [piece["position"] for piece in pieces], who)


def _named(delivery: int, one: Decision) -> str:
    """Name the comment that a decision is about, or else the delivery."""
    of = sorted(x.removeprefix("comment ") for x in one.about if "comment" in x)
    return "-".join([shown_id(delivery), *of[:1]])


def _refuse_parting(
    unit: Unit, delivery: int, pieces: Sequence[Mapping[str, Any]]
) -> None:
    """Raise Fault where words are taken out across the seam of what was joined."""
    for whole, piece in pairwise(pieces):
        if piece["comment"].get("aside"):  # it is the end of the other one
            text = whole["comment"]["text"]
            seam = len(text) - len(piece["comment"]["text"])
            for at in (seam - 1, seam):  # a line ends there
                refuse_across(unit, delivery, whole["position"], text, at)


def last_act(session: Session, by: str) -> list[tuple[int, int]]:
    """Return what a person decided last and what stands: (delivery, nth).

    Several where one act decided several; none where nothing stands.
    """
    events = session.exec(
        select(EventRow)
        .where(EventRow.kind == DECIDED, EventRow.data["by"].as_string() == by)
        .order_by(col(EventRow.seq).desc())
        .limit(_BACK)
    ).all()
    act: str | None = None
    found: list[tuple[int, int]] = []
    for event in events:
        if act is not None and event.data.get("together") != act:
            break
        stand = standing(session, event.delivery_id or 0)
        nth = next((one.nth for one in stand if one.event.seq == event.seq), None)
        if nth is not None:
            found.append((event.delivery_id or 0, nth))
            act = event.data.get("together")
            if act is None:
                break
    return found


_BACK = 1000  # decisions of a person that are looked through
