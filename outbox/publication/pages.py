"""Which pages has the site, with which title, and what do they say as data?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from outbox.compilation import FORMATS, structured, wording
from outbox.compilation.blocks import Heading, Said
from outbox.compilation.layout import layout
from outbox.compilation.parts import parts
from outbox.publication.addresses import FORMER, slug, turned
from outbox.publication.views import (
    PAGE,
    DraftView,
    ParagraphView,
    Placed,
    StakeholderView,
    SubmissionView,
    Views,
)

if TYPE_CHECKING:
    from outbox.publication.phrases import Speech
    from outbox.publication.record import Call, Record
    from rules.consolidation import Consolidation


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its address, its template and values, and the same as data.

    `entries` are the comments that it is about; a page that is about none has a
    `kind` of schema.org. What is not `spoken` is not in the language of the pages
    and there is one of it.
    """

    address: str
    template: str
    title: str
    values: dict[str, Any]
    data: Callable[[], Any]
    entries: Iterable[Placed] | None = None
    kind: str = "CollectionPage"
    spoken: bool = True


def pages(record: Record, seen: Views, say: Speech, *, search: bool) -> Iterator[Page]:
    """Go through the pages in one language."""
    yield Page(
        address="",
        template="front.html",
        title=record.title,
        values={},
        data=partial(_front, record, seen),
    )
    for view in seen.drafts:
        yield from _draft(view)
        for at, _ in enumerate(view.labelled):
            yield from _paragraph(view, at, say)
        if view.generations:
            yield _former(view, say)
    yield from _lists(record, seen, say)
    for one in seen.submissions:
        yield Page(
            address=one.address,
            template="submission.html",
            title=one.contribution.number,
            values={"one": one},
            data=partial(_submission, one),
            entries=one.entries,
        )
    for who in seen.stakeholders:
        page = Page(
            address=who.address,
            template="stakeholder.html",
            title=say.stakeholder(who.stakeholder),
            values={"view": who},
            data=dict,
            entries=(),
        )
        yield from _in_turns(page, who.entries, partial(_stakeholder, who))
    for call in record.calls:
        if call.latest:
            yield from _compilation(call, call.latest, seen)
    if search:
        yield Page(
            address="search/",
            template="search.html",
            title=say.words["search"],
            values={},
            data=dict,
            kind="SearchResultsPage",
        )


def _front(record: Record, seen: Views) -> dict[str, Any]:
    return {
        "consultation": record.id,
        "title": record.title,
        "series": record.series,
        "languages": record.languages,
        "as_of": structured.time(record.as_of),
        "calls": [structured.window(call.window) for call in record.calls],
        "drafts": [
            {"id": v.draft.id, "title": v.draft.title, "address": v.address}
            for v in seen.drafts
        ],
        "sums": structured.sums(record.sums),
        "heads": dict(record.heads),
    }


