"""From which paragraph are words quoted?

A quotation decides where it is exact and fits one paragraph alone, or where it
is close and the runner-up is far behind. Near-duplicates decide nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment, citation, quotes
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.location import entire, paged
from rules.location.target import Target
from rules.location.typed import typed
from rules.terms import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rules.location.catalogue import Drafts, Place

_FEWEST = 4
#: No longer words lead to what is quoted, with that.
_REACH = 400
_FEW = 7
_LINES = 20
_MANY = 15
_CLOSE = 90.0
_ALIKE = 60.0
_LEAD = 8.0
#: A few words may stand before it, and on which page or line of the draft it is.
_WORDS = (
    r"\W{0,3}(?:[^\W\d_]+,?[ :]{1,3}"
    rf"|\(?(?:{paged.PAGE}|{paged.LINE})\s?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?\)?"
    r"[ ,:]{1,3}"
    r"|第\s?\d{1,4}\s?[页頁行][,:的]?\s?){0,7}[一-龥]{0,6}"
)
#: Behind quoted words: what they are a part of.
_PART = r"(?:(?:这|那)?一?(?:句话?|段话?|处|部分|的地方)|的?(?:表述|措辞|字样|文字))?"
_DOUBLE = re.compile(rf'{_WORDS}"([^"\n]{{12,6000}})"(?P<sign>{_PART}[\s.:,;-]{{0,4}})')
#: Where the rest of a paragraph is left out, or its words end before a noun, what is
#: quoted stands for all of it.
_CUT = re.compile(
    r"\A[\s\[(]{0,3}(?:\.{3}|…)|(?:\.{3}|…)[\s.\])]{0,3}\Z"
    r"|\s(?:of|the|an?|and|or|to|in|for|with|by|from|at|their|its|de|la|les?|du|des|et"
    r"|une?|el|los|las|y|en|con|por|der|die|das|den|dem|und|mit|von|zu|и|в|с|по|на|для)\Z"
)
_SINGLE = re.compile(
    rf"{_WORDS}'([^\n]{{12,6000}}?)'(?=[\s.:,;-]|$)(?P<sign>[\s.:,;-]{{0,4}})"
)


def opening(text: str, drafts: Drafts) -> tuple[Target, str] | None:
    """Read a block that opens with words of a draft in quotation marks.

    Returns what is quoted and what is said of it; few words may stand before it.
    """
    folded = fold(text)
    match = _DOUBLE.match(folded.text) or _SINGLE.match(folded.text)
    if match is None:
        return None
    words = folded.raw[folded.place(match.start(1)) : folded.end(match.end(1))]
    if alignment.words(words) in drafts.titles:
        return None
    target = source(words, drafts)
    lead = match.string[: match.start(1) - 1].rstrip(" ,")
    if target is None or ("," in lead and not (target.sure and _points(match))):
        return None
    said = folded.raw[folded.end(match.end()) :]
    printed = _printed(words, drafts)
    if not re.search(r"\w", said) and printed is None:
        return target, text  # a new wording, offered with no more words: it is said
    lead = folded.raw[: folded.place(match.start(1) - 1)]
    led = re.search(r"\w", lead) is not None
    if led:
        said = f"{lead}{PLACE}{folded.raw[folded.end(match.end(1) + 1) :]}"
    before, behind = printed or (0, 0)
    # "the words ..." are some of it; the first words alone stand for all
    some = before or (led and behind and not citation.names_pieces(lead))
    part = some and not _CUT.search(words) and not entire.goes(said)
    return replace(target, part=bool(part)), said


def leads(text: str, drafts: Drafts) -> bool:
    """Tell whether words begin with some of one paragraph, and a sign behind these."""
    folded = fold(text[:_REACH])
    match = _DOUBLE.match(folded.text) or _SINGLE.match(folded.text)
    if match is None or not _points(match):
        return False
    target = source(
        folded.raw[folded.place(match.start(1)) : folded.end(match.end(1))], drafts
    )
    return target is not None and target.sure


def _points(match: re.Match[str]) -> bool:
    """Whether a remark on quoted words follows: behind a colon, a dash or a stop.

    A stop ends a sentence of more than these words unless it only calls them.
    """
    sign = match["sign"].strip()
    return sign.endswith((":", "-")) or (
        sign == "." and match.end() < len(match.string)
    )


def _printed(words: str, drafts: Drafts) -> tuple[int, int] | None:
    """Say how many words stand before and behind these in a paragraph, if they do."""
    found = drafts.quoted(words)
    if found is None or found[1].score != alignment.EXACT:
        return None
    printed, sought = drafts.texts.joined[found[1].index], alignment.words(words)
    head, _, tail = f" {printed} ".partition(f" {' '.join(sought)} ")
    return len(head.split()), len(tail.split())


def source(words: str, drafts: Drafts) -> Target | None:
    """Find the paragraph from which words are quoted, with its rival."""
    length = len(alignment.words(words))
    found = drafts.quoted(words)
    if found is None or length < _FEWEST:
        return None
    place, match = found
    if place.label is None or match.score < _ALIKE:
        return None
    close = match.score >= _CLOSE - (10 if length > _MANY else 0)
    sure = (
        (match.score == alignment.EXACT and match.margin >= 1)
        or (close and match.margin >= _LEAD and length >= _FEW)
        or (length > _FEW and _is_version(words, place, drafts))
    )
    rival = drafts.places[match.runner] if match.runner is not None else None
    return Target(
        document=place.document,
        labels=(place.label,),
        sure=sure,
        kind=EvidenceKind.QUOTE,
        value=words[:200],
        others=((rival.document, rival.label),) if rival and rival.label else (),
        why="" if sure else "the quotation fits more than one paragraph",
    )


def only(texts: Iterable[str], drafts: Drafts) -> Target | None:
    """Find the one paragraph from which texts, or what they quote, surely are taken."""
    found: dict[tuple[tuple[str, str], ...], Target] = {}
    for text in texts:
        folded = fold(text)
        spans = [(0, len(folded.text)), *quotes.spans(folded)]
        words = (folded.raw[folded.place(a) : folded.end(b)] for a, b in spans)
        long = (each for each in words if len(alignment.words(each)) >= _FEW)
        told = (source(each, drafts) for each in long)
        found |= {one.pairs: one for one in told if one and one.sure}
    return found.popitem()[1] if len(found) == 1 else None


def _is_version(words: str, place: Place, drafts: Drafts) -> bool:
    """Whether the words as a whole are a version of that paragraph alone."""
    match = alignment.version_of(alignment.words(words), drafts.texts)
    return (
        match is not None
        and drafts.places[match.index] == place
        and match.score >= _ALIKE
        and match.margin >= 2 * _LEAD
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What quoted lines are on, the lines it stands in, and the paragraphs above.

    `closed`: they are a question that may be answered with yes or no.
    """

    target: Target
    lines: str
    above: tuple[tuple[str, str], ...] = ()
    closed: bool = False


