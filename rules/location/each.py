"""Is something of its own asked of each of two pieces, in one sentence?

"Paragraph 5 should be shortened and paragraph 6 deleted." Where one or the other is
asked, or what the first says is to go into the second, a person is asked.
"""

from __future__ import annotations

import re

from rules.action import request, worded
from rules.action_names import PLACE
from rules.later import later
from rules.location import sentences
from rules.location.predicates import DENIES, HAN, HOW, STANDS, VERB, states
from rules.terms import Action

#: What joins a piece to the clause of another: "and that paragraph 6 be deleted".
_JOINS = later(
    r"(?:,?\s+(?:and|et|y|e|и|а|und)\s|\s*،?\s+و|\s?[,;]\s)\s?(?:(?:also|aussi"
    r"|également|también|также|auch)\s)?(?:(?:that|que|что(?:бы)?|dass)\s|qu')?"
    r"(?:the |le |la |l'|el |der |die |den |das )?\Z"
)
#: One of two, and no more: "delete paragraph 5 or shorten paragraph 6".
_ELSE = later(rf"\s(?:or|ou|o|или|oder)\s(?:{HOW}\s){{0,3}}{VERB}|或者?(?:{HAN})")
#: Where what it says is to go: "delete paragraph 5 and move the rest to paragraph 6".
_MOVED = later(
    r"(?:\s(?:mov|transferr?|shift|integrat|incorporat|déplac|intégr|traslad|incorpor"
    r"|перене[сн]|verschieb|verschob|übernehm|übernomm)\w*\s(?:\w+\s){0,4}?(?:to|into"
    r"|in|under|à|au|dans|vers|en|al?|в|во|nach|zu|in)|(?:移至|移到|并入|纳入))\s?"
    r"(?:the |le |la |l'|el |der |die |den |das )?\Z"
)
#: Of the second, too, somebody says something: "and paragraph 6 it wants deleted".
_WHO = later(r"(?i)\s(?:it|we|i|they|he|she|nous|on|elle|il|wir|ich|sie|мы|я)(?!\w)")
#: A condition without an "if": "should paragraph 5 stay, ...".
_SUPPOSED = later(r"(?i)\W*(?:should|were|had|sollten?|falls)\W*\Z")
_CLAUSE = re.compile(r"[,;:，；：،؛]")
#: Where no cut parts the two: a person is asked.
TANGLED = -1


def asked(text: str, left_end: int, right: tuple[int, int], lead: str) -> int | None:
    """Return where a sentence is cut between two pieces, or TANGLED; None: nowhere.

    `right` is where the second piece stands, `lead` what stands before the first.

    >>> said = "Paragraph 5 should be shortened and paragraph 6 deleted."
    >>> asked(said, 11, (36, 47), "")
    31
    """
    start, end = right
    if _ELSE.search(text, left_end, start) or _MOVED.search(text, left_end, start):
        return TANGLED
    joins = _JOINS.search(text, left_end, start)
    if joins is None:
        return None
    first = text[left_end : joins.start()].strip()
    rest = text[end : sentences.end_of(text, end)]
    second = worded(PLACE + (rest if first else _CLAUSE.split(rest, maxsplit=1)[0]))
    if second in (Action.COMMENT, Action.MERGE):  # a merger is asked of both
        return None
    whole = f"{lead}{PLACE} {first}"
    said = request(whole).action if first else worded(whole)
    if said is Action.COMMENT:
        return TANGLED if states(first) else None  # others ask, or it is done
    if not first and (said in (second, Action.AMEND) or _WHO.match(rest)):
        return None  # "we suggest paragraph 5 and paragraph 6 be deleted"
    denied = DENIES.search(lead) and not STANDS.search(lead.rstrip())
    return TANGLED if denied or _SUPPOSED.match(lead) else joins.start()
