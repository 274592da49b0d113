"""Who writes in a season, when, and what is each mail in truth?

A story is what one stakeholder does: it sends a contribution, sends it again,
revises it, takes it back. Each mail carries its own truth, made with it, so that
what the product says of a mail can be judged by nothing of the product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import random

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
#: Whole days in Zurich; the clocks there go forward on the day of the cut-off, so
#: that it has 23 hours.
SOFT = datetime(2026, 3, 22, 23, tzinfo=UTC)
HARD = datetime(2026, 3, 29, 22, tzinfo=UTC)
END = START + timedelta(weeks=6)
US = "info@example.org"
_SECOND, _HOUR, _DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)

SUBMISSION, WITHDRAWAL, AUTOMATIC = "submission", "withdrawal", "automatic"
OURS, NO_MAIL, CORRECTION = "not a submission", "held", "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One delivery and its truth.

    `name` is that of its file, `at` the instant that counts, `arrives` when it is
    in the mailbox. Deliveries of the same `content` are the same mail. `token` is a
    word that only this submission has, and the same words sent again. Letters may go
    to `answer_to`, nowhere if it is empty. `on` is the content that a revision or a
    withdrawal acts on.
    """

    name: str
    raw: bytes
    content: str
    at: datetime
    arrives: datetime
    token: str = ""
    what: str = SUBMISSION
    answer_to: str = ""
    on: str = ""


def season(chance: random.Random) -> list[Mail]:
    """Make all that people send of their own accord, in the order of arrival."""
    found: list[Mail] = []
    for n in range(chance.randint(9, 15)):
        tell = chance.choices(list(_STORIES), list(_STORIES.values()))[0]
        found += tell(chance, n)
    return sorted(found, key=lambda mail: (mail.arrives, mail.name))


def bounce(letter: str, to: str, at: datetime, serial: int) -> Mail:
    """Make what a mail system says of a letter of ours that it cannot deliver."""
    raw = _raw(
        f"From: MAILER-DAEMON@mx.{to.partition('@')[2]}",
        "Subject: Undelivered Mail Returned to Sender",
        f"Message-ID: <bounce{serial}@mx.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        at=at,
        body=(
            "--b\nContent-Type: text/plain\n\nParagraph 2: no such user.\n"
            "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
            f"Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\n"
            "--b\nContent-Type: text/rfc822-headers\n\n"
            f"Message-ID: {letter}\n--b--\n"
        ),
    )
    return _mail(f"b{serial}", raw, at, at + _SECOND, what=AUTOMATIC)


def away(to: str, at: datetime, serial: int) -> Mail:
    """Make what the answering machine of somebody says to a letter of ours."""
    raw = _raw(
        f"From: {to}",
        f"Subject: Automatic reply {serial}",
        f"Message-ID: <away{serial}@mx.example>",
        "Auto-Submitted: auto-replied",
        at=at,
        body="CASE/1/1 has come. Paragraph 3: I am away until Monday.\n",
    )
    return _mail(f"a{serial}", raw, at, at + _SECOND, what=AUTOMATIC)


def correction(letter: str, to: str, of: str, at: datetime, serial: int) -> Mail:
    """Make a reply by which a sender says where the first comment belongs."""
    raw = _raw(
        f"From: {to}",
        f"Subject: Re: your letter {serial}",
        f"Message-ID: <correction{serial}@{to.partition('@')[2]}>",
        f"In-Reply-To: {letter}",
        at=at,
        body=f"1 -> paragraph {1 + serial % 3}\n",
    )
    made = _mail(f"k{serial}", raw, at, at + _SECOND, what=CORRECTION)
    return replace(made, answer_to=to, on=of)


def copy_of(letter: bytes, at: datetime, serial: int) -> Mail:
    """Put the archive copy of a letter of ours into our mailbox."""
    return _mail(f"c{serial}", letter, at, at, what=OURS)


def end_of(year: int, month: int, day: int) -> datetime:
    """Say when a day ends in Zurich: at the midnight of the next."""
    midnight = datetime(year, month, day, tzinfo=ZoneInfo("Europe/Zurich"))
    return (midnight + _DAY).astimezone(UTC)


# --- stories -----------------------------------------------------------------------


def plain(chance: random.Random, n: int, at: datetime) -> Mail:
    """Return a contribution that is nothing special."""
    return _first(chance, n, at)


