"""What else are drafts called: in other languages, by initials, in German cases?

"PoA" is the plan of action; "Technische Leitlinie" becomes "der Technischen Leitlinie",
"Aktionsplan" "des Aktionsplans".
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: The drafts that a name is of, and whether it is a strong one.
Names: TypeAlias = "dict[str, tuple[tuple[str, ...], bool]]"
#: What is mostly called by its initials, the small word among them.
_OF_KIND = re.compile(
    r"\b(?:plan of action|rules of procedure|terms of reference|code of conduct"
    r"|code of practice|programme of action|programme of work|statement of work"
    r"|declaration of principles)\b"
)
#: What a draft is called in German alone, and how it ends in other cases.
_LAST = re.compile(
    r"[^\W\d_]*(?:(?P<s>entwurf|protokoll|gesetz|anhang|statut|bericht|abkommen"
    r"|übereinkommen|vertrag|dokument|programm|(?:aktions|fahr|arbeits|maßnahmen)plan"
    r"|pakt|papier|vorschlag|rahmen|kapitel|teil)|ung|ungen|linien?|regeln|grundsätze"
    r"|charta|kodex|strategie)"
)
_ADJECTIVE = re.compile(r"[^\W\d_]{3,}e[nrms]?")


def completed(names: Names, translated: Iterable[Sequence[str]]) -> frozenset[str]:
    """Add what drafts are called elsewhere; return what is told by its capitals alone.

    In other languages, by initials, and in German cases.
    """
    for words in translated:
        known = [names[word] for word in words if word in names]
        if len({ids for ids, _ in known}) == 1:
            names |= dict.fromkeys([w for w in words if w not in names], max(known))
    short = frozenset(_initials(names))
    for name, ids in [*names.items()]:
        names |= {form: ids for form in bent(name) if form not in names}
    return short


def _initials(names: Names) -> Iterable[str]:
    """Name drafts by the initials of what they are: "PoA" for a plan of action."""
    known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name, (ids, _) in names.items():
        for match in _OF_KIND.finditer(name):
            known["".join(word[0] for word in match[0].split())].add(ids)
    for initials, found in known.items():
        if len(found) == 1 and initials not in names:
            names[initials] = (min(found), False)
            yield initials


def bent(name: str) -> Iterator[str]:
    """Give the other cases of a name in small letters, if it is a German one.

    >>> [*bent("aktionsplan")], [*bent("plan of action")]
    (['aktionsplans', 'aktionsplanes'], [])
    >>> "technischen leitlinie" in bent("technische leitlinie")
    True
    """
    *words, last = name.split(" ")
    told = _LAST.fullmatch(last)
    if not told or not all(map(_ADJECTIVE.fullmatch, words)):
        return
    heads = [
        [word.rstrip("nrms") + end for end in ("", "n", "r", "m", "s")]
        for word in words
    ]
    for forms in product(*heads):
        for end in ("", "s", "es") if told["s"] else ("",):
            if (form := " ".join((*forms, f"{last}{end}"))) != name:
                yield form
