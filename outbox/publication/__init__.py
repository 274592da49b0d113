"""How does the public record get onto the web? As a static site, all at once."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from outbox.publication.pages import file_name
from outbox.publication.record import Call, Edition, Record
from outbox.publication.replacement import begun, refuse_foreign, replace, sums_of
from outbox.publication.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from outbox.publication.replacement import Unfinished

__all__ = ["Call", "Edition", "Record", "file_name", "publish", "refuse_foreign"]


_Task: TypeAlias = "Callable[[], Path]"
#: Has a task done meanwhile, by another process; what it gives waits for the answer.
Beside: TypeAlias = "Callable[[_Task], AbstractContextManager[_Task]]"


def publish(
    record: Record,
    folder: Path,
    base_url: str,
    placing: AbstractContextManager[Any] | None = None,
    beside: Beside | None = None,
) -> str:
    """Replace the site in `folder` by that of `record`; return its digest.

    Readers see the old site or the new one, never a mixture; `placing` surrounds the
    moment between the two, `beside` is for a site that is large. Equal records give
    equal bytes. Raises FileExistsError where `folder` holds other files, and OSError
    where it cannot be written.
    """
    made = begun(folder)
    site = Site(record, base_url)
    if beside is None:
        return replace(made, made.put(site.files()), placing, record.shelves)
    with beside(partial(_put_apart, made, record, base_url, site.searched)) as put:
        here = made.put(site.files(whole=False))
        return replace(made, chain(here, sums_of(put)), placing, record.shelves)


def _put_apart(
    made: Unfinished, record: Record, base_url: str, searched: Sequence[str]
) -> Path:
    return made.put_apart(Site(record, base_url, searched).apart())
