"""What do the words of a comment change about its place, and about what it asks for?

The kinds of doubt in their order, each in a module of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import moving
from rules.location import contested, contradiction, doubting, merging, thing, torn
from rules.location.offering import offered

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target
    from rules.terms import Action


def checked(
    target: Target, asks: str, drafts: Drafts, known: Action | None
) -> tuple[Target, Action | None]:
    """Return a target, doubted where its words tell so, and the action they make sure.

    `known` is the action that is told already. None: the words alone tell it.
    """
    target = contradiction.checked(target, asks, drafts)
    what = known or torn.wanted(asks) or moving.wanted(asks)
    what = what or offered(target, asks, drafts)
    what = what or thing.deleted(target, asks, drafts)
    target = doubting.doubted(target, asks, what, drafts)
    target = contested.doubted(target, asks, what)
    target = torn.doubted(target, asks, drafts)
    return merging.widened(target, asks, drafts, what), what
