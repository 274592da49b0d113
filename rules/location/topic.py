"""Which piece is named by what it is about? "The paragraph on the reporting of wells".

Words tell it, and never for sure: a person is asked, with those that share them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.location import borders, turning
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

#: Candidates share words that are as rare, together, as one that two texts hold.
_TELLING = 0.5
_MOST = 3
#: Nothing longer is parted.
_LONG = 2000
#: What a piece is called, by whoever speaks of it.
PIECE = (
    r"(?:paragraph|para|article|provision|clause|section|principle|rule|passage"
    r"|requirement|paragraphe|exigence|pasaje|requisito|passus|anforderung|требовани\w"
    r"|отрыв\w{2,3}"
    r"|alinéa|disposition|párrafo|artículo|apartado|disposición|principio|пункт\w{0,2}"
    r"|абзац\w{0,2}|статья|статью|статье|статьи|положени\w|absatz|artikel|bestimmung"
    r"|vorschrift|klausel)"
)
#: What leads to the matter of a piece or a part.
ABOUT = (
    "on|about|concerning|regarding|dealing with|(?:that|which) (?:deals with|is about"
    "|speaks of|treats of|covers)|relating to|devoted to|relatif à|relative à"
    "|relati(?:f|ve) aux?|concernant|sur|(?:qui (?:traite|parle)|où il (?:est question"
    "|s'agit)) d(?:es?|u)|qui (?:porte sur|concerne)"
    "|consacrée? à|relativ[oa] al?|sobre|referente al?|que (?:trata|habla) (?:de|sobre)"
    "|que versa sobre|(?:donde|en (?:el|la) que) se (?:habla|trata) de|dedicad[oa] al?"
    "|об?|касающ\\w{2,3}|посвящ[её]нн\\w{2,3}|(?:где|в котор\\w{2,3}) (?:речь ид[её]т"
    "|говорится) об?|(?:который|которая|которое) касается|über|zu[rm]?|betreffend"
    "|(?:in (?:dem|der)|wo) (?:es um|von)|(?:der|die|das) (?:von|sich mit)"
)
_NAMED = later(
    r"(?<![^\W_])(?:(?:the|that|le|la|el|der|die|den|dem)\s(?:[^\W\d_]{3,12}\s)?|l'"
    rf"|au\s|del?\s|(?=пункт|абзац|стать|положени)){PIECE}"
    rf"(?:\s(?:of|in|du|de|des|del|der)\s[^.;:!?\n]{{2,60}}?)?,?\s(?:{ABOUT})"
    r"\s(?P<what>[^.;:!?\n\d(]{4,80})|(?:关于|讲到?|谈到?|涉及)(?P<han>[^。，,；\d]{2,20})的"
    r"(?:那一?)?[段条款]|(?:الفقرة|المادة|البند|الحكم|المقطع)\s(?:(?:المتعلقة?|الخاصة?|المعنية?)"
    r"\sب|(?:التي|الذي)\s(?:تتناول|يتناول|تتحدث\sعن|يتحدث\sعن)\s|(?:بشأن|عن|حول)\s)"
    r"(?P<arabic>[^.؛:؟،\n\d(]{3,80})",
    re.IGNORECASE,
)


def places(
    text: str, documents: Sequence[str], here: Target | None, drafts: Drafts
) -> tuple[tuple[str, str], ...]:
    """Return the pieces that words may name by what they are about, likeliest first.

    `documents` are the drafts that the words name. Nothing where the piece spoken of
    `here` may be meant.
    """
    return _named(text, documents, here, drafts) or ()


def elsewhere(text: str, here: Target | None, drafts: Drafts) -> bool:
    """Tell whether words open with a piece by its matter, and no draft has their words.

    They are no more of what was said of the piece spoken of `here`.
    """
    told = _NAMED.search(fold(text[: borders.end_of(text, 0)]).text)
    own = told is not None and not turning.points_back(told.string[: told.start()])
    return own and _named(text, (), here, drafts) == ()


def _named(
    text: str, documents: Sequence[str], here: Target | None, drafts: Drafts
) -> tuple[tuple[str, str], ...] | None:
    told = _NAMED.search(fold(text).text)
    if told is None:
        return None
    what = told["what"] or told["han"] or told["arabic"]
    near = drafts.texts.near(alignment.words(what), _TELLING)
    found = [drafts.places[i] for i in near]
    among = [p for p in found if not documents or p.document in documents]
    pairs = [(p.document, p.label) for p in among if p.label is not None]
    own = {(here.document, x) for x in here.labels} if here else set()
    return None if own & {*pairs[:1]} else tuple(pairs[:_MOST])


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a sentence on a piece by its matter from one that cites another beside it.

    Whichever stands first, the later one must speak on its own.
    """
    text, folded = passage.text, fold(passage.text)
    told = _NAMED.search(folded.text) if len(text) <= _LONG else None
    if passage.kind is not PassageKind.PARAGRAPH or passage.runs or told is None:
        return ()
    begin = borders.start_of(text, folded.place(told.start()))
    cited = citation.references(text, drafts.citable)
    starts = [borders.start_of(text, ref.start) for ref in cited]
    later_on = [(s, r.start, r.end) for s, r in zip(starts, cited, strict=True)]
    if begin in starts or not cited:
        return ()
    if starts[0] < begin:
        later_on = [(begin, folded.place(told.start()), folded.end(told.end()))]
    cut, start, end = later_on[0]
    before = fold(text[cut:start]).text
    behind = fold(text[end : borders.end_of(text, end)]).text
    alone = turning.on_its_own(before, behind, subject=not before)
    asks = worded(f"{before}{PLACE}{behind}") is not Action.COMMENT
    if not (alone or (asks and not turning.points_back(before))):
        return ()
    return tuple(
        replace(passage, text=each) for each in (text[:cut].rstrip(), text[cut:])
    )


def is_named(text: str) -> bool:
    """Tell whether a piece is named by what it is about.

    >>> is_named("The paragraph on lamps should go."), is_named("On paragraph 3")
    (True, False)
    """
    return _NAMED.search(fold(text).text) is not None
