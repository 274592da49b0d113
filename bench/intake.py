"""How fast is the intake, beside what the server can give at all?

    python bench/intake.py

Starts a Dovecot with 2,000 mails of 60 KB. `drain` only reads them, BODY.PEEK[]
in batches of 100; `poll` archives them with fsync, records and moves them. Then
one mail of 50 MB. Each runs in a process of its own, whose peak memory is told.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.archive import Archive
from pipeline.fetch import poll
from tests.dovecot import store
from tests.dovecot.deliveries import message
from tests.dovecot.server import Dovecot, running

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.queues import SimpleQueue

    from pipeline.arrival import Arrival, SourceKey

LINE = "The quick brown fox jumps over the lazy dog, and again it does. " + "=" * 12
LARGE = 50 * 1024**2


class PlainRows:
    """The least that a ledger can be: one table, one transaction a batch."""

    def __init__(self, file: Path) -> None:
        """Make the table."""
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE row (key TEXT PRIMARY KEY, sha256, fingerprint, at)"
        )

    def known(self, keys: Sequence[SourceKey]) -> set[SourceKey]:
        """Look the keys up, one by one."""
        look = "SELECT 1 FROM row WHERE key = ?"
        return {k for k in keys if self._db.execute(look, [str(k)]).fetchone()}

    def record(self, arrivals: Sequence[Arrival]) -> None:
        """Write the rows."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany(
            "INSERT OR IGNORE INTO row VALUES (?, ?, ?, ?)",
            [(str(a.key), a.sha256, a.fingerprint, a.first_seen) for a in arrivals],
        )
        self._db.execute("COMMIT")


def drain(server: Dovecot, user: str, _folder: Path) -> int:
    """Read everything and keep nothing."""
    with server.client(user) as client:
        client.select_folder("INBOX", readonly=True)
        uids = client.search("ALL")
        for start in range(0, len(uids), 100):
            client.fetch(uids[start : start + 100], ["BODY.PEEK[]"])
    return len(uids)


def poll_plainly(server: Dovecot, user: str, folder: Path) -> int:
    """Poll into the archive and a plain table."""
    archive, rows = Archive(folder / "archive"), PlainRows(folder / "rows.db")
    return poll(store.box(server.url(user)), archive, rows, store.now).moved


def poll_fully(server: Dovecot, user: str, folder: Path) -> int:
    """Poll into the archive and the ledger."""
    with store.opened(folder) as one:
        return one.poll(store.box(server.url(user))).moved


def measured(
    task: Callable[[Dovecot, str, Path], int], server: Dovecot, user: str
) -> tuple[float, int]:
    """Run a task in a fresh process; return messages a second and peak MB."""
    context = get_context("spawn")
    answers: SimpleQueue[tuple[float, int]] = context.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        process = context.Process(
            target=_run, args=(task, server, user, Path(folder), answers)
        )
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(f"{task.__name__} failed")
    return answers.get()


def _run(
    task: Callable[[Dovecot, str, Path], int],
    server: Dovecot,
    user: str,
    folder: Path,
    answers: SimpleQueue[tuple[float, int]],
) -> None:
    began = time.monotonic()
    count = task(server, user, folder)
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answers.put((count / seconds, peak))


def mail(number: int, size: int) -> bytes:
    """Make a mail of about that many bytes."""
    lines = f"{LINE}\r\n" * (size // (len(LINE) + 2))
    return message(f"m{number}", f"Mail {number}\r\n{lines}")


def main() -> int:
    """Print the measurements; 1 when the promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--size", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    ratios = []
    with running() as server:
        for number in range(chosen.rounds):
            for task in (poll_plainly, poll_fully):
                user = f"{task.__name__}{number}"
                for start in range(0, chosen.mails, 200):
                    some = range(start, min(start + 200, chosen.mails))
                    server.deliver(user, [mail(n, chosen.size) for n in some])
                limit, _ = measured(drain, server, user)
                rate, peak = measured(task, server, user)
                print(
                    f"{task.__name__:13} {rate:6.0f}/s of a drain of {limit:6.0f}/s: "
                    f"{rate / limit:.2f}, {peak} MB",
                    flush=True,
                )
                if task is poll_fully:
                    ratios.append(rate / limit)
        server.deliver("large", [mail(0, LARGE)])
        _, peak = measured(poll_fully, server, "large")
        print(f"one mail of 50 MB: {peak} MB")
    ratio = statistics.median(ratios)
    print(f"median ratio {ratio:.2f}")
    return 0 if ratio >= 0.5 and peak < 400 else 1


if __name__ == "__main__":
    sys.exit(main())
