"""Which paragraphs stand in the part of a draft that words name by its heading?

A note that hangs on "IV. Crews", what stands below such a line in a letter, and "the
chapter on crews" are on no one paragraph: a person is asked, with all of that part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.citation.called import CHAPTERS
from rules.citation.folding import fold
from rules.later import later
from rules.location import holding, topic
from rules.location.target import Target
from rules.location.topic import ABOUT
from rules.terms import Action, EvidenceKind

if TYPE_CHECKING:
    from rules.citation.documents import Named
    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

_ARTICLE = r"(?:(?:the|l[ae]s?|el|los|las|der|die|das|den|dem)\s)"
#: "The chapter on crews", "le chapitre « Équipages »", "关于船员的一章".
_NAMES = later(
    rf"(?<![^\W_])(?:{CHAPTERS})\s(?:(?:{ABOUT}|headed|called|entitled|intitul\w{{1,4}}"
    r"|titulad[oa]|namens|под названием|عن|بشأن)\s)?"
    rf"[\"'«]?\s?{_ARTICLE}?(?P<what>[^\W\d_][^.;:!?\n]{{2,80}})"
    r"|关于[《\"]?(?P<han>[^\W\d_]{2,20}?)[》\"]?的?(?:这|那|整)?一?(?:[章节]|部分)"
)
#: Where something should go or stands, if not at the head of its sentence.
_INTO = later(
    r"[^\W_],?\s(?:(?:to|into|in|with|from|under|à|au|dans|avec|al?|en|con|в|с|к|из|zum?"
    rf"|zur|mit|im?|ins|إلى|في|مع)\s){_ARTICLE}?\Z"
)
_SENTENCE = later(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
#: So many signs at the head of a sentence lead to what it asks something of.
_LEAD = 20
#: Words are on one piece if they share as rare ones with it as one that two texts hold.
_TELLING = 0.5
#: The subject of a sentence stands at its head, behind an article.
_HEAD_SIGNS, _REACH = 5, 120
_SIGN = later(r"[,:;(，：、]")
#: What stands before a colon, or alone in a line, may be a heading.
_HEAD = later(r"[:：\n]")
#: "The preamble is too long", "Le préambule ..."
_OPENS = later(rf"\W{{0,3}}{_ARTICLE}(?P<what>[^.;:!?\n]{{3,80}})")


def asked(title: str, named: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask which piece is meant of those under a heading; `named` drafts go before.

    One of a single word, "Reports", is anybody's, and tells no draft.
    """
    words = alignment.words(title)
    every = drafts.beneath.get(words, ())
    pairs = [(place.document, str(place.label)) for place in every]
    told = among(title.strip(), [x for x in pairs if x[0] in named] or pairs)
    return told if told is None or len(words) > 1 else replace(told, document=None)


def among(title: str, pairs: Sequence[tuple[str, str]]) -> Target | None:
    """Ask which of several pieces is meant, that stand for what a title names."""
    if not pairs:
        return None
    documents = dict.fromkeys(document for document, _ in pairs)
    why = f"“{title}” {holding.in_pieces(label for _, label in pairs)}"
    target = Target(
        document=next(iter(documents)) if len(documents) == 1 else None,
        kind=EvidenceKind.CONTEXT,
        value=title[:200],
        listed=len(pairs) <= holding.MANY,
    )
    return target.doubted(why, pairs)


def spoken_of(text: str, spoken: Spoken) -> Target | None:
    """Ask about a text that names no piece, by the heading in it or above it."""
    head = _HEAD.split(text, maxsplit=1)[0]
    opens = None if _alike(text, spoken.drafts) else _OPENS.match(fold(text).text)
    subject = _title(opens["what"], spoken.drafts) if opens else ""
    titles = (head, spoken.headed, subject)
    found = (asked(title, spoken.in_force, spoken.drafts) for title in titles if title)
    return next((told for told in found if told), None)


def _alike(text: str, drafts: Drafts) -> bool:
    """Whether a text shares rare words with a paragraph, and may be on that."""
    return bool(drafts.texts.near(alignment.words(text), _TELLING))


def above(spoken: Spoken, names: Sequence[Named]) -> bool:
    """Whether words below a heading of a draft that name none are on that part.

    "Introduction" is anybody's heading.
    """
    title = alignment.words(spoken.headed)
    return len(title) > 1 and title in spoken.drafts.beneath and not names


def around(target: Target, drafts: Drafts) -> tuple[str, ...]:
    """Return the paragraphs of the part in which all that is spoken of stands."""
    for places in drafts.beneath.values():
        part = [str(x.label) for x in places if x.document == target.document]
        if {*target.labels} < {*part}:
            return tuple(part)
    return ()


def named(text: str, in_force: Sequence[str], drafts: Drafts) -> Target | None:
    """Ask about words that speak of a part: "the chapter on crews", "Port crews: ...".

    Not of one where something should go, or stands: "move it to the chapter on crews".
    """
    head = _HEAD.split(text, maxsplit=1)[0]
    if (
        head != text
        and len(alignment.words(head)) > 1
        and (told := asked(head, in_force, drafts))
    ):
        return told
    said = fold(text).text
    for found in _NAMES.finditer(said) if drafts.beneath else ():
        title = _title(found["what"] or found["han"], drafts)
        if title and not _INTO.search(said, 0, found.start()):
            return asked(title, in_force, drafts)
    return None


def subject(lead: str, target: Target, drafts: Drafts) -> list[tuple[str, str]]:
    """Return the part that words before a piece speak of: "The chapter on crews is".

    Behind a sign it only tells where the piece stands: "In the chapter on crews, ...".
    """
    told = _NAMES.search(fold(lead).text[:_REACH])
    opens = told is not None and told.start() <= _HEAD_SIGNS
    if not (target.sure and opens) or _SIGN.search(lead):
        return []
    part = named(lead, (str(target.document),), drafts)
    return [*part.others] if part else []


def behind(said: str, target: Target, drafts: Drafts) -> list[tuple[str, str]]:
    """Return what a later sentence asks something of, by a heading or by its matter.

    "Paragraph 3: fine. The chapter on crews should be deleted."
    """
    for sentence in _SENTENCE.split(said)[1:] if target.sure else ():
        opens = "," not in sentence[:_LEAD]
        part = named(sentence, (str(target.document),), drafts) if opens else None
        about = topic.places(sentence, (), target, drafts) if opens else ()
        pairs = [*part.others] if part else [*about]
        if pairs and worded(sentence) is not Action.COMMENT:
            return pairs
    return []


def _title(what: str, drafts: Drafts) -> str:
    """Return the longest heading with which words begin; empty where there is none."""
    said = alignment.words(what)
    ends = (n for n in range(len(said), 0, -1) if said[:n] in drafts.beneath)
    return " ".join(said[: next(ends, 0)])
