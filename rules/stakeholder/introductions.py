"""Who says at the beginning of a letter whose comments these are, or what a body is?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rules.stakeholder import wording
from rules.stakeholder.bodies import body
from rules.stakeholder.claim import LONGEST, Claim, claim_of, proposed
from rules.stakeholder.labels import label, spells
from rules.stakeholder.letterheads import leading
from rules.stakeholder.listed_names import as_one, names_in
from rules.stakeholder.names import Match, Registry, resolve
from rules.stakeholder.posts import ROLE
from rules.stakeholder.sectors import is_organisation, named_type
from rules.tables import any_of, beside

if TYPE_CHECKING:
    from rules.stakeholder.letter import Letter

#: In so many sentences somebody says at most whose comments they are.
_SENTENCES = 6
#: So many lines from the subject on hold a greeting and the first sentence.
_FIRST = 6
#: What a sentence about one unknown may mean, and its beginning.
_UNSURE, _LITTLE = 40, 15
#: Sentences that name who speaks after other words, and before them.
_OBJECTS = ((wording.INTRODUCTION, 60), (wording.PRESENTED, 50))
_SUBJECTS = (
    (wording.INTRODUCED, 60),
    (wording.INTRODUCED_ARABIC, 60),
    (wording.REMARKING, 50),
    (wording.REMARKING_CHINESE, 50),
)
#: Where a sentence ends; the point of a short word ends none: "e. V.".
_STOP = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÀ-ÞА-ЯЁ])|(?<=[。！？])")
_PRONOUN = any_of(beside(__name__)["pronoun"])


def introductions(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read sentences that say whose comments these are, or what somebody is."""
    for words, name, match, points in _introduced(letter.opening, registry):
        if match:
            yield claim_of("introduction", words, points, match)
        elif not (_PRONOUN.search(name) or _is_kind(name)) and (
            is_organisation(words)
            or is_organisation(body(name))
            or (" " in name and ROLE.search(words))
            or spells(label(letter.domain), name)
        ):
            unknown = proposed(name, letter)
            yield claim_of("introduction", words, _UNSURE, unknown)
    yield from _beginnings(letter, registry)
    for found in islice(wording.DESCRIBED.finditer(letter.opening), _SENTENCES):
        name, what = wording.ARTICLE.sub("", found["name"].strip()), found["what"]
        several = " " in name or not name.isascii()
        sentence = name[:1].islower() or _PRONOUN.search(name)
        if (
            several
            and not sentence
            and not resolve(name, registry)
            and is_organisation(what)
        ):
            unknown = proposed(name, letter, named_type(name) or named_type(what))
            yield claim_of("introduction", found[0].strip(), _UNSURE, unknown)


def _is_kind(name: str) -> bool:
    """Tell a word that says what somebody is, and not who: "the Ministry"."""
    return name.isalpha() and name[1:].islower() and is_organisation(name)


def _beginnings(letter: Letter, registry: Registry) -> Iterator[Claim]:
    """Read a body that nobody registered off the beginning of a first sentence.

    It may be another whom the sender speaks of: next to all else it says little.
    """
    for line in letter.opening.splitlines()[1:_FIRST]:
        name = leading(wording.ARTICLE.sub("", line))
        if name and not resolve(name, registry):
            yield claim_of(
                "introduction", line[:LONGEST], _LITTLE, proposed(name, letter)
            )
            return


def _introduced(
    opening: str, registry: Registry
) -> Iterator[tuple[str, str, Match | None, int]]:
    """Yield words, the name in them, whom it means, and its points if registered."""
    for pattern, points in _OBJECTS:
        for found in islice(pattern.finditer(opening), _SENTENCES):
            rest = opening[found.end() :]
            for named in as_one(names_in(rest, registry), rest):
                words = f"{found[0].strip()} {named.name}"
                yield words, named.name, named.match, points
    subjects = [each for each in _SUBJECTS if each[0].may_stand_in(opening)]
    lines = opening.splitlines() if subjects else ()
    for line in (s.strip() for each in lines for s in _STOP.split(each)):
        for pattern, points in subjects:
            subject = pattern.match(line)
            if subject and not wording.BEHALF.match(line):
                name = wording.ARTICLE.sub("", subject["name"])
                yield line, name, resolve(subject["name"], registry), points
