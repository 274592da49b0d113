"""What does a mail pass on as said by its sender, and what not?

Whoever forwards a mail means what stands in it; what the secretariat itself wrote is
never said by whoever passes it on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import forwarding
from rules.location import courtesy
from rules.terms import PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.location.catalogue import Drafts
    from rules.terms import PartText, Passage


def opened(part: PartText, subject: str, drafts: Drafts, *, alone: bool) -> PartText:
    """Take what a mail forwards as said: nobody forwards what is not meant.

    So is the mail right below, where all that is said above it is "see below". What
    the secretariat itself wrote is never said by whoever passes it on.
    """
    quoted = [n for n, p in enumerate(part.passages) if p.kind is PassageKind.QUOTED]
    if not part.is_body or not quoted:
        return part
    last = len(part.passages)
    forwards = forwarding.is_subject(subject) or any(
        forwarding.announces(line)
        for p in part.passages
        for line in p.text.splitlines()
    )
    if not forwards:
        answered = any(
            p.kind is PassageKind.PARAGRAPH for p in part.passages[quoted[0] :]
        )
        above = part.passages[: quoted[0]]
        if answered or not (alone and courtesy.points_below(above)):
            return part
        mails = [n for n in quoted if _HEADERS.match(part.passages[n].text)]
        last = next(iter(mails[1:]), last)
    ours = _ours(part.passages, drafts)
    return replace(
        part,
        passages=tuple(
            replace(p, kind=PassageKind.PARAGRAPH)
            if p.kind is PassageKind.QUOTED
            and n < last
            and n not in ours
            and not forwarding.announces(p.text)
            and not forwarding.introduces(p.text)
            else p
            for n, p in enumerate(part.passages)
        ),
    )


def _ours(passages: Sequence[Passage], drafts: Drafts) -> set[int]:
    """Return the places of what mails of the secretariat say, quoted below others.

    The line above a mail, or its head, says whose it is.
    """
    found = set()
    ours = False
    for n, passage in enumerate(passages):
        if passage.kind is not PassageKind.QUOTED:
            ours = False
        elif forwarding.introduces(passage.text) or _HEADERS.match(passage.text):
            head = _SENT_TO.split(passage.text.lower(), 1)[0]
            ours = any(address in head for address in drafts.own)
        if ours:
            found.add(n)
    return found


#: Behind the sender the head of a mail names those to whom it went.
_SENT_TO = re.compile(r"\n\W*(?:to|à|para|an|кому|到|收件人|إلى)\s?[:：]")
_HEADERS = re.compile(r"(?i)\W*(?:from|de|von|от|发件人|寄件者|من)\s?[:：]")
