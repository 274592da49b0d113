"""What do the drafts and the registry say now, and what is wrong with their files?

The secretariat may save them at any time. What is on the disk counts, and is read again
when it changed; as long as it cannot be read, nothing is guessed from what it said
before. What needs it waits, and goes on by itself once it is mended.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.drafts import DraftError, read_draft
from pipeline.drafts.doubts import faults_of
from pipeline.faults import ConfigurationFault, SourceFault
from pipeline.registry import read_registry
from rules import paragraph, stakeholder

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.settings.sections import DraftFile
    from rules.terms import Draft, Registered

_MOST = 5  # faults of one file that are told
_MORE = "{}: {} more faults; `depositary doctor` tells all."
_NOT_THERE = (
    "{}: the registry cannot be read ({}). Put it back, or mend `registry` in the "
    "configuration."
)
_BEING_SAVED = "{}: the draft {} was saved this very moment; it is read when it rests."
#: Seconds that a draft which was read before must rest: half of it may be written.
_REST = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The registry as its file says it."""

    registered: tuple[Registered, ...]
    domains: frozenset[str]
    prepared: stakeholder.Registry


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of a file as it was then, or what kept it from being read."""

    stamp: tuple[int, ...]
    value: Any
    faults: tuple[str, ...] = ()


class Sources:
    """The drafts and the registry of a consultation, as they are on the disk."""

    def __init__(self, settings: Settings, *, most: int | None = _MOST) -> None:
        """Read nothing yet; of each file tell at `most` so many faults."""
        self._settings = settings
        self._most = most
        self._found: dict[str, _Found] = {}
        self._drafts: tuple[Draft, ...] = ()
        self._labelled: tuple[tuple[Draft, ...], paragraph.Drafts] | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts; raises SourceFault with all that is wrong with their files."""
        found = [self._draft(draft) for draft in self._settings.drafts]
        _refuse(found)
        drafts = tuple(each.value for each in found)
        same = len(drafts) == len(self._drafts)
        if not (same and all(map(_is, drafts, self._drafts))):
            self._drafts = drafts
        return self._drafts

    @property
    def labelled(self) -> paragraph.Drafts:
        """The drafts, prepared for attribution."""
        drafts, made = self.drafts, self._labelled
        if made is None or made[0] is not drafts:
            own = (self._settings.letters.address,)
            made = self._labelled = drafts, paragraph.prepare(drafts, own)
        return made[1]

    @property
    def known(self) -> Known:
        """The registry; raises SourceFault with all that is wrong with its file."""
        found = self._registry()
        _refuse([found])
        known: Known = found.value
        return known

    def troubles(self) -> tuple[str, ...]:
        """Say what cannot be read now, each in a sentence with file and line."""
        found = [*map(self._draft, self._settings.drafts), self._registry()]
        return tuple(fault for each in found for fault in each.faults)

    def remarks(self) -> tuple[str, ...]:
        """Say what keeps comments from being placed, though all can be read."""
        drafts = map(self._draft, self._settings.drafts)
        return tuple(faults_of([each.value for each in drafts if each.value]))

    def _draft(self, draft: DraftFile) -> _Found:
        settings, name = self._settings, f"draft {draft.id}"
        path, authors = settings.path(draft.file), settings.consultation
        stamp, before = _stamp(path), self._found.get(name)
        if before and before.stamp == stamp:  # as before nearly every stage
            return before
        age = time.time() - stamp[0] / 1e9 if stamp else _REST
        if before and before.value and 0 <= age < _REST:
            said = _BEING_SAVED.format(path.name, draft.id)
            return _Found(before.stamp, None, (said,))
        read = partial(read_draft, path, draft, authors.secretariat_authors)
        return self._read(name, path, stamp, read)

    def _registry(self) -> _Found:
        file = self._settings.stakeholders.registry
        path = self._settings.path(file) if file else None
        stamp = _stamp(path) if path else ()
        return self._read("registry", path, stamp, lambda: _known(path))

    def _read(
        self,
        name: str,
        path: Path | None,
        stamp: tuple[int, ...],
        read: Callable[[], object],
    ) -> _Found:
        """Read a file, unless it is the one that was read before."""
        before = self._found.get(name)
        if before and before.stamp == stamp:
            return before
        try:
            found = _Found(stamp, read())
        except (DraftError, ConfigurationFault, OSError) as fault:
            if path is None:
                raise
            told = tuple(_told(path.name, fault, self._most))
            found = _Found(stamp, None, told)
            if isinstance(fault.__cause__ or fault, OSError):
                return found  # a lock leaves no mark when it goes
        self._found[name] = found
        return found


def _is(one: object, other: object) -> bool:
    return one is other


def _refuse(found: list[_Found]) -> None:
    if faults := [fault for each in found for fault in each.faults]:
        raise SourceFault("\n".join(faults))


def _stamp(path: Path) -> tuple[int, ...]:
    """Tell one saved file from another; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _known(path: Path | None) -> Known:
    registered = read_registry(path) if path else ()
    return Known(
        registered=registered,
        domains=frozenset(domain for one in registered for domain in one.domains),
        prepared=stakeholder.prepare(registered),
    )


def _told(name: str, fault: Exception, most: int | None) -> Iterator[str]:
    """Say in sentences what is wrong with a file."""
    match fault:
        case ConfigurationFault():
            complaints = fault.complaints
            for one in complaints[:most]:
                yield f"{name}, line {one.line}, {one.where}: {one.what}."
            if more := len(complaints[most:]) if most else 0:
                yield _MORE.format(name, more)
        case OSError():
            yield _NOT_THERE.format(name, fault.strerror)
        case _:
            yield str(fault)
