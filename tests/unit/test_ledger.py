"""The ledger on a real SQLite file and a real archive."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from pipeline.archive import open_archive
from pipeline.arrival import Arrival, SourceKey
from pipeline.faults import Corrupt, Deferred, Fault, Held
from pipeline.ledger import Ledger, shown_id
from pipeline.settings import load
from pipeline.store import chain
from pipeline.store.tables import DeliveryRow, EventRow, LetterRow
from pipeline.work import Outcome, Promise
from rules.lifecycle import Event, ImpossibleTransitionError, State
from rules.terms import LetterKind
from tests.consultation import write

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    settings = load(write(tmp_path, letters={"per_day": 2}))
    archive = open_archive(settings.archive_url, settings.local_folder)
    ledger = Ledger(settings, archive, lambda: NOW)
    yield ledger
    ledger.close()


def arrival(uid, **facts):
    key = SourceKey(account="a", folder="INBOX", uidvalidity=1, uid=uid)
    return Arrival(
        **{
            "key": key,
            "sha256": f"{uid:064x}",
            "fingerprint": f"{uid:064x}",
            "size": 1,
            "internaldate": NOW,
            "first_seen": NOW,
            **facts,
        }
    )


def row_of(unit, delivery=1):
    return unit.claim_all([delivery])[0]


def test_a_delivery_gets_one_row_however_often_it_is_recorded(ledger):
    ledger.record([arrival(1), arrival(2)])
    ledger.record([arrival(2), arrival(3)])
    with ledger.reading() as session:
        assert len(session.exec(select(DeliveryRow)).all()) == 3
        assert len(session.exec(select(EventRow)).all()) == 3
    keys = [arrival(n).key for n in (1, 3, 9)]
    assert ledger.known(keys) == {keys[0], keys[1]}


def test_the_database_refuses_a_state_that_is_not_in_the_table(ledger, tmp_path):
    ledger.record([arrival(1)])
    with sqlite3.connect(tmp_path / "depositary.db") as raw:
        with pytest.raises(sqlite3.IntegrityError, match="state"):
            raw.execute("update delivery set state = 'lost'")
        for state in State:
            raw.execute("update delivery set state = ?", (state.value,))
    raw.close()


def test_the_database_refuses_a_second_row_for_a_delivery(ledger):
    ledger.record([arrival(1)])
    with ledger.reading() as session:
        row = session.exec(select(DeliveryRow)).one()
    again = DeliveryRow(**row.model_dump(exclude={"id"}))
    with pytest.raises(IntegrityError), ledger.unit() as unit:
        unit.session.add(again)


def test_a_unit_that_fails_leaves_nothing_behind(ledger):
    ledger.record([arrival(1)])

    def fail():
        with ledger.unit() as unit:
            unit.settle(
                row_of(unit), Outcome(event=Event.PARSE, facts={"subject": "x"})
            )
            raise Fault("on the way")

    with pytest.raises(Fault):
        fail()
    with ledger.reading() as session:
        row = session.exec(select(DeliveryRow)).one()
    assert (row.state, row.subject) == ("archived", "")


def test_only_steps_of_the_table_are_taken(ledger):
    ledger.record([arrival(1)])
    with pytest.raises(ImpossibleTransitionError), ledger.unit() as unit:
        unit.advance(row_of(unit), Event.PUBLISH)


def test_a_deferred_delivery_waits_longer_each_time_and_is_held_at_last(ledger):
    ledger.record([arrival(1)])
    waits = []
    for _ in range(8):
        with ledger.unit() as unit:
            row = row_of(unit)
            unit.stuck(row, Deferred("no room", timedelta(minutes=1)))
            waits.append(row.due_at - NOW)
            tries = row.tries
            unit.advance(row, Event.RESUME)
            row.tries = tries
    assert waits == [timedelta(minutes=2**n) for n in range(8)]
    with ledger.unit() as unit:
        row = row_of(unit)
        unit.stuck(row, Deferred("no room", timedelta(minutes=1)))
        assert row.state == State.HELD


def test_held_and_corrupt_remember_where_they_were_and_why(ledger):
    ledger.record([arrival(1), arrival(2)])
    with ledger.unit() as unit:
        unit.settle(row_of(unit), Outcome(event=Event.PARSE))
        unit.stuck(row_of(unit), Held("Two senders; which?"))
        unit.stuck(row_of(unit, 2), Corrupt("The program failed.", "stack"))
    with ledger.unit() as unit:
        held, corrupt = row_of(unit), row_of(unit, 2)
        assert (held.state, held.why) == ("held", "Two senders; which?")
        unit.advance(held, Event.RELEASE)
        assert held.state == State.PARSED
        assert corrupt.state == State.CORRUPT
        unit.advance(corrupt, Event.REPLAY)
        assert corrupt.state == State.ARCHIVED


def admit(unit, delivery):
    row = row_of(unit, delivery)
    unit.settle(row, Outcome(event=Event.PARSE))
    unit.settle(row, Outcome(event=Event.EXTRACT))
    unit.settle(row, Outcome(event=Event.ADMIT, numbered=True))
    return row


def test_a_number_is_never_given_twice_and_never_changed(ledger):
    ledger.record([arrival(n) for n in (1, 2, 3)])
    with ledger.unit() as unit:
        assert [admit(unit, n).number for n in (1, 2)] == [1, 2]
        first = row_of(unit, 1)
        unit.settle(first, Outcome(event=Event.IDENTIFY))
        unit.settle(first, Outcome(event=Event.LOCATE))
        unit.settle(first, Outcome(event=Event.ACKNOWLEDGE))
        unit.advance(first, Event.REOPEN)
        unit.settle(first, Outcome(event=Event.ADMIT, numbered=True))
        assert first.number == 1
        assert admit(unit, 3).number == 3


def test_a_letter_is_owed_once_a_delivery_and_kind_and_capped_an_address(ledger):
    ledger.record([arrival(n) for n in (1, 2, 3)])
    ack = Promise(kind=LetterKind.ACKNOWLEDGEMENT, to="a@b.example", language="en")
    with ledger.unit() as unit:
        for delivery in (1, 1, 2, 3):
            unit.promise(row_of(unit, delivery), ack)
    with ledger.reading() as session:
        letters = session.exec(select(LetterRow)).all()
    assert [x.state for x in letters] == ["promised", "promised", "suppressed"]
    assert len({x.message_id for x in letters}) == 3


def test_the_cap_of_an_address_counts_what_other_transactions_promised(ledger):
    ledger.record([arrival(n) for n in range(1, 6)])
    for delivery, to in enumerate(("a@b.example", "c@d.example") * 2, start=1):
        with ledger.unit() as unit:
            ack = Promise(kind=LetterKind.ACKNOWLEDGEMENT, to=to, language="en")
            unit.promise(row_of(unit, delivery), ack)
    with ledger.unit() as unit:
        unit.promise(row_of(unit, 5), ack)
    with ledger.reading() as session:
        states = [x.state for x in session.exec(select(LetterRow))]
    assert states == ["promised"] * 4 + ["suppressed"]


def test_a_step_of_all_is_that_of_the_calls_and_of_the_state_only(ledger):
    ledger.record([arrival(n) for n in range(1, 5)])
    with ledger.unit() as unit:
        for row in unit.claim_all([1, 2, 3]):
            row.call, row.state = "drafts", State.ACKNOWLEDGED.value
            row.call = "other" if row.id == 3 else row.call
        unit.session.flush()
        unit.advance_all(["drafts"], State.ACKNOWLEDGED, Event.COMPILE)
    with ledger.unit() as unit:
        states = [row.state for row in unit.claim_all([1, 2, 3, 4])]
        assert states == ["compiled", "compiled", "acknowledged", "archived"]
        with pytest.raises(ImpossibleTransitionError):
            unit.advance_all(["drafts"], State.ARCHIVED, Event.PUBLISH)


def test_an_admission_is_a_receipt_too(ledger):
    ledger.record([arrival(1)])
    with ledger.unit() as unit:
        for kind in (LetterKind.ADMISSION, LetterKind.ACKNOWLEDGEMENT):
            unit.promise(
                row_of(unit), Promise(kind=kind, to="a@b.example", language="en")
            )
    with ledger.reading() as session:
        assert [x.kind for x in session.exec(select(LetterRow))] == ["admission"]


def test_an_event_that_says_the_same_again_is_not_written(ledger):
    with ledger.unit() as unit:
        for _ in range(2):
            unit.event("noted", None, what="x")
        unit.event("noted", None, what="y")
        unit.event("noted", None, what="x")
    with ledger.reading() as session:
        assert [e.data["what"] for e in session.exec(select(EventRow))] == [
            "x",
            "y",
            "x",
        ]


def differences(ledger):
    with ledger.reading() as session:
        return list(chain.differences(session, ledger.archive))


def test_an_altered_event_is_named(ledger, tmp_path):
    ledger.record([arrival(n) for n in (1, 2, 3)])
    assert differences(ledger) == []
    with sqlite3.connect(tmp_path / "depositary.db") as raw:
        raw.execute("update event set data = '{}' where position = 2")
    raw.close()
    (told,) = differences(ledger)
    assert told.startswith("The record was changed in the database after it was")
    assert "(In detail: event 2 (arrived) was altered in the database.)" in told


def test_an_altered_mirror_breaks_the_chain_at_a_named_place(ledger, tmp_path):
    ledger.record([arrival(n) for n in (1, 2, 3)])
    (mirror,) = (tmp_path / "archive").rglob("*.jsonl")
    lines = mirror.read_bytes().replace(b'"size":1', b'"size":2', 1)
    mirror.write_bytes(lines)
    two, broken = differences(ledger)
    assert two.startswith("The record says two things: its entry of ")
    assert "event 1 (arrived) differs from its mirror" in two
    assert "the archive was changed" in broken
    assert "event 2 (arrived) does not follow its forerunner" in broken


def test_a_crash_between_mirror_and_database_is_made_good(ledger, tmp_path):
    ledger.record([arrival(1)])
    with ledger.unit() as unit:
        unit.event("noted", None, what="x")
    ledger.seal()
    with sqlite3.connect(tmp_path / "depositary.db") as raw:
        raw.execute("update event set position = null, hash = '' where position = 2")
    raw.close()
    ledger.seal()
    assert differences(ledger) == []
    assert sum(1 for _ in chain.read(ledger.archive)) == 2


def note(ledger, events):
    with ledger.unit() as unit:
        for n in events:
            unit.event("noted", None, what=f"x{n}")


def test_a_backlog_is_sealed_some_at_a_time(ledger, monkeypatch):
    note(ledger, range(5))
    sealed, append = [], ledger.archive.append

    def counted(name, lines, **where):
        sealed.append(len(lines))
        append(name, lines, **where)

    monkeypatch.setattr(chain, "_AT_ONCE", 2)
    monkeypatch.setattr(ledger.archive, "append", counted)
    assert ledger.seal() == 5
    assert sealed == [2, 2, 1]
    assert differences(ledger) == []


def test_a_crash_after_more_went_to_the_mirror_than_is_sealed_at_once_is_made_good(
    ledger, tmp_path, monkeypatch
):
    note(ledger, range(6))
    ledger.seal()
    with sqlite3.connect(tmp_path / "depositary.db") as raw:
        raw.execute("update event set position = null, hash = '' where position > 1")
    raw.close()
    monkeypatch.setattr(chain, "_AT_ONCE", 2)
    note(ledger, [6])
    assert ledger.seal() == 6
    assert differences(ledger) == []
    assert sum(1 for _ in chain.read(ledger.archive)) == 7


def test_a_mirror_that_lost_its_end_is_named_and_still_gets_every_new_event(
    ledger, tmp_path
):
    ledger.record([arrival(n) for n in (1, 2)])
    (mirror,) = (tmp_path / "archive").rglob("*.jsonl")
    mirror.write_bytes(mirror.read_bytes().splitlines(keepends=True)[0])
    ledger.record([arrival(n) for n in (3, 4)])
    assert [line.position for line in chain.read(ledger.archive)] == [1, 3, 4]
    told = " ".join(differences(ledger))
    assert "Entries are gone from the copy of the record in the archive" in told
    assert "event 2 is missing from the ledger's mirror" in told


def test_a_line_that_was_altered_behind_a_gap_of_the_mirror_is_named_too(
    ledger, tmp_path
):
    ledger.record([arrival(n) for n in (1, 2, 3, 4)])
    (mirror,) = (tmp_path / "archive").rglob("*.jsonl")
    lines = mirror.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"size":1', b'"size":9')
    mirror.write_bytes(b"".join((lines[0], lines[2], lines[3], lines[1])))
    told = differences(ledger)
    assert ["event 3 (arrived) differs from its mirror" in one for one in told] == [
        True,
        *[False] * (len(told) - 1),
    ]
    assert any("event 2 is missing from the ledger's mirror" in one for one in told)


def test_a_line_that_stands_twice_is_held_against_the_last_that_was_written(
    ledger, tmp_path
):
    ledger.record([arrival(n) for n in (1, 2)])
    (mirror,) = (tmp_path / "archive").rglob("*.jsonl")
    lines = mirror.read_bytes().splitlines(keepends=True)
    mirror.write_bytes(b"".join((*lines, lines[0])))
    assert differences(ledger) == []
    mirror.write_bytes(b"".join((*lines, lines[0].replace(b'"size":1', b'"size":8'))))
    (told,) = differences(ledger)
    assert "event 1 (arrived) differs from its mirror" in told


def test_a_line_whose_number_is_no_number_is_damage(ledger, tmp_path):
    ledger.record([arrival(1)])
    (mirror,) = (tmp_path / "archive").rglob("*.jsonl")
    mirror.write_bytes(mirror.read_bytes().replace(b'"position":1', b'"position":"1"'))
    assert "an entry cannot be read as it was written" in differences(ledger)[0]


def test_ids_are_printed_as_people_see_them():
    assert shown_id(17) == "D000017"
