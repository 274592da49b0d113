"""What does each column of a table hold?

Header words say it; what stands in the cells overrules them: a column of the draft's
own words is the original text, a column of nothing but references refers, a column that
counts the rows is the row's own number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.citation.folding import fold
from rules.header_words import Role, header, is_somebodys
from rules.location.header import (
    BRIEF,
    COUNTS,
    WHOLE,
    filled,
    header_row,
    joined,
    names_piece,
    role,
)
from rules.location.stances import are_stances, stance
from rules.location.typed import typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rules.location.catalogue import Drafts
    from rules.location.header import Row
    from rules.terms import Action, Passage

#: A column that says something, and may say it by verdicts.
_SAID = (Role.COMMENT, Role.PROPOSED)
_SAME = 90.0
_MOST = 0.5
_SHORT = 80
#: What is said is a sentence, other than header words.
_ENDED = re.compile(r"[.!。！][\"'»”)]?\s*\Z")
_FEW = 3
_TICK = re.compile(r"\W*[xXхХ✓✔✗✘☑☒☓✕✖●•√][\W]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The roles of the columns, the rows below the header, and the header's words.

    `told` are the rows above the header: who sends this, and on which draft.
    `pairs`: references are written as section and number ("5.4, 1"). `ticks` are the
    columns that a tick chooses, and what it asks for: "Support", "Oppose".
    """

    roles: Mapping[int, Role]
    body: Sequence[Row]
    ticks: Mapping[int, Action] = field(default_factory=dict)
    told: Sequence[Row] = ()
    title: Sequence[str] = ()
    pairs: bool = False

    @property
    def remarks(self) -> bool:
        """Whether remarks have no column of their own."""
        return Role.COMMENT not in self.roles.values()


def layout(grid: Sequence[Row], drafts: Drafts) -> Layout:
    """Find the header of a table and the roles of its columns."""
    first_of = next((n for n, row in enumerate(grid) if filled(row) > 1), 0)
    start = header_row(grid, first_of, drafts)
    above, grid = grid[:start], grid[start:]
    fields = [row for row in above if filled(row) > 1]
    above = [row for row in above if row not in fields]
    if not grid:
        return Layout(roles={}, body=above, told=fields)
    told = {c: r for c, ps in grid[0].items() if (r := role(joined(ps), drafts))}
    first = {c: t for c, ps in grid[0].items() if (t := joined(ps)).strip()}
    texts = list(first.values())
    rows = [row for row in grid[1:] if filled(row) > 1] or grid[1:]
    headed = any(p.header_row for ps in grid[0].values() for p in ps) or (
        len(grid) > 1
        and all(len(t.split()) <= BRIEF for t in texts)
        and not any(_is_original(t, drafts) for t in texts)
        and (
            (
                len(told) >= min(2, len(texts))
                and len(told) * 2 > len(texts)
                and not any(names_piece(t, drafts) for t in texts)
            )
            or (
                not any(WHOLE.match(fold(t).text) or _ENDED.search(t) for t in texts)
                and any(
                    _stands_above(t, _cells(rows, c), drafts) for c, t in first.items()
                )
            )
        )
    )
    body = grid[1:] if headed else grid
    rows = rows if headed else grid
    roles = dict(told) if headed else {}
    columns = {
        c: cells
        for c in sorted({c for row in body for c in row})
        if (cells := _cells(rows, c) or _cells(body, c))
    }
    for column, cells in columns.items():
        if column in roles and is_somebodys(first[column]):
            same = sum(_likeness(cell, drafts) == alignment.EXACT for cell in cells)
            if same * 2 < len(cells):
                roles[column] = Role.PROPOSED
    refers = Role.REFERENCE in roles.values()
    for column, cells in columns.items():
        aside = roles.get(column) is Role.ASIDE
        if not (aside and (refers or not COUNTS.match(fold(first[column]).text))):
            roles[column] = _role(roles.get(column), cells, len(columns), drafts)
    touched = any(p.text != p.original for r in body for ps in r.values() for p in ps)
    named = told if headed else {}
    _offered(roles, columns, named, drafts)
    _compare(roles, columns, drafts, headed=headed, touched=touched)
    _judge(roles, columns, first)
    ticks = _ticks(columns, first) if headed else {}
    return Layout(
        roles={**roles, **dict.fromkeys(ticks, Role.STANCE)},
        body=[*above, *body],
        ticks=ticks,
        told=fields,
        title=texts if headed else (),
        pairs=any(
            is_pair_of_section(cell)
            for c, cells in columns.items()
            if roles[c] is Role.REFERENCE
            for cell in cells
        ),
    )


