"""What does a column of a table, or a field of a form, hold by its header words?

The words are those of seven languages.
"""

from __future__ import annotations

import re
from enum import StrEnum

from rules.citation import called
from rules.citation.folding import fold
from rules.language import length
from rules.later import later
from rules.remembered import remembered
from rules.tables import any_of, beside


class Role(StrEnum):
    """What a column, or a field of a form, holds."""

    ORIGINAL = "original"
    REFERENCE = "reference"
    DOCUMENT = "document"
    COMMENT = "comment"
    REASON = "reason"
    PROPOSED = "proposed"
    STANCE = "stance"
    MARK = "mark"  # a number, a letter, a word that answers what the header asks
    ASIDE = "aside"


#: What holds what is said, and of what: no value of a field that tells who sends it.
SPOKEN = frozenset({Role.REFERENCE, Role.COMMENT, Role.REASON, Role.PROPOSED})
#: The text of somebody: of the draft, or of who sends it.
_SOMEBODYS = later(
    r"\A(?:text (?:of|from|(?:[^\W\d_]+ed )?by)"
    r"|texte (?:d(?:u|e|es)|(?:propos|présent|soumis)\w* par)"
    r"|texto (?:del?|(?:propuesto|presentado) por))\s+(?!.*(?:draft|projet"
    r"|proyecto|commission|comisión|original|bureau|chair|présiden|presiden|secretari"
    r"|secrétari|paragra|párrafo|article|artículo))"
)
_PROPOSAL = re.compile(
    r"text (?:propos|present|tabl|submitt)\w+ by|texte (?:propos|présent|soumis)\w* par"
    r"|texto (?:propuesto|presentado) por"
)

