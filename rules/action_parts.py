"""Is what a sentence deletes less than the piece: quoted words, or what has a name?

"Strike «together»" and "the exclusion of ports should be deleted" leave the rest of the
piece as it is: they amend it.
"""

from __future__ import annotations

import re

from rules.action_names import PLACE, WHOLE

#: What is deleted has a name of its own, or is quoted: "the exclusion of ports should".
_BEFORE = re.compile(
    rf"(?:\A|[{PLACE}:;,–—-])\W*(?:the|those|l[ea]s?|l'|el|los|las|der|die|das|den)\b"
    rf"(?:(?!\b{WHOLE}\b)[^.:;{PLACE}]){{2,90}}\b(?:should|must|ought to|could|can|may"
    r"|might|be|devrai\w+|doi\w+|peu[tv]\w*|pourrai\w+|être|deb\w+|pued\w+|podr\w+|ser"
    r"|soll\w*|muss|müss\w+|kann|könn\w+|werden) (?:\w+ ){0,2}\Z"
    # "the figure is doubtful and should be dropped", "“in public” ... their deletion"
    r"|\b(?:the|l[ea]|el) (?:figure|number|date|year|term|word|phrase|sentence|example"
    r"|deadline|threshold|chiffre|seuil|cifra)s? [^.:;]{2,120}\b(?:it|they|them) "
    r"(?:\w+ ){0,2}\Z"
    r'|" {1,60}"[^.:;"]{0,30}(?:[^.:;"]{0,60} (?:their|leur) )?\Z'
)
#: Quoted words are the object, with no more between than what words are called.
_BEHIND = re.compile(
    r"\w{0,12} ?(?:l'|(?:out|away|with|of|the|th[eo]se|both|just|only|simply|please"
    r"|words?|terms?|phrase|sentence|references?|to|de|l[ea]s?|los|el|del|aux?|mots?"
    r"|termes?|mention|expression|ya|por favor|palabras?|frase|expresión|слов\w{0,2}"
    r"|фраз\w|выражени\w|das|die|den|wort|wörter|bitte|عبارة|كلمة|لفظ) ){0,5}"
    r'[ :]{0,2}" {1,60}"'
    rf"|{PLACE}中[^。,;:]{{0,20}}(?:字|词|句|语|部分|内容)"
)


def is_part(before: str, after: str) -> bool:
    """Tell whether folded words around a deletion, quotations blanked, name a part.

    >>> is_part("", ' "    ", for it adds nothing'), is_part("¶ should be ", "")
    (True, False)
    """
    return bool(_BEFORE.search(before) or _BEHIND.match(after))
