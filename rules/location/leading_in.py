"""Which words only lead in to what is said, and say nothing on a draft themselves?

An embassy greets, somebody promises to be brief, several say that they speak together,
a visit is announced: such words are taken out, and the rest is read. Who only tells how
many points follow says something that stands below.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rules.citation.folding import fold, unwrap
from rules.location import civil
from rules.location.cover_words import OPINES
from rules.remembered import remembered
from rules.sought import Sought
from rules.stakeholder.sectors import is_organisation
from rules.tables import any_of, beside

_TABLE = beside(__name__)
_IDLE = Sought([*_TABLE["idle"], *_TABLE["calls"]], folded=True)
_CALLS = Sought(_TABLE["calls"], folded=True)
_ANNOUNCES = any_of(_TABLE["announces"])
_OF_SELF = any_of(_TABLE["of_self"])
#: That a text was read, before what it is said to have led to.
_READ = re.compile(
    r"\W*(?:(?:having|after|upon|on|following|with)\s(?:\w+\s){0,3}?(?:read|stud|review"
    r"|exam|consider|consult|discuss|look|go(?:ne|ing) through)\w*|(?:ayant|après|à la"
    r"|suite à)\s(?:\w+\s|l['’]){0,3}?(?:lu|lecture|étud|exam|pris|consult|discut"
    r"|analy)\w*|(?:habiendo|tras|después de|luego de)\s(?:\w+\s){0,2}?(?:le[eíiy]"
    r"|lectura|estudi|exam|anali|revis|consult)\w*|(?:внимательно )?(?:изучив|прочитав"
    r"|рассмотрев|проанализировав|ознакомившись|обсудив)|(?:после|по итогам)\s"
    r"(?:\w+\s)?(?:изучени|прочтени|рассмотрени|анализ|обсуждени|ознакомлени)\w*"
    r"|(?:审阅|阅读|研究|讨论|通读|看)[^,;:。]{0,16}[后之])[^,;:!?\"\d]{0,80},\s?",
)
#: So long no sentence is that announces what follows.
_LONGEST = 1000
_CLAUSE = re.compile(r"(?<=[.;!?])\s+|(?<=[。；！])")
_STOPS = re.compile(r"((?<=[.!?؟])\s+|(?<=[。！？])|\n)")
#: A name of several words inside a sentence: "the Keep Clean Trust" wishes nothing.
_WORD = r"[A-ZÀ-ÞА-ЯЁ][\w'’-]{0,40}+"
_NAME = re.compile(
    rf"(?:(?<=[^\W_] )|(?<=[,-] )){_WORD}"
    rf"(?:\s(?:(?:of|the|and|for|de|du|des|del|la|los)\s){{0,2}}{_WORD}){{1,7}}"
)
#: How large somebody is, or since when: "(pop. 4,300)", "(812 habitants)".
_MEASURED = re.compile(
    r"\((?:[^\W\d_]{1,12}\.?:? ){0,3}(?:\d{4}|\d{1,3}(?:[ .,]\d{3}){1,3}|\d{1,5}(?= "
    r"[^\W\d_]))(?:,? [^\W_](?:[^\W_]|[.,](?=\d)){0,13}){0,5}\) ?"
)
#: The month, and no wish.
_MAY = re.compile(
    r"(?<![^\W_])(?:(?<=\d )may|(?<=\d(?:st|nd|rd|th) )may|may(?= \d)"
    r"|(?<=(?:in|of|by) )may)(?![^\W_]) ?"
)
_NUMBER = re.compile(r"\d")
#: A day, by its month: it numbers nothing, and its stop ends no sentence.
_DAY = re.compile(
    r"(?<![^\W_])\d{1,2}\.(?: (?:bis|und|oder|-) \d{1,2}\.)? (?:januar|februar|märz"
    r"|april|mai|juni|juli|august|september|oktober|november|dezember)(?![^\W_]) ?"
    r"|(?<![^\W_])(?:с |до )?\d{1,2} (?:январ|феврал|март|апрел|ма|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр)[яа](?![^\W_]) ?|(?:\d{1,2}月)?\d{1,2}日起?"
)


@remembered
def rest(text: str) -> str:
    """Fold a text and leave out what only leads in.

    >>> rest("Norland presents its compliments. The fees are high.")
    'norland  . the fees are high.'
    """
    plain = unwrap(fold(_NAME.sub(_unnamed, text))).text
    plain = undated(_MEASURED.sub(_unweighed, plain))
    plain = "".join(s for s in _STOPS.split(plain) if not civil.is_civil(s))
    kept, at = [], 0
    for found in _IDLE.finditer(plain):
        kept.append(plain[at : found.start()])
        at = found.end()
    return " ".join((*kept, plain[at:]))


def is_left(text: str) -> bool:
    """Tell whether a text says anything that does not only lead in.

    >>> is_left("We thank you for the kind welcome."), is_left("The fees are high.")
    (False, True)
    """
    return any(map(str.isalpha, rest(text)))


@lru_cache(maxsize=8)  # several questions are asked of the same text in turn
def undated(folded: str) -> str:
    """Leave out days by their months: their stops end no sentence.

    >>> undated("we met on 3 may."), undated("wir tagten am 3. mai.")
    ('we met on 3 .', 'wir tagten am .')
    """
    plain = _MAY.sub("", folded) if "may" in folded else folded
    return _DAY.sub("", plain) if _NUMBER.search(plain) else plain


def idles(folded: str) -> bool:
    """Tell whether words that only lead in stand in a folded sentence."""
    return _IDLE.search(folded) is not None


@remembered
def announces(sentence: str) -> bool:
    """Tell whether a sentence says that points follow, and names none of them.

    >>> announces("Our members ask for five small changes.")
    True
    >>> announces("Our members ask for five more years.")
    False
    """
    said = len(sentence) < _LONGEST
    folded = fold(sentence).text if said else ""
    read = _READ.match(folded)
    return _ANNOUNCES.search(folded[read.end() :] if read else folded) is not None


def introduces(text: str) -> bool:
    """Tell whether sentences only say who writes, or how many points follow.

    >>> introduces("I write in a personal capacity; I have sailed for years.")
    True
    >>> introduces("I am a pilot. Ten years are too long.")
    False
    """
    said = [each for each in _CLAUSE.split(text) if each.strip()]
    return any(map(_OF_SELF.match, said)) and all(
        _OF_SELF.match(each) or announces(each) for each in said
    )


def calls(text: str) -> bool:
    """Tell whether somebody says that he will come by: numbers are days and rooms then.

    >>> calls("Ms Lind would like to drop by on the 14th, around 11.")
    True
    """
    return _CALLS.search(fold(text).text) is not None


def _unweighed(aside: re.Match[str]) -> str:
    return aside[0] if OPINES.search(aside[0]) else ""


def _unnamed(name: re.Match[str]) -> str:
    return " " if is_organisation(name[0]) else name[0]
