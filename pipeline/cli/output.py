"""The verbs by which things leave: compile, publish, letters."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outbox.compilation import FORMATS, OFFERED
from pipeline import compile as compilation
from pipeline.cli.context import (
    Because,
    By,
    Context,
    Now,
    context,
    counted,
    table,
    visible,
)
from pipeline.cli.look import id_of
from pipeline.decisions import Person
from pipeline.decisions.left import left_open, open_on
from pipeline.faults import Fault, Stuck
from pipeline.letters import post
from pipeline.proofread import proofread
from pipeline.publish import absent
from pipeline.store.ordered import in_order
from pipeline.store.tables import LetterRow
from rules.privacy import private_in

if TYPE_CHECKING:
    from pipeline.service import Service


#: A layout alone is a Word file; `iso.html` is another kind of file.
_NAMES = (
    ", ".join((*(name for name in OFFERED if "." not in name), compilation.TRACKED))
    + ", or a layout with its kind, as iso.html or followup.pdf"
)


def compile_(
    ctx: typer.Context,
    draft: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only what is about this draft or about none."),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FORMAT", help=f"One of {_NAMES}."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.")
    ] = None,
    now: Now = None,
) -> None:
    """Write the compilation of what there is now, for a look; issues nothing.

    Example: depositary compile --format docx --format xlsx --out preview/
    """
    here = context(ctx)
    formats = format_ or list(FORMATS)
    for name in formats:
        if name not in (*OFFERED, compilation.TRACKED):
            raise Fault(f"There is no format {name!r}; write {_NAMES}.")
    with here.service(now) as service:
        folder = out or service.settings.preview_folder
        here.refuse_ours(
            *(
                folder / f"{call.id}{form.suffix}"
                for call in service.settings.calls
                for form in OFFERED.values()
            )
        )
        paths: list[str] = []
        for call in service.settings.calls:
            paths += _preview(service, call.id, draft, folder, formats)
        if not paths:
            raise Fault(f"There is no draft {draft!r} in the configuration.")
        here.tell(paths, *paths)


def _preview(
    service: Service, call: str, draft: str | None, folder: Path, formats: list[str]
) -> list[str]:
    """Write one call's compilation, or only one of its drafts."""
    with service.ledger.reading() as session:
        made = compilation.consolidated(
            session, service.ledger, service.house.drafts, call
        ).consolidation
    if draft is not None:
        made = compilation.only(made, draft)
        if not made.drafts:
            return []
    paths = compilation.write_files(made, folder, formats, service.settings)
    told = [path for path in paths if path.suffix != ".pdf"]
    if misprints := proofread(told, made):
        raise Stuck(_MISPRINTED.format(" ".join(map(str, misprints[:3]))))
    return [str(path) for path in paths]


_MISPRINTED = (
    "The files do not say what was sent: {} Do not use them, and show them to whoever "
    "maintains this program."
)


#: Where the questions are that are open.
_REVIEW = "depositary review"


def publish(
    ctx: typer.Context,
    preview: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Write it here, issue nothing, list what looks private.",
        ),
    ] = None,
    without_missing: Annotated[
        bool,
        typer.Option(
            "--without-missing",
            help="Issue it also without comments that are lost and have no backup.",
        ),
    ] = False,
    by: By = "",
    because: Because = "",
    now: Now = None,
) -> None:
    """Replace the public record; issue the compilations whose time has come.

    With --by and --because they are issued also if the mailbox could not be read
    since the cut-off; who decided that, and why, is recorded.

    Example: depositary publish --preview build/preview
    """
    here = context(ctx)
    with here.service(now) as service:
        if preview:
            _show_preview(here, service, preview)
            return
        if by or because or without_missing:
            who = Person(by=by, because=because)
            issued = service.issue(who, without_missing=without_missing)
        else:
            issued = service.publish(always=True)
        unread = service.unread()
        settings = service.settings
        with service.ledger.reading() as session:
            lacking = list(absent(session, settings))
            on = open_on(session, settings, issued)
        folder = settings.compilations_folder
        here.tell(
            {
                "issued": list(issued),
                "open": {call: on[call] for call in issued},
                "site": str(settings.site_folder),
                "compilations": str(folder),
                "trouble": [*unread, *lacking],
            },
            f"Published: {settings.site_folder}",
            *(
                f"New: {call} in {folder}{left_open(on[call], _REVIEW)}"
                for call in issued
            ),
            *unread,
            *lacking,
        )
    raise typer.Exit(1 if unread else 0)


def _show_preview(here: Context, service: Service, folder: Path) -> None:
    made = service.preview(folder)
    waits = [
        one.number
        for issue in made.values()
        for one in issue.consolidation.contributions
        if one.unproven
    ]
    found = [
        {"id": entry.id, "kind": find.kind, "words": find.words}
        for issue in made.values()
        for entry in issue.consolidation.entries()
        for find in private_in(entry.comment.text)
    ]
    lines = [
        f"Preview: {folder.absolute() / 'index.html'}",
        *(f"{number} is not printed until a person decides" for number in waits),
        *(f"{f['id']} may hold {f['kind']}: {visible(f['words'])}" for f in found),
    ]
    if found:
        lines.append("To take words out: depositary redact ID --words WORDS")
    here.tell({"preview": str(folder), "private": found, "waits": waits}, *lines)


def letters(
    ctx: typer.Context,
    retry: Annotated[
        str | None, typer.Option(metavar="ID", help="Try a delivery's letters again.")
    ] = None,
    by: By = "",
    because: Because = "",
) -> None:
    """Show the letters and what became of them.

    Example: depositary letters --retry D000017 --by "A. Secretary"
    --because "the address works again"
    """
    here = context(ctx)
    with here.service() as service:
        if retry is not None:
            delivery = id_of(service, retry)
            who = Person(by=by, because=because)
            again = post.retry(service.ledger, delivery, who)
            service.post()
            print(f"{counted(again, 'letter')} tried again", file=sys.stderr)
        only = () if retry is None else (LetterRow.delivery_id == delivery,)
        with service.ledger.reading() as session:
            found = in_order(session, LetterRow, *only).all()
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

        rows = [
            [*list(line.values())[:-1], line["why"] * (line["state"] != "sent")]
            for line in data
        ]
        columns = ("delivery", "kind", "state", "to", "why")
        here.tell(data, table(counted(len(rows), "letter"), columns, rows))
    raise typer.Exit(1 if any(x.state in ("failed", "in_doubt") for x in found) else 0)
