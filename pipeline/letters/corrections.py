"""Does a reply to our letter put our reading right, and may it?

What is plainly said, by the party that wrote the submission, is done and recorded
as that party's decision; it moves or takes out words that were sent in time and
never adds any, so it is done after the cut-off too. Anything else waits for a
person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from pipeline.decisions.placement import placed
from pipeline.faults import Deferred, Fault, Held
from pipeline.ledger import shown_id
from pipeline.work import Answered, Corrected, Item, Outcome
from rules import correction, paragraph
from rules.doubts import UNPROVEN, doubts
from rules.duplicate import Relation, RelationKind, relation, takes_back
from rules.lifecycle import Event
from rules.pointing import POINTERS
from rules.terms import Action, Address, Comment, Kind, Passage, PassageKind, Place

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.correction import Change, Reply

#: The flag of what corrects another one, or a comment of it.
CORRECTS = "corrects:"
_THEN = (
    "Put right what is meant, comment by comment (--no-comment takes one out); then "
    "say --kind correction of this mail. What it says in new words counts beside the "
    "comment that it corrects: --kind correction --of {}-1; and --kind submission "
    "if it brings comments of its own"
)
_UNREAD = "A reply that could not be read as a correction: "
_MORE = (
    _UNREAD + "it answers our letter on {} and says {}. {}{} Of {} it was understood{}"
)
_PLAIN = "Plain in it, and done with --kind correction: {}. Not plain: {}. "
_NOTHING = ": no comment."
_OTHER = (
    "It corrects {}, but it is not proven to come from the same party: {}. If it may "
    "correct it, say --kind correction, else --kind not_a_submission."
)
_LOOSE = (
    "It reads like a correction, and it answers none of our letters. If it is one, say "
    "of which submission: --kind correction --of NUMBER; else --kind submission."
)
_UNSAID = "Say which submission it corrects: --kind correction --of NUMBER."
_FALLEN = "what it corrects was replaced, taken back or set aside"
_ON_ITS_WAY = "which is being judged again; then it is done by itself."
_SOON = timedelta(minutes=1)
_LONGEST = 160
_WHOLE, _SHORT = 400, 60


def heard(item: Item, house: House, facts: Mapping[str, Any]) -> Reply | None:
    """Read a reply to a letter of ours; None where it is to go on as other mail.

    Raises Held where a person must read it. `facts` are those of the sender.
    """
    if item.decided.released:
        return None
    if item.answers is None:
        _ask_of_loose(item, house)
        return None
    if item.answers.asked.startswith(_UNREAD):
        raise Held(item.answers.asked)
    reply = _read(item, house)
    more = reply.unclear or _files(item)
    if reply.asks or (reply.changes and more) or _is_letter(item, house, reply):
        raise Held(_more(item, item.answers, reply, house))
    if reply.changes and (why := _unproven(item.answers, facts)):
        raise Held(_OTHER.format(item.answers.name, why))
    return None if more else reply


def admitted(item: Item, facts: Mapping[str, Any]) -> Outcome:
    """Admit a correction: it has no number, no verdict, and the call of the other."""
    if item.answers is None:
        raise Held(_UNSAID)
    named = {
        "kind": Kind.CORRECTION.value,
        "call": item.answers.call,
        "flags": sorted({*facts["flags"], f"{CORRECTS}{item.answers.name}"}),
    }
    return Outcome(event=Event.ADMIT, facts={**facts, **named})


def flags(item: Item) -> tuple[str, ...]:
    """Say of what a person let stand beside a comment which one it corrects."""
    return (CORRECTS + item.decided.corrects,) if item.decided.corrects else ()


def left(passages: Iterable[Passage], senders: Iterable[Address], house: House) -> str:
    """Return the words of a mail of which nothing is a plain correction, shortened."""
    signers = [sender.name for sender in senders]
    found = correction.read(_own(passages), house.labelled.citable, signers)
    return "" if found.changes else _short(" / ".join(found.unclear))


def applied(item: Item, house: House) -> Outcome:
    """Say what becomes of the comments. Raises Held where that is not plain.

    What a person said to be a correction is done as far as it can be: the rest
    was settled by hand. What a person was asked once is asked again: when the
    database is made again, the comments may not be read yet.
    """
    answers = item.answers
    if answers is None:
        raise Held(_UNSAID)
    settled = item.decided.released or answers.recorded
    if answers.asked and not settled:
        raise Held(answers.asked)
    if answers.on_its_way and not settled:
        raise Deferred(f"It corrects {answers.name}, {_ON_ITS_WAY}", _SOON)
    made: dict[int, Place] = {}
    amiss = [] if answers.stands else [_FALLEN]
    for change in () if answers.recorded else _read(item, house).changes:
        try:
            where = _place(change, answers, house)
            made[change.position] = _both(made.get(change.position), where)
        except Fault as fault:
            amiss.append(f"comment {change.position}: {str(fault).rstrip('.')}")
    if amiss and not settled:
        raise Held(
            f"It corrects {answers.name}, and {'; '.join(amiss)}. {_then(answers)}."
        )
    corrected = Corrected(delivery=answers.delivery, places=made)
    return Outcome(event=Event.ACKNOWLEDGE, corrects=corrected)


def _read(item: Item, house: House) -> Reply:
    signers = [sender.name for sender in item.envelope.senders]
    return correction.read(_words(item), house.labelled.citable, signers)


def _words(item: Item) -> str:
    """Return the reply's own words: what it quotes and its signature left out."""
    bodies = (part for part in item.texts if part.is_body)
    return _own(passage for part in bodies for passage in part.passages)


