"""Which pieces stand behind the others: "Annex III", "disposición final novena"?

They have numbers, letters or ordinals of their own, which are none of the articles.
Where no draft prints such a piece, the words name what a sender has attached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.citation.language import CODES, Language, Noun, Path, languages
from rules.citation.numerals import han, roman
from rules.tables import beside

if TYPE_CHECKING:
    from rules.terms import Draft

_KINDS: Mapping[str, Mapping[str, str]] = beside(__name__)
_NAMES = "|".join(
    f"(?P<{kind}>{'|'.join(words.values())})" for kind, words in _KINDS.items()
)
_NUMBER = (
    r"\d{1,3}|[ivxl]{1,6}(?![^\W_])|[a-zа-я](?![^\W_])|[一二三四五六七八九十]{1,3}"
)


def prints(draft: Draft) -> bool:
    """Tell whether a draft has such pieces, by its labels or the headings of pieces."""
    labelled = [(p.label, p.heading) for p in draft.paragraphs if p.label]
    named = any(told(label)[0] or headed(label, head) for label, head in labelled)
    return named or bool(lettered([label for label, _ in labelled]))


def lettered(labels: Sequence[str]) -> list[str]:
    """Return the labels that are a capital letter, where most have numbers.

    >>> lettered(["1", "2.1", "B"]), lettered(["A", "B", "1"])
    (['B'], [])
    """
    letters = [x for x in labels if len(x) == 1 and "A" <= x <= "Z"]
    numbers = sum(x[:1].isdigit() for x in labels)
    return letters if len(letters) < numbers else []


def told(label: str) -> tuple[str, str]:
    """Return the code of a piece that a label names so, and what stands behind it.

    >>> told("Annex III"), told("Appendix G.2"), told("12")
    (('annex3', ''), ('annexg', '.2'), ('', ''))
    >>> told("Disposición final novena"), told("附件三")
    (('final9', ''), ('annex3', ''))
    """
    found = _label().match(fold(label).text)
    if found is None:
        return "", ""
    return coded(found[0], found["number"]), found.string[found.end() :]


def number(label: str) -> str:
    """Return what stands behind the word for such a piece.

    >>> number("Schedule 2.1")
    '2.1'
    """
    found = _label().match(fold(label).text)
    return found.string[found.start("number") :] if found else ""


def headed(label: str, heading: str) -> str:
    """Return the code of a piece whose heading alone says what it is, or nothing.

    >>> headed("III", "Annex III - Forms"), headed("1", "Annex III - Forms")
    ('annex3', '')
    """
    code, _ = told(heading)
    number = _LAST.search(fold(label).text) if code else None
    return code if number and code == coded(heading, number[1]) else ""


#: The number with which a label ends: "A III".
_LAST = re.compile(r"([^\W_]+)\W*\Z")


def coded(words: str, number: str) -> str:
    """Return the code for what words call a piece, with its number.

    >>> coded("schedule", "iv"), coded("приложение", "2")
    ('annex4', 'annex2')
    """
    kind = re.search(_NAMES, fold(words).text)
    if number in _spelt():
        number = str(_spelt()[number])
    elif {*number} <= {*"ivx"}:
        number = str(roman(number))
    elif number[0] in _HAN:
        number = str(han(number))
    return f"{kind.lastgroup}{number}" if kind else ""


def path(words: str, said: Path) -> Path:
    """Put what words call a piece into its path."""
    return (coded(words, said[0]), *said[1:])


def spoken() -> Iterator[Language]:
    """Give all languages the words for such pieces."""
    for code in CODES:
        words = "|".join(x[code] for x in _KINDS.values() if code in x)
        yield Language(
            code=code,
            nouns={Noun.ANNEX: words},
            elliptic="",
            heading=rf"(?:{words})(?=\s?[\d{_HAN}ivx])" if code == "zh" else "",
        )


_HAN = "一二三四五六七八九十"


@cache
def _spelt() -> Mapping[str, int]:
    return {word: n for each in languages() for word, n in each.ordinals.items()}


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_spelt(), key=len, reverse=True)))
    return re.compile(
        rf"\W{{0,3}}(?:{_NAMES})(?![a-zß-ÿа-я])[\s.]{{0,2}}(?:n[o°r]?\.?\s?|№\s?)?"
        rf"(?P<number>(?:{words})(?![^\W_])|{_NUMBER})"
    )
