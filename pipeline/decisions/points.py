"""Is this one point, two, or was one passed over? A person splits, joins, takes up.

The words stay as they were sent, with the marks of their sender: both halves of a
split are pieces of the text, and what is joined keeps its lines; so with what is
proposed. The first keeps its id; a half that is new takes the next free one, and one
that was joined with another stands aside. Both halves of a split wait for a person:
where the whole belonged, and what it asked for, holds of neither. Each is read again by
itself, and what its own words name is offered first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session, func, select

from pipeline.decisions import Person, comment_of, decision, delivery_of, keep, record
from pipeline.decisions.decided import decided
from pipeline.decisions.placement import placed
from pipeline.decisions.redactions import refuse_across, share
from pipeline.faults import Fault
from pipeline.ledger import Ledger, Unit, shown_id
from pipeline.store.ordered import in_order
from pipeline.store.tables import CommentRow, DeliveryRow, PartRow
from pipeline.store.values import dump, load
from pipeline.work import Settled
from rules.fidelity import folded, views
from rules.lifecycle import DONE
from rules.marks import pieces
from rules.parting import halves, taken_up, together
from rules.rereading import reread
from rules.terms import Comment, Evidence, Kind, Passage, Place, Source
from rules.unseen_flags import Unseen

if TYPE_CHECKING:
    from pipeline.house import House

_OPEN = Place(undecided=True)
#: What is said of a submission only as long as there is no comment in it.
_NOTHING_SAID = (Unseen.NOTHING, Unseen.LINK)
#: So many signs of a comment are shown where words are not in it.
_SHOWN = 200


def split(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    position: int,
    before: str,
    who: Person,
    *,
    house: House,
    expected: str = "",
) -> int:
    """Make two comments of one, the second from the words `before` on.

    They are looked for in the words as they are shown, deleted ones among them.
    Returns the position of the second; it waits for a person, and so does the first.
    Raises Fault where the words are not there exactly once, or at the very beginning,
    and where only deleted words would be left of either.
    """
    with decision(ledger) as unit:
        whole = comment_of(unit.session, delivery, position, expected)
        words = "".join(text for text, _ in pieces(whole))
        at = words.find(before) if before.strip() else -1
        if at < 0:
            raise Fault(
                "These words are not in the comment. Write the first words of the "
                f"second point as they stand there: {words[:_SHOWN]}"
            )
        if words.count(before) > 1:
            raise Fault(
                "These words stand there more than once. Write so many of the second "
                "point's first words that they stand there only once."
            )
        if not words[:at].strip():
            raise Fault(
                "The comment itself begins so. Write the second point's first words."
            )
        first, second = halves(whole, at)
        if whole.text and not (first.text.strip() and second.text.strip()):
            raise Fault(
                "Of one of the two points only deleted words would be left. Place it "
                "on several paragraphs instead."
            )
        left = len(whole.text) - len(second.text)
        refuse_across(unit, delivery, position, whole.text, left)
        last = _last(unit.session, delivery)
        source = _source(
            unit.session, delivery, whole.source, second.text or words[at:]
        )
        subject = unit.session.get_one(DeliveryRow, delivery).subject
        said = whole.evidence.kind == "decision" and not whole.review
        first, second = (
            reread(placed(half, _OPEN, ()), house.labelled, subject, said=said)
            for half in (first, replace(second, source=source))
        )
        _keep(
            unit,
            delivery,
            who,
            {
                position: Settled(
                    comment=first, words=_words(unit.session, delivery, position, whole)
                ),
                last + 1: Settled(comment=second, words="", of=position),
            },
        )
    return last + 1


def take_up(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    words: str,
    who: Person,
    *,
    house: House,
    expected: str = "",
) -> int:
    """Make a comment of words of a submission that the machine passed over.

    Returns its position; it waits for its place. Raises Fault where the words do not
    stand exactly once in one paragraph or cell of what was read, where a comment says
    them already, and where the delivery is no submission.
    """
    with decision(ledger) as unit:
        row = delivery_of(unit, delivery, expected)
        if row.kind != Kind.SUBMISSION or row.state not in DONE:
            raise Fault(
                "Only a submission has comments. First say that it is one: "
                f"decide {shown_id(delivery)} --kind submission."
            )
        made = _passed_over(unit.session, delivery, words)
        for position, comment in _standing(unit.session, delivery):
            same = comment.source.sha256 == made.source.sha256
            if same and folded(made.text) in folded(comment.text):
                raise Fault(
                    f"Comment {position} of it says these words already. If they are "
                    "a point of their own, part it, with --split."
                )
        made = reread(made, house.labelled, row.subject, said=False)
        last = _last(unit.session, delivery)
        settled = Settled(comment=made, words="", taken_up=True)
        _keep(unit, delivery, who, {last + 1: settled})
        row.flags = [flag for flag in row.flags if flag not in _NOTHING_SAID]
        unit.session.add(row)
    return last + 1


def _passed_over(session: Session, delivery: int, words: str) -> Comment:
    """Find words in what was read of a delivery, however their white space is."""
    sought = re.compile(r"\s+".join(map(re.escape, words.split())) or r"(?!)")
    parts = in_order(session, PartRow, PartRow.delivery_id == delivery)
    passages = [load(Passage, p) for part in parts for p in part.passages]
    found = [(p, at.span()) for p in passages for at in sought.finditer(p.text)]
    if not found:
        raise Fault(
            "These words stand in no one paragraph of what was read of it. Write them "
            "as they stand there; of words in several make several, and join them."
        )
    if len(found) > 1:
        raise Fault("These words stand there more than once. Write more of them.")
    ((passage, span),) = found
    return taken_up(passage, *span)


def _standing(session: Session, delivery: int) -> Iterator[tuple[int, Comment]]:
    """Give the comments of a delivery that are not set aside, by their position."""
    rows = session.exec(select(CommentRow).where(CommentRow.delivery_id == delivery))
    for row in rows:
        comment = load(Comment, row.comment)
        if not comment.aside:
            yield row.position, comment


def _last(session: Session, delivery: int) -> int:
    """Return the last position of a comment; 0 where there is none."""
    of = CommentRow.delivery_id == delivery
    return session.exec(select(func.max(CommentRow.position)).where(of)).one() or 0


def join(  # noqa: PLR0913 (a decision has so many facts)
    ledger: Ledger | Unit,
    delivery: int,
    position: int,
    other: int,
    who: Person,
    *,
    expected: str = "",
) -> None:
    """Make one comment of two of the same file, their words as they follow in it.

    The second stands aside. Raises Fault for comments of different files.
    """
    with decision(ledger) as unit:
        first = comment_of(unit.session, delivery, position, expected)
        second = comment_of(unit.session, delivery, other)
        if position == other or second.aside:
            raise Fault("Name another comment of this delivery that stands.")
        if first.source.sha256 != second.source.sha256:
            raise Fault("They come from different files and cannot be one comment.")
        if first.speakers != second.speakers:
            raise Fault("They are said by different parties and cannot be one comment.")
        upper, lower = (_begins(unit.session, delivery, c) for c in (first, second))
        one = together(first, second, turned=bool(upper and lower and lower < upper))
        rest = replace(second, aside=True, review=False, candidates=())
        made = {position: (one, first), other: (rest, second)}
        _keep(
            unit,
            delivery,
            who,
            {
                at: Settled(
                    comment=after, words=_words(unit.session, delivery, at, was)
                )
                for at, (after, was) in made.items()
            },
        )


def _words(session: Session, delivery: int, position: int, now: Comment) -> str:
    """Return the machine's words in that place, from which this one was made."""
    before = decided(session, delivery).comments.get(position)
    return before.words if before and before.comment.text == now.text else now.text


