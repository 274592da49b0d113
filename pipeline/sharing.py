"""How is a docket held of which most mails say what others say?

Of a campaign each has the words, the places and the evidence of the others. A value
that is equal to one that was met lately is that one, and takes no room of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from rules.consolidation import Contribution
    from rules.terms import Comment

T = TypeVar("T", bound="Hashable")

#: Values that are looked for; of more, none that was met before.
_MOST = 100_000


def shared(contributions: Iterable[Contribution]) -> Iterator[Contribution]:
    """Go through contributions; what is equal in them is one value."""
    met = _Met()
    for one in contributions:
        yield replace(
            one,
            call=met.same(one.call),
            subject=met.same(one.subject),
            stakeholders=met.same(one.stakeholders),
            letters=met.same(one.letters),
            comments=tuple((name, _comment(said, met)) for name, said in one.comments),
        )


class _Met:
    def __init__(self) -> None:
        self._values: dict[tuple[type, Hashable], Hashable] = {}

    def same(self, value: T) -> T:
        """Give the value that was met first of all that are equal."""
        if len(self._values) >= _MOST:
            self._values.clear()
        # By its kind: a word of an enumeration is equal to its text.
        return cast("T", self._values.setdefault((type(value), value), value))


def _comment(said: Comment, met: _Met) -> Comment:
    source = said.source
    return replace(
        said,
        document=met.same(said.document),
        paragraphs=met.same(said.paragraphs),
        text=met.same(said.text),
        evidence=met.same(said.evidence),
        candidates=met.same(said.candidates),
        runs=met.same(said.runs),
        source=replace(
            source, part=met.same(source.part), place=met.same(source.place)
        ),
    )
