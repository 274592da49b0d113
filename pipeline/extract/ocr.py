"""Which words does a picture show? Tesseract reads it, with its confidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract import tools
from pipeline.headers import clean
from rules.terms import Passage, Read, Reading

if TYPE_CHECKING:
    from rules.terms import Source

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
#: A picture of less is a logo, one with fewer or more doubtful words an image.
_LOGO_BYTES = 30_000
_FEW_WORDS = 10
_DOUBTFUL = 0.6


class Seen(NamedTuple):
    """The paragraphs of a picture, and how sure the program is, 0 to 1."""

    paragraphs: tuple[str, ...]
    confidence: float


def available() -> bool:
    """Tell whether pictures can be read here."""
    return tools.present("tesseract")


def read_image(data: bytes, source: Source) -> Reading:
    """Read an attached picture: the photograph of a letter has words, a logo none."""
    if len(data) < _LOGO_BYTES:
        return Reading(read=Read.FULL)
    if not available():
        return Reading(read=Read.HELD, why=NO_WORDS)
    seen = read_picture(data)
    if (
        seen.confidence < _DOUBTFUL
        or len(" ".join(seen.paragraphs).split()) < _FEW_WORDS
    ):
        return Reading(read=Read.FULL)
    return Reading(
        read=Read.PARTIAL,
        passages=tuple(
            Passage(text=text, source=replace(source, place=f"p{order}"))
            for order, text in enumerate(seen.paragraphs, 1)
        ),
        why=SCANNED,
        confidence=seen.confidence,
    )


def read_picture(picture: bytes) -> Seen:
    """Read a picture in any format that tesseract takes."""
    rows = tools.run(
        ("tesseract", "stdin", "stdout", "-l", _languages(), "tsv"), picture
    )
    paragraphs: dict[tuple[str, ...], list[str]] = {}
    sure = []
    for row in rows.decode("utf-8", "replace").splitlines():
        fields = row.split("\t")
        if len(fields) == _FIELDS and fields[0] == _WORD_LEVEL and fields[11].strip():
            paragraphs.setdefault(tuple(fields[1:4]), []).append(clean(fields[11]))
            sure.append(float(fields[10]) / 100)
    return Seen(
        tuple(" ".join(words) for words in paragraphs.values()),
        round(fmean(sure), 2) if sure else 0.0,
    )


@cache
def _languages() -> str:
    listed = tools.run(("tesseract", "--list-langs")).decode("utf-8", "replace")
    installed = listed.split()
    return "+".join(code for code in _LANGUAGES if code in installed) or "eng"
