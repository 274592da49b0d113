"""How fast is the desk with 100,000 deliveries and 5,000 cards that wait?

    python bench/desk.py [--deliveries 100000] [--cards 5000] [--rounds 40]
                         [--database URL | --postgres] [--folder FOLDER]

The database is SQLite, the one at URL, or with --postgres one of a PostgreSQL that is
started here and ends with the measurement. What is in FOLDER, or at URL, from an
earlier measurement is taken up as it is.
A ledger of that size is written straight into the database (mails of about 2,000
characters in four scripts), the search follows it, and every page is asked for in
turn. Printed are the server's own times a page in milliseconds, median and 95th
percentile, by the clock and of the processor: the limit is 200, for a search 500.
`settle` is a whole decision with the page that comes next, and `carry` one that was
seen to fit up to a hundred other cards, and is recorded for all. A busy machine makes
the times by the clock longer; the processor's are those of the desk without those of
PostgreSQL.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import sqlalchemy as sa
from starlette.testclient import TestClient

from pipeline.desk import make_app
from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, LetterRow, PartRow
from tests import postgres
from tests.consultation import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

NOW = datetime(2026, 3, 21, 12, tzinfo=UTC)
WORDS = (
    "the register of rural networks should be open to every school and library",
    "il faudrait préciser qui finance ces mesures et pour combien d’années",
    "предлагаем уточнить срок к которому эти меры должны быть приняты",
    "建议在本段末尾增加并应特别关注农村地区和最不发达国家的需要",
    "نقترح إضافة إشارة إلى احتياجات البلدان النامية ولا سيما أقل البلدان نموا",
)
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
    "/deliveries?state=held&kind=",
    "/deliveries?verdict=grace&call=drafts",
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
_ROWS = 2000


def main() -> None:
    """Fill, ask, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--deliveries", type=int, default=100_000)
    asked.add_argument("--cards", type=int, default=5_000)
    asked.add_argument("--rounds", type=int, default=40)
    where = asked.add_mutually_exclusive_group()
    where.add_argument("--database", default="sqlite:///depositary.db")
    where.add_argument("--postgres", action="store_true")
    asked.add_argument("--folder", type=Path)
    options = asked.parse_args()
    with ExitStack() as stack:
        url = options.database
        if options.postgres:
            url = stack.enter_context(postgres.database("desk"))
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory())
        Path(folder).mkdir(exist_ok=True)
        settings = load(write(Path(folder), store={"database": url}))
        began = time.perf_counter()
        with Service(settings, lambda: NOW) as service:
            fill(service.ledger.engine, options.deliveries, options.cards)
        print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
        began = time.perf_counter()
        app = make_app(settings, lambda: NOW, follow=False)
        app.state.desk.search.follow()
        print(f"the search followed in {time.perf_counter() - began:.0f} s", flush=True)
        with TestClient(app, base_url="http://127.0.0.1") as desk:
            token = app.state.visitors.token
            desk.post("/enter", data={"token": token, "name": "Bench"})
            worst = measure(desk, options.deliveries, options.rounds)
    print(
        f"worst p95: page {worst[0]:.0f} ms ({worst[1]:.0f} of the processor), "
        f"search {worst[2]:.0f} ms ({worst[3]:.0f})"
    )


