"""In which language does the desk speak?

A catalogue is a TOML file in `words/`, named by its language: the English words of
the templates, and what to say instead. What it lacks is said in English.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FOLDER = Path(__file__).with_name("words")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


@cache
def catalogues() -> Mapping[str, Mapping[str, str]]:
    """Return the catalogues by their languages; English needs none."""
    read = {
        file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["words"]
        for file in sorted(_FOLDER.glob("*.toml"))
    }
    return {"en": {}, **read}


def spoken(asked: str, usual: str) -> str:
    """Choose the language: the first that is asked for and that there is.

    >>> spoken("de, fr;q=0.8, en;q=0.5", "en")
    'fr'
    >>> spoken("", "en")
    'en'
    """
    for each in asked.split(","):
        language = each.partition(";")[0].strip().partition("-")[0].lower()
        if language in catalogues():
            return language
    return usual


def direction(language: str) -> str:
    """Say how a language is written: `ltr` or `rtl`."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def translator(language: str) -> Callable[..., str]:
    """Return what turns the English words into those of a language.

    Values in braces are put in afterwards: `_("{n} wait", n=3)`.
    """
    words = catalogues().get(language, {})

    def say(english: str, **values: object) -> str:
        said = words.get(english, english)
        return said.format(**values) if values else said

    return say
