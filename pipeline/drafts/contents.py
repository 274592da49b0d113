"""What is in the file of a draft, before anybody counts paragraphs?"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One paragraph, heading or list item; `number` as the file would print it."""

    text: str
    number: str = ""
    heading: bool = False


class Mark(NamedTuple):
    """The words of a revision or a note that was in the file, and whose it is."""

    text: str
    author: str


class Contents(NamedTuple):
    """What was read from the file of a draft."""

    lines: list[Line]
    marks: list[Mark]