def _ticks(
    columns: Mapping[int, Sequence[str]], first: Mapping[int, str]
) -> dict[int, Action]:
    """Find the columns that hold nothing but ticks below the words of a verdict."""
    return {
        column: verdict
        for column, cells in columns.items()
        if all(map(_TICK.fullmatch, cells)) and (verdict := stance(first[column]))
    }


def coherent(table: Layout, drafts: Drafts) -> tuple[str, ...]:
    """Return the one draft in which all references of a table are found."""
    cells = (
        passage.text
        for row in table.body
        for column, role in table.roles.items()
        if role is Role.REFERENCE and column in row
        for passage in row[column]
    )
    listed = [ref for cell in cells if (ref := citation.listed(cell))]
    return citation.coherent(listed, drafts.citable)


def _cells(rows: Sequence[Row], column: int) -> list[str]:
    """Return the words of a column, without its empty cells."""
    return [t for row in rows if (t := joined(row.get(column, ()))).strip()]


def _stands_above(head: str, cells: Sequence[str], drafts: Drafts) -> bool:
    """Whether a cell is a header by what is below it: all like, and none like it."""
    return len(cells) > 1 and (
        all(_is_original(cell, drafts) for cell in cells)
        or (
            not _is_reference(head, drafts)
            and all(_is_reference(cell, drafts) for cell in cells)
        )
    )


#: What the tables of ISO and the IPPC let a comment be, whole or cut short.
_KIND = re.compile(
    r"ge|te|ed|gen(?:eral)?|tech(?:nical)?|edit(?:orial)?|substantive|translation"
    r"|général|technique|rédactionnel|de fond|traduction|técnico|sustantivo|traducción"
)


_MARK = re.compile(r"[A-Z✓✔✗✘+–-]")


def kind(row: Row, roles: Mapping[int, Role]) -> str:
    """Give the word by which a row says what kind of comment it holds, as it stands."""
    aside = [joined(row[c]).strip() for c in row if roles.get(c) is Role.ASIDE]
    return next((t for t in aside if _KIND.fullmatch(fold(t).text)), "")


def marks(cells: Sequence[Passage]) -> list[Passage]:
    """Return the cells that hold a mark alone: "A" below "A/D/N" may be agreement."""
    return [p for p in cells if _MARK.fullmatch(p.text.strip())]


def is_pair_of_section(text: str) -> bool:
    """Tell whether a cell reads "5.4, 1": a section, and a number inside it."""
    ref = citation.listed(text)
    return (
        ref is not None and citation.is_pair(ref) and len(ref.mention.items[0].path) > 1
    )


def _role(
    told: Role | None, cells: Sequence[str], columns: int, drafts: Drafts
) -> Role:
    """Say what a column holds by its cells; `told` is what its header says."""
    if told not in (Role.PROPOSED, Role.COMMENT):
        original = sum(_is_original(c, drafts) for c in cells) / len(cells)
        if original >= _MOST:
            return Role.ORIGINAL
    if told is None and len(cells) > 1 and None not in map(stance, cells):
        return Role.COMMENT  # "n" is no paragraph n
    cited = sum(_is_reference(c, drafts) for c in cells) / len(cells)
    counts = [c.strip(" .)") for c in cells] == [
        str(n) for n in range(1, len(cells) + 1)
    ]
    if counts and len(cells) > 1:
        return told or Role.ASIDE
    # a lone "7" under "Item" numbers no row, for rows count from one
    several = len(cells) > 1 or (told is Role.ASIDE and not counts)
    if told in (Role.PROPOSED, Role.COMMENT):  # "§ 5: too weak" says something
        cited = sum(citation.listed(c) is not None for c in cells) / len(cells)
    if cited == 1 and columns > 1 and several and told is not Role.DOCUMENT:
        return Role.REFERENCE
    if told is None:
        refers = columns > 1 and cited > _MOST
        return Role.REFERENCE if refers else Role.COMMENT
    return told


