"""What is on each page of the desk? Functions that look and change nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sqlalchemy import or_, tuple_
from sqlmodel import col, func, select
from starlette.responses import Response

from pipeline import deadlines as limits
from pipeline import record
from pipeline.desk.cards import (
    LARGEST_ID,
    WHOLE,
    Question,
    comment_of,
    find,
    mark,
    queue,
)
from pipeline.desk.frame import Page
from pipeline.faults import Fault
from pipeline.service import POLL
from pipeline.tables import DeliveryRow, EventRow, HeartbeatRow, LetterRow
from pipeline.values import load
from rules.consolidation import sums
from rules.lifecycle import DONE, Class, State, class_of
from rules.terms import Action, Evidence, Kind, Passage, StakeholderType, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import timedelta

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Comment, Draft

_A_PAGE = 100
_AROUND = 2  # passages shown before and after the one in question
#: What a person may say a delivery is; duplicates and holds are the machine's.
KINDS = {
    Kind.SUBMISSION: "a submission: let it go on",
    Kind.NOT_A_SUBMISSION: "mail on another matter",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report of failed delivery",
}
_REOPENABLE = {*DONE, State.SET_ASIDE, State.HELD}
TROUBLED = ("failed", "in_doubt", "suppressed")


def overview(service: Service, _: Ask) -> Page:
    """Say at a glance whether all is well, and what needs a person."""
    with service.ledger.reading() as session:
        cards = queue(session, service.settings)
        values = {
            "sums": sums(record.classes(session)),
            "states": session.exec(
                select(
                    DeliveryRow.state, func.count(), func.min(DeliveryRow.first_seen)
                )
                .group_by(DeliveryRow.state)
                .order_by(DeliveryRow.state)
            ).all(),
            "letters": session.exec(
                select(LetterRow.state, func.count())
                .group_by(LetterRow.state)
                .order_by(LetterRow.state)
            ).all(),
            "troubled": TROUBLED,
            "polled": session.get(HeartbeatRow, POLL),
            "windows": limits.windows(session, service.settings),
            "drafts": list(enumerate(service.settings.drafts)),
            "questions": Counter(card.question.value for card in cards),
            "waiting": len(cards),
            "now": service.now(),
            "left": left,
        }
    return Page(template="overview.html", values=values)


def left(span: timedelta) -> str:
    """Say how much time is left, in two units.

    >>> from datetime import timedelta
    >>> left(timedelta(days=3, hours=4, minutes=5))
    '3 days 4 hours'
    >>> left(timedelta(minutes=61))
    '1 hour 1 minute'
    """
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    units = (
        (("day", days), ("hour", hours))
        if days
        else (("hour", hours), ("minute", minutes % 60))
    )
    return " ".join(f"{n} {unit}{'s' * (n != 1)}" for unit, n in units)


def review(service: Service, _: Ask) -> Page:
    """List what waits for a person."""
    with service.ledger.reading() as session:
        cards = queue(session, service.settings)
        polled = session.get(HeartbeatRow, POLL)
    return Page(template="review.html", values={"cards": cards, "polled": polled})


def card(service: Service, ask: Ask) -> Page:
    """Show one question: what was sent, where it may belong, and why."""
    position = ask.path["position"]
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
        cards = queue(session, service.settings)
    here = [(c.known.row.id, c.position) for c in cards]
    at = (known.row.id, position)
    nth = here.index(at) if at in here else None
    values = {
        "known": known,
        "position": position,
        "seen": mark(known, position),
        "waiting": len(cards),
        "nth": None if nth is None else nth + 1,
        "next": cards[nth + 1] if nth is not None and nth + 1 < len(cards) else None,
        "previous": cards[nth - 1] if nth else None,
        "question": None if nth is None else cards[nth].question,
    }
    if position == WHOLE:
        return Page(template="whole.html", values=values | _whole(service, known))
    comment = comment_of(known, position)
    values |= {
        "comment": comment,
        "excerpt": list(excerpt(known, comment)),
        "places": _places(service.house.drafts, comment),
        "drafts": service.house.drafts,
        "actions": [a for a in Action if a is not Action.GENERAL],
    }
    return Page(template="card.html", values=values)


def _whole(service: Service, known: record.Known) -> dict[str, Any]:
    row = known.row
    return {
        "held": row.state == State.HELD,
        "corrupt": row.state == State.CORRUPT,
        "asks_who": Question.WHO,
        "evidence": [load(Evidence, e) for e in row.stakeholder_evidence],
        "registered": [r.stakeholder for r in service.house.registered],
        "types": list(StakeholderType),
        "kinds": KINDS,
        "bodies": [
            (part, [load(Passage, p) for p in part.passages]) for part in known.parts
        ],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage of the submission; `words` of it are the comment in question."""

    before: str = ""
    words: str = ""
    after: str = ""
    place: str


