"""Does a letter behind a piece name one inside it, in whatever script it is written?

"المادة ٢ (١) (ج)", "第二条(丙)", "ч. 1, поз. (в)": whoever names the letter does not
speak of the whole. A letter that no draft prints makes the piece unclear; it is never
left unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.numerals import han, latin
from rules.later import later

if TYPE_CHECKING:
    import re

    from rules.citation.documents import Citable
    from rules.citation.grammar import Grammar

_SIGN = "[a-z甲乙丙丁戊己庚辛壬癸]"
_INNER = (
    r"(?:\((?:(?!新)[^\W\d_]|\d{1,2}|[ivx]{2,4}|[a-z]{2}(?=\)\s?[(\[]))\)"
    r"|(?<=[\s)])[ivx]{1,4}\)|'\d')"
)
#: Letters in brackets right behind a piece; or behind what shortens an unknown noun.
_BEHIND = later(
    rf"(?:,?\s[^\W\d_]{{3,8}}\.(?=\s?\([^\W\d_]\)))?(?:第?\(?{_SIGN}\)?(?=[分子]?[项目])"
    rf"|(?:\s?{_INNER}){{1,3}}|第{_INNER}{{1,3}}(?=[分子]?[项目])|(?<=[a-z])\.[ivx]{{2,4}}(?![^\W_])"
    r'|\s?"[а-я]"(?=\s(?:ст|ч|п)))'
    rf"(?P<noun>[分子]?[项目](?:第?{_INNER}[分子]?[项目])?)?(?![^\W_一-龥])"
)
_ONE = later(
    r"(?<=\()[^\W_]+(?=\))|(?<![^\W_])[ivx]{1,4}(?=\))|(?<=\.)[ivx]+|(?<=')\d"
    rf'|{_SIGN}(?=[分子项目])|(?<=")[^\W_](?=")'
)
#: "2 (b and c)", "7(c)(i, iii)".
_SEVERAL = later(
    r"\s?\((?:[a-z]|[ivx]{2,4})(?:\s?(?:[,/&]|(?<=\s)(?:and|or|et|ou|y|o|и|или|und|oder"
    r"|و)(?=\s))\s?(?:[a-z]|[ivx]{2,4})(?![^\W_])){1,8}\)"
)
_SIGNS = later(r"(?<![^\W_])(?:[a-z]|[ivx]{2,4})(?![^\W_])(?!(?<=[yo])\s)")
#: Two letters that are no Roman number.
_FURTHER = later(r"(?![ivx]{2})[a-z]{2}")
_HAN = later(r"[一二三四五六七八九十]")


#: "Notre lettre a été adoptée", "el punto a suprimir".
_ART = later(r"[^\W\d_]-arts?\s")
_HAS = later(
    r"(?:lettre|point) a(?=\s(?:été|pour (?:but|objet|seul)|fait|reçu|eu|trait"
    r"|[^\W\d_]{2,12}ée?s?)(?![^\W_]))"
    r"|(?:letra|punto) a(?=\s[^\W\d_]{2,12}[aei]r(?![^\W_]))"
)


def is_word(text: str, mention: Mention) -> bool:
    """Tell whether the letter of a mention is a word of the folded text, as "has".

    Or what it is called an end of one: "state-of-the-art last year".
    """
    if _ART.match(text, max(0, mention.start - 2)) and mention.start > 1:
        return True
    found = _HAS.match(text, mention.start)
    return found is not None and found.end() == mention.end


def lettered(text: str, mention: Mention) -> Mention:
    """Take in the letters behind a mention of a folded text."""
    if (listed := several(text, mention)) is not mention:
        return listed
    found = _BEHIND.match(text, mention.end)
    if found is None or not mention.items or mention.items[-1].last is not None:
        return mention
    *others, last = mention.items
    inner = tuple(
        str(han(sign)) if _HAN.match(sign) else " ".join(map(latin, _parted(sign)))
        for sign in _ONE.findall(found[0])
    )
    items = (*others, replace(last, path=(*last.path, *inner)))
    points = mention.points or found["noun"] is not None
    return replace(mention, end=found.end(), items=items, points=points)


def several(text: str, mention: Mention) -> Mention:
    """Take in the letters that one pair of brackets lists behind a mention."""
    found = _SEVERAL.match(text, mention.end)
    if found is None or not mention.items or mention.items[-1].last is not None:
        return mention
    *others, last = mention.items
    signs = _SIGNS.findall(found[0])
    items = (*others, *(replace(last, path=(*last.path, x)) for x in signs))
    return replace(mention, end=found.end(), items=items)


def enclosed(text: str, drafts: Citable, grammar: Grammar) -> Iterator[Mention]:
    """Letters in brackets to which words turn that take a piece: "the language in (c)".

    They are pieces of what is spoken of; without it, they may be the sender's own. So
    are the words before its points: "the chapeau".
    """
    for match in _ENCLOSED.finditer(text):
        yield from points(text, match, match["letter"], drafts, grammar)
    for match in _OPENING.finditer(text):
        items = (Item((CHAPEAU,)),)
        yield Mention(
            start=match.start(), end=match.end(), noun=Noun.POINT, items=items
        )


def points(
    text: str, match: re.Match[str], letter: str, drafts: Citable, grammar: Grammar
) -> Iterator[Mention]:
    """Give the points that begin with a letter in brackets, if some draft prints it."""
    printed_so = any(letter == p[-1] for x in drafts.labels.values() for p in x.keys)
    point = grammar.bare(text, match.start("letter") - 1, Noun.POINT)
    if point and printed_so:
        yield point


#: What stands in an article before its points, where no article is named beside it.
CHAPEAU = "chapeau"
_OPENING = later(
    r"(?<![^\W_])(?<!\d, )(?<!\d,)(?<!\d )(?<!\()(?:chapeau"
    r"|introductory (?:words|phrase|sentence|part|clause)|phrase introductive"
    r"|encabezamiento|frase introductoria"
    r"|вводн\w{2,3} (?:част\w|фраз\w|предложени\w)|(?:einleitungs|eingangs)satz\w{0,2}"
    r"|(?:الفقرة|الجملة|العبارة) الاستهلالية)(?![^\W_])"
    r"(?!,?\s(?:of|to|de|du|des|del|der|von|zu|к|من)(?![^\W_])"
    r"|\s(?:стать|пункт|artikel))"
    r"|起首(?:部分|语)|总起句"
)
#: "The language in (c)", "add the word to (b)", "the latter part of (d) and (e)"; what
#: a sender counts himself has a noun behind the letter: "of (a) a base and (b)".
_ENCLOSED = later(
    r"(?<![^\W_])(?:in|of|to|from|under|dans|au|du|à|de|en|al?|del|в|к|из|im|zu|aus|von"
    r"|(?:particular|especial)ly|notamment|especialmente|insbesondere"
    r"|(?:delet|remov|replac|drop|strik|omit|keep|retain|amend|supprim|remplac|modifi"
    r"|suprim|sustitu|elimin|исключ|удал|замен|измен|streich|änder)\w{0,4})"
    r"\s(?:the |la |l[eo] |el |der |die )?(?P<number>)(?=\((?P<letter>[a-z])\)"
    r"(?:\s?[.,;:!?]|\s*\Z|\s(?:and|or|et|ou|y|o|и|или|und|oder|should|must|could|can"
    r"|may|might|would|is|are|was|were|has|have|had|will|seems?|needs?|as|with|by|but"
    r"|because|which|that|does|says?|reads?|goes|doit|devrait|est|il manque|debe"
    r"|debería|es|falta|следует|нет|muss|sollte|ist|fehlt)"
    r"(?![^\W_])))"
)


def _parted(sign: str) -> Sequence[str]:
    """Part a letter from the one that says it stands behind it: "(ca) (new)"."""
    return sign if _FURTHER.fullmatch(sign) else (sign,)
