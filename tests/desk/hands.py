"""What a person does at the desk without a mouse: keys, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions as then
from selenium.webdriver.support.wait import WebDriverWait

from tests.desk.secretariat import WORD

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

_SECONDS = 60


def sign_in(driver: WebDriver, address: str, login: str) -> None:
    """Write the login and the password, and press Enter."""
    driver.get(f"{address}/enter")
    driver.switch_to.active_element.send_keys(login)
    driver.switch_to.active_element.send_keys(Keys.TAB)
    turn(driver, WORD, Keys.ENTER)


def press(driver: WebDriver, *keys: str) -> None:
    """Press keys one after the other, wherever the focus is."""
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def turn(driver: WebDriver, *keys: str) -> None:
    """Press keys of which the last one leads to another page, and wait for it."""
    page = driver.find_element(By.TAG_NAME, "html")
    press(driver, *keys)
    WebDriverWait(driver, _SECONDS).until(then.staleness_of(page))
    WebDriverWait(driver, _SECONDS).until(
        lambda d: d.execute_script("return document.readyState") == "complete"
    )


def text(driver: WebDriver) -> str:
    """Return what can be read on the page."""
    return driver.find_element(By.TAG_NAME, "body").text


def offers(driver: WebDriver, key: str) -> bool:
    """Tell whether a key does something on this page."""
    found = driver.find_elements(By.CSS_SELECTOR, f'[data-key="{key}"]')
    return any(element.is_displayed() for element in found)


def answer(driver: WebDriver) -> None:
    """Answer the card that is open by the shortest way that there is."""
    question = driver.find_element(By.TAG_NAME, "h1").text
    if question.startswith("On which"):
        turn(driver, "/", Keys.ENTER)
    elif offers(driver, "1"):
        turn(driver, "1")
    elif question.startswith("Who"):
        turn(driver, "/", "Somebody New", Keys.TAB, "civil", Keys.TAB, Keys.ENTER)
    else:
        turn(driver, "g")
    if offers(driver, "m"):  # the answer fits others, too; they have their own turn
        turn(driver, "m")
