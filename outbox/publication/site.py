"""Which files make the site? Every page, with its data beside it.

The pages work from a folder and from any web server, load nothing from elsewhere
and run nothing; only that of the search runs, where there is one. Of a submission
they show its number, its clock, who speaks, the names of its files and its
comments; not the sender's address, not the subject, and of a late one only that it
came and when.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from outbox.compilation import FORMATS, structured, wording
from outbox.compilation.rows import each
from outbox.compiled import Compiled
from outbox.publication import linked, pictures, search
from outbox.publication.addresses import short, slug
from outbox.publication.feeds import atom, calendar, sitemap
from outbox.publication.pages import Page, file_name, pages
from outbox.publication.phrases import Speech
from outbox.publication.views import Placed, Views, views
from outbox.wording import LANGUAGES
from rules.consolidation import Consolidation, File, number_key
from rules.deadline import last_second
from rules.language import language_of
from rules.marks import plain

if TYPE_CHECKING:
    from outbox.publication.record import Call, Record

_HERE = Path(__file__).with_name("templates")
_LAYOUTS = _HERE.parent.parent / "compilation" / "templates"
#: What a file holds; of a large one the pieces, one after the other.
Content: TypeAlias = bytes | Iterator[bytes]
_COMPILED = Compiled()
_LARGE, _BUFFERED = 1 << 20, 500  # bytes, and pieces of a template


def files(record: Record, base_url: str) -> Iterator[tuple[str, Content]]:
    """Go through the files of the site, what is large piece by piece."""
    base_url = base_url.rstrip("/") + "/"
    seen, shelves = views(record), record.shelves
    languages = [x for x in record.languages if x in LANGUAGES] or ["en"]
    found = _findable(record, seen, languages[0])
    by_language = shelves.ordered(found, attrgetter("language"))
    try:
        index = shelves.keep(search.index(by_language))
    except OSError:  # what is due to be published does not wait for a search
        index = ()
    environment = _environment(record)
    environment.globals |= {
        "seen": seen,
        "languages": languages,
        "base_url": base_url,
        "searched": sorted({name.partition("/")[0] for name, _ in index}),
    }
    parts = cache(partial(_parts, environment))
    lists = cache(lambda address, *where: parts(*where).lists(address))
    addresses = shelves.shelf()
    for language in languages:
        say = Speech(language, record.zone, record.nouns)
        prefix = "" if language == languages[0] else f"{language}/"
        for page in pages(record, seen, say, search=bool(index)):
            if prefix and not page.spoken:
                continue
            addresses.append(prefix + page.address)
            root = "../" * (prefix + page.address).count("/")
            where = say, root, root + prefix
            top = page.address if page.address.count("/") == 1 else ""
            html = _rendered(
                environment.get_template(page.template),
                page=page,
                say=say,
                root=root,
                home=root + prefix,
                prefix=prefix,
                quoted=quote(page.address),
                parts=parts(*where),
                lists=lists(top, *where),
                **page.values,
            )
            yield f"{prefix}{page.address}index.html", html
            if not prefix:
                yield from _data(record, seen, page, base_url)
    for call in record.calls:
        yield from _downloads(record, call)
    yield from _originals(record, seen)
    sheets = (_LAYOUTS / "compilation.css", _HERE / "site.css")
    yield "style.css", b"".join(sheet.read_bytes() for sheet in sheets)
    yield "icon.svg", (_HERE / "icon.svg").read_bytes()
    first = Speech(languages[0], record.zone, record.nouns)
    yield "feed.atom", atom(record, base_url, first)
    yield "deadlines.ics", calendar(record, first)
    yield "sitemap.xml", _whole(sitemap(map(quote, addresses), base_url))
    if index:
        yield "search/search.js", (_HERE / "search.js").read_bytes()
        yield from ((f"search/{name}", data) for name, data in index)


def _environment(record: Record) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE, _LAYOUTS]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    environment.finalize = _shown
    environment.filters |= {
        "short": lambda number: short(number, record.series),
        "to": _to,
        "direction": wording.direction,
    }
    environment.globals |= {
        "record": record,
        "plain": wording,
        "last_second": last_second,
        "draw": pictures,
        "formats": FORMATS,
        "file_name": lambda call, revision, form: file_name(
            record.series, call, revision, form
        ),
        "step": slug,
        "original": _original,
        "tongues": {name: Speech(name, "UTC").words["name"] for name in LANGUAGES},
    }
    return environment


def _parts(environment: Environment, say: Speech, root: str, home: str) -> Any:
    """Make the parts of pages, once for all pages that are as deep."""
    template = environment.get_template("parts.html")
    return template.make_module({"say": say, "root": root, "home": home})


def _rendered(template: Template, **values: Any) -> Content:
    html = template.generate(**values)
    some = iter(lambda: [*islice(html, _BUFFERED)], [])
    return _whole("".join(pieces).encode() for pieces in some)


def _data(
    record: Record, seen: Views, page: Page, base_url: str
) -> Iterator[tuple[str, Content]]:
    yield f"{page.address}index.json", _whole(structured.pieces(page.data()))
    if page.entries is None:
        said = linked.page(record, page.kind, page.title, base_url, page.address)
    else:
        said = linked.comments(record, seen, page.entries, base_url, page.address)
    yield f"{page.address}index.jsonld", _whole(structured.pieces(said))


def _whole(pieces: Iterator[bytes]) -> Content:
    """Put together what is not large."""
    first: list[bytes] = []
    size = 0
    for piece in pieces:
        first.append(piece)
        size += len(piece)
        if size > _LARGE:
            return chain([b"".join(first)], pieces)
    return b"".join(first)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(partial(file.read, _LARGE), b"")


def _shown(value: Any) -> Any:
    """Let nothing onto a page that no page can hold."""
    return wording.writable(value) if type(value) is str else value


@lru_cache
def _to(address: str, root: str) -> str:
    """Lead from a page to an address, in a folder as on a server."""
    path, mark, fragment = address.partition("#")
    file = "index.html" if path == "" or path.endswith("/") else ""
    return f"{root}{quote(path)}{file}{mark}{quote(fragment, safe='/')}"


def _downloads(record: Record, call: Call) -> Iterator[tuple[str, Content]]:
    name = call.window.call
    for edition in call.earlier:
        for form, path in edition.files.items():
            yield (
                file_name(record.series, name, edition.revision, form),
                _whole(_read(path)),
            )
    if call.latest:
        for form in FORMATS:
            address = file_name(record.series, name, call.latest.revision, form)
            yield address, _issued(call.latest, form, call.files.get(form))


def _issued(made: Consolidation, form: str, proofread: Path | None) -> Content:
    if proofread:
        return _whole(_read(proofread))
    stream = io.BytesIO()
    FORMATS[form].writer(made, stream)
    return stream.getvalue()


def _original(number: str, file: File) -> str:
    """Give the address of a file that was sent, below that of its submission."""
    return f"submissions/{number}/files/{file.sha256[:12]}-{slug(file.name)}"


def _originals(record: Record, seen: Views) -> Iterator[tuple[str, bytes]]:
    for one in seen.submissions:
        number = slug(short(one.contribution.number, record.series))
        for file in dict.fromkeys(one.contribution.files):
            if one.contribution.counts and file.sha256 in record.originals:
                yield _original(number, file), record.originals[file.sha256]


def _findable(record: Record, seen: Views, language: str) -> Iterator[search.Found]:
    """Go through what the search finds: paragraphs, comments, contributors.

    What many say in the same words is found once, with the number of the others; of
    what goes on from a letter, what it has beyond that is found.
    """
    for view in seen.drafts:
        for p in view.labelled:
            yield search.Found(
                address=p.address,
                title=f"{view.draft.id} · {p.paragraph.label}",
                words=p.paragraph.text,
                language=language_of(p.paragraph.text) or language,
            )
    for entry, others, words in _printed(record, seen):
        said = entry.comment
        place = ", ".join((said.document or "", *said.paragraphs)).strip(", *")
        named = wording.named(entry.who, review=entry.who_review)
        who = "; ".join(speaker.name for speaker in named)
        more = f"+{others}" if others else ""
        yield search.Found(
            address=entry.address,
            title=" · ".join(filter(None, (place, who, entry.number, more))),
            words=words or plain(said),
            language=language_of(said.text) or said.language or language,
        )
    for view_of in seen.stakeholders:
        name = view_of.stakeholder.name
        yield search.Found(view_of.address, name, name, language)


def _printed(record: Record, seen: Views) -> Iterator[tuple[Placed, int, str]]:
    """Go through the comments whose words are printed, by the submissions.

    Of each is told how many say the same, and what it has beyond a letter, if it goes
    on from one; what only leaves something out is left out.
    """
    order = {call.window.call: nth for nth, call in enumerate(record.calls)}
    told = (
        (
            (order[made.window.call], number_key(fold.first.number)),
            fold.first.id,
            len(fold.entries) - 1,
            fold.beyond is not None,
            "\n".join(step.added for step in fold.steps),
        )
        for made in (call.latest for call in record.calls if call.latest)
        for fold in (row.fold for row in each(made))
    )
    in_order = groupby(record.shelves.ordered(told, itemgetter(0)), itemgetter(0))
    key, some = next(in_order, (None, ()))
    for one in seen.submissions:
        here = order[one.call.window.call], number_key(one.contribution.number)
        if here != key:
            continue  # its words are those of others
        known = {name: (more, beyond, words) for _, name, more, beyond, words in some}
        for entry in one.entries:
            others, goes_on, words = known.get(entry.id, (0, True, ""))
            if words or not goes_on:
                yield entry, others, words
        key, some = next(in_order, (None, ()))
