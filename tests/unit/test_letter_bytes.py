"""Is a letter written to the byte as the email package of Python writes it?"""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.parser import Parser
from email.policy import SMTP
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from outbox.address import envelope
from outbox.letters import Letter
from outbox.mime import build
from pipeline.letters.sent import _headers
from rules.terms import Address, LetterKind

ID = "<late.D000001@example.org>"
DATE = datetime(2014, 1, 18, 0, 5, tzinfo=UTC)
FAR_AND_NEAR = st.text(st.sampled_from("a =.\té—中ع😀\x0b\x85"), max_size=170)
TEXTS = st.builds(
    lambda lines, end: "\n".join(lines) + end,
    st.lists(st.one_of(FAR_AND_NEAR, st.text("ab \t", max_size=80)), max_size=14),
    st.sampled_from(["\n", "", " \n", "\r\n"]),
)
SUBJECTS = st.one_of(
    st.from_regex(r"[A-Z]{1,9}(\+10)?/[0-9]{1,4}: [a-z' -]{0,70}[a-z]", fullmatch=True),
    st.text(st.sampled_from('ab =?é中_ "(,@'), max_size=90),
)
ADDRESSES = st.sampled_from(
    ("p1@host1.example", f"{'x' * 60}@{'y' * 50}.example", "délégué@genève.example")
)


def _as_the_package_writes_it(letter: Letter, address: str) -> bytes:
    policy = SMTP.clone(cte_type="7bit", utf8=not address.isascii())
    mail = EmailMessage(policy=policy)
    mail["From"] = "Secretariat <info@example.org>"
    mail["To"] = Mailbox("", *envelope(address).split("@"))
    mail["Subject"] = letter.subject
    mail["Date"] = DATE
    mail["Auto-Submitted"] = "auto-replied"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    mail.set_boundary(sha256(ID.encode()).hexdigest()[:40])
    return mail.as_bytes()


@given(TEXTS, TEXTS, SUBJECTS, ADDRESSES)
def test_a_letter_is_written_as_the_email_package_does(text, page, subject, address):
    letter = Letter(
        kind=LetterKind.LATE, language="en", subject=subject, text=text, html=page
    )
    raw = build(
        letter,
        sender="Secretariat <info@example.org>",
        to=Address(address=address),
        message_id=ID,
        date=DATE,
    )
    expected = _as_the_package_writes_it(letter, address)
    assert raw == f"Message-ID: {ID}\r\n".encode() + expected


@given(SUBJECTS, ADDRESSES)
def test_the_head_of_a_letter_is_read_as_the_email_package_does(subject, address):
    raw = build(
        Letter(kind=LetterKind.LATE, language="en", subject=subject, text="", html=""),
        sender="Secretariat <info@example.org>",
        to=Address(address=address),
        message_id=ID,
        in_reply_to=ID,
        references=(ID, ID.replace("late", "early")),
        date=DATE,
    )
    mail = Parser(policy=SMTP).parsestr(raw.decode(), headersonly=True)
    read, boundary = _headers(raw.partition(b"\r\n\r\n")[0])
    assert (read, boundary.decode()) == (mail["Subject"], mail.get_boundary())
