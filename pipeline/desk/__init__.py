"""The desk: the secretariat's day in a browser.

Server-rendered pages that work without JavaScript and fetch nothing from
outside. The desk owns no logic: what it shows it reads as the command line
does, and what a person does on it goes through functions that know no desk.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
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
    from starlette.requests import Request

    from pipeline.settings import Settings

HOSTS = ("127.0.0.1", "localhost")
_FOLDER = Path(__file__).parent
#: A page waits so many seconds at most for what it brought about to be worked on.
_PATIENCE = 10.0


def make_app(
    settings: Settings, now: Callable[[], datetime], *, follow: bool = True
) -> Starlette:
    """Make the desk of one consultation; raises Fault where it cannot be opened.

    `app.state.visitors.token` is the token of the one-time link `/enter?token=`.
    `follow`: the search begins to read what is new when the desk opens.
    """
    desk = Desk(Service(settings, now))
    desk.service.worker.patience = _PATIENCE

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        with desk.service:
            if follow:
                desk.search.follow_beside()
            yield
            desk.search.close()
            desk.queue.close()

    app = Starlette(
        routes=[
            Route("/enter", desk.door, methods=["GET"]),
            Route("/enter", desk.enter, methods=["POST"]),
            Route("/leave", desk.leave, methods=["POST"]),
            *(Route(f"/{name}", _file(name)) for name in ("desk.css", "desk.js")),
            *(Route(path, desk.page(*view)) for path, view in PAGES.items()),
            *(
                Route(path, desk.act(*act), methods=["POST"])
                for path, act in ACTS.items()
            ),
        ],
        middleware=[
            Middleware(Guarded),
            Middleware(
                TrustedHostMiddleware,
                allowed_hosts=[*HOSTS, *settings.desk.hosts],
                www_redirect=False,
            ),
        ],
        exception_handlers={
            404: desk.nothing_here,
            405: desk.nothing_here,
            500: desk.broken,
        },
        lifespan=lifespan,
    )
    app.state.desk, app.state.visitors = desk, desk.visitors
    return app


def _file(name: str) -> Callable[[Request], Awaitable[FileResponse]]:
    async def endpoint(_: Request) -> FileResponse:
        return FileResponse(_FOLDER / name)

    return endpoint
