"""How fast is the work inline, in a pool, and shared out over PostgreSQL?

    python bench/engine.py [--mails 2000] [--files 600] [--rounds 3] [--no-model]

First with mails of two lines, which cost next to nothing to read, so that recording
shows; then with mails that bring Word files, as those of the sample consultation do.
The same mails are brought from intake to acknowledgement inline on SQLite, in a pool
of two on SQLite, and on PostgreSQL inline and by one and two worker processes, all in
one run: mails a second, and what a mail costs in CPU time, PostgreSQL's included. What
one worker costs more than the same work inline is the engine's own cost. Run it on a
quiet machine: beside other programs only the CPU times mean anything.

For more cores it is computed, not tried. A core computes beside all others, then it
records while no other does, because the database has one writer: the machine repairman
of queueing theory, solved by mean value analysis (Reiser and Lavenberg, 1980). What a
mail costs is the CPU time that one worker needed for it, PostgreSQL's included; how
long it holds the writer's lock is that of the inline run. Assumed are mails as costly
as these, a network that costs nothing, and cores that do nothing else. The machine at
hand has two cores, which bound it, and which are slower when both are busy: how much
is seen by two inline runs at once, each on a database of its own. What the model says
of one and of two workers is told beside what was measured. All that is left out by
`--no-model`: then only the pool and two workers are compared, in a third of the time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

import sqlalchemy as sa
import typer

from bench import papers
from pipeline.distribution import Swept, distribution_of
from pipeline.garbage import collect_seldom
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.database import glancing
from pipeline.store.tables import WAITING
from tests import consultation as small
from tests import postgres
from tests.consultation import AFTER
from tests.crowd import crowd, drop
from tests.processes import crew, ended, waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WAITS = sa.text(f"SELECT EXISTS (SELECT FROM delivery WHERE {WAITING})")  # noqa: S608 (ours)
_ALIVE = sa.text("SELECT count(*) FROM public_queue.procrastinate_workers")
_MACHINES = (16, 64)
_POOL, _TWO = "SQLite, pool of 2", "PostgreSQL, 2 workers"
#: More than one chunk for each worker: all are loaded, and have read, when time begins.
_FIRST = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One way: mails a second, and seconds a mail of CPU and of the writer's lock."""

    rate: float
    cpu: float
    locked: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Mails of a kind: how they are made, and the consultation that they are for."""

    name: str
    count: int
    make: Callable[[int, int], list[bytes]]
    write: Callable[..., Path]


@contextmanager
def consultation(kind: Kind, database: str = "", workers: int = 0) -> Iterator[Service]:
    """Open a consultation in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        store = {"workers": workers} | ({"database": database} if database else {})
        with Service(load(kind.write(Path(place), **store)), lambda: AFTER) as service:
            yield service


def arrive(service: Service, mails: list[bytes], first: int = 0) -> None:
    """Take the mails in, and tell nobody that there is work."""
    drop(mails, service.settings.base / "mailbox", first)
    service.ledger.distribution = Swept()
    service.poll()
    service.ledger.distribution = distribution_of(service.ledger.engine)


def in_one_process(kind: Kind, database: str, workers: int, also: int) -> Run:
    """Work in this process and its pool; `also` is the server whose time counts."""
    with consultation(kind, database, workers) as service:
        arrive(service, kind.make(_FIRST, 2), kind.count)
        service.worker.run()
        arrive(service, kind.make(kind.count, 1))
        locked, unit, pids = 0.0, service.ledger.unit, (os.getpid(), also)

        @contextmanager
        def timed() -> Iterator[object]:
            nonlocal locked
            used = _cpu(*pids)
            with unit() as opened:
                yield opened
            locked += _cpu(*pids) - used

        service.ledger.unit = timed
        count, began, used = waiting(service), time.perf_counter(), _cpu(*pids)
        service.worker.run()
        took = time.perf_counter() - began
        cpu = (_cpu(*pids) - used) / count
        return Run(rate=count / took, cpu=cpu, locked=locked / count)


def at_once(kind: Kind, processes: int) -> float:
    """Work inline in so many processes that share nothing; return all their rate."""
    with get_context("spawn").Pool(processes) as pool:
        runs = pool.starmap(in_one_process, [(kind, "", 0, 0)] * processes)
    return sum(run.rate for run in runs)


def shared_out(kind: Kind, database: str, workers: int, server: int) -> Run:
    """Have worker processes do it, all of which have started."""
    with (
        consultation(kind, database) as service,
        crew(service.settings.base, *["worker"] * workers) as processes,
    ):
        service.work()
        while _asked(service, _ALIVE) < workers:
            if any(process.poll() is not None for process in processes):
                raise RuntimeError("a worker ended before it began; see its log")
            time.sleep(0.05)
        arrive(service, kind.make(_FIRST, 2), kind.count)
        service.work()
        _idle(service)
        arrive(service, kind.make(kind.count, 1))
        pids = [server, *(process.pid for process in processes)]
        count, began, used = waiting(service), time.perf_counter(), _cpu(*pids)
        service.work()
        _idle(service)
        took = time.perf_counter() - began
        cpu = (_cpu(*pids) - used) / count
        for process in processes:
            ended(process)
        return Run(rate=count / took, cpu=cpu)


