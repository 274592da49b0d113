"""How are patterns made that many commands never need: when they are first asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


def later(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what `re.compile` does, made at the first question that is put to it.

    >>> later("a+").match("aab")[0], later("a").pattern
    ('aa', 'a')
    """
    return cast("re.Pattern[str]", _Later(lambda: re.compile(source, flags), source))


class _Later:
    """A pattern that is not made yet; what is asked once is answered at once then."""

    def __init__(self, make: Callable[[], re.Pattern[str]], source: str) -> None:
        self._make, self.pattern = make, source
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        self._made = self._made or self._make()
        answer: object = getattr(self._made, name)
        setattr(self, name, answer)
        return answer
