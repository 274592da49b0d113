"""A layout as a PDF, set by typst.

The template is ours; everything else reaches it as data, a JSON string that typst
decodes into plain strings, so that no text can be mark-up. The file is tagged, has
its language, and holds the time of the issue.

A large compilation is set in parts, each in a process of its own, and joined: typst
needs some 80 kB of memory a comment, and gives them back with the process. For the same
reason names and numbers of very many who say the same are set a paragraph at a time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from outbox.compilation.blocks import Block, Cell, Heading, Said, Table
from outbox.compilation.joined import join, page_count
from outbox.compilation.parts import COMMON, parts
from outbox.compilation.wording import Marked, issue, writable

if TYPE_CHECKING:
    from outbox.compilation.tables import Layout
    from rules.consolidation import Consolidation

_TEMPLATE = Path(__file__).with_name("templates") / "compilation.typ"
_TYPESETTER = Path(__file__).with_name("typesetter.py")
#: Signs of names, or numbers, that are set as one paragraph.
_LONG = 4_000
#: Signs that stand in one row of a table: no words of a comment are as long.
_FULL = 40_000


def write_pdf(layout: Layout, consolidation: Consolidation, stream: BinaryIO) -> None:
    """Set the compilation on A4 pages. Raises OSError where typst cannot."""
    some = parts(_cut(layout.blocks(consolidation)), _cost)
    first, *second = islice(some, 2)
    if second:
        join(_set(layout, consolidation, chain([first], second, some)), stream)
    else:
        stream.write(*_set(layout, consolidation, [first]))


def _set(
    layout: Layout, consolidation: Consolidation, parts: Iterable[list[Block | Piece]]
) -> Iterator[bytes]:
    """Set part after part; each goes on with the number of its first page."""
    page = 1
    for part in parts:
        here = {block.anchor for block in part if isinstance(block, Heading)}
        data = {
            "title": writable(issue(consolidation)),
            "wide": layout.wide,
            "page": page,
            "here": sorted(here),
            "blocks": [_plain(block) for block in part],
        }
        order = {
            "template": str(_TEMPLATE),
            "data": json.dumps(data),
            "at": consolidation.issued_at.replace(microsecond=0).isoformat(),
        }
        done = subprocess.run(  # noqa: S603 - our own file, by our own interpreter
            [sys.executable, "-I", _TYPESETTER],
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
        )
        if done.returncode:
            why = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise OSError(f"the pages of the PDF cannot be set: {why}")
        page += page_count(done.stdout)
        yield done.stdout


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of what is said, as it is set: all of it, or a part of a long one.

    The `first` has the sign of a list, the one in which the `lead` ends the colon.
    """

    first: bool
    lead: str = ""
    colon: str = ""
    standing: str = ""
    words: tuple[Marked, ...] = ()
    tail: str = ""
    rtl: bool = False
    apart: bool = False


def _cut(blocks: Iterable[Block]) -> Iterator[Block | Piece]:
    """Cut what is said by very many into pieces; where words turn, they stand last."""
    for block in blocks:
        if isinstance(block, Table) and not block.anchors:
            yield replace(block, rows=chain.from_iterable(map(_rows, block.rows)))
            continue
        if not isinstance(block, Said):
            yield block
            continue
        whole = _whole(block)
        *names, lead = _pieces(whole.lead, "; ", _LONG)
        tail, *numbers = _pieces(whole.tail, ", ", _LONG)
        for nth, name in enumerate(names):
            yield Piece(first=nth == 0, lead=name)
        whole = replace(whole, first=not names, lead=lead, tail=tail)
        if numbers and whole.apart:
            yield replace(whole, words=())
        else:
            yield whole
        for number in numbers:
            yield Piece(first=False, tail=number)
        if numbers and whole.apart:
            yield Piece(first=False, words=whole.words, rtl=whole.rtl, apart=True)


def _whole(said: Said) -> Piece:
    return Piece(
        first=True,
        lead=said.lead,
        colon=":" * bool(said.lead),
        standing=said.standing,
        words=said.words,
        tail=f"[{said.number}] {said.tail}".rstrip() if said.number else "",
        rtl=said.rtl,
        apart=said.apart,
    )


def _rows(row: tuple[Cell, ...]) -> Iterator[tuple[Any, ...]]:
    """Give a row as rows that follow one another, where a cell lists very many.

    Like stairs: what stands left of a long cell is in its first row, what stands right
    of it in its last one, so that all is read in the same order.
    """
    here: list[Any] = [""] * len(row)
    for at, cell in enumerate(row):
        for nth, piece in enumerate(_cell(cell)):
            if nth:
                yield tuple(here)
                here = [""] * len(row)
            here[at] = piece
    yield tuple(here)


def _cell(cell: Cell) -> Iterator[str | tuple[Block | Piece, ...]]:
    if isinstance(cell, str):
        yield from _pieces(cell, "[,;] ", _FULL)
        return
    some: list[Block | Piece] = []
    signs = 0
    for piece in _cut(cell):
        if signs > _FULL:
            yield tuple(some)
            some, signs = [], 0
        some.append(piece)
        signs += _signs(piece)
    yield tuple(some)


def _pieces(text: str, between: str, long: int) -> Iterator[str]:
    """Part a list where it is long; what stands between its members stays before."""
    member, start = re.compile(between), 0
    while cut := member.search(text, start + long):
        yield text[start : cut.end()]
        start = cut.end()
    yield text[start:]


def _cost(block: Block | Piece) -> int:
    """Say how many comments of common length need as much memory as this."""
    return 1 + _signs(block) // COMMON


def _signs(block: Block | Piece) -> int:
    if not isinstance(block, Piece):
        return 0
    return len(block.lead) + sum(len(w.text) for w in block.words) + len(block.tail)


def _plain(value: Any) -> Any:
    """Give blocks as what JSON can hold, and say what kind each is."""
    if is_dataclass(value):
        known = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {"kind": type(value).__name__, **known}
    if isinstance(value, (str, int, Marked)):
        return value
    return [_plain(one) for one in value]
