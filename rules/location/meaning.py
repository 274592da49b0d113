"""What does a reference name that opens a comment, after what was spoken of before?

Where that is in doubt, all that its words cite may be what they are about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.language import DEPTH, Noun
from rules.citation.paths import key
from rules.location import (
    addition,
    argued,
    besides,
    borders,
    by_heading,
    by_number,
    contested,
    courtesy,
    earlier,
    holding,
    joints,
    latter,
    near,
    onward,
    paged,
    pieces,
    pointing,
    position,
    predicates,
    reasons,
    sentences,
    several,
)
from rules.location.spoken import Spoken
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference, Settled

#: No sentence that anybody wrote names more pieces together.
_MOST = 50
_POINTING = "the words may only point from one draft to another"
_CROWDED = "the sentence names more pieces than are read together"


class Meaning(Spoken):
    """What references name, as one goes through a file."""

    __slots__ = ()

    def target(
        self, text: str, head: Reference, start: int, end: int, citations: Citations
    ) -> Target:
        """Say what the piece of `text` from `start` to `end` is about.

        Where that is in doubt, all that it cites may be.
        """
        target = self._told(text, head, start, end, citations)
        target = argued.doubted(target, text, head, self.drafts)
        if target.why is argued.WHEN and self.current:
            target = target.doubted(target.why, self.current.pairs)
        if told := argued.opened(text, head, citations.references[:1]):
            asked = target.doubted(besides.OTHER, near.cited(told, self))
            target = replace(asked, listed=True)
        self.ordered = head.mention.ordered
        if several.spoken(text, start, head.start, head.end) and self._of_several():
            return several.in_all(target, self.drafts)
        ends = min(end, borders.end_of(text, head.end))
        said = citations.between(start, ends)[:_MOST]
        refs = [
            r
            for r in (*said, *citations.between(ends, end))
            if r.mention.noun not in self.own
            and not self._inside(r)
            and not (r.start < ends and r is not head and reasons.gives(text, r))
        ]
        apart = onward.later(text, head, refs)
        named = besides.named(text, head, apart, target, self)
        words = text[head.end : end]
        if named := named or besides.headed(words, target, self.drafts):
            return replace(target.doubted(besides.OTHER, named), listed=True)
        lead = text[max(start, borders.start_of(text, head.start)) : head.start]
        matter = by_heading.subject(lead, target, self.drafts)
        if matter := matter or by_heading.behind(words, target, self.drafts):
            return replace(target.doubted(besides.OTHER, matter), listed=True)
        behind = citations.between(head.end, end)[:_MOST]
        other = [r for r in behind if not (r.foreign or pieces.is_bare(r))]
        named = near.cited(other, self)
        rivals: Sequence[tuple[str, str]]
        rivals = [x for x in named if x[1] not in target.labels]
        target, rivals = latter.kept_apart(target, rivals, words)
        bound = any(r.end <= ends and joints.hangs_on(text, head, r) for r in other)
        why = contested.BOUND if bound else latter.WHY
        if target.sure and rivals and (bound or latter.means_one(words, rivals)):
            return replace(target.doubted(why, rivals), listed=True)
        if target.sure or head.mention.position is not None:
            return target
        cited = [r for r in citations.between(start, end) if not pieces.is_bare(r)]
        beside = by_number.every(text[start:end], self.drafts, target.document)
        others = (*target.others, *near.cited(cited, self), *beside)
        return replace(target, others=others, listed=target.listed or bool(beside))

    def _of_several(self) -> bool:
        return len(self.drafts.spans) > 1

    def _told(
        self, text: str, head: Reference, start: int, end: int, citations: Citations
    ) -> Target:
        if head.mention.position is not None:
            stop = min(end, borders.end_of(text, head.end))
            behind = citations.between(head.end, stop)[:1]
            return position.placed(text, head, self, behind)
        refs = self._beside(text, head, start, end, citations)
        own = [r for r in citations.between(start, end) if not r.foreign]
        own = [r for r in own if not pieces.is_bare(r)][:_MOST]
        every = besides.enclosed(text, start, end, own, self)
        target = every or self._named(text, head, refs)
        behind = citations.between(head.end, end)
        target = near.narrowed(target, text, head, behind, self)
        target = near.counted(target, text, head, end, self)
        if target.sure:
            elsewhere = self._elsewhere(text, refs, target)
            if elsewhere:
                return replace(target, labels=(), listed=True).doubted(
                    "the sentence speaks of several drafts", elsewhere
                )
            refs = [
                r for r in refs if set(self._labels(r, target)) & set(target.labels)
            ]
        if (
            target.sure
            and not every
            and joints.entangled(text, head, refs)
            and not sentences.merges(text, head, refs)
        ):
            return replace(target, labels=(), listed=True).doubted(
                "the sentence speaks of several paragraphs", target.pairs
            )
        stop = min(end, borders.end_of(text, head.end))
        later = [
            r
            for r in citations.between(head.end, stop)
            if r.mention.items
            and not (r.foreign or pieces.is_bare(r) or sentences.quoted(text, r.start))
        ]
        target = addition.further(self.settle, target, text, later, self.drafts)
        said = text[head.end : stop]
        target = pieces.lettered(said, target, self.drafts.citable)
        target = addition.placed(target, text, head, end, self.drafts)
        target = addition.ahead(target, text, head, self.drafts)
        points = pieces.points(text[stop:end], target, self.drafts.citable)
        if points and worded(said) is Action.COMMENT is not worded(text[stop:end]):
            asked = "what is asked for below may be asked of its points"
            return replace(target, labels=(), listed=True).doubted(asked, points)
        if several_points := pieces.enumerated(
            text[head.end : end], target, self.drafts.citable
        ):
            return replace(target, labels=(), listed=True).doubted(
                pieces.OF_POINTS, several_points
            )
        crowded = len(citations.between(head.end, stop)) >= _MOST
        doubt = self._doubt(text, head, start, end, new=target.new)
        doubt = doubt or (_CROWDED if crowded else "")
        doubt = doubt or (_POINTING if self._points_elsewhere(text, head) else "")
        return target.doubted(doubt) if doubt else target

    def _doubt(
        self, text: str, head: Reference, start: int, end: int, *, new: bool
    ) -> str:
        """Say why a reference decides nothing though its piece is printed."""
        if self.stranger and not (self.in_force or head.documents):
            return f"“{self.stranger.strip()[:60]}” names no draft that is known"
        says = bool(text[head.end : end].strip(sentences.BLANK))
        if start == 0 and says and sentences.asked_before(text, head, new=new):
            return "another sentence asks before a paragraph is named"
        if earlier.takes_back(text, head):
            return "the sentence takes back what was said earlier"
        if paged.may_be(text, head):
            return "the paragraph may be counted on its page"
        dotted = pieces.is_dotted(head) and head.mention.dotted
        counted = self.letters_count and pieces.is_letter(head) and not self.titled
        counted = counted and self.parent is not None and head.leads
        if counted or (dotted and self.cites and not self._dots()):
            return "the number can be one of the sender's own"
        return earlier.of_edition(text, head, self.drafts.names)

    def _points_elsewhere(self, text: str, head: Reference) -> bool:
        """Whether it is wished that the draft spoken of refers to another one."""
        other = head.documents and self.in_force
        if not other or {*self.in_force} & {*head.documents}:
            return False
        return pointing.points(text, head)

    def _dots(self) -> bool:
        """Whether one draft is spoken of that prints such numbers.

        In a heading of the file; else the numbers leave some out.
        """
        return (
            (self.told or not self.counts)
            and len(self.in_force) == 1
            and self.drafts.citable.labels[self.in_force[0]].dotted
        )

    def _elsewhere(
        self, text: str, refs: Sequence[Reference], target: Target
    ) -> tuple[tuple[str, str], ...]:
        """Return all that a sentence lists, where it is of more than one draft."""
        settled = [self.settle(refs[0], target.document)]
        for left, right in pairwise(refs):
            if not joints.joined(text, left, right):
                break
            settled.append(self.settle(right))
        pairs = tuple((str(s.document), x) for s in settled if s.sure for x in s.labels)
        return pairs if len({document for document, _ in pairs}) > 1 else ()

    def _labels(self, ref: Reference, target: Target) -> tuple[str, ...]:
        settled = self.settle(ref, target.document)
        return settled.labels if settled.document == target.document else ()

    def _beside(
        self, text: str, head: Reference, start: int, end: int, citations: Citations
    ) -> list[Reference]:
        """Return the head and what its sentence names together with it."""
        stop = max(head.end, min(end, borders.end_of(text, head.end)))
        leads_on = pieces.holds(head, self.settle(head))
        following = citations.between(head.end, stop)[:1]
        listed = following and joints.goes_on(text, head, following[0])
        label = sentences.labelled(text, head) and not (leads_on or listed)
        refs = [
            ref
            for ref in citations.between(head.start, stop)[:_MOST]
            if ref is head
            or (
                not label
                and start <= head.start < ref.start < stop
                and not (ref.foreign or ref.argument or ref.mention.position)
                and ref.mention.noun not in (Noun.NONE, Noun.SENTENCE)
                and not sentences.quoted(text, ref.start)
                and not sentences.aside(text, head.start, ref.start)
                and not sentences.is_place(text, head, ref)
                and not (joints.argues(text, head, ref) and reasons.bears(text, ref))
            )
        ]
        outer = [r for r in refs if not pieces.is_inner(r)]
        if any(DEPTH[r.mention.noun] == 0 for r in outer):
            self.enter(outer[0])
            return [
                r
                for r in refs
                if r in outer
                or r.documents
                or self._held(r)
                or self._added_inside(text, r)
            ]
        return refs

    def _added_inside(self, text: str, ref: Reference) -> Target | None:
        """Return where a piece stands that is to be added to the article spoken of."""
        if ref.documents or not pieces.is_inner(ref):
            return None
        if self.inner and pieces.is_letter(ref):
            document, path = self.inner
            keys = self.drafts.citable.labels[document].keys
            beside = all((*path[:-1], *i.path) in keys for i in ref.mention.items)
            if beside and (len(path) == 1 or not addition.follows(text, ref)):
                return None  # the letter of a piece that stands beside the one named
            return addition.added(
                lambda piece: citation.settle(piece, self.drafts.citable, (document,)),
                text,
                pieces.held_in(ref, path),
                self.drafts,
                inside=True,
            )
        holder = self.holder if self.container else None
        if holder is None:
            return None
        return addition.added(
            lambda piece: self.settle(piece, holder),
            text,
            ref,
            self.drafts,
            inside=True,
        )

    def _named(self, text: str, head: Reference, refs: Sequence[Reference]) -> Target:
        for ref in refs:
            if made := self._added_inside(text, ref):
                return made
        target = Target(sure=True, value=text[head.start : head.end])
        for ref in refs:
            settled = self._read(text, ref, target.document)
            new = ref.mention.new or addition.deeper(ref, settled)
            made = (
                addition.added(self.settle, text, ref, self.drafts)
                if new or not settled.sure
                else None
            )
            if made and new:
                return made
            if pieces.holds(ref, settled) and any(map(self._held, refs)):
                # "Article 4, where paragraph 2": the article only leads to it.
                target = replace(target, document=settled.document)
                continue
            if settled.sure and target.document in (None, settled.document):
                self.enter(ref)
                target = replace(
                    target,
                    document=settled.document,
                    labels=tuple(dict.fromkeys((*target.labels, *settled.labels))),
                    part=target.part or settled.inner,
                )
            elif made:
                return made
            elif whole := self._all_of(text, ref, one := self._of_one(ref, settled)):
                target = replace(target, document=one.document, labels=whole)
            elif settled.missing or settled.candidates or not target.labels:
                words = text[ref.start : ref.end]
                doubted = holding.unsettled(target, words, settled, self.drafts.citable)
                beside = [
                    (str(s.document), x)
                    for r in refs
                    if (s := self.settle(r, target.document)).sure
                    for x in s.labels
                ]
                return replace(doubted, others=(*beside, *doubted.others))
        return target

    def _read(self, text: str, ref: Reference, document: str | None) -> Settled:
        """Say what a reference means, and remember what it leads to."""
        settled = self._below(text, ref) or self.settle(ref, document)
        self.turn_to(ref, settled, titled=courtesy.is_title(text))
        if text.startswith("§", ref.start):
            self.enter(ref, sign=True)
        return settled

    def _of_one(self, ref: Reference, settled: Settled) -> Settled:
        """Take what only one draft holds, as "Article 8" of an act, as one of that."""
        drafts, document = self.drafts.citable, settled.document
        if ref.mention.noun is Noun.ARTICLE and self.in_force and not ref.documents:
            document = pieces.holder(ref, drafts, ()) or document
        document = document or pieces.holder(ref, drafts, self.in_force)
        if document is None or document == settled.document:
            return settled
        return self.settle(ref, document)

    def _all_of(self, text: str, ref: Reference, settled: Settled) -> tuple[str, ...]:
        """Return the pieces of an article, where all of them are meant by its name."""
        start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
        said = f"{text[start : ref.start]}{PLACE}{text[ref.end : end]}"
        behind = text[ref.end :]
        line = text[text.rfind("\n", 0, ref.start) + 1 :].partition("\n")[0]
        found = pieces.all_of(said, behind, settled, self.seen, self.drafts)
        if not (found and courtesy.is_title(line)):
            return found
        # "Article 14 - Effect" is the heading of all below it
        silent = worded(said) is Action.COMMENT and not predicates.states(said)
        return () if silent else found

    def _inside(self, ref: Reference) -> bool:
        """Whether a piece lies inside the one spoken of, without a label of its own."""
        current = self.current
        if current is None or not current.sure or current.document is None:
            return False
        if ref.documents or ref.mention.position is not None:
            return False
        nouns = self.drafts.citable.labels[current.document].nouns
        if not nouns or ref.mention.noun in nouns or not pieces.is_inner(ref):
            return False
        settled = self.settle(ref, current.document)
        if settled.sure:
            return settled.labels == current.labels
        # behind Article 3 of an act, paragraph 16 is one of another draft
        elsewhere = citation.settle(ref, self.drafts.citable)
        if ref.leads and not pieces.is_small(ref):
            return False  # "Point 9.9", which no draft has, is none inside it either
        small = pieces.is_small(ref) and not (
            ref.leads and self._holds_no_paragraph(ref, current)
        )
        return not elsewhere.sure or small

    def _holds_no_paragraph(self, ref: Reference, current: Target) -> bool:
        """Whether a paragraph is named, and what is spoken of is one of an article."""
        dotted = self.drafts.citable.labels[str(current.document)].dotted
        deep = all(len(key(label)) > 1 for label in current.labels)
        return deep and not dotted and ref.mention.noun is Noun.PARAGRAPH
