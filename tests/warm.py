"""The parents of the bounded children, kept warm from test to test.

To start one takes a third of a second, and a test has several services. Whatever reads
files through a service takes an idle parent and gives it back; what reads them bare
(`tests/unit/test_bounded.py`, `tests/hostile`) starts its own as the product does.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.bounded import Reader, _Parent

if TYPE_CHECKING:
    from pipeline.message.documents import Document

_idle: defaultdict[tuple[int, frozenset[tuple[str, str]]], list[_Parent]]
_idle = defaultdict(list)


class Warm(Reader):
    """A reader whose parent may have served another before."""

    _asking = False

    def _ask(self, documents: Sequence[Document]) -> list[bytes]:
        if self._parent is None and (idle := _idle[_here()]):
            self._parent = idle.pop()
        self._asking = True
        answers = super()._ask(documents)
        self._asking = False
        return answers

    def close(self) -> None:
        """Give the parent back, if nothing is under way."""
        if self._parent and not self._asking and self._parent.owner == os.getpid():
            _idle[_here()].append(self._parent)
            self._parent = None
        super().close()
        self._asking = False


def end() -> None:
    """End all that are idle."""
    for parents in _idle.values():
        for parent in parents:
            reader = Reader()
            reader._parent = parent  # noqa: SLF001 - as `close` of the reader has it
            reader.close()
    _idle.clear()


def _here() -> tuple[int, frozenset[tuple[str, str]]]:
    """Tell apart what parents inherit: the process, and its environment."""
    told = {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"}
    return os.getpid(), frozenset(told.items())