def _idle(service: Service) -> None:
    """Wait for the end of the work; whoever looks often takes of what is measured."""
    with glancing(service.ledger.engine) as connection:
        while True:
            with connection.begin():
                if not connection.scalar(_WAITS):
                    return
            time.sleep(0.1)


def _asked(service: Service, statement: sa.TextClause) -> int:
    with service.ledger.reading() as session:
        return int(session.execute(statement).scalar_one())


def _cpu(*pids: int) -> float:
    """Return the CPU time of processes, with all their children."""
    return sum(map(_family, set(pids) - {0}))


def _family(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        threads = Path(f"/proc/{pid}/task").glob("*/children")
        children = [child for each in threads for child in each.read_text().split()]
    except OSError:  # a connection or a thread that has ended meanwhile
        return 0.0
    own = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_family(int(child)) for child in children)


def repairman(workers: int, computing: float, recording: float) -> float:
    """Return the throughput of a line in which one at a time records.

    >>> round(repairman(1, 0.03, 0.01)), round(repairman(1000, 0.03, 0.01))
    (25, 100)
    """
    rate = queued = 0.0
    for customers in range(1, workers + 1):
        response = recording * (1 + queued)
        rate = customers / (computing + response)
        queued = rate * response
    return rate


def _small(folder: Path, **store: object) -> Path:
    return small.write(folder, store=store)


def main(
    mails: int = 2000, files: int = 600, rounds: int = 3, *, model: bool = True
) -> None:
    """Run all ways in turn; print medians, ratios and what the model says."""
    kinds = (
        Kind(name="two lines", count=mails, make=crowd, write=_small),
        Kind(name="a file", count=files, make=papers.papers, write=papers.write),
    )
    collect_seldom()
    with postgres.running() as server:
        for n, kind in enumerate(kinds):
            print(f"{kind.count} mails of {kind.name}")
            names = [f"{n}_{each}" for each in range(rounds)]
            runs = [_round(kind, server, name, whole=model) for name in names]
            _compare(runs)
            if model:
                cores = os.cpu_count() or 1
                _conclude(runs, at_once(kind, cores) / cores / at_once(kind, 1))


def _round(
    kind: Kind, server: postgres.Postgres, name: str, *, whole: bool
) -> dict[str, Run]:
    """Run all ways once, each in a new database, and print what they took."""
    pid = server.process.pid if server.process else 0

    def fresh(way: str) -> str:
        server.say(f"CREATE DATABASE {way}{name}")
        return server.url(f"{way}{name}")

    runs = {
        _POOL: in_one_process(kind, "", 2, 0),
        _TWO: shared_out(kind, fresh("b"), 2, pid),
    }
    if whole:
        runs |= {
            "SQLite inline": in_one_process(kind, "", 0, 0),
            "PostgreSQL inline": in_one_process(kind, fresh("i"), 0, pid),
            "PostgreSQL, 1 worker": shared_out(kind, fresh("a"), 1, pid),
        }
    for way, run in runs.items():
        print(f"{way:22} {run.rate:6.1f} mails/s, {1e3 * run.cpu:5.1f} ms CPU")
    return runs


def _compare(rounds: list[dict[str, Run]]) -> None:
    """Print what the two workers did to what the pool did, round by round."""
    ratios = [each[_TWO].rate / each[_POOL].rate for each in rounds]
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"2 workers to the pool of 2: {statistics.median(ratios):.2f} of {told}")


def _conclude(rounds: list[dict[str, Run]], busy: float) -> None:
    """Print ratios and the model; `busy`: the speed of a core beside busy others."""

    def median(way: str, what: str) -> float:
        seen: list[float] = [getattr(each[way], what) for each in rounds]
        return statistics.median(seen)

    inline = median("PostgreSQL inline", "cpu")
    cost = median("PostgreSQL, 1 worker", "cpu")
    own = [
        each["PostgreSQL, 1 worker"].cpu - each["PostgreSQL inline"].cpu
        for each in rounds
    ]
    print(
        f"the engine's own cost: {1e3 * statistics.median(own):.2f} ms CPU a mail of "
        f"{1e3 * inline:.1f}"
    )
    recording = median("PostgreSQL inline", "locked")
    computing = cost - recording
    print(
        f"a mail computes for {1e3 * computing:.1f} ms and holds the writer's lock for "
        f"{1e3 * recording:.1f} ms; a core beside busy ones does {busy:.2f} of its work"
    )
    cores = os.cpu_count() or 1
    for workers in range(1, 3):
        seen = median(f"PostgreSQL, {workers} worker{'s' * (workers > 1)}", "rate")
        slower = busy if workers >= cores else 1.0
        said = slower * min(repairman(workers, computing, recording), cores / cost)
        print(
            f"{workers} workers: the model says {said:.1f} mails/s, seen {seen:.1f} "
            f"({seen / said:.2f} of it)"
        )
    for many in _MACHINES:
        said = repairman(many, computing, recording)
        print(f"{many} cores: the model says {said:.0f} mails/s (computed, not tried)")


if __name__ == "__main__":
    typer.run(main)
