"""Which instants are accepted? Only those that say their zone."""

from __future__ import annotations

from datetime import datetime


def aware(instant: datetime | None, name: str) -> None:
    """Refuse an instant without a zone: a naive time is nobody's time."""
    if instant is not None and instant.tzinfo is None:
        raise ValueError(f"{name} has no zone: {instant.isoformat()}")
