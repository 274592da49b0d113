"""Of which type does a stakeholder say that it is, or does its name say so?"""

from __future__ import annotations

import re

from rules.later import later
from rules.remembered import remembered
from rules.sought import Sought
from rules.stakeholder.keys import key
from rules.tables import any_of, beside
from rules.terms import StakeholderType

_TABLE = beside(__name__)
_BY_KEY = {
    key(word): StakeholderType(declared)
    for declared, words in _TABLE["declared"].items()
    for word in words
}

#: Longer words are no name with its type.
_LONGEST = 300

#: Words of names, by the type they tell; Chinese has no spaces around its own.
_NAMED_PATTERNS = tuple(
    (
        StakeholderType(of_type),
        re.compile(
            rf"\b(?:{'|'.join(words)})\b|{'|'.join(_TABLE['named_chinese'][of_type])}",
            re.IGNORECASE,
        ),
    )
    for of_type, words in _TABLE["named"].items()
)
_ORGANISATION = Sought(_TABLE["organisation"])
_PART = any_of(_TABLE["part"])
#: Businesses that speak together, and what their words may stand in besides.
_BUSINESS, _NO_BUSINESS = any_of(_TABLE["business"]), any_of(_TABLE["no_business"])
#: The form in which somebody is registered goes before all other words.
_LEGAL_FORMS = (
    (
        StakeholderType.PRIVATE_SECTOR,
        re.compile(
            r"\b(?:ltd|limited|inc|corp|corporation|co\.|gmbh|llc|plc|s\.?a\.?r\.?l"
            r"|a\.?g|s\.a\.|s\.p\.a|b\.v|z o\.o|s\.r\.o|ооо|п?ао|оао|зао)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (StakeholderType.CIVIL_SOCIETY, re.compile(r"\be\. ?V(?!\w)")),
)
#: What follows the head of a name in languages that put it first.
_OF = later(
    r"\s(?:of|for|on|in|to|against|de|du|des|del|der|für|von|для|по)\s|\sd['’]",
    re.IGNORECASE,
)
#: Languages that put it first without such words: Russian and Arabic.
_HEAD_FIRST = later("[а-яё\u0620-\u064a]", re.IGNORECASE)

_TRAILING = later(
    r"^(?P<name>.+?)\s*(?:[,;،؛–—|/，、]|\s-)\s*(?P<type>[^,;،؛()–—|/，、]{2,60})$"
)
#: What people add to a type without changing it.
_GENERIC = later(
    r" (?:entit(?:y|ies)|organi[sz]ations?|body|bodies|compan(?:y|ies)|stakeholders?"
    r"|representatives?|institutions?|actors?|groups?|members?)$"
)
_BRACKETED = later(r"^(?P<name>.+?)\s*[(\[（](?P<type>[^()（）\[\]]{2,60})[)\]）]$")
_ENDS = (")", "]", "）")


def declared_type(words: str) -> StakeholderType | None:
    """Read a declared type in any of the languages.

    >>> declared_type("société civile").value
    'civil society'
    """
    folded = key(words)
    plain = _GENERIC.sub("", folded)
    return _BY_KEY.get(folded) or _BY_KEY.get(plain) or _BY_KEY.get(plain.rstrip("s"))


@remembered
def split_type(words: str) -> tuple[str, StakeholderType | None]:
    """Split `X, Civil Society` and `X (NGO)` into name and declared type.

    >>> split_type("OpenSpan Technologies, Inc., Business")[0]
    'OpenSpan Technologies, Inc.'
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return words, None
    for pattern in (_BRACKETED, _TRAILING) if words.endswith(_ENDS) else (_TRAILING,):
        if found := pattern.match(words):
            declared = declared_type(found["type"])
            if declared is not None:
                return found["name"].strip(), declared
    return words, None


@remembered
def named_type(name: str) -> StakeholderType | None:
    """Guess the type that a name tells; only ever for a card that a person sees.

    >>> named_type("Network of Universities").value
    'civil society'
    """
    name = name[:_LONGEST]
    if _BUSINESS.search(name) and not _NO_BUSINESS.search(name):
        return StakeholderType.PRIVATE_SECTOR
    for of_type, form in _LEGAL_FORMS:
        if form.search(name):
            return of_type
    head_first = _HEAD_FIRST.search(name) is not None
    for part in _OF.split(name):
        found = [
            (match.start(), of_type)
            for of_type, pattern in _NAMED_PATTERNS
            for match in pattern.finditer(part)
        ]
        if found:
            return min(found)[1] if head_first else max(found)[1]
    return None


@remembered
def is_organisation(name: str) -> bool:
    """Tell whether a name has a word that only organisations have.

    >>> is_organisation("Delta Basin Commission"), is_organisation("Ana Lima")
    (True, False)
    """
    told = named_type(name) is not None or _ORGANISATION.search(name) is not None
    return told and _PART.search(name) is None
