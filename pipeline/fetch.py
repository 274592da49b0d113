"""Which mail has come, and is it safe yet?

One poll looks into every folder that is swept and takes each message the same
way: its bytes into the archive, its row into the ledger, and only then out of
the folder. Whatever interrupts this, the next poll finds the message where it
was, or finds its row. While one batch is made durable the next is being read.

A delivery is known by where it lay, never by what its sender wrote, and
whether somebody has read it means nothing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from itertools import repeat
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pipeline.arrival import BATCH_BYTES, LARGEST, Arrival, SourceKey, lanes
from pipeline.boxes.claim import claim
from pipeline.boxes.contract import (
    MARK,
    Fetched,
    Folder,
    Mailbox,
    MailboxFault,
    Waiting,
)
from rules.duplicate import fingerprint

if TYPE_CHECKING:
    from pipeline.archive import Archive

#: So many messages are read and made durable as one, at most.
BATCH_MESSAGES = 100
#: So many batches and bytes may be in memory; a larger message is there alone.
_MOST_ON_THE_WAY = 4
_BYTES_ON_THE_WAY = 32 * 1024**2
#: A MOVE of 500 messages takes a server hardly longer than one of 100, so batches
#: leave in groups: first one, so that a line that always breaks cannot keep all mail
#: in the mailbox, then twice as many each time, up to so many.
_LARGEST_GROUP = 8
#: How many UIDs are looked up in the ledger at once.
_LOOK_UP = 1000
#: What Exchange hands out in place of a message that it cannot convert.
_STUBS = (
    b"Subject: Retrieval using the IMAP4 protocol failed",
    b"The server couldn't retrieve the following message",
)
_NO_FOLDER = (
    "The folder {} of the mailbox cannot be opened, so its mail was not taken. Create "
    "it, or correct [mailbox] in the configuration."
)
_ANOTHER = (
    "Another consultation, with an archive of its own, takes the mail of this mailbox, "
    "so nothing was taken from it: each would have only a part. Stop one of the two; "
    "if the other is over, remove its mark from the mailbox, the empty folder {!r} (in "
    "a Maildir an empty file, with a dot for the stroke)."
)
_STAYS = (
    "The message {} {} and stays in the mailbox. Open it there and save it as a file, "
    "then use depositary import."
)


class Intake(Protocol):
    """The ledger as the intake sees it."""

    def known(self, keys: Sequence[SourceKey]) -> Collection[SourceKey]:
        """Tell which of these deliveries have a row."""

    def record(self, arrivals: Sequence[Arrival]) -> int:
        """Give each a row, in one transaction; all rows are durable on return.

        A delivery that has a row keeps the one it has; returns how many had none.
        Called from a thread of its own, for one batch after the other.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class PollReport:
    """What one poll did, in numbers of messages.

    `vanished` went while we looked, or were not given this time; `held_back`
    and `oversize` stay in the mailbox; `troubles` says in sentences what a
    person should see to.
    """

    seen: int = 0
    new: int = 0
    moved: int = 0
    vanished: int = 0
    held_back: int = 0
    oversize: int = 0
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One look at the mailbox from its list to its end, however often it gives way.

    `listed` are the UIDs that each folder had at first: what came since is taken and
    goes on before the rest of them, so that nobody waits for a backlog.
    """

    lane: Iterator[int] = field(default_factory=lanes)
    listed: dict[str, set[int]] = field(default_factory=dict)

    def parts(self, folder: str, uids: Sequence[int]) -> list[_Part]:
        """Return what came since it began, then what it began with."""
        listed = self.listed.setdefault(folder, set(uids))
        since = [uid for uid in uids if uid not in listed]
        return [(since, repeat(0)), ([u for u in uids if u in listed], self.lane)]


def poll(  # noqa: PLR0913 (with whom a poll works, and how far)
    mailbox: Mailbox,
    archive: Archive,
    intake: Intake,
    now: Callable[[], datetime],
    stopping: Callable[[], bool] = lambda: False,
    *,
    goes_on: Round | None = None,
    ours: str = "",
    settled: bool = False,
) -> PollReport:
    """Take everything that waits in the mailbox, or what can be until `stopping`.

    It `goes_on` with the round of a poll that had to stop. The mailbox belongs to one
    installation: `ours` is the name that it is marked with, see `claim`. Raises
    MailboxFault when the mailbox cannot be read, Deferred when the disk is full. In
    either case nothing is lost and nothing needs to be undone.
    """
    tally: Counter[str] = Counter()
    troubles: dict[str, None] = {}  # each sentence once, in order
    this = goes_on or Round()
    with (
        mailbox.session() as session,
        # Each one alone, so that rows come in the order of the mailbox. Whatever
        # ends the poll, what was read is recorded first.
        ThreadPoolExecutor(1) as keeper,
        ThreadPoolExecutor(1) as recorder,
    ):
        if ours and (other := claim(session, ours, settled=settled)):
            raise MailboxFault(_ANOTHER.format(f"{MARK}{other}"), temporary=False)
        for name in mailbox.folders:
            folder = session.select(name)
            if folder is None:
                why = _NO_FOLDER.format(name)
                if name == mailbox.folders[0]:
                    raise MailboxFault(why, temporary=True)
                troubles[why] = None
                continue
            _Sweep(
                folder=folder,
                account=mailbox.account,
                name=name,
                archive=archive,
                intake=intake,
                now=now,
                stopping=stopping,
                tally=tally,
                troubles=troubles,
                round=this,
            ).run(keeper, recorder)
    return PollReport(**tally, troubles=tuple(troubles))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A batch in the archive: what has no row, what may leave, what may not and why.

    `new` are those that got a row.
    """

    arrivals: Sequence[Arrival]
    uids: Sequence[int]
    held: Mapping[int, str]
    new: int = 0


