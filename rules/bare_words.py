"""Which words of a comment are only courtesy around it?

Who sends once more greets in other words, or says thanks this time. That is no other
comment: for the question whether it was sent before, and for no other. What is printed,
and what is folded with it, has all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rules.tables import beside

#: So much at the end may be courtesy, in characters.
_TAIL = 300
_NAME = r"[^\W\d_]{1,40}(?:[-'’./][^\W\d_]{1,40}){0,4}\.?"
_NAMES = rf"(?:\s{{0,2}}{_NAME}(?:\s{{1,2}}{_NAME}){{0,5}})?"
#: "Thanks, but 60 euros are too much" goes on, and so does "Thanks. But we object".
_CAPITAL = rf"(?-i:(?![a-zß-ÿа-я])){_NAME}"
_SIGNED = rf"(?:\s{{0,2}}{_CAPITAL}(?:\s{{1,2}}{_CAPITAL}){{0,5}})?"
#: So few stand before a full stop: "Hi all."
_FEW = rf"(?:\s{_NAME}){{0,2}}?"


def bare(text: str) -> str:
    """Leave out greetings before a comment, and thanks before and behind it.

    >>> bare("Dear colleagues, delete paragraph 5. Thank you for your attention!")
    'delete paragraph 5.'
    >>> bare("Dear all,"), bare("Thanks to paragraph 5 all is well.")
    ('Dear all,', 'Thanks to paragraph 5 all is well.')
    """
    greeted, thanked, ends = _courtesies()
    begin, end = 0, len(text)
    while found := greeted.match(text, begin, end) or thanked.match(text, begin, end):
        begin = found.end()
    while found := ends.search(text, max(begin, end - _TAIL), end):
        end = found.start()
    return text[begin:end].strip() or text


@cache
def _courtesies() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Prepare all languages: how a text is greeted, thanks before it, its end."""
    said = beside(__name__).values()
    thanks, leaves = (
        _either(map(_thanks, said)),
        _either(x for s in said for x in s["leave"]),
    )
    greets = _either(x for s in said for x in s["greet"])
    signed = rf"(?:{leaves})(?:[,.!،，\n]{_NAMES})?"
    return (
        re.compile(
            rf"\s*(?:{greets})(?![^\W_一-龥]),?"
            rf"(?:{_NAMES}\s*[,:!،，：！。\n][\s,:!]*|{_FEW}\s*\.\s+)",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*(?:{thanks})\s*(?:[.!。！]|\n)+\s*", re.IGNORECASE),
        re.compile(
            rf"(?<=[.!?…。！？؟\n])\s*(?:{thanks}(?:[,.!،，\n]{_SIGNED})?|{signed})"
            r"[\s.,!،，。！]*\Z",
            re.IGNORECASE,
        ),
    )


def _thanks(said: Mapping[str, Any]) -> str:
    """Say how one language thanks, and for what, if it says that."""
    thank, link, things, advance = (
        _either(said[name]) for name in ("thank", "for", "things", "advance")
    )
    thing = rf"\s*(?:{link})(?:\s+{_NAME}){{0,3}}?\s*(?:{things})(?:\s+{_NAME}){{0,4}}"
    return rf"(?:(?:{advance})\s*)?(?:{thank})(?:\s*(?:{advance}))?(?:{thing})?"


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"
