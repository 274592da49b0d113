"""How does a letter leave into a folder? For tests, and where mail is sent by hand."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from outbox.address import envelope
from outbox.fate import Outcome, State


@dataclass(frozen=True, slots=True)
class Folder:
    """One .eml a letter, named after its Message-ID: sent twice, there once.

    There is no archive copy, because the file is one.
    """

    repeatable: ClassVar[bool] = True

    folder: Path

    def send(
        self, raw: bytes, *, recipient: str, bcc: str | None = None, message_id: str
    ) -> Outcome:
        """Write one letter as a file. Never raises for what the world does."""
        del bcc
        name = quote(message_id.strip("<>"), safe="@+") + ".eml"
        try:
            envelope(recipient)
            self._write(name, raw)
        except ValueError as fault:
            return Outcome(state=State.FAILED, reason=str(fault))
        except OSError as fault:
            return Outcome(
                state=State.DEFERRED,
                reason=f"{name} could not be written: {fault.strerror}",
            )
        return Outcome(state=State.SENT, reason=f"written as {name}")

    def fault(self) -> str:
        """Say in a sentence why no letter could leave now; empty: it could."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return ""
        except OSError as fault:
            return f"no letter can be written to {self.folder}: {fault.strerror}"

    def _write(self, name: str, raw: bytes) -> None:
        """Write the whole file or none, and have it survive a power cut."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self.folder / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
