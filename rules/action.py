"""What does a comment ask for, and which of its words are the new text?

The first sentence that asks for something decides; quoted words and the text
after "should read:" never do, for they are the draft's or the proposal. Words
of six languages and of German, and the marks of treaty conferences (ADD, MOD,
SUP, NOC).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.citation.folding import Folded, fold
from rules.terms import Action

_PIECE = r"(?:paragraph|para|article|section|point|bullet|item|sub-?paragraph|clause|recital|chapter)s?"
_NEUF = r"(?:paragraphe|article|alinéa|point|considérant)"
_NUEVO = r"(?:párrafo|artículo|apartado|punto|inciso)"
_PART = (
    r"(?:the |le |la |les |el |los |las |das |die |den |der )?(?:first |second |third |last |"
    r"final |following |dernière |première )?(?:words?|phrases?|sentences?|terms?|references?|"
    r"expression|mots?|termes?|mentions?|palabras?|frases?|expresión|wort\w{0,3}|wörter|satz"
    r"|слов\w{0,2}|предложени\w|عبار\w+|كلم\w+)"
)

#: In the order in which they are tried on a sentence.
_CUES: tuple[tuple[Action, str], ...] = (
    (
        Action.KEEP,
        r"(?:not|never|n't) (?:to )?(?:be )?(?:delet|remov|merg|combin)\w*|(?:oppose\w*|against|object\w* to) (?:\S+\s+){0,4}(?:delet|remov|merg)\w*"
     r"|(?:not|n't) (?:agree|support|accept|want|wish|favour|think|believe|consider)\b[^.]{0,40}(?:delet|remov|merg)\w*"
        r"|без изменений|сохран\w+|不作修改"
        r"|no (?:se )?(?:debe\w*|elimin)\w* elimin\w*|ne (?:pas|doit pas) (?:être )?supprim\w*",
    ),
    (
        Action.MERGE,
        r"merg(?:e|ed|ing|er)|combin(?:e|ed|ing)|consolidated? (?:in|into|with)|consolidate them"
        r"|(?:could|should|be|to) consolidated?|fusionn\w+|regroup\w+|fusion(?:ar|arse|e|en|ado|arlos)\w*"
        r"|combinar\w*|объедин\w+|دمج\w*|ودمج|合并|zusammen(?:ge)?(?:führ|leg|fass)\w+",
    ),
    (
        Action.ADD,
        rf"(?:add|insert|includ|introduc)\w*\b[^.:\"]{{0,40}}\b(?:new|additional|following) (?:sub-?)?{_PIECE}"
        rf"|(?:add|insert)\w*\b[^.:\"]{{0,30}}\bnew (?:text|wording) (?:after|below|following|before)"
        rf"|(?:add|insert)\w* (?:the following )?(?:new )?text after (?:this|the|it)"
        rf"|(?:add|insert)\w* the following new text after"
        rf"|\[?new (?:{_PIECE}|text)(?: to follow| after|\]| \d|:| should| is proposed| be)"
        rf"|(?:add|insert)\w* (?:an? )?(?:new )?{_PIECE}(?: \S+)? (?:after|below|following)"
        rf"|nouve(?:au|l|lle) {_NEUF}|(?:ajout|insér)\w+ (?:un|une|est ajouté un) (?:nouvel? )?{_NEUF}"
        rf"|{_NEUF} (?:additionnel|nouveau)|est ajouté un {_NEUF}"
        rf"|nuevo {_NUEVO}|(?:añadir|agregar|insertar) (?:un|el siguiente) (?:nuevo )?{_NUEVO}"
        r"|нов(?:ый|ого|ая|ую) (?:пункт|абзац|стать)\w*|добавить\b[^.:]{0,30}(?:пункт|абзац|статью)"
        r"|(?:تضاف|إضافة|اضافة)[^.:]{0,20}فقرة|فقرة جديدة|新段|新增一?段|增加新?段|新的一?段"
        r"|neue[rnms]? (?:absatz|artikel|nummer|punkt|buchstabe)|folgende[rnm]? (?:neue[rn]? )?absatz\b[^.]{0,12}(?:ergänz|eingefüg|angefüg)"
        r"|um (?:folgenden|einen) (?:neuen )?(?:absatz|artikel)\b[^.:]{0,10}(?:ergänz|erweiter)",
    ),
    (
        Action.AMEND,
        rf"(?:delet|remov|strik|omit|drop)\w* {_PART}|(?:delet|remov|strik|omit)\w* \"|\"\S* (?:should|to|must) be (?:delet|remov|replac)"
        rf"|(?:supprimer|effacer|retirer) {_PART}|(?:suprimir|eliminar) (?:{_PART}|\")|(?:исключить|удалить) {_PART}"
        rf"|(?:effacer|supprimer|retirer) (?:de|du) .{{0,20}}(?:mention|mots?|termes?)|(?:删除|删去)[“\"]"
        rf"|{_PART} \"[^\"\n]*\"[^.\n]{{0,40}}(?:delet|remov|supprim|elimin|исключ|удал|gestrichen|streich)"
     r"|delet\w* in |delete (?:the |words ).{0,20}(?:from|in) ",
    ),
    (
        Action.AMEND,
        r"(?:should|shall|must|could|would|will|to|that it) (?:now )?read|reads? as follows|replac(?:e|ed|ing)\b|amend(?:ed|ing|ment)?\b|re-?word\w*"
        r"|re-?phras\w*|re-?draft\w*|re-?formulat\w*|re-?writ\w*|alternat(?:iv)?e? (?:text|wording|language|formulation)|\balt\.?:"
        r"|(?:propos|suggest|recommend)\w* (?:the )?(?:following )?(?:new |alternative )?(?:text|wording|language|formulation|change|edit|amendment|modification)"
        r"|following (?:text|wording|language|formulation)|new wording|insert\w*\b|substitut\w+|modif(?:y|ied|ication|ications|ying)\b"
        r"|\badd(?:ed|ing)?\b|addition of|suggest (?:qualifying|changing|rewording|splitting)|chang(?:e|ed|ing) (?:.{1,30} )?to\b|make suggested change|be widened|missing"
        r"|texte proposé|libellé|remplac\w+|modifi\w+|reformul\w+|ajout\w+|insér\w+|rédig\w+|amend\w+"
        r"|texto propuesto|sustitu\w+|reemplaz\w+|modific\w+|enmend\w+|añad\w+|agreg\w+|insert\w+|rece como|redactar\w*"
        r"|предлагаемый текст|заменить|замен\w+|измен\w+|изложить|добавить|дополнить|включить|вставить|редакци\w+"
        r"|النص المقترح|يستعاض|الاستعاضة|تعديل|يعدل|إضافة|تضاف|يضاف"
        r"|改为|建议案文|修改|替换|增加|添加|修正"
        r"|vorgeschlagen\w* (?:text|fassung)|zu ersetzen|ersetz\w+|änder\w+|ergänz\w+|einzufüg\w*|einfüg\w+|wie folgt gefasst|klargestellt|formulierungsvorschlag|umformul\w+|neu (?:zu )?fass\w*|begrenzt werden|klarstellung",
    ),
    (
        Action.DELETE,
        r"delet(?:e|ed|ing|ion)|remov(?:e|ed|al|ing)|suppress\w*|strike out|stricken|struck|(?:not|n't) be (?:retained|kept|included|maintained)"
        r"|\bomit(?:ted)?\b|be dropped|take out"
        r"|supprim\w+|suppression|retirer|retrait|effacer|à supprimer|supr[ií]m\w+|elimin\w+|supresión|исключ\w+|удал\w+|снять"
        r"|حذف\w*|الحذف|يحذف|تحذف|删除|删去|streichen|gestrichen|streichung|löschen|entfallen",
    ),
    (
        Action.KEEP,
        r"keep|kept|retain(?:ed|ing)?|maintain(?:ed|ing)?|no changes?\b|without (?:any )?changes?|unchanged|as drafted|as it (?:is|stands)|as is\b"
        r"|(?:fully |strongly |we |can |to )?support(?:s)? (?:this|the|it|para|article|section|current|existing|wording)|agree (?:with|to) (?:this|the|it|para|article)|in favou?r of (?:this|the|para|article)"
        r"|maint(?:ien|enir|enu)\w*|sans (?:changement|modification)|conserv\w+|garder|approuv\w+|nous (?:appuyons|soutenons)|à saluer|salue\b|se réjouit|se félicite|va dans le bon sens"
        r"|manten\w*|conserv\w+|sin (?:cambios|modificaci)\w*|apoyamos|сохран\w+|без изменений|поддерж\w+|оставить"
        r"|الإبقاء|ابقاء|دون تغيير|نؤيد|保留(?!意见)|不作修改|维持|支持现有|beibehalt\w+|unverändert|begrüß\w+|unterstütz\w+",
    ),
)
_COMPILED = tuple(
    (action, re.compile(rf"(?<![^\W_一-龥])(?:{cue})")) for action, cue in _CUES
)
_MARKS = {
    "add": Action.ADD,
    "mod": Action.AMEND,
    "sup": Action.DELETE,
    "noc": Action.KEEP,
}
_MARK = re.compile(r"^\W{0,2}(ADD|MOD|SUP|NOC)\b")
_QUOTED = re.compile(r'"[^"\n]{1,8000}"')
_SENTENCE = re.compile(r"[.!?;。！？；](?:\s|$)|\n|。")
_COLON = re.compile(r":\s*")
_TEXT_FOLLOWS = frozenset({Action.AMEND, Action.ADD})
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Request:
    """An action and the words of the new text, verbatim, if there are any."""

    action: Action
    proposed: str = ""


def action(text: str) -> Action:
    """Say what a comment asks for.

    >>> action("Delete."), action("Delete the words “and all”.")
    (<Action.DELETE: 'delete'>, <Action.AMEND: 'amend'>)
    """
    return request(text).action


def proposed(text: str) -> str:
    """Return the new text that a comment proposes, verbatim, or nothing.

    >>> proposed("Should read: “The open Internet for all.” It is shorter.")
    'The open Internet for all.'
    """
    return request(text).proposed


def request(text: str) -> Request:
    """Read a comment: what it asks for, and its new text."""
    mark = _MARK.match(text)
    if mark:
        return Request(_MARKS[mark[1].lower()], text[mark.end() :].strip(" :–-\n"))
    folded = fold(text)
    plain = _QUOTED.sub(lambda m: f'"{" " * (len(m[0]) - 2)}"', folded.text)
    start = 0
    for end in [*(m.end() for m in _SENTENCE.finditer(plain)), len(plain)]:
        sentence = plain[start:end]
        colon = _COLON.search(sentence)
        asked = sentence[: colon.end()] if colon else sentence
        for part, rest in ((asked, start + len(asked)), (sentence, end)):
            for found, cue in _COMPILED:
                match = cue.search(part)
                if match:
                    return Request(
                        found, _new_text(folded, start + match.start(), found, rest)
                    )
        start = end
    return Request(Action.COMMENT)


def _new_text(folded: Folded, cue: int, found: Action, _rest: int) -> str:
    """Find the new text behind a cue: in quotation marks, or after a colon."""
    if found not in _TEXT_FOLLOWS:
        return ""
    text = folded.text
    quoted = _QUOTED.search(text, cue)
    colon = _COLON.search(text, cue)
    if quoted and (colon is None or quoted.start() <= colon.end()):
        if colon is None and len(quoted[0].split()) <= _SHORT:
            return ""
        return folded.raw[
            folded.place(quoted.start() + 1) : folded.end(quoted.end() - 1)
        ]
    if colon:
        return folded.raw[folded.place(colon.end()) :].strip()
    line = text.find("\n", cue)
    return folded.raw[folded.place(line) :].strip() if line >= 0 else ""
