"""Who is told that the compilation is out, and where it is?

Each sender whose words stand in it, once a submission: a revision is not announced
again.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.repeated import repeated
from pipeline.shelves import shelves
from pipeline.store.ordered import in_order
from pipeline.store.tables import DeliveryRow
from rules.doubts import unproven
from rules.lifecycle import State
from rules.terms import Kind, LetterKind

if TYPE_CHECKING:
    from pipeline.ledger import Ledger


#: So many are told in one transaction; others write between two.
_TOGETHER = 500
_STANDING = (
    DeliveryRow.state == State.PUBLISHED.value,
    DeliveryRow.kind == Kind.SUBMISSION.value,
    col(DeliveryRow.number).is_not(None),
    col(DeliveryRow.withdrawn).is_(False),
    col(DeliveryRow.superseded_by).is_(None),
)


def announce(ledger: Ledger) -> None:
    """Owe the senders of what was published a letter with its address."""
    with ledger.reading() as session:
        again = repeated(session, shelves(ledger.settings.local_folder))
        standing = (
            select(DeliveryRow.id)
            .where(*_STANDING)
            .order_by(col(DeliveryRow.id))
            .execution_options(yield_per=_TOGETHER)
        )
        ids = array("Q", (i for i in session.exec(standing) if i and i not in again))
    for start in range(0, len(ids), _TOGETHER):
        some = [*ids[start : start + _TOGETHER]]
        with ledger.unit() as unit:
            unit.expect(some)
            rows = in_order(
                unit.session, DeliveryRow, col(DeliveryRow.id).in_(some), *_STANDING
            )
            for row in rows.all():
                if not unproven(row.flags, review=row.stakeholder_review):
                    unit.owe(row, LetterKind.PUBLICATION)
    ledger.seal()
