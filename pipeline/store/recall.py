"""What does the ledger hold about these deliveries already?

Looked up once for all deliveries that a unit of work has claimed, and kept up as
the unit goes on: a look-up an event and two a letter made most of its cost.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, text
from sqlmodel import Session, col, func, select

from pipeline.store.among import among
from pipeline.store.series import ACTS, acting_later, judged_later
from pipeline.store.tables import METADATA, DeliveryRow, EventRow, LetterRow
from rules.lifecycle import JUDGED

if TYPE_CHECKING:
    from rules.terms import LetterKind


def _listed(words: Collection[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


_SOME = (
    select(LetterRow.id)
    .where(
        LetterRow.to == bindparam("address"), LetterRow.promised_at > bindparam("since")
    )
    .limit(bindparam("most", type_=Integer))
)
_WRITTEN = select(func.count()).select_from(_SOME.subquery())
_LATER = (
    select(DeliveryRow.id)
    .where(*judged_later(bindparam("address"), bindparam("after", type_=Integer)))
    .limit(1)
)

_LETTERS = METADATA.tables["letter"]
#: Of a list in JSON: to whom of these how many letters were promised since an instant,
#: and who sent anything that was judged and has a later number than a delivery.
_SENDERS = {
    dialect: text(f"""
        SELECT value,
        (SELECT count(*) FROM (SELECT 1 FROM letter WHERE "to" = value
            AND promised_at > :since LIMIT :most) AS counted) AS written,
        EXISTS (SELECT 1 FROM delivery WHERE sender_address = value AND id > :after
            AND state IN {_listed(JUDGED)} AND kind IN {_listed(ACTS)}) AS later
        FROM {given}
    """).bindparams(bindparam("since", type_=_LETTERS.c.promised_at.type))  # noqa: S608 (our own words)
    for dialect, given in (
        ("sqlite", "json_each(:asked)"),
        ("postgresql", "json_array_elements_text(CAST(:asked AS json)) AS of(value)"),
    )
}


class Recall:
    """Events and letters of the deliveries of one transaction."""

    def __init__(self, session: Session) -> None:
        """Look nothing up yet; the first question does."""
        self._session = session
        self._asked: set[int] = set()
        self._known: set[int] = set()
        self._events: dict[tuple[str, int], Mapping[str, Any]] = {}
        self._letters: set[tuple[int, str]] = set()
        self._written: Counter[str] = Counter()
        self._judged: dict[str, int] = {}  # the last one of each sender
        self._in_order: dict[str, int] = {}  # and after which nothing else was judged

    def claim(self, deliveries: Collection[int]) -> None:
        """Expect questions about these."""
        self._asked |= {*deliveries} - self._known

    def expect_of(
        self, addresses: Collection[str], after: int, since: datetime, most: int
    ) -> None:
        """Look up together what will be asked of these senders and addressees.

        Of what they sent only with a number `after` this one.
        """
        plain = [a for a in addresses if a.isascii() and a.isprintable()]
        connection = self._session.connection()
        asked = {"asked": json.dumps(plain), "after": after}
        query = _SENDERS[connection.dialect.name]
        found = connection.execute(query, {**asked, "since": since, "most": most})
        for address, written, later in found:
            self._written.setdefault(address, written)
            if not later:
                self._in_order[address] = after

    def last(self, kind: str, delivery: int | None) -> Mapping[str, Any] | None:
        """Return what the last event of that kind said about a delivery, or at all."""
        if delivery is None:
            return self._session.exec(
                select(EventRow.data)
                .where(EventRow.kind == kind, col(EventRow.delivery_id).is_(None))
                .order_by(col(EventRow.seq).desc())
                .limit(1)
            ).first()
        self._look_up(delivery)
        return self._events.get((kind, delivery))

    def happened(
        self, kind: str, delivery: int | None, data: Mapping[str, Any]
    ) -> None:
        """Keep in mind an event of this transaction."""
        if delivery is not None:
            self._events[kind, delivery] = data

    def is_owed(self, delivery: int, kinds: Collection[LetterKind]) -> bool:
        """Tell whether a letter of one of these kinds was promised to a delivery."""
        self._look_up(delivery)
        return any((delivery, kind.value) in self._letters for kind in kinds)

    def written_to(self, address: str, since: datetime, most: int) -> int:
        """Count the letters that were promised to an address since an instant.

        No further than to the `most`, for somebody may write a million times.
        """
        if address not in self._written:
            # None of this transaction is among them: the first asked for is kept here.
            asked = {"address": address, "since": since, "most": most}
            found = self._session.connection().execute(_WRITTEN, asked)
            self._written[address] = found.scalar_one()
        return self._written[address]

    def promised(self, delivery: int, kind: str, address: str) -> None:
        """Keep in mind a letter of this transaction."""
        self._letters.add((delivery, kind))
        if address in self._written:
            self._written[address] += 1

    def overtaking(self, row: DeliveryRow, *, ask: bool) -> list[DeliveryRow]:
        """Return what was judged before an earlier one of the same sender, and acts.

        Keep in mind that this one is judged now; the others are not always asked for.
        """
        sender, delivery = row.sender_address, row.id or 0
        known = self._judged.get(sender, 0)
        self._judged[sender] = max(known, delivery)
        if ask and (known > delivery or self._has_later(sender, delivery)):
            return acting_later(self._session, row)
        return []

    def _has_later(self, sender: str, delivery: int) -> bool:
        if self._in_order.get(sender, delivery + 1) <= delivery:
            return False
        asked = {"address": sender, "after": delivery}
        return self._session.connection().execute(_LATER, asked).first() is not None

    def _look_up(self, delivery: int) -> None:
        if delivery in self._known:
            return
        wanted = self._asked | {delivery}
        self._known |= wanted
        self._asked = set()
        with self._session.no_autoflush:  # what is not yet written is kept in mind
            for kind, about, data in self._session.exec(
                select(EventRow.kind, EventRow.delivery_id, EventRow.data)
                .where(among(col(EventRow.delivery_id), wanted))
                .order_by(col(EventRow.seq))
            ):
                if about is not None:
                    self._events[kind, about] = data
            letters = self._session.exec(
                select(LetterRow.delivery_id, LetterRow.kind).where(
                    among(col(LetterRow.delivery_id), wanted)
                )
            )
            self._letters |= {(about, kind) for about, kind in letters}
