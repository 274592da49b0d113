"""How does work get to many machines? As jobs of Procrastinate, on PostgreSQL.

The rows' states are the truth. A job is the ids of a few deliveries that can be
brought further; it is deferred in the transaction that gave the reason for it, and may
be done any number of times. Only a window of what waits is in the queue, so that what
goes first need not wait for a backlog. Whoever deletes the queue's tables loses
nothing: the next sweep makes them anew, and fills the window from the states. On
SQLite there is no queue, and the worker sweeps by state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from pipeline.faults import Fault
from pipeline.store.database import writing
from pipeline.store.tables import WAITING

if TYPE_CHECKING:
    from sqlmodel import Session

    #: What jobs of one priority are given.
    _Chunks = Sequence[dict[str, Any]]

#: So many deliveries are brought further together at most, and a large one counts as
#: one for each so many bytes: what comes first waits for the chunk that is under way,
#: and a dead process is not to have held much. Fewer where little waits: the last ones
#: are shared out among all who work (guided self-scheduling: Polychronopoulos and Kuck,
#: 1987), so many for each of them. A chunk costs some forty statements, however many
#: are in it, so that it does not become smaller than so many.
CHUNK = 100
_LARGE = 20_000
_SHARES = 4
_LEAST = 15
TASK = QUEUE = "work"
#: So many chunks of a lane wait in the queue; fewer than half are filled up.
_WINDOW = 40
_LANES = (0, 1)
_NO_ENGINE = (
    "The database is PostgreSQL, and what shares out the work there is not installed. "
    "Install depositary[scale]."
)
#: The queue has a schema of its own beside the consultation's; is it whole?
_WHERE = sa.text(
    "SELECT name, current_setting('search_path') AS path,"
    " (SELECT count(to_regclass(format('%I.procrastinate_%s', name, part))) = 4"
    " FROM unnest(ARRAY['jobs', 'events', 'workers', 'periodic_defers']) AS part)"
    " AS whole FROM concat(current_schema(), '_queue') AS name"
)
_LOOK_THERE = sa.text("SELECT set_config('search_path', :path, true)")
_WORKERS = 'SELECT count(*) FROM "{}".procrastinate_workers'
_HAS_MORE = (
    "SELECT EXISTS (SELECT FROM \"{}\".procrastinate_jobs WHERE status = 'todo')"
)
_HANDED_OUT = (
    "SELECT priority / 10 AS rank, status, count(*) AS number"
    ' FROM "{}".procrastinate_jobs GROUP BY 1, 2'
)
#: What waits in a lane and is in no job. What was read waits for its turn to be
#: admitted, and is no work for anybody as long as one before it is being read.
_WAITS = f"""
    WITH handed AS MATERIALIZED (
        SELECT jsonb_array_elements_text(args -> 'ids')::bigint AS id
        FROM "{{}}".procrastinate_jobs WHERE status IN ('todo', 'doing')
    ), unread AS MATERIALIZED (
        SELECT lane, id FROM delivery
        WHERE {WAITING} AND state IN ('archived', 'parsed')
        ORDER BY lane, id LIMIT 1
    )
    SELECT id, size, state NOT IN ('archived', 'parsed') AS ahead FROM delivery
    WHERE {WAITING} AND lane = :lane AND id NOT IN (SELECT id FROM handed)
    AND (state <> 'extracted' OR NOT EXISTS (
        SELECT FROM unread WHERE (unread.lane, unread.id) < (:lane, delivery.id)))
    ORDER BY lane, id LIMIT :room
