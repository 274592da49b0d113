"""Processes of one consultation, as on the machines of a secretariat."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import func, select

from pipeline.store.tables import WAITING, DeliveryRow
from tests import forks
from tests.consultation import AFTER

if TYPE_CHECKING:
    from pipeline.service import Service


def started(folder: Path, role: str, at: datetime | None = AFTER) -> forks.Fork:
    """Start a process of that role, its lines in ROLE.log beside the configuration.

    Its clock stands at an instant, or is that of the machine.
    """
    now = ["--now", at.isoformat()] if at else []
    words = ["--config", folder / "config.toml", "run", "--role", role, *now]
    log = folder / f"{role}.log"
    return forks.started(words, folder, log, log)


@contextmanager
def crew(
    folder: Path, *roles: str, at: datetime | None = AFTER
) -> Iterator[list[forks.Fork]]:
    """Start a process of each role; none of those left in the list outlives it."""
    processes = [started(folder, role, at) for role in roles]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def ended(process: forks.Fork) -> int:
    """Tell it to stop; return its exit status when it has."""
    process.terminate()
    return process.wait(timeout=40)


def waiting(service: Service) -> int:
    """Count the deliveries that wait for work."""
    with service.ledger.reading() as session:
        return session.exec(
            select(func.count()).where(WAITING).select_from(DeliveryRow)
        ).one()