#: Words for who says something, among those of columns that stand aside.
_WHO = (
    r"\Aمقدمة? من|name|stakeholder|organi[sz]|country|member|author",
    r"\Acomments? by\W*\Z|institution|verband|(?:ال)?دولة|منظمة|مؤسسة|\Aland\W*\Z",
    r"(?<!\w)(?:ال)?اسم|государств|страна|国家|组织|机构|单位|姓名|名称|organism|entidad",
    r"remitente|expéditeur|absender|commenter|submitt|\Amb|\Anc\Z|speaker|sender",
    r"einsender|отправител|جهة|مرسل|提交|\A(?:who|qui|quién|кто|wer|谁)\W*\Z|reviewer",
    r"организац|nombre|organizac|país|nom\b|pays|delegat",
)
#: Words for a place in a file.
_LINES = (
    r"(?<!action )line|page|zeile|seite|ligne|línea|página|стр|页|行|صفح[ةا]"
    r"|[اأ]?سطر|\A(?:p[áa]?gs?|pp?|fol)\W*\Z"
)
_WORDS: dict[Role, tuple[str, ...]] = {
    Role.ORIGINAL: (
        r"\A(?:old|alt|ancien|antes|avant|было|原)\Z",
        (
            r"\A(?:(?:projet|proposition) de loi|(?:gesetz|regierungs)entwurf|proyecto"
            r" de ley|projeto de lei|законопроект|مشروع (?:ال)?قانون|法律草案)\W*\Z"
        ),
        (
            r"\A(?:begins?(?: with)?|starts? with"
            r"|(?:beginning|opening words|first words)"
            r"(?: of (?:the )?(?:paragraph|text))?|commence par|empieza (?:por|con)"
            r"|comienza (?:por|con)|начинается (?:с|со слов)|beginnt mit|开头|يبدأ ب)"
            r"\W*\Z"
        ),
        r"(?:first|opening) words|(?:paragraph|clause|article|section|rule) text\b",
        r"original|draft text|baseline|as is\b|\Atext\Z",
        r"text (?:of|from|by|(?:propos|present|tabl|submitt|circulat)\w+ by) ",
        r"commission|kommission|quot(?:ed|ation)|excerpt|extrait|extracto|zitat",
        (
            r"(?:council(?:['’]s)? )?common position|council(?:['’]s)? position"
            r"|position (?:commune )?du conseil|posición (?:común )?del consejo"
            r"|(?:gemeinsamer )?standpunkt des rate?s|(?:общая )?позиция совета"
        ),
        r"texte (?:initial|d[ue] |(?:propos|présent|soumis)\w* par)",
        r"texto (?:original|del? |(?:propuesto|presentado) por)|цитат|引文",
        r"исходн|действующ|текущ|النص (?:الأصلي|الحالي)|原文|现行|原案文",
        (
            r"vorschlag der kommission|derzeitig|bisherig|geltend|urspr|as circulated"
            r"|\A(?:now|says|ist)\Z|donde dice|en vigueur"
        ),
    ),
    Role.COMMENT: (
        (
            r"(?<!(?:type|kind) of )comment(?!ers?\b)"
            r"(?!s? (?:(?:no|nr|number|id|type)\b|by\W*\Z))"
        ),
        r"remar[kq]|observation|feedback|rückmeldung|position|opini[oó]n|concern(?!ed)|view",
        r"\Awhat\Z",
        r"commentaire|comentario|замечан|коммент|تعليق|ملاحظ|评论|意见|anmerkung",
        r"bemerkung|hinweis|aportaci|observaci|примечан|备注|反馈|注释",
        # what somebody asks may be a question, and is no text by itself
        (
            r"\A(?:what |all )?(?:we|i) (?:ask|request|demand)(?: for)?\W*\Z"
            r"|\A(?:ce que )?(?:nous|je) demand(?:ons|e)\W*\Z"
            r"|\A(?:lo que )?(?:pedimos|solicitamos|pido)\W*\Z"
            r"|\A(?:(?:что|о ч[её]м) )?(?:мы )?(?:просим|прошу)\W*\Z"
            r"|\A(?:was|worum) wir (?:bitten|fordern|verlangen)\W*\Z"
            r"|\A(?:ما )?نطلبه?\W*\Z|\A我们(?:要求|请求)(?:什么)?\W*\Z"
        ),
        r"stellungnahme|kommentar|posici[óo]n|\Aavis\b|parecer|мнени|позици|موقف|رأي",
        r"\A(?:haltung|reaktion|reaction|réaction|reacción|отзыв|реакция|看法|反应)\W*\Z",
    ),
    Role.REASON: (
        r"\Agr(?:und|ünde)\W*\Z|raz[óo]n|sustent|fundament|причин|سبب|[أا]سباب|依据",
        r"justif|reason|rationale|explanation|motif|motivo|обоснован|пояснен|довод",
        (
            r"تعليل\W*\Z|مبرر|التبرير"
            r"|理由|说明|begründung|erläuterung|\A(?:why|pourquoi|por qué"
            r"|почему"
            r"|warum|لماذا|grounds?|background|argument\w{0,2}|basis)\W*\Z|为什么|原因"
        ),
    ),
    Role.PROPOSED: (
        r"\A(?:new|neu|nouveau|nuevo|ahora|après|стало|新)\Z",
        r"\Aantr[aä]ge?\Z|sugerenc|vorschl[aä]g|предложени|مقترح|[اإ]قتراح|تعديل|提案",
        r"propos|suggest|amend|revis|new (?:text|wording)|final text|modif|alternativ",
        r"[a-zäöüß]{3,20}vorschl[aä]g|neufassung|suggér|sugerid|альтернатив|بديل|替代|拟议",
        r"change|edit(?!orial)|recommend|предлаг|предложен|المقترح|التعديل|建议|修改|修正",
        (
            r"(?:resolution|decision|outcome|action|solution)s? (?:sought|wanted"
            r"|requested|desired|proposed)|(?:requested|desired|wanted) (?:resolution"
            r"|decision|outcome|action|solution)|\Acambios?(?!\w)|\Aизменени"
            r"|(?:neue|(?:ab)?geänderte)r? (?:text|wortlaut|fassung)|abänderung"
            r"|измен[её]нн\w+ (?:текст|редакц)|(?:ال)?نص (?:ال)?معدل"
            r"|nouveau (?:texte|libellé)|texto nuevo"
            r"|nuev[oa] (?:texto|redacción)|нов\w+ "
            r"(?:текст|редакц)|新案文|新文本|新表述|النص الجديد|الصيغة الجديدة|propuest"
            r"|redacci|редакци|enmiend|änderung|vorgeschlagen|formulierung|debe decir"
            r"|(?:how|what) (?:it|this|we) (?:should|ought to|must|would|could)"
            r"|should (?:read|say|be)|so (?:soll|muss)\w* es|comment (?:ce|il|cela)"
            r"|c[oó]mo (?:deb|ha de)|(?:كيف|كما) (?:ينبغي|يجب)|应[改该]?(?:为|作)"
            r"|instead|(?:we|i) (?:would|want|wish|prefer|ask)|our (?:version|wording"
            r"|text)|nous (?:voudrions|demandons|souhaitons|proposons)|souhait|lo que "
            r"(?:pedimos|queremos)|\A(?:soll|read|put)\Z|wunsch|как (?:надо|должно)"
            r"|наш\w* (?:вариант|текст)"
        ),
    ),
    Role.ASIDE: (
        *_WHO,
        r"\Ano\.?\Z|\Anr\.?\Z|\An°\Z|\A№\Z|\A#\Z|\Aid\Z|serial|\Aitem(?: no\.?)?\Z",
        r"\A(?:titel|title|titre|título)\W*\Z|contact|type|categor|status|priority",
        rf"{_LINES}|date|response|resolution|secretariat|序号|编号|номер",
        r"№ п/п|رقم|tipo|typ\b",
        r"e-?mail|\A(?:address|phone|tel\w*|fax|version|deadline|adresse)\W*\Z",
        r"\A(?:courriel|dirección|correo|teléfono|адрес|телефон|anschrift)\W*\Z",
        r"\A(?:电话|地址|邮箱|هاتف|عنوان|frist|délai|plazo|срок|期限)\W*\Z",
        r"\A(?:datum|fecha|дата|日期|(?:ال)?تاريخ)\W*\Z",
    ),
    Role.REFERENCE: (
        r"para|article|section|clause|subclause|provision|disposition|chapter",
        r"r[ée]f[ée]ren[cz]|ссылк|مرجع|出处|位置|\Aref|location|where|[§¶]|paragraphe|\Aart|párrafo|artículo",
        r"action line|ligne d'action|línea de acción|направлени|(?:خط|مسار) العمل",
        r"numeral|sección|пункт|стать|раздел|абзац|الفقرة|المادة|البند|段|条",
        r"par\.?\Z|p[áa]rr\b|alinéa|al\.?\Z|subp[áa]rr|apdo|inciso|ziff|abs\.?\Z|rn\.?\Z|rz\.?\Z",
        r"disposici|pasaje|passage|apartado|vorschrift|\A(?:text)?stelle\W*\Z|ziffer",
        r"положени|норма\W*\Z|место|حكم|موضع|规定|条文",
        r"\A(?:on|re|zu|ad|sur|sobre|к|о|عن|关于)\W*\Z",
        r"artikel|absatz|fundstelle|bezug|recital|bestimmung|number",
        # "Success criterion", "Rule no.", "Regulation"
        (
            rf"\A(?:success )?(?:{called.words(*called.HEADING)}|regulations?"
            r"|reglamentos?|règlements?|controls?|checkpoints?|prüf(?:schritt|punkt)e?)"
            r"(?: (?:no|nr|n°|id|name|title|handle)\.?)?\W*\Z"
        ),
    ),
    Role.DOCUMENT: (
        r"document|\Adoc|draft|\Afile|документ|الوثيقة|文件|dokument|documento",
        r"\A(?:project|projet|proyecto|проект|projekt|项目|(?:ال)?مشروع)\W*\Z",
    ),
}
_TEXT = later(
    r"text|texte|texto|wording|libellé|redacción|wortlaut|текст|(?:ال)?نص|案文|文本"
)
_HEADS = r"(?<![^\W\d_一-龥])(?:و?ال)?(?:{})"
_COMPILED = {
    role: later(_HEADS.format("|".join(words))) for role, words in _WORDS.items()
}
_PLACES = later(_HEADS.format(_LINES))
_SENDER = later(_HEADS.format("|".join(_WHO)))
#: Who says something: "Proposed by" is nobody's new text.
_PERSONS = any_of({"words": words["persons"]} for words in beside(__name__).values())
#: All of a header, but for what it adds in brackets; "Type of comment", "Weight (1-3)":
#: what stands there asks for nothing.
_WHOLE = [
    (role, any_of({"words": words[kind]} for words in beside(__name__).values()))
    for kind, role in (
        ("kinds", Role.ASIDE),
        ("aside", Role.ASIDE),
        ("places", Role.REFERENCE),
        ("thoughts", Role.COMMENT),
        ("wishes", Role.PROPOSED),
    )
]
#: The text that is there as yet, by whatever word for a text: "Redacción actual".
_PRESENT = any_of(
    {
        "begin": r"(?<![^\W\d_一-龥])",
        "words": words["present"],
        "end": r"(?![^\W\d_一-龥])",
    }
    for words in beside(__name__).values()
)


