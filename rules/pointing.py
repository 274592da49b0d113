"""By what does a mail name one that its sender sent before, if by no number of ours?

By the subject that it had, in quotation marks; by the day on which it came; or its own
subject is that of the other with a word of correction beside it. Which one that is, the
record knows: where several had that subject or came that day, it is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar

from rules import months
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside


class Sent(Protocol):
    """What the record knows of a mail that may be meant."""

    subject: str
    received_at: datetime | None
    claimed_at: datetime | None


#: Subjects and days are told from numbers and Message-IDs by their beginnings.
POINTERS = ("subject:", "day:")
_SUBJECT, _DAY = POINTERS
T = TypeVar("T", bound=Sent)


def pointers(text: str, evidence: str) -> tuple[str, ...]:
    """Name subjects and days by which words speak of an earlier mail.

    `evidence` is the sentence that says what is done to it: they stand in it, or after
    it in the same line of thought.

    >>> pointers("We withdraw our mail “Two remarks” of 3 May.", "We withdraw our mail")
    ('subject:two remarks', 'day:05-03')
    """
    said = " ".join(text.split())
    start = max(said.find(evidence), 0)
    near = fold(said[start : start + len(evidence) + _NEAR]).text
    subjects = (_SUBJECT + _bare(found[1]) for found in _QUOTED.finditer(near))
    return tuple(dict.fromkeys((*subjects, *_days(near))))


def corrected(subject: str) -> str:
    """Name the subject that another one puts right; empty where it puts none right.

    >>> corrected("Re: Corrected version: Two remarks"), corrected("Two remarks (v2)")
    ('subject:two remarks', 'subject:two remarks')
    >>> corrected("Two remarks")
    ''
    """
    folded = _bare(subject)
    found = _BEFORE.match(folded) or _BEHIND.fullmatch(folded)
    rest = _bare(found["rest"]) if found else ""
    return _SUBJECT + rest if _WORD.search(rest) else ""


def pointed_at(hints: Collection[str], sent: Iterable[T]) -> list[T]:
    """Choose what hints name by its subject, and else by a day on which it was sent.

    Who names a subject means that one, and the day only where several had it.
    """
    known = list(sent)
    named = [one for one in known if _SUBJECT + _bare(one.subject) in hints]
    dated = [one for one in named or known if hints and _came(one, hints)]
    return dated or named


def _came(one: Sent, hints: Collection[str]) -> bool:
    times = [at for at in (one.received_at, one.claimed_at) if at]
    days = {_DAY + at.strftime(form) for at in times for form in ("%m-%d", "%Y-%m-%d")}
    return not days.isdisjoint(hints)


def _bare(subject: str) -> str:
    """Fold a subject, without what answers have before it and the signs around it."""
    folded = " ".join(fold(subject).text.split())
    return _ANSWERED.sub("", folded).strip(_AROUND)


def _days(folded: str) -> Iterator[str]:
    """Give the days that are said of a mail; one without a year may be of any.

    In 3/4 either number may be the month.
    """
    for found in _DATED.finditer(folded):
        for pattern in _DATES:
            if date := pattern.search(found[0]):
                said = date.groupdict()
                yield from _numbered(said["day"], said["month"], said["year"])
                if pattern is _SLASHED:
                    yield from _numbered(said["month"], said["day"], said["year"])


def _numbered(day: str, month: str, year: str | None) -> Iterator[str]:
    number = int(month) if month.isdigit() else _month(month)
    yield f"{_DAY}{f'{year}-' if year else ''}{number:02d}-{int(day):02d}"


def _month(word: str) -> int:
    return next(n for n, form in months.MONTHS.items() if re.fullmatch(form, word))


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(fold(word).text for word in words)})"


_TABLE = beside(__name__)
_NEAR = 120
_AROUND = " .,;:!-'\"()[]،。"
_WORD = later(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_QUOTED = later(r"(?:\"|(?<!\w)') ?([^\"]{2,200}?) ?(?:\"|'(?!\w))")
_ANSWERED = later(rf"(?:{_any(_TABLE['answered'])}\s*(?:\[\d+\])?\s*:\s*)+")
_CORRECTED = _any(_TABLE["corrected"])
_BEFORE = later(rf"{_CORRECTED}(?:\W*[:\-,.)\]]\s*|\s+)(?P<rest>.+)")
_BEHIND = later(rf"(?P<rest>.+?)(?:\s*[:\-,.(\[|]\s*|\s+){_CORRECTED}")

_MONTH = rf"(?P<month>{months.ANY})"
_DAY_OF = r"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?P<year>20\d\d)"
_SLASHED = later(rf"{_DAY_OF}/(?P<month>1[0-2]|0?[1-9])(?!\d)(?:/{_YEAR})?")
_DATES = (
    later(
        rf"{_DAY_OF}(?:st|nd|rd|th|er|°|\.)?\s?(?:of |de )?{_MONTH}"
        rf"(?![^\W\d_])(?:,? (?:de |del )?{_YEAR})?"
    ),
    later(rf"(?<!\w){_MONTH} {_DAY_OF[7:]}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR})?"),
    later(rf"{_YEAR}-(?P<month>1[0-2]|0[1-9])-{_DAY_OF[7:]}(?!\d)"),
    later(rf"{_DAY_OF}\.(?P<month>1[0-2]|0?[1-9])\.(?:{_YEAR})?(?!\d)"),
    later(rf"(?:{_YEAR}年)?(?P<month>1[0-2]|[1-9])月{_DAY_OF[7:]}[日号]"),
    _SLASHED,
)
_ANY_DATE = "|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for each in _DATES)
_DATED = later(
    rf"(?<!\w){_any(_TABLE['mail'])},? (?:{_QUOTED.pattern},? )?"
    rf"(?:{_any(_TABLE['on'])} ){{0,5}}(?:{_ANY_DATE})"
    rf"|(?:{_ANY_DATE}) ?{_any(_TABLE['behind'])}"
)
