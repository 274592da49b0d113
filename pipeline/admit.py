"""Stage 3: what is this delivery, and is it in time?

Applies the rules of the clock, of machines, of identity and of duplicates. The
letter that is owed is promised here, in the same transaction as the verdict: a
delivery that is held for our own doubts later must still be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pipeline import saying, taking_back
from pipeline.decisions.unasked import BY_A_PERSON
from pipeline.faults import Held
from pipeline.letters import corrections
from pipeline.speaking import speakers
from pipeline.work import Item, Outcome, Promise
from rules import automatic, calling, deadline, doubts, identity
from rules.acting import may_act
from rules.deadline import Judgement, Received
from rules.duplicate import Relation, RelationKind, relation
from rules.language import language_of
from rules.lifecycle import Event
from rules.purpose import Purpose, only_asks, own_blocks, purpose
from rules.terms import Comment, Kind, LetterKind, Message, Read, Verdict, Window

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.automatic import Automatic

_ASIDE = (Kind.NOT_A_SUBMISSION, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.DUPLICATE)
_COURTESY = "it brings no file and says no more than a courtesy"
_ASKS = (
    "It only asks the secretariat something. Answer it; then say --kind "
    "not_a_submission. If it is a submission, say so with --kind submission."
)
_UNKNOWN = (
    "It brings no file, and no comment on a draft was found in its words. If it is a "
    "submission, say so with --kind submission, else not_a_submission."
)
_EMPTY = (
    "It brings neither a file nor words. If it is a submission, say so with --kind "
    "submission, else not_a_submission."
)
_NO_CALL = (
    "It names no call and says nothing on a draft. If it is a submission, say so with "
    "--kind submission, else not_a_submission."
)
_OF_A_MACHINE = (
    "It looks like a machine's mail: {}; and yet {}. If it is a submission, say so "
    "with --kind submission (no letter will go to its sender), else with --kind {}."
)
_IN = "/"  # behind the name of the file that a file lies in
_READABLE = (
    "It came too late, in answer to our request for a readable copy of {0}; if it is "
    "that copy, the time of the first one counts, and once it is admitted, --kind "
    "submission --of {0} puts it in its place."
)
_COPY = (
    "It answers our request for a readable copy of {0}. If it is that copy, say --kind "
    "submission --of {0}, and it stands in its place; if it stands beside it, say "
    "--kind submission."
)
_OVER_THE_LIMIT = "over the limit"
#: The letters that say that it counts.
_TAKEN = (LetterKind.ACKNOWLEDGEMENT, LetterKind.ADMISSION)


def run(item: Item, house: House) -> Outcome:
    """Decide the kind, the call, the verdict, and which letters are owed."""
    message = item.envelope
    mailbox = house.mailbox(item.account, message.stamps)
    _ask_of_bytes(item)
    received = deadline.received(
        message.stamps, mailbox.own_hosts, item.internaldate, item.first_seen
    )
    who = identity.verify(message, mailbox.trusted, house.known_domains)
    letters = house.settings.letters
    machine = automatic.classify(message, (letters.address, letters.domain))
    text = saying.own_words(item.texts)
    facts: dict[str, Any] = {
        "received_at": received.at,
        "received_from": received.clock.value,
        "verified": who.verified,
        "sender_address": who.address.address if who.address else "",
        "sender_name": who.address.name if who.address else "",
        "answer_to": item.decided.answer_to
        or (who.answer_to.address if who.answer_to and machine.answerable else ""),
        "kind_reason": "",
        "call": "",
        "verdict": "",
        "verdict_reason": "",
        "duplicate_of": None,
        "flags": sorted({*received.flags, *who.flags, *corrections.flags(item)}),
        "language": _language(item, text),
    }
    if item.decided.kind is None and (aside := _aside(item, machine)):
        _ask_of_machine(item, house, machine)
        if item.late and aside[0] is Kind.DUPLICATE:
            _ask_of_copy(item, received.at, _window(item, house, text, {**facts}))
        return _set_aside(facts, *aside)
    if replied := _reply(item, house, facts):
        return replied
    window = _window(item, house, text, facts)
    told = relation(message, text, house.settings.consultation.series)
    if (
        told.kind is RelationKind.NEW
        and not item.decided.released
        and _is_courtesy(item, house, window, facts, told)
    ):
        outcome = _set_aside(facts, Kind.NOT_A_SUBMISSION, _COURTESY)
        who_speaks = speakers(item, house, facts["flags"])
        return replace(outcome, facts={**outcome.facts, **who_speaks})
    error = timedelta(seconds=mailbox.clock_error_seconds)
    _ask_when(item, received, window, error)
    judgement = _judged(item, received.at, window)
    if told.kind is RelationKind.NEW:
        _ask_of_readable(item, house, facts["flags"])
    facts |= {
        "call": window.call,
        "verdict": judgement.verdict.value,
        "verdict_reason": judgement.reason,
    }
    if item.decided.kind in _ASIDE:
        earlier = item.decided.earlier
        return _set_aside(facts, item.decided.kind, BY_A_PERSON, earlier)
    if judgement.verdict is not Verdict.LATE and item.decided.admitted:
        facts["flags"] = sorted({*facts["flags"], "admitted"})
    late = judgement.verdict is Verdict.LATE
    told = taking_back.judged(item, house, told, facts, late=late)
    withdraws = told.kind is RelationKind.WITHDRAWAL
    kind = item.decided.kind or (Kind.WITHDRAWAL if withdraws else Kind.SUBMISSION)
    facts["kind"] = kind.value
    promised = _letters(item, house, facts)
    if not promised:
        why = doubts.silence(who.flags) or machine.reason
        facts["flags"] = sorted({*facts["flags"], f"unanswered:{why}"})
    new = told.kind is RelationKind.NEW and kind is Kind.SUBMISSION and not late
    unsaid = item.decided.replaces is None
    if new and unsaid and not item.decided.released:
        perhaps = may_act(message.subject, own_blocks(item.texts))
        facts["flags"] = sorted({*facts["flags"], *[doubts.PERHAPS] * perhaps})
    return Outcome(
        event=Event.ADMIT,
        facts=facts,
        numbered=not late and kind is Kind.SUBMISSION,
        replaces=_replaces(item, kind, revised=told.kind is RelationKind.REVISED)
        and (not late or kind is Kind.WITHDRAWAL),
        revises=new and unsaid,
        target=item.decided.replaces,
        also=item.decided.also,
        refers_to=corrections.meant(item, told),
        letters=promised,
    )


def _language(item: Item, text: str) -> str:
    """Tell in which language its sender writes: his own words in the mail go first.

    Where he answers us, the subject is that of our letter, and tells less than what
    he wrote before.
    """
    files = "\n".join(
        passage.text
        for part in item.texts
        if not part.is_body
        for passage in part.passages
    )
    before = item.answers.language if item.answers else ""
    subject = language_of(item.envelope.subject)
    return language_of(text) or before or subject or language_of(files)


def _ask_of_bytes(item: Item) -> None:
    """Have a person look at what is no mail, or more than can be read of one."""
    if item.decided.released:
        return
    if not _is_mail(item.envelope):
        raise Held(
            "These bytes are no email: they name neither sender, date nor subject. "
            "Look at them; if they count all the same, say --kind submission, else "
            "--kind not_a_submission."
        )
    for defect in item.envelope.defects:
        if defect.startswith(_OVER_THE_LIMIT):
            raise Held(f"The message is {defect}; look at it before it goes on.")


def _is_mail(message: Message) -> bool:
    """Tell whether there is anything of what every mail has (RFC 5322, 3.6)."""
    known = (message.senders, message.stamps, message.claimed_at, message.recipients)
    return any(known) or bool(message.subject or message.message_id)


def _replaces(item: Item, kind: Kind, *, revised: bool) -> bool:
    """Tell whether it acts on an earlier one. A person's word goes first."""
    if item.decided.replaces is not None:
        return item.decided.replaces > 0
    return kind is Kind.WITHDRAWAL or revised


