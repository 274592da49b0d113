"""Do several columns name a piece: "7" under "Article", "2" under "Paragraph"?

They do where most of what they say together is printed in one draft. What an outer
column says once, or in a merged cell, holds for the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.language import Item, Path
from rules.header_words import Role
from rules.location.header import joined

if TYPE_CHECKING:
    from rules.citation.labels import Labels
    from rules.location.catalogue import Drafts
    from rules.location.header import Row

_WORD = re.compile(r"\w")


def together(
    rows: Sequence[Row],
    roles: Mapping[int, Role],
    drafts: Drafts,
    in_force: Sequence[str],
) -> list[Row]:
    """Give each row the label that its columns of references name together.

    A column of items beside one ("Section", "Item") names pieces if all are printed.
    """
    places = [c for c in sorted(roles) if roles[c] is Role.REFERENCE]
    items = [c for c in roles if roles[c] is Role.ASIDE and c - 1 in places]
    for columns in (places, *([*places, c] for c in items)):
        labels = _of_one(rows, columns, drafts, in_force) if len(columns) > 1 else []
        if labels and (columns is places or all(labels)):
            return [
                _labelled(row, columns, places[-1], label) if label else row
                for row, label in zip(rows, labels, strict=True)
            ]
    return [*rows]


def end(row: Row, roles: Mapping[int, Role]) -> int:
    """Find the last row over which what a row is about is merged."""
    about = (Role.REFERENCE, Role.ORIGINAL)
    cells = (p.cell for c, ps in row.items() if roles.get(c) in about for p in ps)
    return max((cell.row + cell.rows - 1 for cell in cells if cell), default=0)


def _of_one(
    rows: Sequence[Row],
    columns: Sequence[int],
    drafts: Drafts,
    in_force: Sequence[str],
) -> Sequence[str]:
    """Write the labels of each row in the one draft that prints most of them."""
    named = [*_named(rows, columns, drafts)]
    several = sum(items is not None for items in named)
    found = {
        document: [_labels(items, drafts.citable.labels[document]) for items in named]
        for document in in_force or drafts.spans
    }
    fit = [d for d, labels in found.items() if sum(map(bool, labels)) * 2 > several]
    return found[fit[0]] if len(fit) == 1 else []


def _named(
    rows: Sequence[Row], columns: Sequence[int], drafts: Drafts
) -> Iterator[Sequence[Item] | None]:
    """Say what each row names in several columns; None: it does so in one alone."""
    above: dict[int, Sequence[Item]] = {}
    for row in rows:
        filled = [c for c in columns if joined(row.get(c, ())).strip()]
        for column in filled:
            above = {c: items for c, items in above.items() if c < column}
            above[column] = _items(joined(row[column]), drafts)
        levels = [above[c] for c in sorted(above)] if filled else []
        yield _joined(levels) if len(levels) > 1 else None


def _items(text: str, drafts: Drafts) -> Sequence[Item]:
    """Say what a cell names, and nothing where it says more: that is the sender's."""
    listed = citation.listed(text)
    refs = [listed] if listed else citation.references(text, drafts.citable)
    alone = len(refs) == 1 and not _WORD.search(
        text[: refs[0].start] + text[refs[0].end :]
    )
    return refs[0].mention.items if alone else ()


def _joined(levels: Sequence[Sequence[Item]]) -> Sequence[Item]:
    """Put the pieces of the last level into the one of each before it."""
    root: Path = ()
    for level in levels[:-1]:
        if len(level) != 1 or level[0].last:
            return ()
        root = _within(root, level[0].path)
    return [
        Item(_within(root, i.path), _within(root, i.last) if i.last else None)
        for i in levels[-1]
    ]


def _within(root: Path, path: Path) -> Path:
    """Put a path into another, unless it is written whole: "7" and "7(2)"."""
    return path if path[: len(root)] == root != path else root + path


def _labels(items: Sequence[Item] | None, labels: Labels) -> str:
    """Write the labels that are named, if all are printed."""
    ends = [end for i in items or () for end in (i.path, i.last) if end]
    found = {end: label for end in ends if (label := labels.printed(end))}
    if not all(end in found for end in ends):
        return ""
    return ", ".join(
        " - ".join(found[end] for end in (i.path, i.last) if end) for i in items or ()
    )


def _labelled(row: Row, columns: Sequence[int], place: int, label: str) -> Row:
    """Let the innermost cell of a row say its label, and no other."""
    last = max(c for c in columns if c in row and joined(row[c]).strip())
    others = {c: cells for c, cells in row.items() if c not in columns}
    return {**others, place: [replace(row[last][0], text=label, base=None, runs=())]}
