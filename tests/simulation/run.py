"""Play seasons by their seeds, and print what is wrong with its history.

python -m tests.simulation.run --seeds 2000      from seed 0 on
python -m tests.simulation.run --seed 17         one, with its history
"""

from __future__ import annotations

import argparse
import atexit
import gc
import shutil
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path

from tests.simulation.season import Season


def main() -> int:
    """Play them; 1 if something is wrong with one, which ends it with --first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many, from --from")
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--seed", type=int, help="only this one, with its history")
    parser.add_argument("--first", action="store_true", help="stop at the first fault")
    options = parser.parse_args()
    seeds = range(options.start, options.start + options.seeds)
    if options.seed is not None:
        seeds = range(options.seed, options.seed + 1)
    gc.set_threshold(100_000)  # a season leaves little, and is over soon
    sums: Counter[str] = Counter()
    began, used = time.monotonic(), time.process_time()
    for seed in seeds:
        season = play(seed)
        sums.update(
            seasons=1,
            mails=season.mails,
            letters=season.letters,
            steps=season.steps,
            mishaps=season.mishaps,
            wrong=bool(season.wrong),
        )
        if season.wrong or options.seed is not None:
            _say(told(season))
        if season.wrong and options.first:
            break
    counted = ", ".join(f"{count} {what}" for what, count in sums.items())
    took, used = time.monotonic() - began, time.process_time() - used
    _say(f"{counted} in {took:.0f} s ({used:.0f} s of processor)")
    return 1 if sums["wrong"] else 0


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def play(seed: int) -> Season:
    """Play one season in a folder of its own, in memory where that can be."""
    folder = _place()
    try:
        return Season(seed, folder).play()
    finally:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@cache
def _place() -> Path:
    """Make the folder in which one season after the other is played.

    Always the same, so that what is prepared for its database is prepared once.
    """
    memory = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it)
    place = tempfile.mkdtemp(dir=memory if memory.is_dir() else None)
    atexit.register(shutil.rmtree, place)
    return Path(place)


def told(season: Season) -> str:
    """Tell a season: what is wrong with it, and how it came to that."""
    wrong = [f"  WRONG: {sentence}" for sentence in season.wrong]
    history = [f"  {line}" for line in season.history]
    again = f"python -m tests.simulation.run --seed {season.seed}"
    return "\n".join([f"seed {season.seed} ({again})", *history, *wrong])


if __name__ == "__main__":
    sys.exit(main())
