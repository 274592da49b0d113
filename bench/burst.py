"""Is anybody lost, or left waiting, when all write in the last hour?

    python bench/burst.py [--mails 5000] [--workers 2] [--postgresql]

So many mails lie in a real Dovecot when the service starts, stamped before the cut-off
and read long after it. From the first that is taken on, while they are read and worked
off, another one comes every few seconds; how long its sender waits for the letter is
what counts. Without --postgresql
one `depositary run` with a pool does all on SQLite; with it there are a poller and as
many workers on PostgreSQL. In the end it is counted: every mail has its row, every
verdict follows from the stamp, and nobody has more letters than the cap.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import typer
from sqlmodel import col, func, select

from pipeline.service import Service
from pipeline.settings import load
from pipeline.store.tables import WAITING, DeliveryRow, LetterRow
from tests import postgres
from tests.consultation import IN_TIME, TOO_LATE, write
from tests.dovecot.server import PASSWORD, running
from tests.processes import crew, ended

_PAUSE = 5.0  # seconds from one late-comer to the next
_PROMISED = 60.0  # seconds
_CAP = 3
_BATCH = 500


def mail(n: int) -> bytes:
    """Write a comment; one in fifty came too late, some are by one who writes often."""
    person = n % 7 if n % 20 == 0 else n
    return (
        f"Received: from relay.example by mx.example.org; "
        f"{TOO_LATE if n % 50 == 0 else IN_TIME}\n"
        f"From: Person {person} <p{person}@party{person}.example>\n"
        f"To: info@example.org\nSubject: Comments {n}\n"
        f"Message-ID: <m{n}@burst.example>\n\n"
        f"Paragraph {n % 3 + 1}: number {n} says that this should be deleted.\n"
    ).encode()


def main(mails: int = 5000, workers: int = 2, postgresql: bool = False) -> None:
    """Run it, say how long those waited who came meanwhile, and count."""
    with ExitStack() as stack:
        dovecot = stack.enter_context(running())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store: dict[str, object] = {"workers": workers}
        roles = ["all"]
        if postgresql:
            server = stack.enter_context(postgres.running())
            store = {"workers": 0, "database": server.url()}
            roles = ["poller", *["worker"] * workers]
        (folder / "password").touch(0o600)
        (folder / "password").write_text(PASSWORD)
        config = write(
            folder,
            store=store,
            mailbox={"url": dovecot.url("burst"), "password_file": "password"},
            letters={"per_day": _CAP},
        )
        for start in range(0, mails, _BATCH):
            stop = min(start + _BATCH, mails)
            dovecot.deliver("burst", [mail(n) for n in range(start, stop)])
        service = stack.enter_context(Service(load(config), lambda: datetime.now(UTC)))
        processes = stack.enter_context(crew(folder, *roles, at=None))
        began, came = time.monotonic(), dict[int, datetime]()
        while _rows(service) == 0:
            time.sleep(0.1)
        while _left(service, mails):
            n = mails + 1 + 60 * len(came)  # in time, and never seen before
            dovecot.deliver("burst", [mail(n)])
            came[n] = datetime.now(UTC)
            time.sleep(_PAUSE)
        took = time.monotonic() - began
        while _left(service, mails + len(came)):
            time.sleep(0.5)
        left = [ended(process) for process in processes]
        sys.exit(_count(service, mails, came, took) or any(left))


def _rows(service: Service) -> int:
    with service.ledger.reading() as session:
        return session.exec(select(func.count(col(DeliveryRow.id)))).one()


def _left(service: Service, mails: int) -> int:
    """Count what is not read, worked on or answered of these, by their UIDs."""
    those = col(DeliveryRow.uid) <= mails
    letters = (
        select(func.count())
        .select_from(LetterRow)
        .join(DeliveryRow, col(DeliveryRow.id) == col(LetterRow.delivery_id))
    )
    owed = col(LetterRow.state).in_(("promised", "sending"))
    with service.ledger.reading() as session:
        rows = session.exec(select(func.count(col(DeliveryRow.id))).where(those)).one()
        waiting = session.exec(
            select(func.count(col(DeliveryRow.id))).where(WAITING, those)
        ).one()
        return mails - rows + waiting + session.exec(letters.where(owed, those)).one()


def _count(service: Service, mails: int, came: dict[int, datetime], took: float) -> int:
    with service.ledger.reading() as session:
        found = session.exec(
            select(DeliveryRow.message_id, DeliveryRow.verdict, LetterRow.sent_at).join(
                LetterRow, col(LetterRow.delivery_id) == col(DeliveryRow.id)
            )
        ).all()
        each = session.exec(
            select(LetterRow.to, func.count())
            .where(LetterRow.state == "sent")
            .group_by(LetterRow.to)
        ).all()
    told = {f"<m{n}@burst.example>": n for n in (*range(mails), *came)}
    wrong: Counter[str] = Counter()
    wrong["lost"] = len(told.keys() - {name for name, _, _ in found})
    wrong["over the cap"] = sum(count > _CAP for _, count in each)
    waits = []
    for name, verdict, sent_at in found:
        n = told[name]
        wrong["verdicts"] += (verdict == "late") != (n % 50 == 0)
        if n in came:
            wrong["unanswered"] += sent_at is None
            waits += [(sent_at - came[n]).total_seconds()] if sent_at else []
    print(
        f"{mails} mails in {took:.0f} s ({mails / took:.0f} mails/s); "
        f"{len(came)} came meanwhile and waited {statistics.median(waits):.0f} s for "
        f"their letter (median), {max(waits):.0f} s at most, "
        f"{sum(wait > _PROMISED for wait in waits)} more than {_PROMISED:.0f} s; "
        f"wrong: {dict(+wrong) or 'nothing'}"
    )
    return int(bool(+wrong))


if __name__ == "__main__":
    typer.run(main)
