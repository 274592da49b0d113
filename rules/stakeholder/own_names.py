"""Is a name that of a person?"""

from __future__ import annotations

import re

from rules.stakeholder import wording
from rules.stakeholder.sectors import is_organisation


def person(shown: str) -> str:
    """Return the name of a person as one says it; empty for other names.

    >>> person("Okoro, Mary"), person("Press Office"), person("Harbour Union")
    ('Mary Okoro', '', '')
    """
    last, comma, first = " ".join(shown.split()).partition(", ")
    name = f"{first} {last}" if comma else last
    whole = _PERSON.fullmatch(name) and not wording.MAILBOX.search(name)
    return name if whole and not is_organisation(name) else ""


_NAME = r"[^\W\d_](?:[^\W\d_]|[.'’-]){0,29}"
#: Two to five words, the first and the last with a capital where there are any; or
#: two or three ideographs.
_PERSON = re.compile(
    rf"(?![a-zà-ÿа-я]){_NAME}(?: {_NAME}){{0,3}} (?![a-zà-ÿа-я]){_NAME}"
    r"|[\u3400-\u9fff]{2,3}"
)
