"""The sample consultation after its cut-off, with four people at its desk."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from tests import forks

ROOT = Path(__file__).parents[2]
CUT_OFF = "2026-03-21T00:30:00Z"
PEOPLE = {
    "rita": ("Rita Reader", "reader"),
    "omar": ("Omar Reviewer", "reviewer"),
    "ada": ("Ada Secretary", "secretary"),
    "hedda": ("Hedda Head", "head"),
}
WORD = "a long enough password"
#: Four people send the same words, which name no paragraph.
CAMPAIGN = "Printing remains essential: every service can still be completed on paper."
SENDERS = ("ines", "jonas", "kofi", "lena")


@cache
def cheap_hash() -> str:
    """Return what is kept of the password, made in little time."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64)
    return cheap.hash(WORD)


def people() -> str:
    """Return the tables of the configuration that name the people."""
    return "".join(
        f'\n[[people]]\nlogin = "{login}"\nname = "{name}"\nrole = "{role}"\n'
        f'password_hash = "{cheap_hash()}"\n'
        for login, (name, role) in PEOPLE.items()
    )


def furnish(folder: Path) -> Path:
    """Lay the sample and a small campaign into a folder, and process them all."""
    shutil.copytree(
        ROOT / "sample", folder, ignore=shutil.ignore_patterns("mailbox", "__pycache__")
    )
    subprocess.run([sys.executable, folder / "build.py", folder, CUT_OFF], check=True)
    for nth, sender in enumerate(SENDERS):
        mail = EmailMessage()
        mail["Received"] = (
            f"from out.example by mx.odps.example; Tue, 10 Mar 2026 10:0{nth}:00 +0000"
        )
        mail["From"] = f"{sender.title()} <{sender}@people{nth}.example>"
        mail["To"] = "consultation@odps.example"
        mail["Subject"] = f"Comments on the draft framework, from {sender}"
        mail["Message-ID"] = f"<{sender}@people{nth}.example>"
        mail["Date"] = f"Tue, 10 Mar 2026 10:0{nth}:00 +0000"
        mail.set_content(f"Dear secretariat,\n\n{CAMPAIGN}\n\n{sender.title()}\n")
        (folder / f"mailbox/new/17{nth}.{sender}").write_bytes(mail.as_bytes())
    config = folder / "config.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + people(), encoding="utf-8")
    depositary(folder, "once", "--now", CUT_OFF)
    return folder


def depositary(folder: Path, *verb: str) -> subprocess.CompletedProcess[str]:
    """Run a verb of the command line on the consultation."""
    done = forks.depositary("--config", folder / "config.toml", *verb)
    assert done.returncode in (0, 1), done.stderr
    return done


def waiting(folder: Path) -> Sequence[dict[str, object]]:
    """Return what waits for a person, as the command line tells it."""
    found: Sequence[dict[str, object]] = json.loads(
        depositary(folder, "--json", "review").stdout
    )
    return found


def events(folder: Path, *kinds: str) -> list[dict[str, Any]]:
    """Return what the ledger holds of these kinds, oldest first."""
    database = sqlite3.connect(folder / "build/depositary.db")
    with contextlib.closing(database):
        rows = database.execute(
            "SELECT kind, delivery_id, data FROM event ORDER BY seq"
        ).fetchall()
    return [
        {"kind": kind, "delivery": delivery, "data": json.loads(data)}
        for kind, delivery, data in rows
        if kind in kinds
    ]


@contextlib.contextmanager
def open_desk(folder: Path, *, token: bool = False) -> Iterator[tuple[str, forks.Fork]]:
    """Start `depositary desk`; give its address (its link) and its process."""
    config = folder / "config.toml"
    with forks.running("--config", config, "--json", "desk") as process:
        while not process.printed().rstrip().endswith("}"):
            assert process.poll() is None, "the desk did not open"
            time.sleep(0.05)
        address = json.loads(process.printed())["link"]
        try:
            yield address if token else address.partition("/enter")[0], process
        finally:
            process.send_signal(signal.SIGINT)
            with contextlib.suppress(TimeoutError):
                process.wait(timeout=10)
