"""Is a piece wanted in another place, and which other one is only that place?

"Move paragraph 5 after paragraph 7" is on 5. What goes *to* another piece, and not
before or behind it, may become a part of that one: then both are spoken of.
"""

from __future__ import annotations

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside
from rules.terms import Action

_TABLE = beside(__name__)
#: A piece by its number: no year, and nothing that is counted.
_OTHER = r"(?:[^\W\d_]+\.? ?){0,2}(?:¶|§* ?\d{1,3}(?!\d|[ ,.]\d| ?%))"


def _any(kind: str) -> str:
    """Give what stands in one of the languages, with its article behind."""
    return "|".join(
        rf"(?:{'|'.join(part[kind])}){blank}(?:{part['article']})?"
        for name, part in _TABLE.items()
        for blank in ("" if name == "zh" else " ",)
    )


_START = r"(?<![^\W_一-龥])"
#: What was put there, or stands there, is wanted nowhere else.
_WAS = r"(?<!was )(?<!were )(?<!been )(?<!été )(?<!fue )(?<!был )(?<!wurde )"
#: Right before a piece: it is moved, or it is what something goes behind.
_MOVES, _BEYOND = (later(rf"{_START}(?:{_any(x)})\Z") for x in ("moves", "beyond"))
#: The verb that moves it, between the two or behind both.
_GOES = later(rf"{_WAS}{_START}(?:{_any('goes')})")
_LAST = later(rf"\s(?:{'|'.join(_TABLE['de']['last'])})(?![^\W_])")
_END = later(_TABLE["zh"]["end"])
_WITHIN = r"[^.;:!?。；：\n]{0,60}?"
_WANTED = later(
    rf"(?:{_START}(?:{_any('moves')}){PLACE}(?![^\W_一-龥]){_WITHIN}"
    rf"|{PLACE} ?{_WITHIN}{_WAS}{_START}(?:{_any('goes')}){_WITHIN})"
    rf"{_START}(?:{_any('beyond')}){_OTHER}"
    rf"|{PLACE} ?{_WITHIN}{_START}(?:{_any('beyond')}){_OTHER}{_LAST.pattern}"
)
#: No verb and no article stands farther before a piece; who has more to say argues.
_NEAR, _LONGEST = 40, 400


def is_goal(before: str, between: str, behind: str) -> bool:
    """Tell whether a piece is but the place to which the one before it is moved.

    Given are the words `before` the first, `between` both and `behind` the other.

    >>> is_goal("Please move ", " to a place after ", "."), is_goal("Add ", " to ", ".")
    (True, False)
    """
    told, rest = fold(between[-_NEAR:]).text, fold(behind[:_NEAR]).text
    found = _BEYOND.search(told)
    if not found or ("一" <= found[0][-1] <= "龥" and not _END.match(rest)):
        return False
    moves = _MOVES.search(fold(before[-_NEAR:]).text) or _GOES.search(told)
    return bool(moves or _LAST.match(rest))


def wanted(asks: str) -> Action | None:
    """Return that a change is asked for where the piece is wanted in another place.

    It is the one that ¶ stands for.

    >>> wanted("¶ should come before paragraph 4."), wanted("¶ was put before ¶.")
    (<Action.AMEND: 'amend'>, None)
    """
    brief = len(asks) <= _LONGEST
    return Action.AMEND if brief and _WANTED.search(fold(asks).text) else None
