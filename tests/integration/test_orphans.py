"""What is left of a service that is killed? None of the processes it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.consultation import write

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="there is no /proc to look at"
)


def below(pid: int) -> set[int]:
    """Name the processes that a process has started, and those that these have."""
    children: set[int] = set()
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children |= set(map(int, (task / "children").read_text().split()))
    return children.union(*map(below, children))


def alive(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][1] != "Z"
    return False


def until(so, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        time.sleep(0.1)
    return so()


def test_whatever_a_killed_service_started_ends_by_itself(tmp_path):
    write(tmp_path, store={"workers": 2})
    for n in range(60):  # a few start no pool
        (tmp_path / "mailbox" / "new" / f"1774051200.m{n}.mx").write_text(
            f"From: Person {n} <p{n}@party{n}.example>\nTo: info@example.org\n"
            f"Subject: Comments {n}\nMessage-ID: <m{n}@a.example>\n\nParagraph 2: no."
        )
    command = [sys.executable, "-m", "pipeline", "--config", "config.toml", "run"]
    root = str(Path(__file__).parents[2])
    run = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # a tracker, a server of forks, two workers and what reads for them
        assert until(lambda: len(below(run.pid)) >= 5), below(run.pid)
        time.sleep(1)  # the workers wait for more on their queue
        started = below(run.pid)
    finally:
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert until(lambda: not any(map(alive, started)), 20), started
