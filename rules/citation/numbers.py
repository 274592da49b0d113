"""Which numbers without a noun before them are labels of a draft?

Nested numbers behind a preposition ("in 3.2", "of 2(1)"), labels with
a suffix ("12bis"), and numbers to which a sentence points at its head ("El 19 ...",
"On 4, ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.leading import NAME, leads
from rules.citation.letters import points
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.grammar import Grammar


def nested(text: str, drafts: Citable) -> Iterator[Mention]:
    """Nested labels behind a preposition."""
    forms = (_NESTED, _HOLDS, _WORDED, _SUBJECT)
    for match in chain.from_iterable(form.finditer(text) for form in forms):
        group = match.lastindex or 1
        if path := _path(match[group], drafts):
            yield _sign(match, group, path, dotted="." in match[group])
    for match in _LETTERED.finditer(text):
        if lettered((match[1],), drafts):
            yield _sign(match, 1, (match[1],))


def lettered(path: Path, drafts: Citable) -> bool:
    """Whether a number with a letter is printed where most pieces have such: "9k"."""
    glued = len(path) == 1 and path[0][-1].isalpha()
    return glued and any(x.suffixes and path in x.keys for x in drafts.labels.values())


def _path(number: str, drafts: Citable) -> Path | None:
    """Read a number as some draft prints it: "3.2.4e" may be 3.2.4(e), or in 3.2.4.

    It is not in a piece of which other letters are printed.
    """
    path = tuple(re.findall(r"\w+", number))
    parted = tuple(re.findall(r"\d+|[a-z]+", number))
    first = (*path[:-1], f"{parted[-2]}a"), (*parted[:-1], "a")
    lettered = any(printed(each, drafts) for each in first)
    within = () if lettered or path == parted else (parted[:-1],)
    tried = (path, parted, *within)
    return next((each for each in tried if printed(each, drafts)), None)


def dotted(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Dotted labels in a sentence, all printed: listed, or with the draft named."""
    end = 0
    for match in _DOTTED.finditer(text):
        start = match.start()
        mention = grammar.bare(text, start, Noun.SIGN) if start >= end else None
        if mention is None:
            continue
        merged = mention.several and _MERGED.match(text, mention.end)
        heads = leads(text, start) and not merged
        # it is not read again from each of its pieces, be it at the head of a line
        if len(mention.items) > (1 if heads else _MANY):
            end = mention.end
        if heads:
            continue
        ends = [path for i in mention.items for path in (i.path, i.last or i.path)]
        known = all(printed(p, drafts) for p in ends)
        known = known and all(len(p) > 1 or p[0][-1].isalpha() for p in ends)
        behind = _LISTED if mention.several else _OF_DRAFT
        called = text.startswith(",", mention.end) and not mention.several
        told = (_CALLED if called else _ON).search(text, max(0, start - _NEAR), start)
        if known and (told or behind.match(text, mention.end)):
            end = mention.end
            yield mention


#: Nobody comments on a measure: "my feedback on 10.6 Urgent answers".
_ON = later(
    r"(?<![^\W_])(?:(?:feedback|comments?|remarks?|concerns?|observations?) "
    r"(?:(?:is |are )?(?:on|about)|concern(?:s|ing)?|regard(?:s|ing)?|relates? to)"
    r"|(?:remarque|commentaire|observation)s? (?:sur|concern\w+|porte\w* sur)"
    r"(?: l[ea])?"
    r"|(?:comentario|observaci[óo]n(?:es)?)s? (?:sobre|se refieren? a|a)(?: ?l[ao]?)?"
    r"|(?:замечани\w|комментари\w) (?:к|по|касае?ю?тся)"
    r"|(?:(?:an|be)merkung|kommentar)(?:en|e)? (?:zu[mr]?|betrifft|betreffen)"
    r"|(?:تعليق|ملاحظ)\w* على)\s\Z|合并\Z"
)
#: No list that anybody wrote is longer.
_MANY = 20


