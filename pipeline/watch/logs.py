"""How does a running service say what it does: lines for people, or JSON?

People get the sentences of the timer, on standard output. Machines get every stage,
letter and duty as well, a line of JSON each on standard error, with the id of the
delivery in the place of anything that its mail says. In both, what is no plain
character is escaped, and of an address only the domain is left.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any

from pipeline.faults import Fault
from pipeline.ledger import shown_id
from pipeline.mishaps import MACHINE, status, told
from pipeline.watch import Done, Trouble, heard_by


class Log(StrEnum):
    """For whom the lines are."""

    TEXT = "text"
    JSON = "json"


#: Not that of our own mailbox, which stands in an address of the network.
_ADDRESS = re.compile(
    r"(?:\A|(?<=[\s<>()\"',;:@])|(?<=[^/]/))[^\s<>()\"',;:/@]+[\"']?@(?=\w)"
)


@contextmanager
def logged(form: str) -> Iterator[Callable[[str], None]]:
    """Log while the process works; give what says a sentence in the log.

    In JSON, what ends the process is a line of it, too.
    """
    if form == Log.TEXT:
        yield _say
        return
    log, note, handler = _journal()
    try:
        with heard_by(note):
            yield (
                lambda line: (
                    log.warning(line) if isinstance(line, Trouble) else log.info(line)
                )
            )
    except (Fault, *MACHINE) as error:
        log.error("stopped", why=told(error))  # noqa: TRY400 (a sentence, no trace)
        sys.exit(status(error))
    finally:
        logging.getLogger().removeHandler(handler)


def _say(line: str) -> None:
    at = datetime.now().astimezone()
    sys.stdout.write(f"{at:%Y-%m-%d %H:%M:%S%z} {_plain(line)}\n")
    sys.stdout.flush()


def _plain(text: str) -> str:
    r"""Make a line of it that obeys to nothing in it.

    >>> print(_plain("no such user <ann@party.example>\x1b[2J"))
    no such user <…@party.example>\x1b[2J
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in _ADDRESS.sub("…@", text)
    )


def _journal() -> tuple[Any, Callable[[Done], None], logging.Handler]:
    """Make the log of JSON lines, with all that other libraries have to say in it."""
    import structlog  # noqa: PLC0415 (most processes log nothing by it)

    before: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    after: list[Any] = [_without_addresses, structlog.processors.JSONRenderer()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *after,
            ],
        )
    )
    logging.getLogger().addHandler(handler)
    log = structlog.wrap_logger(
        structlog.WriteLogger(sys.stderr),
        processors=before + after,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )

    def note(done: Done) -> None:
        """Write what was done, with the delivery bound where there is one."""
        bound = log.bind(delivery=shown_id(done.delivery)) if done.delivery else log
        bound.info(
            "stage" if done.delivery else "duty",
            name=done.what,
            outcome=done.outcome,
            seconds=round(done.seconds, 4),
        )

    return log, note, handler


def _without_addresses(
    _: Any, __: str, said: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key, value in said.items():
        if isinstance(value, str):
            said[key] = _ADDRESS.sub("…@", value)
    return said
