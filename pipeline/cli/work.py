"""The verbs that do the work: run, once, import."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from pipeline import importing
from pipeline.cli.context import Now, context, counted, visible
from pipeline.cli.look import print_sums
from pipeline.schedule import Timer
from pipeline.waiting import cards

if TYPE_CHECKING:
    from rich.console import Console


def run(ctx: typer.Context, now: Now = None) -> None:
    """Run the service: poll, work, send letters, compile and publish when due.

    Example: depositary run
    """
    with context(ctx).service(now) as service:
        Timer(service, _say).run()


def _say(line: str) -> None:
    print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z} {line}", flush=True)


def once(ctx: typer.Context, now: Now = None) -> None:
    """Do one pass to idle and print what is in which class.

    Example: depositary once --now 2026-03-23T10:00:00Z
    """
    here = context(ctx)
    with here.service(now) as service:
        with _progress(quiet=here.as_json) as bar:
            tasks = {}

            def progress(stage: str, done: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(stage, total=None)
                bar.advance(tasks[stage], done)

            found = service.once(progress)
        with service.ledger.reading() as session:
            left = len(cards(session, service.settings))
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


def _progress(*, quiet: bool) -> Progress:
    return Progress(
        TextColumn("{task.description:12}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        transient=True,
        disable=quiet,
    )


def import_(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of mail.")],
) -> None:
    """Take .eml and .mbox files, Maildirs, or folders of them as deliveries.

    Example: depositary import old-mails/ archive.mbox
    """
    here = context(ctx)
    with here.service() as service:
        with _progress(quiet=here.as_json) as bar:
            task = bar.add_task("import", total=None)
            found = importing.take(
                service.ledger, paths, lambda done: bar.update(task, completed=done)
            )

        def print_it(console: Console) -> None:
            console.print(
                f"{counted(found.new, 'new message')} kept, {found.known} known before"
            )
            for name in found.passed_over:
                print(f"Not a message, left alone: {visible(name)}", file=sys.stderr)

        here.show(asdict(found), print_it)
    raise typer.Exit(1 if found.passed_over else 0)
