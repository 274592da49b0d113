"""Which letters go where? One table: to people who proved it, to nobody else.

`python -m pytest -s tests/integration/test_letter_table.py` prints it. Where a folder
of other people's messages lies beside the product it is made of these too.
"""

from __future__ import annotations

import email
import email.policy
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from pipeline.parse import read_message
from pipeline.record import deliveries
from pipeline.service import Service
from pipeline.settings import load
from rules import automatic, identity
from tests.consultation import AFTER, IN_TIME, TOO_LATE, write

OTHERS = Path(__file__).parents[3] / "shared/corpus/mail"
FAILED = "Authentication-Results: mx.example.org; dmarc=fail header.from=a.example"
PASSED = "Authentication-Results: mx.example.org; dmarc=pass header.from=a.example"
ANA = "From: Ana <ana@a.example>"
WORDS = "Paragraph 2: we like pears."
STATUS = (
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
    "--b\nContent-Type: text/plain\n\nFailed.\n--b\n"
    "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\n"
    "--b--"
)
READ = (
    "Content-Type: multipart/report; report-type=disposition-notification; "
    'boundary="b"\n\n--b\nContent-Type: text/plain\n\nRead.\n--b--'
)
HOPS = [f"Received: by h{n}.example; {IN_TIME}" for n in range(30)]
ASIDE, ACK, LATE = "", "acknowledgement", "late"
#: Name, headers, what follows them, and which letter goes to whom.
MAILS = (
    ("a person", [ANA], WORDS, ACK, "ana@a.example"),
    ("a person, proven", [PASSED, ANA], WORDS, ACK, "ana@a.example"),
    ("a person, late", [ANA], WORDS, LATE, "ana@a.example"),
    (
        "a reply address of the same house",
        [ANA, "Reply-To: desk@a.example"],
        WORDS,
        ACK,
        "desk@a.example",
    ),
    (
        "a reply address elsewhere",
        [ANA, "Reply-To: victim@other.example"],
        WORDS,
        ACK,
        "ana@a.example",
    ),
    (
        "a receipt asked for elsewhere",
        [ANA, "Disposition-Notification-To: victim@other.example"],
        WORDS,
        ACK,
        "ana@a.example",
    ),
    ("an address with IDN", ["From: <ana@bücher.example>"], WORDS, ACK, None),
    ("a forged sender", [FAILED, ANA], WORDS, ASIDE, None),
    ("several senders", [f"{ANA}, Bo <bo@b.example>"], WORDS, ASIDE, None),
    ("no sender", ["From: undisclosed:;"], WORDS, ASIDE, None),
    ("no address", ["From: Ana"], WORDS, ASIDE, None),
    (
        "a name that shows another address",
        ['From: "minister@gov.example" <x@other.example>'],
        WORDS,
        ASIDE,
        None,
    ),
    (
        "a command behind an address",
        ["From: <a@b.example> RCPT TO:<c@d>"],
        WORDS,
        ACK,
        "a@b.example",
    ),
    ("mixed alphabets", ["From: <a@p\u0430ypal.example>"], WORDS, ASIDE, None),
    ("our own address", ["From: info@example.org"], WORDS, ASIDE, None),
    (
        "our own letter that came back",
        [ANA, "Message-ID: <acknowledgement.D000009.case@example.org>"],
        WORDS,
        ASIDE,
        None,
    ),
    ("a mailing list", [ANA, "List-Id: <talk.a.example>"], WORDS, ASIDE, None),
    ("a post to many", [ANA, "Precedence: list"], WORDS, ASIDE, None),
    (
        "who wants no automatic answer",
        [ANA, "X-Auto-Response-Suppress: All"],
        WORDS,
        ASIDE,
        None,
    ),
    ("an address that nobody reads", ["From: no-reply@a.example"], WORDS, ASIDE, None),
    ("an absence notice", [ANA, "Auto-Submitted: auto-replied"], WORDS, ASIDE, None),
    ("an absence notice by its subject", [ANA], WORDS, ASIDE, None),
    ("a null envelope", ["Return-Path: <>", ANA], WORDS, ASIDE, None),
    ("a bounce", ["From: MAILER-DAEMON@a.example"], WORDS, ASIDE, None),
    ("a delivery report", [ANA], STATUS, ASIDE, None),
    ("a receipt of reading", [ANA], READ, ASIDE, None),
    (
        "failed recipients",
        [ANA, "X-Failed-Recipients: x@y.example"],
        WORDS,
        ASIDE,
        None,
    ),
    (
        "a newsletter",
        [ANA, "List-Unsubscribe: <https://a.example>", "Feedback-ID: 1"],
        WORDS,
        ASIDE,
        None,
    ),
    (
        "a mail loop",
        [ANA, *HOPS],
        WORDS,
        ASIDE,
        None,
    ),
    ("an autoresponder of old", [ANA, "X-Autoreply: yes"], WORDS, ASIDE, None),
)


