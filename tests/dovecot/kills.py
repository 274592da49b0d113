"""What is left when the whole way is killed again and again?

Mail lies in a real Dovecot, letters go into a real SMTP conversation, and the
verbs `once` and `run` bring the one to the other. Each round delivers a share
of the mail and kills a pass with SIGKILL: right before or after a call at a
point of the way, or at a random time. Then passes may finish, a person settles
what is in doubt, and everything is counted from outside: the bytes in the
archive, the mailbox, what the mail server was given, and the exported record.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import cli, fetch
from tests import forks
from tests.archived import raw_messages
from tests.consultation import AFTER, write
from tests.dovecot import points
from tests.dovecot.deliveries import deliveries
from tests.dovecot.points import Death
from tests.dovecot.postman import Postman, postman
from tests.dovecot.server import PASSWORD, Dovecot

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess


#: Small batches, so that a round has several: packs, and what is too little for one.
_BATCH = 8
_WHO = ("--by", "A. Secretary", "--because", "it may have been lost")
_NOW = ("--now", AFTER.isoformat())
_PATIENCE = 600  # seconds for a verb that nobody kills


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A pass that nobody kills: how often it comes to each point, its seconds."""

    points: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one seed came to; all is well where nothing is `wrong`.

    `died` says of each killed pass where it was killed, or after how many seconds.
    `doubts` are letters whose sending was cut off and that were settled.
    """

    delivered: int
    died: tuple[str, ...]
    doubts: int
    wrong: Mapping[str, int]


def survey(dovecot: Dovecot, user: str, folder: Path, mails: int = 30) -> Way:
    """Watch one pass over so many mails from end to end."""
    with postman() as post:
        _lay(dovecot, user, folder, post)
        dovecot.deliver(user, deliveries(0, mails))
        began = time.monotonic()
        watched = forks.server().Process(target=_watched, args=(folder,))
        watched.start()
        watched.join(_PATIENCE)
        seconds = time.monotonic() - began
        return Way(
            points=json.loads((folder / "points.json").read_text()), seconds=seconds
        )


def run(  # noqa: PLR0913 (a seed's size and place, by name)
    dovecot: Dovecot,
    user: str,
    folder: Path,
    seed: int,
    way: Way,
    *,
    mails: int = 300,
    rounds: int = 10,
) -> Count:
    """Deliver bit by bit, kill a pass each round, let the last finish, count."""
    chance = random.Random(seed)  # noqa: S311 (moments, no secret)
    given = deliveries(seed, mails)
    died = []
    with postman() as post:
        _lay(dovecot, user, folder, post)
        for number in range(rounds):
            dovecot.deliver(user, given[number::rounds])
            end = _end(way, seed * rounds + number, chance)
            if _killed(folder, end, chance):
                died.append(str(end))
        copies, doubts = _finish(dovecot, user, folder, post)
        wrong = _wrong(given, copies, folder, post)
        wrong["left in the mailbox"] = dovecot.count(user, "INBOX")
    return Count(
        delivered=len(given),
        died=tuple(died),
        doubts=doubts,
        wrong={what: n for what, n in wrong.items() if n},
    )


def _lay(dovecot: Dovecot, user: str, folder: Path, post: Postman) -> None:
    folder.mkdir()
    (folder / "password").touch(0o600)
    (folder / "password").write_text(PASSWORD)
    write(
        folder,
        mailbox={"url": dovecot.url(user), "password_file": "password"},
        letters={"smtp": f"smtp://127.0.0.1:{post.port}"},
    )


def _end(way: Way, turn: int, chance: random.Random) -> Death | float:
    """Choose how a pass ends: each point in turn, every third time some moment."""
    if turn % 3 == 2:
        return chance.uniform(0, way.seconds)
    turn -= turn // 3
    names = sorted(way.points)
    point = names[turn // 2 % len(names)]
    most = max(1, way.points[point] * 2 // 3)  # a round may have less to do
    return Death(point=point, nth=chance.randint(1, most), after=bool(turn % 2))


def _killed(folder: Path, end: Death | float, chance: random.Random) -> bool:
    """Run a pass that does not live long; tell whether it was killed."""
    if isinstance(end, Death):
        process = _start(folder, "once", *_NOW, death=end)
        process.join(_PATIENCE)
    else:
        process = _start(folder, chance.choice(("once", "run")), *_NOW)
        process.join(end)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _start(folder: Path, *words: str, death: Death | None = None) -> ForkServerProcess:
    process = forks.server().Process(target=_depositary, args=(folder, words, death))
    process.start()
    return process


def _verb(folder: Path, *words: str) -> Any:
    """Have the command line do something; return what it says to machines."""
    process = _start(folder, *words)
    process.join(_PATIENCE)
    if process.exitcode not in (0, 1):
        why = (folder / "errors").read_text()
        raise RuntimeError(f"{words} ended with {process.exitcode}: {why[-2000:]}")
    said = (folder / "said").read_text()
    return said if words == ("export",) else json.loads(said)


def _depositary(folder: Path, words: Sequence[str], death: Death | None) -> None:
    """Be the command line, in a process of its own."""
    fetch.BATCH_MESSAGES = _BATCH
    if death:
        points.prepare(death)
    sys.argv = ["depositary", "--config", f"{folder}/config.toml", "--json", *words]
    with (
        (folder / "said").open("w") as said,
        (folder / "errors").open("a") as errors,
        redirect_stdout(said),
        redirect_stderr(errors),
    ):
        cli.main()


def _watched(folder: Path) -> None:
    """Be a pass that nobody kills, and write down the points it came to."""
    counted = points.count_points()
    with suppress(SystemExit):
        _depositary(folder, ("once", *_NOW), None)
    (folder / "points.json").write_text(json.dumps(counted))


def _finish(
    dovecot: Dovecot, user: str, folder: Path, post: Postman
) -> tuple[list[bytes], int]:
    """Pass until all is quiet; return the copies that a person put back, and doubts.

    A letter in doubt that the mail server took is put into the mailbox, as a
    blind copy would be; one that it did not take is tried again.
    """
    copies: list[bytes] = []
    doubts = 0
    for _ in range(9):
        did = _verb(folder, "once", *_NOW)
        doubtful = [
            (record["id"], letter["message_id"])
            for record in _records(folder)
            for letter in record["letters"]
            if letter["state"] == "in_doubt"
        ]
        if not (did["new"] or did["letters"] or did["issued"] or doubtful):
            return copies, doubts
        doubts += len(doubtful)
        for delivery, name in doubtful:
            taken = [raw for _, its, raw in post.letters if its == name]
            if taken:
                dovecot.deliver(user, taken[:1])
                copies += taken[:1]
            else:
                _verb(folder, "letters", "--retry", delivery, *_WHO)
    raise RuntimeError(f"{folder.name} does not become quiet")


def _records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _verb(folder, "export").splitlines()]


def _wrong(
    given: list[bytes], copies: list[bytes], folder: Path, post: Postman
) -> dict[str, int]:
    """Count what should not be, with nothing of the product but what it left."""
    records = _records(folder)
    names = {_sender(raw) for raw in given}
    late = {name for name in names if name.startswith("l")}
    put, kept = Counter(given + copies), Counter(_archived(folder, records))
    submissions = [r for r in records if r["kind"] == "submission"]
    heard = Counter(r["sender"]["address"].partition("@")[0] for r in submissions)
    numbers = Counter(r["number"] for r in submissions if r["number"])
    series = Counter(f"CASE/1/{n}" for n in range(1, len(names - late) + 1))
    due = {
        (f"{name}@sender.example", "late" if name in late else "acknowledgement")
        for name in names
    }
    letters = post.kinds()
    sums = Counter(
        {
            "accepted": len(names - late),
            "late": len(late),
            "duplicate": len(given) - len(names),
            "not a submission": len(copies),
            "deliveries": len(given) + len(copies),
        }
    )
    status = _verb(folder, "status")
    told = Counter({**status["classes"], "deliveries": status["deliveries"]})
    return {
        "lost": (put - kept).total() + len(names - set(heard)),
        "surplus": (kept - put).total() + heard.total() - len(heard),
        "numbers": _apart(numbers, series),
        "unanswered": len(due - set(letters)),
        "letters too many": post.twice() + len(set(letters) - due),
        "letters unsettled": sum(
            letter["state"] != "sent" for r in records for letter in r["letters"]
        ),
        "sums": _apart(told, sums),
        "verify": len(_verb(folder, "verify")),
    }


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return (one - other).total() + (other - one).total()


def _archived(folder: Path, records: Sequence[dict[str, Any]]) -> Iterator[bytes]:
    """Read the bytes that each delivery is said to have."""
    kept = raw_messages(folder / "archive")
    for name in (record["sha256"] for record in records):
        yield kept[name] if sha256(kept[name]).hexdigest() == name else b"damaged"


def _sender(raw: bytes) -> str:
    return raw.partition(b"\r\nFrom: ")[2].partition(b" ")[0].decode()
