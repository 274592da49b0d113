"""What does the ledger hold, as values? The read side, for all who only look.

Deliveries with all that was decided about them, contributions for a compilation and
the lines of the export: the command line, letters, site and scripts say the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, func, select

from pipeline.arrival import IMPORTED
from pipeline.ledger import shown_id
from pipeline.odd import hidden, told
from pipeline.store.ordered import in_order
from pipeline.store.tables import (
    DECIDED,
    REDACTED,
    CommentRow,
    DeliveryRow,
    EventRow,
    LetterRow,
    PartRow,
)
from pipeline.store.values import load
from rules.consolidation import Contribution, File
from rules.doubts import unproven
from rules.lifecycle import Class, State, class_of
from rules.privacy import Redaction, redacted
from rules.terms import (
    Clock,
    Comment,
    Kind,
    Message,
    Read,
    Stakeholder,
    Verdict,
)
from rules.whose import Voice

if TYPE_CHECKING:
    from pipeline.settings import Settings

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One delivery and all that belongs to it.

    `set_aside` is when a person decided that what has a number is no submission,
    `redactions` what a person took out of a comment, by its position; `repeats` is the
    number of what it may be, sent again, where somebody looked for that.
    """

    row: DeliveryRow
    parts: tuple[PartRow, ...]
    comments: tuple[Comment, ...]
    letters: tuple[LetterRow, ...]
    series: str
    set_aside: datetime | None = None
    redactions: Mapping[int, tuple[Redaction, ...]] = field(default_factory=dict)
    repeats: str = ""

    @property
    def id(self) -> str:
        """The id of the delivery as people see it."""
        return shown_id(self.row.id or 0)

    @property
    def number(self) -> str:
        """The number of the series, or nothing."""
        return f"{self.series}/{self.row.number}" if self.row.number else ""

    @property
    def stands_in(self) -> Class:
        """The line of the sums it is counted in."""
        return stands_in(self.row)

    @property
    def sender(self) -> str:
        """Who the mail says it is from: every address of it, or nobody."""
        row = self.row
        if row.sender_address:
            return f"{row.sender_name} <{row.sender_address}>".strip()
        message = load(Message, row.message) if row.message else None
        senders = message.senders if message else ()
        return ", ".join(f"{s.name} <{s.address}>".strip() for s in senders) or "nobody"

    def in_series(self, number: int | None) -> str:
        """Print a number of the series as its own is printed; empty for none."""
        return f"{self.series}/{number}" if number else ""

    @property
    def acts(self) -> tuple[str, ...]:
        """What it did to another one, and another one to it, in words."""
        row = self.row
        acts = {
            "withdrawn by its sender": row.withdrawn,
            f"superseded by {self.in_series(row.superseded_by)}": row.superseded_by,
            f"replaces {self.in_series(row.supersedes)}": row.supersedes
            and row.kind != Kind.WITHDRAWAL,
            f"takes back {self.in_series(row.supersedes)}": row.supersedes
            and row.kind == Kind.WITHDRAWAL,
        }
        return tuple(words for words, so in acts.items() if so)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What became of it, and what is odd about it, in words."""
        row = self.row
        fates = {
            "set aside by the secretariat": self.set_aside,
            f"perhaps {self.repeats} sent again: the same words": self.repeats,
        }
        odd = told(row.flags, is_imported=self.is_imported)
        return (*self.acts, *(words for words, so in fates.items() if so), *odd)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The words in it that its reader does not see, a sentence a file."""
        return hidden(self.parts)

    @property
    def is_imported(self) -> bool:
        """Whether it lay in a file, and not in a mailbox."""
        return self.row.account == IMPORTED

    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]:
        """Who speaks, or is proposed."""
        return tuple(load(Stakeholder, s) for s in self.row.stakeholders)

    @property
    def voice(self) -> Voice:
        """Who speaks in it, where nothing tells who says a comment."""
        return Voice(self.stakeholders, self.row.stakeholder_review)

    @property
    def numbered_comments(self) -> tuple[tuple[str, Comment], ...]:
        """The comments with their ids."""
        name = self.number or self.id
        return tuple(
            (f"{name}-{n}", comment) for n, comment in enumerate(self.comments, start=1)
        )

    @property
    def published_comments(self) -> tuple[tuple[str, Comment], ...]:
        """The comments with their ids, without the words that a person took out."""
        return tuple(
            (name, redacted(comment, self.redactions.get(position, ())))
            for position, (name, comment) in enumerate(self.numbered_comments, 1)
        )


