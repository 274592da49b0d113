"""Where does each thing of the record stand on the site?

Views put an address beside each draft, paragraph, submission, stakeholder and
comment. An address ends in a slash and may have a fragment: `S2-C/17/#58-2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby, starmap
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from outbox.compilation.blocks import Heading, Said
from outbox.compilation.layout import layout
from outbox.compilation.parts import parts
from outbox.publication.addresses import (
    FORMER,
    RESERVED,
    Numbers,
    Steps,
    of_submission,
    short,
    slug,
    slugs,
    turned,
)
from rules.consolidation import (
    Consolidation,
    Contribution,
    DraftEntries,
    Entry,
    See,
    Standing,
    number_key,
    speaking,
)
from rules.folding import Fold, folds
from rules.lifecycle import Class
from rules.shelves import Made, Shelf, made_of, picked

if TYPE_CHECKING:
    from outbox.publication.record import Call, Record
    from rules.terms import Draft, Paragraph, Stakeholder


#: So many comments, or rows of a list, stand on one page.
PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Entry):
    """A comment with its address."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph of a draft; `address` is empty for text without a number.

    `see` are comments that stand elsewhere: id, label and address.
    """

    paragraph: Paragraph
    address: str
    former: str = ""
    entries: Sequence[Placed] = ()
    see: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft; `entries` is None before its call's compilation is issued."""

    draft: Draft
    call: Call
    address: str
    paragraphs: tuple[ParagraphView, ...]
    general: Sequence[Placed] = ()
    entries: DraftEntries | None = None

    @property
    def count(self) -> int:
        """How many comments stand on the draft."""
        return self.entries.count if self.entries else 0

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
    def said(self) -> Iterator[Placed]:
        """All comments on the draft, in its order."""
        return chain(self.general, *(p.entries for p in self.paragraphs))


