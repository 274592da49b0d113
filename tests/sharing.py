"""Which process runs which tests, when several share them?

The tests of the rules compute; those of the whole product mostly wait for its processes
and servers. One process takes the former from the front, at a low priority, and the
others take the latter from the back, until they meet: no processor stands idle, and
what must come within seconds does.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xdist.scheduler.loadfile import LoadFileScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.workermanage import WorkerController

#: What computes, and waits for nothing.
_COMPUTES = ("rules/", "tests/unit/")
#: Whose many tests take long, each by itself: so many processes share them.
_APART, _PARTS = ("tests/integration/test_kills.py",), 3
_FIRST = "gw0"
#: Fewer processes take all files from the front.
_ENOUGH = 3
_NICE = 10


class Sharing(LoadFileScheduling):
    """A file at a time: the first process those that compute, all others the rest."""

    def _split_scope(self, nodeid: str) -> str:
        part = sum(nodeid.encode()) % _PARTS if nodeid.startswith(_APART) else ""
        return f"{super()._split_scope(nodeid)}{part}"

    def _assign_work_unit(self, node: WorkerController) -> None:
        """Give a process the file at its end of the queue, or nothing any more."""
        if self.numnodes >= _ENOUGH and self.collection:
            computes = self.collection[0].startswith(_COMPUTES)
            if computes and node.gateway.id == _FIRST:
                if not next(iter(self.workqueue)).startswith(_COMPUTES):
                    node.shutdown()
                    return
            else:
                self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)


def step_back(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    """Let the process that computes leave the processors to those who wait."""
    worker = getattr(config, "workerinput", {})
    several = worker.get("workercount", 0) >= _ENOUGH
    computes = items and items[0].nodeid.startswith(_COMPUTES)
    if several and computes and worker["workerid"] == _FIRST:
        os.nice(_NICE)
