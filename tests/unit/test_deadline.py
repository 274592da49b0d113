"""The clock: which one counts, when a deadline ends, what a verdict says."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.deadline import (
    TOLERANCE,
    Received,
    doubts,
    end_of,
    judge,
    last_second,
    own_stamps,
    received,
    shown,
)
from rules.terms import Clock, Stamp, Verdict, Window

ZURICH = "Europe/Zurich"
OURS = ("mx.itu.int", "imap.itu.int")
SECOND = timedelta(seconds=1)
SEEN = datetime(2014, 1, 26, 8, tzinfo=UTC)
CASES = Path(__file__).parents[3] / "shared/knowledge/deadline_cases.csv"

zones = st.sampled_from(sorted(available_timezones()))
dates = st.dates(date(1971, 1, 1), date(2060, 12, 31))
instants = st.datetimes(datetime(1971, 1, 1), datetime(2060, 1, 1)).map(  # noqa: DTZ001 made aware here
    lambda naive: naive.replace(tzinfo=UTC, microsecond=0)
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def window(soft=date(2014, 1, 17), hard=date(2014, 1, 24), zone=ZURICH, opens=None):
    return Window(
        call="drafts",
        title="Comments on the drafts",
        zone=zone,
        soft=end_of(soft, zone),
        hard=end_of(hard, zone),
        opens=opens,
    )


def stamp(at: str | None, by="mx.itu.int", from_host="relay.example.org") -> Stamp:
    return Stamp(by=by, from_host=from_host, at=utc(at) if at else None)


# --- when a deadline ends ----------------------------------------------------------


def test_a_day_of_twenty_three_hours_ends_at_local_midnight():
    assert end_of(date(2014, 3, 30), ZURICH) == utc("2014-03-30T22:00:00+00:00")


def test_a_day_of_twenty_five_hours_ends_at_local_midnight():
    assert end_of(date(2014, 10, 26), ZURICH) == utc("2014-10-26T23:00:00+00:00")


def test_a_local_time_that_comes_twice_is_the_later_one():
    twice = datetime(2014, 10, 26, 2, 30)  # noqa: DTZ001 local, its zone stands beside it
    assert end_of(twice, ZURICH) == utc("2014-10-26T01:30:00+00:00")


def test_a_local_time_that_does_not_exist_is_refused_with_one_that_does():
    never = datetime(2014, 3, 30, 2, 30)  # noqa: DTZ001 local, its zone stands beside it
    with pytest.raises(
        ValueError, match=r"does not exist .* Write 2014-03-30T03:30:00"
    ):
        end_of(never, ZURICH)


def test_a_midnight_that_the_clocks_jump_over_is_the_instant_of_the_jump():
    assert end_of(date(2018, 11, 3), "America/Sao_Paulo") == utc(
        "2018-11-04T03:00:00+00:00"
    )


def test_a_time_with_its_own_offset_is_that_instant():
    samoa = datetime(2014, 1, 25, 12, tzinfo=timezone(timedelta(hours=14)))
    assert end_of(samoa, ZURICH) == utc("2014-01-24T22:00:00+00:00")


@pytest.mark.parametrize("name", ["Mars/Olympus", "Europe", "/etc/passwd", ""])
def test_an_unknown_zone_is_refused_with_an_example(name):
    with pytest.raises(ValueError, match="Write a name such as Europe/Zurich"):
        end_of(date(2014, 1, 17), name)


def test_the_last_of_all_days_has_no_end():
    with pytest.raises(ValueError, match="Write an earlier date"):
        end_of(date.max, ZURICH)


def by_offsets(day: date, zone: str) -> datetime:
    """Find the end of a day a second time: try all offsets that hold around it.

    The last instant at which the clocks show the midnight; where they never do, the
    first at which they show another day, found by halving.
    """
    place = ZoneInfo(zone)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    around = [midnight + timedelta(hours=h) for h in range(-48, 49, 6)]
    shown_at = {
        at: at.astimezone(place).replace(tzinfo=UTC)
        for at in {midnight - t.astimezone(place).utcoffset() for t in around}
    }
    if exact := [at for at, local in shown_at.items() if local == midnight]:
        return max(exact)
    low, high = around[0], around[-1]
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        later = middle.astimezone(place).replace(tzinfo=UTC) > midnight
        low, high = (low, middle) if later else (middle, high)
    return high


def test_four_thousand_deadlines_in_all_zones_end_where_their_offsets_say():
    chance = random.Random(2014)  # noqa: S311 (no secret)
    zones = sorted(available_timezones())
    for n in range(4_000):
        zone = zones[n % len(zones)]
        day = date(1971, 1, 1) + timedelta(days=chance.randrange(32_000))
        soft, hard = by_offsets(day, zone), by_offsets(day + timedelta(days=7), zone)
        made = window(day, day + timedelta(days=7), zone)
        assert (made.soft, made.hard) == (soft, hard), (day, zone)
        limit = chance.choice((soft, hard))
        at = limit + timedelta(seconds=chance.choice((-3600, -1, 0, 1, 3600)))
        true = "on_time" if at < soft else "grace" if at < hard else "late"
        assert judge(at, made).verdict == true, (day, zone, at)


@settings(max_examples=600, deadline=None)
@given(day=dates, zone=zones)
def test_the_last_second_of_a_day_is_in_it_or_in_its_second_midnight(day, zone):
    end = end_of(day, zone)
    place = ZoneInfo(zone)
    assert end.astimezone(place).date() > day
    assert (last_second(end) - timedelta(hours=1)).astimezone(place).date() <= day


@settings(max_examples=500, deadline=None)
@given(local=st.datetimes(datetime(1971, 1, 1), datetime(2060, 1, 1)), zone=zones)  # noqa: DTZ001 local, its zone stands beside it
def test_a_local_time_is_found_again_or_refused(local, zone):
    local, place = local.replace(microsecond=0), ZoneInfo(zone)
    offsets = {local.replace(tzinfo=place, fold=f).utcoffset() for f in (0, 1)}
    instants_of_it = [
        at
        for at in ((local - offset).replace(tzinfo=UTC) for offset in offsets)
        if at.astimezone(place).replace(tzinfo=None) == local
    ]
    if instants_of_it:
        assert end_of(local, zone) == max(instants_of_it)
    else:
        with pytest.raises(ValueError, match="Write"):
            end_of(local, zone)


# --- the verdict -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("2014-01-17T23:59:59+01:00", Verdict.ON_TIME),
        ("2014-01-18T00:00:00+01:00", Verdict.GRACE),
        ("2014-01-24T23:59:59+01:00", Verdict.GRACE),
        ("2014-01-25T00:00:00+01:00", Verdict.LATE),
        ("2014-01-24T23:30:00+00:00", Verdict.LATE),
        ("2014-01-25T11:59:59+14:00", Verdict.GRACE),
        ("2013-12-18T12:00:00+00:00", Verdict.EARLY),
    ],
)
def test_a_submission_is_judged_by_its_instant(at, verdict):
    call = window(opens=utc("2013-12-19T00:00:00+01:00"))
    assert judge(utc(at), call).verdict is verdict


def test_the_reason_names_both_instants_in_the_zone_and_in_utc():
    assert judge(utc("2014-01-25T00:00:07+01:00"), window()).reason == (
        "Received 25 January 2014, 00:00:07 Europe/Zurich (24 January, 23:00:07 UTC);"
        " after the cut-off, 24 January 2014, 23:59:59 Europe/Zurich (22:59:59 UTC)."
    )


@given(at=instants)
def test_exactly_one_verdict_holds_and_its_order_is_that_of_time(at):
    call = window(opens=utc("2013-12-19T00:00:00+01:00"))
    order = [Verdict.EARLY, Verdict.ON_TIME, Verdict.GRACE, Verdict.LATE]
    place = order.index(judge(at, call).verdict)
    limits = (call.opens, call.soft, call.hard)
    assert place == sum(at >= limit for limit in limits)


@given(at=instants, zone=zones)
def test_what_is_shown_ends_with_utc(at, zone):
    assert shown(at, zone).endswith(f"{at:%H:%M:%S} UTC)")


# --- the clock ---------------------------------------------------------------------


def test_our_own_stamp_counts_before_the_mailbox():
    got = received(
        [stamp("2014-01-24T23:59:58+01:00")],
        OURS,
        utc("2014-01-24T23:59:59+01:00"),
        SEEN,
    )
    assert got == Received(at=utc("2014-01-24T22:59:58+00:00"), clock=Clock.RECEIVED)


def test_the_stamp_of_the_host_that_took_it_in_counts_and_not_our_delay():
    stamps = [
        stamp("2014-01-25T00:09:00+01:00", by="imap.itu.int.", from_host="MX.itu.int"),
        stamp("2014-01-24T23:59:58+01:00"),
    ]
    got = received(stamps, OURS, utc("2014-01-25T00:09:00+01:00"), SEEN)
    assert got.at == utc("2014-01-24T22:59:58+00:00")
    assert got.flags == ("internaldate_later",)


def test_a_forged_stamp_below_that_names_our_host_proves_nothing():
    stamps = [
        stamp("2014-01-25T00:00:07+01:00"),
        stamp("2014-01-20T00:00:00+01:00"),
    ]
    got = received(stamps, OURS, None, SEEN)
    assert got.at == utc("2014-01-24T23:00:07+00:00")
    assert own_stamps(stamps, OURS) == [0]


def test_a_stamp_below_a_strange_host_is_not_believed():
    stamps = [
        stamp("2014-01-25T00:00:07+01:00", by="mail.example.org"),
        stamp("2014-01-20T00:00:00+01:00"),
    ]
    got = received(stamps, OURS, utc("2014-01-25T00:00:09+01:00"), SEEN)
    assert (got.clock, got.flags) == (Clock.INTERNALDATE, ("internaldate",))


def test_without_any_clock_the_moment_we_saw_it_counts():
    got = received([], OURS, None, SEEN)
    assert got == Received(at=SEEN, clock=Clock.FIRST_SEEN, flags=("first_seen",))


def test_a_stamp_of_ours_without_a_date_is_flagged_and_the_next_clock_counts():
    got = received([stamp(None)], OURS, SEEN, SEEN)
    assert got.flags == ("unreadable_stamp", "internaldate")


def test_a_mailbox_date_long_before_our_stamp_is_a_question_for_a_person():
    got = received(
        [stamp("2014-01-25T08:00:00+01:00")],
        OURS,
        utc("2014-01-20T08:00:00+01:00"),
        SEEN,
    )
    assert got.flags == ("internaldate_earlier",)
    assert "mail server" in doubts(got, window())[0]


@pytest.mark.parametrize("by", [Clock.RECEIVED, Clock.INTERNALDATE])
def test_what_was_here_before_it_arrived_is_a_question_unless_it_is_in_time(by):
    for at, asks in (("2014-01-24T22:59:59Z", False), ("2014-01-24T23:00:00Z", True)):
        stamps = [stamp(at)] if by is Clock.RECEIVED else []
        got = received(stamps, OURS, utc(at), utc(at) - TOLERANCE - SECOND)
        assert (got.at, got.clock) == (utc(at), by)
        assert "in_the_future" in got.flags
        told = [doubt for doubt in doubts(got, window()) if "is wrong" in doubt]
        assert bool(told) is asks
    near = received([stamp(at)], OURS, None, utc(at) - TOLERANCE)
    assert near.flags == doubts(near, window()) == ()


def test_what_came_before_a_cut_off_that_was_announced_by_mistake_is_a_question():
    wrong = replace(window(), announced=utc("2014-02-24T23:00:00Z"))
    for at, asks in (
        ("2014-01-24T22:59:59Z", False),
        ("2014-01-24T23:00:00Z", True),
        ("2014-02-24T22:59:59Z", True),
        ("2014-02-24T23:00:00Z", False),
    ):
        found = doubts(Received(at=utc(at), clock=Clock.RECEIVED), wrong)
        assert any("23:59:59 Europe/Zurich" in doubt for doubt in found) is asks
        assert len(found) == asks


def test_of_two_equal_local_times_it_is_said_which_one_is_meant():
    for at, which in (("00:29:59", "first"), ("01:29:59", "second")):
        said = shown(utc(f"2014-10-26T{at}Z"), ZURICH)
        assert said == (
            f"26 October 2014, 02:29:59 Europe/Zurich, the {which} time ({at} UTC)"
        )
    for at in ("2014-10-26T02:00:00Z", "2014-03-30T01:00:00Z"):
        assert " time (" not in shown(utc(at), ZURICH)


def test_first_seen_after_the_cut_off_is_a_question_and_before_it_is_none():
    late = Received(at=SEEN, clock=Clock.FIRST_SEEN)
    early = Received(at=SEEN - timedelta(days=6), clock=Clock.FIRST_SEEN)
    assert "first seen" in doubts(late, window())[0]
    assert doubts(early, window()) == ()


def test_within_the_error_of_our_own_clock_a_person_decides():
    just = Received(at=utc("2014-01-25T00:00:40+01:00"), clock=Clock.RECEIVED)
    assert "(90 s)" in doubts(just, window(), timedelta(seconds=90))[0]
    assert doubts(just, window(), timedelta(seconds=30)) == ()


@given(
    at=instants,
    forged=st.lists(instants, max_size=4),
    claimed=st.lists(st.sampled_from(OURS), min_size=4, max_size=4),
)
def test_nothing_that_a_sender_writes_below_our_stamp_moves_the_clock(
    at, forged, claimed
):
    ours = Stamp(by="mx.itu.int", from_host="sender.example.org", at=at)
    below = [
        Stamp(by=by, from_host=by, at=when)
        for by, when in zip(claimed, forged, strict=False)
    ]
    assert received([ours, *below], OURS, None, SEEN).at == at


@pytest.mark.skipif(not CASES.exists(), reason="the research folder is not here")
def test_the_boundary_cases_of_the_research_come_out_right():
    verdicts = {"in_time": "on_time", "after_soft": "grace", "late": "late"}
    judged = 0
    for case in csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()):
        if case["status"] not in verdicts or "T" in case["hard_last_day"]:
            continue
        soft, hard = (
            date.fromisoformat(case[name])
            for name in ("soft_last_day", "hard_last_day")
        )
        trusted = case["trusted_received"].replace(":60+", ":59+")
        internal = case["internaldate"]
        got = received(
            [stamp(trusted)] if trusted else [],
            OURS,
            utc(internal) if internal else None,
            SEEN,
        )
        assert got.at == utc(case["received_at_utc"]), case["case"]
        verdict = judge(got.at, window(soft, hard, case["zone"])).verdict
        assert verdict == verdicts[case["status"]], case["case"]
        judged += 1
    assert judged > 20
