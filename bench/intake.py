"""How fast is the intake, beside what the server and the disk can give at all?

    python bench/intake.py

Starts a Dovecot with 2,000 mails of 60 KB. `drain` only reads them, BODY.PEEK[]
in batches of 100, with IMAPClient as it comes; `silent` does the same without the
debugging log that IMAPClient formats, as the intake does; `disk` only writes and
flushes as many bytes, a file a batch; `poll` is the intake: archived with fsync,
recorded, moved. The ratio is messages a second of `poll` by those of `drain` in the
same round, and its median is promised to be at least 0.5. Then one mail of 50 MB.
Each runs in a process of its own, whose peak memory and processor time are told; a
busy machine makes all of them slower.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.cost import alone, peak
from tests.dovecot import store
from tests.dovecot.deliveries import message
from tests.dovecot.server import Dovecot, running

if TYPE_CHECKING:
    from collections.abc import Callable

    from imapclient import IMAPClient

LINE = "The quick brown fox jumps over the lazy dog, and again it does. " + "=" * 12
LARGE = 50 * 1024**2
BATCH = 100

Task: TypeAlias = "Callable[[Dovecot, str, Path], int]"


def drain(server: Dovecot, user: str, _folder: Path) -> int:
    """Read everything and keep nothing."""
    with server.client(user) as client:
        return _read(client)


def silent(server: Dovecot, user: str, _folder: Path) -> int:
    """Read everything, without the library's debugging log."""
    with server.client(user) as client:
        client._imap.debug = 0  # noqa: SLF001 (as pipeline.boxes.login does)
        return _read(client)


def _read(client: IMAPClient) -> int:
    client.select_folder("INBOX", readonly=True)
    uids = client.search("ALL")
    for start in range(0, len(uids), BATCH):
        client.fetch(uids[start : start + BATCH], ["BODY.PEEK[]"])
    return len(uids)


def disk(server: Dovecot, user: str, folder: Path) -> int:
    """Write and flush what lies in the mailbox, or as many bytes, and no more."""
    with server.client(user) as client:
        client.select_folder("INBOX", readonly=True)
        uids = client.search("ALL")
        sizes = client.fetch(uids, ["RFC822.SIZE"])
    for start in range(0, len(uids), BATCH):
        with (folder / str(start)).open("xb", buffering=0) as file:
            for uid in uids[start : start + BATCH]:
                file.write(bytes(sizes[uid][b"RFC822.SIZE"]))
            os.fsync(file.fileno())
    return len(uids)


def poll(server: Dovecot, user: str, folder: Path) -> int:
    """Poll into the archive and the ledger."""
    with store.opened(folder) as one:
        return one.poll(store.box(server.url(user))).moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Messages a second; milliseconds of our processor a message; peak MB."""

    rate: float
    cpu: float
    peak: float


def measured(task: Task, server: Dovecot, user: str) -> Measured:
    """Run a task; a fresh process is asked."""
    with tempfile.TemporaryDirectory() as folder:
        began, used = time.monotonic(), time.process_time()
        count = task(server, user, Path(folder))
        seconds, used = time.monotonic() - began, time.process_time() - used
    return Measured(rate=count / seconds, cpu=used / count * 1000, peak=peak())


def mail(number: int, size: int) -> bytes:
    """Make a mail of about that many bytes."""
    lines = f"{LINE}\r\n" * (size // (len(LINE) + 2))
    return message(f"m{number}", f"Mail {number}\r\n{lines}")


def main(mails: int = 2000, size: int = 60_000, rounds: int = 5) -> None:
    """Print the measurements; 1 when the promise is not kept."""
    ratios, peaks = [], []
    with running() as server:
        for number in range(rounds):
            user = f"round{number}"
            for start in range(0, mails, 200):
                some = range(start, min(start + 200, mails))
                server.deliver(user, [mail(n, size) for n in some])
            # The poll comes last: it empties the mailbox.
            tasks = (drain, silent, disk, poll)
            found = {task: alone(measured, task, server, user) for task in tasks}
            ratios.append(found[poll].rate / found[drain].rate)
            peaks.append(found[poll].peak)
            for task, one in found.items():
                print(
                    f"{task.__name__:7}{one.rate:6.0f}/s {one.cpu:5.2f} ms CPU",
                    end=" | ",
                )
            print(f"{ratios[-1]:.2f} of the drain, {peaks[-1]:.0f} MB", flush=True)
        server.deliver("large", [mail(0, LARGE)])
        large = alone(measured, poll, server, "large").peak
    ratio = statistics.median(ratios)
    print(f"median ratio {ratio:.2f}, {max(peaks):.0f} MB; of 50 MB: {large:.0f} MB")
    sys.exit(ratio < 0.5 or max(peaks) >= 300 or large >= 400)


if __name__ == "__main__":
    typer.run(main)
