"""How fast is the desk with 100,000 deliveries and 5,000 cards that wait?

    python bench/desk.py [--deliveries 100000] [--cards 5000] [--rounds 40]
                         [--on sqlite postgresql] [--keep FOLDER]

A ledger of that size is written straight into a database (mails of about 2,000
characters in four scripts), the search follows it, and every page is asked for in
turn: on SQLite, and on a PostgreSQL that is started here and ends with the
measurement. What was written stays in FOLDER, and the next measurement begins with a
copy of it.
Printed are, a page, milliseconds: those that the server took by the clock, those of
its processor, and those of the processors of PostgreSQL; of each the median and the
95th percentile. The limit is 200 by the clock, for a search 500. `settle` is a whole
decision with the page that comes next, `carry` one that was seen to fit up to a hundred
other cards, and is recorded for all. A busy machine makes the times by the clock
longer: the load is told first.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from html import unescape
from http import HTTPStatus
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from starlette.testclient import TestClient

from bench.filled import NOW, fill
from pipeline.desk import make_app
from pipeline.desk.search import Search
from pipeline.service import Service
from pipeline.settings import load
from tests import postgres
from tests.consultation import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from httpx2 import Response

    from pipeline.settings import Settings

#: Of one page: milliseconds by the clock, of the desk, and of PostgreSQL.
Spent = tuple[float, float, float]

SEARCHES = (
    "register",
    "préciser",
    "предлагаем",
    "农村地区",
    "احتياجات",
    "nowhere at all",
)
PAGES = (
    "/",
    "/review",
    "/review?page=20",
    "/cards/{asks}/1",
    "/cards/{asks}/0",
    "/carried/{asks}/1/where?place=general&because=read",
    "/carried/{asks}/0/who?name=Place {place}&because=read",
    "/compilations/record",
    "/deliveries",
    "/deliveries?page=900",
    "/deliveries?class=late",
    "/deliveries?class=accepted&page=800",
    "/deliveries?state=held&kind=",
    "/deliveries?verdict=grace&call=drafts",
    "/deliveries?call=drafts&page=900",
    "/deliveries/{one}",
    "/deliveries/{one}/letter",
    "/letters",
    "/letters?state=failed",
    "/deadlines",
    "/deadlines/rehearsal?call=drafts&hard=2026-03-21",
    "/registry",
    "/audit",
    "/help",
    "/drafts/0",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one measurement is made: a folder, a database, and what it costs."""

    folder: Path
    url: str
    server: postgres.Postgres | None = None

    def worked(self) -> float:
        """Return the milliseconds that the processors spent on PostgreSQL so far."""
        if self.server is None or self.server.process is None:
            return 0.0
        pid, spent = self.server.process.pid, 0
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for child in children:
            with suppress(FileNotFoundError, ProcessLookupError):
                spent += int(Path(f"/proc/{child}/schedstat").read_text().split()[0])
        return spent / 1e6


