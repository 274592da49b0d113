"""Where is the header of a table?

Above the header a form may say who sends it and on which draft, in labels with values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.header_words import Role, header
from rules.language import length
from rules.later import later
from rules.location import courtesy

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.terms import Passage

    #: A row: its cells by column, each with its passages.
    Row = Mapping[int, Sequence[Passage]]

#: What numbers the rows may number paragraphs; what counts pages or lines never does.
COUNTS = later(r"\A\W*(?:no|nr|n°|№|#|id|item|serial|номер|序号|编号|(?:ال)?رقم)")
#: Header words are no more.
BRIEF = 12
_NUMBER = later(r"(?i)\s(?:no?|nr|num|number|n[°º]|№)\W*\Z")
_ENDED = later(r"[.!?。！？؟][\"'»”)]?\s*\Z")
#: The header is one of so many rows.
_FIRST = 12
_PAIR = 2
_LABEL = 5
_HAN_NAME = later("[一-龥]{5}")
#: A reference to all of a draft.
WHOLE = later(
    r"(?:all|everywhere|partout|везде|überall|全文|各处|general|entire|whole|throughout"
    r"|overall|tout|général|ensemble|alle|gesamt|todo|conjunto|вс[её]|в целом|общ"
    r"|other\W*\Z|divers\W*\Z|otros\W*\Z|прочее|sonstiges|其他|الكل|عام|全)"
)


def role(text: str, drafts: Drafts) -> Role | None:
    """Say what a column holds by its head, which may be what its pieces are called."""
    called = drafts.citable.calling(_NUMBER.sub("", text))
    return Role.REFERENCE if called else header(text)


def header_row(grid: Sequence[Row], start: int, drafts: Drafts) -> int:
    """Find the row of header words, which labels with their values may stand above."""
    for n, row in enumerate(grid[start:_FIRST], start):
        goes_on = any(_is_field(r) or heads(r, drafts) for r in grid[n + 1 : n + 2])
        if heads(row, drafts) and not (_is_field(row) and goes_on):
            return n
        if not (_is_field(row) or _is_pair(row, drafts)):
            break
    rows = range(start, len(grid))
    data = (n for n in rows if not (_is_field(grid[n]) or _is_title(grid[n])))
    return next(data, len(grid))


def _is_title(row: Row) -> bool:
    """Whether no cell of a row but its first holds words."""
    return not any(joined(row[column]).strip() for column in row if column > 1)


def heads(row: Row, drafts: Drafts) -> bool:
    """Whether a row holds header words: what is said, and of what."""
    texts = row_texts(row)
    if any(len(text.split()) > BRIEF for text in texts):
        return False
    told = [role(text, drafts) for text in texts]
    return (
        len(texts) > 1
        and len({*told} - {None}) > 1
        and not {Role.COMMENT, Role.PROPOSED, Role.REASON}.isdisjoint(told)
        and sum(one is not None for one in told) * 2 > len(texts)
        and not any(names_piece(text, drafts) or is_sentence(text) for text in texts)
    )


def instructs(row: Row) -> bool:
    """Tell whether a row only numbers the columns, or tells how to fill them in.

    "(1)", "(2)", "ge / te / ed", "(4) state the change", "(leave blank)".
    """
    texts = {c: t for c in sorted(row) if (t := fold(joined(row[c])).text.strip())}
    counts = [m and int(m[1] or m[2]) == c for c, t in texts.items() for m in [_NTH(t)]]
    told = any(_FILLS.match(t) for t in texts.values())
    if sum(map(bool, counts)) < _SEVERAL and not told:
        return False
    others = [t for t, n in zip(texts.values(), counts, strict=True) if not n]
    aside = all(_ASIDE.fullmatch(t) and not _PIECE.match(t) for t in others)
    return len(texts) > 1 and aside


#: The number of a column, in brackets with what it is for, or alone.
_NTH = later(r"\((\d{1,2})\)(?!\S)|(\d{1,2})\Z").match
_SEVERAL = 3
#: What stands in brackets, and what one may choose from.
_ASIDE = later(
    r"[(（\[][^()（）\[\]]{1,120}[)）\]]|[^\s/|]{1,12}(?:\s?[/|]\s?[^\s/|]{1,12}){1,6}"
)
#: How to fill in a cell, or that it is not for the sender.
_FILLS = later(
    r"[(（\[]\W*(?:(?:please )?(?:(?:leave|keep) (?:this )?(?:blank|empty)"
    r"|(?:state|enter|indicate|describe|give|specify) (?:your|the (?:change|clause"
    r"|comment|reason|proposed)s?)(?!\w)|do not (?:fill|complete|write)"
    r"|not to be filled)|(?:for )?(?:(?:official|secretariat|internal|office) use"
    r"|(?:the )?secretariat) ?(?:only)?\W*\Z"
    r"|(?:à |ne pas )remplir|laisse[rz] (?:en )?(?:blanc|vide)|réservé au secrétariat"
    r"|(?:veuillez )?(?:indique[rz]|précise[rz]) votre"
    r"|(?:por favor )?(?:(?:dejar|deje) en blanco|(?:indicar|indique) su)"
    r"|no rellenar|reservado (?:a|para) la secretaría"
    r"|не заполня|оставьте пуст|укажите ваш|для секретариата"
    r"|(?:bitte )?(?:freilassen|frei lassen|leer lassen|nicht ausfüllen)"
    r"|(?:bitte )?ihre \w+ (?:angeben|eintragen)|nur für das sekretariat"
    r"|(?:يرجى )?(?:ترك|عدم ملء)|(?:خاص )?ب?الأمانة|请?(?:留空|勿填|填写您)|秘书处)"
)
#: What names a piece, but for an example of how to.
_PIECE = later(r"^(?!.*(?:e\.?g|p\. ?ex|z\. ?b|por ej|напр|مثل|例)).*\d")


def is_sentence(text: str) -> bool:
    """Whether words are said, and head or label nothing."""
    return length(text) > _LABEL and _ENDED.search(text) is not None


def _is_field(row: Row) -> bool:
    """Whether a row gives labels and values of the sender or of the draft."""
    texts = row_texts(row)
    labels, given = texts[::2], texts[1::2]
    told = len(labels) == len(given) and all(
        header(x) in (Role.ASIDE, Role.DOCUMENT)
        and len(x.split()) <= _LABEL
        and not COUNTS.match(fold(x).text)
        for x in labels
    )
    # "Name", "Date": the header of people; the name of a body is longer
    return told and any(header(x) is not Role.ASIDE or _names(x) for x in given)


def _names(text: str) -> bool:
    """Whether header words are part of a name: "Association of pilots"."""
    return len(text.split()) > 1 or _HAN_NAME.search(text) is not None


def _is_pair(row: Row, drafts: Drafts) -> bool:
    """Whether a row may be a label with its value: no more cells, and no piece."""
    texts = row_texts(row)
    return len(texts) <= _PAIR and not any(
        names_piece(text, drafts) or is_sentence(text) for text in texts[:1]
    )


def uncounted(grid: Sequence[Row], drafts: Drafts) -> list[Row]:
    """Leave out the numbers before header words that count the columns: "2. Para"."""
    plain = [_uncounted(row) if n < _FIRST else None for n, row in enumerate(grid)]
    return [
        bare if bare and heads(bare, drafts) else row
        for row, bare in zip(grid, plain, strict=True)
    ]


def _uncounted(row: Row) -> Row | None:
    """Return a row without the numbers of its columns, if each has its own."""
    counted = [_COUNTED.match(joined(row[c])) for c in sorted(row)]
    if len(counted) < _SEVERAL or [m and int(m[1]) for m in counted] != [
        *range(1, len(counted) + 1)
    ]:
        return None
    return {
        c: [replace(p, text=_COUNTED.sub("", p.text)) for p in cells]
        for c, cells in row.items()
    }


#: The number of a column before what it is called.
_COUNTED = later(r"\s*[(\[]?(\d{1,2})[.):\]]{1,2}\s?(?=[^\W\d_])")


def unfolded(grid: Sequence[Row]) -> list[Row]:
    """Put below one another what stands side by side under one header again and again.

    "Paragraph", "Comment", "Paragraph", "Comment" are two columns, and twice the rows.
    """
    heads = [fold(joined(grid[0][c])).text.strip() for c in sorted(grid[0])]
    columns = sorted({c for row in grid for c in row})
    wide = next((n for n in range(_PAIR, len(heads)) if _repeats(heads, n)), 0)
    if not wide or len(columns) != len(heads):
        return [*grid]
    below = [*grid]
    for at in range(wide, len(heads), wide):
        moved = dict(zip(columns[at : at + wide], columns, strict=False))
        rows = len(grid) * at // wide
        below += [
            {
                new: [_moved(p, new, rows) for p in row.get(c, ())]
                for c, new in moved.items()
            }
            for row in grid[1:]
        ]
    first = columns[:wide]
    return [{c: cells for c, cells in row.items() if c in first} for row in below]


def _repeats(heads: Sequence[str], wide: int) -> bool:
    """Whether header words are so many, one set after the other."""
    times, left = divmod(len(heads), wide)
    return not left and [*heads] == [*heads[:wide]] * times and all(heads)


def _moved(passage: Passage, column: int, rows: int) -> Passage:
    """Take a cell to another column, so many rows below."""
    cell = passage.cell
    moved = cell and replace(cell, column=column, row=cell.row + rows)
    return replace(passage, cell=moved)


def row_texts(row: Row) -> list[str]:
    """Return the words of the cells of a row, without its empty ones."""
    return [t for c in sorted(row) if (t := joined(row[c])).strip()]


def filled(row: Row) -> int:
    """Count the cells of a row that hold words."""
    return len(row_texts(row))


def joined(passages: Sequence[Passage]) -> str:
    """Return the words of a cell, a paragraph a line."""
    return "\n".join(p.text for p in passages)


def whole_of(cells: Sequence[Passage]) -> str:
    """Return what says in a row without a reference that it is on the whole."""
    return next((p.text for p in cells if courtesy.heads_general(p.text)), "")


def names_piece(text: str, drafts: Drafts) -> bool:
    """Whether a cell names a piece: "Para 7", "7"; not "Para(s)", "1. Section"."""
    listed = citation.listed(text) is not None
    told = listed or calls_piece(text, drafts)
    return told and re.search(r"\d", text) is not None


def calls_piece(text: str, drafts: Drafts) -> bool:
    """Whether a cell calls a piece by its name: "Para 7"; not "7"."""
    refs = citation.references(text, drafts.citable)
    return any(r.leads and r.mention.noun is not Noun.NONE for r in refs)


def kind_of(row: Row, roles: Mapping[int, Role]) -> str:
    """Give the word by which a row says what kind of comment it holds, as it stands."""
    aside = [joined(row[c]).strip() for c in row if roles.get(c) is Role.ASIDE]
    return next((t for t in aside if KIND.fullmatch(fold(t).text)), "")


#: What the tables of ISO and the IPPC let a comment be, whole or cut short.
KIND = later(
    r"ge|te|ed|gen(?:eral)?|tech(?:nical)?|edit(?:orial)?|substantive|translation"
    r"|général|technique|rédactionnel|de fond|traduction|técnico|sustantivo|traducción"
    r"|de forme|rédactionnelle|générale|de forma|de fondo|técnica|редакционное"
    r"|техническое|по существу|общее|redaktionell|technisch|inhaltlich|تحريرية?"
    r"|جوهرية?|تقنية?|عامة?|编辑性?|实质性?|技术性?|一般性?"
)
