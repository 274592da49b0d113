"""The verbs that look after the house: verify, rebuild, doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pipeline import doctor as checks
from pipeline.cli.context import clock, context, table
from pipeline.rebuild import rebuild as make_again
from pipeline.verify import verify as find_differences

if TYPE_CHECKING:
    from rich.console import Console


def verify(ctx: typer.Context) -> None:
    """Check the archive, the ledger's chain and every comment's words.

    Example: depositary verify
    """
    here = context(ctx)
    with here.service() as service:
        found = list(find_differences(service))

        def print_it(console: Console) -> None:
            for sentence in found:
                console.print(sentence, markup=False)
            if not found:
                console.print("Archive, ledger and comments agree.")

        here.show(found, print_it)
    raise typer.Exit(1 if found else 0)


def rebuild(ctx: typer.Context) -> None:
    """Make the database again from the archive and the recorded decisions.

    Example: depositary rebuild
    """
    here = context(ctx)
    found = make_again(here.settings(), clock(None))
    names = sorted(found.after)

    def print_it(console: Console) -> None:
        rows = [
            [
                name,
                found.before.get(name, "")[:16],
                found.after[name][:16],
                "differs" if name in found.differences else "",
            ]
            for name in names
        ]
        columns = ("view", "before", "after", "")
        console.print(table("Digests", columns, rows))
        if found.differences:
            console.print("The old database stays; the new one lies beside it.")

    here.show({"before": found.before, "after": found.after}, print_it)
    raise typer.Exit(1 if found.differences else 0)


def doctor(ctx: typer.Context) -> None:
    """Check configuration, mailbox, letters, store, tools and clock.

    Example: depositary doctor
    """
    here = context(ctx)
    found = checks.examine(here.settings())
    bad = [c for c in found if not c.good]

    def print_it(console: Console) -> None:
        rows = [["good" if c.good else "BAD", c.subject, c.finding] for c in found]
        console.print(table("What was looked at", ("", "what", "finding"), rows))

    data = [{"what": c.subject, "good": c.good, "finding": c.finding} for c in found]
    here.show(data, print_it)
    raise typer.Exit(1 if bad else 0)
