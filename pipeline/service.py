"""What does one pass do? Poll, work, send, publish what is due.

The service holds the collaborators of one process together and offers the few
duties that the timer, the command line and the tests call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from outbox.compilation import FORMATS
from pipeline import compile as compilation
from pipeline import post, publish
from pipeline.boxes import open_mailbox
from pipeline.engine import open_engine
from pipeline.faults import Fault
from pipeline.fetch import poll
from pipeline.house import House
from pipeline.ledger import Ledger
from pipeline.locks import only_one
from pipeline.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from pipeline.boxes import Mailbox
    from pipeline.fetch import PollReport
    from pipeline.settings import Settings
    from rules.consolidation import Consolidation

POLL, PUBLISH = "poll", "publish"


def mailbox_of(settings: Settings) -> Mailbox:
    """Make the mailbox that the configuration means; connects to nothing yet."""
    mailbox = settings.mailbox
    return open_mailbox(
        mailbox.url,
        secret=lambda: mailbox.secret(settings.base),
        also=mailbox.also,
        done=mailbox.done,
        xoauth2=mailbox.auth == "xoauth2",
        cafile=settings.path(mailbox.cafile) if mailbox.cafile else None,
        base=settings.base,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one pass to idle did; `trouble` are sentences for a person."""

    new: int = 0
    steps: int = 0
    letters: int = 0
    issued: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()


class Service:
    """The collaborators of one process, and the duties of a consultation."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        """Open the ledger; mailbox, pool and reader wait for their first use."""
        self.settings = settings
        self.now = now
        self.house = House(settings)
        self.ledger = Ledger(settings, self.house.archive, now)
        self.engine = open_engine(settings, self.house)
        self.worker = Worker(self.ledger, self.house, self.engine)
        self.mailbox = mailbox_of(settings)

    def __enter__(self) -> Self:
        """Be used in a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything that was opened."""
        self.mailbox.close()
        self.engine.close()
        self.house.close()
        self.ledger.close()

    def poll(self, stopping: Callable[[], bool] = lambda: False) -> PollReport | None:
        """Take what is in the mailbox; None when another poller is at it."""
        with only_one(self.settings.archive_folder, "poll") as mine:
            if not mine:
                return None
            report = poll(
                self.mailbox, self.house.archive, self.ledger, self.now, stopping
            )
        self.ledger.beat(POLL, f"{report.new} new")
        return report

    def post(self, stopping: Callable[[], bool] = lambda: False) -> post.Posted:
        """Send the letters that are due."""
        titles = {draft.id: draft.title for draft in self.house.drafts}
        return post.post(self.ledger, titles, stopping)

    def due(self) -> dict[str, compilation.Issue]:
        """Return the compilations of the calls whose time has come."""
        with self.ledger.reading() as session:
            return {
                call: compilation.consolidated(
                    session, self.ledger, self.house.drafts, call
                )
                for call in compilation.due(self.ledger)
            }

    def publish(self, *, always: bool = False) -> tuple[str, ...]:
        """Issue what is due and replace the public record; name the new issues."""
        with only_one(self.settings.archive_folder, "publish") as mine:
            if not mine:
                return ()
            issues = self.due()
            new = tuple(call for call, issue in issues.items() if issue.new)
            if not (always or new or not publish.was_published(self.ledger)):
                return ()
            for issue in issues.values():
                compilation.write_files(
                    issue.consolidation, self.compilations, tuple(FORMATS)
                )
                compilation.settle(self.ledger, issue)
            public = {call: issue.consolidation for call, issue in issues.items()}
            self._publish(public)
        self.ledger.beat(PUBLISH, ", ".join(new))
        return new

    def _publish(self, public: Mapping[str, Consolidation]) -> str:
        return publish.publish(self.ledger, self.house.drafts, public)

    @property
    def compilations(self) -> Path:
        """The folder of the compilations as files, beside the site."""
        site = self.settings.path(self.settings.publication.folder)
        return site.parent / "compilations"

    def once(
        self, progress: Callable[[str, int], None] = lambda _stage, _done: None
    ) -> Pass:
        """Do one pass to idle; what cannot be done now is told, and waits."""
        trouble: list[str] = []
        new = 0
        try:
            report = self.poll()
            new = report.new if report else 0
            trouble += report.troubles if report else ()
        except Fault as fault:
            trouble.append(str(fault))
        steps = self.worker.run(progress=progress)
        letters = self.post()
        if letters.failed:
            trouble.append(f"{letters.failed} letters failed or are in doubt.")
        issued = self.publish()
        self.ledger.seal()
        return Pass(
            new=new,
            steps=steps,
            letters=letters.sent,
            issued=issued,
            trouble=tuple(trouble),
        )
