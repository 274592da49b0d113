"""What does a compilation say, block by block, in the layout of WSIS?

One layout, three renderings: word, html and pdf print the same blocks in the
same order. Blocks hold text that XML can hold and no mark-up of any kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outbox.compilation.wording import (
    Marked,
    also_on,
    candidates,
    direction,
    fate,
    instant,
    issue,
    last_second,
    lead,
    marked,
    nameless,
    speakers,
    stakeholder,
    standing,
    turns,
    writable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rules.consolidation import (
        Consolidation,
        Contribution,
        DraftEntries,
        Entry,
        ParagraphEntries,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 0 (the document) to 3; `anchor` is its address inside."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence of the secretariat: the note, what is empty, what to see."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseText:
    """A paragraph of the draft as printed."""

    label: str
    text: str
    rtl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One comment: `lead: standing words [number] tail`. The id finds it again.

    `apart`: the words hold signs of another direction than that of the lead.
    """

    id: str
    lead: str
    standing: str
    words: tuple[Marked, ...]
    number: str
    tail: str
    rtl: bool
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of plain text; `shares` are widths in per cent.

    `anchors`, one a row, say where the first cell leads to.
    """

    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...] = ()


Block = Heading | Remark | BaseText | Said | Table


def layout(consolidation: Consolidation) -> Iterator[Block]:
    """Go through the compilation from its title to its sums."""
    yield from _front(consolidation)
    yield Heading(level=1, text="General comments", anchor="general")
    yield from _said_or(consolidation.general, "No general comments were received.")
    for at, entries in enumerate(consolidation.drafts, 1):
        yield from _draft(entries, f"draft-{at}")
    if consolidation.unplaced:
        yield Heading(level=1, text="Comments to be placed", anchor="unplaced")
        yield Remark(
            text="These comments stand here until a person has confirmed the "
            "paragraphs they are about. Likely paragraphs are named after each."
        )
        yield from map(_said, consolidation.unplaced)
    yield from lists(consolidation)


def lists(c: Consolidation) -> Iterator[Block]:
    """Go through the lists after the comments: who, what, late, how many."""
    zone = c.window.zone
    yield Heading(level=1, text="Contributors", anchor="contributors")
    yield Table(
        columns=("Stakeholder", "Submissions"),
        shares=(60, 40),
        rows=tuple(
            (
                stakeholder(who.stakeholder)
                + (" (to be confirmed)" if who.review else ""),
                ", ".join(who.numbers),
            )
            for who in c.contributors
        ),
    )
    yield Heading(level=1, text="Submissions", anchor="submissions")
    yield Table(
        columns=("Number", "Received", "From", "Comments"),
        shares=(15, 37, 26, 22),
        rows=tuple(_submission(one, zone) for one in c.contributions),
    )
    if c.late:
        yield Heading(level=1, text="Late submissions", anchor="late")
        yield Remark(
            text="Received after the cut-off; listed by number only, not compiled."
        )
        yield Table(
            columns=("Delivery", "Received"),
            shares=(40, 60),
            rows=tuple((name, instant(at, zone)) for name, at in c.late),
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
    yield Remark(
        text="Note: This document is a consolidation of comments and proposals "
        f"only. It holds what was received{opened} to "
        f"{instant(last_second(window.hard), zone)}; the soft deadline was "
        f"{instant(last_second(window.soft), zone)}. Texts are reproduced as "
        "submitted. The number in brackets is that of the submission. Words that a "
        "sender inserted are underlined, words that a sender deleted are struck "
        f"through. Issued {instant(c.issued_at, zone)}."
    )
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


def _has_comments(entries: ParagraphEntries) -> bool:
    return bool(entries.entries)


def _draft(entries: DraftEntries, anchor: str) -> Iterator[Block]:
    draft = entries.draft
    yield Heading(level=1, text=writable(f"{draft.id}: {draft.title}"), anchor=anchor)
    if not entries.count:
        yield Remark(text="No comments were received on this draft.")
    yield from map(_said, entries.general)
    heading = ""
    for paragraph in entries.paragraphs:
        if paragraph.paragraph.heading not in ("", heading):
            heading = paragraph.paragraph.heading
            yield Heading(level=2, text=writable(heading))
        yield from _paragraph(paragraph)


def _paragraph(entries: ParagraphEntries) -> Iterator[Block]:
    text = writable(entries.paragraph.text)
    yield BaseText(
        label=writable(entries.paragraph.label or ""),
        text=text,
        rtl=direction(text) == "rtl",
    )
    yield from map(_said, entries.entries)
    if entries.see:
        there = "; ".join(f"{name} under {label}" for name, label in entries.see)
        yield Remark(text=writable(f"See also {there}."))


def _said_or(entries: Iterable[Entry], otherwise: str) -> Iterator[Block]:
    said: list[Block] = [_said(entry) for entry in entries]
    yield from said or [Remark(text=otherwise)]


def _said(entry: Entry) -> Said:
    words = marked(entry.comment)
    text = "".join(word.text for word in words)
    said_first, likely = standing(entry), candidates(entry.comment)
    return Said(
        id=entry.id,
        lead=lead(entry),
        standing=said_first + "." if said_first and words else said_first,
        words=words,
        number=entry.number,
        tail=f"Likely: {likely}" if likely else also_on(entry.comment),
        rtl=direction(text) == "rtl",
        apart=turns(text),
    )


def _submission(one: Contribution, zone: str) -> tuple[str, str, str, str]:
    at = instant(one.received_at, zone)
    who = speakers(one.stakeholders, review=one.stakeholder_review)
    said = fate(one, zone) or str(len(one.comments))
    return (one.number, at, "" if nameless(one) else who, said)
