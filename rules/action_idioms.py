"""The idioms by which people ask: "chuck it out", "que lo borren", "weg damit".

They ask by themselves, as the turns of `rules.action_turns` do, but each language has
its own, in the table beside this file.
"""

from __future__ import annotations

from rules.tables import beside

#: Where a clause begins, and where one or a sentence ends.
_EDGES = {
    "{head}": (
        r"(?:\A\W*|PLACE\W{1,4}|(?<=[,;:،–—-] )|(?<=[,:;]))(?:(?:please|por favor"
        r"|s'il vous plaît|svp|bitte|пожалуйста|per favore|من فضلكم|رجاء),? )?"
    ),
    "{clause}": r"(?:\A\W*|(?<=[,;:،–—-] )|(?<=[,:;]))",
    "{end}": r"(?=\W*(?:\Z|[.,;:!)،؛。]))",
    "{stop}": r"(?=\W*(?:\Z|[.;!。؛]))",
}
_TABLE = beside(__name__)


def _idioms(kind: str) -> tuple[str, ...]:
    """Return what all languages have of a kind."""
    said = "\n".join(words for table in _TABLE.values() for words in table[kind])
    for edge, pattern in _EDGES.items():
        said = said.replace(edge, pattern)
    return tuple(said.split("\n"))


KEPT, MERGED, ADDED, ALTERED, DELETED, AGREED = map(
    _idioms, ("kept", "merged", "added", "altered", "deleted", "agreed")
)
