"""Which words of a line of a signature name the body that somebody signs for?

`Jo Finch, Secretary of the Heron Trust`: neither who signs nor what he is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.stakeholder import wording
from rules.stakeholder.bodies import body
from rules.stakeholder.countries import country_of
from rules.stakeholder.letter import is_of
from rules.stakeholder.names import variants
from rules.stakeholder.nominative import nominative
from rules.stakeholder.own_names import person
from rules.stakeholder.sectors import is_organisation
from rules.tables import any_of, beside

if TYPE_CHECKING:
    from rules.terms import Address

_TABLE = beside(__name__)
ROLE, _POST = any_of(_TABLE["role"]), any_of(_TABLE["post"])
#: The signs between the pieces of a line.
PIECE = re.compile(r"(?:(?<!\s)\s++[,，،|•·/–—-]|[,，،|•·/])\s*")

#: `Ana Lima (Heron Trust)`
_ASIDE = re.compile(r"([^()（）]{3,60}?)\s?[(（]([^()（）]{3,100})[)）]")


def signed_for(line: str, author: Address | None) -> str:
    """Take author and role off the beginning of a line, and a state off its end.

    >>> signed_for("Jo Finch, Secretary of the Heron Trust", None)
    'Heron Trust'
    """
    before, _, last = line.rpartition(", ")
    if before and country_of(last):
        line = before
    line = line.rstrip(" ,،，;")
    line = line.strip("()（）") if line.startswith(("(", "（")) else line
    own_name = author.name if author and not is_organisation(author.name) else ""
    if own_name and line.endswith(f" {own_name}"):
        line = line.removesuffix(own_name).rstrip(" ,،，、|–—-")
    pieces = [piece for piece in PIECE.split(line) if piece]
    if (aside := _ASIDE.fullmatch(line)) and person(aside[1]):
        return body(aside[2]) if is_organisation(aside[2]) else line
    if named := _of_post(pieces):
        return named
    for piece in pieces:
        own = is_of(piece, author) and not is_organisation(piece)
        if not (own or ROLE.search(piece) or _signs(piece, line)):
            return body(piece if "|" in line else line[line.index(piece) :])
    return line


def _of_post(pieces: list[str]) -> str:
    """Return the body in which somebody is something; empty where one goes before."""
    for piece in pieces:
        if post := _POST.match(piece):
            named = body(nominative(wording.ARTICLE.sub("", piece[post.end() :])))
            return named if is_organisation(named) else ""
        if is_organisation(piece):
            return ""
    return ""


def _signs(piece: str, line: str) -> bool:
    """Tell whether a piece is the person who signs for a body in the same line."""
    if not person(piece) or piece in variants(line):
        return False
    return is_organisation(line.partition(piece)[2])
