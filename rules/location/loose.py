"""What does a row say that names nothing, or names it in its own words?

A cell that should only refer may say something; a row without a reference is read as
running text; and what a row says of several pieces may be told of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.header_words import Role, header
from rules.language import length
from rules.location import by_heading, courtesy, idle, leading_in, near, quotation
from rules.location import target as targets
from rules.location.header import WHOLE, joined, row_texts
from rules.location.naming import Naming
from rules.location.prose import Walk
from rules.location.referred import AFTER, Referred
from rules.location.target import NOWHERE, Target
from rules.terms import Action, Comment, Passage

if TYPE_CHECKING:
    from rules.location.header import Row


@dataclass(slots=True)
class Loose(Referred):
    """What is said in the rows of a file's tables, whatever they name.

    So many comments were `known` before the row above; `reasons`: one right above only
    says that they follow.
    """

    comments: list[Comment] = field(default_factory=list)
    known: int = 0
    reasons: bool = False

    def _section(self, passages: Sequence[Passage]) -> bool:
        """Tell whether a row with one filled cell is a heading, or names a draft."""
        passages = [replace(p, text=_ABOVE.sub("", p.text)) for p in passages]
        text = joined(passages)
        if not (courtesy.is_title(text) or self._is_head(text)):
            return False
        if self._under(text):
            return True
        after = AFTER.search(fold(text).text) is not None
        asks = worded(text)
        named = asks is Action.COMMENT or (after and asks is Action.ADD)
        named = self._spoken(text) or named
        if named:
            self._inside(text)
        section = self._cited(passages, None) if named else None
        self.section = section and replace(section, new=section.new or after)
        self.before = None
        if named and asks is not Action.ADD:
            self._beside(passages)
        return named

    def _under(self, text: str) -> bool:
        """Remember what a heading of the draft stands above; tell if it is one."""
        speaks = Naming(drafts=self.drafts, in_force=self.in_force)
        found = speaks.under(alignment.words(text))
        if found:
            self.chapters, self.before, self.section = speaks.chapters, None, None
            self.container, self.holder = speaks.container, speaks.holder
        return found

    def _reasoned(self, row: Row) -> bool:
        """Take a row of reasons as words on the row above: "Justification", "Fair."."""
        texts = row_texts(row)
        if not texts or len(self.comments) == self.known:
            return False
        head, *below = _HEAD.split(texts[0], 1)
        key = length(head) <= _KEY and not _ASKS.search(head)
        announced = key and header(head) is Role.REASON
        taken = announced or (self.reasons and len(texts) == 1)
        said = [*below, *texts[1:]] if announced else [*texts]
        words = "\n".join(filter(str.strip, said))
        self.reasons = announced and not words
        if taken and words:
            last = self.comments[-1]
            self.comments[-1] = replace(last, text=f"{last.text}\n{words}")
        return taken

    def _labelled(self, texts: Sequence[str]) -> bool:
        """Take a row that tells who sends this, when, on which draft: "Date: 3 May"."""
        told = [_FIELD.fullmatch(text.strip()) for text in texts]
        named = [(header(x["label"]), x["value"]) for x in told if x]
        known = all(role in (Role.ASIDE, Role.DOCUMENT) for role, _ in named)
        plain = (leading_in.undated(fold(value).text) for _, value in named)
        opined = any(map(courtesy.opines, plain))
        if len(named) < len(texts) or opined or not known:
            return False
        for role, value in named:
            if role is Role.DOCUMENT:
                self._spoken(value)
        return True

    def _titled(self, texts: Sequence[str]) -> bool:
        """Tell whether a row is a heading of the draft, its words in several cells."""
        if self._under(" ".join(texts)):
            return True
        first, title = texts[0], alignment.words(" ".join(texts[1:]))
        cited = citation.references(first, self.drafts.citable)
        found = bool(cited) and title in self.drafts.headings
        if found:
            self.section = self.before = None
            self._inside(first)
        return found

    def _inside(self, text: str) -> None:
        """Remember the article that a heading names, whose paragraphs may follow."""
        speaks = Naming(drafts=self.drafts, in_force=self.in_force)
        cited = citation.cited(text, self.drafts.citable)
        for head in cited.references[:1]:
            speaks.target(text, head, 0, len(text), cited)
        self.container, self.holder = speaks.container, speaks.holder

    def _beside(self, cells: Sequence[Passage]) -> None:
        """Keep what cells say that should only refer: "Paragraph 8: too weak"."""
        for cell in cells:
            text = cell.text
            asks = courtesy.opines(text) or worded(text) is not Action.COMMENT
            if asks or idle.says(text) or not courtesy.is_title(text):
                self.comments += self._walked([cell]) or self._judged(cell)

    def _judged(self, cell: Passage) -> list[Comment]:
        """Keep a verdict behind a bare number, no heading of a text: "2: too long"."""
        number = _NUMBER.match(cell.text)
        said = cell.text[number.end() :].lstrip(" :.)–—-") if number else ""
        if not courtesy.opines(said) or courtesy.says_nothing(said):
            return []
        target = self._cited([cell], None) or NOWHERE
        asks = f"{PLACE}: {said}"
        return [targets.comment(target, cell.text, cell.source, asks=asks)]

    def _walked(self, cells: Sequence[Passage]) -> list[Comment]:
        """Read cells as running text, whose own words say what they are about."""
        walk = Walk(spoken=Naming(drafts=self.drafts, in_force=self.in_force))
        return walk.through(replace(p, cell=None) for p in cells)

    def _each(self, target: Target, said: Sequence[Passage]) -> list[Comment]:
        """Read what a row says of each of its pieces: "4: shorter. 5: delete."."""
        if not target.sure or len(target.labels) == 1:
            return []
        documents = (str(target.document),)
        spoken = Naming(drafts=self.drafts, in_force=documents, numbers_own=False)
        walk = Walk(spoken=spoken)
        found = walk.through(replace(p, cell=None) for p in said)
        named = {one.paragraphs for one in found if one.paragraphs}
        apart = all({*one} < {*target.labels} for one in named)
        return [c for c in found if c.text] if apart and len(named) > 1 else []

    def _loose(self, said: Sequence[Passage], cited: str) -> None:
        """Take a row that names nothing: its own words may, or all is meant."""
        text = joined(said)
        found = self._walked(said)
        named = any(c.paragraphs and c.document for c in found)
        general = courtesy.heads_general(cited)
        whole = not named and (general or WHOLE.match(fold(cited).text.strip()))
        if whole or (courtesy.is_general(text) and not cited.strip()):
            document = self.in_force[0] if len(self.in_force) == 1 else None
            self.comments.append(targets.general(document, text, said[0].source))
            return
        if self.before and not (named or cited.strip() or courtesy.is_cover(text)):
            near = [(c.document, c.paragraph) for x in found for c in x.candidates]
            target = self.before.doubted("the row above has its reference", near)
            self.comments.append(targets.comment(target, text, said[0].source))
            return
        if not named and (unknown := self._unknown(cited, text, found)):
            self.comments.append(targets.comment(unknown, text, said[0].source))
            return
        kept, words = {c.source for c in found}, "\n".join(c.text for c in found)
        left = [p for p in said if p.source not in kept and p.text not in words]
        if (left or found[1:]) and not any(c.paragraphs for c in found):
            self.comments += self._once(said, found)
            return
        self.comments += found
        if left and not courtesy.is_cover(joined(left)):
            source = left[0].source
            self.comments.append(targets.comment(NOWHERE, joined(left), source))

    def _once(self, said: Sequence[Passage], found: Sequence[Comment]) -> list[Comment]:
        """Ask once about a row that names nothing, or take it by what it quotes."""
        text = joined(said)
        if courtesy.is_cover(text):
            return [*found]
        spoken = Naming(drafts=self.drafts, in_force=self.in_force)
        refs = citation.references(text, self.drafts.citable)
        target = quotation.only(map(attrgetter("text"), said), self.drafts)
        if target is None or any(spoken.settle(ref).pairs for ref in refs):
            pairs = [(c.document, c.paragraph) for one in found for c in one.candidates]
            others = (*dict.fromkeys(pairs or near.places(text, (), spoken)),)
            target = replace(NOWHERE, others=others, listed=True)
        return [targets.comment(target, text, said[0].source)]

    def _unknown(
        self, cited: str, text: str, found: Sequence[Comment]
    ) -> Target | None:
        """Ask about a row by what its reference says: a part, or what no draft prints.

        What a few words have in common with a paragraph tells nothing.
        """
        if not any(map(str.isalpha, cited)) or not courtesy.is_title(cited):
            return None
        if part := by_heading.asked(cited, self.in_force, self.drafts):
            return part
        near = [(c.document, c.paragraph) for one in found for c in one.candidates]
        why = f"“{cited.strip()}” is in no draft"
        few = length(text) <= _FEW
        return replace(NOWHERE, value=why).doubted(why, () if few else near)


#: So few words are no more than a verdict.
_FEW = 2
_FIELD = re.compile(r"(?P<label>[^\W\d_][^:：\n]{0,40})[:：]\s*(?P<value>\S[^\n]*)")
_NUMBER = re.compile(r"[\W\d]*\d\w?")
#: The number of an amendment, in a line above the piece that it is on.
_ABOVE = re.compile(
    r"\A\W*(?i:amend[^\W\d_]*|(?:ab)?änderung[^\W\d_]*|enmienda|emenda|поправк\w"
    r"|(?:ال)?تعديل|修正案?)\s?(?i:n[o°r]?\.?|№)?\s?\d{1,4}\W*\n\s*"
)
#: Where a word for reasons ends, that are so many words at most.
_HEAD = re.compile(r"\s*[:：\n]\s*")
_KEY = 4
#: "Why?" below a comment is one more, and what has a number names a piece.
_ASKS = re.compile(r"[?？؟\d]")
