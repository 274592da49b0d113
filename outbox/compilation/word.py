"""A layout as a Word file.

The words of a comment stand between the ends of bookmarks, one for each that says
them, named by its id (`package.bookmark`); inserted words in the character style
Inserted, deleted ones in Deleted; whoever reads the file back leaves out the latter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from outbox.compilation.blocks import (
    BaseText,
    Block,
    Cell,
    Heading,
    Remark,
    Said,
    Table,
)
from outbox.compilation.package import (
    LANDSCAPE,
    PORTRAIT,
    paragraph,
    quotation,
    run,
    table,
    write_package,
)

if TYPE_CHECKING:
    from outbox.compilation.tables import Layout
    from rules.consolidation import Consolidation

_HEADINGS = ("Title", "Heading1", "Heading2")


def write_word(layout: Layout, consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the compilation in a layout."""
    page = LANDSCAPE if layout.wide else PORTRAIT
    body = _body(layout.blocks(consolidation), page.width)
    write_package(consolidation, body, stream, page=page)


def _body(blocks: Iterable[Block], width: int) -> Iterator[str]:
    numbers = count(1)
    for block in blocks:
        match block:
            case Said():
                yield _said(block, numbers, "Said", "SaidApart")
            case BaseText():
                yield _base(block, "BaseText", "\t")
            case Remark():
                yield paragraph("Remark", run(block.text))
            case Heading():
                yield _heading(block, next(numbers))
            case Table():
                yield from _table(block, numbers, width)


def _said(said: Said, numbers: Iterator[int], style: str, apart: str) -> str:
    """Print `lead: words [number]`; words that could turn it stand apart.

    A paragraph of their own holds words of a right-to-left script, or with
    controls of direction, so that they order nothing but themselves.
    """
    words = quotation((said.id, *said.others), numbers, said.words)
    standing = run(f" {said.standing}") if said.standing else ""
    if not said.number:
        before = paragraph(style, run(said.standing)) if said.standing else ""
        return before + paragraph(style, words, rtl=said.rtl)
    name = run(f"{said.lead}:", "Speaker") if said.lead else ""
    tail = run(f" [{said.number}]" + (f" {said.tail}" if said.tail else ""), "Quiet")
    if said.apart:
        return paragraph(style, name, standing, tail) + paragraph(
            apart, words, rtl=said.rtl
        )
    space = run(" ") if said.words and (name or standing) else ""
    return paragraph(style, name, standing, space, words, tail)


def _base(base: BaseText, style: str, between: str) -> str:
    label = base.label + between
    return paragraph(
        style, run(label, "Speaker"), run(base.text, rtl=base.rtl), rtl=base.rtl
    )


def _heading(heading: Heading, at: int) -> str:
    style, text = _HEADINGS[heading.level], run(heading.text)
    if not heading.anchor:
        return paragraph(style, text)
    return paragraph(
        style,
        f'<w:bookmarkStart w:id="{at}" w:name="{heading.anchor}"/>',
        text,
        f'<w:bookmarkEnd w:id="{at}"/>',
    )


def _table(block: Table, numbers: Iterator[int], width: int) -> Iterator[str]:
    rows = (
        [
            _cell(
                cell, numbers, block.anchors[at] if block.anchors and not column else ""
            )
            for column, cell in enumerate(row)
        ]
        for at, row in enumerate(block.rows)
    )
    yield from table(
        block.columns, block.shares, rows, width=width, whole_rows=not block.loose
    )


def _cell(cell: Cell, numbers: Iterator[int], anchor: str) -> str:
    if isinstance(cell, str):
        text = run(cell, "Link" if anchor else "")
        link = f'<w:hyperlink w:anchor="{anchor}">{text}</w:hyperlink>'
        return paragraph("Cell", link if anchor else text)
    return "".join(
        _said(part, numbers, "Cell", "Cell")
        if isinstance(part, Said)
        else _base(part, "Cell", " ")
        for part in cell
    ) or paragraph("Cell")
