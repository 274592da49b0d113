"""Which words with a piece of their own only serve what is said of another?

Those on "this article" below a subject that names one, examples of what a comment says,
what stands in brackets below it, and what only compares: a person is asked, or they are
more of the comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.language import Position
from rules.header_words import Role, header
from rules.language import length
from rules.location import beneath, contested, examples, near, quotation, subject
from rules.location import target as targets
from rules.location.catalogue import strip_label
from rules.location.following import Following
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.location.opened import Opened
    from rules.location.target import Target
    from rules.terms import Passage

_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n")
#: In so few words a line is called what it announces; these change a text.
_BRIEF = 4
_CHANGES = (Action.AMEND, Action.ADD, Action.MERGE)
_BESIDE = "it may be on the piece above, and name another only beside it"


@dataclass(slots=True)
class Serving(Following):
    """A notebook that knows what only serves what it has open.

    `quoted` is what others say in the file, and `example` the comment below which
    examples stand.
    """

    quoted: Sequence[str] = ()
    example: Opened | None = None

    def _of_subject(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Ask about "this article", where the subject of the mail names another."""
        about, cited = self.spoken.about, near.cited(heads, self.spoken)
        within = self.open is None or (about and self.open.target.value == about.value)
        if about and within and subject.again(about, heads):
            self.begin(about, passage.source, passage.text, passage.text)
            return True
        if not (about and within and subject.meant(passage.text, about, heads, cited)):
            return False
        own = about.others or about.pairs
        this = subject.is_this(passage.text)
        places = (*own, *cited) if this else (*cited, *own)
        self.asked(passage.text, passage.source, places, subject.OTHER)
        return True

    def _exemplifies(self, text: str, heads: Sequence[Reference]) -> bool:
        """Take examples, and what stands in brackets, as more of what is said above."""
        here = self.open if self.open and self.open.target.sure else None
        if here is None:
            self.example = None
            return False
        opens = len(heads) == 1 and heads[0].leads
        begun = opens and (self.example is here or examples.lead_in(here.lines))
        one = begun and (examples.is_one(text) or self.spoken.restates(text, heads[0]))
        self.example = here if one else None
        aside = heads and beneath.in_brackets(text, heads)
        if more := bool(one or aside or examples.is_option(text, here.lines)):
            here.take(text)
        return more

    def _relates(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Ask about words that say of what is above how it stands to another piece."""
        here = self.open.target if self.open and not self.open.waits else None
        if not (here and here.sure and heads):
            return False
        cited = near.cited(heads, self.spoken)
        apart = {*cited}.isdisjoint(here.pairs)
        if not (apart and beneath.related(passage.text, heads[0])):
            return False
        self.asked(passage.text, passage.source, (*here.pairs, *cited), _BESIDE)
        return True

    def _proposes(self, passage: Passage) -> bool:
        """Take quoted lines that are announced as what is proposed: "Proposal:".

        A version of another paragraph is on that, or asked for; a whole one as it
        stands is none.
        """
        here = self.open
        lead = _SENTENCE.split(here.lines[-1].strip())[-1] if here else ""
        if here is None or not (here.announces and _offers(lead)):
            return False
        own = quotation.source(passage.text, self.spoken.drafts)
        words = alignment.words(strip_label(passage.text))
        if own and words in self.spoken.drafts.own_words(own):
            return False
        if own and own.pairs != here.target.pairs:
            own = own if own.sure else own.doubted(own.why, here.target.pairs)
            self.close()
            text = f"{lead}\n{passage.text}"
            source, new = passage.source, passage.text
            self.comments.append(
                targets.comment(own, text, source, action=Action.AMEND, proposed=new)
            )
        else:
            here.lines.append(passage.text)
            said = "" if worded(lead) in _CHANGES else f"\n{PLACE} should read "
            here.asks.append(f"{said}“{passage.text}”")
        return True

    def below_quoted(self, target: Target, head: Reference) -> Target:
        """Doubt "the last one" below words of another piece: it may be of that."""
        here = self.open.heading if self.open and self.open.shown else None
        last = any(item.path[0].startswith("-") for item in head.mention.items)
        ends = last or head.mention.position is Position.LAST
        if not (here and ends and here.sure) or {*here.pairs} & {*target.pairs}:
            return target
        return replace(target.doubted(_BESIDE, here.pairs), listed=True)

    def _divides(
        self, passage: Passage, citations: Citations, heads: Sequence[Reference]
    ) -> bool:
        """Ask about words below a heading that want something of another piece, too."""
        above = self.open.heading if self.open else None
        if heads or above is None or not above.sure:
            return False
        cited = beneath.beside(passage.text, citations.references, above, self.spoken)
        if cited:
            self.asked(passage.text, passage.source, (*above.pairs, *cited), _BESIDE)
        return bool(cited)

    def _joins(self, passage: Passage, heads: Sequence[Reference]) -> bool:
        """Ask about agreement with what is quoted: with all that it cites."""
        joins = bool(self.quoted) and not heads and contested.joins(passage.text)
        if joins:
            below = near.shown(self.quoted, self.spoken)
            self.asked(passage.text, passage.source, below, contested.SHARED)
        return joins


def _offers(lead: str) -> bool:
    """Tell whether a line announces other words: "Proposal:", "I would change it to:".

    >>> _offers("Proposed text:"), _offers("They wrote to us on Monday:")
    (True, False)
    """
    brief = length(lead) <= _BRIEF and header(lead.rstrip(" :：")) is Role.PROPOSED
    return brief or worded(lead) in _CHANGES
