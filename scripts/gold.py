"""Measure attribution on labelled consultations that lie outside the product.

    python scripts/gold.py FOLDER CASE...

FOLDER holds one folder a case (config.toml, drafts, stakeholders.csv, eml/,
gold.jsonl) beside to_predictions.py and evaluate.py. Each case is copied,
imported, processed and exported; the table of the evaluation is printed.

The table takes most senders that are in no registry for wrong, for they are only
proposed to a person. A line of our own counts them as right under their right names,
which is all that can be done for them.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any


def main(folder: Path, cases: list[str]) -> int:
    """Run all cases; predictions of all are scored together at the end."""
    if not folder.is_dir():
        print(f"There is no folder {folder}; the measurement is skipped.")
        return 0
    with tempfile.TemporaryDirectory() as place:
        together = Path(place)
        who: Counter[str] = Counter()
        for case in cases:
            one(folder, case, together)
            who += senders(together / case)
        print("\n== all")
        done = evaluate(folder, together / "gold.jsonl", together / "predictions.jsonl")
        if who["all"]:
            share = 100 * who["right"] / who["all"]
            print(f"senders, unknown ones rightly proposed among them: {share:.1f} %")
        return done


def one(folder: Path, case: str, together: Path) -> None:
    """Import, process and export one case in a copy of its folder."""
    work = together / case
    shutil.copytree(folder / case, work)
    for name in ("cur", "new", "tmp"):
        (work / "mailbox" / name).mkdir(parents=True)
    depositary(work, "import", "eml")
    depositary(work, "once", "--now", "2030-01-01T00:00:00Z")
    depositary(work, "export", "--out", "export.jsonl")
    lines = subprocess.run(
        [sys.executable, script(folder, "to_predictions.py"), work / "export.jsonl"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    (work / "predictions.jsonl").write_text(lines, encoding="utf-8")
    for name in ("gold.jsonl", "predictions.jsonl"):
        with (together / name).open("a", encoding="utf-8") as file:
            file.write((work / name).read_text(encoding="utf-8"))
    print(f"\n== {case}")
    evaluate(folder, work / "gold.jsonl", work / "predictions.jsonl")


def senders(work: Path) -> Counter[str]:
    """Count the senders, and the right ones: decided, or proposed where weakly known.

    Weakly known is one in no registry, or named by a file's properties alone.
    """
    with (work / "stakeholders.csv").open(encoding="utf-8") as file:
        registered = {row["name"] for row in csv.DictReader(file)}
    told = {line["id"]: line for line in lines(work / "predictions.jsonl")}
    sums: Counter[str] = Counter()
    for line in lines(work / "gold.jsonl"):
        if line.get("skip_stakeholder") or not line.get("stakeholder_answerable"):
            continue
        names = {each["name"] for each in line["stakeholders"]}
        found = told.get(line["id"], {})
        same = names == set(found.get("stakeholders", ()))
        weak = line["stakeholder_evidence"] == "docprops" or not names <= registered
        sums["all"] += 1
        sums["right"] += same and (weak or not found["stakeholder_review"])
    return sums


def lines(file: Path) -> list[dict[str, Any]]:
    """Read a file with one record a line."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def depositary(work: Path, *verb: str) -> None:
    """Run one verb of the command line; 1 says that something waits."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "--json", *verb],
        cwd=work,
        stdout=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(verb)} failed in {work.name}")


def evaluate(folder: Path, gold: Path, predictions: Path) -> int:
    """Print the table of the evaluation."""
    name = "evaluate_real.py" if folder.name == "real" else "evaluate.py"
    return subprocess.run(
        [sys.executable, script(folder, name), gold, predictions], check=False
    ).returncode


def script(folder: Path, name: str) -> Path:
    """Find a script of the evaluation in the folder of the cases or above it."""
    here = folder / name
    return here if here.exists() else folder.parent / name


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
