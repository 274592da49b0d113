"""The verb that says how it stands: status, in the figures of /metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import typer
from sqlmodel import Session, func, select

from pipeline.cli.context import Now, context, table
from pipeline.decisions import unasked
from pipeline.decisions.left import left_open
from pipeline.decisions.waiting import by_call, queue
from pipeline.future import dated_ahead
from pipeline.letters.due import RESTING
from pipeline.origin import troubles
from pipeline.publish import absent
from pipeline.store.issues import dated
from pipeline.store.tables import LetterRow
from pipeline.watch.figures import Figures, figures
from rules.deadline import last_second, shown
from rules.lifecycle import Class, State

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rules.consolidation import Sums
    from rules.terms import Window

#: What a state means for its mail, in words.
STATES = {
    State.ARCHIVED: "kept, not looked into yet",
    State.PARSED: "on its way",
    State.EXTRACTED: "on its way",
    State.ADMITTED: "on its way",
    State.IDENTIFIED: "on its way",
    State.LOCATED: "on its way",
    State.ACKNOWLEDGED: "ready for the compilation",
    State.COMPILED: "in the compilation",
    State.PUBLISHED: "in the public record",
    State.SET_ASIDE: "no contribution",
    State.DEFERRED: "tried again by itself",
    State.HELD: "waits for a person",
    State.CORRUPT: "waits for a repair of the program",
}


_UNASKED = (
    "Set aside by the machine, and nobody was asked: {}. See them: depositary list "
    "--unasked. Take one out: depositary decide ID --kind submission."
)
_RESTS = "what it says does not hold at present"


def status(ctx: typer.Context, now: Now = None) -> None:
    """Say how many deliveries are in each class and state, and how old.

    Example: depositary status
    """
    here = context(ctx)
    with here.service(now) as service, service.ledger.reading() as session:
        found = figures(session, service.settings, service.now())
        why = session.exec(
            select(LetterRow.state, func.max(LetterRow.why))
            .where(LetterRow.state != "sent")
            .group_by(LetterRow.state)
        ).all()
        waiting = queue(session, service.settings)
        left, on = len(waiting), by_call(session, waiting)
        calls = [_call_line(w, session, found.at, on[w.call]) for w in found.windows]
        aside = unasked.count(session)
        held_up = service.held_up()
        warnings = [
            *held_up,
            *service.house.sources.remarks(),
            *dated_ahead(session, service.settings, found.at),
            *absent(session, service.settings),
            *troubles(session, service.house),
        ]

    here.tell(
        {**_as_data(found, left), "unasked": aside, "warnings": warnings},
        shown_sums(found.sums, found.unseen),
        *_tables(found, {RESTING: _RESTS, **dict(why)}),
        *(*calls, *_lines(found), *warnings, f"Waiting for a person: {left}."),
        *[_UNASKED.format(aside)] * bool(aside),
    )
    raise typer.Exit(1 if left or found.failing or held_up else 0)


def shown_sums(total: Sums, unseen: int = 0) -> RenderableType:
    """Show the classes; of those held, also how many nobody has looked into yet."""
    names = {Class.HELD: f"held ({unseen} not looked into yet)"} if unseen else {}
    rows = [[names.get(c, c.value), str(n)] for c, n in total.classes.items()]
    rows.append(["deliveries", str(total.deliveries)])
    return table("Every email in exactly one class", ("class", "number"), rows)


def _tables(found: Figures, why: Mapping[str, str]) -> Iterator[RenderableType]:
    rows = [
        [state.value, str(number), _age(found.at - found.oldest[state]), STATES[state]]
        for state, number in sorted(found.states.items())
    ]
    yield table("States", ("state", "number", "oldest", ""), rows)
    rows = [[at, str(n), why.get(at, "")] for at, n in sorted(found.letters.items())]
    yield table("Letters", ("state", "number", ""), rows)


def _lines(found: Figures) -> Iterator[str]:
    """Say what is not well, when it last was, and what the queue holds."""
    yield from (f"Failed: {duty}: {why}" for duty, why in found.failing.items())
    if found.jobs is not None:
        jobs = (
            f"{n} {status} in lane {lane}" for (lane, status), n in found.jobs.items()
        )
        yield f"Chunks in the queue: {', '.join(jobs) or 'none'}."
    last = (f"{duty} {_when(at)}" for duty, at in found.last.items())
    yield f"Last good {', '.join(last)}."


def _age(age: timedelta) -> str:
    """Say how old something is, roughly.

    >>> _age(timedelta(days=3, hours=5)), _age(timedelta(minutes=90))
    ('3 d', '1 h')
    """
    if age >= timedelta(days=1):
        return f"{age.days} d"
    hours, minutes = divmod(age // timedelta(minutes=1), 60)
    return f"{hours} h" if hours else f"{minutes} min"


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else "never"


def _as_data(found: Figures, left: int) -> dict[str, Any]:
    """Give all of it to machines, instants in ISO 8601."""
    ahead = {window.call: found.next_deadline(window) for window in found.windows}
    jobs = found.jobs or {}
    return {
        "classes": {group.value: n for group, n in found.sums.classes.items()},
        "deliveries": found.sums.deliveries,
        "states": {state.value: n for state, n in found.states.items()},
        "oldest": {state.value: at.isoformat() for state, at in found.oldest.items()},
        "backlog": found.backlog,
        "letters": dict(found.letters),
        "owed_since": _iso(found.owed_since),
        "last": {duty: _iso(at) for duty, at in found.last.items()},
        "read_until": _iso(found.read_until),
        "failing": dict(found.failing),
        "next": {
            call: {"deadline": coming[0], "at": coming[1].isoformat()}
            for call, coming in ahead.items()
            if coming
        },
        "overdue": {call: at.isoformat() for call, at in found.overdue.items()},
        "queue": [
            {"lane": lane, "status": s, "jobs": jobs[lane, s]} for lane, s in jobs
        ],
        "in_review": found.in_review,
        "waiting": left,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _call_line(window: Window, session: Session, now: datetime, waiting: int) -> str:
    """Say where a call stands at this instant, and how much of it waits."""
    soft, hard = (
        shown(last_second(at), window.zone) for at in (window.soft, window.hard)
    )
    issued = dated(session, window.call)
    if window.opens and now < window.opens:
        stands = f"opens {shown(window.opens, window.zone)}"
    elif now < window.soft:
        stands = f"open until {soft}; cut-off {hard}"
    elif now < window.hard:
        stands = f"in the days of grace, until {hard}"
    elif issued:
        revision = issued[-1].revision
        name = f"Rev.{revision} of the compilation" if revision else "the compilation"
        stands = f"closed since {hard}; {name} was issued {issued[-1].at:%Y-%m-%d}"
        stands += left_open(waiting)
    elif window.publish and now < window.publish:
        until = shown(window.publish, window.zone)
        stands = f"closed since {hard}; the compilation appears {until}"
    else:
        stands = f"closed since {hard}; the compilation is due"
    return f"{window.call}: {stands}."