def measure(desk: TestClient, deliveries: int, rounds: int) -> tuple[float, ...]:
    """Ask for every page so many times; return the worst of each kind."""
    chance = random.Random(5)  # noqa: S311 (repeatable)
    pages = {
        path: list(_times(desk, path, deliveries, rounds, chance)) for path in PAGES
    }
    searches = {
        f"/deliveries?q={words}": list(
            _times(desk, f"/deliveries?q={words}", deliveries, rounds, chance)
        )
        for words in SEARCHES
    }
    pages["settle"] = list(_settle(desk, rounds))
    carried = {"carry": list(_carry(desk, max(1, rounds // 10)))}
    print(f"{'':48} {'clock':>15} {'processor':>15}")
    for name, times in {**pages, **carried, **searches}.items():
        clock, cpu = ([one[n] for one in times] for n in (0, 1))
        figures = (statistics.median(clock), _p95(clock))
        figures += (statistics.median(cpu), _p95(cpu))
        print(f"{name:48}" + "".join(f" {ms:7.1f}" for ms in figures))
    return tuple(
        max(_p95([one[n] for one in times]) for times in some.values())
        for some in (pages, searches)
        for n in (0, 1)
    )


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95) - 1]


def _times(
    desk: TestClient, path: str, deliveries: int, rounds: int, chance: random.Random
) -> Iterator[tuple[float, float]]:
    step = max(1, deliveries // 5000)
    for _ in range(rounds):
        one = chance.randrange(1, deliveries)
        asks = chance.randrange(1, deliveries // step) * step
        answer = desk.get(path.format(one=one, asks=asks, place=asks % 900))
        if "server-timing" in answer.headers:
            yield _spent(answer)
        elif "/cards" not in path and "/carried" not in path:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.text[-300:]}")


def _spent(answer: Response) -> tuple[float, float]:
    """Add up what the server says of a page, and of the act that led to it."""
    if answer.is_error:
        raise RuntimeError(f"{answer.url}: {answer.status_code} {answer.text[-400:]}")
    told = [one.headers["server-timing"] for one in (*answer.history, answer)]
    times = [re.findall(r"dur=([\d.]+)", one) for one in told]
    return sum(float(a) for a, _ in times), sum(float(b) for _, b in times)


def _settle(desk: TestClient, rounds: int) -> Iterator[tuple[float, float]]:
    """Settle comments one after the other, each with the page that follows."""
    for card, form in islice(_comments(desk), rounds):
        yield _spent(desk.post(f"{card}/place", data=form | _ANSWER | {"sure": "y"}))


def _carry(desk: TestClient, rounds: int) -> Iterator[tuple[float, float]]:
    """Record what a preview offers, for all cards that are ticked in it."""
    for card, form in _comments(desk):
        shown = desk.post(f"{card}/place", data=form | _ANSWER).text
        ticks = re.findall(r'name="one" value="([^"]*)"', shown)
        if not ticks:
            continue
        seen = _hidden(shown) | {"one": [unescape(tick) for tick in ticks]}
        yield _spent(desk.post(f"{card}/place", data=seen))
        rounds -= 1
        if not rounds:
            return


def _comments(desk: TestClient) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through the cards of comments that wait, each with what its form holds."""
    for nth in count(1):
        page = desk.get(f"/review?page={nth}").text
        for card in re.findall(r'href="(/cards/\d+/1)#where"', page):
            shown = desk.get(card).text
            if 'name="place" value="1"' in shown:  # it was not settled meanwhile
                yield card, _hidden(shown)
        if "<td" not in page:
            return


def _hidden(page: str) -> dict[str, Any]:
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in fields}


_ANSWER = {"place": "1", "because": "it is so"}


def fill(engine: sa.Engine, deliveries: int, cards: int) -> None:
    """Write the rows of so many deliveries, of which some ask, if there are none."""
    chance = random.Random(1)  # noqa: S311 (repeatable)
    step = max(1, deliveries // cards)
    with engine.begin() as connection:
        if connection.execute(sa.select(DeliveryRow.id).limit(1)).first():
            return
        for start in range(1, deliveries + 1, _ROWS):
            ids = range(start, min(start + _ROWS, deliveries + 1))
            order = (DeliveryRow, PartRow, CommentRow, EventRow, LetterRow)
            tables: dict[Any, list[dict[str, Any]]] = {table: [] for table in order}
            for n in ids:
                for table, row in _delivery(n, asks=n % step == 0, chance=chance):
                    tables[table].append(row)
            for table, rows in tables.items():
                if rows:
                    connection.execute(sa.insert(table), rows)


def _delivery(
    n: int, *, asks: bool, chance: random.Random
) -> Iterator[tuple[Any, Any]]:
    at = NOW - timedelta(minutes=chance.randrange(60 * 24 * 40))
    verdict = "grace" if n % 9 == 0 else "on_time"
    verdict = "late" if n % 50 == 0 and not asks else verdict
    aside = n % 17 == 0 and not asks
    kind = ("duplicate", "auto_reply")[n % 2] if aside else "submission"
    held = asks and n % 7 == 0
    done = "held" if held else "published" if kind == "submission" else "set_aside"
    who = n % 10 == 0 and asks
    text = " ".join(chance.choice(WORDS) for _ in range(28)) + f" number {n}."
    yield DeliveryRow, {
        "id": n, "account": "a", "folder": "INBOX", "uidvalidity": 1, "uid": n,
        "sha256": f"{n:064x}", "fingerprint": f"f{n}", "size": 3000,
        "internaldate": at, "first_seen": at, "state": done, "back_to": "", "tries": 0,
        "why": "It names no call." if held else "", "message": {
            "headers": [["subject", f"Comments {n}"], ["from", "x"]] * 12,
            "senders": [{"address": f"p{n % 9000}@place{n % 900}.example"}],
        },
        "message_id": f"<{n}@x>", "subject": f"Comments {n}", "sender_name": "Person",
        "sender_address": f"p{n % 9000}@place{n % 900}.example", "answer_to": "",
        "language": "en", "received_at": at, "received_from": "received",
        "kind": kind, "kind_reason": "", "call": "drafts", "verdict": verdict,
        "verdict_reason": "", "number": n if done == "published" else None,
        "withdrawn": False, "flags": [], "stakeholder_evidence": [
            {"kind": "header", "value": f"Submitted by: Place {n % 900}", "points": 90}
        ],
        "stakeholders": [{"name": f"Place {n % 900}", "type": "government"}],
        "stakeholder_review": who, "verified": None, "claimed_at": None,
        "supersedes": None, "superseded_by": None, "duplicate_of": None, "due_at": None,
    }  # fmt: skip
    source = {"part": "body", "sha256": f"{n:064x}", "place": "p1"}
    yield PartRow, {
        "delivery_id": n, "position": 1, "name": "body", "type": "text/plain",
        "size": len(text), "sha256": f"{n:064x}", "is_body": True, "read": "full",
        "why": "", "passages": [{"text": text, "source": source}], "properties": {},
    }  # fmt: skip
    comment = {
        "document": None if asks else "D", "paragraphs": [] if asks else ["2"],
        "action": "comment", "text": text[:300], "source": source,
        "evidence": {"kind": "quote", "value": "pears", "points": 0}, "language": "en",
    }  # fmt: skip
    if asks:
        near = ("1", "2", "3")[n % 3]
        comment |= {
            "text": text[:300] if n % 3 else WORDS[n % 5],
            "review": True,
            "candidates": [{"document": "D", "paragraph": near, "score": 60.0}],
        }
    if done != "set_aside" and not held:
        yield CommentRow, {
            "delivery_id": n, "position": 1, "document": comment["document"],
            "review": asks, "comment": comment,
        }  # fmt: skip
    for event in ("arrived", "admitted"):
        yield EventRow, {
            "at": at, "kind": event, "delivery_id": n, "hash": "", "position": None,
            "data": {"why": "", "kind": kind},
        }  # fmt: skip
    if done == "published":
        yield LetterRow, {
            "delivery_id": n, "kind": "acknowledgement", "to": "x@place.example",
            "state": "failed" if n % 400 == 0 else "sent", "language": "en",
            "message_id": f"<l{n}@x>", "promised_at": at, "due_at": at, "tries": 1,
            "why": "", "sent_at": at, "subject": "Received", "text": text, "html": text,
        }  # fmt: skip


if __name__ == "__main__":
    main()