def _in_turns(
    page: Page, items: Sequence[Any], data: Callable[[Sequence[Any]], Any]
) -> Iterator[Page]:
    """Go through the pages of what may be too long for one; each has a `part` of it.

    What shows comments has those of its part; `turns` are the pages that it leads to.
    """
    number = max(1, -(-len(items) // PAGE))
    for at in range(number):
        part = items[at * PAGE : (at + 1) * PAGE]
        yield replace(
            page,
            address=turned(page.address, at),
            title=f"{page.title} ({at + 1}/{number})" if at else page.title,
            values={
                **page.values,
                "part": part,
                "turn": at,
                "turns": _turns(page.address, at, number),
            },
            data=partial(data, part),
            entries=page.entries if page.entries is None else part,
        )


def _turns(address: str, at: int, number: int) -> list[tuple[int, str]]:
    """Give the pages that one leads to: the first, the last, those near it."""
    near = range(max(0, at - 2), min(number, at + 3))
    return [(n, turned(address, n)) for n in sorted({0, *near, number - 1})]


def _draft(view: DraftView) -> Iterator[Page]:
    def data() -> dict[str, Any]:
        if view.entries:
            return structured.draft(view.entries)
        text = [structured.paragraph(p.paragraph) for p in view.paragraphs]
        return {"id": view.draft.id, "title": view.draft.title, "paragraphs": text}

    page = Page(
        address=view.address,
        template="draft.html",
        title=f"{view.draft.id}: {view.draft.title}",
        values={"view": view},
        data=data,
        entries=view.said,
    )
    turns = _in_turns(
        page,
        view.general,
        lambda part: {"id": view.draft.id, "general": structured.entries(part)},
    )
    yield replace(next(turns), data=page.data, entries=page.entries)
    yield from turns


def _paragraph(view: DraftView, at: int, say: Speech) -> Iterator[Page]:
    def neighbour(position: int) -> ParagraphView | None:
        inside = 0 <= position < len(view.labelled)
        return view.labelled[position] if inside else None

    here = view.labelled[at]
    label = str(here.paragraph.label)
    page = Page(
        address=here.address,
        template="paragraph.html",
        title=f"{view.draft.id}, {say.piece(view.draft.id, label).unescape()}",
        values={
            "view": view,
            "here": here,
            "before": neighbour(at - 1),
            "after": neighbour(at + 1),
        },
        data=dict,
        entries=(),
    )
    yield from _in_turns(
        page,
        here.entries,
        lambda part: {
            "document": view.draft.id,
            **structured.paragraph(here.paragraph),
            "former": here.former or None,
            "comments": structured.entries(part),
            "see": ({"id": name, "under": label} for name, label, _ in here.see),
        },
    )


def _former(view: DraftView, say: Speech) -> Page:
    return Page(
        address=f"{view.address}{FORMER}/",
        template="former.html",
        title=f"{view.draft.id}, {say.words['generations']}",
        values={"view": view},
        data=lambda: {
            "document": view.draft.id,
            "now": {
                str(p.paragraph.label): p.former for p in view.labelled if p.former
            },
            "before": {
                before: [p.paragraph.label for p in some]
                for before, some in view.generations
            },
        },
    )


def _submission(one: SubmissionView) -> dict[str, Any]:
    return {
        **structured.contribution(one.contribution),
        "comments": structured.entries(one.entries),
    }


def _stakeholder(view: StakeholderView, entries: Iterable[Placed]) -> dict[str, Any]:
    return {
        **structured.speaker(view.stakeholder),
        "review": view.review,
        "numbers": view.numbers,
        "comments": [entry.id for entry in entries],
    }


def _lists(record: Record, seen: Views, say: Speech) -> Iterator[Page]:
    issued = [call.latest for call in record.calls if call.latest]
    most = max((len(view.entries) for view in seen.stakeholders), default=0)
    rows = {"submissions": seen.submissions, "stakeholders": seen.stakeholders}
    lists: dict[str, Callable[[Sequence[Any]], Any]] = {
        "submissions": lambda part: [
            structured.contribution(one.contribution) for one in part
        ],
        "stakeholders": lambda part: (
            _stakeholder(view, view.entries) for view in part
        ),
        "compilations": lambda _: list(_issues(record)),
        "late": lambda _: (
            {"id": name, "call": made.window.call, "received_at": structured.time(at)}
            for made in issued
            for name, at in made.late
        ),
        "pictures": lambda _: _counts(seen),
        "about": lambda _: {
            **structured.sums(record.sums),
            "heads": dict(record.heads),
        },
    }
    titles = {"late": "late_title", "about": "about_title"}
    for name, data in lists.items():
        page = Page(
            address=f"{name}/",
            template=f"{name}.html",
            title=say.words[titles.get(name, name)],
            values={"issued": issued, "most": most},
            data=dict,
            kind="AboutPage" if name == "about" else "CollectionPage",
        )
        yield from _in_turns(page, rows.get(name, ()), data)


def _counts(seen: Views) -> list[dict[str, Any]]:
    return [
        {
            "draft": view.draft.id,
            "paragraphs": {
                str(p.paragraph.label): len(p.entries) for p in view.labelled
            },
        }
        for view in seen.drafts
    ]


def _issues(record: Record) -> Iterator[dict[str, Any]]:
    for call in record.calls:
        for edition in call.earlier:
            yield {
                "call": call.window.call,
                "revision": edition.revision,
                "issued_at": structured.time(edition.issued_at),
                "files": [
                    file_name(record.series, call.window.call, edition.revision, form)
                    for form in edition.files
                ],
            }
        if call.latest:
            made = call.latest
            yield {
                "call": call.window.call,
                "revision": made.revision,
                "issued_at": structured.time(made.issued_at),
                "comments": made.count,
                "files": [
                    file_name(record.series, call.window.call, made.revision, form)
                    for form in FORMATS
                ],
            }


def _compilation(call: Call, made: Consolidation, seen: Views) -> Iterator[Page]:
    """Go through the pages of the compilation; the first has the data of all."""
    address = f"compilations/{slug(call.window.call)}/"
    number, headings = seen.turns[call.window.call]
    heading, whole = "", partial(structured.compilation, made)
    for at, blocks in enumerate(parts(layout(made))):
        printed = [block for block in blocks if isinstance(block, Said)]
        yield Page(
            address=turned(address, at),
            template="compilation_page.html",
            title=wording.issue(made) + (f" ({at + 1}/{number})" if at else ""),
            values={
                "call": call,
                "made": made,
                "blocks": blocks,
                "heading": heading,
                "leading": {a: _leading(a, n, at) for a, n in headings.items()},
                "turn": at,
                "turns": _turns(address, at, number),
            },
            data=partial(_said, printed) if at else whole,
            spoken=False,
        )
        for block in blocks:
            heading = block.text if isinstance(block, Heading) else heading


def _leading(anchor: str, turn: int, here: int) -> str:
    """Lead from one page of a compilation to an anchor, maybe on another one."""
    if turn == here:
        return f"#{anchor}"
    return f"{turned('../' if here else '', turn)}index.html#{anchor}"


def _said(printed: Sequence[Said]) -> dict[str, Any]:
    """Name the comments of a page; the first one has the data of all."""
    return {"comments": [name for one in printed for name in (one.id, *one.others)]}


def file_name(series: str, call: str, revision: int, form: str) -> str:
    """Name a file of an issue so that it still says what it is once downloaded."""
    revised = f"-Rev.{revision}" if revision else ""
    name = f"{slug(series)}-{slug(call)}{revised}{FORMATS[form].suffix}"
    return f"compilations/{slug(call)}/files/{name}"
