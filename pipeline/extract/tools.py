"""How does a reader use another program, and may it?

LibreOffice and tesseract need files, more memory and more time than a reader
of ours. In a narrow child the programs are forbidden: the reader is told by
`ToolNeededError`, and the file is read again alone, within wider limits.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

_SECONDS = 60  # until a program hangs
_allowed = True


class ToolNeededError(Exception):
    """A program would have to be run where none may be."""


def forbid() -> None:
    """Forbid programs in this process from now on."""
    global _allowed  # noqa: PLW0603 (a property of the process, like its limits)
    _allowed = False


def present(program: str) -> bool:
    """Tell whether a program is installed."""
    return shutil.which(program) is not None


def require(program: str) -> None:
    """Raise ToolNeededError where programs are forbidden."""
    if not _allowed:
        raise ToolNeededError(program)


def run(command: Sequence[str], data: bytes = b"") -> bytes:
    """Run a program and return what it prints; empty when it fails or hangs.

    Raises ToolNeededError where programs are forbidden.
    """
    require(command[0])
    try:
        return subprocess.run(  # noqa: S603 (fixed programs; names of ours, never of a mail)
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # threads only cost here
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
