"""Where is the header of a table, and which roles do header words give?

Header words in seven languages say what a column or a field of a form holds. Above
the header a form may say who sends it and on which draft: labels with their values.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from rules import citation
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rules.location.catalogue import Drafts
    from rules.terms import Passage

    #: A row: its cells by column, each with its passages.
    Row = Mapping[int, Sequence[Passage]]

#: What numbers the rows may number paragraphs; what counts pages or lines never does.
COUNTS = re.compile(r"\A\W*(?:no|nr|n°|№|#|id|item|serial|номер|序号|编号|رقم)")
#: Header words are no more.
BRIEF = 12
#: The header is one of so many rows.
_FIRST = 12
_PAIR = 2
_LABEL = 5
#: A reference to all of a draft.
WHOLE = re.compile(
    r"(?:all|everywhere|partout|везде|überall|全文|各处|general|entire|whole|throughout"
    r"|overall|tout|général|ensemble|alle"
    r"|gesamt|todo|conjunto|вс[её]|в целом|общ|other\W*\Z|divers\W*\Z|otros\W*\Z"
    r"|прочее|sonstiges|其他"
    r"|الكل|عام|全)"
)


class Role(StrEnum):
    """What a column, or a field of a form, holds."""

    ORIGINAL = "original"
    REFERENCE = "reference"
    DOCUMENT = "document"
    COMMENT = "comment"
    REASON = "reason"
    PROPOSED = "proposed"
    ASIDE = "aside"


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
        r"(?<!(?:type|kind) of )comment(?!s? (?:(?:no|nr|number|id|type)\b|by\W*\Z))",
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
        r"change|edit(?!orial)|recommend|предлаг|предложен|المقترح|التعديل|建议|修改|修正",
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
        r"\Acomments? by\W*\Z|institution|verband|(?:ال)?دولة|منظمة|مؤسسة",
        r"\A(?:land|titel|title|titre|título)\W*\Z|(?<!\w)(?:ال)?اسم|государств|страна",
        r"国家|组织|机构|单位|姓名|名称",
        r"commenter|submitt|contact|\Amb|\Anc\Z|type|categor|status|priority",
        r"line|page|date|response|resolution|secretariat|序号|编号|номер|№ п/п|رقم",
        r"организац|nombre|organizac|país|nom\b|pays|tipo|typ\b|zeile|seite|ligne",
        r"línea|página|стр|reviewer|delegat|speaker|sender|页|行|صفحة|سطر",
        r"e-?mail|\A(?:address|phone|tel\w*|fax|version|deadline|adresse)\W*\Z",
        r"\A(?:courriel|dirección|correo|teléfono|адрес|телефон|anschrift)\W*\Z",
        r"\A(?:电话|地址|邮箱|هاتف|عنوان|frist|délai|plazo|срок|期限)\W*\Z",
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


def header_row(grid: Sequence[Row], start: int, drafts: Drafts) -> int:
    """Find the row of header words, which labels with their values may stand above."""
    for n, row in enumerate(grid[start:_FIRST], start):
        goes_on = any(_is_field(r) or _heads(r, drafts) for r in grid[n + 1 : n + 2])
        if _heads(row, drafts) and not (_is_field(row) and goes_on):
            return n
        if not (_is_field(row) or _is_pair(row, drafts)):
            break
    rows = range(start, len(grid))
    data = (n for n in rows if not (_is_field(grid[n]) or _is_title(grid[n])))
    return next(data, len(grid))


def _is_title(row: Row) -> bool:
    """Whether no cell of a row but its first holds words."""
    return not any(joined(row[column]).strip() for column in row if column > 1)


def _heads(row: Row, drafts: Drafts) -> bool:
    """Whether a row holds header words: what is said, and of what."""
    texts = row_texts(row)
    told = {role for text in texts if (role := header(text))}
    return (
        len(texts) > 1
        and len(told) > 1
        and bool(told & {Role.COMMENT, Role.PROPOSED, Role.REASON})
        and sum(header(text) is not None for text in texts) * 2 > len(texts)
        and all(len(text.split()) <= BRIEF for text in texts)
        and not any(names_piece(text, drafts) for text in texts)
    )


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
    # "Name", "Date": the header of people
    return told and any(header(x) is not Role.ASIDE for x in given)


def _is_pair(row: Row, drafts: Drafts) -> bool:
    """Whether a row may be a label with its value: no more cells, and no piece."""
    texts = row_texts(row)
    return len(texts) <= _PAIR and not any(names_piece(t, drafts) for t in texts[:1])


def row_texts(row: Row) -> list[str]:
    """Return the words of the cells of a row, without its empty ones."""
    return [t for c in sorted(row) if (t := joined(row[c])).strip()]


def filled(row: Row) -> int:
    """Count the cells of a row that hold words."""
    return len(row_texts(row))


def joined(passages: Sequence[Passage]) -> str:
    """Return the words of a cell, a paragraph a line."""
    return "\n".join(p.text for p in passages)


def names_piece(text: str, drafts: Drafts) -> bool:
    """Whether a cell names a piece: "Para 7", "7"; not "Para(s)", "1. Section"."""
    refs = citation.references(text, drafts.citable)
    named = any(r.leads and r.mention.noun is not Noun.NONE for r in refs)
    listed = citation.listed(text) is not None
    return (named or listed) and re.search(r"\d", text) is not None
