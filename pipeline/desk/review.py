"""What does a person see who settles a question? The queue and its cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.decisions import addresses, version_of, version_of_comment
from pipeline.desk.cards import address, comment_of, find
from pipeline.desk.frame import Page
from pipeline.duties import POLL
from pipeline.tables import HeartbeatRow
from pipeline.values import load
from pipeline.waiting import WHOLE, Question, cards
from rules.lifecycle import State
from rules.terms import Action, Evidence, Kind, Passage, StakeholderType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline import record
    from pipeline.desk.frame import Ask
    from pipeline.service import Service
    from rules.terms import Comment, Draft

_AROUND = 2  # passages shown before and after the one in question
#: What a person may say that a delivery is.
KINDS = {
    Kind.SUBMISSION: "a submission: let it go on",
    Kind.WITHDRAWAL: "a request to take back an earlier one",
    Kind.DUPLICATE: "the same as an earlier one",
    Kind.NOT_A_SUBMISSION: "mail on another matter",
    Kind.AUTO_REPLY: "an automatic reply",
    Kind.BOUNCE: "a report of failed delivery",
}


def review(service: Service, _: Ask) -> Page:
    """List what waits for a person."""
    with service.ledger.reading() as session:
        found = [(one, address(one)) for one in cards(session, service.settings)]
        polled = session.get(HeartbeatRow, POLL)
    return Page(template="review.html", values={"cards": found, "polled": polled})


def card(service: Service, ask: Ask) -> Page:
    """Show one question: what was sent, where it may belong, and why."""
    position = ask.path["position"]
    with service.ledger.reading() as session:
        known = find(session, service.settings, ask.path["delivery"])
        queue = cards(session, service.settings)
    at = (known.row.id, position)
    here = [n for n, c in enumerate(queue) if (c.known.row.id, c.position) == at]
    before, after = (
        queue[: here[0]] if here else [],
        queue[here[-1] + 1 :] if here else [],
    )
    values = {
        "known": known,
        "position": position,
        "waiting": len(queue),
        "nth": here[0] + 1 if here else None,
        "next": address(after[0]) if after else "",
        "previous": address(before[-1]) if before else "",
        "asked": {queue[n].question: queue[n] for n in here},
        "Question": Question,
    }
    if position == WHOLE:
        return Page(template="whole.html", values=values | _whole(service, known))
    comment = comment_of(known, position)
    values |= {
        "comment": comment,
        "seen": version_of_comment(comment),
        "excerpt": list(excerpt(known, comment)),
        "places": _places(service.house.drafts, comment),
        "drafts": service.house.drafts,
        "actions": [a for a in Action if a is not Action.GENERAL],
    }
    return Page(template="card.html", values=values)


def _whole(service: Service, known: record.Known) -> dict[str, Any]:
    row = known.row
    return {
        "seen": version_of(row),
        "corrupt": row.state == State.CORRUPT,
        "calls": service.settings.calls,
        "addresses": addresses(row),
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
