"""Does what stands below the heading of a piece speak of another piece that it names?

Below "Paragraph 9" the words "Delete, as paragraph 5 covers this" and "merge with
paragraph 5" are on paragraph 9. On another is what opens with it, or turns to it, or
has it for its object: "Paragraph 5 should go", "we support paragraph 5".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
    predicates,
    reasons,
    sentences,
    turning,
)
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.spoken import Spoken


def heading(text: str, head: Reference, start: int, spoken: Spoken) -> Target | None:
    """Return what is named right above the sentence at `start`.

    Or right before it, if that merges pieces: "Paragraph 9. Merge with paragraph 5".
    None where more is said than the name of a piece, with a number of the sender's.
    """
    line = text.rfind("\n", 0, head.start) + 1
    before = "" if coded(text, head.start) else lists.unmarked(text[line : head.start])
    around = before + text[head.end : start]
    around = _NAME.sub("", around)
    alone = head.leads and head.end < start and not any(map(str.isalnum, around))
    said = text[start : borders.end_of(text, start)]
    if not alone or not (
        "\n" in text[head.end : start] or request(said).action is Action.MERGE
    ):
        return None
    settled = spoken.settle(head)
    return Target(document=settled.document, labels=settled.labels)


def only_cited(text: str, ref: Reference, above: Target | None, spoken: Spoken) -> bool:
    """Tell whether a piece below a heading opens no point of its own."""
    return above is not None and not _is_own(text, ref, above, spoken)


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
    if not pairs or not all(besides.apart(pair, above) for pair in pairs):
        return True
    if reasons.gives(text, ref) or argued.tells_when(text, ref):
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
    )


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
