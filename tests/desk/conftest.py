"""One processed consultation for all tests of a run; each works on its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser
from tests.desk import secretariat

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample after its cut-off; look, and change nothing."""
    return secretariat.furnish(tmp_path_factory.mktemp("sample") / "odps")


@pytest.fixture
def folder(processed: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return shutil.copytree(processed, tmp_path / "odps", symlinks=True)


@pytest.fixture
def chromium() -> Iterator[WebDriver]:
    """A browser of its own for each test."""
    browser.needed()
    with browser.chromium() as driver:
        yield driver