#: In amendments to French laws, what heads the reasons; elsewhere it is a subject.
_OBJECT = re.compile(r"\W*(?:objet|exposé sommaire)\W*")
#: No line that heads reasons has more words.
_CAPTION = 4
#: What a header adds to its word: "Comment (justification for the change)".
_GLOSSED = later(r"\([^()]{3,80}\)\W*\Z")


@remembered
def header(text: str) -> Role | None:
    """Say what a column or a field with these header words holds.

    >>> header("Original text"), header("Comments and proposals"), header("Total")
    (<Role.ORIGINAL: 'original'>, <Role.COMMENT: 'comment'>, None)
    >>> header("Suggested change"), header("Suggested by")
    (<Role.PROPOSED: 'proposed'>, <Role.ASIDE: 'aside'>)
    >>> header("Tipo de observación"), header("Observación")
    (<Role.ASIDE: 'aside'>, <Role.COMMENT: 'comment'>)
    >>> header("Redacción actual"), header("Redacción propuesta")
    (<Role.ORIGINAL: 'original'>, <Role.PROPOSED: 'proposed'>)
    """
    folded = fold(text).text.strip()
    plain = folded.strip(" .:?*")
    if _PERSONS.fullmatch(plain):
        return Role.ASIDE
    word = _GLOSSED.sub("", folded).strip(" .:?*")
    if told := next((r for r, words in _WHOLE if words.fullmatch(word)), None):
        return told
    present = _PRESENT.search(folded)
    if present and _said(folded[: present.start()]) not in SPOKEN:
        return Role.ORIGINAL
    original = _COMPILED[Role.ORIGINAL].search(folded)
    if original and _COMPILED[Role.COMMENT].search(folded, 0, original.start()):
        return Role.COMMENT  # "Comments on the original text"
    said = _said(folded)
    why = said is Role.COMMENT and _GLOSSED.search(folded)
    return Role.REASON if why and _COMPILED[Role.REASON].search(why[0]) else said


