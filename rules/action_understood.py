"""What does a comment ask for, read as a whole?

Words that are weighed one by one (`action_learnt`) do not tell who deplores what from
who wants it otherwise. Here a small network (`encoder`) reads them in their order; it
knew seven languages before it learnt from the wordings (`scripts/learn_encoder.py`). It
takes some milliseconds, and is asked where the words by themselves leave doubt.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rules.action_learnt import ASKED, Weighed
from rules.terms import Action

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rules.encoder import Encoder

#: What the lists read is a hint; None: it is not told.
HINTS = (None, *Action)


def understood(text: str, known: Action) -> Weighed:
    """Read a comment as a whole; `known` is what known words in it ask for.

    >>> understood("¶: Nobody would miss it. Take it out.", Action.COMMENT).action
    <Action.DELETE: 'delete'>
    """
    told, _ = whole(text, known)
    shares = dict(zip(ASKED, told, strict=True))
    return Weighed(max(shares, key=lambda each: shares[each]), shares)


def accompanies(text: str, known: Action) -> float:
    """Say how likely a block of a letter says nothing that belongs into a compilation.

    Who writes, how the letter came about, what follows, thanks: learnt from openings.

    >>> accompanies("We are 40 anglers and met at the mill.", Action.COMMENT) > 0.5
    True
    """
    return whole(text, known)[1]


def seen(text: str, known: Action) -> NDArray[np.float64]:
    """Return the numbers by which all of this is told, to learn from."""
    return _encoder().seen(text, HINTS.index(known))


@lru_cache(maxsize=2_000)  # both are asked of one text, and the same letter comes again
def whole(text: str, known: Action) -> tuple[list[float], float]:
    """Return the shares of what is asked for, and whether it says nothing."""
    return _encoder().read(text, HINTS.index(known))


@cache
def _encoder() -> Encoder:
    """Load the network when it is first asked: it is large.

    Its products are small: threads that share them wait longer than they reckon.
    """
    import numpy as np  # noqa: PLC0415 (as above)
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 (as above)

    from rules.encoder import Encoder  # noqa: PLC0415 (as above)

    threadpool_limits(limits=1, user_api="blas")
    arrays: dict[str, NDArray[Any]] = {}
    for name in ("action_understood.npz", "leading.npz"):  # the second has a part anew
        with files("rules").joinpath(name).open("rb") as file:
            arrays |= np.load(file)
    return Encoder(arrays)
