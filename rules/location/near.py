"""Which paragraphs may a text be about that names none? A person chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.language import length
from rules.later import later
from rules.location import (
    borders,
    by_heading,
    by_number,
    courtesy,
    holding,
    pieces,
    predicates,
    sentences,
)
from rules.location.catalogue import measured
from rules.location.counting import values
from rules.location.offering import SELF
from rules.location.quotation import Shown
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Citations, Reference
    from rules.location.spoken import Spoken

    Places = tuple[tuple[str, str], ...]

#: Candidates share words that are as rare, together, as one that two texts hold.
_TELLING = 0.5
_ALONE = 0.99
#: What stands in a few texts, and is offered where no more is found.
_ROOT = 0.3
_MOST = 3
#: Of several drafts, none of which is spoken of, no more are offered by such words.
_OF_ANY = 2
#: Words that tell nothing else are on a piece with which they share such two words.
_SEVERAL = 1.9
#: Of what is quoted, no more pieces are offered.
_SHOWN = 20
#: By these a piece of a part is cited.
_ANY = (Noun.NONE, Noun.CLAUSE, Noun.SIGN, Noun.POINT, Noun.PARAGRAPH)
_HAN = re.compile("[一二三四五六七八九十]")
_CHAPTER = later(r"第?([\d一二三四五六七八九十]{1,3})(?:章|编|篇|部分)")
_ANEW = "is counted anew in each part"
#: Words in quotation marks, or as programs mark them.
_QUOTED = re.compile(r"(?<=[`“«„「\"])[^`”»“」\"\n]{6,400}(?=[`”»“」\"])")
_EXACT = 95
#: "1.1(d)(ii)" is hardly printed twice.
_DEEP = 4
#: A question that asks for a view, and words of one are no more than these.
_QUESTION = 40
_VIEW = later(
    r"(?:(?<![^\W_])(?:what|how|which|your (?:view|opinion|position|comment|take)"
    r"|que(?!l que)|quel\w{0,3}|comment|votre (?:avis|opinion|position)|qué|cómo|cuál"
    r"|su (?:opinión|posición)|что|как\w{0,3}|ваш\w{0,2} (?:мнени|позици)|was|wie"
    r"|welche\w?|(?:ihre?|eure?) (?:meinung|haltung)|ما|كيف)(?![^\W_])|رأيكم|什么|怎么"
    r"|如何|看法|意见)[^?؟]{0,200}[?؟]\W{0,3}\Z"
)
#: Any other question: what a yes or a no to it means is for a person.
_ASKED = later(r"[?？؟]\W{0,3}\Z")
_UNSETTLED = "the question that is quoted can mean more than one paragraph"


def places(text: str, refs: Sequence[Reference], spoken: Spoken) -> Places:
    """Return what is cited, else what bare numbers or shared words lead to."""
    named = cited(refs, spoken) or by_number.spoken_of(text, spoken)
    if named:
        return named
    both = (*spoken.answers, *_measured(text, spoken), *_alike(text, spoken))
    return tuple(dict.fromkeys(both))[:_MOST]


def _measured(text: str, spoken: Spoken) -> Places:
    """Pieces that alone name a value with what it counts: "from 4 years to 6 years"."""
    every = spoken.drafts.measures
    found = (every[x] for x in measured(alignment.words(text)) if x in every)
    among = spoken.in_force or spoken.drafts.spans
    return tuple(
        (p.document, p.label) for p in found if p.label and p.document in among
    )


def named(citations: Citations, spoken: Spoken) -> list[Reference]:
    """Return references to pieces of drafts, no numbers of the sender's own list."""
    return [
        ref
        for ref in citations.references
        if not (ref.foreign and not _deep(ref, spoken))
        and not ref.mention.ordered
        and ref.mention.position is None
        and not (spoken.numbers_own and ref.leads and pieces.is_bare(ref))
    ]


def _deep(ref: Reference, spoken: Spoken) -> bool:
    """Whether a draft prints so deep a piece that it hardly is one of another text."""
    deep = all(len(item.path) >= _DEEP for item in ref.mention.items)
    return deep and spoken.settle(ref).sure


