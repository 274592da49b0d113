"""Does a sentence wish for emphasis, or find a text unclear, and give no word of one?

"More attention should be paid to prevention", "the wording is vague", "too strict" are
on the matter, and remarks: nobody can say which words of a paragraph are to be other
ones. What was learnt hardly tells such wishes from others, and they say nothing of what
else a comment asks for.
"""

from __future__ import annotations

from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside

_TABLE = beside(__name__)
_UNCLEAR = "|".join(_TABLE.pop("unclear").values())
_MORE = "|".join(_TABLE.values())
#: Words of a sentence that asks for something else.
_ASKS = (
    r"delet|remov|replac|limit|narrow|restrict|redraft|re-?writ|re-?word|re-?phras"
    r"|amend"
    r"|suggest|propos|instead|should (?:be|read|say)(?! clarif| expl)|must be(?! cl)"
    r"|supprim|remplac|limit|reformul|suger|sustitu|suprim|elimin|redact|rédig|devrait"
    r"|debería|исключ|удал|замен|предлаг|следует|переформул|огранич|streich|ersetz"
    r"|beschränk|umformul|sollte|vorschl|استبدال|نقترح|ينبغي|تعديل|حذف|删|替换|改|建议"
    r"|应"
)
#: A judgement alone: "Much too strict."; "zu streichen" is none.
_TOO = (
    r"(?:(?:this|it|that|das|es|это|ce|c'|cela|esto) ?(?:is|seems|ist|est|es)? )?"
    r"(?:far |much |way |viel |bien |beaucoup |намного )?(?:(?:too|trop|demasiado"
    r"|слишком|чересчур)|zu(?! [^\W\d_]{2,}(?:en|ern|eln)(?![^\W_]))) [^\W\d_]{3,16}"
    r"|(?:这|该段)?太[一-龥]{1,3}了?"
)
#: A sentence, behind what it is about; words in quotation marks are those of a text.
_WISH = later(
    r"(?:(?<=[.!?。！？\n:：,–—-])|\A)[\s>]{0,3}"
    rf"(?:(?:{_TOO})\s?|(?:{_MORE})(?![^\W_一-龥])[^.!?;。！？；\n\":]{{0,160}}"
    rf"|(?:{_UNCLEAR})(?:(?!{_ASKS})[^.!?;。！？；\n\":]){{0,160}})(?:[.!。！]|$)"
)


def without(text: str) -> str:
    """Leave out such wishes; nothing may be left of a comment but its place.

    >>> without("More attention should be paid to prevention. Delete it.")
    ' Delete it.'
    >>> without("The scope of ¶ is too broad. Delete it.")
    ' Delete it.'
    """
    folded = fold(text)
    kept, end = [], 0
    for match in _WISH.finditer(folded.text):
        kept.append(text[end : folded.place(match.start())])
        end = folded.end(match.end())
    return "".join((*kept, text[end:])) if kept else text


def says_more(text: str) -> bool:
    """Tell whether words are left beside the place."""
    return any(map(str.isalpha, text.replace(PLACE, "")))
