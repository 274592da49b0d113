"""The compilation in the words of others: W3C Web Annotations, regulations.gov.

An annotation says: this comment is about these words. The words are those of the
paragraph of the draft (a text quote selector), with some of what stands before and
after it, so that they are found in any copy of the draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote

from outbox.compilation.rows import sections
from outbox.compilation.structured import pieces, time
from outbox.compilation.wording import issue, named, speakers
from rules.folding import folds
from rules.marks import plain

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry
    from rules.terms import Draft, StakeholderType

#: Signs of the neighbours that help to find a quoted paragraph.
_NEAR = 32


def write_jsonld(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write one page of annotations, one a comment, in the order of the document."""
    quotes = {
        (entries.draft.id, label): selector
        for entries in consolidation.drafts
        for label, selector in _selectors(entries.draft)
    }
    received = _received(consolidation)
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _urn(consolidation.series, consolidation.window.call),
        "type": "AnnotationPage",
        "label": issue(consolidation),
        "items": (
            _annotation(consolidation, entry, received[entry.number], quotes)
            for entry in consolidation.entries()
        ),
    }
    stream.writelines(pieces(page))


def _annotation(
    c: Consolidation,
    entry: Entry,
    received_at: datetime,
    quotes: dict[tuple[str, str], dict[str, str]],
) -> dict[str, Any]:
    comment = entry.comment
    body = {"type": "TextualBody", "value": plain(comment), "format": "text/plain"}
    if comment.language:
        body["language"] = comment.language
    bodies = [body | {"purpose": "commenting"}]
    if comment.proposed:
        bodies.append(body | {"value": comment.proposed, "purpose": "editing"})
    source = _urn(comment.document or c.window.call)
    selectors = [
        quotes[key]
        for label in comment.paragraphs
        if (key := (comment.document or "", label)) in quotes and not comment.review
    ]
    return {
        "id": _urn(entry.id),
        "type": "Annotation",
        "motivation": "editing" if comment.proposed else "commenting",
        "created": time(received_at),
        "creator": [
            {"type": "Organization", "name": who.name}
            for who in named(entry.who, review=entry.who_review)
        ],
        "body": bodies,
        "target": [{"source": source, "selector": found} for found in selectors]
        or [{"source": source}],
    }


def _selectors(draft: Draft) -> Iterator[tuple[str, dict[str, str]]]:
    """Quote each labelled paragraph, the first where a label stands twice."""
    met: set[str | None] = {None}
    texts = ["", *(p.text for p in draft.paragraphs), ""]
    around = zip(pairwise(texts), draft.paragraphs, texts[2:], strict=False)
    for (before, _), paragraph, after in around:
        if paragraph.label is not None and paragraph.label not in met:
            met.add(paragraph.label)
            selector = {
                "type": "TextQuoteSelector",
                "exact": paragraph.text,
                "prefix": before[-_NEAR:],
                "suffix": after[:_NEAR],
            }
            yield paragraph.label, selector


def _urn(*names: str) -> str:
    said = ":".join(quote(n.encode("utf-8", "replace"), safe="/+") for n in names)
    return f"urn:depositary:{said}"


def write_regulations(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the comments with the field names of the regulations.gov API, version 4.

    Fields of which nothing is known are left out.
    """
    c = consolidation
    received = _received(c)
    found = (
        {
            "id": entry.id,
            "type": "comments",
            "attributes": {
                "commentOn": entry.comment.document,
                "commentOnDocumentId": entry.comment.document,
                "docketId": c.series,
                "documentType": "Public Submission",
                "title": f"Comment from {speakers(entry.who, review=entry.who_review)}",
                "comment": plain(entry.comment),
                "receiveDate": time(received[entry.number]),
                "postedDate": time(c.issued_at),
                "trackingNbr": entry.number,
                "duplicateComments": alike,
                "withdrawn": False,
                **_who(entry),
            },
        }
        for entry, alike in _with_others(c)
    )
    meta = {"totalElements": c.count}
    stream.writelines(pieces({"data": found, "meta": meta}))


def _with_others(c: Consolidation) -> Iterator[tuple[Entry, int]]:
    """Go through the comments; say of each how many say the same beside it."""
    for section in sections(c):
        for _, entries in section.places:
            alike = {
                entry.id: len(fold.entries) - 1
                for fold in folds(entries)
                for entry in fold.entries
            }
            yield from ((entry, alike[entry.id]) for entry in entries)


def _who(entry: Entry) -> dict[str, str]:
    who = named(entry.who, review=entry.who_review)
    types: list[StakeholderType] = [w.type for w in who if w.type]
    governments = [w.name for w in who if w.type == "government"]
    told = {
        "organization": "; ".join(w.name for w in who if w.type != "government"),
        "govAgency": "; ".join(governments),
        "govAgencyType": "Foreign" if governments else "",
        "category": "; ".join(dict.fromkeys(t.capitalize() for t in types)),
        "country": "; ".join(w.country for w in who if w.country),
    }
    return {name: value for name, value in told.items() if value}


def _received(c: Consolidation) -> dict[str, datetime]:
    return {one.number: one.received_at for one in c.contributions}
