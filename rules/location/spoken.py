"""What was spoken of before, in one file, and what does a reference mean by it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rules import citation
from rules.citation import Reference, Settled
from rules.citation.language import DEPTH, Noun, Path
from rules.citation.paths import is_inserted, key
from rules.location import captions, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: A number with stops at the head of a block.
_OWN = re.compile(r"\s*\d{1,3}(?:\.\d{1,3}){1,3}[.)]?(?=\s)")
#: What lies in an article of a law without being one: "Absatz 2", "l'alinéa 4".
_ABSATZ = re.compile(
    r"(?:Absatz|Absätze|Abs\.|(?:l['’]\s?)?alinéas?(?=\s\d))", re.IGNORECASE
)
#: What holds nothing that is printed.
_NONE = ("",)


@dataclass(slots=True)
class Spoken:
    """What was spoken of so far in one file, and how the sender cites.

    `numbers_own`: bare numbers at the heads of lines are the sender's list; `counts`:
    those with stops follow each other, and may be, too; `dots_own`: they surely are.
    `cites`: pieces are cited by name. `pairs`: "5.4, 1" is a piece of 5.4.
    `told`: a heading of the file says which draft is spoken of. `about`: what the
    subject of the mail names. `own`: nouns by which the sender numbers what he says
    ("Item 1", "Item 2"), and `titles` lines that head what is said of a piece by its
    number ("4.2 Accidents"); `letters_own`: so are the letters at the heads of lines,
    which may be if they count from the first (`letters_count`), and i, ii, iii are
    (`romans_own`). `parent`: a piece that
    is not printed itself, whose pieces are spoken of; `titled`: by a heading.
    `ordered`: the piece spoken of was known by what is said of its bare number.
    `headed`: the last line that is a heading of a draft, `beside`: its name stands in
    that line, too; `stranger`: the last one that leads to a text by no name that a
    draft has, while no draft is spoken of. `over`: the last heading of the sender's
    own, whose words tell what may be meant below it. `answers`: what is cited in the
    quoted words above, which what stands below them may answer.
    `chapters` are those of the heading above, whose pieces bare numbers may name.
    `container` is the article whose pieces are spoken of, in `holder`, which was called
    so (`article`); `inner` the piece whose points are, with its draft. `seen` are the
    pieces of earlier comments.
    """

    drafts: Drafts
    in_force: tuple[str, ...] = ()
    last: Target | None = None
    current: Target | None = None
    about: Target | None = None
    chapters: tuple[tuple[str, Path], ...] = ()
    container: Path = ()
    holder: str | None = None
    article: bool = False
    inner: tuple[str, Path] | None = None
    numbers_own: bool = True
    dots_own: bool = False
    letters_own: bool = True
    letters_count: bool = False
    romans_own: bool = False
    parent: tuple[str, Path] | None = None
    titled: bool = False
    headed: str = ""
    over: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    beside: bool = False
    stranger: str = ""
    counts: bool = True
    cites: bool = False
    pairs: bool = False
    told: bool = False
    ordered: bool = False
    own: frozenset[Noun] = frozenset()
    titles: Mapping[str, Path] = field(default_factory=dict)
    seen: frozenset[tuple[str, str]] = frozenset()

    def uncounted(self, text: str) -> str:
        """Blank the number of the sender's own at the head of a text: "3.2 "."""
        own = _OWN.match(text) if self.dots_own else None
        return " " * own.end() + text[own.end() :] if own else text

    def settle(self, ref: Reference, document: str | None = None) -> Settled:
        """Say what a reference means among the drafts spoken of."""
        spoken = self.inner
        if pieces.is_enclosed(ref):
            spoken = self.parent if self.titled else None
        here = spoken if document in (None, (spoken or ("",))[0]) else None
        piece = pieces.within(ref, *here, self.drafts.citable) if here else None
        if piece := piece or self.counted(ref):
            return piece
        if self.parent and self.titled and pieces.is_bare(ref) and ref.leads:
            inside = pieces.printed_in(ref, *self.parent, self.drafts.citable)
            if inside and document is None:
                return self._either(ref, inside)
        if held := self._held_by(ref, document):
            return held
        settled = citation.settle(
            citation.outer(ref) if self.pairs else ref,
            self.drafts.citable,
            (document,) if document else self.in_force,
            self.container,
        )
        if not self.container or document:
            return settled
        if settled.sure and self.holder in (None, settled.document):
            return self._rivalled(ref, settled)
        return pieces.elsewhere(settled, citation.settle(ref, self.drafts.citable))

    def _either(self, ref: Reference, inside: Settled) -> Settled:
        """Doubt a bare number that the article above has: it may be a draft's."""
        drafts = self.drafts.citable
        whole = citation.settle(ref, drafts, self.in_force)
        return Settled(candidates=(*inside.pairs, *whole.pairs))

    def _rivalled(self, ref: Reference, settled: Settled) -> Settled:
        """Doubt a piece that drafts print inside the article that is spoken of."""
        drafts = self.drafts.citable
        if self.holder or not pieces.is_inner(ref):
            return settled
        held = [
            (document, label)
            for document in self.in_force or drafts.labels
            if drafts.labels[document].acts
            and (found := pieces.printed_in(ref, document, self.container, drafts))
            for label in found.labels
        ]
        own = settled.pairs
        return Settled(candidates=(*held, *own)) if {*held} - {*own} else settled

    def _held_by(self, ref: Reference, document: str | None) -> Settled | None:
        """Find a piece in the article whose pieces are spoken of, if it has that."""
        holder, drafts = self.holder, self.drafts.citable
        inner = pieces.is_inner(ref) and not ref.documents
        if not (inner and holder and self.container and document in (None, holder)):
            return None
        labels = drafts.labels[holder]
        if not (labels.acts or self.article or self.container in labels.chapters):
            return None
        return pieces.printed_in(ref, holder, self.container, drafts)

    def _below(self, text: str, ref: Reference) -> Settled | None:
        """Find a paragraph in the article or "§" that is spoken of, if it has one.

        An "Absatz" is no "§", nor an "alinéa" an article: where it is not printed, it
        is a part of that. In other languages it may be one of a draft of articles, too.
        """
        document, drafts = self.holder, self.drafts.citable
        spoken = self.article and self.container and not ref.documents
        lies = _ABSATZ.match(text, ref.start) is not None
        inner = spoken and (lies or ref.mention.noun is Noun.PARAGRAPH)
        if not inner or document is None:
            return None
        if printed := pieces.printed_in(ref, document, self.container, drafts):
            return printed
        labels = drafts.labels[document]
        label = labels.keys.get(self.container)
        if label is None or ref.mention.position is not None:
            return None
        settled = self.settle(ref)
        alone = {*settled.pairs, *settled.candidates} == {(document, label)}
        if alone or lies:
            return Settled(document=document, labels=(label,), inner=True)
        other = settled.document == document and settled.labels != (label,)
        both = ((document, label), *settled.pairs)
        return Settled(candidates=both) if labels.acts and other else None

    def enter(self, ref: Reference, *, sign: bool = False) -> None:
        """Remember the piece that holds inner ones; `sign`: it is cited by a "§"."""
        settled = self.settle(ref)
        if self.counted(ref):
            self._go_inside(settled)
            return
        single = len(settled.labels) == 1 or pieces.holds(ref, settled)
        if (DEPTH[ref.mention.noun] == 0 or sign) and single:
            whole = all(map(is_inserted, settled.labels)) and settled.sure
            self.container = ref.mention.items[0].path[: None if whole else 1]
            self.article = sign or ref.mention.noun is Noun.ARTICLE
            self.holder = settled.document or pieces.holder(
                ref, self.drafts.citable, self.in_force
            )
        elif ref.mention.noun in (Noun.ARTICLE, Noun.SECTION):
            # several, or one that no draft has: what is named below lies in none
            self.container, self.holder = _NONE, None
        self._go_inside(settled)

    def turn_to(self, ref: Reference, settled: Settled, *, titled: bool) -> None:
        """Remember a piece that is not printed itself, and whose pieces may follow.

        `titled`: it stands above them, and not in the subject alone.
        """
        if self.counted(ref):
            return
        if not (pieces.is_letter(ref) or pieces.is_enclosed(ref)):
            self.parent, self.chapters = None, ()
        if settled.document and pieces.holds(ref, settled):
            path = ref.mention.items[0].path
            self.inner = self.parent = (settled.document, path)
            self.titled = titled
            if path in self.drafts.citable.labels[settled.document].chapters:
                self.container, self.holder = path, settled.document
                self.chapters = (self.parent,) * titled

    def under(self, heading: Words) -> bool:
        """Remember the chapters of drafts that have this heading; tell if any has."""
        every = (
            (document, chapter)
            # "Chapter II. Duties" where the draft prints "II. Duties"
            for said in (heading, heading[1:])
            for document, chapter in self.drafts.chapters.get(said, ())
            if not self.in_force or document in self.in_force
        )
        alone = len(heading) == 1 and len(self.in_force) != 1
        found = () if alone else tuple(dict.fromkeys(every))
        if found:
            self.chapters = found
            self.container, self.holder, self.parent = _NONE, None, None
        if len(found) == 1:
            self.holder, self.container = found[0]
        return bool(found)

    def leaves(self, text: str) -> bool:
        """Leave the draft spoken of at a line that leads to a text nobody knows."""
        several = len(self.drafts.citable.labels) > 1
        if not (several and self.in_force and captions.leads_elsewhere(text)):
            return False
        self.in_force, self.last, self.container = (), None, ()
        self.told, self.stranger = False, text
        return True

    def counted(self, ref: Reference) -> Settled | None:
        """Find a bare number in the chapter whose heading stands above.

        Where several drafts have such a heading, a person is asked.
        """
        drafts = self.drafts.citable
        signed = ref.mention.noun is Noun.SIGN and not ref.documents  # "§ 2"
        here = self.chapters if signed or pieces.is_bare(ref) else ()
        known = (pieces.printed_in(ref, *chapter, drafts) for chapter in here)
        found = [settled for settled in known if settled]
        if len(found) <= 1:
            return next(iter(found), None)
        return Settled(candidates=tuple(pair for each in found for pair in each.pairs))

    def _go_inside(self, settled: Settled) -> None:
        """Remember the piece whose points may be spoken of next."""
        if settled.document and len(settled.labels) == 1:
            path = key(settled.labels[0])
            self.inner = (settled.document, path)
            if self.parent != (settled.document, path[:-1]):
                self.parent = None

    def _held(self, ref: Reference) -> bool:
        """Whether a piece has a label of its own inside the one spoken of."""
        settled = self.settle(ref, self.holder)
        return (
            settled.sure
            and bool(self.container)
            and all(pieces.lies_in(x, self.container) for x in settled.labels)
            and all(key(x) != self.container for x in settled.labels)
        )