def _ask_of_machine(item: Item, house: House, machine: Automatic) -> None:
    """Ask a person about what looks like a machine's, and has what a person may say.

    Not where it repeats a letter of ours, or reports on one.
    """
    if machine.kind is None or machine.sure:
        return
    files = [
        (part.text.name, part.type)
        for part in item.parts
        if not part.text.is_body and _IN not in part.text.name
    ]
    bodies = [text for text in item.texts if text.is_body]
    ours = house.settings.consultation.series + "/" in saying.own_words(bodies)
    found = () if ours else saying.on_drafts(item, bodies, house)
    if has := automatic.substance(files, found):
        raise Held(_OF_A_MACHINE.format(machine.reason, has, machine.kind))


def _ask_when(item: Item, received: Received, window: Window, error: timedelta) -> None:
    """Have a person decide where our clocks leave open whether it came in time."""
    if item.decided.released or item.decided.admitted:
        return
    reasons = deadline.doubts(received, window, error)
    at = received.at
    late = _judged(item, at, window).verdict is Verdict.LATE
    if late and item.answers is not None and item.answers.copy:
        reasons = (*reasons, _READABLE.format(item.answers.name))
    for doubt in reasons:
        raise Held(
            f"{doubt} If it came in time: depositary admit ID. If it is late, say so "
            "with --kind submission."
        )


