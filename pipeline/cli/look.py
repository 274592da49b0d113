"""The verbs that only look: status, list, show, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from sqlmodel import col, func, select

from outbox.publication.phrases import CLOCKS
from pipeline import record
from pipeline.cli.context import Now, context, place, table, visible
from pipeline.compile import issues
from pipeline.deadlines import windows
from pipeline.decisions.waiting import queue
from pipeline.duties import POLL, failing, last_good
from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow, EventRow, LetterRow
from rules.consolidation import sums
from rules.deadline import last_second, shown
from rules.lifecycle import State
from rules.terms import Clock, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from rich.console import Console
    from sqlmodel import Session

    from pipeline.service import Service
    from rules.terms import Window

#: What a state means for its mail, in words.
STATES = {
    State.ARCHIVED: "kept, not looked into yet",
    State.PARSED: "on its way",
    State.EXTRACTED: "on its way",
    State.ADMITTED: "on its way",
    State.IDENTIFIED: "on its way",
    State.LOCATED: "on its way",
    State.ACKNOWLEDGED: "ready for the compilation",
    State.COMPILED: "in the compilation",
    State.PUBLISHED: "in the public record",
    State.SET_ASIDE: "no contribution",
    State.DEFERRED: "tried again by itself",
    State.HELD: "waits for a person",
    State.CORRUPT: "waits for a repair of the program",
}


def print_sums(console: Console, service: Service) -> None:
    """Print the classes of all deliveries; they add up."""
    with service.ledger.reading() as session:
        total = sums(record.classes(session))
    rows = [[name.value, str(count)] for name, count in total.classes.items()]
    rows.append(["deliveries", str(total.deliveries)])
    console.print(table("Every email in exactly one class", ("class", "number"), rows))


def status(ctx: typer.Context, now: Now = None) -> None:
    """Say how many deliveries are in each class and state, and how old.

    Example: depositary status
    """
    here = context(ctx)
    with here.service(now) as service, service.ledger.reading() as session:
        total = sums(record.classes(session))
        ages = session.exec(
            select(
                DeliveryRow.state, func.count(), func.min(DeliveryRow.first_seen)
            ).group_by(DeliveryRow.state)
        ).all()
        letters = session.exec(
            select(LetterRow.state, func.count(), func.max(LetterRow.why)).group_by(
                LetterRow.state
            )
        ).all()
        polled = last_good(session, POLL)
        failed = failing(session)
        calls = [_call_line(w, session, service.now()) for w in _windows(service)]
        left = len(queue(session, service.settings))
        at = service.now()
        data = {
            "classes": {c.value: n for c, n in total.classes.items()},
            "deliveries": total.deliveries,
            "states": {state: n for state, n, _ in ages},
            "letters": {state: n for state, n, _ in letters},
            "last": {POLL: polled.isoformat() if polled else None},
            "failing": failed,
            "waiting": left,
        }

        def print_it(console: Console) -> None:
            print_sums(console, service)
            rows = [
                [state, str(n), f"{(at - oldest).days} d", STATES[State(state)]]
                for state, n, oldest in ages
            ]
            console.print(table("States", ("state", "number", "oldest", ""), rows))
            rows = [
                [state, str(n), "" if state == "sent" else why]
                for state, n, why in letters
            ]
            console.print(table("Letters", ("state", "number", ""), rows))
            last = f"{polled:%Y-%m-%d %H:%M:%S} UTC" if polled else "never"
            lines = (
                *calls,
                *(f"Failed: {duty}: {why}" for duty, why in failed.items()),
                f"Last good poll: {last}. Waiting for a person: {left}.",
            )
            console.print("\n".join(lines), markup=False, soft_wrap=True)

        here.show(data, print_it)
    raise typer.Exit(1 if left or failed else 0)


def _windows(service: Service) -> tuple[Window, ...]:
    with service.ledger.reading() as session:
        return windows(session, service.settings)


def _call_line(window: Window, session: Session, now: datetime) -> str:
    """Say where a call stands at this instant."""
    soft, hard = (
        shown(last_second(at), window.zone) for at in (window.soft, window.hard)
    )
    issued = issues(session, window.call)
    if window.opens and now < window.opens:
        stands = f"opens {shown(window.opens, window.zone)}"
    elif now < window.soft:
        stands = f"open until {soft}; cut-off {hard}"
    elif now < window.hard:
        stands = f"in the days of grace, until {hard}"
    elif issued:
        revision = issued[-1].data["revision"]
        name = f"Rev.{revision} of the compilation" if revision else "the compilation"
        stands = f"closed since {hard}; {name} was issued {issued[-1].at:%Y-%m-%d}"
    elif window.publish and now < window.publish:
        until = shown(window.publish, window.zone)
        stands = f"closed since {hard}; the compilation appears {until}"
    else:
        stands = f"closed since {hard}; the compilation is due"
    return f"{window.call}: {stands}."


def list_(
    ctx: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only this state.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.")] = None,
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
    title = "1 delivery" if len(rows) == 1 else f"{len(rows)} deliveries"
    return table(title, columns, rows, cut=2)


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
        *(
            f"Letter {x.kind} to {x.to}: {x.state} {x.why if x.state != 'sent' else ''}"
            for x in known.letters
        ),
        *(f"{event.at:%Y-%m-%d %H:%M:%S} UTC {_told(event)}" for event in events),
    ]
    console.print("\n".join(visible(text) for text in lines), markup=False)


def _told(event: EventRow) -> str:
    """Say what an event was, with what tells it from others of its kind."""
    data = event.data
    if "by" in data:
        return f"{event.kind} by {data['by']}: {data['because']}"
    what = data.get("state") if event.kind.startswith("letter ") else data.get("why")
    return f"{event.kind}: {what}" if what else event.kind


def _decided_lines(known: record.Known, zone: str) -> Iterator[str]:
    row = known.row
    yield f"{known.id}  {known.number}  {row.subject!r}"
    yield f"From {known.sender}, {row.kind}, {row.state}"
    yield from (f"  {remark}" for remark in known.remarks)
    if row.received_at:
        at = shown(row.received_at, zone)
        yield f"Received {at}, {CLOCKS[Clock(row.received_from)]}"
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
    for position, (name, comment) in enumerate(known.numbered_comments, start=1):
        where = f"{comment.document or '?'} {', '.join(comment.paragraphs) or '?'}"
        yield f"{name}: {comment.action} {where}{' - for review' * comment.review}"
        yield f"  {comment.text!r}"
        for one in known.redactions.get(position, ()):
            if one.words in comment.text:
                yield f"  taken out of what is published: {one.words!r} ({one.why})"
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
