"""How long does a compilation of 20,000 comments take, and how much memory?

    python bench/compile.py [--comments 20000] [--rounds 3] [--format pdf]...

Twenty thousand comments on five drafts of 60 paragraphs are written in each format,
and so are a thousand; each writing is a process of its own, whose processor time, with
that of its children, is counted without start and preparation, and whose peak memory,
or the largest child's, with them. `more` is what the writing takes of it beyond what
the comments themselves take: it is not to grow with them. `growth` is the exponent of
the time from the one to the other: 1 is linear. `add_row` is what python-docx takes,
in the same run, to put the comments into a table as objects. `read` is what the
proofreader takes for each of the large files. A busy machine makes all of them slower.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import docx

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.cost import alone, peak, processor
from outbox.compilation import OFFERED
from pipeline.compile import TRACKED, write_files
from pipeline.proofread import proofread
from pipeline.shelves import shelves
from tests import meeting

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

#: Seconds, megabytes at the peak, and those of them that were not there before.
Seen: TypeAlias = tuple[float, float, float]

MANY, FEW = 20_000, 1_000
#: Seconds of processor time that are asked of 20,000 comments, and megabytes.
ASKED = {"docx": 1.0, "xlsx": 2.0, "html": 1.0, "json": 1.0, "pdf": 10.0}
MEMORY = 300


def consultation(comments: int) -> Consolidation:
    """Make so many comments on five drafts of 60 paragraphs."""
    drafts = [
        meeting.draft(f"S{n}", f"Draft {n}", [*map(str, range(1, 61))])
        for n in range(1, 6)
    ]
    chance = random.Random(11)  # noqa: S311 - a repeatable text, not a secret
    made = (
        meeting.contribution(
            n + 1,
            [
                meeting.comment(
                    f"{chance.choice(THEMES)} {at}. {chance.choice(THEMES)}.",
                    document=chance.choice(drafts).id,
                    paragraphs=[str(chance.randint(1, 60))],
                )
                for at in range(n * 20, n * 20 + 20)
            ],
            who=[chance.choice(meeting.STAKEHOLDERS)],
        )
        for n in range(comments // 20)
    )
    disk = shelves(Path(tempfile.gettempdir()))
    return meeting.compiled(made, drafts=drafts, shelves=disk)


THEMES = [p.text for d in meeting.DRAFTS for p in d.paragraphs]


def written(form: str, comments: int, folder: str) -> Seen:
    """Write one format."""
    said = consultation(comments)
    before = _now()
    began = processor()
    write_files(said, Path(folder) / str(comments), [form])
    return processor() - began, peak(children=True), peak(children=True) - before


def proofed(form: str, comments: int, folder: str) -> Seen:
    """Read one format back."""
    said = consultation(comments)
    ending = "-tracked-*.docx" if form == TRACKED else OFFERED[form].suffix
    paths = sorted((Path(folder) / str(comments)).glob(f"drafts{ending}"))
    before = _now()
    began = processor()
    if wrong := proofread(paths, said):
        raise SystemExit(str(wrong[0]))
    return processor() - began, peak(children=True), peak(children=True) - before


def added(_form: str, comments: int, _folder: str) -> Seen:
    """Put the comments into a table as python-docx does it."""
    said = consultation(comments)
    began = processor()
    table = docx.Document().add_table(0, 3)
    for entry in said.entries():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = entry.number, entry.who[0].name
        cells[2].text = entry.comment.text
    return processor() - began, peak(children=True), 0


def _now() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> int:
    """Print what is asked and what was seen; 1 if that is worse."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=MANY)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", action="append", choices=[*OFFERED, TRACKED])
    arguments = parser.parse_args()
    rounds, comments = range(arguments.rounds), arguments.comments
    usual = [f for f in OFFERED if "." not in f and f != "wsis"]
    missed = 0
    print(" " * 12, "  asked    seen     MB  more  growth    read  ok")
    with tempfile.TemporaryDirectory() as folder:
        for form in arguments.format or [*usual, TRACKED]:
            few = [alone(written, form, FEW, folder) for _ in rounds]
            many = [alone(written, form, comments, folder) for _ in rounds]
            read = alone(proofed, form, comments, folder)
            seen, most = _median(many, 0), _median(many, 1)
            growth = math.log(seen / _median(few, 0), comments / FEW)
            asked = ASKED.get(form, math.inf) * comments / MANY
            good = seen <= asked and most < MEMORY
            missed += not good
            more = _median(many, 2)
            print(
                f"{form:12} {asked:7.1f} {seen:7.2f} {most:6.0f} {more:5.0f} "
                f"{growth:7.2f} {read[0]:7.2f}  {'yes' if good else 'NO'}"
            )
    if not arguments.format:
        rows = [alone(added, "", size, "")[0] for size in (FEW, comments)]
        growth = math.log(rows[1] / rows[0], comments / FEW)
        print(f"add_row, {comments} comments: {rows[1]:.2f} s, growth {growth:.2f}")
    return 1 if missed else 0


def _median(runs: list[Seen], at: int) -> float:
    return statistics.median(run[at] for run in runs)


if __name__ == "__main__":
    raise SystemExit(main())