def _in_order(label: str) -> str:
    """Order labels by their figures: 9 before 45, and that before 45 bis."""
    return re.sub(r"\d+", lambda figures: figures[0].zfill(9), label)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView:
    """A numbered submission and its comments in its own order."""

    contribution: Contribution
    call: Call
    address: str
    entries: Sequence[Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeholderView:
    """Who spoke, in which submissions (their numbers), and the comments in their order.

    With `review`, a person has still to confirm that it was this one.
    """

    stakeholder: Stakeholder
    review: bool
    address: str
    numbers: Sequence[str]
    entries: Sequence[Placed]


class Turns(NamedTuple):
    """How many pages a compilation has, and on which (from 0) each heading stands."""

    number: int
    headings: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """Everything with an address; what there may be many of is made when asked for.

    `texts` are the paragraphs by the id of their draft and their label, `turns` the
    pages of the compilations, by call.
    `pending` are the contributions of calls whose compilation is not issued.
    """

    drafts: tuple[DraftView, ...]
    submissions: Sequence[SubmissionView]
    stakeholders: Sequence[StakeholderView]
    numbers: Numbers
    texts: Mapping[tuple[str, str | None], ParagraphView]
    turns: Mapping[str, Turns]
    pending: int = 0


def views(record: Record) -> Views:
    """Give each thing of the record its address."""
    pairs = [(call, draft) for call in record.calls for draft in call.drafts]
    steps = slugs((draft.id for _, draft in pairs), RESERVED)
    drafts = tuple(
        _draft(call, draft, f"{step}/", record.series)
        for (call, draft), step in zip(pairs, steps, strict=True)
    )
    turns: dict[str, Turns] = {}
    sent = record.shelves.keep(_sent(record, drafts, turns))
    listed = (one.contribution for one in sent)
    shown = sum(c.standing is not Standing.SET_ASIDE for c in listed)
    return Views(
        drafts=drafts,
        submissions=made_of(sent, partial(_submission, record)),
        stakeholders=_stakeholders(record, sent),
        numbers=Numbers(record.series, (one.contribution.number for one in sent)),
        texts={
            (view.draft.id, one.paragraph.label): one
            for view in drafts
            for one in view.labelled
        },
        turns=turns,
        pending=_pending(record, shown),
    )


def _pending(record: Record, shown: int) -> int:
    classes = record.sums.classes
    numbered = classes.get(Class.ACCEPTED, 0) + classes.get(Class.WITHDRAWN, 0)
    return max(0, numbered - shown)


def _draft(call: Call, draft: Draft, address: str, series: str) -> DraftView:
    compiled = call.latest.drafts if call.latest else ()
    entries = next((d for d in compiled if d.draft.id == draft.id), None)
    # what is shown with comments is the text they were compiled against
    draft = entries.draft if entries else draft
    steps = iter(slugs(draft.labels, frozenset({FORMER})))
    paragraphs = [
        (p, "" if p.label is None else f"{address}{next(steps)}/")
        for p in draft.paragraphs
    ]
    stands: dict[str, str] = {}
    for paragraph, place in paragraphs:
        stands.setdefault(paragraph.label or "", place)

    def elsewhere(see: See) -> tuple[str, str, str]:
        return see.id, see.under, _at(stands[see.under], see.before, see.id, series)

    return DraftView(
        draft=draft,
        call=call,
        address=address,
        entries=entries,
        general=_placed(entries.general, address, series) if entries else (),
        paragraphs=tuple(
            ParagraphView(
                paragraph=paragraph,
                address=place,
                former=draft.former.get(paragraph.label or "", ""),
                entries=_placed(entries.paragraphs[at].entries, place, series)
                if entries
                else (),
                see=made_of(entries.paragraphs[at].see, elsewhere) if entries else (),
            )
            for at, (paragraph, place) in enumerate(paragraphs)
        ),
    )


def _placed(some: Sequence[Entry], address: str, series: str) -> Sequence[Placed]:
    """Give the comments of a place their addresses."""

    def placed(at: int, entry: Entry) -> Placed:
        return _with(entry, _at(address, at, entry.id, series))

    if isinstance(some, tuple):
        return tuple(starmap(placed, enumerate(some)))
    return Made(range(len(some)), lambda at: placed(at, some[at]))


def _at(address: str, nth: int, name: str, series: str) -> str:
    """Give the address of the nth comment, from 0, of a place."""
    return f"{turned(address, nth // PAGE)}#{short(name, series)}"


def _with(entry: Entry, address: str) -> Placed:
    return Placed(
        id=entry.id,
        number=entry.number,
        who=entry.who,
        comment=entry.comment,
        who_review=entry.who_review,
        address=address,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What is held of a submission: of which call, from 0, it is, and its comments."""

    nth: int
    contribution: Contribution
    entries: tuple[Placed, ...]


def _sent(
    record: Record, drafts: Iterable[DraftView], turns: dict[str, Turns]
) -> Iterator[_Sent]:
    """Go through the submissions; note the pages of the compilations on the way."""
    for nth, call in enumerate(record.calls):
        if call.latest is None:
            continue
        here = (view.said for view in drafts if view.call is call)
        said = chain(_on_no_draft(call.latest, call.window.call, turns), *here)
        in_order = call.latest.shelves.ordered(said, lambda e: number_key(e.number))
        each = groupby(in_order, lambda e: e.number)
        number, entries = next(each, ("", ()))
        for one in call.latest.contributions:
            mine: list[Placed] = []
            if one.number == number:
                order = {name: at for at, (name, _) in enumerate(one.comments)}
                mine = sorted(entries, key=lambda e: order[e.id])
                number, entries = next(each, ("", ()))
            yield _Sent(nth=nth, contribution=one, entries=tuple(mine))


def _on_no_draft(
    made: Consolidation, call: str, turns: dict[str, Turns]
) -> Iterator[Placed]:
    """Go through the comments that stand on the pages of the compilation alone."""
    folded = {"general": folds(made.general), "unplaced": folds(made.unplaced)}
    here: Iterator[Fold] = iter(())
    headings: dict[str, int] = {}
    turn = 0
    for turn, part in enumerate(parts(layout(made))):
        page = turned(f"compilations/{slug(call)}/", turn)
        for block in part:
            if isinstance(block, Heading) and block.anchor:
                headings[block.anchor] = turn
                here = iter(folded.get(block.anchor, ()))
            elif isinstance(block, Said) and (fold := next(here, None)):
                yield from (_with(e, f"{page}#{e.id}") for e in fold.entries)
    turns[call] = Turns(turn + 1, headings)


def _submission(record: Record, sent: _Sent) -> SubmissionView:
    return SubmissionView(
        contribution=sent.contribution,
        call=record.calls[sent.nth],
        address=of_submission(sent.contribution.number, record.series),
        entries=sent.entries,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoke:
    """What is held of a stakeholder; its comments are a part of those of all."""

    who: tuple[Stakeholder, bool]
    address: str
    numbers: tuple[str, ...]
    first: int
    end: int


def _stakeholders(record: Record, sent: Sequence[_Sent]) -> Sequence[StakeholderView]:
    said = record.shelves.shelf()
    listed = record.shelves.keep(_spoke(record, sent, said))
    entries = said.closed()

    def view(one: _Spoke) -> StakeholderView:
        return StakeholderView(
            stakeholder=one.who[0],
            review=one.who[1],
            address=one.address,
            numbers=one.numbers,
            entries=picked(entries, range(one.first, one.end)),
        )

    return made_of(listed, view)


def _spoke(
    record: Record, sent: Iterable[_Sent], said: Shelf[Placed]
) -> Iterator[_Spoke]:
    """Go through who spoke, by name; put what was said on the shelf in that order."""
    told = (
        ((who.name.casefold(), one.nth, review), who, one)
        for one in sent
        for who, review in speaking(one.contribution).items()
    )
    steps = Steps()
    ordered = record.shelves.ordered(told, itemgetter(0))
    for _, alike in groupby(ordered, lambda one: one[0][0]):
        theirs: dict[tuple[Stakeholder, bool], list[_Sent]] = {}
        for (_, _, review), who, one in alike:
            theirs.setdefault((who, review), []).append(one)
        for speaker, some in theirs.items():
            first = len(said)
            for entry in chain.from_iterable(one.entries for one in some):
                if speaker[0] in entry.who:
                    said.append(entry)
            yield _Spoke(
                who=speaker,
                address=f"stakeholders/{steps.take(speaker[0].name)}/",
                numbers=tuple(one.contribution.number for one in some),
                first=first,
                end=len(said),
            )
