"""The verbs that only look: status, list, show, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from sqlmodel import Session, col, func, select

from pipeline import record
from pipeline.cli.context import context, place, table
from pipeline.deadlines import windows
from pipeline.faults import Fault
from pipeline.tables import (
    CommentRow,
    DeliveryRow,
    EventRow,
    HeartbeatRow,
    LetterRow,
)
from rules.consolidation import sums
from rules.deadline import last_second, shown
from rules.lifecycle import DONE, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from pipeline.service import Service

_STUCK = (State.HELD, State.CORRUPT)


def waiting(session: Session) -> int:
    """Count the decisions that wait for a person."""
    comments = session.exec(
        select(func.count())
        .select_from(CommentRow)
        .join(DeliveryRow, col(DeliveryRow.id) == CommentRow.delivery_id)
        .where(
            CommentRow.review,
            col(DeliveryRow.state).in_([s.value for s in DONE]),
        )
    ).one()
    deliveries = session.exec(
        select(func.count())
        .select_from(DeliveryRow)
        .where(
            col(DeliveryRow.state).in_([s.value for s in _STUCK])
            | (
                col(DeliveryRow.stakeholder_review)
                & col(DeliveryRow.state).in_([s.value for s in DONE])
            )
        )
    ).one()
    return comments + deliveries


def print_sums(console: Console, service: Service) -> None:
    """Print the classes of all deliveries; they add up."""
    with service.ledger.reading() as session:
        counted = sums(record.classes(session))
    rows = [[name.value, str(count)] for name, count in counted.classes.items()]
    rows.append(["deliveries", str(counted.deliveries)])
    console.print(table("Every email in exactly one class", ("class", "number"), rows))


def status(ctx: typer.Context) -> None:
    """Say how many deliveries are in each class and state, and how old.

    Example: depositary status
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        counted = sums(record.classes(session))
        ages = session.exec(
            select(
                DeliveryRow.state, func.count(), func.min(DeliveryRow.first_seen)
            ).group_by(DeliveryRow.state)
        ).all()
        letters = session.exec(
            select(LetterRow.state, func.count()).group_by(LetterRow.state)
        ).all()
        beats = session.exec(select(HeartbeatRow)).all()
        in_force = windows(session, service.settings)
        left = waiting(session)
        now = service.now()
        data = {
            "classes": {c.value: n for c, n in counted.classes.items()},
            "deliveries": counted.deliveries,
            "states": {state: n for state, n, _ in ages},
            "letters": dict(letters),
            "last": {beat.name: beat.at.isoformat() for beat in beats},
            "waiting": left,
        }

        def print_it(console: Console) -> None:
            print_sums(console, service)
            rows = [
                [state, str(n), f"{(now - oldest).days} d"] for state, n, oldest in ages
            ]
            console.print(table("States", ("state", "number", "oldest"), rows))
            console.print(
                table("Letters", ("state", "number"), [[s, str(n)] for s, n in letters])
            )
            for window in in_force:
                limit = shown(last_second(window.hard), window.zone)
                console.print(f"{window.call}: open until {limit}", markup=False)
            polls = [b for b in beats if b.name == "poll"]
            last = f"{polls[0].at:%Y-%m-%d %H:%M:%S} UTC" if polls else "never"
            console.print(
                f"Last good poll: {last}. {left} decisions wait for a person."
            )

        here.show(data, print_it)
    raise typer.Exit(1 if left else 0)


def list_(
    ctx: typer.Context,
    state: Annotated[str | None, typer.Option(help="Only this state.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind.")] = None,
) -> None:
    """List the deliveries in the order they were received.

    Example: depositary list --state held
    """
    here = context(ctx)
    where = []
    if state is not None:
        where.append(DeliveryRow.state == state)
    if kind is not None:
        where.append(DeliveryRow.kind == kind)
    with here.service() as service, service.ledger.reading() as session:
        found = list(record.deliveries(session, service.settings, *where))
        here.show([record.line(k) for k in found], lambda c: c.print(_overview(found)))


def _overview(found: Sequence[record.Known]) -> object:
    rows = [
        [
            known.id,
            known.number,
            known.stands_in.value,
            known.row.state,
            ", ".join(s.name for s in known.stakeholders) or known.row.sender_address,
            known.row.subject[:60],
        ]
        for known in found
    ]
    columns = ("id", "number", "class", "state", "who", "subject")
    return table(f"{len(rows)} deliveries", columns, rows)


