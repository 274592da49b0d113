"""Who sits at the desk?

The link that the terminal prints opens the desk once, in one browser. Whoever
follows it says a name, which every decision carries from then on.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pipeline.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

LASTS = timedelta(hours=12)
_LONGEST = 100  # characters of a name


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True, kw_only=True)
class Visitor:
    """A signed-in person; `notice` is what the next page tells about the last act."""

    name: str
    until: datetime
    csrf: str = field(default_factory=_secret)
    notice: str = ""

    def wrote(self, token: str) -> bool:
        """Tell whether a form came from one of our own pages."""
        return secrets.compare_digest(self.csrf.encode(), token.encode())

    def told(self) -> str:
        """Return the notice, once."""
        notice, self.notice = self.notice, ""
        return notice


class Visitors:
    """Those who came in by the one-time link."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Make the one-time token; nobody is in yet."""
        self.token = _secret()
        self._now = now
        self._used = False
        self._seats: dict[str, Visitor] = {}

    def admits(self, token: str) -> bool:
        """Tell whether the link is the right one and was not used."""
        right = secrets.compare_digest(self.token.encode(), token.encode())
        return right and not self._used

    def enter(self, token: str, name: str) -> str:
        """Use up the link; return the secret of the session.

        Raises Fault, and leaves the link as it was, where there is no name.
        """
        if not self.admits(token):
            raise Fault(
                "This link was used already, or is not the one in the terminal. "
                "Stop the desk there and start it again for a new one."
            )
        name = " ".join(name.split())
        if not name or len(name) > _LONGEST or not name.isprintable():
            raise Fault("Say your name: your decisions are recorded under it.")
        self._used = True
        seat = _secret()
        self._seats[seat] = Visitor(name=name, until=self._now() + LASTS)
        return seat

    def at(self, seat: str) -> Visitor | None:
        """Return who holds that secret, unless the session is over."""
        visitor = self._seats.get(seat)
        if visitor is not None and visitor.until > self._now():
            return visitor
        return None

    def leave(self, seat: str) -> None:
        """End a session."""
        self._seats.pop(seat, None)
