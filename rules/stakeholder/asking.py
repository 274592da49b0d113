"""At whose wish does somebody send what he sends?

"X has asked me to send you its comments": what is sent is that of X. Who was asked "for
our comments" speaks for himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rules.stakeholder import wording
from rules.stakeholder.listed_names import Named, names_in
from rules.stakeholder.sectors import is_organisation
from rules.stakeholder.statements import STATEMENTS, Statement, is_of_others, stated

if TYPE_CHECKING:
    from rules.stakeholder.names import Registry

#: So many signs before the words can end the sentence before.
_ENDS = 12
#: Where the sentence can begin.
_STOP = re.compile(r"[.!?。]\s*|[,，]\s")


def asked(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield for whom somebody was asked to send what he sends."""
    for found in islice(wording.ASKED.finditer(text), STATEMENTS):
        start = text.rfind("\n", 0, found.start()) + 1
        names = _asking(text[start : found.start()], registry)
        if names and not is_of_others(text, found):
            yield stated("behalf", text, start, names)


def _asking(before: str, registry: Registry) -> tuple[Named, ...]:
    """Read who asks, in the sentence that words end with.

    All of it is names, and an unknown one that of a body: "our board" is none.
    """
    ends = (stop.end() for stop in islice(_STOP.finditer(before), _ENDS))
    for said in (before[start:].strip() for start in (0, *ends)):
        names = names_in(said, registry)
        known = all(named.match or is_organisation(named.name) for named in names)
        if names and known and said.endswith(names[-1].name):
            return names
    return ()