def _is_original(text: str, drafts: Drafts) -> bool:
    """Whether the lines of a cell are words of the drafts."""
    lines = (typed(line, drafts).words for line in text.split("\n") if line.strip())
    return len(alignment.words(text)) > _FEW + 1 and all(
        alignment.is_quoted(line, drafts.texts, _SAME) for line in lines
    )


def _is_reference(text: str, drafts: Drafts) -> bool:
    if len(text) > _SHORT:
        return False
    refs = citation.references(text, drafts.citable)
    return citation.listed(text) is not None or any(
        not r.foreign and (r.leads or r.documents) for r in refs
    )


def _compare(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    drafts: Drafts,
    *,
    headed: bool,
    touched: bool,
) -> None:
    """Tell originals, proposed texts and remarks apart by their likeness.

    `touched`: words in the table were changed, and the changes tracked.
    """
    alike = {
        c: sum(_likeness(t, drafts) for t in cells) / len(cells)
        for c, cells in columns.items()
        if roles[c] in (Role.ORIGINAL, Role.COMMENT)
    }
    proposed = [c for c in columns if roles[c] is Role.PROPOSED]
    if Role.ORIGINAL not in roles.values() and len(proposed) > 1:
        # "Text proposed by the Chair": the draft's own words tell which it is
        same = {c: [_is_original(t, drafts) for t in columns[c]] for c in proposed}
        whole = [c for c in proposed if all(same[c])]
        roles |= dict.fromkeys(whole[:1], Role.ORIGINAL)
    originals = [c for c in alike if roles[c] is Role.ORIGINAL]
    for column, score in alike.items():
        if column in originals:
            if column != max(originals, key=lambda c: alike[c]):
                roles[column] = Role.PROPOSED
        elif originals and not headed and score >= alignment.VERSION:
            roles[column] = Role.PROPOSED
    held = set(roles.values())
    if not held & {Role.COMMENT, Role.PROPOSED}:
        # nothing else is said in the table: "Response" is, or what looks original
        spoken = [
            c
            for c, cells in columns.items()
            if roles[c] is Role.ASIDE
            and any(len(alignment.words(cell)) > _FEW for cell in cells)
        ]
        if held == {Role.ASIDE}:  # header words that head nothing lose nothing
            spoken = [c for c in spoken if any(map(_ENDED.search, columns[c]))]
            roles |= dict.fromkeys(spoken, Role.COMMENT)
        if held & {Role.REFERENCE, Role.ORIGINAL}:
            roles |= dict.fromkeys(spoken, Role.COMMENT)
        if Role.REFERENCE in held and not spoken:
            said = (c for c in originals if not _is_copy(columns[c], drafts, touched))
            roles |= dict.fromkeys(said, Role.COMMENT)


def _judge(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    first: Mapping[int, str],
) -> None:
    """Find the columns of verdicts, beside which other columns say something."""
    said = {c for c, role in roles.items() if role in _SAID}
    for column, cells in columns.items():
        head = first.get(column, "")
        if roles[column] not in (*_SAID, Role.ASIDE):
            continue
        named = roles[column] in _SAID and header(head) is not None
        aside = roles[column] is Role.ASIDE
        if (said - {column} or not named) and are_stances(head, cells, kinds=aside):
            roles[column] = Role.STANCE


def _offered(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    named: Mapping[int, Role],
    drafts: Drafts,
) -> None:
    """Tell a new text from the draft's own where no header does: it is seldom the same.

    The draft's words are copied; those of a column that stands beside references, and
    is like them and rarely the same, are offered.
    """
    held = set(roles.values())
    like = [c for c, role in roles.items() if role is Role.ORIGINAL and c not in named]
    if Role.REFERENCE in held and Role.PROPOSED not in held and len(like) == 1:
        cells = columns[like[0]]
        same = sum(_likeness(cell, drafts) == alignment.EXACT for cell in cells)
        if same * 2 < len(cells):
            roles[like[0]] = Role.PROPOSED


def _is_copy(cells: Sequence[str], drafts: Drafts, touched: bool) -> bool:
    """Whether a column is a copy of the draft: most cells as printed, some changed."""
    same = sum(_likeness(cell, drafts) == alignment.EXACT for cell in cells)
    return same * 2 > len(cells) and (touched or same < len(cells))


def _likeness(text: str, drafts: Drafts) -> float:
    words = typed(text, drafts).words
    match = alignment.version_of(words, drafts.texts)
    return match.score if match and len(words) > _FEW else 0.0