#: UIDs of a folder, and the lanes of what is new among them.
_Part: TypeAlias = "tuple[list[int], Iterator[int]]"
_OnTheWay: TypeAlias = "deque[tuple[int, Future[_Kept]]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sweep:
    """One folder, from its list of UIDs until it is empty."""

    folder: Folder
    account: str
    name: str
    archive: Archive
    intake: Intake
    now: Callable[[], datetime]
    stopping: Callable[[], bool]
    tally: Counter[str]
    troubles: dict[str, None]
    round: Round

    def run(self, keeper: ThreadPoolExecutor, recorder: ThreadPoolExecutor) -> None:
        on_the_way: _OnTheWay = deque()
        safe: list[_Kept] = []
        group = 1
        for batch, known, lane in self._batches():
            size = sum(message.size for message in batch)
            safe += _safe(on_the_way, _BYTES_ON_THE_WAY - size)
            if len(safe) >= group:
                self._move(safe)
                safe, group = [], min(2 * group, _LARGEST_GROUP)
            fetched = self.folder.fetch([message.uid for message in batch])
            self.tally["vanished"] += len(batch) - len(fetched)
            kept = keeper.submit(self._keep, fetched, known, lane)
            on_the_way.append((size, recorder.submit(self._record, kept)))
        self._move([*safe, *_safe(on_the_way)])
        if self.folder.stays:
            self.troubles[self.folder.stays] = None

    def _batches(self) -> Iterator[tuple[list[Waiting], set[int], Iterator[int]]]:
        """Yield what to fetch next, the UIDs that have a row already, and the lanes."""
        uids = self.folder.uids()
        self.tally["seen"] += len(uids)
        for piece, lane in _pieces(self.round.parts(self.name, uids)):
            rows = self.intake.known([self._key(uid) for uid in piece])
            known = {key.uid for key in rows}
            stays = known if self.folder.stays else ()
            some = [uid for uid in piece if uid not in stays]
            waiting = self.folder.waiting(some)
            self.tally["vanished"] += len(some) - len(waiting)
            for batch in batches([m for m in waiting if self._takes(m)]):
                if self.stopping():
                    return
                yield batch, known, lane

    def _takes(self, message: Waiting) -> bool:
        if message.held_back:
            self._hold_back(message.uid, "broke the connection several times")
        elif message.size > LARGEST:
            self.tally["oversize"] += 1
            self._say(message.uid, f"has {message.size // 1024**2} MB")
        else:
            return True
        return False

    def _keep(
        self, fetched: Sequence[Fetched], known: set[int], lane: Iterator[int]
    ) -> _Kept:
        """Archive a batch. Runs beside the reading, so it only returns."""
        fresh: list[Fetched] = []
        held: dict[int, str] = {}
        for message in fetched:
            if message.size and not message.raw:
                held[message.uid] = "came without its bytes"
            elif message.uid not in known:
                fresh.append(message)
            elif not self.archive.has(sha256(message.raw).hexdigest()):
                # The server gives numbers a second time without telling.
                held[message.uid] = "has the number of an earlier message"
        names = self.archive.put_many([m.raw for m in fresh])
        arrivals = list(map(self._arrival, fresh, names, repeat(self.now()), lane))
        uids = [m.uid for m in fetched if m.uid not in held]
        return _Kept(arrivals=arrivals, uids=uids, held=held)

    def _arrival(self, message: Fetched, name: str, at: datetime, lane: int) -> Arrival:
        flags = {
            "stub": any(stub in message.raw[:8192] for stub in _STUBS),
            "size_differs": len(message.raw) != message.size,
        }
        return Arrival(
            key=self._key(message.uid),
            sha256=name,
            fingerprint=fingerprint(message.raw),
            size=len(message.raw),
            internaldate=message.internaldate,
            first_seen=at,
            flags=tuple(flag for flag, present in flags.items() if present),
            lane=lane,
        )

    def _record(self, keeping: Future[_Kept]) -> _Kept:
        """Give the rows to what a keeper has archived. Runs beside the reading.

        Also where nothing is new: whoever gave a row may not have come to seal it.
        """
        kept = keeping.result()
        new = self.intake.record(kept.arrivals)
        return replace(kept, new=new)

    def _move(self, group: Sequence[_Kept]) -> None:
        for kept in group:
            self.tally["new"] += kept.new
            for uid, why in kept.held.items():
                self._hold_back(uid, why)
        uids = [uid for kept in group for uid in kept.uids]
        if uids and not self.folder.stays and self.folder.settle(uids):
            self.tally["moved"] += len(uids)

    def _hold_back(self, uid: int, why: str) -> None:
        self.tally["held_back"] += 1
        self._say(uid, why)

    def _say(self, uid: int, why: str) -> None:
        self.troubles[_STAYS.format(self._key(uid), why)] = None

    def _key(self, uid: int) -> SourceKey:
        return SourceKey(
            account=self.account,
            folder=self.name,
            uidvalidity=self.folder.uidvalidity,
            uid=uid,
        )


def _pieces(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Cut lists of UIDs into what is looked up at once."""
    for uids, lane in parts:
        for start in range(0, len(uids), _LOOK_UP):
            yield uids[start : start + _LOOK_UP], lane


def batches(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """Cut a list of messages into what is fetched at once.

    At most BATCH_MESSAGES and BATCH_BYTES each; a larger one, or one that must
    travel alone, makes a batch of its own.
    """
    batch: list[Waiting] = []
    size = 0
    for message in waiting:
        size += message.size
        full = len(batch) == BATCH_MESSAGES or size > BATCH_BYTES
        if batch and (full or message.alone or batch[-1].alone):
            yield batch
            batch, size = [], message.size
        batch.append(message)
    if batch:
        yield batch


def _safe(on_the_way: _OnTheWay, room: int = -1) -> Iterator[_Kept]:
    """Yield what has its rows by now, oldest first, and wait for room in bytes.

    Without `room`, wait for everything.
    """
    while on_the_way and (
        on_the_way[0][1].done()
        or len(on_the_way) == _MOST_ON_THE_WAY
        or sum(size for size, _ in on_the_way) > room
    ):
        yield on_the_way.popleft()[1].result()
