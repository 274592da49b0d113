"""Which numbers are labels by the sign before them: "votre n° 12", "第7号"?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Mention, Noun
from rules.citation.leading import leads
from rules.citation.numbers import printed
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.grammar import Grammar

#: A sign for numbers; some stand before other things as well, unless an article does.
SIGNED = later(
    r"(?<![^\W_])(?:(?:n°s?|n\.[°o]|n[úu]ms?\.?|numéros?|números?|nummern?|номер\w{0,2}"
    r"|nr\.?)|(?P<alone>nos?\.?|numbers?|(?:ال)?رقم))\s?(?=\d)|(?P<han>第)\s?(?=\d)"
)
#: Lines begin with bare signs: what each number is, all of them tell together.
_HASHED = later(r"^[^\S\n]*[#¶]\s?\d", re.MULTILINE)
#: The longest of what stands before a sign: a preposition and an article.
_LEADING = 40
#: Nothing stands before it in its sentence, but what leads to it.
_LEAD = later(
    r"(?:^|[.;:!?؟。！？；]\s?|[-•*]\s)[^\S\n]{0,3}(?:(?:and|et|y|e|и|und)\s|و)?"
    r"(?:(?P<turns>on|as (?:to|for)|regarding|concerning|sur|pour|quant à|sobre|para"
    r"|по|к|о|что касается|zu|bei|关于|对于?|بخصوص|بشأن|أما)\s?"
    r"|(?:in|en|dans|в|في)\s)?\Z"
    # in brackets, behind what is said of it or before
    r"|(?:^|[.!?؟。！？]\"?\s?)[(\[]\Z",
    re.MULTILINE,
)
_NAMED = later(
    r"(?<![^\W_])(?:the|your|this|le|au|du|votre|ce|el|al|del|su|vuestro|este|ваш\w{0,3}"
    r"|эт\w{1,3}|die|der|zur|ihre?|dies\w{1,2})\s\Z"
    r"|(?:你们的?|贵方的?|您的)\Z"
)
_VERB = (
    r"is|are|has|was|should|must|shall|can|could|may|might|will|would|needs?|goes|says"
    r"|est|sont|doit|devrait|peut|nous|à|es|son|debe\w*|puede|nos|sobra|устраива\w+"
    r"|следует|надо|нужно|нас|не|мы|[а-яё]{3,16}ть|ist|sind|soll\w*|muss|kann|gefällt"
    r"|bitte|غير|يجب|ينبغي|لا|مقبول|[تي]حذف"
)
_STANDS = later(
    rf"\s?(?::|[-=]\s|[)\]]|\.?\s*\Z|\.?\n)|\s(?:{_VERB})(?!\w)"
    r"|号?(?:\s?[,:;。،]|(?:应|不|很|太|需|须|要|可|非常|过|也|我|必))"
)
#: Behind an article a name would be another thing: "the no. 7 of Quay Street".
_GOES_ON = later(
    r"(?!\s(?:d[eu]\b|des\b|d'|del\b|de[rs]\b|von\b|vom\b|im\b|из\b|rue\b|\d))"
    r"(?:\s|[,:;،؛-]|\.(?!\d)|$)",
    re.MULTILINE,
)


def signed(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Find printed labels behind a sign for numbers: "votre n° 12", "第7号"."""
    hashed = _HASHED.search(text) is not None
    for match in SIGNED.finditer(text):
        head = max(0, match.start() - _LEADING)
        said = _LEAD.search(text, head, match.start())
        named = _NAMED.search(text, head, match.start())
        if said is named is None or (hashed and leads(text, match.start())):
            continue
        mention = grammar.bare(text, match.end(), Noun.SIGN)
        if mention is None or not all(printed(i.path, drafts) for i in mention.items):
            continue
        turns = said is not None and said["turns"] is not None
        the = match["alone"] and named and named[0] == "the "
        points = turns or (named is not None and not the)
        behind = _GOES_ON if points and match["han"] is None else _STANDS
        if behind.match(text, mention.end):
            yield replace(mention, start=named.start() if named else match.start())
