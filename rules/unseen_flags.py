"""What must a person see, and how is it said?

The flags are apart from the rule that finds them: many name them who never look.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from rules.doubts import ASKED


class Unseen(StrEnum):
    """What a person must see; the flags of a delivery."""

    NOTHING = "nothing_found"
    FILE = "file_not_read"
    MISSING = "file_missing"
    LINK = "link_not_opened"
    ASKED = ASKED


def said(flags: Collection[str], files: Sequence[str]) -> str:
    """Say in words what was not seen; `files` are those that could not be read.

    >>> said(["file_not_read", "nothing_found"], ["scan.pdf"])
    'No comment was found in it. Not read: scan.pdf.'
    """
    told = [words for flag, words in _WORDS.items() if flag in flags]
    return " ".join(told).format(files=", ".join(files))


_WORDS = {
    Unseen.ASKED: "Its sender asks that it, or a name, is not published; until "
    "somebody decides, nothing of it is. What is to stay out is taken out first.",
    Unseen.NOTHING: "No comment was found in it.",
    Unseen.FILE: "Not read: {files}.",
    Unseen.MISSING: "It speaks of a file, and none came with it.",
    Unseen.LINK: "It gives a link, and links are not opened.",
}