"""  # noqa: S608 (of our own words)


class Distribution(Protocol):
    """Tells those who work that there is work; `shared`: other processes may do it."""

    shared: bool

    def top_up(self, session: Session) -> None:
        """Hand out what waits and is not handed out yet, with this transaction."""

    def has_more(self, connection: sa.Connection) -> bool:
        """Say whether there is work that nobody has taken."""

    def restore(self, engine: sa.Engine) -> None:
        """Make what it needs where that is missing, and hand out what waits."""


class Swept:
    """On SQLite nothing is handed out: the worker looks at the states."""

    shared = False

    def top_up(self, session: Session) -> None:
        """Leave it to the next sweep."""

    def has_more(self, connection: sa.Connection) -> bool:  # noqa: ARG002 (a protocol)
        """Take it for granted: nobody else would do it."""
        return True

    def restore(self, engine: sa.Engine) -> None:
        """Nothing can be missing."""


class Queued:
    """On PostgreSQL a queue hands the work out to processes on any machine."""

    shared = True

    def __init__(self) -> None:
        """Prepare the form of a job; nothing is connected."""
        if find_spec("procrastinate") is None:
            raise Fault(_NO_ENGINE)
        from procrastinate import App, SyncPsycopgConnector  # noqa: PLC0415 (optional)

        self._app = App(connector=SyncPsycopgConnector())

    def top_up(self, session: Session) -> None:
        """Fill the window of each lane, unless the queue is not whole."""
        where = session.execute(_WHERE).one()
        if not where.whole:
            return
        chunks = [*_to_hand_out(session, where.name)]
        if chunks:
            path = f'{where.path}, "{where.name}"'
            session.execute(_LOOK_THERE, {"path": path})
            for priority, of_one_rank in chunks:
                self._defer(session, priority, of_one_rank)
            session.execute(_LOOK_THERE, {"path": where.path})

    def has_more(self, connection: sa.Connection) -> bool:
        """Look for a job that was not begun; where there is no queue, who knows."""
        with connection.begin():
            where = connection.execute(_WHERE).one()
            asked = sa.text(_HAS_MORE.format(where.name))
            return not where.whole or bool(connection.scalar(asked))

    def restore(self, engine: sa.Engine) -> None:
        """Make the queue anew where it is not whole, and fill the window."""
        from procrastinate.schema import SchemaManager  # noqa: PLC0415 (optional)

        with writing(engine) as session:
            where = session.execute(_WHERE).one()
            if not where.whole:
                statements = (
                    f'DROP SCHEMA IF EXISTS "{where.name}" CASCADE',
                    f'CREATE SCHEMA "{where.name}"',
                    f'SET LOCAL search_path TO "{where.name}"',
                    SchemaManager.get_schema().replace("%", "%%"),
                )
                for statement in statements:
                    session.connection().exec_driver_sql(statement)
                session.execute(_LOOK_THERE, {"path": where.path})
            self.top_up(session)

    def _defer(self, session: Session, priority: int, chunks: _Chunks) -> None:
        connection = session.connection().connection.driver_connection
        self._app.configure_task(
            TASK, queue=QUEUE, priority=priority, connection=connection
        ).batch_defer(*chunks)


def window(session: Session) -> dict[tuple[int, str], int] | None:
    """Count the chunks in the queue by lane and status.

    None where there is no queue.
    """
    if session.get_bind().dialect.name != "postgresql":
        return None
    where = session.execute(_WHERE).one()
    return _handed_out(session, where.name) if where.whole else None


def _to_hand_out(session: Session, name: str) -> Iterator[tuple[int, _Chunks]]:
    """Give chunks of what waits, with their priority, for the room in each lane."""
    jobs = _handed_out(session, name)
    for lane in _LANES:
        room = _WINDOW - jobs.get((lane, "todo"), 0)
        if room > _WINDOW / 2:
            asked = {"lane": lane, "room": room * CHUNK}
            found = session.execute(sa.text(_WAITS.format(name)), asked).all()
            among = _at_work(session, name) if 0 < len(found) < room * CHUNK else 0
            # What was begun is ended first: its sender waits longest.
            ranked = sorted(found, key=lambda row: not row.ahead)
            for ahead, rows in groupby(ranked, key=lambda row: row.ahead):
                chunks = [*islice(_chunks([*rows], among), room)]
                room -= len(chunks)
                if chunks:
                    yield 10 * _rank(lane) + ahead, chunks


def _at_work(session: Session, name: str) -> int:
    """Count the processes among which the work is shared out, at least one."""
    return session.execute(sa.text(_WORKERS.format(name))).scalar_one() or 1


def _handed_out(session: Session, name: str) -> dict[tuple[int, str], int]:
    found = session.execute(sa.text(_HANDED_OUT.format(name)))
    return {(_rank(row.rank), row.status): row.number for row in found}


def _rank(lane: int) -> int:
    """Return how a lane ranks in the queue, or the lane that ranks so."""
    return len(_LANES) - lane


def _chunks(rows: Sequence[Any], workers: int) -> Iterator[dict[str, Any]]:
    """Make jobs of what has an `id` and a `size` in bytes.

    All that waits is shared out among `workers`; 0: more waits than these.

    >>> from types import SimpleNamespace as Row
    >>> small, large = ([Row(id=n, size=size) for n in range(3)] for size in (1, 10**6))
    >>> [*_chunks(small, 1)], [*_chunks(large, 0)]
    ([{'ids': [0, 1, 2]}], [{'ids': [0, 1]}, {'ids': [2]}])
    >>> many = [Row(id=n, size=1) for n in range(300)]
    >>> [len(chunk["ids"]) for chunk in _chunks(many, 0)]
    [100, 100, 100]
    >>> [len(chunk["ids"]) for chunk in _chunks(many, 2)]
    [37, 32, 28, 25, 22, 19, 17, 15, 15, 15, 15, 15, 15, 15, 15]
    """
    left = float(sum(map(_counts, rows)))
    ids: list[int] = []
    held = 0.0
    most = _most(left, workers)
    for row in rows:
        if ids and held + _counts(row) > most:
            yield {"ids": ids}
            left -= held
            ids, held, most = [], 0.0, _most(left, workers)
        ids.append(row.id)
        held += _counts(row)
    if ids:
        yield {"ids": ids}


def _counts(row: Any) -> float:
    return max(1.0, float(row.size) / _LARGE)


def _most(left: float, workers: int) -> float:
    """Say how much a chunk may hold of what is left."""
    share = left / (_SHARES * workers) if workers else CHUNK
    return min(CHUNK, max(_LEAST, share))


def distribution_of(engine: sa.Engine) -> Distribution:
    """Return what distributes the work over a database."""
    return Queued() if engine.dialect.name == "postgresql" else Swept()
