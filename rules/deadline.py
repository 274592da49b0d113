"""When was it received, by which clock, and was that in time?

Time is an argument: nothing here asks what time it is. Deadlines are half-open
intervals of UTC instants that carry their zone, so an offset is only notation
and `until 17 January` means: before the midnight that ends the 17th there.

>>> until = end_of(date(2014, 1, 17), "Europe/Zurich")
>>> until.isoformat()
'2014-01-17T23:00:00+00:00'
>>> shown(last_second(until), "Europe/Zurich")
'17 January 2014, 23:59:59 Europe/Zurich (22:59:59 UTC)'
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from rules.terms import Clock, Stamp, Verdict, Window

#: Clocks of one house may differ by this much before it is worth a word.
TOLERANCE = timedelta(minutes=5)

#: Written out here: those of `strftime` follow the locale of the machine.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """In time or not, and the sentence that says so with both instants."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The instant that counts, the clock that gave it, and what is odd about it.

    Flags: `internaldate_earlier`, `internaldate_later` (the mailbox and the
    stamp are more than five minutes apart), `unreadable_stamp` (a stamp of our
    own without a date), `internaldate`, `first_seen` (no better clock),
    `in_the_future` (more than five minutes later than we saw it).
    """

    at: datetime
    clock: Clock
    flags: tuple[str, ...] = ()


def end_of(value: date | datetime, zone: str) -> datetime:
    """Say at which UTC instant a deadline ends; that instant is already late.

    A date lasts until the local midnight of the next date, never for 24 hours.
    A local date and time is that instant; where clocks go back and it comes
    twice, the later one, in favour of the sender. One that names its own offset
    is that instant. ValueError, with what to write instead, for a zone or a
    local time that does not exist.
    """
    place = _zone(zone)
    if not isinstance(value, datetime):
        if value == date.max:
            raise ValueError(f"{value} has no next day. Write an earlier date.")
        midnight = datetime.combine(value + timedelta(days=1), time(), place)
        # a midnight that the clocks jump over is the instant at which they jump
        return midnight.replace(fold=int(_exists(midnight))).astimezone(UTC)
    if value.tzinfo is not None:
        return value.astimezone(UTC)
    local = value.replace(tzinfo=place, fold=1)
    if not _exists(local):
        instead = local.replace(fold=0).astimezone(UTC).astimezone(place)
        raise ValueError(
            f"{value:%Y-%m-%d %H:%M} does not exist in {zone}: the clocks jump over"
            f" it. Write {instead:%Y-%m-%dT%H:%M:%S}, or a time before the jump."
        )
    return local.astimezone(UTC)


def last_second(limit: datetime) -> datetime:
    """Return the last second that a half-open limit includes: what is printed."""
    return limit - timedelta(seconds=1)


@lru_cache(maxsize=256)  # the limits of a call, and one instant several times
def shown(instant: datetime, zone: str) -> str:
    """Print an instant for people: local date and time, zone, and UTC.

    >>> shown(datetime(2014, 1, 24, 23, 0, 7, tzinfo=UTC), "Europe/Zurich")
    '25 January 2014, 00:00:07 Europe/Zurich (24 January, 23:00:07 UTC)'

    Where clocks go back and show it twice, which of both it is:

    >>> shown(datetime(2014, 10, 26, 1, 30, tzinfo=UTC), "Europe/Zurich")
    '26 October 2014, 02:30:00 Europe/Zurich, the second time (01:30:00 UTC)'
    """
    utc = instant.astimezone(UTC)
    local = utc.astimezone(_zone(zone))
    other = local.replace(fold=1 - local.fold)
    twice = other.utcoffset() != local.utcoffset()
    which = f", the {('first', 'second')[local.fold]} time" * twice
    day = "" if local.date() == utc.date() else f"{utc.day} {_month(utc)}, "
    return (
        f"{local.day} {_month(local)} {local.year}, {local:%H:%M:%S} {zone}{which}"
        f" ({day}{utc:%H:%M:%S} UTC)"
    )


def judge(received_at: datetime, window: Window) -> Judgement:
    """Compare an instant with a call: early, on time, in the grace week, late."""
    received = f"Received {shown(received_at, window.zone)}"
    if window.opens is not None and received_at < window.opens:
        opens = shown(window.opens, window.zone)
        return Judgement(
            verdict=Verdict.EARLY, reason=f"{received}; the call opens {opens}."
        )
    soft, hard = (
        shown(last_second(limit), window.zone) for limit in (window.soft, window.hard)
    )
    if received_at < window.soft:
        verdict, limits = Verdict.ON_TIME, f"on time until {soft}"
    elif received_at < window.hard:
        verdict = Verdict.GRACE
        limits = f"after the deadline, {soft}, and accepted until {hard}"
    else:
        verdict, limits = Verdict.LATE, f"after the cut-off, {hard}"
    return Judgement(verdict=verdict, reason=f"{received}; {limits}.")


def received(
    stamps: Sequence[Stamp],
    own_hosts: Collection[str],
    internaldate: datetime | None,
    first_seen: datetime,
) -> Received:
    """Choose the clock: our own stamp, else the mailbox, else when we saw it.

    Of the stamps of our own hosts the lowest counts: what happens behind it is
    our own delay.
    """
    ours = [stamps[place] for place in own_stamps(stamps, own_hosts)]
    dated = [stamp.at for stamp in ours if stamp.at is not None]
    flags = ["unreadable_stamp"] * (len(dated) < len(ours))
    if dated:
        at, clock = dated[-1], Clock.RECEIVED
        flags += _apart(at, internaldate)
    elif internaldate is not None:
        at, clock = internaldate, Clock.INTERNALDATE
        flags += [clock.value]
    else:
        at, clock = first_seen, Clock.FIRST_SEEN
        flags += [clock.value]
    if at - first_seen > TOLERANCE:
        flags += ["in_the_future"]
    return Received(at=at.astimezone(UTC), clock=clock, flags=tuple(flags))


def own_stamps(stamps: Sequence[Stamp], own_hosts: Collection[str]) -> list[int]:
    """Find the stamps that our own hosts wrote: their places, topmost first.

    Only the topmost stamp is certainly true: the last hop wrote it. The one
    beneath is believed while the one above it says that the message came from
    one of our own hosts; everything lower can be forged, whatever host it names.
    """
    own = {_host(name) for name in own_hosts}
    found = []
    for place, stamp in enumerate(stamps):
        if _host(stamp.by) in own:
            found.append(place)
        if _host(stamp.from_host) not in own:
            break
    return found


def doubts(
    received: Received, window: Window, clock_error: timedelta = timedelta()
) -> tuple[str, ...]:
    """Say why a person decides about the time, one sentence a reason.

    `clock_error` is how far our own clock was seen to be off. What arrived in
    time by any clock needs no person.
    """
    found = []
    if "in_the_future" in received.flags and received.at >= window.hard:
        found.append(
            "It was here before the time at which it is said to have arrived, which is"
            " after the cut-off: the clock of our mail server or of this machine is"
            " wrong."
        )
    if "internaldate_earlier" in received.flags and received.at >= window.hard:
        found.append(
            "The mailbox, or the file that was imported, dates this message more than "
            "five minutes before our mail server received it; look at the server's log."
        )
    if received.clock is Clock.FIRST_SEEN and received.at >= window.hard:
        found.append(
            "Nothing says when this message arrived; it was first seen after the"
            " cut-off and may have arrived before."
        )
    if window.hard <= received.at < window.hard + clock_error:
        found.append(
            f"It arrived within the error of our own clock"
            f" ({clock_error.total_seconds():.0f} s) after the cut-off."
        )
    if window.announced and window.hard <= received.at < window.announced:
        until = shown(last_second(window.announced), window.zone)
        found.append(
            f"It came after the cut-off, but before {until}, which was announced by"
            " mistake and corrected since: its sender may have relied on that."
        )
    return tuple(found)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(
            f"There is no time zone {name!r}. Write a name such as Europe/Zurich"
            " or America/New_York; Etc/GMT+12 is Anywhere on Earth."
        ) from None


def _exists(local: datetime) -> bool:
    """Tell whether the clocks of the place ever show that local time."""
    there_and_back = local.astimezone(UTC).astimezone(local.tzinfo)
    return there_and_back.replace(tzinfo=None) == local.replace(tzinfo=None)


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


def _host(name: str) -> str:
    return name.strip().rstrip(".").lower()


def _apart(at: datetime, internaldate: datetime | None) -> tuple[str, ...]:
    if internaldate is None or abs(at - internaldate) <= TOLERANCE:
        return ()
    return ("internaldate_earlier" if internaldate < at else "internaldate_later",)
