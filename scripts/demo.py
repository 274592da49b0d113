"""Run the sample consultation from the empty state to the published record.

    python scripts/demo.py FOLDER

Three passes on three days of the consultation: in the grace week, right after
the cut-off, and on the day of publication. Letters go to files; nothing leaves
this machine.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DAYS = ("2026-03-16T08:00:00Z", "2026-03-21T00:30:00Z", "2026-04-20T08:00:00Z")


def main(folder: Path) -> int:
    """Lay the sample into an empty folder and run it; return the exit status."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "sample", folder, ignore=shutil.ignore_patterns("mailbox"))
    build = [sys.executable, str(folder / "build.py"), str(folder)]
    status = 0
    for day in DAYS:
        print(f"\n== The consultation at {day}", flush=True)
        subprocess.run([*build, day], check=True)
        status = run(folder, "once", "--now", day)
        if status > 1:
            return status
    print()
    run(folder, "verify")
    print("\nWhere the results are:")
    for what, where in (
        ("site", folder / "build/site/index.html"),
        ("compilations", folder / "build/compilations"),
        ("letters", folder / "build/outbox"),
        ("archive", folder / "build/archive"),
    ):
        print(f"  {what:13} {where}")
    print("\nWhat waits for a person:")
    command = Path(sys.executable).parent / "depositary"
    print(f"  {command} --config {folder}/config.toml review")
    return 0


def run(folder: Path, *verb: str) -> int:
    """Run one verb of the command line on the sample."""
    command = [sys.executable, "-m", "pipeline", "--config", folder / "config.toml"]
    return subprocess.run([*map(str, command), *verb], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
