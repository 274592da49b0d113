"""Which decisions wait for a person, and in which order?

One card a question. Cards that one answer may settle stand together: they are of one
kin, as the rule of carrying says. Those whose answer settles the most comments stand
first, then the order in which the mails were received; what somebody left with a note
stands last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import Session, col, func, or_, select

from pipeline import record
from pipeline.decisions import NOTED, version_of, version_of_comment
from pipeline.decisions.asking import Beside, Question, asked_of, asking, unplaced
from pipeline.decisions.mail import Mail, bodies, mail
from pipeline.repeated import repeated
from pipeline.store.ordered import in_order
from pipeline.store.tables import CommentRow, DeliveryRow, EventRow, PartRow
from pipeline.store.values import load
from rules.carrying import Point
from rules.lifecycle import DONE, State
from rules.marks import plain
from rules.terms import Comment, Kind, Read, Verdict
from rules.unseen_flags import Unseen

if TYPE_CHECKING:
    from pipeline.settings import Settings

#: What is asked, for those who know it here.
__all__ = ["Question"]
WHOLE = 0  # the position of a card about the delivery as a whole
_ASKING = ("call_assumed", "replaces_what", "several_senders", *Unseen)  # flags
_CONTRIBUTIONS = (Kind.SUBMISSION.value, Kind.WITHDRAWAL.value)
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A question that waits: about which delivery, or the comment at a position.

    `alike` is equal for those that one answer may settle, `settles` how many comments
    that are; `note` is what somebody left who passed it over; `beside` is the delivery
    that it is to be compared with.
    """

    delivery: int
    question: Question
    position: int = WHOLE
    received_at: datetime | None = None
    alike: tuple[str, ...] = ()
    settles: int = 1
    note: str = ""
    beside: int = 0

    @property
    def place(self) -> tuple[int, int, Question]:
        """What tells it from all others."""
        return self.delivery, self.position, self.question


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question with all that a person must know to answer it.

    `version` is what a decision may give as what was seen; `reasons` say why each of
    the candidates is one, or why none is; `mail` is what a whole delivery says.
    """

    waits: Waits
    known: record.Known
    words: str
    version: str
    candidates: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    mail: Mail | None = None
    beside: Beside | None = None

    @property
    def id(self) -> str:
        """The id as people see it."""
        name = self.known.number or self.known.id
        return f"{name}-{self.position}" if self.position else name

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.waits.question

    @property
    def position(self) -> int:
        """The position of the comment that it is about, from 1, or WHOLE."""
        return self.waits.position

    @property
    def settles(self) -> int:
        """How many comments one answer settles."""
        return self.waits.settles


def queue(session: Session, settings: Settings) -> list[Waits]:
    """Return all that waits, in the order in which a person should take it."""
    notes = {
        (event.delivery_id, event.data["position"]): event.data["because"]
        for event in in_order(session, EventRow, EventRow.kind == NOTED)
    }
    groups: dict[tuple[str, ...], list[Waits]] = defaultdict(list)
    for one in (
        *_about_the_whole(session, settings),
        *_about_comments(session),
        *_about_what_came_again(session),
    ):
        note = notes.get((one.delivery, one.position), "")
        alone = (note, str(one.delivery), one.question) if note else None
        groups[alone or one.alike].append(one)
    found = []
    for alike, some in groups.items():
        group = sorted(some, key=_arrival)
        note = notes.get((group[0].delivery, group[0].position), "")
        settles = sum(one.settles for one in group)
        found.append(
            [replace(one, alike=alike, settles=settles, note=note) for one in group]
        )
    found.sort(key=lambda g: (bool(g[0].note), -g[0].settles, _arrival(g[0])))
    return [one for group in found for one in group]


def by_call(session: Session, waiting: Iterable[Waits]) -> Counter[str]:
    """Say how many questions wait that are about what was sent to each call."""
    asked = Counter(one.delivery for one in waiting)
    ids, found = [*asked], Counter[str]()
    for start in range(0, len(ids), _BATCH):
        some = col(DeliveryRow.id).in_(ids[start : start + _BATCH])
        for ident, call in session.exec(
            select(DeliveryRow.id, DeliveryRow.call).where(some)
        ):
            found[call] += asked[ident or 0]
    return found


def _arrival(one: Waits) -> tuple[bool, datetime | None, int, int]:
    at = one.received_at
    return at is None, at, one.delivery, one.position


def _stands() -> ColumnElement[bool]:
    """Ask whether a delivery is a contribution that still counts."""
    return (
        col(DeliveryRow.state).in_([s.value for s in DONE])
        & col(DeliveryRow.kind).in_(_CONTRIBUTIONS)
        & col(DeliveryRow.withdrawn).is_(False)
        & col(DeliveryRow.superseded_by).is_(None)
    )


def _about_comments(session: Session) -> Iterator[Waits]:
    facts: tuple[Any, ...] = (
        CommentRow.delivery_id,
        CommentRow.position,
        CommentRow.comment,
        DeliveryRow.received_at,
    )
    rows = session.exec(
        select(*facts)
        .join(DeliveryRow, col(DeliveryRow.id) == CommentRow.delivery_id)
        .where(col(CommentRow.review), _stands())
    )
    for delivery, position, comment, at in rows:
        kin = point_of(delivery, load(Comment, comment)).kin
        yield Waits(
            delivery=delivery,
            question=Question.WHERE,
            position=position,
            received_at=at,
            alike=("where", *kin),
        )


def _about_what_came_again(session: Session) -> Iterator[Waits]:
    for delivery, again in repeated(session).items():
        yield Waits(
            delivery=delivery,
            question=Question.AGAIN,
            received_at=again.received_at,
            alike=("again", str(delivery)),
            beside=again.first,
        )


def _about_the_whole(session: Session, settings: Settings) -> Iterator[Waits]:
    flags = cast(col(DeliveryRow.flags), String)
    asks = or_(
        col(DeliveryRow.stakeholder_review),
        *(flags.contains(f'"{flag}"') for flag in _ASKING),
    )
    stuck = col(DeliveryRow.state).in_([State.HELD.value, State.CORRUPT.value])
    ids = session.exec(select(DeliveryRow.id).where(or_(stuck, _stands() & asks)))
    wanted = [i for i in ids if i is not None]
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        counted = dict(
            session.exec(
                select(CommentRow.delivery_id, func.count())
                .where(col(CommentRow.delivery_id).in_(some))
                .group_by(col(CommentRow.delivery_id))
            ).all()
        )
        rows = session.exec(select(*_FACTS).where(col(DeliveryRow.id).in_(some))).all()
        assumed = [row.id for row in rows if "call_assumed" in row.flags]
        placed = _placed(session, assumed) if assumed else {}
        for row in rows:
            several = max(1, counted.get(row.id, 0))
            for question, alike, settles in _questions(
                row, several, placed.get(row.id, set()), settings
            ):
                yield Waits(
                    delivery=row.id,
                    question=question,
                    received_at=row.received_at,
                    alike=alike,
                    settles=settles,
                )


#: What the questions about a delivery depend on.
_FACTS: tuple[Any, ...] = (
    DeliveryRow.id,
    DeliveryRow.state,
    DeliveryRow.kind,
    DeliveryRow.verdict,
    DeliveryRow.why,
    DeliveryRow.flags,
    DeliveryRow.call,
    DeliveryRow.answer_to,
    DeliveryRow.sender_address,
    DeliveryRow.received_at,
    DeliveryRow.stakeholders,
    DeliveryRow.stakeholder_review,
    DeliveryRow.stakeholder_evidence,
)


def _placed(session: Session, ids: Sequence[int]) -> dict[int, set[str | None]]:
    """Say on which drafts the comments of these deliveries stand."""
    found: dict[int, set[str | None]] = defaultdict(set)
    for delivery, document in session.exec(
        select(CommentRow.delivery_id, CommentRow.document).where(
            col(CommentRow.delivery_id).in_(ids), col(CommentRow.review).is_(False)
        )
    ):
        found[delivery].add(document)
    return found


def _questions(
    row: Any, several: int, placed: set[str | None], settings: Settings
) -> Iterator[tuple[Question, tuple[str, ...], int]]:
    """List what is asked about a delivery, what is alike, and what that settles."""
    alone = str(row.id)
    if row.state in (State.HELD, State.CORRUPT):
        yield Question.HELD, ("held", row.sender_address or alone, row.why), 1
        return
    if row.stakeholder_review and row.kind == Kind.SUBMISSION:
        yield Question.WHO, ("who", *asked_of(row).kin), several
    drafts = {draft.id for draft in settings.drafts if draft.call == row.call}
    if "call_assumed" in row.flags and not drafts & placed:
        yield Question.CALL, ("call", alone), several
    if "replaces_what" in row.flags:
        yield Question.EARLIER, ("earlier", alone), 1
    if "several_senders" in row.flags and not row.answer_to:
        yield Question.ANSWER, ("answer", alone), 1
    if not set(Unseen).isdisjoint(row.flags) and row.verdict != Verdict.LATE:
        asks = Unseen.ASKED in row.flags
        yield Question.PUBLISH if asks else Question.UNREAD, ("unread", alone), 1


def point_of(delivery: int, comment: Comment) -> Point:
    """Return what the rule of carrying sees of a comment."""
    return Point(
        delivery=delivery,
        file=comment.source.sha256,
        kind=comment.evidence.kind,
        hint=comment.evidence.value,
        document=comment.document,
        words=plain(comment),
        candidates=tuple((c.document, c.paragraph) for c in comment.candidates),
    )


def cards(
    session: Session, settings: Settings, waits: Iterable[Waits] | None = None
) -> list[Card]:
    """Return these cards, or all of them, in the order of the queue."""
    wanted = queue(session, settings) if waits is None else list(waits)
    beside = [one.beside for one in wanted if one.beside]
    ids = list(dict.fromkeys([*(one.delivery for one in wanted), *beside]))
    known = {
        i: found
        for start in range(0, len(ids), _BATCH)
        for i, found in _known(session, settings, ids[start : start + _BATCH])
    }
    whole = [w.delivery for w in wanted if w.position == WHOLE]
    whole = list(dict.fromkeys([*whole, *beside]))
    words = bodies(session, whole)
    mails = {i: mail(session, known[i], words.get(i, "")) for i in whole}
    shown = {i: Beside(known[i], mails[i]) for i in beside}
    return [
        _card(
            one,
            known[one.delivery],
            settings,
            mails.get(one.delivery),
            shown.get(one.beside),
        )
        for one in wanted
    ]


def _known(
    session: Session, settings: Settings, ids: Sequence[int]
) -> Iterator[tuple[int, record.Known]]:
    """Read what cards tell of deliveries: facts, comments, and what was not read."""
    comments: dict[int, list[Comment]] = defaultdict(list)
    for row in in_order(session, CommentRow, col(CommentRow.delivery_id).in_(ids)):
        comments[row.delivery_id].append(load(Comment, row.comment))
    held: dict[int, list[PartRow]] = defaultdict(list)
    for part in in_order(
        session,
        PartRow,
        col(PartRow.delivery_id).in_(ids),
        PartRow.read == Read.HELD.value,
    ):
        held[part.delivery_id].append(part)
    for delivery in session.exec(
        select(DeliveryRow).where(col(DeliveryRow.id).in_(ids))
    ):
        yield (
            delivery.id or 0,
            record.Known(
                row=delivery,
                parts=tuple(held[delivery.id or 0]),
                comments=tuple(comments[delivery.id or 0]),
                letters=(),
                series=settings.consultation.series,
            ),
        )


def _card(
    waits: Waits,
    known: record.Known,
    settings: Settings,
    about: Mail | None,
    beside: Beside | None,
) -> Card:
    if waits.question is Question.WHERE:
        comment = known.comments[waits.position - 1]
        return Card(
            waits=waits,
            known=known,
            words=f"{comment.action}: {plain(comment)}",
            version=version_of_comment(comment),
            candidates=tuple(f"{c.document} {c.paragraph}" for c in comment.candidates),
            reasons=tuple(c.reason for c in comment.candidates) or (unplaced(comment),),
        )
    words, candidates = asking(waits.question, known, settings, about, beside)
    return Card(
        waits=waits,
        known=known,
        words=words,
        version=version_of(known.row),
        candidates=candidates,
        mail=about,
        beside=beside,
    )
