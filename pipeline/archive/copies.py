"""Which copy of a message is still what it was?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from pipeline.faults import Corrupt


def whole(
    name: str, copies: Iterable[tuple[str, bytes]], cut_off: Callable[[], Iterable[str]]
) -> bytes:
    """Return the bytes of that SHA-256 among what lies in these places.

    Raises Corrupt, which says what to restore, where there are none; `cut_off` names
    the packs that lost some of theirs.
    """
    damaged = ""
    for place, raw in copies:
        if sha256(raw).hexdigest() == name:
            return raw
        damaged = place
    if damaged:
        raise Corrupt(
            f"The archived message {name} is damaged: its bytes have changed. Restore "
            f"{damaged} from a backup of the archive.",
            damaged,
        )
    raise Corrupt(
        f"The archive has no message {name}. Restore "
        f"{', '.join(cut_off()) or 'the archive'} from a backup."
    )
