"""In which words does the site say a class, a verdict, a clock, an evidence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.lifecycle import Class
from rules.terms import Clock, EvidenceKind, Verdict

if TYPE_CHECKING:
    from rules.terms import Evidence

VERDICTS = {
    Verdict.ON_TIME: "on time",
    Verdict.GRACE: "in the grace period",
    Verdict.LATE: "late",
    Verdict.EARLY: "before the opening",
}

CLOCKS = {
    Clock.RECEIVED: "by the stamp of the first mail server of the secretariat",
    Clock.INTERNALDATE: "by the clock of the mailbox",
    Clock.FIRST_SEEN: "by the clock of the poll that first saw it",
}

#: What each line of the sums counts, and the list that it opens, if one is public.
SUMS = {
    Class.ACCEPTED: ("contributions that have a number", "submissions/"),
    Class.WITHDRAWN: ("contributions that their senders took back", "submissions/"),
    Class.WITHDRAWAL: ("messages that took back a contribution", "about/"),
    Class.LATE: ("received after the cut-off, not compiled", "late/"),
    Class.DUPLICATE: ("sent again, word for word", "about/"),
    Class.AUTOMATIC: ("absence notices and reports of failed delivery", "about/"),
    Class.NOT_A_SUBMISSION: ("mail on other matters", "about/"),
    Class.HELD: ("a person has still to decide", "about/"),
}

_EVIDENCE = {
    EvidenceKind.TRACKED_CHANGE: "Placed by tracked changes in the text of the draft",
    EvidenceKind.MARGIN_COMMENT: "Placed where the margin note hangs",
    EvidenceKind.TABLE_ORIGINAL: "Placed by the original text beside it in the table",
    EvidenceKind.TABLE_REFERENCE: "Placed by the number in the row of the table",
    EvidenceKind.EXPLICIT_REF: "Placed by the number that the text names",
    EvidenceKind.EDITED_COPY: "Placed by comparing an edited copy with the draft",
    EvidenceKind.MARKUP: "Placed by mark-up typed into the text of the draft",
    EvidenceKind.QUOTE: "Placed by the words of the draft that it quotes",
    EvidenceKind.CONTEXT: "Placed by what stands before it",
    EvidenceKind.MEANING: "Placed by what it is about",
    EvidenceKind.HEADER: "Placed by the heading it stands under",
}
_LONGEST = 120  # characters of the words an evidence rests on


def evidence(found: Evidence) -> str:
    """Say in one sentence why a comment stands where it stands."""
    known = found.kind in _EVIDENCE
    why = _EVIDENCE[EvidenceKind(found.kind)] if known else "Placed by a person"
    words = " ".join(found.value.split())
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1] + "…"
    return f"{why}: “{words}”." if words else f"{why}."
