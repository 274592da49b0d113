"""What is an element of XML called, and what does it say, whatever its namespace?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = frozenset("0123456789")
#: Nobody counts further; of thousands of digits Python makes no number.
_WHOLE = re.compile(r"-?[0-9]{1,9}")


@lru_cache(maxsize=4096)
def local(tag: str) -> str:
    """Return a tag without its namespace."""
    return tag.rpartition("}")[2]


def value_of(element: Element, name: str = "val") -> str:
    """Return an attribute that has the namespace of its element; empty for none."""
    return str(element.get(_qualified(element.tag, name), ""))


def words_in(element: Element) -> str:
    """Return all words in an element, whatever is around them."""
    return "".join(map(str, element.itertext()))


def level_of(element: Element) -> int | None:
    """Return the value of an element that tells how deep something is, from 0."""
    found = value_of(element)
    return int(found) if found in _LEVELS else None


def whole(value: str | None, default: int = 0) -> int:
    """Return the whole number that an attribute is; `default` where it is none.

    >>> whole("12"), whole("1.5", 1), whole("9" * 5000, 1), whole(None, 1)
    (12, 1, 1, 1)
    """
    return int(value) if value and _WHOLE.fullmatch(value) else default


def relationship(element: Element) -> str:
    """Return the id of the relationship that an element names; empty for none."""
    ids = (value for key, value in element.attrib.items() if str(key).endswith("}id"))
    return next((str(value) for value in ids), "")


@lru_cache(maxsize=4096)
def _qualified(tag: str, name: str) -> str:
    return f"{tag.rpartition('}')[0]}}}{name}"
