"""THE TABLE: what can be done at the desk, by whom, and with which function.

Every act takes who and why, calls a function that knows nothing of the desk (most of
them the command line calls, too), and says in a sentence what was recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline import deadlines, decisions
from pipeline.cli.context import whole
from pipeline.decisions import enrol, left, points, undoing
from pipeline.decisions.telling import came_later, counting, no_more
from pipeline.decisions.waiting import Question
from pipeline.decisions.whose import settle_speakers
from pipeline.desk import published, settle
from pipeline.desk.answers import (
    card,
    delivery_of,
    done,
    names_of,
    one_of,
    person,
    same_party,
)
from pipeline.desk.cards import find, following
from pipeline.desk.frame import Ask, Done
from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.letters import post
from pipeline.settings.sections import Role
from rules.deadline import last_second, shown
from rules.terms import Kind, StakeholderType

if TYPE_CHECKING:
    from pipeline.service import Service


def call(service: Service, ask: Ask) -> Done:
    """Record which call a delivery answers; it is judged again by its deadline."""
    known, then = card(service, ask, Question.CALL)
    delivery, seen = ask.path["delivery"], ask["seen"]
    decisions.settle_call(
        service.ledger, delivery, ask["call"], person(ask), expected=seen
    )
    service.worker.run()
    return done(ask, f"Recorded: {known.id} answers {ask['call']}.", then)


def earlier(service: Service, ask: Ask) -> Done:
    """Record on which earlier one a revision or a withdrawal acts; empty: on none."""
    known, then = card(service, ask, Question.EARLIER)
    whole(ask["earlier"], service.settings.consultation.series)
    target = delivery_of(service, ask["earlier"])
    delivery, seen = ask.path["delivery"], ask["seen"]
    with service.ledger.reading() as session:
        same_party(ask, session, delivery, target)
    decisions.settle_replaced(
        service.ledger, delivery, target, person(ask), expected=seen
    )
    service.worker.run()
    if not target:
        return done(ask, f"Recorded: {known.id} acts on none.", then)
    with service.ledger.reading() as session:
        other = find(session, service.settings, target)
    on = shown_id(target)
    later = ", which came later than it" * came_later(other.row, known.row)
    lost = no_more(on, counting(other))
    told = [f"Recorded: {known.id} acts on {on}{later}.", *lost]
    return done(ask, " ".join(told), then)


def again(service: Service, ask: Ask) -> Done:
    """Record whether a submission is the earlier one, sent again, or another one."""
    known, then = card(service, ask, Question.AGAIN)
    first = delivery_of(service, ask["earlier"])
    if not first or ask["answer"] not in ("same", "another"):
        raise Fault("Go back and say whether it is the same or another one.")
    ledger, delivery, seen = service.ledger, ask.path["delivery"], ask["seen"]
    if ask["answer"] == "same":
        kind, who = Kind.DUPLICATE, person(ask)
        decisions.settle_kind(ledger, delivery, kind, who, earlier=first, expected=seen)
        told = f"Recorded: {known.id} is {shown_id(first)} sent again; it counts once."
    else:
        decisions.settle_replaced(ledger, delivery, None, person(ask), expected=seen)
        told = (
            f"Recorded: {known.id} is another one than {shown_id(first)}; both count."
        )
    service.worker.run()
    return done(ask, told, then)


def answer(service: Service, ask: Ask) -> Done:
    """Record to which address of a mail its letters go; the next pass sends them."""
    known, then = card(service, ask, Question.ANSWER)
    delivery, to, seen = ask.path["delivery"], ask["address"], ask["seen"]
    decisions.settle_answer(service.ledger, delivery, to, person(ask), expected=seen)
    service.worker.run()
    return done(ask, f"Recorded: letters about {known.id} go to {to}.", then)


def replay(service: Service, ask: Ask) -> Done:
    """Let what could not be processed go its way again."""
    known, then = card(service, ask, Question.HELD)
    decisions.replay(service.ledger, ask.path["delivery"], person(ask))
    service.worker.run()
    return done(ask, f"Recorded: {known.id} went its way again.", then)


def note(service: Service, ask: Ask) -> Done:
    """Leave a note on a card for whoever takes it up later, and go on."""
    delivery, position = ask.path["delivery"], ask.path["position"]
    waits = ask.desk.queue.waits()
    here = [w for w in waits if (w.delivery, w.position) == (delivery, position)]
    then = following(waits, here)
    who = person(ask)
    decisions.note(service.ledger, delivery, position, who)
    ask.desk.queue.noted(delivery, position, who.because)
    told = f"{shown_id(delivery)} waits with your note, after all others."
    return done(ask, told, then)


def split(service: Service, ask: Ask) -> Done:
    """Make two comments of one; both wait."""
    known, _ = card(service, ask, Question.WHERE)
    delivery, position = ask.path["delivery"], ask.path["position"]
    second = points.split(
        service.ledger,
        delivery,
        position,
        ask["before"],
        person(ask),
        house=service.house,
        expected=ask["seen"],
    )
    told = (
        f"Recorded: the second point of {known.id}-{position} is number {second}; "
        "both wait."
    )
    return done(ask, told, f"/cards/{delivery}/{position}")


def take_up(service: Service, ask: Ask) -> Done:
    """Make a comment of words that were passed over; its card is shown next."""
    delivery, seen = ask.path["delivery"], ask["seen"]
    position = points.take_up(
        service.ledger,
        delivery,
        ask["words"],
        person(ask),
        house=service.house,
        expected=seen,
    )
    told = f"Recorded: these words are {shown_id(delivery)}-{position}, and wait."
    return done(ask, told, f"/cards/{delivery}/{position}")


def join(service: Service, ask: Ask) -> Done:
    """Make one comment of two."""
    known, _ = card(service, ask, Question.WHERE)
    delivery, position = ask.path["delivery"], ask.path["position"]
    other = ask["other"].rpartition("-")[2]
    if not other.isdecimal():
        raise Fault("Write the number of the other comment of this delivery: 3.")
    seen = ask["seen"]
    points.join(
        service.ledger, delivery, position, int(other), person(ask), expected=seen
    )
    told = f"Recorded: number {int(other)} is part of {known.id}-{position} now."
    return done(ask, told, f"/cards/{delivery}/{position}")


def speakers(service: Service, ask: Ask) -> Done:
    """Record who says one comment of a mail in which others speak, too."""
    known, _ = card(service, ask, Question.WHERE)
    delivery, position = ask.path["delivery"], ask.path["position"]
    names, seen = names_of(ask, known), ask["seen"]
    settle_speakers(
        service.ledger, delivery, position, names, person(ask), expected=seen
    )
    who = ", ".join(one.name for one in names)
    told = f"Recorded: {known.id}-{position} is said by {who}."
    return done(ask, told, f"/cards/{delivery}/{position}")


def undo_last(service: Service, ask: Ask) -> Done:
    """Take back what this person decided last, all of it where it was several."""
    with service.ledger.reading() as session:
        last = undoing.last_act(session, ask.by)
    if not last:
        raise Fault("There is no decision of yours that stands.")
    undoing.undo_act(service.ledger, last, person(ask))
    service.worker.run()
    told = f"Undone: your decision on {shown_id(last[-1][0])}"
    told += f" and {len(last) - 1} more." if len(last) > 1 else "."
    return Done(notice=told, then=f"/deliveries/{last[-1][0]}")


def undo(service: Service, ask: Ask) -> Done:
    """Take back one decision about a delivery."""
    delivery = ask.path["delivery"]
    undoing.undo(service.ledger, delivery, ask.path["nth"], person(ask))
    service.worker.run()
    return Done(notice="Undone; judged again.", then=f"/deliveries/{delivery}")


def admit(service: Service, ask: Ask) -> Done:
    """Admit a late submission; it gets the next number and its sender is told."""
    delivery = ask.path["delivery"]
    decisions.admit(service.ledger, delivery, person(ask))
    service.worker.run()
    with service.ledger.reading() as session:
        number = find(session, service.settings, delivery).number
    return Done(
        notice=f"Admitted as {number}; the next pass tells its sender.",
        then=f"/deliveries/{delivery}",
    )


def extend(service: Service, ask: Ask) -> Done:
    """Extend a call; late mail is judged again and its senders are told once."""
    who = person(ask)
    found = deadlines.extend(
        service.ledger,
        ask["call"],
        ask["hard"],
        who.by,
        who.because,
        correct=bool(ask["correct"]),
        far=bool(ask["far"]),
    )
    after = service.follow(always=True)
    until = shown(last_second(found.after.hard), found.after.zone)
    told = f"Extended to {until}; {len(found.admitted)} late are in time with it."
    if found.corrects:
        told = f"Corrected: the cut-off is {until}."
    return Done(
        notice=" ".join([told, *found.remarks(service.now()), *after.trouble]),
        then="/deadlines",
    )


def retry(service: Service, ask: Ask) -> Done:
    """Try the failed and doubtful letters of a delivery again."""
    delivery = ask.path["delivery"]
    again = post.retry(service.ledger, delivery, person(ask))
    if not again:
        raise Fault("No letter of it failed or is in doubt; nothing was changed.")
    posted = service.post()
    letters = "1 letter" if again == 1 else f"{again} letters"
    return Done(
        notice=f"{letters} of {shown_id(delivery)} tried again; "
        f"{posted.sent} sent, {posted.waiting} wait, {posted.failed} failed.",
        then="/letters",
    )


def arrived(service: Service, ask: Ask) -> Done:
    """Record that a letter in doubt did arrive, as a person found out."""
    post.arrived(service.ledger, ask.path["letter"], person(ask))
    return Done(notice="Recorded: the letter arrived.", then="/letters")


def issue(service: Service, ask: Ask) -> Done:
    """Compile and publish what is due, also where the mailbox was not read since."""
    new = service.issue(person(ask))
    with service.ledger.reading() as session:
        on = left.open_on(session, service.settings, new)
    calls = ", ".join(f"{call}{left.left_open(on[call])}" for call in new)
    issued = f"Issued: {calls}" if new else "Nothing new was to be issued"
    return Done(notice=f"{issued}; the public record is current.", then="/compilations")


def register(service: Service, ask: Ask) -> Done:
    """Add what we learned to the registry, and judge again those who wait for it."""
    type_ = one_of(StakeholderType, ask["type"])
    one = enrol.Learned(
        name=ask["name"],
        type=type_,
        country=ask["country"],
        alias=ask["alias"],
        email=ask["email"],
        domain=ask["domain"],
    )
    again = enrol.enrol(service, one, person(ask))
    mails = "1 waiting mail" if again == 1 else f"{again} waiting mails"
    return Done(
        notice=f"{one.name} is in the registry; {mails} judged again.",
        then=ask["then"] if ask["then"].startswith("/deliveries/") else "/registry",
    )


def replace_registry(service: Service, ask: Ask) -> Done:
    """Put another registry in the place of this one, if it has no fault."""
    if (table := ask.file) is None:
        raise Fault("Choose the file first; nothing was changed.")
    if not table:
        raise Fault("The file is empty; nothing was changed.")
    known = enrol.replace(service, table, person(ask), gone=bool(ask["gone"]))
    return Done(notice=f"The registry holds {known} now.", then="/registry")


_R, _S, _H = Role.REVIEWER, Role.SECRETARY, Role.HEAD
#: Where each act is posted to, the least role it needs, and what does it.
ACTS: dict[str, tuple[Role, Callable[[Service, Ask], Done]]] = {
    "/cards/{delivery:int}/{position:int}/place": (_R, settle.where),
    "/cards/{delivery:int}/{position:int}/split": (_R, split),
    "/cards/{delivery:int}/{position:int}/join": (_R, join),
    "/cards/{delivery:int}/{position:int}/speakers": (_R, speakers),
    "/cards/{delivery:int}/{position:int}/note": (_R, note),
    "/cards/{delivery:int}/{position:int}/redact": (_S, published.redact),
    "/cards/{delivery:int}/{position:int}/unredact": (_S, published.unredact),
    "/deliveries/{delivery:int}/stakeholders": (_R, settle.who),
    "/deliveries/{delivery:int}/kind": (_R, settle.held),
    "/deliveries/{delivery:int}/call": (_R, call),
    "/deliveries/{delivery:int}/comment": (_R, take_up),
    "/deliveries/{delivery:int}/earlier": (_R, earlier),
    "/deliveries/{delivery:int}/again": (_R, again),
    "/undo": (_R, undo_last),
    "/deliveries/{delivery:int}/undo/{nth:int}": (_S, undo),
    "/deliveries/{delivery:int}/answer": (_R, answer),
    "/deliveries/{delivery:int}/replay": (_S, replay),
    "/deliveries/{delivery:int}/letters": (_S, retry),
    "/letters/{letter:int}/arrived": (_S, arrived),
    "/registry/entry": (_S, register),
    "/registry/file": (_S, replace_registry),
    "/deliveries/{delivery:int}/admit": (_H, admit),
    "/deadlines/extension": (_H, extend),
    "/compilations/issue": (_H, issue),
}