def one(service: Service, session: Session, ident: str) -> record.Known:
    """Find the delivery that an id means."""
    kind, figure, _ = place(ident, service.settings.consultation.series)
    column = DeliveryRow.number if kind == "number" else DeliveryRow.id
    found = list(record.deliveries(session, service.settings, column == figure))
    if not found:
        raise Fault(f"There is no delivery {ident}; see `depositary list`.")
    return found[0]


def show(
    ctx: typer.Context,
    ident: Annotated[str, typer.Argument(metavar="ID", help="D000017 or a number.")],
) -> None:
    """Show one delivery with everything that was decided about it, and why.

    Example: depositary show D000017
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        known = one(service, session, ident)
        events = session.exec(
            select(EventRow)
            .where(EventRow.delivery_id == known.row.id)
            .order_by(col(EventRow.seq))
        ).all()
        zone = service.settings.calls[0].zone
        here.show(
            record.line(known), lambda console: _print_one(console, known, events, zone)
        )


def _print_one(
    console: Console, known: record.Known, events: Sequence[EventRow], zone: str
) -> None:
    lines = [
        *_decided_lines(known, zone),
        *_comment_lines(known),
        *(f"Letter {x.kind} to {x.to}: {x.state} {x.why}" for x in known.letters),
        *(f"{event.at:%Y-%m-%d %H:%M:%S} UTC {event.kind}" for event in events),
    ]
    console.print("\n".join(_visible(text) for text in lines), markup=False)


def _visible(text: str) -> str:
    """Show control characters of mails instead of obeying them."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _decided_lines(known: record.Known, zone: str) -> Iterator[str]:
    row = known.row
    yield f"{known.id}  {known.number}  {row.subject!r}"
    yield f"From {row.sender_name!r} <{row.sender_address}>, {row.kind}, {row.state}"
    if row.received_at:
        at = shown(row.received_at, zone)
        yield f"Received {at}, by the clock: {row.received_from}"
    yield from (
        f"  {why}" for why in (row.kind_reason, row.verdict_reason, row.why) if why
    )
    who = ", ".join(
        f"{s.name} ({s.type or 'type unknown'})" for s in known.stakeholders
    )
    yield f"Speaks for: {who or 'unknown'}{' - for review' * row.stakeholder_review}"
    for evidence in row.stakeholder_evidence:
        yield f"  because of {evidence['kind']}: {evidence['value']}"
    for part in known.parts:
        if not part.is_body:
            yield f"File {part.name!r}, {part.size} bytes, read: {part.read} {part.why}"


def _comment_lines(known: record.Known) -> Iterator[str]:
    for name, comment in known.numbered_comments:
        where = f"{comment.document or '?'} {', '.join(comment.paragraphs) or '?'}"
        yield f"{name}: {comment.action} {where}{' - for review' * comment.review}"
        yield f"  {comment.text!r}"
        source = f"{comment.source.part}, {comment.source.place}"
        yield f"  {comment.evidence.kind}: {comment.evidence.value!r}, from {source}"
        for candidate in comment.candidates:
            at = f"{candidate.document} {candidate.paragraph} ({candidate.score:.0f})"
            yield f"  perhaps {at} {candidate.reason}"


def drafts(ctx: typer.Context) -> None:
    """Show what was read in the drafts, and what in them is doubtful.

    Example: depositary drafts
    """
    here = context(ctx)
    with here.service() as service:
        found = service.house.drafts
        data = [
            {
                "id": d.id,
                "title": d.title,
                "doubts": list(d.doubts),
                "paragraphs": [
                    {"label": p.label, "text": p.text} for p in d.paragraphs
                ],
            }
            for d in found
        ]

        def print_it(console: Console) -> None:
            for draft in found:
                rows = [[p.label or "", p.text[:100]] for p in draft.paragraphs]
                console.print(
                    table(f"{draft.id}: {draft.title}", ("no.", "text"), rows)
                )
                for doubt in draft.doubts:
                    console.print(f"Doubtful: {doubt}", markup=False)

        here.show(data, print_it)
    raise typer.Exit(1 if any(d.doubts for d in found) else 0)
