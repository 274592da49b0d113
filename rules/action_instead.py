"""What does a comment set aside before it asks: "Instead of deleting it, shorten it"?

What stands in such a clause is not asked for, and what comes behind it is. Nor is it
asked of a piece that others are to be added beside what is to become of it: "add new
clauses, and delete clause 8", "delete clause 8 and add a new clause on ports".
"""

from __future__ import annotations

from rules.action_names import PLACE, RIDS
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

_TABLE = beside(__name__)
#: How the clause begins, in all languages.
BEGINS = "|".join(each["begins"] for each in _TABLE.values())
_REST = "|".join(each["asks"] for each in _TABLE.values())
_CLAUSE = r"[^.,;:!?\"\n。，；：！？،؛]"
_SET_ASIDE = later(
    rf"(?:\A|(?<=[.!?;:\n])\s?)[\s{PLACE}:–-]{{0,6}}(?:{BEGINS})"
    rf"(?={_CLAUSE}{{0,80}}?(?:{RIDS}|{_REST})){_CLAUSE}{{2,160}}[,，،]\s?(?=[^\W_]"
    rf"|{PLACE})"
)

_DONE = "|".join((RIDS, *(each["done"] for each in _TABLE.values())))
_ADDED = "|".join(each["added"] for each in _TABLE.values())
_AND = "|".join(each["and"] for each in _TABLE.values())
_BESIDE = rf"[^.,;:!?\"“«„\n。，；：！？،؛{PLACE}]"
_JOINS = rf"(?:\s?[,，、،]\s?(?:{_AND})?|\s?(?<!\w)(?:{_AND}))"
_HERE = (
    rf"(?:(?:{_DONE}){_CLAUSE}{{0,60}}?{PLACE}"
    rf"|{PLACE}\s?[:–-]?{_CLAUSE}{{0,40}}?(?<!\w)(?:{_DONE}))"
)
_ADDED_FIRST = later(
    rf"(?:\A|(?<=[.!?;:\n])\s?)[\s{PLACE}:–-]{{0,6}}"
    rf"(?P<beside>{_BESIDE}{{0,30}}?(?<!\w)و?(?:{_ADDED}){_BESIDE}{{0,40}}?{_JOINS})"
    rf"(?={_HERE})"
)
_ADDED_LAST = later(
    rf"(?<!\w)و?{_HERE}{_BESIDE}{{0,30}}?(?P<beside>{_JOINS}(?:{_ADDED})"
    rf"{_BESIDE}{{0,60}})(?=[.;!؛。；\n]|\Z)"
)


def rest(text: str) -> str:
    """Return a text without the clauses that set a change aside, but for their place.

    >>> rest("Instead of deleting ¶, shorten it."), rest("Rather than ten, twenty.")
    ('¶ shorten it.', 'Rather than ten, twenty.')
    """
    folded = fold(text)
    kept, end = [], 0
    for match in _SET_ASIDE.finditer(folded.text):
        start = folded.place(match.start())
        place = f"{PLACE} " if PLACE in match[0] else ""
        kept += [text[end:start], place]
        end = folded.end(match.end())
    return _without_added("".join((*kept, text[end:])) if kept else text)


def _without_added(text: str) -> str:
    """Return a text without the pieces that are to be added beside those it is on.

    >>> _without_added("Add new clauses and delete ¶."), _without_added("Add a clause.")
    ('delete ¶.', 'Add a clause.')
    """
    folded = fold(text)
    found = _ADDED_FIRST.search(folded.text) or _ADDED_LAST.search(folded.text)
    if found is None:
        return text
    start, end = found.span("beside")
    return text[: folded.place(start)] + text[folded.end(end) :]