def suffixed(text: str, drafts: Citable) -> Iterator[Mention]:
    """Labels with a suffix in a sentence: "12bis" is no list number, and no count."""
    for match in _BIS.finditer(text):
        path = (f"{match[1]} {match[2]}",)
        if printed(path, drafts) and (
            match["says"] is not None or not leads(text, match.start())
        ):
            yield _sign(match, 0, path)


def pointed(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Numbers to which a sentence points at its head.

    All of them are printed; or it is a nested one, or stands before a colon, and a
    person is asked: "On 7.7, ...", "Re 99: ...".
    """
    for match in chain(_POINTED.finditer(text), _BEHIND_ASIDE.finditer(text)):
        if letter := match.groupdict().get("letter"):
            # "two reasons: in (a) the towns" counts what the sender says
            if match["stop"] or text[match.start()] not in ":;":
                yield from points(text, match, letter, drafts, grammar)
            continue
        mention = grammar.bare(text, match.end(), Noun.SIGN)
        if mention is None:
            continue
        named = _NAME.match(text, mention.end)
        stop = named.end() if named else mention.end
        if not all(
            printed(i.path, drafts) and (i.last is None or printed(i.last, drafts))
            for i in mention.items
        ):
            deep = len(mention.items[0].path) > 1 and _nest(drafts)
            if (_HEADS if deep else _HEADS_ALL).match(text, stop):
                yield replace(mention, start=match.start("number"))
            continue
        end = _JUDGED
        if match.re is _POINTED:
            names = match["article"] is not None or match["next"] is not None
            end = _SAID if names else _TURNED
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        headed = _COUNTED.fullmatch(line) and _TITLED.match(text, mention.end)
        if end.match(text, stop) or headed:
            yield replace(mention, start=match.start("number"))
            yield from _clauses(text, mention.end, drafts, grammar)


def _clauses(
    text: str, at: int, drafts: Citable, grammar: Grammar
) -> Iterator[Mention]:
    """Numbers with which the next clauses begin: "el 8 fuera, el 5 que se quede"."""
    while (match := _CLAUSE.match(text, at)) is not None:
        mention = grammar.bare(text, match.end(), Noun.SIGN)
        at = match.end() + 1
        if mention and all(printed(i.path, drafts) for i in mention.items):
            end = _SAID if match["article"] else _TURNED
            if end.match(text, mention.end):
                yield replace(mention, start=match.end())
            at = mention.end


def neighbours(text: str, drafts: Citable) -> Iterator[Mention]:
    """Numbers behind a piece that is put beside them, or that is said to be one.

    "New paragraph after 14", "the paragraph that we like best is 8", "reword 8 to say".
    """
    found = (x.finditer(text) for x in (_BESIDE, _BESIDE_HAN, _IS, _REWORDED))
    for match in chain.from_iterable(found):
        path = tuple(match[1].split("."))
        if printed(path, drafts):
            yield _sign(match, 1, path, dotted=len(path) > 1)
    for match in chain(_BETWEEN.finditer(text), _AFTER.finditer(text)):
        groups = [group for group, n in enumerate(match.groups(), 1) if n]
        one, other = groups[0], groups[-1]
        items = tuple(Item(tuple(match[group].split("."))) for group in groups)
        if all(printed(item.path, drafts) for item in items):
            sign = _sign(match, one, items[0].path, dotted="." in match[one])
            yield replace(sign, end=match.end(other), items=items)


def _nest(drafts: Citable) -> bool:
    """Whether some draft prints nested numbers."""
    return any(x.dotted or x.parents for x in drafts.labels.values())


def _sign(
    match: re.Match[str], group: int, path: Path, *, dotted: bool = False
) -> Mention:
    """Name the piece of a path by what a group of a pattern found."""
    start, end = match.span(group)
    items = (Item(path),)
    return Mention(start=start, end=end, noun=Noun.SIGN, items=items, dotted=dotted)


def printed(path: Path, drafts: Citable) -> bool:
    """Whether some draft prints a piece with just this number."""
    return any(path in labels.keys for labels in drafts.labels.values())


#: A preposition that turns to a piece, or an article, which only a number has here; a
#: word for what comes next before a label, and a sign that says what one is. Made at
#: once, for matches are asked whether they are of it.
_POINTED = re.compile(
    r"(?:^(?:\(?\w{1,4}\)\s)?|[.;:!?]\s|[。；！？]|[-•*]\s)[^\S\n]{0,3}(?:(?:and|et|y|e|и|und)\s)?(?:"
    # "2.2, however, we find needless": no value is said to be anything
    r"(?<=[.;!?] )(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2}){0,3},?\s(?:halten?|finden?|we|nous"
    r"|мы|wir|könnte|sollte|müsste|kann|muss|should|must|could|devrait|pourrait|debería"
    r"|podría|следует|можно|надо)\b)|(?P<next>(?=\d{1,3}\s?=\s?[^\W\d_])|(?:then|next"
    r"|finally|lastly|puis|ensuite|enfin|luego|después|por último|затем|потом|наконец"
    r"|dann|schließlich),?\s(?=\d{1,3}(?:\.\d{1,2}){0,3}[.:]\s))|(?P<article>(?:(?:en|tras|sobre|para|por"
    r"|con|contra) el|después del|respecto (?:al|del)|en cuanto al|en lo (?:que "
    r"respecta|tocante) al|del|al|el|(?:sur|dans|pour|après|avec|contre|(?:en|pour) ce "
    r"qui concerne|concernant) le|quant au|(?:s'agissant|pour ce qui est|à propos) du"
    r"|le|au|du|zum)\s)|(?:on|as (?:to|for|regards|concerns)|re:?|ad|regarding"
    r"|concerning|in|for|after|touching|sur|pour|sobre|insofar as concerns"
    r"|(?:with|in) (?:regard|respect|relation|reference) to|quant à|concernant"
    r"|touchant|s'agissant de|(?:en|pour) ce qui concerne|au sujet de|à propos de"
    r"|en cuanto a|con respecto a|respecto (?:a|de)|en relación con|acerca de"
    r"|tocante a|betreffend|betreffs|in bezug auf|im hinblick auf|применительно к"
    r"|по поводу|в части|(?:dans|en|в|bei)(?=\s\()|فيما يتعلق ب|في ما يخص"
    r"|(?:turning|coming|moving on) to"
    r"|when it comes to|hinsichtlich|bezüglich|was(?=\s\d{1,3}\s(?:be"
    r"|an))|para|по|к|в|zu|о|относительно|что касается|в отношении|касательно|насч[её]т"
    r"|بشأن|بخصوص|أما|عن|في|بالنسبة إلى|فيما يخص|bei|nach|hinter|после|après|tras|(?:an"
    r"|mit|gegen|ob (?:man|wir)|under|by|about|sous|bajo|unter|über|laut|gemäß|согласно"
    r"|про|بموجب)"
    r"(?=\s\d{1,2}\.\d)|between|entre|zwischen|между|(?:and"
    r"|et|y|и|und)(?=\s\d{1,3}:\s))\s|(?:关于|对于?|至于|就|针对|有关)\s?"
    # a draft and its piece: "Draft Code, 2.5: nobody sees it"
    r"|(?:[^\W\d_]{2,12}\s){0,2}\0+[,،]?\s(?=\d{1,2}(?:\.\d{1,2}){1,3}\s?[:–—-]\s)"
    # "On (c): to be deleted" below the paragraph, or of a draft that has letters alone
    r")(?P<number>)(?=\d|\((?P<letter>[a-z])\)(?:(?P<stop>\s?[,:،，])|\s[\"']?[^\W\d_]))",
    re.MULTILINE,
)
#: Before and behind a line's title: "3. On 12. The fee is too high."
_COUNTED = re.compile(r"\s*\(?(?:\d{1,2}\)?)?")
_TITLED = re.compile(
    r"\.\s(?=[^\W\d_])(?!jan|feb|fév|m[aä]r|apr|avr|ma[iy]\b|jun|juin|jul|aug|ao[uû]t"
    r"|sep|o[ck]t|nov|de[cz]|déc|lesung|sitzung|runde|stufe|phase|instanz|halbjahr)"
)
#: The next clause begins with a number, behind an article or a preposition.
_CLAUSE = later(
    r"[^.;:!?\n\d]{0,120}?(?:,\s(?:(?:and|but|et|mais|y|pero|и|но|und|aber)\s)?"
    r"|\s(?:and|et|y|и|und)\s)(?:(?P<article>(?:(?:en |con |sobre )?el|del|al|(?:sur "
    r"|dans )?le|au|du)\s)|(?:on|as (?:to|for)|for|in|по|zu|bei)\s)(?=\d)"
)
#: "A mí, en lo personal, el 9 me parece ...", which tells no day: it is judged.
_BEHIND_ASIDE = later(
    r"(?:^|[.;:!?]\s)[^\S\n]{0,3}(?:[^\W\d_][^,.;:!?\n\d]{1,40},\s){1,2}(?:(?:y"
    r"|et)\s)?(?:(?:en|con|sobre|sur|avec|pour)\s)?(?:el|le|al|au)\s(?P<number>)(?=\d)",
    re.MULTILINE,
)
_JUDGED = later(
    r"\s(?:(?:no |ne |n')?(?:(?:me|nos|nous|le|les|se)\s)?(?:parec\w+|conv\w+|gust\w+"
    r"|result\w+|deb\w+|podr\w+|habr\w+|merec\w+|necesit\w+|sobra\w*|quedar\w+|es|está"
    r"|estaría|lo \w+|para[iî]t\w*|semble\w*|plaît|est|devrait|doit|pourrait|mérite\w*"
    r"|pose|reste))(?!\w)"
)
#: A noun, a word for behind it, and a number.
_BESIDE = later(
    r"(?<![^\W_])(?:paragraph|para|point|item|paragraphe|párrafo|apartado|punto|пункт"
    r"|абзац|absatz|artikel|parágrafo|فقرة|مادة|بند|insert|add|insérer|ajouter|agregar"
    r"|añadir|insertar|вставить|добавить)(?: new| nouveau| nuevo| جديدة?)?,?"
    r" (?:(?:is|est|es|ist)(?= \d{1,3}(?:[.,;:!?]|\s-)(?!\d))|(?:(?:directly|right|just"
    r"|immediately|juste|immédiatement|inmediatamente|сразу|direkt|unmittelbar) )?"
    r"(?:after|behind|following|below|beneath|après(?: le)?|à la suite du|tras(?: el)?"
    r"|después del?|a continuación del?|após o|после|за|nach|hinter|بعد)) "
    r"(\d{1,3}(?:\.\d{1,2}){0,3})(?![^\W_]|[.,]\d|\s?%|\s(?:day|week|month|year|hour|minute|jour|mois"
    r"|an|día|mes|año|дн|месяц|лет|год|tag|monat|jahr|يوم|شهر)\w{0,3}(?!\w))"
)
_BESIDE_HAN = later(
    r"(?<![\d.])(\d{1,3}(?:\.\d{1,2}){0,3})之?后面?[,，]?(?:再|另)?(?:增加|新增|增设|补充|增列|插入|加入|添加)"
)
#: At the head of a sentence that puts something new there: "Between 4 and 5 insert".
_BETWEEN = later(
    r"(?:^|[.;:]\s)[\s>*•·-]{0,4}(?:between|entre|zwischen|между|بين)\s(\d{1,3}(?:\.\d{1,2}){0,3})\s"
    r"(?:and|et|y|und|и|و)\s?(\d{1,3}(?:\.\d{1,2}){0,3}),?\s(?=(?:[^\W\d_]+\s){0,3}(?:insert|add|includ"
    r"|new|further|another|ajout|insér|inser|nouve|autre|añad|agreg|incorpor|nuev|otro"
    r"|einfüg|neue|weitere|встав|добав|включ|нов|ещё|إضاف|يضاف|إدراج|يدرج|جديد))"
    r"|在(\d{1,3}(?:\.\d{1,2}){0,3})[和与及](\d{1,3}(?:\.\d{1,2}){0,3})之?间(?=[增插加补新])",
    re.MULTILINE,
)
#: The same behind one piece: "After 4.2 please insert".
_AFTER = later(
    r"(?:^|[.;:]\s)[\s>*•·-]{0,4}(?:after|behind|following|après(?: le)?|tras(?: el)?"
    r"|después del?|nach|hinter|после|за|بعد)\s(\d{1,3}(?:\.\d{1,2}){0,3}),?\s"
    r"(?:(?:please|we|nous|bitte|следует|нужно|просим|would|propose|suggest|to|is|est|se"
    r"|ist|wird|soll)\s){0,3}(?=insert|add|ajout|insér|inser|añad|agreg|incorpor|einfüg"
    r"|einzuf|встав|добав|дополн|включ|إضاف|يضاف|إدراج|يدرج)",
    re.MULTILINE,
)
#: What is to be read otherwise is no value: "reword 7 to say", "read 7 as".
_REWORDED = later(
    r"(?<![^\W_])(?:re-?word|rewrite|rephrase|redraft|re-?formulate|amend|change|replace"
    r"|read|modify|revise|reformuler|modifier|remplacer|reformular|modificar|sustituir"
    r"|изложить|изменить|переформулировать)(?: le| el)? (\d{1,3}(?:\.\d{1,2}){0,3})"
    r"(?=,? (?:as (?:follows"
    r"|\")|to (?:read|say|state|\"|')|(?:with|by) [\"']|so that|along|comme suit|par \""
    r"|pour (?:dire|lire)|como sigue|por \"|para que|в следующей|так|на \"))"
)
#: A noun, what is said of it, and which it is.
_IS = later(
    r"(?<![^\W_])(?:paragraph|para|article|section|clause|paragraphe|article|alinéa"
    r"|párrafo|apartado|artículo|punto|пункт|стать[яю]|абзац|absatz|artikel|parágrafo"
    r"|celui|the one|point|(?:^|[.;:]\s)el(?=\sque)),?"
    r"\s(?:that|which|who|we|i|qui|que|où|dont|nous|donde|por|con|котор\w{2,3}|что|der"
    r"|den|die|das)\s[^.;:!?\n\d]{2,80}?\s(?:is|was|would be|est|était|serait|es|fue"
    r"|sería|будет|это|—|-|ist|war|wäre)\s(?:(?:the|number|le|la|el|die|der|пункт)\s)?"
    r"(\d{1,3}(?:\.\d{1,2}){0,3})(?=[.,;:!?]?(?:\s*\Z|\n)|[.,;:!?]\s(?!\d)|\s(?:and|et|y|и|und)\s(?!\d))"
)
#: No date, no share and no measure: the sentence goes on, or the label ends.
_SAID = later(
    r"(?!\s?(?:[%°€$]|[\d.]?\d|de\b|por\b|à\b|h\b|er\b|pour\b|janv|f[eé]vr|mars\b|avr"
    r"|mai\b|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c|[ck]?m\b))(?:\s|[,:;-]|\.(?!\d)|$)",
    re.MULTILINE,
)
_TURNED = later(
    r"\s?[,:;-](?:\s|(?=[一-龥]|\d{1,4}[一-龥]))|\s?[、،]|\sف|\s[^\W\d_]{4,14} wir\b"
    r"|\s(?:betrifft|an(?:ge|be)\w{2,5}t|we|our|i|there|it|please|this|nous|on|je|мы|wir|ist|sind|ich"
    r"|fehl(?:t|en)|(?:würde|wäre|hätte|sollte|könnte|müsste)n?|(?:halt|find|hab)en?|rennen"
    r"|braucht|kann|muss|should|must|could|devrait|pourrait|debería|podría|следует"
    r"|можно|надо)\b"
)


_NAME = later(rf"\s{NAME}")
#: Behind a piece that no draft prints: what tells that one is spoken of all the same.
_HEADS = later(
    r"\s?[,،:;-](?:\s|(?=[一-龥]))|\s?$"
    r"|\s(?:we|nous|мы|wir|the|this|l[ea]|el|der|die|das)\b",
    re.MULTILINE,
)
_HEADS_ALL = later(r"\s?:(?:\s|(?=[一-龥]))")
_BIS = later(
    r"(?<![^\W_])(\d{1,3})(?:er)?[\s-]?(bis|ter|quater|[a-z]{0,9}(?:quinqu|sex|sept|oct|nov"
    r"|non|dec|vic)ies)(?![^\W_])(?P<says>(?= [^\W\d_]))?"
)
_TABLE = beside(__name__)
#: Behind a preposition or an article: "3.2" before a stop or a verb of duty, "3.2.2",
#: "4(1)", "2(1)(b)".
_DRAFT = r"\s(?:(?:of|from|in|de|du|del|aus|von|des|de la|из)\s(?:the |la |le )?)?\0"
_DUTY = (
    r"\s(?:should|must|ought|could|can|may|might|would"
    r"|needs? to|devrait|doit|deber?\w{1,4}|sollte|muss|долж\w+|следует)"
)
_ENDS = rf"\s?(?:[,;:)]|之?后|\.?\s*\Z)|{_DUTY}|{_DRAFT}"
_NESTED = later(
    r"(?:(?<![^\W_])(?:of|in|to|at|on|for|by|about|and|but|de|en|del|al?|el|la|du|au|le"
    r"|à|sur|sobre|и|в|к|о|zu|im|von|vom|bei|y|et|und|while|whereas|after|behind|following|below"
    r"|après|tras|nach|hinter|после|за|بعد)\s"
    # 附件二1.3: no space stands behind the name of a draft
    rf"|在|:\s|(?<=\0)的?)(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?={_ENDS})"
    # "in 7.1p10" the tenth paragraph is meant
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s?(?:p|¶)\s?\d{1,2}(?!\w|\.\d))"
    r"|\d{1,2}(?:\.\d{1,2}){2,4}[a-z]?(?![^\W_]|\.\d)|\d{1,2}(?:\s?\((?:\d{1,2}|[a-z])\)){1,3})"
)
#: In Chinese: two are to become one, or say the same, which no measures do.
AS_ONE = (
    r"的?(?:内容|意思|规定|表述|文字)?[均都应宜可需能予以当该请建议最好似有所互相彼此实大体明显两条段款者]{0,8}"
    r"(?:合并|合而为|合二为|合为|并为|归并|整合|重复|重叠|雷同|相同|类似|相近)"
)
_DOTTED = later(
    r"(?<![^\W_一-龥])(?<!\.)(?:\d{1,2}(?:\.\d{1,2}){1,4}(?=\s?[^\W\d_]|\s?[,、&/-]|\s\0)"
    # "1c, 8g and 9k": two measures would have a unit each
    r"|\d{1,2}[a-z](?=(?:,|,?\s(?:and|or|et|ou|y|o|и|или|und|oder))\s\d{1,2}[a-z]"
    r"(?![^\W_])))"
)
_LISTED = later(rf"{_ENDS}|[.!?]\s|\s(?:are|sont|son|sind|and|et|y|и|und)\s|{AS_ONE}")
_MERGED = later(AS_ONE)
_OF_DRAFT = later(_DRAFT)
#: "Publication, 3.1, is supported": a sentence begins with what the piece is about.
_CALLED = later(r"(?:\A|[.!?;:]\s|\n)[^\W\d_][^.;:!?\n,]{1,48},\s\Z")
_NEAR = 54


_TELLS = (
    r"\s(?:to be|is|are|has|was|sets?|asks?|says?|reads?|calls?|requires?|provides?"
    r"|allows?|defines?|presupposes?|mentions?|refers?|seems?|remains?|leaves|gives"
    r"|makes|goes|takes|means|covers|keeps|puts|lets|speaks|describes|states|contains"
    r"|introduces|obliges|prohibits|needs|which|est|sont|prévoit|exige|dit|semble|qui"
    r"|es|son|dice|prevé|parece|que|ist|sind|sagt|verlangt|setzt|scheint|требует"
    r"|говорит|кажется)(?!\w)"
)
_GOES_ON = (
    r"\s(?:the|this|these|that|those|it|we|there|nous|il faut\w*|l[aeo]s?|el|мы"
    r"|слов[оа]|следует|wir|die|der|das|den|dem)(?!\w)|\s\""
)
#: What holds the subject: "the criterion in 2.1 presupposes"; "in 2.1 the word".
_HOLDS = later(
    rf"(?<![^\W_])(?:(?:of|under|by|de|du|au|del|von|aus)\s(?=[\d.]{{3,14}}{_TELLS})"
    rf"|(?:in|en|dans|в)\s(?=[\d.]{{3,14}}(?:{_TELLS}|{_GOES_ON})))"
    r"(\d{1,2}(?:\.\d{1,2}){1,4})(?![^\W_]|\.)"
)
#: The same of "9k": what is said of it is said of no measure, nor is that a place.
_LETTERED = later(
    r"(?:(?:\A|[.;:?!]\s|\n|(?<![^\W_])(?:and|but|et|mais|y|pero|и|но|und|aber|that|if"
    r"|think|believe|que|si|что|dass|ob)\s)(?=\d{1,2}[a-z]"
    rf"(?:{_TELLS}|{_DUTY}))"
    r"|(?<![^\W_])(?:of|in|to|at|on|for|by|about|under|from|with|like|see|behind|after"
    r"|de|en|dans|sur|sous|avec|voir|sobre|con|véase|в|к|о|по|см\.|zu|von|bei|mit|siehe"
    r"|nach)\s(?=\d{1,2}[a-fijn-ru-z]))(\d{1,2}[a-z])(?![\w+'%/€$-])"
)
#: Words, and changes of them, have a place and no measure: "the language in 6.2 goes
#: too far", "revisions to 6.2 reflect"; so has what is new, or stands there now.
_WORDED = later(
    rf"(?<![^\W_])(?:{'|'.join(_TABLE['worded'].values())})\s"
    r"(\d{1,2}(?:\.\d{1,2}){1,4})(?![^\W_]|[.,/-]\d|\s?[%°€$£]"
    rf"|\s(?:{'|'.join(_TABLE['measures'].values())})(?![^\W_]))"
)
#: What is asked, wished or doubted of a piece, which stands as the subject then: "Could
#: 6.2 please read", "on what evidence 6.2 rests"; at the end only behind a question.
_SUBJECT = later(
    rf"(?<![^\W_])(?:{'|'.join(_TABLE['leads'].values())})\s(?:(?:the|l[ea]|el|de[rnm])\s)?"
    r"(\d{1,2}(?:\.\d{1,2}){1,4})"
    rf"(?=,?\s(?:{'|'.join(_TABLE['says'].values())})(?![^\W_]))"
    r"|(?:想知道|不清楚|不明白|请问|建议将?|把|将)(\d{1,2}(?:\.\d{1,2}){1,4})(?=的|改|应|是|为)"
)