def _plain(chance: random.Random, n: int) -> Iterator[Mail]:
    yield plain(chance, n, _moment(chance))


def _without_message_id(chance: random.Random, n: int) -> Iterator[Mail]:
    yield _first(chance, n, _moment(chance), message_id="")


def _reused_message_id(chance: random.Random, n: int) -> Iterator[Mail]:
    """A device gives all that it sends the same Message-ID."""
    yield _first(chance, n, _moment(chance), message_id="<scan@device.example>")
    yield _first(chance, n, _moment(chance), "x", message_id="<scan@device.example>")


def _joint(chance: random.Random, n: int) -> Iterator[Mail]:
    words = f"On behalf of the Pilots of Bay {n} and the Owners of Cape {n}.\n\n"
    yield _first(chance, n, _moment(chance), before=words)


def _lying_date(chance: random.Random, n: int) -> Iterator[Mail]:
    """The sender's Date is on the other side of the cut-off."""
    at = _moment(chance)
    other = at - 20 * _DAY if at >= HARD else at + 40 * _DAY
    yield _first(chance, n, at, extra=(f"Date: {format_datetime(other)}",))


def _lying_stamp(chance: random.Random, n: int) -> Iterator[Mail]:
    """The sender wrote a stamp in our name beneath the true one."""
    forged = f"Received: from x by mx.example.org; {format_datetime(START)}"
    yield _first(chance, n, _moment(chance), extra=(forged,))


def _unstamped(chance: random.Random, n: int) -> Iterator[Mail]:
    """No host of ours stamped it, so the mailbox is the clock."""
    yield _first(chance, n, _moment(chance), stamped=False)


def _redelivered(chance: random.Random, n: int) -> Iterator[Mail]:
    """The same mail came by several relays, and the last way was slow."""
    first = _first(chance, n, _moment(chance))
    yield first
    for way in range(chance.randint(1, 2)):
        at = first.at + chance.choice((_SECOND, _HOUR, 9 * _DAY))
        sent = first.raw.removeprefix(_PASSED).partition(b"\n")[2]
        raw = _stamp(at, f"way{way}.example") + sent
        arrives = max(at, first.arrives) + _SECOND
        name = f"{first.content}w{way}"
        yield replace(first, name=_file(name, arrives), raw=raw, at=at, arrives=arrives)


def _sent_again(chance: random.Random, n: int) -> Iterator[Mail]:
    """Who heard nothing sends the same words in another mail, once or twice."""
    first = _first(chance, n, _moment(chance))
    yield first
    for time in range(chance.randint(1, 2)):
        at = first.arrives + chance.choice((_SECOND, _HOUR, 5 * _DAY))
        content, name = f"p{n}again{time}", f"ID: <p{n}@".encode()
        sent = first.raw.removeprefix(_PASSED).partition(b"\n")[2]
        sent = sent.replace(name, f"ID: <{content}@".encode())
        raw = _PASSED + _stamp(at, "relay.example") + sent
        made = _mail(content, raw, at, at + _SECOND)
        yield replace(made, token=first.token, answer_to=first.answer_to)


def _revised(chance: random.Random, n: int) -> Iterator[Mail]:
    first = _first(chance, n, _between(chance, START, SOFT))
    yield first
    at = chance.choice((_moment(chance), first.at + 2 * _DAY))
    at = max(at, first.arrives + _SECOND)
    yield replace(
        _first(chance, n, at, "r", subject="Revised comments"), on=first.content
    )


def _withdrawn(chance: random.Random, n: int) -> Iterator[Mail]:
    first = _first(chance, n, _between(chance, START, SOFT))
    yield first
    yield _withdrawal(chance, n, first)


def _impostor(chance: random.Random, n: int) -> Iterator[Mail]:
    """Somebody takes back what another sent."""
    first = _first(chance, n, _between(chance, START, SOFT))
    yield first
    failed = "Authentication-Results: mx.example.org; dmarc=fail"
    forged = _withdrawal(chance, n, first)
    head, _, rest = forged.raw.partition(b"\n")
    raw = b"\n".join((failed.encode(), head, rest))
    yield replace(forged, raw=raw, answer_to="", on="")


def _forged(chance: random.Random, n: int) -> Iterator[Mail]:
    """Our server found it forged; what its sender claims beneath means nothing."""
    failed = "Authentication-Results: mx.example.org; dmarc=fail"
    claimed = "Authentication-Results: mx.example.org; dmarc=pass"
    mail = _first(chance, n, _moment(chance), extra=(claimed,))
    yield replace(mail, raw=failed.encode() + b"\n" + mail.raw, answer_to="")


