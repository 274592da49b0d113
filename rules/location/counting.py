"""Which values do words name: "five miles", "un dixième", "chaque année", "九十天"?

Numerals are a small class in every language, and so are the words for how often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rules.citation.numerals import han
from rules.remembered import of_words

if TYPE_CHECKING:
    from rules.alignment import Words

_TO_TWELVE = (
    "one two three four five six seven eight nine ten eleven twelve",
    "- deux trois quatre cinq six sept huit neuf dix onze douze",
    "- dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "- dois três quatro cinco seis sete oito nove dez onze doze",
    "- два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "- двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати",
    "- zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "- - ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "- - ثلاث أربع خمس ست سبع ثماني تسع عشر",
)
_OTHERS = {
    13: "thirteen treize trece treze тринадцать тринадцати dreizehn",
    14: "fourteen quatorze catorce четырнадцать четырнадцати vierzehn",
    15: "fifteen quinze quince пятнадцать пятнадцати fünfzehn",
    16: "sixteen seize dieciséis шестнадцать sechzehn",
    18: "eighteen dieciocho dezoito восемнадцать achtzehn",
    20: "twenty vingt veinte vinte двадцать двадцати zwanzig عشرين عشرون",
    30: "thirty trente treinta trinta тридцать тридцати dreißig ثلاثين ثلاثون",
    40: "forty quarante cuarenta quarenta сорок сорока vierzig أربعين أربعون",
    50: "fifty cinquante cincuenta cinquenta пятьдесят пятидесяти fünfzig خمسين خمسون",
    60: "sixty soixante sesenta sessenta шестьдесят шестидесяти sechzig ستين ستون",
    70: "seventy setenta семьдесят siebzig سبعين سبعون",
    80: "eighty ochenta oitenta восемьдесят achtzig ثمانين ثمانون",
    90: "ninety noventa девяносто neunzig تسعين تسعون",
    100: "hundred cent cien cem сто ста hundert einhundert مائة مئة",
    1000: "thousand mille mil тысяч тысяча tausend ألف",
}
_NUMBERS = {
    word: number
    for number, words in (
        *((n, w) for row in _TO_TWELVE for n, w in enumerate(row.split(), 1)),
        *_OTHERS.items(),
    )
    for word in words.split()
    if word != "-"
}
#: Parts of a whole: a half, a third, a quarter, a fifth, a tenth.
_PARTS = {
    word: part
    for part, words in {
        2: "half moitié mitad metade половина половину половины hälfte نصف",
        3: "third thirds tiers tercio tercios terço треть трети drittel ثلث",
        4: "quarter quarters quart quarts cuarto cuartos четверть viertel ربع",
        5: "fifth fifths cinquième quinto quintos пятая пятую fünftel خمس",
        10: "tenth tenths dixième décimo десятая десятую zehntel عشر",
    }.items()
    for word in words.split()
}
#: Ordinals that name a part before a word for it: "la tercera parte".
_PARTS_OF = {"tercera": 3, "cuarta": 4, "quinta": 5, "sexta": 6, "décima": 10}
#: Days and months, from the first: another one is another value.
_CALENDAR = {
    word: f"{kind} {number}"
    for kind, rows in {
        "day": (
            "monday tuesday wednesday thursday friday saturday sunday",
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
            "lunes martes miércoles jueves viernes sábado domingo",
            "понедельник вторник среду четверг пятницу субботу воскресенье",
            "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        ),
        # "may" is a verb, most often
        "month": (
            (
                "january february march april - june july august september october"
                " november december"
            ),
            (
                "janvier février mars avril mai juin juillet août septembre octobre"
                " novembre décembre"
            ),
            (
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre"
                " noviembre diciembre"
            ),
            (
                "января февраля марта апреля мая июня июля августа сентября октября"
                " ноября декабря"
            ),
            (
                "januar februar märz april mai juni juli august september oktober"
                " november dezember"
            ),
        ),
    }.items()
    for row in rows
    for number, word in enumerate(row.split(), 1)
    if word != "-"
}
#: How often: before the word for a time.
_OFTEN = re.compile(
    r"each|every|twice|chaque|cada|todos|toutes|tous|кажд\w+|ежегодно|jede[rsmn]?|كل|每"
)
_HAN = frozenset("一二三四五六七八九十百零两")
_HUNDRED, _TENS, _TWENTY = 100, 10, 20
#: A longer number is no value of a text; of thousands of digits Python makes none.
_DIGITS = 18
#: "Quatre-vingt", and what goes on behind "soixante" and it to the next twenty.
_TIMES_TWENTY = (4, 60, 80)


class Value(NamedTuple):
    """What a number or a word for how often says, and which words say it."""

    what: str
    start: int
    end: int


@of_words
def values(words: Words) -> tuple[Value, ...]:
    """Find the values that words name, in order; "one" is most often an article.

    >>> [v.what for v in values(("two", "hundred", "kilometres", "every", "year"))]
    ['200', 'each year']
    """
    return tuple(_found(words))


def _found(words: Words) -> Iterator[Value]:
    at = 0
    while at < len(words):
        number, end = _number(words, at)
        part = _PARTS.get(words[end]) if end < len(words) else None
        if words[at] in _CALENDAR:
            yield Value(_CALENDAR[words[at]], at, at + 1)
        elif words[end + 1 : end + 2] == ("parte",) and words[end] in _PARTS_OF:
            yield Value(f"{number or 1}/{_PARTS_OF[words[end]]}", at, end + 2)
            end += 2
        elif part:
            yield Value(f"{number or 1}/{part}", at, end + 1)
            end += 1
        elif number is not None and words[end : end + 2] == ("分", "之"):
            part, end = _number(words, end + 2)  # "四分之三" is three quarters
            yield Value(f"{part or 1}/{number}", at, end)
        elif number is not None:
            yield Value(str(number), at, end)
        elif _OFTEN.fullmatch(words[at]) and _number(words, at + 1)[0] is None:
            end = at + 2
            if at + 1 < len(words):
                yield Value(f"each {words[at + 1]}", at, end)
        at = max(end, at + 1)


def _number(words: Words, at: int) -> tuple[int | None, int]:
    """Read a number of one or more words that begins at `at`."""
    end = at
    while end < len(words) and words[end] in _HAN:
        end += 1
    if end > at:
        known = end - at <= _DIGITS
        return han("".join(words[at:end]).replace("两", "二")) if known else None, end
    total: int | None = None
    while end < len(words):
        word = words[end]
        counts = word.isdecimal() and len(word) <= _DIGITS
        number = int(word) if counts else _NUMBERS.get(word)
        if number is None or not (total is None or _goes_on(total, number)):
            break
        if total is None:
            total = number
        else:
            times = number >= _HUNDRED or (total, number) == (4, _TWENTY)
            total = total * number if times else total + number
        end += 1
    return total, end


def _goes_on(total: int, number: int) -> bool:
    """Whether a number word continues one: "two hundred", "quatre-vingt-dix"."""
    if total in _TIMES_TWENTY:
        return number == _TWENTY or (total > _TWENTY and number < _TWENTY)
    if number >= _HUNDRED:
        return total < number
    return total % _HUNDRED == 0 or (total % _TENS == 0 and number < _TENS)


_YEAR, _NUMBER = re.compile(r"(?:19|20)\d\d\Z"), re.compile(r"(?!day |month )")
#: A value is another only where the paragraph has one of its kind: how often, a day, a
#: month, a year; of all others one is like the other.
_KINDS = (*map(re.compile, ("each ", "day ", "month ")), _YEAR, _NUMBER)
_LONG = 4


def fresh_values(words: Words, own: Words) -> list[Value]:
    """Return the values that a paragraph with values does not name."""
    known = {value.what for value in values(own)}
    return [
        v
        for v in values(words)
        if known and is_fresh(v.what, known) and not _counts(words, v)
    ]


def _counts(words: Words, value: Value) -> bool:
    """Whether a figure is the number of something: "question 2", "step 4 to step 5"."""
    if not words[value.end - 1].isdecimal():
        return False
    behind = words[value.end :][:1]
    before = words[value.start - 1] if value.start else ""
    return not behind or (len(before) >= _LONG and len(behind[0]) < _LONG)


def is_fresh(value: str, known: set[str]) -> bool:
    """Whether a paragraph does not name a value; "one" is most often an article."""
    if value in known or value == "1":
        return False
    kind = next(kind for kind in _KINDS if kind.match(value))
    return any(map(kind.match, known))


def is_dated(value: str) -> bool:
    """Whether a value is a day of the week or a month, and no number."""
    return _NUMBER.match(value) is None


def is_year(value: str) -> bool:
    """Whether a value is a year of these centuries."""
    return _YEAR.match(value) is not None
