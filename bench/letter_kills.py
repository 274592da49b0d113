"""Is a letter sent twice, or left in doubt, when its sending is killed anywhere?

    python bench/letter_kills.py [--seeds 500] [--first 0] [--kills 3]

Each seed sends six letters into a real SMTP conversation and is killed with
SIGKILL at three boundaries of a letter, all boundaries in turn
(tests/dovecot/letter_kills.py). TMPDIR=/dev/shm spares the disk.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.dovecot import letter_kills


def main(seeds: int = 500, first: int = 0, kills: int = 3) -> None:
    """Run the seeds and print the sums; 1 where anything was wrong."""
    died: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    letters = doubts = 0
    with tempfile.TemporaryDirectory() as name:
        laid = Path(name) / "laid"
        letter_kills.lay(laid)
        way = letter_kills.survey(laid, Path(name) / "survey")
        for seed in range(first, first + seeds):
            with tempfile.TemporaryDirectory(dir=name) as place:
                folder = Path(place) / "store"
                count = letter_kills.run(laid, folder, seed, way, kills)
            died.update(count.died)
            wrong.update(count.wrong)
            letters, doubts = letters + count.letters, doubts + count.doubts
            if count.wrong:
                print(f"seed {seed}: {count.wrong}; killed {count.died}")
    print(
        f"{seeds} seeds, {letters} letters, {died.total()} kills at "
        f"{len(died)} of {2 * len(way)} ends of {len(way)} points; {doubts} letters "
        f"in doubt were settled; wrong: {dict(wrong) or 'nothing'}"
    )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    typer.run(main)
