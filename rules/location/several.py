"""Is a remark on a numbered piece meant for several drafts at once?

"Both" in the column of documents beside paragraph 3 means that of one draft as much as
that of the other. A comment has one place, so a person decides, with all that are
printed before him, and never the draft that was spoken of before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.later import later
from rules.location import borders
from rules.tables import any_of, beside

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_WHY = "it is said of several drafts"
_CELLS, _LINES, _SAID, _ENDS = [], [], [], []
for _each in beside(__name__)["language"]:
    _begin, _two, _all = _each["begin"], "|".join(_each["two"]), "|".join(_each["all"])
    _draft, _any = _each["draft"], f"{_each['draft']}|{_each['paper']}"
    _named = rf"{_begin}(?:{_two}|{_all}) ?(?:{_any})"
    _CELLS.append(rf"{_named}|{_begin}(?:{_two}|{_all})")
    _LINES.append(rf"{_named}|{_begin}(?:{_two})")
    _plain = f"{_two}|{_all}" if _each.get("only_drafts") else _two
    _SAID.append(rf"(?:{_plain}) ?(?:{_draft})")
    _ENDS.append(_named)
_EDGE = "(?![a-zа-яß-ÿ\u0621-\u064a])"
_CELL, _LINE = later("|".join(_CELLS)), later("|".join(_LINES))
#: Said of a piece: "paragraph 3 in both drafts"; "of both texts" right beside it.
_PHRASE = later(rf"(?<![a-zа-яß-ÿ\u0621-\u064a])(?:{'|'.join(_SAID)}){_EDGE}")
_FIRST = later(rf"\W*(?:{'|'.join(_ENDS)}){_EDGE}")
_BEHIND = later(rf"\W{{0,3}}(?:{'|'.join(_LINES)})(?:\)|{_EDGE}(?=\W*\Z|[,:;.]))")
#: Words by which an answer takes in more than the last of what it answers.
_THESE = later(
    r"(?<![^\W_])(?:both|these|the above|all (?:of (?:this|that|it|them)|this|that"
    r"|three|four|five)|tous (?:ces|les (?:trois|quatre))|toutes ces|ces|les deux"
    r"|l'ensemble|amb[oa]s|est[oa]s|todo (?:esto|ello|lo anterior)|tod[oa]s est[oa]s"
    r"|los dos|оба|обе|эти\w?|вс[её] (?:это|эти|три)|выше\w*|beide\w?|diese[rnm]?|die "
    r"drei|alle drei|all das|alles oben\w*|كلا\w*|كلتا\w*|هذه|جميع\w*|ما سبق)(?![^\W_])"
    r"|两者|二者|这些|以上|上述|全部"
)
_ONE = any_of([{"words": [each["one"] for each in beside(__name__)["language"]]}])


def means_all(text: str) -> bool:
    """Tell whether words where a draft is named name several of them.

    >>> means_all("Both drafts"), means_all("toutes"), means_all("both parts of 3")
    (True, True, False)
    """
    return _CELL.fullmatch(_bare(text)) is not None


def on_these(text: str) -> bool:
    """Tell whether words answer all that is shown above them, or tell one from another.

    >>> on_these("We agree with both."), on_these("All pupils should get it.")
    (True, False)
    >>> on_these("The first does not say who pays."), on_these("In the first year")
    (True, False)
    """
    said = fold(text).text
    return bool(_THESE.search(said) or _ONE.search(said))


def above(text: str, drafts: Drafts) -> tuple[str, ...]:
    """Return all drafts where a line says that what follows is on several of them.

    "All," alone is a salutation.
    """
    named = len(drafts.spans) > 1 and _LINE.fullmatch(_bare(text))
    return tuple(drafts.spans) if named else ()


def spoken(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a sentence says it of several drafts, with its piece in between.

    `begin` is where what is said begins, `start` and `end` bound the piece.
    """
    before = fold(text[max(begin, borders.start_of(text, start)) : start]).text
    after = fold(text[end : borders.end_of(text, end)]).text
    return bool(
        _FIRST.match(before)
        or _BEHIND.match(after)
        or any(map(_PHRASE.search, (before, after)))
    )


def cited(text: str) -> bool:
    """Tell whether a reference is to a piece of several drafts: "3 (both)"."""
    pieces = re.split(r"[,;:()\n，；：（）]", text)
    return any(_LINE.fullmatch(_bare(p)) for p in pieces) or spoken(text, 0, 0, 0)


def in_all(target: Target, drafts: Drafts) -> Target:
    """Ask for the place of what was said of all drafts: each that prints the labels."""
    labels = dict.fromkeys((*target.labels, *(label for _, label in target.others)))
    printed = {(place.document, place.label) for place in drafts.places}
    pairs = [(document, label) for label in labels for document in drafts.spans]
    others = tuple(pair for pair in pairs if pair in printed)
    if not others:
        return target.doubted(_WHY)
    doubted = replace(target, document=None, sure=False, why=_WHY, labels=())
    return replace(doubted, others=others, listed=True)


def _bare(text: str) -> str:
    return " ".join(fold(text).text.strip(" .,:;()[]*-。：").split())
