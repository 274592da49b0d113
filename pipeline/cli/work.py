"""The verbs that do the work: run, once."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from pipeline.cli.context import Now, context, counted, progress_bar
from pipeline.cli.look import print_sums
from pipeline.decisions.waiting import queue
from pipeline.locks import only_one
from pipeline.schedule import Timer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from pipeline.service import Service

_BESIDE = (
    "Another depositary works on this consultation (run or once); this one does what "
    "that one leaves."
)


def run(ctx: typer.Context, now: Now = None) -> None:
    """Run the service: poll, work, send letters, compile and publish when due.

    Example: depositary run
    """
    with context(ctx).service(now) as service, _beside(service):
        Timer(service, _say).run()


def _say(line: str) -> None:
    print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z} {line}", flush=True)


@contextmanager
def _beside(service: Service) -> Iterator[None]:
    """Work; say first if another process does the same here."""
    with only_one(service.settings.archive_folder, "work") as alone:
        if not alone:
            print(_BESIDE, file=sys.stderr, flush=True)
        yield


def once(ctx: typer.Context, now: Now = None) -> None:
    """Do one pass to idle and print what is in which class.

    Example: depositary once --now 2026-03-23T10:00:00Z
    """
    here = context(ctx)
    with here.service(now) as service, _beside(service):
        with progress_bar(quiet=here.as_json) as bar:
            tasks = {}

            def progress(stage: str, done: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=None)
                bar.advance(tasks[stage], done)

            found = service.once(progress)
        with service.ledger.reading() as session:
            left = len(queue(session, service.settings))
        data = {
            "new": found.new,
            "letters": found.letters,
            "issued": list(found.issued),
            "trouble": list(found.trouble),
            "waiting": left,
        }

        def print_it(console: Console) -> None:
            print_sums(console, service)
            folder = service.settings.compilations_folder
            sent = counted(found.letters, "letter")
            lines = (
                f"{found.new} new, {sent} sent, {left} to decide (depositary review)",
                *(f"Compilation of {call}: {folder}" for call in found.issued),
                *found.trouble,
            )
            console.print("\n".join(lines), markup=False, soft_wrap=True)

        here.show(data, print_it)
    raise typer.Exit(1 if left or found.trouble else 0)
