"""What does a compilation say, block by block, in the layout of WSIS?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from outbox.compilation.blocks import (
    Block,
    Heading,
    Remark,
    Table,
    base,
    said,
)
from outbox.compilation.wording import (
    fate,
    instant,
    issue,
    nameless,
    senders,
    stakeholder,
    writable,
)
from rules.consolidation import (
    Consolidation,
    Contribution,
    DraftEntries,
    Entry,
    ParagraphEntries,
    Standing,
    speaking,
)
from rules.deadline import last_second
from rules.folding import folds
from rules.terms import Stakeholder, Verdict

if TYPE_CHECKING:
    from rules.changes import Changes


def layout(consolidation: Consolidation) -> Iterator[Block]:
    """Go through the compilation from its title to its sums."""
    yield from _front(consolidation)
    yield Heading(level=1, text="General comments", anchor="general")
    if not consolidation.general:
        yield Remark(text="No comments on all drafts together were received.")
    yield from _said(consolidation.general)
    for at, entries in enumerate(consolidation.drafts, 1):
        yield from _draft(entries, f"draft-{at}")
    if consolidation.unplaced:
        yield Heading(level=1, text="Comments to be placed", anchor="unplaced")
        yield Remark(
            text="These comments stand here until a person has confirmed the "
            "paragraphs they are about. Likely paragraphs are named after each."
        )
        yield from _said(consolidation.unplaced)
    yield from lists(consolidation)


def lists(c: Consolidation) -> Iterator[Block]:
    """Go through the lists after the comments: who, what, late, how many."""
    zone = c.window.zone
    yield Heading(level=1, text="Contributors", anchor="contributors")
    yield Table(
        columns=("Stakeholder", "Submissions"),
        shares=(60, 40),
        rows=(
            (
                stakeholder(who.stakeholder)
                + (" (to be confirmed)" if who.review else ""),
                ", ".join(who.numbers),
            )
            for who in c.contributors
        ),
    )
    yield Heading(level=1, text="Statistics", anchor="statistics")
    yield _statistics(c)
    yield from _unnamed(c)
    yield Heading(level=1, text="Submissions", anchor="submissions")
    yield Table(
        columns=("Number", "Received", "From", "Comments"),
        shares=(15, 37, 26, 22),
        rows=(_submission(one, zone) for one in c.contributions),
    )
    if c.late:
        yield Heading(level=1, text="Late submissions", anchor="late")
        yield Remark(
            text="Received after the cut-off; listed by number only, not compiled."
        )
        yield Table(
            columns=("Delivery", "Received"),
            shares=(40, 60),
            rows=((name, instant(at, zone)) for name, at in c.late),
        )
    yield Heading(level=1, text="Sums", anchor="sums")
    yield Remark(
        text="All deliveries to the consultation on the day of issue, those to its "
        f"other calls among them. The list above holds the {len(c.contributions)} "
        f"numbers of this call; {sum(one.counts for one in c.contributions)} are "
        "compiled."
    )
    yield Table(
        columns=("Deliveries to the consultation", "Number"),
        shares=(60, 40),
        rows=(
            *((k.capitalize(), str(n)) for k, n in c.sums.classes.items()),
            ("All deliveries", str(c.sums.deliveries)),
        ),
    )


def _front(c: Consolidation) -> Iterator[Block]:
    window, zone = c.window, c.window.zone
    yield Heading(level=0, text=writable(issue(c)))
    yield Remark(text=writable(c.consultation))
    opened = f" from {instant(window.opens, zone)}" if window.opens else ""
    before = after = False
    for one in c.contributions:
        before |= one.counts and one.verdict is Verdict.EARLY
        after |= one.counts and one.received_at >= window.hard
    besides = ", what came before the opening" * (before and after)
    besides += ", and what came before the opening" * (before and not after)
    besides += ", and what was admitted after the cut-off" * after
    yield Remark(
        text="Note: This document is a consolidation of comments and proposals "
        f"only. It holds what was received{opened} to "
        f"{instant(last_second(window.hard), zone)}{besides}. The soft deadline was "
        f"{instant(last_second(window.soft), zone)}. Texts are reproduced as "
        "submitted. The number in brackets is that of the submission. Words that a "
        "sender inserted are underlined, words that a sender deleted are struck "
        "through, words that a sender only repeats to answer them are in grey italics. "
        f"Issued {instant(c.issued_at, zone)}."
    )
    if c.changes:
        yield Remark(text=_changes(c.changes))
    yield Table(
        columns=("Draft", "Title", "Comments", "Paragraphs with comments"),
        shares=(22, 44, 14, 20),
        rows=tuple(
            (
                writable(d.draft.id),
                writable(d.draft.title),
                str(d.count),
                f"{sum(map(_has_comments, d.paragraphs))} of {len(d.draft.labels)}",
            )
            for d in c.drafts
        ),
        anchors=tuple(f"draft-{at}" for at in range(1, len(c.drafts) + 1)),
    )


def _changes(changes: Changes) -> str:
    """Say by numbers what is otherwise than in the issue before."""
    what = {
        "New": changes.new,
        "Changed": changes.changed,
        "No longer listed": changes.gone,
    }
    told = " ".join(f"{k}: {', '.join(v)}." for k, v in what.items() if v)
    return f"Since the issue before: {told or 'the dates of the call changed.'}"


def _has_comments(entries: ParagraphEntries) -> bool:
    return bool(entries.entries)


def _draft(entries: DraftEntries, anchor: str) -> Iterator[Block]:
    draft = entries.draft
    yield Heading(level=1, text=writable(f"{draft.id}: {draft.title}"), anchor=anchor)
    if not entries.count:
        yield Remark(text="No comments were received on this draft.")
    yield from _said(entries.general)
    printed: set[str] = set()
    heading = ""
    for at in entries.paragraphs:
        if at.paragraph.heading not in ("", heading):
            heading = at.paragraph.heading
            yield Heading(level=2, text=writable(heading))
        yield base(draft, at.paragraph)
        for fold in folds(at.entries):
            if len(fold.first.comment.paragraphs) > 1:
                printed.add(fold.first.id)
            yield said(fold)
        there = [f"{one.id} under {one.under}" for one in at.see if one.id in printed]
        if there:
            yield Remark(text=writable(f"See also {'; '.join(there)}."))


def _said(entries: Iterable[Entry]) -> Iterator[Block]:
    return map(said, folds(entries))


def _statistics(c: Consolidation) -> Table:
    """Count who spoke; a joint submission counts for each of its types."""
    everybody = "All"
    speakers: Counter[str] = Counter()
    submissions: Counter[str] = Counter()
    for _, alike in groupby(
        c.contributors, lambda who: who.stakeholder.name.casefold()
    ):
        for who in {one.stakeholder for one in alike}:
            speakers.update((_kind(who), everybody))
    for one in c.contributions:
        if speak := speaking(one):
            submissions.update({*map(_kind, speak), everybody})
    return Table(
        columns=("Type", "Stakeholders", "Submissions"),
        shares=(60, 20, 20),
        rows=tuple(
            (kind, str(speakers[kind]), str(submissions[kind]))
            for kind in (*sorted({*speakers} - {everybody}), everybody)
        ),
    )


def _kind(who: Stakeholder) -> str:
    return who.type.capitalize() if who.type else "Type to be confirmed"


def _unnamed(c: Consolidation) -> Iterator[Block]:
    """Say how many submissions the statistics leave out, if any."""
    to_come = (Standing.COMPILED, Standing.UNPROVEN)
    open_ = (one for one in c.contributions if one.standing in to_come)
    if n := sum(not speaking(one) for one in open_):
        yield Remark(text=f"And {n} of which the stakeholder is to be confirmed.")


def _submission(one: Contribution, zone: str) -> tuple[str, str, str, str]:
    at = instant(one.received_at, zone)
    became = fate(one, zone) or str(len(one.comments))
    return (one.number, at, "" if nameless(one) else senders(one), became)
