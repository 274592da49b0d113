"""Was the same asked before? A campaign says the same a thousand times.

A rule that hangs on nothing but words may keep what it answered. Long words are seldom
met again and would fill the memory: they are not kept.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST, _MOST = 500, 4096


def remembered(
    rule: Callable[Concatenate[str, P], T],
) -> Callable[Concatenate[str, P], T]:
    """Answer again what was asked before about the same words.

    >>> remembered(str.upper)("no."), remembered(len)("no" * 400)
    ('NO.', 800)
    """
    known: Any = lru_cache(maxsize=_MOST)(rule)

    @wraps(rule)
    def answer(words: str, /, *rest: P.args, **more: P.kwargs) -> T:
        asked: Callable[Concatenate[str, P], T]
        asked = known if len(words) <= _LONGEST else rule
        return asked(words, *rest, **more)

    return answer
