"""Which pieces does a comment name besides the one it is read as being about?

What is said of them would be lost in it, or would turn what is said of the one. A piece
that is cited as an argument, a model or a place is none of them. A number alone names a
piece where it is printed as one and stands as a name does: in brackets, behind a
preposition that takes no measure, or as what is wanted out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Noun, Position
from rules.citation.ordered import FINITE, VALUE
from rules.citation.paths import key
from rules.citation.standing import VOTES
from rules.later import later
from rules.location import (
    alike,
    borders,
    by_number,
    courtesy,
    merging,
    offering,
    pieces,
    sentences,
)
from rules.location.target import Target
from rules.terms import Action, EvidenceKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.citation.labels import Labels
    from rules.location.catalogue import Drafts
    from rules.location.spoken import Spoken

#: Before a piece that is only a model, or that the one spoken of is held against.
_COMPARED = later(
    r"(?<!\w)(?:align|harmoni|reconcil|concili|compar|confli|consisten|compatib"
    r"|contradi|duplic|repeat|overlap|refer|mirror|répèt|redit|renvo|cohéren|repit|repet"
    r"|согласу|противореч|повтор|дублир|ссыл|widersprich|wiederhol|verweis|vereinbar)"
    r"\w*(?: \w+){0,2} \Z|(?<!\w)(?:go(?:es)? against|runs? counter to)\s\Z|"
    r"(?<!\w)(?:as|like|unlike|than|model of|example of|lines of|comme|como|als|чем"
    # "unclear how": that asks, and compares with nothing
    r"|(?<!klar, )(?<!lich, )(?<!nicht, )(?<!agen, )(?<!ffen, )wie|(?<!ясно, )"
    r"(?<!ятно, )(?<!имаем, )(?<!видно, )(?<!видим, )(?<!знаем, )как|modèle d[eu]"
    r"|modelo del?)\s(?:in |dans |en |в )?(?:the |le |el )?\Z"
)
#: Where something is ruled already, which argues: "it is dealt with in paragraph 9".
_RULED = later(
    r"(?<!\w)(?:cover|regulat|govern|defin|dealt|provid|address|settl|laid|set|contain"
    r"|includ|list|describ|trait|prév|réglé?|rég|énonc|couver|regulad|previst|definid"
    r"|tratad|contemplad|recogid|cubiert|предусм|установл|изложен|определ|указан|содерж"
    r"|урегул)\w*(?: \w+){0,2} (?:in|by|under|à|au|dans|par|en|por|в)"
    r"(?: the| le| la| l'| el)? ?\Z"
)
_RULED_BEHIND = later(
    r"[^.;,]{0,60}\b(?:geregelt|definiert|festgelegt|vorgesehen|behandelt|bestimmt)\b"
)
#: A clause that tells of the piece itself: "paragraph 4, which recital 9 explains".
_DESCRIBED = later(
    r"\s?,\s(?:(?:with|in|to|of|auf|zu|mit|à|de|a|en|в|на|с) )?(?:which|that|whose|qui"
    r"|que|dont|l\w{1,4}quel\w{0,3}|cuy[oa]s?|котор\w{2,3}"
    r"|d(?:er|ie|as|en|em|essen|eren))(?:\s[^,]{0,60})?"
)
#: A line that begins with a short mark, a number and a sign; or a number with an
#: article before it, and a vote behind it: "le 28 ok".
_LINE = later(
    rf"(?m)^[^\S\n]*(?:[^\W\d_]{{1,5}}\.?|[#№¶]|n[°o]\.?)[^\S\n]?{by_number.NUMBER}"
    rf"\s?(?:[:：]\s|\s?-\s)|\s(?:l[ea]|el|die|der)\s{by_number.NUMBER}\s{VOTES}(?![^\W_])"
)
#: Where something should go, or what it is held against.
_INTO = later(
    r"(?<![^\W_])(?:to|into|in|with|from|à|au|dans|avec|al?|en|con|в|с|к|из|zu|mit|in"
    r"|إلى|في|مع)\s\Z|[入到至与]\Z"
    # "between paragraph 6 and the next one"
    r"|(?<![^\W_])(?:between|entre|zwischen|между)\s[^.;:!?]{1,40}\s(?:and|et|y|und|и)"
    r"\s\Z"
)
#: A clause that goes on in another piece: "in 2(1) this, in 7 the maps".
_CLAUSE_IN = later(
    r"[,;]\s(?:(?:and|et|y|und|и)\s)?(?:in|en|dans|au|в)\s(\d{1,3})\s(?:the|an?|no|there"
    r"|it|l[ea]s?|el|los|las|die|der|das)(?!\w)"
)
_ARTICLE = later(r"(?<![^\W_])(?:the|l[ea]|el|de[nmr]|die|das)\s\Z")
_BEFORE, _CLAUSE = 40, 100
OTHER = "it goes on about another paragraph"


def named(
    text: str,
    head: Reference,
    refs: Sequence[Reference],
    target: Target,
    spoken: Spoken,
) -> tuple[tuple[str, str], ...]:
    """Return the pieces that words on a sure target cite besides it."""
    if not target.sure or target.new:
        return ()
    pairs = (
        (str(document), label)
        for ref in _cited(text, head, refs)
        if not _joins(text, head, ref)
        for document, labels in _meant(ref, target, spoken)
        for label in labels
    )
    return tuple(dict.fromkeys(pair for pair in pairs if apart(pair, target)))


def enclosed(
    text: str, start: int, end: int, refs: Sequence[Reference], spoken: Spoken
) -> Target | None:
    """Take all pieces of words that name each in brackets, or describe each.

    "The fees (Article 6), the hours (Articles 8 and 9) and ...", "Article 5, which bans
    nets; article 9, which bans lines"; not where something is asked of one alone.
    """
    told: list[tuple[str, str]] = []
    asked: list[Action] = []
    at = start
    for ref in refs:
        settled, gap = spoken.settle(ref), text[at : ref.start]
        inside = is_inside(text, ref) or (told and _ALSO.fullmatch(gap))
        if not told or _NEXT.search(gap):
            inside = inside or _WHICH.match(text, ref.end)
        if not (inside and settled.sure):
            return None
        told += settled.pairs
        asked.append(worded(gap))
        at = ref.end
    single = len({document for document, _ in told}) == 1 < len(told)
    if not single or {*asked, worded(text[at:end])} - {asked[0], Action.COMMENT}:
        return None
    labels = tuple(dict.fromkeys(label for _, label in told))
    value = text[refs[0].start : refs[0].end]
    return Target(document=told[0][0], labels=labels, sure=True, value=value)


def is_inside(text: str, ref: Reference) -> bool:
    """Whether a piece is the first that stands in a bracket, or its draft before it."""
    before = text[max(0, ref.start - _BEFORE) : ref.start]
    named = bool(ref.documents) and _NAMED.match(text, ref.start, ref.end)
    return bool(named or _INSIDE.search(before))


#: Right behind a bracket, or the next one in it.
_INSIDE = later(
    r"\S[^\S\n]?[(（]\s?"
    r"(?i:draft |projets? d[e'’] ?|proyectos? de |проект\w? |مشروع )?\Z"
)
_NAMED = later(r"[^()\n]{2,80}\s\(\s?[^\W_]")
_ALSO = later(r"\s?(?:[,;，；、]|and|et|y|e|и|und|و|和)?\s?")
#: A clause that describes the piece, and the next piece behind it.
_WHICH = later(r"(?:,\s?|\s)(?:which|that|qui|que|котор\w{2,3}|d(?:er|ie|as))\s")
_NEXT = later(r";\s(?:(?:and|et|y|e|и|und)\s)?(?:(?:the|l[ea]|el|der|die|das)\s|l')?\Z")
#: What stands in a bare number heads a sentence: "The fee in 7 should be halved".
_WITHIN = later(
    r"(?:\A|[.!?;]\s|\n|[。！？；]\s?)\W{0,3}(?:(?:and|but|et|mais|y|pero|и|но|und|aber)\s)?"
    r"(?:(?:the|an?|l[ea]s?|el|los|las|der|die|das|une?) |l')?(?:[^\W\d_]+ ){1,4}"
    r"(?:in|under|dans|au|en|в|unter)\s(?:the |le |la |el )?"
    rf"(\d{{1,3}})(?={VALUE},?\s{FINITE}(?!\w))"
)


_NOTHING = (
    r"(?:no|nothing|keine?[rnms]?|nichts|aucune?|rien|ningún|ninguna?|nada|никак\w{2,3}"
    r"|ничего)"
)
#: A sentence wants nothing in a bare number: "No change in 7.", "In 7 nothing".
_UNCHANGED = later(
    r"(?:\A|[.!?;]\s|\n)\W{0,3}"
    rf"(?:(?:in|to|en|dans|au|zu|bei|в)\s(\d{{1,3}})(?=\s{_NOTHING}\s)"
    rf"|{_NOTHING}\s(?:[^\W\d_]+\s){{1,5}}(?:in|to|for|en|al?|dans|au|à|pour|zu|an|bei"
    r"|für|в|к)\s(\d{1,3})(?=\s?(?:[.!;\n]|\Z)))"
)


def headed(said: str, target: Target, drafts: Drafts) -> tuple[tuple[str, str], ...]:
    """Return what words head with a mark that nobody else reads: "QP7: delete".

    Or with something in a bare number: "The fee in 7 should be halved". No demand on
    another piece is one on the target of these words.
    """
    if not target.sure or target.document is None:
        return ()
    labels, own = drafts.citable.labels, offering.own_words(said)
    here = labels[target.document]
    inner = (*_WITHIN.finditer(own), *_UNCHANGED.finditer(own))
    within = (here.keys.get((str(m[m.lastindex or 0]),)) for m in inner)
    marked = (*_marked(own, here), *filter(None, within))
    pairs = [(target.document, x) for x in marked]
    pairs += [
        (document, printed.keys[path])
        for path in (key(m[1]) for m in _CLAUSE_IN.finditer(own))
        for document, printed in labels.items()
        if path in printed.keys
    ]
    return tuple(dict.fromkeys(pair for pair in pairs if apart(pair, target)))


def _marked(said: str, printed: Labels) -> Iterator[str]:
    """Yield the labels at the heads of folded lines, behind whatever mark."""
    names = (m[1] or m[2] for m in _LINE.finditer(said))
    yield from filter(None, (printed.keys.get(key(name)) for name in names))


def _meant(
    ref: Reference, target: Target, spoken: Spoken
) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Say what a reference means beside a target: also "the next one"."""
    document = target.document
    if document and (where := ref.mention.position):
        step = 1 if where is Position.NEXT else -1
        labels = spoken.drafts.citable.labels[document]
        last = target.labels[-1 if step > 0 else 0]
        yield document, labels.neighbours(last, step, len(key(last)))
        return
    for settled in (spoken.settle(ref), spoken.settle(ref, document)):
        if settled.sure:
            yield settled.document, settled.labels


