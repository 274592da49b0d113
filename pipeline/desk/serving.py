"""At which place does the desk answer browsers, and on whose behalf do they ask?

`depositary desk` opens it for whoever sits at this machine; `depositary run --role
web` serves it for the people whom the configuration names, mostly behind a proxy
with TLS. A proxy's word on who asks is taken only from the addresses of proxies.
"""

from __future__ import annotations

import gc
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.responses import PlainTextResponse
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from pipeline.desk import make_app
from pipeline.faults import Fault

if TYPE_CHECKING:
    from pipeline.settings import Settings

_DRAIN = 10  # seconds that pages under way have when it is told to stop


def serve(
    settings: Settings,
    now: Callable[[], datetime],
    say: Callable[[str], None],
    *,
    link: bool = False,
) -> None:
    """Serve the desk until SIGTERM or Ctrl-C, where `desk.listen` says.

    `say` tells where, and that it stopped; `link`: where the configuration names
    nobody, also a link that opens the desk once. Raises Fault where nobody could
    come in, or anybody could.
    """
    host, _, port = settings.desk.listen.rpartition(":")
    host = host.strip("[]")
    if not (settings.people or link):
        raise Fault(_NOBODY)
    if not (_is_here(host) or settings.desk.hosts):
        raise Fault(_NAMELESS.format(host))
    with listen_at(host, int(port), _ELSEWHERE) as listener:
        app = make_app(settings, now)
        at = f"{host}:{listener.getsockname()[1]}"
        told = f"the desk is open at {at}; stop with Ctrl-C or SIGTERM"
        if not settings.people:
            token = app.state.visitors.token
            told += f". This link works once: http://{at}/enter?token={token}"
        say(told)
        answer(from_proxies(app, settings), listener)
    say("stopped")


def listen_at(host: str, port: int, instead: str) -> socket.socket:
    """Take a place to listen at; Fault, with what to do instead, if it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise Fault(_TAKEN.format(host, port, error.strerror, instead)) from None


def answer(app: Any, listener: socket.socket) -> None:
    """Answer browsers until SIGTERM or Ctrl-C, and let what is begun come to an end."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_DRAIN,
    )
    gc.collect()
    gc.freeze()  # or a page waits now and then while all of this is looked through
    # The server gives both signals on when it has ended, and this is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def from_proxies(app: Any, settings: Settings) -> Any:
    """Believe the proxies about addresses and TLS, and nobody else about people.

    Where a header says who is there, whoever comes past the proxies is turned away:
    they could write anybody's name into it.
    """
    behind = ProxyHeadersMiddleware(app, trusted_hosts=list(settings.desk.proxies))

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        peer = (scope.get("client") or ("",))[0]
        if scope["type"] == "http" and peer not in behind.trusted_hosts:
            refused = PlainTextResponse(_PAST, HTTPStatus.FORBIDDEN)
            await refused(scope, receive, send)
        else:
            await behind(scope, receive, send)

    return guarded if settings.desk.user_header else behind


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False


_NOBODY = (
    "The configuration names nobody who may sit at the desk. Name people under "
    "[[people]], or start it with --link for a link that opens it once."
)
_NAMELESS = (
    "The desk would be reached from elsewhere at {}, but desk.hosts is empty. Write "
    'the names under which people reach it, such as ["desk.example.org"].'
)
_TAKEN = "The desk cannot be opened at {}:{} ({}); {}."
_ELSEWHERE = "name another place in desk.listen, or stop what listens there"
_PAST = "The desk is reached through its proxy only.\n"
