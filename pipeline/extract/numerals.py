"""How is a number written in the format that a list asks for?

The formats are those of ECMA-376 part 1, 17.18.59 (ST_NumberFormat), written as
Word does where it differs from the standard ([MS-OI29500] 2.1.540); one that Word
calls custom is named by its first number, as in `001` or `α`. Words are English.
What is not known here is written in decimal digits, as Word does beyond the end
of an alphabet.

>>> written(28, "lowerLetter"), written(14, "upperRoman"), written(21, "ordinal")
('bb', 'XIV', '21st')
>>> written(2014, "japaneseCounting"), written(105, "chineseCountingThousand")
('二千十四', '一百零五')
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rules.tables import beside

#: What HTML and OpenDocument call some of the formats.
BRIEF_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}


def written(number: int, style: str) -> str:
    """Write a number in a format of ST_NumberFormat; decimal where it has none.

    Empty for `none` and for a bullet, which is a mark and no number.
    """
    if style in ("none", "bullet"):
        return ""
    write = _FORMATS.get(style)
    return (write(number) if write and number >= 0 else "") or str(number)


def _roman(number: int) -> str:
    if number >= 4000:  # noqa: PLR2004 (there is no sign for five thousand)
        return ""
    letters = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters.append(sign * times)
    return "".join(letters)


def _repeated(alphabet: str, number: int) -> str:
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1) if 0 <= times < _MOST_REPEATED else ""


def _cycled(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)] if number else ""


def _listed(signs: str, number: int) -> str:
    return signs[number - 1] if 0 < number <= len(signs) else ""


def _digits(signs: str, number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", signs))


def _counted(  # noqa: PLR0913 (the columns of its table)
    number: int,
    *,
    digits: str,
    units: str,
    one: str = "initial",
    gap: str = "",
    spelt: int | None = None,
) -> str:
    """Count as East Asian numerals do; what each word means is said in the table."""

    def group(number: int) -> str:
        words, skipped = [], False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                unit = units[power - 1] if power else ""
                silent = digit == 1 and unit and one == "silent"
                words.append(
                    (gap if skipped else "") + ("" if silent else digits[digit])
                )
                words.append(unit)
            skipped = bool(words) and not digit
        return "".join(words)

    if spelt and number >= spelt:
        return _digits(digits, number)
    high, low = divmod(number, 10_000)
    if not number or high >= 10_000:  # noqa: PLR2004 (the next unit)
        return "" if number else digits[0]
    text = group(low)
    if high:
        skipped = low and not low // 1_000
        text = group(high) + units[3] + (gap if skipped else "") + text
    bare = one == "initial" and text.startswith(digits[1] + units[0])
    return text[1:] if bare else text


_AVOIDED = {15: "טו", 16: "טז"}


def _hebrew(number: int) -> str:
    """Letters as numerals; 15 and 16 avoid the spelling of a holy name."""
    if number > 999 or not number:  # noqa: PLR2004 (no letter for a thousand)
        return ""
    hundreds, rest = divmod(number, 100)
    text = ("ת" * (hundreds // 4)) + ("", "ק", "ר", "ש")[hundreds % 4]
    if rest in _AVOIDED:
        return text + _AVOIDED[rest]
    tens, ones = divmod(rest, 10)
    return text + " יכלמנסעפצ"[tens].strip() + " אבגדהוזחט"[ones].strip()


def _ordinal_text(number: int) -> str:
    """Spell out which one it is, as in `Twenty-first`."""
    words = _spelt(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return words and f"{words[:start]}{_ORDINALS.get(last, regular)}".capitalize()


def _spelt(number: int) -> str:
    if number >= 1000:  # noqa: PLR2004 (nobody counts paragraphs in thousands)
        return ""
    hundreds, rest = divmod(number, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest < len(_ONES):
        words += [_ONES[rest]] if rest or not hundreds else []
    else:
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    return " ".join(words)


def _korean_native(number: int) -> str:
    tens, ones = divmod(number, 10)
    known = tens < len(_KOREAN_TENS)
    return _KOREAN_TENS[tens] + _KOREAN_ONES[ones] if known else ""


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


#: Nobody reads thirty letters in a row, and a forged number asks for millions.
_MOST_REPEATED = 30
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = (
    *("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
    "ninety",
)
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")

_TABLE = beside(__name__)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "001": lambda number: f"{number:03}",
    "0001": lambda number: f"{number:04}",
    "00001": lambda number: f"{number:05}",
    "numberInDash": lambda number: f"- {number} -",
    "cardinalText": lambda number: _spelt(number).capitalize(),
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "hebrew1": _hebrew,
    "koreanLegal": _korean_native,
    **{name: partial(_counted, **how) for name, how in _TABLE["counted"].items()},
    **{
        name: partial(write, signs)
        for kind, write in (
            ("repeated", _repeated),
            ("cycled", _cycled),
            ("listed", _listed),
            ("digits", _digits),
        )
        for name, signs in _TABLE[kind].items()
    },
}
