"""Which number or letter do signs of other scripts stand for?"""

_LOOK_ALIKE = str.maketrans("асеорхук", "aceopxyk")


def latin(letter: str) -> str:
    """Give a Cyrillic letter that looks Latin its Latin twin."""
    return letter.translate(_LOOK_ALIKE)


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
