"""Which duties has the service, and how did each of them go last?

A duty that fails is told, recorded and tried again; it never ends the service,
and never keeps the next duty from being done.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlmodel import Session, col, delete, select

from pipeline.faults import Fault, SourceFault
from pipeline.mishaps import MACHINE, told
from pipeline.store.database import writing
from pipeline.store.tables import HeartbeatRow
from pipeline.watch import Done, tell

if TYPE_CHECKING:
    from pipeline.ledger import Ledger
    from pipeline.settings import Settings

POLL, WORK, LETTERS, PUBLISH = "poll", "work", "letters", "publish"
STAMP = "stamp"
_FAILED = " failed"
_SELDOM = timedelta(minutes=1)


def poll_of(mailbox: str) -> str:
    """Name the duty of reading a mailbox: of [mailbox], and of [mailboxes.press].

    >>> poll_of(""), poll_of("press")
    ('poll', 'poll-press')
    """
    return f"{POLL}-{mailbox}" if mailbox else POLL


def last_polls(session: Session, settings: Settings) -> dict[str, datetime | None]:
    """Say of each mailbox, by its duty, when it was last read."""
    duties = map(poll_of, settings.boxes)
    return {duty: last_good(session, duty) for duty in duties}


def read_until(session: Session, settings: Settings) -> datetime | None:
    """Say until when all mailboxes are read; None where one never was."""
    polls = last_polls(session, settings).values()
    known = [at for at in polls if at is not None]
    return min(known) if len(known) == len(polls) else None


@contextmanager
def attempt(ledger: Ledger, duty: str, trouble: list[str]) -> Iterator[None]:
    """Do a duty; add what went wrong to `trouble`, as a sentence.

    A draft or a registry that cannot be read is no failure of the duty: it waits.
    """
    began, outcome = time.perf_counter(), "failed"
    try:
        yield
    except SourceFault:  # told by whoever looks at the files themselves
        outcome = "waits"
    except Exception as error:  # noqa: BLE001 (a failed duty never ends the service)
        sentence = told(error)
        trouble.append(f"{duty}: {sentence}")
        evidence = "" if isinstance(error, Fault) else f"\n{traceback.format_exc()}"
        with suppress(*MACHINE):  # the database itself may be what is wrong
            ledger.beat(duty + _FAILED, sentence + evidence)
    else:
        outcome = "done"
        forget(ledger, duty + _FAILED)
    took = time.perf_counter() - began
    tell([Done(what=duty, seconds=took, outcome=outcome)])


def forget(ledger: Ledger, name: str) -> None:
    """Remember no more how something went, or what was noted under its name."""
    with suppress(*MACHINE):
        with ledger.reading() as session:
            if beat_of(session, name) is None:
                return
        with writing(ledger.engine) as session:
            session.exec(delete(HeartbeatRow).where(col(HeartbeatRow.name) == name))


def beat_seldom(ledger: Ledger, duty: str) -> None:
    """Remember that a frequent duty went well, once a minute at most."""
    with ledger.reading() as session:
        last = last_good(session, duty)
    if last is None or abs(ledger.now() - last) >= _SELDOM:
        ledger.beat(duty)


def last_good(session: Session, duty: str) -> datetime | None:
    """Say when a duty last went well, if ever."""
    beat = beat_of(session, duty)
    return beat.at if beat else None


def beat_of(session: Session, name: str) -> HeartbeatRow | None:
    """Say what was remembered last under a name."""
    return session.exec(select(HeartbeatRow).where(HeartbeatRow.name == name)).first()


def failing(session: Session) -> dict[str, str]:
    """Return the duties that failed the last time, with the sentence and the time."""
    rows = session.exec(
        select(HeartbeatRow).where(col(HeartbeatRow.name).endswith(_FAILED))
    )
    return {
        row.name.removesuffix(_FAILED): (
            f"{row.detail.partition(chr(10))[0]} ({row.at:%Y-%m-%d %H:%M:%S} UTC)"
        )
        for row in rows
    }
