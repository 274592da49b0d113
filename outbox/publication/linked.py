"""How does a machine that knows the web read a page? As linked data (JSON-LD).

A comment is a W3C Web Annotation on the words of its paragraph; all else is told
in the words of schema.org.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from outbox.compilation.wording import named
from outbox.publication.addresses import short
from rules.marks import plain
from rules.terms import Action

if TYPE_CHECKING:
    from outbox.publication.record import Record
    from outbox.publication.views import Placed, Views


def comments(
    record: Record, seen: Views, entries: Iterable[Placed], base_url: str, address: str
) -> dict[str, Any]:
    """Give the comments of a page as annotations, in their order."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _at(base_url, address),
        "type": "AnnotationPage",
        "partOf": {"id": base_url, "label": record.title},
        "items": (_annotation(record, e, seen, base_url) for e in entries),
    }


def _annotation(
    record: Record, entry: Placed, seen: Views, base_url: str
) -> dict[str, Any]:
    comment = entry.comment
    about = [
        seen.texts.get((comment.document or "", label)) for label in comment.paragraphs
    ]
    target: list[Any] = [
        {
            "source": _at(base_url, paragraph.address),
            "selector": {
                "type": "TextQuoteSelector",
                "exact": paragraph.paragraph.text,
            },
        }
        for paragraph in about
        if paragraph and not comment.review
    ]
    if not target:
        draft = next((d for d in seen.drafts if d.draft.id == comment.document), None)
        known = draft and not comment.review
        target = [_at(base_url, draft.address if draft and known else "")]
    edits = comment.action not in (Action.COMMENT, Action.GENERAL, Action.KEEP)
    body: dict[str, Any] = {
        "type": "TextualBody",
        "value": plain(comment),
        "format": "text/plain",
    }
    return {
        "id": _at(base_url, entry.address),
        "type": "Annotation",
        "motivation": "editing" if edits else "commenting",
        "creator": [
            {"type": "Organization", "name": who.name}
            for who in named(entry.who, review=entry.who_review)
        ],
        "label": short(entry.id, record.series),
        "body": body | ({"language": comment.language} if comment.language else {}),
        "target": target,
    }


def page(
    record: Record, kind: str, title: str, base_url: str, address: str
) -> dict[str, Any]:
    """Give a page that is no page of comments."""
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": _at(base_url, address),
        "name": title,
        "isPartOf": {"@type": "WebSite", "@id": base_url, "name": record.title},
    }


@lru_cache
def _at(base_url: str, address: str) -> str:
    path, mark, fragment = address.partition("#")
    return f"{base_url}{quote(path)}{mark}{quote(fragment, safe='/')}"
