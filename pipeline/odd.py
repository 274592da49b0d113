"""What is odd about a message, and how is it said?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rules.terms import HIDDEN

if TYPE_CHECKING:
    from pipeline.store.tables import PartRow


def told(flags: Iterable[str], *, is_imported: bool) -> tuple[str, ...]:
    """Say in words what flags tell, save where it is nothing odd.

    >>> told(["call_assumed", "internaldate_later"], is_imported=True)
    ('call assumed',)
    """
    words = _FLAGS | (_OF_A_FILE if is_imported else {})
    said = (words.get(f, f.replace("_", " ").replace(":", ": ", 1)) for f in flags)
    return tuple(filter(None, said))


def hidden(parts: Iterable[PartRow]) -> tuple[str, ...]:
    """Say which words the files and bodies of a message hide from their reader."""
    return tuple(
        _HIDDEN.format(part.name, " / ".join(words))
        for part in parts
        if (words := tuple(filter(None, map(str.strip, _hidden_in(part)))))
    )


def _hidden_in(part: PartRow) -> Iterable[str]:
    yield part.properties.get(HIDDEN, "")
    for passage in part.passages:
        runs = passage.get("runs", ())
        yield "".join(run["text"] for run in runs if run.get("hidden"))


_HIDDEN = "Hidden words were found in {}, which its reader does not see: “{}”"

#: What is odd about the time of a message, in words; other flags read as they are.
_FLAGS = {
    "may_act": "it may act on an earlier one of its sender",
    "replaces_what": "on which earlier one it acts is not plain",
    "nothing_found": "no comment was found in it",
    "file_not_read": "a file of it could not be read",
    "file_missing": "it speaks of a file, and none came with it",
    "link_not_opened": "it gives a link, and links are not opened",
    "asks_not_to_publish": "its sender asks that it, or a name, is not published",
    "internaldate_earlier": "our mailbox dates it more than five minutes before the "
    "stamp of our server, which counts",
    "internaldate_later": "our mailbox dates it more than five minutes after the "
    "stamp of our server, which counts (as when mail was moved or delivered late)",
    "internaldate": "no stamp of our server was readable: our mailbox's date counts",
    "in_the_future": "its time of arrival is more than five minutes later than the "
    "time at which it was first seen here: one of our clocks is wrong",
    "first_seen": "neither our server nor our mailbox dates it: the time when it was "
    "first seen counts",
}
#: The same of what was imported: it lay in a file and in no mailbox, and that a copy
#: has a later date than the mail is nothing odd.
_OF_A_FILE = {
    "internaldate_earlier": "its file is dated more than five minutes before the "
    "stamp of our server, which counts",
    "internaldate_later": "",
    "internaldate": "no stamp of our server was readable: the date of its file counts",
    "first_seen": "neither our server nor its file dates it: the time when it was "
    "first seen counts",
}
