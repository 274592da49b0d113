"""The verbs that do the work: run, once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import record
from pipeline.cli.context import Now, clock, context, counted, progress_bar
from pipeline.cli.status import shown_sums
from pipeline.decisions.left import left_open
from pipeline.decisions.waiting import by_call, queue
from pipeline.locks import only_one
from pipeline.roles import Role, play
from pipeline.watch.logs import Log, logged
from rules.consolidation import sums

if TYPE_CHECKING:
    from pipeline.service import Service

_BESIDE = (
    "Another depositary works on this consultation (run or once); this one does what "
    "that one leaves."
)


def run(
    ctx: typer.Context,
    now: Now = None,
    role: Annotated[
        Role,
        typer.Option(
            help="What this process does. poller, worker: its part of all, over "
            "PostgreSQL; web: it serves the desk."
        ),
    ] = Role.ALL,
    metrics: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="Tell figures and health there.")
    ] = "",
    log: Annotated[
        Log | None, typer.Option(help="Lines for people, or of JSON on standard error.")
    ] = None,
    link: Annotated[
        bool, typer.Option("--link", help="web: without [[people]], open by a link.")
    ] = False,
) -> None:
    """Run the service: poll, work, send letters, compile and publish when due.

    Example: depositary run
    """
    here = context(ctx)
    settings = here.settings()
    at = metrics or (settings.watch.listen if role is Role.WEB else "")
    with logged(log or settings.watch.log) as say, ExitStack() as watch:
        if at:
            from pipeline.watch.door import watched  # noqa: PLC0415 (few are watched)

            place = watch.enter_context(watched(settings, clock(now), at, role))
            say(f"figures and health are told at {place}")

        def serve() -> None:
            from pipeline.desk import serving  # noqa: PLC0415 (the others need none)

            serving.serve(settings, clock(now), say, link=link)

        play(partial(here.service, now), role, say, serve)


@contextmanager
def _beside(service: Service) -> Iterator[None]:
    """Work; say first if another process does the same here."""
    with only_one(service.ledger, "run") as alone:
        if not alone:
            print(_BESIDE, file=sys.stderr, flush=True)
        yield


def once(ctx: typer.Context, now: Now = None) -> None:
    """Do one pass to idle and print what is in which class.

    Example: depositary once --now 2026-03-23T10:00:00Z
    """
    here = context(ctx)
    with (
        logged(here.settings().watch.log),
        here.service(now) as service,
        _beside(service),
    ):
        with progress_bar(quiet=here.as_json) as bar:
            tasks = {}

            def progress(stage: str, done: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=None)
                bar.advance(tasks[stage], done)

            found = service.once(progress)
        with service.ledger.reading() as session:
            waiting = queue(session, service.settings)
            left, on = len(waiting), by_call(session, waiting)
            total = sums(record.classes(session))
        data = {
            "new": found.new,
            "letters": found.letters,
            "issued": list(found.issued),
            "trouble": list(found.trouble),
            "remarks": list(service.house.sources.remarks()),
            "waiting": left,
            "open": {call: on[call] for call in found.issued},
        }

        remarks = service.house.sources.remarks()
        folder = service.settings.compilations_folder
        sent = counted(found.letters, "letter")
        here.tell(
            data,
            shown_sums(total),
            f"{found.new} new, {sent} sent, {left} to decide (depositary review)",
            *(
                f"Compilation of {call}: {folder}{left_open(on[call])}"
                for call in found.issued
            ),
            *found.trouble,
            *remarks,
        )
    raise typer.Exit(1 if left or found.trouble else 0)
