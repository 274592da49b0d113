"""What does a scrape of /metrics cost with 100,000 deliveries?

    python bench/watch.py [--deliveries 100000] [--rounds 20] [--database URL]

A ledger of that size is written straight into the database, as bench/desk.py does it,
and scraped after a rest, so that every figure is read anew. Printed are milliseconds
of this process's processor and of the clock, median and worst: the limit is 100 of
the processor. Over PostgreSQL, most of the work is the server's, and only in the
clock; name an empty database.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import typer
from prometheus_client import generate_latest

from bench.filled import NOW, fill
from pipeline.service import Service
from pipeline.settings import load
from pipeline.watch.health import Examiner
from pipeline.watch.metrics import registry
from tests.consultation import write

_REST = 3.0  # seconds, in which the figures of the last scrape become too old


def main(
    deliveries: int = 100_000,
    rounds: int = 20,
    database: str = "sqlite:///depositary.db",
) -> None:
    """Fill, scrape, print."""
    with tempfile.TemporaryDirectory() as folder:
        store = {"database": database}
        settings = load(write(Path(folder), store=store))
        with Service(settings, lambda: NOW) as service:
            fill(service.ledger.engine, deliveries, deliveries // 20)
        told, _ = registry(settings, lambda: NOW, Examiner(settings), "all")
        costs = []
        for _ in range(rounds):
            time.sleep(_REST)
            began, worked = time.perf_counter(), time.process_time()
            size = len(generate_latest(told))
            costs.append((time.process_time() - worked, time.perf_counter() - began))
    print(f"{deliveries} deliveries, {size} bytes a scrape")
    for name, times in zip(
        ("processor", "clock"), zip(*costs, strict=True), strict=True
    ):
        median, worst = statistics.median(times) * 1000, max(times) * 1000
        print(f"{name:10} median {median:6.1f} ms, worst {worst:6.1f} ms")


if __name__ == "__main__":
    typer.run(main)
