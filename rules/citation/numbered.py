"""Which signs with a number name a piece inside a sentence: "please scrap No. 12"?

Behind a noun it is the number of anything ("buoy No. 12"), and before a name that of a
house ("in No. 7 Quay Street"). So words of closed classes stand before, or verbs that
take a piece, and no name behind. In all languages that do without an article there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Mention, Noun
from rules.citation.numbers import printed
from rules.citation.signed import SIGNED
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.folding import Folded
    from rules.citation.grammar import Grammar

_TABLES = beside(__name__).values()


def _all(kind: str) -> str:
    return "|".join(word for table in _TABLES for word in table.get(kind, ()))


_BEGINS = r"(?:(?<![^\W_])|(?<=[一-龥]))و?"
#: The words before a sign, and what takes a verb behind it.
_BEFORE = later(
    rf"{_BEGINS}(?:(?:{_all('before')})|(?:{_all('open')})\s[^\W\d_]{{3,16}})\s?\Z"
    # a number of the sender's own: "3) No. 12 - too long"
    r"|^[^\S\n]{0,4}\(?[a-z\d]{1,2}[.)]\s\Z"
    # a clause begins: "if you ask us, no. 12 could go"
    r"|(?P<clause>[,،]\s\Z)",
    re.MULTILINE,
)
_BEHIND = later(
    r"号?\s?(?:[,:;!?)>→。，；：！？،؛؟]|\.(?!\d)|-{1,2}\s|\"|\Z|\n)"
    r"|\s(?:(?:of|from|in|de|du|del|в|из|من) )?(?:the |this |la |le )?\0"
    rf"|\s?(?<=[\s一-龥\d])(?:{_all('behind')})(?:(?<=[一-龥])|(?![^\W_]))"
)
#: A word that is no genitive: "No. 12 of the by-laws".
_WORD = later(r"\s(?!(?:of|from|de|du|des|del|der|von|из)\s)[^\W\d_]")
_DENIES = ("no", "nos")
#: The longest that is looked at before a sign.
_NEAR = 40


def numbered(said: Folded, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Find printed labels behind a sign for numbers, by the words around them."""
    text, end = said.text, 0
    for match in SIGNED.finditer(text):
        start = match.start()
        # "siete y no 5": a sign without a stop has a capital, or is "№"
        denies = match["alone"] in _DENIES and said.raw[said.place(start)] == "n"
        near = max(end, start - _NEAR)
        free = not denies and start >= end
        led = _BEFORE.search(text, near, start) if free else None
        mention = grammar.bare(text, match.end(), Noun.SIGN) if free else None
        if mention is None or not (led or _is_coded(text, near, mention)):
            continue
        end = mention.end
        known = all(printed(item.path, drafts) for item in mention.items)
        small = _WORD.match(text, end) and said.raw[said.place(end + 1)].islower()
        behind = not (led and led["clause"]) and _BEHIND.match(text, end)
        if known and (small or behind):
            yield replace(mention, start=start)


def _is_coded(text: str, near: int, mention: Mention) -> bool:
    """Whether codes stand behind a sign, and nothing else is numbered: "nos. 3.2, 4.1".

    "Table no. 3.2" is none.
    """
    codes = all(len(item.path) > 1 and item.path[1].isdigit() for item in mention.items)
    return codes and not _COUNTED.search(text, near, mention.start)


#: What has numbers with stops, and is no piece.
_COUNTED = later(
    r"(?<![^\W_])(?:tables?|figures?|fig\.?|charts?|box|versions?|release|equations?|form"
    r"|tableaux?|formulaire|cuadros?|figuras?|tablas?|versión|formulario|табл\w*\.?|рис\w*"
    r"|верси\w|tabelle\w?|abbildung|abb\.?|version\w*|formular)\s?\Z|[表图]\Z"
)
