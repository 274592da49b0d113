"""What is each delivery or comment of a call of `decide` now?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.cli.look import one
from pipeline.decisions import history, telling
from pipeline.decisions.decided import standing
from pipeline.ledger import shown_id
from rules.lifecycle import State

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.record import Known
    from pipeline.service import Service


def told(
    service: Service,
    idents: Sequence[str],
    asked: Sequence[tuple[Known, int | None]],
    by: str,
) -> Iterator[dict[str, str]]:
    """Say of each what it is now, and whether somebody else decides of it as well."""
    with service.ledger.reading() as session:
        for ident, (known, position) in zip(idents, asked, strict=True):
            delivery = known.row.id or 0
            now = telling.outcome(session, service.settings, delivery, position)
            after = one(service, session, shown_id(delivery))
            row = after.row
            yield {
                "decided": ident,
                "kind": row.kind,
                "state": row.state,
                "outcome": " ".join(
                    [
                        now,
                        *_lost(known, after),
                        *_others(session, after, position, by),
                        *[_PRINTED] * _is_printed(after, position),
                    ]
                ),
            }


def _lost(before: Known, after: Known) -> list[str]:
    """Say how many comments of what is set aside now count no more."""
    aside = after.row.state == State.SET_ASIDE != before.row.state
    many = telling.counting(before) if aside else 0
    return [*telling.no_more(before.number or before.id, many)]


def _others(
    session: Session, known: Known, position: int | None, by: str
) -> Iterator[str]:
    """Say that another person decided of the same, before or at the same moment."""
    if not (position and by):
        return
    name = known.number or known.id
    about = f"comment {position}"
    of = [x for x in standing(session, known.row.id or 0) if about in x.about]
    people = [one.event.data["by"] for one in of]
    if people and people[-1] != by:
        yield f"{people[-1]} decided of it at the same time, and that stands."
    elif of[1:] and people[-2] != by:
        before = history.said_of(of[-2].event.data, name)
        yield f"{people[-2]} had decided of it before: {before}. Yours stands now."


def _is_printed(known: Known, position: int | None) -> bool:
    """Tell whether the record will say who decided on a comment, and why."""
    here = known.comments[position - 1 : position] if position else ()
    return any(
        c.evidence.kind == "decision" and not (c.aside or c.review) for c in here
    )


_PRINTED = (
    "The public record will print with it who decided, and why, as it was written. If "
    "that is not for everybody to read, decide anew in other words before you publish."
)
