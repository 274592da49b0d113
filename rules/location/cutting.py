"""Where in a block are the words on each of its pieces, and what do they ask?

Each piece begins with what names it, or a little before: where its sentence begins,
or the words that turn to it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rules.action import request, worded
from rules.action_names import PLACE
from rules.later import later
from rules.location import clauses, joints, led, lists, onward, pieces, sentences
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rules.citation import Reference

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


class Cut(NamedTuple):
    """The words of a block, from `start` to `end`, that are on what `head` names.

    `stop` is where the last of them ends.
    """

    head: Reference
    start: int
    end: int
    stop: int

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
        marks = {self.start, self.end} - {self.stop}
        line = all(text[n - 1 : n] in ("", "\n") for n in marks)
        said = sentences.says(self._after(text)) or worded(asks) is not Action.COMMENT
        return line and not said

    def _tells_why(self, text: str) -> bool:
        start = max(self.start, self.head.start - sentences.LOOK_BACK)
        read = _READ.search(text, start, self.head.start)
        return (
            read is not None and _WHY.match(text, self.head.end, self.end) is not None
        )

    def _after(self, text: str) -> str:
        return lists.stopped(text[self.head.end : self.end])


def cut(text: str, heads: Sequence[Reference], begin: int, stop: int) -> Iterator[Cut]:
    """Cut a block, or its lines from `begin` to `stop`, before each head but one."""
    starts = [begin]
    for last, head in pairwise(heads):
        later = onward.begins(text, last.end, head.start)
        starts.append(max(starts[-1], later or joints.turn(text, last, head)))
    for head, start, end in zip(heads, starts, [*starts[1:], stop], strict=True):
        yield Cut(head, start, end, stop)
