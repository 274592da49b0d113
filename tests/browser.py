"""A real Chromium that fetches nothing from outside, and axe to judge its pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

INSTALL = "apt-get install chromium chromium-driver"
_PROGRAMS = ("chromium", "chromedriver")


def needed() -> None:
    """Skip the test where there is no browser; in CI that is a failure."""
    if not all(map(shutil.which, _PROGRAMS)):
        why = f"no Chromium on this machine; run: {INSTALL}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)


@contextmanager
def chromium(
    width: int = 1280, height: int = 900, *arguments: str
) -> Iterator[WebDriver]:
    """Open a browser window of that size; only 127.0.0.1 has an address in it."""
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for argument in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "hide-scrollbars",
        "force-device-scale-factor=1",
        "lang=en",
        "host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        *arguments,
    ):
        options.add_argument(f"--{argument}")
    driver = webdriver.Chrome(
        options=options, service=Service(shutil.which("chromedriver"))
    )
    try:
        resize(driver, width, height)
        yield driver
    finally:
        driver.quit()


def resize(driver: WebDriver, width: int, height: int) -> None:
    """Give the page that many pixels; a window cannot be as narrow as a phone."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def violations(driver: WebDriver) -> list[str]:
    """Say in a line each what axe finds wrong with the page that is open."""
    axe = files("axe_playwright_python") / "axe.min.js"
    driver.execute_script(axe.read_text(encoding="utf-8"))
    found: dict[str, Any] = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {resultTypes: ['violations']}).then(done);"
    )
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def overflow(driver: WebDriver) -> int:
    """Say by how many pixels the page is wider than its window."""
    wider: int = driver.execute_script(
        "const page = document.scrollingElement;"
        "return page.scrollWidth - document.documentElement.clientWidth;"
    )
    return wider