def _source(session: Session, delivery: int, source: Source, words: str) -> Source:
    """Find the place in its file where a comment of these words now begins."""
    found = _found(session, delivery, source, words)
    return replace(source, place=found[2]) if found else source


def _begins(
    session: Session, delivery: int, comment: Comment
) -> tuple[int, int] | None:
    """Say where a comment begins in its file, if that is found."""
    words = "".join(text for text, _ in pieces(comment))
    found = _found(session, delivery, comment.source, words)
    return found[:2] if found else None


def _found(
    session: Session, delivery: int, source: Source, words: str
) -> tuple[int, int, str] | None:
    """Find the passage in which words begin, where in it, and the passage's place."""
    line = folded(words.strip().partition("\n")[0])
    parts = in_order(
        session,
        PartRow,
        PartRow.delivery_id == delivery,
        PartRow.sha256 == source.sha256,
    )
    for part in parts:
        passages = [load(Passage, p) for p in part.passages]
        places = [passage.source.place for passage in passages]
        first = places.index(source.place) if source.place in places else 0
        for nth, passage in enumerate(passages[first:], first):
            for view in map(folded, views(passage)):
                if line in view:
                    return nth, view.index(line), passage.source.place
    return None


def _keep(unit: Unit, delivery: int, who: Person, made: dict[int, Settled]) -> None:
    """Record the pieces as one decision, and let them stand."""
    evidence = Evidence(kind="decision", value=str(who))
    made = {
        at: replace(one, comment=replace(one.comment, evidence=evidence))
        for at, one in made.items()
    }
    pieces = [
        {"position": at, "comment": dump(one.comment), "words": one.words, "of": one.of}
        | ({"taken_up": True} if one.taken_up else {})
        for at, one in made.items()
    ]
    share(unit, delivery, made, who)
    record(unit, delivery, who, pieces=pieces)
    for at, one in made.items():
        keep(unit.session, delivery, at, one.comment)
