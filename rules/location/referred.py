"""What does a row of a table refer to?

Its original text and its reference say so; where the two disagree it goes to review.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from rules import citation
from rules.citation import sections
from rules.citation.folding import fold
from rules.citation.language import Noun, Path
from rules.citation.paths import key
from rules.header_words import Role, header
from rules.language import length
from rules.later import later
from rules.location import (
    addition,
    by_heading,
    contradiction,
    holding,
    initialled,
    inside,
    original,
    pieces,
    referring,
    several,
)
from rules.location.naming import Naming
from rules.location.target import Target
from rules.location.typed import typed
from rules.location.views import views
from rules.terms import EvidenceKind, Passage

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.catalogue import Drafts, Place
    from rules.location.original import Original

#: What a row says that speaks of a new piece behind the one it names.
AFTER = re.compile(r"(?<!\w)(?:after|après|nach|después de|после|بعد)(?!\w)|之后")
_SEVERAL = 2
_EITHER = "the numbers are a piece of one draft or several of another"
_DISAGREE = "two columns of the row name two pieces"
_UNREAD = "more is listed than is in the draft"
_SIGN = (
    r"\s?(?:[,;/&\n、،–—-]|(?<![^\W_])(?:and|to|et|à|y|e|a|и|und|bis|و)(?![^\W_]))\s?"
)
#: What stands in a list as a label does.
_LABEL = later(
    rf"(?:^|{_SIGN})[^\W\d_]{{0,4}}[.-]?\d{{1,3}}(?:\.\d{{1,2}}){{0,4}}"
    rf"(?:\s?(?:bis|ter)|\s?\(\w\)|[a-z])?\s?(?={_SIGN}|$)"
)


@dataclass(slots=True)
class Referred:
    """What rows refer to, as one goes through the tables of a file.

    `paragraphs` are found in the cells. `above` is the target of a heading right above
    the table, "Paragraph 6", and `section` that of one in it, for the rows that name
    nothing themselves; `spanned` that of the row whose cells are merged with the one
    below, and `before` that of the row above, whose letters may be named, or which an
    empty reference may repeat. `letters` are what letters before numbers stand for in
    the table. `chapters` are those whose heading stands above, in the
    table or before it, `container` the article that a heading names, in `holder`, whose
    paragraphs may be named. `all`: what was named last are all drafts.
    """

    drafts: Drafts
    in_force: tuple[str, ...]
    paragraphs: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    pairs: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    above: Target | None = None
    section: Target | None = None
    chapters: tuple[tuple[str, Path], ...] = ()
    container: Path = ()
    holder: str | None = None
    all: bool = False
    spanned: Target | None = None
    before: Target | None = None

    def _name(self, text: str) -> tuple[str, ...]:
        """Take the drafts that a text names as those spoken of."""
        documents = citation.cited(text, self.drafts.citable).meant
        self.in_force = documents or self.in_force
        return documents

    def _headed(self, heads: Sequence[str]) -> None:
        """Take the drafts that the heads of columns speak of."""
        heads = [head for head in heads if not referring.lists(head, self.drafts)]
        if not self._name(" ".join(head for head in heads if not _is_noun(head))):
            called = {d for head in heads for d in self.drafts.citable.calling(head)}
            self.in_force = tuple(called) if len(called) == 1 else self.in_force

    def _spoken(self, text: str) -> bool:
        """Take the drafts that are named where drafts are named: perhaps "both"."""
        if several.means_all(text) and len(self.drafts.spans) > 1:
            self.in_force, self.all = tuple(self.drafts.spans), True
        elif named := self._name(text):
            self.all = len(named) > 1
        else:
            return False
        return True

    def _originals(self, passages: Sequence[Passage]) -> list[Original]:
        """Find the paragraphs whose text stands in the cells of a row."""
        found = []
        for passage in passages:
            base = views(passage, self.drafts).base
            places = original.places(base, self.drafts)
            self.paragraphs[passage.source.place] = places
            found.append((passage, places))
        return found

    def _target(
        self, originals: Sequence[Original], cited: Sequence[Passage]
    ) -> Target | None:
        """Hold what the original text says against what the reference says.

        "Article 6(1)" in a line above the text of a cell refers, as a column would.
        """
        heads = [p for p, found in originals if not found and self._is_head(p.text)]
        if any(found for _, found in originals):
            originals = [each for each in originals if each[0] not in heads]
            cited = cited or heads
        text = original.target(originals)
        named = self._cited(cited, text) or self.above
        if text and named is None and self.before is None and self.section:
            # what stands right below a heading lies in its piece, or they disagree
            paths = (key(label) for label in self.section.labels)
            within = text.document == self.section.document and any(
                pieces.lies_in(label, path) for path in paths for label in text.labels
            )
            named = None if within else self.section
        elif text is None and named is None:
            # below "(a)" of the section, an empty cell may repeat either
            above = self.before is None or self.before == self.section
            named = self.spanned or (self.section if above else None)
        if text is None or named is None or not named.sure:
            return text or named
        both = set(named.labels) & set(text.labels)
        if named.document == text.document and both:
            labels = max(named.labels, text.labels, key=len)
            return replace(text, labels=labels)
        return text.doubted(
            "the reference and the original text of the row disagree",
            named.pairs,
        )

    def _cited(self, passages: Sequence[Passage], text: Target | None) -> Target | None:
        """Say what cells cite together; two columns that name two pieces disagree."""
        passages = [p for p in passages if self._refers(p.text)] or passages
        columns = {p.cell.column for p in passages if p.cell}
        told = self._together(passages, text)
        if len(columns) < _SEVERAL or told is None or not told.sure:
            return told
        each = (
            self._together([p for p in passages if p.cell and p.cell.column == c], text)
            for c in columns
        )
        named = [set(one.labels) for one in each if one and one.sure]
        if any(not a & b for a, b in combinations(named, 2)):
            return told.doubted(_DISAGREE)
        return told

    def _together(
        self, passages: Sequence[Passage], text: Target | None
    ) -> Target | None:
        value = ", ".join(p.text.strip() for p in passages)
        among = (str(text.document),) if text else self.in_force or self.drafts.spans
        said = (initialled.spoken(p.text.strip(), self.letters) for p in passages)
        words = inside.outer(", ".join(said), among, self.drafts)
        citations = citation.cited(words, self.drafts.citable)
        stopped = sections.stopped(fold(words), self.drafts.citable)
        plain = citation.listed(AFTER.sub("", stopped.text))
        refs = [r for r in citations.references if not r.foreign and r.mention.items]
        coded = len(refs) == 1 and pieces.is_code(refs[0])  # "II/1" is no list
        if plain is not None and not (coded and refs[0].end == plain.end):
            refs = [plain]
        if not refs:
            return self._by_title(value)
        in_force = (str(text.document),) if text else self.in_force
        if citations.names:
            in_force = self._name(words)
        target = Target(sure=True, kind=EvidenceKind.TABLE_REFERENCE, value=value)
        if len(passages) == 1 and (inner := self._inner(target, refs, in_force)):
            return inner
        spoken = Naming(
            drafts=self.drafts,
            in_force=in_force,
            pairs=self.pairs,
            chapters=self.chapters,
            container=self.container,
            holder=self.holder,
        )
        for ref in refs:
            settled = spoken.settle(ref)
            if made := addition.added(spoken.settle, words, ref, spoken.drafts):
                return replace(made, kind=target.kind, value=value)
            if lies := addition.between(settled, words, self.drafts):
                return replace(lies, kind=target.kind, value=value)
            if settled.sure and target.document in (None, settled.document):
                labels = dict.fromkeys((*target.labels, *settled.labels))
                target = replace(
                    target, document=settled.document, labels=tuple(labels)
                )
            elif not (target.labels and ref.mention.noun is Noun.NONE):
                return holding.unsettled(target, words, settled, self.drafts.citable)
        read = [(r.start, r.end) for r in refs]
        read += [(name.start, name.end) for name in citations.names]
        left = len(passages) == 1 and _unread(words, read)
        target = contradiction.skipping(target, self.drafts)
        return target.doubted(_UNREAD) if left else target

    def _by_title(self, value: str) -> Target | None:
        """Say which piece has the title that stands in a cell, if one alone has it."""
        every = self.drafts.beneath.get(self.drafts.titled(value), ())
        own = [place for place in every if place.document in self.in_force] or every
        if len(own) != 1 or own[0].label is None:
            told = by_heading.told(value, self.in_force, self.drafts)
            if told is None or not told.sure:
                return None
            return replace(told, kind=EvidenceKind.TABLE_REFERENCE)
        return Target(
            document=own[0].document,
            labels=(own[0].label,),
            sure=True,
            kind=EvidenceKind.TABLE_REFERENCE,
            value=value,
        )

    def _inner(
        self, cell: Target, refs: Sequence[Reference], in_force: Sequence[str]
    ) -> Target | None:
        """Say what a cell names inside a piece: "7, 2", or letters of the row above."""
        among = in_force or tuple(self.drafts.spans)
        if told := inside.read(cell.value, among, self.drafts):
            (document, labels), *others = told
            target = replace(cell, document=document, labels=labels)
            rivals = [(d, label) for d, each in others for label in each]
            return target.doubted(_EITHER, rivals) if rivals else target
        over = self.before or self.section or self.above
        letters = inside.below(refs, over, self.drafts) if over else ()
        return (
            replace(cell, document=over.document, labels=letters)
            if over and letters
            else None
        )

    def _is_head(self, text: str) -> bool:
        """Whether a line is a piece with its noun, and no more."""
        refs = citation.cited(text, self.drafts.citable).references
        named = any(ref.mention.noun is not Noun.NONE for ref in refs)
        return named and not typed(text, self.drafts).words

    def _refers(self, text: str) -> bool:
        """Whether a cell cites anything: beside "2.3", "Siting" only describes."""
        cited = citation.cited(text, self.drafts.citable)
        return bool(citation.listed(text) or cited.references or cited.names)


def _is_noun(head: str) -> bool:
    """Whether the head of a column is but what any piece is called: "Положение"."""
    return header(head) is Role.REFERENCE and length(head) == 1


def _unread(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a list holds labels besides what was read in it."""
    for start, end in spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return _LABEL.search(fold(text).text) is not None
