"""What does each column of a table hold?

Header words say it; what stands in the cells overrules them: a column of the draft's
own words is the original text, a column of nothing but references refers, a column that
counts the rows is the row's own number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.citation.folding import fold
from rules.header_words import Role, header, is_somebodys
from rules.language import length
from rules.location import (
    by_heading,
    inside,
    referring,
    replacing,
    row_numbers,
    speakers,
    texts,
)
from rules.location.header import (
    BRIEF,
    COUNTS,
    WHOLE,
    calls_piece,
    filled,
    header_row,
    instructs,
    joined,
    names_piece,
    role,
)
from rules.location.referred import AFTER
from rules.location.stances import (
    answers,
    are_stances,
    asks_support,
    legend,
    stance,
)
from rules.location.texts import ENDED, SAID
from rules.terms import Action, Passage

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.header import Row

#: What is said, or why.
_SAYS = (Role.COMMENT, Role.PROPOSED, Role.REASON)
_MOST = 0.5
_SHORT = 80
_FEW = 3
_TICK = re.compile(r"1|\W*[xXхХ✓✔✗✘☑☒☓✕✖●•√][\W]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The roles of the columns, the rows below the header, and the header's words.

    `told` are the rows above the header: who sends this, and on which draft.
    `pairs`: references are written as section and number ("5.4, 1"). `ticks` are the
    columns that a tick chooses, and what it asks for: "Support", "Oppose". `legends`
    tell what marks ask for, and the letters of `coded` columns nobody knows: "A/D/M".
    `heads` are the words of the header, each of the `speakers` says what somebody else
    does; `replaces`: two columns say what stands there, and what should.
    """

    roles: Mapping[int, Role]
    body: Sequence[Row]
    ticks: Mapping[int, Action] = field(default_factory=dict)
    legends: Mapping[int, Mapping[str, Action]] = field(default_factory=dict)
    coded: Collection[int] = ()
    told: Sequence[Row] = ()
    heads: Mapping[int, str] = field(default_factory=dict)
    speakers: Sequence[int] = ()
    replaces: bool = False
    pairs: bool = False

    @property
    def title(self) -> list[str]:
        """The words of the header, but for those of columns that only count."""
        aside = (Role.MARK, Role.ASIDE)
        told = (c for c in sorted(self.heads) if self.roles.get(c) not in aside)
        return [self.heads[c] for c in told]

    @property
    def remarks(self) -> bool:
        """Whether remarks have no column of their own."""
        return Role.COMMENT not in self.roles.values()

    @property
    def says_nothing(self) -> bool:
        """Whether no column says anything, as in a draft that is set in a table."""
        held = {*self.roles.values()}
        return bool(held) and not held & {*_SAYS, Role.STANCE, Role.MARK}

    @property
    def after(self) -> bool:
        """Whether the header says that something is to stand behind the pieces."""
        refer = (c for c, role in self.roles.items() if role is Role.REFERENCE)
        return any(AFTER.search(fold(self.heads.get(c, "")).text) for c in refer)


