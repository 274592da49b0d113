"""What of an accepted submission must a person see?

A number and a receipt promise that it is read. Where no comment was found, a file could
not be read, or something is said to be there that is not, a person must look; and where
its sender asks that something of it is not published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rules.purpose import Purpose, own_blocks, purpose, speaks_of_a_file
from rules.unseen_flags import Unseen
from rules.withholding import asks

if TYPE_CHECKING:
    from rules.terms import Comment, PartText


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
