"""Which words does a picture show? Tesseract reads it, with its confidence."""

from __future__ import annotations

from functools import cache
from statistics import fmean
from typing import NamedTuple

from pipeline.extract import tools
from pipeline.headers import clean

#: The languages of the United Nations, as far as they are installed.
_LANGUAGES = ("eng", "fra", "spa", "rus", "chi_sim", "ara")
_WORD_LEVEL = "5"
_FIELDS = 12


class Seen(NamedTuple):
    """The paragraphs of a picture, and how sure the program is, 0 to 1."""

    paragraphs: tuple[str, ...]
    confidence: float


def available() -> bool:
    """Tell whether pictures can be read here."""
    return tools.present("tesseract")


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
