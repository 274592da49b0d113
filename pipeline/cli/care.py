"""The verbs that look after the house: what holds, what is proved, what is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import doctor as checks
from pipeline.cli.context import Because, By, clock, context, table
from pipeline.cli.look import one
from pipeline.decisions import Person
from pipeline.faults import Fault
from pipeline.proof.evidence import pack
from pipeline.proof.rebuild import Rebuilt
from pipeline.proof.rebuild import rebuild as make_again
from pipeline.proof.replay import replay as judge_again
from pipeline.proof.verify import verify as find_differences
from pipeline.store import schema
from pipeline.store.database import open_database

if TYPE_CHECKING:
    from pipeline.service import Service


_OTHERS = (
    "What a comment asks, and its place, are found anew by the rules of this version, "
    "and drafts and registry as they are now. If neither changed, and the old database "
    "was not made by an earlier version, show this to whoever maintains this program. "
    "Keep the old database where what it says was printed, or confirmed by letters: "
    "nothing changes then, and single comments can be settled (depositary decide ID). "
    "With the new one the next pass issues again what was issued, as Rev.n; letters "
    "stay as they were sent."
)


def verify(ctx: typer.Context) -> None:
    """Check that archive, record and every comment's words are as they were.

    Example: depositary verify
    """
    _tell(ctx, find_differences, "Archive, ledger and comments agree.")


def replay(ctx: typer.Context) -> None:
    """Judge every message again from the archive; name each other verdict.

    Nothing is changed. Example: depositary replay
    """
    _tell(ctx, judge_again, "Every verdict comes out again.")


def _tell(
    ctx: typer.Context, look: Callable[[Service], Iterator[str]], well: str
) -> None:
    """Print what was found, or that all is well; 1 if anything was found."""
    here = context(ctx)
    with here.service(whole=False) as service:
        found = list(look(service))
        here.tell(found, *(found or [well]))
    raise typer.Exit(1 if found else 0)


def rebuild(
    ctx: typer.Context,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Put the new one in place also where it differs."
        ),
    ] = False,
    without_missing: Annotated[
        bool,
        typer.Option(
            "--without-missing",
            help="Do it also where messages are lost and there is no backup of them.",
        ),
    ] = False,
    by: By = "",
    because: Because = "",
) -> None:
    """Make the database again from the archive and the recorded decisions.

    Who decides to do it --without-missing, and why, is recorded.

    Example: depositary rebuild
    """
    here = context(ctx)
    if (by or because) and not without_missing:
        raise Fault("--by and --because are for --without-missing; leave them out.")
    who = Person(by=by, because=because) if without_missing else None
    found = make_again(
        here.settings(), clock(None), replace=replace, without_missing=who
    )

    rows = [
        [
            name,
            found.before.get(name, "")[:16],
            digest[:16],
            "differs" if name in found.differences else "",
        ]
        for name, digest in sorted(found.after.items())
    ]
    data = {
        "before": found.before,
        "after": found.after,
        "placed": found.placed,
        "taken": found.taken,
        "owed": found.owed,
        "others": found.others,
        "first_others": found.first_others,
        "aside": str(found.aside) if found.aside else None,
    }
    digests = table("Digests", ("view", "before", "after", ""), rows)
    here.tell(data, digests, *_outcome(found))
    well = found.placed and not found.taken and not found.owed
    raise typer.Exit(0 if well else 1)


def _outcome(found: Rebuilt) -> Iterator[str]:
    if found.others:
        yield f"Comments that this version decides in another way: {found.others}."
        yield from found.first_others
        yield from ["..."] * (found.others > len(found.first_others))
        yield _OTHERS
    if not found.placed:
        yield (
            f"The old database stays in use; the new one is {found.aside}. To use the "
            "new one: depositary rebuild --replace (the old one is kept, too)."
        )
    elif found.aside:
        yield f"The new database is in use; the old one is kept as {found.aside}."
    elif found.before:
        yield "All views are equal, the letters among them; it is in use."
    else:
        yield "The new database is in use; there was none to compare it with."
    if found.taken:
        yield (
            "Of messages in the archive that the ledger did not know, these deliveries "
            f"were made: {', '.join(found.taken)}. Look at them: depositary show ID."
        )
    if found.owed:
        yield (
            "By the new database these letters are owed, and before they were not: "
            f"{', '.join(found.owed)}. They are held back. To let those of a delivery "
            "go: depositary letters --retry ID --by NAME --because WHY."
        )


def evidence(
    ctx: typer.Context,
    ident: Annotated[str, typer.Argument(metavar="ID", help="D000017 or a number.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The zip file; else evidence-ID.zip here."),
    ] = None,
) -> None:
    """Pack what proves what became of a delivery; anyone can check it, with Python.

    It holds the whole message and our letters: give it only to who may read those.

    Example: depositary evidence WSIS+10/3/17 -o canada.zip
    """
    here = context(ctx)
    with here.service() as service:
        with service.ledger.reading() as session:
            known = one(service, session, ident)
        path = out or Path(f"evidence-{known.id}.zip")
        here.refuse_ours(path)
        path.write_bytes(pack(service, known))
        here.tell(
            {"delivery": known.id, "file": str(path)},
            f"The evidence of {known.id} is in {path}. To check it, unpack it and run "
            "in its folder: python check.py",
        )


def migrate(ctx: typer.Context) -> None:
    """Bring the database to the schema of this version, and check it.

    The other verbs do so too, when they start; back up the database before.

    Example: depositary migrate
    """
    here = context(ctx)
    engine = open_database(here.settings().database_url)
    try:
        found = schema.upgrade(engine)
        amiss = list(schema.differences(engine))
    finally:
        engine.dispose()

    was = f"was at schema {found.before}" if found.before else "was empty"
    here.tell(
        asdict(found) | {"amiss": amiss},
        *(f"Done: {step}" for step in found.steps),
        f"The database {was} and is at schema {found.after}."
        if found.steps
        else f"The database is at schema {found.after}; nothing was to be done.",
        *(f"Otherwise than this program needs it: {each}" for each in amiss),
        *(["To make it anew: depositary rebuild."] if amiss else ()),
    )
    raise typer.Exit(1 if amiss else 0)


def doctor(ctx: typer.Context) -> None:
    """Check configuration, mailbox, letters, store, tools and clock.

    Example: depositary doctor
    """
    here = context(ctx)
    found = checks.examine(here.settings())
    bad = [c for c in found if not c.good]

    rows = [["good" if c.good else "BAD", c.subject, c.finding] for c in found]
    data = [{"what": c.subject, "good": c.good, "finding": c.finding} for c in found]
    here.tell(data, table("What was looked at", ("", "what", "finding"), rows))
    raise typer.Exit(1 if bad else 0)
