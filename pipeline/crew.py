"""How does a process take part in the work on PostgreSQL?

It takes job after job from the queue, computing one chunk while another is recorded.
Every process also looks after the others: what was taken by one that gives no sign of
life any more goes back into the queue, and what the queue does not know is handed out
again. When the database goes away, it says so once; it goes on when that is back, and
says that, too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa

from pipeline.distribution import QUEUE, TASK
from pipeline.duties import WORK, attempt
from pipeline.garbage import settle
from pipeline.mishaps import MACHINE, told
from pipeline.schedule import pause
from pipeline.store.database import answers
from pipeline.watch import Trouble

if TYPE_CHECKING:
    import threading

    from procrastinate import App
    from procrastinate.job_context import JobContext
    from psycopg import AsyncConnection

    from pipeline.ledger import Ledger
    from pipeline.worker import Worker

#: A process shows that it lives every so many seconds; one that did not for so many is
#: dead, and its jobs are taken back as soon as somebody looks.
_SIGN_OF_LIFE = 2.0
_DEAD_AFTER = 6.0
_LOOK_AFTER = 1.0
_SWEEP = 10.0
#: One chunk is computed while another is recorded; in a pool of more processes than
#: these, more chunks are.
_SIDE_BY_SIDE = 2
_PROCESSES_A_CHUNK = 8
_AWAY = "work: {} This process waits, and goes on by itself."
_BACK = "work: the database answers again"


async def _commit_each(connection: AsyncConnection) -> None:
    """Have each statement of the queue be a transaction: none belongs to another."""
    await connection.set_autocommit(True)


class Crew:
    """One process that works, until it is told to stop."""

    def __init__(
        self, worker: Worker, say: Callable[[str], None], stop: threading.Event
    ) -> None:
        """Work with this worker; `say` prints a line for the log."""
        self._worker = worker
        self._ledger: Ledger = worker.ledger
        self._say = say
        self._stop = stop
        self._told: list[str] = []
        self._settled = False
        for noisy in ("procrastinate", "psycopg.pool"):  # we say it in our words
            logging.getLogger(noisy).setLevel(logging.CRITICAL)

    def run(self) -> None:
        """Work until told to stop; what is begun is brought to its end."""
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 (optional)
        from psycopg import Error  # noqa: PLC0415 (optional)

        failures = 0
        while not self._stop.is_set():
            try:
                self._sweep()
                if failures:
                    self._say(_BACK)
                failures = 0
                asyncio.run(self._work())
            except (*MACHINE, ConnectorException, Error) as error:
                if not failures:
                    self._say(Trouble(_AWAY.format(self._why(error))))
                failures += 1
                self._stop.wait(pause(failures))

    def _why(self, error: Exception) -> str:
        """Ask the database itself: the queue's pool only knows that it had to wait."""
        try:
            with self._ledger.engine.connect():
                return told(error)
        except MACHINE as refused:
            return told(refused)

    def _sweep(self) -> None:
        self._worker.resume_deferred()
        self._ledger.distribution.restore(self._ledger.engine)

    async def _work(self) -> None:
        """Take jobs until told to stop; raise what parts us from the database."""
        # What parts us from the database is told once, by whoever waits for it.
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        app = self._app()
        async with app.open_async():
            tasks = [
                asyncio.create_task(each)
                for each in (self._stopped(), self._look_after(app), self._take(app))
            ]
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in reversed(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for task in done:
                task.result()

    def _app(self) -> App:
        from procrastinate import App, PsycopgConnector  # noqa: PLC0415 (optional)

        engine = self._ledger.engine
        with engine.connect() as connection:
            queue = connection.execute(sa.text("SELECT current_schema() || '_queue'"))
            path = f"{queue.scalar_one()}"
        address = engine.url.set(drivername="postgresql")
        said = address.query.get("options", "")
        options = f"{said} -c search_path={path}".strip()
        app = App(
            connector=PsycopgConnector(
                conninfo=address.render_as_string(hide_password=False),
                kwargs={"options": options},
                min_size=1,
                max_size=4,
                timeout=5.0,
                configure=_commit_each,
            )
        )

        @app.task(name=TASK, queue=QUEUE, pass_context=True)
        def work(context: JobContext, ids: list[int]) -> None:
            self._bring(ids, context.job.attempts)

        return app

    def _bring(self, ids: list[int], attempts: int) -> None:
        trouble: list[str] = []
        with attempt(self._ledger, WORK, trouble):
            self._worker.bring(ids, careful=attempts > 1)
        for sentence in trouble:
            if sentence not in self._told and answers(self._ledger.engine):
                self._say(Trouble(sentence))
        self._told = trouble
        if not self._settled:  # the first job has loaded what most mails need
            self._settled = True
            settle()

    async def _take(self, app: App) -> None:
        processes = self._ledger.settings.store.workers
        await app.run_worker_async(
            queues=[QUEUE],
            concurrency=_SIDE_BY_SIDE + processes // _PROCESSES_A_CHUNK,
            install_signal_handlers=False,
            fetch_job_polling_interval=2.0,
            update_heartbeat_interval=_SIGN_OF_LIFE,
            stalled_worker_timeout=_DEAD_AFTER,
            delete_jobs="always",
        )

    async def _look_after(self, app: App) -> None:
        """Put back what the dead have taken, and sweep from time to time."""
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 (optional)

        passed = 0.0
        while True:
            await asyncio.sleep(_LOOK_AFTER)
            passed += _LOOK_AFTER
            stalled = await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=_DEAD_AFTER
            )
            for job in stalled:
                with suppress(ConnectorException):  # another one was quicker
                    await app.job_manager.retry_job(job)
            if passed >= _SWEEP:
                passed = 0.0
                await asyncio.to_thread(self._sweep)

    async def _stopped(self) -> None:
        while not self._stop.is_set():  # noqa: ASYNC110 (it is set by a signal)
            await asyncio.sleep(0.1)
