"""Do the database and the archive belong together?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from pipeline.faults import Stuck
from pipeline.store import chain

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.ledger import Ledger
    from pipeline.settings import Settings

_LOST = (
    "The database does not know all events that the archive holds (missing: {}): it "
    "is gone, or an older copy, or another database works on this archive. This one is "
    "{}. If it is the wrong one, correct store.database; else make it again: "
    "depositary rebuild."
)
_NO_MIRROR = (
    "The archive does not hold all events of the database (missing: {}). Check "
    "store.archive, or restore the archive from a backup; nothing was done."
)


class Lost(Stuck):
    """The database does not know all events that the archive holds."""


def refuse_no_file(settings: Settings, archive: Archive) -> None:
    """Raise Lost where the file of the database is not there, before one is made."""
    url = make_url(settings.database_url)
    file = url.database if url.get_backend_name() == "sqlite" else ""
    if file and not Path(file).exists() and archive.last_line(chain.MIRROR):
        raise Lost(_LOST.format("all", url))


def refuse_a_gap(ledger: Ledger) -> None:
    """Raise Stuck where one of the two knows events that the other does not."""
    with ledger.reading() as session:
        gap = chain.gap(session, ledger.archive)
    if gap:  # unless somebody was just about to commit: wait for the writer
        with ledger.unit() as unit:
            gap = chain.gap(unit.session, ledger.archive)
    if gap > 0:
        url = make_url(ledger.settings.database_url).set(password=None)
        raise Lost(_LOST.format(gap, url))
    if gap < 0:
        raise Stuck(_NO_MIRROR.format(-gap))
