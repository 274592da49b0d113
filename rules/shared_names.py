"""Does one name mean two drafts?

An id, a title or an alias is looked for in what people write, whatever its case, its
accents and its signs. One that two drafts have would never tell which is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

#: The id, the title and the aliases of a draft.
Names = tuple[str, str, "Sequence[str]"]

_ARTICLE = re.compile(r"^(?:(?:the|le|la|les|el|los|las|der|die|das) (?=.)|l (?=..))")


def shared_names(drafts: Sequence[Names]) -> Iterator[tuple[int, str, str]]:
    """Go through the names that a draft before has already.

    Each is which draft (from 0), by which key it has the name, and what is wrong. Two
    drafts may have one title: that of a later call often has the one of the first. Of
    an id that is used twice as it stands, others tell.
    """
    known: dict[str, tuple[int, str, str]] = {}
    for nth, draft in enumerate(drafts):
        for key, name in _keyed(draft):
            folded = name_key(name)
            before, of, same = known.setdefault(folded, (nth, key, name))
            alike = key == of and (key == "title" or (key == "id" and name == same))
            if folded and before != nth and not alike:
                other = drafts[before][0] or f"number {before + 1}"
                yield nth, key, _SAID.format(name, _CALLED[of], other)


_SAID = (
    "{!r} is {} of the draft {}, too, so that nothing could be placed by it; write a "
    "name that only one of them has"
)
_CALLED = {"id": "the id", "title": "the title", "aliases": "an alias"}


def _keyed(draft: Names) -> Iterator[tuple[str, str]]:
    yield "id", draft[0]
    yield "title", draft[1]
    yield from (("aliases", alias) for alias in draft[2])


def name_key(name: str) -> str:
    """Fold what does not tell two names apart.

    >>> name_key("The Côte-Pact"), name_key("cote pact")
    ('cote pact', 'cote pact')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(re.findall(r"[^\W_]+", bare)), count=1)
