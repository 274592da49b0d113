"""Which collaborators do the stages share in one process?

The archive, the reader of files, and what the rules were prepared with: the
drafts and the registry. Prepared once a process, on first use, so that a pool
of processes and a single one run the same code.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.archive import Archive
from pipeline.bounded import Reader
from pipeline.documents import documents
from pipeline.drafts import read_draft
from pipeline.registry import read_registry
from rules import paragraph, stakeholder

if TYPE_CHECKING:
    from pipeline.documents import Document
    from pipeline.settings import Settings
    from rules.terms import Draft, Registered


class House:
    """What a stage may use beside the facts of its delivery."""

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is opened yet."""
        self.settings = settings

    @cached_property
    def archive(self) -> Archive:
        """The raw messages, by their sha256."""
        return Archive(self.settings.archive_folder)

    def documents(self, sha256: str) -> list[Document]:
        """Return the bodies and files of an archived message, in its order."""
        return documents(self.archive.get(sha256))

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

    @cached_property
    def registered(self) -> tuple[Registered, ...]:
        """The stakeholders we know."""
        file = self.settings.stakeholders.registry
        return read_registry(self.settings.path(file)) if file else ()

    @cached_property
    def known_domains(self) -> frozenset[str]:
        """The domains of the registry, which others may try to look like."""
        return frozenset(domain for r in self.registered for domain in r.domains)

    @cached_property
    def registry(self) -> stakeholder.Registry:
        """The stakeholders we know, prepared for attribution."""
        return stakeholder.prepare(self.registered)

    def close(self) -> None:
        """End the reader's child, if it was ever started."""
        if "reader" in self.__dict__:
            self.reader.close()
