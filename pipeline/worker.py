"""What is to be done, and is it done? Sweeps over what waits.

The worker takes deliveries by their state, in chunks and in the order of their
ids. The engine computes what needs no ledger, a chunk ahead; what looks at the
ledger is decided in the transaction that records it all. What a stage could not
do becomes deferred, held or corrupt, and never stands in the way of the next.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from pipeline.deadlines import windows
from pipeline.decisions import Person, place_comment
from pipeline.decisions.decided import decided
from pipeline.engine import compute
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.letters.answers import answered
from pipeline.stages import BY_STATE
from pipeline.store.tables import DECIDED, DeliveryRow, EventRow, PartRow
from pipeline.store.values import load
from pipeline.work import Decided, Item, Outcome, ReadPart, facts_of_item
from rules.lifecycle import WORKING, Event, State
from rules.terms import LetterKind, PartText, Passage, Read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlmodel import Session

    from pipeline.engine import Engine, Way
    from pipeline.house import House
    from pipeline.ledger import Ledger, Unit
    from pipeline.work import Corrected

_CHUNK = 25
#: The chunks under way at once: one is computed while another is recorded.
_UNDER_WAY = 3


class Worker:
    """Brings deliveries from state to state until nothing waits."""

    def __init__(self, ledger: Ledger, house: House, engine: Engine) -> None:
        """Work for one ledger, with one house and one engine."""
        self.ledger = ledger
        self.house = house
        self.engine = engine

    def run(
        self,
        stopping: Callable[[], bool] = lambda: False,
        progress: Callable[[str, int], None] = lambda _stage, _done: None,
    ) -> int:
        """Work until nothing waits or `stopping` says so; return steps taken."""
        steps = 0
        self._resume_deferred()
        while not stopping() and (done := self._sweep(stopping, progress)):
            steps += done
        return steps

    def _sweep(
        self, stopping: Callable[[], bool], progress: Callable[[str, int], None]
    ) -> int:
        """Bring all that waits now as far as it goes; return steps taken."""
        steps = 0
        fresh = self._waiting()
        under_way: deque[tuple[list[Item], Iterator[Way]]] = deque()
        while not stopping():
            for items in islice(fresh, max(0, _UNDER_WAY - len(under_way))):
                under_way.append((items, self.engine.map(items)))
            if not under_way:
                break
            items, ways = under_way.popleft()
            done, further = self._record(items, list(ways))
            if further:
                under_way.append((further, self.engine.map(further)))
            for stage, count in done.items():
                progress(stage, count)
            steps += done.total()
        return steps

    def _waiting(self) -> Iterator[list[Item]]:
        """Freeze what waits, chunk by chunk, in the order of the ids."""
        with self.ledger.reading() as session:
            states = [state.value for state in WORKING]
            ids = session.exec(
                select(DeliveryRow.id)
                .where(col(DeliveryRow.state).in_(states))
                .order_by(col(DeliveryRow.id))
            ).all()
        for start in range(0, len(ids), _CHUNK):
            with self.ledger.reading() as session:
                chunk = ids[start : start + _CHUNK]
                yield _items(session, [i for i in chunk if i is not None])

    def _record(
        self, items: Sequence[Item], ways: Sequence[Way]
    ) -> tuple[Counter[str], list[Item]]:
        """Record what was found, and decide what only the ledger can tell.

        Only of what is still where it was taken from, and about which nobody has
        decided since. Returns how often each stage was done, and what goes on.
        """
        done: Counter[str] = Counter()
        further = []
        found = {i.id: (i, way) for i, way in zip(items, ways, strict=True)}
        with self.ledger.unit() as unit:
            here = _Surroundings(unit.session, self.house, items)
            for row in unit.claim_all(list(found)):
                item, way = found[row.id or 0]
                if row.state != item.state or here.decided(item) != item.decided:
                    continue
                ahead = iter(way)
                while stage := BY_STATE.get(State(row.state)):
                    if stage.pooled:
                        outcome = next(ahead, None)
                    else:
                        item = here.around(item, row)
                        outcome = compute(stage, item, self.house)
                    if outcome is None:  # a pooled stage after one that was not
                        further.append(item)
                        break
                    done[stage.name] += 1
                    self._settle(unit, row, outcome)
                    if isinstance(outcome, Fault):
                        break
                    item = item.after(outcome)
        return done, further

    def _settle(self, unit: Unit, row: DeliveryRow, found: Outcome | Fault) -> None:
        if isinstance(found, Fault):
            unit.stuck(row, found)
            return
        unit.settle(row, found)
        if found.corrects is not None:
            self._correct(unit, row, found.corrects)

    def _correct(self, unit: Unit, row: DeliveryRow, corrected: Corrected) -> None:
        """Record what was corrected as decisions of the sender, and owe the letter."""
        reply = shown_id(row.id or 0)
        who = Person(by=row.sender_address or "the sender", because=f"reply {reply}")
        for position, where in corrected.places.items():
            place_comment(
                unit,
                corrected.delivery,
                position,
                where,
                who,
                drafts=self.house.drafts,
                reply=reply,
            )
        unit.owe(row, LetterKind.CORRECTION)

    def _resume_deferred(self) -> None:
        with self.ledger.unit() as unit:
            due = unit.session.exec(
                select(DeliveryRow).where(
                    DeliveryRow.state == State.DEFERRED.value,
                    col(DeliveryRow.due_at) <= self.ledger.now(),
                )
            ).all()
            for row in due:
                tries = row.tries
                unit.advance(row, Event.RESUME)
                row.tries = tries


class _Surroundings:
    """What people, other deliveries and the calls say to those of a chunk."""

    def __init__(self, session: Session, house: House, items: Sequence[Item]) -> None:
        """Look at what is asked about every one of them."""
        self._session = session
        self._series = house.settings.consultation.series
        self._windows = windows(session, house.settings)
        self._decided = _decided(session, [item.id for item in items])
        self._twins = set(
            session.exec(
                select(DeliveryRow.fingerprint)
                .where(col(DeliveryRow.fingerprint).in_({i.fingerprint for i in items}))
                .group_by(DeliveryRow.fingerprint)
                .having(func.count() > 1)
            )
        )

    def decided(self, item: Item) -> Decided:
        """Return what people decided about it until now."""
        return self._decided.get(item.id, Decided())

    def around(self, item: Item, row: DeliveryRow) -> Item:
        """Add to an item what it depends on beside itself, as it is now."""
        decided = self.decided(item)
        return replace(
            item,
            windows=self._windows,
            earlier=self._earlier(item) if item.fingerprint in self._twins else None,
            decided=decided,
            answers=answered(self._session, row, self._series, decided),
        )

    def _earlier(self, item: Item) -> int | None:
        return self._session.exec(
            select(DeliveryRow.id)
            .where(
                DeliveryRow.fingerprint == item.fingerprint,
                col(DeliveryRow.id) < item.id,
                col(DeliveryRow.duplicate_of).is_(None),
            )
            .order_by(col(DeliveryRow.id))
            .limit(1)
        ).first()


def _items(session: Session, ids: Sequence[int]) -> list[Item]:
    """Freeze what a stage may know of deliveries themselves."""
    parts: dict[int, list[ReadPart]] = {}
    for part in session.exec(
        select(PartRow)
        .where(col(PartRow.delivery_id).in_(ids))
        .order_by(col(PartRow.delivery_id), col(PartRow.position))
    ):
        parts.setdefault(part.delivery_id, []).append(_read_part(part))
    said = _decided(session, ids)
    rows = session.exec(
        select(DeliveryRow)
        .where(col(DeliveryRow.id).in_(ids))
        .order_by(col(DeliveryRow.id))
    )
    return [
        Item(
            id=row.id or 0,
            state=State(row.state),
            sha256=row.sha256,
            fingerprint=row.fingerprint,
            first_seen=row.first_seen,
            folder=row.folder,
            internaldate=row.internaldate,
            parts=tuple(parts.get(row.id or 0, ())),
            decided=said.get(row.id or 0, Decided()),
            **facts_of_item(partial(getattr, row)),
        )
        for row in rows
    ]


def _decided(session: Session, ids: Sequence[int]) -> dict[int, Decided]:
    """Gather what was decided about those about which anything was."""
    found = session.exec(
        select(EventRow.delivery_id)
        .where(EventRow.kind == DECIDED, col(EventRow.delivery_id).in_(ids))
        .distinct()
    )
    return {i: decided(session, i) for i in found.all() if i is not None}


def _read_part(part: PartRow) -> ReadPart:
    return ReadPart(
        text=PartText(
            name=part.name,
            sha256=part.sha256,
            is_body=part.is_body,
            passages=tuple(load(Passage, p) for p in part.passages),
            properties=part.properties,
        ),
        type=part.type,
        size=part.size,
        read=Read(part.read),
        why=part.why,
    )
