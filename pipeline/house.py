"""Which collaborators do the stages share in one process?

The archive, the reader of files, and what the rules were prepared with: the
drafts and the registry. Prepared once a process, on first use, so that a pool
of processes and a single one run the same code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.archive import open_archive
from pipeline.bounded import Reader
from pipeline.drafts import read_draft
from pipeline.faults import ConfigurationFault
from pipeline.message.documents import documents
from pipeline.registry import read_registry
from rules import paragraph, stakeholder

if TYPE_CHECKING:
    from pipeline.archive import Archive
    from pipeline.message.documents import Document
    from pipeline.settings import Settings
    from rules.terms import Draft, Registered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The registry as the file held it at that time."""

    stamp: int
    registered: tuple[Registered, ...]
    domains: frozenset[str]
    prepared: stakeholder.Registry


class House:
    """What a stage may use beside the facts of its delivery."""

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is opened yet."""
        self.settings = settings
        self._registry: _Known | None = None
        self._last: tuple[str, bytes] = "", b""

    @cached_property
    def archive(self) -> Archive:
        """The raw messages, by their sha256."""
        return open_archive(self.settings.archive_url, self.settings.local_folder)

    def raw(self, sha256: str) -> bytes:
        """Return an archived message; two stages in a row fetch it once."""
        name, raw = self._last
        if name != sha256:
            raw = self.archive.get(sha256)
            self._last = sha256, raw
        return raw

    def documents(self, sha256: str) -> list[Document]:
        """Return the bodies and files of an archived message, in its order."""
        return documents(self.raw(sha256))

    @cached_property
    def reader(self) -> Reader:
        """The bounded reader of whatever people send."""
        return Reader()

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts as they were distributed."""
        return tuple(
            read_draft(
                self.settings.path(draft.file),
                id=draft.id,
                title=draft.title,
                call=draft.call,
                aliases=draft.aliases,
                former=draft.former,
                secretariat_authors=self.settings.consultation.secretariat_authors,
            )
            for draft in self.settings.drafts
        )

    @cached_property
    def labelled(self) -> paragraph.Drafts:
        """The drafts, prepared for attribution."""
        return paragraph.prepare(self.drafts)

    @property
    def registered(self) -> tuple[Registered, ...]:
        """The stakeholders we know."""
        return self._known.registered

    @property
    def known_domains(self) -> frozenset[str]:
        """The domains of the registry, which others may try to look like."""
        return self._known.domains

    @property
    def registry(self) -> stakeholder.Registry:
        """The stakeholders we know, prepared for attribution."""
        return self._known.prepared

    @property
    def _known(self) -> _Known:
        """Read the registry, and again whenever another file took its place.

        One with a fault does not take the place of one without.
        """
        file = self.settings.stakeholders.registry
        stamp = self.settings.path(file).stat().st_mtime_ns if file else 0
        before = self._registry
        if before is None or before.stamp != stamp:
            try:
                known = read_registry(self.settings.path(file)) if file else ()
            except ConfigurationFault:
                if before is None:
                    raise
                return before
            self._registry = _Known(
                stamp=stamp,
                registered=known,
                domains=frozenset(domain for r in known for domain in r.domains),
                prepared=stakeholder.prepare(known),
            )
            return self._registry
        return before

    def close(self) -> None:
        """End the reader's child, if it was ever started."""
        if "reader" in self.__dict__:
            self.reader.close()
