"""Which piece is named by what it is about? "The paragraph on the reporting of wells".

Words tell it, and hardly ever for sure: a person is asked, with those that share them.
Where they lead to a remark ("What you write on wells: ...") and stand in one paragraph
alone, or open it, that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.location import borders, courtesy, quotation, sentences, turning
from rules.location.target import NOWHERE, Target
from rules.tables import beside, said
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.catalogue import Drafts

#: Candidates share words that are as rare, together, as one that two texts hold.
_TELLING = 0.5
_MOST = 3
#: Nothing longer is parted, and no longer words lead to a matter.
_LONG, _REACH = 2000, 200
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
_TABLE = beside(__name__).values()
_LED = "|".join(said(_TABLE, "led"))
_OPENS, _BEHIND = ("|".join(said(_TABLE, kind)) for kind in ("opens", "behind"))
_TURN = f"(?:{'|'.join(said(_TABLE, 'turn'))})"
_THE = r"(?:l'|(?:the|l[ae]s?|el|los|de[rnm]|die|das)\s)?"
#: What leads to a matter at the head of a sentence, and a sign behind it: "Where the
#: draft speaks of lamps: ", "The paragraph on lamps - ".
_LEADS = later(
    rf"(?:{_TURN}\s)?(?:{_THE}(?:{PIECE}|rule|règle|regla|regelung|норма),?\s(?:{ABOUT})"
    r"\s(?:(?:(?:this|est[ea]|ce|dies\w{1,2}) )?(?:topic|matter|tema|sujet|thema),? )?"
    rf"|(?:الفقرة|المادة|البند|الحكم|المقطع)\s(?:(?:المتعلقة?|الخاصة?|المعنية?)\sب(?:موضوع\s)?"
    rf"|(?:بشأن|عن|حول)\s)|(?P<led>{_LED})|(?P<opens>{_OPENS})){_THE}(?P<what>[^.;:!?\n\d(\"]{{2,100}}?)"
    rf"(?P<behind>{_BEHIND})?(?P<end>(?:\s?:|\s-(?=\s))|\.(?=\s))",
)
#: A piece and its matter are the subject of a clause, and lead to nothing.
_CLAUSE = later(
    r"(?<![^\W_])(?:is|are|was|has|have|should|shall|must|may|might|can(?:not)?|could"
    r"|would|needs?|est|sont|doit|doivent|devrai\w+|peut|pourrait|es|son|está\w?|deb\w+"
    r"|puede\w?|должн\w+|следует|нужно|надо|необходимо|является|ist|sind|soll\w{0,3}"
    r"|muss|müssen|kann|könnte|يجب|ينبغي|لا)(?![^\W_])|[应须需太过是不]"
)
#: No smaller word tells a matter, nor do fewer unless they open a paragraph.
_SMALL, _FEW, _HEAD = 3, 2, 5
#: So many letters may be an ending.
_ENDING = 2


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


def lead(
    text: str, documents: Sequence[str], drafts: Drafts
) -> tuple[Target, str] | None:
    """Read words that open with the matter of a piece, and return what is said of it.

    It is decided where all that tells the matter, or most of several words, stands in
    one paragraph, which nothing else rivals; else a person is asked.
    """
    folded = fold(text)
    found = _led(folded.text)
    if found is None:
        return None
    what, end = found
    if alignment.words(what) in drafts.beneath:
        return None
    near = drafts.texts.near(alignment.words(what), _TELLING)
    among = [i for i in near if not documents or drafts.places[i].document in documents]
    pairs = [(drafts.places[i].document, drafts.places[i].label) for i in among]
    labelled = [(d, label) for d, label in pairs if label is not None]
    asked = replace(NOWHERE, value=what[:200], others=tuple(labelled[:_MOST]))
    behind = folded.raw[folded.place(end) :]
    if labelled[:1] != pairs[:1] or not (pairs and _alone(what, among, drafts)):
        return asked, behind
    ((document, label),) = labelled[:1]
    told = replace(asked, document=document, labels=(label,), others=(), why="")
    return replace(told, sure=True), behind


def _led(text: str) -> tuple[str, int] | None:
    """Return the matter to which folded words lead at their head, and where it ends."""
    start = len(text) - len(text.lstrip(" -•*"))
    turned = turning.turned(text[start : start + _REACH]) or ""
    at = max(start, text.find(turned, start))
    for match in (_LEADS.match(text, begin) for begin in dict.fromkeys((start, at))):
        if match is None or (match["opens"] and not match["behind"]):
            continue
        called = not (match["led"] or match["opens"])
        clause = called and _CLAUSE.search(match["what"])
        if not clause and (match["end"] != "." or courtesy.is_title(match[0][:-1])):
            return match["what"].strip(), match.end()
    return None


def _alone(what: str, among: Sequence[int], drafts: Drafts) -> bool:
    """Whether the first of some texts alone has what tells a matter."""
    said = [w for w in alignment.words(what) if len(w) > _SMALL]
    every = drafts.texts.words
    first, *rest = among
    own = [w for w in said if has(every[first], (w,))]
    rivals = (sum(has(every[i], (w,)) for w in own) * 2 for i in rest)
    if len(own) < _FEW or len(own) * 3 < len(said) * 2:
        opens = own == said and has(every[first][:_HEAD], said)
        return bool(said) and opens and not any(has(every[i], said) for i in rest)
    return all(each <= len(own) for each in rivals)


def has(words: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether words hold all that are said, be one bent: "crews" of "crew"."""
    known = {*words}
    return all(
        word in known or any(_bent(word, each) or _bent(each, word) for each in known)
        for word in said
    )


def _bent(word: str, other: str) -> bool:
    """Whether a word is another with an ending of two letters at the most."""
    return other.startswith(word) and 0 < len(other) - len(word) <= _ENDING


def _leads(text: str, drafts: Drafts) -> list[int]:
    """Return where sentences begin that lead to a piece by its matter or its words."""
    starts, at = [], 0
    while at < len(text):
        end = borders.end_of(text, at)
        rest = text[at:]
        if _led(fold(rest[:_REACH]).text) or quotation.leads(rest, drafts):
            # "3." is the sender's own number of what it stands before
            starts.append(at if any(map(str.isalpha, text[:at])) else 0)
        at = end + 1
        while at < len(text) and borders.start_of(text, at) < end:
            at += 1
    return starts


def _pointed(text: str, cited: Sequence[Reference], drafts: Drafts) -> tuple[int, ...]:
    """Return where to cut a text whose sentences lead to pieces without a number.

    What heads a sentence behind one is on another piece.
    """
    led = _leads(text, drafts)
    heads = (
        r for r in cited if sentences.labelled(text, r) and sentences.opens(text, r)
    )
    starts = [borders.start_of(text, r.start) for r in heads]
    behind = [at for at in starts if led and at > led[0]]
    return tuple(sorted({0, *led, *behind})) if led else ()


def parted(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part a sentence on a piece by its matter from one that cites another beside it.

    Whichever stands first, the later one must speak on its own.
    """
    text, folded = passage.text, fold(passage.text)
    if (
        passage.kind is PassageKind.PARAGRAPH
        and not passage.runs
        and len(text) <= _LONG
    ):
        cuts = _pointed(text, citation.references(text, drafts.citable), drafts)
        if cuts[1:]:
            edges = pairwise((*cuts, len(text)))
            return tuple(replace(passage, text=text[a:b].rstrip()) for a, b in edges)
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
    if not any(map(str.isalpha, text[:cut])):
        return ()  # "3." is but the number of the sender's own point
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
