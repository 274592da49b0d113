"""The verbs for what comes late: admit, extend, rehearse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import deadlines, decisions
from pipeline.cli.context import Because, By, context
from pipeline.cli.look import id_of, one
from pipeline.decisions import left
from pipeline.ledger import shown_id
from rules.deadline import last_second, shown

if TYPE_CHECKING:
    from pipeline.deadlines import Rehearsal
    from pipeline.service import Pass, Service

Id = Annotated[
    str, typer.Argument(metavar="ID", help="D000017, a number, or that of a comment.")
]
Call = Annotated[str, typer.Argument(metavar="CALL", help="Its id in config.toml.")]
Hard = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="A date (its whole day) or a local time; of two equal ones, the later.",
    ),
]
Correct = Annotated[
    bool,
    typer.Option("--correct", help="The extension in force was a mistake; this is it."),
]


def admit(ctx: typer.Context, ident: Id, by: By, because: Because) -> None:
    """Admit a late submission; it gets the next number and its sender is told.

    Where its call is compiled already, the compilation is issued again, as Rev.n.

    Example: depositary admit D000042 --by "Head" --because "our server was down"
    """
    here = context(ctx)
    with here.service() as service:
        delivery = id_of(service, ident)
        who = decisions.Person(by=by, because=because)
        decisions.admit(service.ledger, delivery, who)
        done = service.follow()
        with service.ledger.reading() as session:
            known = one(service, session, shown_id(delivery))
        told = f"Admitted as {known.number}."
        if not known.number:
            told = f"Recorded. It has no number yet: {known.row.why or known.row.state}"
        here.tell(
            {
                "admitted": shown_id(delivery),
                "number": known.number,
                "issued": done.issued,
                "trouble": done.trouble,
            },
            told,
            *issues(service, done),
        )
    raise typer.Exit(1 if done.trouble or not known.number else 0)


def issues(service: Service, done: Pass) -> Iterator[str]:
    """Say what a decision after the cut-off led to, and what went wrong."""
    with service.ledger.reading() as session:
        yield from left.told(
            session, service.settings, done.issued, "depositary review"
        )
    yield from done.trouble


def rehearse(
    ctx: typer.Context, call: Call, hard: Hard, correct: Correct = False
) -> None:
    """Say what an extension would change; change nothing.

    Example: depositary rehearse drafts --hard 2026-03-31
    """
    here = context(ctx)
    with here.service() as service, service.ledger.reading() as session:
        found = deadlines.rehearse(
            session, service.settings, call, hard, correct=correct
        )
        here.tell(_data(found), *_extension(found, "would be", service.now()))


def extend(
    ctx: typer.Context,
    call: Call,
    hard: Hard,
    by: By,
    because: Because,
    correct: Correct = False,
    far: Annotated[
        bool, typer.Option("--far", help="More than a year later is meant.")
    ] = False,
) -> None:
    """Extend a call; late mail is judged again and its senders are told once.

    An extension that was a mistake is corrected in the same way, with --correct.

    Example: depositary extend drafts --hard 2026-03-31 --by "Head" --because "asked"
    """
    here = context(ctx)
    who = decisions.Person(by=by, because=because)
    with here.service() as service:
        found = deadlines.extend(
            service.ledger, call, hard, who.by, who.because, correct=correct, far=far
        )
        done = service.follow(always=True)
        here.tell(
            {**_data(found), "trouble": done.trouble},
            *_extension(found, "is", service.now()),
            *done.trouble,
        )
    raise typer.Exit(1 if done.trouble else 0)


def _data(found: Rehearsal) -> dict[str, object]:
    return {
        "call": found.before.call,
        "before": found.before.hard.isoformat(),
        "after": found.after.hard.isoformat(),
        "in_time_now": [shown_id(i) for i in found.admitted],
        "corrects": found.corrects,
        "told_the_wrong_one": [shown_id(i) for i in found.told],
    }


def _extension(found: Rehearsal, verb: str, now: datetime) -> Iterator[str]:
    before = shown(last_second(found.before.hard), found.before.zone)
    after = shown(last_second(found.after.hard), found.after.zone)
    yield f"The cut-off was {before}; it {verb} {after}."
    if not found.corrects:
        names = ", ".join(shown_id(i) for i in found.admitted) or "none"
        yield f"In time with it: {len(found.admitted)} late ({names})."
    yield from found.remarks(now)
