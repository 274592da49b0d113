"""What would the public record be, were it published now?

It is built into a folder of its own, beside the archive, which nobody but the desk
serves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlmodel import select

from pipeline.cli.context import place
from pipeline.faults import Fault
from pipeline.store.tables import DeliveryRow
from rules.privacy import Find, private_in

if TYPE_CHECKING:
    from pipeline.compile import Issue
    from pipeline.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """When the preview was built, and what looks private in it, by its comment.

    Each is the delivery and the position of the comment, its id, and the words.
    """

    at: datetime
    looks_private: tuple[tuple[int, int, str, Find], ...]


class Preview:
    """The public record as it would be; one for all who are at the desk."""

    def __init__(self, service: Service) -> None:
        """Have none yet; it takes a while to build."""
        self._service = service
        self._building = Lock()
        self.built: Built | None = None

    @property
    def folder(self) -> Path:
        """Where it lies; nobody but the desk serves it."""
        return self._service.settings.preview_folder / "record"

    def build(self) -> None:
        """Write it anew; issue nothing. Raises Fault while somebody else does so."""
        if not self._building.acquire(blocking=False):
            raise Fault("It is being built; look again in a moment.")
        try:
            at, made = self._service.now(), self._service.preview(self.folder)
        finally:
            self._building.release()
        self.built = Built(at=at, looks_private=tuple(self._private(made)))

    def _private(
        self, made: Mapping[str, Issue]
    ) -> Iterator[tuple[int, int, str, Find]]:
        series = self._service.settings.consultation.series
        with self._service.ledger.reading() as session:
            by_number = select(DeliveryRow.number, DeliveryRow.id)
            numbered = dict(session.exec(by_number).all())
        for issue in made.values():
            for entry in issue.consolidation.entries():
                for find in private_in(entry.comment.text):
                    _, number, position = place(entry.id, series)
                    yield numbered[number] or 0, position or 0, entry.id, find
