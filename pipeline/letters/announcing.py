"""Who is told that the compilation is out, and where it is?

Each sender whose words stand in it, once a submission: a revision is not announced
again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline.repeated import repeated
from pipeline.store.tables import DeliveryRow
from rules.doubts import unproven
from rules.lifecycle import State
from rules.terms import Kind, LetterKind

if TYPE_CHECKING:
    from pipeline.ledger import Ledger


def announce(ledger: Ledger) -> None:
    """Owe the senders of what was published a letter with its address."""
    with ledger.unit() as unit:
        rows = unit.session.exec(
            select(DeliveryRow)
            .where(
                DeliveryRow.state == State.PUBLISHED.value,
                DeliveryRow.kind == Kind.SUBMISSION.value,
                col(DeliveryRow.number).is_not(None),
                col(DeliveryRow.withdrawn).is_(False),
                col(DeliveryRow.superseded_by).is_(None),
            )
            .order_by(col(DeliveryRow.id))
        )
        again = repeated(unit.session)
        for row in rows.all():
            if row.id not in again and not unproven(
                row.flags, review=row.stakeholder_review
            ):
                unit.owe(row, LetterKind.PUBLICATION)
    ledger.seal()
