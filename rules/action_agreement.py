"""Does a sentence agree under a condition? It asks for what the condition names."""

from __future__ import annotations

import re

_AGREES = (
    r"(?:yes|stand in the way|inconvéni|objection|accept|support|agree|live with"
    r"|go along|welcome|happ(?:y|ier)|content"
    r"|comfortable|on board|rall(?:ier|y)|appuy|souscri|soutenir|soutien|apoy|acept"
    r"|sumar|поддерж|соглас|принять|приемл|zustimm|mittrag|akzept|unterstütz|نقبل|نؤيد"
    r"|نوافق|接受|同意|支持|赞成"
    # who does not oppose it
    r"|(?:not|n't) (?:\w+ )?(?:oppose|object)|oppos\w+ pas|no (?:se|nos) opon|не возраж"
    r"|nichts? (?:\w+ )?(?:gegen|dagegen)|不反对|لا نعارض)"
)
_IF = (
    r"(?:(?:were|had|should) (?:the|it|this|these)|save for|except(?:ing)?|apart from"
    r"|sauf|salvo|excepto|кроме|за исключением|außer|bis auf|if|provided"
    r"|on (?:the )?condition|(?:as|so) long as|s'ils?|si"
    r"|à (?:la )?condition"
    r"|pourvu|siempre que|a condición|con tal|если|при условии|wenn|falls|sofern"
    r"|vorausgesetzt)\b(?! (?:any|needed|necessary|possible)\b)"
)
#: Agreement under a condition asks for what the condition names.
_CONDITIONAL = re.compile(
    rf"(?<!\w){_AGREES}[^.?;]{{0,120}}?(?<!\w){_IF}"
    rf"|(?<!\w){_IF}[^.?;,]{{1,120}},[^.?;]{{0,60}}?(?<!\w){_AGREES}"
    # "yes, but after the board has seen it"
    r"|(?<!\w)(?:yes|oui|sí|да|ja),? (?:but|and|mais|et|pero|y|но|и|aber|und) (?:only "
    r"|not |pas |no |не |nicht )?(?:after|before|with|without|until|from|within|once"
    r"|in|at|après|avant|avec|sans|dans|después|antes|con|sin|en|после|до|с|без|в|nach"
    r"|vor|mit|ohne)(?!\w)"
    rf"|(?:如果|只要|若|前提|إذا|شريطة|بشرط)[^.?;。]{{0,60}}?{_AGREES}"
    rf"|{_AGREES}[^.?;。]{{0,60}}(?:إذا|شريطة|بشرط|前提|但须)"
)


def is_conditional(sentence: str) -> bool:
    """Tell whether a sentence agrees, if something is changed."""
    return _CONDITIONAL.search(sentence) is not None
