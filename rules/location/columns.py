"""What does each column of a table hold?

Header words in seven languages say it; what stands in the cells overrules them:
a column of the draft's own words is the original text, a column of nothing but
references refers, a column that counts the rows is the row's own number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.location.catalogue import strip_label
from rules.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rules.location.catalogue import Drafts
    from rules.terms import Passage

    #: A row: its cells by column, each with its passages.
    Row = Mapping[int, Sequence[Passage]]

#: What numbers the rows may number paragraphs; what counts pages or lines never does.
_COUNTS = re.compile(r"\A\W*(?:no|nr|n°|№|#|id|item|serial|номер|序号|编号|رقم)")
_SAME = 90.0
_VERSION = 55.0
_MOST = 0.5
_BRIEF = 12
_SHORT = 80
_FEW = 3


class Role(StrEnum):
    """What a column, or a field of a form, holds."""

    ORIGINAL = "original"
    REFERENCE = "reference"
    DOCUMENT = "document"
    COMMENT = "comment"
    REASON = "reason"
    PROPOSED = "proposed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The roles of the columns, the rows below the header, and the header's words.

    `pairs`: references are written as section and number ("5.4, 1").
    """

    roles: Mapping[int, Role]
    body: Sequence[Row]
    title: str = ""
    pairs: bool = False

    @property
    def remarks(self) -> bool:
        """Whether remarks have no column of their own."""
        return Role.COMMENT not in self.roles.values()


_WORDS: dict[Role, tuple[str, ...]] = {
    Role.ORIGINAL: (
        r"\A(?:old|alt|ancien|antes|avant|было|原)\Z",
        r"original|current text|existing text|draft text|baseline|as is\b|\Atext\Z",
        r"text (?:of|from|by|(?:propos|present|tabl|submitt|circulat)\w+ by) ",
        r"commission|kommission|quot(?:ed|ation)|excerpt|extrait|extracto|zitat",
        r"texte (?:actuel|initial|d[ue] |(?:propos|présent|soumis)\w* par)",
        r"texto (?:actual|original|del? |(?:propuesto|presentado) por)|цитат|引文",
        r"исходн|действующ|текущ|النص (?:الأصلي|الحالي)|原文|现行|原案文",
        (
            r"vorschlag der kommission|derzeitig|urspr|as circulated|\A(?:now|says"
            r"|ist)\Z"
            r"|donde dice|en vigueur"
        ),
    ),
    Role.COMMENT: (
        r"(?<!type of )(?<!kind of )comment(?!s? (?:no|nr|number|id|type)\b)",
        r"remark|observation|feedback|position|opinion|concern|view|\Awhat\Z",
        r"commentaire|comentario|замечан|коммент|تعليق|ملاحظ|评论|意见|anmerkung",
        r"stellungnahme|kommentar|posici[óo]n|\Aavis\b|parecer|мнени|позици|موقف|رأي",
    ),
    Role.REASON: (
        r"justif|reason|rationale|explanation|motif|motivo|обоснован|пояснен",
        (
            r"مبرر|التبرير|理由|说明|begründung|erläuterung|\A(?:why|pourquoi|por qué"
            r"|почему"
            r"|warum|لماذا|grounds?|background|argument\w{0,2}|basis)\W*\Z|为什么|原因"
        ),
    ),
    Role.PROPOSED: (
        r"\A(?:new|neu|nouveau|nuevo|ahora|après|стало|新)\Z",
        r"propos|suggest|amend|revis|new (?:text|wording)|final text|modif",
        r"change|edit|recommend|предлаг|предложен|المقترح|التعديل|建议|修改|修正",
        (
            r"propuest|redacci|enmiend|änderung|vorgeschlagen|formulierung|debe decir"
            r"|instead"
            r"|(?:we|i) (?:would|want|wish|prefer|ask)|our (?:version|wording|text)"
            r"|nous (?:voudrions|demandons|souhaitons|proposons)|souhait"
            r"|lo que (?:pedimos"
            r"|queremos)|\A(?:soll|read|put)\Z|wunsch|как (?:надо|должно)"
            r"|наш\w* (?:вариант"
            r"|текст)"
        ),
    ),
    Role.ASIDE: (
        r"\Ano\.?\Z|\Anr\.?\Z|\An°\Z|\A№\Z|\A#\Z|\Aid\Z|serial",
        r"\Aitem(?: no\.?)?\Z|name|stakeholder|organi[sz]|country|member|author",
        r"commenter|submitt|contact|\Amb|\Anc\Z|type|categor|status|priority",
        r"line|page|date|response|resolution|secretariat|序号|编号|номер|№ п/п|رقم",
        r"организац|nombre|organizac|país|nom\b|pays|tipo|typ\b|zeile|seite|ligne",
        r"línea|página|стр|reviewer|delegat|speaker|sender|页|行|صفحة|سطر",
    ),
    Role.REFERENCE: (
        r"para|article|section|clause|subclause|provision|disposition|chapter",
        r"reference|\Aref|location|where|§|paragraphe|\Aart|párrafo|artículo",
        r"numeral|sección|пункт|стать|раздел|абзац|الفقرة|المادة|البند|段|条",
        r"artikel|absatz|fundstelle|bezug|recital|bestimmung|number",
    ),
    Role.DOCUMENT: (
        r"document|\Adoc|draft|\Afile|документ|الوثيقة|文件|dokument|documento",
    ),
}
_COMPILED = {
    role: re.compile(rf"(?<![^\W\d_一-龥])(?:و?ال)?(?:{'|'.join(words)})")
    for role, words in _WORDS.items()
}


