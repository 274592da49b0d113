"""How does a consolidation leave the house as a file?

One consolidation, one form a file: a layout printed as a kind of file (`iso.html`),
or data. `FORMATS` are issued and published, `OFFERED` is whatever can be asked for.
A writer gets a stream and never a path, and its bytes depend on the consolidation
alone. (The drafts with tracked changes are made by `tracked`, from their own files.)
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from outbox.compilation.annotations import write_jsonld, write_regulations
from outbox.compilation.pages import write_html
from outbox.compilation.paper import write_pdf
from outbox.compilation.structured import write_json
from outbox.compilation.table import write_csv
from outbox.compilation.tables import LAYOUTS
from outbox.compilation.word import write_word
from outbox.compilation.workbook import write_xlsx

if TYPE_CHECKING:
    from rules.consolidation import Consolidation


class Format(NamedTuple):
    """A format: how its files end, what to call it, and its writer."""

    suffix: str
    title: str
    writer: Callable[[Consolidation, BinaryIO], None]


_KINDS = {
    "docx": ("Word", write_word),
    "pdf": ("PDF", write_pdf),
    "html": ("one web page", write_html),
}


def _printed(layout: str, kind: str) -> Format:
    """Print a layout as a kind of file; that of WSIS needs no name."""
    title, writer = _KINDS[kind]
    if layout == "wsis":
        return Format(f".{kind}", title, partial(writer, LAYOUTS[layout]))
    return Format(
        f"-{layout}.{kind}", LAYOUTS[layout].title, partial(writer, LAYOUTS[layout])
    )


FORMATS: dict[str, Format] = {
    **{kind: _printed("wsis", kind) for kind in _KINDS},
    "xlsx": Format(".xlsx", "Excel", write_xlsx),
    "csv": Format(".csv", "CSV", write_csv),
    "json": Format(".json", "JSON", write_json),
    "iso": _printed("iso", "docx"),
    "ippc": _printed("ippc", "docx"),
}
OFFERED: dict[str, Format] = {
    **FORMATS,
    **{layout: _printed(layout, "docx") for layout in LAYOUTS},
    **{
        f"{layout}.{kind}": _printed(layout, kind)
        for layout in LAYOUTS
        for kind in _KINDS
    },
    "jsonld": Format(".jsonld", "W3C Web Annotations", write_jsonld),
    "regulations": Format("-regulations.json", "regulations.gov", write_regulations),
}


def write(consolidation: Consolidation, form: str, path: Path) -> None:
    """Write the compilation as `form`, one of OFFERED, to `path`.

    The file appears whole or not at all. Raises KeyError for an unknown format
    and OSError where the folder cannot be written.
    """
    found = FORMATS.get(form) or OFFERED[form]
    keep(path, partial(found.writer, consolidation))


def keep(path: Path, writer: Callable[[BinaryIO], None]) -> None:
    """Have a file written so that it appears whole or not at all."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as stream:
            writer(stream)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
