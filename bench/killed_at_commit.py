"""Run the command line and kill it at its n-th commit of the database.

python bench/killed_at_commit.py before|after N -- VERB...
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from pipeline.cli import main

when, nth, _, *verb = sys.argv[1:]
left = int(nth)


def count(_: Any) -> None:
    """Count a commit that is about to be made."""
    global left  # noqa: PLW0603 (a counter of this script)
    left -= 1
    if left == 0 and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)


def after(*_: Any) -> None:
    """Die when the connection comes back after the counted commit."""
    if left <= 0 and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)


sa.event.listen(Engine, "commit", count)
sa.event.listen(sa.pool.Pool, "checkin", after)
sys.argv = ["depositary", *verb]
main()
