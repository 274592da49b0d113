"""What do the annotations and the records of regulations.gov say of each comment?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.proofread.due import Cell, signed, speakers, speeches
from pipeline.proofread.record import told
from pipeline.proofread.streamed import listed

if TYPE_CHECKING:
    from rules.consolidation import Consolidation, Entry


def annotations_due(c: Consolidation) -> Iterator[Cell]:
    """Say whose words each annotation holds, and which words it is about."""
    quotes: dict[tuple[str, str], list[str]] = {}
    for entries in c.drafts:
        texts = [p.text for p in entries.draft.paragraphs]
        for nth, paragraph in enumerate(entries.draft.paragraphs):
            before = texts[nth - 1][-32:] if nth else ""
            after = texts[nth + 1][:32] if nth + 1 < len(texts) else ""
            key = (entries.draft.id, paragraph.label or "")
            if paragraph.label is not None:
                quotes.setdefault(key, [paragraph.text, before, after])
    for entry in c.entries():
        comment = entry.comment
        places = [(comment.document or "", label) for label in comment.paragraphs]
        about = [quotes[p] for p in places if p in quotes and not comment.review]
        says = {
            "words": signed(comment),
            "proposal": comment.proposed,
            "who": _named(entry),
            "about": about,
        }
        yield Cell(id=entry.id, says={k: told(v) for k, v in says.items()})


def annotations_say(path: Path, _c: Consolidation) -> Iterator[Cell]:
    """Read the page of annotations."""
    for item in listed(path, "items"):
        bodies = {body["purpose"]: body["value"] for body in item["body"]}
        about = [
            [target["selector"][key] for key in ("exact", "prefix", "suffix")]
            for target in item["target"]
            if "selector" in target
        ]
        says = {
            "words": bodies.pop("commenting", ""),
            "proposal": bodies.pop("editing", ""),
            "who": [who["name"] for who in item["creator"]],
            "about": about,
        }
        name = unquote(item["id"].removeprefix("urn:depositary:"))
        yield Cell(id=name, says={k: told(v) for k, v in says.items()})


def regulations_due(c: Consolidation) -> Iterator[Cell]:
    """Say what stands in the fields that hold somebody's words and name."""
    for entry, alike in _with_others(c):
        who = [] if entry.who_review and len(entry.who) > 1 else entry.who
        governments = [w.name for w in who if w.type == "government"]
        others = [w.name for w in who if w.type != "government"]
        says = {
            "comment": signed(entry.comment),
            "commentOn": entry.comment.document or "",
            "title": f"Comment from {speakers(entry)}",
            "trackingNbr": entry.number,
            "duplicateComments": alike,
            "organization": "; ".join(others),
            "govAgency": "; ".join(governments),
        }
        yield Cell(id=entry.id, says={k: told(v) for k, v in says.items()})


def regulations_say(path: Path, _c: Consolidation) -> Iterator[Cell]:
    """Read the records."""
    for record in listed(path, "data"):
        fields = record["attributes"]
        says = {name: told(fields.get(name) or "") for name in _FIELDS}
        says["duplicateComments"] = told(fields["duplicateComments"])
        yield Cell(id=record["id"], says=says)


_FIELDS = ("comment", "commentOn", "title", "trackingNbr", "organization", "govAgency")


def _with_others(c: Consolidation) -> Iterator[tuple[Entry, int]]:
    drafts = ((d.general, *(at.entries for at in d.paragraphs)) for d in c.drafts)
    for place in chain([c.general], *drafts, [c.unplaced]):
        alike = {
            entry.id: len(speech.entries) - 1
            for speech in speeches(place)
            for entry in speech.entries
        }
        yield from ((entry, alike[entry.id]) for entry in place)


def _named(entry: Entry) -> list[str]:
    rivals = entry.who_review and len(entry.who) > 1
    return [] if rivals else [who.name for who in entry.who]