@remembered
def header(text: str) -> Role | None:
    """Say what a column or a field with these header words holds.

    >>> header("Original text"), header("Comments and proposals"), header("Total")
    (<Role.ORIGINAL: 'original'>, <Role.COMMENT: 'comment'>, None)
    """
    folded = fold(text).text.strip()
    return next((r for r, words in _COMPILED.items() if words.search(folded)), None)


def is_form(grid: Sequence[Row]) -> bool:
    """Whether each row of a table is a field of a form: its label, and what it says."""
    if {column for row in grid for column in row} != {1, 2}:
        return False
    labels = [joined(row.get(1, ())) for row in grid]
    roles = {header(label) for label in labels}
    return (
        None not in roles
        and Role.REFERENCE in roles
        and bool(roles & {Role.COMMENT, Role.PROPOSED})
        and not any(re.search(r"\d", label) for label in labels)
    )


def field(row: Row) -> tuple[Role, Sequence[Passage]]:
    """Read a row of a form."""
    return header(joined(row[1])) or Role.ASIDE, row.get(2, ())


def layout(grid: Sequence[Row], drafts: Drafts) -> Layout:
    """Find the header of a table and the roles of its columns."""
    start = next((n for n, row in enumerate(grid) if _filled(row) > 1), 0)
    above, grid = grid[:start], grid[start:]
    told = {c: role for c, ps in grid[0].items() if (role := header(joined(ps)))}
    first = {c: t for c, ps in grid[0].items() if (t := joined(ps)).strip()}
    texts = list(first.values())
    rows = [row for row in grid[1:] if _filled(row) > 1] or grid[1:]
    headed = any(p.header_row for ps in grid[0].values() for p in ps) or (
        len(grid) > 1
        and all(len(t.split()) <= _BRIEF for t in texts)
        and not any(_is_original(t, drafts) for t in texts)
        and (
            (
                len(told) >= min(2, len(texts))
                and len(told) * 2 > len(texts)
                and not any(_names_piece(t, drafts) for t in texts)
            )
            or any(_stands_above(t, _cells(rows, c), drafts) for c, t in first.items())
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
    refers = Role.REFERENCE in roles.values()
    for column, cells in columns.items():
        aside = roles.get(column) is Role.ASIDE
        if not (aside and (refers or not _COUNTS.match(fold(first[column]).text))):
            roles[column] = _role(roles.get(column), cells, len(columns), drafts)
    _compare(roles, columns, drafts, headed=headed)
    return Layout(
        roles=roles,
        body=[*above, *body],
        title=" ".join(texts) if headed else "",
        pairs=any(
            is_pair_of_section(cell)
            for c, cells in columns.items()
            if roles[c] is Role.REFERENCE
            for cell in cells
        ),
    )


def _filled(row: Row) -> int:
    return sum(bool(joined(passages).strip()) for passages in row.values())


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


def joined(passages: Sequence[Passage]) -> str:
    """Return the words of a cell, a paragraph a line."""
    return "\n".join(p.text for p in passages)


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
    cited = sum(_is_reference(c, drafts) for c in cells) / len(cells)
    counts = [c.strip(" .)") for c in cells] == [
        str(n) for n in range(1, len(cells) + 1)
    ]
    if counts and len(cells) > 1:
        return told or Role.ASIDE
    if cited == 1 and columns > 1 and len(cells) > 1 and told is not Role.DOCUMENT:
        return Role.REFERENCE
    if told is None:
        refers = columns > 1 and cited > _MOST
        return Role.REFERENCE if refers else Role.COMMENT
    return told


def _is_original(text: str, drafts: Drafts) -> bool:
    """Whether the lines of a cell are words of the drafts."""
    lines = (strip_label(line) for line in text.split("\n") if line.strip())
    return len(alignment.words(text)) > _FEW + 1 and all(
        alignment.is_quoted(alignment.words(line), drafts.texts, _SAME)
        for line in lines
    )


def _is_reference(text: str, drafts: Drafts) -> bool:
    if len(text) > _SHORT:
        return False
    refs = citation.references(text, drafts.citable)
    return citation.listed(text) is not None or any(
        not r.foreign and (r.leads or r.documents) for r in refs
    )


def _names_piece(text: str, drafts: Drafts) -> bool:
    """Whether a cell names a piece: "Para 7", "7"; not "Para(s)", "1. Section"."""
    refs = citation.references(text, drafts.citable)
    named = any(r.leads and r.mention.noun is not Noun.NONE for r in refs)
    listed = citation.listed(text) is not None
    return (named or listed) and re.search(r"\d", text) is not None


def _compare(
    roles: dict[int, Role],
    columns: Mapping[int, Sequence[str]],
    drafts: Drafts,
    *,
    headed: bool,
) -> None:
    """Tell originals, proposed texts and remarks apart by their likeness."""
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
        elif originals and not headed and score >= _VERSION:
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
        if held & {Role.REFERENCE, Role.ORIGINAL}:
            roles |= dict.fromkeys(spoken, Role.COMMENT)
        if Role.REFERENCE in held and not spoken:
            roles |= dict.fromkeys(originals, Role.COMMENT)


def _likeness(text: str, drafts: Drafts) -> float:
    words = alignment.words(strip_label(text))
    match = alignment.version_of(words, drafts.texts)
    return match.score if match and len(words) > _FEW else 0.0
