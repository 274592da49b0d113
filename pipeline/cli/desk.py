"""The verb that opens the desk in a browser."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.context import clock, context
from pipeline.desk import make_app
from pipeline.desk.serving import answer, listen_at
from pipeline.desk.session import password_hash

_HERE = "127.0.0.1"
_FREE = "leave --port away, and a free one is taken"


def desk(
    ctx: typer.Context,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 0,
    hash_: Annotated[
        bool, typer.Option("--hash", help="Ask for a password and print its hash.")
    ] = False,
) -> None:
    """Open the secretariat's desk: a page in a browser, on this machine only.

    Example: depositary desk
    """
    here = context(ctx)
    if hash_:
        word = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        print(password_hash(word))
        return
    with listen_at(_HERE, port, _FREE) as listener:
        settings = here.settings()
        app = make_app(settings, clock(None))
        link = f"http://{_HERE}:{listener.getsockname()[1]}/enter"
        told = f"The desk is open, for those whom the configuration names:\n{link}"
        if not settings.people:
            link += f"?token={app.state.visitors.token}"
            told = f"The desk is open. This link works once, in one browser:\n{link}"
        here.tell({"link": link}, told, "Stop it with Ctrl-C.")
        sys.stdout.flush()  # a pipe is to have the link while the desk is open
        answer(app, listener)
