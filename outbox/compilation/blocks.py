"""What does a readable compilation consist of?

A layout is a row of blocks, in its order; a file kind (Word, web page, PDF) is one
way to print blocks. Blocks hold text that XML can hold and no mark-up of any kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from outbox.compilation.wording import (
    Marked,
    also_on,
    candidates,
    direction,
    insertion,
    label,
    marked,
    names,
    numbers,
    standing,
    turns,
    writable,
)

if TYPE_CHECKING:
    from rules.folding import Fold
    from rules.terms import Draft, Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 0 (the document) to 3; `anchor` is its address inside."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence of the secretariat: the note, what is empty, what to see."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseText:
    """A paragraph of the draft as printed."""

    label: str
    text: str
    rtl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One comment: `lead: standing words [number] tail`. The id finds it again.

    `others` are the ids of the comments that say the same. `apart`: the words hold
    signs of another direction than that of the lead.
    """

    id: str
    others: tuple[str, ...]
    lead: str
    standing: str
    words: tuple[Marked, ...]
    number: str
    tail: str
    rtl: bool
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `shares` are widths in per cent.

    `anchors`, one a row, say where the first cell leads to. `loose`: a row is so
    long that it may go on over the page.
    """

    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: Iterable[tuple[Cell, ...]]
    anchors: tuple[str, ...] = ()
    loose: bool = False


#: A cell of a table is a text of the secretariat, or what the layout of WSIS has, too.
Cell: TypeAlias = "str | tuple[BaseText | Said, ...]"
Block: TypeAlias = "Heading | Remark | BaseText | Said | Table"


def base(draft: Draft, paragraph: Paragraph) -> BaseText:
    """Print a paragraph of a draft with its label, and the former one."""
    text = writable(paragraph.text)
    return BaseText(
        label=label(draft, paragraph), text=text, rtl=direction(text) == "rtl"
    )


def said(fold: Fold) -> Said:
    """Print a comment with who says it, and how it is found again."""
    comment, words = fold.first.comment, quoted(fold)
    before, likely = before_words(fold), candidates(comment)
    text = "".join(word.text for word in words)
    return Said(
        id=fold.first.id,
        others=tuple(entry.id for entry in fold.entries[1:]),
        lead=insertion(comment) + names(fold),
        standing=before,
        words=words,
        number=numbers(fold),
        tail=f"Likely: {likely}" if likely else also_on(comment),
        rtl=direction(text) == "rtl",
        apart=turns(text),
    )


def bare(fold: Fold) -> Said:
    """Print words alone, where a table has a column for all else.

    That they go on from words that stand above is said with them.
    """
    made = said(fold)
    standing = made.standing if fold.beyond else ""
    return replace(made, lead="", standing=standing, number="", tail="")


def before_words(fold: Fold) -> str:
    """Say what stands between the names and the words, if anything does."""
    if fold.beyond:
        struck, added = (any(words) for words in zip(*_differs(fold), strict=True))
        goes_on = "changed" if struck and added else "without" if struck else "and"
        return f"The words of [{fold.beyond.number}], {goes_on}:"
    deleted = standing(fold.first)
    return deleted + "." if deleted and quoted(fold) else deleted


def quoted(fold: Fold) -> tuple[Marked, ...]:
    """Give the words that are printed of a comment.

    Where those of another stand above, they are its sentences that this one has not,
    as deleted, and what it has instead or beyond that; each on a line of its own.
    """
    if not fold.beyond:
        return marked(fold.first.comment)
    pieces = [
        Marked(writable(words), mark)
        for differs in _differs(fold)
        for words, mark in zip(differs, ("del", ""), strict=True)
        if words
    ]
    between = Marked("\n", "")
    return tuple(word for piece in pieces for word in (between, piece))[1:]


def _differs(fold: Fold) -> list[tuple[str, str]]:
    return [(step.struck, step.added) for step in fold.steps]
