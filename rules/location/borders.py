"""Where do sentences begin and end, and lines that are points by themselves?

A stop ends a sentence unless it shortens a word or counts (`stops`). A line that a
mail program broke goes on in the next one, if that does not begin like a point.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.later import later
from rules.location import stops

if TYPE_CHECKING:
    import re

    from rules.citation import Reference

_BREAK = later(
    r"(?:[.!?;؟؛。！？；](?:\s?[\"'”’»“)\]」』]){0,3}\s+|\n"
    r"|[。；！？](?![”’」』\"])|(?:[。；！？]|[.!?](?=.[一-龥]))[”’」』\"](?![改替换之的一这后前中移与和或及，、]|删(?![^。，,；\n]{0,8}\d))"
    r"|\s/\s(?=\(?\d[\w.()]{0,12}\s?[:=]\s))(?=\S)"
)
_BRIEF = later(
    r"(?<![^\W_])(?:\w{1,4}|paras|sects|chaps|cons|buchst|comm|párrs?|parag)\.\s*\Z"
)
_FIGURE = later(
    r"(?<!\w)و?\d{1,3}[a-z]?\.\Z|(?<=\d )(?:bis|ter|quater)\.\Z|[\u0621-\u064a]{2}\.\Z"
)
#: A line begins like a point of its own: "para 14", "- on", "b) the", "3(1)", "2.1:".
_POINT = later(
    r"[^\W\d_]{1,10}\.?\s?\d|[-–•*]\s|\(?[a-z]\)"
    r"|(?:and|et|y|и|а|und)\s[^\W\d_]{2,7}\s\d{1,2}[.(]\w|\d{1,2}(?:(?:\(\w{1,2}\))+"
    r"(?=\s?[:=?]|\s[^\W\d_])|(?:\.\d{1,2})+(?=\s?[:=]\s|[.)]?\s[A-ZÀ-ÖА-Я])"
    r"|(?:\.\d{1,2})*\s\(\d{1,4}(?:[-–, ]{1,2}\d{1,4}){0,5}\)\s[A-ZÀ-ÖА-Я])"
)
#: Quoted words of which the first are left out.
_CUT = later(r"[“«„\"‘'「『]\s?(?:…|\.{3})")
#: Several lines that begin with the same word and a number are points, all of them.
_ALIKE = later(r"(?m)^([^\W\d_]{1,10})\.?\s?\d")
_SEVERAL = 3
#: A line of a hasty writer asks anew: "can we get rid of", "pls keep".
_ASKS = later(
    r"(?:(?:and|also|et|y|и|und) )?(?:please|pls|plz|kindly"
    r"|(?:can|could|may) (?:we|you|i)|(?:we|i) (?:would|want|propose|suggest|ask)"
    r"|delete|drop|remove|scrap|keep|merge"
    r"|svp|merci de|peut-on|pourriez|nous (?:proposons|demandons)|supprimer|garder"
    r"|por favor|pueden|podrían|pedimos|eliminar|mantener|пожалуйста|можно ли|просим"
    r"|уберите|оставьте|bitte|können wir|könnte man|wir (?:bitten|schlagen)|streichen)"
    r"(?!\w)"
)


def start_of(text: str, at: int) -> int:
    """Where the sentence or line that holds `at` begins."""
    starts, _ = _borders(text)
    return starts[bisect_right(starts, at) - 1]


def end_of(text: str, at: int) -> int:
    """Where the sentence or line that holds `at` ends."""
    _, ends = _borders(text)
    return ends[bisect_left(ends, at)]


@lru_cache(maxsize=16)
def _borders(text: str) -> tuple[list[int], list[int]]:
    """Find the starts and ends of sentences; an abbreviation's stop starts none."""
    starts, ends = [0], []
    nouns = Counter(m[1].lower() for m in _ALIKE.finditer(text))
    series = {noun for noun, times in nouns.items() if times >= _SEVERAL}
    for match in _BREAK.finditer(text):
        if match[0][0] == "\n" and text[match.end()].islower():
            line = text.rfind("\n", 0, match.start()) + 1
            noun = _ALIKE.match(text, match.end())
            alike = noun is not None and noun[1] in series
            size = match.start() - line
            long = stops.UNWRAPPED < size < stops.WRAPPED and not alike
            begun = _POINT.match(text, match.end()) or _ASKS.match(text, match.end())
            if long or not begun:
                continue
        if stops.goes_on(text, match):
            continue
        before = text[max(0, match.start() - 8) : match.end()]
        if "\n" in match[0] or not _BRIEF.search(before) or _begins(text, match):
            starts.append(match.end())
            ends.append(match.start())
    return starts, [*ends, len(text)]


def _begins(text: str, stop: re.Match[str]) -> bool:
    """Whether what stands behind the stop of a brief word begins a sentence."""
    stopped = text[max(0, stop.start() - 8) : stop.start() + 1]
    # a script without capitals: no abbreviation ends with a figure, or two letters
    opening = text[stop.end() : stop.end() + 3]
    next_sign = opening.lstrip('¿¡“«„"(')[:1] or opening
    caseless = next_sign.isalpha() and next_sign.lower() == next_sign.upper()
    numbered = caseless and _FIGURE.search(stopped) is not None
    begins = _POINT.match(text, stop.end()) or _CUT.match(text, stop.end())
    return next_sign.isupper() or numbered or begins is not None


def together(text: str, left: Reference, right: Reference) -> bool:
    """Whether no sentence ends between two references."""
    between = text[left.end : right.start + 1].lstrip(" .)\n")
    return left.end <= right.start and not _BREAK.search(between)
