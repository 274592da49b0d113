"""Many mails of every kind, the same ones whenever they are made.

Among a crowd's comments are mails that came twice, came late, take the place of
earlier ones or take them back, correct nothing, say nothing, cannot be read, or come
from somebody who writes more often than anybody is answered a day.
"""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from random import Random

from tests.consultation import IN_TIME, TOO_LATE

#: What takes part in the draws, as often as it stands here.
_KINDS = (
    *("comment",) * 10,
    *("eager",) * 3,
    *("twin",) * 2,
    *("late",) * 2,
    *("revision",) * 2,
    *("withdrawal", "file", "broken", "question", "absence", "noise"),
)
_FRUIT = ("Apples", "Pears", "Plums")


def crowd(count: int, seed: int = 1) -> list[bytes]:
    """Make so many mails, in the order in which they arrive."""
    chance = Random(seed)  # noqa: S311 (the same ones whenever they are made)
    mails: list[bytes] = []
    for n in range(count):
        kind = chance.choice(_KINDS)
        if kind == "twin" and mails:
            mails.append(chance.choice(mails))
        elif kind == "noise":
            mails.append(bytes(chance.randrange(256) for _ in range(200)))
        else:
            mails.append(_mail(n, kind, chance))
    return mails


def drop(mails: list[bytes], maildir: Path, first: int = 0) -> None:
    """Put mails into a Maildir, in their order, numbered from `first` on."""
    for n, raw in enumerate(mails, start=first):
        name = f"1774051200.m{n:06d}.mx"
        (maildir / "tmp" / name).write_bytes(raw)
        (maildir / "tmp" / name).rename(maildir / "new" / name)


def _mail(n: int, kind: str, chance: Random) -> bytes:
    # Some write several times, so that one mail can act on another.
    person = (
        chance.randrange(3) if kind == "eager" else chance.randrange(10, 10 + n + 5)
    )
    if kind in ("revision", "withdrawal"):
        person = chance.randrange(10, 10 + n + 5)
    mail = EmailMessage()
    mail["Authentication-Results"] = "mx.example.org; dmarc=pass"
    mail["Received"] = (
        f"from relay{person}.example by mx.example.org; "
        f"{TOO_LATE if kind == 'late' else IN_TIME}"
    )
    mail["From"] = f"Person {person} <p{person}@party{person}.example>"
    mail["To"] = "info@example.org"
    mail["Message-ID"] = f"<m{n}@party{person}.example>"
    paragraph = chance.randrange(1, 4)
    mail["Subject"] = {
        "revision": "Revised comments on the draft",
        "withdrawal": "Withdrawal of our comments",
        "question": "When is the meeting?",
    }.get(kind, f"Comments {n}")
    if kind == "absence":
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(
        {
            "withdrawal": "We withdraw our submission. Please disregard our comments.",
            "question": "Could you tell us where the meeting is?",
            "absence": "I am out of office until Monday.",
        }.get(
            kind,
            f"Paragraph {paragraph}: {_FRUIT[paragraph - 1]} number {n} should be "
            f"deleted.\n\nIn general we support the draft, says person {person}.",
        )
    )
    if kind == "file":
        text = f"Paragraph {paragraph}: should read: “{n} pears.”\n"
        mail.add_attachment(text, filename="comments.txt")
    if kind == "broken":
        broken = b"PK\x03\x04" + bytes(chance.randrange(256) for _ in range(300))
        mail.add_attachment(
            broken, maintype="application", subtype="zip", filename="comments.docx"
        )
    if mail.is_multipart():
        mail.set_boundary(f"=part{n}")
    return bytes(mail)
