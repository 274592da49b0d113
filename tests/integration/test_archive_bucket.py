"""The archive in a bucket: what only a network and other machines can do to it."""

import os
import sys
import time
from hashlib import sha256
from multiprocessing import get_context

import pytest

from pipeline.archive import bucket, objects, open_archive, segments
from pipeline.archive.objects import Objects
from pipeline.archive.overtaken import Overtaken
from pipeline.faults import Corrupt, Deferred, Fault
from tests import objectstore, places

MANY = [b"From: %d\r\n\r\n" % n + b"x" * n * 300 for n in range(25)]


def names(raws):
    return [sha256(raw).hexdigest() for raw in raws]


@pytest.fixture
def place(tmp_path):
    with places.opened("bucket", tmp_path) as place:
        yield place


@pytest.fixture
def between(place, monkeypatch):  # noqa: ARG001 (it says where the store is)
    """Give the way to the store, on which calls may go wrong; waits are short."""
    monkeypatch.setattr(objects, "_PAUSES", (0.01, 0.02, 0.05, 0.1))
    with (
        objectstore.relay(os.environ["AWS_ENDPOINT_URL"]) as between,
        objectstore.reached(between.address),
    ):
        yield between


@pytest.fixture
def archive(place, between):
    archive = places.archive(place)
    between.calls.clear()
    return archive


# --- several writers -----------------------------------------------------------


def _create(url, key, data, ready, told):
    objects = Objects(url, 30)
    ready.wait()
    told.put((data, objects.create(key, data)))


def _append(url, local, line, ready, told):
    archive = open_archive(url, local)
    archive.last_line("events")
    ready.wait()
    try:
        archive.append("events", [line], after=None)
        told.put((line, True))
    except Overtaken:
        told.put((line, False))


def raced(work, *arguments):
    """Run work in a process each, from one instant on; return what each told."""
    spawn = get_context("spawn")
    ready, told = spawn.Barrier(len(arguments)), spawn.Queue()
    racers = [spawn.Process(target=work, args=(*a, ready, told)) for a in arguments]
    for racer in racers:
        racer.start()
    found = dict(told.get(timeout=60) for _ in racers)
    for racer in racers:
        racer.join(60)
        assert racer.exitcode == 0
    return found


def test_of_two_who_put_under_one_name_at_once_one_does_and_the_other_knows(place):
    found = raced(_create, (place.url, "a/b", b"one"), (place.url, "a/b", b"two"))
    assert sorted(found.values()) == [False, True]
    (first,) = [data for data, did in found.items() if did]
    assert place.read("a/b") == first


def test_of_two_who_add_after_the_same_line_one_is_overtaken(place, tmp_path):
    found = raced(
        _append,
        (place.url, tmp_path / "one", b"1"),
        (place.url, tmp_path / "two", b"2"),
    )
    assert sorted(found.values()) == [False, True]
    (first,) = [line for line, did in found.items() if did]
    assert list(places.archive(place).lines("events")) == [first]


def test_what_two_pack_at_once_is_one_pack(place, archive):
    other = open_archive(place.url, place.local.with_name("other"))
    assert archive.put_many(MANY) == other.put_many(MANY) == names(MANY)
    assert len(place.names("raw")) == 1
    assert [other.get(name) for name in names(MANY)] == MANY


def test_a_segment_is_named_after_its_first_line(place, archive):
    archive.append("events", [b"x"] * 9_999)
    archive.append("events", [b"a", b"b"])
    archive.append("events", [b"c"])
    assert place.names("ledger") == [
        "ledger/events/00000000/000000000001.jsonl",
        "ledger/events/00000001/000000010000.jsonl",
        "ledger/events/00000001/000000010002.jsonl",
    ]
    late = places.archive(place)
    assert list(late.lines("events")) == [b"x"] * 9_999 + [b"a", b"b", b"c"]
    assert late.last_line("events") == b"c"
    late.append("events", [b"d"], after=b"c")
    assert archive.last_line("events") == b"d"


def test_a_segment_that_lost_its_lines_is_told_by_its_name(place, archive):
    archive.append("events", [b"a"])
    (only,) = place.names("ledger")
    place.write(only, b"a")
    with pytest.raises(Corrupt, match=only):
        places.archive(place).last_line("events")


@pytest.mark.parametrize(
    ("most", "calls"), [(2_000, {"GET": 1, "HEAD": 2}), (0, {"GET": 3})]
)
def test_the_sizes_of_many_are_listed_and_not_asked_for_one_by_one(
    archive, between, monkeypatch, most, calls
):
    monkeypatch.setattr(bucket, "_LISTED_FROM", most)
    mails = [*MANY, b"alone"]
    archive.put_many(MANY)
    archive.put(b"alone")
    between.calls.clear()
    sizes = {name: len(raw) for name, raw in zip(names(mails), mails, strict=True)}
    assert set(archive.kept(sizes)) == set(sizes)
    assert dict(between.calls) == calls


def test_the_first_line_is_read_without_the_others(archive, between):
    for n in range(20):
        archive.append("events", [b"%d" % n])
    between.calls.clear()
    assert next(archive.lines("events")) == b"0"
    assert dict(between.calls) == {"GET": 3}


# --- a store that fails ----------------------------------------------------------


