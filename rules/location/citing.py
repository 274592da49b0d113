"""How does the sender of one file cite: by names, by bare numbers, of which draft?

A file is looked over before it is walked through. Whether "7." at the head of a block
is paragraph 7 or the seventh remark of a sender shows in all that he cites.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.language import Noun, Path
from rules.citation.numerals import numeral
from rules.language import KNOWN, language_of
from rules.location import chapters, lists, pieces, titles
from rules.location.naming import Naming
from rules.location.prose import LONGEST
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.catalogue import Drafts


def cited(prose: Sequence[Passage], drafts: Drafts) -> list[Reference]:
    """Find all that a sender cites in one file."""
    return [
        ref
        for p in prose
        if p.kind is not PassageKind.QUOTED and len(p.text) <= LONGEST
        for ref in citation.references(p.text, drafts.citable)
    ]


def naming(
    prose: Sequence[Passage],
    references: Sequence[Reference],
    in_force: tuple[str, ...],
    drafts: Drafts,
) -> Naming:
    """Look over a file before the walk: how does its sender cite?"""
    leading = [ref for ref in references if ref.leads]
    told = [
        ref
        for ref in references
        if ref.leads or not (ref.argument or ref.mention.noun in (Noun.NONE, Noun.SIGN))
    ]
    pairs = [r for r in leading if citation.is_pair(r)]
    dotted = [r.mention.items[0].path for r in leading if pieces.is_dotted(r)]
    # "3.2" may be the sender's own, "3.5.4" is not the first number of any list
    begins = all(path[-1] == "1" or len(path) <= _TWO for path in dotted[:1])
    counts = begins and all(starmap(_follows, pairwise(dotted)))
    spoken_of = (
        in_force
        or _introduced(prose, drafts)
        or chapters.headed((p.text for p in prose), drafts)
        or _in_tongue(prose, drafts)
        or citation.coherent(leading, drafts.citable)
        or citation.coherent(told, drafts.citable)
    )
    one = spoken_of if len(spoken_of) == 1 else ()
    plain = not any(drafts.citable.labels[d].dotted for d in spoken_of)
    return Naming(
        drafts=drafts,
        in_force=spoken_of,
        dots_own=bool(spoken_of) and plain and counts and _head_names(references),
        numbers_own=_numbers_own(leading, drafts),
        cites=any(_is_named(r) and not pieces.is_dotted_sign(r) for r in leading),
        counts=counts,
        own=_nouns_of_own(references, drafts),
        titles={
            line: path
            for d in one
            for line, path in titles.of_pieces(prose, drafts.citable.labels[d]).items()
        },
        letters_own=any(
            lists.letters_own(p.text, drafts)
            for p in prose
            if p.kind is not PassageKind.QUOTED and len(p.text) <= LONGEST
        ),
        letters_count=_count([r for r in leading if pieces.is_letter(r)]),
        romans_own=_romans([r for r in leading if pieces.is_bare(r)]),
        pairs=any(len(r.mention.items[0].path) > 1 for r in pairs)
        or any(pieces.is_dotted(r) and r.mention.detail for r in leading),
    )


def _head_names(references: Sequence[Reference]) -> bool:
    """Whether a number with stops stands right before a piece that is named.

    "3.2 Paragraph 14 is too long".
    """
    return any(
        pieces.is_dotted(a)
        and a.leads
        and _is_named(b)
        and 0 <= b.start - a.end <= _BRIEF
        for a, b in pairwise(references)
    )


def _count(letters: Sequence[Reference]) -> bool:
    """Whether letters at the heads of lines are a, b, c, as in any list."""
    found = [ref.mention.items[0].path[0] for ref in letters]
    return found == [chr(ord("a") + place) for place in range(len(found))]


def _romans(bare: Sequence[Reference]) -> bool:
    """Whether numerals in brackets at the heads of lines are i, ii, iii."""
    paths = [ref.mention.items[0].path for ref in bare]
    found = [path for path in paths if pieces.is_roman(path)]
    return found == [(numeral(n),) for n in range(1, len(found) + 1)]


_TWO = 2


def _follows(last: Path, path: Path) -> bool:
    """Whether a list with stops goes on so: 3.4 or 4.1 behind 3.3, 3.4.1 behind 3.3.5.

    >>> _follows(("3", "3"), ("3", "4")), _follows(("3", "3"), ("3", "6"))
    (True, False)
    """
    first = path[-1] == "1"
    stem = path[:-1] if first else path
    steps = [(*last[:n], str(int(last[n]) + 1)) for n in range(len(last))]
    return stem in steps or (first and (stem == last or path[0] != last[0]))


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


def _in_tongue(prose: Sequence[Passage], drafts: Drafts) -> tuple[str, ...]:
    """Return the drafts that are in the language of a file, where others are not.

    In English people write on drafts in any language, and in any on English drafts.
    """
    if not drafts.tongues:
        return ()
    said = " ".join(p.text for p in prose if p.kind is not PassageKind.QUOTED)
    spoken = language_of(said, KNOWN)
    if spoken == "en" or spoken not in drafts.tongues.values():
        return ()
    return tuple(d for d, each in drafts.tongues.items() if each in (spoken, "en"))


def only(prose: Sequence[Passage], drafts: Drafts) -> tuple[str, ...]:
    """Return the one draft that is named at all, and before anything is cited.

    What is quoted of an earlier mail may name others.
    """
    said = [p for p in prose if p.kind is not PassageKind.QUOTED]
    found = _introduced(said, drafts)
    names = (
        name
        for p in (said if found else ())
        if len(p.text) <= LONGEST
        for name in citation.cited(p.text, drafts.citable).names
    )
    return found if all(n.documents == found for n in names if n.strong) else ()


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
    counted = range(1, len(paths) + 1)
    romans = paths == [(numeral(n),) for n in counted]
    return romans or _counts_anew(["".join(path) for path in paths])


def _counts_anew(numbers: Sequence[str]) -> bool:
    """Whether numbers count from one, and perhaps again: lists below several titles.

    >>> _counts_anew(["1", "2", "1"]), _counts_anew(["1", "2", "4"])
    (True, False)
    """
    following = pairwise(["0", *numbers])
    return all(n == "1" or n == str(int(before) + 1) for before, n in following)


def _leap(bare: Sequence[Reference]) -> bool:
    """Whether numbers go on in such a way as those of no list do, again and again."""
    paths = [ref.mention.items[0].path for ref in bare]
    if not all(len(path) == 1 and path[0].isdecimal() for path in paths):
        return False
    numbers = [int(path[0]) for path in paths]
    leaps = sum(after != before + 1 for before, after in pairwise(numbers))
    return leaps >= _SEVERAL and min(numbers) > 1


def _nouns_of_own(references: Sequence[Reference], drafts: Drafts) -> frozenset[Noun]:
    """Return the noun by which a sender numbers his own points: "Item 1".

    They count from one while other pieces are cited, and no draft calls its own so.
    """
    points = [
        ref.mention.items[0].path
        for ref in references
        if ref.leads and ref.mention.noun is Noun.POINT and ref.mention.items
    ]
    others = [
        ref
        for ref in references
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
