"""Does a sentence ask for something by its form alone: "Halve the fees"?

Which verbs ask for a change, no list knows in full; but an imperative has a form. What
letters ask of their reader in this form ("find the file below", "accept our regards")
is no wish on a draft. In the languages that have such a form.
"""

from __future__ import annotations

from rules.later import later

#: English: a word that is neither a small one nor a form of a verb, and its object.
_SMALL = (
    r"as|at|by|in|of|on|to|up|is|if|so|or|re|we|he|it|my|do|an|all|and|are|but|can"
    r"|did|for|had|has|her|his|how|may|nor|not|now|off|one|our|out|own|per|the|via"
    r"|was|who|why|yet|you|also|amid|atop|been|both|dear|does|down|each|even|ever"
    r"|find|from|half|have|here|hope|into|just|like|many|most|near|must|nor|once|only"
    r"|onto|over|past|read|save|see|some|such|than|that|then|they|this|till|unto|upon"
    r"|what|when|will|with|your|about|above|after|along|among|below|could|might"
    r"|never|often|shall|since|still|thank|thanks|there|these|those|today|under|until"
    r"|where|which|while|whose|would|always|around|before|behind|beside|beyond|during"
    r"|except|inside|kindly|mostly|please|should|though|unless|unlike|within|accept"
    r"|against|because|besides|between|despite|enclose|forward|receive|through|towards"
    r"|whereas|without|although|consider|consult|contact|download|alongside|throughout"
    r"|underneath|especially|overall"
)
_ENGLISH = (
    rf"(?!(?:{_SMALL})\b)(?![a-z]+(?:ing|ed|ly)\b)[a-z]{{2,14}} "
    r"(?:the|this|these|those|it|them|its|their|your|every|each|any|nobody|everybody) "
    r"(?!attach|enclos|follow|below)"
)
_FRENCH = (
    r"(?!(?:veuill|recev|agré|trouv|n'hésit|hésit|croy|contact|excus|pardonn|sach|voy"
    r"|accept|ch|ass|n)ez\b)[^\W\d_]{2,14}ez(?:-l[ae]s?| (?!vous\b|nous\b))"
)
_SPANISH = (
    r"(?!(?:agrade|salud|reci|firm|encuentr|encontr|suscri|consult|envía|remit|adjunt"
    r"|dese|quier|pued|deb|tien|est|manifiest|solicit|pid|cre|consider|acept)\w{0,4}n\b)"
    r"[^\W\d_]{3,14}[ae]n (?:las|los|el|la|un|una|al) "
)
_RUSSIAN = (
    r"(?!(?:прошу|примите|извините|простите|смотрите|посмотрите|найдите|позвольте"
    r"|разрешите|здравствуйте|звоните|пишите|обращайтесь|верьте|поверьте)\b)"
    r"[^\W\d_]{3,14}(?:йте|ите|ьте)(?:сь)?\b"
)
_GERMAN = (
    r"(?!(?:können|könnten|würden|haben|hätten|sind|wären|finden|sehen|erhalten|wenden"
    r"|melden|rufen|schreiben|entnehmen|seien|nehmen sie (?:bitte )?(?:kontakt|unser))"
    r"\b)[^\W\d_]{3,16}n sie (?!uns\b|mir\b|mich\b|bitte (?:uns|mir)\b)"
)
_ARABIC = r"(?!تفضلوا|اقبلوا|تقبلوا|كانوا|قالوا)[^\W\d_]{3,9}وا "
#: "Please mention the banks": of what is asked so of a reader the list is short.
_POLITE = (
    r"(?:please|kindly) (?!do not (?:hes|reply)|don't hes|not(?:e|ify)\b|feel|let"
    r"|keep (?:us|me)|be |treat|refer to (?:the |our )?(?:att|encl|ann)|(?:find|see"
    r"|confirm|acknowledge|contact|accept|receive|excuse|forgive|allow|send|call|write|ring|open"
    r"|check|download|look|read|bear|convey|extend|pass|forward|advise|inform|tell|ignore"
    r"|disregard|rest|visit|register|reply|respond|return|use|click|take (?:note|these"
    r"|this|our)|consider|regard|also find|also see|reach|get|come|join|circulate|share"
    r"|say hello|give my|give our|thank|count)\b|add (?:me|us|my|our|the (?:attach"
    r"|follow|encl)))[a-z]{3,14} "
)
_FORMS = f"{_POLITE}|{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_RUSSIAN}|{_GERMAN}|{_ARABIC}"
_ASKS = later(
    rf"[\W\d_]{{0,6}}(?:(?:{_FORMS})|(?:请|請)(?!查|见|參|参|联|收|审|知|接受|您查))"
)


def asks(sentence: str) -> bool:
    """Tell whether a folded sentence is an imperative about something.

    >>> asks("halve the fees."), asks("find the fees below."), asks("we paid the fees.")
    (True, False, False)
    """
    return _ASKS.match(sentence) is not None
