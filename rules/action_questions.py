"""Does a question propose, or does it only want to be told who, when, or how?

"Could it not go?" proposes. "Abandoned since when?", "who decides what is removed?" ask
for no change, though they name one. In seven languages.
"""

from __future__ import annotations

import re

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
