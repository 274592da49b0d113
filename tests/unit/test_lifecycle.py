from pathlib import Path

import pytest

from rules.lifecycle import (
    TRANSITIONS,
    WORKING,
    Class,
    Event,
    ImpossibleTransitionError,
    State,
    class_of,
    step,
)
from rules.terms import Kind, Verdict

DOCS = Path(__file__).parents[2] / "docs" / "lifecycle.md"


def test_the_way_leads_from_archived_to_published():
    state = State.ARCHIVED
    for event in list(Event)[:8]:
        state = step(state, event)
    assert state is State.PUBLISHED


def test_every_state_can_be_reached_and_every_working_state_can_be_left():
    reached = {State.ARCHIVED}
    for _ in State:
        reached |= {t for (s, _), ts in TRANSITIONS.items() if s in reached for t in ts}
    assert reached == set(State)
    assert all(any(s is state for s, _ in TRANSITIONS) for state in WORKING)


def test_a_deferred_delivery_resumes_where_it_was_set_aside():
    assert step(State.DEFERRED, Event.RESUME, State.PARSED) is State.PARSED


@pytest.mark.parametrize(
    ("state", "event", "back_to"),
    [
        (State.PUBLISHED, Event.PARSE, None),
        (State.DEFERRED, Event.RESUME, None),
        (State.HELD, Event.RELEASE, State.PUBLISHED),
    ],
)
def test_what_is_not_in_the_table_is_refused(state, event, back_to):
    with pytest.raises(ImpossibleTransitionError):
        step(state, event, back_to)


@pytest.mark.parametrize(
    ("state", "kind", "verdict", "expected"),
    [
        (State.PUBLISHED, Kind.SUBMISSION, Verdict.GRACE, Class.ACCEPTED),
        (State.LOCATED, Kind.SUBMISSION, Verdict.LATE, Class.LATE),
        (State.ACKNOWLEDGED, Kind.WITHDRAWAL, Verdict.ON_TIME, Class.WITHDRAWAL),
        (State.ACKNOWLEDGED, Kind.CORRECTION, None, Class.CORRECTION),
        (State.SET_ASIDE, Kind.AUTO_REPLY, None, Class.AUTOMATIC),
        (State.SET_ASIDE, Kind.BOUNCE, None, Class.AUTOMATIC),
        (State.SET_ASIDE, Kind.DUPLICATE, None, Class.DUPLICATE),
        (State.SET_ASIDE, Kind.NOT_A_SUBMISSION, None, Class.NOT_A_SUBMISSION),
        (State.ADMITTED, Kind.HELD, None, Class.HELD),
        (State.HELD, Kind.SUBMISSION, Verdict.ON_TIME, Class.HELD),
        (State.CORRUPT, None, None, Class.HELD),
        (State.ARCHIVED, None, None, Class.HELD),
    ],
)
def test_every_delivery_is_in_exactly_one_class(state, kind, verdict, expected):
    assert class_of(state, kind, verdict) is expected


def test_a_submission_that_was_taken_back_is_counted_as_withdrawn():
    done = (State.PUBLISHED, Kind.SUBMISSION, Verdict.ON_TIME)
    assert class_of(*done, withdrawn=True) is Class.WITHDRAWN
    held = (State.HELD, Kind.SUBMISSION, Verdict.ON_TIME)
    assert class_of(*held, withdrawn=True) is Class.HELD


def test_the_printed_diagram_is_made_from_the_table():
    arrows = [
        f"    {state} --> {target}: {event}"
        for (state, event), targets in TRANSITIONS.items()
        for target in targets
    ]
    diagram = "\n".join(("stateDiagram-v2", "    [*] --> archived", *arrows))
    assert diagram in DOCS.read_text(encoding="utf-8")
