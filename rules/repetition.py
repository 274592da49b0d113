"""Is a submission an earlier one of the same party, sent again?

Who gets no acknowledgement sends once more, a mail client sends twice, and a colleague
sends what was sent already: other mails, with the same words. Of one party they count
once until a person says otherwise; of several they are a campaign, and each counts.
Greetings and thanks around the words make no other submission of it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, TypeAlias, cast

from rules import bare_words
from rules.marks import mark
from rules.terms import Action, Comment, EvidenceKind

#: A place that is decided: the draft, its paragraphs, what is asked for.
_Place: TypeAlias = "tuple[str | None, tuple[str, ...], Action]"
#: What names a place: two that name others are two, though they say the same of it.
_TELLING = frozenset({EvidenceKind.TABLE_REFERENCE, EvidenceKind.EXPLICIT_REF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A submission that counts: its number, who says it, and what.

    `parties` are its address, and for whom it plainly speaks. `points` are what each
    comment says and where it stands; while that waits for a person, where it may, None
    where nothing tells that. `apart`: a person said that it repeats none.
    """

    number: int
    parties: frozenset[Hashable]
    points: frozenset[tuple[bytes, Hashable]]
    apart: bool = False


class Open(NamedTuple):
    """Where a comment may stand that waits: the words that tell it, and the places."""

    reference: str
    places: frozenset[tuple[str | None, str]]

    def may_be(self, other: Hashable) -> bool:
        """Tell whether an earlier one of the same words may stand in the same place."""
        if isinstance(other, Open) or other is None:
            return other == self
        document, labels, _ = cast("_Place", other)
        return any((document, label) in self.places for label in labels)


def wording(comment: Comment, *, bare: bool = False) -> bytes:
    """Say in which words a comment stands, white space aside: by a digest.

    `bare`: greetings and thanks around them aside, too, where nothing in it is marked.
    """
    plain = not any(map(mark, comment.runs))
    runs = () if plain else comment.runs
    marked = [(run.text.split(), run.change, run.strike) for run in runs]
    text = bare_words.bare(comment.text) if bare and plain else comment.text
    words = repr((text.split(), comment.proposed.split(), marked))
    return sha256(words.encode()).digest()


def wordings(comments: Iterable[Comment]) -> str:
    """Say what all comments say together, in hex; empty where there are none."""
    found = sorted({wording(comment, bare=True) for comment in comments})
    return sha256(b"".join(found)).hexdigest() if found else ""


def point(comment: Comment) -> tuple[bytes, Hashable]:
    """Say what a comment says, and where it stands or may."""
    if not comment.review:
        place = (comment.document, comment.paragraphs, comment.action)
        return wording(comment, bare=True), place
    places = frozenset((c.document, c.paragraph) for c in comment.candidates)
    tells = comment.evidence.kind in _TELLING
    reference = comment.evidence.value if tells else ""
    return wording(comment, bare=True), Open(
        reference, places
    ) if tells or places else None


def repeated(said: Iterable[Said]) -> Iterator[tuple[int, int]]:
    """Say which number repeats which earlier one, of those of equal words.

    They come, and go, in the order of their numbers.
    An earlier one repeats none itself, and says all that the later one says, where
    that says it: so no words are lost where only the earlier one counts.

    >>> one = Said(number=1, parties=frozenset({"a@b"}), points=frozenset())
    >>> again = Said(number=4, parties=frozenset({"a@b", "B"}), points=frozenset())
    >>> list(repeated([one, again]))
    [(4, 1)]
    """
    stand: dict[Hashable, list[Said]] = {}
    for one in said:
        before = [first for party in one.parties for first in stand.get(party, ())]
        same = [each.number for each in before if _adds_nothing(one, each)]
        if same and not one.apart:
            yield one.number, min(same)
            continue
        for party in one.parties:
            stand.setdefault(party, []).append(one)


def _adds_nothing(one: Said, earlier: Said) -> bool:
    where: dict[bytes, list[Hashable]] = {}
    for said, place in earlier.points:
        where.setdefault(said, []).append(place)
    return all(_is_among(place, where.get(said, ())) for said, place in one.points)


def _is_among(place: Hashable, others: Collection[Hashable]) -> bool:
    if place is None:
        return bool(others)
    if isinstance(place, Open):
        return any(map(place.may_be, others))
    return place in others
