"""Which parts of a draft are cited by a name, as they have no number?

A preamble and its letters, in seven languages ("Preamble (c)", "the Preamble should"),
and what else a draft labels by words alone: "Scope", "Introduction, 2nd para". What
stands behind a sign or a verb is spoken of; a name alone in a line heads the letter of
its sender as well, but for that of a preamble.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun, Path
from rules.citation.paths import RECITALS, is_name

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.folding import Folded

_THE = r"(?:(?:the|l[ea]|el|der|die|das|zur|den|dem)\s|l'|(?:draft|our|your)\s)"
_ON = (
    r"(?:(?:on|in|to|re|for|regarding|concerning|as to|sur|dans|pour|à|en|sobre|para"
    r"|в|к|по|zu[rm]?|in|in der|für|في|على|بشأن)\s|关于|对|在)"
)
#: The number of a sender's own remark.
_OWN = r"(?:[^\W\d_]{1,5}-?\d{1,3}\s?[:.]\s)?"
_PREAMBLE = (
    r"(?:preamble|préambule|preámbulo|преамбул[аыеу]|(?:ال)?ديباجة|序言(?:部分)?"
    r"|präambel)"
)
#: A sentence or a paragraph in what has no number: ", 2nd para".
_WITHIN = (
    r"(?:(?:,|\s[-–])?\s(?:(?:the|le|la|el|der)\s)?(?:\d{1,2}[^\W\d_]{0,2}|[^\W\d_]{3,12})\.?\s"
    r"(?:sub)?(?:para|sentence|bullet|alin|phrase|párr|frase|абзац|предложени|absatz|satz"
    r")[^\W\d_]{0,8}|,?\s?第[\d一二三四五六]{1,2}[段句])"
)
_VERB = (
    r"(?:is|are|should|must|could|might|would|needs?|lacks?|mentions?|includes?|contains?"
    r"|refers?|states?|doit|devrait|est|manque|debe\w*|es|carece|долж\w+|следует|нужда\w+"
    r"|не|ist|sollte|muss|fehlt|нужн\w+|يجب|ينبغي|لا)(?![^\W_])|[应须需太不缺过可]"
)
_LETTER = r"\([a-z]\)"
_LISTED = re.compile(_LETTER)
_LETTERS = rf"(?P<letters>\s?{_LETTER}(?:(?:\s?,\s?|\s(?:and|et|y|и|und)\s){_LETTER})*)"
_CITED = (
    rf"(?P<cited>(?P<name>NAMES){_LETTERS}?(?P<within>{_WITHIN})?)"
    r"(?:(?<=[一-龥)])|(?![^\W_]))"
)
#: At the head of a line, or with an article at that of a sentence.
_HEAD = (
    rf"(?:^[^\S\n]*(?:[-–•*]\s|\d{{1,2}}[.)]\s)?{_OWN}{_ON}?{_THE}?|[.!?]\s{_THE})"
    rf"{_CITED}(?=(?P<alone>[^\S\n]*(?:\n|\Z))|\s?(?:[:,;]|[-–—]\s)|(?P<verb>\s?{_VERB}))"
)
#: The subject of a clause, which is no "paragraph (b) of the preamble"; or its letters.
_SUBJECT = (
    r"(?<![^\W_])(?:that|que|dass|что|suggests?|proposes?|recommends?|asks?|,)\s"
    rf"{_THE}{_CITED}(?=(?P<alone>(?!))?(?P<verb>\s(?:{_VERB}|include|contain|mention)))"
)
_PART = r"(?:section|part|chapter)(?![^\W_])"
#: Words inside of it, or what it is called: "the first sentence of the Background".
_INNER = (
    r"(?<![^\W_])(?:(?:sub)?para(?:graph)?s?|sentences?|bullets?|lines?|alinéas?"
    r"|paragraphes?|phrases?|párrafos?|frases?|oraci(?:ón|ones)|абзац\w{0,3}"
    r"|предложени\w{0,2}|absatz\w{0,2}|absätzen?|satz\w{0,2}|sätzen?)"
    r"\s(?:of|in|under|from|du|de|des|dans|del|en|в|из|der|des|im|in|von)\s?"
    rf"{_THE}?{_CITED}(?:\s{_PART})?(?P<alone>(?!))?(?P<verb>)"
)
_CALLED = rf"(?<![^\W_])(?:the|your)\s{_CITED}\s{_PART}(?P<alone>(?!))?(?P<verb>)"
#: What something is asked of, in a word: "Why remove the preamble?"
_OBJECT = (
    r"(?<![^\W_])(?:(?:remov|delet|dropp?|keep|retain|restor|shorten|scrapp?)(?:e|ed|ing)?"
    r"|(?:supprim|gard|conserv|rétabl|raccourc)(?:er|ir)|(?:suprim|elimin|manten|conserv"
    r"|restaur|acort)[aei]r|(?:исключ|удал|сохран|сократ)ить|убрать|оставить)"
    rf"\s{_THE}?{_CITED}(?P<alone>(?!))?(?P<verb>(?=\s?(?:[.?!,;]|\Z|\n)))"
)
#: A name of several words is that of nothing else.
_ANYWHERE = rf"(?<![^\W_])(?<!\(){_CITED}(?P<alone>(?!))?(?P<verb>)"
_BESIDE = rf"(?<![^\W_]){_CITED}(?<=\))(?P<alone>(?!))?(?P<verb>(?!))?"
#: Letters have such headings of their own.
_ANYBODYS = re.compile(
    r"(?:introduc|conclu|summary|general|background|foreword|overview|résumé|contexte"
    r"|généralit|resumen|antecedentes|введение|вывод|заключ|einleitung|einführung|fazit"
    r"|allgemein|zusammenfass|مقدمة|خاتمة|引言|导言|结论|概述|总则)"
)


def unnumbered(text: Folded, drafts: Citable) -> Iterator[Mention]:
    """Find parts without a number that a folded text cites."""
    for pattern, paths in _patterns(drafts):
        for match in pattern.finditer(text.text):
            said = match["name"]
            small = text.raw[text.place(match.start("name"))].islower()
            within, alone = match["within"], match["alone"] is not None
            path = paths.get(said)
            if path is None:
                own = _LISTED.findall(match["letters"] or "")
                items = [Item((RECITALS, letter[1])) for letter in own]
                items = items or [Item((RECITALS,))]
            elif (
                alone
                or small
                or (_ANYBODYS.match(said) and within is None is match["verb"])
            ):
                continue
            else:
                items = [Item(path)]
            yield Mention(
                start=match.start("name"),
                end=match.end(),
                noun=Noun.SIGN,
                items=tuple(items),
                detail=within is not None,
            )


@lru_cache(maxsize=64)
def _patterns(
    drafts: Citable,
) -> tuple[tuple[re.Pattern[str], Mapping[str, Path]], ...]:
    """Make patterns of what the drafts label by words alone."""
    paths = {path[0]: path for x in drafts.labels.values() for path in x.keys}
    names = [name for name in paths if is_name(name)]
    recites = any(k[:1] == (RECITALS,) for x in drafts.labels.values() for k in x.keys)
    every = _any(names)
    preamble = _PREAMBLE if recites else ""
    heads = "|".join(filter(None, (every, preamble)))
    forms = (
        *((form, heads) for form in (_HEAD, _SUBJECT, _INNER, _CALLED)),
        (_ANYWHERE, _any(n for n in names if " " in n)),
        (_BESIDE, preamble),
        (_OBJECT, preamble),
    )
    return tuple(
        (re.compile(form.replace("NAMES", words), re.MULTILINE), paths)
        for form, words in forms
        if words
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
