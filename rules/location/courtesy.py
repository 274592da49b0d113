"""Which blocks of a letter say nothing about a draft?

Salutations, closings, cover notes ("please find attached"), the sender's own
header lines, questions about the meeting. They are no comments; everything
else is. A remark on the texts as a whole is told here too.
"""

from __future__ import annotations

import re

from rules.citation.folding import fold

_SALUTATION = re.compile(
    r"\W*(?:dear|hello|hi|good (?:morning|afternoon|day)|to whom it may|excellenc\w+|"
    r"ladies and|cher|chère|chers|madame|monsieur|mesdames|bonjour|estimad[oa]s?|señor\w*"
    r"|buenos|sehr geehrte\w*|liebe|guten tag|уважаем\w+|здравствуйте|господ\w+"
    r"|السيد|السادة|تحية|حضرة|尊敬的|您好|各位)(?![^\W_]{0}[-'])[^\n]{0,90}\Z"
)
_CLOSING = re.compile(
    r"\W*(?:(?:with )?(?:best|kind|warm|many|my)? ?(?:regards|wishes)|sincerely|yours|respectfully|all the best|cheers"
    r"|thank(?:s| you)(?: in advance| very much| for your (?:attention|consideration))?\W*\Z"
    r"|(?:bien )?cordialement|salutations|veuillez agréer|sincères|merci d'avance|atentamente"
    r"|saludos|cordialmente|mit freundlichen|hochachtungsvoll|freundliche grüße|с уважением"
    r"|с наилучшими|مع التحية|وتفضلوا|مع أطيب|此致|敬礼|谨启)[^\n]{0,120}(?:\n[^\n]{0,80}){0,4}\Z"
)
_COVER = re.compile(
    r"(?:please |kindly )?find (?:the )?(?:attached|enclosed|below|herewith)|(?:is|are) (?:attached|enclosed)|\b(?:attached|enclosed) (?:is|are|you)"
    r"|see attach|as attach|attachment|in attachment|no file was attached|(?:kindly|please|could you|grateful if you) (?:confirm|acknowledge)"
    r"|confirm receipt|on behalf of|joint(?:ly)? (?:submi|contribution)|submitted jointly|submission by|submitted by|submit(?:s|ted)? (?:the|its|our|this|herewith)"
    r"|would like to submit|forwarded|we have (?:read|reviewed|studied)|(?:our|the|these|further|detailed) comments? (?:will|follow|are|below|on)"
    r"|will (?:follow|be sent|come)|we intend to|out of (?:the )?office|on my return|automatic reply|unsubscribe|visa letter|confirm the dates"
    r"|in response to your|response to (?:the|your) (?:invitation|call)|thank you for (?:the|this|your|giving|inviting)|welcomes? the opportunity|pleased to (?:submit|provide|share|send)"
    r"|comments? and (?:proposals|suggestions)|name of (?:stakeholder|organi[sz]ation)|^\W*(?:source|from|organi[sz]ation|country|contact|date|tel|e-?mail|address|name)\s?:"
    r"|do not hesitate|remain at your disposal|look forward|sent from my|this (?:e-?mail|message) (?:and|is|may)"
    r"|veuillez trouver|ci-joint|pièce jointe|au nom de|vous (?:adresse|transmet|prie)|nous vous (?:adressons|transmettons|remercions|prions)|contribution de"
    r"|ci-(?:dessous|après)|accus\w+ (?:de )?réception|restons à (?:votre|disposition)"
    r"|adjunt\w+|en nombre de|sírva(?:n)?se encontrar|acus\w+ recibo|a continuación (?:nuestr|los|las)|quedamos a"
    r"|прилага\w+|направля\w+|от имени|во вложении|подтвердит\w+ получение|تجدون|مرفق|نيابة عن|باسم|请查收|附件|随函|谨代表|代表.{0,12}提交"
    r"|anbei|im anhang|beigefügt\w*|im namen|übersend\w+|übermitteln|nachfolgend|bestätig\w+ (?:sie )?(?:den|bitte)"
)
_GENERAL = re.compile(
    r"overall\b|in general\b|generally\b|general (?:comment|remark|observation)s?|as a whole|(?:whole|entire) (?:text|document|draft)"
    r"|(?:the|these|all|all the|your|consolidated) (?:draft )?(?:documents|drafts|texts)\b|throughout the (?:text|document|draft)s?"
    r"|(?:regarding|concerning|on) this (?:file|document)"
    r"|de manière générale|globalement|dans (?:son|leur) ensemble|l'ensemble (?:du|des) (?:texte|document|projet)s?|(?:les|ces) documents|remarques? générales?|observations? générales?|commentaires? généra\w+"
    r"|en general\b|en su conjunto|los documentos|los textos|en todo el texto|observaci\w+ general\w*|comentarios? general\w*"
    r"|в целом|общи\w+ замечани\w+|документы\b|документов|тексты\b|всего текста|بشكل عام|عموما|الوثائق|ملاحظات عامة|总体|总的来说|各文件|全文|一般性意见"
    r"|insgesamt|im allgemeinen|grundsätzlich|allgemeine (?:anmerkung|bemerkung)\w*|der gesamte (?:text|entwurf)|die (?:dokumente|entwürfe|texte)"
)
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n")
_SPEAKS = re.compile(
    r"(?<!\w)(?:we|our|i|this (?:paragraph|text|language|article|section)|comment|note|nous|notre|commentaire"
    r"|nosotros|nuestr[oa]|comentario|мы|наш\w*|комментарий|نحن|我们|wir|unser\w*|anmerkung|kommentar)(?!\w)"
    r"|^\W*\[?[\w ]{2,20}:"
)
_VERBLESS = 9
_FEW = 3
_ANNOUNCED = re.compile(
    r"(?:shall|will|going to|intend to|plan to) (?:also )?(?:send|submit|provide|comment|address|follow|share|come back)"
    r"|comments? (?:will|shall) (?:follow|be sent)|(?:enverrons|transmettrons|ferons parvenir)|enviaremos|remitiremos|направим|пришлем|سنرسل|将提交|werden wir .{0,40}(?:senden|übermitteln)"
)


