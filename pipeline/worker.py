"""What is to be done, and is it done? Sweeps the table of stages.

The worker takes deliveries by their state, in chunks and in the order of their
ids, lets the engine compute, and has the ledger record the outcomes in one
transaction. What a stage could not do becomes deferred, held or corrupt, and
never stands in the way of the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.deadlines import windows
from pipeline.decisions import decided
from pipeline.engine import compute
from pipeline.faults import Fault
from pipeline.stages import STAGES
from pipeline.tables import DeliveryRow, PartRow
from pipeline.values import load
from pipeline.work import Item, Outcome, ReadPart
from rules.lifecycle import Event, State
from rules.terms import Kind, Message, PartText, Passage, Read, Stakeholder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlmodel import Session

    from pipeline.engine import Engine
    from pipeline.house import House
    from pipeline.ledger import Ledger, Unit
    from pipeline.stages import Stage
    from rules.terms import Window

_CHUNK = 50


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
        while not stopping():
            done = 0
            for stage in STAGES:
                while not stopping() and (count := self._chunk(stage)):
                    done += count
                    progress(stage.name, count)
            if not done:
                break
            steps += done
        return steps

    def _chunk(self, stage: Stage) -> int:
        with self.ledger.reading() as session:
            ids = session.exec(
                select(DeliveryRow.id)
                .where(DeliveryRow.state == stage.source.value)
                .order_by(col(DeliveryRow.id))
                .limit(_CHUNK)
            ).all()
        wanted = [i for i in ids if i is not None]
        return self.work(stage, wanted) if wanted else 0

    def work(self, stage: Stage, ids: Sequence[int]) -> int:
        """Do one stage for these deliveries; those that moved on are skipped."""
        if stage.pooled:
            return self._pooled(stage, ids)
        with self.ledger.unit() as unit:
            in_force = windows(unit.session, self.house.settings)
            for row in (rows := unit.claim(ids, stage.source)):
                item = _item(unit.session, row, in_force)
                _record(unit, row, compute(stage, item, self.house))
        return len(rows)

    def _pooled(self, stage: Stage, ids: Sequence[int]) -> int:
        with self.ledger.reading() as session:
            in_force = windows(session, self.house.settings)
            rows = session.exec(
                select(DeliveryRow)
                .where(
                    col(DeliveryRow.id).in_(ids),
                    DeliveryRow.state == stage.source.value,
                )
                .order_by(col(DeliveryRow.id))
            ).all()
            items = [_item(session, row, in_force) for row in rows]
        found = dict(
            zip((i.id for i in items), self.engine.map(stage, items), strict=True)
        )
        with self.ledger.unit() as unit:
            for row in (claimed := unit.claim(list(found), stage.source)):
                _record(unit, row, found[row.id or 0])
        return len(claimed)

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


def _record(unit: Unit, row: DeliveryRow, found: Outcome | Fault) -> None:
    if isinstance(found, Fault):
        unit.stuck(row, found)
    else:
        unit.settle(row, found)


def _item(session: Session, row: DeliveryRow, in_force: tuple[Window, ...]) -> Item:
    """Freeze what a stage may know of a delivery."""
    parts = session.exec(
        select(PartRow)
        .where(PartRow.delivery_id == row.id)
        .order_by(col(PartRow.position))
    ).all()
    earlier = session.exec(
        select(DeliveryRow.id)
        .where(
            DeliveryRow.fingerprint == row.fingerprint,
            col(DeliveryRow.id) < row.id,
            col(DeliveryRow.duplicate_of).is_(None),
        )
        .order_by(col(DeliveryRow.id))
        .limit(1)
    ).first()
    return Item(
        id=row.id or 0,
        sha256=row.sha256,
        fingerprint=row.fingerprint,
        first_seen=row.first_seen,
        folder=row.folder,
        internaldate=row.internaldate,
        message=None if row.message is None else load(Message, row.message),
        parts=tuple(_read_part(part) for part in parts),
        windows=in_force,
        earlier=earlier,
        kind=Kind(row.kind) if row.kind else None,
        flags=tuple(row.flags),
        speakers=tuple(load(Stakeholder, each) for each in row.stakeholders),
        decided=decided(session, row.id or 0),
    )


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
