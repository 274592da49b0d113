"""Which references open a comment?

A reference opens a comment where it heads a line or a sentence, or where it is
the subject of the block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.folding import fold
from rules.citation.language import Noun, Position
from rules.citation.leading import coded
from rules.location import (
    addition,
    argued,
    beneath,
    besides,
    borders,
    courtesy,
    earlier,
    joints,
    lists,
    near,
    objects,
    onward,
    pieces,
    quotation,
    reasons,
    sentences,
    stops,
)
from rules.location.meaning import Meaning
from rules.location.stances import stance
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.citation.language import Path
    from rules.location.target import Target

#: A reference heads its sentence when no more signs than this stand before it.
_REACH = 70
#: A draft that counts i, ii, iii has this one; "(i)" of another is a letter.
_SECOND = ("ii",)
#: No number of a list is the subject of a sentence.
_SUBJECT = re.compile(
    r"\s(?:should|must|shall|could|can|may|might|needs?|devrait|doit|pourrait|deb\w{1,4}"
    r"|podría|следует|долж\w{2,3}|soll\w{0,3}|muss|kann|könnte)(?![^\W_])"
)
_DASHED = re.compile(r"(?m)^[^\S\n]*[-–•*]\s\Z")


class Naming(Meaning):
    """Which references open a comment, and what they name, as one goes through it."""

    __slots__ = ()

    def heads(
        self, text: str, citations: Citations, below: Target | None = None
    ) -> list[Reference]:
        """Return the references that open a comment, in order.

        `below` is what the heading right above names.
        """
        heads: list[Reference] = []
        announced: dict[int, bool] = {}
        cited = (r for r in citations.references if r.foreign or r.argument)
        aside = [item.path for ref in cited for item in ref.mention.items]
        free = [*self._free(text, citations)]
        for place, ref in enumerate(free):
            start = borders.start_of(text, ref.start)
            if start not in announced:
                sentence = text[start : borders.end_of(text, ref.end)]
                corrects = bool(heads) and earlier.corrects(sentence)
                announced[start] = corrects or courtesy.is_announcement(sentence)
            above = beneath.heading(text, heads[-1], start, self) if heads else below
            if announced[start] or lists.is_extent(
                text, ref, self.settle(ref), self.drafts
            ):
                continue
            if beneath.only_cited(text, ref, above, self) or self._aside(ref, aside):
                aside += [item.path for item in ref.mention.items]
                continue
            if above is not None or not heads:
                heads.append(ref)
            elif borders.start_of(text, heads[-1].start) == start:
                last = heads[-1]
                parted = not sentences.headed(text, last)
                parted = parted and not joints.chained(text, last, free[:place], ref)
                if (
                    joints.labelled(text, last, ref)
                    or joints.ordered(last, ref)
                    or (parted and joints.turn(text, last, ref))
                ):
                    heads.append(ref)
            elif not (
                reasons.gives(text, ref)
                or self._again(ref, heads[-1])
                or (not ref.leads and sentences.asks_where(text, heads[-1], ref))
            ) and (
                self._is_point(text, ref)
                or joints.ordered(heads[-1], ref)
                or sentences.listed(text, ref, heads)
                or sentences.demands(text, ref, free[place + 1 : place + 2])
                or joints.speaks_of(text, ref)
                or (
                    onward.goes_on(text, ref, heads[-1])
                    and not {*self.settle(ref).labels}
                    & {*self.settle(heads[-1]).labels}
                )
                or self._tells_of(text, ref, heads[-1], free[place + 1 : place + 2])
            ):
                heads.append(ref)
        return [] if near.leaves_some(text, heads, self) else heads

    def _aside(self, ref: Reference, aside: Sequence[Path]) -> bool:
        """Whether what no draft prints was only cited: "This cites 7.4. 7.4 is"."""
        paths = [item.path for item in ref.mention.items]
        told = (each[: len(path)] == path for path in paths for each in aside)
        return not self.settle(ref).pairs and any(told)

    def _again(self, ref: Reference, before: Reference) -> bool:
        """Whether a further sentence names what is spoken of once more.

        "Paragraph 3: our boats are old. Kindly remove paragraph 3."
        """
        now, then = self.settle(ref), self.settle(before)
        same = (now.document, now.labels) == (then.document, then.labels)
        return now.sure and same and not ref.leads

    def _tells_of(
        self, text: str, ref: Reference, before: Reference, behind: list[Reference]
    ) -> bool:
        """Whether a later sentence has the words of the piece that it names."""
        own, then = self.settle(ref), self.settle(before)
        stop = min([other.start for other in behind], default=len(text))
        placed = ref.mention.position is None and not besides.argues(text, ref)
        return placed and onward.tells_of(text, ref, stop, (own, then), self.drafts)

    def _is_point(self, text: str, ref: Reference) -> bool:
        """Whether a further sentence is a point of its own by what it says."""
        start = borders.start_of(text, ref.start)
        near = ref.start - start <= _REACH
        if sentences.labelled(text, ref) and (ref.leads or near):
            return sentences.tells(text, ref)
        return sentences.adds(text, ref) or (
            near
            and (
                sentences.asks(text, ref)
                or objects.asked(text, ref)
                or sentences.announced(text, ref)
                or sentences.turns_to(text, ref)
                or sentences.likewise(text, start)
            )
        )

    def _free(self, text: str, citations: Citations) -> Iterator[Reference]:
        """Yield the references that can be what a comment is about."""
        refs = [
            r
            for r in citations.references
            if not r.foreign
            and (r.leads or not sentences.quoted(text, r.start))
            and not (self.dots_own and r.leads and pieces.is_dotted(r))
        ]
        # "4(3) repeats 3(1)": the piece behind makes the one before no number of a list
        named = [r for r in refs if not pieces.is_number(text, r)]
        begun = self.last is not None
        for ref in refs:
            if ref.mention.noun in self.own or self._astray(text, ref):
                continue
            if self._amends(text, ref):
                continue
            if not pieces.is_bare(ref) or self._numbers(text, ref, named):
                placeable = self._positioned(text, ref, begun=begun)
                argues = ref.argument and not (
                    addition.follows(text, ref)
                    or argued.is_subject(text, ref)
                    or argued.is_asked(text, ref)
                    or (self.current is None and argued.is_matter(text, ref))
                )
                if placeable and not argues and not self._inside(ref):
                    begun = True
                    if ref.leads and not pieces.is_bare(ref):
                        self._go_inside(self.settle(ref))
                    yield ref

    def _astray(self, text: str, ref: Reference) -> bool:
        """Whether a letter in brackets inside a line has no piece that may hold it."""
        inside = text[ref.start] == "(" and pieces.is_letter(ref) and not ref.leads
        held = self.container or self.inner or self.parent
        lettered = any(x.lettered for x in self.drafts.citable.labels.values())
        return inside and not (held or lettered)

    def _amends(self, text: str, ref: Reference) -> bool:
        """Whether a law that amends the piece spoken of is named by its article again.

        "Zu Artikel 1 Nummer 4 (§ 5 HafenG)", and below "Artikel 1 Nummer 4 entfällt."
        """
        above = fold(self.current.value).text if self.current else ""
        said = fold(text[ref.start : ref.end]).text
        return above.startswith((f"{said} (", f"{said}("))

    def _numbers(self, text: str, ref: Reference, named: Sequence[Reference]) -> bool:
        """Whether a bare number at the head of a line is a label of the draft."""
        if pieces.is_dotted(ref) and coded(text, ref.start):
            return True
        place = bisect_left(named, ref.end, key=lambda r: r.start)
        behind = named[place] if place < len(named) else None
        # "12 and paragraph 13 overlap"
        if behind and ref.leads and joints.joined(text, ref, behind):
            return not pieces.is_letter(ref)
        if behind and borders.together(text, ref, behind):
            # the section is where 2.1 should go: "2.1: Should this be in Section 4?"
            asked = sentences.asks_where(text, ref, behind)
            told = asked or _SUBJECT.match(text, ref.end) is not None
            return told and pieces.is_dotted(ref) and self.settle(ref).sure
        if stops.wraps(text, ref.start, ref.end):
            return False
        path = ref.mention.items[0].path
        several = ref.mention.several and text[ref.start] != "("
        told = not named or sentences.headed(text, ref)
        # "Clause 2: fine." above "2.2 - quarterly": the pieces of the one named
        inner = len(path) > 1 and all(
            item.path == path[:1] for other in named for item in other.mention.items
        )
        # no list of one's own has both a dash and a number before its points
        dashed = _DASHED.search(text, 0, ref.start) and sentences.followed(text, ref)
        # a list below the name of a draft, which does not count from one, or a verdict
        counted = not lists.is_numbered(text) or lists.counts(text)
        below = self.told and (not counted or _is_verdict(text, ref))
        return (
            ref.leads
            and (
                (len(self.in_force) == 1 and bool(dashed or below))
                or (pieces.is_dotted(ref) and self._dots())
                or not self.numbers_own
                or " " in path[0]
                # no list of one's own has "3(1)"
                or (len(path) > 1 and "(" in text[ref.start + 1 : ref.end])
                or inner
                or (several and told and bool(self.settle(ref).labels))
                or self.restates(text, ref)
                or self._lettered(ref)
                or self._roman(ref)
                or self._enclosed(ref)
                or self.counted(ref) is not None
            )
        )

    def _lettered(self, ref: Reference) -> bool:
        """Whether the letters at the head of a line are points of what is spoken of."""
        several = ref.mention.several or not self.letters_own
        return (
            bool(several or self.parent)
            and pieces.is_letter(ref)
            and self._printed_inside(ref)
        )

    def _roman(self, ref: Reference) -> bool:
        """Whether a numeral in brackets is how the one draft spoken of counts."""
        counts = len(self.in_force) == 1 and not self.romans_own
        keys = self.drafts.citable.labels[self.in_force[0]].keys if counts else {}
        path = ref.mention.items[0].path
        return pieces.is_roman(path) and path in keys and _SECOND in keys

    def _enclosed(self, ref: Reference) -> bool:
        """Whether a number in brackets is a piece of what the heading above names."""
        here, drafts = self.parent if self.titled else None, self.drafts.citable
        found = here and pieces.is_enclosed(ref) and pieces.within(ref, *here, drafts)
        return bool(found and not found.inner)

    def _printed_inside(self, ref: Reference) -> bool:
        here, drafts = self.inner, self.drafts.citable
        found = pieces.within(ref, *here, drafts) if here else None
        return found is not None and not found.inner

    def restates(self, text: str, ref: Reference) -> bool:
        """Whether the words behind a number are a version of its paragraph's."""
        said = quotation.source(text[ref.end :].partition("\n")[0], self.drafts)
        settled = self.settle(ref)
        place = (settled.document, settled.labels)
        return said is not None and (said.document, said.labels) == place

    def _positioned(self, text: str, ref: Reference, *, begun: bool) -> bool:
        """Position words count at the head of a sentence that asks nothing before."""
        where = ref.mention.position
        if where is None:
            return ref.mention.noun is not Noun.SENTENCE
        before = text[borders.start_of(text, ref.start) : ref.start]
        if len(before) > _REACH // 2:
            return False
        if worded(before) is not Action.COMMENT:
            behind = text[ref.end : borders.end_of(text, ref.end)]
            if not objects.is_object(before, behind):
                return False
        return begun or where is Position.LAST


def _is_verdict(text: str, ref: Reference) -> bool:
    """Whether a line is a number above one and a verdict: "11: delete."."""
    alone = sentences.headed(text, ref) and ref.mention.items[0].path != ("1",)
    return alone and stance(text[ref.end :].strip(" :：–—=-")) is not None
