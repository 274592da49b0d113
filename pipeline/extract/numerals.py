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

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

#: Where is the one written before a unit? Everywhere; not where the number begins
#: with it and ten, as in 十二; nowhere.
One = Literal["written", "initial", "silent"]


def written(number: int, style: str) -> str:
    """Write a number in a format of ST_NumberFormat; decimal where it has none.

    Empty for `none` and for a bullet, which is a mark and no number.
    """
    if style in ("none", "bullet"):
        return ""
    write = _FORMATS.get(style)
    return (write(number) if write and number >= 0 else "") or str(number)


def _padded(width: int) -> Callable[[int], str]:
    return lambda number: f"{number:0{width}}"


def _roman(number: int) -> str:
    if number >= 4000:  # noqa: PLR2004 (there is no sign for five thousand)
        return ""
    letters = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters.append(sign * times)
    return "".join(letters)


def _repeated(alphabet: str) -> Callable[[int], str]:
    """After the last letter come the letters doubled: z, aa, bb."""

    def write(number: int) -> str:
        times, index = divmod(number - 1, len(alphabet))
        return alphabet[index] * (times + 1) if 0 <= times < _MOST_REPEATED else ""

    return write


def _listed(signs: str) -> Callable[[int], str]:
    """As many signs as there are; decimal beyond."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _cycled(signs: str) -> Callable[[int], str]:
    """After the last sign the first comes again."""
    return lambda number: signs[(number - 1) % len(signs)] if number else ""


def _digits(signs: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", signs)
    return lambda number: str(number).translate(table)


def _counted(
    digits: str, units: str, *, one: One = "initial", gap: str = ""
) -> Callable[[int], str]:
    """Count as East Asian numerals do: digit, unit, digit, unit.

    `units` are those of 10, 100, 1000 and 10,000; `gap` stands for skipped ones,
    as in 一百零五.
    """

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

    def write(number: int) -> str:
        high, low = divmod(number, 10_000)
        if not number or high >= 10_000:  # noqa: PLR2004 (the next unit)
            return "" if number else digits[0]
        text = group(low)
        if high:
            skipped = low and not low // 1_000
            text = group(high) + units[3] + (gap if skipped else "") + text
        bare = one == "initial" and text.startswith(digits[1] + units[0])
        return text[1:] if bare else text

    return write


def _counted_to_99(digits: str) -> Callable[[int], str]:
    """Count up to ninety-nine and then write digit by digit."""
    count, spell = _counted(digits, "十百千万"), _digits(digits)
    return lambda number: count(number) if number <= 99 else spell(number)  # noqa: PLR2004 (the name says it)


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


def _cardinal_text(number: int) -> str:
    """Spell a number out, as in `Twenty-one`."""
    return _spelt(number).capitalize()


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

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネ"
    "ノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
    "ヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_HALF_WIDTH = str.maketrans(_AIUEO, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_VOWELS = "अआइईउऊऋऌऍऎएऐऑऒओऔ"

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "〇一二三四五六七八九"
_HAN_ZERO = "零一二三四五六七八九"
_KOREAN = "영일이삼사오육칠팔구"
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": _padded(2),
    "001": _padded(3),
    "0001": _padded(4),
    "00001": _padded(5),
    "α": _repeated(_GREEK),
    "Α": _repeated(_GREEK.upper()),
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _repeated("*†‡§"),
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "arabicAlpha": _repeated(_ALPHA),
    "arabicAbjad": _repeated(_ABJAD),
    "hebrew1": _hebrew,
    "hebrew2": _repeated(_HEBREW),
    "thaiLetters": _cycled(_THAI),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    # Word has these two the other way about.
    "hindiConsonants": _cycled(_VOWELS),
    "hindiVowels": _cycled(_CONSONANTS),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "ganada": _cycled("가나다라마바사아자차카타파하"),
    "chosung": _cycled("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "aiueo": _cycled(_AIUEO.translate(_HALF_WIDTH)),
    "aiueoFullWidth": _cycled(_AIUEO),
    "iroha": _cycled(_IROHA.translate(_HALF_WIDTH)),
    "irohaFullWidth": _cycled(_IROHA),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _listed(_CIRCLED),
    "decimalEnclosedCircleChinese": _listed(_CIRCLED),
    "decimalEnclosedParen": _listed("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _listed("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _listed("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    "ideographTraditional": _listed("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _listed("子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": _digits(_HAN),
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "koreanDigital": _digits(_KOREAN),
    "koreanDigital2": _digits(_HAN_ZERO),
    "japaneseCounting": _counted(_HAN, "十百千万", one="silent"),
    "japaneseLegal": _counted("〇壱弐参四伍六七八九", "拾百阡萬", one="written"),
    "koreanLegal": _korean_native,
    "koreanCounting": _counted(_KOREAN, "십백천만", one="silent"),
    "chineseCounting": _counted_to_99("○一二三四五六七八九"),
    "taiwaneseCounting": _counted_to_99("○一二三四五六七八九"),
    "chineseCountingThousand": _counted(_HAN_ZERO, "十百千万", gap="零"),
    "taiwaneseCountingThousand": _counted(_HAN_ZERO, "十百千萬", gap="零"),
    "chineseLegalSimplified": _counted(
        "零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", one="written", gap="零"
    ),
    "ideographLegalTraditional": _counted(
        "零壹貳參肆伍陸柒捌玖", "拾佰仟萬", one="written", gap="零"
    ),
}
