"""What do the cells of a row ask for: a remark, a new text, or both?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rules import alignment, citation, quotes
from rules.action import request, worded
from rules.citation.folding import fold
from rules.location import courtesy
from rules.location.catalogue import Drafts, strip_label
from rules.location.ditto import is_ditto
from rules.location.header import KIND
from rules.location.stances import joint, stance
from rules.location.typed import typed
from rules.tables import any_of, beside
from rules.terms import Action, Passage

if TYPE_CHECKING:
    from rules.location.target import Target

_BRIEF = 3
#: A longer cell is a text, whatever it begins with.
_FEW = 8
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
#: What says that there is no new text: all of a cell, or its head up to a sign.
_NONE = any_of(
    part
    for each in beside(__name__).values()
    for now in [f"(?: ?(?:{'|'.join(each['now'])}))?"]
    for only in [f"(?: ?(?:{'|'.join(each['only'])}))?"]
    for part in (
        {
            "begin": rf"\W*{now} ?",
            "words": each["none"],
            "end": rf"{now}(?:\s?[,;:()、،؛。]|\s-\s|\.?(?:\s|\Z)(?!\w))",
        },
        {"begin": rf"\W*{only} ?", "words": each["kinds"], "end": rf"{only}\W*\Z"},
    )
)
_TOTAL = any_of({"words": each["total"]} for each in beside(__name__).values())
_GROUNDS = any_of({"words": each["grounds"]} for each in beside(__name__).values())
_COUNT = re.compile(r"[\d\s.,%]+")
#: How a sentence, or a point of a list, ends.
_SHUT = tuple(".;:!?…。；：！？؟؛")
_HEAD = re.compile(r"\A\W+?(?=[\w\"“«„‘'])|\A\W+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What the cells of a row say, by what they hold.

    `was` are the words of the draft that stand beside it.
    """

    verdicts: Sequence[Passage] = ()
    remarks: Sequence[Passage] = ()
    new: Sequence[Passage] = ()
    reasons: Sequence[Passage] = ()
    was: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything is said."""
        return bool(self.verdicts or self.remarks or self.new or self.reasons)

    @property
    def said(self) -> list[Passage]:
        """All that is said, the verdicts first."""
        more = (*self.remarks, *self.new, *self.reasons)
        return [*self.verdicts, *(p for p in more if p.text.strip())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a new text.

    `told`: it may be a remark, in the column that holds both. `part`: what it stands
    beside is a part of the paragraph. `adds`: it is announced as one more. `was` is the
    text that it stands beside.
    """

    told: bool = False
    part: bool = False
    adds: bool = False
    was: str = ""


def offering(cells: Sequence[Passage]) -> list[Passage]:
    """Leave out of the cells of a new text what says that there is none.

    What it says besides, "none; keep as it is", stays.
    """
    said = (replace(p, text=_offered(p.text)) for p in cells)
    return [p for p in said if p.text]


def _offered(text: str) -> str:
    """Return a cell without "none", and nothing where it says no more.

    >>> _offered("None for now, raised for discussion"), _offered("None; keep it.")
    ('', 'keep it.')
    """
    left = text if re.search(r"\w", text) else ""
    while (
        left and len(text.split()) <= _FEW and (found := _NONE.match(fold(left).text))
    ):
        left = _HEAD.sub("", left[fold(left).end(found.end()) :])
    return left


#: A cell of a remark in which nothing is said: a dash, "n/a", words of the table.
_DASHES = re.compile(r"[\s–—./·-]*")
_EMPTY = any_of(
    {"begin": r"[\W_]*+", "words": each["empty"], "end": r"[\s.–—-]*\Z"}
    for each in beside(__name__).values()
)


def is_empty(cells: Sequence[Passage]) -> bool:
    """Tell whether cells say nothing at all, as a dash does."""
    told = [fold(each.text).text.strip() for each in cells]
    return all(_DASHES.fullmatch(x) or _EMPTY.match(x) for x in told)


