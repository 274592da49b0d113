"""The order of effects, as the kernel sees it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INSTALL = "apt-get install -y strace"
#: A commit is durable when the database or its log is.
COMMIT = r"^f(data)?sync\(\d+<[^>]*depositary\.db(-wal)?>"
_LINE = re.compile(r"(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A system call that began and ended at these lines of the trace."""

    began: int
    ended: int
    text: str


def traced(trace: Path, command: Sequence[str | Path], watched: str) -> list[Call]:
    """Run a command and list its calls; skip where there is no strace, but in CI."""
    strace = shutil.which("strace")
    if strace is None:
        why = f"no strace on this machine; run: {INSTALL}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    watch = [strace, "-f", "-yy", "-s", "60", "-o", trace, "-e", f"trace={watched}"]
    done = subprocess.run(
        [*watch, *command], check=False, cwd=ROOT, timeout=120, capture_output=True
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return list(_calls(trace.read_text()))


def spans(calls: Sequence[Call], pattern: str) -> list[Call]:
    """Return the calls of that pattern, in order; there must be some."""
    found = [call for call in calls if re.search(pattern, call.text)]
    assert found, pattern
    return found


def _calls(trace: str) -> list[Call]:
    begun: dict[tuple[str, str], tuple[int, str]] = {}
    calls = []
    for number, line in enumerate(trace.splitlines()):
        if not (found := _LINE.match(line)):
            continue
        thread, resumed, name, rest = found.groups()
        if resumed:
            began, text = begun.pop((thread, resumed))
            calls.append(Call(began=began, ended=number, text=text + rest))
        elif rest.endswith("<unfinished ...>"):
            begun[thread, name] = (number, f"{name}({rest}")
        else:
            calls.append(Call(began=number, ended=number, text=f"{name}({rest}"))
    return calls
