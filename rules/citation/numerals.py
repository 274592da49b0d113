"""Which number or letter do signs of other scripts stand for?"""

_LOOK_ALIKE = str.maketrans("асорхук", "acopxyk")
#: The letters by which lists count, in their order: the first stands for a.
_COUNTED = ("абвгдежзик", "αβγδεζηθικ", "أبجدهوزحطيكلمن", "甲乙丙丁戊己庚辛壬癸")
_LATIN = "abcdefghijklmn"
_BY_PLACE = {
    sign: _LATIN[place] for signs in _COUNTED for place, sign in enumerate(signs)
}


_TIMES = {"十": 10, "百": 100, "千": 1000}


def latin(letter: str) -> str:
    """Give a Cyrillic letter that looks Latin its Latin twin."""
    return letter.translate(_LOOK_ALIKE)


def readings(sign: str) -> tuple[str, ...]:
    """Say for which Latin letters a sign may stand, by its place or by its look.

    >>> readings("ج"), readings("丙"), readings("в"), readings("е"), readings("c")
    (('c',), ('c',), ('c',), ('f', 'e'), ('c',))
    """
    if sign == "е":  # the sixth of its list looks like the fifth of the other
        return ("f", "e")
    return (_BY_PLACE.get(sign, sign),)


def roman(numeral: str) -> int:
    """Read a Roman numeral of the signs i, v, x.

    >>> roman("iv"), roman("xxi")
    (4, 21)
    """
    values = ["ivx".index(sign) for sign in numeral]
    numbers = [(1, 5, 10)[value] for value in values]
    return sum(-n if n < max(numbers[at:]) else n for at, n in enumerate(numbers))


def numeral(number: int) -> str:
    """Write a number below forty in the signs i, v, x; nothing for another.

    >>> numeral(4), numeral(29), numeral(40)
    ('iv', 'xxix', '')
    """
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens, one = divmod(number, 10)
    return "x" * tens + ones[one] if tens < len("xxxx") else ""


def counted(sign: str) -> tuple[str, ...]:
    """Give a Roman numeral for figures, and figures for a Roman numeral.

    >>> counted("2"), counted("iv"), counted("b")
    (('ii',), ('4',), ())
    """
    if sign.isdecimal():
        return (numeral(int(sign)),)
    return (str(roman(sign)),) if {*sign} <= {*"ivx"} else ()


def han(numeral: str) -> int:
    """Read a Chinese numeral up to 9999.

    >>> han("二十九"), han("十七"), han("一百零五"), han("一千零一十二")
    (29, 17, 105, 1012)
    """
    total = 0
    digit = 0
    for sign in numeral:
        if sign in _TIMES:
            total += (digit or 1) * _TIMES[sign]
            digit = 0
        else:
            digit = digit * 10 + "零一二三四五六七八九".index(sign)
    return total + digit
