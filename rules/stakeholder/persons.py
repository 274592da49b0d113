"""Who writes where a mail names no organisation?

The person, under the name that the mail shows: not from an address that anybody can
have, unless the mail says that nobody else speaks in it. A person has none of the types
of stakeholders; what a card is, somebody has to confirm. Where no person is named it is
the domain, if that is short.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.sender_domain import is_free_mail, organisation
from rules.stakeholder import wording
from rules.stakeholder.claim import Claim
from rules.stakeholder.labels import is_short
from rules.stakeholder.letter import Letter, is_of
from rules.stakeholder.own_names import person
from rules.terms import Stakeholder


def who_writes(letter: Letter) -> Iterator[Claim]:
    """Propose who writes a mail in which nothing says who speaks."""
    shown = letter.author.name if letter.author else ""
    said = not is_free_mail(letter.domain) or _for_himself(letter)
    if said and (name := person(shown)):
        yield _claim("own_name", shown, 10, name)
    elif is_short(letter.domain) and not letter.personal:
        yield _claim("domain_name", letter.domain, 20, organisation(letter.domain))


def _for_himself(letter: Letter) -> bool:
    """Tell whether somebody says to speak for himself, or for no organisation."""
    lines = (
        line for text in (letter.opening, *letter.heads) for line in text.split("\n")
    )
    fields = (wording.FIELD.match(x) or wording.WEAK_FIELD.match(x) for x in lines)
    values = (found["value"].strip() for found in fields if found)
    return letter.personal or any(
        wording.NOBODY.fullmatch(value) or is_of(value, letter.author)
        for value in values
    )


def _claim(kind: str, words: str, points: int, name: str) -> Claim:
    card = Stakeholder(name=name, type=None)
    return Claim(kind=kind, words=words, points=points, stakeholder=card, known=False)
