"""Is anything lost or counted twice when the intake is killed, many times over?

    python bench/kills.py --seeds 200

Each seed delivers 300 messages to a real Dovecot, kills five pollers with
SIGKILL, at commit points in turn and at random times, lets one finish and counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.dovecot import kills
from tests.dovecot.server import running


def main() -> int:
    """Print a line for each seed that failed, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    seeds = parser.parse_args().seeds
    began = time.monotonic()
    counts = []
    with running() as dovecot, tempfile.TemporaryDirectory() as folder:
        for seed in range(seeds):
            place = Path(folder) / f"seed{seed}"
            count = kills.run(dovecot, f"seed{seed}", place, seed, rounds=5)
            counts.append(count)
            if count.lost or count.surplus or count.left:
                print(f"seed {seed}: {count}")
    total = {
        name: sum(getattr(count, name) for count in counts)
        for name in ("delivered", "kills", "lost", "surplus", "left")
    }
    print(f"{seeds} seeds in {time.monotonic() - began:.0f} s: {total}")
    return 1 if total["lost"] or total["surplus"] or total["left"] else 0


if __name__ == "__main__":
    sys.exit(main())
