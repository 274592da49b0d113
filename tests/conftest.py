"""How do all tests run: what is drawn, and on which database?

The property tests draw by chance at home, always alike in CI. `--postgresql` puts
PostgreSQL in the place of whatever database a configuration names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from pipeline import house
from tests import memory, prepared, sharing, warm
from tests.postgres import database

if TYPE_CHECKING:
    from xdist.remote import Producer

# no test is timed: the first to ask for a pattern makes it
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a test that works through the configuration run on PostgreSQL, or on more."""
    why = "run on a fresh PostgreSQL database a test, whatever the configuration names"
    parser.addoption("--postgresql", action="store_true", help=why)
    why = "how many mails go the five ways"
    parser.addoption("--mails", type=int, default=200, help=why)


def pytest_configure(config: pytest.Config) -> None:
    """Choose where files lie before anything makes one."""
    memory.lie_in_memory(config)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by what they stand for: files made for a test hold the time of day.

    The processes that share the tests must come to the same names.
    """
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer
) -> sharing.Sharing | None:
    """Share files as `sharing` says, where whole files are shared."""
    return sharing.Sharing(config, log) if config.option.dist == "loadfile" else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let who only computes step back."""
    sharing.step_back(session.config, session.items)


@pytest.fixture(scope="session", autouse=True)
def _warm() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, prepared.databases():
        patch.setattr(house, "Reader", warm.Warm)
        yield
    warm.end()


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
