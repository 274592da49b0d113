"""Which short forms name pieces of a draft: "R3" of recommendations, "5 b -"?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.language import Item, Mention, Noun
from rules.citation.leading import leads
from rules.citation.numerals import latin
from rules.later import later

if TYPE_CHECKING:
    from rules.citation.documents import Citable
    from rules.citation.folding import Folded


def initials(text: str, drafts: Citable) -> Iterator[Mention]:
    """Find pieces by the first letter of what a draft calls them, at a line's head.

    No letter that stands for two kinds, or is a code that a draft prints.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    for labels in drafts.labels.values():
        for letter, kind in labels.initials.items():
            kinds[letter].add(kind)
    for match in _INITIAL.finditer(text) if kinds else ():
        kind, *others = kinds.get(match["letter"], {""})
        if not kind or others or not leads(text, match.start()):
            continue
        inner = match["inner"]
        path = (str(int(match["number"])), *([latin(inner)] if inner else []))
        mention = _sign(match, path)
        yield replace(mention, noun=Noun.NAMED, kind=kind)


def marked(text: str, drafts: Citable) -> Iterator[Mention]:
    """Find nested numbers behind a letter that no draft prints: "V12.3.1".

    Of three levels at least, for "V2.1" may count an edition; or alone on their line.
    """
    for match in _MARKED.finditer(text):
        path = tuple(str(int(part)) for part in match["number"].split("."))
        known = any(path in labels.keys for labels in drafts.labels.values())
        coded = (f"{match['letter']}{path[0]}", *path[1:])
        own = any(coded in labels.keys for labels in drafts.labels.values())
        alone = leads(text, match.start()) and _ALONE.match(text, match.end())
        if known and not own and (len(path) > _LEVELS or alone):
            yield replace(_sign(match, path), dotted=True)


def spaced(text: str, mention: Mention, drafts: Citable) -> Mention:
    """Take in a letter or a number that stands apart behind a piece: "3 b", "3. 2:".

    A draft must print it, and for a number none the piece before.
    """
    found = _SPACED.match(text, mention.end)
    if found is None or not mention.items or mention.items[-1].last is not None:
        return mention
    *others, last = mention.items
    path = (*last.path, latin(found["letter"]) if found["letter"] else found["number"])
    labels = drafts.labels.values()
    alone = found["number"] and any(x.prints_within(last.path, mention) for x in labels)
    if alone or not any(x.prints_within(path, mention) for x in labels):
        return mention
    items = (*others, replace(last, path=path))
    dotted = mention.dotted or found["number"] is not None
    return replace(mention, end=found.end(), items=items, dotted=dotted)


def inserted(text: Folded, mention: Mention, drafts: Citable) -> Mention:
    """Take in the capitals with which French laws go on counting: "2 bis A", "4 AC".

    Where no draft prints it, it is no piece "2 bis" either. In "alinéa 3 de l'article
    4 AC" they go with the article.
    """
    start, end = text.place(mention.start), text.end(mention.end)
    found = _CAPITALS.match(text.raw, end) if mention.items else None
    said = text.raw[start:end]
    if found is None or mention.items[-1].last is not None:
        return mention
    *others, last = mention.items
    letters = found[1].lower()
    depth = 1 if said.endswith(last.path[0]) else len(last.path)
    path = (*last.path[:depth], letters)
    if not any(x.prints_within(path, mention) for x in drafts.labels.values()):
        suffixed = " " in path[-2] or said.endswith("1er")
        if not suffixed or said.isupper():
            return mention
        path = (*path[:-2], f"{path[-2]} {letters}")
    elif said.isupper() and len(letters) == 1:
        return mention  # a word, as in "ARTICLE 4 A ADOPTER"
    at = mention.end + found.end() - end
    items = (*others, replace(last, path=(*path, *last.path[depth:])))
    more = mention.open_ended or _GOES_ON.match(text.raw, found.end()) is not None
    return replace(mention, end=at, items=items, open_ended=more)


def _sign(match: re.Match[str], path: tuple[str, ...]) -> Mention:
    return Mention(
        start=match.start(), end=match.end(), noun=Noun.SIGN, items=(Item(path),)
    )


_CAPITALS = re.compile(r"\s([A-H]{1,2})(?![\w'’.])")
_GOES_ON = re.compile(r"(?:,|\s(?:et|ou|à))\s\d")
#: "R3:", "P4(a) -"; a page is told otherwise.
_INITIAL = later(
    r"(?<![^\W_])(?P<letter>[^\W\d_])(?:ecs?\.?\s?)?[.-]?(?P<number>\d{1,3})"
    r"(?:\s?\(?(?P<inner>[a-z])\))?(?![^\W_]|[.,]\d|\s?[%°€$])"
)
_MARKED = later(
    r"(?<![^\W_])(?<![.-])(?P<letter>[a-z])(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})"
    r"(?![^\W_]|\.\d)"
)
#: An edition has no more levels than that.
_LEVELS = 2
_ALONE = re.compile(r"\s?(?:[:)–—-]|\Z|\n)")
#: Behind it the line ends, or a stop stands.
_SPACED = re.compile(
    r"(?:\s(?P<letter>[^\W\d_])|(?:\.\s|\s\.\s?)(?P<number>\d{1,2}))"
    r"(?=\s?[–—:;)-]\s|\s?[:;)]|\s*$)",
    re.MULTILINE,
)
