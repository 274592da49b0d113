"""Does what stands below the heading of a piece speak of another piece that it names?

Below "Paragraph 9" the words "Delete, as paragraph 5 covers this" and "merge with
paragraph 5" are on paragraph 9. On another is what opens with it, or turns to it, or
has it for its object: "Paragraph 5 should go", "we support paragraph 5".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules import alignment
from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.citation.leading import NAME, coded
from rules.later import later
from rules.location import (
    argued,
    besides,
    borders,
    courtesy,
    lists,
    merging,
    objects,
    predicates,
    reasons,
    sentences,
    turning,
)
from rules.location.offering import SELF
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.spoken import Spoken


#: Who speaks for himself; the French "on" may be anybody.
_SPEAKERS = SELF - {"on"}


def heading(text: str, head: Reference, start: int, spoken: Spoken) -> Target | None:
    """Return what is named right above the sentence at `start`.

    Or right before it, if that merges pieces: "Paragraph 9. Merge with paragraph 5".
    None where more is said than the name of a piece, with a number of the sender's.
    """
    if not (head.leads and head.end < start):
        return None
    line = text.rfind("\n", 0, head.start) + 1
    before = "" if coded(text, head.start) else lists.unmarked(text[line : head.start])
    around = before + text[head.end : start]
    around = _NAME.sub("", around)
    said = text[start : borders.end_of(text, start)]
    if any(map(str.isalnum, around)) or not (
        "\n" in text[head.end : start] or request(said).action is Action.MERGE
    ):
        return None
    settled = spoken.settle(head)
    return Target(document=settled.document, labels=settled.labels)


def only_cited(text: str, ref: Reference, above: Target | None, spoken: Spoken) -> bool:
    """Tell whether a piece below a heading opens no point of its own."""
    if above is None:
        return False
    return _is_of_this(text, ref) or not _is_own(text, ref, above, spoken)


def within(text: str, heads: Sequence[Reference]) -> bool:
    """Whether a text names pieces inside its sentences only, and speaks for nobody."""
    opened = (
        ref.leads or sentences.opens(text, ref) or objects.asked(text, ref)
        for ref in heads
    )
    return _SPEAKERS.isdisjoint(alignment.words(text)) and not any(opened)


def in_brackets(text: str, heads: Sequence[Reference]) -> bool:
    """Tell whether a block below a comment stands in brackets, and asks for nothing.

    "(True, most users ask for the option of Rule 2.)" below words on Rule 3.
    """
    said = text.strip()
    whole = said.startswith(("(", "（")) and said.rstrip(".。").endswith((")", "）"))
    if not whole or said.count("(") + said.count("（") != 1:
        return False
    return not any(r.leads for r in heads) and worded(text) is Action.COMMENT


def related(text: str, ref: Reference) -> bool:
    """Tell whether what is spoken of is only said to be as, or with, another piece.

    "Was it taken over from the older Rule 2?" below words on Rule 3.
    """
    start = max(borders.start_of(text, ref.start), ref.start - sentences.LOOK_BACK)
    before = fold(text[start : ref.start]).text
    if not (_RELATED.search(before) and _IT.search(before)):
        return False
    end = min(borders.end_of(text, ref.end), ref.end + sentences.LOOK_BACK)
    asked = worded(f"{text[start : ref.start]}{PLACE}{text[ref.end : end]}")
    return asked is Action.COMMENT  # not "this should be added to section 5"


#: What stands for the piece that was spoken of.
_IT = later(
    r"(?<![^\W_])(?:it|this|that|they|these|those|ils?(?! (?:y a|faut|convien))|elles?"
    r"|cel[au]|ce(?:ci)?(?! qu)|c'|ello"
    r"|est[aeo]s?|es[aeo]s?|es|sie|dies\w{0,2}|das|он[аио]?|это|эт[аи]|هذا|هذه|هي|هو"
    r")(?![^\W_])|[它这该此]"
)
_NAME = later(NAME)
#: What leads to that with which something is compared, or from which it comes.
_RELATED = later(
    r"(?<![^\W_])(?<!, )(?:with|from|to|like|than|by|avec|depuis|à|aux?|comme|que|con"
    r"|desde|al?|como"
    r"|с|со|от|из|к|как|чем|mit|von|vom|aus|zu[mr]?|wie|als|مع|من|إلى|مثل)\s"
    r"(?:[^\W\d_]{1,12}\s){0,3}\Z|\s(?:(?:pro)?vien\w{1,4}|issue?s?|tirée?s?|reprise?s?)"
    r" d\w{1,2}\s(?:[^\W\d_]{1,12}\s){0,3}\Z|[与和从跟像比][^，。；]{0,6}\Z"
)


def _is_own(text: str, ref: Reference, above: Target, spoken: Spoken) -> bool:
    begin = borders.start_of(text, ref.start)
    if ref.mention.position is not None and text[:begin].strip():
        # "Delete. The next paragraph covers this."
        return sentences.asks(text, ref) or sentences.judged(text, ref)
    settled = spoken.settle(ref)
    pairs = settled.pairs
    # "This repeats section 5 of the tolls draft", which is no draft; "bullet 24.4"
    strange = ref.strange and not (ref.leads or sentences.opens(text, ref))
    if strange or (ref.mention.noun is Noun.BULLET and not settled.sure):
        return False
    known = pairs or settled.candidates
    if known and not (pairs and all(besides.apart(pair, above) for pair in pairs)):
        return True
    told = not known and _is_told(ref, above, spoken)
    if told or reasons.gives(text, ref) or argued.tells_when(text, ref):
        return False
    if _joins(text, ref):
        return merging.has_partner(text, ref, spoken.drafts)
    start = borders.start_of(text, ref.start)
    head = text[max(start, ref.start - sentences.LOOK_BACK) : ref.start]
    return (
        ref.leads
        or closes(text, ref)
        or sentences.opens(text, ref)
        or sentences.judged(text, ref)
        or sentences.adds(text, ref)
        or predicates.states(head)
        or worded(f"{head}{PLACE}") is not Action.COMMENT
        or turning.turns(fold(head).text)
        # "Too long: paragraph 9" below "Not clear: paragraph 8"
        or (sentences.announced(text, ref) and courtesy.opines(head))
    )


def _is_told(ref: Reference, above: Target, spoken: Spoken) -> bool:
    """Whether what no draft prints is cited by the one paragraph above itself."""
    own = spoken.drafts.own_words(above)
    cited = {path[0] for path in ref.mention.ends}
    return bool(cited) and any(cited.issubset(words) for words in own)


def _is_of_this(text: str, ref: Reference) -> bool:
    """Tell whether a sentence is on what is above, and names one beside it.

    "This draft article should be based on article 9", but not "this article is good,
    but article 9 should go", which is on both.
    """
    begin = borders.start_of(text, ref.start)
    near = min(ref.start, begin + sentences.LOOK_BACK)
    this = _THIS.match(fold(text[begin:near]).text)
    if this is None:
        return False
    between = fold(text[begin + this.end() : ref.start][-sentences.LOOK_AHEAD :]).text
    return not (_CLAUSE.search(between) or _WHICH.match(text, ref.end))


def beside(
    text: str, refs: Sequence[Reference], above: Target, spoken: Spoken
) -> tuple[tuple[str, str], ...]:
    """Return the pieces that stand beside what is above in a sentence that asks.

    "This article is good, but article 9 should go", "this article and article 9".
    """
    found: list[tuple[str, str]] = []
    for ref in refs:
        begin = max(borders.start_of(text, ref.start), ref.start - sentences.LOOK_BACK)
        before = fold(text[begin : ref.start]).text
        if ref.foreign or ref.argument or not _OPENED.search(before):
            continue
        settled, end = spoken.settle(ref), borders.end_of(text, ref.end)
        behind = text[ref.end : min(end, ref.end + sentences.LOOK_AHEAD)]
        asked = worded(f"{PLACE}{behind}") is not Action.COMMENT
        if settled.sure and asked:
            found += [pair for pair in settled.pairs if besides.apart(pair, above)]
    return tuple(dict.fromkeys(found))


#: At the head of a sentence: what the heading above it names.
_THIS = later(
    r"\W*(?:[^\W\d_]{2,15}, ?)?(?:"
    r"(?:th(?:is|ese|e)|the (?:present|two)|both|these two)(?: (?:draft|proposed|new))?"
    r" (?:article|paragraph|provision|section|clause|rule|principle|guideline|measure"
    r"|recommendation|conclusion)s?"
    r"|(?:ce(?:s|t|tte)?|l[ea]s?|[lc]es deux|l')\s?(?:projets? d[e'] ?)?(?:articles?"
    r"|paragraphes?|dispositions?|directives?|principes?|règles?|recommandations?"
    r"|conclusions?)"
    r"|(?:el|la|est[ea]|l[oa]s|est[oa]s|amb[oa]s|l[oa]s dos)(?: proyectos? de)?"
    r" (?:artículos?|párrafos?|disposici(?:ón|ones)|directri(?:z|ces)|principios?"
    r"|reglas?|recomendaci(?:ón|ones)|conclusi(?:ón|ones))"
    r"|(?:данн\w{2,3}|эт\w{1,2}|об[ае]|настоящ\w{2,3})(?: проект\w?)? (?:стать\w"
    r"|пункт\w?|положени\w|принцип\w?|правил\w|рекомендаци\w|вывод\w?)"
    r"|(?:diese[rs]?|beide)(?: entw[uü]rfe? (?:de[rs]|von))? (?:artikels?|abs[aä]tze?"
    r"|bestimmung(?:en)?|leitlinien?|grunds[aä]tze?|regeln?|empfehlung(?:en)?)"
    r"|(?:\w{3,12} )?(?:مشروع )?(?:هذ[ها] (?:ال)?(?:مادة|فقرة|حكم|مبدأ|قاعدة|توصية)"
    r"|(?:ال)?(?:مادة|فقرة|حكم|مبدأ|قاعدة|توصية)(?: التوجيهي)? هذ[ها])"
    r"|(?:[本该此这]|[这上]?两)[项个]?(?:条款?|款|项|段|准则|原则|规则|建议|结论)(?:草案)?"
    r")(?![^\W一-龥]|\s?[\d(])"
)
_AND = (
    r"(?:but|and|while|whereas|so|mais|et|tandis que|alors que|pero|y|mientras que|а|и"
    r"|но|und|aber|während|لكن|بينما)(?!\w)|و"
)
#: Another clause begins, or the piece is named together with it.
_CLAUSE = later(
    rf"[;:]|[,،]\s?(?:{_AND})|但|然而|而(?!不是)"
    r"|(?<![^\W_])(?:and|or|et|ou|y|o|и|или|und|oder|أو)\s(?:\w{1,8}\s)?\Z|[和与及或]\Z"
)
_OPENED = later(
    rf"(?:[,;،]\s?(?:{_AND})|(?:\A{_THIS.pattern}\s?(?:and|et|y|и|und|و|和|与|及)))\s?"
    r"(?:(?:the|l[ea]s?|el|l[oa]s|der|die|den) |l')?(?:(?:draft|projets? d[e']"
    r"|proyectos? de|проект\w?|مشروع) ?)?\Z"
)
_WHICH = later(r",?\s(?:which|that|qui|que|котор\w{2,3})(?!\w)")


def closes(text: str, ref: Reference) -> bool:
    """Tell whether a line is a title with a piece in brackets: "Fees (Rule 3)"."""
    before = text[: ref.start].rstrip()
    ended = not any(map(str.isalnum, text[ref.end :]))
    bracket = before.endswith(("(", "（")) and text.rstrip(" .;,").endswith((")", "）"))
    title = before.rstrip("(（ ")
    return (
        bracket
        and ended
        and bool(title)
        and courtesy.is_title(title)
        and worded(title) not in (Action.DELETE, Action.KEEP, Action.MERGE)
    )


def _joins(text: str, ref: Reference) -> bool:
    """Whether one piece is named as what that of the heading is merged with."""
    return not ref.mention.several and request(text).action is Action.MERGE
