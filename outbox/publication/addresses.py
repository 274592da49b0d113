"""At which address does a thing stand, now and in ten years?

Addresses are made of what is printed: `S2/C` is `S2-C`, `60 bis` is `60-bis`.
Letters of every script stay; nothing else of a name reaches a path.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60  # characters; four bytes each still fit a file name

#: Names at the root of the site, of its own pages and languages; no draft takes one.
RESERVED = frozenset(
    (
        *("submissions", "stakeholders", "compilations", "late", "pictures"),
        *("about", "search", "en", "fr", "es", "ru", "ar", "zh"),
        *("style.css", "feed.atom", "deadlines.ics", "sitemap.xml"),
        *("icon.svg", "manifest.txt", "index.html", "index.json", "index.jsonld"),
    )
)


def slug(name: str) -> str:
    """Make one step of an address.

    >>> slug("V1.1/C/ALC7/E-Health"), slug("2(a)"), slug("../..")
    ('V1.1-C-ALC7-E-Health', '2-a', 'x')
    """
    words = re.sub(r"[^\w.]+", "-", name).strip("-._")[:_LONGEST]
    return re.sub(r"\.{2,}", ".", words) or "x"


def slugs(names: Iterable[str], reserved: frozenset[str] = frozenset()) -> list[str]:
    """Make steps that differ from each other, in the order of the names.

    >>> slugs(["1", "2", "1"]), slugs(["About"], RESERVED)
    (['1', '2', '1-2'], ['About-2'])
    """
    made: list[str] = []
    taken = set(reserved)
    for name in names:
        step, again = slug(name), 2
        unique = step
        while unique.casefold() in taken:
            unique, again = f"{step}-{again}", again + 1
        taken.add(unique.casefold())
        made.append(unique)
    return made


def short(number: str, series: str) -> str:
    """Leave the series off a number of it.

    >>> short("WSIS+10/3/58-2", "WSIS+10/3")
    '58-2'
    """
    return number.removeprefix(f"{series}/")
