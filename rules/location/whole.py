"""Is a remark on a whole text, or on several, and on which of the drafts?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.later import later
from rules.location import courtesy, leading_in, topic
from rules.location.cover_words import GENERAL
from rules.terms import Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation.documents import Named

#: "The Principles and the Code": two capitalised names, and an "and" between.
_PAIRED = later(
    r"[A-ZÀ-ÝА-Я]\w+ (?:and|et|y|и|und) (?:the |l[ea]s? |l'|el |los |der |die |das "
    r"|den )?\Z|(?:和|与|及)\Z|\w (?:و|و )\Z"
)
_PAIRS = later(
    r" (?:and|et|y|и|und) (?:the |l[ea]s? |l'|el |los |der |die |das |den )?[A-ZÀ-ÝА-Я]"
    r"|(?:和|与|及)[一-龥]"
)
#: A line that goes on in the next one, as programs break what is long.
_WRAPPED = later(r"(?<=[^\W\d_,])\n(?=[^\W\d_A-ZÀ-ÝА-Я]{2})")
#: All but what was spoken of before: "for the rest, Estmark endorses the text".
_REST = later(
    r"\W*+(?:for the rest|as for the rest|apart from (?:that|this)|other than that"
    r"|that aside|otherwise|pour le (?:reste|surplus)|au reste|à part cela|hormis cela"
    r"|por lo demás|en lo demás|salvo eso|в остальном|за исключением этого|im übrigen"
    r"|ansonsten|abgesehen davon|除此之外|此外其余|其余|فيما عدا ذلك|ما عدا ذلك)[,،，]?"
    r"[^.;:!?。\n\d]{2,80}(?<![^\W一-龥_])(?:ال)?(?:text|draft|document|texte|projet|texto"
    r"|proyecto|borrador|documento|текст\w{0,2}|проект\w{0,2}|entwurf|文本|案文|草案|نص"
    r"|مشروع)(?![^\W一-龥_])[^.;:!?。\n\d]{0,40}[.!。]?\s*\Z"
)
_AGREES = (
    r"(?:fine|good|well|ok|okay|happy|like|agree\w*|support\w*|accept\w*|welcome\w*"
    r"|content|endorse\w*|bien|d'accord|convient|soutenons|appuyons|acuerdo|apoyamos"
    r"|parece|соглас\w+|устраива\w+|поддерж\w+|хорошо|einverstanden|gut|zu(?:stimmen)?"
    r"|unterstützen|recht)"
)
#: A last sentence of consent: "everything else is fine", "for the rest I like it".
_CLOSING = later(
    r"\W*+(?:(?:for the rest|as for the rest|pour le reste|por lo demás|en lo demás|в "
    r"остальном|im übrigen|ansonsten)(?!\w)|(?:everything else|all else|all the rest"
    r"|tout le reste|todo lo demás|alles (?:andere|übrige)|вс[её] остальное)(?!\w))"
    rf"(?:(?!(?<!\w)(?:but|not|no|mais|pas|pero|но|не|aber"
    rf"|nicht)(?!\w))[^.;:!?\n\d]){{0,80}}(?<!\w){_AGREES}(?!\w)[^.;:!?\n\d]{{0,60}}[.!]?\s*\Z"
)
#: On the rest nothing is said: "for the rest of the text, no remarks".
_NONE = later(
    r"(?<![^\W_])(?:r\.?a\.?s|no (?:further )?(?:comments?|remarks?|observations?)"
    r"|nothing to (?:add|say|report)|rien à (?:dire|signaler|ajouter)"
    r"|(?:pas|point) d(?:'autres?|e) (?:remarques?|observations?|commentaires?)"
    r"|nada que (?:añadir|decir)|sin (?:más )?(?:comentarios|observaciones)"
    r"|замечаний (?:не имеем|нет)|нет замечаний|keine (?:weiteren )?(?:anmerkungen"
    r"|bemerkungen))(?![^\W_])|(?:没有|无)(?:其他)?意见|لا (?:تعليق|ملاحظات)"
)
_PIECE = later(r"\W*+\d{1,3}(?:[.(]\w{1,3}\)?){0,4}\s[^\W\d_]")
_STOP = later(r"[.!?]\s+(?=\S)")
_NEAR = 60
_SHORT = 12
_DETERMINER = later(
    r"(?i)(?<!\w)(?:(?:the|this|your|our|l[ea]|ce|el|este|la) (?:draft |document )?"
    r"|(?:document|documento|документ|dokument|وثيقة) |文件)\Z"
)
#: "On the whole of the Code and on", "the Code as a whole, and in particular".
_TO = (
    r"(?:(?:on|about|with|to|for|of|sur|à|aux?|avec|pour|sobre|en|con|al?|по|в|к|zu|an"
    r"|gegen|mit|für)\s)?"
)
_THE = r"(?:(?:the|this|l[ea]s?|ce|el|los|de[nmr]|die|das|diesen?)\s|l'|проект)"
_BESIDE = later(
    rf"(?i)(?<!\w)(?P<whole>{_TO}(?:{_THE}?(?:(?:whole|entirety|totality) of"
    rf"|ensemble d[eu]s?"
    r"|totalité d[eu]s?|conjunto del?|totalidad del?|вс[её]\w{0,2}|весь|gesamt\w{2}"
    rf"|ganze\w)\s[^.,;:!?\n\d]{{2,60}}?|{_THE}[^.,;:!?\n\d]{{1,60}}? (?:as a whole"
    r"|in its entirety|dans (?:son|leur) ensemble|en su (?:conjunto|totalidad)|в целом"
    r"|insgesamt|als ganze[nsm]?)),?\s)(?:(?:and|et|y|и|und)\s)?(?:(?:in particular"
    r"|especially|notably|particularly|en particulier|notamment|en particular"
    rf"|especialmente|в частности|insbesondere|vor allem),?\s)?{_TO}{_THE}?\Z"
    r"|(?P<han>(?:整个|全部)[^。，；\d]{1,20})(?:以及|和|及|，)(?:尤其是|特别是)?\Z"
)
#: Of a text by its name: what holds in all of it, and it as such.
_ALL_OF = later(
    r"(?<![^\W_])(?:(?:all )?(?:across|through(?:out)?)|everywhere in|partout dans"
    r"|d'un bout à l'autre d[eu]|en todo|a lo largo de|во вс[её]м|по всему"
    r"|im (?:gesamten|ganzen)|durchgehend in|في (?:جميع أنحاء|كامل))"
    r"(?: (?:l[ea]|l'|el|la|der|dem|den))? ?the text(?![^\W_])|(?:在整个|整个)the text"
    r"|the text (?:as such|en tant que tel(?:le)?|en soi|como tal|en sí"
    r"|как таков\w{2,3}|сам\w? по себе|als solche[nrms]?|an sich|[بف]\w? ?حد ذاته?ا?"
    r")(?![^\W_])|the text本身"
    # what it is called
    r"|(?<![^\W_])(?:(?:title|titre|intitulé|título|titel) (?:of|d[eu]s?|del?|der|von)"
    r"|(?:названи|заголов)\w{1,3}|عنوان)(?: (?:the|l[ae]s?|el|los|der|de[ms]))? ?"
    r"the text(?![^\W_])(?! (?:paragraph|article|section))|the text的?(?:标题|名称)"
)

#: A vote on the whole is none of its kind, and what others say of it is theirs.
_TOLD = later(
    r"(?i)(?<![^\W_])(?:vot\w+|se pron[ou]n[cz]\w+|(?:про)?голос\w+|(?:ab)?stimm\w+"
    r"|تصوت|يصوت|表决)[^.;!?。\n]{0,40}\s(?:on|sur|sobre|по|über|على)\s[^.;!?。\n]{0,40}"
    r"(?:whole|entire\w*|ensemble|intégralité|conjunto|totalidad|целом|целиком|gesamt\w*"
    r"|ganze\w?|insgesamt|ككل|整体)(?![^\W_])"
    r"|(?:\A|(?<=[.!?;] ))\W{0,3}(?:(?:the|these|those|most|many|some|several|other|ces"
    r"|les|la plupart des|plusieurs|certains|d'autres|l[oa]s|est[oa]s|much[oa]s"
    r"|algun[oa]s|otr[oa]s|многие|другие|некоторые|эти|die|diese|viele|einige|andere|معظم|بعض)\s"
    r"(?:comment(?:er|ator)s?|respondents|submitters|contributors|commentateurs"
    r"|répondants|intervenants|contributeurs|comentaristas|participantes|encuestad[oa]s"
    r"|комментатор\w{1,2}|респондент\w{1,2}|участник\w{1,2}|kommentator\w{0,4}"
    r"|teilnehm\w+|befragten?|المعلقين|المشاركين)|(?:其他|许多|多数|这些)(?:评论者|受访者|参与者))"
    r"(?![^.!?;]*(?<![^\W_])(?:we|our|i|nous|notre|nuestr[oa]|мы|наш\w*|wir|unser\w*)"
    r"(?![^\W_]))[^.!?;]*"
)


#: A document by its symbol and its title.
_TWICE = re.compile(r"the text,?\s[\"“«„(]{1,2}\s?the text\s?[\"”»“)]{1,2}")


#: What may be the text of a piece, below its heading; and two of them, just shown.
_OF_PIECE = later(
    r"(?<![^\W_])(?:the (?:draft |present |proposed )?(?:text|wording|language)"
    r"|le (?:projet de )?(?:texte|libellé)|el (?:proyecto de )?texto|(?:проект )?текст"
    r"|der (?:entwurfs)?text)(?![^\W_])|(?:ال)?نص(?![^\W_])|案文|文本|条文"
)
_THESE = later(
    r"(?<![^\W_])(?:(?:these|those) (?:two )?(?:texts|versions|wordings"
    r"|definitions)|ces deux (?:textes|versions|définitions)"
    r"|est[oa]s dos (?:textos|versiones|definiciones)"
    r"|эт\w{1,2} (?:два|двух|двумя) (?:текст|определени)\w{0,3}"
    r"|diese[rn]? (?:beiden|zwei) (?:texte|fassungen|definitionen)n?)(?![^\W_])"
    r"|هذين النصين|هذان النصان|这两[个份种段](?:文本|案文|定义)"
)


def may_be_piece(text: str, *, headed: bool) -> bool:
    """Tell whether a remark on a text may be on the piece that is spoken of.

    `headed`: a heading names it. Who names the draft, or all of it, speaks of that.
    """
    said = fold(text).text
    of_piece = _OF_PIECE if headed else _THESE
    found = of_piece.search(said) or _THESE.search(said)
    rest = f"{said[: found.start()]} {said[found.end() :]}" if found else ""
    return found is not None and not (
        courtesy.names_draft(rest) or GENERAL.search(said)
    )


def beside(lead: str) -> tuple[int, int] | None:
    """Return where words before a piece name a whole text beside it, and end to do so.

    >>> said = "We reserve our position on the whole of the Code and on "
    >>> said[slice(*beside(said))], beside("On the whole, we support ")
    ('on the whole of the Code ', None)
    """
    found = _BESIDE.search(lead)
    return found.span(found.lastgroup or 0) if found else None


def closes(text: str) -> bool:
    """Whether a sentence is on all that was not spoken of before."""
    folded = fold(text).text
    said = _REST.match(folded) or _CLOSING.match(folded)
    return bool(said) and not _NONE.search(folded)


def parted(passage: Passage) -> tuple[Passage, ...]:
    """Part a last sentence on all that was not spoken of from what stands before it."""
    text = passage.text
    if passage.kind is not PassageKind.PARAGRAPH or passage.runs:
        return ()
    start = max((m.end() for m in _STOP.finditer(text)), default=0)
    if not (start and closes(text[start:])):
        return ()
    return (replace(passage, text=text[:start]), replace(passage, text=text[start:]))


def documents(text: str, names: Sequence[Named]) -> tuple[str | None, tuple[str, ...]]:
    """Return the one draft that a remark is on, if it is one, and those spoken of.

    A draft named beside another, which no alias knows, is not the only one.
    """
    named = tuple(dict.fromkeys(d for n in names for d in n.documents))
    if len(named) != 1:
        return None, named
    paired = any(_is_paired(text, name) for name in names)
    return (None, ()) if paired else (named[0], named)


def _is_paired(text: str, name: Named) -> bool:
    """Whether a draft is named beside another, which no alias knows."""
    before = _PAIRED.search(text[max(0, name.start - _NEAR) : name.start])
    return bool(before or _PAIRS.match(text, name.end))


def unnamed(text: str, names: Sequence[Named]) -> str:
    """Say "the text" for the name of a draft, and for its title in quotes beside it."""
    said, at = [], 0
    for name in names:
        article = _DETERMINER.search(text, max(at, name.start - _SHORT), name.start)
        said += [text[at : article.start() if article else name.start], "the text"]
        at = name.end
    return _TWICE.sub("the text", "".join((*said, text[at:])))


def names_none(text: str, names: Sequence[Named]) -> bool:
    """Whether words that judge speak of no text: below a subject it is what that is on.

    >>> names_none("We should break it up.", ()), names_none("This draft is good.", ())
    (True, False)
    """
    said = fold(text).text
    return not (names or courtesy.names_draft(text) or GENERAL.search(said))


def is_general(text: str, names: Sequence[Named], above: str = "") -> bool:
    """Whether a remark is on a whole text, which it may call by its name.

    `above` are the words of the comment it stands below, and of its paragraph.
    """
    text = _WRAPPED.sub(" ", text)
    if closes(text):
        return True
    if _PIECE.match(text) or topic.is_named(text):
        return False  # "6 as a whole": a number names no text
    plain = _TOLD.sub(" ", unnamed(text, names))
    named = bool(names) and _ALL_OF.search(fold(plain).text) is not None
    # "few as we are, we went through the text": that is no remark on all of it
    named = named and leading_in.is_left(plain)
    return named or courtesy.is_general(plain, above)
