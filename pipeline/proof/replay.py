"""Does each verdict follow again, from the archived bytes and what people decided?

The message is read anew, the clock is chosen and the instant judged, by the deadline
in force or by a person's admission, as at the first time. Equal inputs give equal
verdicts, whenever and wherever; so what differs was altered, or the program or its
configuration judges otherwise than then. Nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sqlmodel import Session, col

from pipeline.deadlines import windows
from pipeline.decisions.decided import decided
from pipeline.faults import Corrupt
from pipeline.parse import read_message
from pipeline.record import Known, deliveries
from pipeline.store.tables import DeliveryRow
from pipeline.store.values import instant
from rules.deadline import judge, received
from rules.lifecycle import State
from rules.terms import Verdict, Window

if TYPE_CHECKING:
    from pipeline.service import Service

_UNJUDGED = (State.ARCHIVED, State.PARSED, State.EXTRACTED)


def replay(service: Service) -> Iterator[str]:
    """Name, in sentences, each delivery that is judged otherwise; none if all agree."""
    judged = col(DeliveryRow.received_at).is_not(None)
    settled = col(DeliveryRow.state).not_in([s.value for s in _UNJUDGED])
    with service.ledger.reading() as session:
        in_force = {w.call: w for w in windows(session, service.settings)}
        for known in deliveries(session, service.settings, judged & settled):
            row = known.row
            at = instant(row.received_at) if row.received_at else ""
            then = (at, row.received_from, row.verdict)
            try:
                now = _again(session, service, known, in_force)
            except Corrupt as fault:
                yield f"{known.id}: {fault}"
                continue
            if now != then:
                yield (
                    f"{known.id}: on record is {_told(*then)}; judged again it is "
                    f"{_told(*now)}."
                )


def _again(
    session: Session, service: Service, known: Known, in_force: Mapping[str, Window]
) -> tuple[str, str, str]:
    row, house = known.row, service.house
    stamps = read_message(house.archive.get(row.sha256)).stamps
    hosts = house.mailbox(row.account, stamps).own_hosts
    found = received(stamps, hosts, row.internaldate, row.first_seen)
    verdict, window = row.verdict, in_force.get(row.call)
    if verdict and window:
        verdict = judge(found.at, window).verdict
        if verdict is Verdict.LATE and decided(session, row.id or 0).admitted:
            verdict = Verdict.GRACE
    return instant(found.at), found.clock.value, verdict


def _told(at: str, clock: str, verdict: str) -> str:
    return f"{verdict.replace('_', ' ') or 'no verdict'}, {at} by the clock {clock!r}"
