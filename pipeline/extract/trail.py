"""Which lines of a mail are the sender's, which a reply trail or a signature?

An annotation and never a deletion: every known trimmer lost words of an author
somewhere. Lines marked with > are quoted wherever they stand, so that answers
written between them stay the sender's own. A trail without such marks begins
with the line that the mail program wrote and goes to the end; answers in it are
told by their colour, where the sender announces them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rules import forwarding
from rules.tables import any_of, beside
from rules.terms import PassageKind

#: What each is for is said in the table.
_TABLE = beside(__name__)
_DISCLAIMER = any_of(_TABLE["disclaimer"], re.DOTALL)
_SEPARATOR, _FROM, _OTHER_HEADER, _CLOSING, _DEVICE = (
    any_of(_TABLE[name])
    for name in ("separator", "from", "other_header", "closing", "device")
)

_WROTE_END = re.compile(r"[:：]\s*$")
_MOST_WROTE_LINES = 4

_LINES_OF_HEADERS = 6
_RULE = re.compile(r"\s*_{10,}\s*")

#: What PGP writes around a text that it signs.
_ARMOUR = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----|Hash: \S+\s*$")
_SIGNED = "-----BEGIN PGP SIGNATURE-----"

_DELIMITER = re.compile(r"--\s*$|[_—–]{2}\s*$")
_MOST_SIGNATURE_LINES = 12
_MOST_SIGNATURE_WIDTH = 90
#: Between "Kind regards" and "--" stands a name, and nothing with a figure.
_MOST_NAME_LINES = 2
_NAME = re.compile(r"\s*[^\d\s.:;!?]\S*(?:\s+[^\d\s]+){0,5}\s*(?<![.:;!?])")
_SENTENCE = re.compile(r"\s*(?:\S+\s+){2,}\S+[.!?;:。！？؟]\s*$")


class Line(NamedTuple):
    """A line of a mail; `quoted` where its layout already says so.

    `coloured` where all its words are in a colour of their own.
    """

    text: str
    quoted: bool = False
    coloured: bool = False


def annotate(lines: Sequence[Line]) -> list[PassageKind]:
    r"""Tell for each line whether it is PARAGRAPH, QUOTED or SIGNATURE.

    >>> text = "I agree.\nOn 3 May 2014, A wrote:\n> Do you?\nYes.\n-- \nB"
    >>> [k.value[0] for k in annotate([Line(x, x[:1] == ">")
    ...     for x in text.split("\n")])]
    ['p', 'q', 'q', 'p', 's', 's']
    """
    kinds = [
        PassageKind.QUOTED if line.quoted else PassageKind.PARAGRAPH for line in lines
    ]
    for at, line in enumerate(lines):
        if line.quoted or not line.text.strip():
            continue
        length = _introduction(lines, at)
        if not length:
            continue
        until = at + length if _marked(lines, at + length) else len(lines)
        kinds[at:until] = [PassageKind.QUOTED] * (until - at)
        if until == len(lines):
            _answers(lines, kinds, at)
            break
    _sign(lines, kinds)
    _unseal(lines, kinds)
    return kinds


def _answers(lines: Sequence[Line], kinds: list[PassageKind], trail: int) -> None:
    """Give back to the sender the answers in colour within a trail.

    Only where the words above announce them, and where they are fewer than the
    lines that are answered: some programs colour a whole message.
    """
    own = (line.text for line in lines[:trail] if not line.quoted)
    if not any(map(forwarding.points_inside, own)):
        return
    filled = [at for at in range(trail, len(lines)) if lines[at].text.strip()]
    coloured = [at for at in filled if lines[at].coloured and not lines[at].quoted]
    if 2 * len(coloured) <= len(filled):
        for at in coloured:
            kinds[at] = PassageKind.PARAGRAPH


def _introduction(lines: Sequence[Line], at: int) -> int:
    """Say how many lines from here on introduce what is answered; 0 for none."""
    text = lines[at].text
    if _SEPARATOR.match(text):
        return 1
    rule = bool(_RULE.fullmatch(text))
    block = [n.text for n in lines[at + rule : at + rule + _LINES_OF_HEADERS]]
    if block and _FROM.match(block[0]):
        others = sum(bool(_OTHER_HEADER.match(n)) for n in block[1:])
        return 1 + rule if others > 1 else 0
    for length in range(1, _MOST_WROTE_LINES + 1):
        some = [n.text for n in lines[at : at + length]]
        if not some[-1].strip() or len(some) < length:
            return 0
        if _WROTE_END.search(some[-1]):
            whole = " ".join(some)
            marked = _marked(lines, at + length)
            return length if forwarding.introduces(whole, marked=marked) else 0
    return 0


def _marked(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the words that come next are marked as quoted."""
    return next((n.quoted for n in lines[at:] if n.text.strip()), False)


def _sign(lines: Sequence[Line], kinds: list[PassageKind]) -> None:
    """Mark the signature at the end of each stretch of the sender's own lines."""
    end = len(lines)
    while end > 0:
        if kinds[end - 1] is not PassageKind.PARAGRAPH:
            end -= 1
            continue
        start = end
        while start > 0 and kinds[start - 1] is PassageKind.PARAGRAPH:
            start -= 1
        begin = _signature(lines, start, _disclaimer(lines, start, end))
        kinds[begin:end] = [PassageKind.SIGNATURE] * (end - begin)
        end = start


def _disclaimer(lines: Sequence[Line], start: int, end: int) -> int:
    """Find where the disclaimers at the end of this stretch begin."""
    above = end
    while above > start:
        last = above
        while last > start and not lines[last - 1].text.strip():
            last -= 1
        first = last
        while first > start and lines[first - 1].text.strip():
            first -= 1
        if not _DISCLAIMER.match(" ".join(line.text for line in lines[first:last])):
            break
        above = first
    return above


def _unseal(lines: Sequence[Line], kinds: list[PassageKind]) -> None:
    """Mark what PGP wrote around the text as a signature."""
    if not any(line.text.startswith(_SIGNED) for line in lines):
        return
    sealed = False
    for at, line in enumerate(lines):
        text = line.text
        sealed = sealed or text.startswith(_SIGNED)
        if sealed or _ARMOUR.match(text):
            kinds[at] = PassageKind.SIGNATURE
        sealed = sealed and not text.startswith("-----END")


def _signature(lines: Sequence[Line], start: int, end: int) -> int:
    """Find where the signature of this stretch begins; `end` where there is none.

    From the last line upwards, to the first that opens a signature. A sentence
    is no part of one: comments below a name stay comments.
    """
    found, filled = end, 0
    for at in range(end - 1, start - 1, -1):
        text = lines[at].text
        filled += bool(text.strip())
        if _opens(lines, at, end):
            found, filled = at, 0
        elif found < end:
            if filled > _MOST_NAME_LINES or any(c.isdigit() for c in text):
                break
        elif (
            filled > _MOST_SIGNATURE_LINES
            or len(text) > _MOST_SIGNATURE_WIDTH
            or _SENTENCE.match(text)
        ):
            break
    return found


def _opens(lines: Sequence[Line], at: int, end: int) -> bool:
    """Tell whether this line opens a signature; a greeting only before a name."""
    text = lines[at].text
    if _DELIMITER.match(text) or _DEVICE.match(text):
        return True
    if not _CLOSING.match(text):
        return False
    below = [line.text for line in lines[at + 1 : min(end, at + 4)]]
    name = next((text for text in below if text.strip()), "")
    return not name or bool(_NAME.fullmatch(name))
