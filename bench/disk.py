"""Is anything lost when the nth call to the disk is refused, for every n?

    python bench/disk.py [STEP [KIND...]]

Plays one pass from the mailbox to the public record again and again: each time the
next call is refused (ENOSPC, EIO; once, or all from then on), until a pass needs
fewer calls. STEP 1 tries every call.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.simulation.refusals import KINDS, refused


def main(step: int, kinds: Sequence[str]) -> int:
    """Print a line a kind; 1 if anything was wrong."""
    bad = 0
    began = time.process_time()
    for what in kinds:
        struck: Counter[str] = Counter()
        nth = 1
        while True:
            with tempfile.TemporaryDirectory() as folder:
                where, wrong = refused(what, nth, Path(folder))
            for sentence in wrong:
                print(f"WRONG: {what}, call {nth} ({where}): {sentence}")
            bad += bool(wrong)
            if where is None:
                break
            struck[where] += bool(where)
            nth += step
        places = ", ".join(f"{n} {name}" for name, n in struck.most_common())
        print(f"{what}: {struck.total()} calls refused ({places})", flush=True)
    print(f"{bad} wrong, {time.process_time() - began:.0f} s of processor")
    return 1 if bad else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]) if given else 1, given[1:] or KINDS))
