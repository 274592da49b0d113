"""Which submissions may be an earlier one of the same party, sent again?

Found in what the ledger holds now, and nowhere written down: who withdraws the earlier
one, or says who speaks, changes it. A person's word on one goes first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain, groupby, islice, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session, col, func, select

from pipeline import record
from pipeline.decisions.decided import decided
from pipeline.shelves import shelves
from pipeline.store.tables import DECIDED, CommentRow, DeliveryRow, EventRow
from pipeline.store.values import load
from rules import repetition
from rules.doubts import unproven
from rules.lifecycle import DONE
from rules.repetition import Said
from rules.shelves import Shelves
from rules.terms import Comment, Kind, Verdict

if TYPE_CHECKING:
    from pipeline.record import Known
    from pipeline.settings import Settings

_BATCH = 500
_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_FACTS: tuple[Any, ...] = (
    DeliveryRow.id,
    DeliveryRow.number,
    DeliveryRow.received_at,
    DeliveryRow.call,
    DeliveryRow.words,
    DeliveryRow.sender_address,
    DeliveryRow.stakeholders,
    DeliveryRow.stakeholder_review,
    DeliveryRow.flags,
)


class Again(NamedTuple):
    """When it came, and what it may be: a delivery and its number."""

    received_at: datetime
    first: int
    number: int


def seen(session: Session, settings: Settings, *where: Any) -> Iterator[Known]:
    """Go through deliveries as the record does, and say which may repeat another."""
    again = repeated(session, shelves(settings.local_folder))
    series = settings.consultation.series
    for known in record.deliveries(session, settings, *where):
        if found := again.get(known.row.id or 0):
            yield replace(known, repeats=f"{series}/{found.number}")
        else:
            yield known


class _Sent(NamedTuple):
    """What is held of a submission that says the words of another."""

    id: int
    number: int
    received_at: datetime
    parties: frozenset[Hashable]


def repeated(session: Session, house: Shelves | None = None) -> Mapping[int, Again]:
    """Return the deliveries that may be an earlier one, sent again.

    Of those that say the same only one group is held at a time, in the `house`.
    """
    house = house or Shelves()
    return _Found(house.ordered(_found(session, house), itemgetter(0)))


class _Found(Mapping[int, Again]):
    """What came again, by delivery; of each some bytes are held."""

    def __init__(self, found: Iterable[tuple[int, Again]]) -> None:
        """Hold these, which come in the order of deliveries."""
        self._ids, self._firsts, self._numbers = array("Q"), array("Q"), array("Q")
        self._times = array("q")
        for delivery, again in found:
            self._ids.append(delivery)
            self._firsts.append(again.first)
            self._numbers.append(again.number)
            self._times.append((again.received_at - _EPOCH) // _TICK)

    def __getitem__(self, delivery: int) -> Again:
        at = bisect_left(self._ids, delivery)
        if at == len(self) or self._ids[at] != delivery:
            raise KeyError(delivery)
        came = _EPOCH + self._times[at] * _TICK
        return Again(came, self._firsts[at], self._numbers[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def _found(session: Session, house: Shelves) -> Iterator[tuple[int, Again]]:
    for _, rows in groupby(_counting(session), attrgetter("words", "call")):
        group = house.keep(map(_sent, rows))
        again = repetition.repeated(_said(session, group))
        pairs = array("Q", chain.from_iterable(again))
        numbers = array("Q", (one.number for one in group))
        for number, first in zip(pairs[::2], pairs[1::2], strict=True):
            one, earlier = (group[bisect_left(numbers, n)] for n in (number, first))
            yield one.id, Again(one.received_at, earlier.id, first)


def _counting(session: Session) -> Iterator[Any]:
    """Go through the submissions that would be compiled, by words that several say."""
    several = (
        select(DeliveryRow.words)
        .where(DeliveryRow.words != "")
        .group_by(DeliveryRow.words)
        .having(func.count() > 1)
    )
    rows = session.exec(
        select(*_FACTS)
        .where(
            col(DeliveryRow.words).in_(several),
            DeliveryRow.kind == Kind.SUBMISSION.value,
            DeliveryRow.verdict != Verdict.LATE.value,
            col(DeliveryRow.state).in_([state.value for state in DONE]),
            col(DeliveryRow.number).is_not(None),
            col(DeliveryRow.withdrawn).is_(False),
            col(DeliveryRow.superseded_by).is_(None),
        )
        .order_by(DeliveryRow.words, DeliveryRow.call, col(DeliveryRow.number))
        .execution_options(yield_per=_BATCH)
    )
    return (r for r in rows if not unproven(r.flags, review=r.stakeholder_review))


def _sent(row: Any) -> _Sent:
    """Say who speaks: the address, and the stakeholders that nobody must confirm."""
    names = () if row.stakeholder_review else (s["name"] for s in row.stakeholders)
    parties = frozenset({row.sender_address, tuple(sorted(names))} - {"", ()})
    return _Sent(row.id, row.number, row.received_at, parties)


def _said(session: Session, group: Sequence[_Sent]) -> Iterator[Said]:
    """Go through those that share a party with another, and say what they say."""
    # Two that have one hash are taken for one here; the rule looks at them.
    parties = sorted(hash(party) for one in group for party in one.parties)
    several = array("q", (a for a, b in pairwise(parties) if a == b))
    del parties
    shared = (one for one in group if _has_any(several, one.parties))
    alike: dict[Hashable, Any] = {}  # of a campaign all say the same
    while some := [*islice(shared, _BATCH)]:
        ids = [one.id for one in some]
        points, apart = _points(session, ids), _apart(session, ids)
        for one in some:
            said = points.get(one.id, frozenset())
            yield Said(
                number=one.number,
                parties=one.parties,
                points=alike.setdefault(said, said),
                apart=one.id in apart,
            )


def _has_any(hashes: Sequence[int], parties: Iterable[Hashable]) -> bool:
    """Tell whether the hash of a party is among some, which are in order."""
    places = ((bisect_left(hashes, hash(party)), hash(party)) for party in parties)
    return any(at < len(hashes) and hashes[at] == mark for at, mark in places)


def _points(
    session: Session, ids: Sequence[int]
) -> Mapping[int, frozenset[tuple[bytes, Hashable]]]:
    found: dict[int, set[tuple[bytes, Hashable]]] = defaultdict(set)
    rows = session.exec(
        select(CommentRow.delivery_id, CommentRow.comment).where(
            col(CommentRow.delivery_id).in_(ids)
        )
    )
    for delivery, said in rows:
        comment = load(Comment, said)
        if not comment.aside:
            found[delivery].add(repetition.point(comment))
    return {delivery: frozenset(said) for delivery, said in found.items()}


def _apart(session: Session, ids: Sequence[int]) -> set[int]:
    """Say of which a person said that they act on no earlier one."""
    asked = select(EventRow.delivery_id).where(
        EventRow.kind == DECIDED, col(EventRow.delivery_id).in_(ids)
    )
    told = {i for i in session.exec(asked) if i is not None}
    return {i for i in told if decided(session, i).replaces == 0}
