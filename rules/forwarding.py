"""Does a mail pass on what somebody else wrote? Its subject or a line of it says so."""

from __future__ import annotations

import re

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