def _ask_of_readable(item: Item, house: House, flags: Sequence[str]) -> None:
    """Ask a person whether what answers our request for a copy is that copy."""
    answers, said = item.answers, item.decided
    if answers is None or said.released or said.admitted:
        return
    if answers.copy and answers.stands:
        raise Held(_COPY.format(answers.name), speakers(item, house, flags))


def _ask_of_copy(item: Item, at: datetime, window: Window) -> None:
    """Ask a person about a copy that came in time of what came too late."""
    if _judged(item, at, window).verdict is not Verdict.LATE:
        raise Held(
            "The same message was delivered before, too late, and this copy of it came "
            "in time. If it counts, say so with --kind submission, else with --kind "
            f"duplicate --of D{item.earlier:06d}."
        )


def _judged(item: Item, at: datetime, window: Window) -> Judgement:
    """Judge it by the deadline; what a person admitted is in time."""
    judgement = deadline.judge(at, window)
    if judgement.verdict is Verdict.LATE and item.decided.admitted:
        return Judgement(verdict=Verdict.GRACE, reason=item.decided.admitted)
    return judgement


def _aside(item: Item, machine: Automatic) -> tuple[Kind, str, int | None] | None:
    """Say what it is if it is no contribution, why, and what it repeats."""
    if machine.kind is not None:
        return machine.kind, machine.reason, None
    if item.earlier is not None:
        reason = "the same message was delivered before"
        return Kind.DUPLICATE, reason, item.earlier
    return None


def _reply(item: Item, house: House, facts: dict[str, Any]) -> Outcome | None:
    """Decide about a reply to a letter of ours that corrects, confirms or thanks."""
    reply = corrections.heard(item, house, facts)
    if item.decided.kind is Kind.CORRECTION or (reply and reply.changes):
        return corrections.admitted(item, facts)
    if reply is None:
        return None
    said = "confirms what we understood" if reply.confirms else "thanks for a letter"
    return _set_aside(facts, Kind.NOT_A_SUBMISSION, f"it {said}")


def _set_aside(
    facts: dict[str, Any], kind: Kind, reason: str, repeats: int | None = None
) -> Outcome:
    """Set it aside; what was found in it as a contribution holds no longer."""
    facts |= {
        "kind": kind.value,
        "kind_reason": reason,
        "duplicate_of": repeats,
        "stakeholders": [],
        "stakeholder_review": False,
        "stakeholder_evidence": [],
    }
    return Outcome(event=Event.SET_ASIDE, facts=facts, comments=())


