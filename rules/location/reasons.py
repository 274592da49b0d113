"""Is a piece named only as the reason for what is said of another?

"Delete, as paragraph 9 already covers this", "duplicates paragraph 9", "in line with
paragraph 9": what is said is on the piece spoken of. A clause gives a reason where a
word of cause opens it, where it holds one piece against another, or where it tells what
a piece rules already.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.action import worded
from rules.action_names import PLACE
from rules.action_words import REQUESTS
from rules.citation.folding import fold
from rules.location import alike, besides, borders, sentences
from rules.tables import any_of, beside
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference

_TABLE = beside(__name__)
_ARTICLE = (
    r"\s?(?:(?:the|l[ea]s?|l'|del?|du|des|el|los|las|de[rmns]|die|das|von)\s?)*\Z"
)
_ARTICLE_ONLY = re.compile(_ARTICLE)


def _said(kind: str, end: str = "") -> re.Pattern[str]:
    """Compile the words of one kind of all languages."""
    return any_of(
        {"begin": said["begin"], "words": said[kind], "end": f"{said['end']}{end}"}
        for said in _TABLE.values()
        if said[kind]
    )


_CAUSE, _RULED, _KNOWN = map(_said, ("cause", "ruled", "known"))
_HELD = _said("held", _ARTICLE)
_AFTER = re.compile("|".join(w for said in _TABLE.values() for w in said["after"]))
#: Where a clause begins or ends.
_BORDER = re.compile(r"[,;:，；：،؛()]|\s-\s")
#: What a piece already says needs no words of wishing: "all that needs to be said".
_ENOUGH = re.compile(
    r"(?<![^\W_])(?:(?:all|everything|enough) (?:(?:that|there|which) )?"
    r"(?:needs?|has|is|one needs) to [^.;:,]{2,20}|tout ce qu(?:e|'il) [^.;:,]{2,30}"
    r"|todo lo que [^.;:,]{2,30}|вс[её],? что [^.;:,]{2,20}|alles,? was [^.;:,]{2,20})"
    r"|كل ما [^.،؛]{2,20}"
)
#: A piece tells what it rules in its first words.
_FEW = 5
_CHANGES = (Action.DELETE, Action.AMEND, Action.ADD, Action.MERGE)


@lru_cache(maxsize=512)  # several rules ask the same of a piece in turn
def gives(text: str, ref: Reference) -> bool:
    """Tell whether the clause that names a piece only gives a reason.

    Of what was said before, or is said in the same sentence of another piece.
    """
    if any(
        own(text, ref)
        for own in (
            sentences.turns_to,
            sentences.beside,
            sentences.announced,
            alike.holds,
            alike.mutual,
        )
    ):
        return False
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    lead = fold(text[max(start, ref.start - sentences.LOOK_BACK) : ref.start]).text
    rest = fold(text[ref.end : min(end, ref.end + sentences.LOOK_BACK)]).text
    before, behind = _BORDER.split(lead)[-1], _BORDER.split(rest)[0]
    tells = " ".join(behind.split()[:_FEW])
    rules = _RULED.search(tells) or _RULED.search(before)
    settles = rules and _KNOWN.search(f"{before} {tells}")
    if any(_cites(lead, m, rules=bool(rules)) for m in _CAUSE.finditer(lead)):
        return True
    if _asks(f"{PLACE}{_ENOUGH.sub('', rest)}") and not _asks(lead):
        return False
    compares = alike.compared(text, ref) and not ref.mention.several
    held = _HELD.search(before) or _AFTER.match(behind) or besides.argues(text, ref)
    return bool(compares or held or settles)


def bears(text: str, ref: Reference) -> bool:
    """Tell whether a piece bears what is said of another that its sentence names.

    In a clause of its own, right behind a word of cause, or as a model.
    """
    if gives(text, ref):
        return True
    start = max(borders.start_of(text, ref.start), ref.start - sentences.LOOK_BACK)
    lead = fold(text[start : ref.start]).text
    cause = any(_ARTICLE_ONLY.fullmatch(lead[m.end() :]) for m in _CAUSE.finditer(lead))
    return cause or besides.argues(text, ref)


def _cites(lead: str, cause: re.Match[str], *, rules: bool) -> bool:
    """Whether a word of cause reaches the piece, and no other clause begins between.

    At the head of a sentence it does where the piece is told to rule something.
    """
    gap = lead[cause.end() :]
    opens = not lead[: cause.start()].strip(sentences.BLANK)
    own = _BORDER.search(gap) or _asks(f"{gap}{PLACE}")
    return not own and (rules or not opens)


def _asks(said: str) -> bool:
    return bool(REQUESTS.search(said)) or worded(said) in _CHANGES