def is_salutation(text: str) -> bool:
    """Tell whether a block greets.

    >>> is_salutation("Dear Sir/Madam,"), is_salutation("Delete.")
    (True, False)
    """
    return len(text) < 120 and _SALUTATION.match(fold(text).text) is not None


def is_closing(text: str) -> bool:
    """Tell whether a block takes leave."""
    return len(text) < 400 and _CLOSING.match(fold(text).text) is not None


def is_cover(text: str) -> bool:
    """Tell whether every sentence of a block only accompanies."""
    said = [s for s in _SENTENCE.split(fold(text).text.strip()) if s.strip(" .")]
    return any(map(_COVER.search, said)) and all(
        _COVER.search(s)
        or _SALUTATION.match(s)
        or _CLOSING.match(s)
        or len(s.split()) <= _FEW
        for s in said
    )


def is_announcement(sentence: str) -> bool:
    """Tell whether a sentence promises comments instead of making them."""
    return _ANNOUNCED.search(fold(sentence).text) is not None


def is_title(text: str) -> bool:
    """Tell whether a block is a line without a sentence."""
    line = text.strip()
    return (
        "\n" not in line
        and len(line.split()) <= _VERBLESS
        and not line.endswith((".", "!", "?", "。", ";"))
    )


def speaks(text: str) -> bool:
    """Tell whether words speak about a text instead of being one."""
    return _SPEAKS.search(fold(text).text) is not None


def is_general(text: str) -> bool:
    """Tell whether a remark is on the texts as a whole."""
    return _GENERAL.search(fold(text).text) is not None
