"""How fast is attribution, and how does it grow with the drafts?

    python bench/attribution.py [--case FOLDER [--beside PYTHON SCRIPT]]

First the rules alone, in CPU seconds of one core: comments a second, in running
text and in tables, beside 1, 5 and 20 drafts of 60 paragraphs and beside one of
2,000. What is asked are comments of `asks.txt`, in seven languages and hard to tell
apart: a quarter of them are read as a whole, of plain ones an eighth. Promised are 150
comments a second with five drafts, and that twenty take no more than four times as
long as five.

With a case (config.toml, drafts, stakeholders.csv, eml/) also the whole way of its
mails, from import to export, letters included: mails a second and the share of each
part; stages that are done in one go are told under the first of them. `--beside`
runs another program over the same folder in the same run; it prints "... N mails/s"
last, and the ratio is told. Loading the programs counts for neither: ours is loaded
before its time begins, the other tells what it needed after its own loading. The
processes that ours works in are started in its time; what they share is loaded in
the first round and kept, so that the median is without it.
"""

from __future__ import annotations

import argparse
import compileall
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipeline.garbage import collect_seldom
from pipeline.settings import load
from rules import paragraph
from rules.action import request
from rules.action_understood import whole
from rules.terms import Cell, Draft, Paragraph, PartText, Passage, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
ROUNDS = 3
#: The one of ten comments that quotes what it is on.
_QUOTES = 3
SUBMISSIONS = 40
SIZES = ((1, 60), (5, 60), (20, 60), (1, 2000))
NOW = datetime(2014, 2, 10, tzinfo=UTC)
WORDS = re.findall(
    r"\w+",
    "harbour coast gauge pilot vessel fund board report measure survey map reef storm "
    "tide current sand ballast record archive school keeper bridge lantern signal dock "
    "permit licence tariff berth crew passenger cargo anchor channel depth chart lake "
    "party council minister community language notice inspection penalty repair light",
)


def drafts(count: int, paragraphs: int, chance: random.Random) -> list[Draft]:
    """Make drafts whose paragraphs are made of common words, none like another."""
    return [
        Draft(
            id=f"D{number}",
            title=f"Draft {number} on {WORDS[number]}s and {WORDS[-number - 1]}s",
            call="c",
            paragraphs=tuple(
                Paragraph(label=str(n), text=_sentence(chance))
                for n in range(1, paragraphs + 1)
            ),
        )
        for number in range(count)
    ]


def _sentence(chance: random.Random) -> str:
    return (
        f"The {' '.join(chance.choice(WORDS) for _ in range(chance.randint(18, 45)))}."
    )


def asks(chance: random.Random) -> Iterator[str]:
    """Give comments that people might send, in any order, none twice."""
    lines = Path(__file__).with_name("asks.txt").read_text("utf-8").splitlines()
    said = [line.split(" | ", 3)[3] for line in lines]
    chance.shuffle(said)
    yield from said


def submission(
    known: list[Draft], chance: random.Random, said: Iterator[str]
) -> PartText:
    """Write a submission on one draft: ten comments in text, four in a table."""
    draft = chance.choice(known)
    chosen = chance.sample(draft.paragraphs, 14)
    other = chosen[-1].label
    blocks = [f"Comments on {draft.id}"]
    for at, each in enumerate(chosen[:10]):
        quoted = " ".join(each.text.split()[:12])
        piece = f"paragraph {each.label}"
        asked = next(said).replace("{Q}", f"paragraph {other}")
        blocks += [
            f"Paragraph {each.label}: should read: “{each.text} Always.”"
            if at == 1
            else f"“{quoted}”: {asked.replace('{P}', 'this paragraph')}"
            if at == _QUOTES
            else asked.replace("{P}", piece)
            if "{P}" in asked
            else f"Paragraph {each.label}: {asked}"
        ]
    passages = [Passage(text=text, source=_source(n)) for n, text in enumerate(blocks)]
    rows = [("Para", "Original", "Comment", "Proposed text")]
    rows += [
        (f"{p.label}", p.text, next(said).replace("{P}", "it"), p.text[:-9])
        for p in chosen[10:]
    ]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = Cell(table=1, row=row, column=column)
            place = _source(100 + 10 * row + column)
            passages.append(Passage(text=text, source=place, cell=cell))
    return PartText(name="x", sha256="0", is_body=False, passages=tuple(passages))


