"""Does what we hold and what we published still agree with what was sent?

Every raw message has the sha256 it is kept under and belongs to a delivery;
every event of the ledger follows its forerunner, here and in the mirror; every
comment's words are in the file they are said to come from, read again from the
archive; every file that was issued says what was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from outbox.compilation import FORMATS
from outbox.publication.addresses import slug
from pipeline import chain, record
from pipeline import compile as compilation
from pipeline.faults import Fault
from pipeline.locks import only_one
from pipeline.proofread import proofread
from pipeline.proofread.sources import strayed
from pipeline.tables import DeliveryRow
from rules.lifecycle import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.service import Service


def verify(service: Service) -> Iterator[str]:
    """Name, in sentences, everything that does not agree; nothing when all does."""
    service.ledger.seal()
    with service.ledger.reading() as session:
        yield from chain.differences(session, service.house.archive)
        whole = not chain.gap(session, service.house.archive)
        for name in unclaimed(service) if whole else ():
            yield (
                f"The message {name} lies in the archive, and no delivery knows it. "
                "Have it taken: depositary rebuild."
            )
        for known in record.deliveries(session, service.settings):
            try:
                service.house.archive.get(known.row.sha256)
            except (Fault, OSError) as fault:
                yield f"{known.id}: {fault}"
        done = col(DeliveryRow.state).in_([s.value for s in DONE])
        for known in record.deliveries(session, service.settings, done):
            if known.comments:
                yield from strayed(
                    service.house, known.row.sha256, known.numbered_comments
                )
    yield from _issued(service)


def unclaimed(service: Service) -> list[str]:
    """Name the archived messages that no delivery knows, unless more come just now."""
    with only_one(service.settings.archive_folder, "poll") as mine:
        if not mine:
            return []
        with service.ledger.reading() as session:
            known = set(session.exec(select(DeliveryRow.sha256)))
        return [name for name in service.house.archive if name not in known]


def _issued(service: Service) -> Iterator[str]:
    """Read back what was issued, in the folder and on the site."""
    settings = service.settings
    with service.ledger.reading() as session:
        for call in settings.calls:
            if not compilation.issues(session, call.id):
                continue
            issue = compilation.consolidated(
                session, service.ledger, service.house.drafts, call.id
            )
            if issue.new:
                continue  # decided since; the next issue says it
            folder = settings.compilations_folder
            paths = [folder / f"{call.id}{form.suffix}" for form in FORMATS.values()]
            site = settings.site_folder / "compilations" / slug(call.id) / "files"
            for misprint in proofread([*paths, *site.glob("*")], issue.consolidation):
                yield str(misprint)