def _is_courtesy(
    item: Item, house: House, window: Window, facts: dict[str, Any], told: Relation
) -> bool:
    """Tell whether a mail brings no file and plainly nothing but a courtesy.

    A person decides about all that is not plain: what nobody knows, what only asks and
    is placed nowhere (a stakeholder who only asks is still one), and what our own
    server took for unwanted mail, which must do better than a remark that might be on
    anything. What announces a file or gives a link is a contribution of which
    something is missing.
    """
    texts = item.texts
    if not saying.doubtful(item, item.parts):
        return False
    commented = window.call in {draft.call for draft in house.drafts}
    found: Sequence[Comment] = ()
    if commented:
        said = saying.on_drafts(item, texts, house) if item.said is None else item.said
        found = [c for c in said if c.evidence.value != doubts.IN_PASSING]
    named = any(map(automatic.names_paragraph, found))
    if named and not saying.unwanted(item):
        return False
    blocks = own_blocks(texts)
    wants = purpose(blocks or [saying.own_words(texts)])  # thanks may be a signature
    words = saying.own_words(texts)
    if not named:
        placed = any(not comment.review for comment in found)
        taking_back.ask(item, house, told, facts, placed=placed)
        if wants is Purpose.ASKS or (not placed and only_asks(blocks)):
            raise Held(_ASKS, speakers(item, house, facts["flags"]))
    if not commented or not all(part.text.is_body for part in item.parts):
        return False
    if saying.unwanted(item) and all(comment.review for comment in found):
        raise Held(
            "It lay among unwanted mail and names no paragraph. If it is a "
            "submission, say so with --kind submission, else not_a_submission."
        )
    missing = wants in (Purpose.FILE, Purpose.LINK)
    if found or missing or len(words) >= saying.SHORT:
        return False
    assumed = "call_assumed" in facts["flags"]
    if question := _question(wants, words, assumed=assumed):
        raise Held(question, speakers(item, house, facts["flags"]))
    return True


def _question(wants: Purpose, words: str, *, assumed: bool) -> str:
    """Ask about words in which nothing was found, if they may be something."""
    if assumed and words.strip():
        return _NO_CALL
    if wants is Purpose.UNKNOWN:
        return _UNKNOWN if words.strip() else _EMPTY
    return ""


def _window(item: Item, house: House, text: str, facts: dict[str, Any]) -> Window:
    """Choose the call, and say in the flags when it was not plain."""
    names = tuple(part.name for part in item.texts if not part.is_body)
    for window in item.windows:
        if window.call == item.decided.call:
            return window
    choice = calling.choose(
        item.windows, house.drafts, item.envelope.subject, text, names
    )
    if not choice.plain:
        facts["flags"] = sorted({*facts["flags"], "call_assumed"})
    return choice.window


def _letters(item: Item, house: House, facts: dict[str, Any]) -> tuple[Promise, ...]:
    """Say which letters are owed, and to whom; none to the unproven."""
    to = facts["answer_to"]
    if not to:
        return ()
    offered = house.settings.consultation.letter_languages
    language = facts["language"] if facts["language"] in offered else offered[0]
    if facts["kind"] == Kind.WITHDRAWAL:
        kind = LetterKind.WITHDRAWN
    elif facts["verdict"] == Verdict.LATE:
        kind = LetterKind.LATE
    elif item.decided.admitted and facts["verdict_reason"] == item.decided.admitted:
        kind = LetterKind.ADMISSION
    else:
        kind = LetterKind.ACKNOWLEDGEMENT
    kinds = [kind]
    unread = any(part.read is Read.HELD for part in item.parts)
    if unread and kind in _TAKEN:
        kinds.append(LetterKind.UNREADABLE)
    return tuple(Promise(kind=k, to=to, language=language) for k in kinds)
