"""Does what we hold and what we published still agree with what was sent?

Every raw message has the sha256 it is kept under and belongs to a delivery;
every event of the ledger follows its forerunner, here and in the mirror; every letter
says what was sent; every comment's words are in the file they are said to come from,
read again from the archive; every file that was issued says what was sent, and is to
the byte the one that was published; every stamp on the ledger holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, nullcontext
from datetime import datetime
from functools import partial
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, func, select

from outbox.compilation import FORMATS
from pipeline import compile as compilation
from pipeline import record
from pipeline.beside import beside, is_large
from pipeline.duties import poll_of
from pipeline.faults import Corrupt, Stuck
from pipeline.house import House
from pipeline.ledger import Ledger
from pipeline.letters import sent
from pipeline.locks import only_one
from pipeline.proof import stamping
from pipeline.proofread import proofread
from pipeline.proofread.sources import Said, strayed
from pipeline.publish import PUBLISHED, fingerprint
from pipeline.shelves import shelves
from pipeline.store import chain
from pipeline.store.issues import dated
from pipeline.store.meeting import MET
from pipeline.store.ordered import latest
from pipeline.store.tables import DeliveryRow, EventRow
from rules.lifecycle import DONE

if TYPE_CHECKING:
    from pipeline.service import Service
    from pipeline.settings import Settings

_MANIFEST = "manifest.txt"
_MET_NAME: Any = EventRow.data["sha256"].as_string()
#: The messages that the database knows, sorted.
_CLAIMED: tuple[Any, ...] = tuple(
    names.execution_options(yield_per=1_000)
    for names in (
        select(DeliveryRow.sha256).order_by(col(DeliveryRow.sha256)),
        select(_MET_NAME).where(EventRow.kind == MET).order_by(_MET_NAME),
    )
)


def verify(service: Service) -> Iterator[str]:
    """Name, in sentences, everything that does not agree; nothing when all does."""
    try:
        service.ledger.seal()
    except Stuck as fault:
        if not isinstance(fault, Corrupt):  # such a line is named below
            yield f"The newest events cannot be sealed yet: {fault}"
    here = partial(_issued, service.ledger, service.house)
    apart = partial(_issued_apart, service.settings, service.now())
    with beside(apart) if _is_large(service) else nullcontext(here) as issued:
        with service.ledger.reading() as session:
            yield from chain.differences(session, service.house.archive)
            letters = shelves(service.settings.local_folder)
            yield from sent.differences(session, service.house.archive, letters)
            for name in unclaimed(service) if _whole(session, service) else ():
                yield (
                    f"The message {name} lies in the archive, and no delivery knows "
                    "it. Have it taken: depositary rebuild."
                )
            yield from strayed(service.house, _said(session, service))
        for path in service.house.archive.altered():
            yield f"{path} is not as it was written. Restore it from a backup."
        published = [*_published(service)]
        yield from issued()
        yield from published
    yield from stamping.differences(service.ledger)


def _is_large(service: Service) -> bool:
    with service.ledger.reading() as session:
        number = session.exec(select(func.count()).select_from(DeliveryRow)).one()
    return is_large(number)


def _said(session: Session, service: Service) -> Iterator[Said]:
    """Go through all messages; with the comments of those that are done."""
    for known in record.deliveries(session, service.settings):
        done = known.row.state in DONE
        yield known.id, known.row.sha256, known.numbered_comments if done else ()


def _whole(session: Session, service: Service) -> bool:
    """Tell whether the database knows what the archive does."""
    try:
        return not chain.gap(session, service.house.archive)
    except Corrupt:
        return False


def unclaimed(service: Service) -> list[str]:
    """Name the archived messages that no delivery knows, unless more come just now."""
    with ExitStack() as until_all_is_seen:
        for duty in map(poll_of, service.settings.boxes):
            if not until_all_is_seen.enter_context(only_one(service.ledger, duty)):
                return []
        session = until_all_is_seen.enter_context(service.ledger.reading())
        claimed = [
            until_all_is_seen.enter_context(closing(session.execute(names)))
            for names in _CLAIMED
        ]
        known = merge(*(map(itemgetter(0), names) for names in claimed))
        return [*_without(service.house.archive, known)]


def _without(names: Iterable[str], known: Iterator[str]) -> Iterator[str]:
    """Go through names that are not among others; both are sorted."""
    other = next(known, None)
    for name in names:
        while other is not None and other < name:
            other = next(known, None)
        if name != other:
            yield name


def _issued(ledger: Ledger, house: House) -> Iterator[str]:
    """Read back what was issued; the public record has the same files."""
    settings = ledger.settings
    with ledger.reading() as session:
        for call in settings.calls:
            if not dated(session, call.id):
                continue
            issue = compilation.consolidated(session, ledger, house.drafts, call.id)
            if issue.new:
                continue  # decided since; the next issue says it
            folder = settings.compilations_folder
            paths = [folder / f"{call.id}{form.suffix}" for form in FORMATS.values()]
            for misprint in proofread(paths, issue.consolidation):
                yield str(misprint)


def _issued_apart(settings: Settings, now: datetime) -> list[str]:
    """Read it back in another process, which has a house and a ledger of its own."""
    with (
        closing(House(settings)) as house,
        closing(Ledger(settings, house.archive, lambda: now)) as ledger,
    ):
        return [*_issued(ledger, house)]


def _published(service: Service) -> Iterator[str]:
    """Compare the files of the last publication with what the ledger says of them."""
    settings = service.settings
    with service.ledger.reading() as session:
        last = latest(session, EventRow, EventRow.kind == PUBLISHED)
    if last is None:
        return
    folder, site = settings.compilations_folder, settings.site_folder
    yield from _altered(folder, last.data.get("files", {}))
    manifest = site / _MANIFEST
    yield from _altered(site, {_MANIFEST: last.data["digest"]})
    for name, digest in _lines(manifest):
        yield from _altered(site, {name: digest})
    room = shelves(settings.local_folder)  # there are three files a submission
    there, listed = (
        room.ordered(names, key=str) for names in (_files(site), _listed(manifest))
    )
    for name in _without(there, listed):
        yield f"{site / name}: nobody published a file {name}. Remove it."


def _lines(manifest: Path) -> Iterator[tuple[str, str]]:
    """Read the names of files and their digests, one after the other."""
    if manifest.exists():
        with manifest.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            for line in lines:
                digest, _, name = line.removesuffix("\n").partition("  ")
                if digest:
                    yield name, digest


def _listed(manifest: Path) -> Iterator[str]:
    yield _MANIFEST
    yield from (name for name, _ in _lines(manifest))


def _files(site: Path) -> Iterator[str]:
    """Name all files of a folder by their places in it."""
    for folder, _, names in os.walk(site):
        for name in names:
            yield f"{folder}/{name}".removeprefix(f"{site}/")


def _altered(folder: Path, known: Mapping[str, str]) -> Iterator[str]:
    """Name the files that are not there or not what they were."""
    for name, digest in known.items():
        path = folder / name
        try:
            same = fingerprint(path) == digest
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            yield f"{path} is missing; to have it made again: depositary publish."
            continue
        if not same:
            yield (
                f"{path} is not the file that was published: its bytes have changed. "
                "Compare it with a copy; to have it made again: depositary publish."
            )
