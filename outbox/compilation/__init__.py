"""How does a consolidation leave the house as a file?

One consolidation, one writer a format; `FORMATS` is the list. A writer gets a
stream and never a path, and its bytes depend on the consolidation alone.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from outbox.compilation.forms import write_ippc, write_iso
from outbox.compilation.pages import write_html
from outbox.compilation.paper import write_pdf
from outbox.compilation.structured import write_json
from outbox.compilation.table import write_csv
from outbox.compilation.word import write_word
from outbox.compilation.workbook import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from rules.consolidation import Consolidation


class Format(NamedTuple):
    """A format: how its files end, what to call it, and its writer."""

    suffix: str
    title: str
    writer: Callable[[Consolidation, BinaryIO], None]


FORMATS: dict[str, Format] = {
    "docx": Format(".docx", "Word", write_word),
    "pdf": Format(".pdf", "PDF", write_pdf),
    "html": Format(".html", "one web page", write_html),
    "xlsx": Format(".xlsx", "Excel", write_xlsx),
    "csv": Format(".csv", "CSV", write_csv),
    "json": Format(".json", "JSON", write_json),
    "iso": Format("-iso.docx", "ISO comment table", write_iso),
    "ippc": Format("-ippc.docx", "IPPC template", write_ippc),
}


def write(consolidation: Consolidation, form: str, path: Path) -> None:
    """Write the compilation as `form`, one of FORMATS, to `path`.

    The file appears whole or not at all. Raises KeyError for an unknown format
    and OSError where the folder cannot be written.
    """
    writer = FORMATS[form].writer
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as stream:
            writer(consolidation, stream)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
