"""Which tables do other houses know, and what fills a column of each?

A table is its columns; a column is a heading, a share of the width and how a cell is
filled. Headings and their order are those that the secretariats of those bodies
expect. What nobody told us stays empty: the kind of a comment where it was not said,
the final text, whatever is the secretariat's to observe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from outbox.compilation.blocks import (
    Block,
    Cell,
    Heading,
    Remark,
    Table,
    bare,
    base,
    before_words,
    said,
)
from outbox.compilation.layout import layout as wsis
from outbox.compilation.rows import (
    TO_PLACE,
    Row,
    abreast,
    by_speaker,
    each,
    rows_of,
    sections,
    together,
)
from outbox.compilation.wording import (
    candidates,
    day,
    insertion,
    issue,
    label,
    names,
    numbers,
    writable,
)
from rules.terms import Action

if TYPE_CHECKING:
    from rules.consolidation import Consolidation
    from rules.folding import Fold

#: So many speakers stand side by side; more of them stand in further tables.
ABREAST = 5


class Layout(NamedTuple):
    """What a compilation says in which order, and whether it needs a wide page."""

    title: str
    blocks: Callable[[Consolidation], Iterator[Block]]
    wide: bool = True


_Column: TypeAlias = "tuple[str, int, Callable[[Row], Cell]]"


def _table(columns: Iterable[_Column], rows: Iterable[Row]) -> Table:
    headings, shares, fills = zip(*columns, strict=True)
    return Table(
        columns=headings,
        shares=shares,
        rows=(tuple(fill(row) for fill in fills) for row in rows),
        loose=True,
    )


# --- how a cell is filled ---------------------------------------------------------


def _empty(_row: Row) -> Cell:
    return ""


def _who(row: Row) -> Cell:
    return f"{insertion(row.fold.first.comment)}{names(row.fold)} [{numbers(row.fold)}]"


def _document(row: Row) -> Cell:
    return writable(row.fold.first.comment.document or "")


def _section(row: Row) -> Cell:
    return "General comments" if _is_general(row.fold) else _document(row)


def _where(row: Row) -> Cell:
    comment = row.fold.first.comment
    if _is_general(row.fold):
        return ""
    likely = candidates(comment)
    labels = ", ".join(map(writable, comment.paragraphs))
    return f"to be placed; likely: {likely}" if likely else labels


def _is_general(fold: Fold) -> bool:
    return fold.first.comment.action is Action.GENERAL


def _kind(row: Row) -> Cell:
    """Say of what kind a comment is, in the sender's word."""
    return writable(row.fold.first.comment.kind)


def _kind_of_iso(row: Row) -> Cell:
    return _kind(row) or ("ge" if _is_general(row.fold) else "")


def _words(row: Row) -> Cell:
    """Print the words, unless they are the proposal and nothing else."""
    return "" if _only_proposes(row.fold) else (bare(row.fold),)


def _change(row: Row) -> Cell:
    fold = row.fold
    if _only_proposes(fold):
        return (bare(fold),)
    deleted = "" if fold.beyond else before_words(fold).removesuffix(".")
    return deleted or writable(fold.first.comment.proposed)


def _only_proposes(fold: Fold) -> bool:
    comment = fold.first.comment
    return comment.proposed == comment.text and not before_words(fold)


def _said(row: Row) -> Cell:
    return tuple(map(said, row.folds))


def _texts(row: Row) -> Cell:
    if row.draft is None or not row.fresh:
        return ""
    return tuple(base(row.draft, paragraph) for paragraph in row.paragraphs)


def _label(row: Row) -> Cell:
    if row.draft and row.paragraphs:
        return ", ".join(label(row.draft, paragraph) for paragraph in row.paragraphs)
    return "to be placed" if row.section == TO_PLACE else "general"


def _number(row: Row) -> Cell:
    return f"{row.number}."


def _sort(row: Row) -> Cell:
    """Tell a proposed change from a comment, as the online system does."""
    comment = row.fold.first.comment
    asked = (Action.AMEND, Action.DELETE, Action.ADD, Action.MERGE)
    return "P" if comment.proposed or comment.action in asked else "C"


def _open(_row: Row) -> Cell:
    """Nobody has decided on a comment while a compilation is made."""
    return "O"


def _speaker(row: Row) -> Cell:
    return names(row.fold)


