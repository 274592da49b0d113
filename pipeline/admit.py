"""Stage 3: what is this delivery, and is it in time?

Applies the rules of the clock, of machines, of identity and of duplicates. The
letter that is owed is promised here, in the same transaction as the verdict: a
delivery that is held for our own doubts later must still be answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.faults import Held
from pipeline.work import Item, Outcome, Promise
from rules import automatic, calling, deadline, identity, paragraph
from rules.duplicate import RelationKind, relation
from rules.language import language_of
from rules.lifecycle import Event
from rules.terms import Kind, LetterKind, PassageKind, Read, Verdict

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.terms import Window

_REPLACING = (RelationKind.REVISED, RelationKind.WITHDRAWAL)
#: A text as long as this says something, whatever the rules find in it.
_SHORT = 600
_UNWANTED = ("junk", "spam", "bulk")
_NOTHING_SAID = "it brings no file and says nothing about a draft"
_OVER_THE_LIMIT = "over the limit"


def run(item: Item, house: House) -> Outcome:
    """Decide the kind, the call, the verdict, and which letters are owed."""
    message, mailbox = item.envelope, house.settings.mailbox
    for defect in message.defects:
        if defect.startswith(_OVER_THE_LIMIT) and not item.decided.released:
            raise Held(f"The message is {defect}; look at it before it goes on.")
    received = deadline.received(
        message.stamps, mailbox.own_hosts, item.internaldate, item.first_seen
    )
    who = identity.verify(
        message, mailbox.authority, mailbox.own_hosts, house.known_domains
    )
    letters = house.settings.letters
    machine = automatic.classify(message, (letters.address, letters.domain))
    text = _own_words(item)
    facts: dict[str, Any] = {
        "received_at": received.at,
        "received_from": received.clock.value,
        "verified": who.verified,
        "sender_address": who.address.address if who.address else "",
        "sender_name": who.address.name if who.address else "",
        "answer_to": who.answer_to.address if who.answer_to else "",
        "flags": sorted({*received.flags, *who.flags}),
        "language": language_of(text) or language_of(message.subject),
    }
    if item.decided.kind in (Kind.NOT_A_SUBMISSION, Kind.AUTO_REPLY, Kind.BOUNCE):
        return _set_aside(facts, item.decided.kind, "a person decided so")
    if machine.kind is not None and item.decided.kind is None:
        return _set_aside(facts, machine.kind, machine.reason)
    if item.earlier is not None:
        facts["duplicate_of"] = item.earlier
        reason = "the same message was delivered before"
        return _set_aside(facts, Kind.DUPLICATE, reason)
    window = _window(item, house, text, facts)
    if not item.decided.released and _says_nothing(item, house, window):
        facts |= {"kind": Kind.NOT_A_SUBMISSION.value, "kind_reason": _NOTHING_SAID}
        return Outcome(event=Event.ADMIT, facts=facts)
    judgement = deadline.judge(received.at, window)
    if judgement.verdict is Verdict.LATE and item.decided.admitted:
        facts["flags"] = sorted({*facts["flags"], "admitted"})
        judgement = deadline.Judgement(
            verdict=Verdict.GRACE, reason=item.decided.admitted
        )
    told = relation(message, text)
    withdrawal = told.kind is RelationKind.WITHDRAWAL
    late = judgement.verdict is Verdict.LATE
    facts |= {
        "kind": (Kind.WITHDRAWAL if withdrawal else Kind.SUBMISSION).value,
        "kind_reason": "",
        "call": window.call,
        "verdict": judgement.verdict.value,
        "verdict_reason": judgement.reason,
    }
    return Outcome(
        event=Event.ADMIT,
        facts=facts,
        numbered=not late,
        replaces=not late and told.kind in _REPLACING,
        refers_to=told.refers_to,
        letters=_letters(item, house, facts, answerable=machine.answerable),
    )


def _set_aside(facts: dict[str, Any], kind: Kind, reason: str) -> Outcome:
    facts |= {"kind": kind.value, "kind_reason": reason}
    return Outcome(event=Event.SET_ASIDE, facts=facts)


def _says_nothing(item: Item, house: House, window: Window) -> bool:
    """Tell whether a mail brings no file and not one word on a draft.

    What our own server took for unwanted mail must do better than a remark that
    might be on anything: a person decides.
    """
    files = [part for part in item.texts if not part.is_body]
    if files or window.call not in {draft.call for draft in house.drafts}:
        return False
    found = paragraph.locate(item.texts, item.envelope.subject, house.labelled)
    unwanted = any(word in item.folder.casefold() for word in _UNWANTED)
    if unwanted and all(comment.review for comment in found):
        raise Held(
            "It lay among unwanted mail and names no paragraph. If it is a "
            "submission, say so with --kind submission, else not_a_submission."
        )
    return not found and len(_own_words(item)) < _SHORT


def _own_words(item: Item) -> str:
    """Return what the sender wrote in the message itself, quotes left out."""
    return "\n".join(
        passage.text
        for part in item.texts
        if part.is_body
        for passage in part.passages
        if passage.kind is not PassageKind.QUOTED
    )


def _window(item: Item, house: House, text: str, facts: dict[str, Any]) -> Window:
    """Choose the call, and say in the flags when it was not plain."""
    names = tuple(part.name for part in item.texts if not part.is_body)
    choice = calling.choose(
        item.windows, house.drafts, item.envelope.subject, text, names
    )
    if not choice.plain:
        facts["flags"] = sorted({*facts["flags"], "call_assumed"})
    return choice.window


def _letters(
    item: Item, house: House, facts: dict[str, Any], *, answerable: bool
) -> tuple[Promise, ...]:
    """Say which letters are owed, and to whom; none to the unproven."""
    to = facts["answer_to"]
    if not (answerable and to):
        return ()
    offered = house.settings.consultation.letter_languages
    language = facts["language"] if facts["language"] in offered else offered[0]
    if facts["kind"] == Kind.WITHDRAWAL:
        kind = LetterKind.WITHDRAWN
    elif facts["verdict"] == Verdict.LATE:
        kind = LetterKind.LATE
    else:
        kind = LetterKind.ACKNOWLEDGEMENT
    kinds = [kind]
    unread = any(part.read is Read.HELD for part in item.parts)
    if unread and kind is LetterKind.ACKNOWLEDGEMENT:
        kinds.append(LetterKind.UNREADABLE)
    return tuple(Promise(kind=k, to=to, language=language) for k in kinds)
