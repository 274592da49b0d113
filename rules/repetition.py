"""Is a submission an earlier one of the same party, sent again?

Who gets no acknowledgement sends once more, a mail client sends twice, and a colleague
sends what was sent already: other mails, with the same words. Of one party they count
once until a person says otherwise; of several they are a campaign, and each counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from rules.marks import mark

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from rules.terms import Comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A submission that counts: its number, who says it, and what.

    `parties` are its address, and for whom it plainly speaks. `points` are what each
    comment says and where it stands, None while that waits for a person. `apart`: a
    person said that it repeats none.
    """

    number: int
    parties: frozenset[Hashable]
    points: frozenset[tuple[bytes, Hashable]]
    apart: bool = False


def wording(comment: Comment) -> bytes:
    """Say in which words a comment stands, white space aside: by a digest."""
    plain = not any(map(mark, comment.runs))
    runs = () if plain else comment.runs
    marked = [(run.text.split(), run.change, run.strike) for run in runs]
    words = repr((comment.text.split(), comment.proposed.split(), marked))
    return sha256(words.encode()).digest()


def wordings(comments: Iterable[Comment]) -> str:
    """Say what all comments say together, in hex; empty where there are none."""
    found = sorted({wording(comment) for comment in comments})
    return sha256(b"".join(found)).hexdigest() if found else ""


def point(comment: Comment) -> tuple[bytes, Hashable]:
    """Say what a comment says, and where it stands."""
    place = (comment.document, comment.paragraphs, comment.action)
    return wording(comment), None if comment.review else place


def repeated(said: Iterable[Said]) -> dict[int, int]:
    """Say which numbers repeat which earlier one, of those of equal words.

    They come in the order of their numbers.
    An earlier one repeats none itself, and says all that the later one says, where
    that says it: so no words are lost where only the earlier one counts.

    >>> one = Said(number=1, parties=frozenset({"a@b"}), points=frozenset())
    >>> again = Said(number=4, parties=frozenset({"a@b", "B"}), points=frozenset())
    >>> repeated([one, again])
    {4: 1}
    """
    found: dict[int, int] = {}
    stand: dict[Hashable, list[Said]] = {}
    for one in said:
        before = [first for party in one.parties for first in stand.get(party, ())]
        same = [each.number for each in before if _adds_nothing(one, each)]
        if same and not one.apart:
            found[one.number] = min(same)
            continue
        for party in one.parties:
            stand.setdefault(party, []).append(one)
    return found


def _adds_nothing(one: Said, earlier: Said) -> bool:
    words = {said for said, _ in earlier.points}
    return all(
        said in words if place is None else (said, place) in earlier.points
        for said, place in one.points
    )
