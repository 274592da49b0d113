"""Is a later sentence on the piece that it names, and where does that point begin?

"We would delete paragraph 5. My delegation can accept paragraph 9": it speaks for the
sender, and nothing in it points back. A piece that is cited as an argument, a model or
a place where something else should go heads no point of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.ordered import FINITE
from rules.location import (
    borders,
    courtesy,
    offering,
    pieces,
    sentences,
    turning,
)
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference, Settled
    from rules.location.catalogue import Drafts

#: In a script without spaces, what is said of a piece that opens its sentence.
_HAN = re.compile(r"\s?(?![和及与或])[一-龥]")
#: A part of a piece that opens its sentence, and something is said of it alone.
_PART = re.compile(
    r"\W{0,3}(?:the|an?|les?|la|l'|el|los|las|une?|una|der|die|das|eine?) "
    r"?(?:[^\W\d_][\w'-]* ){1,4}(?:in|of|under|at|d[eu]|des|d'|aux?|dans|del|en|von|aus"
    r"|unter)\s?(?:the |la |le |l'|el )?|\W{0,3}(?:цифр|срок|слов|термин|порог|числ"
    r"|сумм|предложени|формулировк|фраз|определени|ставк|плат|штраф)\w{0,3} (?:в|из)\s"
    r"|\W{0,3}ال[^\W_]+ (?:ال(?:وارد|مذكور|محدد|منصوص)\w?) (?:عليه\w? )?في\s"
)
_OF_PART = re.compile(
    r"(?!.*(?<!\w)(?:it|them|both|es|sie|ihn|его|её|их)(?!\w))"
    r"\s+(?!(?:and|et|y|и|und|or|ou|o|oder|l[aeo]s?|se)\s|l')[^\W\d_]"
)
#: "Training keepers, S2, is what counts": what a piece rules, by which it is named.
_NAMED = re.compile(
    r"\W{0,3}(?!(?:as|so|thus|and|but|or|in|for|if|et|mais|y|pero|и|но|und|aber|wie)\s)"
    r"(?:[^\W\d_][\w'’-]* ){0,6}[^\W\d_][\w'’-]*(?:,\s?|\s[(])"
    r"(?:(?:the|l[ea]|l'|el|die|der|das) ?[^\W\d_]+ "
    r"(?:in|of|under|d[eu]|del|aus|von) )?\Z"
)
_OF_NAMED = re.compile(
    r"\s?[,)]?\s*(?!(?:and|or|et|ou|y|o|и|или|und|oder)\s)[^\W\d_]{2}"
)
#: Quoted words, and right behind them the piece in which they stand.
_IN = re.compile(
    r'""(?: (?:should |must |to )?be \w{4,12})? (?:in|dans|aux?|à|en|в|im|في)\s'
    r"(?:the |l[ea] |l'|el |de[rmn] |das )?\Z"
)
#: "We support it in the light of paragraph 9": no sentence of ten lines is one point.
_LONGEST = 600


def goes_on(text: str, ref: Reference, last: Reference) -> bool:
    """Tell whether a sentence below a point is on the piece that it names.

    Behind a label at its head all is said of its piece.
    """
    label = sentences.headed(text, last) and sentences.opens(text, last)
    return not label and is_own(text, ref)


def later(text: str, head: Reference, refs: Sequence[Reference]) -> list[Reference]:
    """Return what may be points of their own behind a label: in later sentences.

    Where the head is no label, all of them may.
    """
    if not sentences.headed(text, head):
        return list(refs)
    end = borders.end_of(text, head.end)
    return [
        r for r in refs if r.mention.position or (r.start > end and is_own(text, r))
    ]


def is_own(text: str, ref: Reference) -> bool:
    """Tell whether a sentence is on the piece that it names, and not only cites it."""
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    if pieces.is_bare(ref) or ref.mention.position is not None:
        return False
    if end - start > _LONGEST or courtesy.is_cover(text[start:end]):
        return False
    before = offering.own_words(text[start : ref.start])
    head = turning.unconcluded(before)
    if turning.turns(head) or turning.ends_in(before):
        return True
    behind = offering.own_words(text[ref.end : end + 1])
    opens = not head.strip(sentences.BLANK) and _HAN.match(behind)
    subject = opens or (_PART.fullmatch(head) and _OF_PART.match(behind))
    subject = subject or (_NAMED.fullmatch(head) and _OF_NAMED.match(behind))
    goes_on = _OF_PART.match(behind) or _HAN.match(behind)
    if fronted := turning.fronted(head) and goes_on is not None:
        before = "" if turning.concedes(head) else before
    own = fronted or bool(subject) or _rewords(text[start : ref.start], before)
    if not turning.on_its_own(before, behind, subject=own):
        return False
    carried = turning.carried(before) and '"' not in before
    placed = carried or sentences.beside(text, ref)
    return not placed or turning.makes_new(f"{before}\0{behind}")


def tells_of(
    text: str, ref: Reference, stop: int, named: tuple[Settled, Settled], drafts: Drafts
) -> bool:
    """Tell whether a sentence has, up to `stop`, the words of the piece that it names.

    And none tell of the one before it. A single word is enough for what the sentence
    says something of: "The hectares in 7 are too many".
    """
    own, before = named
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    if not (own.sure and before.sure) or end - start > _LONGEST:
        return False
    lead = offering.own_words(text[start : ref.start])
    behind = offering.own_words(text[ref.end : min(end, stop)])
    told = _IS.match(behind) is not None and not _BACK.search(behind)
    here = str(own.document)
    rivals = before.labels if before.document == here else ()
    near = [_near(f"{lead} {behind}", _SEVERAL, here, drafts)]
    near += [_near(lead, _TELLING, here, drafts)] if told else []
    return any(
        labels[:1] == [*own.labels] and not {*labels[:2]} & {*rivals} for labels in near
    )


#: Words tell of a paragraph if they are as rare together as a single, or several words.
_TELLING, _SEVERAL = 0.5, 1.5
_IS = re.compile(rf",?\s{FINITE}(?![^\W_])")
_BACK = re.compile(r"(?<![^\W_])(?:it|them|both|es|sie|ihn|его|её|их)(?![^\W_])")


def _near(said: str, least: float, document: str, drafts: Drafts) -> list[str | None]:
    """Return the labels of a draft whose paragraphs have telling words, best first."""
    first = drafts.spans[document].start
    found = drafts.alone[document].near(alignment.words(said), least)
    return [drafts.places[first + index].label for index in found]


def _rewords(said: str, before: str) -> bool:
    """Tell whether words are to be changed in a piece: "“may” should be “must” in"."""
    inside = _IN.search(before) is not None
    return inside and worded(f"{said}{PLACE}") is Action.AMEND


def distinct(text: str, heads: Sequence[Reference]) -> list[Reference]:
    """Leave out what only draws a conclusion on the piece that was named before.

    "In paragraph 6 we would rather use what there is. So we suggest to delete
    paragraph 6": the wish is the reason, and no second point.
    """
    kept = list(heads[:1])
    for head in heads[1:]:
        same = head.mention.items and head.mention.items == kept[-1].mention.items
        start = borders.start_of(text, head.start)
        said = text[start : borders.end_of(text, head.end)]
        again = same and start > kept[-1].end
        if not (again and turning.concludes(fold(said).text)):
            kept.append(head)
    return kept


def begins(text: str, after: int, at: int) -> int:
    """Where the words on a piece of a later sentence begin, else 0.

    With the reason from which they conclude. `after` is where the piece before ends:
    its sentence stays with it.
    """
    start = borders.start_of(text, at)
    if start <= after:
        return 0
    if not turning.concludes(fold(text[start : borders.end_of(text, at)]).text):
        return start
    reason = borders.start_of(text, start - 1)
    return reason if reason >= after else start
