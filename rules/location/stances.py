"""What does a cell ask for that is nothing but a verdict: "Accept", "angenommen"?

Such cells stand under "Status", "Verdict", "Position" or "Type" and say it for the
whole row; what is said beside them may say it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import takewhile

from rules.citation.folding import fold
from rules.tables import any_of, beside
from rules.terms import Action

#: What somebody answers to a comment is no verdict of the sender.
_ANSWERS = re.compile(
    r"respon|resolution|répon|respuesta|secretari|secrétari|ответ|секретар|antwort"
    r"|sekretar|答复|回应|秘书|رد|[أا]مانة"
)
#: A verdict beside which more is said.
_WITH = re.compile(
    r",?\s(?:with|avec|con|mit|с|مع)\s"
    r"(?:(?:some|minor|a few|quelques|algun[oa]s|einigen)\s)?"
    r"(?:comment|remark|observation|commentaire|remarque|comentario|observacion"
    r"|anmerkung|bemerkung|kommentar|замечани|комментари|ملاحظات|تعليقات)\w{0,3}\Z"
)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
#: "1 = agree", "A: accept".
_LEGEND = re.compile(r"(?<!\w)(\w{1,2})\s?[=:：]\s?([^,;，；/()\n]+)")
#: What stands between two verdicts in one cell.
_JOINTS = re.compile(r"\s?[-–—/:;,،，、；：]\s?|\s?[(（]|[)）]\Z")
_CHANGES = frozenset({Action.AMEND, Action.ADD, Action.MERGE})


def stance(text: str) -> Action | None:
    """Say what a verdict asks for, which may be "y" or a tick; None: it is none.

    Two may stand in one cell, of which the second says what of.

    >>> stance("Accept"), stance("No - strike out"), stance("Accept the first clause.")
    (<Action.KEEP: 'keep'>, <Action.DELETE: 'delete'>, None)
    >>> stance("Yes, with comments"), stance("Oui, avec observations")
    (<Action.KEEP: 'keep'>, <Action.KEEP: 'keep'>)
    >>> stance("[deleted]"), stance("New paragraph")
    (<Action.DELETE: 'delete'>, <Action.ADD: 'add'>)
    """
    plain = _WITH.sub("", _unbracketed(fold(text).text.strip(" .!\n")))
    parts = [part for part in _JOINTS.split(plain) if part]
    tried = (_verdict(part) if len(part) > 1 else None for part in parts)
    told = [*takewhile(bool, tried)]
    if len(told) == len(parts) > 1:
        return reduce(lambda a, b: a and b and joint(a, b), told)
    return _verdict(plain)


def _unbracketed(plain: str) -> str:
    """Take the brackets off that hold all of a text: "(deleted)"."""
    return found[1] if (found := _BRACKETS.fullmatch(plain)) else plain


def _verdict(plain: str) -> Action | None:
    return next((a for a, words in _WORDS.items() if words.fullmatch(plain)), None)


def are_stances(head: str, cells: Sequence[str], *, kinds: bool = False) -> bool:
    """Tell whether a column holds verdicts, by its header and most of its cells.

    `kinds`: words for kinds of comments alone are no verdicts, nor is "yes" to another
    question than for support.
    """
    if answers(head, cells):
        return False
    told = [stance(cell) for cell in cells if re.search(r"[\w✓✔✗✘]", cell)]
    found = [verdict for verdict in told if verdict is not None]
    if kinds and not {*found} - {Action.COMMENT}:
        return False
    return len(found) * 2 > len(told) and not _ANSWERS.search(fold(head).text)


def answers(head: str, cells: Sequence[str]) -> bool:
    """Tell whether a column answers its header, which does not ask for support.

    >>> answers("Raised before?", ["Yes", "no"]), answers("Agreed?", ["Yes", "no"])
    (True, False)
    """
    said = [plain for cell in cells if (plain := fold(cell).text.strip(" .!\n"))]
    bare = bool(said) and all(map(_BARE.fullmatch, said))
    asked = re.findall(r"\w+", fold(head).text)
    other = not all(map(_BARE.fullmatch, asked))  # "Yes/No" asks for no more
    return bare and other and not asks_support(head)


def is_bare(text: str) -> bool:
    """Tell whether words are nothing but a yes or a no.

    >>> is_bare("Yes."), is_bare("Accept.")
    (True, False)
    """
    return _BARE.fullmatch(fold(text).text.strip(" .!\n")) is not None


def asks_support(head: str) -> bool:
    """Tell whether header words ask for an opinion on a piece."""
    return _ASKS.search(fold(head).text) is not None


def legend(head: str, cells: Sequence[str]) -> dict[str, Action]:
    """Read which verdicts the marks of a column stand for, if its header says so.

    >>> legend("1 = keep, 2 = delete", ["2"])
    {'1': <Action.KEEP: 'keep'>, '2': <Action.DELETE: 'delete'>}
    >>> legend("Delete?", ["Yes", "No"]), legend("Priority (1 = high)", ["1"])
    ({'yes': <Action.DELETE: 'delete'>}, {})
    """
    marks = _LEGEND.findall(fold(head).text)
    told = {mark: verdict for mark, what in marks if (verdict := stance(what))}
    asked = stance(head.strip(" ?？؟"))
    said = [fold(cell).text.strip(" .!\n") for cell in cells]
    if asked in (Action.DELETE, *_CHANGES) and all(map(_BARE.fullmatch, said)):
        return {plain: asked for plain in said if stance(plain) is Action.KEEP}
    return told if len(told) == len(marks) > 1 else {}


def joint(verdict: Action, own: Action) -> Action | None:
    """Say what a verdict and the words beside it ask for; None: they disagree.

    >>> joint(Action.KEEP, Action.COMMENT), joint(Action.KEEP, Action.AMEND)
    (<Action.KEEP: 'keep'>, <Action.AMEND: 'amend'>)
    """
    if own in (Action.COMMENT, verdict):
        return verdict
    if verdict is Action.COMMENT or (own in _CHANGES and verdict is not Action.DELETE):
        return own
    return verdict if verdict is Action.AMEND and own is Action.KEEP else None


_TABLE = beside(__name__).values()
_WORDS = {
    action: any_of({"words": said[action.value]} for said in _TABLE)
    for action in (
        Action.KEEP,
        Action.DELETE,
        Action.AMEND,
        Action.COMMENT,
        Action.MERGE,
        Action.ADD,
    )
}
_BARE = any_of({"words": said["bare"]} for said in _TABLE)
_ASKS = any_of(
    {"begin": r"(?<![^\W\d_一-龥])(?:و?ال)?", "words": said["asks"]} for said in _TABLE
)
