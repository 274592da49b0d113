"""Which pieces stand in lines below the words that say what is asked of them?

"We propose to delete:", "- paragraph 8", "- paragraph 24". A piece with nothing behind
it is on what the words above say; with a reason behind it, too. Where what is said
behind it is something else, a person is asked, or it stands for itself below words that
only announce changes. Pieces in lines without bullets may be headings: then nothing may
stand below them. Words that ask for nothing ("Open questions remain on:") say it of the
pieces below where one such list stands beside another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from rules import alignment, citation
from rules.action import request, worded
from rules.action_names import PLACE
from rules.citation.folding import fold
from rules.citation.language import Noun
from rules.language import length
from rules.later import later
from rules.location import beneath, clauses, courtesy, holding, lists
from rules.location.lined import Point
from rules.location.stances import stance
from rules.location.target import UNPLAIN, Target
from rules.tables import any_of, beside
from rules.terms import Action, Passage, PassageKind

if TYPE_CHECKING:
    from rules.citation import Reference
    from rules.location.catalogue import Drafts
    from rules.location.lined import Together
    from rules.location.meaning import Meaning

_TABLE = beside(__name__)
_WHAT = any_of(
    {"begin": r"\A\W*", "words": x["what"], "end": r"\s"} for x in _TABLE.values()
)
_AND = any_of(
    {"begin": r"[\s,;]*", "words": x["and"], "end": r"\s*\Z"} for x in _TABLE.values()
)
_BULLET = re.compile(
    r"[^\S\n]*(?:[-–—•*▪·]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])[^\S\n]+(?=\S)"
)
#: A number behind a bullet, and what is said of it: "- 8: too dear".
_NUMBER = re.compile(r"(\d{1,3}(?:\s?\(\w{1,3}\)|\.\d{1,2})*)\s?[:：–—-]\s(?=\S)")
_COLON = (":", "：")
#: Words that lead in are no more; and so few are on nothing else.
_LONGEST = 20
_BRIEF = 5
OTHERWISE = "what is said of the paragraph is not what the words above the list ask"
_OF_ALL = (Action.DELETE, Action.KEEP)
_ANNOUNCED = (Action.AMEND, Action.ADD)


@dataclass(frozen=True, slots=True)
class Item:
    """A line with a piece at its head; `ref` is found in what is behind its bullet.

    Or with one behind, in brackets (`tail`): "- fee (rules 1 to 3)".
    """

    passage: Passage
    body: str
    ref: Reference
    bulleted: bool
    says: bool
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Led:
    """Words that lead in, what they ask, if `plain`, and the pieces below them."""

    lead: Passage
    asks: str
    items: tuple[Item, ...]
    plain: bool


def asks(lead: str) -> str:
    """Return what words say of the piece behind them, or of the pieces below.

    >>> asks("What we like:"), asks("To be deleted:")
    ('we like ¶', 'To be deleted: ¶')
    """
    plain = lead.strip(" \n:：")
    first = f"{plain}: {PLACE}"
    if request(first).action is not Action.COMMENT:
        return first
    second = f"{_WHAT.sub('', plain[:1].lower() + plain[1:])} {PLACE}"
    again = request(second)
    return second if again.sure and again.action is not Action.COMMENT else first


def found(lines: Sequence[Passage], drafts: Drafts) -> Together:
    """Find words that lead in, and the pieces below them.

    What leads in is found by the id of its line, and so are the pieces, as nothing
    that is read by itself.
    """
    read: Together = {}
    item = cache(lambda n: _item(lines[n], drafts))  # asked of it, and of those above
    at = 0
    while at < len(lines):
        above = next((n for n in reversed(range(at)) if lines[n].text.strip()), None)
        beside = above is not None and id(lines[above]) in read
        led = _led(lines, at, item, drafts, beside=beside)
        if led and (beside or above is None or not _heads(item(above))):
            read[id(led.lead)] = partial(_points, led)
            read |= dict.fromkeys(id(item.passage) for item in led.items)
            at += len(led.items)
        at += 1
    return read


def _heads(above: Item | None) -> bool:
    """Whether a piece that is in no list stands right above words, and heads them."""
    return above is not None and not above.says


def _points(led: Led, spoken: Meaning, _heading: Target | None) -> Iterator[Point]:
    """Say what is asked of the pieces below words that lead in, in their order.

    Pieces of one draft of which no more is said are one comment, as "8 and 24" are.
    """
    told = [(item, _target(item, spoken)) for item in led.items]
    above = [led.lead]
    for (says, _, _), group in groupby(told, key=_alike):
        together = [*group]
        whole = [*above, *(item.passage for item, _ in together)]
        text = "\n".join(p.text for p in whole)
        first = together[0][0].passage
        passage = replace(first, text=text, source=whole[0].source)
        above = []
        if not says:
            targets = [target for _, target in together]
            asked = _all_of(targets)
            asked = asked if led.plain else asked.doubted(UNPLAIN)
            yield Point(asked, passage, led.asks)
            continue
        ((item, target),) = together
        yield _said(item, target, passage, led)


def _alike(told: tuple[Item, Target]) -> tuple[bool, str, int]:
    """Say what can be told as one: pieces of one draft of which no more is said."""
    item, target = told
    of = str(target.document) if target.sure else ""
    return item.says, of, id(item) if item.says else 0


def _said(item: Item, target: Target, passage: Passage, led: Led) -> Point:
    """Say what is asked of a piece with words behind it."""
    if item.tail:
        sure = target if led.plain else target.doubted(UNPLAIN)
        return Point(sure, passage, led.asks)
    own = f"{PLACE}{item.body[item.ref.end :]}"
    action, wanted = request(own).action, request(led.asks).action
    if wanted not in _OF_ALL:
        return Point(target, passage, own)
    if action in (Action.COMMENT, wanted):
        return Point(target, passage, led.asks)
    return Point(target.doubted(OTHERWISE, _pairs([target])), passage, own)


def _all_of(targets: Sequence[Target]) -> Target:
    """Return all pieces as one target, which is sure if they all are, of one draft."""
    if all(target.sure for target in targets):
        labels = dict.fromkeys(label for t in targets for label in t.labels)
        return replace(targets[0], labels=tuple(labels))
    doubted = next(target for target in targets if not target.sure)
    return replace(doubted, labels=(), others=_pairs(targets), listed=True)


def _pairs(targets: Sequence[Target]) -> tuple[tuple[str, str], ...]:
    found = (
        pair
        for t in targets
        for pair in (*((str(t.document), x) for x in t.labels), *t.others)
    )
    return tuple(dict.fromkeys(found))


def _target(item: Item, spoken: Meaning) -> Target:
    named = item.ref.mention.noun is not Noun.NONE or item.ref.documents
    said = clauses.cited(item.body, spoken.drafts.citable)
    if named and said.references:
        end = len(item.body) if item.says else item.ref.end
        target = spoken.target(item.body, said.references[0], 0, end, said)
    else:
        settled = spoken.settle(item.ref)
        words = item.body[: item.ref.end].strip()
        target = Target(document=settled.document, labels=settled.labels, value=words)
        target = replace(target, sure=settled.sure)
        if not settled.sure:
            drafts = spoken.drafts.citable
            target = holding.unsettled(target, words, settled, drafts)
    if target.document and item.ref.documents:
        spoken.in_force = (target.document,)
    return target


def _led(
    lines: Sequence[Passage],
    at: int,
    item: Callable[[int], Item | None],
    drafts: Drafts,
    *,
    beside: bool,
) -> Led | None:
    """Read words that lead in and the pieces below them, if these lines are such.

    `beside`: another list stands right above.
    """
    lead = lines[at]
    if not _may_lead(lead) or item(at):
        return None
    below = takewhile(bool, map(item, range(at + 1, len(lines))))
    items = [each for each in below if each]
    if not items:
        return None
    # with a colon, or with a bullet before each, they are a list of what is led in
    listed = lead.text.rstrip().endswith(_COLON) or all(i.bulleted for i in items)
    if (items[0].says and not listed) or not _may_ask(lead.text, drafts):
        return None
    told = asks(lead.text)  # a question that takes time
    bare = all(i.bulleted and not i.says for i in items) and listed
    beside = bare and (beside or _again(_rest(lines, at + 1 + len(items)), drafts))
    leads = _leads(lead.text, told)
    tails = listed and len(items) > 1 and all(i.tail for i in items)
    if not (leads or beside or tails):
        return None
    free = listed and (_is_brief(lead.text) or request(told).action in _ANNOUNCED)
    kept = [*takewhile(lambda item: free or tails or not item.says, items)]
    rest = _rest(lines, at + 1 + len(kept))
    headings = not (tails or all(item.bulleted for item in kept))
    if not kept or (headings and not _ends(rest, drafts)):
        return None
    plain = leads or (not tails and request(told).action is Action.COMMENT)
    return Led(lead, told, tuple(kept), plain)


def _may_lead(line: Passage) -> bool:
    """Whether a line may lead in: it is brief, or ends with a colon; no number does."""
    text = line.text.strip()
    return (
        line.kind in (PassageKind.PARAGRAPH, PassageKind.HEADING)
        and line.cell is None
        and text[:1].isalpha()
        and length(text) <= _LONGEST
        and (text.endswith(_COLON) or courtesy.is_title(text))
        and not courtesy.is_counted(text)
    )


def _may_ask(lead: str, drafts: Drafts) -> bool:
    """Whether a line names nothing of which it asks, and announces no letter."""
    cited = citation.cited(lead, drafts.citable)
    named = any(ref.mention.items for ref in cited.references)
    return not (named or cited.names or courtesy.is_cover(lead))


def _leads(lead: str, told: str) -> bool:
    """Whether a line asks something of what is below.

    "Paragraphs that puzzle us:" asks for nothing, but says something of it.
    """
    wanted = request(told)
    if not wanted.sure:
        return False
    known = worded(told)  # of a greeting, what is weighed may tell anything
    if Action.COMMENT in (wanted.action, known):
        of_pieces = citation.names_pieces(lead) or _HANGS.search(fold(lead).text)
        return bool(of_pieces) and courtesy.opines(lead)
    return True


#: What is below ends the sentence: "The note is missing in:".
_HANGS = later(
    r"(?<!\w)(?:in|from|at|for|on|to|with|dans|à|aux?|pour|sur|en|para|con|в|на|к|для"
    r"|bei|zu|für|an|mit|(?:the )?following(?: \w+)?|(?:\w+ )?suivant\w*"
    r"|(?:\w+ )?siguientes?|следующ\w+(?: \w+)?|folgende[nrm]?(?: \w+)?)\s?[:：]\s*\Z"
    r"|(?:في|على|عن)\s?:\s*\Z|(?:以下|下列)\w{0,4}[:：]\s*\Z"
)


def _is_brief(lead: str) -> bool:
    """Whether what is asked can be asked of nothing but the pieces below."""
    return length(lead) <= _BRIEF or citation.names_pieces(lead)


def _ends(behind: Sequence[Passage], drafts: Drafts) -> bool:
    """Whether nothing is said below pieces that may be headings of it.

    They end a file, stand above a farewell, or above other words that lead in.
    """
    if not behind or behind[0].kind is not PassageKind.PARAGRAPH:
        return True
    return _again(behind, drafts) or courtesy.is_closing(behind[0].text)


def _again(behind: Sequence[Passage], drafts: Drafts) -> bool:
    """Whether other words that lead in stand behind a list, and pieces below them."""
    first, below = behind if len(behind) > 1 else (None, None)
    return bool(first and below and _may_lead(first) and _item(below, drafts))


def _rest(lines: Sequence[Passage], at: int) -> list[Passage]:
    """Return the next two lines in which something stands."""
    behind = (lines[n] for n in range(at, len(lines)))
    return [*islice((line for line in behind if line.text.strip()), 2)]


def _item(line: Passage, drafts: Drafts) -> Item | None:
    """Read a line that has a piece at its head, by its name or behind a bullet."""
    text = line.text
    if line.cell is not None or line.kind is not PassageKind.PARAGRAPH or not text:
        return None
    bullet = _BULLET.match(text)
    body = text[bullet.end() :] if bullet else text
    ref = _head(body, drafts) or _bare(body, drafts, bulleted=bullet is not None)
    if ref is None:
        ref, bulleted = _tail(body, drafts), bullet is not None
        tail = {"bulleted": bulleted, "says": True, "tail": True}
        return Item(line, body, ref, **tail) if ref else None
    behind = lists.ASIDE.sub(_kept, body[ref.end :])
    says = any(map(str.isalnum, _AND.sub("", behind))) and not _is_own(
        behind, ref, drafts
    )
    return Item(line, body, ref, bulleted=bullet is not None, says=says)


def _is_own(behind: str, ref: Reference, drafts: Drafts) -> bool:
    """Whether words behind a piece are its own, or a title: "- Rule 4 Late Fees"."""
    words = alignment.words(behind)
    pairs = citation.settle(ref, drafts.citable).pairs
    return words in drafts.titles or words in [drafts.words_of(*p) for p in pairs[:1]]


def _kept(aside: re.Match[str]) -> str:
    """Leave out brackets behind a piece that only say what it is about."""
    said = aside[0].strip(" ()（）:.;,")
    tells = stance(said) is not None or courtesy.opines(said)
    return aside[0] if tells else ""


def _head(body: str, drafts: Drafts) -> Reference | None:
    """Return the piece that is cited by its name at the head of a line."""
    for ref in citation.references(body, drafts.citable)[:1]:
        named = ref.mention.noun is not Noun.NONE or ref.documents
        heads = not any(map(str.isalnum, body[: ref.start]))
        if named and heads and ref.mention.items and not ref.foreign:
            return ref
    return None


def _tail(body: str, drafts: Drafts) -> Reference | None:
    """Return the piece in brackets with which a line ends."""
    refs = citation.references(body, drafts.citable)
    ref = refs[0] if len(refs) == 1 and not refs[0].foreign else None
    return ref if ref and ref.mention.items and beneath.closes(body, ref) else None


def _bare(body: str, drafts: Drafts, *, bulleted: bool) -> Reference | None:
    """Return the numbers that are all of a line, or stand before a sign."""
    signed = _NUMBER.match(body) if bulleted else None
    end = signed.end(1) if signed else len(body)
    ref = citation.listed(body[:end])
    settled = citation.settle(ref, drafts.citable) if ref else None
    known = settled is not None and (settled.sure or settled.candidates)
    return replace(ref, end=end) if ref and known else None
