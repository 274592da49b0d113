"""Is a section another law's, which the sentence before is about?

"The Companies Act is strict. Section 4 forbids loans": where such a sentence tells what
the section does, and wishes nothing, it may be of the law that was named, and a person
is asked. The name of a law right before an article in Chinese needs no question.
Where laws amend laws, "Artikel 1 Nummer 5 (§ 45a)" names § 45a alone: that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.citation.folding import Folded, fold
from rules.citation.language import Mention, Noun
from rules.citation.spans import two_by_two
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Citable

_TABLE = beside(__name__)
_OPENS, _WHOLE, _BEFORE, _DOES = (
    "|".join(_TABLE[name]) for name in ("opens", "whole", "before", "does")
)
#: The sentence before is about a law with a name of its own.
_ABOUT = later(
    rf"[^\S\n]*(?:{_OPENS})(?P<name>(?:(?!The\s|This\s|That\s|An?\s)(?:[A-Z][\w'’-]*|of|and|on|for|{_TABLE['which']})"
    rf"\s){{1,7}}(?:{_TABLE['behind']})(?![\w-])|(?:{_BEFORE})\s(?:[A-ZÀ-Ý\d]|n[.°º])"
    rf"[^\s,;]*|{_WHOLE})"
)
_HAN = later(
    r"(?P<name>[一-龥]法典|[一-龥]{1,2}(?<![合违非方办守立司执])法|[一-龥]{2}条例)"
    r"(?:总则|分则|增修条文|修正案|实施条例|(?:实施|施行)细则)?》?"
)
#: What tells that the draft itself is spoken of.
_OWN = later(r"[本该此新]法|\0")
_GLUED = later(rf"(?:{_HAN.pattern})的?\s?\Z")
_IN_FORCE = later(r"(?:现行|原)(?:法律?|条例)的?\s?\Z")
#: A sentence or, in Chinese, a clause begins with the piece.
_BEGINS = later(r"(?:[.;!?]\s{1,2}|[。；！？，,]\s?)\Z")
_STOP = later(r"[.;!?](?=\s)|[。；！？\n]")
_TOLD = later(rf"\s?(?:\([^()\n]{{1,40}}\)\s?)?(?:{_DOES})")
_FAR, _NEAR = 240, 30


def glued(folded: Folded, mention: Mention, names: Iterable[str]) -> bool:
    """Whether the name of a law that no draft has stands right before an article.

    >>> from rules.citation.language import Mention, Noun
    >>> article = Mention(start=5, end=7, noun=Noun.CLAUSE)
    >>> [glued(fold("根据民法典五条"), article, names) for names in ([], ["民法典"])]
    [True, False]
    """
    head = folded.text[max(0, mention.start - _NEAR) : mention.start]
    found = _GLUED.search(head.removesuffix("第"))
    other = found is not None and _is_other(found, names)
    return other and not in_force(folded, mention)


def in_force(folded: Folded, mention: Mention) -> bool:
    """Whether it is a piece of the law in force, which the draft may amend.

    >>> from rules.citation.language import Mention, Noun
    >>> in_force(fold("现行法第五条"), Mention(start=4, end=6, noun=Noun.CLAUSE))
    True
    """
    head = folded.text[max(0, mention.start - _NEAR) : mention.start]
    return _IN_FORCE.search(head.removesuffix("第")) is not None


def told(folded: Folded, mention: Mention, names: Iterable[str]) -> bool:
    """Whether the sentence before is about another law, and this one tells of it."""
    text, start = folded.text, mention.start
    begins = _BEGINS.search(text, max(0, start - 3), start)
    if begins is None or not _TOLD.match(text, mention.end):
        return False
    begin = max(0, start - _FAR)
    stops = [begin, *(m.end() for m in _STOP.finditer(text, begin, begins.start()))]
    if _OWN.search(text, stops[-1], start):
        return False
    about = _HAN.search(text, stops[-1], start)
    if about is None and text[begins.start()] not in ",，":
        words = folded.raw[folded.place(stops[-1]) : folded.place(begins.start())]
        about = _ABOUT.match(words)
    return about is not None and _is_other(about, names)


def amended(text: str, found: Iterable[Mention], drafts: Citable) -> Iterator[Mention]:
    """Leave out the article of an amending law before what it amends."""

    def join(left: Mention, right: Mention) -> Mention | None:
        if left.noun is not Noun.ARTICLE or right.noun not in _AMENDED:
            return None
        beside = _AMENDS.fullmatch(text, left.end, right.start)
        every = drafts.labels.values()
        if not beside or any(x.exact(left) or x.find(left).labels for x in every):
            return None
        known = any(x.find(right).sure for x in every)
        law = _LETTERS.match(text, right.end)
        end = law.end() if law else right.end
        return replace(right, start=left.start, end=end) if known else None

    return two_by_two(found, join)


_AMENDED = (Noun.ARTICLE, Noun.SECTION, Noun.SIGN)
#: What the amended law is called, behind its section: no other law is meant.
_LETTERS = later(r"\s[^\W\d_]{2,12}(?=\s?\))")
#: "Zu Artikel 1 (§ 5)", "In Artikel 1 Nummer 2 sind in § 5 die Wörter ..."
_AMENDS = later(
    r"\s?\(\s?|[\s,]{1,2}(?:ist|sind|wird|werden|soll(?:te)?n?)\s(?:(?:in|der|dem)\s)?"
)


def _is_other(found: re.Match[str], names: Iterable[str]) -> bool:
    """Tell whether a name is none of a draft, be it in part: "the Lakes Act"."""
    name = fold(found["name"]).text
    if _OWN.search(name):
        return False
    words = [w for w in re.findall(r"[^\W\d_]{3,}", name) if w not in _KINDS]
    if name[-1] >= "一":  # a verb may be glued to it: "据刑法"
        words = [name, name[1:]][: len(name) - 1]
    return not any(word in known for word in words for known in names)


_KINDS = {*fold(_TABLE["behind"]).text.split("|"), "the", "and", "for"}
