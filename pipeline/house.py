"""Which collaborators do the stages share in one process?

The archive, the reader of files, and what the rules are prepared with: the drafts and
the registry. Prepared on first use, so that a pool of processes and a single one run
the same code.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.archive import Archive, open_archive
from pipeline.bounded import Reader
from pipeline.message.documents import Document, inside
from pipeline.message.parts import Opened, opened
from pipeline.sources import Sources
from rules.deadline import own_stamps

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.settings.sections import Mailbox
    from rules import paragraph, stakeholder
    from rules.terms import Draft, Registered, Stamp

#: Messages up to this size, in bytes, are held while their turn comes.
_SMALL = 256 * 1024


class House:
    """What a stage may use beside the facts of its delivery."""

    def __init__(self, settings: Settings) -> None:
        """Remember the settings; nothing is opened yet."""
        self.settings = settings
        self.sources = Sources(settings)
        self._last: tuple[str, Opened | None] = "", None
        self._expected: dict[str, Opened] = {}

    @cached_property
    def archive(self) -> Archive:
        """The raw messages, by their sha256."""
        return open_archive(self.settings.archive_url, self.settings.local_folder)

    def opened(self, sha256: str) -> Opened:
        """Return an archived message, walked; two stages in a row fetch it once."""
        if sha256 in self._expected:
            return self._expected[sha256]
        name, mail = self._last
        if name != sha256 or mail is None:
            mail = opened(self.archive.get(sha256))
            self._last = sha256, mail
        return mail

    def documents(self, sha256: str) -> list[Document]:
        """Return the bodies and files of an archived message, in its order."""
        return inside(self.opened(sha256))

    def expect(self, hashes: Sequence[str]) -> None:
        """Hold the small ones of these messages, and have what is plain read together.

        What goes wrong with one here goes wrong in its stage again, and is told there.
        """
        self._expected = {}
        with suppress(Exception):
            self.archive.expect(hashes)
        for sha256 in hashes:
            with suppress(Exception):
                raw = self.archive.get(sha256)
                if len(raw) <= _SMALL:
                    self._expected[sha256] = opened(raw)
        if self._expected:
            self.reader.foresee(map(inside, self._expected.values()))

    def mailbox(self, account: str, stamps: Sequence[Stamp]) -> Mailbox:
        """Return the mailbox that a delivery came through, as the configuration has it.

        What was imported came through the first one whose hosts stamped it.
        """
        boxes = self.settings.accounts
        stamped = (box for box in boxes.values() if own_stamps(stamps, box.own_hosts))
        return boxes.get(account) or next(stamped, self.settings.mailbox)

    @cached_property
    def reader(self) -> Reader:
        """The bounded reader of whatever people send."""
        return Reader()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts as they were distributed; all faults are told at once."""
        return self.sources.drafts

    @property
    def labelled(self) -> paragraph.Drafts:
        """The drafts, prepared for attribution."""
        return self.sources.labelled

    @property
    def registered(self) -> tuple[Registered, ...]:
        """The stakeholders we know."""
        return self.sources.known.registered

    @property
    def known_domains(self) -> frozenset[str]:
        """The domains of the registry, which others may try to look like."""
        return self.sources.known.domains

    @property
    def registry(self) -> stakeholder.Registry:
        """The stakeholders we know, prepared for attribution."""
        return self.sources.known.prepared

    def close(self) -> None:
        """End the reader's child, if it was ever started."""
        if "reader" in self.__dict__:
            self.reader.close()
