"""What can a letter tell about a delivery? The record, as facts for the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col

from outbox.letters import CommentLine, Facts, FileLine
from pipeline.deadlines import versions
from pipeline.decisions.decided import decided
from pipeline.letters.answers import answered
from pipeline.letters.reasons import codes
from pipeline.record import deliveries
from pipeline.store.tables import DeliveryRow
from rules.terms import Clock, LetterKind, Read, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlmodel import Session

    from pipeline.ledger import Ledger
    from pipeline.record import Known
    from pipeline.settings import Settings
    from pipeline.store.tables import LetterRow


def told(
    session: Session,
    ledger: Ledger,
    letter: LetterRow,
    known: Known,
    titles: Mapping[str, str],
) -> Facts:
    """Gather what a letter tells now; `titles` are those of the drafts, by id.

    The letter on a correction plays back the comments of what was corrected.
    """
    row, kind, settings = known.row, LetterKind(letter.kind), ledger.settings
    about = _corrected(session, settings, known) if kind in _ON_ANOTHER else known
    history = versions(session, settings)[about.row.call]
    supersedes = f"{known.series}/{row.supersedes}" if row.supersedes else ""
    site = settings.publication.base_url or str(settings.publication.folder)
    return Facts(
        kind=kind,
        language=letter.language,
        consultation=settings.consultation.title,
        secretariat=settings.letters.from_.partition("<")[0].strip(' "')
        or settings.letters.address,
        delivery=about.id,
        subject=row.subject,
        received_at=row.received_at or row.first_seen,
        clock=Clock(row.received_from or Clock.FIRST_SEEN),
        verdict=Verdict(row.verdict or Verdict.ON_TIME),
        window=history[-1],
        previous=history[-2] if len(history) > 1 else None,
        closed=ledger.now() >= history[-1].hard,
        number=supersedes if kind is LetterKind.WITHDRAWN else about.number,
        files=tuple(
            FileLine(name=p.name, read=Read(p.read), why=p.why, reasons=codes(p.why))
            for p in known.parts
            if not p.is_body
        ),
        comments=tuple(_comments(about, titles, all_=kind in _ON_ANOTHER)),
        stakeholders=tuple(s.name for s in about.stakeholders),
        stakeholder_review=about.row.stakeholder_review,
        supersedes=supersedes,
        url=site if kind is LetterKind.PUBLICATION else "",
    )


_ON_ANOTHER = (LetterKind.CORRECTION,)


def _corrected(session: Session, settings: Settings, known: Known) -> Known:
    """Return the delivery that a reply corrects."""
    said = decided(session, known.row.id or 0)
    found = answered(session, known.row, known.series, said)
    if found is None:
        return known
    return next(deliveries(session, settings, col(DeliveryRow.id) == found.delivery))


def _comments(
    about: Known, titles: Mapping[str, str], *, all_: bool
) -> Iterator[CommentLine]:
    """Play comments back; one that stands aside only where its sender took it out."""
    for name, comment in about.numbered_comments:
        if all_ or not comment.aside:
            yield CommentLine(
                id=name,
                document=titles.get(comment.document or "", comment.document or ""),
                paragraphs=comment.paragraphs,
                action=comment.action,
                words=comment.text or comment.proposed,
                review=comment.review,
                out=comment.aside,
            )
