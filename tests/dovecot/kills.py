"""What is left when the intake is killed again and again?

A round forks a poller and kills it with SIGKILL, either after some time or at a
chosen moment: before or after the nth fsync, rename, commit, answer of the
server. The last round may finish. Then everything is counted.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from imapclient import IMAPClient

from pipeline import fetch
from pipeline.archive import Archive
from pipeline.ledger import Ledger
from tests.dovecot import store
from tests.dovecot.deliveries import deliveries

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dovecot.server import Dovecot

#: Where a poller can die: the owner of a function, its name, and how often a round
#: calls it at least.
MOMENTS: tuple[tuple[Any, str, int], ...] = (
    (os, "fsync", 40),
    (os, "rename", 40),
    (Archive, "put_many", 3),
    (Ledger, "known", 1),
    (Ledger, "record", 3),
    (Ledger, "seal", 3),
    (IMAPClient, "search", 1),
    (IMAPClient, "fetch", 4),
    (IMAPClient, "move", 3),
)
#: Small batches, so that every round has several.
BATCH = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one seed came to."""

    delivered: int
    kills: int
    lost: int
    surplus: int
    left: int
    fingerprints: int


def run(dovecot: Dovecot, user: str, folder: Path, seed: int, rounds: int = 4) -> Count:
    """Deliver 300 messages bit by bit, kill `rounds` pollers, let one finish, count."""
    chance = random.Random(seed)  # noqa: S311 (moments, no secret)
    sent = deliveries(seed)
    share = len(sent) // rounds
    url = dovecot.url(user)
    kills = 0
    for number in range(rounds):
        dovecot.deliver(user, sent[number * share : (number + 1) * share])
        moment = (seed * rounds + number) % (3 * len(MOMENTS))
        kills += _killed(folder, url, moment, chance)
    with store.opened(folder) as last:
        last.poll(store.box(url))
        kept, expected = last.kept(), Counter(sent)
        return Count(
            delivered=len(sent),
            kills=kills,
            lost=(expected - kept).total(),
            surplus=(kept - expected).total(),
            left=dovecot.count(user, "INBOX"),
            fingerprints=len(last.rows("DISTINCT fingerprint")),
        )


def _killed(folder: Path, url: str, moment: int, chance: random.Random) -> bool:
    """Run a poller that does not live long; tell whether it was killed."""
    poller = get_context("fork").Process(
        target=_poll, args=(folder, url, moment, chance)
    )
    poller.start()
    if moment % 3 == 2:
        poller.join(chance.uniform(0.05, 0.4))
        poller.kill()
    poller.join()
    return poller.exitcode == -signal.SIGKILL


def _poll(folder: Path, url: str, moment: int, chance: random.Random) -> None:
    fetch.BATCH_MESSAGES = BATCH
    if moment % 3 != 2:
        owner, name, calls = MOMENTS[moment // 3]
        _die(owner, name, chance.randint(1, calls), after=moment % 3 == 1)
    with store.opened(folder) as one:
        one.poll(store.box(url))


def _die(owner: Any, name: str, nth: int, *, after: bool) -> None:
    """Make this process die before or after the nth call of a function."""
    called = getattr(owner, name)
    calls = 0

    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        mine = calls == nth
        if mine and not after:
            _end()
        result = called(*args, **kwargs)
        if mine:
            _end()
        return result

    setattr(owner, name, deadly)


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)
