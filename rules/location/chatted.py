"""Which lines tell of several pieces by their numbers: "decl: 7 ok, 9 out, 14 yes"?

A short name of a draft may stand at the head of a line; behind it stand numbers of its
pieces, each with a few words, and commas between. Most are verdicts, so that nothing is
counted; what is none in such a line is asked about piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.paths import key
from rules.citation.standing import VOTES
from rules.language import length
from rules.location.stances import stance
from rules.location.tally import Tally
from rules.location.target import NOWHERE, Target
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

_NAME = re.compile(r"\s*(?P<name>[^\W\d_][^\d:：,;\n]{1,40}?)\s?[:：]\s?(?=\S)")
_ENTRY = re.compile(
    r"\s*(?:(?:and|et|y|и|und)\s)?(?:(?:pp?|paras?|par|art|abs|nr|no|п|ст|第|§|¶"
    r"|#)\.?\s?)?"
    r"(?P<number>\d{1,3}(?:\(\w{1,3}\))*)[段条]?\s?[:=–-]?\s?"
    r"(?P<said>[^\W\d_][^\d\n]{0,60})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;，；]\s?(?=\D{0,8}\d)")
_PLEASE = re.compile(
    r"[\s,]+(?:pls|plz|please|thx|thanks|svp|stp|merci|por favor|пожалуйста|bitte)"
    r"\W*\Z",
    re.IGNORECASE,
)
_VOTES = re.compile(VOTES)
#: More signs, or words on one piece, no such lines have; a name is cut to so many.
_LONGEST, _WORDS, _SHORT = 1000, 7, 3


class _Entry(NamedTuple):
    """What a line says of one number; `alone`: of no other."""

    text: str
    number: str
    said: str
    document: str
    alone: bool

    @property
    def votes(self) -> bool:
        said = _PLEASE.sub("", self.said).strip()
        return stance(said) is not None or _VOTES.fullmatch(fold(said).text) is not None


def read(passage: Passage, spoken: Spoken) -> list[Tally]:
    """Return what lines say of the pieces that they number; empty if they do not."""
    if passage.kind is not PassageKind.PARAGRAPH or len(passage.text) > _LONGEST:
        return []
    found: list[_Entry] = []
    told_above = spoken.told and len(spoken.in_force) == 1
    document = spoken.in_force[0] if told_above else None
    for line in filter(str.strip, passage.text.split("\n")):
        entries = [*_entries(line, document, spoken.drafts)]
        if not entries:
            return []
        document = entries[0].document
        found += entries
    rows = [entry for entry in found if not entry.alone]
    votes = [entry for entry in rows if entry.votes]
    told = [(e, target) for e in found if (target := _target(e, spoken.drafts))]
    most = 2 if _NAME.match(passage.text) else 1  # below a heading all are verdicts
    if not votes or len(votes) * most < len(rows) or len(told) < len(found):
        return []
    spoken.in_force = (found[-1].document,)
    return [
        Tally(entry.text, f"{PLACE}: {entry.said}", target) for entry, target in told
    ]


def _entries(line: str, document: str | None, drafts: Drafts) -> Iterator[_Entry]:
    """Yield what a line says of each number; nothing where it says anything else."""
    name = _NAME.match(line)
    document = _named(name["name"], drafts) if name else document
    if document is None:
        return
    begin = name.end() if name else 0
    cuts = [begin, *(m.end() for m in _BETWEEN.finditer(line, begin)), len(line)]
    parts = [line[a:b] for a, b in pairwise(cuts)]
    found = [m for part in parts if (m := _ENTRY.fullmatch(part.rstrip(" ,;，；")))]
    if len(found) < len(parts) or any(length(m["said"]) > _WORDS for m in found):
        return
    parts[0] = line[: cuts[1]]
    for part, match in zip(parts, found, strict=True):
        said = match["said"], document, not parts[1:]
        yield _Entry(part.strip(), match["number"], *said)


def _named(name: str, drafts: Drafts) -> str | None:
    """Return the one draft whose name is so, or begins so: "decl"."""
    said = fold(name).text.strip(" .")
    if len(said) < _SHORT:
        return None
    names = drafts.citable.names.items()
    found = {d for each, (of, _) in names if each.startswith(said) for d in of}
    return found.pop() if len(found) == 1 else None


def _target(entry: _Entry, drafts: Drafts) -> Target | None:
    """Return the piece of a number, if it is printed; surely, if it is judged."""
    label = drafts.citable.labels[entry.document].keys.get(key(entry.number))
    if label is None:
        return None
    if not (entry.votes or entry.alone):
        return replace(NOWHERE, others=((entry.document, label),))
    return Target(
        document=entry.document, labels=(label,), sure=True, value=entry.number
    )
