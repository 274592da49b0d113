"""Which deliveries contain these words, in whatever script?

The words of subjects, senders, stakeholders and everything that was read, in an
index of its own beside the archive: derived, and made again where it is missing.
It follows the ledger: a delivery is read anew when an event of it is new.

Words are compared without case, accents and points of vowels. Scripts that set no
spaces between words are indexed sign by sign, so that any part of a sentence of
theirs is found.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

import regex
from sqlmodel import Session, col, func, select

from pipeline.mishaps import MACHINE
from pipeline.store.tables import DeliveryRow, EventRow, PartRow

if TYPE_CHECKING:
    from pipeline.service import Service

_A_STEP = 500  # events that are followed in one go
_AT_ONCE = 2000  # events that a search waits for; more are followed beside it
_MOST = 10_000  # deliveries that are found
_LONGEST = 200_000  # characters of a delivery that are indexed
_SIGNS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
)
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
#: The index, and how far the ledger was followed.
SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
CREATE TABLE IF NOT EXISTS followed (seq INTEGER NOT NULL);
INSERT INTO followed SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM followed);
"""


class Search:
    """The index of one consultation."""

    def __init__(self, service: Service) -> None:
        """Open the index, or begin a new one."""
        folder = service.settings.local_folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._service = service
        self._lock, self._starting = Lock(), Lock()
        self._closing = False
        self._follower = Thread()
        self._file = folder.with_name(f"{folder.name}.search.db")
        self._index = sqlite3.connect(
            self._file, check_same_thread=False, isolation_level=None
        )
        self._index.executescript("PRAGMA journal_mode=WAL;" + SCHEMA)

    def close(self) -> None:
        """Let go of the index; what is not followed yet is with the next start."""
        with self._starting:
            self._closing = True
            if self._follower.is_alive():
                self._follower.join()
        with self._lock:
            self._index.close()

    def find(self, words: str) -> list[int]:
        """Return the deliveries that contain all these words, the latest first."""
        asked = query(words)
        if not asked:
            return []
        if self.behind() <= _AT_ONCE:
            self.follow()
        else:
            self.follow_beside()
        found = self._index.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?",
            (asked, _MOST),
        )
        return [row[0] for row in found]

    def behind(self) -> int:
        """Say how many events of the ledger are still to be followed."""
        with self._service.ledger.reading() as session:
            last = session.exec(select(func.max(EventRow.seq))).one() or 0
        return int(last) - self._followed()

    def follow(self) -> None:
        """Follow the ledger to its end."""
        while self.step():
            pass

    def follow_beside(self) -> None:
        """Follow the ledger to its end while others search."""
        with self._starting:
            if not (self._closing or self._follower.is_alive()):
                self._follower = Thread(target=self._beside, name="search", daemon=True)
                self._follower.start()

    def _beside(self) -> None:
        with suppress(*MACHINE):  # whoever searches next is told
            self.follow()

    def step(self) -> bool:
        """Follow a few events; tell whether there were any."""
        with self._lock, self._service.ledger.reading() as session:
            if self._closing:
                return False
            events = session.exec(
                select(EventRow.seq, EventRow.delivery_id)
                .where(col(EventRow.seq) > self._followed())
                .order_by(col(EventRow.seq))
                .limit(_A_STEP)
            ).all()
            if not events:
                return False
            ids = sorted({i for _, i in events if i is not None})
            texts = list(_texts(session, ids))
            with self._index as index:  # kept as a whole, or not at all
                index.execute("BEGIN IMMEDIATE")
                for delivery, text in texts:
                    index.execute("DELETE FROM words WHERE rowid = ?", (delivery,))
                    index.execute(
                        "INSERT INTO words (rowid, text) VALUES (?, ?)",
                        (delivery, text),
                    )
                index.execute("UPDATE followed SET seq = ?", (events[-1][0],))
        return True

    def _followed(self) -> int:
        return int(self._index.execute("SELECT seq FROM followed").fetchone()[0])


def _texts(session: Session, ids: list[int]) -> Iterator[tuple[int, str]]:
    parts: dict[int, list[str]] = {}
    for delivery, name, passages in session.exec(
        select(PartRow.delivery_id, PartRow.name, PartRow.passages).where(
            col(PartRow.delivery_id).in_(ids)
        )
    ):
        read = parts.setdefault(delivery, [name])
        for passage in passages:
            read += [passage["text"], passage.get("base") or ""]
    for row in session.exec(select(*_NAMED).where(col(DeliveryRow.id).in_(ids))):
        names = [stakeholder["name"] for stakeholder in row[5]]
        whole = "\n".join([*row[1:5], *names, *parts.get(row[0] or 0, ())])
        yield row[0] or 0, plain(whole[:_LONGEST])


#: What can be searched beside what was read.
_NAMED: tuple[Any, ...] = (
    DeliveryRow.id,
    DeliveryRow.subject,
    DeliveryRow.sender_name,
    DeliveryRow.sender_address,
    DeliveryRow.message_id,
    DeliveryRow.stakeholders,
)


def plain(text: str) -> str:
    """Fold a text for the index: no case, no accents, signs apart.

    >>> plain("Électricité 農村")
    'electricite  農  村 '
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return _SIGNS.sub(r" \g<0> ", bare)


def query(words: str) -> str:
    """Turn what a person typed into what the index is asked; "" for nothing.

    Every word must be there, the last letters of each may be missing; signs must
    follow each other as they were typed.

    >>> query("Rural acc*")
    '"rural"* "acc"*'
    >>> query("農村")
    '"農 村"'
    """
    terms = []
    for word in words.split():
        pieces = _WORDS.findall(plain(word))
        whole = " ".join(pieces)
        if pieces:
            signs = _SIGNS.fullmatch(pieces[-1])
            terms.append(f'"{whole}"' if signs else f'"{whole}"*')
    return " ".join(terms)
