"""Is a number the one beside which a draft prints the title that stands there, too?

"We think 1.3 Late Fees should go", "“Late Fees” (1.3)": no number of anything else has
that title, and it needs no word for what the piece is called.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.leading import leads
from rules.citation.paths import key
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.folding import Folded
    from rules.terms import Draft

_NUMBER = later(
    r"(?<![\w./-])(?:[a-z]{1,2}\.?)?\d{1,3}[a-z]?(?:\.\d{1,3}){0,4}(?:\(\w{1,3}\)){0,3}"
    r"(?![\w/-]|\.\d)"
)
#: The number of a title, and what it is called: "1.3 Late Fees", "Article 5 - Scope".
_OWN = re.compile(
    r"\W*(?:[^\W\d_]{3,12}\s)?\(?(?:[a-z]{1,2}\.?)?\d[\w.()]{0,12}\s?[-:–—.)]*\s*"
)
#: What may stand between a number and its title.
_BEHIND = later(r"[.)]?\s?[-:(\[,]?\s?[\"'《]?\s?(?=[^\W\d_])")
_BEFORE = later(r"[\"'》]?,?\s?[(\[]?\s?\Z")
#: One word may stand behind any plain number, and a brief one behind any.
_LEAST = 4
#: A quotation mark, a comma, a blank and a bracket stand between the two.
_SIGNS = 5


def titles(drafts: Sequence[Draft]) -> Mapping[Path, Mapping[str, Sequence[str]]]:
    """Return the titles that drafts print beside each number, with these drafts."""
    found: dict[Path, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for draft in drafts:
        for paragraph in draft.paragraphs:
            said = fold(paragraph.heading).text
            title = _OWN.sub("", said, count=1).strip(" .:")
            path = key(paragraph.label or "")
            if len(title) >= _LEAST and path and (" " in title or len(path) > 1):
                found[path][title].append(draft.id)
    return {path: {**titles} for path, titles in found.items()}


def of(text: Folded, mention: Mention, drafts: Citable) -> Sequence[str]:
    """Return the one draft that prints the title beside a number that others have."""
    items = mention.items
    path = items[0].path if len(items) == 1 and not items[0].last else ()
    several = sum(path in x.keys for x in drafts.labels.values()) > 1
    known = drafts.headed.get(path, {}) if several else {}
    told = (
        known[title]
        for title in known
        if _beside(text, mention.start, mention.end, title)
    )
    found = next(told, ())
    return found if len(found) == 1 else ()


def titled(text: Folded, drafts: Citable) -> Iterator[Mention]:
    """Give the numbers beside which a title stands that a draft prints with them."""
    said = text.text
    for number in _NUMBER.finditer(said) if drafts.headed else ():
        path = key(number[0])
        if path not in drafts.headed:
            continue
        if len(path) == 1 and leads(said, number.start()):
            continue  # "7. Fees" may head what the sender says of anything
        if any(_beside(text, *number.span(), title) for title in drafts.headed[path]):
            yield Mention(
                start=number.start(),
                end=number.end(),
                noun=Noun.SIGN,
                items=(Item(path),),
                dotted="." in number[0],
            )


def _beside(text: Folded, start: int, stop: int, title: str) -> bool:
    """Tell whether a title stands behind a number, written large, or before it."""
    said = text.text
    behind = _BEHIND.match(said, stop)
    if behind and said.startswith(title, behind.end()):
        large = not text.raw[text.place(behind.end())].islower()
        quoted = said[stop : behind.end()].strip() != ""
        end = behind.end() + len(title)
        return (large or quoted) and not said[end : end + 1].isalnum()
    before = _BEFORE.search(said, max(0, start - _SIGNS), start)
    start = before.start() - len(title) if before and before[0].strip() else -1
    stands = start >= 0 and said.startswith(title, start)
    return stands and not said[max(0, start - 1) : start].isalnum()
