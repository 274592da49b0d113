"""The layout of WSIS as a PDF, set by typst.

The template is ours; everything else reaches it as data, a JSON string that typst
decodes into plain strings, so that no text can be mark-up. The file is tagged, has
its language, and holds the time of the issue.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from outbox.compilation.layout import layout
from outbox.compilation.wording import issue, writable

if TYPE_CHECKING:
    from typing import BinaryIO

    from rules.consolidation import Consolidation

_TEMPLATE = Path(__file__).with_name("templates") / "compilation.typ"


def write_pdf(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Set the compilation on A4 pages."""
    blocks = [
        {"kind": type(block).__name__, **asdict(block)}
        for block in layout(consolidation)
    ]
    data = {"title": writable(issue(consolidation)), "blocks": blocks}
    stream.write(
        typst.compile(
            _TEMPLATE.read_bytes(),
            sys_inputs={"data": json.dumps(data)},
            timestamp=consolidation.issued_at.replace(microsecond=0),
        )
    )
