"""Is all of an article meant, and not some of its pieces? "The whole of Article 5".

And is it the paragraph that should go, where some of its words are quoted? "The passage
“in fog”: please take the paragraph out".
"""

from __future__ import annotations

import re

from rules.action import action
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.terms import Action

_BEHIND = (
    "as a whole|in (?:its )?(?:entirety|full)|in all (?:of )?its (?:paragraphs|points"
    "|parts)|altogether|dans son ensemble|dans son intégralité|en entier|tout entier"
    "|dans tous ses (?:paragraphes|alinéas|points)|en su (?:conjunto|totalidad"
    "|integridad)|entero|íntegr[oa]|en todos sus (?:párrafos|apartados|puntos)|в целом"
    "|целиком|полностью|во всех (?:своих )?пунктах|insgesamt|als ganze[rsn]|komplett"
    "|vollständig|in allen (?:seinen |ihren )?(?:absätzen|punkten)"
)
_BEFORE = (
    "(?:the )?(?:whole|entire|entirety|totality)(?: of)?"
    "|all(?: the)?(?: (?:paragraphs|points|parts|pieces))? (?:of|in)"
    "|(?:l'ensemble|la totalité|l'intégralité|toutes les dispositions) d[eu]"
    "|(?:la totalidad|todos los (?:párrafos|apartados)) del?|todo el|toda la"
    "|вс(?:ей|ю|я|е пункты)|(?:den |der |des )?(?:ganzen?|gesamten?)"
)
_ENTIRE = later(
    rf"(?<![^\W_])(?:{_BEFORE})\s(?:the |l'|la |el )?{PLACE}|(?:整个|全部){PLACE}"
    rf"|{PLACE},? ?(?:(?:{_BEHIND})(?![^\W_])|整条|全条|全文|所有[款项段]|的?各[款项段]"
    "|بجميع فقراتها|بأكملها|بأكمله|برمتها|برمته|كلها|ككل)"
)
#: The piece by its name, with or without a word for all of it.
_PIECE = later(
    r"(?<![^\W_])(?:(?:the|this|that)(?: (?:whole|entire|complete|full))? (?:paragraph"
    r"|article|provision|clause|recommendation|principle|guideline|point)"
    r"|(?:tout )?(?:le|ce|du) (?:paragraphe|point)(?: (?:tout )?entier)?"
    r"|(?:tout )?l'article|(?:todo )?(?:el|este|ese|del) (?:párrafo|artículo|punto)"
    r"(?: (?:entero|completo))?"
    r"|(?:(?:весь|этот|данный|целый) )?пункт(?: целиком)?|(?:de[nrs]|diese[nrs]?)"
    r"(?: ganzen| gesamten)? (?:absatz(?:es)?|artikels?|punkt(?:es)?)"
    r"|(?:هذه )?الفقرة(?: (?:بأكملها|كلها|برمتها))?)(?![^\W_])|(?:整|本|该|此)[段条]"
)
_LESS = later(
    r"(?<![^\W_])(?:it|them|th(?:is|at|ese|ose) (?:passage|part|word|phrase|sentence"
    r"|line)s?|only|part|seulement|sólo|solo|только|nur)(?![^\W_])|فقط|仅|只"
)
_CLAUSE = re.compile(r"[.,;:!?。，；：،؛]")
_FEW = 20


def goes(said: str) -> bool:
    """Tell whether words on a passage ask that all of its paragraph be deleted.

    >>> goes("¶: please take the paragraph out.")
    True
    >>> goes("¶: delete it; the paragraph is long.")
    False
    """
    clauses = _CLAUSE.split(fold(said).text, maxsplit=_FEW)[:_FEW]
    return any(
        _PIECE.search(clause)
        and not _LESS.search(clause)
        and action(_PIECE.sub(PLACE, clause, count=1)) is Action.DELETE
        for clause in clauses
    )


def is_meant(said: str) -> bool:
    """Tell whether a sentence, in which a sign stands for the article, is on all of it.

    >>> is_meant("We would delete the whole of ¶."), is_meant("¶ is whole.")
    (True, False)
    """
    return _ENTIRE.search(fold(said).text) is not None


#: What a section does not say.
_LACKS = later(
    r"(?<![^\W_])(?:nothing (?:to say )?(?:about|on|of)|(?:is|are|remains?) silent"
    r"|(?:does not|doesn't) (?:even )?(?:say|mention|address|cover)"
    r"|ne (?:dit|prévoit|contient) rien|ne (?:dit|mentionne|prévoit) pas"
    r"|(?:est|reste) muett?e?|nada (?:dice|prevé)|no (?:dice|menciona|prevé)"
    r"|guarda silencio|(?:ничего )?не (?:говорит|упомина|содерж)\w*|умалчивает|schweigt"
    r"|sagt (?:\w+ )?nichts|erwähnt (?:\w+ )?(?:nichts?|keine))(?![^\W_])"
    r"|(?:未|没有)(?:提及|提到|规定)|لا (?:يذكر|تذكر|تتناول|يتناول)"
)


def lacks(text: str) -> bool:
    """Tell whether words say that something does not stand in a piece.

    >>> lacks("Section 4 has nothing to say about oars."), lacks("Section 4 is silent.")
    (True, True)
    >>> lacks("Section 4 has something to say about oars.")
    False
    """
    return _LACKS.search(fold(text).text) is not None
