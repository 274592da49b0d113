"""A layout as a PDF, set by typst.

The template is ours; everything else reaches it as data, a JSON string that typst
decodes into plain strings, so that no text can be mark-up. The file is tagged, has
its language, and holds the time of the issue.

A large compilation is set in parts, each in a process of its own, and joined: typst
needs some 80 kB of memory a comment, and gives them back with the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, is_dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outbox.compilation.blocks import Heading
from outbox.compilation.joined import join, page_count
from outbox.compilation.parts import parts
from outbox.compilation.wording import Marked, issue, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from outbox.compilation.blocks import Block
    from outbox.compilation.tables import Layout
    from rules.consolidation import Consolidation

_TEMPLATE = Path(__file__).with_name("templates") / "compilation.typ"
_TYPESETTER = Path(__file__).with_name("typesetter.py")


def write_pdf(layout: Layout, consolidation: Consolidation, stream: BinaryIO) -> None:
    """Set the compilation on A4 pages. Raises OSError where typst cannot."""
    some = parts(layout.blocks(consolidation))
    first, *second = islice(some, 2)
    if second:
        join(_set(layout, consolidation, chain([first], second, some)), stream)
    else:
        stream.write(*_set(layout, consolidation, [first]))


def _set(
    layout: Layout, consolidation: Consolidation, parts: Iterable[list[Block]]
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


def _plain(value: Any) -> Any:
    """Give blocks as what JSON can hold, and say what kind each is."""
    if is_dataclass(value):
        known = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {"kind": type(value).__name__, **known}
    if isinstance(value, (str, int, Marked)):
        return value
    return [_plain(one) for one in value]
