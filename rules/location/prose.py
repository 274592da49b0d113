"""Where do comments in running text belong?

A walk through the passages in their order. A reference or a quotation opens a
comment; what follows without one of its own belongs to the open comment. What
speaks of the drafts as a whole is general, what only accompanies is no comment,
and a text that no evidence places goes to review.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Position
from rules.header_words import heads_reasons
from rules.language import length
from rules.location import (
    apart,
    beneath,
    borders,
    chapters,
    chatted,
    clauses,
    contested,
    courtesy,
    cutting,
    each,
    headlines,
    leading_in,
    letters_behind,
    lists,
    near,
    onward,
    own_paper,
    passing,
    pieces,
    quotation,
    sentences,
    silence,
    tally,
    titles,
    under_title,
    whole,
)
from rules.location.serving import Serving
from rules.terms import Comment, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.location.lined import Together
    from rules.location.target import Target

#: A passage of more signs is no paragraph that anybody wrote: a person looks.
LONGEST = 20_000
#: No list that is written for reading has more items.
_ITEMS = 500
#: An item of no more words may be the heading of those below it.
_HEADING = 4


@dataclass(slots=True)
class Walk(Serving):
    """The walk through one file: what was written down, and what stands above.

    `listed`: an item of a list opened it. `tabled`: a table stands right above;
    `reasons`: those of its last row follow. `together`: how passages are read, by
    their ids, that begin a list; the others of it are read with them. `quoted` is what
    others say in the file.
    """

    listed: bool = False
    tabled: bool = False
    reasons: bool = False
    together: Together = field(default_factory=dict)

    def through(self, passages: Iterable[Passage]) -> list[Comment]:
        """Walk through passages and return their comments."""
        for passage in passages:
            self.step(passage)
        self.close()
        return self.comments

    def step(self, passage: Passage) -> None:
        """Take one passage, with those below it that are read together with it."""
        if id(passage) in self.together:
            points = self.together[id(passage)]
            for point in points(self.spoken, self.heading()) if points else ():
                said = point.passage
                if point.target is None:
                    self._step(said)
                else:
                    self.begin(point.target, said.source, said.text, point.asks)
        elif passage.text.strip() and not self.announced(passage):
            self._step(passage)

    def _step(self, passage: Passage) -> None:
        """Take one passage by itself; the next point of the sender's own is no more."""
        text = passage.text
        if self.spoken.uncounted(text) != text:
            self.close()
        if parts := apart.parted(passage, self.spoken):
            for part in parts:
                self.step(part)
        elif passage.kind is PassageKind.PARAGRAPH and (
            items := lists.items(passage, self.spoken.drafts)
        ):
            if len(items) > _ITEMS:
                self.unread(passage)
            else:
                self._list(items)
        elif len(text) > LONGEST:
            self.unread(passage)
        elif passage.kind is PassageKind.QUOTED:
            self._quoted(passage)
        elif passage.kind is PassageKind.SIGNATURE or courtesy.is_closing(text):
            self._signed(passage)
        elif courtesy.is_salutation(text) or self.spoken.under(alignment.words(text)):
            self.close()
        else:
            self._said(passage)

    def _turns(self, text: str) -> bool:
        """Turn to a part of a draft that is only named: what is below is on that."""
        turns = chapters.is_line(text)
        if turns:
            self.spoken.last, self.spoken.container = None, ()
        return turns

    def _said(self, passage: Passage) -> None:
        """Take what a sender says: on a piece, on a text, or on nothing."""
        citations = clauses.cited(passage.text, self.spoken.drafts.citable)
        citations = titles.cited(passage.text, citations, self.spoken.titles)
        citations = under_title.cited(
            passage.text, citations, self.spoken.drafts, self.spoken.headed
        )
        above = self.titled()
        above = self.open.heading or self.open.caption if self.open else above
        heads = self.spoken.heads(passage.text, citations, above)
        if leading_in.calls(passage.text) and all(map(pieces.is_bare, heads)):
            heads = []  # days, hours and rooms
        if citations.crowded:
            self.unread(passage)
        elif silence.is_silent(passage.text, cites=bool(heads)) or (
            not citations.references and self._turns(passage.text)
        ):
            self.close()
        elif self._of_subject(passage, heads) or (
            self._reasoned(passage.text, heads)
            or self._corrects(passage, heads)
            or self._joins(passage, heads)
            or self._exemplifies(passage.text, heads)
            or self._relates(passage, heads)
            or self._divides(passage, citations, heads)
            or self._announced(passage.text, heads)
            or self._takes_up(passage.text, heads)
            or self._adds(passage)
            or self._opens(passage, heads)
            or self._tallied(passage)
        ):
            return
        elif lists.is_brief(passage.text):
            self._lines(passage, citations, heads)
        elif heads:
            self._split(passage, citations, heads)
        elif self.open and passage.kind is PassageKind.NOTE and passage.anchor:
            self.open.lines.append(passage.text)  # it bears what is asked above
        elif below := self._lettered(passage.text):
            said = lists.unmarked(passage.text)
            self.begin(below, passage.source, passage.text, said)
        elif passing.passes(
            passage,
            citations,
            self.spoken,
            self.heading(),
            begun=self.open is not None
            and not headlines.turns(passage.text, self.open, self.spoken.drafts),
        ):
            self.close()
            self.enter_titled()
        else:
            self.follow(passage, citations)

    def _lettered(self, text: str) -> Target | None:
        """Return what a block may be on that begins with a letter of what is above."""
        here = self.open
        if here is None or not (here.waits or here.target.why == lists.COUNTS):
            return None
        return lists.lettered(text, here.target, self.spoken.drafts)

    def _tallied(self, passage: Passage) -> bool:
        """Take a line that numbers pieces behind what it says of them."""
        found = tally.read(passage, self.spoken) or chatted.read(passage, self.spoken)
        for one in found:
            self.begin(one.target, passage.source, one.text, one.asks)
        if found:
            self.close()
        return bool(found)

    def _corrects(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Leave to a person what puts a paper right, or is on how the drafts came."""
        text = passage.text
        why = own_paper.WHY if own_paper.corrects(text) else ""
        told = any(head.leads and sentences.headed(text, head) for head in heads)
        if heads and not told:
            why = why or (own_paper.HANDLED if own_paper.on_handling(text) else "")
        if why:
            self.asked(text, passage.source, (), why)
        return bool(why)

    def _takes_up(self, text: str, heads: Sequence[Reference]) -> bool:
        """Take a block below nothing but headings that names their piece once more.

        "Article 12", "On its second sentence", "The same provision should go".
        """
        here = self.open
        if here is None or not (
            here.headed and all(map(courtesy.is_title, here.lines))
        ):
            return False
        same = {r.mention.position for r in heads} == {Position.SAME}
        if same:
            here.take(text)
        return same

    def _adds(self, passage: Passage) -> bool:
        """Take a block that adds a point to what is spoken of: "After (d) ..."."""
        text, spoken = passage.text, self.spoken
        if target := letters_behind.below(text, spoken.inner, spoken.drafts):
            self.begin(target, passage.source, text, text)
        return target is not None

    def _reasoned(self, text: str, heads: Sequence[Reference]) -> bool:
        """Take reasons under a table as words on its last row."""
        head, _, said = text.partition(":")
        title = courtesy.is_title(text)
        announced = heads_reasons(head)
        begins = self.tabled and bool(self.comments) and announced
        self.reasons = begins or (self.reasons and not (heads or title))
        self.tabled = False
        if self.reasons and not (begins and title and not said.strip()):
            last = self.comments[-1]
            self.comments[-1] = replace(last, text=f"{last.text}\n{text}")
        return self.reasons

    def _announced(self, text: str, heads: Sequence[Reference]) -> bool:
        """Take words as those of the new piece that was announced above.

        Quoted ones, or, right below the heading "Article 6 bis (new)", those that only
        mention another piece: "For the purposes of Article 6, ...".
        """
        here = self.open
        if here is None or not here.target.new:
            return False
        quoted = here.announces and fold(text).text.lstrip().startswith('"')
        below = here.headed and all(map(courtesy.is_title, here.lines))
        told = quoted or (below and bool(heads) and beneath.within(text, heads))
        if told:
            here.take(text)
        return told

    def _list(self, items: Iterable[Passage]) -> None:
        """Take a list: an item that cites nothing is no more of the one before.

        Below a heading its number may mean a piece of what the heading names.
        """
        above: Target | None = None
        headed = self.spoken.headed
        for item in items:
            before = self.open
            cites = self.spoken.heads(
                item.text, clauses.cited(item.text, self.spoken.drafts.citable)
            )
            below = above and lists.below(item.text, above, self.spoken.drafts)
            if below and not cites:
                said = lists.unmarked(item.text)
                self.begin(below, item.source, item.text, said)
                continue
            if self.listed and not cites:
                self.close()
            self.spoken.headed = headed
            self.step(item)
            here = self.open
            says = here is not None and sentences.says("".join(here.asks))
            heading = None if says else self.heading()
            above = heading or above
            same = here and before and here.target is before.target
            opened = here is not None and (self.listed or not same)
            announces = item.text.rstrip().endswith((":", "："))
            brief = heading or announces or length(item.text) <= _HEADING
            self.listed = opened and not brief
            if here and self.listed:
                here.headed = False
        self.listed = False

    def hear(self, line: Passage | None = None, name: str = "", said: str = "") -> None:
        """Take a line with which somebody else begins to speak; the end is none."""
        self.turn_to(name, line)
        if line and said.strip():
            self.step(replace(line, text=said))

    def _lines(
        self, passage: Passage, citations: Citations, heads: Sequence[Reference]
    ) -> None:
        """Take a list of few words, each line beginning with what it is about."""
        begin = 0
        for line in passage.text.split("\n"):
            end = begin + len(line)
            inside = [head for head in heads if begin <= head.start < end]
            inside = inside or lists.leading(citations.between(begin - 1, end))
            if inside:
                self._split(passage, citations, inside, (begin, end))
            else:
                found = lists.numbered(line, self.spoken.drafts)
                self.asked(line, passage.source, found)
            begin = end + 1
        self.close()

    def _split(
        self,
        passage: Passage,
        citations: Citations,
        heads: Sequence[Reference],
        bounds: tuple[int, int] | None = None,
    ) -> None:
        """Cut a passage before each head but the first and take the pieces."""
        text, heads = passage.text, onward.distinct(passage.text, heads)
        heads = cutting.once(text, heads, citations)
        begin, stop = bounds or (0, len(text))
        listed = self.spoken.settle(heads[0]).labels if heads[1:] else ()
        if each.shares(text[heads[0].end : stop], listed):
            heads = heads[:1]  # "on 7 and 8: paragraph 7 may stay, paragraph 8 goes"
        first = borders.start_of(text, heads[0].start)
        names = [n for n in citations.names if begin <= n.start and n.end <= first]
        if first > begin and whole.is_general(text[begin:first], names):
            self.close()
            self.in_general(passage, text[begin:first].strip("\n"), names)
            begin = first
        folded, lead = fold(text), ""
        named_at = folded.place(heads[0].mention.start)
        if told := whole.beside(text[first:named_at]):
            lead, behind = text[first : first + told[0]], first + told[1]
            named = [n for n in citations.names if first <= n.start < behind]
            self.close()
            self.in_general(passage, text[begin:behind].strip(" \n"), named)
            begin = behind
        for part in cutting.cut(text, heads, begin, stop, citations):
            head, start, end = part[:3]
            target = self.spoken.target(text, head, start, end, citations)
            target = self.below_quoted(target, head)
            aside = target.sure and part.aside(text)
            if aside and courtesy.accompanies(text[start:end]):
                target = target.doubted("the passage may only accompany what is sent")
            if self.quoted and contested.joins(text[start:end]):
                below = near.shown(self.quoted, self.spoken)
                target = replace(target.doubted(contested.SHARED, below), listed=True)
            if target.document and head.documents:
                self.spoken.in_force = (target.document,)
            if self._shared(passage, part, target):
                continue
            current = self.spoken.current
            asks = cutting.untitled(part.asks(text), self.spoken.drafts.titles)
            if lead:
                lead, asks = "", f"{lead}{asks[asks.find(PLACE) :]}"
            opened = self.begin(target, passage.source, part.words(text), asks)
            opened.headed = part.heads(text, asks) and current is not target
            own = self.spoken.drafts.own_words(target) if target.sure else []
            opened.titled = not opened.headed and part.titles(text, asks, own)

    def _shared(self, passage: Passage, part: cutting.Cut, target: Target) -> bool:
        """Take what is said of each of several pieces: "5 and 6: keep 5, delete 6"."""
        text, own, begin = passage.text, part.head.end, part.start
        labels = target.labels or dict.fromkeys(label for _, label in target.others)
        told = each.shares(text[own : part.end], [*labels]) if len(labels) > 1 else []
        settled = self.spoken.settle(part.head) if told else None
        if settled and settled.sure and settled.labels == (*labels,):
            target = replace(target, labels=settled.labels, sure=True, others=())
        for share in told:
            words = text[begin : own + share.end].strip("\n")
            self.begin(target.of(share.labels), passage.source, words, share.asks)
            begin = own + share.end
        return bool(told)

    def _signed(self, passage: Passage) -> None:
        """Keep what stands under a signature and begins with a piece."""
        self.close()
        citations = clauses.cited(passage.text, self.spoken.drafts.citable)
        heads = lists.leading(citations.references)
        heads = [head for head in heads if not pieces.is_letter(head)]  # initials
        if heads:
            self._split(passage, citations, heads)
            self.close()

    def _quoted(self, passage: Passage) -> None:
        """Take quoted lines: what is said next is said of their paragraph."""
        if self._proposes(passage):
            return
        self.close()
        text, drafts = passage.text, self.spoken.drafts
        if not self.spoken.in_force and len(text) <= LONGEST:
            named = citation.cited(text, drafts.citable).meant
            self.spoken.in_force = named if len(named) == 1 else ()
        self.spoken.answers = near.shown([text], self.spoken)
        shown = quotation.answered(text, drafts)
        shown = shown or near.enquired(text, self.spoken)
        shown = shown or near.headed(text, self.spoken)
        if shown is not None:
            opened = self.begin(shown.target, passage.source, shown.lines, "")
            self.spoken.inner, opened.shown = pieces.shared(shown.target), shown
