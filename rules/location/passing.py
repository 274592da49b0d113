"""Which blocks make no comment: headings, cover notes, names of drafts?

What they name is in force for what follows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.citation.folding import fold
from rules.header_words import header
from rules.language import length
from rules.later import later
from rules.location import (
    by_heading,
    by_number,
    captions,
    courtesy,
    headlines,
    idle,
    lists,
    quotation,
    several,
    verdicts,
)
from rules.location.whole import unnamed
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Citations
    from rules.location.naming import Naming
    from rules.location.target import Target

#: Between two sentences of a block.
_STOP = re.compile(r"[.!?]\s+\S|。.")
#: What parts a clause on a file from one on the mail.
_CLAUSES = re.compile(r"[;；؛]|[.。]\s?(?=\S)")
_SENT = later(
    r"(?<![^\W_])(?:attach|enclos|(?:ci-|pièces? )joint|adjunt|anexo|beigefügt"
    r"|beiliegend|anlage|anhang|приложен|вложен|прилага)|مرفق|附件|附上|所附"
)
#: What would be, is a wish; what is, may be told, or heads, behind a question word.
_WOULD = later(
    r"[^\W_]\s(?:(?:would|could|might) (?:\w+ )?(?:be|help|benefit|do)"
    r"|(?:seraient|serait)|serían?|vendrían? bien|wären?|(?:был[аои]? бы|бы был[аои]?)"
    r"|стоило бы)(?![^\W_])|[^\W_](?:太|应[当该]|不[够清足妥]|会更好|最好)"
)
_VERB = later(
    r"[^\W_]\s(?:is|are|was|were|isn't|aren't|should|must|cannot|needs?|lacks?|makes?"
    r"|est|sont|doi(?:t|vent)|devrai(?:en)?t|peu(?:ven)?t|manquent?|es|son|debe\w*"
    r"|pueden?|faltan?|ist|sind|soll\w*|muss|müssen|kann|können|fehl(?:t|en)"
    r"|нужн\w|следует|должн\w|надо|нельзя)(?![^\W_])"
)
_ASKS = later(
    r"(?<![^\W_])(?:that|whether|what|why|where|how|which|when|who|qui|que|quoi"
    r"|pourquoi|où|comment|quel\w*|qué|por qué|dónde|cómo|cuál\w*|was|warum|wo|wie"
    r"|welche\w?|что|почему|где|как\w*|котор\w*)(?![^\W_])"
)
#: So few words before a piece of another text may ask something of it.
_OPENS = 2


def passes(
    passage: Passage,
    citations: Citations,
    spoken: Naming,
    above: Target | None,
    *,
    begun: bool,
) -> bool:
    """Take what makes no comment: a heading, a cover note, a draft's name.

    `above` is the piece of a heading right above it; `begun`: a comment is open.
    """
    text = passage.text
    headline = headlines.titles(text, citations.names, spoken.drafts)
    title = (
        courtesy.is_title(text)
        or bool(headline)
        or passage.kind is PassageKind.HEADING
        or lists.names_only(text, citations)
        or captions.leads_to_draft(text, citations)
    )
    named = citations.documents or several.above(text, spoken.drafts)
    quotes = quotation.opening(text, spoken.drafts) is not None
    votes = verdicts.votes(text)
    cover = captions.covers(text, spoken.drafts) and not (quotes or votes)
    says = cover and idle.says(text)  # what it accompanies, and a complaint
    if named and (title or cover):
        named = _kept_back(text, citations) or named
        if title and len(citations.meant) == 1:
            named = citations.meant
        if above and named == (above.document,):
            return False
        spoken.in_force, spoken.last, spoken.container = named, None, ()
        spoken.told = spoken.told or title
        if spoken.inner and spoken.inner[0] not in named:
            spoken.inner = spoken.parent = None  # "(i)" is a piece of nothing above
        # as in "On the Code, Late Fees:"
        titled = title and by_heading.told(text, named, spoken.drafts)
        spoken.headed = headline or (text if titled else "")
        spoken.beside = bool(headline)
        return not says
    words, drafts = alignment.words(text), spoken.drafts
    printed = words in drafts.titles or (title and words in drafts.beneath)
    heading = passage.kind is PassageKind.HEADING
    known = headline or printed or not title or (begun and not heading)
    headline = headline or ("" if known else _in_part(text, spoken))
    below = above is not None
    if cover or printed or headline or by_heading.heads(passage, spoken, below=below):
        if not says:
            spoken.headed, spoken.beside = headline or text, False
        return not says
    strange = not named and spoken.leaves(text)
    if heading or by_heading.adds(text, drafts):
        # a line "Late Fees: the rate" says something of a piece
        goes_on = above is not None or header(text) is not None
        spoken.over = text
        return heading and not (begun and goes_on)
    if general := courtesy.heads_general(text):
        spoken.container = ()
    if strange or general or courtesy.is_counted(text):
        return True
    waits = title and not begun
    # "Overall a good text. Two remarks:" says something before it leads in
    under = by_heading.above(spoken, citations.names)
    judged = (
        courtesy.judges(text)
        or (under and courtesy.opines(text))
        or (
            _STOP.search(text) is not None
            and courtesy.opines(text)
            and courtesy.is_general(text)
        )
    )
    judged = judged or _says(text)
    silent = waits and worded(text) is Action.COMMENT and not judged
    spoken.over = text if title else spoken.over
    # "5 ok, 7 out" is no heading
    return silent and not (votes or by_number.paired(text, spoken))


def _in_part(text: str, spoken: Naming) -> str:
    """Return the title of which a line is a part, or the line, if it may be one."""
    if courtesy.heads_general(text) or header(text) or courtesy.is_counted(text):
        return ""
    part = by_heading.in_part(text, spoken)
    return part.value if part and part.sure else text if part else ""


def _says(text: str) -> bool:
    """Whether a line without a stop is a sentence that wishes: "A map would help"."""
    folded = fold(text).text
    told = _VERB.search(folded)
    tells = told and not _ASKS.search(folded, 0, told.start() + 1)
    says = _WOULD.search(folded) or (tells and courtesy.opines(text))
    if folded.rstrip().endswith(":"):
        return False  # it leads in
    return bool(says) or idle.says(text)


def _kept_back(text: str, citations: Citations) -> tuple[str, ...]:
    """Return the drafts named apart from what a file is said to hold.

    "Those on PORT/1 are attached; on LAKE/1 we say here:".
    """
    here: dict[str, None] = {}
    sent = at = 0
    for clause in _CLAUSES.split(text) if len(citations.documents) > 1 else ():
        at = text.index(clause, at)
        end = at + len(clause)
        held = _SENT.search(fold(clause).text) is not None
        sent += held
        inside = (n for n in citations.names if at <= n.start < end and not held)
        here |= dict.fromkeys(d for name in inside for d in name.documents)
        at = end
    return tuple(here) if sent else ()


def accompanies(text: str, citations: Citations) -> bool:
    """Whether a block says nothing on any text.

    The point of a list says something, and so does what opens with a piece, be it of
    another text: "Shift paragraph 4 of the Treaty", or votes: "For Norland: 9: ok".
    """
    point = lists.own(text) and not courtesy.says_nothing(text)
    heads = (r for r in citations.references if length(text[: r.start]) <= _OPENS)
    opens = any(r.foreign for r in heads)
    says = point or opens or verdicts.votes(text)
    plain = unnamed(text, citations.names)
    return not says and courtesy.only_accompanies(plain)
