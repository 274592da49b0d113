"""Which comments does a submission make, and on which paragraphs?

The evidence is read by kind, the strongest first: changes in a copy of the
draft, notes in the margin, tables, and running text with its references,
quotations and position words. Each module of `rules.location` answers for one
kind. Nothing is guessed: what no evidence places goes to review, in the
sender's own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.location import (
    answered,
    behind,
    captions,
    citing,
    copies,
    courtesy,
    fields,
    idle,
    led,
    lined,
    margin,
    marks,
    passed_on,
    pasted,
    revision,
    same_letter,
    shown_below,
    signature,
    struck,
    titles,
    verdicts,
    voiced,
)
from rules.location.catalogue import Drafts, prepare
from rules.location.prose import LONGEST, Walk
from rules.location.subject import about
from rules.location.table import Tables
from rules.location.target import NOWHERE, comment
from rules.terms import Action, Comment, PartText, Passage, PassageKind, Source

if TYPE_CHECKING:
    from rules.location.lined import Together

__all__ = ["Drafts", "locate", "prepare"]


def locate(
    parts: Sequence[PartText],
    subject: str,
    drafts: Drafts,
    signers: Collection[str] = (),
) -> tuple[Comment, ...]:
    """Attribute all comments of a submission, in the order of its parts.

    `signers` are names of the sender and of those for whom the mail speaks: the
    lines that end a file with one of them are no comment.
    """
    parts = [replace(p, passages=signature.told(p.passages, signers)) for p in parts]
    parts = [behind.marked(behind.shown(part, drafts), drafts) for part in parts]
    alone = len(parts) == 1
    parts = [passed_on.opened(part, subject, drafts, alone=alone) for part in parts]
    parts = [_closed(_behind(_parted(part, drafts), drafts)) for part in parts]
    parts = [voiced.parted(part) for part in parts]
    return tuple(same_letter.read(_located, parts, subject, drafts))


def _located(
    parts: Sequence[PartText], subject: str, drafts: Drafts
) -> Iterator[Comment]:
    """Attribute the comments of parts that are ready to be read."""
    alone, said = len(parts) == 1, _named(subject, drafts)
    cover = tuple(
        dict.fromkeys(
            d
            for part in parts
            if part.is_body
            for p in part.passages
            if p.kind is PassageKind.PARAGRAPH
            and len(p.text) <= LONGEST
            and captions.covers(p.text, drafts)
            for d in _named(p.text, drafts)
        )
    )
    comments: list[Comment] = []
    for part in parts:
        own = () if part.is_body else _named(part.name, drafts)
        in_force = own or (() if part.is_body else cover) or said
        title = subject if part.is_body else ""
        comments += _of_part(part, in_force, drafts, title, alone=alone)
    rows = {p.source for part in parts for p in part.passages if p.cell}
    told = marks.told(idle.followed(comments, rows), parts)
    read = (answered.taken(struck.amended(each, drafts), drafts) for each in told)
    return filter(None, read)


def _closed(part: PartText) -> PartText:
    """Tell head, headings and last names of a mail, or one inside it, from words."""
    passages = part.passages
    if part.is_body or _BODY_INSIDE.search(part.name):
        passages = signature.closed(signature.headed(titles.told(passages)))
    return replace(part, passages=signature.left(passages))


def _parted(part: PartText, drafts: Drafts) -> PartText:
    """Part the paragraphs that a mail repeats from each other and from what it says."""
    if not part.is_body:
        return part
    found = (
        _repeated(p, drafts) if len(p.text) <= LONGEST else (p,) for p in part.passages
    )
    return replace(part, passages=tuple(chain.from_iterable(found)))


def _repeated(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Take several as a copy of the draft, and one or two above words as quoted."""
    parts = pasted.parted(passage, drafts)
    return parts if parts[1:] else behind.repeated(passage, drafts)


