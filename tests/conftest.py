"""How do all tests run: what is drawn, and on which database?

The property tests draw by chance at home, always alike in CI. `--postgresql` puts
PostgreSQL in the place of whatever database a configuration names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import settings

from tests.postgres import database

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# no test is timed: the first to ask for a pattern makes it
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

#: Where the rules are run on purpose. Elsewhere they run in passing, and to watch each
#: of their lines doubles the time of the tests.
_OF_RULES = (Path(__file__).parent / "unit", Path(__file__).parent / "acceptance")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Watch which lines of the rules are run, where that is what is tested."""
    watch = Coverage.current()
    if watch is None or item.path.parent in _OF_RULES:
        return (yield)
    watch.stop()
    try:
        return (yield)
    finally:
        watch.start()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a test that works through the configuration run on PostgreSQL, or on more."""
    why = "run on a fresh PostgreSQL database a test, whatever the configuration names"
    parser.addoption("--postgresql", action="store_true", help=why)
    why = "how many mails go the five ways"
    parser.addoption("--mails", type=int, default=200, help=why)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by what they stand for: files made for a test hold the time of day.

    The processes that share the tests must come to the same names.
    """
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def _on_postgresql(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    if not request.config.getoption("--postgresql"):
        yield
        return
    with database("test_any") as url:
        monkeypatch.setenv("DEPOSITARY_STORE__DATABASE", url)
        yield
