"""Was the same asked before? A campaign says the same a thousand times.

A rule that hangs on nothing but words may keep what it answered. Long words are seldom
met again and would fill the memory: few of them are kept, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Sized
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S", bound="Sized")
T = TypeVar("T")

_LONGEST, _MOST = 500, 4096


def remembered(
    rule: Callable[Concatenate[S, P], T],
    *,
    longest: int = _LONGEST,
    most: int = _MOST,
    few: int = 0,
) -> Callable[Concatenate[S, P], T]:
    """Answer again what was asked before about the same words.

    Kept are the answers about the last `most` of up to `longest` signs, or parts, and
    about the last `few` of more.

    >>> remembered(str.upper)("no."), remembered(len)("no" * 400)
    ('NO.', 800)
    """
    short: Any = lru_cache(maxsize=most)(rule)
    long: Any = lru_cache(maxsize=few)(rule) if few else rule

    @wraps(rule)
    def answer(words: S, /, *rest: P.args, **more: P.kwargs) -> T:
        asked: Callable[Concatenate[S, P], T]
        asked = short if len(words) <= longest else long
        return asked(words, *rest, **more)

    return answer


def of_passage(
    rule: Callable[Concatenate[str, P], T],
) -> Callable[Concatenate[str, P], T]:
    """Answer again what was asked about the same passage: several rules ask in turn.

    What is known of one may take a hundred times its size, and a file has seldom more
    long ones than the few that are kept.
    """
    return remembered(rule, longest=2_000, most=2_048, few=128)


def of_words(
    rule: Callable[Concatenate[tuple[str, ...], P], T],
) -> Callable[Concatenate[tuple[str, ...], P], T]:
    """Answer again what was asked about the words of the same passage."""
    return remembered(rule, longest=400, most=2_048, few=128)
