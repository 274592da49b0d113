"""How does the public record get onto the web? As a static site, all at once."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from outbox.publication.pages import file_name
from outbox.publication.record import Call, Edition, Record
from outbox.publication.replacement import refuse_foreign, replace
from outbox.publication.site import files

__all__ = ["Call", "Edition", "Record", "file_name", "publish", "refuse_foreign"]


def publish(
    record: Record,
    folder: Path,
    base_url: str,
    placing: AbstractContextManager[Any] | None = None,
) -> str:
    """Replace the site in `folder` by that of `record`; return its digest.

    Readers see the old site or the new one, never a mixture; `placing` surrounds the
    moment between the two. Equal records give equal bytes. Raises FileExistsError
    where `folder` holds other files, and OSError where it cannot be written.
    """
    return replace(folder, files(record, base_url), placing, record.shelves)