# --- the layouts ----------------------------------------------------------------------

_ISO: tuple[_Column, ...] = (
    ("MB/NC", 13, _who),
    ("Line number", 7, _empty),
    ("Clause/ Subclause", 10, _document),
    ("Paragraph/ Figure/ Table", 9, _where),
    ("Type of comment", 8, _kind_of_iso),
    ("Comments", 23, _words),
    ("Proposed change", 20, _change),
    ("Observations of the Secretariat", 10, _empty),
)
_IPPC: tuple[_Column, ...] = (
    ("Section", 14, _section),
    ("Para nber", 8, _where),
    ("Sentence/ row/ indent", 8, _empty),
    ("Type", 9, _kind),
    ("Proposed rewording", 24, _change),
    ("Explanation", 23, _words),
    ("Country(ies)", 14, _who),
)
_OCS: tuple[_Column, ...] = (
    ("Para", 9, _label),
    ("Text", 32, _texts),
    ("T", 4, _sort),
    ("Comment", 39, _said),
    ("S", 4, _open),
    ("Author comment", 12, _empty),
)
_STAKEHOLDER: tuple[_Column, ...] = (
    ("Stakeholder", 22, _speaker),
    ("Document", 12, _document),
    ("Paragraph", 12, _where),
    ("Comment", 54, _said),
)


def _iso(c: Consolidation) -> Iterator[Block]:
    yield Heading(level=0, text="Comments and secretariat observations")
    head = (
        day(c.issued_at, c.window.zone),
        ", ".join(writable(d.draft.id) for d in c.drafts),
        writable(issue(c)),
    )
    yield Table(
        columns=("Date", "Document", "Project Nr"), shares=(25, 45, 30), rows=(head,)
    )
    yield _table(_ISO, each(c))


def _ippc(c: Consolidation) -> Iterator[Block]:
    yield _title(c)
    yield _table(_IPPC, each(c))


def _stakeholder(c: Consolidation) -> Iterator[Block]:
    yield _title(c)
    yield _table(_STAKEHOLDER, by_speaker(c))


def _ocs(c: Consolidation) -> Iterator[Block]:
    yield _title(c)
    yield Remark(
        text="T: P is a proposed change, C a comment. S: O is open, for nobody has "
        "decided yet."
    )
    for section in sections(c):
        yield Heading(level=1, text=section.heading)
        yield _table(_OCS, rows_of(section))


def _followup(c: Consolidation) -> Iterator[Block]:
    yield _title(c)
    yield Remark(text="Follow-up to the proposals, in the order in which they came.")
    for section in sections(c):
        yield Heading(level=1, text=section.heading)
        draft = f" from {writable(section.draft.id)}" if section.draft else ""
        numbered = enumerate(together(rows_of(section)), 1)
        columns: tuple[_Column, ...] = (
            ("No.", 5, _number),
            (f"Original text{draft}", 40, _texts),
            ("Comment", 30, _said),
            ("Proposed final text", 25, _empty),
        )
        yield _table(columns, (replace(row, number=n) for n, row in numbered))


def _side_by_side(c: Consolidation) -> Iterator[Block]:
    yield _title(c)
    for section in sections(c):
        yield Heading(level=1, text=section.heading)
        for some, rows in abreast(section, ABREAST):
            columns: tuple[_Column, ...] = (
                ("Paragraph", 20, _texts),
                *((name, 80 // len(some), partial(_said_by, name)) for name in some),
            )
            yield _table(columns, rows)


def _said_by(name: str, row: Row) -> Cell:
    """Print what one says; the column has the name."""
    return tuple(
        replace(said(fold), lead=insertion(fold.first.comment).strip())
        for fold in row.folds
        if names(fold) == name
    )


def _title(c: Consolidation) -> Heading:
    return Heading(level=0, text=writable(issue(c)))


#: What a compilation can look like, by the words of the command line.
LAYOUTS = {
    "wsis": Layout("draft text with the comments", wsis, wide=False),
    "iso": Layout("ISO comment table", _iso),
    "ippc": Layout("IPPC template", _ippc),
    "ocs": Layout("online comment system", _ocs),
    "followup": Layout("follow-up table", _followup),
    "side-by-side": Layout("side by side", _side_by_side),
    "stakeholder": Layout("by stakeholder", _stakeholder),
}
