"""Which columns say what a row is about?

Those do whose header calls pieces by their name. Where one does, numbers and letters
in another column are a score, a rank, a kind of remark: whatever is counted there, it
is no second paragraph. Where no header tells, what stands in the cells does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.called import CHAPTERS
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.header_words import Role, header
from rules.location.header import joined
from rules.tables import any_of, beside

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.columns import Layout

_TABLE = beside(__name__).values()
_OTHER = any_of(
    {"begin": r"\A\W*", "words": x["other"], "end": r"(?![^\W\d_一-龥])"}
    for x in _TABLE
)
_INNER = any_of(
    {"begin": r"\A\W*", "words": x["inner"], "end": r"s?\W*\Z"} for x in _TABLE
)
_GENERIC = any_of(
    {"begin": r"(?<![^\W_一-龥])", "words": x["generic"], "end": r"s?(?![^\W_一-龥])"}
    for x in _TABLE
)
_CHAPTER = re.compile(rf"\W*(?:{CHAPTERS})s?\W*")
_BRACKETED = re.compile(r"\s*\(?[a-zа-я]{1,4}\)\s*")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
#: Columns that say something of what another one refers to.
_TEXTS = frozenset({Role.ORIGINAL, Role.PROPOSED})
_SAID = (Role.COMMENT, Role.PROPOSED, Role.REASON)


def told(
    roles: Mapping[int, Role],
    columns: Mapping[int, Sequence[str]],
    heads: Mapping[int, str],
    drafts: Drafts,
) -> dict[int, Role]:
    """Say what else is held by columns of numbers beside one that names pieces.

    `heads` are the words of the header; without one no column names anything.
    """
    refer = {c: heads.get(c, "") for c in columns if roles[c] is Role.REFERENCE}
    called = {
        c: head
        for c, head in refer.items()
        if _names(head, drafts) and any(_cites(cell, drafts) for cell in columns[c])
    }
    named = {c: head for c, head in called.items() if not _generic(head, drafts)}
    main = [c for c, head in (named or called).items() if not _is(_OTHER, head)]
    return {
        column: _held(head, roles, heads)
        for column, head in refer.items()
        if main
        and column not in main
        and not _stays(head, columns[column], named=column in called)
    }


def lists(head: str, drafts: Drafts) -> bool:
    """Tell whether a header only lists what a reference may be to: "Clause/Annex".

    Where it is to an annex, the row says so; the other rows are on no such draft.
    """
    named = [citation.cited(part, drafts.citable).names for part in head.split("/")]
    plain = all(not name.strong for names in named for name in names)
    return plain and any(
        not (names or drafts.citable.calling(part)) and header(part) is Role.REFERENCE
        for part, names in zip(head.split("/"), named, strict=True)
    )


def single(
    found: Layout,
    drafts: Drafts,
    documents: Collection[str],
) -> dict[int, Role]:
    """Say what columns hold beside one of paragraphs, if they are no part of its label.

    An empty one of paragraphs is none.

    "Section 2" beside paragraph 9 is where that stands, unless pieces may be called
    sections; and a second bullet of paragraph 9 stands in it.
    """
    labels = [drafts.citable.labels[d] for d in documents or drafts.spans]
    sections = any(x.dotted or x.acts or Noun.SECTION in x.nouns for x in labels)
    columns = (c for c, r in found.roles.items() if r is Role.REFERENCE)
    refer = {
        c: found.heads.get(c, "")
        for c in columns
        if any(joined(row.get(c, ())).strip() for row in found.body)
    }
    aside = [
        c
        for c, head in refer.items()
        if _is(_INNER, head) or (not sections and _is(_CHAPTER, head))
    ]
    return dict.fromkeys(aside, Role.MARK) if len(aside) < len(refer) else {}


def _cites(text: str, drafts: Drafts) -> bool:
    """Whether a cell cites anything: below "Section", "Pilots" only describes."""
    listed = citation.listed(text) is not None
    return listed or bool(citation.references(text, drafts.citable))


def _names(head: str, drafts: Drafts) -> bool:
    """Whether a header calls pieces by what they are, or might."""
    plain = _ASIDE.sub("", head)
    return (
        header(plain) is Role.REFERENCE
        or bool(drafts.citable.calling(head))
        or _is(_CHAPTER, head)
    )


def _generic(head: str, drafts: Drafts) -> bool:
    """Whether no word of a header is what pieces are called: "Ref. no."."""
    left = _GENERIC.sub(" ", fold(_ASIDE.sub("", head)).text)
    return not _names(left, drafts)


def _stays(head: str, cells: Sequence[str], *, named: bool) -> bool:
    """Whether a column may still refer: to a piece inside another, or in words."""
    if _is(_OTHER, head):
        return False
    inner = _is(_INNER, head) or _is(_CHAPTER, head)
    words = named and any(citation.listed(cell) is None for cell in cells)
    return inner or words or all(map(_BRACKETED.fullmatch, cells))


def _held(head: str, roles: Mapping[int, Role], heads: Mapping[int, str]) -> Role:
    """Say what a column holds that refers to nothing a row is about."""
    told, others = header(head), {header(each) for each in heads.values()}
    if told in _TEXTS and others >= _TEXTS:
        return told
    alone = not any(role in _SAID for role in roles.values())
    return Role.COMMENT if alone and told in _SAID else Role.MARK


def _is(words: re.Pattern[str], head: str) -> bool:
    return words.match(fold(_ASIDE.sub("", head)).text.strip()) is not None
