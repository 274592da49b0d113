"""A day at the desk, in a real browser, by keys alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.desk.hands import answer, press, sign_in, text, turn
from tests.desk.secretariat import depositary, events, open_desk, waiting

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def test_a_day_by_keys_alone_is_in_the_record_with_its_people(folder, chromium):
    before = _asked(folder)
    with open_desk(folder) as (address, _):
        _settle_together(chromium, address)
        _settle_twenty(chromium, address)
        _undo(chromium)
        _head(chromium, address, folder)
        chromium.get(f"{address}/audit")
        told = text(chromium)
    for words in ("Omar Reviewer", "Hedda Head", "the storm", "together", "undone"):
        assert words in told
    decided = events(folder, "decided")
    assert {e["data"]["by"] for e in decided} == {"Omar Reviewer", "Hedda Head"}
    assert all(e["data"]["because"] for e in decided)
    assert sum("together" in e["data"] for e in decided) == 4
    assert sum("undoes" in e["data"] for e in decided) == 1
    assert len(decided) >= 20 + 4 + 1 + 1
    # What is a submission by an answer may ask anew.
    assert len(before - _asked(folder)) >= 20
    (extended,) = events(folder, "extended")
    assert (extended["data"]["by"], extended["data"]["because"]) == (
        "Hedda Head",
        "the storm",
    )
    assert len(events(folder, "issued")) == 2
    assert "differ" not in depositary(folder, "rebuild").stdout
    told = json.loads(depositary(folder, "--json", "rebuild").stdout)
    assert told["before"] == told["after"]
    assert depositary(folder, "verify").returncode == 0


def _asked(folder: Path) -> set[tuple[object, object, object]]:
    return {(c["id"], c["question"], c["words"]) for c in waiting(folder)}


def _settle_together(driver: WebDriver, address: str) -> None:
    sign_in(driver, address, "omar")
    assert "Omar Reviewer" in text(driver)
    turn(driver, "n")  # from the overview to the queue
    turn(driver, "n")  # to what settles most
    for _ in range(30):
        if "4 cards are of this kind" in text(driver):
            break
        turn(driver, "n")
    turn(driver, "g")
    assert "It fits 3 more. Nothing is recorded yet" in text(driver)
    turn(driver, "b")
    assert "3 more with it." in text(driver)


def _settle_twenty(driver: WebDriver, address: str) -> None:
    driver.get(f"{address}/review")
    turn(driver, "n")
    for _ in range(20):
        answer(driver)
        assert "Recorded" in text(driver)


def _undo(driver: WebDriver) -> None:
    turn(driver, "u")
    assert "Undone: your decision on D0" in text(driver)


def _head(driver: WebDriver, address: str, folder: Path) -> None:
    """Admit a late one, extend with a rehearsal, issue."""
    driver.delete_all_cookies()
    sign_in(driver, address, "hedda")
    late = next(
        row["id"]
        for row in json.loads(depositary(folder, "--json", "list").stdout)
        if row["verdict"] == "late" and row["call"] == "drafts"
    )
    driver.get(f"{address}/deliveries/{int(str(late)[1:])}")
    _fill(driver, "/admit", "our server was down")
    assert "Admitted as ODPS/2/" in text(driver)
    driver.get(f"{address}/deadlines")
    turn(driver, "/", "2026-03-24", Keys.ENTER)
    assert "Nothing has changed yet." in text(driver)
    assert events(folder, "extended") == []
    _fill(driver, "/deadlines/extension", "the storm")
    assert "Extended to 24 March 2026" in text(driver)
    driver.get(f"{address}/compilations")
    _fill(driver, "/compilations/issue", "all is settled")
    assert "the public record is current" in text(driver)


def _fill(driver: WebDriver, action: str, why: str) -> None:
    """Come to the reason of a form, write it, and press Enter."""
    field = driver.find_element(
        By.CSS_SELECTOR, f'form[action$="{action}"] [name="because"]'
    )
    driver.execute_script("arguments[0].focus()", field)
    turn(driver, why, Keys.ENTER)


def test_two_browsers_on_one_card_see_each_other_and_the_second_is_refused(
    folder, chromium
):
    with open_desk(folder) as (address, _):
        sign_in(chromium, address, "omar")
        card = _first_comment_card(folder)
        chromium.get(f"{address}{card}")
        mine, cookie = chromium.current_window_handle, chromium.get_cookies()[0]
        chromium.delete_all_cookies()  # another person has another browser
        chromium.switch_to.new_window("window")
        sign_in(chromium, address, "ada")
        chromium.get(f"{address}{card}")
        assert "Omar Reviewer has had this card open since" in text(chromium)
        answer(chromium)
        chromium.delete_all_cookies()
        chromium.add_cookie(cookie)
        chromium.switch_to.window(mine)
        turn(chromium, "x")
        told = text(chromium)
        assert "It was changed since you looked. You saw:" in told
        assert "for review" not in told.partition("Now it is")[2]
        turn(chromium, "n")
        assert "does not wait" in text(chromium)
    assert [e["data"]["by"] for e in events(folder, "decided")] == ["Ada Secretary"]


def _first_comment_card(folder: Path) -> str:
    found = next(c for c in waiting(folder) if "paragraph" in str(c["question"]))
    number, _, position = str(found["id"]).rpartition("-")
    rows = json.loads(depositary(folder, "--json", "list").stdout)
    ident = next(r["id"] for r in rows if number in (r["number"], r["id"]))
    return f"/cards/{int(ident[1:])}/{position}"


def test_keys_rest_while_somebody_writes(folder, chromium):
    with open_desk(folder) as (address, _):
        sign_in(chromium, address, "omar")
        chromium.get(f"{address}{_first_comment_card(folder)}")
        where = chromium.current_url
        press(chromium, "/", "1", "g")
        assert chromium.current_url == where
        assert chromium.switch_to.active_element.get_attribute("value") == "1g"
        press(chromium, Keys.ESCAPE)
        assert chromium.switch_to.active_element.tag_name == "body"
        held = {"type": "keyDown", "key": "g", "text": "g", "autoRepeat": True}
        chromium.execute_cdp_cmd("Input.dispatchKeyEvent", held)
        assert chromium.current_url == where, "a key that is held down answers once"
    assert events(folder, "decided") == []
