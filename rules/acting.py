"""May a mail act on one that its sender sent before: replace it, take back, put right?

What says so plainly is known (`duplicate`). People have a thousand other ways: "forget
this morning's", "page 3 was missing, all of it here". Here the words of its subject and
of its first sentences are weighed, each with its pieces and with those beside it as in
`action_learnt`: learnt from `acting.txt` by `scripts/learn_acting.py`. Nothing is done
on it; where the sender did send something before, a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from rules.action_learnt import hashed, pieces, rows
from rules.citation.folding import fold
from rules.later import later
from rules.purpose import beside_courtesies

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: What a mail does is said at its beginning: so many signs, and words.
_LONGEST, _MOST = 600, 120
#: Of those who sent something before more act than of the mails that were learnt from.
_ASKED = -0.5
_TOKEN = re.compile(r"[一-鿿]|[^\W\d_一-鿿]+|\d+|[\":?!]")

#: It brings something, and says no more of that than what it is.
_BRINGS = later(
    r"(?:[^.!?:,]{0,60}(?:herren|sirs?|madam|secretariat|colleagues|all|messieurs|señor\w*"
    r"|коллеги),?\s)?(?:"
    r"(?:please )?(?:kindly )?(?:find|see)?\s?(?:attached|enclosed|below|herewith)?"
    r"(?: please find| find| are| is)?(?:\s(?:our|my|the)?\s?(?:joint )?THING)?"
    r"(?: (?:is|are)? ?(?:attached|enclosed|below))?"
    r"|(?:veuillez trouver )?ci-(?:joint|après|dessous)e?s?"
    r"(?: (?:notre|nos|mon|mes) THING)?"
    r"|(?:se )?adjunt\w+(?: (?:nuestr[oa]s?|mis?|el|la|los|las) THING)?"
    r"|(?:anbei|im anhang|beigefügt|unten)(?: (?:finden sie|(?:über)?senden wir))?"
    r"(?: (?:ihnen )?(?:unsere?n?|meine?n?|die|den) THING)?"
    r"|(?:направля\w+|прилага\w+|во вложении)(?: (?:наш\w*|мо[ийяе]))?(?: THING)?"
    r"|(?:نرفق|مرفق|طيه|تجدون)(?: (?:طيه|رفقه))?(?: THING)?"
    r"|(?:随函|现)?(?:附上|附件[是为]|见附件)(?:我们|我方)?的?(?:THING)?)"
    r"(?: (?:on|to|about|zu[mr]?|über|sur|au|sobre|al|к|по) [^.;:,]{1,60})?"
    r"[\s.!。:]*".replace(
        "THING",
        r"(?:comments?|remarks?|contributions?|submissions?|tables?|inputs?|papers?"
        r"|views|statements?|responses?|letters?|observations?|commentaires?"
        r"|remarques?|tableaux?|lettre|comentarios|observaciones|contribuci[óo]n"
        r"|tablas?|cuadros?|carta|tabellen?|stellungnahmen?|anmerkungen|kommentare"
        r"|beitrag|schreiben|замечани\w|комментари\w|таблиц\w|вклад|ملاحظاتنا"
        r"|تعليقاتنا|جدولنا|مساهمتنا|意见|评论|表格|文件)",
    )
)
#: That what it brings is there in another form than before.
_ANEW = later(
    r"correct|revis|updat|amend|new|final|version|again|resen[dt]|replac|right|full"
    r"|compl|supple|adden|\bv\d|corrig|rectif|mise? à jour|nouve|défini|actual|modific"
    r"|nuev|definit|исправ|обнов|нов|уточн|повтор|дополн|korr|überarb|neu|ergänz|endg"
    r"|ersatz|正|更|新|补|再|重|مصحح|منقح|معدل|محدث|جديد|نهائي"
)


def may_act(subject: str, blocks: Iterable[str]) -> bool:
    """Tell whether a mail may mean to act on an earlier one of its sender.

    >>> may_act("Comments", ["The wrong file went off. Please use this one."])
    True
    >>> may_act("Comments", ["Please find attached our comments on the draft."])
    False
    """
    text = begins(blocks)
    if _BRINGS.fullmatch(text) and not _ANEW.search(fold(subject).text):
        return False
    return bool(text) and _learnt().speaks(*weights(subject, text)) > _ASKED


def begins(blocks: Iterable[str]) -> str:
    """Return what a mail says at its beginning, courtesies left out."""
    return " ".join(" ".join(beside_courtesies(blocks)).split())[:_LONGEST]


def weights(subject: str, text: str) -> tuple[list[int], list[float]]:
    """Return the numbers of all parts of words, and how much each of them weighs.

    Those of a subject are other parts than those of a text, and each side is of one
    length.
    """
    sides = [*_numbers(subject, "s")], [*_numbers(text, "")]
    shares = chain.from_iterable([len(side) ** -0.5] * len(side) for side in sides)
    return [*chain(*sides)], [*shares]


def _numbers(text: str, side: str) -> Iterator[int]:
    found = _TOKEN.findall(fold(text).text)[:_MOST]
    words = ["0" if each.isdigit() else each for each in found]
    for word in dict.fromkeys(words):
        yield from _of_word(word, side)
    yield from (hashed(f"{side}{row}") for row in rows(words))


@lru_cache(maxsize=8192)  # few words are most of what is said
def _of_word(word: str, side: str) -> tuple[int, ...]:
    return tuple(hashed(f"{side}{piece}") for piece in pieces(word))


class _Learnt(NamedTuple):
    """The numbers of the parts that tell, in order, what each tells, and all."""

    numbers: NDArray[np.uint32]
    tells: NDArray[np.float64]
    bias: float

    def speaks(self, numbers: list[int], shares: list[float]) -> float:
        """Add up what parts tell, for it or against it; what is not known is none."""
        sought = np.array(numbers, np.uint32)
        at = np.searchsorted(self.numbers, sought).clip(max=len(self.numbers) - 1)
        known = self.numbers[at] == sought
        return float(np.add.reduce(self.tells[at] * shares, where=known)) + self.bias


@cache
def _learnt() -> _Learnt:
    with files("rules").joinpath("acting.npz").open("rb") as file:
        arrays = dict(np.load(file))
    tells = arrays["tells"].astype(np.float64) * float(arrays["scale"])
    return _Learnt(arrays["numbers"], tells, float(arrays["bias"]))
