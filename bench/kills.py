"""Is anything lost, invented or said twice when the whole way is killed?

    python bench/kills.py --log kills.jsonl [--seeds 200] [--mails 300] [--jobs 2]

Each seed brings 300 deliveries from a real Dovecot to letters in a real SMTP
conversation, ten passes on the way being killed with SIGKILL; then it is counted
from outside (tests/dovecot/kills.py). A line of the log is a seed, and seeds
that have their line are not run again, so a run may be broken off. TMPDIR=/dev/shm
spares the disk: what a killed process wrote, the kernel keeps.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.dovecot import kills
from tests.dovecot.server import running

if TYPE_CHECKING:
    from tests.dovecot.kills import Way
    from tests.dovecot.server import Dovecot


def main(
    log: Annotated[Path, typer.Option()],
    seeds: int = 200,
    mails: int = 300,
    jobs: int = 2,
) -> None:
    """Run the seeds that have no line yet, then print the sums of all lines."""
    log.touch()
    todo = set(range(seeds)) - {seed["seed"] for seed in _read(log)}
    spawn = get_context("spawn")  # a fork of a process with threads can hang
    with (
        running() as dovecot,
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(jobs, mp_context=spawn) as pool,
        log.open("a", buffering=1) as file,
    ):
        way = kills.survey(dovecot, "survey", Path(folder) / "survey")
        runs = [pool.submit(_seed, dovecot, seed, way, mails) for seed in sorted(todo)]
        for run in as_completed(runs):
            file.write(json.dumps(run.result()) + "\n")
    sys.exit(_sums(_read(log), {*way.points}))


def _read(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines()]


def _seed(dovecot: Dovecot, seed: int, way: Way, mails: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        count = kills.run(dovecot, f"seed{seed}", place, seed, way, mails=mails)
    return {"seed": seed, **asdict(count)}


def _sums(seeds: list[dict[str, Any]], points: set[str]) -> int:
    wrong: Counter[str] = Counter()
    for seed in seeds:
        wrong.update(seed["wrong"])
        if seed["wrong"]:
            print(f"seed {seed['seed']}: {seed['wrong']}; killed {seed['died']}")
    died = Counter(where for seed in seeds for where in seed["died"])
    ends = {f"{when} {point}" for point in points for when in ("before", "after")}
    print(
        f"{len(seeds)} seeds, {sum(s['delivered'] for s in seeds)} deliveries, "
        f"{died.total()} kills, {sum(died[end] for end in ends)} of them at "
        f"{sum(end in died for end in ends)} of {len(ends)} ends of the "
        f"{len(points)} points; {sum(s['doubts'] for s in seeds)} letters in doubt "
        f"were settled; wrong: {dict(wrong) or 'nothing'}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    typer.run(main)
