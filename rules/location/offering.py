"""Do the words of a comment offer another text than the paragraph has?

A sentence that is a version of the paragraph does, whatever announces it; so does a
brief clause with another value than the paragraph names, and a sentence that sets other
words or another value against the paragraph's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import is_reported, request
from rules.action_names import PLACE
from rules.action_words import MEANING, REQUESTS
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.location.counting import values
from rules.terms import Action

if TYPE_CHECKING:
    from rules.alignment import Words
    from rules.location.catalogue import Drafts
    from rules.location.target import Target

_FEW = 5
_BRIEF = 6
_NEAR = 2
_CLEAR = 25
_REACH = 5
_LIKE = 60.0
_LONGEST = 400
_STEM = 4
_ASKING = ("?", "？", "؟")
#: Sentences, cells, and what stands between quotation marks.
_SENTENCE = re.compile(r"[\"“”«»„|\n。；]|(?<=[.;:!?])\s|(?<=[？！])")
_PLAIN = re.compile(r"(?<=[.;!?])\s(?!\"(?:\s|\Z))|(?<=[。；？！])|\n")
#: The sender's own numbers, and times of the day.
_COUNTED = re.compile(
    r"(?m)^[^\w\n]{0,9}(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.)\]、）：:](?!\d)|\d{1,2}:\d{2}"
)
_CLAUSE = re.compile(r"[,，、:;–—-]\s?|(?<=[.!])\s")
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
#: Quoted words that are only listed beside others.
_LISTED = re.compile(
    r'" (?:and|or|et|ou|y|o|e|и|или|und|oder|و|أو) "[^"\n]{1,400}"|"和"[^"]*"'
)
#: One word announces a text: "Lire : « ... »".
_READS = re.compile(
    r"\W*(?:[^\W\d_]{3,12}|(?:at|in|to|à|al?|в|am|an)\s(?:the |la |l[ea] |das )?"
    r"(?:very )?(?:end|beginning|start|fin|final|début|principio|конце?|начале?|ende"
    r'|anfang))\s?:\s?"\s?(?:[^\s"]+\s){3}[^"\n]*"'
)
#: A mood that wishes for the value behind it, and one that praises that before it.
_WISHED = re.compile(
    r"(?<![^\W_])(?:should|would|must|ought|could do|devrait|debe\w*|sollte\w*|wäre"
    r"|würde\w*|\w{2,}rait|\w{2,}ría|бы|следует|долж\w+|нужно|надо)(?![^\W_])"
    r"|يجب|ينبغي|应|宜"
)
_WOULD_BE = re.compile(
    r"(?<![^\W_])(?:would be|serai(?:t|ent)|serían?|wären?|было бы)(?![^\W_])"
)
#: What is too much, or denied, is not wished for.
_REFUSED = re.compile(
    r"(?<![^\W_])(?:not|never|\w{2,6}n'?t|too(?= [^\W_])|more than|ne|pas|trop|no"
    r"|demasiad\w+|не"
    r"|слишком|nicht|zu|kein\w*)(?![^\W_])|[太过]|لا"
)
_LEFT_OUT = re.compile(r"\.\.|\[")
#: Who speaks of himself names no value of the text.
_PRONOUNS = (
    "i we you he she they us me my our je nous on vous notre mon yo nos nosotros мы я"
    " нас нам ich wir uns mein unser 我 我们 نحن"
)
_SELF = frozenset(_PRONOUNS.split())
#: One thing against another: "Saturday, not Friday".
_AGAINST = re.compile(
    r"(?<![^\W_])([^\W\d_]{3,}),?(?: and| et| y| а| und|)"
    r" (?:not|non|no|не|nicht|instead of|rather than|au lieu d[eu]|plutôt que"
    r"|en (?:vez|lugar) de|вместо|statt)"
    r" (?:the |an? |l[ea] |el |de[rmn] )?([^\W\d_]{3,})(?![^\W_])"
)


def offered(target: Target, asks: str, drafts: Drafts) -> Action | None:
    """Say what a comment that asks for nothing in words asks for by what it offers."""
    if not target.sure or target.new or request(asks).action is not Action.COMMENT:
        return None
    asks = _COUNTED.sub("", _uncited(asks, drafts))
    own = [drafts.words_of(str(target.document), x) for x in target.labels]
    pieces = [s for s in _SENTENCE.split(asks) if not _questions(s)]
    plain = [s for s in _PLAIN.split(fold(asks).text) if _speaks(s)]
    offers = any(
        any(_is_version(s, each) for s in pieces)
        or any(_revalues(s, each) or _contrasts(s, each) for s in plain)
        for each in own
    )
    return Action.AMEND if offers else None


def _uncited(text: str, drafts: Drafts) -> str:
    """Leave out the pieces that a text cites: their numbers are no values."""
    for ref in reversed(citation.references(text, drafts.citable)):
        if ref.mention.noun not in (Noun.SENTENCE, Noun.NONE):
            text = f"{text[: ref.start]}{PLACE}{text[ref.end :]}"
    return text


def _questions(sentence: str) -> bool:
    return sentence.rstrip().endswith(_ASKING)


def _speaks(sentence: str) -> bool:
    """Whether a sentence says what its sender wants, and asks nothing."""
    return not (_questions(sentence) or is_reported(sentence))


def _is_version(sentence: str, own: Words) -> bool:
    """Whether a sentence is the paragraph with new words, and not misspelt ones."""
    words = alignment.words(sentence[:_LONGEST])
    known = {word[:_STEM] for word in own}
    fresh = any(word[:_STEM] not in known for word in words)
    known_all = not set(words).difference(own)
    cut = known_all and not (_LEFT_OUT.search(sentence) or _within(words, own))
    return (
        (fresh or cut)
        and len(words) >= _FEW
        and alignment.likeness(words, own) >= _LIKE
    )


def _within(words: Words, own: Words) -> bool:
    """Whether words stand in a paragraph as they are."""
    return f" {' '.join(words)} " in f" {' '.join(own)} "


def _revalues(sentence: str, own: Words) -> bool:
    """Whether a brief clause names another value than the paragraph does."""
    known = {value.what for value in values(own)}
    counted = {own[v.end] for v in values(own) if v.end < len(own)}
    for clause in _CLAUSE.split(sentence):
        words = alignment.words(clause)
        if len(words) > _BRIEF or not known or _SELF.intersection(words):
            continue
        for value in values(words):
            bare = value.start <= _NEAR and len(words) - value.end <= _NEAR
            same = value.end < len(words) and words[value.end] in counted
            if value.end == len(words) and words[value.end - 1].isdecimal():
                continue  # the number of something: "question 2"
            if _is_fresh(value.what, known) and (bare or same):
                return True
    return False


def _is_fresh(value: str, known: set[str]) -> bool:
    """Whether a paragraph does not name a value; "one" is most often an article."""
    often = value.startswith("each")
    return value not in {*known, "1"} and (
        not often or any(k.startswith("each") for k in known)
    )


def _contrasts(sentence: str, own: Words) -> bool:
    """Whether a sentence sets other words against those of the paragraph."""
    quoted = [
        alignment.words(m[1]) for m in _QUOTED.finditer(_LISTED.sub('" ', sentence))
    ]
    inside = [bool(words) and _within(words, own) for words in quoted]
    if any(inside) and not all(inside) and not MEANING.search(sentence):
        return True
    if _READS.match(sentence) and not all(inside):
        return True
    words = alignment.words(sentence)
    if len(words) > _CLEAR:
        return False
    known = {value.what for value in values(own)}
    named = {value.what for value in values(words)}
    fresh = any(_is_fresh(value, known) for value in named)
    if fresh and known and not _REFUSED.search(sentence):
        wished = any(
            _WISHED.search(" ".join(words[: v.start]))
            or _WOULD_BE.search(" ".join(words[v.end : v.end + _REACH]))
            for v in values(words)
            if _is_fresh(v.what, known)
        )
        return wished or bool(named & known and REQUESTS.search(sentence))
    against = _AGAINST.search(sentence) if len(words) <= _BRIEF else None
    return against is not None and against[2] in own and against[1] not in own
