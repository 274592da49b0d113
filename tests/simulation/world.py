"""What is around the product, and what may befall it?

A clock that only the simulation moves and that may go wrong, a mailbox that may be
away, a mail server that takes letters or does not, a disk that refuses, and sudden
death. Every call of the
product to the world is counted, and a mishap strikes at a chosen one. After a
death no call has an effect any more, whatever the product still tries.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self
from unittest.mock import patch

from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import SQLAlchemyError

from outbox.compilation import FORMATS
from outbox.fate import Outcome
from outbox.fate import State as Wired
from pipeline.extract import read_file
from pipeline.faults import Fault
from pipeline.service import Service
from pipeline.settings import Settings, load
from pipeline.store.database import open_database
from tests.consultation import write
from tests.simulation.people import START, Mail

if TYPE_CHECKING:
    import random

    from sqlalchemy import Engine


DONE = ".Depositary.Received"
JUNK = ".Junk"
_CALLS = (
    (DefaultDialect, "do_commit"),
    (os, "fsync"),
    (os, "rename"),
    (os, "replace"),
    (os, "write"),
    (os, "pread"),
    (Path, "read_bytes"),
)
_DISK = {
    "full": errno.ENOSPC,
    "no room": errno.ENOSPC,
    "broken": errno.EIO,
    "gone": errno.EIO,
}
_FOR_EVER = ("full", "gone")


class Death(BaseException):
    """The process is no more; nothing in the product may catch this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What strikes at the nth call to the world.

    `before` and `after`: death; `torn`: death in the middle of a write. `no room`
    and `broken`: the disk refuses this call. `full`: the disk takes half of a write
    and refuses all writes that follow; `gone`: it refuses whatever follows.
    """

    what: str
    nth: int


@dataclass(slots=True)
class World:
    """One consultation in a folder, and what is done to it."""

    folder: Path
    chance: random.Random
    #: Called by the mail server when a letter is handed to it.
    inspect: Callable[[str, str, bytes], None]
    now: datetime = START
    #: By how much the clock of the machine is wrong.
    wrong_by: timedelta = timedelta()
    #: Whether the mail server takes whatever comes.
    honest: bool = False
    #: What the mail server took: Message-ID, addressee, bytes, in order.
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    settings: Settings = field(init=False)
    service: Service | None = None
    #: A letter that is handed over twice goes twice.
    repeatable: ClassVar[bool] = False
    _junk: set[str] = field(default_factory=set)
    _mishap: Mishap | None = None
    _calls: int = 0
    _struck: str = ""
    _dead: bool = False

    def __post_init__(self) -> None:
        config = write(
            self.folder,
            calls={
                "zone": "Europe/Zurich",
                "soft": date(2026, 3, 22),
                "hard": date(2026, 3, 29),
            },
            letters={"smtp": "smtp://127.0.0.1:25"},
            mailbox={"also": ["Junk"]},
        )
        self.settings = load(config)
        for name in (DONE, JUNK):
            for part in ("cur", "new", "tmp"):
                (self.folder / "mailbox" / name / part).mkdir(parents=True)

    @contextmanager
    def around(self) -> Iterator[Self]:
        """Let the product live in this world."""
        with ExitStack() as stack:
            for owner, name in _CALLS:
                stack.enter_context(
                    patch.object(owner, name, self._called(owner, name))
                )
            for name, stand_in in (
                ("pipeline.archive.packs.PACK_FROM", 2),  # little comes at once here
                ("pipeline.fetch.ThreadPoolExecutor", _Here),
                ("pipeline.letters.post.ThreadPoolExecutor", _Here),
                ("pipeline.house.Reader", _Reader),
                ("pipeline.ledger.open_database", _opened),
                ("pipeline.letters.post.open_wire", lambda *_, **__: self),
                ("pipeline.publish.write_site", _site),
            ):
                stack.enter_context(patch(name, stand_in))
            json = {"json": FORMATS["json"]}  # the others take long
            stack.enter_context(patch.dict(FORMATS, json, clear=True))
            stack.callback(self.end)
            yield self

    # -- what is done to the product --

    def do(
        self, act: Callable[[Service], Any], mishap: Mishap | None = None
    ) -> tuple[bool, Any]:
        """Have the product do something; tell whether it came to its end, and what.

        What it came to is what it returned, or how it ended in words.
        """
        self._mishap, self._calls, self._struck = mishap, 0, ""
        try:
            if self.service is None:
                self.service = Service(self.settings, self.clock)
            return True, act(self.service)
        except Death as death:
            self.end()
            return False, f"died {death}"
        except (Fault, OSError, SQLAlchemyError) as fault:
            return False, f"{type(fault).__name__}: {fault}".partition("\n")[0]
        finally:
            self._mishap, self._dead = None, False

    def clock(self) -> datetime:
        """Tell the time as the machine does."""
        return self.now + self.wrong_by

    @contextmanager
    def mailbox_away(self) -> Iterator[None]:
        """Let the mailbox be out of reach for a while."""
        box, away = self.folder / "mailbox", self.folder / "away"
        box.rename(away)
        try:
            yield
        finally:
            if box.exists():  # somebody made an empty one in its place
                shutil.rmtree(box)
            away.rename(box)

    def put_back(self) -> str:
        """Have somebody move a mail back to where it was taken from; name it."""
        root = self.folder / "mailbox"
        taken = sorted(root.glob(f"{DONE}/[cn]??/*"))
        if not taken:
            return "nothing"
        path = self.chance.choice(taken)
        name = path.name.partition(":")[0]
        path.rename(root / (JUNK if name in self._junk else "") / "cur" / path.name)
        return name

    @property
    def struck(self) -> str:
        """Where the last mishap struck; empty if the product did not come so far."""
        return self._struck

    @property
    def calls(self) -> int:
        """How many calls the last act made."""
        return self._calls

    def end(self) -> None:
        """End the process, if there is one."""
        service, self.service = self.service, None
        if service is not None:
            with suppress(Death):
                service.__exit__()

    def deliver(self, mail: Mail, place: str) -> None:
        """Put a mail into the mailbox: `new`, `cur` (somebody read it) or `junk`."""
        root = self.folder / "mailbox"
        path = {
            "new": root / "new" / mail.name,
            "cur": root / "cur" / f"{mail.name}:2,S",
            "junk": root / JUNK / "new" / mail.name,
        }[place]
        path.write_bytes(mail.raw)
        if place == "junk":
            self._junk.add(mail.name)

    # -- the mail server: the product's `Wire` --

    def send(
        self, raw: bytes, *, recipient: str, bcc: str | None = None, message_id: str
    ) -> Outcome:
        """Take a letter, or not, or take it and say nothing."""
        del bcc
        mishap, self._mishap = self._mishap, None
        self.inspect(message_id, recipient, raw)
        self._mishap = mishap
        fates = {"taken": 1} if self.honest else _FATES
        fate = self.chance.choices(list(fates), list(fates.values()))[0]

        def take() -> None:
            if fate.startswith("taken"):
                self.taken.append((message_id, recipient, raw))

        self._effect("send", take)
        return Outcome(state=_STATES[fate], reason=fate)

    def fault(self) -> str:
        """Say that letters could leave."""
        return ""

    # -- mishaps --

    def _called(self, owner: Any, name: str) -> Callable[..., Any]:
        original = getattr(owner, name)

        def called(*args: Any, **kwargs: Any) -> Any:
            half = None
            if name == "write":
                descriptor, data = args
                half = partial(original, descriptor, data[: len(data) // 2])
            return self._effect(name, lambda: original(*args, **kwargs), half)

        return called

    def _effect(
        self, name: str, act: Callable[[], Any], half: Callable[[], Any] | None = None
    ) -> Any:
        """Do what a call does, unless what befalls it now forbids it."""
        if self._dead:
            raise Death(f"long before {name}")
        self._calls += 1
        mishap = self._mishap
        if mishap is None or self._calls < mishap.nth:
            return act()
        what, here = mishap.what, self._calls == mishap.nth
        if here and what in ("before", "torn"):
            if what == "torn" and half:
                half()
            self._die(f"before {name}" if half is None else f"in {name}")
        reads = name in ("pread", "read_bytes") and _DISK.get(what) == errno.ENOSPC
        refused = what in _DISK and (here or what in _FOR_EVER)
        if refused and name != "send" and not reads:
            self._struck = self._struck or name
            if here and what == "full" and half:
                return half()
            raise _refusal(name, _DISK[what])
        done = act()
        if here and what == "after":
            self._die(f"after {name}")
        return done

    def _die(self, where: str) -> None:
        self._struck, self._dead = where, True
        raise Death(where)


#: What the mail server does with a letter, as weights, and what the product hears.
_FATES = {
    "taken": 80,
    "451 later": 7,
    "550 no": 4,
    "taken, no answer": 5,
    "no answer": 4,
}
_STATES = {
    "taken": Wired.SENT,
    "451 later": Wired.DEFERRED,
    "550 no": Wired.FAILED,
    "taken, no answer": Wired.IN_DOUBT,
    "no answer": Wired.IN_DOUBT,
}


def _refusal(name: str, code: int) -> Exception:
    if name == "do_commit":
        full = code == errno.ENOSPC
        return sqlite3.OperationalError(
            "database or disk is full" if full else "disk I/O error"
        )
    return OSError(code, os.strerror(code))


@lru_cache(maxsize=2)
def _opened(url: str) -> Engine:
    """Open a database; a new process finds the statements of the last one prepared."""
    return open_database(url)


def _site(_record: Any, folder: Path, _url: str, _placing: object) -> str:
    """Replace the public record by one without pages: pages take long."""
    folder.mkdir(exist_ok=True)
    unfinished = folder.with_name("manifest.unfinished")
    unfinished.write_text("")
    unfinished.replace(folder / "manifest.txt")
    return sha256().hexdigest()


class _Here:
    """A pool without threads, so that calls come in the same order every time."""

    def __init__(self, _workers: int) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, work: Callable[..., Any], *args: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args))
        except BaseException as error:  # noqa: BLE001 (as a pool does)
            future.set_exception(error)
        return future

    def map(self, work: Callable[..., Any], *items: Any) -> Iterator[Any]:
        return map(work, *items)


class _Reader:
    """Reads documents in this process: these are harmless, and a child is slow."""

    def foresee(self, messages: Iterable[Sequence[Any]]) -> None:
        pass

    def read(self, documents: Sequence[Any]) -> list[Any]:
        return [
            tuple(read_file(d.name, d.data, d.declared, is_body=d.is_body))
            for d in documents
        ]

    def close(self) -> None:
        pass
