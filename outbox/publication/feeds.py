"""What do readers, calendars and search engines get? Atom, iCalendar, sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from outbox.compilation.wording import writable
from outbox.publication.addresses import slug
from rules.deadline import last_second

if TYPE_CHECKING:
    from outbox.publication.phrases import Speech
    from outbox.publication.record import Call, Record


class _News(NamedTuple):
    at: datetime
    name: str
    title: str
    summary: str
    address: str


def atom(record: Record, base_url: str, say: Speech) -> bytes:
    """Make the feed of calls and compilations (RFC 4287), newest first."""
    news = [one for call in record.calls for one in _news(call, base_url, say)]
    news.sort(reverse=True)
    title = escape(writable(record.title))
    address = _attribute(base_url)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape(base_url)}</id><title>{title}</title>"
        f"<updated>{_rfc3339(news[0].at if news else record.as_of)}</updated>"
        f"<author><name>{title}</name></author>\n"
        f'<link rel="self" href="{address}feed.atom"/><link href="{address}"/>\n'
    )
    entries = "".join(
        f"<entry><id>{escape(base_url)}#{escape(one.name)}</id>"
        f"<title>{escape(one.title)}</title><updated>{_rfc3339(one.at)}</updated>"
        f'<link href="{_attribute(one.address)}"/>'
        f"<summary>{escape(one.summary)}</summary></entry>\n"
        for one in news
    )
    return f"{head}{entries}</feed>\n".encode()


def _news(call: Call, base_url: str, say: Speech) -> Iterator[_News]:
    window = call.window
    until = say.instant(last_second(window.hard), window.zone)
    name = slug(window.call)
    yield _News(
        at=window.opens or window.soft,
        name=f"call-{name}-{window.version}",
        title=writable(window.title),
        summary=f"{say.words['hard']}: {until}",
        address=base_url,
    )
    issued = [(edition.issued_at, edition.revision) for edition in call.earlier]
    if call.latest:
        issued.append((call.latest.issued_at, call.latest.revision))
    for at, revision in issued:
        yield _News(
            at=at,
            name=f"compilation-{name}-{revision}",
            title=writable(window.title + (f" Rev.{revision}" if revision else "")),
            summary=str(say("issued", when=say.instant(at, window.zone))),
            address=f"{base_url}compilations/{quote(name)}/",
        )


def calendar(record: Record, say: Speech) -> bytes:
    """Make the calendar of deadlines (RFC 5545), each on its last second."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//depositary//deadlines//EN"]
    for call in record.calls:
        lines += _events(record, call, say)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _events(record: Record, call: Call, say: Speech) -> Iterator[str]:
    window = call.window
    dates = {
        "opens": window.opens,
        "soft": last_second(window.soft),
        "hard": last_second(window.hard),
        "publish": window.publish,
    }
    for key, at in dates.items():
        words = say.words["compilations" if key == "publish" else key]
        if at is None:
            continue
        yield "BEGIN:VEVENT"
        yield f"UID:{window.call}-{key}@{record.id}"
        yield f"SEQUENCE:{window.version - 1}"
        yield f"DTSTAMP:{_basic(window.opens or window.soft)}"
        yield f"DTSTART:{_basic(at)}"
        told = say.instant(at, window.zone)
        yield f"SUMMARY:{_quoted(f'{window.title}: {words}')}"
        yield f"DESCRIPTION:{_quoted(f'{record.title}. {told}')}"
        yield "END:VEVENT"


def sitemap(addresses: Iterable[str], base_url: str) -> Iterator[bytes]:
    """List the address of every page, one after the other."""
    yield b'<?xml version="1.0" encoding="utf-8"?>\n'
    yield b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address in addresses:
        yield f"<url><loc>{escape(base_url + address)}</loc></url>\n".encode()
    yield b"</urlset>\n"


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _rfc3339(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _basic(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _quoted(text: str) -> str:
    escaped = writable(text).replace("\\", "\\\\").replace("\n", "\\n")
    return escaped.replace(",", "\\,").replace(";", "\\;")


def _fold(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, none within a character."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > 75:  # noqa: PLR2004 - RFC 5545, 3.1
            yield piece
            piece = " "
        piece += character
    yield piece
