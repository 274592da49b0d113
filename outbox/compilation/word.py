"""The layout of WSIS as a Word file.

The words of each comment stand between the ends of a bookmark named by its id
(`package.bookmark`), inserted words in the character style Inserted, deleted ones
in Deleted; whoever reads the file back leaves out the latter.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from outbox.compilation.layout import (
    BaseText,
    Heading,
    Remark,
    Said,
    Table,
    layout,
)
from outbox.compilation.package import (
    paragraph,
    quotation,
    run,
    table,
    write_package,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from rules.consolidation import Consolidation

_HEADINGS = ("Title", "Heading1", "Heading2")
_TEXT_WIDTH = 9070  # twentieths of a point: A4 less the margins


def write_word(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the compilation in the layout of WSIS."""
    write_package(consolidation, _body(consolidation), stream)


def _body(consolidation: Consolidation) -> Iterator[str]:
    numbers = count(1)
    for block in layout(consolidation):
        match block:
            case Said():
                yield _said(block, next(numbers))
            case BaseText():
                yield paragraph(
                    "BaseText",
                    run(f"{block.label}\t", "Speaker"),
                    run(block.text, rtl=block.rtl),
                    rtl=block.rtl,
                )
            case Remark():
                yield paragraph("Remark", run(block.text))
            case Heading():
                yield _heading(block, next(numbers))
            case Table():
                yield from _table(block)


def _said(said: Said, at: int) -> str:
    """Print `lead: words [number]`; words that could turn it stand apart.

    A paragraph of their own holds words of a right-to-left script, or with
    controls of direction, so that they order nothing but themselves.
    """
    name = run(f"{said.lead}:", "Speaker")
    standing = run(f" {said.standing}" if said.standing else "")
    tail = run(f" [{said.number}]" + (f" {said.tail}" if said.tail else ""), "Quiet")
    words = quotation(said.id, at, said.words)
    if said.apart:
        return paragraph("Said", name, standing, tail) + paragraph(
            "SaidApart", words, rtl=said.rtl
        )
    return paragraph(
        "Said", name, standing, run(" " if said.words else ""), words, tail
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


def _table(block: Table) -> Iterator[str]:
    cells = [[paragraph("Cell", run(cell)) for cell in row] for row in block.rows]
    for row, anchor, (first, *_) in zip(cells, block.anchors, block.rows, strict=False):
        link = f'<w:hyperlink w:anchor="{anchor}">{run(first, "Link")}</w:hyperlink>'
        row[0] = paragraph("Cell", link)
    yield from table(
        block.columns, block.shares, cells, width=_TEXT_WIDTH, whole_rows=True
    )
