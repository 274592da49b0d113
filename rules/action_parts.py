"""Is what a sentence deletes less than the piece: quoted words, or what has a name?

"Strike «together»" and "the exclusion of ports should be deleted" leave the rest of the
piece as it is: they amend it.
"""

from __future__ import annotations

from rules.action_names import PLACE, RIDS, WHOLE
from rules.later import later

#: What a piece is made of, or says: "the duty to report", "the second half".
_PART = (
    r"(?:requirements?|obligations?|dut(?:y|ies)|conditions?|exceptions?|exemptions?"
    r"|deadlines?|time limits?|thresholds?|references?|mentions?|provisos?|exigences?"
    r"|obligations?|conditions?|exceptions?|délais?|seuils?|mentions?|références?"
    r"|exigencias?|obligaci(?:ón|ones)|requisitos?|condici(?:ón|ones)"
    r"|[^\W\d_]{0,20}(?:pflicht|frist)(?:en)?|bedingung(?:en)?|ausnahmen?|verweise?"
    r"|voraussetzung(?:en)?|anforderung(?:en)?|erwähnung|excepci(?:ón|ones)|plazos?"
    r"|umbral(?:es)?|menci(?:ón|ones)|referencias?|требовани[ея]|обязанност[ьи]"
    r"|услови[ея]|обязательство|срок\w{0,2}|ссылк[уи]|упоминани[ея]|изъяти[ея])"
)
_SHARE = (
    r"(?:half|halves|third|quarter|moitié|tiers|mitad|tercio|hälfte|drittel|половин[уы]"
    r"|треть|част[ьи])"
)
_THE = r"(?:the |l'|la |l[eo]s? |las |el |die |der |das |den )"
_NTH = (
    r"(?:first|second|last|latter|final|première|seconde|deuxième|dernière|dernier"
    r"|premier|primera?|segunda|últim[oa]|erste|zweite|letzte|перв\w{2}|втор\w{2}"
    r"|последн\w{2})"
)
#: "Its", "our": what belongs to somebody is none of the pieces.
_OWN = (
    r"(?:its|their|his|her|our|my|son|sa|ses|leurs?|notre|nos|mon|ma|mes|sus?"
    r"|nuestr[oa]s?|mis?|его|е[её]|их|наш\w{0,3}|мо[йюия]\w?|sein\w{0,2}|ihre?[nrms]?"
    r"|unser\w{0,2}|mein\w{0,2})"
)
#: What is always less than a piece: "this word", "the names".
_SMALL = (
    r"(?:names?|words?|titles?|terms?|figures?|dates?|commas?|noms?|mots?|termes?"
    r"|titres?"
    r"|chiffres?|nombres?|palabras?|títulos?|términos?|cifras?|fechas?|comas?|имя|имена"
    r"|слов[оа]|названи[ея]|цифр[уы]|дат[уы]|namen?|wort|wörter|titel|zahl(?:en)?"
    r"|datum)"
)
_IN = r"(?:in|from|out of|au|dans|du|de|en|del|aus|im|из|в)(?: the| l[ea]| el| de[mr])?"
_THIS = r"(?:th(?:is|ese|at|ose) |ce[ts]? |est[aeo]s? |diese[sn]? )"
_OWN_IN = (
    rf"(?:{_OWN} (?!{WHOLE})(?:[^\W\d_]+ ){{1,3}}?"
    rf"|(?:{_THE}|{_THIS})(?:[^\W\d_]+ )?{_SMALL} ){_IN} {PLACE}"
)
#: Some of what stands in a piece: "there is some repetition in ¶ that should be".
_MODAL = (
    r"(?:should|must|ought to|could|can|may|might|need to|needs to|has to|have to|to"
    r"|devrai\w+|doi\w+|peu[tv]\w*|pourrai\w+|faudrait|faut|sont à|est à"
    r"|conviendrait de"
    r"|deb\w+|dev\w+|pued\w+|podr\w+|pod\w+|hay que|convendría|следует|надо|нужно|можно"
    r"|стоит|необходимо|soll\w*|muss|müss\w+|kann|könn\w+)"
)
_FEW = (
    r"(?:some|several|certain|various|a few|many|quelques|certaine?s|plusieurs"
    r"|algun[oa]s|ciert[oa]s|vari[oa]s|algumas?|alguns|некотор\w{2}|ряд|отдельн\w{2}"
    r"|einige|manche|mehrere|(?:there (?:is|are)|il y a|hay|há|есть|имеются|gibt es)"
    r"(?: (?:in|dans|en|em|neste|в) [^.,;:]{1,30}?)?(?: (?:des|de la|an?|una?"
    r"|une))?)"
)
_HAS = (
    r"(?:contains?|has|have|includes?|contient|comporte|contiene|incluye|contém|inclui"
    r"|содержит|enthält|hat) (?:an?|one|une?|una|uma?|eine?n?)"
)
_SOME = later(
    rf"\b{_FEW}(?: (?!(?:{WHOLE}|of|say|think|want|believe|members|people)\b)"
    rf"[^\W\d_]{{1,20}}){{1,3}}?(?: (?:in|of|throughout|dans|de|en|em|в)"
    rf" [^.,;:]{{1,30}}?)?,?(?: (?:that|which|qui|qu'il|que|котор\w{{2}}|die))? "
    rf"(?:(?:se |{_MODAL} )(?:(?!not |never |nicht )\w+ ){{0,3}}(?:{RIDS}|struck)"
    rf"|(?:gestrichen|gelöscht|entfernt) werden {_MODAL})"
    rf"|\b{_HAS}(?: (?!{WHOLE}\b)[^\W\d_]{{1,20}}){{1,3}}?,? (?:that|which|qui|qu'il"
    rf"|que|котор\w{{2}}|die|der|das) (?:{_MODAL} (?:\w+ ){{0,2}}(?:{RIDS}|struck|go\b)"
    rf"|(?:gestrichen|gelöscht|entfernt) werden {_MODAL})"
    rf"|\b(?!{WHOLE}|пункт|абзац|стать"
    rf"|положени)[^\W\d_]{{3,20}}, котор\w{{2}} (?:\w+ )?"
    rf"{_MODAL} {RIDS}"
    r"|(?:一些|若干|有些|某些|个别)[^。;，,]{1,16}[,，]?(?:应当?|可以?|需要?|宜|建议"
    r"|最好|须)予?以?"
    r"(?:删|去掉|划掉|取消)"
    r"|(?:توجد|هناك|ثمة|بعض) [^.;:]{2,50} (?:ينبغي|يجب|يمكن|يستحسن) (?:أن [تي])?"
    r"(?:حذف|شطب|إزالة)(?:ها)?(?=\W*\Z)"
)
#: What a whole piece is called, before its verb: "die Vorschrift ist entbehrlich".
_PIECE_IS = (
    r" ?(?:vorschrift|bestimmung|regelung|regel|norm|klausel|passus|passage|règle|norme"
    r"|mesure|clause|exigence|norma|regla|medida|cláusula|exigencia|measure|requirement"
    r"|obligation)\b(?= (?:is|ist|wäre|bringt|scheint|sollte?|kann|könnte|muss|müsste"
    r"|est|paraît|semble|n'|ne|devrait|doit|peut|pourrait|es|parece|resulta|no|debe"
    r"|debería|puede|podría|should|must|can|could|may|might|ought|adds|serves)(?!\w))"
)
#: What a piece is written in.
_WRITTEN = (
    r"(?:sentences?|phrases?|words?|half|expression|remark|frases?|palabras?|oración"
    r"|mots?|moitié|satz|wörter|hälfte|предложение|фраза|слов[оа]|الجملة|العبارة)"
    r"(?![^\W_])"
)
#: What is deleted has a name of its own, or is quoted: "the exclusion of ports should".
_BEFORE = later(
    rf"(?:\A|[{PLACE}:;,–—-])\W*(?:the|those|l[ea]s?|l'|el|los|las|der|die|das|den)\b"
    rf"(?!{_PIECE_IS})"
    rf"(?:(?!\b{WHOLE}\b)[^.:;{PLACE}]){{2,90}}\b(?:should|must|ought to|could|can|may"
    r"|might|be|devrai\w+|doi\w+|peu[tv]\w*|pourrai\w+|être|deb\w+|pued\w+|podr\w+|ser"
    r"|soll\w*|muss|müss\w+|kann|könn\w+|werden) (?:\w+ ){0,2}\Z"
    # "the figure is doubtful and should be dropped", "“in public” ... their deletion"
    r"|\b(?:the|l[ea]|el) (?:figure|number|date|year|term|word|phrase|sentence|example"
    r"|deadline|threshold|chiffre|seuil|cifra)s? [^.:;]{2,120}\b(?:it|they|them) "
    r"(?:\w+ ){0,2}\Z"
    r'|" {1,60}"[^.:;"]{0,30}(?:[^.:;"]{0,60} (?:their|leur) )?\Z'
    # "the exception in ¶ should be": in another place than where it is all of it
    rf"|\b{_THE}(?:[^\W\d_]+ ){{0,2}}?{_PART} (?:of|to|in|from|au|du|des?|del?|en"
    r"|zur|zum|auf|von) "
    rf"(?:[^.:;{PLACE}]{{1,40}} )?(?:l[ea] |el )?{PLACE}[^.:;{PLACE}]{{1,30}} \Z"
    rf"|\b{_OWN_IN} (?:[^\W\d_]+ ){{0,4}}\Z"
    # "the last sentence of ¶ is superfluous"
    rf"|(?:\A|{PLACE}\W{{1,3}})\W*{_THE}{_NTH} {_WRITTEN}[^.:;,]{{0,60}}\Z"
    # in German and in Russian it goes before: "die Frist in ¶ zu streichen"
    rf"|\b(?:die|den|das) (?:(?!{WHOLE}|regel|bestimm|vorschrift|aussage)[^\W\d_]+"
    rf" ){{1,4}}?(?:in|aus) {PLACE} (?:ersatzlos |ganz |bitte )?(?:zu )?\Z"
    rf"|\b{_NTH} {_SHARE}(?:\W{{1,3}}(?:von |in |aus |в |из )?{PLACE})?"
    r" (?:\w+ ){0,3}(?:zu )?\Z"
)
#: Quoted words are the object, with no more between than what words are called.
_BEHIND = later(
    r"\w{0,12} ?(?:l'|(?:out|away|with|of|the|th[eo]se|both|just|only|simply|please"
    r"|words?|terms?|phrase|sentence|references?|to|de|l[ea]s?|los|el|del|aux?|mots?"
    r"|termes?|mention|expression|ya|por favor|palabras?|frase|expresión|слов\w{0,2}"
    r"|фраз\w|выражени\w|das|die|den|wort|wörter|bitte"
    r"|(?:ال)?(?:عبار|كلم|لفظ|جمل)\w{1,3}|لفظ) ){0,5}"
    r'[ :(*_]{0,3}" {1,250}(?:"|\Z)'
    rf"|\w{{0,12}} (?:out |away )?(?:(?:from|du|de la|del|из) {PLACE},? )?{_THE}?"
    rf"(?:[^\W\d_]+ ){{0,2}}?{_PART} (?:(?:of|to|for|that|in|from|on|about|des?|du|à|au"
    r"|al?|en|zur|zum|auf|von|sobre|о|об|в|из|на|к)(?![^\W\d_])|d')"
    rf"|\w{{0,12}} (?:out )?{_THE}?{_NTH} {_SHARE}(?![^\W\d_])"
    rf"|\w{{0,12}} (?:(?:out|sie|bitte|please|all|toutes?|todas?|все) ){{0,2}}{_OWN_IN}"
    rf"|\w{{0,3}} [^\W\d_]{{2,12}}(?:ها|هم|نا|ه) (?:من|في) ?{PLACE}"
    rf"|{PLACE}中[^。,;:]{{0,20}}(?:字|词|句|语|名|名称|标题|数字|部分|内容"
    rf"|(?<=的)(?:要求|义务|条件|期限|例外|限制))"
    r"|\w{0,3} (?:ال)?(?:شرط|اشتراط|إلزام|التزام|واجب|استثناء|إشارة|نصف|جزء|مهلة|ثلث)"
    rf"\w{{0,2}} (?:[^\W\d_]+ ){{1,5}}?(?:من|في|ب) ?{PLACE}"
)


