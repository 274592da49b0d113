"""Is all of an article meant, and not some of its pieces? "The whole of Article 5"."""

from __future__ import annotations

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later

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


def is_meant(said: str) -> bool:
    """Tell whether a sentence, in which a sign stands for the article, is on all of it.

    >>> is_meant("We would delete the whole of ¶."), is_meant("¶ is whole.")
    (True, False)
    """
    return _ENTIRE.search(fold(said).text) is not None
