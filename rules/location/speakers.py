"""Do several columns each hold what somebody else says: a delegation, a ministry?

They do where their headers are names of states or bodies, or the same words but for
one, or where one cell of a row wants to keep what another would change, or where three
or more speak in turn. Then each cell is a comment of its own: no voice is lost in
another's, and none decides for another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from rules.action import request
from rules.citation.folding import fold
from rules.header_words import Role, header, names_sender
from rules.location.header import joined
from rules.location.signature import is_name
from rules.location.stances import stance
from rules.stakeholder.countries import country_name, country_of
from rules.stakeholder.sectors import is_organisation
from rules.terms import Action, Comment, Passage, Stakeholder

if TYPE_CHECKING:
    from rules.location.header import Row

_SAYS = (Role.COMMENT, Role.STANCE)
_SAYS_MORE = (*_SAYS, Role.PROPOSED, Role.REASON, Role.MARK)
_WORD = re.compile(r"[^\W\d_]+|\d+")
#: What stands between two names.
_AND = re.compile(
    r"\s*[,;/&+、，；]\s*(?:(?:and|et|und|y|e|и)\s+)?|\s+(?:and|et|und|y|e|и|و)\s*(?=\S)"
    r"|\s*[和与及]\s*"
)
#: What is against another's wish to keep a piece.
_AGAINST = (Action.DELETE, Action.AMEND)
_SEVERAL = 2
_LONG = 4


def speaking(
    body: Sequence[Row],
    roles: Mapping[int, Role],
    columns: Collection[int],
    heads: Mapping[int, str],
) -> tuple[int, ...]:
    """Find those of the columns of a table that each speak for somebody."""
    says = [c for c in sorted(columns) if roles.get(c) in _SAYS]
    unknown = [c for c in says if header(heads[c]) is None]
    named = {c: name for c in says if (name := _name(heads[c]))}
    if len(named) >= _SEVERAL:
        return tuple(named) if len({*named.values()}) == len(named) else ()
    alike = all(_alike(heads[a], heads[b]) for a, b in combinations(unknown, 2))
    one = len({roles[c] for c in unknown}) == 1
    differ = alike or (one and any(_differ(row, unknown) for row in body))
    differ = differ or (one and _by_turns(body, {c: heads[c] for c in unknown}))
    return tuple(unknown) if len(unknown) >= _SEVERAL and differ else ()


def voices(
    row: Row, roles: Mapping[int, Role], speak: Sequence[int]
) -> Iterator[tuple[Row, int]]:
    """Give a row for each who speaks in it, and the column in which that is.

    What else the row says stands beside the first.
    """
    spoken = [c for c in speak if joined(row.get(c, ())).strip()]
    others = {c for c in row if roles.get(c) in _SAYS_MORE} - {*spoken}
    for column in spoken:
        left = {*spoken} - {column} | (others if column != spoken[0] else set())
        yield {c: cells for c, cells in row.items() if c not in left}, column
    if not spoken:
        yield row, 0


def name_of(head: str) -> str:
    """Return who a column speaks for by its header: a state, or the header's words.

    >>> name_of("Comments of Norway"), name_of("Guild of Divers")
    ('Norway', 'Guild of Divers')
    """
    name = _name(head)
    return country_name(name) if name and name != head else head.strip()


def tellers(
    body: Sequence[Row], roles: Mapping[int, Role], heads: Mapping[int, str]
) -> dict[int, str]:
    """Say who speaks in each row of a table that names it, by their place in it.

    A name holds for the rows below it, until the next one. One name alone tells nothing
    that the mail does not say.
    """
    aside = [c for c, role in roles.items() if role is Role.ASIDE]
    columns = {c: [joined(row.get(c, ())).strip() for row in body] for c in aside}
    differ = {c: names for c, names in columns.items() if len({*names} - {""}) > 1}
    told = [c for c in differ if names_sender(heads.get(c, ""))]
    plain = [c for c in differ if all(is_speaker(x) for x in differ[c] if x)]
    return next((_carried(differ[c]) for c in (*plain, *told)), {})


def named(rows: Sequence[Mapping[Role, Sequence[Passage]]]) -> list[str]:
    """Say who speaks in each record of a form, if they do not all name the same."""
    fields = ([p.text for p in row.get(Role.ASIDE, ())] for row in rows)
    names = [next(filter(names_in, field), "") for field in fields]
    return names if len({*names} - {""}) > 1 else [""] * len(rows)


def of(name: str, comments: Sequence[Comment]) -> list[Comment]:
    """Note that comments are said by whom a table names, if it names anybody."""
    names = names_in(name) or [name] * bool(name.strip())
    who = tuple(Stakeholder(name=each, type=None) for each in names)
    return [replace(one, speakers=who) for one in comments]


def names_in(text: str) -> list[str]:
    """Return the states and bodies that words name, if they do nothing else.

    >>> names_in("Norway, Chile and Japan"), names_in("Norway is")
    (['Norway', 'Chile', 'Japan'], [])
    """
    names = [each.strip() for each in _AND.split(text)]
    if names[1:] and all(map(is_speaker, names)):
        return names
    return [text.strip()] * is_speaker(text)


def _carried(named: Sequence[str]) -> dict[int, str]:
    """Give each row the name that stands in it, or last stood above it."""
    found: dict[int, str] = {}
    for at, name in enumerate(named):
        if name or at - 1 in found:
            found[at] = name or found[at - 1]
    return found


def is_speaker(text: str) -> bool:
    """Tell whether words are the name of a state or of a body, and no more.

    >>> is_speaker("Norway"), is_speaker("Ports Ltd"), is_speaker("Norway decides")
    (True, True, False)
    """
    return bool(country_of(text)) or (is_organisation(text) and is_name(text))


def _name(head: str) -> str:
    """Return the state or the body that a header names, be it in "comment by"."""
    words = (head, *(word for word in head.split() if header(word) is None))
    if country := next(filter(None, map(country_of, words)), ""):
        return country
    return head if header(head) is None and is_organisation(head) else ""


def _alike(left: str, right: str) -> bool:
    """Whether two headers are the same but for one word, which is no number.

    >>> _alike("Guild A", "Guild B"), _alike("In short", "In detail")
    (True, False)
    """
    words = [_WORD.findall(fold(head).text) for head in (left, right)]
    if len(words[0]) != len(words[1]) or len(words[0]) < _SEVERAL:
        return False
    other = [pair for pair in zip(*words, strict=True) if pair[0] != pair[1]]
    same = any(len(a) >= _LONG and a == b for a, b in zip(*words, strict=True))
    return same and len(other) == 1 and not other[0][0].isdecimal()


def _by_turns(body: Sequence[Row], heads: Mapping[int, str]) -> bool:
    """Whether mostly one of three columns or more below names speaks in a row."""
    said = [[c for c in heads if joined(row.get(c, ())).strip()] for row in body]
    alone = {speaks[0] for speaks in said if len(speaks) == 1}
    rows = sum(len(speaks) == 1 for speaks in said)
    named = len(heads) > _SEVERAL and all(map(is_name, heads.values()))
    return named and len(alone) > 1 and 2 * rows > len(said)


def _differ(row: Row, columns: Collection[int]) -> bool:
    """Whether one cell of a row wants to keep what another would change."""
    texts = [t for c in columns if (t := joined(row.get(c, ())).strip())]
    asked = {_asked(text) for text in texts}
    return Action.KEEP in asked and not asked.isdisjoint(_AGAINST)


def _asked(text: str) -> Action:
    verdict = stance(text)
    return request(text).action if verdict is None else verdict
