"""Which files make the site? Every page, with its data as JSON beside it.

The pages work from a folder and from any web server, load nothing from elsewhere
and run nothing. Of a submission they show its number, its clock, who speaks, the
names of its files and its comments; not the sender's address, not the subject, not
the files themselves, and of a late one only that it came and when.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from outbox.compilation import FORMATS, structured, wording
from outbox.compilation.layout import layout
from outbox.publication import pictures
from outbox.publication.addresses import short, slug
from outbox.publication.feeds import atom, calendar, sitemap
from outbox.publication.phrases import CLOCKS, SUMS, VERDICTS, evidence
from outbox.publication.views import views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from outbox.publication.record import Call, Record
    from outbox.publication.views import DraftView, ParagraphView, Views
    from rules.consolidation import Consolidation

_HERE = Path(__file__).with_name("templates")
_LAYOUTS = _HERE.parent.parent / "compilation" / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page: its address, its template and values, and the same as data."""

    address: str
    template: str
    title: str
    values: dict[str, Any]
    data: Any


def files(record: Record, base_url: str) -> Iterator[tuple[str, bytes]]:
    """Go through the files of the site: (path, content)."""
    base_url = base_url.rstrip("/") + "/"
    environment = _environment(record)
    pages = list(_pages(record, views(record)))
    for page in pages:
        template = environment.get_template(page.template)
        root = "../" * page.address.count("/")
        html = template.render(
            page=page, root=root, cite=base_url + quote(page.address), **page.values
        )
        yield f"{page.address}index.html", html.encode()
        yield f"{page.address}index.json", structured.dumped(page.data)
    for call in record.calls:
        for made in call.issues:
            yield from _downloads(record, made)
    sheets = (_LAYOUTS / "compilation.css", _HERE / "site.css")
    yield "style.css", b"".join(sheet.read_bytes() for sheet in sheets)
    yield "feed.atom", atom(record, base_url)
    yield "deadlines.ics", calendar(record)
    yield "sitemap.xml", sitemap((quote(p.address) for p in pages), base_url)


def _environment(record: Record) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE, _LAYOUTS]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.finalize = _shown
    environment.filters |= {
        "short": lambda number: short(number, record.series),
        "to": _to,
        "direction": wording.direction,
    }
    environment.globals |= {
        "record": record,
        "say": wording,
        "draw": pictures,
        "verdicts": VERDICTS,
        "clocks": CLOCKS,
        "classes": SUMS,
        "evidence": evidence,
        "formats": FORMATS,
        "file_name": lambda made, form: _file_name(record, made, form),
    }
    return environment


def _shown(value: Any) -> Any:
    """Let nothing onto a page that no page can hold."""
    return wording.writable(value) if type(value) is str else value


def _to(address: str, root: str) -> str:
    """Lead from a page to an address, in a folder as on a server."""
    path, mark, fragment = address.partition("#")
    file = "index.html" if path == "" or path.endswith("/") else ""
    return f"{root}{quote(path)}{file}{mark}{quote(fragment, safe='/')}"


def _pages(record: Record, seen: Views) -> Iterator[_Page]:
    yield _front(record, seen)
    for view in seen.drafts:
        yield _draft(view, seen)
        for at, _ in enumerate(view.labelled):
            yield _paragraph(view, at, seen)
    yield from _lists(record, seen)
    for one in seen.submissions:
        yield _Page(
            address=one.address,
            template="submission.html",
            title=one.contribution.number,
            values={"one": one, "seen": seen},
            data={
                **structured.contribution(one.contribution),
                "comments": structured.entries(one.entries),
            },
        )
    for call in record.calls:
        if call.latest:
            yield _compilation(call, call.latest)


def _front(record: Record, seen: Views) -> _Page:
    return _Page(
        address="",
        template="front.html",
        title=record.title,
        values={"seen": seen},
        data={
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
        },
    )


def _draft(view: DraftView, seen: Views) -> _Page:
    text = [structured.paragraph(p.paragraph) for p in view.paragraphs]
    return _Page(
        address=view.address,
        template="draft.html",
        title=f"{view.draft.id}: {view.draft.title}",
        values={"view": view, "seen": seen},
        data=structured.draft(view.entries)
        if view.entries
        else {"id": view.draft.id, "title": view.draft.title, "paragraphs": text},
    )


def _paragraph(view: DraftView, at: int, seen: Views) -> _Page:
    def neighbour(position: int) -> ParagraphView | None:
        inside = 0 <= position < len(view.labelled)
        return view.labelled[position] if inside else None

    here = view.labelled[at]
    return _Page(
        address=here.address,
        template="paragraph.html",
        title=f"{view.draft.id}, paragraph {here.paragraph.label}",
        values={
            "view": view,
            "here": here,
            "before": neighbour(at - 1),
            "after": neighbour(at + 1),
            "seen": seen,
        },
        data={
            "document": view.draft.id,
            **structured.paragraph(here.paragraph),
            "former": here.former or None,
            "comments": structured.entries(here.entries),
            "see": [{"id": name, "under": label} for name, label in here.see],
        },
    )


def _lists(record: Record, seen: Views) -> Iterator[_Page]:
    issued = [call.latest for call in record.calls if call.latest]
    contributors = [
        {**structured.speaker(c.stakeholder), "numbers": c.numbers, "review": c.review}
        for made in issued
        for c in made.contributors
    ]
    late = [
        {"id": name, "call": made.window.call, "received_at": structured.time(at)}
        for made in issued
        for name, at in made.late
    ]
    numbered = [structured.contribution(s.contribution) for s in seen.submissions]
    issues = [
        {
            "call": call.window.call,
            "revision": made.revision,
            "issued_at": structured.time(made.issued_at),
            "comments": made.count,
            "files": [_file_name(record, made, form) for form in FORMATS],
        }
        for call in record.calls
        for made in call.issues
    ]
    sums = {**structured.sums(record.sums), "heads": dict(record.heads)}
    for address, title, data in (
        ("submissions/", "Submissions", numbered),
        ("stakeholders/", "Contributors", contributors),
        ("compilations/", "Compilations", issues),
        ("late/", "Late submissions", late),
        ("about/", "About this record", sums),
    ):
        yield _Page(
            address=address,
            template=f"{address.rstrip('/')}.html",
            title=title,
            values={"seen": seen, "issued": issued},
            data=data,
        )


def _compilation(call: Call, made: Consolidation) -> _Page:
    return _Page(
        address=f"compilations/{slug(call.window.call)}/",
        template="compilation_page.html",
        title=wording.issue(made),
        values={"call": call, "made": made, "blocks": layout(made)},
        data=structured.compilation(made),
    )


def _downloads(record: Record, made: Consolidation) -> Iterator[tuple[str, bytes]]:
    for form, (_, _, writer) in FORMATS.items():
        stream = io.BytesIO()
        writer(made, stream)
        yield _file_name(record, made, form), stream.getvalue()


def _file_name(record: Record, made: Consolidation, form: str) -> str:
    """Name a file so that it still says what it is once it is downloaded."""
    call = slug(made.window.call)
    revision = f"-Rev.{made.revision}" if made.revision else ""
    name = f"{slug(record.series)}-{call}{revision}{FORMATS[form].suffix}"
    return f"compilations/{call}/files/{name}"
