"""Does a question propose, or does it only want to be told who, when, or how?

"Could it not go?" proposes. "Abandoned since when?", "who decides what is removed?" ask
for no change, though they name one. In seven languages.
"""

from __future__ import annotations

import re

#: A question that proposes, in a conditional mood, most of them with a denial.
POLITE = (
    (
        r"(?:could|would|should|might|can|wo|ca)n't\b|why not\b(?!\W*\Z)"
        r"|(?:how|what) about\b"
        r"|(?:could|would|should|might|can) [^.?;]{1,40}? not\b|too much to ask\b"
        r"|would it hurt\b"
        r"|(?:could|can|might|should) (?:you|we|one|they|it|this|that|PLACE"
        r"|\"[^\"]*\"|(?:the|these)(?: \w+){1,3})"
        r" (?:just |perhaps |maybe |simply |also |at least |please )?"
        r"(?:be (?:[^\W_]+e[drn]|held|made|set|put|cut|told|split)|say|write|put|make"
        r"|use|set|read|change|allow|go|become)\b"
        r"|would it (?:not )?be (?:better|wiser|possible|[^\W_]+er)\b"
        r"|(?:might|may|could|can) (?:i|we) (?:\w+ )?(?:suggest|propose|recommend"
        r"|request) (?:that|to|[^\W_]+ing|\"|PLACE|an? (?:new|other|different|shorter"
        r"|longer))"
    ),
    (
        r"n[e'] ?(?:\w+ )?\w+(?:rait|rions|riez|raient)[- ](?:il|on|t-on|t-il|nous"
        r"|vous|elle|ce|ils)\b|\w+(?:rait|riez|rions)-(?:on|t-on|il|vous|nous)\b"
        r"|pourquoi (?:ne )?pas \w|et si l'on"
    ),
    (
        r"no (?:se )?(?:ser|convendr|podr|cabr|valdr|habr|deber)ía\w*"
        r"|por qué no\b(?!\W*\Z)"
        r"|(?:podr|cabr)ía\w*"
    ),
    r"не (?:\w+ )?(?:\w+ )?ли\b|нельзя ли|почему бы(?! и нет)|можно ли|может быть",
    (
        r"(?:wäre|könnte|sollte|müsste|würde|ließe)\w* (?:[\w¶]+ ){1,4}(?:nicht|besser"
        r"|lieber)\b|warum nicht(?!\W*\Z)|(?:könnte|ließe)\w* (?:man|sich|es)\b"
    ),
    r"(?:أليس|ألا |هل لا يمكن|(?:لم|لماذا) لا(?!\W*\Z))",
    (
        r"(?:是否(?:可以|可|应|宜|不如|能)|[可能]否|为?何不|[可能]不[可能]以?|是不是(?:可以|应)"
        r"|[行好成可]不[行好成可]|[行好成]吗)"
    ),
)
_WHO = re.compile(
    r"(?<!\w)(?:who|whom|whose|when|where|how|which|what|why(?! not)|qui|quand|où"
    r"|comment|quels?|quelles?|pourquoi(?! pas)|quién(?:es)?|cuándo|dónde|cómo"
    r"|cuál(?:es)?|qué(?! no)|кто|кем|кого|когда|где|как|каки[ех]|какой|почему(?! бы)"
    r"|зачем|wer|wem|wen|wann|wo|wie|welche[nrms]?|warum(?! nicht)|weshalb|متى|أين"
    r"|كيف|من قبل من|لماذا(?! لا))(?!\w)|何时|何人|谁|什么|哪|如何|为何(?!不)|怎[么样]"
    r"|(?<!\w)من (?=حذف|ألغى|شطب|أزال|قرر|يقرر)"
)
#: What was done, and not what is to be done.
_MADE = re.compile(
    r"[^\W_]*(?:ed|struck|ée?s?|[ai]d[oa]s?|[её]н[ыао]?|gestrichen|gelöscht)(?!\w)"
)


def wonders(question: str, at: int, *, heads: bool) -> bool:
    """Tell whether a folded question only wants to know of the change named `at`.

    What `heads` it as an imperative is asked for: "delete it, for who needs it?".

    >>> wonders("¶: deleted when?", 3, heads=True)
    True
    """
    asked = heads and not _MADE.match(question, at)
    return not asked and _WHO.search(question) is not None
