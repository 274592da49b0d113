"""Constructs of Word files, and what is seen of them, in few words."""

from __future__ import annotations

from typing import Any

from rules.terms import Change, Read
from tests.reading.construct import Construct, Seen
from tests.reading.word_file import WHEN, word_file


def word(
    name: str,
    *body: str,
    seen: tuple[Seen | str, ...],
    read: Read = Read.FULL,
    why: str = "",
    file: str = "comments.docx",
    **parts: Any,
) -> Construct:
    """Describe a Word file with a body; bare words stand for a plain passage."""
    return Construct(
        family="Word",
        name=name,
        file=file,
        make=lambda: word_file(*body, **parts),
        seen=tuple(Seen(text=s) if isinstance(s, str) else s for s in seen),
        read=read,
        why=why,
    )


def held(name: str, data: bytes, why: str) -> Construct:
    """Describe a file that cannot be read."""
    return Construct(
        family="Word",
        name=name,
        file="comments.docx",
        make=lambda: data,
        seen=(),
        read=Read.HELD,
        why=why,
    )


def on(*anchor: str, words: str, text: str = "Why?") -> Seen:
    """See a comment on these words in these places."""
    return Seen(text=text, author="Japan", at=WHEN, anchor=anchor, anchor_text=words)


def views(base: str, final: str, *marks: str, **more: Any) -> Seen:
    """See a revised passage."""
    return Seen(text=final, base=base, marks=marks, **more)


def whole(base: str, final: str, change: Change | None) -> Seen:
    """See a paragraph that came or went as a whole."""
    return Seen(text=final, base=base, paragraph_change=change)
