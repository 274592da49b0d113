"""Is one for a change that is named by a noun or an infinitive, or against it?

"We support the deletion of paragraph 5" asks for a deletion, and "we oppose it" asks to
keep: the verb says whether, and the noun says what. In seven languages.
"""

from __future__ import annotations

from rules import action_reserves as reserves
from rules.action_deplored import deplored
from rules.action_names import PLACE
from rules.later import later
from rules.remembered import remembered
from rules.terms import Action

_FOR = (
    r"(?:support|endors|advocat|accept)(?:e?s|ed|ing|e)?|(?:favou?r|approve)s?(?: of)?"
    r"|(?:agree|concur)s?(?: (?:with|on|in|that))?|in favou?r of|(?:happy|fine|content)"
    r"(?: with)?|sout(?:enons|iens?|ient|iennent|enir)|appu(?:yons|ie|ient|yer)"
    r"|approuv\w{1,3}|accept\w{1,3}|favorables? (?:à|au|aux)|d'accord(?: (?:pour|avec"
    r"|sur))?|en faveur d(?:e|u)|apoy\w{1,4}|respald\w{1,4}|aprobamos|aprueb\w{1,2}"
    r"|acept\w{1,4}|de acuerdo (?:con|en)|a favor de|поддерж\w{1,7}"
    r"|согласн[аы](?: с)?|согласен(?: с)?|соглаша\w{1,4}(?: с)?|одобря\w{1,3}"
    r"|выступа\w{1,3} за|unterstütz\w{0,3}|befürwort\w{0,3}|stimm(?:en|t|e)"
    r"|akzeptier\w{0,3}|für|(?P<agrees>(?:(?:bin|ist|sind) )?mit(?= de[rm] | einer? ))"
    r"|(?:like|share|buy)s? the (?:idea|thought|plan)(?: of)?|compart\w{1,5}|нравится"
    r"|разделя\w{1,3}|concord\w{1,5}(?: com)?|apoi(?:a\w{0,4}|o)|aceit\w{1,5}"
    r"|favoráve(?:l|is) (?:à|ao?)|a favor d[aeo]"
)
_AGAINST = (
    r"oppos\w{0,3}(?: to)?|object(?:s|ing)? to|against|reject\w{0,3}|contre"
    r"|oppos\w{1,4} (?:à|au|aux)|rejet\w{1,4}|refus\w{1,4}|en contra del?"
    r"|opon\w{1,4}(?: a)?|rechaz\w{1,5}|возража\w{1,3}(?: против)?|против"
    r"|отклоня\w{1,3}|gegen|lehn(?:en|t|e)|disagree\w{0,3}(?: with)?|(?:unfavou?rable"
    r"|hostile|averse) to"
    r"|in disagreement with|(?:défavorable|hostile)s? (?:à|au|aux)|en désaccord"
    r"(?: avec| sur)?|contr[aá]ri[oa]s? (?:al?|à|ao)|contra|discrep\w{1,4} (?:de|con)"
    r"|discord\w{1,5} d[aeo]|op(?:omo|or|õe)\S{0,5}(?: -se)? (?:à|ao)|rejeit\w{1,5}"
    r"|regret\w{0,3}|regrett\w{1,7}|lament\w{1,6}"
    r"|сожале\w{1,3}(?: бы)?(?: об?)?|bedauer\w{1,3}"
)
#: There is no reason to do it.
_WRONG = (
    r"(?:no|any|little) (?:\w{1,12} )?(?:reasons?|need|grounds?|justification|case"
    r"|point)(?: (?:for|in))?|(?:not|n't|cannot|fails? to) (?:see|understand)"
    r" (?:the |any )?(?:reason|need|point|merit|justification)(?: (?:for|in|of))?"
    r"|(?:aucune?|pas (?:de|la|lieu|l'utilité|l'intérêt)) ?(?:raison|besoin|nécessité)?"
    r"(?: de)?|(?:ninguna?|hay|vemos) (?:la )?(?:razón|necesidad|motivos?)"
    r"(?: (?:para|de))?|(?:нет|вид\w{2,3}) (?:причин|оснований|необходимости|смысла)"
    r"(?: (?:для|в))?|keinen? (?:grund|anlass|bedarf|notwendigkeit),?"
)
_NOT = (
    r"(?:(?:not|cannot|never|nor|neither|\w{2,6}n't|unable to|no|não|ne|не|nicht"
    r"|kein\w{0,2}|hardly)(?:\s(?!but|and|or)\w{1,20}){0,2}?\s|n')"
)
_CHANGES = {
    Action.DELETE: (
        r"deletion|deleting|removal|removing|dropping|striking(?: out)?|omission"
        r"|omitting|elimination|to (?:delete|remove|drop|omit|strike)|suppression"
        r"|supressão|supress[oõ]es|exclusão|excluir|remoção|retirada|eliminação"
        r"|supprimer|retrait|retirer|supresión|suprimir|eliminación|eliminar"
        r"|исключени\w{1,2}"
        r"|исключить|удалени\w{1,2}|удалить|снятие|streichung|streichen|löschung"
        r"|entfernung|wegfall"
    ),
    Action.KEEP: (
        r"retention|retaining|keeping|maintaining|preservation|to (?:keep|retain"
        r"|maintain)|maintien|maintenir|conserver|mantenimiento|mantener|conservar"
        r"|manutenção|manter"
        r"|сохранени\w{1,2}|сохранить|оставить|beibehaltung|beibehalten|erhalt"
    ),
    Action.MERGE: (
        r"merger|merging|combination|combining|to (?:merge|combine)|fusion(?:ner)?"
        r"|fusión|fusionar|объединени\w{1,2}|объединить|zusammen(?:legung|führung)"
    ),
    Action.AMEND: (
        r"(?:amend|re-?word|re-?draft|revis|shorten|mov|splitt|clarify|strengthen|alter"
        r"|chang|modify|depart|deviat|diverg|revisit|reopen)ing"
        r"|(?:amendment|change|modification|revision)s?|to (?:amend|reword|redraft"
        r"|revise|shorten|move|split|clarify|strengthen|alter|change|modify|depart"
        r"|deviate"
        r"|diverge|revisit|reopen)|modifier|reformul(?:ation|er)|(?:d'y )?changer"
        r"|(?:s'|s'en |nous en )?écarter|déroger|(?:d'y )?toucher"
        r"|modificación|modificar\w{0,2}|cambiar\w{0,2}|alterar\w{0,2}|apartar\w{2,3}"
        r"|desviar\w{2,3}|изменени\w{1,2}|измен(?:ить|ять)|менять|отступ(?:ать|ить)"
        r"|отходить|отклоняться|пересм(?:отреть|атривать)"
        r"|änderung(?:en)?|(?:zu )?ändern|abzu(?:weichen|ändern|rücken)"
    ),
}
_CHANGED = "|".join(
    rf"(?P<{action.name}>{words})" for action, words in _CHANGES.items()
)
_GAP = (
    r"(?:\s(?!not|but|and|or|if|because|as|with(?:out)?|sans|avec|sin|без|ohne|et|mais"
    r"|y|pero|и|но|und|aber|nicht|that"
    rf"|[–—-]|\((?!\S+\))|{PLACE})[^\s.,;:!?]{{1,30}}){{0,3}}?\s"
)
_WESTERN = later(
    rf"(?<!\w)(?P<no>{_NOT})?(?:(?P<pro>{_FOR})|(?P<anti>{_AGAINST})"
    rf"|(?P<wrong>{_WRONG}))(?!\w){_GAP}(?:{_CHANGED})(?!\w)"
)
_OTHER = later(
    r"(?:(?P<no>不|并非|لا )?(?P<anti>(?:不(?:能|予)?|无法|难以)(?:同意|赞成|支持|认同"
    r"|赞同|接受)|反对|لا "
    r"(?:نؤيد|ندعم|نقبل|نوافق على|نتفق (?:مع|على))|نعارض|نرفض|نعترض على|ضد|لا (?:نرى"
    r"|يوجد|نجد) (?:أي )?(?:سببا?|مبررا?"
    r"|داعيا?|موجبا?|حاجة)(?: إلى)?|(?:没有|看不出|看不到|并?无)(?:任何)?(?:理由|必要))"
    r"|(?P<pro>支持|同意|赞成|赞同|نؤيد|ندعم|نوافق على))\s?(?:(?P<DELETE>删除|删去"
    r"|(?:ال)?حذف|إلغاء)|(?P<KEEP>保留|(?:ال)?إبقاء)|(?P<MERGE>合并|دمج)|(?P<AMEND>修改"
    r"|修订|改[动变]|偏离|背离|(?:لل|ل|ال)?(?:تعديل|تغيير|عدول|خروج|حياد)))"
)
#: What stands between commas tells how much: "we do not agree, at all, with it".
_ASIDE = later(
    r"(?<=[^\W\d_])[,،] ?(?:[^\s.,;:!?،]{1,20} ){0,4}[^\s.,;:!?،]{1,20}[,،](?= (?:to"
    r"|of|with"
    r"|the|from|à|aux?|avec|sur|la|l[ae]|con|al?|el|с|против|на|mit|gegen|für|com"
    r"|d[aeo]"
    r"|على|مع|لل?\w{3,12})(?!\w))"
)
#: The change is of something in the piece, and not of the piece.
_OF_PART = later(
    r"\s(?:of|de|du|des|del|von|der) (?:(?:the|la|le|les|l'|el|los|las|das|die|der) )?"
    rf"(?!{PLACE}|it|this|that|them|these|both|paragraph|article|l'|la|le|el)[\"\w]"
)
#: What must not be done to it, or nobody knows why it should.
_DONE = {
    Action.DELETE: (
        r"deleted|removed|dropped|struck(?: out)?|omitted|supprim\w{1,4}|retir\w{1,4}"
        r"|suprimi\w{1,5}|elimina\w{1,4}|исключ\w{1,5}|удал\w{1,5}|gestrichen|gelöscht"
        r"|entfallen"
    ),
    Action.KEEP: (
        r"kept|retained|maintained|mainten\w{1,4}|conserv\w{1,4}|manten\w{1,5}"
        r"|сохран\w{1,5}|остав\w{1,5}|beibehalten|behalten"
    ),
}
_MUST_NOT = (
    r"(?:should|must|shall|ought|can|may|could)(?:n't| not| never| (?:on|under|in) no "
    r"\w{3,14})(?: to)?(?: be)?|under no circumstances (?:should|must|can|may) "
    r"\S{1,30} be|(?:see|understand|reason) why .{1,40}? (?:should|must) be|il ne faut "
    r"(?:pas|surtout pas|en aucun cas)|ne (?:doit|doivent|devrait|devraient|peut"
    r"|saurait)(?: pas| en aucun cas)?(?: être)?|no (?:se )?(?:debe|deben|debería"
    r"|deberían|puede|pueden)(?: ser)?|не (?:следует|должен|должн[аоы]|нужно|надо"
    r"|стоит)(?: быть)?|нельзя|(?:darf|dürfen|soll|sollte|sollten)(?: \S{1,30}){0,3}? "
    r"nicht"
)
_FORBIDDEN = later(
    rf"(?<!\w)(?:{_MUST_NOT})(?:\s[^\s.,;:!?]{{1,30}}){{0,2}}?\s"
    rf"(?:{'|'.join(f'(?P<{a.name}>{words})' for a, words in _DONE.items())})(?!\w)"
    r"|不(?:应该?|得|宜|能|可|要|必)(?:予以|被|再)?(?:(?P<DELETED>删除|删去)"
    r"|(?P<KEPT>保留))"
    r"|(?:لا (?:ينبغي|يجب|يجوز|يمكن)|(?:يجب|ينبغي) (?:ألا|عدم)) \S{0,8}?"
    r"(?:(?P<STRUCK>حذف)|(?P<LEFT>إبقاء))"
)
#: Support that is gone, or for the text as others would have it; a why; what is far
#: from anybody's mind, and what is not as others propose.
_NEUTRAL = later(
    r"(?<!\w)why (?:(?:would|should|do|does) \w{1,12} )?"
    r"(?:delete|remove|drop|keep|retain|merge|change|amend)(?!\w)"
    r"|(?<!\w)as (?:amended|revised|modified|edited|proposed|suggested) by(?!\w)"
    r"|(?<!\w)(?:far from|loin de(?: vouloir)?|lejos de(?: querer)?"
    r"|далеки от (?:мысли|того, чтобы)|entfernt, \S{1,30} zu|远非|بعيدا عن) ?"
    rf"(?:{_CHANGES[Action.DELETE]}|исключать|удалять|删除|حذف)(?!\w)"
    r"|(?<!\w)(?:and not|et non(?: pas)?|y no|а не|und nicht) [^.,;:]{1,30}, "
    r"(?:as (?:propos|suggest)ed by|comme l'(?:a|ont) proposé|como propus\w{1,6}"
    r"|как предл\w{1,8}|wie von \S{1,30} vorgeschlagen)(?!\w)"
    r"|(?<!\w)(?:tel qu'(?:amendé|modifié|proposé) par|con las enmiendas de)(?!\w)"
    r"|(?:withdraw\w{0,3}|retir\w{1,4}|отзыва\w{1,3}|ziehen) (?:our|its|notre|nuestro"
    r"|наш\w|unsere) (?:support|soutien|appui|apoyo|поддержк\w|unterstützung)"
)
#: How a piece is put now.
_WORDED = (
    r"(?:current|present|existing) (?:wording|text|formulation|drafting|language"
    r"|phrasing|version|draft|form)|(?:libellé|texte|rédaction|formulation|version"
    r"|énoncé) (?:actuel(?:le)?|existante?)|(?:reda(?:cción|c?ção)|texto"
    r"|formula(?:ción|ção)"
    r"|versión|versão|enunciado) (?:ac?tual|vigente|existente)|(?:нынешн|текущ"
    r"|действующ|существующ|имеющ|теперешн)\w{2,5} (?:редакци|формулиров|текст"
    r"|вариант|верси)\w{0,3}|(?:jetzig|aktuell|gegenwärtig|derzeitig|bestehend"
    r"|vorliegend)\w{1,2} "
    r"(?:wortlaut|fassung|formulierung|text|version)\w{0,2}"
)
#: Not to be kept as it is: it is to be changed, and not to go.
_AS_IS = later(
    r"(?<!\w)(?:as (?:it )?(?:is|stands|drafted|written|worded|proposed)|unchanged"
    r"|unamended|as they (?:are|stand)|in (?:its|the|this) (?:present|current|existing)"
    r" (?:form|shape|wording|version)|tel(?:le)?s? (?:quel|qu)\w{0,4}|en l'état"
    r"|inchangé\w{0,2}|(?:sous|dans) (?:s|l)a (?:forme|rédaction|version|formulation)"
    r" actuelle|tal (?:como|cual)|como está|n?a sua (?:forma|redac?ção|versão) ac?tual"
    r"|en su (?:forma|redacción|versión) actual|sin cambios|как есть|без изменений"
    r"|в (?:нынешн|таком|этом|существующ|тепереш|текущ)\w{0,4} (?:виде|форме|редакции)"
    r"|unverändert|so wie|in (?:der|dieser|seiner|ihrer) (?:jetzig|gegenwärtig"
    r"|aktuell|vorliegend)\w{0,2} (?:form|fassung)|in dieser (?:form|fassung)"
    rf"|{_WORDED})(?!\w)"
    r"|原样|现状|不变|目前的?(?:形式|措辞|案文)|كما ه[يو]|دون تغيير|بصيغتها الحالية"
)
#: Who is told of, and may not be the sender.
_SOME = later(
    r"(?<!\w)(?:some|others?|certain|many|several|most|few|certains|plusieurs|d'autres"
    r"|algun[oa]s|vari[oa]s|otr[oa]s|некоторые|многие|другие|einige|manche|andere"
    r"|viele)(?: [^\s.,;:]{1,30}){0,3} \Z|(?:有些|一些|某些|其他)[^，。]{0,8}\Z"
    r"|بعض [^.،]{0,20}\Z"
)
_NOTHING = "(?:nothing|rien|nada|nichts|ничего) "
#: Against the piece as it is now, or against how it is put.
_AS_WORDED = later(
    rf"(?<!\w)(?P<no>{_NOT}|{_NOTHING})?(?!regre|lament|сожал|bedauer)(?:{_AGAINST})"
    rf"(?!\w),? ?(?:(?:{_CHANGES[Action.KEEP]})(?: (?:of|de|du|del|d[ao]|von))? )?"
    r"(?:(?:the|its|this|l[ea]|l'|cette|el|l[ao]|su|[ao]|de[nrm]|die|das) ){0,2}"
    rf"(?:(?:{_WORDED})(?!\w)(?!(?: [^\s.,;:!?]{{1,30}}){{0,3}} being)"
    rf"|(?:{PLACE}|it|this|that|ihn|sie|es),? (?={_AS_IS.pattern}))"
    r"|(?P<not>不|并非|لا )?(?:反对|不(?:同意|赞成|支持|认同|赞同|接受)|نعارض|نرفض"
    r"|نعترض على|ضد)\s?(?:"
    rf"{PLACE}\s?)?的?(?:(?:现有|现行|目前|当前|现在)的?(?:措辞|案文|表述|文字|行文"
    r"|写法|文本|提法)|(?:ال)?(?:صيغة|نص|صياغة) الحالية?)"
)
#: It were better if it did not exist.
_WISHED_AWAY = later(
    r"(?<!\w)(?:better (?:if|off if|had) (?:\S{1,20} ){1,3}?(?:not (?:there|exist)"
    r"|(?:did|were|was)(?: not|n't)(?: there| exist| here)?)|(?:mieux|préférable) que "
    r"(?:\S{1,20} ){1,3}?n'exist\w{1,4} pas|mejor (?:que|si) (?:\S{1,20} ){1,3}?no "
    r"(?:existi\w{2,5}|estuviera)|(?:лучше|хорошо)(?:,? (?:если )?бы)?(?: (?!в "
    r")\S{1,20}){1,3}?(?: вовсе| вообще)? не (?:было|существовало)|besser(?:,| "
    r"wäre,?)? (?:es gäbe|wenn es) (?:\S{1,20} ){1,3}?nicht(?: gäbe)?)(?=\W{0,3}(?:\Z"
    r"|[.;,!]))|最好没有(?:¶|本|该|这一?)[段条款项]?(?=\W{0,3}\Z)|ليت\S{0,5} "
    r"(?:\S{1,20} )?لم [تي]كن"
)
_DENIED_BEHIND = later(r"[^.,;:]{0,40}\snicht(?:\s\w{1,20})?\W*\Z")
_AGREES = later(r"[^.,;:]{0,40}\seinverstanden")
_OPPOSITE = {
    Action.DELETE: Action.KEEP,
    Action.KEEP: Action.DELETE,
    Action.MERGE: Action.KEEP,
    Action.AMEND: Action.KEEP,
}


