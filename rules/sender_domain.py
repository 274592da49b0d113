"""What does the domain of an address say: which organisation, which state?

Only tables are used, the public suffix list among them as tldextract brings it
along; never the network.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rules.tables import beside
from rules.terms import StakeholderType

if TYPE_CHECKING:
    from tldextract import TLDExtract


@lru_cache(maxsize=4096)
def organisation(domain: str) -> str:
    """Return the domain that somebody registered, in lower case.

    >>> organisation("mail.culture.gov.uk")
    'culture.gov.uk'
    """
    domain = domain.lower().strip(".")
    known = _suffixes()(domain).top_domain_under_public_suffix
    return known or ".".join(domain.split(".")[-2:])


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 (slow to load, and most need none)

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def readable(domain: str) -> str:
    """Show internationalised labels (RFC 3492) in their letters.

    >>> readable("xn--bcher-kva.example")
    'bücher.example'
    """
    return ".".join(_letters(label) for label in domain.lower().split("."))


@lru_cache(maxsize=4096)
def skeleton(domain: str) -> str:
    """Return what a reader sees at a glance: equal for domains that look alike.

    >>> skeleton("unesc0.org") == skeleton("unesco.org")
    True
    """
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", readable(domain))
        if not unicodedata.combining(c)
    )
    plain = plain.translate(_LOOKALIKES).replace("-", "")
    return plain.replace("rn", "m").replace("vv", "w")


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody can have an address there: it identifies nobody."""
    registered = organisation(domain)
    return registered in _FREE_MAIL or registered.partition(".")[0] in _FREE_FAMILIES


def state(domain: str) -> str:
    """Return the two letters (ISO 3166-1) of the state whose government it is.

    Empty for other domains. A province or an agency has such a domain too.

    >>> state("culture.gov.uk"), state("example.org")
    ('GB', '')
    """
    domain = domain.lower()
    if _UNITED_STATES.search(domain):
        return "US"
    found = _GOVERNMENT.search(domain)
    if found is None:
        return ""
    letters = found[1].upper()
    letters = {"UK": "GB"}.get(letters, letters)
    import pycountry  # noqa: PLC0415 (as above)

    return letters if pycountry.countries.get(alpha_2=letters) else ""


def type_of(domain: str) -> StakeholderType | None:
    """Return the type of stakeholder that such a domain is kept for.

    >>> type_of("usl.ac.ug").value
    'academia'
    """
    if state(domain):
        return StakeholderType.GOVERNMENT
    if re.search(r"\.(?:int|europa\.eu)$", domain):
        return StakeholderType.INTERNATIONAL_ORGANIZATION
    if re.search(r"\.(?:edu|(?:edu|ac)\.[a-z]{2})$", domain):
        return StakeholderType.ACADEMIA
    return None


def _letters(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except ValueError:
        return label


_UNITED_STATES = re.compile(r"(?:^|\.)(?:gov|mil|fed\.us)$")

_GOVERNMENT = re.compile(
    r"(?:^|\.)(?:(?:gov|gouv|gob|govt|gub|gv|government|gouvernement|mil)(?=\.\w\w$)"
    r"|go(?=\.(?:jp|kr|th|id|ke|tz|ug|cr)$)|gc(?=\.ca$)|canada(?=\.ca$)"
    r"|admin(?=\.ch$)|bund(?=\.de$))\.(\w\w)$"
)

_TABLE = beside(__name__)
_LOOKALIKES = str.maketrans(
    {
        letter: latin
        for latin, letters in _TABLE["lookalikes"].items()
        for letter in letters
    }
)
_FREE_MAIL = frozenset(_TABLE["free_mail"])
_FREE_FAMILIES = frozenset(_TABLE["free_families"])
