"""What lies in the Maildir on this disk, and how does it get out of the way?

A mail server delivers into `new`, mail programs move to `cur`; further folders
are subfolders with a leading dot (Maildir++). No state is kept beside it: the
unique part of a file's name, the same for ever by the rules of the format, gives
the UID, its first number the time of delivery.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from pipeline.archive.durable import flush
from pipeline.boxes.contract import INBOX, MARK, Fetched, MailboxFault, Waiting

#: Smaller first numbers of names are no seconds since 1970.
_OLDEST = 100_000_000
_SECONDS = re.compile(r"(\d{9,11})\.")
_MARK = MARK.replace("/", ".")
#: How often `wait` looks whether the folder of new mail has changed.
_LOOK_SECONDS = 0.5


class MaildirMailbox:
    """A Maildir in a local folder. Its sessions need no connection."""

    def __init__(
        self, root: Path, folders: Sequence[str], done: str, section: str = "mailbox"
    ) -> None:
        _, dot, name = section.partition(".")
        self.account = "maildir" + dot.replace(".", ":") + name
        self._section = section
        self.folders = tuple(folders)
        self._root = root
        self._done = done

    @contextmanager
    def session(self) -> Iterator[MaildirMailbox]:
        """Check that the Maildir is there; see Mailbox."""
        if not (self._root / "new").is_dir() and not (self._root / "cur").is_dir():
            raise MailboxFault(
                f"{self._root} is no Maildir: it has no folder new or cur. Check "
                f"{self._section}.url, or let your mail server make one there.",
                temporary=False,
            )
        yield self

    def marks(self) -> set[str]:
        """Name those who left an empty file here; see Session."""
        return {file.name.removeprefix(_MARK) for file in self._root.glob(f"{_MARK}*")}

    def mark(self, name: str) -> None:
        """Leave an empty file; see Session."""
        with suppress(OSError):
            (self._root / f"{_MARK}{name}").touch()

    def unmark(self, name: str) -> None:
        """Remove that file; see Session."""
        with suppress(OSError):
            (self._root / f"{_MARK}{name}").unlink()

    def select(self, name: str) -> MaildirFolder | None:
        """Open INBOX or a subfolder; see Session."""
        folder = self._path(name)
        if not folder.is_dir():
            return None
        return MaildirFolder(name, folder, self._path(self._done) / "cur")

    def wait(self, seconds: float) -> bool:
        """Wait until something is delivered or time is up; see Mailbox."""
        end = time.monotonic() + seconds
        before = self._changed()
        while (rest := end - time.monotonic()) > 0:
            time.sleep(min(rest, _LOOK_SECONDS))
            if self._changed() != before:
                return True
        return False

    def close(self) -> None:
        """Nothing is kept open."""

    def _path(self, name: str) -> Path:
        if name.upper() == INBOX:
            return self._root
        return self._root / ("." + name.replace("/", "."))

    def _changed(self) -> int:
        new = self._root / "new"
        return new.stat().st_mtime_ns if new.is_dir() else 0


class MaildirFolder:
    """One folder. The names of its files never change their unique part."""

    uidvalidity = 1

    def __init__(self, name: str, folder: Path, done: Path) -> None:
        self.stays = ""
        self._name, self._folder, self._done = name, folder, done
        self._files: dict[int, Path] = {}

    def uids(self) -> list[int]:
        """List all messages in the order of delivery; see Folder."""
        with self._reading():
            self._look()
            order = {uid: (_seconds(f), f.name) for uid, f in self._files.items()}
        return sorted(order, key=order.__getitem__)

    def waiting(self, uids: Sequence[int]) -> list[Waiting]:
        """Look up sizes; see Folder."""
        with self._reading():
            return [
                Waiting(uid=uid, size=file.stat().st_size)
                for uid in uids
                if (file := self._file(uid))
            ]

    def fetch(self, uids: Sequence[int]) -> list[Fetched]:
        """Read whole messages; see Folder."""
        fetched = []
        with self._reading():
            for uid in uids:
                if file := self._file(uid):
                    raw = file.read_bytes()
                    at = datetime.fromtimestamp(_seconds(file), UTC)
                    fetched.append(
                        Fetched(uid=uid, raw=raw, size=len(raw), internaldate=at)
                    )
        return fetched

    def settle(self, uids: Sequence[int]) -> bool:
        """Rename into `cur` of the done folder; see Folder."""
        try:
            for part in ("cur", "new", "tmp"):
                (self._done.parent / part).mkdir(parents=True, exist_ok=True)
            for uid in uids:
                if file := self._file(uid):
                    file.rename(self._target(file))
            touched = (self._done, self._done.parent, *self._folder.glob("[cn]??"))
            for folder in touched:
                flush(folder)
        except OSError as error:
            self.stays = (
                f"The mail of {self._name} cannot be moved to {self._done.parent} "
                f"({error.strerror}). It is safe and stays there; check the "
                "permissions of that folder."
            )
            return False
        return True

    def _look(self) -> None:
        self._files = {
            _uid(file): file
            for part in ("new", "cur")
            if (self._folder / part).is_dir()
            for file in (self._folder / part).iterdir()
            if not file.name.startswith(".") and file.is_file()
        }

    def _file(self, uid: int) -> Path | None:
        """Find a message again, also when a mail program renamed it meanwhile."""
        file = self._files.get(uid)
        if file is not None and not file.exists():
            self._look()
            file = self._files.get(uid)
        return file

    def _target(self, file: Path) -> Path:
        unique, colon, info = file.name.partition(":")
        target = self._done / f"{unique}{colon or ':'}{info or '2,'}"
        while target.exists():  # another folder had a message of that name
            unique += "_"
            target = self._done / f"{unique}{colon or ':'}{info or '2,'}"
        return target

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise MailboxFault(
                f"The folder {self._name} of the Maildir cannot be read "
                f"({error.strerror}). Check the disk and the permissions of "
                f"{error.filename or self._name}.",
                temporary=True,
            ) from error


def _uid(file: Path) -> int:
    """Make a number of the unique part of a name; 63 bits fit into any database."""
    unique = file.name.partition(":")[0]
    return int.from_bytes(sha256(os.fsencode(unique)).digest()[:8]) >> 1


def _seconds(file: Path) -> float:
    """Say when it was delivered: the name's first number, else the file's time."""
    named = _SECONDS.match(file.name)
    seconds = int(named[1]) if named else 0
    return seconds if seconds > _OLDEST else file.stat().st_mtime
