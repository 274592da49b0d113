"""An archive and a ledger in a folder, and what they say has been delivered."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipeline.archive import open_archive
from pipeline.boxes import Mailbox, open_mailbox
from pipeline.fetch import PollReport, poll
from pipeline.ledger import Ledger
from pipeline.settings import load
from tests.consultation import write
from tests.dovecot.server import PASSWORD


class Store:
    """The archive and the ledger of one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        settings = load(write(folder))
        self.archive = open_archive(settings.archive_url, settings.local_folder)
        self.ledger = Ledger(settings, self.archive, now)

    def poll(self, mailbox: Mailbox) -> PollReport:
        return poll(mailbox, self.archive, self.ledger, now)

    def rows(self, columns: str = "sha256") -> list[tuple[object, ...]]:
        """Read rows of deliveries past the program, straight from the file."""
        with closing(sqlite3.connect(self.folder / "depositary.db")) as database:
            return database.execute(
                f"SELECT {columns} FROM delivery ORDER BY id"  # noqa: S608 (our columns)
            ).fetchall()

    def kept(self) -> Counter[bytes]:
        """Count the messages that have a row, by bytes read from the archive."""
        return Counter(self.archive.get(str(name)) for (name,) in self.rows())


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open a store and close its database again."""
    store = Store(folder)
    try:
        yield store
    finally:
        store.ledger.close()


def box(url: str, **options: object) -> Mailbox:
    """Make a mailbox of a test server."""
    return open_mailbox(url, **{"secret": lambda: PASSWORD, **options})  # type: ignore[arg-type]  # options are those of open_mailbox


def now() -> datetime:
    return datetime.now(UTC)
