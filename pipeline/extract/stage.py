"""Stage 2: what did the sender write, in the mail and in the files with it?

Every body and file of a delivery is read in a bounded child; what is found in
them are the parts that the rules get to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.message import parts
from pipeline.work import Item, Outcome, ReadPart
from rules.lifecycle import Event
from rules.terms import PartText

if TYPE_CHECKING:
    from pipeline.bounded import Reader
    from pipeline.extract import Found
    from pipeline.house import House
    from pipeline.message.documents import Document


def run(item: Item, house: House) -> Outcome:
    """Read every body and file of a delivery, in a bounded child."""
    from pipeline import saying  # noqa: PLC0415 (who only reads a file needs no rules)

    found = read_parts(house.documents(item.sha256), house.reader)
    texts = tuple(part.text for part in found)
    said = None
    if house.drafts and saying.doubtful(item, found):
        said = saying.on_drafts(item, texts, house)
    return Outcome(event=Event.EXTRACT, parts=found, said=said)


def read_parts(documents: Sequence[Document], reader: Reader) -> tuple[ReadPart, ...]:
    """Read the bodies and files of one message in a bounded child.

    A text in a winmail.dat that says what the body says already is left out, as
    one of two alternatives is.
    """
    read = [
        (document, found)
        for document, answer in zip(documents, reader.read(documents), strict=True)
        for found in answer
    ]
    body = " ".join(_words(found) for document, found in read if document.is_body)
    return tuple(
        ReadPart(
            text=PartText(
                name=found.name,
                sha256=found.sha256,
                is_body=document.is_body or (found.is_body and not document.nested),
                passages=found.reading.passages,
                properties=found.reading.properties,
            ),
            type=found.type,
            size=found.size,
            read=found.reading.read,
            why=found.reading.why,
        )
        for document, found in read
        if document.is_body or not (found.is_body and _is_said(found, body))
    )


def _is_said(found: Found, body: str) -> bool:
    return parts.missing(_words(found), body) <= parts.MOST_MISSING


def _words(found: Found) -> str:
    return " ".join(passage.text for passage in found.reading.passages)
