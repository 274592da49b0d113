"""Is a letter sent twice, or left in doubt, when its sending is killed anywhere?

    python bench/letter_kills.py [--seeds 500] [--first 0] [--kills 3]

Each seed sends six letters into a real SMTP conversation and is killed with
SIGKILL at three boundaries of a letter, all boundaries in turn
(tests/dovecot/letter_kills.py). TMPDIR=/dev/shm spares the disk.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.dovecot import letter_kills


def main() -> int:
    """Run the seeds and print the sums; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kills", type=int, default=3)
    options = parser.parse_args()
    died: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    letters = doubts = 0
    with tempfile.TemporaryDirectory() as name:
        laid = Path(name) / "laid"
        letter_kills.lay(laid)
        way = letter_kills.survey(laid, Path(name) / "survey")
        for seed in range(options.first, options.first + options.seeds):
            with tempfile.TemporaryDirectory(dir=name) as place:
                folder = Path(place) / "store"
                count = letter_kills.run(laid, folder, seed, way, options.kills)
            died.update(count.died)
            wrong.update(count.wrong)
            letters, doubts = letters + count.letters, doubts + count.doubts
            if count.wrong:
                print(f"seed {seed}: {count.wrong}; killed {count.died}")
    print(
        f"{options.seeds} seeds, {letters} letters, {died.total()} kills at "
        f"{len(died)} of {2 * len(way)} ends of {len(way)} points; {doubts} letters "
        f"in doubt were settled; wrong: {dict(wrong) or 'nothing'}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
