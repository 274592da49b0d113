"""Is this mailbox ours, or does another installation take its mail?

Each would have only a part, and each would answer. So whoever takes mail leaves its
mark first, and takes none before it has looked once more and seen that it is alone:
of two who came at once, one has then seen the other, whatever the order. The one
whose name sorts first waits a little for the other to give way; all others withdraw
what they left. Whoever has taken mail already, with its mark in place, stays.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.boxes.contract import Session

#: When the first by name looks again whether the other has given way, in seconds.
_LOOKS = (0.2, 0.5, 1.0, 2.0)


def claim(session: Session, ours: str, *, settled: bool) -> str:
    """Return whose the mailbox is; empty where it is ours from now on.

    `settled`: we have taken mail from it before. A mailbox where no mark can be left
    is nobody's.
    """
    there = session.marks()
    if ours not in there:
        if there:
            return min(there)
        session.mark(ours)
    elif settled:
        return ""
    others = session.marks() - {ours}
    for seconds in _LOOKS:
        if not others or min(others) < ours:
            break
        time.sleep(seconds)
        others = session.marks() - {ours}
    if others:
        session.unmark(ours)
    return min(others, default="")
