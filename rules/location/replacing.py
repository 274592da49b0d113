"""Which columns say what stands in the draft, and what should stand there instead?

"From" and "To", "Was" and "Now", "Error" and "Correction": one of them alone says
nothing of the kind. What stands in them may be a word or two.
"""

from __future__ import annotations

from collections.abc import Mapping

from rules.citation.folding import fold
from rules.header_words import Role
from rules.tables import any_of, beside

#: What is replaced may be called by what it is: "Old words", "mots actuels".
_OLD, _NEW = (
    any_of(
        {
            "begin": f"(?:(?:{'|'.join(words['what'])}) ?)?",
            "words": words[kind],
            "end": f"(?: ?(?:{'|'.join(words['what'])}))?",
        }
        for words in beside(__name__).values()
    )
    for kind in ("old", "new")
)


def pair(heads: Mapping[int, str]) -> dict[int, Role]:
    """Find the two columns of a header; nothing, if it has not one of each.

    >>> pair({1: "Para", 2: "From", 3: "To"})
    {2: <Role.ORIGINAL: 'original'>, 3: <Role.PROPOSED: 'proposed'>}
    >>> pair({1: "Now", 2: "Should read"}) == pair({1: "Was", 2: "Now"})
    True
    >>> pair({1: "Para", 2: "From"})
    {}
    """
    plain = {c: fold(head).text.strip(" .:?…\n") for c, head in heads.items()}
    old = {c for c, head in plain.items() if _OLD.fullmatch(head)}
    new = {c for c, head in plain.items() if _NEW.fullmatch(head)}
    both = old & new
    old, new = (old, new - both) if old == both else (old - both, new)
    if len(new) > 1:  # "Par." of paragraphs, and "remplacer", "par"
        new = {c for c in new if c > max(old, default=c)}
    if len(old) != 1 or len(new) != 1:
        return {}
    return {old.pop(): Role.ORIGINAL, new.pop(): Role.PROPOSED}
