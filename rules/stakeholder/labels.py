"""Does the label of a domain spell a name?"""

from __future__ import annotations

from rapidfuzz import fuzz

from rules.sender_domain import is_free_mail, organisation
from rules.stakeholder.keys import key

#: A shorter label spells nothing.
_SHORTEST = 4
_SIMILAR = 88


def label(domain: str) -> str:
    """Return the label under which a domain is registered: `un` of `mail.un.org`."""
    return organisation(domain).partition(".")[0]


def is_short(domain: str) -> bool:
    """Tell a domain by whose letters somebody may be called; not one of free mail."""
    return _SHORTEST > len(label(domain)) > 1 and not is_free_mail(domain)


def spells(spelled: str, name: str) -> bool:
    """Tell whether the label of a domain is a name, shortened or not.

    >>> spells("union-des-jeunes-avocats", "Union des Jeunes avocats de Paris")
    True
    """
    words = key(name).split()
    short, joined = key(spelled).replace(" ", ""), "".join(words)
    if min(len(short), len(joined)) < _SHORTEST:
        return short == joined
    initials = "".join(word[0] for word in words)
    return (
        short == initials
        or joined.startswith(short)
        or short.startswith(joined)
        or fuzz.ratio(short, joined) >= _SIMILAR
    )
