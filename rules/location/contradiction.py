"""Do the words that come with a label contradict it?

A new text that is plainly a version of another paragraph does, and so does what a
piece is said to provide where not one of the words is in it: it is then the piece
of another act. Labels of several drafts are settled by the new text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request
from rules.action_names import PLACE
from rules.citation import put_right
from rules.citation.folding import fold, requoted
from rules.citation.paths import key
from rules.language import language_of
from rules.location import pieces
from rules.location.offering import QUOTED, within
from rules.terms import Action

if TYPE_CHECKING:
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_FEW = 7
_LIKE = 85.0
_LEAD = 8.0
_UNLIKE = 60.0
#: So many letters are quoted from a text, and do not stand in another by chance.
_QUOTED = 8
#: Words are like where so many letters are; shorter ones tell nothing.
_STEM = 5
#: "第二条第一款", and how a draft cites itself whose 款 lie in its 项: "第二项第一款".
_SKIPS = re.compile(r"条第?[\d一二三四五六七八九十]{1,4}款\Z")
_NESTED = re.compile(r"项 第(?: [\d一二三四五六七八九十]){1,4} 款")
_INNER = 2
#: Of 100: what was copied word for word.
_SAME = 97.0
#: What stands right behind a label: a line of its own, or words in quotation marks.
_BEHIND = re.compile(
    rf'\W*{PLACE}[^\w\n"]{{0,8}}\n?(?:"(?P<quoted>[^"\n]{{20,2000}})"'
    r"|(?P<line>[^\n]{20,2000})(?=\n))"
)
#: A sentence that tells what a piece provides, and does not judge it.
_DESCRIBED = re.compile(
    rf"\W*(?:[^\W\d_]{{1,3}}[ '])?{PLACE}\W{{0,3}}(?:already |déjà |ya |bereits |уже )?"
    r"(?:provides?|stipulates?|prescribes?|lays down|prévoit|dispose|stipule"
    r"|dispone|estipula|prevé|предусматривает|устанавливает|гласит|sieht|regelt"
    r"|bestimmt|规定|تنص)(?![^\W_一-龥])([^.;!?。]{1,400})"
)


def checked(target: Target, asks: str, drafts: Drafts) -> Target:
    """Hold the labels of a target against what is said of them."""
    target = _quoting(_held(target, asks, drafts), asks, drafts)
    asked = request(asks)
    new = alignment.words(asked.proposed)
    if len(new) < _FEW or target.new or asked.action is Action.ADD:
        return target
    match = alignment.version_of(new, drafts.texts)
    if match is None or match.score < _LIKE or match.margin < _LEAD:
        return target
    place = drafts.places[match.index]
    here = (place.document, str(place.label))
    if not target.sure:
        told = replace(target, document=here[0], labels=here[1:], sure=True)
        return told if here in target.others else target
    own = [alignment.likeness(new, words) for words in drafts.own_words(target)]
    if max(own) >= _UNLIKE or place.label is None:
        return target
    return target.doubted(
        "the new text is a version of another paragraph than the one named", [here]
    )


def _held(target: Target, asks: str, drafts: Drafts) -> Target:
    """Doubt a piece that is not what is told of it, or from which no word is quoted."""
    if target.sure and not target.new and _strange(target, asks, drafts):
        return target.doubted("what it is said to provide is not in the paragraph")
    if target.sure and put_right.is_line(asks):
        return target.doubted("a line seems to be meant, and no piece")
    there = _copied(target, asks, drafts) if target.sure else None
    if there:
        return target.doubted("the words quoted stand in another paragraph", [there])
    return skipping(target, drafts)


def skipping(target: Target, drafts: Drafts) -> Target:
    """Doubt a 款 whose 项 is not named, where these lie in 项."""
    pairs = _skipped(target, drafts) if target.sure else []
    if not pairs:
        return target
    return target.doubted("a 款 lies in a 项 of this draft, and none is named", pairs)


def _quoting(target: Target, asks: str, drafts: Drafts) -> Target:
    """Settle a number that several drafts have by words that are quoted from one.

    "Paragraph 14: replace “we affirm” by “we recall”" is where "we affirm" stands.
    """
    labels = {label for _, label in target.others}
    if target.sure or target.new or target.labels or len(labels) != 1:
        return target
    quoted = [alignment.words(m[1]) for m in QUOTED.finditer(requoted(fold(asks)).text)]
    held = [
        (document, label)
        for document, label in dict.fromkeys(target.others)
        if any(
            len(" ".join(q)) >= _QUOTED and within(q, drafts.words_of(document, label))
            for q in quoted
        )
    ]
    if len(held) != 1 or len(target.others) == 1:
        return target
    ((document, label),) = held
    return replace(target, document=document, labels=(label,), sure=True, others=())


def _skipped(target: Target, drafts: Drafts) -> list[tuple[str, str]]:
    """Return the pieces in which a 款 may lie whose 项 is not named.

    Some laws count 条, 项, 款 and others 条, 款, 项: how this draft cites itself tells.
    """
    document, path = str(target.document), key(target.labels[0])
    if len(path) < _INNER or not _SKIPS.search(fold(target.value).text):
        return []
    said = " ".join(word for words in drafts.alone[document].words for word in words)
    keys = drafts.citable.labels[document].keys if _NESTED.search(said) else {}
    return [(document, label) for own, label in keys.items() if own[:1] == path[:1]]


def _copied(target: Target, asks: str, drafts: Drafts) -> tuple[str, str] | None:
    """Return the other paragraph whose words stand right behind the label.

    In a line of their own, or in quotation marks: "Paragraph 5: “We affirm that ...”".
    """
    found = _BEHIND.match(requoted(fold(asks)).text)
    said = alignment.words(found["quoted"] or found["line"]) if found else ()
    if len(said) < _FEW or any(within(said, own) for own in drafts.own_words(target)):
        return None
    match = alignment.quoted_from(said, drafts.texts)
    place = drafts.places[match.index] if match and match.score >= _SAME else None
    if place is None or place.label is None:
        return None
    inside = place.document == target.document and any(
        pieces.lies_in(place.label, key(label)) for label in target.labels
    )
    return None if inside else (place.document, place.label)


def _strange(target: Target, asks: str, drafts: Drafts) -> bool:
    """Whether none of the words that describe a piece is in it, in one language."""
    told = _DESCRIBED.match(fold(asks).text)
    if told is None:
        return False
    own = [word for words in drafts.own_words(target) for word in words]
    spoken = {language_of(asks), language_of(" ".join(own)), ""}
    stems = {word[:_STEM] for word in alignment.words(told[1]) if len(word) >= _STEM}
    return len(spoken) <= len(("one", "none")) and stems.isdisjoint(
        word[:_STEM] for word in own
    )
