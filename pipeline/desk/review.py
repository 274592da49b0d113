"""What does a person see who settles a question? The queue and its cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.desk.cards import WHOLE, Question, comment_of, find, mark, queue
from pipeline.desk.frame import Page
from pipeline.service import POLL
from pipeline.tables import HeartbeatRow
from pipeline.values import load
from rules.lifecycle import State
from rules.terms import Action, Evidence, Kind, Passage, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline import record
    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Comment, Draft

_AROUND = 2  # passages shown before and after the one in question
#: What a person may say a delivery is; duplicates and holds are the machine's.
KINDS = {
    Kind.SUBMISSION: "a submission: let it go on",
    Kind.NOT_A_SUBMISSION: "mail on another matter",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report of failed delivery",
}


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
