"""What did the machine set aside without asking anybody?

Nobody has to look at it, and anybody can: each says why, and is taken out again by
saying what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select

from pipeline.store.tables import DeliveryRow
from rules.lifecycle import State

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

#: Why what a person set aside is.
BY_A_PERSON = "a person decided so"


def unasked() -> ColumnElement[bool]:
    """Ask of a delivery whether the machine alone set it aside."""
    aside = col(DeliveryRow.state) == State.SET_ASIDE.value
    return aside & (col(DeliveryRow.kind_reason) != BY_A_PERSON)


def count(session: Session) -> int:
    """Say how many the machine alone set aside."""
    found = select(func.count()).select_from(DeliveryRow).where(unasked())
    return int(session.exec(found).one())
