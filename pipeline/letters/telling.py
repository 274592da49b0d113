"""What can a letter tell about a delivery? The record, as facts for the outbox."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sqlmodel import Session, col

from outbox.letters import CommentLine, Facts, FileLine
from pipeline.decisions.decided import decided
from pipeline.letters.answers import answered, settled
from pipeline.letters.reasons import codes
from pipeline.record import Known, deliveries
from pipeline.store.issues import dated
from pipeline.store.series import also_replaced, restored
from pipeline.store.tables import DeliveryRow, LetterRow
from rules.doubts import ASKED
from rules.marks import answer
from rules.terms import Clock, Comment, Draft, Kind, LetterKind, Read, Verdict, Window

if TYPE_CHECKING:
    from pipeline.ledger import Ledger
    from pipeline.settings import Settings
    from rules.citation.documents import Citable


#: How what stood in cells of its own is kept apart in one line.
_BETWEEN = " | "
_CELL = re.compile(r"(?:.*\.)?t\d+\.r\d+\.c\d+(?:\.\w+)*")


class Titled(NamedTuple):
    """What a draft is called, and what it calls its pieces; empty for paragraphs.

    `labels` are those that it prints, each once.
    """

    title: str
    noun: str = ""
    labels: tuple[str, ...] = ()


Titles: TypeAlias = "Mapping[str, Titled]"  # by the ids of the drafts


def titled(drafts: Sequence[Draft], cited: Citable) -> Titles:
    """Return the titles of the drafts, by id, with the nouns that letters have."""
    return {
        draft.id: Titled(draft.title, cited.labels[draft.id].noun, _once(draft))
        for draft in drafts
    }


def _once(draft: Draft) -> tuple[str, ...]:
    printed = Counter(p.label for p in draft.paragraphs if p.label)
    return tuple(label for label, times in printed.items() if times == 1)


def told(  # noqa: PLR0913, PLR0917 (a letter tells so much)
    session: Session,
    ledger: Ledger,
    letter: LetterRow,
    known: Known,
    titles: Titles,
    deadlines: Mapping[str, Sequence[Window]],
) -> Facts:
    """Gather what a letter tells now.

    `titles` are those of the drafts, by id, `deadlines` all versions of those of the
    calls, as `pipeline.deadlines.versions` gives them.
    The letter on a correction plays back the comments of what was corrected.
    """
    row, kind, settings = known.row, LetterKind(letter.kind), ledger.settings
    about = _corrected(session, settings, known) if kind in _ON_ANOTHER else known
    history = deadlines[about.row.call]
    acts_on = [row.supersedes, *(one.number for one in also_replaced(session, row))]
    supersedes = ", ".join(f"{known.series}/{number}" for number in acts_on if number)
    of_other = _of_other(session, kind, known, supersedes)
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
        previous=_before_the_extension(history),
        closed=ledger.now() >= history[-1].hard,
        issued=kind is LetterKind.ADMISSION and bool(dated(session, about.row.call)),
        number=about.number if of_other is None else of_other,
        files=tuple(
            FileLine(name=p.name, read=Read(p.read), why=p.why, reasons=codes(p.why))
            for p in known.parts
            if not p.is_body
        ),
        comments=tuple(_comments(session, about, titles, all_=kind in _ON_ANOTHER)),
        stakeholders=tuple(s.name for s in about.stakeholders),
        stakeholder_review=about.row.stakeholder_review,
        withheld=ASKED in about.row.flags,
        supersedes=supersedes,
        counts_as=_counts_as(session, known),
        url=site if kind is LetterKind.PUBLICATION else "",
    )


def _of_other(
    session: Session, kind: LetterKind, known: Known, supersedes: str
) -> str | None:
    """Return the number of what is, or was, taken back, if a letter is on that."""
    if kind is LetterKind.RESTORED:
        first = restored(session, known.id)
        return f"{known.series}/{first.number}" if first and first.number else ""
    return supersedes if kind is LetterKind.WITHDRAWN else None


def _counts_as(session: Session, known: Known) -> str:
    """Return the number of what a duplicate repeats, if that has one."""
    row = known.row
    if row.kind != Kind.DUPLICATE or row.duplicate_of is None:
        return ""
    first = session.get_one(DeliveryRow, row.duplicate_of)
    return f"{known.series}/{first.number}" if first.number else ""


def _before_the_extension(history: Sequence[Window]) -> Window | None:
    """Return the version that was extended; not one that was a mistake."""
    earlier = [window for window in history if window.hard < history[-1].hard]
    return next(reversed(earlier or history[:-1]), None)


_ON_ANOTHER = (LetterKind.CORRECTION,)


def _corrected(session: Session, settings: Settings, known: Known) -> Known:
    """Return the delivery that a reply corrects."""
    said = decided(session, known.row.id or 0)
    found = answered(session, known.row, known.series, said)
    if found is None:
        return known
    return next(deliveries(session, settings, col(DeliveryRow.id) == found.delivery))


def _comments(
    session: Session, about: Known, titles: Titles, *, all_: bool
) -> Iterator[CommentLine]:
    """Play comments back; one that stands aside only where its sender took it out."""
    decided = any(comment.evidence.kind == "decision" for comment in about.comments)
    ours = settled(session, about.row.id or 0) if decided else frozenset()
    for position, (name, comment) in enumerate(about.numbered_comments, start=1):
        if all_ or not comment.aside:
            draft = titles.get(comment.document or "", Titled(comment.document or ""))
            words = answer(comment) or comment.proposed
            if _CELL.fullmatch(comment.source.place):
                words = _BETWEEN.join(filter(None, map(str.strip, words.split("\n"))))
            yield CommentLine(
                id=name,
                document=draft.title,
                noun=draft.noun,
                labels=draft.labels,
                paragraphs=comment.paragraphs,
                action=comment.action,
                words=words,
                proposed="" if _is_all(comment) else comment.proposed,
                review=comment.review,
                out=comment.aside,
                settled=f"comment {position}" in ours,
            )


def _is_all(comment: Comment) -> bool:
    """Tell whether the text that is proposed is all that a comment says."""
    return comment.proposed.split() in ([], comment.text.split())
