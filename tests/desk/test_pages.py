"""Every page, judged by axe, at every width, with a mail that means harm on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser
from tests.desk.hands import sign_in
from tests.desk.secretariat import open_desk, waiting

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

PAGES = (
    "/",
    "/review",
    "/deliveries",
    "/deliveries?q=printing",
    "/deliveries/1",
    "/deliveries/1/files/1",
    "/deliveries/1/letter?language=ar",
    "/deliveries/53",
    "/letters",
    "/deadlines",
    "/deadlines/rehearsal?call=drafts&hard=2026-03-24",
    "/compilations",
    "/compilations/record",
    "/registry",
    "/audit",
    "/help",
    "/drafts/0",
    "/nowhere",
)
WIDTHS = (320, 768, 1280, 2560)


@pytest.fixture(scope="module")
def desk(processed: Path) -> Iterator[tuple[WebDriver, str, Path]]:
    browser.needed()
    with open_desk(processed) as (address, _), browser.chromium() as driver:
        sign_in(driver, address, "hedda")
        yield driver, address, processed


def _cards(driver: WebDriver, address: str) -> Iterator[str]:
    """Go to one card of each question, and to one that several are like."""
    driver.get(f"{address}/review")
    asked: dict[str, str] = {}
    for row in driver.find_elements("css selector", "tbody tr, table tr")[1:]:
        cells = row.find_elements("css selector", "td")
        link = cells[0].find_element("css selector", "a").get_attribute("href")
        asked.setdefault(cells[1].text, str(link))
    yield from (link.removeprefix(address) for link in asked.values())
    where = next(link for link in asked.values() if link.endswith("#where"))
    carried = where.removeprefix(address).replace("/cards", "/carried")
    yield f"{carried.replace('#', '/')}?place=general&because=read"


def test_axe_finds_nothing_wrong_with_any_page_at_any_width(desk):
    driver, address, folder = desk
    assert waiting(folder)
    wrong = []
    for path in (*PAGES, *_cards(driver, address)):
        for width in WIDTHS:
            browser.resize(driver, width, 900)
            driver.get(f"{address}{path}")
            if over := browser.overflow(driver):
                wrong.append(f"{path} at {width} px is {over} px too wide")
            if width in (320, 1280):
                found = browser.violations(driver)
                wrong += [f"{path} at {width} px: {line}" for line in found]
    assert wrong == []


def test_the_dark_page_has_contrast_and_french_has_its_words(desk):
    driver, address, _ = desk
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    wrong = []
    for path in ("/?lang=fr", "/review?lang=fr", "/deliveries/1?lang=fr"):
        driver.get(f"{address}{path}")
        assert driver.find_element("tag name", "html").get_attribute("lang") == "fr"
        wrong += browser.violations(driver)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert wrong == []
    driver.get(f"{address}/?lang=fr")
    assert "Vue d’ensemble" in driver.find_element("tag name", "h1").text