def excerpt(known: record.Known, comment: Comment) -> Iterator[Excerpt]:
    """Go through the passages around a comment, with its words set apart."""
    source = comment.source
    part = next(
        (p for p in known.parts if p.sha256 == source.sha256 and p.name == source.part),
        None,
    )
    passages = [load(Passage, p) for p in part.passages] if part else []
    lines = {line.strip() for line in comment.text.splitlines()}
    meant = [
        n
        for n, passage in enumerate(passages)
        if passage.source.place == source.place or passage.text.strip() in lines - {""}
    ]
    if not meant:
        yield Excerpt(words=comment.text, place=source.place)
        return
    for n in range(max(0, meant[0] - _AROUND), meant[-1] + _AROUND + 1):
        if n < len(passages):
            text, place = passages[n].text, passages[n].source.place
            if n not in meant:
                yield Excerpt(before=text, place=place)
            elif comment.text in text:
                before, _, after = text.partition(comment.text)
                yield Excerpt(
                    before=before, words=comment.text, after=after, place=place
                )
            else:
                yield Excerpt(words=text, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A paragraph that a comment may belong to, and what the draft says there."""

    draft: Draft | None
    document: str
    paragraph: str
    text: str
    reason: str


def _places(drafts: Sequence[Draft], comment: Comment) -> list[Place]:
    by_id = {draft.id: draft for draft in drafts}
    return [
        Place(
            draft=by_id.get(candidate.document),
            document=candidate.document,
            paragraph=candidate.paragraph,
            text="\n".join(
                p.text
                for p in by_id[candidate.document].paragraphs
                if p.label == candidate.paragraph
            )
            if candidate.document in by_id
            else "",
            reason=candidate.reason,
        )
        for candidate in comment.candidates
    ]


def deliveries(service: Service, ask: Ask) -> Page:
    """List the deliveries in the order they were received, filtered, in pages."""
    wanted = {
        name: ask[name]
        for name in ("class", "state", "kind", "verdict", "call", "q")
        if ask[name]
    }
    nth = int(ask["page"]) if ask["page"].isdecimal() and len(ask["page"]) < 7 else 1  # noqa: PLR2004
    with service.ledger.reading() as session:
        where = list(_filters(session, wanted))
        count = session.exec(
            select(func.count()).select_from(DeliveryRow).where(*where)
        ).one()
        ids = session.exec(
            select(DeliveryRow.id)
            .where(*where)
            .order_by(
                col(DeliveryRow.received_at).is_(None),
                col(DeliveryRow.received_at),
                col(DeliveryRow.id),
            )
            .offset((max(1, nth) - 1) * _A_PAGE)
            .limit(_A_PAGE)
        ).all()
        found = list(
            record.deliveries(session, service.settings, col(DeliveryRow.id).in_(ids))
        )

    def turn(to: int) -> str:
        return "/deliveries?" + urlencode(wanted | {"page": str(to)})

    values = {
        "found": found,
        "count": count,
        "wanted": wanted,
        "earlier": turn(nth - 1) if nth > 1 else "",
        "later": turn(nth + 1) if nth * _A_PAGE < count else "",
        "choices": {
            "class": list(Class),
            "state": list(State),
            "kind": list(Kind),
            "verdict": list(Verdict),
            "call": [call.id for call in service.settings.calls],
        },
    }
    return Page(template="deliveries.html", values=values)


def _filters(session: Session, wanted: dict[str, str]) -> Iterator[Any]:
    for name in ("state", "kind", "verdict", "call"):
        if name in wanted:
            yield col(getattr(DeliveryRow, name)) == wanted[name]
    if "class" in wanted:
        facts = (DeliveryRow.state, DeliveryRow.kind, DeliveryRow.verdict)
        counted = [
            (state, kind, verdict)
            for state, kind, verdict in session.exec(select(*facts).distinct())
            if class_of(
                State(state),
                Kind(kind) if kind else None,
                Verdict(verdict) if verdict else None,
            )
            == wanted["class"]
        ]
        yield tuple_(*(col(fact) for fact in facts)).in_(counted)
    if "q" in wanted:
        yield _has(wanted["q"])


def _has(words: str) -> ColumnElement[bool]:
    """Match an id, or words of the subject, the sender and the Message-ID."""
    figure = words.upper().removeprefix("D").lstrip("0")
    if figure.isdecimal() and int(figure) <= LARGEST_ID:
        return col(DeliveryRow.id) == int(figure)
    return or_(
        *(
            col(column).icontains(words, autoescape=True)
            for column in (
                DeliveryRow.subject,
                DeliveryRow.sender_address,
                DeliveryRow.sender_name,
                DeliveryRow.message_id,
            )
        )
    )


def delivery(service: Service, ask: Ask) -> Page:
    """Show one delivery with everything that was decided about it, and why."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
        events = session.exec(
            select(EventRow)
            .where(EventRow.delivery_id == known.row.id)
            .order_by(col(EventRow.seq))
        ).all()
    values = {
        "known": known,
        "line": record.line(known),
        "events": events,
        "evidence": [load(Evidence, e) for e in known.row.stakeholder_evidence],
        "seen": mark(known),
        "texts_read": [
            (part, [load(Passage, p) for p in part.passages]) for part in known.parts
        ],
        "late": known.row.verdict == Verdict.LATE and known.row.state in DONE,
        "kinds": KINDS if known.row.state in _REOPENABLE else {},
        "troubled": TROUBLED,
    }
    return Page(template="delivery.html", values=values)


def raw(service: Service, ask: Ask) -> Response:
    """Give the message as it arrived, to be saved and never to be shown."""
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
    return Response(
        service.house.archive.get(known.row.sha256),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{known.id}.eml"'},
    )


def letters(service: Service, ask: Ask) -> Page:
    """List the letters and what became of them."""
    with service.ledger.reading() as session:
        states = session.exec(
            select(LetterRow.state, func.count())
            .group_by(LetterRow.state)
            .order_by(LetterRow.state)
        ).all()
        found = session.exec(
            select(LetterRow)
            .where(*([LetterRow.state == ask["state"]] if ask["state"] else []))
            .order_by(col(LetterRow.id).desc())
            .limit(_A_PAGE * 5)
        ).all()
    values = {
        "found": found,
        "states": states,
        "state": ask["state"],
        "troubled": TROUBLED,
    }
    return Page(template="letters.html", values=values)


def deadlines(service: Service, _: Ask) -> Page:
    """Show every version of the deadlines, and who set it."""
    with service.ledger.reading() as session:
        versions = limits.versions(session, service.settings)
        events = session.exec(
            select(EventRow)
            .where(EventRow.kind == limits.EXTENDED)
            .order_by(col(EventRow.seq))
        ).all()
    extended = {(e.data["call"], e.data["version"]): e for e in events}
    values = {"versions": versions, "extended": extended, "now": service.now()}
    return Page(template="deadlines.html", values=values)


def rehearsal(service: Service, ask: Ask) -> Page:
    """Say what an extension would change, and ask for the reason."""
    with service.ledger.reading() as session:
        found = limits.rehearse(session, service.settings, ask["call"], ask["hard"])
        late = list(
            record.deliveries(
                session, service.settings, col(DeliveryRow.id).in_(found.admitted)
            )
        )
    values = {
        "found": found,
        "hard": ask["hard"],
        "late": late,
        "letters": sum(bool(known.row.answer_to) for known in late),
    }
    return Page(template="rehearsal.html", values=values)


def draft(service: Service, ask: Ask) -> Page:
    """Show a draft as it was read."""
    drafts = service.house.drafts
    if ask.path["draft"] >= len(drafts):
        raise Fault("There is no such draft.")
    return Page(template="draft.html", values={"draft": drafts[ask.path["draft"]]})


#: Where each page is.
PAGES: dict[str, Callable[[Service, Ask], Page | Response]] = {
    "/": overview,
    "/review": review,
    "/cards/{delivery:int}/{position:int}": card,
    "/deliveries": deliveries,
    "/deliveries/{delivery:int}": delivery,
    "/deliveries/{delivery:int}/raw": raw,
    "/letters": letters,
    "/deadlines": deadlines,
    "/deadlines/rehearsal": rehearsal,
    "/drafts/{draft:int}": draft,
}
