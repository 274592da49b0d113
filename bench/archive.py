"""What does a mail cost in an archive that is a folder, and in one that is a bucket?

    python bench/archive.py [--mails 500] [--size 20000] [--delay 30]

The bucket is a stand-in (moto) behind a relay that counts calls and answers each
after `delay` milliseconds, as a store in the same region does. The stand-in is one
Python process and much slower than a real store: what carries over are the calls,
and which way is the faster one.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.archive import Archive, open_archive
from tests import objectstore

BATCH = 25
APPENDS = 50


class Bench:
    """Runs one thing after the other, and prints a line about each."""

    def __init__(self, calls: Counter[str]) -> None:
        self.calls = calls

    def run(self, what: str, count: int, noun: str, work: Callable[[], object]) -> None:
        """Say how many a second that was, and how many calls each took."""
        self.calls.clear()
        began, cpu = time.perf_counter(), time.process_time()
        work()
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        calls = ", ".join(f"{n / count:.2f} {c}" for c, n in sorted(self.calls.items()))
        each = f"{count / took:8.0f} {noun}/s, {1000 * cpu / count:6.2f} ms of CPU"
        print(f"  {what:44} {each}; calls each: {calls or 'none'}", flush=True)


def measure(bench: Bench, url: str, folder: Path, mails: list[bytes]) -> None:
    """Put, get and find mails; add lines."""
    archive: Archive = open_archive(url, folder / "local")
    batches = [mails[at : at + BATCH] for at in range(0, len(mails), BATCH)]
    alone = [b"alone " + mail for mail in mails[: 4 * BATCH]]

    def singly() -> None:
        with ThreadPoolExecutor(16) as pool:
            for at in range(0, len(alone), BATCH):
                list(pool.map(archive.put, alone[at : at + BATCH]))

    names: list[str] = []
    packed = f"put, {BATCH} at once, as one pack"
    bench.run(
        packed,
        len(mails),
        "mails",
        lambda: [names.extend(archive.put_many(batch)) for batch in batches],
    )
    bench.run(
        f"put, {BATCH} at once, each alone, side by side", len(alone), "mails", singly
    )
    bench.run(
        "get, one after the other",
        len(names),
        "mails",
        lambda: [archive.get(name) for name in names],
    )
    stranger = open_archive(url, folder / "stranger")
    if url.startswith("s3:"):
        bench.run(
            "find all, remembering nothing", len(names), "mails", lambda: list(stranger)
        )
    bench.run(
        "add 5 lines to the ledger's mirror",
        APPENDS,
        "times",
        lambda: [
            archive.append(
                "events", [b"x" * 400] * 5, after=archive.last_line("events")
            )
            for _ in range(APPENDS)
        ],
    )
    bench.run(
        "read those lines", 5 * APPENDS, "lines", lambda: list(archive.lines("events"))
    )


def main(mails: int = 500, size: int = 20_000, delay: float = 30) -> None:
    """Measure both places in one run."""
    made = [b"From: %d\r\n\r\n" % n + os.urandom(size) for n in range(mails)]
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        print("a folder:")
        place = Path(folder) / "archive"
        measure(Bench(Counter()), f"file:{place}", Path(folder) / "a", made)
    for pause in (0, delay / 1000):
        print(f"a bucket, {1000 * pause:.0f} ms a call:")
        with (
            tempfile.TemporaryDirectory() as folder,
            objectstore.running() as address,
            objectstore.bucket(address) as url,
            objectstore.relay(address) as between,
            objectstore.reached(between.address),
        ):
            between.wrong = lambda *_, pause=pause: time.sleep(pause) or ""
            measure(Bench(between.calls), url, Path(folder), made)


if __name__ == "__main__":
    typer.run(main)
