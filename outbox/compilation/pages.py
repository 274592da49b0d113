"""A layout as one web page that needs nothing else.

The words of each comment stand in an element with the attribute `data-comment`,
which holds its id; inserted words in `<ins>`, deleted ones in `<del>`. Those that
say the same have their ids in `data-same` of elements before the words.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from outbox.compilation.wording import issue, writable

if TYPE_CHECKING:
    from outbox.compilation.tables import Layout
    from rules.consolidation import Consolidation

_PAGE = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
).get_template("compilation.html")


def write_html(layout: Layout, consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the page; it loads nothing and runs nothing."""
    page = _PAGE.stream(
        title=writable(issue(consolidation)),
        wide=layout.wide,
        blocks=layout.blocks(consolidation),
    )
    page.enable_buffering(200)
    page.dump(stream, encoding="utf-8")
