"""In which order are the signs of a line read that runs from right to left?

What a PDF says of such a line is where each sign stands, and no more: what a program
makes of it has numbers and brackets on the wrong side of their neighbours, the signs
of one glyph in the wrong order, and letters in the forms they have within a word. So
signs are read by their places, words from right to left, numbers and words of other
scripts from left to right (as in UAX 9), and letters without their forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_LETTERS = (
    "\u05d0-\u05f4\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb1d-\ufdff\ufe70-\ufefc"
)
_LEFTWARDS = re.compile(f"[{_LETTERS}]")
_FORMS = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
#: What reads as it does elsewhere: words of other scripts with what stands between
#: them, and numbers.
_RIGHTWARDS = re.compile(
    rf"\d*(?![{_LETTERS}])[^\W\d_](?:[^{_LETTERS}]*(?![{_LETTERS}])[^\W_])?"
    r"|\d+(?:[.,:/\u066b\u066c]\d+)*"
)
#: What ends a sentence, at the head of a line that was set from left to right.
_STRAY = re.compile(rf"\A([.:!?؟؛،…]+) ?(?=[{_LETTERS}])(.*[^.:!?؟؛،…])\Z")
_OPENING, _CLOSING = "([{<«‹", ")]}>»›"
_MIRRORED = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_PAIRED = re.compile(r"[(\[{<«‹][^()\[\]{}<>«»‹›]*[)\]}>»›]")
_LAM, _ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")
#: Two signs that begin so near each other, in points, are one glyph.
_ONE_GLYPH = 0.05
#: The share of a line's height that is the gap between two words.
_GAP = 0.15


class Sign(NamedTuple):
    """A sign, and where it begins and ends across the line, from the left."""

    text: str
    left: float
    right: float


def is_leftwards(text: str) -> bool:
    """Tell whether a line runs from right to left: most of its letters do.

    >>> is_leftwards("م 4 (km)"), is_leftwards("المادة 4"), is_leftwards("see 4")
    (False, True, False)
    """
    return 2 * len(_LEFTWARDS.findall(text)) > sum(map(str.isalpha, text))


def ordered(signs: Iterable[Sign], height: float) -> str:
    """Put the signs of a line into the order of reading, with blanks between words."""
    shown = "".join(_spaced(_glyphs(signs), _GAP * height))
    pieces, at = [], 0
    for match in _RIGHTWARDS.finditer(shown):
        end = match.end()
        if match[0].count("(") > match[0].count(")") and shown[end : end + 1] == ")":
            end += 1
        pieces += [
            (shown[at : match.start()][::-1], True),
            (shown[match.start() : end], False),
        ]
        at = end
    pieces.append((shown[at:][::-1], True))
    pieces.reverse()
    plain = "".join(text for text, _ in pieces)
    mirrored = "".join(
        text.translate(_MIRRORED) if leftwards else text for text, leftwards in pieces
    )
    read = plain if _PAIRED.search(plain) else mirrored
    return formless(_STRAY.sub(r"\2\1", " ".join(read.split())))


def formless(text: str) -> str:
    """Write letters without the forms they have at the head or the end of a word.

    >>> formless("\ufefb \ufe83")
    'لا أ'
    """
    return _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)


def _glyphs(signs: Iterable[Sign]) -> list[Sign]:
    """Put together the signs of one glyph and its marks; sorted from the left.

    The signs within are told from the left, too. Of a lam with an alef the lam is
    read first, whatever a program made of it.
    """
    found: list[Sign] = []
    for sign in signs:
        last = found[-1] if found else None
        if (
            last
            and not sign.text.isspace()
            and (
                abs(last.left - sign.left) < _ONE_GLYPH
                or unicodedata.combining(sign.text[0])
            )
        ):
            both = sign.text + last.text
            if sign.text == _LAM and last.text in _ALEFS:
                both = both[::-1]
            left, right = min(last.left, sign.left), max(last.right, sign.right)
            found[-1] = Sign(both, left, right)
        elif sign.right > sign.left or not sign.text.isspace():
            found.append(sign)
    return sorted(found, key=lambda sign: sign.left + sign.right)


def _spaced(glyphs: Sequence[Sign], gap: float) -> Iterator[str]:
    """Yield the signs from the left, and a blank where there is room for one."""
    end = glyphs[0].left if glyphs else 0.0
    for text, left, right in glyphs:
        if left - end > gap:
            yield " "
        yield text
        end = max(end, right)
