"""Where does each thing of the record stand on the site?

Views put an address beside each draft, paragraph, submission, stakeholder and
comment. An address ends in a slash and may have a fragment: `S2-C/17/#58-2`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from outbox.compilation.blocks import Heading, Said
from outbox.compilation.layout import layout
from outbox.compilation.parts import parts
from outbox.publication.addresses import FORMER, RESERVED, short, slug, slugs, turned
from rules.consolidation import Standing
from rules.lifecycle import Class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from outbox.publication.record import Call, Record
    from rules.consolidation import Consolidation, Contribution, DraftEntries, Entry
    from rules.terms import Draft, Paragraph, Stakeholder


#: So many comments, or rows of a list, stand on one page.
PAGE = 500


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

    @property
    def generations(self) -> list[tuple[str, list[ParagraphView]]]:
        """The numbers of the earlier generation, and what has them now."""
        now: dict[str, list[ParagraphView]] = {}
        for paragraph in self.labelled:
            if paragraph.former:
                now.setdefault(paragraph.former, []).append(paragraph)
        return sorted(now.items(), key=lambda item: _in_order(item[0]))

    @property
    def said(self) -> tuple[Entry, ...]:
        """All comments on the draft, in its order."""
        under = (entry for p in self.paragraphs for entry in p.entries)
        return (*self.general, *under)


def _in_order(label: str) -> str:
    """Order labels by their figures: 9 before 45, and that before 45 bis."""
    return re.sub(r"\d+", lambda figures: figures[0].zfill(9), label)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView:
    """A numbered submission and its comments in its own order."""

    contribution: Contribution
    call: Call
    address: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderView:
    """Who spoke, in which submissions, and the comments in their order.

    With `review`, a person has still to confirm that it was this one.
    """

    stakeholder: Stakeholder
    review: bool
    address: str
    submissions: tuple[SubmissionView, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that was said, in the order of the submissions."""
        return tuple(entry for one in self.submissions for entry in one.entries)


class Turns(NamedTuple):
    """How many pages a compilation has, and on which (from 0) each heading stands."""

    number: int
    headings: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """Everything with an address. `places` are addresses by the id of a comment.

    `texts` are the paragraphs by the id of their draft and their label, `turns` the
    pages of the compilations, by call.
    `pending` are the contributions of calls whose compilation is not issued.
    """

    drafts: tuple[DraftView, ...]
    submissions: tuple[SubmissionView, ...]
    stakeholders: tuple[StakeholderView, ...]
    places: Mapping[str, str]
    numbers: Mapping[str, str]
    texts: Mapping[tuple[str, str | None], ParagraphView]
    turns: Mapping[str, Turns]
    pending: int = 0


def views(record: Record) -> Views:
    """Give each thing of the record its address."""
    pairs = [(call, draft) for call in record.calls for draft in call.drafts]
    steps = slugs((draft.id for _, draft in pairs), RESERVED)
    drafts = tuple(
        _draft(call, draft, f"{step}/")
        for (call, draft), step in zip(pairs, steps, strict=True)
    )
    places = dict(_draft_places(drafts, record.series))
    submissions: list[SubmissionView] = []
    turns: dict[str, Turns] = {}
    for call in record.calls:
        if call.latest:
            others, turns[call.window.call] = _paged(call.latest, call.window.call)
            places |= others
            submissions += _submissions(call, call.latest, record.series)
    return Views(
        drafts=drafts,
        submissions=tuple(submissions),
        stakeholders=tuple(_stakeholders(record, submissions)),
        places=places,
        numbers={s.contribution.number: s.address for s in submissions},
        texts={
            (view.draft.id, one.paragraph.label): one
            for view in drafts
            for one in view.labelled
        },
        turns=turns,
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
    steps = iter(slugs(draft.labels, frozenset({FORMER})))
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
) -> Iterator[tuple[str, str]]:
    for view in drafts:
        yield from _turns(view.address, view.general, series)
        for paragraph in view.paragraphs:
            yield from _turns(paragraph.address, paragraph.entries, series)


def _turns(
    address: str, entries: Iterable[Entry], series: str
) -> Iterator[tuple[str, str]]:
    for at, entry in enumerate(entries):
        yield entry.id, f"{turned(address, at // PAGE)}#{short(entry.id, series)}"


def _paged(made: Consolidation, call: str) -> tuple[dict[str, str], Turns]:
    """Say where the comments on no draft stand, and on which page each heading."""
    loose = {e.id for some in (made.general, made.unplaced) for e in some}
    places: dict[str, str] = {}
    headings: dict[str, int] = {}
    turn = 0
    for turn, part in enumerate(parts(layout(made))):
        here = turned(f"compilations/{slug(call)}/", turn)
        for block in part:
            if isinstance(block, Heading) and block.anchor:
                headings[block.anchor] = turn
            elif isinstance(block, Said) and block.id in loose:
                said = (block.id, *block.others)
                places |= {name: f"{here}#{name}" for name in said}
    return places, Turns(turn + 1, headings)


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


def _stakeholders(
    record: Record, submissions: list[SubmissionView]
) -> Iterator[StakeholderView]:
    by_number = {one.contribution.number: one for one in submissions}
    numbers: dict[tuple[Stakeholder, bool], list[str]] = {}
    for call in record.calls:
        for one in call.latest.contributors if call.latest else ():
            numbers.setdefault((one.stakeholder, one.review), []).extend(one.numbers)
    listed = sorted(numbers.items(), key=lambda item: item[0][0].name.casefold())
    steps = slugs(who.name for (who, _), _ in listed)
    for ((who, review), of), step in zip(listed, steps, strict=True):
        yield StakeholderView(
            stakeholder=who,
            review=review,
            address=f"stakeholders/{step}/",
            submissions=tuple(by_number[number] for number in of),
        )
