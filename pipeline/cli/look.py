"""The verbs that only look: list, show, drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.text import Text
from sqlalchemy import String, cast
from sqlmodel import Session, col, or_

from pipeline import record
from pipeline.cli.context import context, place, table, visible
from pipeline.decisions import history
from pipeline.decisions.correcting import corrected_by, corrects
from pipeline.decisions.telling import said_by
from pipeline.decisions.unasked import unasked as alone
from pipeline.drafts.doubts import named_alike
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.lines import line
from pipeline.repeated import seen
from pipeline.store.ordered import in_order
from pipeline.store.tables import DeliveryRow, EventRow
from rules.deadline import shown
from rules.lifecycle import State
from rules.marks import plain
from rules.terms import Clock, Draft, Kind
from rules.whose import overruled, whose

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.service import Service


def list_(
    ctx: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only this state.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.")] = None,
    unasked: Annotated[
        bool,
        typer.Option("--unasked", help="Only what the machine alone set aside; why."),
    ] = False,
    replaced: Annotated[
        bool,
        typer.Option(
            "--replaced",
            help="Only what replaces, takes back, repeats or corrects another, or was "
            "replaced or taken back.",
        ),
    ] = False,
) -> None:
    """List the deliveries in the order they were received.

    Example: depositary list --state held
    """
    here = context(ctx)
    where: list[Any] = []
    if state is not None:
        where.append(DeliveryRow.state == state)
    if kind is not None:
        held = kind is Kind.HELD  # then it has no kind yet
        is_so = DeliveryRow.state == State.HELD if held else DeliveryRow.kind == kind
        where.append(is_so)
    if unasked:
        where.append(alone())
    if replaced:
        where.append(_acting())
    with here.service() as service, service.ledger.reading() as session:
        found = list(seen(session, service.settings, *where))
        data = [line(k) for k in found]
        zone = service.settings.calls[0].zone
        why = [
            "; ".join([*[k.row.kind_reason] * unasked, *_acts(k, found) * replaced])
            for k in found
        ]
        here.tell(data, _overview(found, zone, why if unasked or replaced else ()))


def _acting() -> Any:
    """Ask of a delivery whether it acts on another one, or is acted on."""
    acts = (col(DeliveryRow.supersedes), col(DeliveryRow.superseded_by))
    corrects = cast(col(DeliveryRow.flags), String).contains('"corrects:')
    return or_(
        *(act.is_not(None) for act in acts),
        col(DeliveryRow.withdrawn),
        DeliveryRow.kind == Kind.DUPLICATE,
        corrects,
    )


def _acts(known: record.Known, among: Sequence[record.Known]) -> tuple[str, ...]:
    """Say what it did to others, and another one to it."""
    number, row = known.row.number, known.row
    more = (
        f"replaces {other.number}"
        for other in among
        if number and other.row.superseded_by == number != other.row.number
        if other.row.number != row.supersedes
    )
    repeats = row.duplicate_of if row.kind == Kind.DUPLICATE else None
    same = [f"repeats {shown_id(repeats)}"] if repeats else []
    right = [f"puts right {corrected}"] if (corrected := corrects(row)) else []
    return (*known.acts, *more, *same, *right)


def _overview(
    found: Sequence[record.Known], zone: str, why: Sequence[str]
) -> RenderableType:
    rows = [
        [
            known.id,
            known.number,
            f"{known.stands_in}{', superseded' * bool(known.row.superseded_by)}",
            known.row.state,
            _day(known.row.received_at, zone),
            ", ".join(s.name for s in known.stakeholders) or known.row.sender_address,
            known.row.subject,
            *why[nth : nth + 1],
        ]
        for nth, known in enumerate(found)
    ]
    more = ("who", "subject", *("why",) * bool(why))
    columns = ("id", "number", "class", "state", "received", *more)
    title = "1 delivery" if len(rows) == 1 else f"{len(rows)} deliveries"
    return table(title, columns, rows, cut=2 + bool(why))


def _day(at: datetime | None, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if at else ""


def one(service: Service, session: Session, ident: str) -> record.Known:
    """Find the delivery that an id means."""
    kind, figure, _ = place(ident, service.settings.consultation.series)
    column = DeliveryRow.number if kind == "number" else DeliveryRow.id
    found = list(seen(session, service.settings, column == figure))
    if not found:
        raise Fault(f"There is no delivery {ident}; see `depositary list`.")
    return found[0]


def id_of(service: Service, ident: str) -> int:
    """Find the delivery that an id means, for whoever decides about it."""
    with service.ledger.reading() as session:
        return one(service, session, ident).row.id or 0


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
        events = in_order(session, EventRow, EventRow.delivery_id == known.row.id).all()
        lines = [
            *_decided_lines(known, service.settings.calls[0].zone),
            *(f"Corrected: {said}" for said in corrected_by(session, known)),
            *_comment_lines(known),
            *(
                f"Letter {x.kind} to {x.to}: {x.state} {x.why * (x.state != 'sent')}"
                for x in known.letters
            ),
            *_history(events, known.number or known.id),
        ]
        here.tell(line(known), *map(visible, lines))


def _history(events: Sequence[EventRow], name: str) -> Iterator[str]:
    """Say what happened to a delivery, and what was decided about it."""
    decided = history.decisions(events, name)
    for event in events:
        what = _told(event, decided.get(event.seq or 0, ""))
        yield f"{event.at:%Y-%m-%d %H:%M:%S} UTC {what}"


def _told(event: EventRow, decided: str) -> str:
    """Say what an event was, with what tells it from others of its kind."""
    data = event.data
    if decided:
        return f"{event.kind} by {data['by']}: {data['because']} ({decided})"
    if "by" in data:
        return f"{event.kind} by {data['by']}: {data['because']}"
    what = data.get("state") if event.kind.startswith("letter ") else data.get("why")
    return f"{event.kind}: {what}" if what else event.kind


_OF_A_FILE = "by the date of the file that was imported"


def _decided_lines(known: record.Known, zone: str) -> Iterator[str]:
    row = known.row
    yield f"{known.id}  {known.number}  {row.subject!r}"
    yield f"From {known.sender}, {row.kind}, {row.state}"
    yield from (f"  {remark}" for remark in (*known.remarks, *known.hidden))
    if row.received_at:
        from outbox.publication.phrases import CLOCKS  # noqa: PLC0415 (slow to load)

        at, clock = shown(row.received_at, zone), Clock(row.received_from)
        of_a_file = known.is_imported and clock is Clock.INTERNALDATE
        yield f"Received {at}, {_OF_A_FILE if of_a_file else CLOCKS[clock]}"
    yield from (
        f"  {why}" for why in (row.kind_reason, row.verdict_reason, row.why) if why
    )
    who = ", ".join(
        f"{s.name} ({s.type or 'type unknown'})" for s in known.stakeholders
    )
    unsure = ", to be confirmed" * row.stakeholder_review
    yield f"Speaks for: {who or 'unknown'}{unsure}"
    for evidence in row.stakeholder_evidence:
        yield f"  because of {evidence['kind']}: {evidence['value']}"
    for part in known.parts:
        if not part.is_body:
            yield f"File {part.name!r}, {part.size} bytes, read: {part.read} {part.why}"


def _comment_lines(known: record.Known) -> Iterator[str]:
    for position, (name, comment) in enumerate(known.numbered_comments, start=1):
        where = f"{comment.document or '?'} {', '.join(comment.paragraphs) or '?'}"
        if comment.aside:
            yield f"{name}: taken out by {comment.evidence.value}"
        else:
            yield f"{name}: {comment.action} {where}{' - for review' * comment.review}"
        yield f"  {plain(comment)!r}"
        for one in known.redactions.get(position, ()):
            if one.words in comment.text:
                yield f"  taken out of what is published: {one.words!r} ({one.why})"
        source = f"{comment.source.part}, {comment.source.place}"
        if comment.aside:
            yield f"  from {source}"
            continue
        yield f"  {comment.evidence.kind}: {comment.evidence.value!r}, from {source}"
        if comment.speakers:
            why = comment.speakers_because or "as the mail shows it"
            why = (
                "as was decided of the mail" if overruled(comment, known.voice) else why
            )
            yield f"  {said_by(whose(comment, known.voice))} ({why})"
        for candidate in comment.candidates:
            reason = f": {candidate.reason}" * bool(candidate.reason)
            yield f"  perhaps {candidate.document} {candidate.paragraph}{reason}"


def drafts(
    ctx: typer.Context,
    whole: Annotated[
        bool, typer.Option("--whole", help="All words of each paragraph.")
    ] = False,
) -> None:
    """Show what was read in the drafts, and what in them is doubtful.

    Exit status 1: something is doubtful, or one name means two drafts.

    Example: depositary drafts --whole
    """
    here = context(ctx)
    with here.service() as service:
        found = service.house.drafts
        alike = [*named_alike(found)]
        data = [
            {
                "id": d.id,
                "title": d.title,
                "doubts": list(d.doubts),
                "notes": list(d.notes),
                "paragraphs": [
                    {"label": p.label, "text": p.text} for p in d.paragraphs
                ],
            }
            for d in found
        ]
        doubtful = (Text(f"Doubtful: {doubt}") for doubt in alike)
        for sentence in (held_up := service.held_up()):
            print(sentence, file=sys.stderr)
        here.tell(data, *_paragraphs(found, whole=whole), *doubtful)
    bad = alike or held_up or any(d.doubts for d in found)
    raise typer.Exit(1 if bad else 0)


def _paragraphs(drafts: Sequence[Draft], *, whole: bool) -> Iterator[RenderableType]:
    for draft in drafts:
        most = None if whole else _BEGIN
        rows = [[p.label or "", _begun(p.text, most)] for p in draft.paragraphs]
        yield table(f"{draft.id}: {draft.title}", ("no.", "text"), rows)
        if most and any(len(p.text) > most for p in draft.paragraphs):
            yield "Not all words are shown: depositary drafts --whole"
        yield from (Text(f"Doubtful: {doubt}") for doubt in draft.doubts)
        yield from map(Text, draft.notes)


def _begun(text: str, most: int | None) -> str:
    return text if len(text) <= (most or len(text)) else f"{text[:most].rstrip()} …"


_BEGIN = 100  # signs by which a paragraph is known
