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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import forkserver, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline import cli

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

# From a server of forks, because a test has threads.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        *(f"pipeline.cli.{verbs}" for verbs in ("app", "work", "look", "output")),
        *("pipeline.cli.files", "pipeline.cli.care", "pipeline.service"),
        *("outbox.compilation", "pipeline.preloaded", "tests.forks"),
    ]
)
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Fork:
    """A process that was started, with what `subprocess.Popen` can do with it."""

    process: ForkServerProcess

    def poll(self) -> int | None:
        """Return its exit status, if it has ended."""
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit status when it has ended. Raises TimeoutError before."""
        self.process.join(timeout)
        if self.process.exitcode is None:
            raise TimeoutError(f"{self.process.pid} goes on after {timeout} seconds")
        return self.process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()

    def terminate(self) -> None:
        """Tell it to stop."""
        self.process.terminate()


def started(words: Sequence[str | Path], cwd: Path, *said: Path) -> Fork:
    """Start the command line in a folder; what it prints is added to files."""
    line, told = list(map(str, words)), (said[0], said[-1])
    process = FORKS.Process(target=_be, args=(line, cwd, dict(os.environ), told))
    process.start()
    return Fork(process)


def depositary(
    *words: str | Path, cwd: Path = _ROOT
) -> subprocess.CompletedProcess[str]:
    """Have the command line do something in a folder, and wait until it is done."""
    with TemporaryDirectory() as folder:
        said, errors = (Path(folder, name) for name in ("said", "errors"))
        status = started(words, cwd, said, errors).wait()
        told = (said.read_text("utf-8"), errors.read_text("utf-8"))
    return subprocess.CompletedProcess(words, status, *told)


def _be(
    words: Sequence[str], cwd: Path, environ: Mapping[str, str], told: Sequence[Path]
) -> None:
    """Be the command line; who helps it is a fork of the same server."""
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
