"""Is a text a filled-in form: "Reference: 6, 1", "Comment: ...", again and again?

The lines of such a form are the cells of a table that was sent as text. Each
record becomes a row, each label its header; the words of a cell are the slice
of the passage behind the label. A table typed with spaces, tabs or bars between
its cells is read too, where a line of header words stands above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import citation
from rules.action import worded
from rules.action_names import PLACE
from rules.header_words import Role, counts_places, header, names_sender
from rules.location import captions, courtesy
from rules.location.stances import are_stances
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation.documents import Citable

Record = dict[Role, list["Passage"]]

#: A label ends with a colon, or leads by dots or a line to what is filled in.
_FIELD = re.compile(
    r"[ \t]*([^\W\d](?:[^:：.…_\n]{1,60}?(?=\s(?:\.{3}|…|_{3})|\.{4}|…{2}|_{4})"
    r"|[^:：\n]{1,90}(?=[:：])))[ \t.…_]{0,120}[:：]?[ \t]*"
)
_ASIDE = re.compile(r"\([^)]*\)")
_RULE = re.compile(r"\W*\Z")
#: Figures with a word or two before them, or none; and a name, which says nothing.
_COUNTED = re.compile(
    r"(?:[^\W\d_]{1,6}\W{0,3}){0,2}\d[\d\W]{0,40}(?:[^\W\d_]{1,4}[\d\W]{1,20}){0,4}"
    r"|\W*(?:[nN]\W?[aA])?\W*"
)
_NAMED = re.compile(
    r"\W{0,3}(?:[A-ZÀ-ÞА-ЯЁ一-龥\u0621-\u064a][\w'’.&/-]{0,30}\W{0,3}){1,5}"
)
_GAP = re.compile(r"\s{2,30}|\t|\s?\|\s?")
#: Cells that a program wrote: header words alone between semicolons.
_SEMICOLON = re.compile(r"\s*;\s*")
_SEMICOLONS = re.compile(r"[^;|\t.!?]{1,40}(?:;[^;|\t.!?]{1,40}){2,12}")
_SAID = frozenset({Role.COMMENT, Role.PROPOSED, Role.STANCE})
_SAYS_ALL = (Action.DELETE, Action.KEEP, Action.MERGE)
_LONGEST = 80
#: No words that only lead to a draft have more signs.
_LEAD = 240
_WHOLE = 20_000
_WORDS = 8
_SEVERAL = 2
_TEXT = (PassageKind.PARAGRAPH, PassageKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Line:
    role: Role | None
    passage: Passage


def records(
    passages: Sequence[Passage], drafts: Citable
) -> tuple[list[Record], dict[int, str]]:
    """Read a form; return its records and which passages are in them, by index.

    With each passage come its words above the first field: they are no part of the
    form, unless they lead to a draft. Nothing is a form that has no reference and no
    comment among its labels.
    """
    typed = {i: found for i, p in enumerate(passages) if (found := _typed(p, drafts))}
    if typed:
        for i, found in typed.items():
            found[0][Role.DOCUMENT] = _above(passages[:i], drafts)
        rows = [row for found in typed.values() for row in found]
        return rows, dict.fromkeys(typed, "")
    lines = [
        (i, line)
        for i, p in enumerate(passages)
        if p.kind in _TEXT and len(p.text) <= _WHOLE
        for line in _lines(p, drafts)
    ]
    roles = {line.role for _, line in lines}
    if Role.REFERENCE not in roles and {Role.ORIGINAL, Role.PROPOSED} <= roles:
        lines = [(i, _headed(line, drafts)) for i, line in lines]
        roles = {line.role for _, line in lines}
    if Role.REFERENCE not in roles or not roles & _SAID:
        return [], {}
    lines = [(i, _leading(line, drafts)) for i, line in lines]
    told, taken = _filled(lines)
    if _is_letter(told, drafts):
        return [], {}
    rows = gathered(told)
    values = [row[Role.REFERENCE] for row in rows if row.get(Role.REFERENCE)]
    refer = [v for v in values if _refers(v[0].text, drafts)]
    return (rows, taken) if len(refer) * 2 > len(values) else ([], {})


def _filled(
    lines: Sequence[tuple[int, _Line]],
) -> tuple[list[tuple[Role, list[Passage]]], dict[int, str]]:
    """Put words without a label behind those above; say what is left above the first.

    Who sends all records, and where in a file the words stand, are left out.
    """
    told: list[tuple[Role, list[Passage]]] = []
    taken: dict[int, str] = {}
    above: dict[int, str] = {}
    names = {x.passage.text for _, x in lines if x.role is Role.ASIDE} - {""}
    several = names if len(names) > 1 else frozenset[str]()
    for index, line in lines:
        aside = line.role is Role.ASIDE
        if aside and line.passage.text not in several:
            pass
        elif line.role is not None and not aside:
            told.append((line.role, [line.passage]))
        elif not told:
            above[index] = line.passage.text
            continue
        elif not _RULE.match(line.passage.text):
            told[-1][1].append(line.passage)
        taken[index] = above.get(index, "")
    return told, taken


def _is_letter(told: Sequence[tuple[Role, list[Passage]]], drafts: Citable) -> bool:
    """Tell whether nothing is said in any field, or pieces head lines above the first.

    "Our comments:", "Paragraph 4: agreed.", "Paragraphs we doubt: 6 and 7".
    """
    first = next(n for n, (role, _) in enumerate(told) if role is Role.REFERENCE)
    above = (p for _, passages in told[:first] for p in passages)
    said = any(role in _SAID and p.text.strip() for role, ps in told for p in ps)
    return not said or any(
        citation.references(head[1], drafts) for p in above for head in _heads(p.text)
    )


def _headed(line: _Line, drafts: Citable) -> _Line:
    """Take a title that cites a piece as the reference of what is below it."""
    text = line.passage.text
    refers = line.role is None and courtesy.is_title(text) and _refers(text, drafts)
    return replace(line, role=Role.REFERENCE) if refers else line


def _leading(line: _Line, drafts: Citable) -> _Line:
    """Take words without a label that only lead to a draft as its name."""
    named = line.role is None and _leads(line.passage, drafts)
    return replace(line, role=Role.DOCUMENT) if named else line


def _above(passages: Sequence[Passage], drafts: Citable) -> list[Passage]:
    """Return the last words above a table that only lead to a draft."""
    return next(([p] for p in reversed(passages) if _leads(p, drafts)), [])


def _leads(passage: Passage, drafts: Citable) -> bool:
    """Whether words only lead to a draft, that are nobody's comment."""
    text = passage.text
    if passage.kind is PassageKind.QUOTED or len(text) > _LEAD:
        return False
    cited = citation.cited(text, drafts)
    covers = bool(cited.names and not cited.references) and courtesy.is_cover(text)
    return covers or captions.leads_to_draft(text, cited)


