"""How do all tests run: what is drawn, and on which database?

The property tests draw by chance at home, always alike in CI. `--postgresql` puts
PostgreSQL in the place of whatever database a configuration names.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
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

#: Tests of the whole product, in processes and with servers. Watching which branches of
#: the rules run costs them a quarter of their time, and others run every branch: before
#: these, for what is made once is made by whoever is first.
_WHOLE = ("integration", "desk", "hostile", "simulation", "fuzz", "reading")
#: Whole files written, read and proved: half their time, and none of the rules' own.
_FILES = (
    *("compilation", "desk_words", "extract_garbage", "extract_office", "extract_pdf"),
    *("extract_text", "injection", "ledger", "letters", "mailfiles", "numbering"),
    *("odd_numbers", "ooxml", "proofread", "tracked", "word"),
)
#: Many words for what others ask for, too.
_WORDS = (
    *("adversarial", "attribution_properties", "idioms", "nouns", "objections"),
    *("overall", "plain_asks", "sought", "turned", "unnamed"),
)
_UNWATCHED = (
    *(f"tests/{each}/" for each in _WHOLE),
    *(f"tests/unit/test_{each}.py" for each in _FILES + _WORDS),
    "tests/acceptance/test_sample",
)


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch no branches where tests of the whole product run, be it in a fixture."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    watch = plugin and plugin.cov_controller
    if not watch or not item.nodeid.startswith(_UNWATCHED):
        return (yield)
    watch.pause()
    try:
        return (yield)
    finally:
        watch.resume()


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
