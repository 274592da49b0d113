"""What did a letter say, to the byte, when it was sent?

Before the wire is touched, the bytes of a letter are kept in the archive, in the
file of lines `ledger/letters.jsonl`, and the event that it is being sent carries
their SHA-256. So the ledger vouches for its words, and they outlive the database.
"""

from __future__ import annotations

import json
import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from email.parser import HeaderParser
from email.policy import SMTP
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from outbox.letters import Letter
from outbox.mime import build
from pipeline.store.chain import canonical
from pipeline.store.tables import DeliveryRow, LetterRow
from rules.terms import Address, LetterKind

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.ledger import Ledger
    from rules.shelves import Shelves

_FILE = "letters"
_GAP = b"\r\n\r\n"
_HEADERS = HeaderParser(policy=SMTP)
#: The head of a letter whose subject stands there as it is read.
_PLAIN = re.compile(
    rb"(?:(?:Message-ID|In-Reply-To|References|From|To): .*\r\n(?: .*\r\n)*)*"
    rb"Subject: ([!-<>-~]+(?: [!-<>-~]+)*)\r\n"
    rb"(?:(?:Date|Auto-Submitted|X-Auto-Response-Suppress|MIME-Version): .*\r\n)*"
    rb'Content-Type: multipart/alternative;\r\n boundary="([0-9a-f]+)"'
)
_ENCODING = re.compile(rb"(?im)^Content-Transfer-Encoding: *([\w-]+)")
_DECODE: dict[bytes, Callable[[bytes], bytes]] = {
    b"base64": a2b_base64,
    b"quoted-printable": a2b_qp,
}
_REBUILD = "depositary rebuild"
_RESTORE = "Restore ledger/letters.jsonl in the archive from a backup."


def answers_to(session: Session, deliveries: Sequence[int]) -> dict[int, Any]:
    """Return what an answer takes from each of these deliveries."""
    columns: tuple[Any, ...] = (
        DeliveryRow.id,
        DeliveryRow.message,
        DeliveryRow.message_id,
        DeliveryRow.sender_name,
    )
    of = select(*columns).where(col(DeliveryRow.id).in_(deliveries))
    return {row.id: row for row in session.execute(of)}


def as_mail(ledger: Ledger, letter: LetterRow, row: Any) -> bytes:
    """Return the bytes of a written letter, the same whenever they are made.

    `row` is what `answers_to` gives of its delivery. Raises ValueError
    with a sentence where no letter can go to its address.
    """
    earlier = (row.message or {}).get("in_reply_to", ())
    return build(
        Letter(
            kind=LetterKind(letter.kind),
            language=letter.language,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
        ),
        sender=ledger.settings.letters.from_,
        to=Address(address=letter.to, name=row.sender_name),
        message_id=letter.message_id,
        in_reply_to=row.message_id,
        references=tuple(x for x in (*earlier, row.message_id) if x),
        date=letter.promised_at,
    )


def keep(archive: Archive, mails: Iterable[tuple[LetterRow, bytes]]) -> None:
    """Keep what is about to leave, unless it has left before; note what it is."""
    lines = []
    for letter, raw in mails:
        digest = sha256(raw).hexdigest()
        if letter.sha256 != digest:
            letter.sha256 = digest
            words = _as_read(letter, raw)
            if words != (letter.subject, letter.text, letter.html):
                letter.subject, letter.text, letter.html = words
            lines.append(canonical(raw.decode()))
    if lines:
        archive.append(_FILE, lines)


def kept(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield each letter that was kept, after its digest; none that is damaged."""
    for line in archive.lines(_FILE):
        with suppress(ValueError, AttributeError):
            text = json.loads(line)
            if canonical(text) == line:  # also what JSON reads as the same is damage
                raw = text.encode()
                yield sha256(raw).hexdigest(), raw


def restore(archive: Archive, letters: Iterable[LetterRow]) -> None:
    """Give letters their words again; those that the archive lacks stay without."""
    by_digest = {letter.sha256: letter for letter in letters if letter.sha256}
    for digest, raw in kept(archive):
        if letter := by_digest.get(digest):
            letter.subject, letter.text, letter.html = _words(raw)


def missing(archive: Archive, digests: Iterable[str]) -> set[str]:
    """Return those of these letters that the archive lacks."""
    return set(digests).difference(digest for digest, _ in kept(archive))


def differences(session: Session, archive: Archive, shelves: Shelves) -> Iterator[str]:
    """Name each letter that is not, here or in the archive, what was sent."""
    told = shelves.ordered(_told(session, archive), key=itemgetter(0))
    for _, some in groupby(told, key=itemgetter(0)):
        ours: list[tuple[str, str]] = []
        copies: list[str] = []
        for _, name, words in some:
            if name:
                ours.append((name, words))
            else:
                copies.append(words)
        for name, words in ours:
            if not copies:
                yield f"{name} is not kept as it was sent. {_RESTORE}"
            elif words not in copies:
                yield f"{name} is not in the database as it was sent: {_REBUILD}"


def _told(session: Session, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Give of each letter the digest, its name and the digest of its words.

    First as it was written, then, without a name, as it is kept.
    """
    columns: list[Any] = [
        LetterRow.delivery_id,
        LetterRow.kind,
        LetterRow.sha256,
        LetterRow.subject,
        LetterRow.text,
        LetterRow.html,
    ]
    for delivery, kind, digest, *words in session.execute(
        select(*columns)
        .where(col(LetterRow.sha256) != "")
        .execution_options(yield_per=1_000)
    ):
        yield digest, f"the letter {kind} on D{delivery:06d}", _digest(*words)
    for digest, raw in kept(archive):
        yield digest, "", _digest_of(raw)


def _digest_of(raw: bytes) -> str:
    """Return the digest of the words of a letter; of what is none of ours, none."""
    try:
        return _digest(*_words(raw))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _as_read(letter: LetterRow, raw: bytes) -> tuple[str, str, str]:
    """Return the words of a letter as whoever gets it reads them.

    Those that it was written from, unless its encoding may change something.
    """
    subject, texts = letter.subject, (letter.text, letter.html)
    same = f"\r\nSubject: {subject}\r\n".encode() in raw.partition(_GAP)[0]
    if (
        same
        and "=?" not in subject
        and subject == " ".join(subject.split())
        and all(text.endswith("\n") and "\r" not in text for text in texts)
    ):
        return subject, *texts
    return _words(raw)


def _words(raw: bytes) -> tuple[str, str, str]:
    """Return the subject, the text and the page of a letter.

    Cut at its boundary: to look for one in each line takes ten times as long.
    """
    head, _, body = raw.partition(_GAP)
    subject, boundary = _headers(head)
    _, text, page, _ = map(_part, (b"\r\n" + body).split(b"\r\n--" + boundary))
    return subject, text, page


def _headers(head: bytes) -> tuple[str, bytes]:
    """Return the subject and the boundary; a head that is plain needs no parser."""
    if plain := _PLAIN.fullmatch(head):
        return plain[1].decode(), plain[2]
    mail = _HEADERS.parsestr(head.decode())  # to some addresses they are in UTF-8
    return str(mail["Subject"]), f"{mail.get_boundary()}".encode()


def _part(raw: bytes) -> str:
    head, _, body = raw.partition(_GAP)
    how = _ENCODING.search(head)
    decode = _DECODE.get(how[1].lower(), bytes) if how else bytes
    return decode(body).decode().replace("\r\n", "\n")


def _digest(subject: str, text: str, html: str) -> str:
    return sha256(canonical([subject, text, html])).hexdigest()
