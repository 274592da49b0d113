"""The verbs by which the record comes from files and goes to files.

Neither reads mail from a server nor writes to anybody, so the ledger is enough.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.context import context, counted, progress_bar, visible


class Export(StrEnum):
    """The formats of the export."""

    JSONL = "jsonl"
    ANONYMOUS = "anonymous"
    CSV = "csv"
    REGULATIONS = "regulations"
    JSONLD = "jsonld"


def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders of mail.")
    ],
) -> None:
    """Take .eml and .mbox files, Maildirs, zip, tar, or folders of them as deliveries.

    What is known is passed over, so that an import may be broken off and begun again.
    An archive inside an archive is not opened. Single messages (.eml) are taken in the
    order in which they were received.

    Example: depositary import old-mails/ archive.mbox list.tar.gz
    """
    from pipeline import importing  # noqa: PLC0415 (the other verb does without)

    here = context(ctx)
    with here.ledger() as ledger:
        with progress_bar(quiet=here.as_json) as bar:
            task = bar.add_task("import", total=None)
            found = importing.take(
                ledger, paths, lambda done: bar.update(task, completed=done)
            )

        here.tell(
            asdict(found),
            f"{counted(found.new, 'new message')} kept, {found.known} known before",
            *["Now: depositary once, or depositary run"] * bool(found.new),
        )
        wrong = [f"Not a message, left alone: {name}" for name in found.passed_over]
        for sentence in () if here.as_json else (*wrong, *found.troubles):
            print(visible(sentence), file=sys.stderr)
    raise typer.Exit(1 if found.passed_over or found.troubles else 0)


def export(
    ctx: typer.Context,
    format_: Annotated[Export, typer.Option("--format")] = Export.JSONL,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; else printed.")
    ] = None,
) -> None:
    """Export the record of all deliveries, ordered by when they were received.

    Example: depositary export --format jsonl --out record.jsonl
    """
    from pipeline import exporting  # noqa: PLC0415 (the other verb does without)

    here = context(ctx)
    if out:
        here.refuse_ours(out)
    with here.ledger() as ledger, ledger.reading() as session:
        target = out.open("w", encoding="utf-8", newline="") if out else sys.stdout
        try:
            writer = {
                Export.JSONL: exporting.jsonl,
                Export.ANONYMOUS: exporting.nameless,
                Export.CSV: exporting.rows,
                Export.REGULATIONS: exporting.regulations,
                Export.JSONLD: exporting.jsonld,
            }[format_]
            writer(session, ledger.settings, target)
        finally:
            if out:
                target.close()
