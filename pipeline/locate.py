"""Stage 5: about which paragraphs does it speak?

Applies the rule of paragraphs to everything that was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.work import Item, Outcome
from rules import paragraph
from rules.lifecycle import Event

if TYPE_CHECKING:
    from pipeline.house import House


def run(item: Item, house: House) -> Outcome:
    """Find the comments of a submission and where each belongs."""
    comments = paragraph.locate(item.texts, item.envelope.subject, house.labelled)
    return Outcome(event=Event.LOCATE, comments=item.decided.settle(comments))