def gathered(lines: Iterable[tuple[Role, Sequence[Passage]]]) -> list[Record]:
    """Part fields into records, each of which begins with what it refers to.

    Or with what is said, where the first and every other reference stands below it.
    """
    told = [*lines]
    roles: list[Role] = [role for role, _ in told if role is not Role.ASIDE]
    first: Role = next((r for r in roles if r is not Role.DOCUMENT), Role.REFERENCE)
    ends = [role for role in roles if role in (first, Role.REFERENCE)][-1:]
    alike = roles.count(first) == roles.count(Role.REFERENCE)
    opens = first if alike and ends == [Role.REFERENCE] else Role.REFERENCE
    rows: list[Record] = []
    for role, passages in told:
        if not rows or _begins(role, rows[-1], opens):
            rows.append({})
        rows[-1].setdefault(role, []).extend(passages)
    return rows


def _typed(passage: Passage, drafts: Citable) -> list[Record]:
    """Read a table typed as text: every row has as many cells as its header.

    Behind the last bar of a row cells may be empty.
    """
    several = "\n" in passage.text
    if not several or passage.kind not in _TEXT or len(passage.text) > _WHOLE:
        return []
    lines = [x for x in passage.text.split("\n") if not _RULE.match(x)]
    roles, grid = _grid(lines)
    names = any(grid) and any(_prints(cell, drafts) for cell in grid[0])
    if (names or not any(roles)) and (known := _unheaded(lines, grid, drafts)):
        roles, grid = known, [[], *grid]
    if Role.REFERENCE not in roles and (at := _labels(grid[1:], drafts)) is not None:
        roles[at] = Role.REFERENCE
    # between bars the words of a column nobody knows are a remark, too
    bars = None in roles and all("|" in line for line in lines)
    told = Role.REFERENCE in roles and (bars or {*roles} & _SAID)
    if not told or len(grid) == 1 or any(len(row) != len(roles) for row in grid[1:]):
        return []
    at = roles.index(Role.REFERENCE)
    if not all(_refers(row[at], drafts) for row in grid[1:]):
        return []
    rows: list[Record] = []
    for row in grid[1:]:
        rows.append({})
        for role, cell in zip(roles, row, strict=True):
            said = [replace(passage, text=cell)] if cell else []
            rows[-1].setdefault(role or Role.COMMENT, []).extend(said)
    return rows


def _grid(lines: Sequence[str]) -> tuple[list[Role | None], list[list[str]]]:
    """Cut lines into cells, and say what each column holds by its header and cells."""
    if not lines:
        return [], []
    if _SEMICOLONS.fullmatch(lines[0]):
        grid = [_SEMICOLON.split(line.strip()) for line in lines]
    else:
        grid = [[c for c in _GAP.split(line.strip(" |")) if c] for line in lines]
    roles = [header(cell) for cell in grid[0]]
    for line, row in zip(lines, grid, strict=True):
        if line.rstrip().endswith("|"):
            row.extend([""] * (len(roles) - len(row)))
    columns = zip(*grid, strict=False) if any(roles) else ()
    for at, (head, *cells) in enumerate(columns):
        if roles[at] in (None, Role.ASIDE) and are_stances(head, cells, kinds=True):
            roles[at] = Role.STANCE
    return roles, grid


