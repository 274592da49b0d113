"""What do the cells of a row ask for: a remark, a new text, or both?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules import alignment, quotes
from rules.action import request
from rules.citation.folding import fold
from rules.location import courtesy
from rules.location.stances import stance
from rules.location.typed import typed
from rules.terms import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rules.location.catalogue import Drafts
    from rules.location.target import Target
    from rules.terms import Passage

_BRIEF = 3
#: Who wants to know something, or to talk about it, offers no new text.
_ASKS = re.compile(
    r"[?？؟]\s*\Z|\A\W*(?:(?:query|question|unclear|clarify|discuss|tbd|refer to"
    r"|see(?= (?:above|below|comment|our|para|next))|(?:need|to be) (?:further )?"
    r"(?:discuss|determin|clarif|decid|check)\w*|further discussion|à (?:discuter|voir"
    r"|préciser|clarifier)|voir (?=ci-|plus|comm)|s'interroger|(?:a|por) (?:discutir"
    r"|definir|aclarar|consultar)|ver (?=arriba|abajo|com)|zu klären|klären|siehe|offen"
    r"|rückfrage|обсудить|уточнить|см\.|انظر|للنقاش|استفسار)(?!\w)|待(?:定|议|讨论)"
    r"|疑问|请(?:澄清|说明)|见(?:上|下))"
)
_NONE = re.compile(
    r"\W*(?:none|nil|no|n/a|aucune?|néant|ningun[oa]|нет|keine?|无|没有|لا يوجد)\W*"
)


def likeness(target: Target, text: str, drafts: Drafts) -> float:
    """Say how much a text is a version of one of the paragraphs."""
    words = typed(text, drafts).words
    own = [drafts.words_of(str(target.document), x) for x in target.labels]
    return max((alignment.likeness(words, o) for o in own if o), default=0.0)


def repeats(target: Target, text: str, drafts: Drafts) -> bool:
    """Tell whether a text is the paragraph itself, once more."""
    return likeness(target, text, drafts) == alignment.EXACT


def apart(target: Target, remark: str, new: str, drafts: Drafts) -> bool:
    """Whether a remark and a new text in one row are two points."""
    return (
        len(remark.split()) > _BRIEF
        and request(remark).action is Action.COMMENT
        and likeness(target, new, drafts) >= alignment.VERSION
    )


def verdict(
    cells: Sequence[Passage],
) -> tuple[Action | None, Sequence[Passage]]:
    """Return what one cell of several says in a word, and the others."""
    found = [(what, p) for p in cells if (what := stance(p.text))]
    told = [(what, p) for what, p in found if what is not Action.COMMENT]
    if len(told) != 1 or len(cells) == 1:
        return None, cells
    what, said = told[0]
    return what, [p for p in cells if p is not said]


def asked(
    target: Target, remark: str, new: str, drafts: Drafts, *, told: bool
) -> tuple[Action | None, str | None]:
    """Say what the cells ask for; (None, None): their words say it themselves.

    `told`: a new text may be a remark, in the column that holds both.
    """
    if not re.search(r"\w", new) or _NONE.fullmatch(fold(new).text):
        like = likeness(target, remark, drafts)
        if like == alignment.EXACT:  # the draft's own words ask for nothing
            return Action.COMMENT, ""
        return (Action.AMEND, remark) if like >= alignment.VERSION else (None, None)
    if not remark.strip() and repeats(target, new, drafts):
        return Action.COMMENT, ""
    wanted = request(new)
    if likeness(target, new, drafts) >= alignment.VERSION:
        pass
    elif wanted.action is not Action.COMMENT:
        text = wanted.proposed or ("" if quotes.only_strikes(new) else new)
        return (wanted.action, text) if remark.strip() else (None, None)
    elif (
        courtesy.speaks(new)
        or _ASKS.search(fold(new).text)
        or (told and not remark.strip())
    ):
        return None, None
    remarked = request(remark).action
    kept = remarked in (Action.ADD, Action.MERGE)
    return (remarked if kept else Action.AMEND), new
