"""What does a title call its draft, before it says what it is about?

"Statute" of the fund, "rules of procedure of the council": what people go on to call
it. Where drafts are of one kind the first of their matter tells them apart.
"""

from __future__ import annotations

import re

from rules.citation.folding import fold


def tokens(text: str) -> str:
    """Return words and numbers alone, with a space between them."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", text))


def head(name: str) -> str:
    """Return what a title calls the draft, before it says what it is about.

    >>> head("Draft statute of the coastal fund"), head("Annex 4: Indicators")
    ('statute', '')
    >>> head("Décret portant réforme des ports"), head("Estatuto do cais")
    ('décret', 'estatuto')
    """
    match = _TITLE.match(fold(name).text)
    return tokens(match[1]) if match else ""


def matter(title: str) -> str:
    """Return what tells drafts of one kind from each other: the first of the matter.

    >>> matter("Geschäftsordnung der Vollversammlung von Nordland")
    'geschäftsordnung der vollversammlung'
    >>> matter("Règlement du port de pêche"), matter("Annex 4: Indicators")
    ('règlement du port', '')
    """
    match = _MATTER.match(fold(title).text)
    return tokens(match[1]) if match else ""


_OPENS = (
    r"(?:(?:the|a|an|le|la|l'|el|revised|second|final|zero|first|joint|new|projet de"
    r"|proyecto de|проект|entwurf einer?s?|مشروع)\s+|(?:draft|proposed)\s+)*"
)
_KIND = r"(?:[^\W\d_]{4,}(?:\s[^\W\d_]{3,})?|by-laws)"
_ABOUT = (
    r"\s(?:of|on|for|to|sur|de|du|des|der|pour|sobre|para"
    r"|о|об|für|über|zur?|del|d[ao]s?|relati(?:f|ve)|portant|instituant|visant|modifiant"
    r"|concernant)\s"
)
_TITLE = re.compile(rf"{_OPENS}({_KIND}){_ABOUT}")
_MATTER = re.compile(
    rf"{_OPENS}({_KIND}{_ABOUT}(?:(?:the|la|las|los|les|le|die|das|den|dem)\s)?"
    r"[^\W\d_]{3,})(?![^\W_])"
)