def _behind(part: PartText, drafts: Drafts) -> PartText:
    """Part what is written into paragraphs of a draft from these."""
    found = (
        behind.parted(p, drafts) if len(p.text) <= LONGEST else (p,)
        for p in copies.unboxed(part.passages, drafts)
    )
    return replace(part, passages=tuple(chain.from_iterable(found)))


def unplaced(parts: Sequence[PartText]) -> tuple[Comment, ...]:
    """Return what a mail says in which nothing was found, for a person to place.

    One comment of each body or file; of its words only courtesies are left out.
    """
    told = (PassageKind.PARAGRAPH, PassageKind.CELL, PassageKind.NOTE)
    said = (
        [
            p
            for p in part.passages
            if p.kind in told
            and not (courtesy.is_salutation(p.text) or courtesy.is_closing(p.text))
        ]
        for part in parts
    )
    return tuple(comment(NOWHERE, text, source) for text, source in _together(said))


def unread(parts: Sequence[PartText]) -> tuple[Comment, ...]:
    """Return all words of a mail at which the rules failed, for a person to place.

    No rule is asked of them what they ask for: it may be the one that failed.
    """
    said = (
        [p for p in part.passages if p.kind is not PassageKind.QUOTED] for part in parts
    )
    failed = replace(NOWHERE, why=FAILED)
    return tuple(
        comment(failed, text, source, action=Action.COMMENT, proposed="")
        for text, source in _together(said)
    )


def _together(said: Iterable[Sequence[Passage]]) -> Iterator[tuple[str, Source]]:
    """Give the words of each body or file, and where they begin."""
    for passages in said:
        spoken = [p for p in passages if p.text.strip()]
        if spoken:
            yield "\n".join(p.text for p in spoken), spoken[0].source


def signed(parts: Sequence[PartText], signers: Collection[str]) -> bool:
    """Tell whether it matters to what is located who these are."""
    return any(
        signature.told(p.passages, signers) != signature.told(p.passages, ())
        for p in parts
    )


