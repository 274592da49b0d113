"""What is recorded of a chunk, and what follows from it in the same transaction?

What the engine computed is recorded as it comes, whoever computed it. Then each is
admitted in its turn, in the order of lanes and ids, when all before it were read: so
numbers, duplicates and caps come out the same on one machine and on many. What a
stage could not do becomes deferred, held or corrupt, and is in nobody's way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from pipeline.deadlines import windows
from pipeline.decisions import Person, settle_comment
from pipeline.decisions.decided import decided
from pipeline.distribution import CHUNK
from pipeline.engine import Way, compute
from pipeline.faults import Fault
from pipeline.ledger import Unit, shown_id
from pipeline.letters.answers import answered
from pipeline.stages import BY_STATE
from pipeline.store.among import among
from pipeline.store.series import held
from pipeline.store.tables import (
    DECIDED,
    METADATA,
    WAITING,
    DeliveryRow,
    EventRow,
    PartRow,
)
from pipeline.store.values import load
from pipeline.watch import Done
from pipeline.work import (
    FACTS_OF_ITEM,
    Corrected,
    Decided,
    Item,
    Outcome,
    ReadPart,
    facts_of_item,
)
from rules.lifecycle import State
from rules.terms import Kind, LetterKind, PartText, Passage, Read, Verdict

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.settings import Settings

#: So many are admitted in one transaction at most, others' among them.
_MOST_TURNS = 2 * CHUNK
_BEFORE = [s.value for s in (State.ARCHIVED, State.PARSED, State.EXTRACTED)]
_ADMITTED = [s.value for s in (State.ADMITTED, State.IDENTIFIED, State.LOCATED)]
#: What an item is made of, without the long columns that tell what was found.
_FACTS = sa.select(
    *(
        METADATA.tables["delivery"].c[name]
        for name in (
            *("id", "state", "sha256", "fingerprint", "first_seen", "folder"),
            *("internaldate", "size", *FACTS_OF_ITEM),
        )
    )
).order_by(col(DeliveryRow.id))
#: The first one of the same message that is not `here`; one in time before all.
_EARLIER = (
    select(DeliveryRow.id, DeliveryRow.verdict)
    .where(
        DeliveryRow.fingerprint == bindparam("fingerprint"),
        col(DeliveryRow.id) < bindparam("id"),
        col(DeliveryRow.id).not_in(bindparam("here", expanding=True)),
        col(DeliveryRow.duplicate_of).is_(None),
    )
    .order_by(col(DeliveryRow.verdict) == Verdict.LATE.value, col(DeliveryRow.id))
    .limit(1)
)


class Recording:
    """One transaction of what was computed, and of what follows from it."""

    def __init__(self, unit: Unit, house: House, items: Sequence[Item]) -> None:
        """Look at what is asked about all of them."""
        self._unit = unit
        self._house = house
        self._here = _Surroundings(unit.session, house, items)
        self._mine: dict[int, tuple[DeliveryRow, Item, Way]] = {}  # and what is ahead
        self._rows: dict[int, DeliveryRow] = {}  # with what was not yet written
        self.done: list[Done] = []

    def take(self, row: DeliveryRow, item: Item, way: Way) -> None:
        """Record what was computed of what is still where it was taken from.

        Not if anybody has decided about it since.
        """
        self._rows[item.id] = row
        if row.state == item.state and self._here.decided(item) == item.decided:
            while way and item.state is not State.EXTRACTED:
                item, way = self._settle(row, item, way[0]), way[1:]
            self._mine[item.id] = (row, item, way)

    def admit_in_turn(self) -> None:
        """Admit what was read, up to the first that is still to be read."""
        self._unit.pending.write()
        left = _MOST_TURNS
        while turn := self._turn(left):
            left -= len(turn)
            others = self._others([i for i in turn if not self._was_read_here(i)])
            items = [item for _, item in others.values()]
            items += [self._mine[each][1] for each in turn if each not in others]
            writers = {address for item in items for address in _writers(item)}
            self._unit.expect_of(writers, after=min(turn))
            for each in turn:
                if each in others:
                    self._decide(*others[each])
                else:
                    row = self._mine[each][0]
                    self._mine[each] = (row, self._decide(*self._mine[each]), ())

    def end(self) -> list[Item]:
        """Acknowledge what is understood; return what goes on to be computed."""
        further = []
        for row, item, _ in self._mine.values():
            stage = BY_STATE.get(State(row.state))
            if row.state == State.LOCATED:
                self._decide(row, item)
            elif stage is not None and stage.pooled:
                further.append(item)
        return further

    def _turn(self, most: int) -> list[int]:
        """Return those whose turn it is, in order.

        What is not yet written of those here is known; what was brought about in
        others, as in what acts on one of them, is written for it.
        """
        if most <= 0:
            return []
        session = self._unit.session
        if any(getattr(row, "id", None) not in self._rows for row in session.dirty):
            session.flush()
        asked = (
            select(DeliveryRow.id, DeliveryRow.state)
            .where(WAITING, col(DeliveryRow.state).not_in(_ADMITTED))
            .order_by(col(DeliveryRow.lane), col(DeliveryRow.id))
            .limit(most + len(self._rows))
        )
        first = session.connection().execute(asked)
        now = ((row.id, self._rows.get(row.id, row).state) for row in first)
        before = (each for each in now if each[1] in _BEFORE)
        ready = takewhile(lambda each: each[1] == State.EXTRACTED, before)
        return [delivery for delivery, _ in islice(ready, most)]

    def _was_read_here(self, delivery: int) -> bool:
        """Tell whether we hold what was read; not if it was judged and is again."""
        mine = self._mine.get(delivery)
        return mine is not None and mine[1].state is State.EXTRACTED

    def _others(self, ids: Sequence[int]) -> dict[int, tuple[DeliveryRow, Item]]:
        """Look at what others have read and could not admit; it stays theirs."""
        if not ids:
            return {}
        items = {
            item.id: item
            for item in frozen(self._unit.session, self._house.settings, ids)
        }
        self._here.look_at(list(items.values()))
        for each in ids:
            self._mine.pop(each, None)
        rows = {row.id or 0: row for row in self._unit.claim_all(ids)}
        self._rows |= rows
        return {each: (row, items[each]) for each, row in rows.items()}

    def _decide(self, row: DeliveryRow, item: Item, ahead: Way = ()) -> Item:
        """Do what only the ledger can tell, and what was computed `ahead` of it.

        That holds where the ledger has nothing to say that it was not computed with.
        A correction acts on another delivery, so it goes all its way at once: what it
        brings about comes out in the order in which corrections were sent.
        """
        while stage := BY_STATE.get(State(row.state)):
            if item.state is State.EXTRACTED or item.kind is Kind.CORRECTION:
                supposed, item = item, self._here.around(item, row)
                ahead = ahead if item == supposed else ()
            if ahead:
                found, ahead = ahead[0], ahead[1:]
            elif stage.pooled and item.kind is not Kind.CORRECTION:
                break
            else:
                found = compute(stage, item, self._house)
            item = self._settle(row, item, found)
        return item

    def _settle(self, row: DeliveryRow, item: Item, found: Outcome | Fault) -> Item:
        self.done.append(Done.of(BY_STATE[item.state].name, item.id, found))
        if isinstance(found, Fault):
            self._unit.stuck(row, found)
            return item
        self._unit.settle(row, found)
        if found.corrects is not None:
            self._correct(row, found.corrects)
        return item.after(found)

    def _correct(self, row: DeliveryRow, corrected: Corrected) -> None:
        """Record what was corrected as decisions of the sender, and owe the letter."""
        self._unit.pending.write()
        reply = shown_id(row.id or 0)
        who = Person(by=row.sender_address or "the sender", because=f"reply {reply}")
        for position, where in corrected.places.items():
            settle_comment(
                self._unit,
                corrected.delivery,
                position,
                where,
                who,
                drafts=self._house.drafts,
                reply=reply,
            )
        self._unit.owe(row, LetterKind.CORRECTION)


def _writers(item: Item) -> Iterator[str]:
    """Give the addresses from which a mail may be, and to which an answer may go."""
    if item.message is not None:
        for each in (*item.message.senders, *item.message.reply_to):
            yield each.address


class _Surroundings:
    """What people, other deliveries and the calls say to those of a chunk."""

    def __init__(self, session: Session, house: House, items: Sequence[Item]) -> None:
        """Look at what is asked about every one of them."""
        self._session = session
        self._series = house.settings.consultation.series
        self._windows = windows(session, house.settings)
        self._decided: dict[int, Decided] = {}
        self._twins: set[str] = set()
        self.look_at(items)

    def look_at(self, items: Sequence[Item]) -> None:
        """Look at what is asked about these, too."""
        prints = {item.fingerprint for item in items}
        self._decided |= _decided(self._session, [item.id for item in items])
        self._twins |= set(
            self._session.exec(
                select(DeliveryRow.fingerprint)
                .where(among(col(DeliveryRow.fingerprint), prints))
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
        earlier = self._earlier(item) if item.fingerprint in self._twins else None
        return replace(
            item,
            windows=self._windows,
            earlier=earlier.id if earlier else None,
            late=earlier is not None and earlier.verdict == Verdict.LATE,
            decided=decided,
            answers=answered(self._session, row, self._series, decided),
        )

    def _earlier(self, item: Item) -> Any:
        """Return the first delivery of the same message, and one in time before all."""
        here = [r for r in held(self._session) if r.fingerprint == item.fingerprint]
        before = (r for r in here if (r.id or 0) < item.id and r.duplicate_of is None)
        asked = {"fingerprint": item.fingerprint, "id": item.id}
        ids = [row.id for row in here]
        elsewhere = self._session.connection().execute(_EARLIER, {**asked, "here": ids})
        return min(
            (*before, *elsewhere),
            key=lambda row: (row.verdict == Verdict.LATE, row.id),
            default=None,
        )


def frozen(session: Session, settings: Settings, ids: Sequence[int]) -> list[Item]:
    """Freeze what a stage may know of deliveries themselves, and of the deadlines."""
    in_force = windows(session, settings)
    parts: dict[int, list[ReadPart]] = {}
    for part in session.exec(
        select(PartRow)
        .where(among(col(PartRow.delivery_id), ids))
        .order_by(col(PartRow.delivery_id), col(PartRow.position))
    ):
        parts.setdefault(part.delivery_id, []).append(_read_part(part))
    said = _decided(session, ids)
    rows = session.execute(_FACTS.where(among(col(DeliveryRow.id), ids)))
    return [
        Item(
            id=row.id,
            state=State(row.state),
            sha256=row.sha256,
            fingerprint=row.fingerprint,
            first_seen=row.first_seen,
            folder=row.folder,
            internaldate=row.internaldate,
            size=row.size,
            parts=tuple(parts.get(row.id, ())),
            windows=in_force,
            decided=said.get(row.id, Decided()),
            **facts_of_item(partial(getattr, row)),
        )
        for row in rows
    ]


def _decided(session: Session, ids: Sequence[int]) -> dict[int, Decided]:
    """Gather what was decided about those about which anything was."""
    found = session.exec(
        select(EventRow.delivery_id)
        .where(EventRow.kind == DECIDED, among(col(EventRow.delivery_id), ids))
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
