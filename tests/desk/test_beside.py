"""A worker takes in new mail while two people settle the same cards."""

from __future__ import annotations

import json
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from threading import Barrier, Thread

import httpx2

from tests import forks, office
from tests.desk.secretariat import (
    CUT_OFF,
    WORD,
    depositary,
    events,
    open_desk,
    waiting,
)

MAILS, FEWEST = 12, 5
WORDS = "Paragraph 2: Every office should say who answers for it."
Card = tuple[str, str]


def _send(folder: Path) -> None:
    """Put new mails into the mailbox, sent in time."""
    for nth in range(MAILS):
        mail = EmailMessage()
        mail["Received"] = (
            "from out.example by mx.odps.example; "
            f"Tue, 10 Mar 2026 11:{nth:02}:00 +0000"
        )
        mail["From"] = f"Person {nth} <person@late{nth}.example>"
        mail["To"] = "consultation@odps.example"
        mail["Subject"] = f"Comments on the draft framework, number {nth}"
        mail["Message-ID"] = f"<beside{nth}@late.example>"
        mail.set_content(f"{WORDS} This is what number {nth} thinks.\n")
        (folder / f"mailbox/new/18{nth:02}.beside").write_bytes(mail.as_bytes())


def _settle(
    address: str, login: str, cards: list[str], start: Barrier, told: list[Card]
) -> None:
    """Open each card when the other one does, and answer it when the other one does."""
    with httpx2.Client(base_url=address, timeout=120) as me:
        me.post("/enter", data={"login": login, "word": WORD})
        for card in cards:
            start.wait()
            form = office.hidden(me.get(card).text)
            said = {"place": "general", "because": f"{login} says so", "sure": "yes"}
            start.wait()
            answer = me.post(f"{card}/place", data=form | said)
            refused = "changed since you looked" in answer.text
            told.append((card, "refused" if refused else str(answer.status_code)))


def _cards(folder: Path) -> list[str]:
    """Return cards of comments that wait, by the ids of their deliveries."""
    rows = depositary(folder, "--json", "list").stdout
    by_name = {
        name: row["id"]
        for row in json.loads(rows)
        for name in (row["id"], row["number"])
    }
    found = [
        str(card["id"]).rpartition("-")
        for card in waiting(folder)
        if "paragraph" in str(card["question"])
    ]
    return [f"/cards/{int(by_name[n][1:])}/{at}" for n, _, at in found]


def test_of_two_who_answer_at_once_one_is_recorded_while_a_worker_works(folder):
    cards, told = _cards(folder), ([], [])
    assert len(cards) >= FEWEST
    _send(folder)
    before = len(events(folder, "arrived"))
    with open_desk(folder) as (address, _):
        start = Barrier(2, timeout=120)
        people = [
            Thread(target=_settle, args=(address, login, cards, start, mine))
            for login, mine in zip(("ada", "omar"), told, strict=True)
        ]
        config = folder / "config.toml"
        with forks.running("--config", config, "once", "--now", CUT_OFF) as worker:
            for person in people:
                person.start()
            for person in people:
                person.join()
            _, trouble = worker.communicate()
        assert worker.returncode in (0, 1), trouble
        assert "Traceback" not in trouble
    fates = Counter(fate for _, fate in (*told[0], *told[1]))
    assert fates == {"303": len(cards), "refused": len(cards)}
    decided = Counter(
        f"/cards/{e['delivery']}/{e['data']['position']}"
        for e in events(folder, "decided")
    )
    assert decided == dict.fromkeys(cards, 1), "each card once, and nobody's half"
    assert len(events(folder, "arrived")) == before + MAILS
    new = {f"D{e['delivery']:06}" for e in events(folder, "arrived")[before:]}
    rows = json.loads(depositary(folder, "--json", "list").stdout)
    numbered = {row["id"] for row in rows if row["number"]}
    assert new <= numbered, "and all that came has gone its way"
    assert depositary(folder, "verify").returncode == 0
