"""Stage 8: is the public record what it should be?

The whole set is built anew and takes the place of the old one in one step.
Before the cut-off it shows what is consulted and until when; after it, the
compilation, every submission, the late list and the sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from outbox.publication import Call, Record
from outbox.publication import publish as write_site
from pipeline.chain import read as ledger_lines
from pipeline.deadlines import windows
from pipeline.record import classes
from pipeline.tables import DeliveryRow
from rules.consolidation import sums
from rules.lifecycle import Event, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.ledger import Ledger
    from rules.consolidation import Consolidation
    from rules.terms import Draft

PUBLISHED = "published"


def publish(
    ledger: Ledger,
    drafts: Sequence[Draft],
    issued: Mapping[str, Consolidation],
) -> str:
    """Replace the public record; return the sha256 of the set.

    `issued` holds the compilations that are public, by call.
    """
    settings = ledger.settings
    ledger.seal()
    with ledger.reading() as session:
        in_force = windows(session, settings)
        counted = sums(classes(session))
    head = ""
    for line in ledger_lines(ledger.archive):
        head = line.hash
    record = Record(
        id=settings.consultation.id,
        title=settings.consultation.title,
        series=settings.consultation.series,
        languages=settings.consultation.languages,
        calls=tuple(
            Call(
                window=window,
                drafts=tuple(d for d in drafts if d.call == window.call),
                issues=tuple(c for c in (issued.get(window.call),) if c),
            )
            for window in in_force
        ),
        sums=counted,
        heads={"ledger": head} if head else {},
        as_of=ledger.now(),
    )
    digest = write_site(
        record,
        settings.site_folder,
        settings.publication.base_url,
    )
    with ledger.unit() as unit:
        unit.event(PUBLISHED, None, digest=digest)
        rows = unit.session.exec(
            select(DeliveryRow).where(
                col(DeliveryRow.call).in_(list(issued)),
                DeliveryRow.state == State.COMPILED.value,
            )
        ).all()
        for row in rows:
            unit.advance(row, Event.PUBLISH)
    ledger.seal()
    return digest