def layout(grid: Sequence[Row], drafts: Drafts) -> Layout:
    """Find the header of a table and the roles of its columns."""
    first_of = next((n for n, row in enumerate(grid) if filled(row) > 1), 0)
    start = header_row(grid, first_of, drafts)
    above, grid = grid[:start], grid[start:]
    grid = [*grid[:1], *(row for row in grid[1:] if not instructs(row))]
    fields = [row for row in above if filled(row) > 1]
    above = [row for row in above if filled(row) <= 1]
    if not grid:
        return Layout(roles={}, body=above, told=fields)
    told = {c: r for c, ps in grid[0].items() if (r := role(joined(ps), drafts))}
    first = _filled(grid[0])
    replaces = _replacing(grid, first, told, drafts)
    told |= replaces
    words = list(first.values())
    rows = [row for row in grid[1:] if filled(row) > 1] or grid[1:]
    piece = _piece(first, told, drafts)
    marked = any(p.header_row for ps in grid[0].values() for p in ps)
    headed = bool(marked or piece) or (
        len(grid) > 1
        and all(len(t.split()) <= BRIEF for t in words)
        and not any(texts.is_original(t, drafts) for t in words)
        and (
            sum(map(speakers.is_speaker, words)) > 1
            or (
                len(told) >= min(2, len(words))
                and len(told) * 2 > len(words)
                and not any(names_piece(t, drafts) for t in words)
            )
            or (
                Role.COMMENT in told.values()
                and len(words) > 1
                and all(worded(t) is Action.COMMENT for t in words)
                and all(len(t.split()) <= _FEW and not ENDED.search(t) for t in words)
                and not any(re.search(r"\d", t) for t in words)
            )
            or (
                not any(WHOLE.match(fold(t).text) or ENDED.search(t) for t in words)
                and any(
                    _stands_above(t, _cells(rows, c), drafts, told.get(c))
                    for c, t in first.items()
                )
            )
        )
    )
    above += [{piece: grid[0][piece]}] if piece else []
    body = [r for r in grid[1:] if _filled(r) != first] if headed else grid
    rows = [r for r in rows if _filled(r) != first] if headed else grid
    roles = dict(told) if headed else {}
    columns = {
        c: cells
        for c in sorted({c for row in body for c in row})
        if (cells := _cells(rows, c) or _cells(body, c))
    }
    for column, cells in columns.items():
        if column in roles and is_somebodys(first[column]):
            same = sum(
                texts.likeness(cell, drafts) == alignment.EXACT for cell in cells
            )
            if same * 2 < len(cells):
                roles[column] = Role.PROPOSED
    refers = Role.REFERENCE in roles.values()
    senders = {
        c
        for c, cells in columns.items()
        if c not in told and all(map(speakers.is_speaker, cells))
    }
    roles |= dict.fromkeys(senders if headed else (), Role.ASIDE)
    for column, cells in columns.items():
        aside = roles.get(column) is Role.ASIDE
        counts = aside and COUNTS.match(fold(first[column]).text) is not None
        calls = aside and not counts and all(calls_piece(c, drafts) for c in cells)
        if not aside or (not refers and (counts or calls)):
            roles[column] = _role(roles.get(column), cells, len(columns), drafts)
        text = roles[column] in (Role.ORIGINAL, Role.ASIDE) or column not in told
        if text and all(_is_title(cell, drafts) for cell in cells):
            roles[column] = Role.DOCUMENT
    heads = first if headed else {}
    roles |= texts.unnamed(roles, columns, heads, drafts)
    roles |= {c: told for c, told in replaces.items() if headed and c in roles}
    roles |= referring.told(roles, columns, heads, drafts)
    touched = any(p.text != p.original for r in body for ps in r.values() for p in ps)
    named = told if headed else {}
    before = {c: _originals(rows, c) or cells for c, cells in columns.items()}
    texts.offered(roles, before, named, drafts)
    texts.compare(roles, columns, before, drafts, headed=headed, touched=touched)
    _judge(roles, columns, first)
    ticks = _ticks(columns, first) if headed else {}
    legends = {
        c: said
        for c, head in heads.items()
        if (said := legend(head, columns.get(c, ())))
    }
    stances = dict.fromkeys((*ticks, *legends), Role.STANCE)
    return Layout(
        roles=roles | stances,
        body=[*above, *body],
        ticks=ticks,
        legends=legends,
        coded={c for c in heads if _CODED.fullmatch(heads[c])},
        told=fields,
        heads=heads,
        replaces=headed and bool(replaces),
        speakers=speakers.speaking(body, roles, heads.keys() - stances, first),
        pairs=any(
            is_pair_of_section(cell)
            for c, cells in columns.items()
            if roles[c] is Role.REFERENCE
            for cell in cells
        ),
    )


def _replacing(
    grid: Sequence[Row],
    first: Mapping[int, str],
    told: Mapping[int, Role],
    drafts: Drafts,
) -> dict[int, Role]:
    """Find the columns of what is said and should be said, be they not of drafts.

    Beside the text as drafted, names below "From" are those of senders.
    """
    found = replacing.pair(first)
    columns = {c: _cells(grid[1:], c) for c in found}
    if any(_is_title(cell, drafts) for cells in columns.values() for cell in cells):
        return {}
    drafted = any(told.get(c) is Role.ORIGINAL for c in first if c not in found)
    old = [x for c, role in found.items() if role is Role.ORIGINAL for x in columns[c]]
    return {} if drafted and all(map(speakers.is_speaker, old)) else found


def _is_title(text: str, drafts: Drafts) -> bool:
    """Whether a cell is the name of a draft, and no more."""
    names = citation.cited(text, drafts.citable).names
    return any(name.end - name.start >= len(text.strip()) for name in names)


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
    cells = references(table)
    listed = [ref for cell in cells if (ref := citation.listed(cell))]
    documents = citation.coherent(listed, drafts.citable)
    return inside.coherent(cells, documents, drafts)


def references(table: Layout) -> list[str]:
    """Return the words of all cells that only refer."""
    return [
        passage.text
        for row in table.body
        for column, role in table.roles.items()
        if role is Role.REFERENCE and column in row
        for passage in row[column]
    ]


def _filled(row: Row) -> dict[int, str]:
    """Return the words of a row, by column; a header may stand on each page again."""
    return {c: t for c, ps in row.items() if (t := joined(ps)).strip()}


