"""What does the JSON file say? All fields of each comment, without any exception."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.proofread.due import Cell, Course
from pipeline.proofread.streamed import Values

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry


def json_due(consolidation: Consolidation) -> Iterator[Cell]:
    """Say what stands in each field."""
    course = Course()
    course.section("general")
    yield from _say(course, consolidation.general)
    for entries in consolidation.drafts:
        course.section(entries.draft.id)
        yield from _say(course, entries.general)
        for at in entries.paragraphs:
            course.base(at.paragraph.label or "", at.paragraph.text)
            yield from _say(course, at.entries)
    course.section("unplaced")
    yield from _say(course, consolidation.unplaced)
    yield from course.taken()


def _say(course: Course, entries: Iterable[Entry]) -> Iterator[Cell]:
    for entry in entries:
        comment = entry.comment
        rivals = entry.who_review and len(entry.who) > 1
        fields: dict[str, Any] = {
            "number": entry.number,
            "stakeholders": [
                {"name": who.name, "type": who.type, "country": who.country}
                for who in (() if rivals else entry.who)
            ],
            "stakeholder_review": entry.who_review,
            "document": comment.document,
            "paragraphs": list(comment.paragraphs),
            "action": comment.action,
            "kind": comment.kind,
            "text": comment.text,
            "proposed": comment.proposed,
            "language": comment.language,
            "review": comment.review,
            "candidates": [
                {"document": c.document, "paragraph": c.paragraph, "score": c.score}
                for c in comment.candidates
            ],
            "evidence": {
                "kind": comment.evidence.kind,
                "value": comment.evidence.value,
            },
            "source": {
                "part": comment.source.part,
                "sha256": comment.source.sha256,
                "place": comment.source.place,
            },
            "runs": [
                {"text": r.text, "change": r.change, "struck": r.strike}
                | ({"quoted": True} if r.quoted else {})
                for r in comment.runs
            ],
        }
        course.said(entry.id, **{k: told(v) for k, v in fields.items()})
        yield from course.taken()


def json_says(path: Path, _consolidation: Consolidation) -> Iterator[Cell]:
    """Read the comments from the general ones to those to be placed."""
    course = Course()
    with Values.of(path) as values:
        for name in values.members():
            if name in ("general", "unplaced"):
                course.section(name)
                yield from _take(course, values)
            elif name == "drafts":
                for _ in values.items():
                    yield from _draft(course, values)
            else:
                values.skip()
    yield from course.taken()


def _draft(course: Course, values: Values) -> Iterator[Cell]:
    for name in values.members():
        if name == "id":
            course.section(values.value())
        elif name == "general":
            yield from _take(course, values)
        elif name == "paragraphs":
            for _ in values.items():
                yield from _paragraph(course, values)
        else:
            values.skip()


def _paragraph(course: Course, values: Values) -> Iterator[Cell]:
    known: dict[str, Any] = {}
    for name in values.members():
        if name == "comments":
            course.base(known["label"] or "", known["text"])
            yield from _take(course, values)
        else:
            known[name] = values.value()


def _take(course: Course, values: Values) -> Iterator[Cell]:
    for _ in values.items():
        comment = values.value()
        name = comment.pop("id")
        course.said(name, **{k: told(v) for k, v in comment.items()})
        yield from course.taken()


def told(value: Any) -> str:
    """Give a text as it is and other values as JSON; half characters as one.

    Two halves of a character, one after the other, are that character in JSON.
    """
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "surrogatepass"
    )
