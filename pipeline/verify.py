"""Does what we hold and what we published still agree with what was sent?

Every raw message has the sha256 it is kept under and belongs to a delivery;
every event of the ledger follows its forerunner, here and in the mirror; every
comment's words are in the file they are said to come from, read again from the
archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from pipeline import chain, record
from pipeline.faults import Fault
from pipeline.locks import only_one
from pipeline.tables import DeliveryRow
from rules.fidelity import kept, views
from rules.lifecycle import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.record import Known
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
                yield from _words(service, known)


def unclaimed(service: Service) -> list[str]:
    """Name the archived messages that no delivery knows, unless more come just now."""
    with only_one(service.settings.archive_folder, "poll") as mine:
        if not mine:
            return []
        with service.ledger.reading() as session:
            known = set(session.exec(select(DeliveryRow.sha256)))
        return [name for name in service.house.archive if name not in known]


def _words(service: Service, known: Known) -> Iterator[str]:
    """Look for each comment's words in the file they come from."""
    try:
        documents = service.house.documents(known.row.sha256)
    except (Fault, OSError):
        return  # said already
    sources: dict[str, list[str]] = {}
    for found in service.house.reader.read(documents):
        for one in found:
            texts = [view for p in one.reading.passages for view in views(p)]
            sources.setdefault(one.sha256, []).extend(texts)
    for name, comment in known.numbered_comments:
        source = comment.source
        if source.sha256 not in sources:
            yield f"{name}: its file {source.part} is not in the message"
        elif not all(
            kept(words, sources[source.sha256])
            for words in (comment.text, comment.proposed)
        ):
            yield f"{name}: its words are not in {source.part}"
