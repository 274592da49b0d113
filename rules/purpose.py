"""What does a mail want that brings no file and, as far as the rules see, no comment?

What is set aside is seen by nobody, so only what is plainly a courtesy may be. A mail
that speaks of a file or gives a link is a contribution of which something is missing;
one that only asks how things go wants an answer; what no rule knows is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from rules import proceedings
from rules.citation.folding import fold, unwrap
from rules.location.civil import is_civil
from rules.location.courtesy import (
    demands,
    is_announcement,
    is_closing,
    is_cover,
    is_salutation,
    is_title,
    opines,
    says_nothing,
)
from rules.remembered import remembered
from rules.sought import Sought
from rules.stakeholder import posts, wording
from rules.tables import beside
from rules.terms import PartText, PassageKind


class Purpose(StrEnum):
    """What a mail wants; of several, the first in this order."""

    FILE = "it speaks of a file, and none came with it"
    LINK = "it gives a link, and links are not opened"
    UNKNOWN = "it says what no rule knows"
    ASKS = "it only asks the secretariat something"
    COURTESY = "it is a courtesy"


def purpose(blocks: Iterable[str]) -> Purpose:
    """Say what the sender's own words want, block by block; no words are no courtesy.

    >>> purpose(["Dear all,", "Please find attached our comments."]).name
    'FILE'
    >>> purpose(["When is the deadline?", "Kind regards,", "Ana"]).name
    'ASKS'
    """
    found = {_wants(sentence) for sentence in _sentences(blocks)}
    return next((each for each in Purpose if each in found), Purpose.UNKNOWN)


def only_asks(blocks: Iterable[str]) -> bool:
    """Tell whether words ask something, and beside that are a courtesy at most.

    >>> only_asks(["Why is there nothing on rivers?", "Thank you,", "Ana"])
    True
    >>> only_asks(["Why is there nothing on rivers?", "They matter."])
    False
    """
    said = list(_sentences(blocks))
    asked = [sentence for sentence in said if _ASKED.search(sentence)]
    rest = {_wants(sentence) for sentence in said if not _ASKED.search(sentence)}
    return bool(asked) and rest <= {Purpose.ASKS, Purpose.COURTESY}


def beside_courtesies(blocks: Iterable[str]) -> list[str]:
    """Return the sentences of a mail that are no courtesy, in small letters.

    >>> beside_courtesies(["Dear all,", "The file was damaged.", "Best,", "Ana Reed"])
    ['the file was damaged.']
    """
    return [each for each in _sentences(blocks) if _wants(each) != Purpose.COURTESY]


def own_blocks(texts: Iterable[PartText]) -> list[str]:
    """Return the blocks that the sender wrote in the message itself."""
    return [
        passage.text
        for part in texts
        if part.is_body
        for passage in part.passages
        if passage.kind not in (PassageKind.QUOTED, PassageKind.SIGNATURE)
    ]


def speaks_of_a_file(blocks: Iterable[str]) -> bool:
    """Tell whether words say that a file goes with them.

    >>> speaks_of_a_file(["We attach our comments."])
    True
    >>> speaks_of_a_file(["The annex that is attached to the draft is too long."])
    False
    """
    said = list(blocks)
    near = any(_FILE.may_stand_in(unwrap(fold(block)).text) for block in said)
    return near and any(map(_brings, _sentences(said)))


def _sentences(blocks: Iterable[str]) -> Iterator[str]:
    """Give the sentences, without the names that stand below them or a closing."""
    said = list(blocks)
    while len(said) > 1 and _is_name(said[-1]):
        said.pop()
    left = False
    for block in said:
        if left and _is_name(block):
            continue
        left = is_closing(block)
        folded = unwrap(fold(_unsigned(block))).text
        several = [folded] if left else _SENTENCE.split(folded)
        yield from (sentence for sentence in several if _WORD.search(sentence))


def _unsigned(block: str) -> str:
    """Take off the names that stand below a sentence, or behind a question."""
    asked = _NAME_BEHIND.search(block)
    if asked and _is_name(asked["name"]) and not demands(asked["name"]):
        block = block[: asked.start("name")].rstrip()
    said = block.split("\n")
    while len(said) > 1 and _CAPITALS.fullmatch(said[-1]) and _is_name(said[-1]):
        said.pop()
    ended = _ENDED.search(said[-1]) or is_closing(said[-1])
    return "\n".join(said) if ended else block


def _is_name(block: str) -> bool:
    """Tell whether a line is a name: no sentence, and nothing that is known.

    So may several lines be, which all are written as names.
    """
    lines = block.strip().split("\n")
    if len(lines) > 1 and not all(_CAPITALS.fullmatch(x) or _is_post(x) for x in lines):
        return False
    return all(
        is_title(line) and _wants(fold(line).text) is Purpose.UNKNOWN for line in lines
    )


def _is_post(line: str) -> bool:
    """Tell whether a line is what somebody is: "Programme lead", and no more."""
    few = len(line.split()) <= _FEW
    return few and bool(posts.ROLE.search(line)) and not (opines(line) or demands(line))


def _brings(sentence: str) -> bool:
    return bool(_FILE.search(sentence)) and not is_announcement(sentence)


@remembered
def _wants(sentence: str) -> Purpose:
    if _brings(sentence):
        return Purpose.FILE
    if _ADDRESS.search(sentence) and _LIES.search(sentence):
        return Purpose.LINK
    if proceedings.asks(sentence) or proceedings.asks_time(sentence):
        return Purpose.ASKS
    if _OPENS.search(sentence):  # and nothing was found in what follows
        return Purpose.UNKNOWN
    if is_announcement(sentence) or _is_idle(sentence) or _is_courtesy(sentence):
        return Purpose.COURTESY
    return Purpose.UNKNOWN


def _says_who(line: str) -> bool:
    """Tell whether a line is a field of a form with a name: "Submission by: Canada"."""
    field = wording.FIELD.match(line)
    return field is not None and is_title(field["value"]) and not opines(field["value"])


def _is_idle(sentence: str) -> bool:
    """Tell whether a sentence says nothing to anybody: "thanks, but ..." does."""
    return bool(_IDLE.search(sentence)) and not demands(sentence)


def _is_courtesy(sentence: str) -> bool:
    if is_cover(sentence):
        return not opines(sentence)
    known = is_salutation(sentence) or is_closing(sentence) or says_nothing(sentence)
    return known or is_civil(fold(sentence).text) or _says_who(sentence)


_FEW = 4
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])\s+|\n|(?<=[。！？])")
_ASKED = re.compile(r"[?？؟]\W*\Z")
_ENDED = re.compile(r"[.!?。！？؟]\s*\Z")
_CAPITALS = re.compile(
    r"\W*[^\W\d_a-zß-ÿа-я][^\W\d]*(?:[\W_]+[^\W\d_a-zß-ÿа-я]\w*){0,4}\W*"
)
_NAME_BEHIND = re.compile(
    r"[?？؟][^\S\n]+(?P<name>[A-ZÀ-ÞА-ЯЁ][\w'’-]+(?:[^\S\n][A-ZÀ-ÞА-ЯЁ][\w'’.-]*){0,2})\s*\Z"
)
_WORD = re.compile(r"[^\W\d_]")
_TABLE = beside(__name__)
_FILE, _OPENS, _ADDRESS, _LIES, _IDLE = (
    Sought(_TABLE[name]) for name in ("file", "opens", "address", "lies", "idle")
)
