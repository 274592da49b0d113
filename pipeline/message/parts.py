"""Which bodies and files does a message have, and what are they called?

Of the texts of an alternative one is kept; what has no name gets one by its
content; a name is a label for people and never a path.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.message import filetype, headers, mime
from rules.terms import Part

if TYPE_CHECKING:
    from pipeline.message.mime import Leaf, Walk

_TAG = re.compile(
    r"(?is)<(style|script|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>"
)
_CJK = r"\u3040-\u9fff\uac00-\ud7af"
#: A word; of scripts that set no spaces, a character.
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
#: What a plain text cannot show: words struck out or inserted, a ruled table.
_EDITED = re.compile(
    rb"""(?i)<(?:s|strike|del|ins|th)\b|line-through|<table\b[^<>]{0,400}\bborder=["']?[1-9]"""
)
_LINK = re.compile(r"\bhttps?://[^\s<>]+")
#: Texts of which a smaller share is missing in the other say the same.
MOST_MISSING = 0.2
#: A character by its number, of which only so many figures can matter.
_REFERENCE = re.compile("&#0*([0-9]{1,8})[0-9]*")
_NO_LABEL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOST_LABEL = 150


class Opened(NamedTuple):
    """A message, its walk, and its parts in their order, with their bytes."""

    raw: bytes
    walk: Walk
    parts: list[tuple[Part, bytes]]


def opened(raw: bytes) -> Opened:
    """Walk a raw message, once for all who look into it."""
    walk = mime.walk(raw)
    return Opened(raw, walk, list(_of(walk)))


def payloads(raw: bytes) -> list[tuple[Part, bytes]]:
    """Return the parts of a raw message, in its order, with their bytes."""
    return opened(raw).parts


def label(name: str) -> str:
    r"""Make a file name safe to show: no folders, no controls, not too long.

    >>> label("..\\..\\comments\u202etxt.docx")
    'commentstxt.docx'
    """
    name = _NO_LABEL.sub("", headers.clean(re.split(r"[/\\]", name)[-1])).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(name) > _MOST_LABEL and dot and len(ending) < _MOST_LABEL:
        return stem[: _MOST_LABEL - len(ending) - 1] + dot + ending
    return name[:_MOST_LABEL]


def _of(walk: Walk) -> Iterator[tuple[Part, bytes]]:
    dropped = _dropped(walk.leaves)
    kept = [leaf for i, leaf in enumerate(walk.leaves) if i not in dropped]
    attached = 0
    for index, leaf in enumerate(kept):
        words = _is_words(leaf, alone=len(kept) == 1)
        is_body = words and not leaf.path
        attached += not is_body
        part = Part(
            index=index,
            name="body" if is_body else _name(leaf, attached, words=words),
            type=_type(leaf),
            size=len(leaf.data),
            sha256=hashlib.sha256(leaf.data).hexdigest(),
            is_body=is_body,
            path=tuple(label(p) for p in leaf.path),
        )
        yield part, leaf.data


def _is_words(leaf: Leaf, *, alone: bool = False) -> bool:
    """Tell whether a leaf is written text and not a file with text in it."""
    return leaf.type in {"text/plain", "text/html", "text/enriched"} and (
        alone or (not leaf.name and leaf.disposition != "attachment")
    )


def _dropped(leaves: list[Leaf]) -> set[int]:
    """Find the text of each alternative that says the same again.

    That one is kept in which less of the other is missing, the plain text where
    both say the same; but the HTML where it has words that are struck or
    inserted, or a table, and where the plain text is a stub beside it, as "please
    use a modern mail program" is. Two that say different things are both kept.
    """
    dropped: set[int] = set()
    for number in {leaf.alternative for leaf in leaves} - {0}:
        kinds: dict[str, list[int]] = {"text/plain": [], "text/html": []}
        for i, leaf in enumerate(leaves):
            if leaf.alternative == number and _is_words(leaf):
                kinds.setdefault(leaf.type, []).append(i)
        plain, rich = kinds["text/plain"], kinds["text/html"]
        if plain and rich:
            texts = " ".join(_shown(leaves[i]) for i in plain)
            pages = " ".join(_shown(leaves[i]) for i in rich)
            unshown, unsaid = missing(texts, pages), missing(pages, texts)
            stub = 2 * len(texts) < len(pages)
            edited = any(_EDITED.search(leaves[i].data) for i in rich)
            if stub or min(unshown, unsaid) <= MOST_MISSING:
                poor = stub or edited or unshown < unsaid
                dropped.update(plain if poor else rich)
    return dropped


def missing(words: str, among: str) -> float:
    r"""Say which share of the words is not among the others, in whatever order.

    >>> missing("Delete paragraph 17 now.", "delete\nparagraph 17 <x>")
    0.25
    """
    counted = Counter(_WORD.findall(words.casefold()))
    left = counted - Counter(_WORD.findall(among.casefold()))
    return left.total() / (counted.total() or 1)


def unescaped(words: str) -> str:
    """Write the characters of a page that are there by name or number.

    >>> unescaped("a &lt; b&#8230; &#" + "9" * 5000 + ";")
    'a < b… \ufffd'
    """
    return html.unescape(_REFERENCE.sub(r"&#\1", words))


def _shown(leaf: Leaf) -> str:
    words = headers.text(leaf.data, leaf.parameters.get("charset", ""))
    if leaf.type == "text/html":
        words = unescaped(_TAG.sub(" ", words))
    return " ".join(_LINK.sub(" ", words).split())


def _name(leaf: Leaf, number: int, *, words: bool) -> str:
    if named := label(leaf.name):
        return named
    kind = filetype.media_type(leaf.data, declared=leaf.type)
    stem = "text" if words else f"attachment-{number}"
    return f"{stem}.{filetype.ENDINGS.get(kind, 'bin')}"


def _type(leaf: Leaf) -> str:
    """Say the declared type, with what a reader of text could not find out."""
    if not leaf.type.startswith("text/"):
        return leaf.type
    said = leaf.parameters
    charset = re.sub(r"[^\w.:-]", "", said.get("charset", "").lower())
    extras = {
        "charset": "" if charset in {"utf-8", "us-ascii", "ascii"} else charset,
        "format": "flowed" if said.get("format", "").lower() == "flowed" else "",
        "delsp": "yes" if said.get("delsp", "").lower() == "yes" else "",
    }
    return "; ".join((leaf.type, *(f"{k}={v}" for k, v in extras.items() if v)))
