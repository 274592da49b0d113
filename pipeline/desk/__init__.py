"""The desk: the secretariat's day in a browser, on this machine only.

Server-rendered pages that work without JavaScript and fetch nothing from
outside. The desk owns no logic: what it shows it reads as the command line
does, and what a person does on it goes through the same functions.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse
from starlette.routing import Route

from pipeline.desk.acts import ACTS
from pipeline.desk.frame import Desk, Guarded
from pipeline.desk.pages import PAGES
from pipeline.service import Service

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime

    from starlette.requests import Request

    from pipeline.settings import Settings

HOSTS = ("127.0.0.1", "localhost")
_STYLE = Path(__file__).with_name("desk.css")


def make_app(settings: Settings, now: Callable[[], datetime]) -> Starlette:
    """Make the desk of one consultation; raises Fault where it cannot be opened.

    `app.state.visitors.token` is the token of the one-time link `/enter?token=`.
    """
    desk = Desk(Service(settings, now))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        with desk.service:
            yield

    app = Starlette(
        routes=[
            Route("/enter", desk.ask_name, methods=["GET"]),
            Route("/enter", desk.enter, methods=["POST"]),
            Route("/leave", desk.leave, methods=["POST"]),
            Route("/desk.css", _style),
            *(Route(path, desk.page(view)) for path, view in PAGES.items()),
            *(Route(path, desk.act(do), methods=["POST"]) for path, do in ACTS.items()),
        ],
        middleware=[
            Middleware(Guarded),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        ],
        exception_handlers={404: desk.nothing_here, 405: desk.nothing_here},
        lifespan=lifespan,
    )
    app.state.visitors = desk.visitors
    return app


async def _style(_: Request) -> FileResponse:
    return FileResponse(_STYLE)
