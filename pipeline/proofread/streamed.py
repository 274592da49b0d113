"""How is a large file of JSON read, one value at a time?

What there may be many of is a member or an item: one is made into a value, and
forgotten before the next. Whoever asks for members or items takes, or skips, the
value of each before going on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

_AT_ONCE = 1 << 16  # characters
_SIGN = re.compile(r"[^ \t\r\n]")


class Values:
    """The values of a file, in its order; ValueError where it is no JSON."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._read = json.JSONDecoder().raw_decode

    @classmethod
    @contextmanager
    def of(cls, path: Path) -> Iterator[Values]:
        """Open a file that holds one value, and nothing after it."""
        with path.open(encoding="utf-8") as file:
            values = cls(file)
            yield values
            if values._next():
                raise ValueError(f"after its end stands {values._next()}")

    def members(self) -> Iterator[str]:
        """Go through the names of an object; the value of each is the next."""
        for _ in self._several("{", "}"):
            name = self.value()
            self._take(":")
            yield name

    def items(self) -> Iterator[None]:
        """Go through a list; each item is the next value."""
        return self._several("[", "]")

    def value(self) -> Any:
        """Give the next value as a whole."""
        self._next()
        while True:
            try:
                value, end = self._read(self._text, self._at)
            except ValueError:
                if not self._more():
                    raise
                continue
            # A number may go on where the text that was read ends.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

    def skip(self) -> None:
        """Pass over the next value; of a list one item after the other."""
        if self._next() == "[":
            for _ in self.items():
                self.value()
        else:
            self.value()

    def _several(self, begin: str, end: str) -> Iterator[None]:
        self._take(begin)
        if self._next() != end:
            yield
            while self._next() == ",":
                self._take(",")
                yield
        self._take(end)

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise ValueError(f"{self._next()!r} stands there, not {sign}")
        self._at += 1

    def _next(self) -> str:
        """Look at the next sign that is no space; nothing at the end of the file."""
        while not (found := _SIGN.search(self._text, self._at)):
            self._at = len(self._text)
            if not self._more():
                return ""
        self._at = found.start()
        return found[0]

    def _more(self) -> bool:
        """Read on, as much again as is waiting to be understood."""
        waiting = self._text[self._at :]
        more = self._file.read(max(_AT_ONCE, len(waiting)))
        self._text, self._at = waiting + more, 0
        return bool(more)


def listed(path: Path, name: str) -> Iterator[Any]:
    """Go through the items of that member of an object."""
    with Values.of(path) as values:
        for member in values.members():
            if member != name:
                values.skip()
                continue
            for _ in values.items():
                yield values.value()
