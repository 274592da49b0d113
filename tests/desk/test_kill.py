"""The desk is killed in the middle of saves: every decision is whole, or is none."""

from __future__ import annotations

import contextlib
import random
import re
import signal
import sqlite3
import threading
import time
from pathlib import Path

import httpx2

from tests import office
from tests.desk.secretariat import WORD, depositary, events, open_desk

KILLS = 4


def _cards(folder: Path) -> list[tuple[int, int]]:
    with contextlib.closing(
        sqlite3.connect(folder / "build/depositary.db")
    ) as database:
        return database.execute(
            "SELECT delivery_id, position FROM comment ORDER BY 1, 2"
        ).fetchall()


def _save_until_it_ends(address: str, cards: list[tuple[int, int]]) -> None:
    """Decide one card after the other, until nobody answers any more."""
    with contextlib.suppress(httpx2.HTTPError), httpx2.Client(base_url=address) as me:
        me.post("/enter", data={"login": "ada", "word": WORD})
        for nth, (delivery, position) in enumerate(cards):
            form = office.hidden(me.get("/help").text)
            said = {"place": "general", "because": f"save {nth}", "sure": "yes"}
            me.post(f"/cards/{delivery}/{position}/place", data=form | said)


def test_a_killed_desk_leaves_no_half_decision(folder):
    chance = random.Random(4)  # noqa: S311 (repeatable)
    cards = _cards(folder)
    for _ in range(KILLS):
        with open_desk(folder) as (address, process):
            saver = threading.Thread(target=_save_until_it_ends, args=(address, cards))
            saver.start()
            before = len(events(folder, "decided"))
            while len(events(folder, "decided")) == before and saver.is_alive():
                time.sleep(0.05)
            time.sleep(chance.random() / 2)
            process.send_signal(signal.SIGKILL)
            saver.join()
            process.wait()
        chance.shuffle(cards)
    decided = events(folder, "decided")
    assert len(decided) >= KILLS
    assert depositary(folder, "verify").returncode == 0
    with contextlib.closing(
        sqlite3.connect(folder / "build/depositary.db")
    ) as database:
        for event in decided:
            said = event["data"]["comment"]
            (stands,) = database.execute(
                "SELECT comment FROM comment WHERE delivery_id = ? AND position = ?",
                (event["delivery"], event["data"]["position"]),
            ).fetchone()
            assert re.search('"paragraphs": *\\["\\*"\\]', stands), said["text"]
        general = database.execute(
            "SELECT count(*) FROM comment WHERE comment LIKE '%\"decision\"%'"
        ).fetchone()[0]
    placed = {(e["delivery"], e["data"]["position"]) for e in decided}
    assert general == len(placed), "no comment was changed without its event"
    told = depositary(folder, "--json", "rebuild").stdout
    assert '"placed": true' in told
