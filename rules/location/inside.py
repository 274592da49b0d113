"""Is "7, 2" in a cell paragraph 2 of article 7, or are these two pieces?

The draft tells which of the two it prints. Where one draft prints the paragraph and
another the two pieces, the other cells of the table tell, or a person does. Nor is the
number behind a code another piece that no list would have there: "8.6., 1".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.commas import nested
from rules.citation.folding import fold

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.citation.labels import Labels
    from rules.citation.language import Mention
    from rules.location.catalogue import Drafts
    from rules.location.target import Target


def read(
    text: str, documents: Iterable[str], drafts: Drafts
) -> list[tuple[str, tuple[str, ...]]]:
    """Say which pieces a cell may name, by their drafts, if some stand inside one.

    The first draft prints them inside one and not as a list; there may be others.
    """
    ref = citation.listed(text)
    if ref is None:
        return []
    inner, listed = [], []
    for document in documents:
        labels = drafts.citable.labels[document]
        if whole := _printed(ref.mention, labels):
            listed.append((document, whole))
        elif within := nested(fold(text).text, ref.mention, labels):
            inner.append((document, _printed(within, labels)))
    return [*inner, *listed] if inner else []


def outer(cell: str, documents: Iterable[str], drafts: Drafts) -> str:
    """Leave out the number behind a code that counts inside the piece: "8.6., 1".

    In a list the numbers would go up. A draft that prints a piece inside that one may
    mean it.
    """
    match = _COUNTS.fullmatch(fold(cell).text)
    if match is None or int(match["inner"]) > int(match["code"].partition(".")[0]):
        return cell
    path = tuple(match["code"].split("."))
    labels = [drafts.citable.labels[document] for document in documents]
    whole = any(each.printed(path) for each in labels)
    holds = any(each.printed((*path, "1")) for each in labels)
    return match["code"] if whole and not holds else cell


def below(refs: Sequence[Reference], above: Target, drafts: Drafts) -> tuple[str, ...]:
    """Return the letters that a cell names of the paragraph that the row above does.

    That row may name a letter, too: "9(2)", "(a)", "(b)". No draft prints them alone.
    """
    items = refs[0].mention.items if len(refs) == 1 else ()
    letters = all(len(i.path) == 1 and i.path[0].isalpha() for i in items)
    one = above.sure and not above.new and len(above.labels) == 1
    if not (items and letters and one):
        return ()
    mention = refs[0].mention
    if any(_prints(labels, mention) for labels in drafts.citable.labels.values()):
        return ()
    labels = drafts.citable.labels[str(above.document)]
    path = next(key for key, label in labels.keys.items() if label == above.labels[0])
    root = path[:-1] if path[-1].isalpha() else path
    within = (
        replace(i, path=root + i.path, last=i.last and root + i.last) for i in items
    )
    return _printed(replace(mention, items=tuple(within)), labels)


def coherent(
    cells: Iterable[str], documents: Sequence[str], drafts: Drafts
) -> tuple[str, ...]:
    """Return the one draft that prints what all cells name, if one does.

    `documents` are those of which all is if every comma parts two pieces of a list: so
    it is where no numbers go down.
    """
    told = [
        (fold(cell).text, r.mention) for cell in cells if (r := citation.listed(cell))
    ]
    if not any(_goes_down(mention) for _, mention in told):
        return tuple(documents)
    fit = tuple(
        document
        for document, labels in drafts.citable.labels.items()
        if all(_printed(m, labels) or nested(text, m, labels) for text, m in told)
    )
    return (fit if len(fit) == 1 else ()) if fit else tuple(documents)


def _printed(mention: Mention, labels: Labels) -> tuple[str, ...]:
    """Return the labels of all that a list names, if a draft prints them all."""
    return labels.find(mention).labels if _prints(labels, mention) else ()


def _prints(labels: Labels, mention: Mention) -> bool:
    ends = [end for i in mention.items for end in (i.path, i.last) if end]
    return all(map(labels.printed, ends))


def _goes_down(mention: Mention) -> bool:
    """Whether a number is followed by one that is no larger, as in no list."""
    first, *others = (item.path[0] for item in mention.items)
    numbers = bool(others) and first.isdigit() and others[0].isdigit()
    return numbers and int(others[0]) <= int(first)


#: A code, and one number behind a comma.
_COUNTS = re.compile(
    r"\s?(?P<code>\d{1,3}(?:\.\d{1,3}){1,4})\.?\s?[,;]\s?(?P<inner>\d{1,3})\s?"
)
