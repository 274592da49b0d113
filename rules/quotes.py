"""Which words stand between quotation marks, and which of these are struck?

A mark is closed by its own sign: what is quoted may quote. Words that a sentence asks
to delete are no new text, however they are quoted.

>>> text = fold('Say “a «b» c”; delete "d".')
>>> [text.raw[start:end] for start, end in spans(text)]
['“a «b» c”', '"d"']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rules.action_names import RIDS
from rules.citation.folding import Folded, fold
from rules.later import later

#: What closes the marks that tell by their sign that they open.
_CLOSED_BY = {
    "“": "”",
    "«": "»",
    "„": "“”",
    "「": "」",
    "『": "』",
    "‟": "”",
    "»": "«",
    "‘": "’",
}
_PLAIN = later(r'"[^"\n]{1,8000}"')
_LONGEST = 8000
_OPENS_BEHIND = " \n([{=,:/-"
_ENDS = " \n.,;:!?)]}"
_VERB = rf"(?:{RIDS}|struck|leav|tak)\w*"
_HAN = r"删除|删去|删掉|去掉|划掉|拿掉|取消|刪除"
_NEW = (
    r"(?:insert|add|replac|substitut|say|read|write|put|with|by|ajout|insér|remplac|par"
    r"|añad|agreg|reempla|sustitu|por|заменить|добавить|ersetz|durch|einfüg)\w*"
)
#: "delete the words" before them, with nothing new between, or "to be deleted" behind.
_BEFORE = later(
    rf'(?:(?<!\w){_VERB}(?!\w)(?:(?!(?<!\w){_NEW}(?!\w))[^".:;\n]){{0,60}}'
    r"|(?:" + _HAN + r")[^。，；\n]{0,10}|(?<!\w)حذف(?!\w)[^.\n]{0,30})\Z"
)
_BEHIND = later(
    r'\A[^".;:\n]{0,40}?(?:(?:should|must|can|could|may|to) (?:\w+ )?(?:be )?'
    r"(?:delet|remov|struck|omit|dropp|cut|taken out|left out|go(?!\w))|(?:goes|vanish"
    r"|saute|tombe|sobra|fuera|weg|raus)(?!\w)|лишн|не нуж|убрать|(?:kann |soll |muss "
    r")?(?:entfallen|entfällt|tilgen|herausnehmen|weglassen)|(?:is|are) (?:to be "
    r")?(?:delet|remov|superfluous|redundant|unnecessary)|(?:doi(?:t|vent)|devrai(?:t"
    r"|ent)|à) (?:être )?(?:supprim|retir)|(?:debe|debería)n? (?:ser )?(?:suprim"
    r"|elimin)|(?:следует |нужно )?(?:исключить|удалить)|(?:zu )?(?:streichen"
    r"|gestrichen|löschen)"
    r'|[^，。"]{0,6}(?:删除|删去|删掉))(?!\w*[^".;\n]{0,20}(?:replac|remplac|reempla'
    r"|sustitu|замен|ersetz))"
)
#: Quoted words that only tell where: "after the word “women”", "在“妇女”之后".
_WHERE_BEFORE = later(
    r"(?<!\w)(?:after|behind|following|before|between|après|avant|entre|después de|tras"
    r"|antes de|после|перед|между|nach|hinter|vor|zwischen|بعد|قبل)(?: (?:the|l[ea]s?"
    r"|las?|los|el|de[nrms]|das|die))?(?: (?:words?|terms?|mots?|termes?|palabras?"
    r"|términos?|слов\w{0,2}|worte?n?|wörtern|wort|عبارة|كلمة|لفظ))? ?\Z"
)
_WHERE_BEHIND = later(r'"?(?:一[词语]|等字|字样)?(?:之?[后前])[面边]?')
#: What is put there, or proposed in few words, and nothing is said of the words behind.
_PUT_BEFORE = later(
    r"(?:(?<!\w)(?:propos(?:e|es|ons|ent)|suggests?|proponemos|propongo|propone[ns]?"
    r"|sug(?:iero|erimos|gérons)|предлага(?:ю|ем|ет)|(?:schlage[n]?|schlägt)"
    r" (?:wir |ich )?vor|schreib(?:en sie|t|e)(?: doch| bitte| lieber)?|écri(?:vez|re)"
    r"|escrib(?:an|ir|ase)|напи(?:шите|сать)|write|say|put|use|read|consider|insert"
    r"|add|include|ajout(?:er|ez|ons)|insér(?:er|ez)|añad(?:ir|an|ase)|agreg(?:ar|uen)"
    r"|insertar|добавить|включить|вставить|einfügen|نقترح|إضافة|تضاف|اكتبوا"
    r"|(?:happy|comfortable|content|live|do|settle) (?:with|for))"
    r"|(?:建议|增加|加上?|加入|插入|添加|补充|改为|写成?|用))"
    r'(?:,? (?:\w+ ){1,3}(?:\w+ )?"[^"\n]{1,200}",?)?'
    r"[:,]? ?(?:(?:the |l[ea]s? |las? |los |die |das )?(?:words?|mots?|palabras?"
    r"|слов[оа]|worte?|wörter|عبارة|كلمة) )?\Z"
)
_PUT_BEHIND = later(
    r"\W{0,3}(?:\Z|\n|(?:instead|rather|please|here|plutôt|à la place|en su lugar"
    r"|вместо (?:этого|него)|stattdessen|zu (?:schreiben|setzen|sagen|verwenden)|vor"
    r"|einfügen|einzufügen)(?!\w))"
)
#: The verb that puts it there stands behind it.
_PUTS_IT = later(
    r" (?:einfügen|einzufügen|ergänzen|zu ergänzen|hinzufügen|hinzuzufügen|добавить"
    r"|вставить|включить)(?!\w)"
)
_REACH = 90
#: "replace 22:00 by 21:30": a value for another, without marks.
_REPLACED = later(
    r"(?<!\w)(?:replac|chang|amend|substitut|remplac|reempla|sustitu|cambi|замен|измен"
    r'|ersetz|änder)\w*\s(?:[^".;:\n]|(?<=\d):(?=\d)){1,60}?\s(?:by|with|to|par|por|a|à|на|durch|auf|in)\s'
    r"(?P<new>\d[\d:.,]*\d|\d)(?=[.;,:]?\s|[.;,]?\Z)"
)

#: Words that are to go are named behind these.
_INSTEAD = (
    r"(?:instead of|in (?:the )?place of|rather than|au lieu de|à la place de"
    r"|plutôt que|en (?:vez|lugar) de|donde (?:dice|pone)|вместо|а не|statt|anstatt"
    r"|anstelle von|بدلا من|عوضا عن|而不是|而非)"
)
#: Quoted words, and those that are to stand for them.
_EXCHANGED = later(
    r'(?:"[^"\n]*"[^".\n]{0,40}?(?:by|with|to|into|->|→|=>|read|say|put|write|use'
    r"|becomes?|(?:should|must|to) be|for|par|por|на|durch|为"
    r"|ب(?:عبارة|كلم\w{1,3}|لفظ)?"
    r"|(?:нов\w{2,3} )?(?:словами?|словом|фразой|выражением|цифр\w{2,3}|текстом)|lire"
    r"|écrire|mettre|decir"
    r"|poner|léase|póngase|читать|написать|поставить|heißen|schreiben|setzen)"
    rf'[^".\n]{{0,12}}|(?<!\w){_INSTEAD} "[^"\n]*" ?[,:]? '
    r"(?:[-–—] |lieber |besser |bitte |better |rather |please |plutôt |mejor )?)"
    r'"([^"\n]*)"'
)
#: Of what is preferred to other words, or put for them, the first is the new one.
_PREFERS = later(
    r'(?<!\w)(?:(?:prefer|préfér|prefier|предпоч|bevorzug)\w*[^".\n]{0,20}'
    r"|substitut(?:e|ing) (?:the (?:words?|terms?) )?)\Z"
)
_NEAR = 40
#: Nobody writes more such lines in one comment.
_TRIED = 5
#: Behind the new words: what they are to stand for.
_FOR_OLD = later(
    rf'"?,? {{0,2}}(?:(?:and not |et non )?{_INSTEAD} ?[^".\n]{{0,12}}'
    r'|(?:to|à|a|над|for) |(?:代替|取代|替换|替代)[^"。]{0,4})"'
)


#: A word that alone has a line between the old words and the new.
_BETWEEN = later(
    r"(?<=\n)[^\w\n]{0,4}(?:change (?:it )?to|to|into|with|by|à|en|par|a|por|на|durch"
    r"|mit|zu|إلى|ب|为|改为)[^\w\n]{0,4}\n",
    re.IGNORECASE,
)
_SIGNS = later(r"\w+")


def below(text: str) -> str:
    r"""Return the new words in a line below "to", that stand for those above it.

    >>> below("Change\n“ten days”\nto\n“five days”"), below("We came\nby\ntrain.")
    ('five days', '')
    """
    for found in islice(_BETWEEN.finditer(text), _TRIED):
        old = text[: found.start()].rstrip().rpartition("\n")[2].strip(" -*•")
        new = text[found.end() :].lstrip().partition("\n")[0].strip()
        before, behind = (set(_SIGNS.findall(fold(x).text)) for x in (old, new))
        quoted = fold(old[:1]).text == fold(new[:1]).text == '"'
        if quoted or len(before & behind) * 2 > max(len(before), len(behind)):
            return new.strip('"“”«»„‟ ')
    return ""


def spans(folded: Folded) -> list[tuple[int, int]]:
    """Where the outer quotations of a folded text begin and end, with their marks."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in folded.text.split("\n"):
        found += _of_line(folded, at, at + len(line)) if '"' in line else ()
        at += len(line) + 1
    return found


