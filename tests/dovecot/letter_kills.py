"""Is a letter sent twice when the sending is killed, or left in doubt for ever?

A store with letters that are due is copied for each seed; passes that send them
into a real SMTP conversation are killed with SIGKILL right before or after a call
at a boundary of a letter; then what is in doubt is settled as people would, and
the letters that arrived are counted at the mail server.
"""

from __future__ import annotations

import random
import shutil
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.decisions import Person
from pipeline.letters import post
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests import forks
from tests.consultation import AFTER, write
from tests.dovecot import points
from tests.dovecot.deliveries import comment
from tests.dovecot.points import Death
from tests.dovecot.postman import Postman, postman

_PATIENCE = 60.0
_WHO = Person(by="A. Clerk", because="the mail server has no such letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one seed came to: kills, doubts that were settled, and what is wrong."""

    letters: int
    died: tuple[str, ...]
    doubts: int
    wrong: dict[str, int]


def lay(folder: Path, letters: int = 6) -> None:
    """Make a store in which so many letters are due and none was sent."""
    folder.mkdir()
    write(folder, letters={"smtp": "smtp://127.0.0.1:PORT"})
    for n in range(letters):
        _deliver(folder, f"s{n}", comment(f"s{n}"))
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        service.poll()
        service.worker.run()


def survey(laid: Path, folder: Path) -> Counter[str]:
    """Count the calls at the boundaries of letters while all are sent."""
    with postman() as one:
        _copy(laid, folder, one)
        return Counter(_told(folder, None))


def run(
    laid: Path, folder: Path, seed: int, way: Counter[str], rounds: int = 3
) -> Count:
    """Kill the sending so often, settle what is in doubt, and count."""
    chance = random.Random(seed)  # noqa: S311 (moments, no secret)
    names = sorted(way)
    died = []
    with postman() as one:
        _copy(laid, folder, one)
        for turn in range(seed * rounds, (seed + 1) * rounds):
            name = names[turn // 2 % len(names)]
            nth = chance.randint(1, max(1, way[name] // 2))
            death = Death(point=name, nth=nth, after=bool(turn % 2))
            if _told(folder, death) == -signal.SIGKILL:
                died.append(str(death))
        doubts, states = _finish(folder, one)
        due = {(f"{name}@sender.example", "acknowledgement") for name in _names(folder)}
        wrong = {
            "twice": one.twice(),
            "never": len(due - set(one.kinds())),
            "unsettled": sum(n for state, n in states.items() if state != "sent"),
        }
    return Count(
        letters=len(due),
        died=tuple(died),
        doubts=doubts,
        wrong={what: n for what, n in wrong.items() if n},
    )


def _copy(laid: Path, folder: Path, one: Postman) -> None:
    shutil.copytree(laid, folder)
    config = folder / "config.toml"
    config.write_text(config.read_text().replace("PORT", str(one.port)))


def _names(folder: Path) -> list[str]:
    return [path.stem for path in (folder / "names").iterdir()]


def _deliver(folder: Path, name: str, raw: bytes) -> None:
    (folder / "mailbox" / "new" / f"1773136800.{name}.mx").write_bytes(raw)
    if name.startswith("s"):
        (folder / "names").mkdir(exist_ok=True)
        (folder / "names" / name).touch()


def _told(folder: Path, death: Death | None) -> Any:
    """Send in a process of its own; return its end, or what it counted."""
    ours, theirs = forks.server().Pipe()
    process = forks.server().Process(target=_send, args=(folder, death, theirs))
    process.start()
    if death is None:
        return ours.recv() if ours.poll(_PATIENCE) else {}
    process.join(_PATIENCE)
    return process.exitcode


def _send(folder: Path, death: Death | None, told: Any) -> None:
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        counted = None if death else points.count_points()
        if death:
            points.prepare(death)
        service.post()
    if counted is not None:
        told.send(dict(counted))


def _finish(folder: Path, one: Postman) -> tuple[int, Counter[str]]:
    """Send till all is quiet; a copy of what arrived lies in our mailbox, as a Bcc."""
    doubts = 0
    with Service(load(folder / "config.toml"), lambda: AFTER) as service:
        for turn in range(9):
            service.poll()
            service.worker.run()
            service.post()
            letters = _letters(service, lambda state: state == "in_doubt")
            if not letters:
                break
            doubts += len(letters)
            for delivery, name in letters:
                taken = [raw for _, its, raw in one.letters if its == name]
                if taken:
                    _deliver(folder, f"copy{turn}.{delivery}", taken[0])
                else:
                    post.retry(service.ledger, delivery, _WHO)
        with service.ledger.reading() as session:
            states = Counter(
                letter.state
                for known in deliveries(session, service.settings)
                for letter in known.letters
            )
    return doubts, states


def _letters(service: Service, wanted: Callable[[str], bool]) -> list[tuple[int, str]]:
    with service.ledger.reading() as session:
        return [
            (letter.delivery_id, letter.message_id)
            for known in deliveries(session, service.settings)
            for letter in known.letters
            if wanted(letter.state)
        ]
