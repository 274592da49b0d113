"""How long does the public record take to make, and how much of it anew?

    python bench/publish.py [--rounds 3]

`site` makes that of 10,000 comments in two languages, search included; `again`
publishes it once more when one comment has changed, and counts what is written then.
`issue` is all from the cut-off to the published site for 2,000 submissions that are
processed already, from the ledger through the compilation, its proof and the index of
the search. Seconds of processor time, of the programs that it calls too (on a machine
that is busy those of a clock are more), and megabytes at the peak of a process alone.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.cost import alone, peak, processor
from outbox.publication import Call, Record, publish
from outbox.publication.search import program
from pipeline.service import Service
from pipeline.settings import load
from tests import consultation, meeting

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = 60.0  # seconds, for the site and from the cut-off to the published site
SUBMISSIONS = 2_000
#: Every seventh says the like of a campaign; the others are their own.
_WORDS = (
    "Paragraph 1: replace apples with fruit, as farm {n} grows none.",
    "Paragraph 2: delete this; our {n} members do not eat pears.",
    "Paragraph 3: the text should name who is to pay, {n} times a year.",
)


class Seen(NamedTuple):
    """What one run took: by the processor, by the clock."""

    seconds: float
    clock: float
    megabytes: float
    files: int = 0
    written: int = 0


def site(folder: str) -> Seen:
    """Make the site of 10,000 comments, and publish it."""
    made = meeting.meeting(SUBMISSIONS, 5)
    began = _now()
    publish(_record(made), Path(folder) / "site", "https://example.org/")
    return _seen(began, Path(folder) / "site")


def again(folder: str) -> Seen:
    """Publish it again, with one comment of another text."""
    made = meeting.meeting(SUBMISSIONS, 5)
    drafts = list(made.drafts)
    paragraphs = list(drafts[0].paragraphs)
    first, *others = paragraphs[9].entries
    changed = replace(first, comment=replace(first.comment, text="Changed.", runs=()))
    paragraphs[9] = replace(paragraphs[9], entries=(changed, *others))
    drafts[0] = replace(drafts[0], paragraphs=tuple(paragraphs))
    before = _inodes(Path(folder) / "site")
    began = _now()
    record = _record(replace(made, drafts=tuple(drafts)))
    publish(record, Path(folder) / "site", "https://example.org/")
    seen = _seen(began, Path(folder) / "site")
    after = _inodes(Path(folder) / "site")
    return seen._replace(written=len(after - before))


def issue(folder: str) -> Seen:
    """Process 2,000 submissions before the cut-off; time what comes after it."""
    config = consultation.write(Path(folder))
    for n in range(SUBMISSIONS):
        (config.parent / "mailbox/new" / f"{n}").write_bytes(_mail(n))
    clock = [datetime(2026, 3, 20, 12, tzinfo=UTC)]
    with Service(load(config), lambda: clock[0]) as service:
        service.once()
        clock[0] = consultation.AFTER
        began = _now()
        if service.once().issued != ("drafts",):
            raise SystemExit("nothing was issued")
        return _seen(began, service.settings.site_folder)


def _record(made: meeting.Consolidation) -> Record:
    call = Call(window=meeting.WINDOW, drafts=meeting.DRAFTS, latest=made)
    return Record(
        id="bench",
        title="A consultation",
        series="WSIS+10/3",
        as_of=meeting.ISSUED + timedelta(minutes=1),
        calls=(call,),
        sums=made.sums,
        languages=("en", "fr"),
    )


def _mail(n: int) -> bytes:
    words = "\n\n".join(said.format(n=0 if n % 7 == 0 else n) for said in _WORDS)
    return (
        f"Received: from a.example by mx.example.org; {consultation.IN_TIME}\n"
        f"From: Farm {n} <info@farm{n}.example>\nTo: info@example.org\n"
        f"Subject: Comments of farm {n}\nMessage-ID: <m{n}@farm.example>\n\n{words}\n"
    ).encode()


def _inodes(folder: Path) -> set[int]:
    return {p.stat().st_ino for p in folder.resolve().rglob("*") if p.is_file()}


def _now() -> tuple[float, float]:
    return processor(), time.perf_counter()


def _seen(began: tuple[float, float], folder: Path) -> Seen:
    now = _now()
    files = len(_inodes(folder))
    return Seen(now[0] - began[0], now[1] - began[1], peak(), files)


def main(rounds: int = 3) -> None:
    """Print what is asked and what was seen; 1 if that is worse."""
    missed = 0
    if not program():
        print("pagefind is not installed: no search is made")
    print("       asked   seen  clock    MB   files  written  ok")
    for tasks in ((site, again), (issue,)):
        runs = [_in_order(tasks) for _ in range(rounds)]
        for at, task in enumerate(tasks):
            seen = [run[at] for run in runs]
            seconds = statistics.median(one.seconds for one in seen)
            good = seconds <= ASKED
            missed += not good
            print(
                f"{task.__name__:6} {ASKED:5.0f} {seconds:6.1f} "
                f"{statistics.median(one.clock for one in seen):6.1f} "
                f"{max(one.megabytes for one in seen):5.0f} {seen[0].files:7} "
                f"{seen[0].written or seen[0].files:8}  {'yes' if good else 'NO'}",
                flush=True,
            )
    sys.exit(bool(missed))


def _in_order(tasks: tuple[Callable[[str], Seen], ...]) -> list[Seen]:
    """Run each in a process of its own, over one folder."""
    with tempfile.TemporaryDirectory() as folder:
        return [alone(task, folder) for task in tasks]


if __name__ == "__main__":
    typer.run(main)