_DOES = later(rf"{PLACE} (?:\w{{4,9}} )?\Z")
_THIRD = later(r"(?:delet|remov|drop|keep|retain|maintain|merg|combin)\w{0,3}s(?!\w)")
_OUGHT = later(
    rf"{PLACE} (?:should|must|shall|will|would|can|may|needs? to|ought to) "
    r"(?:\w+ly )?\Z"
)
_KEEPS = later(r"(?:keep|retain|maintain) (?:the|its|an?|all|our|their) ")
_NEAR = 40


def stance(part: str) -> tuple[Action, int] | None:
    """Say what a folded sentence asks for by such a stance, and where it is taken.

    Who does not oppose a change asks for nothing. None: it takes no such stance.

    >>> stance("we support the deletion of ¶.")[0], stance("we oppose deleting ¶.")[0]
    (<Action.DELETE: 'delete'>, <Action.KEEP: 'keep'>)
    """
    part = _ASIDE.sub("", part)
    if gone := _NEUTRAL.search(part):
        return Action.COMMENT, gone.start()
    if away := _WISHED_AWAY.search(part):
        return Action.DELETE, away.start()
    if wrong := deplored(part):
        meant = Action.COMMENT if wrong[0] is Action.COMMENT else _not(wrong[0], part)
        return meant, wrong[1]
    return _forbidden(part) or _taken(part)


