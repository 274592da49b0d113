"""Is a table a form: a label and its value a row, one record or several?

No list knows all words for the place. What labels a value that is nothing but a
reference is the place; what else stands in the record is said of it. A table may hold
its records beside one another, a column each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.citation.folding import fold
from rules.header_words import SPOKEN, Role, header
from rules.location import courtesy
from rules.location.header import (
    BRIEF,
    COUNTS,
    filled,
    heads,
    joined,
    names_piece,
)
from rules.location.stances import answers, are_stances
from rules.terms import Action, Passage

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.header import Row

#: A field: what it holds, and its value.
Field = tuple[Role, "Sequence[Passage]"]

_SAID = SPOKEN - {Role.REFERENCE}
_SENTENCE = re.compile(r"[.!?;。！？؟；]\s*\Z")
#: "Pág.", "Стр.": a stop ends no sentence there.
_SHORTENED = re.compile(r"[^\W\d_]{1,5}\.")
_ASIDE = re.compile(r"\([^()]*[^\W\d_]{3}[^()]*\)")
#: A number is no label, be it a Roman one.
_NUMBER = re.compile(r"\d|\A\W*[IVX]{1,5}\W*\Z")
#: No longer word joins two pieces.
_WORD = re.compile(r"[^\W\d_]{4,}")
#: The points of an agenda are no pieces.
_ELSEWHERE = re.compile(
    r"agenda|tagesordnung|ordre du jour|orden del día|повестк|جدول (?:ال)?أعمال"
    r"|议程|议题"
)


def records(
    grid: Sequence[Row], drafts: Drafts, known: Mapping[str, Role]
) -> list[list[Field]]:
    """Read a form, a list of fields a column of values; nothing, if it is none.

    `known` are the labels of the forms above, and what they hold.
    """
    columns = sorted({column for row in grid for column in row})
    if columns[:1] != [1] or len(columns) == 1:
        return []
    labels = [joined(row.get(1, ())).strip() for row in grid]
    if any(_is_no_label(x, row) for x, row in zip(labels, grid, strict=True)):
        return []
    read = [_fields(labels, grid, column, drafts, known) for column in columns[1:]]
    several = len(read) > 1
    if not all(read) or (several and not _is_beside(grid, drafts)):
        return []
    return read


def labels(grid: Sequence[Row], read: Sequence[Field]) -> dict[str, Role]:
    """Say what the labels of a form hold, for the next form of the file."""
    named = zip(grid, read, strict=True)
    return {_plain(joined(row.get(1, ()))): role for row, (role, _) in named}


def nested(grid: Sequence[Row], read: Sequence[Field], drafts: Drafts) -> list[Field]:
    """Read a number below another as one place: "Article | 4", "Paragraph | 2"."""
    told: list[Field] = []
    place: list[tuple[str, Passage]] = []
    for row, (role, cells) in zip(grid, read, strict=True):
        label = _plain(joined(row.get(1, ())))
        inner = any(label != above for above, _ in place)
        place = place if inner else []
        place += [(label, cell) for cell in cells if role is Role.REFERENCE]
        if role is not Role.REFERENCE:
            place = []
        elif inner:
            told[-1] = (role, [_named(*each, drafts) for each in place])
            continue
        told.append((role, cells))
    return told


def _is_no_label(label: str, row: Row) -> bool:
    """Whether a cell is no label of the cells beside it: a sentence, or a number."""
    beside = any(joined(row[column]).strip() for column in row if column > 1)
    ends = _SENTENCE.search(label) and not _SHORTENED.fullmatch(label)
    brief = len(label.split()) <= BRIEF and not ends
    return beside and not (label and brief and not _NUMBER.search(label))


def _is_beside(grid: Sequence[Row], drafts: Drafts) -> bool:
    """Whether records stand beside one another: their places are the first row."""
    first = [joined(grid[0][c]) for c in sorted(grid[0]) if c > 1]
    said = any(header(joined(row.get(1, ()))) in _SAID for row in grid[1:])
    return said and bool(first) and all(_refers(text, drafts) for text in first)


def _fields(
    labels: Sequence[str],
    grid: Sequence[Row],
    column: int,
    drafts: Drafts,
    known: Mapping[str, Role],
) -> list[Field]:
    """Read the fields whose values stand in one column."""
    values = [row.get(column, ()) for row in grid]
    texts = [joined(cells).strip() for cells in values]
    told = [known.get(_plain(label)) or header(label) for label in labels]
    places = _places(labels, texts, told, drafts)
    first = next((row for row in grid if filled(row) > 1), grid[0])
    if not places or (None in told and heads(first, drafts)):
        return []
    roles = [Role.REFERENCE if n in places else role for n, role in enumerate(told)]
    spoken = _spoken(roles, texts)
    found: list[Field] = []
    for n, (role, text, cells) in enumerate(zip(roles, texts, values, strict=True)):
        if not text and (role is None or not courtesy.is_title(labels[n])):
            found.append(_heading(grid[n], drafts))
        elif role is None and answers(labels[n], [text]):
            found.append((Role.MARK, cells))
        elif role in (None, Role.ASIDE) and are_stances(labels[n], [text], kinds=True):
            found.append((Role.STANCE, cells))
        elif role is Role.ASIDE and not spoken and n not in places and _says(text):
            found.append((Role.COMMENT, cells))  # "Response": nobody's but the sender's
        elif role is not None:
            found.append((role, cells))
        elif courtesy.is_title(text) and citation.cited(text, drafts.citable).names:
            found.append((Role.DOCUMENT, cells))
        else:
            others = _record(n, places) & spoken - {n}
            aside = not _says(text) and (others or n < min(places))
            found.append((Role.ASIDE if aside else Role.COMMENT, cells))
    said = any(r in (Role.COMMENT, Role.PROPOSED, Role.STANCE) for r, _ in found)
    sure = spoken or Role.REFERENCE in told
    return found if said and sure else []


def _spoken(roles: Sequence[Role | None], texts: Sequence[str]) -> set[int]:
    """Find the rows in which something is said, by their label or by their words."""
    rows = enumerate(zip(roles, texts, strict=True))
    return {
        n for n, (r, text) in rows if text and (r in _SAID or (not r and _says(text)))
    }


def _record(row: int, places: set[int]) -> set[int]:
    """Return the rows of the record that a row is in: each begins with a place."""
    first = max((n for n in places if n <= row), default=0)
    end = min((n for n in places if n > row), default=row + BRIEF)
    return {*range(first, end)}


def _named(label: str, cell: Passage, drafts: Drafts) -> Passage:
    """Put the noun that labels a number before it."""
    named = f"{label} {cell.text.strip()}"
    plain = citation.listed(cell.text) and citation.references(named, drafts.citable)
    return replace(cell, text=named) if plain else cell


def _places(
    labels: Sequence[str],
    texts: Sequence[str],
    told: Sequence[Role | None],
    drafts: Drafts,
) -> set[int]:
    """Find the rows that hold places: by their label, else by their value alone."""
    places = {n for n, role in enumerate(told) if role is Role.REFERENCE}
    rows = [n for n, text in enumerate(texts) if _refers(text, drafts)]
    if any(texts[n] for n in places):
        return places | {n for n in rows if told[n] is None and n - 1 in places}
    rows = [n for n in rows if not _ELSEWHERE.search(fold(labels[n]).text)]
    named = {n for n in rows if citation.listed(texts[n]) is None}
    free = {n for n in rows if told[n] is None or COUNTS.match(fold(labels[n]).text)}
    alike = {_plain(labels[n]) for n in named or free}
    return {n for n in range(len(labels)) if _plain(labels[n]) in alike and texts[n]}


def _refers(text: str, drafts: Drafts) -> bool:
    """Whether a value is nothing but a reference: "Ziff. 12", "§ 5 (Fees)".

    What is no more than a number has to be printed: "4(1)(a); 7".
    """
    if not text or not courtesy.is_title(text) or not names_piece(text, drafts):
        return False
    if plain := citation.listed(text):
        return bool(citation.settle(plain, drafts.citable).labels)
    cited = citation.cited(text, drafts.citable)
    foreign = any(r.foreign or r.argument for r in cited.references)
    return not foreign and not _WORD.search(_ASIDE.sub("", cited.blanked(text)))


def _says(text: str) -> bool:
    """Whether a value says something: a sentence, a wish, a judgement."""
    asks = worded(text) is not Action.COMMENT or courtesy.opines(text)
    return asks or not courtesy.is_title(text) or _SENTENCE.search(text) is not None


def _heading(row: Row, drafts: Drafts) -> Field:
    """Read a row of one cell: it names a draft or is a title, or it says something."""
    cells = row.get(1, ())
    text = joined(cells)
    if citation.cited(text, drafts.citable).names:
        return Role.DOCUMENT, cells
    return (Role.COMMENT if _says(text) else Role.ASIDE), cells


def _plain(label: str) -> str:
    return fold(label).text.strip(" .:\n")
