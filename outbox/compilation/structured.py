"""The compilation as JSON: all fields, for machines.

Lone surrogates, which UTF-8 cannot hold, are written as JSON escapes: the words
read back are the words submitted, without exception.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from outbox.compilation.wording import named, nameless
from rules.consolidation import (
    Consolidation,
    Contribution,
    DraftEntries,
    Entry,
    Sums,
    speaking,
)
from rules.merkle import root

if TYPE_CHECKING:
    from rules.terms import Paragraph, Run, Stakeholder, Window

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def write_json(consolidation: Consolidation, stream: BinaryIO) -> None:
    """Write the schema `depositary.compilation/1`."""
    stream.writelines(pieces(compilation(consolidation)))


def pieces(value: Any) -> Iterator[bytes]:
    r"""Write a value as JSON in UTF-8, on one line; what an iterator gives, one by one.

    >>> b"".join(pieces(["é\ud800"]))
    b'["\xc3\xa9\\ud800"]\n'
    >>> b"".join(pieces({"a": iter([{"b": iter(())}, 2]), "c": []}))
    b'{"a": [{"b": []}, 2], "c": []}\n'
    """
    for piece in chain(_pieces(value), "\n"):
        # the escape that Python puts for a lone surrogate is the one JSON wants
        yield piece.encode("utf-8", errors="backslashreplace")


def _pieces(value: Any) -> Iterator[str]:
    if hasattr(value, "__next__"):
        yield "["
        for at, one in enumerate(value):
            yield ", " if at else ""
            yield from _pieces(one)
        yield "]"
        return
    try:
        whole = _ENCODE(value)
    except TypeError:  # there is an iterator in it, which is not begun by this
        if not isinstance(value, dict):
            raise
        yield from _members(value)
    else:
        yield whole


def _members(value: dict[str, Any]) -> Iterator[str]:
    yield "{"
    for at, (name, one) in enumerate(value.items()):
        yield f"{', ' if at else ''}{_ENCODE(name)}: "
        yield from _pieces(one)
    yield "}"


def compilation(c: Consolidation) -> dict[str, Any]:
    """Give the compilation as plain values; what there may be many of, one by one."""
    return {
        "schema": "depositary.compilation/1",
        "consultation": c.consultation,
        "title": c.title,
        "series": c.series,
        "revision": c.revision,
        "issued_at": time(c.issued_at),
        "window": window(c.window),
        "general": entries(c.general),
        "drafts": map(draft, c.drafts),
        "unplaced": entries(c.unplaced),
        "contributors": (
            {**speaker(k.stakeholder), "numbers": k.numbers, "review": k.review}
            for k in c.contributors
        ),
        "contributions": map(contribution, c.contributions),
        "late": ({"id": name, "received_at": time(at)} for name, at in c.late),
        "sums": sums(c.sums),
        "merkle_root": root(leaves(c.contributions)),
    }


def leaves(contributions: Iterable[Contribution]) -> Iterator[bytes]:
    """Say of each submission that is named what its receipt rests on, on one line.

    They are the leaves of the Merkle tree (RFC 6962) whose root is published, and
    can be made again from the fields that are published of each.
    """
    return (
        f"{c.number} {c.sha256} {time(c.received_at)} {c.verdict}".encode()
        for c in contributions
        if not nameless(c)
    )


def draft(d: DraftEntries) -> dict[str, Any]:
    """Give a draft with what stands under each of its paragraphs."""
    return {
        "id": d.draft.id,
        "title": d.draft.title,
        "general": entries(d.general),
        "paragraphs": (
            {
                **paragraph(p.paragraph),
                "comments": entries(p.entries),
                "see": ({"id": one.id, "under": one.under} for one in p.see),
            }
            for p in d.paragraphs
        ),
    }


def paragraph(p: Paragraph) -> dict[str, Any]:
    """Give a paragraph of the draft."""
    return {"label": p.label, "heading": p.heading, "text": p.text}


def entries(some: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """Give comments with all that is known of them, in their order."""
    return (
        {
            "id": entry.id,
            "number": entry.number,
            "stakeholders": _speakers(entry.who, review=entry.who_review),
            "stakeholder_review": entry.who_review,
            "document": entry.comment.document,
            "paragraphs": entry.comment.paragraphs,
            "action": entry.comment.action,
            "kind": entry.comment.kind,
            "text": entry.comment.text,
            "proposed": entry.comment.proposed,
            "language": entry.comment.language,
            "review": entry.comment.review,
            "candidates": [
                {"document": c.document, "paragraph": c.paragraph, "score": c.score}
                for c in entry.comment.candidates
            ],
            "evidence": {
                "kind": entry.comment.evidence.kind,
                "value": entry.comment.evidence.value,
            },
            "source": {
                "part": entry.comment.source.part,
                "sha256": entry.comment.source.sha256,
                "place": entry.comment.source.place,
            },
            "runs": [_run(run) for run in entry.comment.runs],
        }
        for entry in some
    )


def contribution(one: Contribution) -> dict[str, Any]:
    """Give a submission without its subject and its words.

    Of one that is gone or not proven nothing is given but that it was there.
    """
    known = {
        "number": one.number,
        "delivery": one.delivery,
        "standing": one.standing,
        "withdrawn": one.withdrawn,
        "set_aside": one.set_aside and time(one.set_aside),
    }
    if nameless(one):
        return known
    return known | {
        "received_at": time(one.received_at),
        "received_from": one.received_from,
        "verdict": one.verdict,
        "sha256": one.sha256,
        "stakeholders": [*map(speaker, speaking(one))]
        or _speakers(one.stakeholders, review=one.stakeholder_review),
        "stakeholder_review": one.stakeholder_review,
        "comments": [name for name, _ in one.comments] if one.counts else [],
        "files": [
            {
                "name": file.name,
                "type": file.type,
                "bytes": file.size,
                "sha256": file.sha256,
                "read": file.read,
                "why": file.why,
            }
            for file in one.files
        ],
        "supersedes": one.supersedes or None,
        "superseded_by": one.superseded_by or None,
        "letters": [{"kind": kind, "state": state} for kind, state in one.letters],
    }


def window(w: Window) -> dict[str, Any]:
    """Give a call and its half-open limits."""
    return {
        "call": w.call,
        "title": w.title,
        "zone": w.zone,
        "opens": w.opens and time(w.opens),
        "soft": time(w.soft),
        "hard": time(w.hard),
        "publish": w.publish and time(w.publish),
        "version": w.version,
    }


def speaker(who: Stakeholder) -> dict[str, Any]:
    """Give a stakeholder."""
    return {"name": who.name, "type": who.type, "country": who.country}


def _speakers(who: Sequence[Stakeholder], *, review: bool) -> list[dict[str, Any]]:
    return [speaker(one) for one in named(who, review=review)]


def sums(s: Sums) -> dict[str, int]:
    """Give the sums: all deliveries, and each class."""
    return {"deliveries": s.deliveries} | {str(c): n for c, n in s.classes.items()}


def time(at: datetime) -> str:
    """Give an instant in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _run(run: Run) -> dict[str, Any]:
    """Give words with what was done to them; `quoted` where the sender answers them."""
    told = {"text": run.text, "change": run.change, "struck": run.strike}
    return told | ({"quoted": True} if run.quoted else {})
