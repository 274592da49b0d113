"""Does a sentence say the opposite of what its words name, or less?

"We cannot agree to ¶" agrees to nothing, "we do not want it deleted" keeps it, "ten
days is a joke. A month!" names another value, and "nobody can check this" asks for
nothing. Where it is plain, what was learnt of wordings is not heard. In seven
languages, in the table beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules import action_agreement as agreement
from rules.action_names import PLACE, compiled
from rules.action_terse import LEAD, only_doubts, terse
from rules.remembered import remembered
from rules.tables import beside, said
from rules.terms import Action

_ASKING = ("?", "？", "؟")
_TABLES = beside(__name__).values()
#: Who says more does not only say this.
_LONGEST = 200
#: Quotations may be long.
_MOST = 1500


@remembered
def refuses(sentence: str) -> bool:
    """Tell whether the sender says in a folded sentence that he does not agree.

    >>> refuses("we cannot agree to ¶."), refuses("we cannot agree to its deletion.")
    (True, False)
    """
    return _REFUSED.search(sentence) is not None


@remembered
def turned(sentence: str) -> Action | None:
    """Say what a folded sentence asks for whose words name something else.

    >>> turned("we do not want ¶ deleted."), turned("delete ¶.")
    (<Action.KEEP: 'keep'>, None)
    """
    if sentence.rstrip().endswith(_ASKING):
        return Action.COMMENT if only_doubts(sentence) else None
    if _REVISED.search(sentence) or unkept(sentence) or _RATHER.search(sentence):
        return Action.AMEND
    if vanishes(sentence):
        return Action.DELETE
    if unopposed(sentence):
        return Action.COMMENT
    return Action.KEEP if spares(sentence) else terse(sentence)


@remembered
def spares(sentence: str) -> bool:
    """Tell whether a folded sentence says that a piece is not to go, or to be changed.

    >>> spares("we cannot live without ¶."), spares("we could live without ¶.")
    (True, False)
    """
    found = _SPARED.search(sentence) is not None
    return found and not agreement.is_conditional(sentence)


@remembered
def stays(sentence: str) -> bool:
    """Tell whether all that a folded sentence wishes is that quoted words stay.

    >>> stays('the word "all" should be kept.'), stays('"all" should be kept short.')
    (True, False)
    """
    return _STAYS.search(sentence) is not None


@remembered
def renumbers(sentence: str) -> bool:
    """Tell whether a folded sentence gives a piece another number.

    >>> renumbers("¶ should become ¶."), renumbers("¶ should become one with ¶.")
    (True, False)
    """
    return _RENUMBERED.search(sentence) is not None


@remembered
def denied(sentence: str) -> bool:
    """Tell whether a folded sentence denies that something is to go, if only perhaps.

    >>> denied("the guild does not get rid of ¶."), denied("get rid of ¶.")
    (True, False)
    """
    return _DENIED.search(sentence) is not None


@remembered
def factual(sentence: str) -> bool:
    """Tell whether a folded sentence says what cannot be done to something in a piece.

    >>> factual("¶: old roofs cannot be fitted."), factual("¶ cannot be fitted.")
    (True, False)
    """
    return _FACTUAL.search(sentence) is not None


@remembered
def unkept(sentence: str) -> bool:
    """Tell whether a folded sentence says that a piece may not stay as it is.

    >>> unkept("¶ cannot remain as it is."), unkept("¶ can remain as it is.")
    (True, False)
    """
    return _UNKEPT.search(sentence) is not None


@remembered
def vanishes(sentence: str) -> bool:
    """Tell whether a folded sentence says that one would be glad if a piece were gone.

    >>> vanishes("we would be happier if ¶ vanished."), vanishes("¶ vanished.")
    (True, False)
    """
    return _VANISH.search(sentence) is not None


@remembered
def unopposed(sentence: str) -> bool:
    """Tell whether a folded sentence only does not object to a change.

    >>> unopposed("we have no objection to the deletion of ¶.")
    True
    >>> unopposed("we have no objection to ¶.")
    False
    """
    return _UNOPPOSED.search(sentence) is not None


@remembered
def unasked(sentence: str) -> bool:
    """Tell whether a folded sentence names a change that it does not ask for.

    >>> unasked("we are not asking you to delete ¶."), unasked("delete ¶.")
    (True, False)
    """
    return _UNASKED.search(sentence) is not None


@remembered
def idle(sentence: str) -> bool:
    """Tell whether a folded sentence asks for nothing, whatever was learnt of it.

    >>> idle("¶ should be reconsidered as a whole."), idle("¶ should be reworded.")
    (True, False)
    """
    return _IDLE.search(sentence) is not None or factual(sentence)


@remembered
def describes(text: str) -> bool:
    """Tell whether all that a folded text says is what stands in a piece.

    >>> describes('¶ states that "ports close".'), describes('¶ should say "ports".')
    (True, False)
    """
    return len(text) <= _MOST and _TOLD.search(text) is not None


def all_said(text: str) -> Action | None:
    """Say what a folded text asks for that says only one such thing.

    >>> all_said("¶: ten days is absurd. a month."), all_said("¶: no way.")
    (<Action.AMEND: 'amend'>, <Action.COMMENT: 'comment'>)
    >>> all_said("¶: we'll take it.")
    <Action.KEEP: 'keep'>
    """
    if describes(text):
        return Action.COMMENT
    if len(text) > _LONGEST or text.rstrip().endswith(_ASKING):
        return None
    if _TAKEN.search(text):
        return Action.KEEP
    if _INSTEAD.search(text):
        return Action.AMEND
    return Action.COMMENT if _BARE.search(text) else None


def worries(text: str) -> bool:
    """Tell whether all that a folded text says is that something is difficult.

    >>> worries("¶: nobody will be able to count them.")
    True
    """
    short = len(text) <= _LONGEST and '"' not in text
    return short and _WORRY.search(text) is not None


def names_value(text: str) -> bool:
    """Tell whether a folded text is a value, or says how often, in words alone.

    >>> names_value("weekly."), names_value("weekly visits are useful.")
    (True, False)
    """
    said = len(text) <= _LONGEST and any(map(str.isalpha, text))
    return said and _VALUE.search(text) is not None


def _alone(kind: str) -> Iterator[str]:
    return (rf"{LEAD}(?:{words})\W*\Z" for words in said(_TABLES, kind))


def _wholly(kind: str) -> Iterator[str]:
    begins = rf"\A[^\w{PLACE}]{{0,6}}(?:(?:the|sc|l[ea]|el|der|die|das|[ao]s?) |l')?"
    return (rf'{begins}(?:{words})[^\w"]*\Z' for words in said(_TABLES, kind))


_RENUMBERED = compiled(said(_TABLES, "renumbered"))
_STAYS = compiled(said(_TABLES, "stays"))
_REFUSED, _SPARED, _REVISED, _TAKEN, _UNASKED, _IDLE, _DENIED = (
    compiled(said(_TABLES, kind))
    for kind in ("refused", "spared", "revised", "taken", "unasked", "idle", "denied")
)
_UNKEPT, _UNOPPOSED, _RATHER, _FACTUAL, _VANISH = (
    compiled(said(_TABLES, kind))
    for kind in ("unkept", "unopposed", "rather", "factual", "vanish")
)
_BARE, _INSTEAD, _WORRY, _VALUE = (
    compiled(_alone(kind)) for kind in ("bare", "instead", "worry", "value")
)
_TOLD = compiled(_wholly("told"))
