"""Is what a comment deletes a thing that the paragraph names, and not the paragraph?

"Drop the three minutes", "remove English", "supprimer octobre": the rest of it stays.
A thing stands in the words of the paragraph, or is a number or a month that it names,
in whatever language; nothing else is told from a reason or an adverb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request
from rules.action_names import PLACE, RIDS, WHOLE
from rules.location import besides
from rules.location.counting import values
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_ARTICLE = r"(?:(?:the|l[ae]s?|el|los|die|der|das|den|all|any|please|bitte)\s|l'){0,2}"
_WORDS = r"((?:[^\W\d_]+[ -]){0,2}[^\W\d_]+)"
#: A verb and its object, which ends its clause; in German the object goes before.
_OBJECT = re.compile(
    rf"(?<!\w){RIDS}\w*\s(?:out\s)?{_ARTICLE}{_WORDS}"
    r"(?=\s?[.,;:!?)]|\s?\Z|\s?\n|\s(?:because|since|as|for|from|car|parce|porque|pues)\s)"
    rf"|(?:\A|[{PLACE}:;,.\n–—-])[^\S\n]{{0,3}}{_ARTICLE}{_WORDS}\s(?:streich|lösch|tilg|entfern)\w*"
)
_VERB = re.compile(rf"(?<!\w){RIDS}")
_WHOLE = re.compile(rf"(?<!\w){WHOLE}(?!\w)")
#: A word of fewer letters names no thing.
_NAMES = 4


def deleted(target: Target, asks: str, drafts: Drafts) -> Action | None:
    """Say that a paragraph is amended of which a thing is to be deleted."""
    if not target.sure or target.new or request(asks).action is not Action.DELETE:
        return None
    said = besides.own_words(asks)
    objects = [m[1] or m[2] for m in _OBJECT.finditer(said)]
    if not objects or len(objects) < len(_VERB.findall(said)):
        return None
    own = [drafts.words_of(str(target.document), label) for label in target.labels]
    all_ = all(any(_is_in(thing, each) for each in own) for thing in objects)
    return Action.AMEND if all_ else None


def _is_in(thing: str, own: Words) -> bool:
    """Whether a paragraph names a thing: by its words, or by its value."""
    words = alignment.words(thing)
    if _WHOLE.search(thing) or not any(len(word) >= _NAMES for word in words):
        return False
    named = {value.what for value in values(words)}
    return set(words) <= set(own) or (
        len(words) == 1 and bool(named) and named <= {v.what for v in values(own)}
    )
