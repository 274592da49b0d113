"""How is a name, an instant, a label or a submitted text put on paper?

The words of others pass through untouched. Two things only are shown instead of
written: characters that a format cannot hold (as U+FFFD), and the sender's own
insertions and deletions (as marks around the words).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from rules.consolidation import Consolidation, Contribution, Entry, Standing, speaking
from rules.deadline import MONTHS
from rules.marks import pieces
from rules.terms import Action, Comment, Draft, Paragraph, Stakeholder

if TYPE_CHECKING:
    from rules.folding import Fold

#: What XML 1.0 cannot hold: C0 but tab, line feed and carriage return; lone
#: surrogates; the two non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n?")

#: Letters of right-to-left scripts, and the controls of direction.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Marked(NamedTuple):
    """Words with the sender's mark: `""`, `"ins"`, `"del"` or `"q"` (quoted)."""

    text: str
    mark: str


def writable(text: str) -> str:
    r"""Show characters that no XML can hold as U+FFFD, and end lines with \n.

    >>> writable("a\x07b\r\nc")
    'a\ufffdb\nc'
    """
    if text.isprintable():  # most texts; to see that takes no time
        return text
    return _BREAK.sub("\n", _UNWRITABLE.sub("\ufffd", text))


def direction(text: str) -> str:
    """Say `rtl` or `ltr` by the first strong character (UAX #9, P2 and P3).

    >>> direction("1. نقترح"), direction("1. Agreed")
    ('rtl', 'ltr')
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def turns(text: str) -> bool:
    """Tell whether the text could turn the order of what stands beside it."""
    return bool(_TURNING.search(text))


def marked(comment: Comment) -> tuple[Marked, ...]:
    """Split the words of a comment where the sender inserted, deleted or quoted."""
    return tuple(Marked(writable(text), mark) for text, mark in pieces(comment))


def stakeholder(who: Stakeholder) -> str:
    """Name a stakeholder as the compilations do: `Canada, Government`.

    Controls of direction are shown as U+FFFD: in a name they serve only to make
    one name look like another.
    """
    name = _CONTROLS.sub("\ufffd", writable(who.name))
    return name + (f", {who.type.capitalize()}" if who.type else "")


def named(who: Sequence[Stakeholder], *, review: bool) -> Sequence[Stakeholder]:
    """Give the stakeholders that may be printed: all, or one proposed.

    Rivals are not: a list of names would read as a joint submission.
    """
    return () if review and len(who) > 1 else who


def speakers(who: Sequence[Stakeholder], *, review: bool) -> str:
    """Name who speaks, or say that a person has still to confirm it."""
    names = "; ".join(map(stakeholder, named(who, review=review)))
    if not names:
        return "Stakeholder to be confirmed"
    return f"{names} (to be confirmed)" if review else names


def senders(one: Contribution) -> str:
    """Name who speaks in a submission, each as its comments do."""
    said = (speakers([who], review=review) for who, review in speaking(one).items())
    return "; ".join(said) or speakers(one.stakeholders, review=one.stakeholder_review)


def fate(one: Contribution, zone: str) -> str:
    """Say what became of a submission that is not compiled; empty if it is."""
    if one.set_aside is not None:
        return f"set aside by the secretariat on {day(one.set_aside, zone)}"
    if one.standing is Standing.SUPERSEDED:
        return f"superseded by {one.superseded_by}"
    if one.standing is Standing.REPEATS:
        return f"perhaps {one.repeats} sent again, to be confirmed"
    return "" if one.counts else one.standing.value


def nameless(one: Contribution) -> bool:
    """Tell whether nobody is named as its sender: it is gone, or not proven."""
    return one.standing in (Standing.WITHDRAWN, Standing.SET_ASIDE, Standing.UNPROVEN)


def standing(entry: Entry) -> str:
    """Say what stands between the name and the words, if anything does."""
    return "Deleted" if entry.comment.action is Action.DELETE else ""


def insertion(comment: Comment) -> str:
    """Say that a comment is a new paragraph, if it is."""
    return "[New para] " if comment.action is Action.ADD else ""


def names(fold: Fold) -> str:
    """Name all who say the same, each once."""
    said = (speakers(entry.who, review=entry.who_review) for entry in fold.entries)
    return "; ".join(dict.fromkeys(said))


def numbers(fold: Fold) -> str:
    """Give the numbers of the submissions that say the same, each once."""
    return ", ".join(dict.fromkeys(entry.number for entry in fold.entries))


def label(draft: Draft, paragraph: Paragraph) -> str:
    """Print a label, with the one of the earlier generation where there is one."""
    former = draft.former.get(paragraph.label or "")
    return writable(
        f"{paragraph.label} (former {former})" if former else paragraph.label or ""
    )


def also_on(comment: Comment) -> str:
    """Name the paragraphs of a comment that is on several."""
    if len(comment.paragraphs) < 2:  # noqa: PLR2004 - one is told by its place
        return ""
    return f"on {', '.join(map(writable, comment.paragraphs))}"


def candidates(comment: Comment) -> str:
    """Name the paragraphs an unplaced comment may belong to, best first."""
    return "; ".join(
        writable(f"{c.document}, {c.paragraph}") for c in comment.candidates
    )


def issue(consolidation: Consolidation) -> str:
    """Name the issue: the series and the call, with its revision."""
    revision = f" Rev.{consolidation.revision}" if consolidation.revision else ""
    return f"{consolidation.series} · {consolidation.title}{revision}"


def day(at: datetime, zone: str) -> str:
    """Give the local date of an instant: `17 January 2014`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def instant(at: datetime, zone: str) -> str:
    """Give an instant on the clock of the call and in UTC.

    >>> from datetime import UTC, datetime
    >>> instant(datetime(2014, 1, 17, 22, 59, 59, tzinfo=UTC), "Europe/Zurich")
    '17 January 2014, 23:59:59 Zurich (22:59:59 UTC)'
    """
    local = at.astimezone(ZoneInfo(zone))
    utc = at.astimezone(ZoneInfo("UTC"))
    if zone in ("UTC", "Etc/UTC"):
        return f"{day(at, zone)}, {utc:%H:%M:%S} UTC"
    other_day = "" if utc.date() == local.date() else f"{day(at, 'UTC')}, "
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{day(at, zone)}, {local:%H:%M:%S} {place} ({other_day}{utc:%H:%M:%S} UTC)"
