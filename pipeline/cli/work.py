"""The verbs that do the work: run, once, import."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from pipeline import importing
from pipeline.cli.context import context
from pipeline.cli.look import print_sums, waiting
from pipeline.schedule import Timer

if TYPE_CHECKING:
    from rich.console import Console

Now = Annotated[
    str | None,
    typer.Option(help="An instant that stands for now, e.g. 2026-03-21T00:00:00Z."),
]


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
            left = waiting(session)
        data = {
            "new": found.new,
            "letters": found.letters,
            "issued": list(found.issued),
            "trouble": list(found.trouble),
            "waiting": left,
        }

        def print_it(console: Console) -> None:
            print_sums(console, service)
            console.print(
                f"{found.new} new, {found.letters} letters sent, "
                f"{left} decisions wait for a person (see: depositary review)"
            )
            for call in found.issued:
                console.print(f"Compilation of {call}: {service.compilations}")
            for sentence in found.trouble:
                console.print(sentence, markup=False)

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
            count = importing.take(
                service.ledger, paths, lambda done: bar.update(task, completed=done)
            )
        here.show(
            {"read": count},
            lambda console: console.print(f"{count} messages read and kept"),
        )
