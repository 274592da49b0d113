"""How fast do mails in files become deliveries, and what does it cost to go on?

Makes an mbox and a tar of short mails, imports each into a new consultation, in a
process of its own, and imports it again: what a second run costs is what it costs to
go on after an import was broken off. Prints mails a second, by the clock and by CPU,
and the largest memory of the process.

    python -m bench.importing 20000 --only mbox
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from bench.cost import alone, peak, processor
from pipeline.archive import open_archive
from pipeline.importing import take
from pipeline.ledger import Ledger
from pipeline.settings import load
from tests.consultation import write
from tests.postgres import database


def mail(n: int) -> bytes:
    """Write a short mail, as a campaign has them: 1.5 kB, no two alike."""
    text = f"As citizen {n} I ask you to delete paragraph {n % 3 + 1}. " * 12
    return (
        f"Received: from relay.example by mx.example.org; "
        f"Tue, 10 Mar 2026 10:{n // 60 % 60:02}:{n % 60:02} +0000\n"
        f"From: Person {n} <p{n}@party{n % 1000}.example>\nTo: info@example.org\n"
        f"Subject: Comments on the draft, {n}\nMessage-ID: <m{n}@a.example>\n"
        f"Date: Tue, 10 Mar 2026 09:59:00 +0000\n\n{text}\n"
    ).encode()


def as_mbox(path: Path, number: int) -> None:
    """Write them all into one mbox file."""
    with path.open("wb") as file:
        for n in range(number):
            file.write(b"From x Tue Mar 10 10:00:00 2026\n" + mail(n) + b"\n")


def as_tar(path: Path, number: int) -> None:
    """Write each as a file of a tar.gz."""
    with tarfile.open(path, "w:gz", compresslevel=1) as packed:
        for n in range(number):
            member = tarfile.TarInfo(f"mails/{n}.eml")
            member.size, member.mtime = len(mail(n)), 1773136800
            packed.addfile(member, io.BytesIO(mail(n)))
            packed.members = []  # type: ignore[attr-defined]  # else it keeps them all


MAKE = {"mbox": as_mbox, "tar.gz": as_tar}


class Took(NamedTuple):
    """What an import found, and what it took."""

    new: int
    known: int
    seconds: float
    cpu: float
    megabytes: float


def one(config: Path, file: Path, url: str) -> Took:
    """Import a file into the database of that address, or of the configuration."""
    os.environ |= {"DEPOSITARY_STORE__DATABASE": url} if url else {}
    settings = load(config)
    archive = open_archive(settings.archive_url, settings.local_folder)
    began, used = time.monotonic(), processor()
    with closing(Ledger(settings, archive, lambda: datetime.now(UTC))) as ledger:
        taken = take(ledger, [file])
    seconds, cpu = time.monotonic() - began, processor() - used
    return Took(taken.new, taken.known, seconds, cpu, peak())


def measure(name: str, url: str, kind: str, number: int) -> None:
    """Import twice and print both."""
    with tempfile.TemporaryDirectory() as folder:
        config = write(Path(folder))
        file = Path(folder) / f"mails.{kind}"
        MAKE[kind](file, number)
        for turn, found in (("first", (number, 0)), ("again", (0, number))):
            it = alone(one, config, file, url)
            if it[:2] != found:
                raise SystemExit(f"{name} {kind}: {it}")
            print(
                f"{name:11} {kind:7} {turn}: {number / it.seconds:8.0f} mails/s, "
                f"{1e6 * it.cpu / number:5.0f} us CPU a mail, "
                f"{it.megabytes:4.0f} MiB at most"
            )


def main(
    number: Annotated[int, typer.Argument()] = 20_000,
    only: Literal["mbox", "tar.gz"] | None = None,
) -> None:
    """Measure on SQLite and on PostgreSQL."""
    for kind in (only,) if only else MAKE:
        measure("SQLite", "", kind, number)
        with database("importing") as url:
            measure("PostgreSQL", url, kind, number)


if __name__ == "__main__":
    typer.run(main)
