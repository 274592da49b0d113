"""Is what a comment deletes a thing that the paragraph names, and not the paragraph?

"Drop the three minutes", "remove English", "supprimer octobre": the rest of it stays.
A thing stands in the words of the paragraph, or is a number or a month that it names,
in whatever language, or it is by its kind a part of one ("the date", "第二句"); nothing
else is told from a reason or an adverb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request
from rules.action_names import PLACE, RIDS, WHOLE
from rules.later import later
from rules.location import offering
from rules.location.counting import values
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_ARTICLE = r"(?:(?:the|l[ae]s?|el|los|die|der|das|den|all|any|please|bitte)\s|l'){0,2}"
_WORDS = r"((?:[^\W\d_]+[ -]){0,2}[^\W\d_]+)"
#: Verbs that RIDS does not have: the object stands right behind them.
_AWAY = (
    r"(?:(?<!\w)(?:و?[يت]?حذف|و?احذفوا?|إلغاء|شطب)\s"
    r"|(?:删除|删去|删掉|去掉|取消|去除)(?:其中的?|其|这个|那个)?)"
)
_IN = (
    r"(?:in|from|of|at|dans|de|du|à|aux?|en|al|del?|в|из|aus|von|في|من)\s"
    r"(?:(?:the|l[ae]|el|der|dem|des)\s|l')?"
)
#: What is a part of a text by its kind, in seven languages: no paragraph is called so.
_ORDINAL = (
    r"(?:(?:first|second|third|fourth|last|final|premi[eè]re?|deuxième|seconde?|troisième"
    r"|derni[eè]re?|primera?|segund[ao]|tercera?|últim[ao]|перв\w{2}|втор\w{2,3}"
    r"|треть\w|последн\w{2}|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|\d\w{2})\s)"
)
_KIND = (
    r"(?:dates?|fechas?|fecha límite|datum|дат[ауы]|deadline|échéance|frist|"
    r"(?:the|le|el) year"
    r"|l'année|el año|jahr(?:eszahl)?|comma|virgule|la coma|komma|запят\w{2}|brackets?"
    r"|parenthes[ie]s|parenthèses?|paréntesis|klammern?|скобк\w|footnote|note de bas"
    r"|nota al pie|fußnote|сноск\w|adjectives?|adjectifs?|adjetivos?|halbsatz"
    r"|word|words|mots?|palabras?|wort|wörter|слов[ао]|phrases?|expression|frases?)"
)
_PART = later(
    rf"(?<![^\W_])(?:{_ORDINAL}(?:sentence|phrase|frase|oración|предложени\w|фраз\w|satz"
    rf"|half|moitié|mitad|половин\w|hälfte|part|partie|parte|част\w)|{_KIND})(?![^\W_])"
    r"|(?<!\w)(?:ال|لل)(?:جملة|كلمة|عبارة|تاريخ|فاصلة|حاشية)"
    r"|第[一二三四五六两]句|最[后末]一?句|[首末前后]半?句|日期|逗号|括号|脚注|字样|年份"
)
#: A clause ends where a reason begins.
_CLAUSE = later(
    r"[.;:!?\n,。；：！？，،؛]|(?<!\w)(?:because|since|as|for|car|parce|puisque|porque|pues"
    r"|так как|потому|поскольку|weil|denn|لأن|and|et|y|и|und)(?!\w)|因为|以及"
)
_GOES = later(
    rf"(?<![^\W_]){RIDS}|{_AWAY}|(?<!\w)(?:go|goes|disappear\w*|disparaître|sobra\w?"
    r"|weg|raus|entfall\w*|entfäll\w*)(?!\w)|(?<!\w)و?[يت]حذف|حذف"
)
_OF_IT = later(rf"{_IN}{PLACE}|{PLACE}(?:中的?|的)")
#: A verb and its object, which ends its clause; in German the object goes before.
_OBJECT = later(
    rf"(?<!\w){RIDS}\w*\s(?:out\s)?{_ARTICLE}{_WORDS}"
    rf"(?=\s?[.,;:!?)]|\s?\Z|\s?\n|\s{_IN}{PLACE}|\s(?:because|since|as|for|from|car|parce|porque|pues)\s)"
    rf"|{_AWAY}([^\W\d_]{{2,12}}(?:\s[^\W\d_]{{2,12}})?)(?=\s?[.,;:!?。，；)]|\s?\Z|\s?\n)"
    rf"|(?:\A|[{PLACE}:;,.\n–—-])[^\S\n]{{0,3}}{_ARTICLE}{_WORDS}\s(?:streich|lösch|tilg|entfern)\w*"
)
_VERB = later(rf"(?<!\w){RIDS}")
_WHOLE = later(rf"(?<!\w){WHOLE}(?!\w)")
#: A word of fewer letters names no thing.
_NAMES = 4


def deleted(target: Target, asks: str, drafts: Drafts) -> Action | None:
    """Say that a paragraph is amended of which a thing is to be deleted."""
    if not target.sure or target.new or request(asks).action is not Action.DELETE:
        return None
    said = offering.own_words(asks)
    if _of_kind(said):
        return Action.AMEND
    objects = [next(filter(None, m.groups())) for m in _OBJECT.finditer(said)]
    if not objects or len(objects) < len(_VERB.findall(said)):
        return None
    own = drafts.own_words(target)
    all_ = all(any(_is_in(thing, each) for each in own) for thing in objects)
    return Action.AMEND if all_ else None


def _of_kind(said: str) -> bool:
    """Whether all that folded words delete is a part by its kind."""
    clauses = [c for c in _CLAUSE.split(said) if _GOES.search(c)]
    return bool(clauses) and all(
        _PART.search(c) and not (_WHOLE.search(c) or PLACE in _OF_IT.sub("", c))
        for c in clauses
    )


def _is_in(thing: str, own: Words) -> bool:
    """Whether a paragraph names a thing: by its words, or by its value."""
    if _HAN.fullmatch(thing):
        return not _HAN_WHOLE.search(thing) and thing in "".join(own)
    words = alignment.words(thing)
    if _WHOLE.search(thing) or not any(len(word) >= _NAMES for word in words):
        return False
    named = {value.what for value in values(words)}
    return {*map(_stem, words)} <= {*map(_stem, own)} or (
        len(words) == 1 and bool(named) and named <= {v.what for v in values(own)}
    )


def _stem(word: str) -> str:
    """Cut a word down to what its cases and its article leave as it is."""
    if _CYRILLIC.match(word) and len(word) >= _NAMES:
        return word[: max(_NAMES - 1, len(word) - 2)]
    return _ARABIC.sub("", word)


_HAN = later(r"[一-龥]{2,12}")
_HAN_WHOLE = later(r"[本该此整全这][一个]?[条款段项文]|全部|内容")
_CYRILLIC = later(r"[а-яё]")
_ARABIC = later(r"\A[وبل]?ال(?=\w{3})")
