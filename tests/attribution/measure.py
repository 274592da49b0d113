"""How well are the hand-written submissions attributed?

    python -m tests.attribution.measure [--errors] FILE...

Each file of cases is mailed to a consultation of its own, processed by the
verbs of the product, and its export held against what was expected. Units are
(submission, draft, paragraph, action). Printed, in per cent: `right` and
`kept` (right, or offered among the candidates of a review) of all that can be
answered; `wrong` of all that was decided without a person; `review` of all that
was made; `words` of the right ones that hold the words expected; senders right
and wrong.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

from tests import forks
from tests.attribution.submissions import Case, Point, cases

HERE = Path(__file__).parent
DRAFTS = {
    "compact": ("CC/CP", "Draft compact on shared coastal waters"),
    "code": ("CC/CODE", "Code of practice for tide gauges"),
    "statute": ("CC/STAT", "Draft statute of the coastal fund"),
    "plan": ("CC/PLAN", "Plan of action 2028-2032"),
}
CONFIG = """
[consultation]
id = "coast"
title = "Consultation on the compact on shared coastal waters"
series = "CC/C"

[[calls]]
id = "drafts"
title = "Comments on the drafts"
zone = "UTC"
opens = 2026-04-01
soft = 2026-05-15
hard = 2026-05-31

[stakeholders]
registry = "stakeholders.csv"

[mailbox]
url = "maildir:mailbox"
own_hosts = ["mx.coast.example"]

[letters]
from = "Coast secretariat <compact@coast.example>"
smtp = "file:build/outbox"

[store]
database = "sqlite:///build/depositary.db"
archive = "file:build/archive"

[publication]
folder = "build/site"
"""
#: In the first draft of the compact paragraph 8 was missing, and 12 bis.
FORMER = {"compact": {str(n): str(n - 1) for n in range(9, 21)}}
COLUMNS = ("right", "kept", "wrong", "review", "words", "who", "who wrong")


def exported(all_cases: Iterable[Case]) -> dict[str, dict[str, Any]]:
    """Mail all cases to a fresh consultation; return the records by number."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        copytree(HERE, home, dirs_exist_ok=True, ignore=ignore_patterns("*.py", "__*"))
        drafts = "".join(
            f'\n[[drafts]]\nid = "{id_}"\ntitle = "{title}"\n'
            f'file = "drafts/{name}.md"\ncall = "drafts"\n'
            + "".join(
                f'former."{label}" = "{old}"\n'
                for label, old in FORMER.get(name, {}).items()
            )
            for name, (id_, title) in DRAFTS.items()
        )
        (home / "config.toml").write_text(CONFIG + drafts, encoding="utf-8")
        for name in ("mailbox/cur", "mailbox/new", "mailbox/tmp", "mail"):
            (home / name).mkdir(parents=True)
        for number, case in enumerate(all_cases):
            (home / "mail" / f"{number:03}.eml").write_bytes(case.message)
        _run(home, "import", "mail")
        _run(home, "once", "--now", "2026-06-01T00:00:00Z")
        _run(home, "export", "--out", "export.jsonl")
        lines = (home / "export.jsonl").read_text(encoding="utf-8").splitlines()
    records = map(json.loads, lines)
    return {Path(record["source"]).stem: record for record in records}


def _run(home: Path, *verb: str) -> None:
    done = forks.depositary("--json", *verb, cwd=home)
    if done.returncode > 1:
        raise SystemExit(done.stderr or done.stdout)


def count(case: Case, record: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Hold one record against its case; the second value tells the errors."""
    points = {_place(point): [] for point in case.points}
    for point in case.points:
        points[_place(point)].append(point)
    sums: Counter[str] = Counter(answerable=len(case.points))
    made: dict[tuple[tuple[str | None, str], str], str] = {}
    offered: set[tuple[str | None, str]] = set()
    errors = []
    for comment in record["comments"]:
        places = [(comment["document"], label) for label in comment["paragraphs"]]
        if comment["review"]:
            sums["reviewed"] += 1
            offered |= {(c["document"], c["paragraph"]) for c in comment["candidates"]}
            offered |= set(places)
            errors.append(f"review: {comment['text'][:90]!r}")
            continue
        for document, label in places:
            unit = ((None if label == "*" else document, label), comment["action"])
            words = f"{comment['text']}\n{comment['proposed'] or ''}"
            made[unit] = f"{made.get(unit, '')}\n{words}"
    for (place, action), words in made.items():
        sums["decided"] += 1
        meant = [p for p in points.get(place, ()) if action in p.actions]
        if meant:
            points[place].remove(meant[0])
            sums["right"] += 1
            sums["words"] += any(_holds(p, words) for p in meant)
        else:
            sums["wrong"] += 1
            errors.append(f"WRONG {place} {action}: {words[:90]!r}")
    for place, missed in points.items():
        sums["offered"] += len(missed) if place in offered else 0
        errors += [f"missed {place} {p.actions}: {p.words!r}" for p in missed]
    names = {each["name"] for each in record["stakeholders"]}
    review = record["stakeholder_review"]
    sums["senders"] += 1
    known = names == set(case.stakeholders) and review is case.new
    settled = known if case.stakeholders else review
    sums["who"] += settled
    sums["who wrong"] += not review and names != set(case.stakeholders)
    if not settled:
        errors.append(f"who: {sorted(names)} review={review}")
    return sums, errors


def _place(point: Point) -> tuple[str | None, str]:
    document = None if point.paragraph == "*" else DRAFTS[point.document][0]
    return document, point.paragraph


def _holds(point: Point, words: str) -> bool:
    return point.words == "-" or _plain(point.words) in _plain(words)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def shares(sums: Counter[str]) -> dict[str, float]:
    """Turn counts into per cent."""

    def share(part: int, whole: int) -> float:
        return 100 * part / whole if whole else 0.0

    return {
        "right": share(sums["right"], sums["answerable"]),
        "kept": share(sums["right"] + sums["offered"], sums["answerable"]),
        "wrong": share(sums["wrong"], sums["decided"]),
        "review": share(sums["reviewed"], sums["reviewed"] + sums["decided"]),
        "words": share(sums["words"], sums["right"]),
        "who": share(sums["who"], sums["senders"]),
        "who wrong": share(sums["who wrong"], sums["senders"]),
    }


def measure(files: Iterable[Path], *, errors: bool = False) -> Counter[str]:
    """Print the table by form; return the sums of all."""
    known = [case for file in files for case in cases(file)]
    records = exported(known)
    by_form: dict[str, Counter[str]] = defaultdict(Counter)
    for number, case in enumerate(known):
        sums, told = count(case, records[f"{number:03}"])
        for form in (case.form, "all"):
            by_form[form] += sums
            by_form[form]["cases"] += 1
        if errors and told:
            print(f"\n{case.form}: {case.name}", *told, sep="\n    ")
    print(
        f"\n{'form':12}{'cases':>6}{'units':>6}" + "".join(f"{c:>10}" for c in COLUMNS)
    )
    for form, sums in sorted(by_form.items(), key=lambda each: each[0] == "all"):
        values = "".join(f"{v:10.1f}" for v in shares(sums).values())
        print(f"{form:12}{sums['cases']:6}{sums['answerable']:6}{values}")
    return by_form["all"]


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    measure(map(Path, arguments), errors="--errors" in sys.argv)
