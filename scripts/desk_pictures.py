"""Take the pictures of docs/desk.md from the sample consultation.

    python -m scripts.desk_pictures

It needs Chromium. The sample is processed in a folder that is thrown away.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests import browser
from tests.desk.hands import answer, press, sign_in, turn
from tests.desk.secretariat import furnish, open_desk

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

ROOT = Path(__file__).parent.parent
#: What is shown, where, how wide and how high, and whether it is dark.
PICTURES = (
    ("overview", "/", 1280, 1120, False),
    ("review", "/review", 1280, 820, False),
    ("card", "{where}", 1280, 1060, False),
    ("marks", "/deliveries/17", 1280, 900, False),
    ("card-phone", "{where}", 390, 1100, True),
    ("together", "{carried}?place=1&because=read", 1280, 760, False),
    ("who", "{who}", 1280, 760, False),
    ("deliveries", "/deliveries?q=printing", 1280, 520, False),
    ("delivery", "/deliveries/1", 1280, 1000, False),
    ("file", "/deliveries/26/files/2", 1280, 900, False),
    ("letter", "/deliveries/1/letter?language=ar", 1280, 820, False),
    ("deadlines", "/deadlines", 1280, 620, False),
    ("rehearsal", "/deadlines/rehearsal?call=drafts&hard=2026-03-24", 1280, 620, False),
    ("compilation", "/compilations?prove=drafts", 1280, 720, False),
    ("redact", "/cards/1/1#redact", 1280, 900, False),
    ("record", "/compilations/record/build", 1280, 620, False),
    ("registry", "/registry", 1280, 900, False),
    ("french", "/?lang=fr", 1280, 720, False),
    ("acts", "/audit", 1280, 560, False),
)


def main() -> None:
    """Process the sample, open its desk, and take one picture after the other."""
    out = ROOT / "docs/desk"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = furnish(Path(place) / "odps")
        with open_desk(folder) as (address, _), browser.chromium() as driver:
            sign_in(driver, address, "hedda")
            driver.get(f"{address}/review")
            links = {
                link.partition("#")[2]: link.partition("#")[0].removeprefix(address)
                for link in reversed(
                    [
                        str(a.get_attribute("href"))
                        for a in driver.find_elements(By.CSS_SELECTOR, "td a")
                    ]
                )
            }
            first = links["where"]
            links["carried"] = f"{first.replace('/cards', '/carried')}/where"
            for name, path, width, height, dark in PICTURES:
                browser.resize(driver, width, height)
                scheme = {"name": "prefers-color-scheme", "value": "dark" * dark}
                driver.execute_cdp_cmd(
                    "Emulation.setEmulatedMedia", {"features": [scheme]}
                )
                if name == "acts":
                    _act(driver, address)
                if name == "redact":
                    _take_out(driver, address)
                driver.get(address + path.format_map(links))
                driver.save_screenshot(str(out / f"{name}.png"))


def _take_out(driver: WebDriver, address: str) -> None:
    """Take the first words out of a comment."""
    driver.get(f"{address}/cards/1/1")
    words = " ".join(driver.find_element(By.TAG_NAME, "mark").text.split()[:5])
    press(driver, "e")
    form = driver.find_element(By.CSS_SELECTOR, 'form[action$="/redact"]')
    form.find_element(By.NAME, "words").send_keys(words)
    form.find_element(By.NAME, "because").send_keys("A private matter.")
    turn(driver, Keys.TAB, Keys.ENTER)


def _act(driver: WebDriver, address: str) -> None:
    """Answer a few cards, and take the last answer back."""
    driver.get(f"{address}/review")
    turn(driver, "n")
    for _ in range(5):
        answer(driver)
    turn(driver, "u")


if __name__ == "__main__":
    main()
