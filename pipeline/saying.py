"""Does a mail that brings no file with words say anything on a draft?

Admission asks, for what says nothing is no contribution. To look for it costs as much
as all else of admission, so it is looked for where the mail is read, by many at once,
and not while nobody else may write.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rules import paragraph
from rules.terms import Comment, PartText, PassageKind

if TYPE_CHECKING:
    from pipeline.house import House
    from pipeline.work import Item, ReadPart

#: A text as long as this says something, whatever the rules find in it.
SHORT = 600
_UNWANTED = ("junk", "spam", "bulk")


def doubtful(item: Item, parts: Sequence[ReadPart]) -> bool:
    """Tell whether it is to be asked at all: it has no file with words, and is short.

    What our own server took for unwanted mail must do better than a remark that
    might be on anything, however long it is.
    """
    if not all(part.text.is_body or is_picture(part) for part in parts):
        return False
    return len(own_words([part.text for part in parts])) < SHORT or unwanted(item)


def is_picture(part: ReadPart) -> bool:
    """Tell whether it is a picture without words, as the logo of a signature is."""
    return part.type.startswith("image/") and not part.text.passages


def unwanted(item: Item) -> bool:
    """Tell whether our own server took it for unwanted mail."""
    return any(word in item.folder.casefold() for word in _UNWANTED)


def on_drafts(
    item: Item, texts: Sequence[PartText], house: House
) -> tuple[Comment, ...]:
    """Return what it says on drafts, whoever signed it."""
    return located(item, texts, house)[0]


def located(
    item: Item, texts: Sequence[PartText], house: House, signers: Collection[str] = ()
) -> tuple[tuple[Comment, ...], str]:
    """Return what it says on drafts, and how the rules failed, if they did.

    Then all its words wait for a person, who would else wait for another program.
    """
    subject = item.envelope.subject
    try:
        return paragraph.locate(texts, subject, house.labelled, signers), ""
    except (OSError, MemoryError):  # of the machine
        raise
    except Exception:  # noqa: BLE001 (no word is lost because a rule is wrong)
        return paragraph.unread(texts), traceback.format_exc()


def own_words(texts: Sequence[PartText]) -> str:
    """Return what the sender wrote in the message itself, quotes left out."""
    return "\n".join(
        passage.text
        for part in texts
        if part.is_body
        for passage in part.passages
        if passage.kind is not PassageKind.QUOTED
    )
