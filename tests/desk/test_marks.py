"""What a sender struck looks struck at the desk, and is read aloud as struck."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests import browser
from tests.desk.hands import press, sign_in, turn
from tests.desk.secretariat import depositary, open_desk

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def _struck(folder: Path) -> tuple[int, int, list[dict[str, Any]]]:
    """Find a comment with words before, inside and behind what was deleted."""
    for line in depositary(folder, "export").stdout.splitlines():
        told = json.loads(line)
        for position, comment in enumerate(told["comments"], start=1):
            changes = [run["change"] for run in comment["runs"]]
            if "deleted" in changes[1:-1] and not changes[-1]:
                return int(told["id"][1:]), position, comment["runs"]
    raise AssertionError("the sample has no such comment")


def _aloud(driver: WebDriver) -> str:
    """Return what a program that reads aloud is given of the page."""
    driver.execute_cdp_cmd("Accessibility.enable", {})
    tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    nodes = {node["nodeId"]: node for node in tree}

    def said(node: dict[str, Any]) -> str:
        if node.get("role", {}).get("value") == "StaticText":
            return str(node["name"]["value"])
        return " ".join(said(nodes[child]) for child in node.get("childIds", ()))

    return " ".join(said(tree[0]).split())


def test_struck_words_look_and_sound_struck_and_are_split_by_keys(folder, chromium):
    delivery, position, runs = _struck(folder)
    gone = next(run["text"] for run in runs[1:] if run["change"] == "deleted")
    card = f"/cards/{delivery}/{position}"
    with open_desk(folder) as (address, _):
        sign_in(chromium, address, "ada")
        for path in (card, f"/deliveries/{delivery}", f"/cards/{delivery}/0"):
            chromium.get(address + path)
            chromium.execute_script(
                "for (const one of document.querySelectorAll('details')) one.open = 1"
            )
            deleted = next(
                e
                for e in chromium.find_elements(By.TAG_NAME, "del")
                if e.get_property("textContent") == gone
            )
            assert "line-through" in deleted.value_of_css_property("text-decoration")
            assert f"deleted: {gone.strip()} (end)" in _aloud(chromium)
            assert browser.violations(chromium) == []
        chromium.get(address + card)
        press(chromium, "t")
        form = chromium.find_element(By.CSS_SELECTOR, 'form[action$="/split"]')
        field = form.find_element(By.NAME, "before")
        field.send_keys(runs[-1]["text"].strip())
        turn(chromium, Keys.ENTER)
    for line in depositary(folder, "export").stdout.splitlines():
        told = json.loads(line)
        if told["id"] == f"D{delivery:06d}":
            first, second = told["comments"][position - 1], told["comments"][-1]
            assert first["runs"] == runs[:-1]
            assert second["text"] == runs[-1]["text"].strip()
