"""Which comments does a submission make, and on which paragraphs?

The evidence is read by kind, the strongest first: changes in a copy of the
draft, notes in the margin, tables, and running text with its references,
quotations and position words. Each module of `rules.location` answers for one
kind. Nothing is guessed: what no evidence places goes to review, in the
sender's own words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from rules import alignment, citation, forwarding
from rules.citation.language import Noun
from rules.location import (
    behind,
    chapters,
    copies,
    courtesy,
    fields,
    idle,
    led,
    lined,
    lists,
    margin,
    marks,
    pieces,
    revision,
    signature,
    titles,
    verdicts,
)
from rules.location.catalogue import Drafts, prepare
from rules.location.naming import Naming
from rules.location.prose import LONGEST, Walk
from rules.location.subject import about
from rules.location.table import Tables
from rules.terms import PassageKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rules.citation import Reference
    from rules.location.lined import Together
    from rules.terms import Comment, PartText, Passage

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
    said = _named(subject, drafts)
    parts = [_opened(part, subject, drafts, alone=len(parts) == 1) for part in parts]
    parts = [_closed(_behind(_parted(part, drafts), drafts)) for part in parts]
    cover = tuple(
        dict.fromkeys(
            d
            for part in parts
            if part.is_body
            for p in part.passages
            if p.kind is PassageKind.PARAGRAPH
            and len(p.text) <= LONGEST
            and courtesy.is_cover(p.text)
            for d in _named(p.text, drafts)
        )
    )
    comments: list[Comment] = []
    for part in parts:
        own = () if part.is_body else _named(part.name, drafts)
        in_force = own or (() if part.is_body else cover) or said
        title = subject if part.is_body else ""
        comments += _of_part(part, in_force, drafts, title, alone=len(parts) == 1)
    return marks.told(idle.followed(comments), parts)


def _closed(part: PartText) -> PartText:
    """Tell head, headings and last names of a mail, or one inside it, from words."""
    passages = part.passages
    if part.is_body or _BODY_INSIDE.search(part.name):
        passages = signature.closed(signature.headed(titles.told(passages)))
    return replace(part, passages=signature.left(passages))


def _parted(part: PartText, drafts: Drafts) -> PartText:
    """Take paragraphs that a mail repeats above what it says of them as quoted."""
    if not part.is_body:
        return part
    found = (
        behind.repeated(p, drafts) if len(p.text) <= LONGEST else (p,)
        for p in part.passages
    )
    return replace(part, passages=tuple(chain.from_iterable(found)))


def _behind(part: PartText, drafts: Drafts) -> PartText:
    """Part what is written into paragraphs of a draft from these."""
    found = (
        behind.parted(p, drafts) if len(p.text) <= LONGEST else (p,)
        for p in copies.unboxed(part.passages, drafts)
    )
    return replace(part, passages=tuple(chain.from_iterable(found)))


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
    part = replace(part, passages=parted)
    prose = [p for p in part.passages if p.cell is None and p.kind in _TEXT]
    cited = _cited(prose, drafts)
    spoken = _spoken(prose, cited, in_force, drafts)
    spoken.about = about(subject, spoken, cited, alone=alone)
    walk = Walk(spoken=spoken, together=together)
    tables = Tables(drafts=drafts, in_force=in_force, comments=walk.comments)
    records, form = fields.records(prose, drafts.citable)
    tables.form(records)
    taken, quoted, titled = set(form), set[int](), dict[int, str]()
    notes = [p for p in part.passages if p.kind is PassageKind.MARGIN_COMMENT]
    copy = copies.copy_of(prose, in_force, drafts, noted=bool(notes))
    if copy is not None:
        spoken_of = revision.answered(prose, copy, drafts)
        noted = bool(notes or spoken_of)
        made, settled = revision.changes(prose, copy, drafts, noted=noted)
        quoted = {id(prose[i]) for i in spoken_of}
        walk.comments += made
        taken |= settled
        taken |= {
            i for i, p in enumerate(prose) if alignment.words(p.text) in drafts.titles
        }
        titled = {id(prose[i]): label for i, label in copy.headings.items()}
        for i, place in copy.pairs.items():
            tables.paragraphs[prose[i].source.place] = (drafts.places[place],)
    done = {id(prose[i]): form.get(i, "") for i in taken}
    for table, passages in groupby(part.passages, _table):
        if table:
            tables.above = walk.heading()
            walk.close()
            tables.in_force, tables.chapters = spoken.in_force, spoken.chapters
            within = (spoken.container, spoken.holder) if tables.above else ((), None)
            tables.container, tables.holder = within
            tables.take(list(passages))
            walk.tabled = True
            continue
        for passage in passages:
            if id(passage) in titled:
                walk.close()
                walk.step(replace(passage, text=titled[id(passage)]))
            elif id(passage) in done:
                walk.step(replace(passage, text=done[id(passage)]))
                walk.close()
                if id(passage) in quoted:
                    walk.step(replace(passage, kind=PassageKind.QUOTED))
            elif passage.kind in _TEXT:
                walk.step(passage)
    walk.close()
    page = margin.Page(
        passages={p.source.place: p for p in part.passages},
        paragraphs=tables.paragraphs,
        in_force=spoken.in_force,
        drafts=drafts,
    )
    return [*walk.comments, *margin.notes(notes, page)]


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


def _opened(part: PartText, subject: str, drafts: Drafts, *, alone: bool) -> PartText:
    """Take what a mail forwards as said: nobody forwards what is not meant.

    So is the mail right below, where all that is said above it is "see below". What
    the secretariat itself wrote is never said by whoever passes it on.
    """
    quoted = [n for n, p in enumerate(part.passages) if p.kind is PassageKind.QUOTED]
    if not part.is_body or not quoted:
        return part
    last = len(part.passages)
    forwards = forwarding.is_subject(subject) or any(
        forwarding.announces(line)
        for p in part.passages
        for line in p.text.splitlines()
    )
    if not forwards:
        answered = any(
            p.kind is PassageKind.PARAGRAPH for p in part.passages[quoted[0] :]
        )
        above = part.passages[: quoted[0]]
        if answered or not (alone and courtesy.points_below(above)):
            return part
        mails = [n for n in quoted if _HEADERS.match(part.passages[n].text)]
        last = next(iter(mails[1:]), last)
    ours = _ours(part.passages, drafts)
    return replace(
        part,
        passages=tuple(
            replace(p, kind=PassageKind.PARAGRAPH)
            if p.kind is PassageKind.QUOTED
            and n < last
            and n not in ours
            and not forwarding.announces(p.text)
            and not forwarding.introduces(p.text)
            else p
            for n, p in enumerate(part.passages)
        ),
    )


def _ours(passages: Sequence[Passage], drafts: Drafts) -> set[int]:
    """Return the places of what mails of the secretariat say, quoted below others.

    The line above a mail, or its head, says whose it is.
    """
    found = set()
    ours = False
    for n, passage in enumerate(passages):
        if passage.kind is not PassageKind.QUOTED:
            ours = False
        elif forwarding.introduces(passage.text) or _HEADERS.match(passage.text):
            head = _SENT_TO.split(passage.text.lower(), 1)[0]
            ours = any(address in head for address in drafts.own)
        if ours:
            found.add(n)
    return found


#: Behind the sender the head of a mail names those to whom it went.
_SENT_TO = re.compile(r"\n\W*(?:to|à|para|an|кому|到|收件人|إلى)\s?[:：]")
#: A body of a mail that lies in another.
_BODY_INSIDE = re.compile(r"/text\.\w+\Z")
_HEADERS = re.compile(r"(?i)\W*(?:from|de|von|от|发件人|寄件者|من)\s?[:：]")


def _cited(prose: Sequence[Passage], drafts: Drafts) -> list[Reference]:
    """Find all that a sender cites in one file."""
    return [
        ref
        for p in prose
        if p.kind is not PassageKind.QUOTED and len(p.text) <= LONGEST
        for ref in citation.references(p.text, drafts.citable)
    ]


def _spoken(
    prose: Sequence[Passage],
    cited: Sequence[Reference],
    in_force: tuple[str, ...],
    drafts: Drafts,
) -> Naming:
    """Look over a file before the walk: how does its sender cite?"""
    leading = [ref for ref in cited if ref.leads]
    told = [
        ref
        for ref in cited
        if ref.leads or not (ref.argument or ref.mention.noun in (Noun.NONE, Noun.SIGN))
    ]
    pairs = [r for r in leading if citation.is_pair(r)]
    dotted = [r.mention.items[0].path for r in leading if pieces.is_dotted(r)]
    follow = [
        b[:2] == (a[0], str(int(a[1]) + 1)) or (b[0] != a[0] and b[1] == "1")
        for a, b in pairwise(dotted)
    ]
    return Naming(
        drafts=drafts,
        in_force=in_force
        or _introduced(prose, drafts)
        or chapters.headed((p.text for p in prose), drafts)
        or citation.coherent(leading, drafts.citable)
        or citation.coherent(told, drafts.citable),
        numbers_own=_numbers_own(leading, drafts),
        cites=any(_is_named(r) and not pieces.is_dotted_sign(r) for r in leading),
        counts=all(follow),
        own=_nouns_of_own(cited, drafts),
        letters_own=any(
            lists.letters_own(p.text, drafts)
            for p in prose
            if p.kind is not PassageKind.QUOTED and len(p.text) <= LONGEST
        ),
        letters_count=_count([r for r in leading if pieces.is_letter(r)]),
        pairs=any(len(r.mention.items[0].path) > 1 for r in pairs),
    )


def _count(letters: Sequence[Reference]) -> bool:
    """Whether letters at the heads of lines are a, b, c, as in any list."""
    found = [ref.mention.items[0].path[0] for ref in letters]
    return found == [chr(ord("a") + place) for place in range(len(found))]


def _introduced(prose: Sequence[Passage], drafts: Drafts) -> tuple[str, ...]:
    """Return the one draft that is named before anything is cited."""
    named: set[str] = set()
    for passage in prose:
        text = passage.text if len(passage.text) <= LONGEST else ""
        found = citation.cited(text, drafts.citable)
        first = min((r.start for r in found.references), default=len(text))
        names = [n for n in found.names if n.strong and n.end <= first]
        named |= {document for name in names for document in name.documents}
        if found.references:
            break
    return tuple(named) if len(named) == 1 else ()


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


def _is_named(ref: Reference) -> bool:
    return ref.mention.noun is not Noun.NONE or bool(ref.documents)


def _numbers_own(leading: Sequence[Reference], drafts: Drafts) -> bool:
    """Whether bare numbers at the heads of blocks are the sender's own list.

    They are the draft's where several stand there, all of them printed as
    labels, not simply counting from one, and nothing is cited by name. A code beside
    them is no name ("PP8: ...", "13: ..."), unless it stands behind one: "1. PP8".
    What is named beside "22. ... 20. ... 11. ..." does not matter: no list goes so.
    """
    bare = [ref for ref in leading if not _is_named(ref)]
    if _leap(bare) and all(citation.settle(r, drafts.citable).sure for r in bare):
        return False
    others = [ref for ref in leading if _is_named(ref)]
    behind = any(
        0 <= b.start - a.end <= _BRIEF and b in others for a, b in pairwise(leading)
    )
    if len(leading) < _SEVERAL or behind or not all(map(pieces.is_code, others)):
        return True
    settled = [citation.settle(ref, drafts.citable) for ref in leading]
    known = sum(bool(s.candidates) or s.sure for s in settled)
    paths = [ref.mention.items[0].path for ref in bare]
    nested = any(len(path) > 1 for path in paths)  # no list of one's own has those
    if known < len(leading) and not (nested and known * 2 > len(leading)):
        return True
    return paths == [(str(n),) for n in range(1, len(paths) + 1)]


def _leap(bare: Sequence[Reference]) -> bool:
    """Whether numbers go on in such a way as those of no list do, again and again."""
    paths = [ref.mention.items[0].path for ref in bare]
    if not all(len(path) == 1 and path[0].isdecimal() for path in paths):
        return False
    numbers = [int(path[0]) for path in paths]
    leaps = sum(after != before + 1 for before, after in pairwise(numbers))
    return leaps >= _SEVERAL and min(numbers) > 1


def _nouns_of_own(cited: Sequence[Reference], drafts: Drafts) -> frozenset[Noun]:
    """Return the noun by which a sender numbers his own points: "Item 1".

    They count from one while other pieces are cited, and no draft calls its own so.
    """
    points = [
        ref.mention.items[0].path
        for ref in cited
        if ref.leads and ref.mention.noun is Noun.POINT and ref.mention.items
    ]
    others = [
        ref
        for ref in cited
        if not (ref.foreign or ref.argument)
        and ref.mention.noun not in (Noun.POINT, Noun.NONE, Noun.SENTENCE)
    ]
    counted = points == [(str(n),) for n in range(1, len(points) + 1)]
    called = any(Noun.POINT in x.nouns for x in drafts.citable.labels.values())
    several = len(points) >= _SEVERAL and len(others) * 2 >= len(points)
    return frozenset({Noun.POINT} if several and counted and not called else ())


_SEVERAL = 2
#: So near a code stands behind a number of the sender's.
_BRIEF = 4
