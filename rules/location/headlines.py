"""Is a line the title of a piece, with what leads to it, or the draft, before it?

"On late fees", "关于迟交费用", "The Code: Late fees", "Guide > Late fees". What is said
below such a line is on that piece, as it is below its title alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.location import courtesy, turning
from rules.terms import EvidenceKind

if TYPE_CHECKING:
    from rules.citation.documents import Named
    from rules.location.catalogue import Drafts
    from rules.location.opened import Opened

#: No longer line that ends with a colon is a title.
_LONGEST = 160
#: What parts the name of a draft from the title behind it.
_PARTS = re.compile(r"\s*(?:[:：>|/,，、;–—→]|\s-\s)\s*")


def titles(line: str, names: Sequence[Named], drafts: Drafts) -> str:
    """Return the title that a line is; empty where it is none, or says more."""
    leads = line.rstrip().endswith((":", "：")) and len(line) <= _LONGEST
    if not (drafts.beneath and (leads or courtesy.is_title(line))):
        return ""
    if not names:
        said = (line, without_lead(line))
        return next((each for each in said if drafts.titled(each)), "")
    folded, rest = fold(line), line
    for name in reversed(names):
        start, end = folded.place(name.start), folded.end(name.end)
        rest = f"{rest[:start]}:{rest[end:]}"
    pieces = [each for each in _PARTS.split(rest) if each.strip()]
    return next((each for each in pieces[:1] if drafts.titled(each)), "")


def turns(line: str, here: Opened | None, drafts: Drafts) -> bool:
    """Tell whether a line may be the next heading, below what a heading stands above.

    "Late fees", and below it "Name of the act", be that no title of a draft; or "On
    paragraph 3", and below "On fees".
    """
    begins = line.lstrip()[:1]
    if here is None or not (courtesy.is_title(line) and begins.isalpha()):
        return False
    if begins.islower():  # the next point of a list says something
        return False
    context = here.target.kind is EvidenceKind.CONTEXT
    if context and drafts.titled(here.target.value):
        return True
    first = here.lines[0]
    led = courtesy.is_title(first) and without_lead(first) and without_lead(line)
    return bool(led)


def without_lead(line: str) -> str:
    """Return what a line leads to; empty where nothing leads.

    >>> without_lead("On the late fees"), without_lead("Late fees")
    ('late fees', '')
    """
    return turning.turned(fold(line).text) or ""