def deliveries(session: Session, settings: Settings, *where: Any) -> Iterator[Known]:
    """Go through deliveries in the order they were received, in batches."""
    ids = session.exec(
        select(DeliveryRow.id)
        .where(*where)
        .order_by(
            col(DeliveryRow.received_at).is_(None),
            col(DeliveryRow.received_at),
            col(DeliveryRow.id),
        )
        .execution_options(yield_per=_BATCH)
    )
    wanted = array("Q", (i for i in ids if i is not None))
    for start in range(0, len(wanted), _BATCH):
        yield from _batch(session, settings, [*wanted[start : start + _BATCH]])


def _batch(session: Session, settings: Settings, ids: list[int]) -> Iterator[Known]:
    rows = {
        row.id or 0: row
        for row in session.exec(select(DeliveryRow).where(col(DeliveryRow.id).in_(ids)))
    }
    parts: dict[int, list[PartRow]] = {}
    for part in in_order(session, PartRow, col(PartRow.delivery_id).in_(ids)):
        parts.setdefault(part.delivery_id, []).append(part)
    comments: dict[int, list[Comment]] = {}
    for comment in in_order(session, CommentRow, col(CommentRow.delivery_id).in_(ids)):
        comments.setdefault(comment.delivery_id, []).append(
            load(Comment, comment.comment)
        )
    letters: dict[int, list[LetterRow]] = {}
    for letter in in_order(session, LetterRow, col(LetterRow.delivery_id).in_(ids)):
        letters.setdefault(letter.delivery_id, []).append(letter)
    aside = [i for i in ids if rows[i].number and rows[i].kind != Kind.SUBMISSION]
    decided = in_order(
        session,
        EventRow,
        EventRow.kind == DECIDED,
        col(EventRow.delivery_id).in_(aside),
    )
    set_aside = {event.delivery_id: event.at for event in decided}
    taken_out = redactions(session, ids)
    for i in ids:
        yield Known(
            row=rows[i],
            parts=tuple(parts.get(i, ())),
            comments=tuple(comments.get(i, ())),
            letters=tuple(letters.get(i, ())),
            series=settings.consultation.series,
            set_aside=set_aside.get(i),
            redactions=taken_out.get(i, {}),
        )


def redactions(
    session: Session, ids: Sequence[int]
) -> dict[int, dict[int, tuple[Redaction, ...]]]:
    """Return the redactions that stand: by delivery, and by position of the comment."""
    found: dict[int, dict[int, tuple[Redaction, ...]]] = {}
    for event in in_order(
        session, EventRow, EventRow.kind == REDACTED, col(EventRow.delivery_id).in_(ids)
    ):
        at, here = event.data["position"], found.setdefault(event.delivery_id or 0, {})
        one = Redaction(words=event.data["words"], why=event.data["because"])
        others = tuple(r for r in here.get(at, ()) if r.words != one.words)
        here[at] = others if event.data.get("undone") else (*others, one)
    return found


#: What the class of a delivery hangs on.
FACTS: tuple[Any, ...] = (
    DeliveryRow.state,
    DeliveryRow.kind,
    DeliveryRow.verdict,
    DeliveryRow.withdrawn,
)


def classes(session: Session) -> list[Class]:
    """Return the class of every delivery, for the sums; the database counts them."""
    counted: tuple[Any, ...] = (*FACTS, func.count().label("number"))
    rows = session.exec(select(*counted).group_by(*FACTS))
    return [one for row in rows for one in row.number * [stands_in(row)]]


def stands_in(row: Any) -> Class:
    """Return the class of a row that has these facts."""
    return class_of(
        State(row.state),
        Kind(row.kind) if row.kind else None,
        Verdict(row.verdict) if row.verdict else None,
        withdrawn=row.withdrawn,
    )


def contribution(known: Known) -> Contribution:
    """Turn a delivery that is a contribution into what a compilation takes."""
    row = known.row
    if row.received_at is None:
        raise ValueError(f"{known.id} has not been admitted")
    return Contribution(
        delivery=known.id,
        number=known.number,
        call=row.call,
        received_at=row.received_at,
        received_from=Clock(row.received_from),
        verdict=Verdict(row.verdict),
        subject=row.subject,
        sha256=row.sha256,
        stakeholders=known.stakeholders,
        stakeholder_review=row.stakeholder_review,
        comments=tuple(
            (name, comment)
            for name, comment in known.published_comments
            if not comment.aside
        ),
        files=tuple(
            File(
                name=part.name,
                type=part.type,
                size=part.size,
                sha256=part.sha256,
                read=Read(part.read),
                why=part.why,
            )
            for part in known.parts
            if not part.is_body
        ),
        supersedes=known.in_series(row.supersedes),
        superseded_by=known.in_series(row.superseded_by),
        withdrawn=row.withdrawn,
        set_aside=known.set_aside,
        unproven=unproven(row.flags, review=row.stakeholder_review),
        repeats=known.repeats,
        letters=tuple((letter.kind, letter.state) for letter in known.letters),
    )
