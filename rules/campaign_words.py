"""The words by which two texts take different positions: yes, no, and how many.

A text is folded before they are looked for (`rules.citation.folding`). Of words that
may or may not tell a position, more are here than are needed: what has one is printed
whole, and nothing is lost by that but paper.
"""

from __future__ import annotations

import re

from rules.citation import LANGUAGES

_NO = (
    r"not|no|nor|none|never|neither|nothing|cannot|without|unless|except|but|however"
    r"|instead|although|ne|pas|non|ni|jamais|aucune?|rien|sans|sauf|mais|cependant"
    r"|toutefois|nunca|jamás|ningun[oa]?|ningún|nada|sin|tampoco|salvo|pero|sino|aunque"
    r"|nicht|nichts|kein\w{0,2}|nie|niemals|ohne|weder|außer|aber|sondern|jedoch"
    r"|не|ни|нет|никогда|нельзя|без|кроме|но|однако"
    r"|لا|لم|لن|ليس\w{0,3}|غير|دون|بدون|عدم|إلا|و?لكن\w{0,3}"
)
_POSITION = (
    r"(?:support|agree|endors|approv|accept|welcom|favou?r|oppos|object(?!iv)|reject"
    r"|disagree|refus|disapprov|withdr|condemn|deplor|souten|soutien|appu[iy]|approuv"
    r"|accord(?!ing|ance)|rejet|désaccord|désapprouv|condamn|retir|apoy|acept|aprob"
    r"|aprueb|acuerd|opon|opus|rechaz|desacuerd|conden|unterstütz|zustimm|befürwort"
    r"|begrüß|stimm|ablehn|lehn|widersp|verurteil|поддерж|соглас|одобр|против|возра[жз]"
    r"|отклон|отверг|осужд|[وف]?[نأيت]?(?:ؤيد|وافق|دعم|عارض|رفض|عترض))\w{0,12}|against"
    r"|contre|contra|gegen|ضد"
)
_BY_SIGNS = re.compile(
    r"[不没未无非勿否但]|支持|同意|赞成|赞同|反对|拒绝|n't(?![^\W_])|(?<![^\W_])n'"
)
_YES_OR_NO = re.compile(rf"(?:{_NO}|{_POSITION})\Z")
_FIGURES = re.compile(r"\d|[零〇一二两三四五六七八九十百千万]")
_COUNTED = frozenset(word for language in LANGUAGES for word in language.cardinals)
_WORD = re.compile(r"[^\W_]+")


def yes_or_no(folded: str) -> bool:
    """Tell whether a word agrees, objects, denies, or takes back what is said.

    >>> yes_or_no("we don't need it"), yes_or_no("d'accord"), yes_or_no("cows")
    (True, True, False)
    """
    words = map(_YES_OR_NO.match, _WORD.findall(folded))
    return any(words) or _BY_SIGNS.search(folded) is not None


def how_many(folded: str) -> bool:
    """Tell whether a number is said, in figures or in words.

    >>> how_many("two cows"), how_many("40 cows"), how_many("cows")
    (True, True, False)
    """
    counted = not _COUNTED.isdisjoint(_WORD.findall(folded))
    return counted or _FIGURES.search(folded) is not None
