"""Does the ledger hold a poll or an issue whose date is yet to come?

Then a clock is wrong, or was. On one machine nothing shows that its clock is ahead as
long as it is; but once it is right, this does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.deadlines import windows
from pipeline.duties import last_polls
from pipeline.store.clock import SKEW
from pipeline.store.issues import dated
from rules.deadline import last_second, shown

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.settings import Settings

_POLL = (
    "The clock says {:%Y-%m-%d %H:%M} UTC, which is before the last poll "
    "({:%Y-%m-%d %H:%M} UTC). Either this clock (or --now) is behind, or that of the "
    "machine which polled then was ahead. Compare both with a time server (NTP)."
)
_ISSUE = (
    "The compilation of {} that is out bears the date {:%Y-%m-%d %H:%M} UTC, which is "
    "yet to come by this clock ({:%Y-%m-%d %H:%M} UTC). If this clock is right, that "
    "of the machine which issued it was ahead, and it was issued too soon. {}It is "
    "issued anew by itself, as the next revision, once the mail was read after the "
    "cut-off."
)
_OPEN = (
    "What comes until the cut-off, {}, counts all the same. Tell those who may have "
    "seen it. To have the record show the call as open again: depositary publish --by "
    "NAME --because WHY; the files stay in it, as an earlier issue. "
)


def dated_ahead(session: Session, settings: Settings, now: datetime) -> Iterator[str]:
    """Say in sentences what is dated later than now, and what to do."""
    polls = last_polls(session, settings).values()
    last = max(filter(None, polls), default=now)
    if last > now + SKEW:
        yield _POLL.format(now, last)
    for window in windows(session, settings):
        for issue in dated(session, window.call)[-1:]:
            if issue.at > now + SKEW:
                until = shown(last_second(window.hard), window.zone)
                is_open = _OPEN.format(until) if now < window.hard else ""
                yield _ISSUE.format(window.call, issue.at, now, is_open)
