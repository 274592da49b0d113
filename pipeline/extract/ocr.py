"""Which words does a picture show? Tesseract reads it, with its confidence."""

from __future__ import annotations

import re
from functools import cache
from statistics import fmean
from typing import NamedTuple

from pipeline.extract import pixels, tools
from pipeline.extract.word_drawing import PICTURE
from pipeline.message.headers import clean
from rules.terms import Passage, Read, Reading, Source

SCANNED = (
    "The file is a scan; its words were recognized by machine and may be wrong. "
    "Please send the text as Word or as PDF with words that can be selected."
)
NO_WORDS = (
    "No words were found in the file: it is empty, or it holds pictures of them. "
    "Please send the text as Word or as PDF with words that can be selected."
)
SOME_UNSEEN = (
    "Some pages are pictures, and what words they hold was not read. "
    "Please send the text as Word or as PDF with words that can be selected."
)

#: The languages of the United Nations, as far as they are installed.
_LANGUAGES = ("eng", "fra", "spa", "rus", "chi_sim", "ara")
_WORD_LEVEL = "5"
_FIELDS = 12
#: What is narrower or lower, in pixels, is a logo; what has fewer words, an image.
_LOGO = (320, 60)
_FEW_WORDS = 10
_DOUBTFUL = 0.6
#: A word that begins an item of a list.
_ITEM = re.compile(r"\(?\d{1,3}[.)]|\([a-z]\)|[-*\u2022]")


class Seen(NamedTuple):
    """The paragraphs of a picture, and how sure the program is, 0 to 1.

    `failed` where the program cannot open the picture or does not come to its end.
    """

    paragraphs: tuple[str, ...]
    confidence: float
    failed: bool = False


def available() -> bool:
    """Tell whether pictures can be read here."""
    return tools.present("tesseract")


def read_image(data: bytes, source: Source) -> Reading:
    """Read an attached picture: the photograph of a letter has words, a logo none."""
    across = pixels.size(data) or _LOGO
    if across[0] < _LOGO[0] or across[1] < _LOGO[1]:
        return Reading(read=Read.FULL)
    if not available():
        return Reading(read=Read.HELD, why=NO_WORDS)
    seen = read_picture(data)
    if seen.failed:
        return Reading(read=Read.PARTIAL, why=PICTURE)
    if len(" ".join(seen.paragraphs).split()) < _FEW_WORDS:
        return Reading(read=Read.FULL)
    if seen.confidence < _DOUBTFUL:  # handwriting, or the lines of a photograph
        return Reading(read=Read.PARTIAL, why=PICTURE, confidence=seen.confidence)
    return Reading(
        read=Read.PARTIAL,
        passages=tuple(
            Passage(text=text, source=source.at(f"p{order}"))
            for order, text in enumerate(seen.paragraphs, 1)
        ),
        why=SCANNED,
        confidence=seen.confidence,
    )


def read_picture(picture: bytes) -> Seen:
    """Read a picture in any format that tesseract takes."""
    rows = tools.run(
        ("tesseract", "stdin", "stdout", "-l", _languages(), *_turning(), "tsv"),
        picture,
    )
    # The program runs the items of a list together.
    paragraphs: dict[tuple[str, ...], list[str]] = {}
    items: dict[tuple[str, ...], str] = {}
    sure = []
    for row in rows.decode("utf-8", "replace").splitlines():
        fields = row.split("\t")
        if len(fields) == _FIELDS and fields[0] == _WORD_LEVEL and fields[11].strip():
            word = clean(fields[11])
            place = fields[1:4]
            if fields[5] == "1" and _ITEM.fullmatch(word):
                items[*place] = fields[4]
            paragraphs.setdefault((*place, items.get((*place,), "")), []).append(word)
            sure.append(float(fields[10]) / 100)
    return Seen(
        tuple(" ".join(words) for words in paragraphs.values()),
        round(fmean(sure), 2) if sure else 0.0,
        failed=not rows,  # even of an empty picture it prints the names of the columns
    )


@cache
def installed() -> tuple[str, ...]:
    """Return what the program has learned to read; `osd` is which way is up."""
    listed = tools.run(("tesseract", "--list-langs")).decode("utf-8", "replace")
    return tuple(listed.split())


def _languages() -> str:
    return "+".join(code for code in _LANGUAGES if code in installed()) or "eng"


def _turning() -> tuple[str, ...]:
    """Let the program turn a picture upright, where it has learned to."""
    return ("--psm", "1") if "osd" in installed() else ()
