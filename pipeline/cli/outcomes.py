"""What is each delivery or comment of a call of `decide` now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cli.look import one
from pipeline.decisions import telling
from pipeline.ledger import shown_id
from rules.lifecycle import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.record import Known
    from pipeline.service import Service


def told(
    service: Service,
    idents: Sequence[str],
    asked: Sequence[tuple[Known, int | None]],
    *,
    none: bool,
) -> Iterator[dict[str, str]]:
    """Say of each what it is now."""
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
                        *["It acts on no earlier one."] * none,
                        *[_PRINTED] * _is_printed(after, position),
                    ]
                ),
            }


def _lost(before: Known, after: Known) -> list[str]:
    """Say how many comments of what is set aside now count no more."""
    aside = after.row.state == State.SET_ASIDE != before.row.state
    many = telling.counting(before) if aside else 0
    return [*telling.no_more(before.number or before.id, many)]


def _is_printed(known: Known, position: int | None) -> bool:
    """Tell whether the record will say who decided on a comment, and why."""
    here = known.comments[position - 1 : position] if position else ()
    placed = (comment for comment in here if not (comment.aside or comment.review))
    return any(comment.evidence.kind == "decision" for comment in placed)


_PRINTED = (
    "The public record will print with it who decided, and why, as it was written. If "
    "that is not for everybody to read, decide anew in other words before you publish."
)
