"""Where do comments in running text belong?

A walk through the passages in their order. Three things are remembered: the
drafts spoken of, the last piece that was named for sure, and the comment that
is open. A reference opens a comment where it heads a line or a sentence, or
where it is the subject of the block; what follows without a reference of its
own belongs to the open comment. A text that no evidence places goes to review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import request
from rules.citation.folding import fold
from rules.citation.grammar import DEPTH, Noun, Position
from rules.location import courtesy
from rules.location import target as targets
from rules.location.target import NOWHERE, Target
from rules.terms import Action, Comment, EvidenceKind, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rules.citation import Citations, Reference
    from rules.citation.grammar import Path
    from rules.location.catalogue import Drafts
    from rules.terms import Source

_HEAD_REACH = 70
_QUOTE_LEAST = 7
_QUOTE_EXACT = 4
_QUOTE_SCORE = 90
_QUOTE_LEAD = 8
_LIKE = 85
_UNLIKE = 60


@dataclass(slots=True)
class Walk:
    """What is remembered on the way through one file."""

    drafts: Drafts
    in_force: tuple[str, ...] = ()
    numbers_own: bool = True
    last: Target | None = None
    container: Path = ()
    open: Target | None = None
    lines: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    source: Source | None = None
    comments: list[Comment] = field(default_factory=list)
    pairs: bool = False
    headed: bool = False

    def through(self, passages: Iterable[Passage]) -> list[Comment]:
        """Walk through passages and return their comments."""
        for passage in passages:
            self.step(passage)
        self.close()
        return self.comments

    def step(self, passage: Passage) -> None:
        """Take one passage."""
        text = passage.text
        if not text.strip() or passage.kind is PassageKind.FURNITURE:
            return
        if passage.kind is PassageKind.SIGNATURE:
            self.close()
            self._signed(passage)
            return
        if passage.kind is PassageKind.QUOTED:
            self.quoted(passage)
            return
        if courtesy.is_salutation(text) or courtesy.is_closing(text):
            self.close()
            return
        citations = citation.cited(text, self.drafts.citable)
        heads = self._heads(text, citations)
        if heads:
            self._split(passage, citations, heads)
        elif self._names(passage, citations):
            self.close()
        else:
            self._follow(passage, citations)

    def close(self) -> None:
        """Write the open comment down."""
        if self.open is not None and self.lines and self.source is not None:
            text = "\n".join(self.lines)
            asks = "\n".join(a for a in self.asks if a.strip())
            if asks.strip(" \n.:-–—;,"):
                checked = self._checked(self.open, asks)
                self.comments.append(
                    targets.comment(checked, text, self.source, asks=asks)
                )
            elif not self.open.sure:
                self.comments.append(targets.comment(self.open, text, self.source))
        self.open = None
        self.lines = []
        self.asks = []

    def begin(self, target: Target, source: Source, text: str, asks: str) -> None:
        """Open a comment."""
        self.close()
        self.headed = not asks.strip(" \n.:-–—;,")
        self.open, self.source = target, source
        self.lines, self.asks = [text], [asks]
        if target.sure:
            self.last = target

    # --- references ----------------------------------------------------------

    def _heads(self, text: str, citations: Citations) -> list[Reference]:
        """Return the references that open a comment, in order."""
        refs = [r for r in citations.references if not r.foreign]
        bare = [r for r in refs if r.mention.noun is Noun.NONE and not r.documents]
        named = [r for r in refs if r not in bare]
        if not self.numbers_own:
            named = [
                r
                for r in refs
                if r not in bare
                or (r.leads and not any(_same_sentence(text, r, n) for n in named))
            ]
        elif not named:
            named = [r for r in bare if _telling(r)]
        free = [
            r
            for r in named
            if not r.argument and self._placeable(r, text) and not self._inner(r)
        ]
        heads: list[Reference] = []
        for ref in free:
            start = _sentence(text, ref.start)
            if heads and _sentence(text, heads[-1].start) == start:
                continue
            if not heads:
                if ref.start - start <= _HEAD_REACH or ref.leads or len(free) > 0:
                    heads.append(ref)
            elif (_labelled(text, ref) and (
                ref.leads or ref.start - start <= _HEAD_REACH
            )) or (ref.start - start <= _HEAD_REACH // 2 and _asks(text, ref)):
                heads.append(ref)
        return heads

    def _placeable(self, ref: Reference, text: str) -> bool:
        """Position words count only at the head of a sentence and before text."""
        if ref.mention.position is None:
            return ref.mention.noun is not Noun.SENTENCE
        start = _sentence(text, ref.start)
        head = text[start : ref.start]
        if len(head) > _HEAD_REACH // 2:
            return False
        return request(head).action is Action.COMMENT and (
            self.last is not None
            or ref.mention.position is Position.LAST
        )

    def _inner(self, ref: Reference) -> bool:
        """Whether a piece lies inside the one spoken of, without a label of its own."""
        document = self.open.document if self.open else None
        if document is None or ref.documents or ref.mention.position is not None:
            return False
        nouns = self.drafts.citable.labels[document].nouns
        if not nouns or ref.mention.noun in nouns or DEPTH[ref.mention.noun] <= 1:
            return False
        settled = citation.settle(ref, self.drafts.citable, (document,), self.container)
        return not settled.sure or settled.labels == (self.open and self.open.labels)

    def _split(
        self, passage: Passage, citations: Citations, heads: Sequence[Reference]
    ) -> None:
        """Cut a passage before each head but the first and take the pieces."""
        text = passage.text
        cuts = [0, *(_sentence(text, h.start) for h in heads[1:]), len(text)]
        for place, head in enumerate(heads):
            start, end = cuts[place], cuts[place + 1]
            piece = text[start:end]
            sentence_end = _sentence_end(text, head.end)
            inside = [
                r
                for r in citations.references
                if start <= r.start < end
                and not r.foreign
                and not r.argument
                and r.mention.position is None
                and (r is head or _joins(text, head, r, sentence_end))
            ]
            target = self._target(head, inside, text)
            if target.document and head.documents:
                self.in_force = (target.document,)
            self.begin(target, passage.source, piece.strip("\n"), text[head.end : end]
                       if _labelled(text, head) or head.leads else piece)

    def _target(
        self, head: Reference, refs: Sequence[Reference], text: str
    ) -> Target:
        if head.mention.position is not None:
            return self._placed(head, text)
        target = Target(sure=True, value=text[head.start : head.end])
        for ref in refs or [head]:
            settled = citation.settle(
                citation.outer(ref) if self.pairs else ref, self.drafts.citable, (target.document and (target.document,)) or self.in_force, self.container
            )
            words = text[ref.start : ref.end]
            if settled.sure and (
                target.document is None or target.document == settled.document
            ):
                if DEPTH[ref.mention.noun] == 0 and len(settled.labels) == 1:
                    self.container = ref.mention.items[0].path[:1]
                target = replace(
                    target,
                    document=settled.document,
                    labels=tuple(dict.fromkeys((*target.labels, *settled.labels))),
                )
                continue
            new = self._new(ref, settled, text)
            if new is not None:
                return new
            if ref is not head and target.labels:
                continue
            why = (
                f"“{words}” is not in the drafts spoken of"
                if not settled.candidates or settled.missing
                else f"“{words}” can mean more than one paragraph"
            )
            return replace(target, labels=(), document=settled.document).doubted(
                why, settled.candidates
            )
        return target

    def _new(
        self, ref: Reference, settled: citation.Settled, text: str
    ) -> Target | None:
        """Read "17 bis (new)" as an addition after 17."""
        if len(settled.missing) != 1 or " " not in settled.missing[0][-1]:
            return None
        about = text[max(0, ref.start - 30) : ref.end + 60]
        if not _NEW.search(fold(about).text):
            return None
        stem = settled.missing[0][:-1] + (settled.missing[0][-1].split(" ")[0],)
        plain = replace(
            ref,
            mention=replace(
                ref.mention, items=(citation.Item(stem),), open_ended=False
            ),
        )
        base = citation.settle(plain, self.drafts.citable, self.in_force)
        if not base.sure:
            return None
        return Target(
            document=base.document,
            labels=base.labels,
            sure=True,
            value=text[ref.start : ref.end],
            new=True,
        )

    def _placed(self, ref: Reference, text: str) -> Target:
        """Resolve a position word over the last piece that was named for sure."""
        words = text[ref.start : ref.end]
        position = ref.mention.position
        target = Target(kind=EvidenceKind.CONTEXT, value=words)
        scope = ref.documents or self.in_force
        if position is Position.LAST:
            if len(scope) != 1:
                return target.doubted(f"“{words}”: of which draft is not said")
            label = citation.neighbour(scope[0], "", position, self.drafts.citable)
            return replace(target, document=scope[0], labels=(str(label),), sure=True)
        last = self.last
        if last is None or last.document is None or position is None:
            return target.doubted(f"“{words}” follows nothing that was named")
        if self.open is not None and not self.open.sure:
            return target.doubted(f"“{words}” follows a text that is in doubt")
        if position is not Position.SAME and len(last.labels) != 1:
            return target.doubted(f"“{words}” follows several paragraphs")
        found = [
            citation.neighbour(last.document, label, position, self.drafts.citable)
            for label in last.labels
        ]
        if None in found:
            return target.doubted(f"“{words}” leads out of the draft")
        return replace(
            target, document=last.document, labels=tuple(map(str, found)), sure=True
        )

    def _checked(self, target: Target, asks: str) -> Target:
        """Hold the labels against the words that come with them.

        New text that is plainly a version of another paragraph contradicts the
        label; a label of several drafts is settled where the text is a version
        of one of them.
        """
        new = request(asks).proposed
        length = len(alignment.words(new))
        if length < _QUOTE_LEAST or target.new or request(asks).action is Action.ADD:
            return target
        match = alignment.version_of(alignment.words(new), self.drafts.texts)
        if match is None or match.score < _LIKE or match.margin < _QUOTE_LEAD:
            return target
        place = self.drafts.places[match.index]
        if place.label is None:
            return target
        if not target.sure:
            if (place.document, place.label) in target.others:
                return replace(
                    target, document=place.document, labels=(place.label,), sure=True
                )
            return target
        if place.document == target.document and place.label in target.labels:
            return target
        own = max(
            alignment.likeness(
                alignment.words(new), self.drafts.words_of(str(target.document), label)
            )
            for label in target.labels
        )
        if own >= _UNLIKE:
            return target
        return target.doubted(
            "the new text is a version of another paragraph than the one named",
            [(place.document, place.label)],
        )

    # --- blocks without a reference ------------------------------------------

    def _names(self, passage: Passage, citations: Citations) -> bool:
        """Take a heading, a cover note or a line that names drafts."""
        text = passage.text
        named = tuple(dict.fromkeys(d for n in citations.names for d in n.documents))
        rest = text
        for name in reversed(citations.names):
            rest = rest[: name.start] + rest[name.end :]
        title = (
            courtesy.is_title(text)
            or passage.kind is PassageKind.HEADING
            or len(re.findall(r"\w+", rest)) <= 2
        )
        if named and self.open and self._waiting() and named == (self.open.document,):
            return False
        if named and (title or courtesy.is_cover(text)):
            chosen = [n for n in citations.names if n.strong] or citations.names
            if title and len({d for n in chosen for d in n.documents}) == 1:
                named = chosen[0].documents
            self.in_force = named
            self.last = None
            self.container = ()
            return True
        if alignment.words(text) in self.drafts.titles:
            return True
        if courtesy.is_cover(text):
            return True
        if passage.kind is PassageKind.HEADING and not self.lines:
            return True
        asks = request(text).action is not Action.COMMENT
        return title and not asks and self.open is None

    def _follow(self, passage: Passage, citations: Citations) -> None:
        """Take text without a reference: a quotation, a general remark, more."""
        text = passage.text
        quotation = None if self.headed and self.open else self._quotation(text)
        if quotation is not None:
            target, rest = quotation
            self.begin(target, passage.source, text, rest)
            return
        named = tuple(dict.fromkeys(d for n in citations.names for d in n.documents))
        held = self.open is not None and (self.headed or self._waiting())
        if courtesy.is_general(text) and not held and self._whole(citations):
            self.close()
            document = named[0] if len(named) == 1 else None
            self.comments.append(targets.general(document, text, passage.source))
            return
        if self.open is not None:
            self.lines.append(text)
            self.asks.append(text)
            return
        cited = tuple(
            (s.document, label)
            for r in citations.references
            if not r.foreign and r.mention.position is None
            for s in [citation.settle(r, self.drafts.citable, self.in_force)]
            if s.sure and s.document
            for label in s.labels
        )
        near = cited or self._alike(text)
        self.close()
        self.comments.append(
            targets.comment(replace(NOWHERE, others=near), text, passage.source)
        )

    def _waiting(self) -> bool:
        """Whether the open comment has no words yet."""
        return not "".join(self.asks).strip(" \n.:-–—;,")

    def _whole(self, citations: Citations) -> bool:
        """Whether no single piece is spoken of."""
        return not any(
            not r.foreign and not r.argument and r.mention.position is None
            for r in citations.references
        )

    def _alike(self, text: str) -> tuple[tuple[str, str], ...]:
        """Candidates by shared words, the most telling first; never a decision."""
        found = []
        for index in self.drafts.texts.near(alignment.words(text))[:3]:
            place = self.drafts.places[index]
            if place.label is not None:
                found.append((place.document, place.label))
        return tuple(found)

    def _signed(self, passage: Passage) -> None:
        """Keep what stands under a signature and speaks of a piece."""
        citations = citation.cited(passage.text, self.drafts.citable)
        labelled = [
            r
            for r in citations.references
            if r.leads
            and not r.foreign
            and r.mention.noun is not Noun.NONE
            and _labelled(passage.text, r)
        ]
        if labelled:
            self._split(passage, citations, labelled)
            self.close()

    # --- quotations ----------------------------------------------------------

    def quoted(self, passage: Passage) -> None:
        """Take quoted lines: what is said next is said of their paragraph."""
        self.close()
        target = self._of(passage.text)
        if target is not None and target.sure:
            self.begin(target, passage.source, passage.text, "")

    def _quotation(self, text: str) -> tuple[Target, str] | None:
        """Read a block that opens with words of a draft in quotation marks."""
        folded = fold(text)
        match = _OPENING_QUOTE.match(folded.text)
        if match is None:
            match = _SINGLE_QUOTE.match(folded.text)
        if match is None:
            return None
        words = folded.raw[folded.place(match.start(1)) : folded.end(match.end(1))]
        target = self._of(words)
        if target is None:
            return None
        return target, folded.raw[folded.end(match.end()) :]

    def _of(self, words: str) -> Target | None:
        """Find the paragraph from which words are quoted, with its rivals."""
        length = len(alignment.words(words))
        found = self.drafts.quoted(words)
        if found is None or length < _QUOTE_EXACT:
            return None
        place, match = found
        if place.label is None or match.score < _UNLIKE:
            return None
        exact = match.score == 100 and match.margin >= 1  # noqa: PLR2004
        near = (
            match.score >= _QUOTE_SCORE - 10 * (length > 15)  # noqa: PLR2004
            and match.margin >= _QUOTE_LEAD
            and length >= _QUOTE_LEAST
        )
        far = (
            match.score >= _UNLIKE + 5
            and match.margin >= _QUOTE_LEAD * 3
            and length > _QUOTE_LEAST
        )
        sure = exact or near or far
        rival = (
            self.drafts.places[match.runner] if match.runner is not None else None
        )
        others = ((rival.document, rival.label),) if rival and rival.label else ()
        target = Target(
            document=place.document,
            labels=(place.label,),
            sure=sure,
            kind=EvidenceKind.QUOTE,
            value=words[:200],
            others=() if sure else others,
            why="" if sure else "the quotation fits more than one paragraph",
        )
        return target


_NEW = re.compile(r"\(new\)|\[new\]|\bnew\b|nouve\w+|nuev\w+|нов\w+|جديد\w*|新|neu\w*|insert|add|ajout")
_OPENING_QUOTE = re.compile(
    r'\W{0,3}(?:[^\W\d_]+[ :]{1,2}){0,5}"([^"\n]{12,6000})"[\s.:,;-]{0,4}'
)
_SINGLE_QUOTE = re.compile(r"\W{0,3}(?:[^\W\d_]+[ :]{1,2}){0,5}'([^\n]{12,6000}?)'(?=[\s.:,;-]|$)[\s.:,;-]{0,4}")
_BREAK = re.compile(r"(?:[.!?;。！？；][\"')\]]?\s+|\n|[。；])(?=\S)")
_ABBREVIATED = re.compile(r"(?<![^\W_])(?:\w{1,4}|cons|buchst|comm|párrs?|parag)\.\s*\Z")
_LABELLED = re.compile(r"\s*[)\]]?\s*(?:[:.;–—,：،。]|-\s|\n|$)")


def _sentence(text: str, at: int) -> int:
    """Where the sentence or line that holds `at` begins."""
    start = 0
    for match in _BREAK.finditer(text, max(0, at - 2000), at + 1):
        if match.end() > at:
            break
        brief = _ABBREVIATED.search(text, max(0, match.start() - 8), match.end())
        if not brief or "\n" in match[0] or (text[match.end()].isupper() and not _SHORT.search(text[max(0, match.start() - 8): match.start() + 1])):
            start = match.end()
    return start


_SHORT = re.compile(r"(?i)(?<![^\W_])(?:no|nos|art|arts|para|paras|par|pars|sec|cf|doc|abs|lit|nr|al|n|p|pp|ch|pt|rec)\.\Z")


def _sentence_end(text: str, at: int) -> int:
    match = _BREAK.search(text, at)
    return match.start() if match else len(text)


def _same_sentence(text: str, left: Reference, right: Reference) -> bool:
    if left.end <= right.start:
        between = text[left.end : right.start].lstrip(" .)")
        return not _BREAK.search(between)
    return False


def _labelled(text: str, ref: Reference) -> bool:
    """Whether a reference stands as a label: a colon, a dash, a line end after."""
    return _LABELLED.match(text, ref.end) is not None


def _asks(text: str, ref: Reference) -> bool:
    end = _sentence_end(text, ref.end)
    return request(text[ref.start : end]).action is not Action.COMMENT


def _joins(text: str, head: Reference, other: Reference, end: int) -> bool:
    """Whether another reference of the sentence is a target beside the head."""
    return (
        other.start > head.start
        and other.start < end
        and not _labelled(text, head)
        and other.mention.noun is not Noun.NONE
        and other.mention.noun is not Noun.SENTENCE
    )


def _telling(ref: Reference) -> bool:
    """Whether a bare number cannot be the sender's own list number."""
    path = ref.mention.items[0].path
    return ref.leads and (
        len(path) > 1 or " " in path[0] or len(ref.mention.items) > 1
    )
