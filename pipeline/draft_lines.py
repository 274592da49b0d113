"""Which lines does the file of a draft hold, before anybody counts paragraphs?

A line is a paragraph, a heading or a list item, with the number that the file
counts for it where it does. Drafts come from the secretariat, in the form in
which they were distributed: revisions that were in them are not accepted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import html

from pipeline.draft_labels import typed
from pipeline.extract.numerals import written
from pipeline.extract.word import read_docx
from rules.terms import PassageKind, Read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from rules.terms import Passage


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


class DraftError(ValueError):
    """The draft cannot be read; the message says what to do."""
