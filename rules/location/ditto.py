"""Does a cell only say that it is as before: "ditto", "see above"?

What it means stands elsewhere, and it is for a person to say what that is here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rules.citation.folding import fold
from rules.tables import any_of, beside

_NUMBERS = (
    r"(?:[\s.,°º()\[\]/-]|\d|(?:and|et|y|und|и|و|和|to|bis|ter)(?!\w)|[a-z]\)"
    r"|[条段款点行]){0,40}"
)


def _pointing(words: Mapping[str, Sequence[str]]) -> list[str]:
    """Write what one language says of what is said elsewhere."""
    same, see, link, said, place = (
        f"(?:{'|'.join(words[kind])})"
        for kind in ("same", "see", "link", "said", "place")
    )
    article = r"(?:the |l[ae]s? |el |l'|den |dem |der )?"
    where = rf"{article}(?:{place}|(?=\d)){_NUMBERS}{place}?"
    linked = rf"(?:{link}\s?)?"
    seen = rf"{see}\.?\s?(?:{said}\s?)?{linked}{where}(?:{said})?"
    return [rf"{same}(?:[\s,:.]*(?:{linked}{where}|{seen}))?", seen]


_DITTO = any_of(
    {"begin": r"[\W_]*", "words": _pointing(words), "end": r"[\W_]*\Z"}
    for words in beside(__name__).values()
)
#: Signs that stand for the words above.
_SIGNS = frozenset('"″“”„〃') | {"''", '-"-', "}"}
_LONGEST = 80


def is_ditto(text: str) -> bool:
    """Tell whether words say no more than that something was said elsewhere.

    >>> is_ditto("Ditto."), is_ditto("Same comment as on paragraph 12"), is_ditto("〃")
    (True, True, True)
    >>> is_ditto("Voir ci-dessus"), is_ditto("см. п. 4"), is_ditto("同第3段意见")
    (True, True, True)
    >>> is_ditto("See above, and delete it"), is_ditto("The same fee for all")
    (False, False)
    """
    plain = text.strip()
    if plain in _SIGNS:
        return True
    short = 0 < len(plain) <= _LONGEST
    return short and _DITTO.match(fold(plain).text) is not None
