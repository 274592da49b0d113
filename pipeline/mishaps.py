"""What went wrong that nobody meant, in one sentence that says what to do?

The machine refuses files, the network and the database; a program has faults.
Neither may reach a person as a traceback.
"""

from __future__ import annotations

import errno

from sqlalchemy.exc import (
    DBAPIError,
    OperationalError,
    PendingRollbackError,
    SQLAlchemyError,
)

from pipeline.faults import Fault, Stuck

#: What the machine refuses, whoever asks.
MACHINE = (OSError, SQLAlchemyError)
#: The disk refuses, whichever place is named.
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO)

_BUSY = "The database is busy: another depositary writes. Try again later."
_UNUSABLE = (
    "The database cannot be used ({}). Check store.database, the permissions of its "
    "folder and the room on the disk."
)
_DAMAGED = (
    "The database is damaged ({}). Nothing is lost: depositary rebuild makes it again "
    "from the archive."
)
_AWAY = (
    "The database does not answer ({}). Check store.database, and that PostgreSQL runs "
    "there and can be reached from here; nothing is lost by that."
)
_WHO = (
    "PostgreSQL does not let us in ({}). Check the user in store.database and its "
    "password: PGPASSWORD, a file ~/.pgpass, or DEPOSITARY_STORE__DATABASE."
)
_OF_A_USER = ("password", "authentication", "role", "pg_hba.conf")
#: A name that nobody knows; "Temporary failure in name resolution" is another matter.
_UNKNOWN_HOST = ("Name or service not known", "No address associated with hostname")
_NO_DATABASE = (
    "PostgreSQL runs, and has no such database ({}). Correct store.database, or have "
    "it made: createdb."
)
_NO_RIGHTS = (
    "PostgreSQL refuses it ({}). Give the user in store.database all rights on its "
    "schema, and that to make schemas: GRANT CREATE ON DATABASE."
)
_NO_SCHEMA = (
    "The schema that store.database names is gone ({}). Create it, or correct "
    "search_path there."
)
_ODD = (
    "The database refused ({}). Nothing is lost by that; show it to whoever maintains "
    "this program, with: depositary doctor."
)
_REFUSED = (
    "{} cannot be used ({}). Name another place, or mend its permissions or the room "
    "on the disk."
)
_FULL = "The disk is full ({}). Make room on it and try again; nothing is lost by that."


def status(error: Exception) -> int:
    """Return the exit status: 2 if the call or the configuration is wrong, else 1."""
    if isinstance(error, DBAPIError) and _server(error) and not _code(error):
        return 1 if error.connection_invalidated else 2  # 2: it was never opened
    machine = isinstance(error, OSError) and error.errno in _DISK
    return 1 if machine or isinstance(error, Stuck | SQLAlchemyError) else 2


def passes(error: Exception) -> bool:
    """Tell whether the database is only away, so that a service had better wait.

    As while its machine starts, or the network. An address, a name, a password or a
    schema that is wrong stays wrong: that is for a person.
    """
    return (
        isinstance(error, DBAPIError)
        and _server(error)
        and _kind(error) in (_AWAY, _BUSY)
        and not any(words in str(error.orig) for words in _UNKNOWN_HOST)
    )


def told(error: Exception) -> str:
    """Say it in a sentence; of a Fault, its own."""
    match error:
        case Fault():
            said = str(error)
        case DBAPIError() if _server(error):
            said = _kind(error).format(_words(error))
        case PendingRollbackError():  # amid a transaction, whose end is told no better
            said = _AWAY.format("the connection was lost")
        case OperationalError():
            busy = "locked" in str(error.orig)
            said = _BUSY if busy else _UNUSABLE.format(error.orig)
        case DBAPIError():
            said = _DAMAGED.format(error.orig)
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            said = _FULL.format(error.strerror)
        case OSError() if error.filename is not None:
            said = _REFUSED.format(error.filename, error.strerror)
        case OSError():
            said = f"The machine refused: {error.strerror or error}."
        case _:
            kind = type(error).__name__
            said = f"The program failed ({kind}: {error}). Nothing is lost by that."
    return said


def _server(error: DBAPIError) -> bool:
    """Tell whether PostgreSQL said it; SQLite's errors know of no such codes."""
    return hasattr(error.orig, "sqlstate")


def _code(error: DBAPIError) -> str:
    """Return the SQLSTATE; empty where nobody answered, or let us in."""
    return getattr(error.orig, "sqlstate", None) or ""


def _kind(error: DBAPIError) -> str:
    """Choose by the SQLSTATE; what refuses a connection comes in words alone."""
    words = _words(error)
    match _code(error):
        case "40P01" | "55P03" | "57014":
            said = _BUSY
        case "42501":
            said = _NO_RIGHTS
        case "3F000":
            said = _NO_SCHEMA
        case "53100":
            said = _FULL
        case "" if any(hint in words for hint in _OF_A_USER):
            said = _WHO
        case "" if "database" in words and "does not exist" in words:
            said = _NO_DATABASE
        case code if code[:2] in ("", "08", "57") or code == "53300":
            said = _AWAY
        case _:
            said = _ODD
    return said


def _words(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines() or [""]
    return lines[0].rpartition("FATAL:")[2].strip()
