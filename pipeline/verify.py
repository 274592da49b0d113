"""Does what we hold and what we published still agree with what was sent?

Every raw message has the sha256 it is kept under; every event of the ledger
follows its forerunner, here and in the mirror; every comment's words are in
the file they are said to come from, read again from the archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col

from pipeline import chain, record
from pipeline.faults import Fault
from pipeline.tables import DeliveryRow
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
        for known in record.deliveries(session, service.settings):
            try:
                service.house.archive.get(known.row.sha256)
            except (Fault, OSError) as fault:
                yield f"{known.id}: {fault}"
        done = col(DeliveryRow.state).in_([s.value for s in DONE])
        for known in record.deliveries(session, service.settings, done):
            if known.comments:
                yield from _words(service, known)


def _words(service: Service, known: Known) -> Iterator[str]:
    """Look for each comment's words in the file they come from."""
    try:
        documents = service.house.documents(known.row.sha256)
    except (Fault, OSError):
        return  # said already
    sources: dict[str, str] = {}
    for found in service.house.reader.read(documents):
        for one in found:
            text = "".join(
                (p.text + p.original + "".join(r.text for r in p.runs))
                for p in one.reading.passages
            )
            sources[one.sha256] = sources.get(one.sha256, "") + _folded(text)
    for name, comment in known.numbered_comments:
        kept = sources.get(comment.source.sha256)
        if kept is None:
            yield f"{name}: its file {comment.source.part} is not in the message"
            continue
        for words in filter(None, (comment.text, comment.proposed)):
            lines = (_folded(part) for part in words.splitlines())
            if not all(part in kept for part in lines):
                yield f"{name}: its words are not in {comment.source.part}"
                break


def _folded(text: str) -> str:
    return "".join(text.split())