def _own(passages: Iterable[Passage]) -> str:
    others = (PassageKind.QUOTED, PassageKind.SIGNATURE)
    return "\n".join(p.text for p in passages if p.kind not in others)


def _is_letter(item: Item, house: House, reply: Reply) -> bool:
    """Tell whether it answers in words of its own: our letter promised a reader.

    It does not where it acts on the whole submission, or is a new one that does not
    say again what the other said.
    """
    series = house.settings.consultation.series
    acts = relation(item.envelope, _words(item), series).kind
    if acts is not RelationKind.NEW:
        return acts is RelationKind.PARTIAL_CORRECTION
    if not reply.unclear or _files(item):
        return False
    before = item.answers.comments.values() if item.answers else ()
    if correction.repeats(_words(item), (comment.text for comment in before)):
        return True
    found = paragraph.locate(item.texts, item.envelope.subject, house.labelled)
    return all(comment.review for comment in found)


def _ask_of_loose(item: Item, house: House) -> None:
    """Ask about what corrects, or says that we are wrong, and answers no letter."""
    series, words = re.escape(house.settings.consultation.series), _words(item)
    if not correction.complains(words):
        # a number of ours, as in "ABC/2/17"; drafts may be named "ABC/2/Annex"
        if not re.search(rf"(?<!\w){series}/\d", item.envelope.subject):
            return
        loose = _read(item, house)
        if not loose.changes:
            return
    raise Held(_LOOSE)


def _files(item: Item) -> bool:
    """Tell whether it brings a file; the logo of a signature is none."""
    return any(
        not (part.type.startswith("image/") and not part.text.passages)
        for part in item.parts
        if not part.text.is_body
    )


def meant(item: Item, relation: Relation) -> tuple[str, ...]:
    """Return the numbers and names by which a mail says on which earlier one it acts.

    Where it gives no number, its answer to our letter says it.
    """
    hints = relation.refers_to
    named = any(not hint.startswith(("<", *POINTERS)) for hint in hints)
    ours = (item.answers.name,) if item.answers and not named else ()
    return (*ours, *hints)


