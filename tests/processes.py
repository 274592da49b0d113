"""Processes of one consultation, as on the machines of a secretariat."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import func, select

from pipeline.store.tables import WAITING, DeliveryRow
from tests.consultation import AFTER

if TYPE_CHECKING:
    from pipeline.service import Service

_ROOT = Path(__file__).parents[1]


def started(
    folder: Path, role: str, at: datetime | None = AFTER
) -> subprocess.Popen[bytes]:
    """Start a process of that role, its lines in ROLE.log beside the configuration.

    Its clock stands at an instant, or is that of the machine.
    """
    command = [sys.executable, "-m", "pipeline", "--config", folder / "config.toml"]
    now = ["--now", at.isoformat()] if at else []
    with (folder / f"{role}.log").open("ab") as log:
        return subprocess.Popen(
            [*command, "run", "--role", role, *now],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
            stdout=log,
            stderr=log,
        )


@contextmanager
def crew(
    folder: Path, *roles: str, at: datetime | None = AFTER
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a process of each role; none of those left in the list outlives it."""
    processes = [started(folder, role, at) for role in roles]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def ended(process: subprocess.Popen[bytes]) -> int:
    """Tell it to stop; return its exit status when it has."""
    process.terminate()
    return process.wait(timeout=40)


def waiting(service: Service) -> int:
    """Count the deliveries that wait for work."""
    with service.ledger.reading() as session:
        return session.exec(
            select(func.count()).where(WAITING).select_from(DeliveryRow)
        ).one()
