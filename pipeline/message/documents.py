"""What of a message is there to read?"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.message.parts import Opened, opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One body or file to read; `declared` is what the mail says of its type.

    `nested` tells that it belongs to an attached message.
    """

    name: str
    data: bytes
    declared: str = ""
    is_body: bool = False
    nested: bool = False


def documents(raw: bytes) -> list[Document]:
    """Return the bodies and files of a raw message."""
    return inside(opened(raw))


def inside(mail: Opened) -> list[Document]:
    """Return the bodies and files of a message, in its order.

    The label of a file in an attached message begins with that of the message:
    `Our comments.eml/annex.docx`.
    """
    return [
        Document(
            name="/".join((*part.path, part.name)),
            data=data,
            declared=part.type,
            is_body=part.is_body,
            nested=bool(part.path),
        )
        for part, data in mail.parts
    ]
