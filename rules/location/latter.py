"""Does a sentence ask something of one of two pieces: "the latter should go"?

Which of them that is depends on how the sentence before names them: a person says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.folding import fold
from rules.tables import any_of, beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.location.target import Target

_ONE = any_of(
    {"begin": r"(?<![^\W_])", "words": each["words"]}
    for each in beside(__name__).values()
)
_HAN = any_of([{"words": beside(__name__)["zh"]["words"]}])
_BOTH = any_of(
    {"begin": r"(?<![^\W_])", "words": each["both"]}
    for name, each in beside(__name__).items()
    if name != "zh"
)
_HAN_BOTH = any_of([{"words": beside(__name__)["zh"]["both"]}])
WHY = "what is asked for may be asked of the other paragraph named"


def means_one(behind: str, others: Sequence[tuple[str, str]]) -> bool:
    """Tell whether words behind a piece, which name others, ask it of one of them.

    >>> means_one(" repeats ¶. The latter should be deleted.", [("D", "5")])
    True
    >>> means_one(" repeats ¶. It should be deleted.", [("D", "5")])
    False
    """
    said = fold(behind).text
    found = _ONE.search(said) or _HAN.search(said)
    return bool(others and found) and worded(behind) is not Action.COMMENT


def kept_apart(
    target: Target, others: Sequence[tuple[str, str]], behind: str
) -> tuple[Target, Sequence[tuple[str, str]]]:
    """Take in the one other piece of the draft that should be kept apart from this.

    With what is left of the others then: "¶ is unlike 8. Keep these separate."
    """
    (document, label), *more = others or [("", "")]
    said = fold(behind).text
    own = target.sure and not more and document == target.document
    if not (own and (_BOTH.search(said) or _HAN_BOTH.search(said))):
        return target, others
    return replace(target, labels=(*target.labels, label)), ()