def _describes(gap: str) -> bool:
    """Whether no more than the beginning of a brief clause parts two pieces."""
    return len(gap) <= _CLAUSE and _DESCRIBED.fullmatch(fold(gap).text) is not None


def _joins(text: str, head: Reference, ref: Reference) -> bool:
    """Whether a sentence asks for a merger, and so names what it joins."""
    start = borders.start_of(text, ref.start)
    if ref.mention.position is None:
        start = max(start, head.start)
    elif not merging.is_partner(text, ref):  # "merge 8 with 9, and delete the next"
        return False
    said = text[start : borders.end_of(text, ref.end)]
    return worded(said) is Action.MERGE


def turned(text: str, target: Target | None, drafts: Drafts) -> Target | None:
    """Return what a block may be about that names another piece by its number alone.

    All of them, for review, the one spoken of among them; None where it names none.
    """
    if target is None or target.document is None or target.new:
        return None
    document = target.document
    said = offering.own_words(text)
    printed = drafts.citable.labels[document]
    labels = (*by_number.numbered(said, printed), *_marked(said, printed))
    others = [(document, x) for x in labels if x not in target.labels]
    if not others:
        return None
    pairs = (*others, *((document, x) for x in target.labels))
    asked = Target(document=document, kind=EvidenceKind.CONTEXT, listed=True)
    return asked.doubted(OTHER, pairs)


