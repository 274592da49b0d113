"""Where does whoever runs it ask: /metrics, /healthz, /readyz?

A listener of its own, on 127.0.0.1 unless told otherwise: the desk's sign-in does
not lead here, and its proxy does not reach it. It needs no database to start, so
that a service that waits for one can already say so.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from pipeline.faults import Fault
from pipeline.settings.sections import listening
from pipeline.watch import heard_by
from pipeline.watch.health import Examiner
from pipeline.watch.metrics import registry

if TYPE_CHECKING:
    from pipeline.settings import Settings

    Answer = Callable[[], tuple[HTTPStatus, str, bytes]]

_JSON = "application/json"
_TAKEN = (
    "Figures cannot be served at {} ({}). Name another place, or stop what listens "
    "there."
)


@contextmanager
def watched(
    settings: Settings, now: Callable[[], datetime], at: str, role: str = "all"
) -> Iterator[str]:
    """Answer at `HOST:PORT` while the process works; give the address, with its port.

    Raises Fault where that is no place to listen at, or it is taken.
    """
    examiner = Examiner(settings)
    told, observe = registry(settings, now, examiner, role)

    def metrics() -> tuple[HTTPStatus, str, bytes]:
        return HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest(told)

    def healthz() -> tuple[HTTPStatus, str, bytes]:
        return HTTPStatus.OK, _JSON, b'{"alive": true}\n'

    def readyz() -> tuple[HTTPStatus, str, bytes]:
        found = examiner.examine()
        said = {part: why or "good" for part, why in asdict(found).items()}
        body = json.dumps({"ready": found.ready, **said}, ensure_ascii=False) + "\n"
        # Who shows the desk goes on: there it is told, and a registry is mended.
        able = found.ready or (role == "web" and replace(found, sources="").ready)
        status = HTTPStatus.OK if able else HTTPStatus.SERVICE_UNAVAILABLE
        return status, _JSON, body.encode()

    answers = {"/metrics": metrics, "/healthz": healthz, "/readyz": readyz}
    with _server(at, answers) as server, heard_by(observe):
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"{at.rpartition(':')[0]}:{server.server_port}"
        finally:
            server.shutdown()


def _server(at: str, answers: Mapping[str, Answer]) -> ThreadingHTTPServer:
    try:
        host, _, port = listening(at).rpartition(":")
        host = host.strip("[]")
        kind = _Server6 if ":" in host else _Server
        return kind((host, int(port)), _handler(answers))
    except ValueError as fault:
        raise Fault(f"{fault}.") from None
    except OSError as error:
        raise Fault(_TAKEN.format(at, error.strerror)) from None


class _Server(ThreadingHTTPServer):
    daemon_threads = True


class _Server6(_Server):
    address_family = socket.AF_INET6


def _handler(answers: Mapping[str, Answer]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD for what is known, and nothing else."""

        timeout = 10  # seconds that a silent client is borne
        server_version, sys_version = "depositary", ""

        def do_GET(self) -> None:
            answer = answers.get(self.path.partition("?")[0])
            if answer is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            status, kind, body = answer()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET  # noqa: N815 (the library's name)

        def log_message(self, *_: object) -> None:
            """Keep quiet: nobody reads of scrapes."""

    return Handler
