"""Which label is typed at the head of a paragraph, and which words are the paragraph?

A copy may print its labels in another form than the draft: "4(1)(a) ships …", "Article
10 – …", "§ 4 (1) a)", "第四条", with the heading behind it. What looks like a label is
one if the words behind it are a paragraph, or a version of one, of the drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import TYPE_CHECKING

from rules import alignment
from rules.citation import LANGUAGES
from rules.citation.folding import fold
from rules.citation.language import Noun, Path
from rules.citation.numerals import readings, roman
from rules.citation.paths import inserted, key
from rules.later import later
from rules.location.catalogue import Drafts, strip_label
from rules.remembered import of_passage

if TYPE_CHECKING:
    from rules.alignment import Words

#: No label is longer, nor has a heading more words.
_OPENING = 90
_HEADING = 16


@dataclass(frozen=True, slots=True)
class Typed:
    """The label at the head of a text, as a path, and the words behind it.

    `named`: a noun stands with it; `plain`: neither a noun nor a sign tells that a
    single number is a label.
    """

    path: Path
    words: Words
    named: bool = False
    plain: bool = False


@of_passage
def typed(text: str, drafts: Drafts) -> Typed:
    """Part the label at the head of a text from the paragraph."""
    usual = _usual(text)
    if usual.words in drafts.known:
        return usual
    best, most = usual, _score(usual, drafts)
    for found in _readings(text, drafts):
        if not found.words:
            return found
        score = _score(found, drafts)
        if score >= alignment.VERSION and score > most:
            best, most = found, score
    return best


def agrees(path: Path, label: str | None) -> bool:
    """Tell whether a typed label can be that of a paragraph, however it is written.

    The last piece may stand for all: "(a)" for 4(1)(a); and more may be told than the
    label has: "III.4" for 4.
    """
    own = key(label or "")
    depth = min(len(path), len(own))
    put_in = own in inserted(path) or path in inserted(own)
    return put_in or any(
        own[-depth:] == way[-depth:] for way in product(*map(_ways, path)) if depth
    )


def opens(path: Path, label: str | None) -> bool:
    """Tell whether a typed label is a paragraph's, or of what it is a piece of."""
    return key(label or "")[: len(path)] in product(*map(_ways, path))


def _score(found: Typed, drafts: Drafts) -> float:
    """Say how like a paragraph the words are; a lone number must be its label, too."""
    match = alignment.version_of(found.words, drafts.texts)
    if match is None:
        return 0.0
    label = drafts.places[match.index].label
    return 0.0 if found.plain and not agrees(found.path, label) else match.score


def _usual(text: str) -> Typed:
    """Read a label of the usual forms, or one with nothing behind it."""
    body = strip_label(text)
    words, head = alignment.words(body), text[: len(text) - len(body)]
    paths = {end: found.path for end, found in heads(text)}
    if len(text.rstrip()) in paths:
        return Typed(paths[len(text.rstrip())], ())
    return Typed(paths.get(len(head.rstrip()), key(head)), words)


def _readings(text: str, drafts: Drafts) -> Iterator[Typed]:
    """Give what may be the label, from the shortest on, with a heading or without."""
    whole = alignment.words(text)
    for end, head in chain(heads(text), _of_draft(text, drafts)):
        words = whole[len(alignment.words(text[:end])) :]  # a label ends with a word
        yield replace(head, words=words)
        for n in range(1, min(len(words), _HEADING) + 1):
            if words[:n] in drafts.titles:
                inner = tuple(w for w in words[n : n + 1] if len(w) == 1)
                yield replace(head, words=words[n:])
                yield replace(head, path=head.path + inner, words=words[n + 1 :])


def _of_draft(text: str, drafts: Drafts) -> Iterator[tuple[int, Typed]]:
    """Find labels with the name of their draft, before or behind them."""
    folded = fold(text[:_OPENING])
    for name in drafts.citable.named(folded)[:1]:
        start, stop = folded.place(name.start), folded.end(name.end)
        if not any(map(str.isalnum, text[:start])):
            found = ((stop + end, head) for end, head in heads(text[stop:]))
        else:
            known = heads(text[:start])
            found = ((stop, h) for end, h in known if _OF.fullmatch(text, end, start))
        yield from ((end, replace(head, named=True)) for end, head in found)


def heads(text: str) -> Iterator[tuple[int, Typed]]:
    """Find where a label at the head of a text may end, and what it says till there."""
    folded = fold(text[:_OPENING])
    at, named = 0, False
    path: Path = ()
    while found := _PIECE.match(folded.text, at):
        at = found.end()
        if found["noun"]:
            named = True
            continue
        path += _path(found)
        named = named or bool(found["behind"])
        end = folded.end(at)
        shut = found["open"] or found["shut"] or found["close"]
        signed = shut or text[end : end + 1] == "\t"
        yield end, Typed(path, (), named, not (named or signed or len(path) > 1))


def _path(found: re.Match[str]) -> Path:
    """Read one piece of a label."""
    if word := found["word"]:
        return (str(_NUMBERS[word]),)
    return key(f"{found['number'] or found['han']}{found['added'] or ''}")


def _ways(part: str) -> tuple[str, ...]:
    """Say how a piece of a label can be read: "iv" is four, "б" is b, the second b."""
    numeral = (str(roman(part)),) if _ROMAN.fullmatch(part) else ()
    nth = _LETTERS[int(part) : int(part) + 1] if part.isdecimal() else ""
    return (part, part.lstrip(_LETTERS), *numeral, *nth, *readings(part))


#: What joins a label and the name of its draft.
_OF = re.compile(
    r"[\s,(]*(?:(?:of|in|du|de|des|del|de la|der|von|aus|im|из)\s+)?"
    r"(?:(?:the|la|le|el|l'|der|dem)\s*)?",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for language in LANGUAGES
    for table in (language.cardinals, language.ordinals)
    for word, number in table.items()
}
_NOUNS = "|".join(
    words
    for language in LANGUAGES
    for noun, words in language.nouns.items()
    if noun not in (Noun.SENTENCE, Noun.NONE)
)
_SIGNS = "|".join(language.signs for language in LANGUAGES)
_SUFFIXES = "|".join(word for language in LANGUAGES for word in language.suffixes)
_WORDS = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_ROMAN = later("[ivx]+")
#: The letter at the place of a number.
_LETTERS = "-abcdefghijklmnopqrstuvwxyz"
_PIECE = later(
    rf"""[\s.,:;\#|/*·•-]*(?P<open>[(\["]*)
    (?:(?![a-zа-я]{{1,3}}\d)(?P<noun>(?:{_NOUNS}|{_SIGNS})(?![^\W\d_])|第)
    | (?:(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*(?:[ ]?\(?(?:{_SUFFIXES}))?[a-z]?
        | (?![ivx]+\.)[a-zа-я]{{1,3}}[.-]?\d{{1,3}} | [ivx]{{2,6}}
        | (?![一-龥])[^\W\d_])(?![^\W_一-龥])
      | (?P<han>[零一二三四五六七八九十百]{{1,5}}(?:之[一二三四五六七八九十])?)
      | (?P<word>{_WORDS})(?![^\W_]))
    (?P<shut>[)\]"]*)(?P<behind>[分子]?[章节条段款项目点](?P<added>之[一二三四五六七八九十\d])?)?
    (?P<close>(?:[).:º°、]|[ ]?-(?=[ ]))*))""",
    re.VERBOSE,
)
