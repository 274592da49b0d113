"""The verbs by which a person decides: review, decide, admit, extend, rehearse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypedDict

import typer
from sqlmodel import col, select

from pipeline import deadlines, decisions, record
from pipeline.cli.context import context, place, table
from pipeline.cli.look import one
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.tables import CommentRow, DeliveryRow
from rules.deadline import last_second, shown
from rules.lifecycle import DONE, State
from rules.terms import Action, Kind, Stakeholder, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from pipeline.deadlines import Rehearsal
    from rules.terms import Draft

By = Annotated[str, typer.Option(help="Who decides.")]
Because = Annotated[str, typer.Option(help="Why, in words.")]
Id = Annotated[str, typer.Argument(metavar="ID")]
Hard = Annotated[str, typer.Option(help="A date (its whole day) or a local time.")]


def review(ctx: typer.Context) -> None:
    """List what waits for a person, with the candidates.

    Example: depositary review
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        asked = select(CommentRow.delivery_id).where(CommentRow.review)
        done = col(DeliveryRow.state).in_([s.value for s in DONE])
        found = record.deliveries(
            session,
            service.settings,
            (done & (col(DeliveryRow.id).in_(asked) | DeliveryRow.stakeholder_review))
            | col(DeliveryRow.state).in_([State.HELD.value, State.CORRUPT.value]),
        )
        cards = [card for known in found for card in _cards(known)]

        def print_it(console: Console) -> None:
            rows = [
                [c["id"], c["question"], " | ".join(c["candidates"])] for c in cards
            ]
            columns = ("id", "question", "candidates")
            console.print(table(f"{len(cards)} wait for a person", columns, rows))
            if cards:
                console.print(
                    "Settle one: depositary decide ID --paragraph 17 --document DRAFT "
                    "--by NAME --because WHY"
                )

        here.show(cards, print_it)
    raise typer.Exit(1 if cards else 0)


class Card(TypedDict):
    """One question for a person."""

    id: str
    question: str
    candidates: list[str]


def _cards(known: record.Known) -> list[Card]:
    row = known.row
    cards: list[Card] = []
    if row.state in (State.HELD, State.CORRUPT):
        cards.append({"id": known.id, "question": row.why, "candidates": []})
    if row.stakeholder_review and row.state in {s.value for s in DONE}:
        question = f"Who speaks? From {row.sender_name} <{row.sender_address}>"
        names = [s.name for s in known.stakeholders]
        cards.append({"id": known.id, "question": question, "candidates": names})
    for name, comment in known.numbered_comments:
        if comment.review:
            places = [f"{c.document} {c.paragraph}" for c in comment.candidates]
            question = f"Which paragraph? {comment.action}: {comment.text[:160]}"
            cards.append({"id": name, "question": question, "candidates": places})
    return cards


