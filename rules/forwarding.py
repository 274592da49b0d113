"""Does a mail pass on, or answer, what others wrote? Its subject or a line says so."""

from __future__ import annotations

import re

from rules.tables import any_of, beside

_SUBJECT = re.compile(
    r"(?i)\s*(?:fwd?|tr|rv|wg|enc|i|пер|пересл|转发|轉寄|إعادة توجيه)\s*[:：]"
)
_ANNOUNCED = re.compile(
    r"(?i)\W{0,12}(?:begin |début du |inicio del |anfang der |начало )?"
    r"(?:forwarded (?:message|by)|message (?:transféré|réexpédié)|mensaje reenviado"
    r"|пересылаемое сообщение|пересланное сообщение|переадресованного сообщения"
    r"|weitergeleiteten? nachricht|رسالة مُ?عاد توجيهها|转发的?邮件)"
)


def is_subject(subject: str) -> bool:
    """Tell whether a subject is that of a mail passed on: "Fwd: our comments"."""
    return _SUBJECT.match(subject) is not None


def announces(line: str) -> bool:
    """Tell whether a line says that a mail passed on begins below it.

    >>> announces("-------- Message transféré --------"), announces("See my message")
    (True, False)
    """
    return _ANNOUNCED.match(line) is not None


def heads(block: str) -> bool:
    r"""Tell whether the first lines of a block are what a mail program wrote.

    >>> heads("On 3 May 2014, X\nwrote:\nDear all"), heads("On this, X wrote:\nNo.")
    (True, False)
    """
    lines = block.split("\n", _MOST_LINES)[:_MOST_LINES]
    ends = (n for n, line in enumerate(lines, 1) if line.rstrip().endswith((":", "：")))
    return any(introduces(" ".join(lines[:n])) for n in ends)


def points_inside(text: str) -> bool:
    """Tell whether words say that answers stand inside what is below them.

    >>> points_inside("See our replies inline."), points_inside("See our paper.")
    (True, False)
    """
    return _INLINE.search(text) is not None


_WROTE, _INLINE = (
    any_of(beside(__name__)["wrote"], re.DOTALL),
    any_of(beside(__name__)["inline"]),
)
#: So many lines it takes at most to say who wrote what is below.
_MOST_LINES = 4
#: A year, a time or an address: "on paragraph 17 they wrote:" is a sender's.
_DATED = re.compile(r"\d{4}|\d{1,2}[:.h]\d{2}|@")


def introduces(words: str, *, marked: bool = False) -> bool:
    """Tell whether a mail program wrote this above what somebody else said.

    With `marked`, what comes next is marked as quoted.

    >>> introduces("On 3 May 2014, X wrote:"), introduces("On this, X wrote:")
    (True, False)
    """
    sure = marked or _DATED.search(words) is not None
    return sure and _WROTE.match(words) is not None