def _cells(rows: Sequence[Row], column: int) -> list[str]:
    """Return the words of a column, without its empty cells."""
    return [t for row in rows if (t := joined(row.get(column, ()))).strip()]


def _originals(rows: Sequence[Row], column: int) -> list[str]:
    """Return the words of a column before the revisions, without its empty cells."""
    every = ("\n".join(p.original for p in row.get(column, ())) for row in rows)
    return [words for words in every if words.strip()]


def _piece(first: Mapping[int, str], told: Mapping[int, Role], drafts: Drafts) -> int:
    """Return the column whose header is the piece that all is about, else zero.

    "Paragraph 5" beside "Comment": what the others hold is said in a word.
    """
    named = [c for c, head in first.items() if names_piece(head, drafts)]
    words = [told.get(c) in _SAYS and _is_word(first[c]) for c in first]
    return named[0] if len(named) == 1 and sum(words) == len(words) - 1 > 0 else 0


def _is_word(head: str) -> bool:
    """Whether a header is a word that says nothing: "Remarks", "意见"."""
    brief = len(head.split()) == 1 and length(head) <= _FEW
    return brief and not ENDED.search(head) and worded(head) is Action.COMMENT


def _stands_above(
    head: str, cells: Sequence[str], drafts: Drafts, told: Role | None
) -> bool:
    """Whether a cell is a header by what is below it: all like, and none like it.

    Where it is a word for references itself, most of them.
    """
    cited = [_is_reference(cell, drafts) for cell in cells]
    if told is Role.REFERENCE and not names_piece(head, drafts):
        return sum(cited) * 2 > len(cells)
    return len(cells) > 1 and (
        all(texts.is_original(cell, drafts) for cell in cells)
        or ((_is_letter(head, cells) or not _is_reference(head, drafts)) and all(cited))
    )


def _is_letter(head: str, cells: Sequence[str]) -> bool:
    """Whether a letter stands for a word, for below it there are numbers: "Q", "P"."""
    letter = len(head.strip()) == 1 and head.strip().isalpha()
    return letter and all(re.search(r"\d", cell) for cell in cells)


_MARK = re.compile(r"[A-Z✓✔✗✘+–-]")
#: Header words that are nothing but letters: what they mean is not told.
_CODED = re.compile(r"\W*[A-ZА-Я](?:\s?[/|,]\s?[A-ZА-Я])+\W*")
_ANSWER = re.compile(r"[^\W\d_]|[✓✔✗✘☑☒☓✕✖●•√+]")


def marks(cells: Sequence[Passage]) -> list[Passage]:
    """Return the cells that hold a mark alone: "A" below "A/D/N" may be agreement."""
    return [p for p in cells if _MARK.fullmatch(p.text.strip())]


def answered(cells: Sequence[Passage]) -> list[Passage]:
    """Return the cells that answer something in letters or marks: "B", "x", "yes"."""
    return [p for p in cells if _ANSWER.search(p.text)]


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
        original = sum(texts.is_original(c, drafts) for c in cells) / len(cells)
        if original >= _MOST:
            return Role.ORIGINAL
    if told is None and len(cells) > 1 and None not in map(stance, cells):
        return Role.COMMENT  # "n" is no paragraph n
    cited = sum(_is_reference(c, drafts) for c in cells) / len(cells)
    counts = row_numbers.count(cells)
    picked = told is Role.ASIDE and row_numbers.rise(cells, drafts)
    if (counts and len(cells) > 1) or picked:
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


def _is_reference(text: str, drafts: Drafts) -> bool:
    if len(text) > _SHORT:
        return False
    refs = citation.references(text, drafts.citable)
    cited = any(not r.foreign and (r.leads or r.documents) for r in refs)
    return (
        cited or citation.listed(text) is not None or by_heading.is_title(text, drafts)
    )


def _judge(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    first: Mapping[int, str],
) -> None:
    """Find the columns of verdicts, beside which other columns say something."""
    said = {c for c, role in roles.items() if role in SAID}
    for column, cells in columns.items():
        head = first.get(column, "")
        known = header(head)
        if roles[column] is Role.COMMENT and known is None and answers(head, cells):
            roles[column] = Role.MARK
        other = roles[column] in (Role.ORIGINAL, Role.REFERENCE)
        # "Art" is a kind in German, where another column tells the piece
        kind = known is Role.REFERENCE and roles[column] is Role.MARK
        asked = kind or (other and asks_support(head))
        if not asked and roles[column] not in (*SAID, Role.ASIDE):
            continue
        named = roles[column] in SAID and known is not None
        aside = roles[column] is Role.ASIDE
        if (said - {column} or not named) and are_stances(head, cells, kinds=aside):
            roles[column] = Role.STANCE
