"""The command line, as a fork of a process that has read the program already.

A process of the product reads the program and makes its patterns for seconds, and its
pool does so once more. What only asks for what a verb does has it done here; that the
program starts at all, and what a killed one leaves, others show.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline import cli

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess

_READ = (
    *(f"pipeline.cli.{verbs}" for verbs in ("app", "work", "look", "output")),
    *("pipeline.cli.files", "pipeline.cli.care", "pipeline.service"),
    *("outbox.compilation", "pipeline.preloaded", "tests.forks"),
    *("tests.dovecot.kills", "tests.dovecot.letter_kills"),
)
_ROOT = Path(__file__).parents[1]
_OF_PYTEST = ("PYTEST_CURRENT_TEST", "PYTEST_VERSION")


@dataclass(frozen=True, slots=True)
class Fork:
    """A process that was started, with what `subprocess.Popen` can do with it."""

    process: ForkServerProcess
    said: Path
    errors: Path

    @property
    def pid(self) -> int:
        """Its number among the processes of this machine."""
        return self.process.pid or 0

    @property
    def returncode(self) -> int | None:
        """Its exit status, if it has ended."""
        return self.process.exitcode

    def printed(self) -> str:
        """Return what it has said so far."""
        return _read(self.said)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Return what it said, and its errors, when it has ended."""
        self.wait(timeout)
        return self.printed(), _read(self.errors)

    def poll(self) -> int | None:
        """Return its exit status, if it has ended."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit status when it has ended. Raises TimeoutError before."""
        self.process.join(timeout)
        if (status := self.returncode) is None:
            raise TimeoutError(f"it goes on after {timeout} seconds")
        return status

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        if self.poll() is None and self.pid:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()

    def terminate(self) -> None:
        """Tell it to stop."""
        self.process.terminate()


def server() -> ForkServerContext:
    """Return what starts forks: not this process, for a test has threads.

    A pool that a test has of its own asks for less, of the same server.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(_READ)
    return context


def started(words: Sequence[str | Path], cwd: Path, said: Path, errors: Path) -> Fork:
    """Start the command line in a folder; what it prints is added to two files."""
    line, told = list(map(str, words)), (said, errors)
    process = server().Process(target=_be, args=(line, cwd, dict(os.environ), told))
    process.start()
    return Fork(process, said, errors)


@contextmanager
def running(*words: str | Path, cwd: Path = _ROOT) -> Iterator[Fork]:
    """Have the command line do something; give its process, and end it."""
    with TemporaryDirectory() as folder:
        fork = started(words, cwd, Path(folder, "said"), Path(folder, "errors"))
        try:
            yield fork
        finally:
            fork.kill()
            fork.wait()


def depositary(
    *words: str | Path, cwd: Path = _ROOT
) -> subprocess.CompletedProcess[str]:
    """Have the command line do something in a folder, and wait until it is done."""
    with running(*words, cwd=cwd) as fork:
        told = fork.communicate()
        return subprocess.CompletedProcess(words, fork.wait(), *told)


def _be(
    words: Sequence[str], cwd: Path, environ: Mapping[str, str], told: Sequence[Path]
) -> None:
    """Be the command line.

    Who helps it is a fork of the same server, which has the environment of its start.
    """
    if _said(os.environ) == _said(environ):
        forkserver._forkserver.ensure_running = lambda: None  # type: ignore[attr-defined]  # noqa: SLF001 (it runs)
    for number, path in enumerate(told, 1):
        with path.open("ab") as file:
            os.dup2(file.fileno(), number)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    os.chdir(cwd)
    sys.argv = ["depositary", *words]
    cli.main()


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""  # nothing before it began


def _said(environ: Mapping[str, str]) -> Mapping[str, str]:
    return {name: said for name, said in environ.items() if name not in _OF_PYTEST}
