"""Does a sentence agree under a condition? It asks for what the condition names."""

from __future__ import annotations

import re

from rules.action_names import PLACE
from rules.sought import Sought

_AGREES = (
    r"(?:yes|stand in the way|inconvéni|objection|accept|support|agree|live with|go "
    r"along|welcome|happ(?:y|ier)|content|comfortable|on board|rall(?:ier|y)|appuy"
    r"|souscri|soutenir|soutien|apoy|acept|sumar|поддерж|соглас|принять|приемл|zustimm"
    r"|mittrag|akzept|unterstütz|نقبل|نؤيد|نوافق|接受|同意|支持|赞成|annehmbar"
    r"|d'accord(?! (?:avec|sur) le principe)|est(?:amos|oy|aría\w{0,4}) de acuerdo"
    r"|hinnehm|damit leben|einverstanden|in ordnung|vivre avec|convien|inconvenient"
    r"|устро|возражени[йя]|مانع|اعتراض|قبول|ب?الموافقة على|ب?تأييد|(?:没有|无)异议"
    r"|没问题"
    r"|(?:(?:have|had|see|causes? us|find|aurions|avons|ai|voyons|haben|hätten|hätte"
    r"|sehen)(?: (?:wir|ich|donc))? |\A\W{0,6})(?:no|any|aucune?|pas de|kein\w{0,2}) "
    r"(?:\w+ )?(?:difficult|problem|problèm|trouble|quarrel|issue|einw[aä]nd|bedenken"
    r"|schwierig)|(?:no (?:tendr|ten[eg])\w+|\A\W{0,6})(?: ?ningún)? (?:problema"
    r"|dificultad)|(?<!a )(?<!the )(?:fine|ok|okay|all right)(?=,? (?:provided|as long"
    r"|so long|on condition|if (?:the|an?|it|this|that|\"|\w+ (?:is|are|were"
    r"|becomes?))(?!\w)))|(?:prepared|ready|willing) to consider"
    # who does not oppose it
    r"|approv(?:e|es|al|ing)(?!\w)|approuv|aprob|aprueb|aprov|concord|apoi|одобр"
    r"|(?:not|n't) (?:\w+ )?(?:oppose|object)|oppos\w+ pas|no (?:se|nos) opon|не возраж"
    r"|nichts? (?:\w+ )?(?:gegen|dagegen)|不反对|لا نعارض)"
)
_IF = (
    r"(?:(?:were|had|should) (?:the|it|this|these)|save for|except(?:ing)?|apart from"
    r"|sauf|salvo|excepto|кроме|за исключением|außer|bis auf|if|provided|on (?:the "
    r")?condition|(?:as|so) long as|s'ils?|si|à (?:la )?condition|pourvu|siempre que|a "
    r"condición|con tal|если|при условии|wenn(?! und aber)|при (?:том|таком"
    r"|этом)?,?(?: \w+,)? ?понимании|постольку|лишь в той мере|(?:unter|mit) der "
    r"(?:maßgabe|voraussetzung)|in dem verständnis|vorbehaltlich|على (?:أساس|اعتبار) أن"
    # the burden that "falls upon" somebody is no German condition
    r"|falls(?! (?:\w+ly )?(?:up)?on(?!\w))|sofern|solange|pour peu qu\w|moyennant"
    r"|dès lors qu\w|siempre y cuando"
    r"|once(?= [^.;?]{1,60}(?:replac|delet|remov|amend|chang|reword|dropp|left out))"
    r"|vorausgesetzt)\b(?! (?:any|needed|necessary|possible)\b)"
)
_GAP = r"(?:\s(?!which|that|qui|que|котор|die|der|das)\S{1,30}){0,4}?,?\s"
#: Of what less, or only how: "without its last words", "only with a longer term".
_ONLY = (
    r"(?:(?:but |though )?only (?:with(?:out)?|if|in part|after|once|when|where)|with "
    r"the exception of|other than|(?:with a|subject to a?) reservation|without (?:its"
    r"|the|this|that|those|these) (?:[^\W\d_]{1,15} ){0,2}?(?:sentence|words?|phrase"
    r"|part|half|reference|clause|term|example|figure)s?|(?:mais )?(?:seulement"
    r"|uniquement) (?:avec|sans|si|après|en partie)|à l'exception d[eu]s?|avec une "
    r"réserve|sous réserve d(?:es?(?= )|u(?= )|')|sans (?:s?l?es|la|sa) "
    r"(?:[^\W\d_]{1,15} ){0,2}?(?:phrase|mots?|partie|mention|référence)|(?:pero "
    r")?(?:sólo|solo|solamente|únicamente) (?:con|sin|si|tras|en parte)|(?:a|con(?: "
    r"la)?) excepción de|con una reserva|con la salvedad|sin (?:sus?|las?|los) "
    r"(?:[^\W\d_]{1,15} ){0,2}?(?:frase|palabra|parte|mención)s?|(?:но )?(?:только"
    r"|лишь) (?:при|с|со|без|после|если|частично|в части)|с оговорк(?:ой|ами)|без "
    r"(?:слов|последн\w{2,3}|перв\w{2,3}|втор\w{2,3})|(?:allerdings |jedoch |aber "
    r")?(?:nur |lediglich )?ohne (?:die |das |den )?(?:[^\W\d_]{1,15} ){0,2}?(?:worte?"
    r"|wörter|satz|teil|halbsatz|verweis)|(?:nur|lediglich) (?:mit|bei|unter|nach|wenn"
    r"|falls|teilweise)|mit ausnahme|unter vorbehalt|باستثناء|ما عدا|عدا|فقط (?:إذا|مع"
    r"|بعد)|مع التحفظ|(?:مع|ب) ?(?:ال)?(?:تعديل|تغيير|تصويب)(?:ات)?"
    r"|(?:with|subject to) (?:the|these|those|certain|several) (?:\w+ )?(?:amendment"
    r"|change"
    r"|modification|correction|edit|revision)s?(?! (?:\w+ )?(?:made|introduced|adopted"
    r"|agreed|by))|avec (?:l[ea]s?|une|ces|cette|l'(?=am))(?: ?\w+)? ?(?:amendement"
    r"|modification|changement|correction)s?(?! (?:déjà )?(?:apport|adopt|introdui"
    r"|fait))"
    r"|con (?:las?|los|el|una|estas?) (?:\w+ )?(?:modificaci(?:ón|ones)|enmiendas?"
    r"|cambios?"
    r"|correcci(?:ón|ones))(?! (?:ya )?(?:introducid|hech|adoptad|acordad))|com as? "
    r"(?:\w+ )?(?:emendas?|alteraç(?:ão|ões)|modificaç(?:ão|ões))|с (?:\w+ )?(?:поправк"
    r"|изменени|уточнени|дополнени)\w{1,3}(?!,? (?:внес|принят|сделан))|mit (?:de[rnm]"
    r"|einer|folgende[nr]) (?:\w+ )?(?:änderung|korrektur|ergänzung)(?:en)?)(?!\w)"
)
#: What is excepted before it is agreed to.
_SAVE = r"除(?!此)了?[^。;?!除]{1,40}?外,?[^。;?!]{0,12}?"
_ARABIC_IF = r"(?:إذا|شريطة|بشرط|(?<!\w)لو(?!\w))"
#: Agreement under a condition asks for what the condition names.
_CONDITION = (
    rf"(?<!\w){_AGREES}[^.?;]{{0,120}}?(?<!\w){_IF}"
    rf"|(?<!\w){_IF}[^.?;,]{{1,120}},[^.?;]{{0,60}}?(?<!\w){_AGREES}"
    # "yes, but after the board has seen it"
    r"|(?<!\w)(?:yes|agreed|ok|fine|oui|d'accord|sí|de acuerdo|conforme|да|согласны|ja"
    r"|einverstanden),? (?:but|and|mais|et|pero|y|но|и|aber|und) (?:only "
    r"|not |pas |no |не |nicht )?(?:after|before|with|without|until|from|within|once"
    r"|in|at|après|avant|avec|sans|dans|después|antes|con|sin|en|после|до|с|без|в|nach"
    r"|vor|mit|ohne)(?!\w)"
    # "acceptable only with", "agreement, though without the words"
    rf"|(?<!\w)(?<!not )(?<!cannot )(?<!n't )(?<!не ){_AGREES}\w{{0,10}}{_GAP}{_ONLY}"
    r"|(?<!\w)(?:can|could|would|will|peut|pouvons|podemos|können|kann) (?:only"
    r"|seulement|sólo|solo|nur) (?:\S{1,30} ){0,2}?"
    rf"{_AGREES}\w{{0,10}}{_GAP}(?:with|if|in part|after|avec|sans|con|sin|mit|ohne)"
    rf"(?!\w)|(?<![删免消排]){_SAVE}{_AGREES}|{_AGREES}[^.?;。]{{0,40}}除外"
    rf"|(?<!没)(?<!无)有(?:所)?保留地?{_AGREES}"
    rf"|(?:如果|只要|若|前提|إذا|شريطة|بشرط)[^.?;。]{{0,60}}?{_AGREES}"
    rf"|(?<!لا )(?<!لا يمكننا ){_AGREES}[^.?;。]{{0,60}}(?:{_ARABIC_IF}|前提|但须)"
    # "we cannot support it unless the fee goes"
    r"|(?<!\w)(?:cannot|\w{2,6}n't|not|unable to|ne|no|nicht|не)(?!\w)"
    rf"[^.?;]{{0,40}}?{_AGREES}[^.?;]{{0,80}}?(?<!\w)(?:unless|à moins qu\w|sauf si"
    r"|a menos que|salvo que|es sei denn|если (?:только )?не|пока не)(?!\w)"
    rf"|{_AGREES}[^.?;]{{0,60}}?(?:إلا إذا|ما لم)|除非[^。;?]{{1,40}}?(?:不|无法"
    rf"|难以).{{0,4}}{_AGREES}|(?:مانع|اعتراض)[^.?;。]{{0,60}}{_ARABIC_IF}"
)
_CONDITIONAL = Sought([{"words": [_CONDITION]}], folded=True)

