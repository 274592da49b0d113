"""Is it wished that a draft refers to a piece?

"It should refer to section 3 of the Guide": what is spoken of is no section 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.later import later
from rules.location import borders

if TYPE_CHECKING:
    from rules.citation import Reference

#: "It should refer to section 3 of the Guide", and not "I refer to section 3".
_POINTS = later(
    r"(?<![^\W_])(?:(?:must|should|shall|could|might|needs? to|has to|please|better)"
    r"(?: \w{2,10})? (?:refer(?: back)? to|reference|point to|link to|cite)"
    r"|(?:an?|the|forward|cross-?) ?(?:reference|pointer|link) to"
    r"|(?:doit|devrait|faut|faudrait)(?: \w{2,10})? (?:renvoyer|se référer"
    r"|faire référence) (?:à|au|aux)|un renvoi (?:à|au|aux)"
    r"|(?:debe|debería)(?: \w{2,10})? (?:remitir(?:se)?|referirse|hacer referencia) al?"
    r"|una (?:remisión|referencia) al?"
    r"|(?:нужно|следует|должен|должна|должно) (?:ссылаться|сослаться|отсылать)"
    r" (?:на|к)|ссылк\w на|verweis\w{0,3} auf)\s(?:the |l[ae]s? |l'|el |d\w\w )?\Z"
    r"|(?:应|应当|需|要)(?:引用|参照|援引|指向)\W{0,2}\Z"
    r"|(?:يشير|[تي]حيل|إحالة|إشارة) إلى\s\Z"
)


def points(text: str, ref: Reference) -> bool:
    """Tell whether the words before a piece wish that something refers to it."""
    lead = text[borders.start_of(text, ref.start) : ref.start]
    return _POINTS.search(fold(lead).text) is not None