@pytest.mark.parametrize(
    "kinds", [("503",), ("cut",), ("lost",), ("503", "cut", "lost")]
)
def test_a_store_that_fails_each_third_call_costs_time_and_nothing_else(
    place, archive, between, kinds
):
    between.wrong = lambda n, _: kinds[n // 3 % len(kinds)] if n % 3 == 0 else ""
    assert archive.put_many(MANY[:5]) == names(MANY[:5])
    assert archive.put_many(MANY[5:]) == names(MANY[5:])
    for n in range(10):
        last = archive.last_line("events")
        archive.append("events", [b"%d" % n], after=last)
    assert [archive.get(name) for name in names(MANY)] == MANY
    assert list(archive.lines("events")) == [b"%d" % n for n in range(10)]
    between.wrong = lambda *_: ""
    assert len(place.names("raw")) == 5 + 1
    assert len(place.names("ledger")) == 10


@pytest.mark.parametrize("wrong", ["503", "cut", "lost"])
def test_a_store_that_does_not_answer_is_a_sentence_and_nothing_is_half(
    archive, between, wrong
):
    archive.put(b"before")
    between.wrong = lambda *_: wrong
    for ask in (
        lambda: archive.put(b"meanwhile"),
        lambda: archive.get(names([b"before"])[0]),
        lambda: archive.append("events", [b"1"]),
    ):
        with pytest.raises(
            Deferred, match=r"does not answer as it should .*all goes on"
        ):
            ask()
    between.wrong = lambda *_: ""
    assert archive.get(archive.put(b"meanwhile")) == b"meanwhile"
    archive.append("events", [b"2"])
    assert list(archive.lines("events"))[-1] == b"2"


def test_a_store_that_is_silent_does_not_keep_the_ledger_waiting(
    archive, between, monkeypatch
):
    monkeypatch.setattr(segments, "_TIMEOUT", 0.2)
    archive.append("events", [b"1"])
    between.wrong = lambda *_: time.sleep(1) or ""
    began = time.monotonic()
    with pytest.raises(Deferred, match="does not answer as it should"):
        archive.append("events", [b"2"], after=b"1")
    assert time.monotonic() - began < 1


def test_what_comes_back_otherwise_than_it_was_sent_was_not_kept(archive, between):
    between.wrong = lambda _, method: "altered" if method == "GET" else ""
    with pytest.raises(Deferred, match="did not keep"):
        archive.put(b"mail")
    with pytest.raises(Deferred, match="did not keep"):
        archive.put_many(MANY)
    between.wrong = lambda *_: ""
    assert archive.put_many([*MANY, b"mail"]) == names([*MANY, b"mail"])


def test_many_mails_cost_as_many_calls_as_one(archive, between):
    archive.put(b"one")
    one, _ = dict(between.calls), between.calls.clear()
    archive.put_many(MANY)
    assert dict(between.calls) == one == {"PUT": 1, "GET": 1}


def test_one_mail_after_the_other_is_read_in_two_calls_a_pack(archive, between):
    archive.put_many(MANY)
    between.calls.clear()
    assert [archive.get(name) for name in names(MANY)] == MANY
    assert dict(between.calls) == {"GET": 2}
    archive.put(b"alone")
    assert archive.get(names([b"alone"])[0]) == b"alone"


def test_what_was_read_ahead_does_not_hide_what_happened_since(place, archive):
    archive.put_many(MANY)
    assert [archive.get(name) for name in names(MANY)] == MANY
    (pack,) = place.names("raw")
    place.write(pack, place.read(pack).replace(b"From: 7", b"From: 8"))
    assert not archive.has(names(MANY)[7])
    archive.put_many(MANY)
    assert place.read(f"raw/{names(MANY)[7][:2]}/{names(MANY)[7]}.eml") == MANY[7]


# --- what a person must put right -------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"AWS_ENDPOINT_URL": "nowhere"}, "is no address"),
        ({"AWS_ENDPOINT_URL": "ftp://127.0.0.1"}, "is no address"),
        ({"AWS_ACCESS_KEY_ID": ""}, "needs a key: set AWS_ACCESS_KEY_ID"),
        ({"AWS_SECRET_ACCESS_KEY": ""}, "Missing SecretAccessKey"),
    ],
)
def test_an_environment_that_does_not_lead_to_a_store_is_told(
    place, monkeypatch, changed, told
):
    for name, value in changed.items():
        if value:
            monkeypatch.setenv(name, value)
        else:
            monkeypatch.delenv(name)
    with pytest.raises(Fault, match=told):
        places.archive(place)


def test_a_bucket_that_is_not_there_is_told_at_once(place):
    with pytest.raises(Fault, match="there is no such bucket; make it") as caught:
        open_archive("s3://no-such-bucket/x", place.local)
    assert not isinstance(caught.value, Deferred)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AccessDenied", "may not do this"),
        ("InvalidAccessKeyId", "correct AWS_ACCESS_KEY_ID"),
        ("SignatureDoesNotMatch", "correct AWS_SECRET_ACCESS_KEY"),
        ("RequestTimeTooSkewed", "have NTP set it"),
    ],
)
def test_a_key_that_is_refused_is_told_at_once(place, between, code, told):
    between.wrong, between.told = lambda *_: "403", f"<Code>{code}</Code>".encode()
    with pytest.raises(Fault, match=told):
        places.archive(place)
    assert between.calls.total() == 1


def test_a_store_without_conditional_writes_is_refused(archive, between):
    between.wrong = lambda _, method: "501" if method == "PUT" else ""
    between.told = b"<Code>NotImplemented</Code>"
    with pytest.raises(Fault, match="If-None-Match"):
        archive.put(b"mail")


def test_a_library_that_is_missing_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "obstore", None)
    monkeypatch.setitem(sys.modules, "obstore.exceptions", None)
    for name in ("bucket", "objects"):
        monkeypatch.delitem(sys.modules, f"pipeline.archive.{name}", raising=False)
    with pytest.raises(Fault, match=r"depositary\[scale\]"):
        open_archive("s3://bucket/x", tmp_path)
