"""Who sits at the desk, and what has each of them open?

Where the configuration names people, they sign in with a password or come through
a proxy that knows them. Where it names nobody, the link that the terminal prints
opens the desk once, in one browser: whoever can start the desk may do everything
on the command line, too.
"""

from __future__ import annotations

import math
import secrets
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from pipeline.faults import Fault
from pipeline.settings.sections import Person, Role

LASTS = timedelta(hours=12)
_OPEN = timedelta(minutes=10)  # a card counts as open for so long after a look
_PAUSE = timedelta(minutes=15)
_TRIES = 5  # of one login in a pause
_ALL_TRIES = 60  # of all logins together
_FEW = 5  # cards from which a pace is told
_LONGEST = 100  # characters of a name
_HASHER = PasswordHasher()
_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$c29tZSBzYWx0IG9mIG5vYm9keQ"
    "$Uj4vJCXrhWFqXbQBzWlQjM5bqjUPNM1W3bAqgRqg5vI"
)
_WRONG = "The name or the password is wrong. Nothing was opened."
_TOO_MANY = "Too many sign-ins failed. Try again in {} minutes."
_USED = (
    "This link was used already, or is not the one in the terminal. "
    "Stop the desk there and start it again for a new one."
)


def password_hash(password: str) -> str:
    """Return what `password_hash` in the configuration shall hold."""
    return _HASHER.hash(password)


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True, kw_only=True)
class Visitor:
    """A signed-in person; `notice` is what the next page tells about the last act.

    `sent` is the form of that act, and what it did.
    """

    name: str
    role: Role
    until: datetime
    csrf: str = field(default_factory=_secret)
    notice: str = ""
    sent: tuple[Any, Any] = (None, None)
    acts: deque[datetime] = field(default_factory=lambda: deque(maxlen=20))

    def took(self, at: datetime) -> None:
        """Remember when a card was settled, for the pace."""
        self.acts.append(at)

    def minutes(self, cards: int) -> int | None:
        """Say how long so many cards take at this person's pace, if it is known."""
        if len(self.acts) < _FEW:
            return None
        a_card = (self.acts[-1] - self.acts[0]) / (len(self.acts) - 1)
        return max(1, round(cards * a_card.total_seconds() / 60))

    def wrote(self, token: str) -> bool:
        """Tell whether a form came from one of our own pages."""
        return secrets.compare_digest(self.csrf.encode(), token.encode())

    def told(self) -> str:
        """Return the notice, once."""
        notice, self.notice = self.notice, ""
        return notice


class Visitors:
    """Those who came in, by whichever door."""

    def __init__(
        self, now: Callable[[], datetime], people: Sequence[Person] = ()
    ) -> None:
        """Make the one-time token; nobody is in yet."""
        self.token = _secret()
        self.people = {person.login.casefold(): person for person in people}
        self._now = now
        self._used = False
        self._seats: dict[str, Visitor] = {}
        self._brought: dict[str, str] = {}
        self._failed: dict[str, deque[datetime]] = defaultdict(deque)
        self._open: dict[tuple[int, int], dict[str, datetime]] = defaultdict(dict)
        self._lock = Lock()

    def admits(self, token: str) -> bool:
        """Tell whether the link is the right one and was not used."""
        right = secrets.compare_digest(self.token.encode(), token.encode())
        return right and not self._used and not self.people

    def enter(self, token: str, name: str) -> str:
        """Use up the link; return the secret of the session.

        Raises Fault, and leaves the link as it was, where there is no name.
        """
        name = " ".join(name.split())
        with self._lock:  # of two that come at once, one finds it used
            if not self.admits(token):
                raise Fault(_USED)
            if not name or len(name) > _LONGEST or not name.isprintable():
                raise Fault("Say your name: your decisions are recorded under it.")
            self._used = True
            return self._seat(name, Role.HEAD)

    def sign_in(self, login: str, password: str) -> str:
        """Take a password; return the secret of a new session, or raise Fault.

        A login that failed too often waits, right or wrong, and so do all where
        somebody tries many.
        """
        login = login.strip().casefold()[:_LONGEST]
        with self._lock:
            self._refuse_many("", _ALL_TRIES)  # first: of no more logins is it kept
            self._refuse_many(login, _TRIES)
            # Counted before the password is looked at, so that many tries at once
            # are counted, too; forgotten again where it was right.
            at = self._now()
            self._failed[login].append(at)
            self._failed[""].append(at)
        person = self.people.get(login)
        stored = person.password_hash if person and person.password_hash else _NOBODY
        try:
            _HASHER.verify(stored, password)
            right = person is not None
        except (Argon2Error, InvalidHashError):
            right = False
        if not right or person is None:
            raise Fault(_WRONG)
        with self._lock:
            self._failed.pop(login, None)
            self._failed[""].remove(at)
            return self._seat(person.name, person.role)

    def _refuse_many(self, login: str, most: int) -> None:
        failed = self._failed[login]
        while failed and failed[0] <= self._now() - _PAUSE:
            failed.popleft()
        if len(failed) >= most:
            left = failed[0] + _PAUSE - self._now()
            raise Fault(_TOO_MANY.format(math.ceil(left.total_seconds() / 60)))

    def _seat(self, name: str, role: Role) -> str:
        seat = _secret()
        self._seats[seat] = Visitor(name=name, role=role, until=self._now() + LASTS)
        return seat

    def brought(self, login: str) -> Visitor | None:
        """Return the visitor whom the proxy names, who keeps one session."""
        person = self.people.get(login.casefold())
        if person is None:
            return None
        with self._lock:
            visitor = self.at(self._brought.get(person.login, ""))
            if visitor is None:
                self._brought[person.login] = self._seat(person.name, person.role)
                visitor = self._seats[self._brought[person.login]]
            return visitor

    def at(self, seat: str) -> Visitor | None:
        """Return who holds that secret, unless the session is over."""
        visitor = self._seats.get(seat)
        if visitor is None or visitor.until <= self._now():
            self._seats.pop(seat, None)
            return None
        return visitor

    def leave(self, seat: str) -> None:
        """End a session."""
        self._seats.pop(seat, None)

    def look(self, place: tuple[int, int], name: str) -> dict[str, datetime]:
        """Remember that a person has a card open; return who else has, since when."""
        now = self._now()
        with self._lock:
            here = self._open[place]
            if not _fresh(here.get(name), now):
                here[name] = now
            return {
                other: since
                for other, since in here.items()
                if other != name and _fresh(since, now)
            }

    def done(self, place: tuple[int, int]) -> None:
        """Forget who had a card open, as it is settled."""
        with self._lock:
            self._open.pop(place, None)


def _fresh(since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since < _OPEN
