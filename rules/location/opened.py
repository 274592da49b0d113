"""What is spoken of just now, and what was said of it so far?

A walk through running text opens a comment where something is spoken of, and takes
into it what follows until something else is. A heading may be open that nothing was
said below; such a one is written down only if its words say something themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.paths import key
from rules.header_words import heads_reasons
from rules.language import length
from rules.later import later
from rules.location import (
    addition,
    alike,
    altogether,
    borders,
    courtesy,
    lists,
    pieces,
    predicates,
    sentences,
    several,
    silence,
)
from rules.location import target as targets
from rules.location.checked import checked
from rules.terms import Action, Comment, Source

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.quotation import Shown
    from rules.location.target import Target

#: Where in a piece: "Alinéa 4", "Après l'alinéa 5", "Absatz 2 Satz 1", "III".
_WHERE = later(
    r"(?:(?:(?:après|avant|à|dans) )?(?:l['’]|les )?alinéas?|(?:(?:nach|vor|in|zu) )?"
    r"(?:absatz|absätzen?|abs\.)) \d{1,3}(?:(?: ?[,;]| et| à| und| bis|-)"
    r" ?\d{1,3}){0,4}"
    r"(?:,? (?:[^\W\d_]{5,9} (?:phrase|ligne)|satz \d))?|(?-i:[IVX]{1,5})\.?",
    re.IGNORECASE,
)
#: What is quoted is new text.
_QUOTES = later(r"[\"“”„«»「『]")
#: Behind the number of an amendment: "Amendment 2 – after paragraph 7".
_DASH = later(r"\s?[:：|–—]\s?|\s-\s")
_SHOWN = "the answer may be on more of the paragraphs above it"
#: Fewer words of a paragraph may be anybody's.
_WORDS = 3
#: No more words only lead in to a table.
_LEADS = 12
_REPEATS = "it only repeats the words of the paragraph"
_ANSWERS = "it answers a question with yes or no"
_YES_OR_NO = later(
    r"\W*(?:yes|yep|no|none|nope|oui|non|aucune?|si|sí|ningun[oa]|да|нет|ja|nein|keine?"
    r"|نعم|لا|كلا)(?:[.,;:!]|\s*\Z)|\W*[是否对有没不](?:有|的)?(?:[。，,.!！]|\s*\Z)"
)


@dataclass(slots=True)
class Opened:
    """A comment that may go on.

    `lines` are its words, `asks` those that say what is asked for, without the
    reference; `headed`: a line of nothing but a reference opened it; `titled`: one of a
    reference and its subject did. `counted`: its number in the sender's own list.
    `shown`: the quoted lines that opened it.
    """

    target: Target
    source: Source
    lines: list[str]
    asks: list[str]
    headed: bool = False
    titled: bool = False
    counted: int = 0
    shown: Shown | None = None

    def take(self, text: str) -> None:
        """Take words that go on with it, and may ask for something."""
        self.lines.append(text)
        self.asks.append(text)

    @property
    def waits(self) -> bool:
        """Whether nothing was said yet below what opened it."""
        if self.headed:
            return all(map(_is_caption, self.lines[1:]))
        return not sentences.says("".join(self.asks))

    @property
    def caption(self) -> Target | None:
        """The target of a line that says what its piece is on, and no more as yet.

        Or of one that only says where a new piece goes: "New paragraph after 6".
        """
        line, target = self.lines[0], self.target
        if self.lines[1:] or not target.sure:
            return None
        asks = "".join(self.asks)
        counted, *rest = _DASH.split(asks, 1)
        said = rest[0] if rest and courtesy.is_counted(counted) else asks
        if addition.is_anchor(said):
            return replace(target, new=True)
        if self.titled:
            return target
        silent = courtesy.is_title(line) and not _QUOTES.search(line)
        if not silent or predicates.states(asks):
            return None
        # "5 to 9 go into a new code" puts nothing behind them
        adds = target.new or (not target.labels[1:] and worded(asks) is Action.ADD)
        return replace(target, new=True) if adds else None

    def leads(self, below: Target) -> bool:
        """Whether it is the caption of what stands right below it."""
        here = self.caption
        if here is None:
            return False
        named = {(str(below.document), label) for label in below.labels}
        own = {(str(here.document), label) for label in here.labels}
        return bool(own & (named | {*below.others}))

    @property
    def announces(self) -> bool:
        """Whether its last words announce what follows: they end with a colon."""
        return self.lines[-1].rstrip().endswith((":", "："))

    @property
    def tabled(self) -> Target | None:
        """The target of what heads a table: "Paragraph 6 is changed as follows:"."""
        (line, *more), target = self.lines, self.target
        brief = not more and self.announces and length(line) <= _LEADS
        single = target.sure and len(target.labels) == 1
        return self.caption or (target if brief and single else None)

    @property
    def heading(self) -> Target | None:
        """The target of a line right above that is nothing but a heading, or quoted."""
        if len(self.lines) == 1 and self.shown and self.target.sure:
            return self.target
        if not (self.headed and self.waits):
            return None
        line = self.lines[0]
        alone = courtesy.is_title(line) and not predicates.states(line)
        return self.target if alone else None

    def written(self, drafts: Drafts, before: Comment | None) -> Comment | None:
        """Write it down, if it says something; `before` is the comment before it."""
        while self.lines[1:] and _is_caption(self.lines[-1]):
            del self.lines[-1], self.asks[-1]  # what it announces is on another piece
        text = "\n".join(self.lines)
        asks = "\n".join(a for a in self.asks if a.strip())
        asks = altogether.named(asks) if self.target.labels[1:] else asks
        target = self._shown(asks)
        titled = alignment.words(text) in drafts.titles
        headed = courtesy.is_title(text) and not sentences.says(asks)
        only_shown = self.shown and len(self.lines) == 1
        sure = target.sure or titled or headed or only_shown
        unsaid = silence.says_nothing(asks)
        if (titled or self._silent(text, asks)) and (sure or unsaid):
            return None
        takes = before and alike.takes(text, asks, before.action)
        known = before.action if before and takes else None
        repeats = target.sure and _repeats(asks, target, drafts)
        target = target.doubted(_REPEATS, target.pairs) if repeats else target
        target, what = checked(target, asks, drafts, known)
        target = replace(target, part=target.part or _rids_part(asks, target, drafts))
        return targets.comment(target, text, self.source, asks=asks, action=what)

    def _shown(self, asks: str) -> Target:
        """Doubt an answer below quoted paragraphs that may be on more of them.

        And a bare yes or no below a question.
        """
        if self.shown and self.shown.closed and _YES_OR_NO.match(fold(asks).text):
            return self.target.doubted(_ANSWERS)
        above = self.shown.above if self.shown else ()
        doubtful = above and several.on_these(asks)
        return self.target.doubted(_SHOWN, above) if doubtful else self.target

    def _silent(self, text: str, asks: str) -> bool:
        """Whether it only names a piece, or says nothing of it."""
        stated = predicates.states(asks) or lists.announces(asks)
        title = courtesy.is_title(text) or courtesy.is_title(asks)
        heads = self.waits and title and not stated
        return (
            silence.says_nothing(asks)
            or courtesy.is_counted(asks.replace(PLACE, ""))
            or not sentences.says(asks)
            or (heads and request(asks).action is Action.COMMENT)
        )


def _rids_part(asks: str, target: Target, drafts: Drafts) -> bool:
    """Whether all that goes is inside a piece printed whole: "Paragraph 2: delete."."""
    labels = drafts.citable.labels.get(str(target.document))
    known = labels and labels.nouns and target.sure and not target.labels[1:]
    if not (labels and known) or worded(asks) is not Action.DELETE:
        return False
    rest, end = "", 0
    own = {key(label)[-1:] for label in target.labels if len(key(label)) > 1}
    for ref in citation.references(asks, drafts.citable):
        strange = ref.mention.noun not in labels.nouns and not ref.documents
        strange = strange and own.isdisjoint(ref.mention.ends)
        if strange and pieces.is_inner(ref) and not labels.find(ref.mention).sure:
            rest += asks[end : max(end, borders.start_of(asks, ref.start))]
            titles = ref.leads and asks[ref.end :].lstrip(" .:").startswith("\n")
            end = len(asks) if titles else borders.end_of(asks, ref.end)
    return end > 0 and worded(rest + asks[end:]) is not Action.DELETE


def _is_caption(line: str) -> bool:
    """Whether a line only says that reasons follow, or where: "Objet", "Alinéa 4"."""
    said = line.strip().rstrip(":：")
    return heads_reasons(said) or _WHERE.fullmatch(said) is not None


def _repeats(asks: str, target: Target, drafts: Drafts) -> bool:
    """Whether words are those of their one paragraph, perhaps behind its title."""
    words = alignment.words(asks.replace(PLACE, " "))
    own = drafts.own_words(target) if len(target.labels) == 1 else [()]
    title = words[: len(words) - len(own[0])]
    whole = len(own[0]) > _WORDS and title + own[0] == words
    return whole and {title} <= {(), *drafts.titles}