def is_total(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a row only count the rows above: "Total", "12".

    >>> is_total(["Total:", "12"]), is_total(["Total", "too long"])
    (True, False)
    >>> is_total(["7", "2"])
    False
    """
    words = [t for t in texts if not _COUNT.fullmatch(t)]
    plain = [fold(t).text.strip(" .:\n") for t in words]
    return 0 < len(words) < len(texts) and all(map(_TOTAL.fullmatch, plain))


def agreed(
    target: Target, verdict: Action, action: Action | None, asks: str, *, argued: bool
) -> tuple[Target, Action | None]:
    """Hold the verdict of a row against what its words ask for.

    `argued`: all of them are reasons.
    """
    own = worded(asks) if action is None else action
    if argued and own is not Action.DELETE:
        own = verdict  # a reason may praise what would serve as well, or tell of it
    if (verdict, own, action) == (Action.ADD, Action.AMEND, None) and not quotes.spans(
        fold(asks)
    ):
        own = verdict  # what is to be added may lay down anything
    agreed, asked = joint(verdict, own), request(asks)
    borne = asked.sure and asked.action in (own, verdict)
    if agreed is None or not (action is not None or own is verdict or borne):
        return target.doubted(_DISAGREE), action
    return target, action if verdict is Action.COMMENT else agreed


_DISAGREE = "the verdict of the row and its words disagree"


def is_legend(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a row only say what a short form means: "te"."""
    return len(texts) > 1 and all(KIND.fullmatch(fold(t).text.strip()) for t in texts)


def within(cited: str, action: Action) -> Action:
    """Return what is asked of a piece, where a cell refers to words inside it.

    >>> within("12 (last sentence)", Action.DELETE), within("12", Action.DELETE)
    (<Action.AMEND: 'amend'>, <Action.DELETE: 'delete'>)
    """
    part = action is Action.DELETE and citation.is_within(cited)
    return Action.AMEND if part else action


def likeness(target: Target, text: str, drafts: Drafts) -> float:
    """Say how much a text is a version of one of the paragraphs."""
    words = typed(text, drafts).words
    own = drafts.own_words(target)
    return max((alignment.likeness(words, o) for o in own if o), default=0.0)


def repeats(target: Target, text: str, drafts: Drafts, was: str = "") -> bool:
    """Tell whether a new text is that of its paragraph; `was` is what stands beside it.

    Other letters of the same words are a change: "internet" and "Internet", 标 and 標;
    and so are they beside an older wording, which the draft left since.
    """
    same = likeness(target, text, drafts) == alignment.EXACT
    one, new = (_SIGNS.sub("", x) for x in (was, text))
    other = not (one.endswith(new) or new.endswith(one))  # a number may go before
    like = likeness(target, was, drafts)
    older = like >= alignment.VERSION and not is_part(target, was, drafts)
    return same and not (other and (like == alignment.EXACT or older))


_SIGNS = re.compile(r"[\W_]+")


def apart(target: Target, remark: str, new: str, drafts: Drafts) -> bool:
    """Whether a remark and a new text in one row are two points.

    They are where the remark, of more than a few words, asks for nothing and the text
    is the paragraph anew. A phrase, or an order, is what the remark wants; what only
    tells what the text rests on is a reason for it.
    """
    return (
        len(remark.split()) > _BRIEF
        and request(remark).action is Action.COMMENT
        and (courtesy.opines(remark) or _GROUNDS.search(fold(remark).text) is None)
        and likeness(target, new, drafts) >= alignment.VERSION
        and not is_order(new)
        and _is_anew(target, new, drafts)
    )


def _is_anew(target: Target, new: str, drafts: Drafts) -> bool:
    """Tell whether a text begins and ends as the paragraph does, or as a sentence."""
    text = strip_label(unquoted(new)).strip()
    words = alignment.words(text)
    own = drafts.own_words(target)
    begins = text[:1].isalnum() and not text[:1].islower()
    begins = begins or any(o[:1] == words[:1] for o in own)
    return begins and (text[-1:] in _SHUT or any(o[-1:] == words[-1:] for o in own))


def unquoted(text: str) -> str:
    """Take off the quotation marks that stand around all of a text.

    >>> unquoted("“a new one” "), unquoted('"one" and "two"')
    ('a new one', '"one" and "two"')
    """
    folded = fold(text.strip())
    whole = quotes.spans(folded) == [(0, len(folded.text))]
    return text.strip()[1:-1].strip() if whole else text


def is_order(new: str) -> bool:
    """Tell whether words ask for something about what they quote, and are no text.

    Or about what stands behind their colon.

    >>> is_order('Delete "and all"'), is_order('"delete all"'), is_order("Be lit.")
    (True, False, False)
    >>> is_order("Change to: Be lit."), is_order("Lamps: be lit.")
    (True, False)
    """
    lead = _LEAD.match(new)
    if lead and worded(lead[1]) is not Action.COMMENT:
        return True
    quoted = quotes.spans(fold(new)) and unquoted(new) == new
    return bool(quoted) and request(new).action is not Action.COMMENT


#: Before a colon: "Change to: ...".
_LEAD = re.compile(r"\W*([^\n:：\"“„«]{2,40})\s?[:：]\s?\S")


def is_part(target: Target, text: str, drafts: Drafts) -> bool:
    """Tell whether a text is words of the paragraph, and not all of it."""
    words = f" {' '.join(alignment.words(text))} "
    if not (target.sure and words.strip()):
        return False
    if is_ditto(text):  # the draft's own words, as in the row above
        return True
    own = drafts.own_words(target)
    printed = [f" {' '.join(each)} " for each in own]
    return any(words in each != words for each in printed)


def is_of(target: Target, text: str, drafts: Drafts) -> bool:
    """Tell whether a text is the paragraph or words of it, or is left out."""
    whole = likeness(target, text, drafts) >= alignment.VERSION
    return not text.strip() or whole or is_part(target, text, drafts)


def adds(remark: str, verdict: Action | None) -> bool:
    """Tell whether a row announces a new piece, whose text stands beside it."""
    brief = len(remark.split()) <= _FEW and not quotes.spans(fold(remark))
    told = Action.ADD in (verdict, stance(remark))
    return told or (brief and request(remark).action is Action.ADD)


def only_remarks(
    verdict: Action | None,
    action: Action | None,
    target: Target,
    new: str,
    drafts: Drafts,
) -> bool:
    """Tell whether words are no text of a piece, for the row calls them a remark."""
    called = (verdict, action) == (Action.COMMENT, Action.AMEND)
    return called and likeness(target, new, drafts) < alignment.VERSION


def instead(new: str) -> tuple[Action | None, str | None]:
    """Say what is asked by what stands beside words of the draft: other words.

    >>> instead("reduce"), instead("delete"), instead("no change")
    ((<Action.AMEND: 'amend'>, 'reduce'), (<Action.AMEND: 'amend'>, ''), (None, None))
    """
    told = stance(new)
    if told is Action.DELETE or (told is None and quotes.only_strikes(new)):
        return Action.AMEND, ""
    asks = courtesy.speaks(new) or _ASKS.search(fold(new).text)
    if told is not None or asks:
        return None, None
    return Action.AMEND, request(new).proposed or new


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
    target: Target, remark: str, new: str, drafts: Drafts, beside: Beside
) -> tuple[Action | None, str | None]:
    """Say what the cells ask for; (None, None): their words say it themselves."""
    if not new:
        return _remarked(target, remark, drafts)
    if not remark.strip() and repeats(target, new, drafts):
        same = repeats(target, new, drafts, beside.was)
        return (Action.COMMENT, "") if same else (Action.AMEND, new)
    if is_ditto(new):
        return None, None
    if beside.adds and len(new.split()) >= _FEW:
        like = likeness(target, new, drafts) >= alignment.VERSION
        return (Action.AMEND if like else Action.ADD), new
    if beside.part:
        return instead(new)
    return _wanted(target, remark, new, drafts, told=beside.told)