def _no_mail(chance: random.Random, n: int) -> Iterator[Mail]:
    at = _between(chance, START, HARD)
    yield _mail(f"g{n}", f"\x01\x02 rubbish {n}\n".encode(), at, at, what=NO_MAIL)


#: How often each story is told, as weights.
_STORIES = {
    _plain: 10,
    _without_message_id: 3,
    _reused_message_id: 3,
    _joint: 2,
    _lying_date: 3,
    _lying_stamp: 2,
    _unstamped: 2,
    _redelivered: 4,
    _sent_again: 4,
    _revised: 4,
    _withdrawn: 3,
    _impostor: 2,
    _forged: 2,
    _no_mail: 1,
}


# --- mails ---------------------------------------------------------------------------


def _first(  # noqa: PLR0913 (what people vary in a mail)
    chance: random.Random,
    n: int,
    at: datetime,
    suffix: str = "",
    *,
    subject: str = "Comments",
    message_id: str | None = None,
    extra: tuple[str, ...] = (),
    before: str = "",
    stamped: bool = True,
) -> Mail:
    content = f"p{n}{suffix}"
    address, token = f"p{n}@party{n}.example", f"tok{content}en"
    name = f"<{content}@party{n}.example>" if message_id is None else message_id
    raw = _raw(
        *extra,
        f"From: Person {n} <{address}>",
        f"Subject: {subject} of person {n}",
        *((f"Message-ID: {name}",) if name else ()),
        at=at if stamped else None,
        body=f"{before}Paragraph {chance.randint(1, 3)}: {token} likes pears.\n",
    )
    delays = (_SECOND, 90 * _SECOND, 3 * _HOUR, 2 * _DAY)
    arrives = at + chance.choice(delays) if stamped else at
    made = _mail(content, raw, at, arrives)
    return replace(made, token=token, answer_to=address)


def _withdrawal(chance: random.Random, n: int, first: Mail) -> Mail:
    at = first.arrives + chance.choice((_SECOND, _HOUR, 3 * _DAY, 25 * _DAY))
    address = first.answer_to
    raw = _raw(
        f"From: Person {n} <{address}>",
        f"Subject: Withdrawal {n}",
        f"Message-ID: <withdrawal{n}@party{n}.example>",
        at=at,
        body="We withdraw our submission.\n",
    )
    made = _mail(f"p{n}w", raw, at, at + _SECOND, what=WITHDRAWAL)
    return replace(made, answer_to=address, on=first.content)


def _mail(
    content: str,
    raw: bytes,
    at: datetime,
    arrives: datetime,
    *,
    what: str = SUBMISSION,
) -> Mail:
    return Mail(
        name=_file(content, arrives),
        raw=raw,
        content=content,
        at=at,
        arrives=arrives,
        what=what,
    )


def _raw(*head: str, at: datetime | None, body: str) -> bytes:
    lines = "\n".join((*head, f"To: {US}", "", body)).encode()
    stamp = _PASSED + _stamp(at, "relay.example") if at else b""
    return stamp + lines


_PASSED = b"Authentication-Results: mx.example.org; dmarc=pass\n"


def _stamp(at: datetime, relay: str) -> bytes:
    stamp = f"Received: from {relay} by mx.example.org; {format_datetime(at)}\n"
    return stamp.encode()


def _file(content: str, arrives: datetime) -> str:
    return f"{int(arrives.timestamp())}.{content}.mx"


def _moment(chance: random.Random) -> datetime:
    """Choose when something is sent; every second time near a deadline."""
    near = (SOFT - _SECOND, SOFT, HARD - _SECOND, HARD, HARD, HARD + _SECOND)
    return chance.choice(
        (
            _between(chance, START, SOFT),
            _between(chance, START, SOFT),
            _between(chance, SOFT, HARD),
            chance.choice(near),
            chance.choice((*near, HARD + _HOUR - _SECOND, HARD + _HOUR)),
            _between(chance, HARD, END - 10 * _DAY),
        )
    )


def _between(chance: random.Random, low: datetime, high: datetime) -> datetime:
    return low + timedelta(seconds=chance.randrange(int((high - low).total_seconds())))
