"""What went wrong that nobody meant, in one sentence that says what to do?

The machine refuses files, the network and the database; a program has faults.
Neither may reach a person as a traceback.
"""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from pipeline.faults import Fault

#: What the machine refuses, whoever asks.
MACHINE = (OSError, SQLAlchemyError)


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
        case OSError() if error.filename is not None:
            said = _REFUSED.format(error.filename, error.strerror)
        case OSError():
            said = f"The machine refused: {error}."
        case _:
            kind = type(error).__name__
            said = f"The program failed ({kind}: {error}). Nothing is lost by that."
    return said
