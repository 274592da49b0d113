"""In which language does the desk speak?

A catalogue is a TOML file in `words/`, named by its language: the English words of
the templates, and what to say instead; the sentences of the rules and of the acts,
with names in braces for what is filled in. What it lacks is said in English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


@cache
def catalogues() -> Mapping[str, Mapping[str, str]]:
    """Return the catalogues by their languages; English needs none."""
    return {"en": {}} | {language: _read(language)["words"] for language in _others()}


def _others() -> list[str]:
    return sorted(file.stem for file in _FOLDER.glob("*.toml"))


def _read(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


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


@cache
def retold(language: str) -> Callable[[str], str]:
    """Return what turns a sentence of the program into one of a language.

    A sentence is known by its fixed words; what stands between them, an id or what
    somebody wrote, is kept as it is, unless it is a sentence itself.
    """
    if language not in _others():
        return str
    said = _read(language)["sentences"]
    longest = sorted(said, key=lambda form: -len(_SLOT.sub("", form)))
    forms = [(_pattern(form), said[form]) for form in longest]

    def retell(sentence: str) -> str:
        for pattern, words in forms:
            if found := pattern.fullmatch(sentence):
                return words.format_map(
                    {k: retell(v) for k, v in found.groupdict().items()}
                )
        return dated(language)(sentence)

    return retell


@cache
def dated(language: str) -> Callable[[str], str]:
    """Return what turns the dates in a text into those of a language.

    >>> dated("fr")("1 May 2026, 01:00:00 UTC")
    '1er mai 2026, 01:00:00 UTC'
    """
    said = _read(language)["dates"] if language in _others() else {}

    def date(found: re.Match[str]) -> str:
        day, month = found.groups()
        return f"{said.get(day, day)} {said[month]}" if month in said else found[0]

    return lambda text: _DATE.sub(date, text)


_SLOT = re.compile(r"{(\w+)}")
_DATE = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\b(?=[ ,])")


def _pattern(form: str) -> re.Pattern[str]:
    pieces = _SLOT.split(form)
    pieces[::2] = map(re.escape, pieces[::2])
    pieces[1::2] = (f"(?P<{name}>.+?)" for name in pieces[1::2])
    return re.compile("".join(pieces), re.DOTALL)
