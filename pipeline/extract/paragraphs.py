"""Where on a page does a paragraph begin, and does it go on over the page?

After a gap, at an indent, at a number, a bullet or the label of a piece, or where the
line before ended although the next word would have fitted. On the next page, or in
the next column, it goes on where its last line is full and ends no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.extract.direction import is_leftwards
from pipeline.extract.joining import IDEOGRAPH
from pipeline.extract.page import Block, Row

_ENUMERATED = re.compile(
    r"""(?:
      \(?\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater))?[.)]
    | \(\w{1,4}\) | [a-z][.)] | [ivxlIVXL]{1,6}[.)] | §\s?\d | \d{1,2}(?:\.\d{1,2})+
    | [•▪◦‣●○■□·*–—-] | [\uf0a7\uf0b7\uf0d8]
    )(?:\s|$)
    | [（(][一二三四五六七八九十]{1,3}[）)] | [一二三四五六七八九十]{1,3}、""",
    re.VERBOSE,
)
_ENDED = re.compile(r"[.!?:;…。！？；：؟؛][\"'”’»)\]」』]*$")
#: A short word before the number of a piece: "(draft art.", with "2)" in the next line.
_BRIEF = re.compile(
    r"(?i)(?<![^\W_])(?<!this )(?<!the )(?<!each )(?:arts?|paras?|pars?|párrs?|nos?"
    r"|nrs?|núms?|secs?|sect|cl|cap|abs|ziff|ст|пп?|abschn|rn|§|cf|vgl|см)\.\Z"
)
#: A sign at the head of an item; a dash may stand in any line.
_BULLET = re.compile(r"[•▪◦‣●○■□·*–—\uf0a7\uf0b7\uf0d8-](?=\s)")
_DASHES = "-–—*"
_AND = re.compile(r"(?:,|، ?|(?<!\w)(?:and|or|et|ou|y|o|и|или|und|oder|أو))\Z")
#: A line that names a piece at its head: "Paragraph 5", "On paragraph 5", "第5段".
_LABEL = re.compile(
    r"(?i)(?:(?:(?:on|to|re|as (?:to|for|regards)|regarding|concerning|sur|à|au"
    r"|quant (?:à|au)|concernant|sobre|al?|en cuanto al?|к|по|об?|относительно|zu[mr]?"
    r"|بشأن)\s)?(?:(?:the|le|la|el|der|die|das|den|dem)\s|l['’])?"
    r"(?:(?:paragraphs?|paras?\.?|articles?|sections?|clauses?|points?|paragraphes?"
    r"|alinéas?|párrafos?|artículos?|apartados?|sección|пункт\w{0,3}|стать[яиеёю]\w?"
    r"|абзац\w{0,2}|раздел\w{0,2}|absatz|artikel|ziffer|abschnitt|punkt|nummer"
    r"|الفقرة|المادة|البند)\s?(?:[(\d]|[A-Z]\.?\d|[IVX]{1,5}(?!\w))|§§?\s?\d)"
    r"|(?:关于|对)?第\s?[\d一二三四五六七八九十百]{1,5}\s?[段条款项节])"
)

#: How much more than the usual distance of lines is a gap; in indents and
#: widths the unit is the height of a line.
_GAP = 1.22
_INDENT = 0.8
_SAME_LINE = 0.3
_ALIGNED = 0.3
_WIDE = 2.5
_SIZE = 1.2
_ALIKE = 0.2
#: A line so much shorter ends a paragraph also where no capital begins the next.
_ROOM = 4
#: Characters of what ends a sentence.
_TAIL = 8
_NEIGHBOURS = 8
#: A page with fewer lines says nothing of their distance.
_FEW_GAPS = 6
#: So many paragraphs whose first line is indented tell of a habit.
_HABIT = 2


def leading(rows: Sequence[Row]) -> float:
    """Return the distance of lines: of the most usual ones, the smallest."""
    usual = Counter(round(gap, 1) for gap in _gaps(rows))
    top = max(usual.values(), default=0)
    return min((g for g, n in usual.items() if 2 * n > top), default=0.0)


def add(
    number: int,
    rows: Sequence[Row],
    found: list[Block],
    before: Block | None,
    elsewhere: float,
) -> None:
    """Add the paragraphs of these lines; the first may go on from the one before.

    `elsewhere` is how far apart the lines of the document are.
    """
    apart = leading(rows)
    if elsewhere and len(_gaps(rows)) < _FEW_GAPS:
        apart = min(apart or elsewhere, elsewhere)
    lines = _onwards(rows)
    if before and continues(before, rows, _habit(found)):
        before.more[number] = []
        current = before.more[number]
    else:
        found.append(Block(number, []))
        current = found[-1].rows
    current.append(rows[0])
    first, usual = 0, median(row.height for row in rows)
    rights = _rights(lines)
    for at, (above, row) in enumerate(pairwise(lines), 1):
        wide = max(1, row.height / usual)
        if _begins(lines[first:at], above, row, rights[at - 1], apart * wide):
            found.append(Block(number, []))
            current, first = found[-1].rows, at
        current.append(rows[at])


def continues(block: Block, rows: Sequence[Row], habit: bool = False) -> bool:
    """Tell whether a paragraph goes on with these lines, on another page.

    `habit`: the first lines of its paragraphs are indented; then one that is not
    goes on, whatever sign ends the page.
    """
    lines = _onwards([row for _, row in block.lines])
    following = _onwards(rows[:2])
    right = max(line.right for line in lines)
    indented = _indented(following)
    full = len(lines) > 1 and not _is_short(lines[-1], following[0], right)
    if habit and full and not indented and len(following) > 1:
        return _is_same(lines[-1], following[0])
    return _continues(lines[-1], following[0], full=full and not indented)


def is_smaller(block: Block, row: Row) -> bool:
    """Tell whether a block is printed smaller than a line, as footnotes are."""
    return max(line.height for _, line in block.lines) < row.height * (1 - _ALIKE / 2)


def _gaps(rows: Sequence[Row]) -> list[float]:
    return [
        upper.bottom - lower.bottom
        for upper, lower in pairwise(rows)
        if 0 < upper.bottom - lower.bottom < 4 * upper.height
    ]


def _onwards(rows: Sequence[Row]) -> list[Row]:
    """Turn lines that run from right to left: what is left is where they begin."""
    if not is_leftwards(" ".join(row.text for row in rows)):
        return list(rows)
    return [replace(row, left=-row.right, right=-row.left) for row in rows]


def _habit(found: Sequence[Block]) -> bool:
    """Tell whether paragraphs begin with an indent, as far as they were seen."""
    several = [b for b in found if not (b.furniture or b.cell) and len(b.rows) > 1]
    indented = sum(_indented(_onwards(b.rows[:2])) for b in several)
    return indented >= _HABIT and 2 * indented > len(several)


def _indented(lines: Sequence[Row]) -> bool:
    pair = lines[:2]
    return len(pair) > 1 and pair[0].left - pair[1].left > _INDENT * pair[0].height


def _rights(rows: Sequence[Row]) -> list[float]:
    """Say for each line where the right margin of its column probably is."""
    rights = []
    for at, row in enumerate(rows):
        near = rows[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        column = [n.right for n in near if n.left < row.right and n.right > row.left]
        rights.append(max(column, default=row.right))
    return rights


def _is_short(above: Row, row: Row, right: float, room: float = 1) -> bool:
    """Tell whether the next word would have fitted into a line."""
    word = row.text.split(maxsplit=1)[0]
    if IDEOGRAPH.match(word):
        word = word[:2]
    letter = (row.right - row.left) / len(row.text)
    return above.right + letter * (len(word) + 1) < right - room * row.height


def _is_same(above: Row, row: Row) -> bool:
    """Tell whether a line may go on from another: nothing at its head begins."""
    begins = _ENUMERATED.match(row.text) or _LABEL.match(row.text)
    alike = abs(above.height - row.height) < _ALIKE * row.height
    return alike and not begins


def _continues(above: Row, row: Row, *, full: bool) -> bool:
    small = row.text[:1].islower()
    ended = _ends(above, row)
    return (small or full) and not ended and _is_same(above, row)


def _ends(above: Row, row: Row) -> bool:
    """Tell whether a line ends a sentence: "art." does not where a number is next."""
    brief = row.text[:1].isdigit() and _BRIEF.search(above.text[-3 * _TAIL :])
    return not brief and _ENDED.search(above.text[-_TAIL:]) is not None


def _begins(
    current: Sequence[Row], above: Row, row: Row, right: float, apart: float
) -> bool:
    """Tell whether a line begins a paragraph, or goes on with the one above."""
    gap, unit = above.bottom - row.bottom, row.height
    short = _is_short(above, row, right)
    if gap < -unit:  # upwards: the next column
        return not _continues(above, row, full=len(current) > 1 and not short)
    if gap < _SAME_LINE * unit:
        return row.left - above.right > _WIDE * unit
    taller = max(above.height, row.height) / min(above.height, row.height)
    if gap > _GAP * apart + 0.1 * unit or taller > _SIZE:
        return True
    ended = _ends(above, row)
    capital = row.text[:1].isupper()
    indent = (row.left - above.left) / unit
    return (
        (short and (ended or capital))
        or (not row.text[:1].islower() and _is_short(above, row, right, _ROOM))
        or (bool(_ENUMERATED.match(row.text)) and (ended or indent < -_SAME_LINE))
        or (ended and _LABEL.match(row.text) is not None)
        or _is_next_item(current, above, row)
        or (indent > _INDENT and ended)
        or (indent < -_INDENT and len(current) > 1)
    )


def _is_next_item(current: Sequence[Row], above: Row, row: Row) -> bool:
    """Tell whether a line begins with the sign of the item above it, below that."""
    sign, first = _BULLET.match(row.text), current[0]
    if not sign or abs(row.left - first.left) > _ALIGNED * row.height:
        return False
    hangs = any(line.left - first.left > _ALIGNED * row.height for line in current)
    dash = sign[0] in _DASHES and not (hangs or _AND.search(above.text[-_TAIL:]))
    return first.text.startswith(sign[0]) and not dash
