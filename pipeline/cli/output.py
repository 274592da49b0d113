"""The verbs by which things leave: compile, publish, export, letters."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from sqlmodel import col, select

from outbox.compilation import FORMATS
from pipeline import compile as compilation
from pipeline import exporting, post
from pipeline.cli.context import Now, context, counted, table
from pipeline.cli.look import one
from pipeline.decisions import Person
from pipeline.faults import Fault
from pipeline.tables import LetterRow

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.service import Service


class Export(StrEnum):
    """The formats of the export."""

    JSONL = "jsonl"
    CSV = "csv"
    REGULATIONS = "regulations"
    JSONLD = "jsonld"


def compile_(
    ctx: typer.Context,
    draft: Annotated[str | None, typer.Option(help="Only this draft.")] = None,
    format_: Annotated[
        list[str] | None, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The folder to write to.")] = None,
    now: Now = None,
) -> None:
    """Write the compilation of what there is now, for a look; issues nothing.

    Example: depositary compile --format docx --format xlsx --out preview/
    """
    here = context(ctx)
    formats = format_ or list(FORMATS)
    for name in formats:
        if name not in FORMATS:
            raise Fault(f"There is no format {name!r}; write {', '.join(FORMATS)}.")
    with here.service(now) as service:
        folder = out or service.settings.compilations_folder / "preview"
        paths: list[str] = []
        for call in service.settings.calls:
            paths += _preview(service, call.id, draft, folder, formats)
        if not paths:
            raise Fault(f"There is no draft {draft!r} in the configuration.")
        here.show(paths, lambda console: console.print("\n".join(paths), markup=False))


def _preview(
    service: Service, call: str, draft: str | None, folder: Path, formats: list[str]
) -> list[str]:
    """Write one call's compilation, or only one of its drafts."""
    drafts = [d for d in service.house.drafts if draft is None or d.id == draft]
    if draft is not None and not any(d.call == call for d in drafts):
        return []
    with service.ledger.reading() as session:
        found = compilation.consolidated(session, service.ledger, drafts, call)
    return [
        str(p) for p in compilation.write_files(found.consolidation, folder, formats)
    ]


def publish(ctx: typer.Context, now: Now = None) -> None:
    """Replace the public record; issue the compilations whose time has come.

    They are issued also if the mailbox could not be read since the cut-off.

    Example: depositary publish
    """
    here = context(ctx)
    with here.service(now) as service:
        issued = service.publish(always=True, forced=True)
        settings = service.settings
        data = {
            "issued": list(issued),
            "site": str(settings.site_folder),
            "compilations": str(settings.compilations_folder),
        }

        def print_it(console: Console) -> None:
            lines = (
                f"Published: {settings.site_folder}",
                *(f"New: {call} in {settings.compilations_folder}" for call in issued),
            )
            console.print("\n".join(lines), markup=False, soft_wrap=True)

        here.show(data, print_it)


def export(
    ctx: typer.Context,
    format_: Annotated[Export, typer.Option("--format")] = Export.JSONL,
    out: Annotated[Path | None, typer.Option(help="A file; else printed.")] = None,
) -> None:
    """Export the record of all deliveries, ordered by when they were received.

    Example: depositary export --format jsonl --out record.jsonl
    """
    with context(ctx).service() as service, service.ledger.reading() as session:
        target = out.open("w", encoding="utf-8", newline="") if out else sys.stdout
        try:
            writer = {
                Export.JSONL: exporting.jsonl,
                Export.CSV: exporting.rows,
                Export.REGULATIONS: exporting.regulations,
                Export.JSONLD: exporting.jsonld,
            }[format_]
            writer(session, service.settings, target)
        finally:
            if out:
                target.close()


def letters(
    ctx: typer.Context,
    retry: Annotated[
        str | None, typer.Option(metavar="ID", help="Try a delivery's letters again.")
    ] = None,
    by: Annotated[str, typer.Option(help="Who has them tried again.")] = "",
    because: Annotated[str, typer.Option(help="Why, in words.")] = "",
) -> None:
    """Show the letters and what became of them.

    Example: depositary letters --retry D000017 --by "A. Secretary"
    --because "the address works again"
    """
    here = context(ctx)
    with here.service() as service:
        if retry is not None:
            who = Person(by=by, because=because)
            with service.ledger.reading() as session:
                delivery = one(service, session, retry).row.id or 0
            again = post.retry(service.ledger, delivery, who)
            service.post()
            print(f"{counted(again, 'letter')} tried again", file=sys.stderr)
        only = () if retry is None else (LetterRow.delivery_id == delivery,)
        with service.ledger.reading() as session:
            found = session.exec(
                select(LetterRow).where(*only).order_by(col(LetterRow.id))
            ).all()
        data = [
            {
                "delivery": f"D{x.delivery_id:06d}",
                "kind": x.kind,
                "state": x.state,
                "to": x.to,
                "why": x.why,
            }
            for x in found
        ]

        def print_it(console: Console) -> None:
            rows = [
                [*list(line.values())[:-1], line["why"] * (line["state"] != "sent")]
                for line in data
            ]
            columns = ("delivery", "kind", "state", "to", "why")
            console.print(table(counted(len(rows), "letter"), columns, rows))

        here.show(data, print_it)
    raise typer.Exit(1 if any(x.state in ("failed", "in_doubt") for x in found) else 0)
