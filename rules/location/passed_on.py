"""What does a mail pass on as said by its sender, and what not?

Whoever forwards a mail means what stands in it; what the secretariat itself wrote is
never said by whoever passes it on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, forwarding
from rules.location import courtesy, quotation, remarks, silence, torn
from rules.location.typed import typed
from rules.terms import PartText, Passage, PassageKind, Source

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts


def opened(part: PartText, subject: str, drafts: Drafts, *, alone: bool) -> PartText:
    """Take what a mail forwards as said: nobody forwards what is not meant.

    So is the mail right below, where all that is said above it is "see below", and no
    piece of it is left out. What the secretariat itself wrote is never said by whoever
    passes it on; but answers may stand in it.
    """
    quoted = [n for n, p in enumerate(part.passages) if p.kind is _QUOTED]
    if not part.is_body or not quoted:
        return part
    ours = _ours(part.passages, drafts)
    said = {
        n
        for n in _passed_on(part.passages, quoted, subject, alone=alone)
        if n not in ours
        and not forwarding.announces(part.passages[n].text)
        and not forwarding.introduces(part.passages[n].text)
    }
    said |= _answers(part.passages, ours, drafts)
    return replace(
        part,
        passages=tuple(
            replace(p, kind=PassageKind.PARAGRAPH) if n in said else p
            for n, p in enumerate(part.passages)
        ),
    )


def above(parts: Sequence[PartText], subject: str) -> frozenset[Source]:
    """Return the places of what whoever passes a mail on says above it."""
    found: set[Source] = set()
    for part in parts:
        quoted = [n for n, p in enumerate(part.passages) if p.kind is _QUOTED]
        if part.is_body and quoted and _is_passed_on(part.passages, subject):
            found |= {p.source for p in part.passages[: quoted[0]]}
    return frozenset(found)


def attached(parts: Sequence[PartText]) -> dict[str, str]:
    """Return the addresses of who wrote attached mails, by the names of these files."""
    return {
        part.name: found[0].rstrip(".")
        for part in parts
        for passage in part.passages
        if passage.source.place == "header.from"
        if (found := _ADDRESS.search(passage.text))
    }


def _is_passed_on(passages: Sequence[Passage], subject: str) -> bool:
    return forwarding.is_subject(subject) or any(
        forwarding.announces(line) for p in passages for line in p.text.splitlines()
    )


def _passed_on(
    passages: Sequence[Passage], quoted: Sequence[int], subject: str, *, alone: bool
) -> Sequence[int]:
    """Return the places of what is quoted and meant, if it is."""
    if _is_passed_on(passages, subject):
        return quoted
    answered = any(p.kind is PassageKind.PARAGRAPH for p in passages[quoted[0] :])
    own = (replace(p, text=_own(p.text)) for p in passages[: quoted[0]])
    below = alone and courtesy.points_below([*own])
    excepted = any(torn.excepts(p.text) for p in passages[: quoted[0]])
    if answered or excepted or not below:
        return ()
    mails = [n for n in quoted if _HEADERS.match(passages[n].text)]
    last = next(iter(mails[1:]), len(passages))
    return [n for n in quoted if n < last]


def _own(text: str) -> str:
    """Leave out the small print that a mail program adds below."""
    return text[: silence.small_print(text)]


def _answers(
    passages: Sequence[Passage], ours: Collection[int], drafts: Drafts
) -> set[int]:
    """Return the places of answers that stand unmarked in a mail of the secretariat.

    They are announced, and stand below a paragraph of a draft that it shows. What
    stands between two of them is answered even if it is no plain remark.
    """
    first = min(ours, default=0)
    above = (p.text for p in passages[:first] if p.kind is not _QUOTED)
    if not any(map(forwarding.points_inside, above)):
        return set()
    shown = [n for n in ours if _shows(passages[n].text, drafts)]
    return {
        n
        for n in ours
        if n > min(shown, default=len(passages)) and n not in shown
        if remarks.is_remark(passages[n].text)
        or (n < max(shown) and not courtesy.is_title(passages[n].text))
    }


def _shows(text: str, drafts: Drafts) -> bool:
    """Whether a block shows a paragraph; an answer with a sign may propose another."""
    if quotation.answered(text, drafts) is None:
        return False
    match = alignment.version_of(typed(text, drafts).words, drafts.texts)
    same = match is not None and match.score >= _SAME
    return same or not remarks.signed(text)


def _ours(passages: Sequence[Passage], drafts: Drafts) -> set[int]:
    """Return the places of what mails of the secretariat say, quoted below others.

    The line above a mail, or its head, says whose it is.
    """
    found = set()
    ours = False
    for n, passage in enumerate(passages):
        if passage.kind is not _QUOTED:
            ours = False
        elif forwarding.heads(passage.text) or _HEADERS.match(passage.text):
            head = _SENT_TO.split(passage.text.lower(), 1)[0]
            ours = any(address in head for address in drafts.own)
        if ours:
            found.add(n)
    return found


_QUOTED = PassageKind.QUOTED
#: So like are a paragraph and what is shown of it.
_SAME = 90.0
_ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w.-]{3,255}")
#: Behind the sender the head of a mail names those to whom it went.
_SENT_TO = re.compile(r"\n\W*(?:to|à|para|an|кому|到|收件人|إلى)\s?[:：]")
_HEADERS = re.compile(r"(?i)\W*(?:from|de|von|от|发件人|寄件者|من)\s?[:：]")
