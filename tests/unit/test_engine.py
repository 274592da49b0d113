"""How far is a delivery taken in one go?"""

from datetime import UTC, datetime

from pipeline.engine import Growing, Here, Inline, walk
from pipeline.faults import Held
from pipeline.stages import BY_STATE
from pipeline.store.values import dump
from pipeline.work import Item, Outcome
from rules.lifecycle import Event, State
from rules.terms import Kind, Message, Stakeholder, StakeholderType

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MESSAGE = Message(headers=(), senders=(), subject="Our comments", claimed_at=NOW)
SPEAKER = Stakeholder(name="Ruritania", type=StakeholderType.GOVERNMENT)
FOUND = {
    "parse": Outcome(event=Event.PARSE, facts={"message": dump(MESSAGE)}),
    "extract": Outcome(event=Event.EXTRACT, parts=()),
    "admit": Outcome(event=Event.ADMIT, facts={"kind": Kind.SUBMISSION.value}),
    "identify": Outcome(event=Event.IDENTIFY, facts={"stakeholders": dump([SPEAKER])}),
    "locate": Outcome(event=Event.LOCATE, comments=()),
    "acknowledge": Outcome(event=Event.ACKNOWLEDGE),
}


def item(state, **facts):
    return Item(id=1, sha256="0", fingerprint="0", first_seen=NOW, state=state, **facts)


def walked(state, *, kind=None, **instead):
    """Take an item as far as it goes; tell what each stage was given."""
    given = {}

    def run(stage, at):
        given[stage.name] = at
        return instead.get(stage.name, FOUND[stage.name])

    return walk(item(state, kind=kind), run), given


def test_all_stages_are_done_in_one_go():
    way, given = walked(State.ARCHIVED)
    assert way == tuple(FOUND.values())
    assert given["extract"].envelope == MESSAGE
    assert given["identify"].kind is Kind.SUBMISSION
    assert given["locate"].speakers == (SPEAKER,)
    assert walked(State.ADMITTED)[0] == tuple(FOUND.values())[3:]


def test_a_way_begins_where_the_delivery_is_and_ends_with_a_fault():
    way, given = walked(State.PARSED)
    assert next(iter(given)) == "extract"
    fault = Held("Look at it.")
    way, given = walked(State.ARCHIVED, parse=fault)
    assert way == (fault,)
    assert [*given] == ["parse"]


def test_a_way_ends_where_nothing_more_is_done():
    aside = Outcome(event=Event.SET_ASIDE, facts={"kind": Kind.DUPLICATE.value})
    way, _ = walked(State.EXTRACTED, admit=aside)
    assert way == (aside,)
    assert walked(State.SET_ASIDE) == ((), {})


def test_what_a_correction_asks_of_the_ledger_is_not_done_ahead():
    for state in (State.EXTRACTED, State.LOCATED):
        assert walked(state, kind=Kind.CORRECTION) == ((), {})
    way, given = walked(State.ADMITTED, kind=Kind.CORRECTION)
    assert [*given] == ["identify", "locate"]
    assert way == (FOUND["identify"], FOUND["locate"])


def test_an_item_after_a_stage_is_what_its_delivery_becomes():
    facts = {"kind": Kind.SUBMISSION.value, "flags": ["call_assumed"], "call": "c"}
    after = item(State.EXTRACTED).after(Outcome(event=Event.ADMIT, facts=facts))
    assert after == item(State.ADMITTED, kind=Kind.SUBMISSION, flags=("call_assumed",))
    assert BY_STATE[after.state].name == "identify"


class House:
    """Notes which messages it is told to expect."""

    def __init__(self):
        self.expected = []

    def expect(self, hashes):
        self.expected.append(hashes)


def test_the_house_expects_what_is_read_next_and_nothing_else():
    house = House()
    read = [item(State.SET_ASIDE)] * 25 + [item(State.ARCHIVED)]
    ways = Inline(house).map(read)
    assert [next(ways) for _ in range(25)] == [()] * 25
    assert house.expected == [[]]
    [fault] = next(ways)
    assert "failed at the stage" in str(fault)
    assert house.expected == [[], ["0"]]


class Pool:
    """Tells what it was given."""

    def __init__(self):
        self.given, self.started = [], False

    def map(self, items):
        self.started = True
        self.given.append(len(items))
        return iter([()] * len(items))


def growing():
    pool = Pool()
    return Growing(House(), pool), pool


def few(number=3, size=1000):
    return [item(State.SET_ASIDE, size=size)] * number


def test_a_few_small_ones_start_no_pool():
    engine, pool = growing()
    for _ in range(2):
        assert list(engine.map(few(49))) == [()] * 49
    assert not pool.given


def test_many_or_large_ones_go_to_the_pool_and_all_others_then():
    for items in (few(50), few(2, size=2 * 1024**2)):
        engine, pool = growing()
        assert len(list(engine.map(items))) == len(items)
        assert len(list(engine.map(few()))) == 3
        assert pool.given == [len(items), 3]


def test_what_comes_while_a_few_wait_is_no_longer_few():
    engine, pool = growing()
    first = engine.map(few(2))
    assert isinstance(first, Here)
    assert len(list(engine.map(few(4)))) == 4
    assert list(first) == [(), ()]
    assert pool.given == [4]


def test_what_nobody_waits_for_holds_nothing_up():
    engine, pool = growing()
    engine.map(few())  # nobody asks for it
    assert isinstance(engine.map(few()), Here)
    assert not pool.given
