"""By what words does a sentence only accompany what is sent?"""

from __future__ import annotations

from rules.sought import Sought


def any_of(*alternatives: str) -> Sought:
    """Compile patterns of which any may stand in a folded text."""
    return Sought([{"words": alternatives}], folded=True)


COVER = any_of(
    r"(?:please |kindly )?find (?:the )?(?:attached|enclosed|below|herewith)",
    r"\bsee (?:\w+ ){0,3}below\b|(?:mail|message|note) below\b|\bbelow from\b",
    r"(?:is|are) (?:attached|enclosed)|\b(?:attached|enclosed) (?:is|are|you)",
    r"\A\W*(?:attached|enclosed|herewith)\b",
    r"\Aas (?:agreed|discussed|promised|requested|announced)\b",
    r"(?:changes?|what we|edits|additions?|deletions?)[^.]{0,60}(?:marked|struck"
    r"|underlined|tracked|highlighted|in (?:red|bold|blue|yellow|italics))",
    r"in the (?:attach|annex|enclos)\w+",
    r"see attach|as attach|attachment|in attachment|no file was attached",
    r"(?:kindly|please|could you|grateful if you) (?:confirm|acknowledge)",
    r"confirm receipt|on behalf of|joint(?:ly)? (?:submi|contribution)",
    r"submitted jointly|submission by|submitted by",
    r"\A\W*+(?:[^.!?]{0,60} - )?(?:draft |proposed )?(?:amend(?:e?ments|ments)"
    r"|enmiendas|änderungsanträge|поправки)[^.!?:]{0,20} (?:tabled|present\w+|submitted"
    r"|moved|proposed|présenté\w+|proposé\w+|presentad\w+|propuest\w+|der|des|von)\b",
    r"submit(?:s|ted)? (?:the|its|our|this|herewith)|would like to submit",
    r"forwarded|ha(?:s|ve) (?:\w{4,12}ly )?(?:read|reviewed|studied|examined)",
    r"\A[^.!?]{0,80}(?:\b(?:tel|fax|tél|тел)\b|www\.|https?:|@)[^!?]{0,80}\Z",
    r"\A(?:i|we) refer to|with reference to your|comme suite à|me refiero a",
    r"(?:our|the|these|further|detailed) comments? (?:will|follow|are|below|on)",
    r"will (?:follow|be sent|come)|we intend to|out of (?:the )?office",
    r"on my return|automatic reply|unsubscribe|visa letter|confirm the dates",
    r"in response to your|response to (?:the|your) (?:invitation|call)",
    r"thank you for (?:the|this|your|giving|inviting)|welcomes? the opportunity",
    r"pleased to (?:submit|provide|share|send)",
    r"comments? and (?:proposals|suggestions)",
    r"name of (?:stakeholder|organi[sz]ation)",
    (
        r"^\W*(?:source|from|organi[sz]ation|country|contact|date|tel|e-?mail"
        r"|address|name|sent|to|cc|subject|objet|réf|our ref|your ref|betreff|asunto"
        r"|тема|кому|от)\W{0,2}[:：]|-{3}\s?original message"
    ),
    r"do not hesitate|remain at your disposal|look forward|sent from my",
    r"this (?:e-?mail|message) (?:and|is|may)",
    # what the mail is, and how it comes
    r"(?:version|mail|message|file|letter|copy|document|submission|one"
    r"|text)s? (?:\w+ )?"
    r"(?:replaces?|supersedes?|cancels?|corrects?|is final)\b",
    r"(?:replac|supersed|disregard|ignor)\w* (?:what|our (?:earlier|previous)"
    r"|(?:our|my) (?:e?-?mail|message|letter|file|submission)(?!\w)"
    r"|the (?:one"
    r"|file|mail|version|letter|previous|earlier)|(?:mon|tues|wednes|thurs|fri)day)",
    r"\b(?:zipped|compressed|scanned|encrypted|password)\b|mail (?:server|filter"
    r"|program)"
    r"|word file\b|\bour copy\b|with tracked changes|notes in the margin",
    r"(?:annule et )?remplace (?:l'envoi|la version|notre (?:envoi|courriel)|celui|le"
    r" (?:message|précédent))|sustituye (?:al?|la|el) (?:anterior|versión|envío)",
    r"ersetzt (?:die|unsere|das) (?:vorige|frühere|letzte|fassung)|взамен ранее"
    r"|заменяет (?:ранее|предыдущ|направленн)|(?:代替|取代|替代)(?:此前|之前|先前)",
    # in what file it comes, and why: whoever proposes a format says so
    r"\A(?!.*(?:propos|suggest|format|standard|accessib|accept only))"
    r"(?=.*(?:(?<!\w)(?:my|our|we|i|here is|mon|ma|notre|nous|voici|mi|nuestr[oa]"
    r"|enviamos|наш\w*|мой|мы|отправля\w+|unser\w*|mein\w*|daher|نرسل)(?!\w)|我们|我方))"
    r".{0,200}(?<![a-z])(?:zip|docx?|pdf|xlsx?|odt|rtf)(?![a-z])(?! code)",
    r"veuillez trouver|ci-joint",
    r"pièce jointe|au nom de|vous (?:adresse|transmet|prie)",
    r"nous vous (?:adressons|transmettons|remercions|prions)|contribution de",
    r"ci-(?:dessous|après)|accus\w{1,20} (?:de )?réception",
    r"restons à (?:votre|disposition)|adjunt\w+|en nombre de",
    r"sírva(?:n)?se encontrar|acus\w{1,20} recibo|a continuación (?:nuestr|los|las)",
    r"quedamos a|прилага\w+|направля\w+|от имени|во вложении",
    (
        r"подтвердит\w{1,20} получение|تجدون|مرفق|نيابة عن|باسم|请查收|附件|随函"
        r"|谨代表|代表.{0,12}提交"
    ),
    r"anbei|im anhang|beigefügt\w*|im namen|übersend\w+|übermitteln|nachfolgend",
    r"bestätig\w{1,20} (?:sie )?(?:den|bitte)",
)
#: What senders call that which they send, and how they say that they send it.
SENT = (
    r"(?:comments?|remarks?|observations?|suggestions?|contributions?|proposals?"
    r"|(?:written )?inputs?|views?|position|edits|version|feedback"
    r"|commentaires?|remarques?|propositions?|aportes?|aportaciones|comentarios?"
    r"|propuestas?|observaciones|замечани\w+|предложени\w+|комментари\w+|ملاحظات\w*"
    r"|تعليقات\w*|意见|建议|anmerkungen|stellungnahme|vorschläge)"
)
_SENDS = (
    r"(?:submit|send|present|transmit|communicat|convey|forward|provid|offer|share"
    r"|giv|mak|have the honou?r|has|have|find|transmet|soume|présent|adress|formul"
    r"|faire part|voici|remit|presenta|envia|transmit|направ|представ|сообщ|نقدم|تقدم"
    r"|نود|يسر|提供|提交|提出|转达|übermittel|nehmen|haben)"
)
ANNOUNCES = any_of(
    rf"(?<![^\W_一-龥]){_SENDS}\w*\b[^.!?;]{{0,90}}{SENT}(?![^\W_一-龥])[^.;]{{0,60}}[.:：。]?\Z",
    rf"{SENT}(?![^\W_一-龥])[^.;]{{0,60}}(?:below|follow(?:s|ing)?|attached|enclosed"
    r"|suivantes?|ci-\w+|siguientes|следующ\w+|التالية|如下|folgen\w*|:|：)\W*\Z",
    rf"\A\W*(?:please |kindly )?consider (?:our|my|the following) {SENT}",
    r"(?:add|say|state|note|raise|offer|observe) (?:\w+ ){0,2}the following\W*\Z",
    rf"following[^.;]{{0,30}}{SENT}|{SENT}(?: of| by| from)? [^.;]{{0,60}}:\W*\Z",
)
