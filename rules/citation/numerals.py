"""Which number or letter do signs of other scripts stand for?"""

_LOOK_ALIKE = str.maketrans("асеорхук", "aceopxyk")


def latin(letter: str) -> str:
    """Give a Cyrillic letter that looks Latin its Latin twin."""
    return letter.translate(_LOOK_ALIKE)


def roman(numeral: str) -> int:
    """Read a Roman numeral of the signs i, v, x.

    >>> roman("iv"), roman("xxi")
    (4, 21)
    """
    values = ["ivx".index(sign) for sign in numeral]
    numbers = [(1, 5, 10)[value] for value in values]
    return sum(-n if n < max(numbers[at:]) else n for at, n in enumerate(numbers))


def han(numeral: str) -> int:
    """Read a Chinese numeral up to 999.

    >>> han("二十九"), han("十七"), han("一百零五")
    (29, 17, 105)
    """
    total = 0
    digit = 0
    for sign in numeral:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + "零一二三四五六七八九".index(sign)
    return total + digit
