"""Is anything lost or said twice when processes over PostgreSQL are killed at will?

    python bench/crew_kills.py --log kills.jsonl [--seeds 100] [--mails 120]

Each seed has a database, a mailbox, a mail server, two pollers and three workers of its
own. The mail comes bit by bit; after each bit a process drawn by lot is killed with
SIGKILL and another takes its place, and once it is PostgreSQL that is killed. When all
is quiet it is counted: every mail is there and has been worked on, no letter came
twice, and all that the export tells of a delivery, the words of all letters and the
digests are those of one process on SQLite that nobody killed. A letter that is in doubt
counts as sent, for nobody can know. A line of the log is a seed; it says how often each
field differed. Seeds that have their line are not run again.

No bit comes before so many were fetched that one look at the mailbox finds more than
what goes first: the others would wait in the lane behind, where numbers depend on what
is done when the next one comes, and one process that has all at once gives others.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import sqlalchemy as sa
import typer

from pipeline.arrival import AT_ONCE
from pipeline.lines import line
from pipeline.proof.rebuild import digests
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from tests import postgres
from tests.consultation import AFTER, write
from tests.crowd import crowd, drop
from tests.dovecot.postman import postman
from tests.processes import crew, started, waiting

_ROLES = ("poller", "poller", "worker", "worker", "worker")
_BITS = 6
_PATIENCE = 300.0  # seconds until what is not done is said to be lost
_AFTER_THE_ANSWER = ("acknowledged", "compiled", "published")
_OPEN = sa.text(
    "SELECT (SELECT count(*) FROM delivery), (SELECT count(*) FROM letter"
    " JOIN delivery d ON d.id = delivery_id"
    " WHERE letter.state IN ('promised', 'sending') AND d.state <> 'set_aside')"
)
_DOUBTS = sa.text("SELECT count(*) FROM letter WHERE state = 'in_doubt'")


def run(seed: int, mails: int) -> dict[str, Any]:
    """Run one seed; tell what was killed, and what was wrong."""
    chance = random.Random(seed)  # noqa: S311 (moments, no secret)
    given = crowd(mails, seed)
    killed: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as place,
        postgres.running() as server,
        postman() as post,
    ):
        folder, smtp = Path(place), f"smtp://127.0.0.1:{post.port}"
        config = write(folder, store={"database": server.url()}, letters={"smtp": smtp})
        with Service(load(config), lambda: AFTER) as service:
            service.work()
            with crew(folder, *_ROLES) as processes:
                power_cut = chance.randrange(_BITS)
                for bit in range(_BITS):
                    first, last = bit * mails // _BITS, (bit + 1) * mails // _BITS
                    _await_fetched(service, last - AT_ONCE)
                    drop(given[first:last], folder / "mailbox", first)
                    time.sleep(chance.uniform(1, 8))
                    if bit == power_cut:
                        server.kill()
                        time.sleep(chance.uniform(0, 3))
                        server.start()
                        killed["postgresql"] += 1
                    at = chance.randrange(len(_ROLES))
                    processes[at].kill()
                    processes[at].wait()
                    killed[_ROLES[at]] += 1
                    processes[at] = started(folder, _ROLES[at])
                ends = time.monotonic() + _PATIENCE
                while (left := _left(service, mails)) and time.monotonic() < ends:
                    time.sleep(0.5)
            with service.ledger.reading() as session:
                doubts = session.execute(_DOUBTS).scalar_one()
            service.ledger.seal()
            ours = _facts(service)
        names = Counter((to, name) for to, name, _ in post.letters)
    theirs = _undisturbed(given)
    wrong = Counter({"not done": left, "letters twice": names.total() - len(names)})
    for key in ours.keys() | theirs.keys():
        ours_, theirs_ = ours.get(key, {}), theirs.get(key, {})
        wrong.update(
            k for k in ours_.keys() | theirs_.keys() if ours_.get(k) != theirs_.get(k)
        )
    return {
        "seed": seed,
        "killed": dict(killed),
        "letters": len(names),
        "doubts": doubts,
        "wrong": {what: n for what, n in wrong.items() if n},
    }


def _left(service: Service, mails: int) -> int:
    """Count what is not read, worked on or answered; all, where nobody can say."""
    with suppress(sa.exc.DBAPIError):
        with service.ledger.reading() as session:
            rows, owed = session.execute(_OPEN).one()
        return int(mails - rows + owed + waiting(service))
    return mails


def _await_fetched(service: Service, least: int) -> None:
    """Wait until so many have a row; not for ever, for that is found out later."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        with suppress(sa.exc.DBAPIError), service.ledger.reading() as session:
            if session.execute(_OPEN).one()[0] >= least:
                return
        time.sleep(0.2)


def _facts(service: Service) -> dict[str, dict[str, Any]]:
    """Return all there is to tell, of each delivery and of the whole."""
    facts = {"digests": dict[str, Any](digests(service))}
    del facts["digests"]["letters"]  # in doubt or sent; what else it holds is below
    with service.ledger.reading() as session:
        for known in deliveries(session, service.settings):
            facts[known.id] = record = line(known)
            if record["state"] in _AFTER_THE_ANSWER:  # issues are not counted here
                record["state"] = _AFTER_THE_ANSWER[0]
            for letter in record["letters"]:
                letter["state"] = letter["state"].replace("in_doubt", "sent")
            for one in known.letters:
                record[one.kind] = one.to, one.subject, one.text, one.html
    return facts


def _undisturbed(given: list[bytes]) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as place:
        drop(given, (config := write(Path(place))).parent / "mailbox")
        with Service(load(config), lambda: AFTER) as service:
            service.once()
            return _facts(service)


def main(
    log: Annotated[Path, typer.Option()],
    seeds: int = 100,
    mails: Annotated[int, typer.Option(max=_BITS * AT_ONCE)] = 120,
) -> None:
    """Run the seeds that have no line yet, then print the sums of all lines."""
    log.touch()
    lines = [json.loads(each) for each in log.read_text().splitlines()]
    known = {each["seed"] for each in lines}
    with log.open("a", buffering=1) as file:
        for seed in sorted(set(range(seeds)) - known):
            lines.append(run(seed, mails))
            file.write(json.dumps(lines[-1]) + "\n")
    killed, wrong = Counter[str](), Counter[str]()
    for each in lines:
        killed.update(each["killed"])
        wrong.update(each["wrong"])
    print(
        f"{len(lines)} seeds, {killed.total()} kills ({dict(killed)}), "
        f"{sum(line['letters'] for line in lines)} letters, "
        f"{sum(line['doubts'] for line in lines)} in doubt; "
        f"wrong: {dict(wrong) or 'nothing'}"
    )
    sys.exit(bool(wrong))


if __name__ == "__main__":
    typer.run(main)
