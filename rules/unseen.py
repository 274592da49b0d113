"""What of an accepted submission must a person see?

A number and a receipt promise that it is read. Where no comment was found, a file could
not be read, or something is said to be there that is not, a person must look; and where
its sender asks that something of it is not published.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rules.doubts import ASKED
from rules.purpose import Purpose, own_blocks, purpose, speaks_of_a_file
from rules.withholding import asks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from rules.terms import Comment, PartText


class Unseen(StrEnum):
    """What a person must see; the flags of a delivery."""

    NOTHING = "nothing_found"
    FILE = "file_not_read"
    MISSING = "file_missing"
    LINK = "link_not_opened"
    ASKED = ASKED


def unseen(
    texts: Sequence[PartText],
    comments: Sequence[Comment],
    *,
    held: bool,
    subject: str = "",
) -> frozenset[Unseen]:
    """Say what a person must see; `held`: one of its files could not be read."""
    asked = {Unseen.ASKED} if asks(subject, texts) else set()
    return frozenset({*_unseen(texts, comments, held=held), *asked})


def _unseen(
    texts: Sequence[PartText], comments: Sequence[Comment], *, held: bool
) -> Iterator[Unseen]:
    own = own_blocks(texts)
    if not comments:
        yield Unseen.NOTHING
    if held:
        yield Unseen.FILE
    elif speaks_of_a_file(own) and all(part.is_body for part in texts):
        yield Unseen.MISSING
    if not comments and purpose(own) is Purpose.LINK:
        yield Unseen.LINK


def said(flags: Collection[str], files: Sequence[str]) -> str:
    """Say in words what was not seen; `files` are those that could not be read.

    >>> said(["file_not_read", "nothing_found"], ["scan.pdf"])
    'No comment was found in it. Not read: scan.pdf.'
    """
    told = [words for flag, words in _WORDS.items() if flag in flags]
    return " ".join(told).format(files=", ".join(files))


_WORDS = {
    Unseen.ASKED: "Its sender asks that it, or a name, is not published; until "
    "somebody decides, nothing of it is. What is to stay out is taken out first.",
    Unseen.NOTHING: "No comment was found in it.",
    Unseen.FILE: "Not read: {files}.",
    Unseen.MISSING: "It speaks of a file, and none came with it.",
    Unseen.LINK: "It gives a link, and links are not opened.",
}