def names_sender(text: str) -> bool:
    """Tell whether header words stand above the names of those who say something.

    >>> names_sender("Member State"), names_sender("By"), names_sender("Page")
    (True, True, False)
    """
    folded = fold(text).text.strip()
    if _PERSONS.fullmatch(folded.strip(" .:?*")):
        return True
    return header(text) is Role.ASIDE and _SENDER.search(folded) is not None


def counts_places(text: str) -> bool:
    """Tell whether header words stand above pages or lines, which number no piece.

    >>> counts_places("PDF lines"), counts_places("Article"), counts_places("No.")
    (True, False, False)
    """
    told = header(text) is Role.ASIDE
    return told and _PLACES.search(fold(text).text) is not None


def _said(folded: str) -> Role | None:
    return next((r for r, words in _COMPILED.items() if words.search(folded)), None)


def is_somebodys(text: str) -> bool:
    """Tell whether header words call a text somebody's: a country's, or the draft's.

    >>> is_somebodys("Text of Kenya"), is_somebodys("Text of the draft")
    (True, False)
    """
    return _SOMEBODYS.match(fold(text).text.strip()) is not None


def is_text(text: str) -> bool:
    """Tell whether header words say no more than that texts stand below.

    >>> is_text("Text"), is_text("Original text")
    (True, False)
    """
    return _TEXT.fullmatch(fold(text).text.strip(" .:")) is not None


def is_proposal(text: str) -> bool:
    """Tell whether header words call a text one that somebody proposed.

    >>> is_proposal("Text proposed by the Chair"), is_proposal("Text of the draft")
    (True, False)
    """
    return _PROPOSAL.match(fold(text).text.strip()) is not None


def heads_reasons(line: str) -> bool:
    """Tell whether a line says that reasons follow, and no more.

    >>> heads_reasons("Begründung:"), heads_reasons("Objet"), heads_reasons("Objection")
    (True, True, False)
    """
    if length(line) > _CAPTION:
        return False
    return header(line) is Role.REASON or _OBJECT.fullmatch(fold(line).text) is not None
