"""Where do the files of the tests lie?

In memory, where there is room for them: thousands of small databases, archives and
sites are written through to the disk and taken away again, and most of that is waiting.
Who wants to look at them afterwards, or has them elsewhere, names a TMPDIR.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it)
#: What has to be free: the tests take half of it at most.
_ROOM = 4 * 2**30


def roomy() -> Path | None:
    """Return the folder whose files lie in memory, if it has room."""
    large = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if large else None


def lie_in_memory(config: pytest.Config) -> None:
    """Let the files of all processes of the tests lie in memory until these end."""
    named = "TMPDIR" in os.environ or config.option.basetemp
    if named or not (memory := roomy()):
        return
    folder = tempfile.mkdtemp(prefix="tests-", dir=memory)
    Path(folder).chmod(0o755)  # servers run as somebody else
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    # when all else has been put away: what processes share lies there, too
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=-200)
