"""What went wrong that nobody meant, in one sentence that says what to do?

The machine refuses files, the network and the database; a program has faults.
Neither may reach a person as a traceback.
"""

from __future__ import annotations

import errno

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

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
_REFUSED = (
    "{} cannot be used ({}). Name another place, or mend its permissions or the room "
    "on the disk."
)
_FULL = "The disk is full ({}). Make room on it and try again; nothing is lost by that."


def status(error: Exception) -> int:
    """Return the exit status: 2 if the call or the configuration is wrong, else 1."""
    machine = isinstance(error, OSError) and error.errno in _DISK
    return 1 if machine or isinstance(error, Stuck | SQLAlchemyError) else 2


def told(error: Exception) -> str:
    """Say it in a sentence; of a Fault, its own."""
    match error:
        case Fault():
            said = str(error)
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
