"""Stage 6: is everything understood that can be told the sender?

The letters were promised at admission; from here on what was understood is
known, and they can be written and sent. A correction is done here, where the
comments that it is about are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.letters import corrections
from pipeline.work import Item, Outcome
from rules.lifecycle import Event
from rules.terms import Kind

if TYPE_CHECKING:
    from pipeline.house import House


def run(item: Item, house: House) -> Outcome:
    """Let the promised letters go, and do what a correction says."""
    if item.kind is Kind.CORRECTION:
        return corrections.applied(item, house)
    return Outcome(event=Event.ACKNOWLEDGE)
