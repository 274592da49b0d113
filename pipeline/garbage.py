"""How often does a process of ours look for garbage? Seldom.

Python looks through all that lives after every few hundred new values. What a
program has loaded lives for ever, and what a stage makes falls away by itself: a
tenth of all work was this looking.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_VALUES = 50_000


def collect_seldom() -> None:
    """Look for garbage seldom, and never again in what is loaded by now."""
    gc.freeze()
    gc.set_threshold(_NEW_VALUES)
    gc.enable()


def settle() -> None:
    """Never look again in what the first work has loaded. To be called once."""
    gc.collect()
    gc.freeze()


@contextmanager
def loading() -> Iterator[None]:
    """Look for none while a program loads, nor when it ends: that took as long."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
