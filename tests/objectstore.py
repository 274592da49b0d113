"""A stand-in object store for tests and benchmarks, over real HTTP.

`running` starts moto's server on a free port of the loopback interface; `bucket`
gives an empty bucket of one server that the whole process shares, and the
environment that reaches it. `relay` stands between and lets calls go wrong.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from itertools import count
from threading import Lock, Thread
from urllib.request import Request, urlopen

INSTALL = "pip install 'moto[s3,server]' obstore"
#: It writes headers and body apart, and must not wait 40 ms between them.
_SERVE = """
from sys import argv
from moto.server import main
from werkzeug.serving import WSGIRequestHandler
WSGIRequestHandler.disable_nagle_algorithm = True
main(argv[1:])
"""
_buckets = count(1)


def installed() -> bool:
    """Tell whether this machine can start the server."""
    return all(map(find_spec, ("moto", "flask", "obstore")))


@contextmanager
def running() -> Iterator[str]:
    """Start a server and end it again; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVE, "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with suppress(OSError):
                urlopen(f"{address}/moto-api/").close()  # noqa: S310 (our own)
                break
            time.sleep(0.05)
        yield address
    finally:
        server.terminate()
        server.wait()


@cache
def shared() -> str:
    """Return the address of the one server of this process, which ends with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(running())


def environment(address: str) -> dict[str, str]:
    """Return what says in the environment where the store is, and by which key."""
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "a-key",
        "AWS_SECRET_ACCESS_KEY": "a-secret",
        "AWS_REGION": "us-east-1",
    }


@contextmanager
def bucket(address: str | None = None) -> Iterator[str]:
    """Make an empty bucket, reached by this process's environment; yield its URL."""
    name = f"bucket-{os.getpid()}-{next(_buckets)}"
    address = address or shared()
    urlopen(Request(f"{address}/{name}", method="PUT")).close()  # noqa: S310 (our own)
    with reached(address):
        yield f"s3://{name}/an/archive"


@contextmanager
def reached(address: str) -> Iterator[None]:
    """Have this process, and those it starts, ask the store at that address."""
    before = {name: os.environ.get(name) for name in environment(address)}
    os.environ.update(environment(address))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@dataclass(slots=True)
class Relay:
    """What lies between: it counts calls, and lets some of them go wrong.

    `wrong` is asked for each call, by its number and method, and returns what shall
    happen: a status such as "503" (with the body `told`), "cut" before it is done,
    "lost" after it was done, "altered" in what is read, or "".
    """

    address: str
    wrong: Callable[[int, str], str] = lambda _number, _method: ""
    told: bytes = b""
    calls: Counter[str] = field(default_factory=Counter)


@contextmanager
def relay(to: str) -> Iterator[Relay]:
    """Stand before the store at that address; yield how."""
    lock = Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # headers and body together, or the other side waits for them

        def answer(self) -> None:
            with lock:
                between.calls[self.command] += 1
                number = between.calls.total()
            wrong = between.wrong(number, self.command)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if wrong == "cut":
                self.close_connection = True
            elif wrong.isdigit():
                self.say(int(wrong), {}, between.told)
            else:
                there = HTTPConnection(to.removeprefix("http://"), timeout=60)
                there.request(self.command, self.path, body, dict(self.headers))
                found = there.getresponse()
                data = found.read()
                there.close()
                if wrong == "altered" and data:
                    data = bytes([data[0] ^ 1]) + data[1:]
                if wrong == "lost":
                    self.close_connection = True
                else:
                    self.say(found.status, dict(found.getheaders()), data)

        do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = answer  # noqa: N815 (theirs)

        def say(self, status: int, headers: dict[str, str], data: bytes) -> None:
            self.send_response_only(status)
            length = {} if self.command == "HEAD" else {"Content-Length": len(data)}
            for name, value in {
                **headers,
                "Connection": "keep-alive",
                **length,
            }.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    between = Relay(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield between
    finally:
        server.shutdown()
        server.server_close()
