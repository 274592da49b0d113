"""What must be seen in a mail, in as few words as can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rules.terms import PassageKind
from tests.reading.construct import Construct, Seen
from tests.reading.mail_file import named
from tests.reading.word_file import p, word_file

QUOTED, SIGNATURE = PassageKind.QUOTED, PassageKind.SIGNATURE
OWN = PassageKind.PARAGRAPH
WORD = word_file(p("Delete paragraph 17."))
ANNEX = named("annex.docx")
TEXT = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"
MAIL = "Content-Type: message/rfc822\n\n"


def construct(
    name: str, make: Callable[[], bytes] | bytes, *seen: Seen | str, **more: Any
) -> Construct:
    """Say what must be seen in a mail; a bare text is a passage of the body."""
    bodies = (Seen(text=s, part="body") if isinstance(s, str) else s for s in seen)
    return Construct(
        family="mail",
        name=name,
        file="mail.eml",
        make=make if callable(make) else lambda: make,
        seen=tuple(bodies),
        **more,
    )


def inside(text: str, part: str, kind: PassageKind = OWN) -> Seen:
    """Say what must be seen in a file of a mail."""
    return Seen(text=text, part=part, kind=kind)


def own(text: str) -> Seen:
    """Say which words of a body are the sender's own."""
    return Seen(text=text, part="body", kind=OWN)


def quoted(text: str) -> Seen:
    """Say which words of a body are those that are answered."""
    return Seen(text=text, part="body", kind=QUOTED)


def sign(text: str) -> Seen:
    """Say which words of a body are a signature."""
    return Seen(text=text, part="body", kind=SIGNATURE)
