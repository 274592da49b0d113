"""A draft with what was proposed drawn into it: tracked changes and margin comments.

The draft's own Word file is used where there is one and the draft's text is found in
it; else one is made of the draft, and says so. Every comment on the draft stands in
the margin of its paragraph, word for word, with its author; a proposal that is the
paragraph anew, its deletion or a new paragraph is drawn into the text, too, in its
author's name. Words that are only a part of the paragraph are not drawn: nobody asked
to strike what they leave out. The number that a sender typed before a paragraph is not
compared with the text of the draft, which has none; that a paragraph is wished, without
its words, stands in the margin alone.

Several proposals for a paragraph are drawn into the same words: a word that several
strike is struck by the first, and what several insert stands side by side. Accepting
all gives the sum of the proposals, rejecting all the draft.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from lxml import etree
from rapidfuzz.distance import Indel

from outbox.compilation.blocks import before_words, quoted
from outbox.compilation.margin import Margin
from outbox.compilation.package import paragraph, run, write_package, write_parts
from outbox.compilation.runs import Text, Who
from outbox.compilation.structured import time
from outbox.compilation.wording import insertion, names, numbers, speakers, writable
from rules.citation.paths import key
from rules.folding import Fold, folds
from rules.location.catalogue import strip_label
from rules.terms import Action, Draft, EvidenceKind, Paragraph

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, DraftEntries

#: A proposal that has so much of the paragraph is the paragraph anew.
_ANEW = 0.5
#: What the margin says of a comment that is drawn into the text.
MARKED = "(marked in the text)"
#: Signs of an author's name that Word shows.
_LONGEST = 100
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: Where a sentence ends in a text, and how a paragraph or a point of a list ends.
_STOP = re.compile(r"[.!?؟](?=\s)|[。！？]|[.!?؟]\Z")
_SHUT = re.compile(r"[.;:,!?…。；：，！？؟؛،]\s*\Z")
#: There the proposal is the paragraph as its sender would have it.
_COPIES = (EvidenceKind.TRACKED_CHANGE, EvidenceKind.MARKUP, EvidenceKind.EDITED_COPY)


def write_tracked(
    consolidation: Consolidation,
    entries: DraftEntries,
    original: bytes | None,
    stream: BinaryIO,
) -> None:
    """Write the draft with its proposals; `original` are the bytes of its file."""
    found = _found(original, entries.draft) if original else None
    parts, text, spans, margin = found or _made(
        consolidation, entries.draft, _NOT_ITS_OWN if original else ""
    )
    received = {one.number: one.received_at for one in consolidation.contributions}
    pen = _Pen(margin, text, received)
    for fold in folds(entries.general):
        pen.remark(fold, range(0))
    for at, span in zip(entries.paragraphs, spans, strict=True):
        pen.draw(at.paragraph, span, folds(at.entries))
    text.redraw()
    pen.margin.save()
    parts["word/document.xml"] = etree.tostring(
        text.root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    write_parts(parts, consolidation.issued_at, stream)


# --- the draft's own file, or one made of it ------------------------------------------


#: The parts of a package, its text, the places of the paragraphs, the margin.
_Package: TypeAlias = tuple[dict[str, bytes], Text, list[range], Margin]
_NOT_ITS_OWN = (
    "Made of the text of the draft: its own Word file cannot carry tracked changes. "
    "Save that file again in Word as .docx to have them drawn into it."
)
#: What a file raises that is no zip, no whole package or no XML.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.LxmlError),
    *(EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError),
)


def _found(original: bytes, draft: Draft) -> _Package | None:
    """Find each paragraph of the draft in its file, in order; None if it is not so."""
    try:
        with zipfile.ZipFile(io.BytesIO(original)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = Text(parts["word/document.xml"])
        margin = Margin(parts)
    except _BROKEN:
        return None
    if not text.can_be_drawn_into:
        return None
    spans = []
    after = 0
    for part in draft.paragraphs:
        span = text.find(writable(part.text), after)
        if span is None:
            return None
        spans.append(span)
        after = span.stop
    return parts, text, spans, margin


def _made(consolidation: Consolidation, draft: Draft, remark: str) -> _Package:
    made = io.BytesIO()
    write_package(consolidation, _body(draft, remark), made)
    found = _found(made.getvalue(), draft)
    if found is None:
        raise ValueError(f"the text of the draft {draft.id} cannot be found again")
    return found


def _body(draft: Draft, remark: str) -> Iterator[str]:
    yield paragraph("Title", run(writable(f"{draft.id}: {draft.title}")))
    if remark:
        yield paragraph("Remark", run(remark))
    heading = ""
    for part in draft.paragraphs:
        if part.heading not in ("", heading):
            heading = part.heading
            yield paragraph("Heading1", run(writable(heading)))
        label = run(f"{writable(part.label or '')}\t", "Speaker")
        yield paragraph("DraftText", label, run(writable(part.text)))


# --- what is drawn --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws into a text and writes into its margin."""

    margin: Margin
    text: Text
    received: dict[str, datetime]

    def draw(self, paragraph: Paragraph, span: range, said: Sequence[Fold]) -> None:
        """Draw what is proposed for a paragraph, and put all comments beside it.

        Of several proposals in one submission the first is drawn.
        """
        drawn: set[Who] = set()
        added: list[tuple[str, Who]] = []
        for fold in said:
            who = self._who(fold)
            drawing = who not in drawn and self._drawn(fold, paragraph, span, who)
            new = _new_paragraph(fold)
            added += [(new, who)] if new else []
            drawn |= {who} if drawing else set()
            self.remark(fold, span, marked=drawing or bool(new))
        for new, who in reversed(added):
            self.text.add_paragraph(span, new, who)

    def remark(self, fold: Fold, span: range, *, marked: bool = False) -> None:
        """Put a comment into the margin of a paragraph."""
        told = f"{insertion(fold.first.comment)}{names(fold)} [{numbers(fold)}]"
        head = " ".join(filter(None, (told, before_words(fold), MARKED * marked)))
        author, at = self._who(fold)
        self.text.anchor(span, self.margin.add(author, at, head, quoted(fold)))

    def _who(self, fold: Fold) -> Who:
        first = fold.first
        name = speakers(first.who, review=first.who_review)
        return name[:_LONGEST], time(self.received[first.number])

    def _drawn(self, fold: Fold, paragraph: Paragraph, span: range, who: Who) -> bool:
        """Draw a proposal, if it is one that can be drawn."""
        comment, base = fold.first.comment, writable(paragraph.text)
        if comment.action is Action.DELETE and len(comment.paragraphs) == 1 and base:
            self.text.strike_whole(span, who)
            return True
        new = writable(_unnumbered(comment.proposed, paragraph))
        copied = comment.evidence.kind in _COPIES
        if comment.action is not Action.AMEND or not (
            copied or _is_all(strip_label(base), strip_label(new))
        ):
            return False
        edits = _edits(base, new)
        if not edits:
            return False
        places = self.text.places(span, base)
        for start, end, new in edits:
            if end > start:
                struck = range(places[start].start, places[end - 1].stop)
                self.text.strike(struck, who)
            if new and end < len(base):
                self.text.insert(places[end].start, new, who)
            elif new:
                self.text.append(span, new, who)
        return True


