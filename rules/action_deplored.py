"""Does a sentence say that a change would be wrong, or that it would be regretted?

"We would hate to see this deleted" and "it is the last thing we would delete" do not
ask for a deletion: who deplores it wants to keep. In seven languages, in the table
beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.action_denials import DENIES
from rules.action_names import compiled
from rules.tables import beside, said
from rules.terms import Action

#: Who would not be sorry asks for nothing, and neither does who goes on with a but.
_DENIED = re.compile(
    rf"(?<!\w)(?:{DENIES}|pas|нисколько|hardly|\w{{2,6}}n't)(?: \w{{1,15}}){{0,2}} \Z"
    r"|[不未]\Z"
)
#: Who cannot but deplore it does.
_CANNOT_BUT = re.compile(
    r"(?<!\w)(?:ne (?:peu\w{1,3}|pouvons|puis) que|cannot(?: help)?(?: but)?|can(?: not"
    r"| only)? but|no (?:puede|podemos|puedo) (?:sino|menos que)|не мо\w{2,4} не|nicht "
    r"umhin,?(?: \w{1,12})? zu) \Z|不[得能]不\Z|لا يسع\w{0,3} إلا (?:أن )?\Z"
)
_CONCEDES = re.compile(
    r"(?<!\w)(?:but|however|yet|mais|toutefois|pero|no obstante|но|однако|aber|jedoch)"
    r"(?!\w)|[,，](?:但|不过)|لكن"
)
_NEAR = 40


def deplored(part: str) -> tuple[Action, int] | None:
    """Say which change a folded sentence deplores, to delete or to keep, and where.

    A comment, if it only denies that it does, or has a but. None: it deplores none.

    >>> deplored("we would hate to see this deleted."), deplored("delete it.")
    ((<Action.DELETE: 'delete'>, 9), None)
    """
    found, change = min(
        ((m, of) for sought, of in _SOUGHT if (m := sought.search(part))),
        key=lambda each: each[0].start(),
        default=(None, Action.COMMENT),
    )
    if found is None:
        return None
    before = part[max(0, found.start() - _NEAR) : found.start()]
    denied = _DENIED.search(before) and not _CANNOT_BUT.search(before)
    open_ = denied or _CONCEDES.search(part, found.end())
    return (Action.COMMENT if open_ else change), found.start()


def _frames(change: str, opposite: str) -> Iterator[str]:
    """Write the frames of all languages for a change, or for its opposite undone."""
    for table in beside(__name__).values():
        yield from said([{**table, "change": table[change]}], "frames")
        yield from said([{**table, "change": table[opposite]}], "undone")


_SOUGHT = (
    (compiled(_frames("rid", "hold")), Action.DELETE),
    (compiled(_frames("hold", "rid")), Action.KEEP),
)