def raw(n, name, headers, rest):
    at = TOO_LATE if name.endswith("late") else IN_TIME
    away = "Automatic reply: " if "subject" in name else ""
    own = any(h.startswith("Message-ID") for h in headers)
    body = rest if rest.startswith("Content-Type") else f"\n{rest}"
    results = [h for h in headers if h.startswith(("Auth", "Return"))]
    lines = [
        *results,
        f"Received: from relay.example by mx.example.org; {at}",
        *(h for h in headers if h not in results),
        f"Subject: {away}Comments {n}",
        *([] if own else [f"Message-ID: <m{n}@a.example>"]),
        "MIME-Version: 1.0",
        body,
    ]
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Take all mails in one pass and say which letters were sent to whom."""
    folder = tmp_path_factory.mktemp("letters")
    config = write(folder, letters={"per_day": 100})
    for n, (name, headers, rest, *_) in enumerate(MAILS):
        stored = 1774051200 if name.endswith("late") else 1773136800
        path = folder / "mailbox" / "new" / f"{stored}.m{n:03}.mx"
        path.write_bytes(raw(n, name, headers, rest))
    with Service(load(config), lambda: AFTER) as service:
        service.poll()
        service.worker.run()
        service.post()
        with service.ledger.reading() as session:
            found = {
                MAILS[int(known.row.subject.split()[-1])][0]: [
                    (letter.kind, letter.to, letter.state) for letter in known.letters
                ]
                for known in deliveries(session, service.settings)
            }
    sent = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)["To"]
        for path in (folder / "outbox").iterdir()
    ]
    return found, Counter(sent)


def test_the_table_of_letters(table):
    found, sent = table
    expected = {
        name: [(kind, to or "ana@bücher.example", "sent")] if kind else []
        for name, _, _, kind, to in MAILS
    }
    for name, letters in found.items():
        told = ", ".join(f"{kind} to {to}" for kind, to, _ in letters) or "-"
        sys.stdout.write(f"{name:40} {told}\n")
    assert found == expected
    assert sent == {
        "ana@a.example": 5,
        "desk@a.example": 1,
        "a@b.example": 1,
        "ana@xn--bcher-kva.example": 1,
    }


def test_nobody_gets_more_letters_in_a_day_than_the_cap(tmp_path):
    config = write(tmp_path, letters={"per_day": 3})
    for n in range(8):
        mail = raw(n, "a person", [ANA], WORDS)
        (tmp_path / "mailbox" / "new" / f"1773136800.m{n}.mx").write_bytes(mail)
    with Service(load(config), lambda: AFTER) as service:
        service.poll()
        service.worker.run()
        assert service.post().sent == 3
        with service.ledger.reading() as session:
            states = Counter(
                letter.state
                for known in deliveries(session, service.settings)
                for letter in known.letters
            )
    assert states == {"sent": 3, "suppressed": 5}


_MACHINE = re.compile(
    rb"(?im)^(?:auto-submitted:\s*auto-(?:replied|notified)|return-path:\s*<>"
    rb"|x-failed-recipients:|content-type:\s*multipart/report"
    rb"|from:.*(?:mailer-daemon|postmaster)@|list-id:|precedence:\s*(?:bulk|list|junk))"
)


def test_no_machine_among_the_mails_of_others_would_get_a_letter():
    if not OTHERS.is_dir():
        pytest.skip("../shared is not here")
    own = ("info@example.org", "example.org")
    told, machines, wrong = 0, 0, []
    for path in sorted(p for p in OTHERS.rglob("*") if p.is_file()):
        data = path.read_bytes()
        message = read_message(data)
        trusted = identity.Trusted(names=["mx.example.org"], hosts=["mx.example.org"])
        who = identity.verify(message, trusted)
        answer = automatic.classify(message, own).answerable and who.answer_to
        head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
        machine = _MACHINE.search(head) is not None
        told, machines = told + bool(answer), machines + machine
        if machine and answer:
            wrong.append(path.name)
    sys.stdout.write(f"{told} would be told; {machines} machines, told: {wrong}\n")
    assert wrong == []