def _source(place: int) -> Source:
    return Source(part="x", sha256="0", place=f"p{place}")


def rules_alone(count: int, paragraphs: int) -> float:
    """Return comments a second of CPU time, the best of some rounds."""
    chance = random.Random(paragraphs)  # noqa: S311 (a benchmark is repeatable)
    known = drafts(count, paragraphs, chance)
    ready = paragraph.prepare(known)
    best, said = 0.0, asks(chance)
    for each in (request, whole):
        each.cache_clear()  # what was asked beside fewer drafts is asked anew
    for _ in range(ROUNDS):
        parts = [submission(known, chance, said) for _ in range(SUBMISSIONS)]
        start = time.process_time()
        made = sum(len(paragraph.locate([part], "", ready)) for part in parts)
        best = max(best, made / (time.process_time() - start))
    return best


def whole_way(case: Path) -> dict[str, float]:
    """Bring the mails of a case from import to export; return seconds by part."""
    # A process of the pool imports this file again, and needs none of these.
    from pipeline import exporting, importing  # noqa: PLC0415 (see above)
    from pipeline.service import Service  # noqa: PLC0415 (see above)

    with tempfile.TemporaryDirectory() as place:
        work = Path(place) / "case"
        shutil.copytree(case, work)
        for name in ("cur", "new", "tmp"):
            (work / "mailbox" / name).mkdir(parents=True, exist_ok=True)
        settings = load(work / "config.toml")
        collect_seldom()  # as the command line does
        took: dict[str, float] = {}
        start = time.perf_counter()

        def lap(stage: str, _done: int = 0) -> None:
            nonlocal start
            now = time.perf_counter()
            took[stage] = took.get(stage, 0.0) + now - start
            start = now

        with Service(settings, lambda: NOW) as service:
            lap("opening")
            importing.take(service.ledger, [work / "eml"])
            lap("import")
            service.worker.run(progress=lap)
            lap("waiting")
            service.post()
            lap("letters")
            with (
                (work / "export.jsonl").open("w", encoding="utf-8") as out,
                service.ledger.reading() as session,
            ):
                exporting.jsonl(session, settings, out)
            lap("export")
        lap("closing")
    return took


def beside(python: str, script: str, case: Path) -> float:
    """Run another program over the case; return the mails a second it tells."""
    done = subprocess.run(
        [python, script, case], capture_output=True, text=True, check=True
    )
    return float(re.findall(r"([\d.]+) mails/s", done.stdout)[-1])


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--case", type=Path)
    parser.add_argument("--beside", nargs=2, metavar=("PYTHON", "SCRIPT"))
    asked = parser.parse_args()
    speeds = {}
    for count, paragraphs in SIZES:
        speed = speeds[count, paragraphs] = rules_alone(count, paragraphs)
        print(f"{count:3} drafts of {paragraphs:5} paragraphs: {speed:6.0f} comments/s")
    growth = speeds[5, 60] / speeds[20, 60]
    print(f"twenty drafts take {growth:.2f} times as long as five")
    if not asked.case:
        return 0
    for package in ("pipeline", "rules", "outbox"):  # as an installer does
        compileall.compile_dir(ROOT / package, quiet=2)
    mails = len(list((asked.case / "eml").glob("*.eml")))
    rates, ratios = [], []
    for _ in range(ROUNDS):
        took = whole_way(asked.case)
        whole = sum(took.values())
        rates.append(mails / whole)
        shares = ", ".join(
            f"{part} {100 * seconds / whole:.0f} %"
            for part, seconds in took.items()
            if seconds > whole / 100
        )
        print(f"{mails} mails in {whole:.1f} s: {rates[-1]:.1f} mails/s ({shares})")
        if asked.beside:
            python, script = asked.beside
            other = beside(python, script, asked.case)
            ratios.append(rates[-1] / other)
            print(f"    beside it: {other:.1f} mails/s, ratio {ratios[-1]:.1f}")
    print(f"median {statistics.median(rates):.1f} mails/s", end="")
    print(f", ratio {statistics.median(ratios):.1f}" if ratios else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
