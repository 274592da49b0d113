"""Which pieces does a text name by their numbers alone?

Each is printed, and stands as a name does: behind a preposition that takes no measure,
in brackets, as what is wanted out, at the head of its sentence. It may be so; who has
nothing better asks with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation.folding import fold
from rules.citation.ordered import ORDERED
from rules.citation.paths import key
from rules.later import later
from rules.location import offering
from rules.location.counting import values

if TYPE_CHECKING:
    from rules.citation.labels import Labels
    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

#: A number as a draft may print it, in a group.
NUMBER = r"(\d{1,3}(?:\.\d{1,2}){0,3}(?:\(\w{1,2}\)){0,3}(?: (?:bis|ter)(?!\w))?)"
#: What may follow a name; a measure has a noun there, and a date a month.
_GOES_ON = (
    r"(?:\s?(?:[;:!?。，；،؛]|[.,](?!\d))|\s?\Z|\s(?:itself|themselves|too|also|as|is|are|was"
    r"|were|should|must|can|could|might|will|would|needs?|has|have|says?|to be"
    r"|and|or|but|which|that|because|since|where|est|sont|doit|devrait|et|ou|mais"
    r"|qui|que|aussi|es|son|debe|debería|y|o|pero|también|ist|sind|soll\w*|muss"
    r"|fehl(?:t|en)|steh(?:t|en)|kann|haben|bin|und|oder|aber|auch|следует|должен|и|или|но|тоже)(?!\w))"
)
#: How the name of a month begins.
_MONTH = (
    r"(?:jan|ene|feb|f[ée]v|mar|apr|avr|abr|ma[iy]|ju[ni]|juil|jul|aug|ao[uû]|ago|sep|set"
    r"|o[ck]t|nov|d[eéi][cz]|янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)"
)
_BEHIND = later(
    r"(?<!\w)(?:about|on|in|with|against|(?<!ask )(?<!asks )(?<!aim )(?<!settle )for"
    r"|sur|dans|avec|contre|l[ea]|au|du|sobre|con|contra|en|el|al|del|bei|mit|zu|gegen"
    r"|über|an|о|об|в|к|с|по|против"
    r"|(?:troubled|bothered|puzzled|worried|pleased|delighted|convinced|helped) by"
    r"|(?:deletion|removal|retention|objections?|opposed|merits?) (?:of|to))"
    rf"\s{NUMBER}(?={_GOES_ON})(?!\s[^\W\d_]{{1,3}}\s\d{{1,2}}\.?\s(?:de\s)?{_MONTH})"
)
#: What is cited so bears a remark, and is not its matter.
_ARGUED = later(
    r"(?<!\w)(?:as|like|than|line|accordance|conformity|consistent|compatible|compared"
    r"|agrees?|conflicts?|go(?:es)?|ahead|delante|detrás|antes|después|suite|comme|conformément|como|conforme|wie|als|gemäß|как|чем"
    r"|соответствии|согласно)\s\Z"
)
#: Of an exchange the numbers are values: "replace 20 with 30", "from 5 in 2028".
_EXCHANGED = later(
    r"(?<!\w)(?:replac|substitut|chang|swap|alter|rais|reduc|lower|remplac|modifi|reempla"
    r"|sustitu|cambi|замен|измен|ersetz|änder|erhöh)\w*[^.;!?]{0,80}\Z"
)
_ENCLOSED = later(
    rf"(?<!\w)([^\W\d_]+)\s\({NUMBER}\)"
    r"(?=[.,;:!?。，；]|\s(?:is|are|was|were|should|must|can|could|may|needs?|has"
    r"|est|sont|doit|devrait|es|son|debe|ist|sind|muss)(?!\w))"
)
#: "They want 13 out", "leave 5 alone".
_WANTED = later(
    rf"\s{NUMBER}\s(?:out|gone|alone|deleted|removed|dropped|kept|raus|weg|fuera)"
    r"(?=[.,;:!?]|\s?\Z|\s(?:and|or|but)\s)"
)
_FIRST = "(1)"
#: Behind the day of a month: "on 12 May", "5 марта", "12月".
_DAY = later(rf"(?:st|nd|rd|th|\.|er)?\s(?:of\s|de\s)?{_MONTH}|\s?[月日]")
#: Of something else, or how many of what: "amendments 5 and 6", "it has 75 articles".
_OF_OTHER = later(
    r"(?<![^\W_])(?:amendments?|amendements?|enmiendas?|поправк\w{1,3}|änderungsantr\w{2,4}"
    r"|pages?|páginas?|страниц\w{0,3}|seiten?|articles?|paragraphs?|sections?|clauses?|paragraphes?|artículos?"
    r"|párrafos?|статьи|статьями?|пункты|пунктами?|artikeln?|absätzen?|تعديل\w{0,3})\s(?:\d{1,3},?\s"
    r"(?:(?:and|et|y|и|und)\s)?)*\Z|(?:修正案|[页頁])第?\Z"
)
_MANY = later(
    r"\s(?:articles|paragraphs|sections|clauses|recitals|provisions|amendments|pages"
    r"|paragraphes|alinéas|dispositions|amendements|artículos|párrafos|disposiciones"
    r"|enmiendas|páginas|статей|пунктов|положений|поправок|страниц|artikeln?|absätzen?"
    r"|paragra(?:ph|f)en|ziffern|bestimmungen|seiten)(?![^\W_])"
)
#: A bare number that may name a piece.
_BEHIND_WORD = later(
    r"(?<![^\W_])(?:about|on|in|with|of|to|by|for|sur|à|au|du|de|en|sobre|al|del|с|в|к"
    r"|о|über|zu|mit|bei|meant?)\s(\d{1,3})(?![^\W_]|[.,]\d|\s?%)"
    # at the head of its sentence: "7 is the first good thing", "and 18 once a year"
    r"|(?:^(?:[-–•*]\s)?|[.!?]\s)(?:and\s)?(\d{1,3})(?=\s[^\W\d_])"
    # "what troubles us most is 9."
    r"|\s(?:is|est|es|ist)\s(?:(?:the|le|el|die)\s)?(\d{1,3})(?=[.!]?\s*\Z)"
    # of its clause: "7 raus, 9 bleibt", "le 7 à supprimer, le 9 à garder"
    r"|(?:^|[.!?;,]\s)(?:(?:y|et|und|и|but|mais|pero|aber|но)\s)?(?:l[ea]|el|die|der"
    r"|das)"
    r"\s(\d{1,3})(?=\s[^\W\d_])|,\s(\d{1,3})(?=\s[^\W\d_]{2,14}[.;!])",
    re.MULTILINE,
)
_NUMBER = later(r"\d")
_DOTTED = later(r"(?<![\w.,])\d{1,2}(?:\.\d{1,2}){1,3}(?![\w.,]?\d|\s?%)")
#: Two bare numbers that are spoken of together.
_PAIRED = later(
    r"(?<![^\W_])(?<![.,/-])(\d{1,3}) (?:and|et|y|и|und) (\d{1,3})"
    r"(?=[.,;:?!]|\s(?:apart|together|both|should|could|are|can|must|overlap|say|deal))"
    # "8 raus, 5 bleibt"
    r"|(?:^|[.!?]\s)(?:(?:l[ea]|el|die|der|das)\s)?(\d{1,3})\s[^\W\d_][^.;!?\d\n]{0,60}"
    r"[,;]\s(?:(?:and|but|et|mais|y|pero|и|но|und|aber)\s)?"
    r"(?:(?:l[ea]|el|die|der|das)\s)?(\d{1,3})(?=\s[^\W\d_])"
    # "we prefer 5 to 6"
    r"|(?<![^\W_])(?:prefer|préf[èé]r\w{1,4}|prefer\w{1,4}|prefier\w{1,3}|bevorzugen)\s"
    r"(?:(?:le|la|el|die)\s)?(\d{1,3}) (?:to|over|à|au|al?|vor|gegenüber)\s"
    r"(?:(?:le|la|el|der)\s)?(\d{1,3})(?![^\W_]|[.,]\d)"
    # "- 5 und 6 gehören zusammen"
    r"|^[-–•*]\s(\d{1,3}) (?:and|et|y|и|und) (\d{1,3})(?=\s[^\W\d_])",
    re.MULTILINE,
)
_AHEAD, _CLAUSE = 40, 100


def numbered(said: str, printed: Labels) -> Iterator[str]:
    """Yield the labels that folded words name by a number alone."""
    names = [
        m[1]
        for m in _BEHIND.finditer(said)
        if not any(
            pattern.search(said, max(0, m.start() - _CLAUSE), m.start())
            for pattern in (_ARGUED, _EXCHANGED)
        )
    ]
    if _FIRST not in said:  # else the brackets hold the sender's own numbers
        names += [m[2] for m in _ENCLOSED.finditer(said) if not _counts(m[1])]
    names += [m[1] for m in _WANTED.finditer(said)]
    yield from filter(None, (printed.keys.get(key(name)) for name in names))


@lru_cache(maxsize=8)  # several questions are asked of the same text in turn
def every(
    text: str, drafts: Drafts, document: str | None
) -> tuple[tuple[str, str], ...]:
    """Pieces by bare numbers behind a preposition or a demand: "worried about 11".

    Of a draft; of all of them where nobody knows which is spoken of.
    """
    labels = drafts.citable.labels
    said = fold(text).text
    if not _NUMBER.search(said):
        return ()
    patterns = (_BEHIND_WORD, _PAIRED, ORDERED)
    found = sorted((m for p in patterns for m in p.finditer(said)), key=re.Match.end)
    numbers = dict.fromkeys(
        number
        for m in found
        for group, number in enumerate(m.groups(), 1)
        if number
        and not _DAY.match(said, m.end(group))
        and not _MANY.match(said, m.end(group))
        and not _OF_OTHER.search(said, max(0, m.start(group) - _AHEAD), m.start(group))
    )
    among = (document,) if document else tuple(labels)
    named = [
        (d, labels[d].keys[(n,)])
        for n in numbers
        for d in among
        if (n,) in labels[d].keys
    ]
    dotted = [key(m[0]) for m in _DOTTED.finditer(said)]
    named += [(d, p[k]) for d in among for k in dotted if k in (p := labels[d].keys)]
    own = offering.own_words(text)
    named += [(d, label) for d in among for label in numbered(own, labels[d])]
    return tuple(dict.fromkeys(named))


def spoken_of(text: str, spoken: Spoken) -> tuple[tuple[str, str], ...]:
    """Pieces by bare numbers, of the drafts that are spoken of."""
    known = len(spoken.in_force) == 1
    return every(text, spoken.drafts, spoken.in_force[0] if known else None)


def paired(text: str, spoken: Spoken) -> bool:
    """Whether a text speaks of pieces of the draft by their bare numbers."""
    named = len(spoken_of(text, spoken)) > 1
    pairs = named and _PAIRED.search(fold(text).text) is not None
    return pairs or ordered(text, spoken)


def ordered(text: str, spoken: Spoken) -> bool:
    """Whether a text demands something of a piece by its bare number: "keep 20"."""
    labels = spoken.drafts.citable.labels
    among = [labels[d] for d in spoken.in_force or labels]
    return any(
        (number,) in each.keys
        for match in ORDERED.finditer(fold(text).text)
        for number in match.groups()
        if number
        for each in among
    )


def _counts(word: str) -> bool:
    """Whether a word before a bracket is the number that stands in it."""
    return any(value.what.isdecimal() for value in values(alignment.words(word)))