def _cited(
    text: str, head: Reference, refs: Sequence[Reference]
) -> Iterator[Reference]:
    """Yield the references that are no label, place, model or argument."""
    for ref in refs:
        if not (
            ref is head
            or ref.foreign
            or ref.argument
            or (ref.mention.position and not _neighbour(text, ref))
            or ref.mention.counted
            or pieces.is_bare(ref)
            or ref.mention.noun is Noun.SENTENCE
            or sentences.quoted(text, ref.start)
            or sentences.is_place(text, head, ref)
            or _describes(text[head.end : ref.start])
            or argues(text, ref)
            or alike.compared(text, ref)
            or _is_aside(text, head, ref)
            or not text[head.end : ref.start].strip(" (")
        ):
            yield ref


def _is_aside(text: str, head: Reference, ref: Reference) -> bool:
    """Whether a later sentence that asks for nothing has a piece in brackets."""
    if not is_inside(text, ref) or is_inside(text, head):
        return False
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    said = text[start:end]
    later_on = start > head.end and worded(said) is Action.COMMENT
    return later_on and not courtesy.opines(said)


def _neighbour(text: str, ref: Reference) -> bool:
    """Whether something is asked of the next piece, or said: "We like the next one"."""
    beside = ref.mention.position in (Position.NEXT, Position.PREVIOUS)
    start, end = borders.start_of(text, ref.start), borders.end_of(text, ref.end)
    before = fold(text[max(start, ref.start - _CLAUSE) : ref.start]).text
    before = _ARTICLE.sub("", before)
    said = f"{before}{PLACE}{text[ref.end : min(end, ref.end + _CLAUSE)]}"
    asked = worded(said)
    into = asked is not Action.MERGE and _INTO.search(before)
    wanted = asked is not Action.COMMENT or sentences.judged(text, ref)
    return beside and not into and wanted


def argues(text: str, ref: Reference) -> bool:
    """Whether a piece is held against what is spoken of, or rules something already."""
    before = fold(text[max(0, ref.start - _BEFORE) : ref.start]).text
    return bool(
        _COMPARED.search(before)
        or _RULED.search(before)
        or _RULED_BEHIND.match(text, ref.end)
    )


def apart(pair: tuple[str, str], target: Target) -> bool:
    """Whether a piece is none of the target, holds none of it and lies in none."""
    document, path = pair[0], key(pair[1])
    return document != target.document or not any(
        path[: len(own)] == own[: len(path)] for own in map(key, target.labels)
    )
