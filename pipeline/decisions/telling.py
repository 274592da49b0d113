"""What did a decision do? Says it of the delivery or the comment as it now is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col

from pipeline import record
from pipeline.decisions.correcting import corrects
from pipeline.decisions.likeness import alike
from pipeline.store.series import also_replaced, restored
from pipeline.store.tables import GONE, DeliveryRow
from rules.lifecycle import State
from rules.terms import Action, Comment, Kind, LetterKind, Verdict
from rules.whose import Voice, overruled, whose

if TYPE_CHECKING:
    from pipeline.record import Known
    from pipeline.settings import Settings


def place(comment: Comment) -> str:
    """Say where a comment now stands, of which the name stands before it."""
    if comment.aside:
        return "is no comment"
    if comment.review:
        return "waits again"
    labels = ", ".join(comment.paragraphs).replace("*", "general")
    behind = "after " * (comment.action is Action.ADD)
    return f"is on {comment.document or 'no draft'}, {behind}{labels}"


def asked(comment: Comment) -> str:
    """Say what a comment asks for and, where it waits, what is offered for it first."""
    said = "" if comment.aside else f" It is taken for: {comment.action}."
    for first in comment.candidates[:1]:
        reason = f" ({first.reason})" * bool(first.reason)
        said += f" Offered first: {first.document} {first.paragraph}{reason}."
    return said


def outcome(
    session: Session, settings: Settings, delivery: int, position: int | None = None
) -> str:
    """Say what a delivery is now and what it does to another, or where a comment is."""
    known = _known(session, settings, col(DeliveryRow.id) == delivery)
    if known is None:
        return ""
    name = known.number or known.id
    if position:
        if position > len(known.comments):
            return f"{name}-{position} is there no more."
        comment = known.comments[position - 1]
        return f"{name}-{position} {place(comment)}.{told_of(comment, known)}"
    return " ".join(_sentences(session, settings, known, name))


def told_of(comment: Comment, known: Known) -> str:
    """Say what a comment asks for, what is offered for it, and who says it."""
    own = f" {said_by(whose(comment, known.voice))}" if comment.speakers else ""
    return f"{asked(comment)}{own}"


def said_by(voice: Voice) -> str:
    """Say who says a comment that not all say for whom its mail speaks."""
    names = " and ".join(one.name for one in voice.who)
    return f"It is said by {names}{', to be confirmed' * voice.review}."


def _sentences(
    session: Session, settings: Settings, known: Known, name: str
) -> Iterator[str]:
    row = known.row
    yield f"It is now: {row.kind or 'undecided'}, {row.state}.".replace("_", " ")
    if row.state == State.HELD:
        yield row.why
    if row.supersedes and row.kind in (Kind.SUBMISSION, Kind.WITHDRAWAL):
        where = col(DeliveryRow.number) == row.supersedes
        if other := _known(session, settings, where):
            yield from _replacing(session, settings, known, other)
    elif row.duplicate_of and row.kind == Kind.DUPLICATE:
        where = col(DeliveryRow.id) == row.duplicate_of
        if other := _known(session, settings, where):
            it = other.number or other.id
            yield f"{name} now repeats {it}; only the words of {it} count."
            if not alike(session, row.id or 0, other.row.id or 0):
                yield _OTHER_WORDS.format(name, it)
    yield from _restoring(session, known)
    if corrected := corrects(row):
        yield from _correcting(row, name, corrected)
    if row.kind == Kind.SUBMISSION and known.stakeholders:
        yield from _speaking(known)


def _restoring(session: Session, known: Known) -> Iterator[str]:
    """Say whom a letter tells that what was withdrawn stands again, or has told."""
    told = (x for x in known.letters if x.kind == LetterKind.RESTORED)
    for letter in told:
        other = restored(session, known.id)
        if known.row.supersedes is None and other:
            yield _STANDS.format(f"{known.series}/{other.number}", letter.to)
        elif letter.state in GONE:
            yield _TOLD_SO.format(letter.to)


def _replacing(
    session: Session, settings: Settings, known: Known, other: Known
) -> Iterator[str]:
    """Say what a delivery does to the one that it acts on, and to further ones."""
    row = known.row
    yield acting(known.number or known.id, known, other)
    yield from no_more(other.number, counting(other))
    for each in also_replaced(session, row):
        it = f"{known.series}/{each.number}"
        yield f"It replaces {it}, too; {it} is superseded."
        if more := _known(session, settings, col(DeliveryRow.id) == each.id):
            yield from no_more(it, counting(more))
    if row.kind == Kind.WITHDRAWAL:
        yield _UNDONE.format(known.id, other.number)


def counting(known: Known) -> int:
    """Say how many comments of a delivery there are, without what is set aside."""
    return sum(not comment.aside for comment in known.comments)


def no_more(name: str, many: int) -> Iterator[str]:
    """Say that so many comments of a delivery count no more; nothing of none.

    >>> [*no_more("X/2", 1), *no_more("X/3", 10), *no_more("X/4", 0)]
    ['The comment of X/2 counts no more.', 'The 10 comments of X/3 count no more.']
    """
    if many:
        it = "comment of" if many == 1 else f"{many} comments of"
        yield f"The {it} {name} count{'s' * (many == 1)} no more."


_OTHER_WORDS = (
    "Look again: the words of {0} are quite other ones than those of {1}, and are "
    "printed nowhere now. If that is a slip: decide {0} --kind submission."
)
_UNDONE = (
    "To undo it: decide {0} --of none, or --kind not_a_submission; then {1} stands "
    "again, and whoever was told of the withdrawal by then is told so by a letter."
)
_STANDS = "{} stands again; a letter tells {} so, who was told that it is withdrawn."
_TOLD_SO = (
    "A letter has told {} that it stands again, and no other will go: write of that."
)


def _speaking(known: Known) -> Iterator[str]:
    """Say for whom it speaks, and of which comments the mail says otherwise."""
    who = " and ".join(one.name for one in known.stakeholders)
    yield f"It speaks for {who}{', to be confirmed' * known.voice.review}."
    others = [n for n, c in known.numbered_comments if overruled(c, known.voice)]
    if others:
        yield _OVERRULED.format(", ".join(others))


_OVERRULED = (
    "Of {0} the mail names others than these; it is printed as said by these now. If "
    "another one says it, say so of the comment: decide ID-1 --stakeholder NAME."
)


def _correcting(row: DeliveryRow, name: str, corrected: str) -> Iterator[str]:
    """Say what becomes of the words of what corrects another one."""
    yield f"It corrects {corrected}."
    if row.kind == Kind.CORRECTION:
        yield (
            "Its own words are printed nowhere; if they are to stand as a comment: "
            f"decide {name} --kind correction --of {corrected}-1, or whichever they "
            "correct."
        )
        return
    if row.verdict == Verdict.LATE:
        yield "It came too late: its words count once it is admitted."
    yield (
        f"Both stand, in their words; if {corrected} is not to be printed: "
        f"decide {corrected} --no-comment."
    )


def acting(name: str, known: Known, other: Known) -> str:
    """Say what a delivery does to another one, and whether that came later."""
    taken = known.row.kind == Kind.WITHDRAWAL
    act, fate = ("takes back", "withdrawn") if taken else ("replaces", "superseded")
    later = ", which came later than it" * came_later(other.row, known.row)
    return f"{name} now {act} {other.number}{later}; {other.number} is {fate}."


def came_later(other: DeliveryRow, row: DeliveryRow) -> bool:
    """Tell whether the other one came after this one, as far as is known."""
    times = row.received_at, other.received_at
    return times[0] is not None and times[1] is not None and times[0] < times[1]


def _known(session: Session, settings: Settings, where: Any) -> Known | None:
    return next(iter(record.deliveries(session, settings, where)), None)
