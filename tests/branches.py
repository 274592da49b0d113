"""Which lines and branches of the rules does no test run?

A plugin of pytest: `-p tests.branches`. SlipCover writes what watches into the code
when it is loaded: tests take a tenth longer, where a tracer made them take two and a
half times as long. Therefore this is loaded before the first of the rules.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
import slipcover

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter
    from xdist.workermanage import WorkerController

_SOURCE = ["rules"]
_KEY = "branches"
#: Code is not written anew where all was passed: that costs more than it saves.
_NEVER = 2_000_000_000


class Branches:
    """What the processes that share the tests have run, together."""

    def __init__(self, *, shares: bool) -> None:
        """Watch what is loaded from now on, unless others run the tests."""
        self._watch = slipcover.Slipcover(
            branch=True,
            source=_SOURCE,
            exclude_also=["if TYPE_CHECKING:"],
            d_miss_threshold=_NEVER,
        )
        self._run: dict[str, Any] | None = None
        if not shares:
            files = slipcover.FileMatcher(sources=_SOURCE)
            slipcover.ImportManager(self._watch, files).__enter__()

    def pytest_testnodedown(self, node: WorkerController) -> None:
        """Take what another process has run; one that died gives nothing."""
        told = getattr(node, "workeroutput", {}).get(_KEY)
        run = json.loads(told) if told else None
        if run and self._run:
            slipcover.merge_coverage(self._run, run)
        self._run = self._run or run

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Give on what was run here, or fail when not all was."""
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[_KEY] = json.dumps(self._watch.get_coverage())
            return
        self._run = self._run or self._watch.get_coverage()
        if session.exitstatus == pytest.ExitCode.OK and self._missing():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: TerminalReporter) -> None:
        """Say what no test runs."""
        terminalreporter.section("branches of the rules")
        for line in self._missing() or ["every line and every branch is run"]:
            terminalreporter.write_line(line)

    def _missing(self) -> list[str]:
        """Name the lines, and the branches of other lines, that no test runs."""
        told = []
        for name, file in sorted((self._run or {})["files"].items()):
            lines = {*file["missing_lines"]}
            ways = [way for way in file["missing_branches"] if lines.isdisjoint(way)]
            told += [f"{name}:{line} is not run" for line in sorted(lines)]
            told += [f"{name}:{a} never leads to {b or 'the end'}" for a, b in ways]
        return told


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Watch before the first of the rules is loaded."""
    works = "PYTEST_XDIST_WORKER" in os.environ
    shares = bool(early_config.known_args_namespace.numprocesses) and not works
    early_config.pluginmanager.register(Branches(shares=shares), _KEY)
