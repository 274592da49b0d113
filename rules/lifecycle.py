"""Where can a delivery go from here? The state machine, as one table.

Everything that knows states knows them from this table: the ledger refuses
what is not in it, the database's CHECK is made from it, and the picture in
docs/lifecycle.md is compared with it.

>>> step(State.ARCHIVED, Event.PARSE)
<State.PARSED: 'parsed'>
>>> step(State.PUBLISHED, Event.PARSE)
Traceback (most recent call last):
rules.lifecycle.ImpossibleTransitionError: published cannot take parse
"""

from __future__ import annotations

from enum import StrEnum

from rules.terms import Kind, Verdict


class State(StrEnum):
    """How far a delivery has come.

    `SET_ASIDE` is the end of what is no contribution: automatic mail,
    duplicates, mail of no concern. `DEFERRED`: time heals. `HELD`: a person
    decides. `CORRUPT`: the evidence is kept, and it can be replayed.
    """

    ARCHIVED = "archived"
    PARSED = "parsed"
    EXTRACTED = "extracted"
    ADMITTED = "admitted"
    IDENTIFIED = "identified"
    LOCATED = "located"
    ACKNOWLEDGED = "acknowledged"
    COMPILED = "compiled"
    PUBLISHED = "published"
    SET_ASIDE = "set_aside"
    DEFERRED = "deferred"
    HELD = "held"
    CORRUPT = "corrupt"


class Event(StrEnum):
    """What can happen to a delivery. The first nine are stages of the way."""

    PARSE = "parse"
    EXTRACT = "extract"
    ADMIT = "admit"
    IDENTIFY = "identify"
    LOCATE = "locate"
    ACKNOWLEDGE = "acknowledge"
    COMPILE = "compile"
    PUBLISH = "publish"
    SET_ASIDE = "set_aside"
    DEFER = "defer"
    RESUME = "resume"
    HOLD = "hold"
    RELEASE = "release"
    CORRUPT = "corrupt"
    REPLAY = "replay"
    REOPEN = "reopen"


class ImpossibleTransitionError(ValueError):
    """The state cannot take the event."""


#: The states in which work waits, in the order of the way.
WORKING = (
    State.ARCHIVED,
    State.PARSED,
    State.EXTRACTED,
    State.ADMITTED,
    State.IDENTIFIED,
    State.LOCATED,
)

#: The states of a contribution whose sender has been answered.
DONE = (State.ACKNOWLEDGED, State.COMPILED, State.PUBLISHED)

#: The states in which a delivery may have a verdict, so that a person's decision or
#: a new deadline has it judged again.
JUDGED = (
    State.ADMITTED,
    State.IDENTIFIED,
    State.LOCATED,
    *DONE,
    State.SET_ASIDE,
    State.DEFERRED,
    State.HELD,
)

#: RESUME and RELEASE lead back to where the delivery was set aside from, which
#: the ledger remembers; the table says which states those can be.
TRANSITIONS: dict[tuple[State, Event], tuple[State, ...]] = {
    (State.ARCHIVED, Event.PARSE): (State.PARSED,),
    (State.PARSED, Event.EXTRACT): (State.EXTRACTED,),
    (State.EXTRACTED, Event.ADMIT): (State.ADMITTED,),
    (State.EXTRACTED, Event.SET_ASIDE): (State.SET_ASIDE,),
    (State.ADMITTED, Event.IDENTIFY): (State.IDENTIFIED,),
    (State.IDENTIFIED, Event.LOCATE): (State.LOCATED,),
    (State.LOCATED, Event.ACKNOWLEDGE): (State.ACKNOWLEDGED,),
    (State.ACKNOWLEDGED, Event.COMPILE): (State.COMPILED,),
    (State.COMPILED, Event.PUBLISH): (State.PUBLISHED,),
    **{(s, Event.DEFER): (State.DEFERRED,) for s in WORKING},
    **{(s, Event.HOLD): (State.HELD,) for s in WORKING},
    **{(s, Event.CORRUPT): (State.CORRUPT,) for s in WORKING},
    (State.DEFERRED, Event.RESUME): WORKING,
    (State.HELD, Event.RELEASE): WORKING,
    (State.HELD, Event.SET_ASIDE): (State.SET_ASIDE,),
    (State.CORRUPT, Event.REPLAY): (State.ARCHIVED,),
    **{(s, Event.REOPEN): (State.EXTRACTED,) for s in JUDGED},
}


def step(state: State, event: Event, back_to: State | None = None) -> State:
    """Return the state after `event`, or raise ImpossibleTransitionError.

    `back_to` is the remembered state, for RESUME and RELEASE.
    """
    targets = TRANSITIONS.get((state, event))
    if targets is None:
        raise ImpossibleTransitionError(f"{state} cannot take {event}")
    if len(targets) == 1:
        return targets[0]
    if back_to not in targets:
        raise ImpossibleTransitionError(f"{state} cannot go back to {back_to}")
    return back_to


class Class(StrEnum):
    """The one line of the sums in which a delivery is counted."""

    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    WITHDRAWAL = "request to withdraw"
    CORRECTION = "correction"
    LATE = "late"
    DUPLICATE = "duplicate"
    AUTOMATIC = "automatic"
    NOT_A_SUBMISSION = "not a submission"
    HELD = "held"


def class_of(
    state: State, kind: Kind | None, verdict: Verdict | None, *, withdrawn: bool = False
) -> Class:
    """Say in which line of the sums a delivery is counted.

    What is still on its way, deferred or corrupt counts as held: nobody has
    decided about it yet. `withdrawn`: its sender took it back later.

    >>> class_of(State.SET_ASIDE, Kind.BOUNCE, None)
    <Class.AUTOMATIC: 'automatic'>
    >>> class_of(State.LOCATED, Kind.SUBMISSION, Verdict.LATE)
    <Class.LATE: 'late'>
    """
    if state in (State.DEFERRED, State.HELD, State.CORRUPT) or kind is None:
        return Class.HELD
    if kind is Kind.SUBMISSION:
        if withdrawn:
            return Class.WITHDRAWN
        return Class.LATE if verdict is Verdict.LATE else Class.ACCEPTED
    return {
        Kind.WITHDRAWAL: Class.WITHDRAWAL,
        Kind.CORRECTION: Class.CORRECTION,
        Kind.DUPLICATE: Class.DUPLICATE,
        Kind.AUTO_REPLY: Class.AUTOMATIC,
        Kind.BOUNCE: Class.AUTOMATIC,
        Kind.NOT_A_SUBMISSION: Class.NOT_A_SUBMISSION,
        Kind.HELD: Class.HELD,
    }[kind]
