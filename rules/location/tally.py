"""Which pieces does a line number behind what it says of them: "Acceptable: 1, 2"?

They are decided where one draft prints every number, and the words before the colon
name pieces ("The following paragraphs should be deleted: 4 and 7") or ask for something
of more than one, or are nothing but a verdict ("Keep: 5"). What may count something
else ("Members: 12") goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from rules import citation
from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.language import length
from rules.location import borders, courtesy
from rules.location.stances import stance
from rules.location.target import NOWHERE, Target
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.citation.labels import Labels
    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

    Pairs = tuple[tuple[str, str], ...]

#: "Acceptable: 1, 2 and 4(1)"; several of them in a line: "delete: 5; keep: 7". With
#: a dash or a bracket they are at least two, as "Geneva - 5 May" tells a date.
_NUMBER = r"\d{1,3}(?:\s?(?:bis|ter|quater)(?!\w|\s*\d))?(?:\s?\(\w{1,3}\)|\.\d{1,2})*"
_AND = r"\s*(?:[,،、;；؛/&和及与]|(?<!\w)(?:and|et|y|и|und)(?!\w)|و)\s*"
_TO = r"\s*(?:[–-]|至|(?<!\w)(?:to|à|a|по|bis|إلى)(?!\w))\s*"
_SPAN = re.compile(rf"({_NUMBER})(?:{_TO}({_NUMBER}))?")
_TALLY = re.compile(
    r"\W{0,4}(?:\(?\w{1,2}[.)]\s)?(?P<stance>[^\W\d_][^\d:：=(\n]{0,80}?)"
    r"(?:(?P<sign>\s?[:：=]\s*)|\s[–—-]\s|\s\()(?:(?:nos?|nr|n[°º]|№|[§¶]{1,2})\.?\s?)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:{_AND}|{_TO}){_NUMBER})*)\s*(?:\([^()\n]{{1,60}})?\)?"
)
#: A part of a line ends before the next stance: "delete: 5; 7; keep: 9".
_PARTS = re.compile(r"[;；؛](?!\s*\d)")
_NO_NOUN = (Noun.NONE, Noun.SIGN)
#: A stance has no more words, and a line of stances no more signs.
_STANCE = 8
_SENTENCE = 14
_LINE = 400
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """The words on some pieces, what is asked of these, and which they may be."""

    text: str
    asks: str
    target: Target


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    stance: str
    asks: str
    spans: Sequence[tuple[str, str]]


def tallies(passage: Passage, drafts: Drafts) -> tuple[Passage, ...]:
    """Part the lines that number the pieces of a stance from those around them."""
    text = passage.text
    if passage.kind is not PassageKind.PARAGRAPH or passage.runs or "\n" not in text:
        return ()
    lines, documents = text.split("\n"), [*drafts.citable.labels]
    begins = accumulate((len(line) + 1 for line in lines), initial=0)
    alone: set[int] = set()
    told = {
        line
        for line in dict.fromkeys(lines)
        if any(_pairs(part, documents, drafts)[0] for part in _parts(line, drafts))
    }
    for n, (line, begin) in enumerate(zip(lines, begins, strict=False)):
        tells = line in told
        if tells and (n - 1 in alone or borders.start_of(text, begin) == begin):
            alone.add(n)
    cuts = sorted({0, len(lines), *alone, *(n + 1 for n in alone)})
    parts = ("\n".join(lines[a:b]) for a, b in pairwise(cuts) if alone)
    return tuple(replace(passage, text=part) for part in parts)


def read(passage: Passage, spoken: Spoken) -> list[Tally]:
    """Return what a line says of the pieces that it numbers; empty if it does not.

    Of the drafts spoken of, else of any that has one. Where not all that it says is
    certain, it is one question.
    """
    if passage.kind is PassageKind.HEADING or courtesy.is_cover(passage.text):
        return []
    drafts = spoken.drafts
    parts = _parts(passage.text, drafts)
    for documents in (spoken.in_force, [*drafts.citable.labels]):
        told = [_pairs(part, documents, drafts) for part in parts]
        pairs = tuple(dict.fromkeys(pair for found, _ in told for pair in found))
        if pairs:
            sure = all(
                whole and _asks(part)
                for part, (_, whole) in zip(parts, told, strict=True)
            )
            if not sure:
                asked = replace(NOWHERE, others=pairs, listed=True)
                return [Tally(passage.text, passage.text, asked)]
            return [
                Tally(part.text, part.asks, _on(found, part.text))
                for part, (found, _) in zip(parts, told, strict=True)
            ]
    return []


def _on(pairs: Pairs, value: str) -> Target:
    labels = tuple(label for _, label in pairs)
    return Target(document=pairs[0][0], labels=labels, sure=True, value=value)


def _parts(line: str, drafts: Drafts) -> list[_Part]:
    """Cut a line into stances and the numbers behind each; empty if it is none."""
    if len(line) > _LINE:
        return []
    found: list[_Part] = []
    ends = [*(m.end() for m in _PARTS.finditer(line.rstrip(" \n.;；؛。"))), len(line)]
    for begin, end in pairwise([0, *ends]):
        text = line[begin:end]
        match = _TALLY.fullmatch(text.strip(" \n.;；؛。"))
        if match is None or length(match["stance"]) > _most(match["stance"]):
            return []
        spans = _SPAN.findall(match["numbers"])
        if len(spans) < (1 if match["sign"] else _FEWEST):
            return []
        asks = match[0].replace(match["numbers"], PLACE)
        found.append(_Part(text.strip(" "), match["stance"], asks, spans))
    cited = citation.references(line, drafts.citable)
    return [] if any(_is_named(line, ref) for ref in cited) else found


def _is_named(line: str, ref: Reference) -> bool:
    """Whether a piece is cited by name; "the following paragraphs" are none yet.

    In "please delete the following paragraphs: 4, 7" the words before the noun ask.
    """
    announced = ref.mention.position is not None and not ref.mention.items
    if announced or not (ref.documents or ref.mention.noun not in _NO_NOUN):
        return False
    colon = line.find(":", ref.start, ref.end)
    return colon < 0 or worded(f"{line[:colon]}: {PLACE}") is Action.COMMENT


def _most(stance: str) -> int:
    return _SENTENCE if citation.names_pieces(stance) else _STANCE


def _asks(part: _Part) -> bool:
    """Whether the words before the numbers say something of pieces, and of no other."""
    several = len(part.spans) >= _FEWEST or any(last for _, last in part.spans)
    asked = request(part.asks)
    asks = asked.sure and asked.action is not Action.COMMENT
    if citation.names_pieces(part.stance):
        return asked.sure and (asks or several)
    verdict = stance(part.stance) is not None and courtesy.opines(part.stance)
    return asks and (several or verdict)


def _pairs(part: _Part, documents: Sequence[str], drafts: Drafts) -> tuple[Pairs, bool]:
    """Return the pieces that numbers name, and whether they are all of one draft."""
    labels = {document: drafts.citable.labels[document] for document in documents}
    found = tuple(
        (document, label)
        for span in part.spans
        for document, printed in labels.items()
        for label in _spanned(*span, printed)
    )
    of = {document for document, _ in found}
    numbers = {key(number) for span in part.spans for number in span if number}
    whole = len(of) == 1 and all(numbers <= {*labels[each].keys} for each in of)
    return tuple(dict.fromkeys(found)), whole


def _spanned(first: str, last: str, labels: Labels) -> tuple[str, ...]:
    """Return the labels from one number to another; of an inner piece, the outer."""
    ends = (
        labels.keys.get(key(n)) or labels.keys.get(key(n.partition("(")[0]))
        for n in (first, last or first)
    )
    places = [labels.order.index(label) for label in ends if label]
    return labels.order[min(places) : max(places) + 1] if places else ()