def _more(item: Item, answers: Answered, reply: Reply, house: House) -> str:
    """Say what a reply says, what of it would be done, and what it is about."""
    then, words = f"{_then(answers)}.", _words(item)
    said = [*filter(None, map(str.strip, words.splitlines()))]
    said += ["with a file"] * _files(item)
    numbered = answers.stands and answers.name != shown_id(answers.delivery)
    if numbered and takes_back(f"{item.envelope.subject}\n{words}"):
        back = f"--kind withdrawal --of {answers.name} if it takes it back."
        then = f"{_then(answers)}, or {back}"
    known = "; ".join(map(_shown, answers.comments.items()))
    return _MORE.format(
        answers.name,
        f"“{_short(' / '.join(said), _WHOLE)}”",
        _plain(reply, answers, house),
        then,
        answers.name,
        f": {known}." if known else _NOTHING,
    )


def _then(answers: Answered) -> str:
    return _THEN.format(answers.name)


def _plain(reply: Reply, answers: Answered, house: House) -> str:
    """Say what of a reply is plain, where only a part of it is."""
    if not reply.changes:
        return ""
    done = "; ".join(_done(change, answers, house) for change in reply.changes)
    left = f"“{_short(' / '.join(reply.unclear))}”" if reply.unclear else "its file"
    return _PLAIN.format(done, left)


def _done(change: Change, answers: Answered, house: House) -> str:
    """Say what a change does, or why it cannot be done."""
    try:
        where = _place(change, answers, house)
    except Fault as fault:
        return f"comment {change.position}, but {str(fault).rstrip('.')}"
    if where.nothing:
        return f"{change.position} is taken out"
    if where.action:
        return f"{change.position} = {where.action}"
    place = " ".join((where.document or "", *(where.paragraphs or ("general",))))
    return f"{change.position} -> {place.strip()}"


def _shown(numbered: tuple[int, Comment]) -> str:
    position, comment = numbered
    place = " ".join((comment.document or "?", *comment.paragraphs))
    return f"{position}. {place} “{_short(comment.text, _SHORT)}”"


def _short(text: str, longest: int = _LONGEST) -> str:
    return shorten(text, longest, placeholder=" …")


def _unproven(answers: Answered, facts: Mapping[str, Any]) -> str:
    """Say why it may be somebody else's: the rules by which one replaces another."""
    if doubted := doubts(facts["flags"]):
        return "; ".join(doubted)
    sender = facts["sender_address"]
    if not sender or sender.lower() != answers.sender.lower():
        return f"{sender or 'nobody'} wrote it, and {answers.sender} the submission"
    return "" if facts["verified"] else UNPROVEN


def _place(change: Change, answers: Answered, house: House) -> Place:
    """Say where a comment goes, or raise Fault with what is amiss."""
    before = answers.comments.get(change.position)
    if before is None or before.aside:
        raise Fault("there is no such comment.")
    if f"comment {change.position}" in answers.settled:
        raise Fault("the secretariat has placed it.")
    where = _where(change, before, house)
    placed(before, where, [d for d in house.drafts if d.call == answers.call])
    return where


def _both(before: Place | None, where: Place) -> Place:
    """Put together where a comment goes and what it asks for, in any order."""
    if before is None:
        return where
    asks = where.action or before.action
    return replace(before if where.action else where, action=asks)


def _where(change: Change, before: Comment, house: House) -> Place:
    if change.taken_out:
        return Place(nothing=True)
    if change.action:
        return Place(action=change.action)
    if change.general and len(change.documents) > 1:
        raise Fault("it is not plain which draft is meant.")
    if change.general:
        return Place(document=next(iter(change.documents), None), general=True)
    if change.behind is not (before.action is Action.ADD):
        raise Fault("it is not plain whether new text goes behind that paragraph.")
    found = correction.place(change, house.labelled.citable, before.document)
    if found is None:
        raise Fault("it is not plain which paragraph is meant.")
    document, labels = found
    return Place(document=document, paragraphs=labels)