def _of_line(folded: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """Pair the marks of a line; where they do not pair, one by one as they stand."""
    found: list[tuple[int, int]] = []
    closing: list[str] = []
    first = start
    at = folded.text.find('"', start, end)
    while at >= 0:
        sign = folded.raw[folded.place(at)]
        if closing and _closes(folded, at, closing[-1], end):
            closing.pop()
            if not closing and at - first <= _LONGEST:
                found.append((first, at + 1))
        else:
            first = at if not closing else first
            closing.append(_CLOSED_BY.get(sign, sign))
        at = folded.text.find('"', at + 1, end)
    if closing:
        plain = _PLAIN.finditer(folded.text, start, end)
        return [match.span() for match in plain]
    return found


def _closes(folded: Folded, at: int, closing: str, end: int) -> bool:
    """Whether a mark closes the last that was opened: by its sign, or as it stands."""
    sign = folded.raw[folded.place(at)]
    if sign not in closing:
        return False
    if sign in _CLOSED_BY.get(sign, "") or sign not in _CLOSED_BY.values():
        before = folded.text[at - 1]
        after = folded.text[at + 1 : min(at + 2, end)] or " "
        return before not in _OPENS_BEHIND or after in _ENDS
    return True


def blanked(folded: Folded) -> str:
    """Return a folded text with blanks for what is quoted, and the marks kept."""
    pieces, at = [], 0
    for start, end in spans(folded):
        pieces += [folded.text[at : start + 1], " " * (end - start - 2)]
        at = end - 1
    return "".join((*pieces, folded.text[at:]))


def is_struck(text: str, start: int, end: int) -> bool:
    """Whether a folded text asks to delete the words quoted from `start` to `end`."""
    before = text[max(0, start - _REACH) : start]
    return bool(_BEFORE.search(before) or _BEHIND.match(text[end : end + _REACH]))


def only_strikes(text: str) -> bool:
    """Whether words ask to delete what they quote, and quote nothing new.

    >>> only_strikes('Delete the words “and all”'), only_strikes('Say “all”')
    (True, False)
    """
    folded = fold(text)
    quoted = spans(folded)
    return bool(quoted) and all(is_struck(folded.text, *each) for each in quoted)


def replaced(folded: Folded) -> str:
    """Return the value that is to stand for another, verbatim, if there is one."""
    match = _REPLACED.search(folded.text)
    if match is None:
        return ""
    return folded.raw[folded.place(match.start("new")) : folded.end(match.end("new"))]


def exchanges(text: str) -> Iterator[re.Match[str]]:
    """Yield where folded words put a quotation, the first group, for another one.

    >>> [m[1] for m in exchanges('instead of "ten" put "five"')]
    ['five']
    """
    for match in _EXCHANGED.finditer(text):
        start, new = match.start(), match.start(1) - 1
        # "insert “x” before “y”": the second only tells where
        placed = _WHERE_BEFORE.search(text, max(start, new - _REACH), new)
        if not (placed or _PREFERS.search(text, max(0, start - _NEAR), start)):
            yield match


def may_be_new(text: str, start: int, end: int) -> bool:
    """Whether the words quoted there are not to go, and not only tell where.

    >>> text = 'after "women" add "and youth"'
    >>> may_be_new(text, 6, 13), may_be_new(text, 18, 29)
    (False, True)
    """
    before = text[max(0, start - _REACH) : start]
    where = _WHERE_BEFORE.search(before) or _WHERE_BEHIND.match(text, end)
    return not (where or is_struck(text, start, end))


def is_put(text: str, end: int) -> bool:
    """Whether a verb right behind a quotation that ends there puts it in.

    So does what it is to stand for: “ten” instead of “five”.
    """
    return _PUTS_IT.match(text, end) is not None or stands_for_others(text, end)


def is_new(text: str, start: int, end: int) -> bool:
    """Whether a few words quoted there are new: put for others, or proposed outright.

    >>> is_new('we propose "ten" instead', 11, 16), is_new('is "ten" enough?', 3, 8)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    put = _PUT_BEFORE.search(before) and _PUT_BEHIND.match(text, end)
    return bool(put) or is_put(text, end)


def stands_for_others(text: str, end: int) -> bool:
    """Tell whether the quotation that ends there is to stand for another one."""
    return _FOR_OLD.match(text, end) is not None
