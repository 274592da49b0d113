"""What does one pass do? Poll, work, send, publish what is due.

The service holds the collaborators of one process together and offers the few
duties that the timer, the command line and the tests call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Self

from sqlmodel import col, select

from pipeline import compile as compilation
from pipeline import publish
from pipeline.archive import establish
from pipeline.boxes import Mailbox, open_mailbox
from pipeline.deadlines import EXTENDED
from pipeline.duties import LETTERS, PUBLISH, STAMP, WORK, attempt, poll_of
from pipeline.engine import open_engine
from pipeline.faults import Fault, SourceFault, Stuck
from pipeline.fetch import PollReport, Round, poll
from pipeline.future import dated_ahead
from pipeline.house import House
from pipeline.ledger import Ledger
from pipeline.letters import post
from pipeline.letters.announcing import announce
from pipeline.letters.telling import titled
from pipeline.locks import lead, only_one
from pipeline.proof import stamping
from pipeline.proof.whole import refuse_a_gap, refuse_no_file
from pipeline.store import chain
from pipeline.store.issues import ISSUED
from pipeline.store.tables import DeliveryRow, EventRow
from pipeline.worker import Worker

if TYPE_CHECKING:
    from pipeline.decisions import Person
    from pipeline.settings import Settings

    Progress = Callable[[str, int], None]

_ANOTHER = "Another pass reads the mailbox just now, so this one took nothing from it."
#: The first event where mail was to be taken before there was any: the archive is
#: called after its first event, and a mailbox is marked with that name.
_BEGAN = "began"
#: The event by which a person has something issued.
_ASKED = "asked to issue"
_UNREAD = (
    "The cut-off of {} has passed, but its mail was not read since; nothing is "
    "issued before. To issue it all the same: depositary publish --by NAME --because "
    "WHY."
)
#: What is told beneath what is wrong with drafts or registry.
HELD_UP = (
    "Until that is mended, mail that needs it waits, and nothing is issued. What can "
    "be issued without it: depositary publish --by NAME --because WHY."
)
_LOST = (
    "The compilation of {} is not issued again: it would lack {}, which it had and "
    "which cannot be read any more. Restore the archive from a backup, then: "
    "depositary decide ID --replay. If there is no backup: "
    "depositary publish --without-missing --by NAME --because WHY."
)


def mailbox_of(settings: Settings, name: str) -> Mailbox:
    """Make the mailbox of that name; connects to nothing yet."""
    mailbox = settings.boxes[name]
    return open_mailbox(
        mailbox.url,
        secret=lambda: mailbox.secret(settings.base),
        also=mailbox.also,
        done=mailbox.done,
        xoauth2=mailbox.auth == "xoauth2",
        cafile=settings.path(mailbox.cafile) if mailbox.cafile else None,
        base=settings.base,
        section=f"mailboxes.{name}" if name else "mailbox",
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

    def __init__(
        self, settings: Settings, now: Callable[[], datetime], *, whole: bool = True
    ) -> None:
        """Open the ledger; mailbox, pool and reader wait for their first use.

        Raises Fault where the database and the archive do not belong together,
        unless one that is not `whole` will do.
        """
        self.settings = settings
        self.house = House(settings)
        #: Of whoever publishes, perhaps beside another thread that works.
        self._press = House(settings)
        if whole:
            refuse_no_file(settings, self.house.archive)
        self.ledger = Ledger(settings, self.house.archive, now)
        self.now = self.ledger.now
        with ExitStack() as unless_all_is_well:
            unless_all_is_well.callback(self.ledger.close)
            if whole:
                refuse_a_gap(self.ledger)
                establish(settings.archive_url)
            self.engine = open_engine(settings, self.house)
            self.worker = Worker(self.ledger, self.house, self.engine)
            self.mailboxes = {
                name: mailbox_of(settings, name) for name in settings.boxes
            }
            self._rounds = {name: Round() for name in settings.boxes}
            unless_all_is_well.pop_all()

    def __enter__(self) -> Self:
        """Be used in a `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything that was opened."""
        for mailbox in self.mailboxes.values():
            mailbox.close()
        self.engine.close()
        self.house.close()
        self._press.close()
        self.ledger.close()

    def poll(
        self, stopping: Callable[[], bool] = lambda: False, name: str = ""
    ) -> PollReport | None:
        """Take what is in the mailbox of that name; None if another poller is at it."""
        duty, mailbox = poll_of(name), self.mailboxes[name]
        with only_one(self.ledger, duty) as mine:
            if not mine:
                return None
            began = self.now()  # what comes meanwhile may have been overlooked
            report = poll(
                mailbox,
                self.house.archive,
                self.ledger,
                self.now,
                stopping,
                goes_on=self._rounds[name],
                ours=self._called(),
                settled=self._has_taken_from(mailbox.account),
            )
        if not stopping():
            self._rounds[name] = Round()
            self.ledger.beat(duty, f"{report.new} new", began)
        return report

    def _called(self) -> str:
        """Return what mailboxes are marked with: the name of our archive."""
        archive, consultation = self.house.archive, self.settings.consultation.id
        name = chain.name_of(archive, consultation)
        if not name:
            if not self.ledger.seal():  # nothing has happened yet
                with self.ledger.unit() as unit:
                    unit.event(_BEGAN, None, token=token_hex(8))
                self.ledger.seal()
            name = chain.name_of(archive, consultation)
        return name

    def _has_taken_from(self, account: str) -> bool:
        known = select(DeliveryRow.id).where(DeliveryRow.account == account).limit(1)
        with self.ledger.reading() as session:
            return session.exec(known).first() is not None

    def work(
        self,
        stopping: Callable[[], bool] = lambda: False,
        enough: Callable[[], bool] = lambda: False,
    ) -> None:
        """Bring further what waits, or have it handed out to those who do."""
        if self.ledger.distribution.shared:
            self.worker.resume_deferred()
            self.ledger.distribution.restore(self.ledger.engine)
        else:
            self.worker.run(stopping, enough=enough)

    def post(self, stopping: Callable[[], bool] = lambda: False) -> post.Posted:
        """Send the letters that are due."""
        house = self.house
        titles = titled(house.drafts, house.labelled.citable)
        return post.post(self.ledger, titles, stopping)

    def due(self, *, forced: bool = False) -> dict[str, compilation.Issue]:
        """Return the compilations of the calls whose time has come."""
        with self.ledger.reading() as session:
            return {
                call: compilation.consolidated(
                    session, self.ledger, self.house.drafts, call
                )
                for call in compilation.due(self.ledger, forced=forced)
            }

    def publish(
        self,
        *,
        always: bool = False,
        forced: bool = False,
        without_missing: bool = False,
    ) -> tuple[str, ...]:
        """Issue what is due and replace the public record; name the new issues.

        `always`: also where nothing is new; `forced`: also what the mailbox was
        not read for since its cut-off. Raises Stuck where what was in the last issue
        cannot be read any more, unless it shall be done `without_missing`.
        """
        with only_one(self.ledger, "publish") as mine:
            if not mine and always:
                raise Stuck(
                    "Another pass publishes just now. Try again when it is done."
                )
            if not mine:
                return ()
            if not forced:
                self._refuse_while_held_up(always=always)
            issues = self.due(forced=forced)
            new = tuple(call for call, issue in issues.items() if issue.new)
            if not (always or new or not self._is_current()):
                return ()
            if not without_missing:
                self._refuse_losses(new)
            leader = lead(self.ledger, "publish")
            folder = self.settings.compilations_folder
            for issue in issues.values():
                compilation.issue(self._press, issue, folder, leader)
                compilation.settle(leader, issue)
            public = {call: issue.consolidation for call, issue in issues.items()}
            publish.publish(leader, self._press, public)
            if self.settings.letters.publication:
                announce(self.ledger)
        self.ledger.beat(PUBLISH, ", ".join(new))
        return new

    def issue(self, who: Person, *, without_missing: bool = False) -> tuple[str, ...]:
        """Publish because a person says so: though mail is unread or waits for a file.

        And, perhaps, though something is lost.
        """
        unread = compilation.unread(self.ledger)
        troubles = self.house.sources.troubles()
        with self.ledger.unit() as unit:
            unit.event(
                _ASKED,
                None,
                by=who.by,
                because=who.because,
                unread=unread,
                without_missing=without_missing,
                **({"held_up": list(troubles)} if troubles else {}),
            )
        self.ledger.seal()
        return self.publish(always=True, forced=True, without_missing=without_missing)

    def held_up(self) -> tuple[str, ...]:
        """Say what is wrong with drafts and registry, and what waits for it."""
        troubles = self.house.sources.troubles()
        return (*troubles, *[HELD_UP] * bool(troubles))

    def unread(self) -> tuple[str, ...]:
        """Name, in sentences, the calls that only wait for the mailbox to be read."""
        return tuple(map(_UNREAD.format, compilation.unread(self.ledger)))

    def preview(self, folder: Path) -> dict[str, compilation.Issue]:
        """Write into a folder what would be published now; issue nothing."""
        if folder.absolute() == self.settings.site_folder.absolute():
            raise Fault("A preview is not public: name another folder for it.")
        with self.ledger.reading() as session:
            found = {
                call.id: compilation.consolidated(
                    session, self.ledger, self.house.drafts, call.id
                )
                for call in self.settings.calls
            }
        public = {call: issue.consolidation for call, issue in found.items()}
        publish.preview(self.ledger, self._press, public, folder)
        return found

    def _refuse_while_held_up(self, *, always: bool) -> None:
        """Raise SourceFault where anything would be issued, and a file is awaited."""
        if (troubles := self.held_up()) and (
            always or compilation.due(self.ledger) or not self._is_current()
        ):
            raise SourceFault("\n".join(troubles))

    def _refuse_losses(self, calls: Iterable[str]) -> None:
        """Raise Stuck where a new issue would lack what can only not be read."""
        with self.ledger.reading() as session:
            for call in calls:
                if lost := compilation.lost(session, self.ledger, call):
                    raise Stuck(_LOST.format(call, ", ".join(lost)))

    def _is_current(self) -> bool:
        """Say whether the record was replaced since the last issue or extension."""
        kinds = (ISSUED, EXTENDED, publish.PUBLISHED)
        with self.ledger.reading() as session:
            last = session.exec(
                select(EventRow.kind)
                .where(col(EventRow.kind).in_(kinds))
                .order_by(col(EventRow.seq).desc())
                .limit(1)
            ).first()
        return last == publish.PUBLISHED

    def once(self, progress: Progress = lambda _stage, _done: None) -> Pass:
        """Do one pass to idle; what cannot be done now is told, and waits."""
        with self.ledger.reading() as session:
            trouble = list(dated_ahead(session, self.settings, self.now()))
        new = 0
        for name in self.mailboxes:
            with attempt(self.ledger, poll_of(name), trouble):
                report = self.poll(name=name)
                new += report.new if report else 0
                trouble += report.troubles if report else (_ANOTHER,)
        done = self.follow(progress)
        trouble += done.trouble
        trouble += self.unread()
        return replace(done, new=new, trouble=tuple(trouble))

    def follow(
        self, progress: Progress = lambda _stage, _done: None, *, always: bool = False
    ) -> Pass:
        """Do what new mail or a decision brings about: work, send, publish, stamp."""
        trouble: list[str] = []
        steps, posted = 0, post.Posted()
        issued: tuple[str, ...] = ()
        with attempt(self.ledger, WORK, trouble):
            steps = self.worker.run(progress=progress)
        with attempt(self.ledger, LETTERS, trouble):
            posted = self.post()
            trouble += posted.troubles
        with attempt(self.ledger, PUBLISH, trouble):
            issued = self.publish(always=always)
            self.ledger.seal()
        trouble += self.held_up()
        with attempt(self.ledger, STAMP, trouble):
            stamping.stamp(self.ledger)
        return Pass(
            steps=steps, letters=posted.sent, issued=issued, trouble=tuple(trouble)
        )
