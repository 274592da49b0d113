"""Where does each thing of the record stand on the site?

Views put an address beside each draft, paragraph, submission and comment. An
address ends in a slash and may have a fragment: `drafts/S2-C/17/#58-2`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from outbox.publication.addresses import short, slug, slugs
from rules.consolidation import Standing
from rules.lifecycle import Class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from outbox.publication.record import Call, Record
    from rules.consolidation import Consolidation, Contribution, DraftEntries, Entry
    from rules.terms import Draft, Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph of a draft; `address` is empty for text without a number."""

    paragraph: Paragraph
    address: str
    former: str = ""
    entries: tuple[Entry, ...] = ()
    see: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft; `entries` is None before its call's compilation is issued."""

    draft: Draft
    call: Call
    address: str
    paragraphs: tuple[ParagraphView, ...]
    entries: DraftEntries | None = None

    @property
    def count(self) -> int:
        """How many comments stand on the draft."""
        return self.entries.count if self.entries else 0

    @property
    def general(self) -> tuple[Entry, ...]:
        """The comments on the draft as a whole."""
        return self.entries.general if self.entries else ()

    @property
    def labelled(self) -> tuple[ParagraphView, ...]:
        """The paragraphs that have a number, and so a page."""
        return tuple(p for p in self.paragraphs if p.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView:
    """A numbered submission and its comments in its own order."""

    contribution: Contribution
    call: Call
    address: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """Everything with an address. `places` are (title, address) by comment id.

    `pending` are the contributions of calls whose compilation is not issued.
    """

    drafts: tuple[DraftView, ...]
    submissions: tuple[SubmissionView, ...]
    places: Mapping[str, tuple[str, str]]
    numbers: Mapping[str, str]
    pending: int = 0


def views(record: Record) -> Views:
    """Give each thing of the record its address."""
    pairs = [(call, draft) for call in record.calls for draft in call.drafts]
    steps = slugs([draft.id for _, draft in pairs])
    drafts = tuple(
        _draft(call, draft, f"drafts/{step}/")
        for (call, draft), step in zip(pairs, steps, strict=True)
    )
    places = dict(_draft_places(drafts, record.series))
    submissions: list[SubmissionView] = []
    for call in record.calls:
        if call.latest:
            places |= _other_places(call.latest, call.window.call)
            submissions += _submissions(call, call.latest, record.series)
    return Views(
        drafts=drafts,
        submissions=tuple(submissions),
        places=places,
        numbers={s.contribution.number: s.address for s in submissions},
        pending=_pending(record, submissions),
    )


def _pending(record: Record, listed: list[SubmissionView]) -> int:
    classes = record.sums.classes
    numbered = classes.get(Class.ACCEPTED, 0) + classes.get(Class.WITHDRAWN, 0)
    shown = sum(s.contribution.standing is not Standing.SET_ASIDE for s in listed)
    return max(0, numbered - shown)


def _draft(call: Call, draft: Draft, address: str) -> DraftView:
    compiled = call.latest.drafts if call.latest else ()
    entries = next((d for d in compiled if d.draft.id == draft.id), None)
    # what is shown with comments is the text they were compiled against
    draft = entries.draft if entries else draft
    steps = iter(slugs(draft.labels))
    return DraftView(
        draft=draft,
        call=call,
        address=address,
        entries=entries,
        paragraphs=tuple(
            ParagraphView(
                paragraph=paragraph,
                address="" if paragraph.label is None else f"{address}{next(steps)}/",
                former=draft.former.get(paragraph.label or "", ""),
                entries=entries.paragraphs[at].entries if entries else (),
                see=entries.paragraphs[at].see if entries else (),
            )
            for at, paragraph in enumerate(draft.paragraphs)
        ),
    )


def _draft_places(
    drafts: tuple[DraftView, ...], series: str
) -> Iterator[tuple[str, tuple[str, str]]]:
    for view in drafts:
        for entry in view.general:
            where = f"{view.address}#{short(entry.id, series)}"
            yield entry.id, (f"{view.draft.id}, as a whole", where)
        for paragraph in view.paragraphs:
            for entry in paragraph.entries:
                where = f"{paragraph.address}#{short(entry.id, series)}"
                title = f"{view.draft.id}, paragraph {paragraph.paragraph.label}"
                yield entry.id, (title, where)


def _other_places(made: Consolidation, call: str) -> dict[str, tuple[str, str]]:
    here = f"compilations/{slug(call)}/"
    return {
        entry.id: (title, f"{here}#{entry.id}")
        for title, entries in (
            ("General comments", made.general),
            ("To be placed", made.unplaced),
        )
        for entry in entries
    }


def _submissions(
    call: Call, made: Consolidation, series: str
) -> Iterator[SubmissionView]:
    entries: dict[str, list[Entry]] = {}
    for entry in made.entries():
        entries.setdefault(entry.number, []).append(entry)
    for one in made.contributions:
        order = {name: at for at, (name, _) in enumerate(one.comments)}
        yield SubmissionView(
            contribution=one,
            call=call,
            address=f"submissions/{slug(short(one.number, series))}/",
            entries=tuple(
                sorted(entries.get(one.number, ()), key=lambda e: order[e.id])
            ),
        )
