"""Whose text stands in a column: the draft's own, or a new one?

Header words say it, and likeness: the draft's words are copied, a new text is like
them and seldom the same. Where the header says no more than "Text", what stands beside
tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.header_words import Role, is_proposal, is_text
from rules.location.typed import typed

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts

#: A column that says something, and may say it by verdicts.
SAID = (Role.COMMENT, Role.PROPOSED)
#: What is said is a sentence, other than header words.
ENDED = re.compile(r"[.!。！][\"'»”)]?\s*\Z")
_SAME = 90.0
_FEW = 3
_BRIEF = 5
_SHORTENED = re.compile(r"…|\.\.\.|\[")


def unnamed(
    roles: Mapping[int, Role],
    columns: Mapping[int, Sequence[str]],
    heads: Mapping[int, str],
    drafts: Drafts,
) -> dict[int, Role]:
    """Find new texts below "Text": none is the draft's, and little is said beside.

    "Insert after", "Delete", or the number of a remark may be. So it is below "Text
    proposed by the committee", where most are not and no other column offers any.
    """
    own = [c for c in columns if roles[c] is Role.ORIGINAL]
    texts = [c for c in own if is_text(heads.get(c, ""))]
    said = (cells for c, cells in columns.items() if roles[c] in SAID)
    beside = (cell for cells in said for cell in cells)
    if any(len(cell.split()) > _BRIEF for cell in beside):
        return {}
    printed = any(_is_own(cell, drafts) for c in texts for cell in columns[c])
    texts = [] if printed else texts
    if Role.PROPOSED not in roles.values():
        offers = (c for c in own if is_proposal(heads.get(c, "")))
        texts += [c for c in offers if not _is_printed(columns[c], drafts)]
    return dict.fromkeys(texts, Role.PROPOSED)


def offered(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    named: Mapping[int, Role],
    drafts: Drafts,
) -> None:
    """Tell a new text from the draft's own where no header does: it is seldom the same.

    The draft's words are copied, perhaps with tracked changes; those of a column that
    stands beside references, and was like them and rarely the same, are offered.
    """
    held = set(roles.values())
    like = [c for c, role in roles.items() if role is Role.ORIGINAL and c not in named]
    alone = Role.REFERENCE in held and Role.PROPOSED not in held and len(like) == 1
    if alone and not _is_printed(columns[like[0]], drafts):
        roles[like[0]] = Role.PROPOSED


def _is_printed(cells: Sequence[str], drafts: Drafts) -> bool:
    """Whether at least half of the texts of a column stand so in the drafts."""
    same = sum(likeness(cell, drafts) == alignment.EXACT for cell in cells)
    return same * 2 >= len(cells)


def compare(  # noqa: PLR0913 - the cells as they are and were
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    before: Mapping[int, Sequence[str]],
    drafts: Drafts,
    *,
    headed: bool,
    touched: bool,
) -> None:
    """Tell originals, proposed texts and remarks apart by their likeness.

    `before`: the cells before the revisions; `touched`: words in the table were
    changed, and the changes tracked.
    """
    alike = {
        c: sum(likeness(t, drafts) for t in cells) / len(cells)
        for c, cells in columns.items()
        if roles[c] in (Role.ORIGINAL, Role.COMMENT)
    }
    proposed = [c for c in columns if roles[c] is Role.PROPOSED]
    if Role.ORIGINAL not in roles.values() and len(proposed) > 1:
        # "Text proposed by the Chair": the draft's own words tell which it is
        same = {c: [is_original(t, drafts) for t in columns[c]] for c in proposed}
        whole = [c for c in proposed if all(same[c])]
        roles |= dict.fromkeys(whole[:1], Role.ORIGINAL)
    originals = [c for c in alike if roles[c] is Role.ORIGINAL]
    for column, score in alike.items():
        if column in originals:
            if column != max(originals, key=lambda c: alike[c]):
                roles[column] = Role.PROPOSED
        elif originals and not headed and score >= alignment.VERSION:
            roles[column] = Role.PROPOSED
    if not set(roles.values()) & {Role.COMMENT, Role.PROPOSED}:
        roles |= dict.fromkeys(
            _saying(roles, columns, before, drafts, touched=touched), Role.COMMENT
        )


def _saying(
    roles: Mapping[int, Role],
    columns: Mapping[int, Sequence[str]],
    before: Mapping[int, Sequence[str]],
    drafts: Drafts,
    *,
    touched: bool,
) -> list[int]:
    """Find the columns that say something where none is headed so.

    "Response" does, or what looks original.
    """
    held = set(roles.values())
    spoken = [
        c
        for c, cells in columns.items()
        if roles[c] is Role.ASIDE
        and any(len(alignment.words(cell)) > _FEW for cell in cells)
    ]
    originals = [c for c, role in roles.items() if role is Role.ORIGINAL]
    if held == {Role.ASIDE}:  # header words that head nothing lose nothing
        return [c for c in spoken if any(map(ENDED.search, columns[c]))]
    if spoken:
        return spoken if held & {Role.REFERENCE, Role.ORIGINAL} else []
    if Role.REFERENCE in held:
        return [c for c in originals if not _is_copy(before[c], drafts, touched)]
    # "State | What it says": of no draft
    alone = held <= {Role.ORIGINAL, Role.ASIDE}
    return [c for c in originals if alone and not _is_known(before[c], drafts)]


def is_original(text: str, drafts: Drafts) -> bool:
    """Whether the lines of a cell are words of the drafts."""
    lines = (typed(line, drafts).words for line in text.split("\n") if line.strip())
    return len(alignment.words(text)) > _FEW + 1 and all(
        alignment.is_quoted(line, drafts.texts, _SAME) for line in lines
    )


def _is_own(text: str, drafts: Drafts) -> bool:
    """Whether a cell is words of the drafts, whole or in part, perhaps shortened."""
    quoted = drafts.quoted(text)
    same = quoted is not None and quoted[1].score == alignment.EXACT
    return same or _SHORTENED.search(text) is not None


def _is_copy(cells: Sequence[str], drafts: Drafts, touched: bool) -> bool:
    """Whether a column is a copy of the draft: most cells as printed, some changed."""
    same = sum(likeness(cell, drafts) == alignment.EXACT for cell in cells)
    return same * 2 > len(cells) and (touched or len(cells) > 1)


def _is_known(cells: Sequence[str], drafts: Drafts) -> bool:
    """Whether a column has texts of the drafts, or versions of them, half of it."""
    known = [
        _is_own(cell, drafts) or likeness(cell, drafts) >= alignment.VERSION
        for cell in cells
    ]
    return sum(known) * 2 >= len(known)


def likeness(text: str, drafts: Drafts) -> float:
    """Say how much a cell is a version of a paragraph of the drafts."""
    words = typed(text, drafts).words
    match = alignment.version_of(words, drafts.texts)
    return match.score if match and len(words) > _FEW else 0.0
