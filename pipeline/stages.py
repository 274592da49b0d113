"""THE TABLE: which state is taken by which stage, in the order of the way.

A stage computes from its item alone, in any process, and several in a row are done
there in one go. Of what is not pooled the item holds what the ledger says of others:
it is computed as if that were nothing, and once more, one delivery after the other and
inside the transaction, where it is something. So numbers and duplicates come out the
same on one machine and on many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import identify, locate, parse
from pipeline.extract import stage as extract
from rules.lifecycle import State

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.work import Item, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the way: `run` takes deliveries that are in `source`."""

    name: str
    source: State
    run: Callable[[Item, House], Outcome]
    pooled: bool


def _admit(item: Item, house: House) -> Outcome:
    from pipeline import admit  # noqa: PLC0415 (it loads the database)

    return admit.run(item, house)


def _acknowledge(item: Item, house: House) -> Outcome:
    from pipeline import acknowledge  # noqa: PLC0415 (as above)

    return acknowledge.run(item, house)


STAGES = (
    Stage(name="parse", source=State.ARCHIVED, run=parse.run, pooled=True),
    Stage(name="extract", source=State.PARSED, run=extract.run, pooled=True),
    Stage(name="admit", source=State.EXTRACTED, run=_admit, pooled=False),
    Stage(name="identify", source=State.ADMITTED, run=identify.run, pooled=True),
    Stage(name="locate", source=State.IDENTIFIED, run=locate.run, pooled=True),
    Stage(name="acknowledge", source=State.LOCATED, run=_acknowledge, pooled=False),
)
BY_STATE = {stage.source: stage for stage in STAGES}
