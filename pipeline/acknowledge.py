"""Stage 6: is everything understood that can be told the sender?

The letters were promised at admission; from here on what was understood is
known, and they can be written and sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.work import Item, Outcome
from rules.lifecycle import Event

if TYPE_CHECKING:
    from pipeline.house import House


def run(item: Item, house: House) -> Outcome:  # noqa: ARG001 (a stage takes both)
    """Let the promised letters go."""
    return Outcome(event=Event.ACKNOWLEDGE)
