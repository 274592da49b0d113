"""Where is each card on the desk, and which comes next?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import Session, col

from pipeline import record
from pipeline.decisions.waiting import Question, Waits
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.store.tables import DeliveryRow

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from rules.terms import Comment

LARGEST_ID = 2**31 - 1
_Look: TypeAlias = "Callable[..., Iterator[record.Known]]"
#: The questions whose answer can be given to all that are alike.
TOGETHER = (Question.WHERE, Question.WHO, Question.HELD)


def address(waits: Waits) -> str:
    """Return the page of a card."""
    return f"/cards/{waits.delivery}/{waits.position}#{waits.question.name.lower()}"


def following(queue: Sequence[Waits], settled: Collection[Waits]) -> str:
    """Return the address of the first card after these, or of the empty queue.

    Cards that stand behind are taken up again at the end.
    """
    gone = {one.place for one in settled}
    at = max((n for n, one in enumerate(queue) if one.place in gone), default=-1)
    for one in (*queue[at + 1 :], *queue[: at + 1]):
        if one.place not in gone:
            return address(one)
    return "/review"


def find(
    session: Session, settings: Settings, delivery: int, look: _Look = record.deliveries
) -> record.Known:
    """Find a delivery, or raise Fault."""
    ids = [delivery] if delivery <= LARGEST_ID else []
    for known in look(session, settings, col(DeliveryRow.id).in_(ids)):
        return known
    raise Fault(f"There is no delivery {shown_id(delivery)}; see the deliveries.")


def among(ids: Sequence[int]) -> ColumnElement[bool]:
    """Ask for these deliveries, in the words of the statement itself.

    So many values are dear to hand over, and no database takes any number of them.
    """
    some: Any = bindparam("ids", ids, expanding=True, literal_execute=True)
    return col(DeliveryRow.id).in_(some)


def comment_of(known: record.Known, position: int) -> Comment:
    """Return the comment at a position from 1, or raise Fault."""
    if not 1 <= position <= len(known.comments):
        raise Fault(f"There is no comment {position} in {known.id}.")
    return known.comments[position - 1]


def question_of(name: str) -> Question:
    """Read the name of a question that can be answered for several, or raise Fault."""
    for question in TOGETHER:
        if name == question.name.lower():
            return question
    raise Fault("There is no such question.")