#: Some of it is judged, and is to go: "the last phrase is idle; drop it".
_JUDGED = later(
    rf"(?:\A|[.;:!?]\s|{PLACE}\W{{1,3}})\W*(?:{_THE}|{_THIS})?"
    rf"(?:{_NTH} |whole |entire )?{_WRITTEN}[^.:]{{2,100}}[.;,،–—-] "
    r"(?:[^\W\d_]{2,9} ){0,3}?(?:(?:delete|remove|drop|strike|omit|cut|take|leave)"
    r" (?:it|them)|(?:supprim|retir|enlev|biff|ray)\w{1,4}-l[ae]s?"
    r"|(?:suprím|elimín|quít|retír|bórr)\w{1,4}l[oa]s?"
    r"|(?:исключ|удал|убер|вычеркн)\w{1,4} (?:его|е[её]|их)"
    r"|(?:streich|lösch|lass)\w{1,3}(?: sie)? (?:ihn|sie|es)(?: weg)?|ف?احذفوها"
    r")(?: out| away| altogether)?\W*\Z"
)


def some_of(sentence: str) -> bool:
    """Tell whether a folded sentence wants some of what stands in a piece to go.

    >>> some_of("¶ has several phrases that should be removed."), some_of("remove ¶.")
    (True, False)
    """
    return _SOME.search(sentence) is not None


def judged(said: str) -> bool:
    """Tell whether folded sentences judge a part of a piece, and the last rids it.

    >>> judged("the last sentence is idle; drop it."), judged("¶ is idle; drop it.")
    (True, False)
    """
    return _JUDGED.search(said) is not None


def is_part(before: str, after: str) -> bool:
    """Tell whether folded words around a deletion, quotations blanked, name a part.

    >>> is_part("", ' "    ", for it adds nothing'), is_part("¶ should be ", "")
    (True, False)
    """
    return bool(_BEFORE.search(before) or _BEHIND.match(after))
