"""Does a sentence settle for another value than the paragraph has?

"Three miles would suit us" speaks of the sender, and names a value of the text all the
same; "one for one will do" and "leave it at one for one" name a rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import alignment
from rules.later import later
from rules.location.counting import fresh_values

if TYPE_CHECKING:
    from rules.alignment import Words

#: A value that does: it is enough, right, usual or better.
SUFFICES = later(
    r"(?<![^\W_])(?:suffic\w*|enough|plenty|ample|minimum|would (?:do|make|be|serve"
    r"|suit)|standard|state of the art|(?:best|good) practice|feasible|workable"
    r"|works?|usual|common|customary|norm|better|fairer|wiser|reasonable|realistic"
    r"|(?:could|can) be met|suffi\w*|suficientes?|basta\w*|sobra|genüg\w*|reich(?:t|en)"
    r"|machbar|besser|üblich|хват\w+|достаточно|лучше|в самый раз|разумн\w+|mieux"
    r"|mejor)(?![^\W_])|ت?يكفي|تكفي|أفضل|كاف|即可|足够|足矣|更|较"
)
_SUITS = later(
    r"(?<!\w)(?:(?:would|will|'d) (?:suit|satisfy|content|do for|work for|be (?:fine"
    r"|all right|ok|enough) (?:by|for|with)) (?:us|me)|(?<!ne )(?:nous|me|m'|nous y) "
    r"?(?:irai(?:en)?t|conviendrai(?:en)?t|suffirai(?:en)?t|arrangerai(?:en)?t)|(?<!no "
    r")(?:nos|me) (?:(?:vendr|servir|bastar|valdr|convendr|ir)ían?)|(?:würden?|wären?"
    r"|kämen?) (?:uns|mir) (?!nicht)(?:\w+ )?(?:passen|genügen|reichen|recht|lieb"
    r"|entgegen)|(?:passen|reichen|genügen) (?:uns|mir)(?! nicht)|(?:нас|меня|нам|мне) "
    r"(?:бы )?(?:вполне )?(?:устро\w+|хватило|подошл\w+)|(?:[تي]ناسب|[تي]كفي"
    r"|[تي]لائم)(?:نا|ني))(?!\w)|(?:对)?我们(?:来说)?(?:就|已)?(?:够了|足够|合适"
    r"|可以接受)"
)
#: So near its head a clause names the value of which it says so.
_NEAR = 2
_EACH = (
    r"(?:one (?:for|to) one|two for one|une? (?:pour|contre) une?|uno por uno"
    r"|eins? (?:zu|für) eins?|один (?:к|за) одно?(?:му|го|ин)|واحد (?:ل|مقابل )واحد"
    r"|一[比换]一)"
)
_RATE = later(
    rf"(?:leave|keep|make|set|hold) (?:it|this|that) (?:at |to )?(?P<left>{_EACH})"
    r"|(?:laiss|rest|gard)\w+ (?:les? |en |à |-en )*(?:à )?"
    rf"(?P<laissé>{_EACH})|(?:dejar|déj|dej)\w+ en (?:el )?(?P<dejado>{_EACH})"
    rf"|(?P<enough>{_EACH}),? (?:ça |cela |is |would |will |would be |es |ist |это )*"
    r"(?:suffi\w+|(?:quite |more than )?enough|do|plenty|basta\w*|reicht|genügt"
    rf"|достаточно|хватит|يكفي)|(?P<够>{_EACH})(?:就|已)?(?:够|足够|行|可以|即可)"
)


def settles(sentence: str, own: Words) -> bool:
    """Tell whether a folded sentence names a value or a rate that would do.

    >>> own = alignment.words("Within five miles, three for each.")
    >>> settles("three boats would suit us.", own), settles("one for one will do.", own)
    (False, True)
    """
    suits = _SUITS.search(sentence)
    if suits:
        named = fresh_values(alignment.words(sentence[: suits.start()]), own)
        return any(value.start <= _NEAR for value in named)
    rate = _RATE.search(sentence)
    each = alignment.words(rate[rate.lastgroup or 0]) if rate else ()
    return bool(each) and f" {' '.join(each)} " not in f" {' '.join(own)} "
