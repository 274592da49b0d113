"""Which pages has the site, with which title, and what do they say as data?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from outbox.compilation import FORMATS, structured, wording
from outbox.compilation.layout import layout
from outbox.publication.addresses import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from outbox.publication.phrases import Speech
    from outbox.publication.record import Call, Record
    from outbox.publication.views import (
        DraftView,
        ParagraphView,
        StakeholderView,
        SubmissionView,
        Views,
    )
    from rules.consolidation import Consolidation, Entry


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
    entries: Iterable[Entry] | None = None
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
        yield _draft(view)
        for at, _ in enumerate(view.labelled):
            yield _paragraph(view, at, say)
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
        yield Page(
            address=who.address,
            template="stakeholder.html",
            title=say.stakeholder(who.stakeholder),
            values={"view": who},
            data=partial(_stakeholder, who),
            entries=who.entries,
        )
    for call in record.calls:
        if call.latest:
            yield _compilation(call, call.latest)
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


def _draft(view: DraftView) -> Page:
    def data() -> dict[str, Any]:
        if view.entries:
            return structured.draft(view.entries)
        text = [structured.paragraph(p.paragraph) for p in view.paragraphs]
        return {"id": view.draft.id, "title": view.draft.title, "paragraphs": text}

    return Page(
        address=view.address,
        template="draft.html",
        title=f"{view.draft.id}: {view.draft.title}",
        values={"view": view},
        data=data,
        entries=view.said,
    )


def _paragraph(view: DraftView, at: int, say: Speech) -> Page:
    def neighbour(position: int) -> ParagraphView | None:
        inside = 0 <= position < len(view.labelled)
        return view.labelled[position] if inside else None

    here = view.labelled[at]
    label = str(here.paragraph.label)
    return Page(
        address=here.address,
        template="paragraph.html",
        title=f"{view.draft.id}, {say.words['paragraph'].format(label=label)}",
        values={
            "view": view,
            "here": here,
            "before": neighbour(at - 1),
            "after": neighbour(at + 1),
        },
        data=lambda: {
            "document": view.draft.id,
            **structured.paragraph(here.paragraph),
            "former": here.former or None,
            "comments": structured.entries(here.entries),
            "see": [{"id": name, "under": label} for name, label in here.see],
        },
        entries=here.entries,
    )


def _submission(one: SubmissionView) -> dict[str, Any]:
    return {
        **structured.contribution(one.contribution),
        "comments": structured.entries(one.entries),
    }


def _stakeholder(view: StakeholderView) -> dict[str, Any]:
    return {
        **structured.speaker(view.stakeholder),
        "review": view.review,
        "numbers": [one.contribution.number for one in view.submissions],
        "comments": [entry.id for entry in view.entries],
    }


def _lists(record: Record, seen: Views, say: Speech) -> Iterator[Page]:
    issued = [call.latest for call in record.calls if call.latest]
    lists: dict[str, Callable[[], Any]] = {
        "submissions": lambda: [
            structured.contribution(s.contribution) for s in seen.submissions
        ],
        "stakeholders": lambda: [_stakeholder(view) for view in seen.stakeholders],
        "compilations": lambda: list(_issues(record)),
        "late": lambda: [
            {"id": name, "call": made.window.call, "received_at": structured.time(at)}
            for made in issued
            for name, at in made.late
        ],
        "pictures": lambda: _counts(seen),
        "about": lambda: {
            **structured.sums(record.sums),
            "heads": dict(record.heads),
        },
    }
    titles = {"late": "late_title", "about": "about_title"}
    for name, data in lists.items():
        yield Page(
            address=f"{name}/",
            template=f"{name}.html",
            title=say.words[titles.get(name, name)],
            values={"issued": issued},
            data=data,
            kind="AboutPage" if name == "about" else "CollectionPage",
        )


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


def _compilation(call: Call, made: Consolidation) -> Page:
    return Page(
        address=f"compilations/{slug(call.window.call)}/",
        template="compilation_page.html",
        title=wording.issue(made),
        values={"call": call, "made": made, "blocks": layout(made)},
        data=partial(structured.compilation, made),
        spoken=False,
    )


def file_name(series: str, call: str, revision: int, form: str) -> str:
    """Name a file of an issue so that it still says what it is once downloaded."""
    revised = f"-Rev.{revision}" if revision else ""
    name = f"{slug(series)}-{slug(call)}{revised}{FORMATS[form].suffix}"
    return f"compilations/{slug(call)}/files/{name}"
