"""How do scripts get the whole record? As lines, in four formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.lines import line
from pipeline.repeated import seen
from rules.doubts import unproven
from rules.marks import plain
from rules.privacy import anonymous
from rules.terms import Kind

if TYPE_CHECKING:
    from sqlmodel import Session

    from pipeline.record import Known
    from pipeline.settings import Settings

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def jsonl(session: Session, settings: Settings, out: TextIO) -> None:
    """Write one JSON record a line, all deliveries."""
    out.writelines(
        json.dumps(line(known), ensure_ascii=False) + "\n"
        for known in seen(session, settings)
    )


def nameless(session: Session, settings: Settings, out: TextIO) -> None:
    """Write the records of the contributions without who sent them."""
    out.writelines(
        json.dumps(anonymous(line(_published(known))), ensure_ascii=False) + "\n"
        for known in seen(session, settings)
        if known.number and _printed(known)
    )


def _printed(known: Known) -> bool:
    """Tell whether its words are printed: nobody took it back, and no one waits."""
    row = known.row
    waits = unproven(row.flags, review=row.stakeholder_review)
    return row.kind == Kind.SUBMISSION and not row.withdrawn and not waits


def _published(known: Known) -> Known:
    return replace(known, comments=tuple(c for _, c in known.published_comments))


def rows(session: Session, settings: Settings, out: TextIO) -> None:
    """Write one row a comment (and one for a delivery without), as CSV."""
    columns = (
        "delivery",
        "number",
        "received_at",
        "kind",
        "verdict",
        "call",
        "stakeholders",
        "comment",
        "document",
        "paragraphs",
        "action",
        "text",
        "marked",
        "proposed",
        "review",
        "source",
    )
    writer = csv.writer(out)
    writer.writerow(columns)
    for record, comment, marked in _points(session, settings):
        writer.writerow(
            _inert(value)
            for value in (
                record["id"],
                record["number"],
                record["received_at"],
                record["kind"],
                record["verdict"],
                record["call"],
                "; ".join(s["name"] for s in _who(record, comment)),
                comment.get("id"),
                comment.get("document"),
                ", ".join(comment.get("paragraphs", ())),
                comment.get("action"),
                comment.get("text"),
                marked,
                comment.get("proposed"),
                comment.get("review"),
                " ".join(comment.get("source", {}).values()),
            )
        )


def _who(record: dict[str, Any], comment: dict[str, Any]) -> list[dict[str, Any]]:
    """Name who says a comment: who speaks in its mail, where nobody says it alone."""
    who: list[dict[str, Any]] = comment.get("stakeholders") or record["stakeholders"]
    return who


def _inert(value: Any) -> str:
    """Keep a spreadsheet from taking words for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def regulations(session: Session, settings: Settings, out: TextIO) -> None:
    """Write comments with the field names of the regulations.gov v4 API."""
    found = (
        {
            "id": comment["id"],
            "type": "comments",
            "attributes": {
                "commentOn": comment["document"],
                "docketId": settings.consultation.id,
                "documentType": "Public Submission",
                "title": record["subject"],
                "comment": marked,
                "receiveDate": record["received_at"],
                "postmarkDate": record["claimed_at"],
                "trackingNbr": record["number"],
                "organization": "; ".join(s["name"] for s in _who(record, comment)),
                "category": "; ".join(s["type"] or "" for s in _who(record, comment)),
                "withdrawn": record["withdrawn"],
            },
        }
        for record, comment, marked in _points(session, settings)
        if comment
    )
    out.write('{\n "data": ')
    _list(found, out, 2)
    out.write("\n}")


def jsonld(session: Session, settings: Settings, out: TextIO) -> None:
    """Write W3C Web Annotations: this comment is about this paragraph."""
    base = settings.publication.base_url or f"urn:{settings.consultation.id}:"
    found = (
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{base}{comment['id']}",
            "type": "Annotation",
            "created": record["received_at"],
            "creator": [s["name"] for s in _who(record, comment)],
            "motivation": "editing" if comment["proposed"] else "commenting",
            "body": {
                "type": "TextualBody",
                "value": marked,
                "language": comment["language"],
            },
            "target": [
                f"{base}{comment['document'] or ''}#{label}"
                for label in comment["paragraphs"]
            ],
        }
        for record, comment, marked in _points(session, settings)
        if comment
    )
    _list(found, out, 1)


def _list(items: Iterable[Any], out: TextIO, depth: int) -> None:
    """Write a list as JSON, one item after the other, each so many spaces in."""
    margin = "\n" + " " * depth
    before = "["
    for item in items:
        text = json.dumps(item, ensure_ascii=False, indent=1)
        out.write(before + margin + text.replace("\n", margin))
        before = ","
    out.write("[]" if before == "[" else f"{margin[:-1]}]")


def _points(
    session: Session, settings: Settings
) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    """Go through the comments, with the words as they show their marks."""
    for known in seen(session, settings):
        record = line(known)
        words = [plain(comment) for _, comment in known.numbered_comments]
        points = record["comments"] or [{}]
        yield from zip(repeat(record), points, words or [""], strict=False)
