"""Where in a block are the words on each of its pieces, and what do they ask?

Each piece begins with what names it, or a little before: where its sentence begins,
or the words that turn to it. A line of nothing but pieces is a heading, and so may be
one that adds what they are on.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rules import alignment
from rules.action import request, worded
from rules.action_names import PLACE
from rules.later import later
from rules.location import (
    borders,
    clauses,
    courtesy,
    headings,
    joints,
    led,
    lists,
    onward,
    pieces,
    predicates,
    sentences,
)
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.citation import Citations, Reference

#: A piece right behind a colon, with an article at most: "For Norland: paragraph 9".
_LED = re.compile(r"[:：]\s*(?:(?:the|l[ea]|el|der|die|das)\s|l['’])?\Z", re.IGNORECASE)
#: Who has read a piece with interest, and says why, says something of it.
_READ = later(
    r"(?i)(?<![^\W_])(?:read|studied|considered|examined|discussed|noted|lu|étudié|examiné"
    r"|le[íi]do|estudiado|examinado|прочитали|изучили|рассмотрели)\s[^.;:!?\n]{0,40}\Z"
    r"|(?<![^\W_])(?:haben|hat)\s[^.;:!?\n]{0,40}\Z|(?:阅读|研究|看)了?\Z|(?:قرأنا|درسنا)\s\Z"
)
_WHY = later(
    r"(?i)[^.;:!?\n]{0,60}?(?:,\s|\s)(?:as(?! (?:agreed|requested|discussed|announced"
    r"|promised|mentioned|you|well|usual))|since|because|given that|car|puisque"
    r"|parce que|ya que|porque|puesto que|поскольку|так как|потому что|da|weil|denn"
    r"|لأن|إذ)\s\S"
    r"|[^。；\n]{0,20}，?(?:因为|由于)"
)
#: What a piece in brackets stands behind is a sentence: "Who pays for it? (para 2)".
_BEHIND = re.compile(r"[.!?…。！？؟][\"'”»’]?\s{0,2}[(\[（]\Z")
#: What is said of a piece, and no heading: "§ 4 wird verschoben".
_TOLD = later(
    r"(?i)(?:is|are|was|were|ha(?:s|ve)|werden|wird|wurden?|ist|sind|est|sont|es|son|fue"
    r"(?:ron)?|был[аои]?|буд[еу]т)(?![^\W_])"
)
#: More pieces no heading names.
_MOST = 20
#: What joins the pieces of a heading: "6(2)(a) and 6(2)(b)".
_JOINS = re.compile(
    r"(?:[\s,;/&+()،؛、–—-]|(?<![^\W_])(?:and|or|as well as|et|ou|ainsi que|y|e|o|u|и"
    r"|или|а также|und|oder|sowie|the|l[ae]s?|l|el|los|de[rmn]|die|das|to|of|du|del?"
    r"|zu[mr]?)"
    r"(?![^\W_])|(?<![^\W_])و(?:ال)?|[和及与或])*",
    re.IGNORECASE,
)


class Cut(NamedTuple):
    """The words of a block, from `start` to `end`, that are on what `head` names.

    `stop` is where the last of them ends; `others` are what is cited behind the head.
    """

    head: Reference
    start: int
    end: int
    stop: int
    others: Sequence[Reference] = ()

    def words(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end].strip("\n")

    def aside(self, text: str) -> bool:
        """Tell whether it names its piece in passing, and asks nothing of it."""
        head = self.head
        if head.leads or sentences.labelled(text, head) or self._tells_why(text):
            return False
        if not _LED.search(text, self.start, head.start):
            return True
        asked = request(f"{PLACE}{text[head.end : self.end]}")
        return asked.action is Action.COMMENT

    def asks(self, text: str) -> str:
        """Return what says what is asked for, a mark in the place of the piece."""
        head = self.head
        before, after = text[self.start : head.start], self._after(text)
        leads = sentences.leads_in(before) and not sentences.sides(before, after)
        before = "" if leads or (head.leads and "\n" not in before) else before
        before = clauses.opened(pieces.unnamed(before, head))
        before += pieces.verb(text, head)
        asks = f"{before}{PLACE}{after}"
        return led.asks(before) if lists.announces(asks) else asks

    def heads(self, text: str, asks: str) -> bool:
        """Tell whether it stands in lines of its own and says nothing of its piece."""
        said = sentences.says(self._after(text)) or worded(asks) is not Action.COMMENT
        behind = _BEHIND.search(text, self.start, self.head.start)
        return self._alone(text) and not (said or behind)

    def titles(self, text: str, asks: str, own: Sequence[Words]) -> bool:
        """Tell whether it is a line of its piece and of what that is on.

        `own` are the words of the piece, which may be among those that ask: "paragraph
        3: request stops".
        """
        subject = asks.removeprefix(PLACE).strip(sentences.BLANK)
        words = f" {' '.join(alignment.words(subject))} "
        printed = any(words in f" {' '.join(each)} " for each in own)
        return (
            self._alone(text)
            and asks.startswith(PLACE)
            and bool(subject)
            and not _TOLD.match(subject)
            and courtesy.is_title(text[self.head.end : self.end])
            and (printed or headings.is_silent(subject))
            and (printed or not predicates.states(asks))
        )

    def _alone(self, text: str) -> bool:
        marks = {self.start, self.end} - {self.stop}
        return all(text[n - 1 : n] in ("", "\n") for n in marks)

    def _tells_why(self, text: str) -> bool:
        start = max(self.start, self.head.start - sentences.LOOK_BACK)
        read = _READ.search(text, start, self.head.start)
        return (
            read is not None and _WHY.match(text, self.head.end, self.end) is not None
        )

    def _after(self, text: str) -> str:
        """Return what is said behind the head; nothing where it is more pieces only."""
        end = self.head.end
        leads = sentences.leads_in(text[self.start : self.head.start])
        gaps = []
        for ref in self.others if leads else ():
            gaps.append(text[end : ref.start])
            end = ref.end
        rest = text[end : self.end]
        listed = gaps and not sentences.says(rest) and all(map(_JOINS.fullmatch, gaps))
        return rest if listed else lists.stopped(self._unstopped(text))

    def _unstopped(self, text: str) -> str:
        """Return what stands behind the head; "and No. 10" there ends no sentence."""
        head, said = self.head, ""
        for ref in self.others:
            if not joints.joined(text, head, ref):
                break
            named = PLACE if ". " in text[ref.start : ref.end] else None
            said += f"{text[head.end : ref.start]}{named or text[ref.start : ref.end]}"
            head = ref
        return said + text[head.end : self.end]


def once(
    text: str, heads: Sequence[Reference], citations: Citations
) -> Sequence[Reference]:
    """Leave out what the heading before its sentence named: "4 and 6. 4 and 6 are ..."

    The heading names several pieces, and the sentence just these.
    """
    first, *others = heads
    above = _pieces(text, first, citations)
    half = len(above) // 2
    told = [ref.mention.items for ref in above]
    if others and half and told[:half] == told[half:]:  # "4 and 6 - 4 and 6 are fine"
        return [first, *(head for head in others if head.start < above[half].start)]
    return heads


def _pieces(text: str, head: Reference, citations: Citations) -> Sequence[Reference]:
    """Return what the sentence of a reference names."""
    start, end = borders.start_of(text, head.start), borders.end_of(text, head.end)
    return citations.between(start, end)[:_MOST]


def cut(
    text: str,
    heads: Sequence[Reference],
    begin: int,
    stop: int,
    citations: Citations | None = None,
) -> Iterator[Cut]:
    """Cut a block, or its lines from `begin` to `stop`, before each head but one."""
    starts = [begin]
    for last, head in pairwise(heads):
        begun = onward.begins(text, last.end, head.start)
        starts.append(max(starts[-1], begun or joints.turn(text, last, head)))
    for head, start, end in zip(heads, starts, [*starts[1:], stop], strict=True):
        others = citations.between(head.end, end) if citations else ()
        yield Cut(head, start, end, stop, others[:_MOST])


#: Behind a piece, its title in quotation marks or brackets.
_TITLE = later(
    rf"{PLACE}[ ,:]{{0,2}}[\"'«“„‘(]\s?([^\"'«»“”„‘’()\n]{{2,120}}?)\s?[\"'»”’)]"
)


def untitled(asks: str, titles: Container[Words]) -> str:
    """Take titles of drafts from behind their pieces: `delete ¶ "Late Fees"`."""
    return _TITLE.sub(
        lambda m: PLACE if alignment.words(m[1]) in titles else m[0], asks
    )
