"""What does a sentence ask for that says it in passing, or in very few words?

"Forty is too few, let it be ninety" amends without a word for a change, "drop the
hives" leaves the rest of a piece as it is, "lovely" keeps it, "we would do without it"
deletes it, and "placeholder, ignore" asks for nothing. In seven languages, in the table
beside this file.
"""

from __future__ import annotations

from rules.action_names import PLACE, compiled
from rules.tables import beside, said
from rules.terms import Action

#: "As regards ¶, ": with what a piece is named first.
LEAD = (
    r"\A(?:\W*(?:as (?:regards|for|to)|on|regarding|concerning|with regard to"
    r"|en ce qui concerne|concernant|quant (?:à|au)|sur|sobre|en cuanto al?"
    r"|respecto del?|zu|betreffend|bezüglich|по|относительно|что касается|بشأن|بخصوص"
    rf"|فيما يتعلق ب|关于|对于?|就) ?(?:the |l[ea] |el )?{PLACE})?\W*+"
)
#: What stands for lists, in all languages: an end, any word, and a clause.
_MARKS = {
    "lead": LEAD,
    "twice": rf"{PLACE} ?[/(–—-] ?(?:[^\W\d_]{{1,14}}\.? ?)?\d{{1,3}}[段条款]?\)?",
    "end": r"(?=\W*\Z|[,;:،؛—–(])",
    "w": r'(?:[^\s.,;:!?،؛؟"¶]{1,30} )',
    "clause": r"(?:\A\W*+|(?<=[,;:،—–-] )|(?<=[,;:，；：]))",
}
_TABLES = beside(__name__).values()
_ORDER = (Action.COMMENT, Action.ADD, Action.AMEND, Action.KEEP, Action.DELETE)


def terse(sentence: str) -> Action | None:
    """Say what a folded sentence asks for in passing, or in very few words.

    >>> terse("¶: drop the hives."), terse("¶: drop it."), terse("¶: lovely.")
    (<Action.AMEND: 'amend'>, None, <Action.KEEP: 'keep'>)
    """
    return next((kind for kind in _ORDER if _SAID[kind].search(sentence)), None)


def only_doubts(question: str) -> bool:
    """Tell whether a folded question only doubts that a piece is of any use.

    >>> only_doubts("what is the use of it?"), only_doubts("could this item go?")
    (True, False)
    """
    return _IDLE.search(question) is not None


_SAID = {kind: compiled(said(_TABLES, kind.value, _MARKS)) for kind in _ORDER}
_IDLE = compiled(said(_TABLES, "idle", _MARKS))