def _of_part(
    part: PartText,
    in_force: tuple[str, ...],
    drafts: Drafts,
    subject: str,
    *,
    alone: bool,
) -> list[Comment]:
    parted, together = _lists(_noted(part.passages), drafts)
    prose = [p for p in parted if p.cell is None and p.kind in _TEXT]
    notes = [p for p in parted if p.kind is PassageKind.MARGIN_COMMENT]
    cited = citing.cited(prose, drafts)
    spoken = citing.naming(prose, cited, in_force, drafts)
    spoken.about = about(subject, spoken, cited, alone=alone)
    walk = Walk(spoken=spoken, together=together)
    walk.below = shown_below.found(prose, drafts)
    walk.quoted = [p.text for p in prose if p.kind is PassageKind.QUOTED]
    tables = Tables(drafts=drafts, in_force=in_force, comments=walk.comments)
    known = _known(prose, in_force, tables, noted=bool(notes))
    told = voiced.found(prose)
    for table, passages in groupby(parted, _table):
        if table:
            _take(list(passages), tables, walk)
        else:
            for passage in passages:
                if id(passage) in told.keys() - together.keys():
                    walk.hear(passage, *told[id(passage)])
                else:
                    known.step(passage, walk)
    walk.hear()
    page = margin.Page(
        passages={p.source.place: p for p in parted},
        paragraphs=tables.paragraphs,
        in_force=spoken.in_force,
        drafts=drafts,
    )
    return [*walk.comments, *margin.notes(notes, page)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of passages before the walk, by their ids.

    `done` are those of a form or a copy, with what is left to walk through; of these
    what is `quoted` is answered below; `titled` are headings of a copy, as printed.
    """

    done: Mapping[int, str]
    quoted: Collection[int]
    titled: Mapping[int, str]

    def step(self, passage: Passage, walk: Walk) -> None:
        """Walk through a passage as far as it is not done."""
        if id(passage) in self.titled:
            walk.close()
            walk.step(replace(passage, text=self.titled[id(passage)]))
        elif id(passage) in self.done:
            walk.step(replace(passage, text=self.done[id(passage)]))
            walk.close()
            if id(passage) in self.quoted:
                walk.step(replace(passage, kind=PassageKind.QUOTED))
        elif passage.kind in _TEXT:
            walk.step(passage)


def _known(
    prose: Sequence[Passage], in_force: tuple[str, ...], tables: Tables, *, noted: bool
) -> _Known:
    """Read what is a form or a copy of a draft; `noted`: notes hang on the file."""
    drafts = tables.drafts
    records, form = fields.records(prose, drafts.citable)
    if records:
        tables.in_force = in_force or citing.only(prose, drafts)
        tables.form(records)
    done = {id(prose[i]): text for i, text in form.items()}
    copy = copies.copy_of(prose, in_force, drafts, noted=noted)
    if copy is None:
        return _Known(done, (), {})
    made, settled, answered = revision.read(prose, copy, drafts, noted=noted)
    tables.comments += made
    titles_of = (
        i for i, p in enumerate(prose) if alignment.words(p.text) in drafts.titles
    )
    for i in chain(settled, titles_of):
        done.setdefault(id(prose[i]), "")
    for i, places in copy.places.items():
        tables.paragraphs[prose[i].source.place] = tuple(
            drafts.places[place] for place in places
        )
    return _Known(
        done,
        {id(prose[i]) for i in answered},
        {id(prose[i]): label for i, label in copy.headings.items()},
    )


def _take(cells: list[Passage], tables: Tables, walk: Walk) -> None:
    """Read a table below what the walk has read so far."""
    spoken = walk.spoken
    caption = walk.open.tabled if walk.open else None
    tables.above = caption or walk.heading()
    before = len(walk.comments)
    walk.close()
    first = len(walk.comments)
    tables.in_force, tables.chapters = spoken.in_force, spoken.chapters
    within = (spoken.container, spoken.holder) if tables.above else ((), None)
    tables.container, tables.holder = within
    tables.take(cells)
    below = {label for each in walk.comments[first:] for label in each.paragraphs}
    if caption and below & {*caption.labels}:
        del walk.comments[before:first]
    walk.tabled = True


def _lists(
    passages: tuple[Passage, ...], drafts: Drafts
) -> tuple[tuple[Passage, ...], Together]:
    """Part lists of pieces from what stands around; say how each of them is read."""
    told = lined.lines(passages)
    together = led.found([line for _, line in told], drafts)
    together |= verdicts.found(told, drafts, together)
    return (lined.parted(told, together) if together else passages), together


def _noted(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Put each note of the text right below the paragraph that carries its mark.

    What carries none, or one in a table, stands where it stood.
    """
    places = {p.source.place for p in passages if p.cell is None}
    below: dict[str, list[Passage]] = {}
    for note in passages:
        if note.kind is PassageKind.NOTE and places & set(note.anchor[:1]):
            below.setdefault(note.anchor[0], []).append(note)
    moved = {id(note) for notes in below.values() for note in notes}
    return tuple(
        each
        for passage in passages
        if id(passage) not in moved
        for each in (passage, *below.pop(passage.source.place, ()))
    )


_TEXT = (
    PassageKind.PARAGRAPH,
    PassageKind.HEADING,
    PassageKind.QUOTED,
    PassageKind.SIGNATURE,
    PassageKind.NOTE,
)


def _table(passage: Passage) -> int:
    return passage.cell.table if passage.cell else 0


def _named(text: str, drafts: Drafts) -> tuple[str, ...]:
    """Return the drafts that a subject or a file name speaks of."""
    return citation.cited(text, drafts.citable).meant


#: Why all words of a mail are one comment.
FAILED = "the program failed at these words: its makers should see them"
#: A body of a mail that lies in another.
_BODY_INSIDE = re.compile(r"/text\.\w+\Z")
