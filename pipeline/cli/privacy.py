"""The verb by which a person takes words out of what is published: redact."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.context import Because, By, context, place
from pipeline.cli.late import Id, issues
from pipeline.cli.look import id_of
from pipeline.decisions import Person, redactions
from pipeline.faults import Fault


def redact(
    ctx: typer.Context,
    ident: Id,
    words: Annotated[str, typer.Option(help="The words, as the comment says them.")],
    by: By,
    because: Because,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let words that were taken out stand again.")
    ] = False,
) -> None:
    """Take words out of a published comment, or with --undo let them stand again.

    A mark with the reason stands in their place. Stretches that overlap are one.
    The original is kept. Where its call is compiled already, the compilation is
    issued again, as Rev.n, and the files of earlier issues are no longer offered.

    Example: depositary redact WSIS+10/3/17-2 --words "+41 22 730 51 11"
    --by "A. Secretary" --because "a private telephone number"
    """
    here = context(ctx)
    did = "unredacted" if undo else "redacted"
    with here.service() as service:
        position = place(ident, service.settings.consultation.series)[2]
        if position is None:
            raise Fault(f"Name a comment, as {ident}-1; see `depositary show {ident}`.")
        who = Person(by=by, because=because)
        act = redactions.unredact if undo else redactions.redact
        act(service.ledger, id_of(service, ident), position, words, who)
        done = service.follow()
        here.tell(
            {did: ident, "issued": done.issued, "trouble": done.trouble},
            f"Recorded: {ident}, by {by.strip().rstrip('.')}.",
            *issues(service, done),
        )
    raise typer.Exit(1 if done.trouble else 0)