def decide(
    ctx: typer.Context,
    ident: Id,
    by: By,
    because: Because,
    document: Annotated[str | None, typer.Option(help="The draft's id.")] = None,
    paragraph: Annotated[
        list[str] | None, typer.Option(help="A label; may be given several times.")
    ] = None,
    general: Annotated[
        bool, typer.Option("--general", help="About no paragraph in particular.")
    ] = False,
    action: Annotated[Action | None, typer.Option(help="What it asks for.")] = None,
    stakeholder: Annotated[
        list[str] | None, typer.Option(help="Who speaks; may be given several times.")
    ] = None,
    type_: Annotated[
        StakeholderType | None, typer.Option("--type", help="Of a new stakeholder.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="What the delivery is.")] = None,
) -> None:
    """Record a decision: where a comment belongs, who speaks, what a delivery is.

    Example: depositary decide WSIS+10/3/17-2 --document S2/C --paragraph 18
    --by "A. Secretary" --because "the text quotes it"
    """
    here = context(ctx)
    with here.service() as service:
        ledger = service.ledger
        with ledger.reading() as session:
            known = one(service, session, ident)
        delivery = known.row.id or 0
        position = place(ident, service.settings.consultation.series)[2]
        if position is not None:
            labels = ["*"] if general else (paragraph or [])
            _check_place(service.house.drafts, document, labels)
            decisions.settle_comment(
                ledger,
                delivery,
                position,
                decisions.Place(document=document, paragraphs=tuple(labels)),
                Action.GENERAL if general else action,
                decisions.Person(by=by, because=because),
            )
        elif stakeholder:
            types = {
                r.stakeholder.name.casefold(): r.stakeholder
                for r in service.house.registered
            }
            names = [
                types.get(name.casefold(), Stakeholder(name=name, type=type_))
                for name in stakeholder
            ]
            decisions.settle_stakeholders(
                ledger, delivery, names, decisions.Person(by=by, because=because)
            )
        elif kind is not None:
            decisions.settle_kind(
                ledger, delivery, kind, decisions.Person(by=by, because=because)
            )
            service.worker.run()
        else:
            raise Fault(
                "Say what is decided: for a comment (ID-1) --document and --paragraph, "
                "for a delivery --stakeholder or --kind."
            )
        here.show({"decided": ident}, lambda c: c.print(f"Recorded: {ident}, by {by}."))


def _check_place(
    drafts: Sequence[Draft], document: str | None, labels: list[str]
) -> None:
    """Refuse a draft or a paragraph that does not exist."""
    by_id = {d.id: d for d in drafts}
    if document is not None and document not in by_id:
        raise Fault(f"There is no draft {document!r}; the drafts: {', '.join(by_id)}.")
    for label in labels:
        if label != "*" and document and label not in by_id[document].labels:
            raise Fault(f"The draft {document} has no paragraph {label!r}.")


def admit(ctx: typer.Context, ident: Id, by: By, because: Because) -> None:
    """Admit a late submission; it gets the next number and its sender is told.

    Example: depositary admit D000042 --by "Head" --because "our server was down"
    """
    here = context(ctx)
    with here.service() as service:
        with service.ledger.reading() as session:
            delivery = one(service, session, ident).row.id or 0
        decisions.admit(
            service.ledger, delivery, decisions.Person(by=by, because=because)
        )
        service.worker.run()
        with service.ledger.reading() as session:
            number = one(service, session, shown_id(delivery)).number
        here.show(
            {"admitted": shown_id(delivery), "number": number},
            lambda c: c.print(f"Admitted as {number}; the next pass tells its sender."),
        )


def rehearse(ctx: typer.Context, call: str, hard: Hard) -> None:
    """Say what an extension would change; change nothing.

    Example: depositary rehearse drafts --hard 2026-03-31
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        found = deadlines.rehearse(session, service.settings, call, hard)
        here.show(_data(found), lambda c: _print_extension(c, found, "would be"))


def extend(ctx: typer.Context, call: str, hard: Hard, by: By, because: Because) -> None:
    """Extend a call; late mail is judged again and its senders are told once.

    Example: depositary extend drafts --hard 2026-03-31 --by "Head" --because "asked"
    """
    here = context(ctx)
    with here.service() as service:
        found = deadlines.extend(service.ledger, call, hard, by, because)
        service.worker.run()
        service.post()
        service.publish(always=True)
        here.show(_data(found), lambda c: _print_extension(c, found, "is"))


def _data(found: Rehearsal) -> dict[str, object]:
    return {
        "call": found.before.call,
        "before": found.before.hard.isoformat(),
        "after": found.after.hard.isoformat(),
        "in_time_now": [shown_id(i) for i in found.admitted],
    }


def _print_extension(console: Console, found: Rehearsal, verb: str) -> None:
    before = shown(last_second(found.before.hard), found.before.zone)
    after = shown(last_second(found.after.hard), found.after.zone)
    console.print(f"The cut-off was {before}; it {verb} {after}.", markup=False)
    names = ", ".join(shown_id(i) for i in found.admitted) or "none"
    console.print(f"In time with it: {len(found.admitted)} late ({names}).")