def _new_paragraph(fold: Fold) -> str:
    """Give the words of a new paragraph; what only asks for one has none."""
    comment = fold.first.comment
    return writable(comment.proposed).strip() if comment.action is Action.ADD else ""


def _unnumbered(proposed: str, paragraph: Paragraph) -> str:
    """Leave out the number of a paragraph before what is proposed for its text.

    A number of the same kind is one, too: in an edited copy numbers may have moved on.
    """
    text = strip_label(proposed)
    typed = proposed[: len(proposed) - len(text)].strip()
    printed, own = key(typed.strip("[(.)]")), key(paragraph.label or "")
    if not (printed and own) or strip_label(paragraph.text) != paragraph.text:
        return proposed
    moved = typed[-1] in ".)]" and printed[-1][0].isdigit() is own[-1][0].isdigit()
    return text if moved or printed[-1:] == own[-1:] else proposed


def _is_all(base: str, new: str) -> bool:
    """Tell whether words begin and end as a paragraph does, and are no part of it.

    As it does is by the same word, or as a sentence. Fewer sentences than it has may
    be one of them.
    """
    words, news = _WORD.findall(base), _WORD.findall(new.strip())
    if not (words and news):
        return False
    begins, ends = words[0] == news[0], _last(words) == _last(news)
    if len(_STOP.findall(new)) < len(_STOP.findall(base)):
        return begins and ends
    begins = begins or (_opens(words[0]) and _opens(news[0]))
    return begins and (ends or bool(_SHUT.search(base) and _SHUT.search(new)))


def _last(words: list[str]) -> str:
    return next((word for word in reversed(words) if word.isalnum()), "")


def _opens(word: str) -> bool:
    """Tell whether a sentence can begin with a word."""
    return word[0].isalnum() and not word[0].islower()


def _edits(base: str, new: str) -> list[tuple[int, int, str]]:
    """Say what makes one text of the other, word by word; nothing if it is another."""
    words, news = _WORD.findall(base), _WORD.findall(new)
    if not base or Indel.normalized_similarity(words, news) < _ANEW:
        return []
    starts = [match.start() for match in _WORD.finditer(base)] + [len(base)]
    edits: list[tuple[int, int, int, int]] = []
    for op in Indel.opcodes(words, news):
        if op.tag == "equal":
            continue
        here = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if edits and not _reads_on(words[edits[-1][1] : op.src_start]):
            here = (edits[-1][0], op.src_end, edits.pop()[2], op.dest_end)
        edits.append(here)
    return [(starts[a], starts[b], "".join(news[c:d])) for a, b, c, d in edits]


def _reads_on(words: list[str]) -> bool:
    """Tell whether so many words stayed that the changes around them are two."""
    return sum(map(str.isalnum, words)) > 1
