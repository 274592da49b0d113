"""The verb by which a consultation moves to another archive."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from pipeline.archive import open_archive
from pipeline.archive.copying import copy
from pipeline.cli.context import context, counted, progress_bar
from pipeline.faults import Fault


def copy_archive(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="ARCHIVE", help="Such as file:FOLDER or s3://BUCKET/PREFIX."
        ),
    ],
) -> None:
    """Copy another archive into the configured one, which then has all it needs.

    Stop whatever works on the other one first. What was copied is not copied again,
    so that it may be broken off and begun again.

    Example: depositary copy-archive file:build/archive
    """
    here = context(ctx)
    settings = here.settings()
    scheme, _, folder = source.partition(":")
    if scheme not in ("file", "s3"):
        raise Fault(
            f"{source!r} is no archive; write file:FOLDER or s3://BUCKET/PREFIX."
        )
    if scheme == "file" and not (Path(folder) / "ledger").is_dir():
        raise Fault(f"{folder} is no archive; name the folder in which ledger/ is.")
    if _place(source) == _place(settings.archive_url):
        raise Fault(f"{source} is the configured archive itself; name the other one.")
    with TemporaryDirectory() as local, progress_bar(quiet=here.as_json) as bar:
        task = bar.add_task("copy", total=None)
        found = copy(
            open_archive(source, Path(local)),
            open_archive(settings.archive_url, settings.local_folder),
            lambda done: bar.update(task, completed=done),
        )

    here.tell(
        found._asdict(),
        f"{counted(found.messages, 'message')} and {counted(found.lines, 'line')} "
        f"of the ledger copied to {settings.archive_url}",
    )


def _place(url: str) -> str | Path:
    """Return what is the same however it is written."""
    file = url.startswith("file:")
    return Path(url.removeprefix("file:")).resolve() if file else url.rstrip("/")
