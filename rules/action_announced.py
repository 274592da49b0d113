"""Does a comment announce that it only remarks on a piece?

"We wish to make the following observation. A rule that cannot be changed gives each a
veto": what is learnt of words takes such facts for wishes now and then.
"""

from __future__ import annotations

from itertools import islice

from rules.action_names import compiled
from rules.citation.folding import fold
from rules.tables import beside, said

#: So often nobody announces one thing.
_MOST = 5
_ANNOUNCED = compiled(said(beside(__name__).values(), "announced"))


def rest(text: str) -> str | None:
    """Return a text without the words that say that a remark follows; None: no such.

    Who asks for no more than what is meant announces no change either.

    >>> rest("On ¶ we would merely observe this."), rest("¶: delete.")
    ('On ¶ we  this.', None)
    """
    folded = fold(text)
    found = [*islice(_ANNOUNCED.finditer(folded.text), _MOST)]
    for match in reversed(found):
        start, end = folded.place(match.start()), folded.end(match.end())
        text = f"{text[:start]}{text[end:]}"
    return text if found else None
