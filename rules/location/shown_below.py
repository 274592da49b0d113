"""What does a remark speak of that announces what is quoted right below it?

"We find this sentence too long:", and below it a sentence of the draft, just as it
stands. Words that name a piece themselves, or only announce, are none of those; what
stands below several paragraphs is left to a person, with all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.folding import fold
from rules.later import later
from rules.location import courtesy, leading_in, quotation, remarks
from rules.location.target import NOWHERE
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules.location.catalogue import Drafts
    from rules.location.target import Target

CITED = "what is quoted below may be what it is on, or a reason"
WHY = "what is said above may be on more of the paragraphs that are quoted"
_TEXT = (PassageKind.PARAGRAPH, PassageKind.QUOTED)
_BRIEF, _LONGEST, _LONG, _MOST = 120, 600, 6000, 12
_SEE = later(
    r"\W*(?:please\s)?(?:(?:see|compare|voir|véase|ver|siehe|vergleiche)(?![^\W_])"
    r"|(?:cf|vid|vgl|см)\.?\s)|\W*(?:参?见|انظر|راجع)"
)
#: Words that point to what stands below.
_POINTS = later(
    r"(?<![^\W_])(?:th(?:is|ese|at|ose)|following|such|here|ce(?:tte|t|s|la|ci)?|cel(?:ui|le)"
    r"|suivante?s?|ici|est[aeo]s?|es[ao]s?|siguientes?|aquí|эт\w{1,3}|следующ\w{2,3}|здесь"
    r"|dies\w{0,2}|folgende\w?|hier|(?:ال)?تالية?)(?![^\W_])|هذ[اه]|[这此该]|下[列述面]|以下"
)
#: A number at the end names something, be it no piece.
_NUMBER = re.compile(r"\d\W{0,3}\Z")
_MARKS = re.compile(r"\A[\s>\"“”„«»「『']+|[\s\"“”„«»」』']+\Z")


def found(
    passages: Sequence[Passage], drafts: Drafts
) -> Mapping[int, tuple[Target, int]]:
    """Say what such remarks are on, by their ids, and over how many passages below."""
    told = {}
    for n, passage in enumerate(passages):
        if passage.kind is PassageKind.PARAGRAPH and _announces(passage.text, drafts):
            targets = [*_copied(passages[n + 1 : n + 1 + _MOST], drafts)]
            if targets:
                told[id(passage)] = (_together(targets), len(targets))
        elif n and (seen := _seen(passages[n - 1 :], drafts)):
            told[id(passages[n - 1])] = (seen, 1)
    return told


def _seen(passages: Sequence[Passage], drafts: Drafts) -> Target | None:
    """Return what words may be on, if all that follows them is a piece and quoted."""
    said, seen, *below = passages
    plain = said.kind is seen.kind is PassageKind.PARAGRAPH
    quoted = below and below[0].kind is PassageKind.QUOTED
    if not (plain and quoted and len(seen.text) <= _BRIEF and len(said.text) <= _LONG):
        return None
    text = seen.text.rstrip()
    if not (text.endswith((":", "：")) and _SEE.match(fold(text).text)):
        return None
    if any(_says(passage) for passage in below) or _names(said.text, drafts):
        return None
    refs = citation.references(text, drafts.citable)
    settled = [citation.settle(ref, drafts.citable) for ref in refs]
    pairs = [pair for one in settled for pair in (*one.pairs, *one.candidates)]
    return replace(NOWHERE, others=tuple(pairs), why=CITED) if pairs else None


def _says(passage: Passage) -> bool:
    told = passage.kind is PassageKind.PARAGRAPH
    return told and not courtesy.is_closing(passage.text)


def _names(text: str, drafts: Drafts) -> bool:
    """Whether words name a piece by its number; "the following paragraph" is shown."""
    refs = citation.references(text, drafts.citable)
    return any(ref.mention.items and not ref.foreign for ref in refs)


def _announces(text: str, drafts: Drafts) -> bool:
    """Whether words say something of what stands below, and name no piece."""
    if len(text) > _LONGEST or not text.rstrip().endswith((":", "：")):
        return False
    said = text.rstrip().rstrip(":：")
    says = (
        remarks.asks(said)
        or courtesy.judges(said)
        or courtesy.opines(said)
        or worded(said) is not Action.COMMENT
    )
    return (
        says
        and _POINTS.search(fold(said).text) is not None
        and not (courtesy.is_announcement(said) or leading_in.announces(said))
        and not _NUMBER.search(said)  # "it is the same as 2.2.2:"
        and not (_names(text, drafts) or citation.cited(text, drafts.citable).names)
    )


def _copied(passages: Sequence[Passage], drafts: Drafts) -> Iterator[Target]:
    """Give the paragraph of each passage, as long as they are words of a draft."""
    for passage in passages:
        words = _MARKS.sub("", passage.text)
        match = drafts.quoted(words) if passage.kind in _TEXT else None
        target = quotation.source(words, drafts) if match else None
        exact = match is not None and match[1].score == alignment.EXACT
        if not (exact and target and target.sure):
            return
        yield target


def _together(targets: Sequence[Target]) -> Target:
    first, *others = targets
    pairs = {pair for each in others for pair in each.pairs} - {*first.pairs}
    if not pairs:
        return first
    return replace(first.doubted(WHY, sorted(pairs)), listed=True)