#: What becomes of a piece may be the condition: "if ¶ goes, we agree".
_IF_PIECE = re.compile(
    r"(?:(?<!\w)(?:if|provided(?: that)?|si|если|wenn|falls)|إذا|如果|若)"
    rf" ?(?:l[ea] |el )?(?:{PLACE}|(?:para|párra|abs|art|пункт|стать|част|الفقرة|第)"
    r"[^\W\d_]* ?\d)"
)


#: What words are taken to mean is no condition on the words.
_TAKEN_AS = re.compile(
    r"(?<!\w)(?:(?:is|are|be) (?:to be )?(?:understood|read|construed|interpreted"
    r"|taken) (?:as|to)|(?:soit|soient|s'entende) (?:compris|entendu|interprété)\w* "
    r"comme|se entiend[ae]n? (?:que|como)|se interprete como|понима[ею]т\w+ как|(?:so "
    r")?(?:verstanden|ausgelegt) wird)(?!\w)|理解为|解释为|[تي]فهم على أن"
)


def is_conditional(sentence: str) -> bool:
    """Tell whether a sentence agrees, if something is changed.

    >>> is_conditional("no objection, if “bay” is understood to include a creek.")
    False
    """
    found = _CONDITIONAL.search(sentence)
    return found is not None and not _TAKEN_AS.search(sentence, found.start())


def on_piece(sentence: str) -> bool:
    """Tell whether a condition in a folded sentence is on a piece, and what it becomes.

    >>> on_piece("we agree if ¶ goes."), on_piece("we agree if the last word goes.")
    (True, False)
    """
    return _IF_PIECE.search(sentence) is not None
