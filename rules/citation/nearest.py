"""Which names of drafts stand beside a piece, so that it is one of theirs?

"Paragraph 9 of the Plan" and "the Plan, paragraph 9" are; in "paragraph 9 contradicts
the Plan" something is said of the piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rules.citation.language import Mention, Noun
from rules.later import later
from rules.tables import beside

if TYPE_CHECKING:
    from rules.citation.documents import Named

_TABLE = beside(__name__)
#: So near the head of a sentence stands what a name is quoted in.
_NEAR = 12


def next_to(text: str, mention: Mention, names: Sequence[Named]) -> tuple[Named, ...]:
    """Return the names of drafts that belong to a mention: the nearest."""
    place = bisect_right(names, mention.start, key=lambda n: n.start)
    near = []
    for name in names[max(0, place - 1) : place + 1]:
        before = name.end <= mention.start
        if not before and _is_marker(text, mention):
            continue  # "a) Annex 4": the letter is the sender's own
        if (
            not before
            and mention.noun is Noun.NONE
            and _POINT.match(text, mention.end - 1)
        ):
            continue  # "2) The plan is silent": so is the number
        gap = (
            text[name.end : mention.start] if before else text[mention.end : name.start]
        )
        gap = _ADDRESS.sub("", gap)
        gap = _NARROWS.sub(", ", gap) if before else gap
        if ":" in gap and '"' in gap and text[name.end : name.end + 1] != '"':
            continue  # "add a paragraph 3: “Wells are dry.”" names no Wells
        if (
            before
            and '"' in gap
            and text.rfind('"', 0, name.start) < name.start - _NEAR
        ):
            continue  # "“ships in this port” in paragraph 3": so do words it quotes
        # "... of the Plan. Paragraph 9 is": the name belongs to the sentence before
        near_by = max(0, name.start - _REACH)
        ended = before and "." in gap and not _HEADS.search(text, near_by, name.start)
        if (
            len(gap) <= _REACH
            and _GAP.fullmatch(gap)
            and not (ended or _JOIN.search(gap))
            and (before or not _TURNS.search(gap))
        ):
            # "of the Plan": a name that a word joins goes before one behind a comma
            near.append((0 if not before and _OF.fullmatch(gap) else len(gap), name))
    least = min((gap for gap, _ in near), default=0)
    return tuple(name for gap, name in near if gap == least)


def joins(text: str, mention: Mention, name: Named) -> bool:
    """Whether a name is cited with a piece, and no verb stands between.

    "§§ 4 und 5 werden aus der Satzung verschoben": they are of it, and moved.
    """
    return _VERB.search(text, mention.end, max(mention.end, name.start)) is None


def _is_marker(text: str, mention: Mention) -> bool:
    """Whether a mention is no more than the letter of a list: "a)"."""
    return (
        mention.noun is Noun.NONE
        and text[mention.end - 1] == ")"
        and mention.items[0].path[-1].isalpha()
    )


_REACH = 32
#: Where a text is found, up to its name: "of https://texts.example/harbour-code-3".
_ADDRESS = later(r"(?<=\s)https?://[^\s<>\0]{1,80}\Z")
_VERB = later(
    r"(?<![^\W_])(?:is|are|was|were|be|should|must|shall|will|est|sont|ser(?:a|ont|án?)"
    r"|doi(?:t|vent)|son|deben?|werden|wird|wurden?|sind|ist|soll\w{0,3}|muss|müssen"
    r"|быть|буд[еу]т|следует)(?![^\W_])"
)
#: The number of a point, and a sentence on a draft behind it, or nothing but its name.
_POINT = later(
    r"(?:\)|.[.)])\s(?:(?:the|l[ea]|el|der|die|das)\s)?\0{1,200}"
    r"(?:\s[^\W\d_]|\s?[,;(–—-]|\s?:?\s*(?:\n|\Z))"
)
_OF = later(r"\s?(?:of|from|in|de|du|del|aus|von|des|из)\s(?:the |la |le |der )?")
_GAP = later(
    r"[^\w.;!?。\n]*(?:[^\W\d_]+[^\w.;!?。\n]+){0,4}[^\w.;!?。\n]*|\s?[.:]\s?|\n"
    r"|\s?号?(?:文件|草案|文本)[之中里内的]{0,2}\s?"
)
#: Words between a piece and a name behind it that say something of the piece:
#: "paragraph 9 contradicts the Plan"; not if one ends them that joins.
_TURNS = later(
    rf"(?<![^\W_])(?!(?:{'|'.join(_TABLE['beside'])})(?![^\W_]))[^\W\d_一-龥ء-ي]"
    rf"(?!.*(?<![^\W_])(?:{'|'.join(_TABLE['joining'])}) (?:\W*|the |la |le |der )\Z)"
)
#: Nothing but an opening word stands before a name in its sentence.
_HEADS = later(
    r"(?:\A|[\n.;:!?])\W{0,4}(?:(?:on|in|to|re|for|about|concerning|regarding|comments?"
    r"|the|la|le|les|l'|el|los|der|die|das|den|de|du|del|sur|sobre|по|о|к|zu|zum"
    r"|zur)\s){0,4}\Z"
)
#: "The Code, and in particular paragraph 9": the second says where in the first.
_NARROWS = later(
    r"(?:,?\s(?:and|et|y|и|und)|،?\sو|[,،])?\s?(?:(?<![^\W_])|(?<=و))"
    rf"(?:{'|'.join(_TABLE['narrowing'])})(?:,|(?![^\W_])|(?<=[一-龥]))"
)
_JOIN = later(
    r"(?<!\w)(?:and|or|et|y|и|und|و|和|及|while|whereas|but|unlike|mais|alors que"
    r"|tandis que|pero|mientras|а|но|тогда как|während|aber)(?!\w)|而|但"
)