def main() -> None:
    """Fill, ask, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--deliveries", type=int, default=100_000)
    asked.add_argument("--cards", type=int, default=5_000)
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--on", nargs="+", choices=sorted(_ON), default=sorted(_ON))
    asked.add_argument("--keep", type=Path)
    options = asked.parse_args()
    with ExitStack() as stack:
        keep = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        keep.mkdir(parents=True, exist_ok=True)
        keep.chmod(0o755)  # PostgreSQL runs as somebody else
        for name in options.on:
            with _ON[name](keep / name, options.deliveries, options.cards) as place:
                size = options.deliveries, options.cards
                _measure(name, place, *size, options.rounds)


def _measure(name: str, place: Place, deliveries: int, cards: int, rounds: int) -> None:
    load, began = os.getloadavg()[0], time.perf_counter()
    app = make_app(_settings(place), lambda: NOW, follow=False)
    with TestClient(app, base_url="http://127.0.0.1") as desk:
        token = app.state.visitors.token
        desk.post("/enter", data={"token": token, "name": "Bench"})
        gc.collect()
        gc.freeze()  # as the server does when it begins
        asking = Asking(desk=desk, place=place, deliveries=deliveries, cards=cards)
        times = dict(asking.all(rounds))
    print(f"\n{name}, load {load:.1f}: {'clock':>35} {'desk':>15} {'database':>15}")
    for page, spent in times.items():
        figures = [f(one) for one in zip(*spent, strict=True) for f in _MIDDLE_AND_P95]
        print(f"{page:48}" + "".join(f" {ms:7.1f}" for ms in figures))
    for kind, some in (
        ("page", [v for k, v in times.items() if "?q=" not in k]),
        ("search", [v for k, v in times.items() if "?q=" in k]),
    ):
        clock, cpu, there = (
            max(_p95([one[n] for one in spent]) for spent in some) for n in range(3)
        )
        print(f"worst {kind}: {clock:.0f} ms, {cpu:.0f} of the desk, {there:.0f} there")
    print(f"measured in {time.perf_counter() - began:.0f} s", flush=True)


@contextmanager
def _on_sqlite(folder: Path, deliveries: int, cards: int) -> Iterator[Place]:
    filled = Place(folder=folder / "filled", url="sqlite:///depositary.db")
    _fill(filled, deliveries, cards)
    with _copy(filled.folder) as here:
        yield replace(filled, folder=here)


@contextmanager
def _on_postgresql(folder: Path, deliveries: int, cards: int) -> Iterator[Place]:
    with postgres.running(kept=folder / "server") as server:
        if not (folder / "filled").exists():
            server.say("CREATE DATABASE filled")
        filled = Place(folder=folder / "filled", url=server.url("filled"))
        _fill(filled, deliveries, cards)
        server.say("VACUUM ANALYZE", "filled")  # as the server does by and by
        server.say("DROP DATABASE IF EXISTS run WITH (FORCE)")
        server.say("CREATE DATABASE run TEMPLATE filled")
        with _copy(filled.folder) as here:
            yield Place(folder=here, url=server.url("run"), server=server)


_ON = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}


@contextmanager
def _copy(filled: Path) -> Iterator[Path]:
    here = filled.with_name("run")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(filled, here)
    yield here
    shutil.rmtree(here)


def _settings(place: Place) -> Settings:
    place.folder.mkdir(parents=True, exist_ok=True)
    return load(write(place.folder, store={"database": place.url}))


def _fill(place: Place, deliveries: int, cards: int) -> None:
    began = time.perf_counter()
    settings = _settings(place)
    with Service(settings, lambda: NOW) as service:
        fill(service.ledger.engine, deliveries, cards)
        service.ledger.seal()
        search = Search(service)
        search.follow()
        search.close()
    print(f"written in {time.perf_counter() - began:.0f} s", flush=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Somebody who asks for pages of the desk at one place."""

    desk: TestClient
    place: Place
    deliveries: int
    cards: int

    def all(self, rounds: int) -> Iterator[tuple[str, list[Spent]]]:
        """Ask for every page so many times; say what each took."""
        chance = random.Random(5)  # noqa: S311 (repeatable)
        for path in (*PAGES, *(f"/deliveries?q={words}" for words in SEARCHES)):
            yield path, list(self._pages(path, rounds, chance))
        yield "settle", list(islice(self._settle(), rounds))
        yield "carry", list(islice(self._carry(), max(1, rounds // 4)))

    def _pages(self, path: str, rounds: int, chance: random.Random) -> Iterator[Spent]:
        step = max(1, self.deliveries // self.cards)
        for _ in range(rounds):
            one = chance.randrange(1, self.deliveries)
            asks = chance.randrange(1, self.deliveries // step) * step
            to = path.format(one=one, asks=asks, place=asks % 900)
            if spent := self._spent(self.desk.get, to):
                yield spent
            elif "/cards" not in path and "/carried" not in path:
                raise RuntimeError(f"there is no {to}")

    def _spent(
        self, ask: Callable[..., Response], to: str, **form: Any
    ) -> Spent | None:
        """Add up what the server says of a page, and of the act that led to it."""
        before = self.place.worked()
        answer = ask(to, **form)
        there = self.place.worked() - before
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return None
        if answer.is_error:
            raise RuntimeError(f"{to}: {answer.status_code} {answer.text[-400:]}")
        told = [one.headers["server-timing"] for one in (*answer.history, answer)]
        times = [re.findall(r"dur=([\d.]+)", one) for one in told]
        clock, cpu = (sum(float(one[n]) for one in times) for n in (0, 1))
        return clock, cpu, there

    def _settle(self) -> Iterator[Spent]:
        """Settle comments one after the other, each with the page that follows."""
        for card, form in self._comments():
            data = form | _ANSWER | {"sure": "y"}
            if spent := self._spent(self.desk.post, f"{card}/place", data=data):
                yield spent

    def _carry(self) -> Iterator[Spent]:
        """Record what a preview offers, for all cards that are ticked in it."""
        for card, form in self._comments():
            shown = self.desk.post(f"{card}/place", data=form | _ANSWER).text
            ticks = re.findall(r'name="one" value="([^"]*)"', shown)
            data = _hidden(shown) | {"one": [unescape(tick) for tick in ticks]}
            if ticks and (
                spent := self._spent(self.desk.post, f"{card}/place", data=data)
            ):
                yield spent

    def _comments(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Go through the cards of comments that wait, each with what its form holds."""
        for nth in count(1):
            page = self.desk.get(f"/review?page={nth}").text
            for card in re.findall(r'href="(/cards/\d+/1)#where"', page):
                shown = self.desk.get(card).text
                if 'name="place" value="1"' in shown:  # it was not settled meanwhile
                    yield card, _hidden(shown)
            if "<td" not in page:
                return


def _hidden(page: str) -> dict[str, Any]:
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields}


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


_MIDDLE_AND_P95: tuple[Callable[[Sequence[float]], float], ...] = (
    statistics.median,
    _p95,
)
_ANSWER = {"place": "1", "because": "it is so"}


if __name__ == "__main__":
    main()