def answered(text: str, drafts: Drafts) -> Shown | None:
    """Say what an answer below quoted lines is about: the paragraph right above.

    Where the lines end with words that are of none, a person chooses.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    places = [t for line in lines if (t := source(line, drafts)) and t.sure]
    above = tuple(dict.fromkeys((str(t.document), t.labels[0]) for t in places))
    for start in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES), -1):
        shown = "\n".join(lines[start:])
        last = source(shown, drafts)
        if last is None or not last.sure:
            continue
        if _holds(last, lines[-1], drafts):
            here = (str(last.document), last.labels[0])
            at = start
            while at and _goes_on(lines[at - 1], lines[at], last, drafts):
                at -= 1
            shown = "\n".join(lines[at:])
            rest = tuple(place for place in reversed(above) if place != here)
            return Shown(target=last, lines=shown, above=rest)
        break
    if not above:
        return None
    why = "the answer stands below several paragraphs"
    asked = replace(places[-1], sure=False, labels=(), others=())
    return Shown(target=asked.doubted(why, reversed(above)), lines=text)


def _goes_on(line: str, below: str, target: Target, drafts: Drafts) -> bool:
    """Whether a line of a paragraph ends in the middle of it, and the next goes on."""
    both = source(f"{line}\n{below}", drafts)
    same = both is not None and both.labels == target.labels
    return same and _holds(target, line, drafts)


def _holds(target: Target, line: str, drafts: Drafts) -> bool:
    """Whether a line, which may be the end of a paragraph, stands in it."""
    label = target.labels[0]
    known = set(alignment.words(label))
    for n, place in enumerate(drafts.places):
        if (place.document, place.label) == (target.document, label):
            known |= {*drafts.texts.words[n]}
    words = typed(line, drafts).words
    return sum(word in known for word in words) * 2 > len(words)
