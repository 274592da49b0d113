"""One real Dovecot for all tests of a run, and a new mailbox for each of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.dovecot import server, store

_users = count()


@pytest.fixture(scope="session")
def start_dovecot() -> Callable[..., AbstractContextManager[server.Dovecot]]:
    """A way to start servers; skips where there is none, but never in CI."""
    if not server.installed():
        why = f"no Dovecot on this machine; run: {server.INSTALL}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    return server.running


@pytest.fixture(scope="session")
def dovecot(
    start_dovecot: Callable[..., AbstractContextManager[server.Dovecot]],
) -> Iterator[server.Dovecot]:
    """A running Dovecot with everything it knows."""
    with start_dovecot() as dovecot:
        yield dovecot


@pytest.fixture
def user() -> str:
    """Somebody whose mailbox is empty."""
    return f"user{next(_users)}"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[store.Store]:
    """An empty archive with an empty ledger."""
    with store.opened(tmp_path / "store") as one:
        yield one


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[object, str, str]]:
    """A way to write a call: its exit status, and what it says on either way out."""

    def call(config: Path, *words: object) -> tuple[object, str, str]:
        argv = ["depositary", "--config", str(config), *map(str, words)]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code, said.out, said.err

    return call
