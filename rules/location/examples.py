"""Are pieces in lines below a comment only examples of what it says?

"Rule 3 has no exception. Other rules have one:", "- Rule 1: for holidays". What asks
for something itself, or judges, is a comment of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from rules import alignment
from rules.action import worded
from rules.citation.folding import fold
from rules.later import later
from rules.location import courtesy
from rules.terms import Action

#: The last sentence of a block, up to its colon.
_LEAD = later(r"(?:[^.!?。！？؟\n:：]|\.(?=[^\W_]|\s?[:：])){3,160}[:：]\s*\Z")
_EXAMPLE = later(
    r"(?<![^\W_])(?:e\.?g|for (?:example|instance)|such as|examples?(?: are| include)?"
    r"|others?|elsewhere|similar(?:ly)?|likewise|compare|the same|as in"
    r"|par exemple|p\. ?ex|comme|tels? que|telles? que|autres?|ailleurs|exemples?"
    r"|de même|la même|le même|por ejemplo|p\. ?ej|como|otr[oa]s?|ejemplos?"
    r"|igual\w{0,5}"
    r"|la misma|el mismo|например|как|друг\w{1,3}|пример\w{0,2}|так(?:ое|ой|ая) же"
    r"|zum beispiel|z\. ?b|etwa|wie|ander\w{1,2}|beispiel\w{0,2}|ebenso|dasselbe"
    r"|dieselbe\w?|(?:على سبيل ال)?مثال?|مثل|غيرها|أخرى)(?![^\W_])"
    r"|例如|比如|其他|同样|类似"
)
#: What pieces below have, in a few words: "Rules with the exception:".
_HAVING = later(
    r"\W*(?:[^\W\d_]{1,12}\s){0,3}(?:with|that|which|having|containing|avec|ayant|qui|con"
    r"|que|mit|die|с|в которых)\s(?P<what>[^:：]{3,60})"
)
#: A word of fewer letters tells no matter.
_LETTERS = 5


def lead_in(lines: Sequence[str]) -> bool:
    """Tell whether the last words of a comment lead in to examples of what it says.

    >>> lead_in(["Rule 3 has no exception. Other rules have one:"])
    True
    >>> lead_in(["Rule 3 lacks an exception.", "Rules with the exception:"])
    True
    >>> lead_in(["Rule 3 is unclear.", "Rules with errors:"])
    False
    """
    if not (lines and lines[-1].rstrip().endswith((":", "："))):
        return False
    last = fold(lines[-1]).text
    lead = _LEAD.search(last)
    if lead is None:
        return False
    if _EXAMPLE.search(lead[0]):
        return True
    having = _HAVING.fullmatch(lead[0].rstrip(" \n:："))
    before = (*lines[:-1], last[: lead.start()])
    known = {w for line in before for w in alignment.words(line)}
    return having is not None and any(
        len(word) >= _LETTERS and word in known
        for word in alignment.words(having["what"])
    )


def is_option(text: str, lines: Sequence[str]) -> bool:
    """Tell whether a line is one of several ways that a comment leads in to.

    >>> is_option("- or fail it under Rule 7.", ["Rule 3 is silent. One may:"])
    True
    >>> is_option("- or delete Rule 7.", ["We may keep Rule 3:"])
    False
    """
    if _OPTION.match(fold(text).text) is None:
        return False
    led = lines[-1].rstrip().endswith((":", "：")) or _OPTION.match(_last(lines))
    return bool(led) and worded(text) is Action.COMMENT


def _last(lines: Sequence[str]) -> str:
    """Return the last line of a comment, folded."""
    return fold(lines[-1].rpartition("\n")[2]).text


_OPTION = later(
    r"\W*(?:(?:\d{1,2}|[a-z])[.)]\s)?(?:either|or|soit|ou(?: bien)?|o(?: bien)?|sea"
    r"|либо|или|entweder|oder|إما|أو)(?=[\s,])|\W*(?:要么|或者)"
)


def is_one(text: str) -> bool:
    """Tell whether a line that opens with a piece asks for nothing of it.

    >>> is_one("- Rule 1: for holidays"), is_one("- Rule 1 should go")
    (True, False)
    """
    return worded(text) is Action.COMMENT and not courtesy.opines(text)