def _remarked(
    target: Target, remark: str, drafts: Drafts
) -> tuple[Action | None, str | None]:
    """Say what a remark asks for that may be a new text."""
    like = likeness(target, remark, drafts)
    if like == alignment.EXACT:  # the draft's own words ask for nothing
        return Action.COMMENT, ""
    return (Action.AMEND, remark) if like >= alignment.VERSION else (None, None)


def _wanted(
    target: Target, remark: str, new: str, drafts: Drafts, *, told: bool
) -> tuple[Action | None, str | None]:
    """Say what the cell of a new text asks for: it offers one, or it does not."""
    around = quotes.blanked(fold(new))  # the paragraph's own words tell of no wish
    own = not _LEAD.match(new) and likeness(target, around, drafts) >= alignment.VERSION
    like = likeness(target, new, drafts) >= alignment.VERSION
    if not like or (is_order(new) and not own):
        wanted = request(new)
        if wanted.action is not Action.COMMENT:
            text = wanted.proposed or ("" if quotes.only_strikes(new) else new)
            return (wanted.action, text) if remark.strip() else (None, None)
        silent = told and not remark.strip()
        if courtesy.speaks(new) or _ASKS.search(fold(new).text) or silent:
            return None, None
    remarked = request(remark).action
    kept = remarked in (Action.ADD, Action.MERGE)
    return (remarked if kept else Action.AMEND), new