def enquired(text: str, spoken: Spoken) -> Shown | None:
    """Say on which one piece a quoted question is: the answer is on it.

    None where the question proposes something: what is answered may be that.
    """
    folded = fold(text).text
    view = _VIEW.search(folded) is not None
    if length(text) > _QUESTION or not (view or _ASKED.search(folded)):
        return None
    refs = named(citation.cited(text, spoken.drafts.citable), spoken)
    told = [spoken.settle(r) for r in refs]
    if len(told) != 1 or len(told[0].labels) > 1:
        return None
    said = f"{text[: refs[0].start]}{PLACE}{text[refs[0].end :]}"
    if not view and worded(said) is not Action.COMMENT:
        return None
    target = Target(document=told[0].document, labels=told[0].labels, value=text)
    if told[0].sure:
        return Shown(target=replace(target, sure=True), lines=text, closed=not view)
    among = told[0].candidates
    asked = replace(target, document=None, labels=(), listed=True)
    return Shown(target=asked.doubted(_UNSETTLED, among), lines=text) if among else None


def headed(text: str, spoken: Spoken) -> Shown | None:
    """Say what the last of quoted lines heads: what stands right below is on that.

    A piece by its name, or a heading as a draft prints it: no number of any list, and
    nothing that others say of a piece.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    line = lines[-1].strip() if lines else ""
    drafts, words = spoken.drafts, alignment.words(line)
    printed = not drafts.titles.isdisjoint((words, words[1:]))
    if not (printed or courtesy.is_title(line)):
        return None
    refs = citation.cited(line, drafts.citable).references
    head = next((r for r in refs if r.leads and r.mention.items), None)
    if head is None or head.foreign or not (printed or _heads(line, head)):
        part = by_heading.told(line, spoken.in_force, drafts)
        return Shown(target=part, lines=line) if part else None
    settled = spoken.settle(head)
    target = Target(document=settled.document, labels=settled.labels, value=line)
    if settled.sure and not refs[1:]:
        return Shown(target=replace(target, sure=True), lines=line)
    also = [pair for pair in cited(refs, spoken) if pair not in target.pairs]
    target = holding.unsettled(target, line, settled, drafts.citable)
    return Shown(target=target.doubted(target.why, also), lines=line)


def _heads(line: str, head: Reference) -> bool:
    """Whether a line that no draft prints names a piece and says nothing of it."""
    own = pieces.is_bare(head) and not pieces.is_dotted(head)
    said = worded(line) is not Action.COMMENT or predicates.states(line)
    return not (own or said or courtesy.opines(line))


def cited(refs: Sequence[Reference], spoken: Spoken) -> Places:
    """Pieces that are cited, though not as what the text is about."""
    settled = [spoken.settle(r) for r in refs]
    return tuple(pair for s in settled for pair in s.pairs or s.candidates)


def shown(quoted: Sequence[str], spoken: Spoken) -> Places:
    """Pieces that are cited in what is quoted from others."""
    drafts = spoken.drafts.citable
    found = (named(citation.cited(text, drafts), spoken) for text in quoted[:_SHOWN])
    pairs = (pair for refs in found for pair in cited(refs[:_SHOWN], spoken))
    return tuple(dict.fromkeys(pairs))[:_SHOWN]


def narrowed(
    target: Target,
    text: str,
    head: Reference,
    behind: Sequence[Reference],
    spoken: Spoken,
) -> Target:
    """Take the one piece to which the article that holds it only leads.

    "§ 5. Fees - § 5(2): too high"; not where anything is said of § 5 itself.
    """
    if target.sure or not (behind and pieces.holds(head, spoken.settle(head))):
        return target
    path, inner = head.mention.items[0].path, [spoken.settle(r) for r in behind]
    labels = tuple(dict.fromkeys(label for s in inner for label in s.labels))
    if len(labels) > 1 or not all(
        s.sure and pieces.lies_in(s.labels[0], path) for s in inner
    ):
        return target
    start = borders.start_of(text, head.start)
    stop = min(borders.end_of(text, head.end), behind[0].start)
    lead = f"{text[start : head.start]}{PLACE}{text[head.end : stop]}"
    said = worded(lead) is not Action.COMMENT or predicates.states(lead)
    if said or courtesy.opines(lead):
        return target
    document = inner[0].document
    return replace(target, document=document, labels=labels, sure=True, others=())


def counted(
    target: Target, text: str, head: Reference, end: int, spoken: Spoken
) -> Target:
    """Offer what a number may be that no draft prints but inside its parts.

    "Rule 9", of a draft that counts 1(9), 2(9) and 3(9): the one from which words are
    quoted, or that alone shares rare words with what is said.
    """
    # "第2条" is no chapter "二" of a draft that counts "二(一)3"
    chapter = all(_HAN.match(label) for _, label in target.others)
    found = _in_parts(text, head, spoken) if chapter and not target.sure else ()
    if not found:
        return target
    target = replace(target, others=())
    drafts, said = spoken.drafts, text[head.start : end]
    quoted = (drafts.quoted(each[0]) for each in _QUOTED.finditer(said))
    exact = [place for place, match in filter(None, quoted) if match.score >= _EXACT]
    near = drafts.texts.near(alignment.words(said), _TELLING)[:_MOST]
    places = [*exact, *(drafts.places[i] for i in near)]
    told = dict.fromkeys((p.document, p.label) for p in places)
    own = [pair for pair in found if pair in told]
    if len(own) == 1 and own[0] == next(iter(told)):
        ((document, label),) = own
        return replace(target, document=document, labels=(label,), sure=True)
    why = f"“{target.value}” {_ANEW}"
    return replace(target.doubted(why, found), listed=True)


def _in_parts(text: str, head: Reference, spoken: Spoken) -> Places:
    """Return the pieces of a number in parts of a draft that have no text of their own.

    Of the chapter that stands before it, where it is named by its number.
    """
    items, ordinary = head.mention.items, head.mention.noun in _ANY
    if len(items) != 1 or items[0].last or head.foreign or not ordinary:
        return ()
    labels = spoken.drafts.citable.labels
    found = [
        (path, (document, label))
        for document in head.documents or spoken.in_force or labels
        for path, label in labels[document].keys.items()
        if path[1:] and path[-1:] == items[0].path
        if path[:-1] not in labels[document].keys
    ]
    chapters = _CHAPTER.findall(text, head.start, head.end)
    own = [pair for path, pair in found if path[:1] in map(key, chapters)]
    own = own or [pair for _, pair in found]
    return tuple(own) if len(own) <= _SHOWN else ()


def leaves_some(text: str, heads: Sequence[Reference], spoken: Spoken) -> bool:
    """Whether a text names pieces by bare numbers, but not all of them surely.

    What is open otherwise may be what they are values of.
    """
    if not (heads and heads[0].mention.ordered):
        return False
    other = spoken.current is not None and not spoken.ordered
    own = _has_words_of(heads, text, spoken)
    # "we asked the villages (7)" counts them
    counts = any(text[ref.start - 1 : ref.start] == "(" for ref in heads)
    may_count = counts or (other and _may_count(text, heads, spoken))
    if (may_count and not own) or not all(spoken.settle(ref).sure for ref in heads):
        return True
    return not {*cited(heads, spoken)}.issuperset(
        by_number.every(text, spoken.drafts, None)
    )


def _has_words_of(refs: Sequence[Reference], text: str, spoken: Spoken) -> bool:
    """Whether a text has telling words of all pieces that it names by a number."""
    drafts = spoken.drafts
    near = drafts.texts.near(alignment.words(text), _TELLING)[:_MOST]
    places = {(drafts.places[i].document, drafts.places[i].label) for i in near}
    return places.issuperset(cited(refs, spoken))


def _may_count(text: str, heads: Sequence[Reference], spoken: Spoken) -> bool:
    """Tell whether numbers may be values of the piece that was spoken of before.

    Who says "we" of pieces begins anew, unless that piece has such a value itself.
    """
    pairs = spoken.current.pairs if spoken.current else ()
    if not pairs or SELF.isdisjoint(alignment.words(text[: heads[0].start])):
        return True
    numbers = {item.path[0] for ref in heads for item in ref.mention.items}
    known = {v.what for pair in pairs for v in values(spoken.drafts.words_of(*pair))}
    return not numbers.isdisjoint(known)


def telling(text: str, spoken: Spoken) -> Places:
    """Pieces that share several words with a text that hardly any other has."""
    near = spoken.drafts.texts.near(alignment.words(text), _SEVERAL)
    return _alike(text, spoken) if near else ()


def _alike(text: str, spoken: Spoken) -> Places:
    """Pieces by shared words, the most telling first; never a decision.

    Of the drafts spoken of, where any is; of others what shares a word with no other.
    """
    drafts = spoken.drafts
    text = f"{spoken.over} {text}"
    said = alignment.words(text)
    near = [drafts.places[i] for i in drafts.texts.near(said, _TELLING)]
    own = [p for p in near if not spoken.in_force or p.document in spoken.in_force]
    near = own or [drafts.places[i] for i in drafts.texts.near(said, _ALONE)]
    among = spoken.in_force or drafts.spans
    most = _MOST if spoken.in_force or len(among) == 1 else _OF_ANY
    if len(near) < most:
        alike = drafts.roots.near(alignment.roots(text), _ROOT)
        told = [drafts.places[i] for i in alike]
        near += [p for p in told if p.document in among]
        near = [*dict.fromkeys(near)][:most]
    return tuple((p.document, p.label) for p in near[:_MOST] if p.label is not None)


def beside(
    text: str, refs: Sequence[Reference], here: Target | None, spoken: Spoken
) -> Places:
    """Return the one other piece that a block judges as it cites it: "a ban as in 4".

    With what is spoken of, which it may go on about; nothing where it only points.
    """
    if len(refs) != 1 or not refs[0].argument:
        return ()
    (ref,), told = refs, spoken.settle(refs[0])
    named = here.labels if here else ()
    own = told.sure and {*told.labels}.isdisjoint(named)
    start = borders.start_of(text, ref.start)
    head, said = text[start : ref.start], text[start : borders.end_of(text, ref.end)]
    aside = _POINTS.search(fold(head).text) or head.count("(") > head.count(")")
    if not own or aside or _OF_BEFORE.match(fold(text).text):
        return ()
    opens = not text[:start].strip() and length(text) >= _TOLD
    if not (opens or courtesy.opines(said) or _ASKS.search(fold(said).text)):
        return ()
    places = [(str(here.document), x) for x in named] if here else []
    return tuple(dict.fromkeys((*cited(refs, spoken), *places)))


#: A block of so many words that opens with what a piece provides is about it.
_TOLD = 15
#: Words that lead away, to what says more or is alike.
_POINTS = later(
    r"(?<![^\W_])(?:see(?: also)?|cf|e\.g|i\.e|compare|such as|(?:un)?like|similar\w*"
    r"|identical|consistent|example|voir|comme|notamment|exemple|véase|ver|como"
    r"|ejemplo|см"
    r"|например|siehe|vgl|vergleiche|s|wie|etwa|beispiel|z\.b|انظر"
    r"|مثل)(?![^\W_])[^.;!?]{0,24}\Z"
    r"|(?:参?见|如)[^。；]{0,8}\Z"
)
#: What stands for the piece spoken of: "It should be kept, as stated in 6, in writing."
_OF_BEFORE = later(
    r"\W{0,3}(?:(?:it|this|that|they|these|ils?|elles?|cel[au]i?|ceci|ces?|es|sie"
    r"|dies\w{0,2}"
    r"|das|est[oae]s?|es[oae]s?|это|он[аои]?|эт[аои]|هذا|هذه|هي|هو)(?![^\W_])|[这该此它])"
)
_ASKS = later(
    r"[?？؟]|(?<![^\W_])(?:whether|ob|si les?|savoir si|si l[ao]s?)(?![^\W_])"
    r"|[^\W_]\sли(?![^\W_])|是否|هل |إذا كان"
)


def elsewhere(text: str, citations: Citations) -> bool:
    """Whether a block asks something of a piece of a text that no draft is."""
    return (
        any(r.foreign and sentences.opens(text, r) for r in citations.references[:1])
        and worded(text) is not Action.COMMENT
    )