@remembered
def unkept(part: str) -> bool:
    """Tell whether one is against a piece as it is put, and may want it otherwise.

    >>> unkept("we oppose the current wording of ¶."), unkept("we oppose keeping ¶.")
    (True, False)
    """
    found = _AS_WORDED.search(part)
    if found is None or found["no"] or found["not"]:
        return False
    return _SOME.search(part[max(0, found.start() - _NEAR) : found.start()]) is None


def _not(change: Action, part: str) -> Action:
    """Say what is asked for by whoever does not want a change."""
    if change is Action.KEEP and _AS_IS.search(part):
        return Action.AMEND
    return _OPPOSITE[change]


def _taken(part: str) -> tuple[Action, int] | None:
    found = _WESTERN.search(part) or _OTHER.search(part)
    if found is None:
        return None
    said = found.groupdict()
    if said.get("agrees") and not _AGREES.match(part, found.end()):
        return None
    change = next(action for action in _OPPOSITE if said[action.name])
    denied = bool(said.get("no") or _DENIED_BEHIND.match(part, found.end()))
    if said["anti"]:
        meant = Action.COMMENT if denied else _not(change, part)
    elif denied or said.get("wrong"):
        meant = _not(change, part)
        if change is Action.AMEND and reserves.doubts(part[found.end() :]):
            meant = Action.COMMENT
    else:
        partly = change is Action.DELETE and _OF_PART.match(part, found.end())
        meant = Action.AMEND if partly else change
    return meant, found.start()


def _forbidden(part: str) -> tuple[Action, int] | None:
    found = _FORBIDDEN.search(part)
    if found is None:
        return None
    rids = found["DELETE"] or found["DELETED"] or found["STRUCK"]
    return _not(Action.DELETE if rids else Action.KEEP, part), found.start()


def describes(sentence: str, at: int) -> bool:
    """Tell whether a verb says what a piece does, or is to do, and not what is asked.

    >>> describes("¶ removes a burden.", 2), describes("¶ must keep the ports open.", 7)
    (True, True)
    """
    before = sentence[max(0, at - _NEAR) : at]
    return bool(
        (_DOES.search(before) and _THIRD.match(sentence, at))
        or (_OUGHT.search(before) and _KEEPS.match(sentence, at))
    )