def _unheaded(
    lines: Sequence[str], grid: Sequence[Sequence[str]], drafts: Citable
) -> list[Role | None]:
    """Tell the columns of rows between bars by the one that holds printed labels."""
    wide = {len(row) for row in grid}
    if len(grid) < _SEVERAL or len(wide) > 1 or not all("|" in x for x in lines):
        return []
    at = _labels(grid, drafts)
    if at is None:
        return []
    said: list[Role | None] = [Role.COMMENT] * (len(grid[0]) - at - 1)
    return [*[Role.ASIDE] * at, Role.REFERENCE, *said]


def _labels(rows: Sequence[Sequence[str]], drafts: Citable) -> int | None:
    """Find the column that holds nothing but printed labels, and counts no rows."""
    for at, column in enumerate([*zip(*rows, strict=False)][:-1]):
        counts = list(column) == [str(n) for n, _ in enumerate(column, 1)]
        if not counts and all(_prints(cell, drafts) for cell in column):
            return at
    return None


def _prints(cell: str, drafts: Citable) -> bool:
    """Whether a cell holds labels that a draft prints, and no more: "7", "Para 7"."""
    ref = citation.listed(cell)
    if ref is None:
        refs = citation.references(cell, drafts)
        rest = cell[: refs[0].start] + cell[refs[0].end :] if refs else cell
        if len(refs) != 1 or re.search(r"\w", rest):
            return False
        ref = refs[0]
    settled = citation.settle(ref, drafts)
    return bool(settled.labels or settled.candidates)


def _begins(role: Role, row: Record, opens: Role) -> bool:
    """Tell whether a record ends here: the label that opens it comes again."""
    again = role in row and role in (Role.DOCUMENT, opens)
    return again or (role is Role.DOCUMENT and Role.REFERENCE in row)


def _refers(text: str, drafts: Citable) -> bool:
    """Whether the value of a field is a reference, or only a short word: "All"."""
    return len(text) <= _LONGEST and bool(
        citation.listed(text)
        or citation.references(text, drafts)
        or len(text.split()) == 1
    )


def _lines(passage: Passage, drafts: Citable) -> Iterator[_Line]:
    """Cut a passage before each label that stands at the head of a line."""
    cuts = [
        (m, m.end(), role)
        for m in _heads(passage.text)
        if (role := _role(m[1], drafts) or _beside(m, drafts)) is not None
    ]
    if not cuts:
        yield _Line(None, passage)
        return
    first = cuts[0][0].start()
    if passage.text[:first].strip():
        yield _Line(None, replace(passage, text=passage.text[:first].strip("\n")))
    ends = [*(head.start() for head, _, _ in cuts[1:]), len(passage.text)]
    for (head, start, role), end in zip(cuts, ends, strict=True):
        if role is Role.ASIDE:
            line, _, below = passage.text[head.start() : end].partition("\n")
            name = "" if counts_places(head[1]) else line
            yield _Line(role, replace(passage, text=name))
            if below.strip():
                yield _Line(None, replace(passage, text=below.rstrip("\n")))
            continue
        said, _, last = passage.text[start:end].strip("\n").rpartition("\n")
        led = [replace(passage, text=last)] if said else []
        if led and end < len(passage.text) and _leads(led[0], drafts):
            yield _Line(role, replace(passage, text=said))
            yield _Line(None, led[0])
        else:
            yield _Line(role, replace(passage, text=f"{said}\n{last}".strip("\n")))


def _beside(head: re.Match[str], drafts: Citable) -> Role | None:
    """Tell whether a label has nothing but a verdict behind it: "Status: accept".

    What cites a piece is no label: "Paragraph 4: agreed". Or a place in a file, or a
    name: "Lines: 10-12", "Country: Malta".
    """
    value = head.string[head.end() :].partition("\n")[0]
    placed = counts_places(head[1]) and _COUNTED.fullmatch(value)
    if placed or (names_sender(head[1]) and _NAMED.fullmatch(value)):
        return Role.ASIDE
    verdict = are_stances(head[1], [value], kinds=True)
    cites = verdict and citation.references(head[1], drafts)
    return Role.STANCE if verdict and not cites else None


def _heads(text: str) -> Iterable[re.Match[str]]:
    start = 0
    while True:
        match = _FIELD.match(text, start)
        if match:
            yield match
        start = text.find("\n", start) + 1
        if not start:
            return


def _role(label: str, drafts: Citable) -> Role | None:
    """Say what a label stands for; one that cites a number is none.

    Nor is one that says all of what stands behind it: "Paragraphs to be deleted: 4".
    """
    plain = _ASIDE.sub("", label).strip()
    if not plain or len(plain.split()) > _WORDS or re.search(r"\d", plain):
        return None
    if citation.references(plain, drafts):
        return None
    role = header(plain)
    asks = role is Role.REFERENCE and worded(f"{plain}: {PLACE}") in _SAYS_ALL
    return None if role is Role.ASIDE or asks else role
