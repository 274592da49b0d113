"""How are patterns made that many commands never need: when they are first asked.

A text is searched only if the letters stand in it without which nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import cast

from rules.sought import ASKED, lowered, needed

#: Fewer letters stand in nearly every text.
_TELLING = 2


def later(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what `re.compile` does, made at the first question that is put to it.

    >>> later("a+").match("aab")[0], later("a").pattern
    ('aa', 'a')
    """
    made = _Later(source, flags)
    _MADE_LATER.append(made)
    return cast("re.Pattern[str]", made)


def make() -> None:
    """Make now what is not made yet: for a process that many others come from."""
    for pattern in _MADE_LATER:
        pattern.made()


class _Later:
    """A pattern that is not made yet; what is asked once is answered at once then."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self.pattern, self._flags = source, flags
        ASKED.ask(lambda: self._needed)

    def made(self) -> re.Pattern[str]:
        """Return the pattern, made now if it is not yet."""
        return self._made

    @cached_property
    def _made(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def _needed(self) -> frozenset[str]:
        # blanks are no signs of what is laid out
        needs = frozenset() if self._flags & re.VERBOSE else needed(self.pattern)
        return needs if min(map(len, needs), default=0) >= _TELLING else frozenset()

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._lacks(text) else self._made.search(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return iter(()) if self._lacks(text) else self._made.finditer(text, *span)

    def sub(
        self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0
    ) -> str:
        return text if self._lacks(text) else self._made.sub(put, text, count)

    def _lacks(self, text: str) -> bool:
        """Tell whether a text has none of the letters that are needed."""
        needed = self._needed
        return bool(needed) and needed.isdisjoint(ASKED.found(lowered(text)))

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or not hasattr(re.Pattern, name):
            raise AttributeError(name)  # and no pattern is made for who only looks
        answer: object = getattr(self._made, name)
        setattr(self, name, answer)
        return answer


_MADE_LATER: list[_Later] = []
