"""Is something of its own asked of each of two pieces, in one sentence?

"Paragraph 5 should be shortened and paragraph 6 deleted." Where one or the other is
asked, or what the first says is to go into the second, a person is asked. "Paragraphs
5 and 6: keep 5, delete 6" says something of each by its number alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from rules.action import action, worded
from rules.action_names import PLACE
from rules.citation.paths import key
from rules.later import later
from rules.location import borders, sentences
from rules.location.predicates import DENIES, HAN, HOW, STANDS, VERB, states
from rules.location.stances import stance
from rules.terms import Action

#: Between two clauses, and an article before a piece.
_AND = (
    r"(?:,?\s+(?:and|et|y|e|и|а|und),?\s|\s*،?\s+و|\s?[,;]\s"
    r"|\s?(?:[，；、]\s?)(?:并且?|同时|且|而)?|(?<!合)并且?)"
)
_THAT = r"(?:(?:that|que|что(?:бы)?|dass)\s|qu['’]|أن\s)"
_THE = r"(?:(?:the|les?|la|el|l[ao]s|de[rnm]|die|das)\s|l['’])?"
#: Where the piece is only a place, or words in it.
_IN = (
    r"(?:(?:in|im|after|following|aux?|dans|après|en|tras|в|после|nach)\s|在|将|把"
    r"|(?:في|بعد)\s)"
)
_QUOTED = r'(?:[^\W\d_]+\s){0,2}["“„«][^"“”„«»\n]{1,200}["“”»]\s'
#: No clause that hangs on the one before.
_FREE = (
    r"(?!(?:which|whos?e?|where|as|since|because|if|when|while|unless|than|qui|dont"
    r"|o[ùu]"
    r"|lequel|laquelle|car|comme|s[i']|quand|puisque|cuya?|donde|como|porque|cuando"
    r"|котор\w*"
    r"|где|так|как|если|когда|поскольку|хотя|wenn|falls|weil|da|wie|denn|wo)(?!\w))"
)
_NOBODY = (
    r"(?!(?:we|i|you|they|he|she|it|nous|je|on|ils?|elles?|wir|ich|sie|es|er|мы|я"
    r"|он[аи]?"
    r"|nosotr[oa]s)(?!\w))"
)
#: Behind these words alone what was learnt of wordings is heard: "the fusion of",
#: "“x” in"; of a bare verb ("repeats"), or a piece in a list, it may tell anything.
_HEARD = later(rf'["“„«]|(?<!\w)(?:{_IN}|(?:of|d[eu]s?|del|von|der)\s)|[一-龥ء-ي]')
#: What stands in a piece: "the date", "срок".
_PART = (
    r"(?:(?:(?:the|its|an?|les?|la|el|l[ao]s|die|das|der)\s|l['’])|(?=[а-я]))"
    rf"{_FREE}(?:[^\W\d_]+\s){{1,5}}"
)
#: A few words between commas, behind a piece: "paragraph 6, by contrast, should stay",
#: or a clause on it: "paragraph 6, which repeats paragraph 5, should go".
ASIDE = (
    r"(?:,\s(?:(?:[^\W\d_]{2,14}\s){0,3}[^\W\d_]{2,14}|(?:which|that|qui|que"
    r"|котор\w{2,3}"
    r"|de[nr]|das|die)\s[^,.;:!?\n]{2,60}),)?"
)
_ASIDE = later(ASIDE)
#: Arabic vowels may be written, too.
_LETTER = r"(?:[^\W\d_]|[\u064b-\u0652])"
#: What joins a piece to the clause of another: "and that paragraph 6 be deleted".
_JOINS = later(
    rf"{_AND}\s?(?:(?:also|aussi|également|también|также|auch)\s)?(?:{_THAT})?{_THE}"
    rf"(?=(?:(?:{_QUOTED}|{_PART}(?={_IN}))?{_IN}{_THE})?\Z)"
)
#: A noun or a verb of request of which the next piece is the object: "and the deletion
#: of paragraph 6".
_OBJECT = later(
    rf"{_AND}\s?(?={_THE}{_FREE}{_NOBODY}(?:(?:{_LETTER}+\s){{1,4}}{_THE}|(?:将"
    rf"|把)?[一-龥]{{2}})\Z)"
)
#: The word by which each clause begins: "that 5 be kept, that “x” in 6 be replaced".
_AGAIN = later(rf"{_AND}\s?{_THAT}")
_FIRST = later(rf"(?<!\w){_THAT}")
#: What was named before is that with which the next is merged.
_BACK = later(
    r"(?<!\w)(?:with|into|in|to|avec|dans|à|con|en|со?|в|mit|zu)\s(?:it|them|that one"
    r"|the former|lui|elles?|celui-ci|él|ellas?|ним|него|ней|diesem|ihm)(?!\w)"
    r"|(?<!\w)(?:damit|معها?|إليها?)(?!\w)|其|它"
)
#: "Si le paragraphe 5 peut rester, le 6, en revanche, ...": no condition.
_GRANTED = later(r"(?i)\W*(?:si|wenn|if|если)\s")
_YET = later(
    r"(?i)(?<!\w)(?:en revanche|par contre|en cambio|por el contrario|dagegen|hingegen"
    r"|by contrast|however|on the other hand|зато|напротив|же)(?!\w)"
)
#: One of two, and no more: "delete paragraph 5 or shorten paragraph 6".
_ELSE = later(rf"\s(?:or|ou|o|или|oder)\s(?:{HOW}\s){{0,3}}{VERB}|或者?(?:{HAN})")
#: Where what it says is to go: "delete paragraph 5 and move the rest to paragraph 6".
_MOVED = later(
    r"(?:\s(?:put|plac|mov|transferr?|shift|integrat|incorporat|déplac|intégr|traslad"
    r"|incorpor"
    r"|перене[сн]|verschieb|verschob|übernehm|übernomm)\w*\s(?:\w+\s){0,4}?(?:to|into"
    r"|in|under|à|au|dans|vers|en|al?|в|во|nach|zu|in)|(?:移至|移到|并入|纳入))\s?"
    r"(?:the |le |la |l'|el |der |die |den |das )?\Z"
)
#: Of the second, too, somebody says something: "and paragraph 6 it wants deleted".
_WHO = later(r"(?i)\s(?:it|we|i|they|he|she|nous|on|elle|il|wir|ich|sie|мы|я)(?!\w)")
#: A condition without an "if": "should paragraph 5 stay, ...".
_SUPPOSED = later(r"(?i)\W*(?:should|were|had|sollten?|falls)\W*\Z")
_CLAUSE = re.compile(r"[,;:，；：،؛]")
#: A piece by its number or letter alone, or several: "13", "the 13 and 14", "(a)".
_ONE = (
    r"(?:(?:the|l[ea]s?|el|los|der|die|das)\s)?(?:(?:paragraphs?|paras?\.?|articles?"
    r"|art\.?|points?|paragraphes?|párrafos?"
    r"|artículos?|пункт\w{0,3}|стать\w{1,3}|absatz|ziffern?|nr\.|n[°º]|no\.|[§¶]"
    r"|第)\s?)?"
    r"(?:\d{1,3}(?:\s(?:bis|ter)(?!\w))?(?:\(\w{1,3}\))*|\(\w{1,3}\))[段条款]?"
)
_FEW = later(
    rf"(?:(?<![\w.-])|(?<=[一-龥])){_ONE}(?:\s?(?:[,،、&/]|(?<!\w)(?:and|et|y|и"
    rf"|und)(?!\w))\s?{_ONE})*"
    r"(?![^\W一-龥]|[%-])(?!\.\d)",
    re.IGNORECASE,
)
#: Between what is said of one, and of the next.
_NEXT = later(
    r"[,;.،؛，；。\n]\s*(?:(?:and|but|et|mais|y|pero|и|а|но|und|aber)\s)?|\s(?:and|but"
    r"|while"
    r"|whereas|et|mais|tandis que|y|pero|mientras que|и|а|но|und|aber|während)\s"
    r"|\s(?=و)",
    re.IGNORECASE,
)
_SIGNS = " \n:：.,，。–—-"
#: What is said of more than so many, nobody tells in a sentence.
_MANY = 20
#: Where no cut parts the two: a person is asked.
TANGLED = -1


class Share(NamedTuple):
    """What is said of some of several pieces; it ends at `end`."""

    labels: Collection[str]
    asks: str
    end: int


def shares(said: str, labels: Collection[str]) -> list[Share]:
    """Return what is said of each of several pieces, behind all of them.

    Nothing where it is not all plain: each is told once, by a verdict.

    >>> [share.asks for share in shares(": support 5, delete 6.", ("5", "6"))]
    ['support ¶', 'delete ¶.']
    >>> shares(": support 5, but see 6", ("5", "6")), shares(": keep 5", ("5", "6"))
    ([], [])
    """
    found = [*islice(_FEW.finditer(said), _MANY)] if labels else []
    named = [[*_named(match[0], labels)] for match in found]
    once = [label for each in named for label in each]
    if not found[1:] or sorted(once) != sorted(labels):
        return []
    between = (_NEXT.finditer(said, a.end(), b.start()) for a, b in pairwise(found))
    cuts = [cut for each in between for cut in [*each][-1:]]
    lead = said[: found[0].start()]
    first = len(lead) - len(lead[max(map(lead.rfind, ":：")) + 1 :].lstrip(_SIGNS))
    begins = [first, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(said)]
    told = [
        Share(each, f"{said[begin : at.start()]}{PLACE}{said[at.end() : end]}", stop)
        for each, at, begin, end, stop in zip(
            named, found, begins, ends, [*begins[1:], len(said)], strict=False
        )
    ]
    plain = len(told) == len(found) and all(_is_plain(share.asks) for share in told)
    return told if plain else []


def some(said: str, at: int, labels: Collection[str]) -> bool:
    """Tell whether the number at a place is one of several pieces, and not all.

    >>> some("delete 6", 7, ("5", "6")), some("delete 5 and 6", 7, ("5", "6"))
    (True, False)
    """
    found = islice(_FEW.finditer(said), _MANY)
    run = next((each for each in found if each.start() <= at < each.end()), None)
    named = {*_named(run[0], labels)} - {""} if run else set()
    return bool(named) and named < {*labels}


def _named(numbers: str, labels: Collection[str]) -> Iterator[str]:
    """Yield the labels that end with each of the numbers; "" where not one does."""
    for number in re.finditer(r"\d+(?:\s(?:bis|ter))?(?:\(\w+\))*|\(\w+\)", numbers):
        path = key(number[0])
        ends = [label for label in labels if key(label)[-len(path) :] == path]
        yield ends[0] if len(ends) == 1 else ""


def _is_plain(asks: str) -> bool:
    """Whether words on a piece are a verdict, or ask for something."""
    alone = asks.replace(PLACE, "").strip(_SIGNS)
    return stance(alone) is not None or worded(asks) is not Action.COMMENT


def asked(text: str, left_end: int, right: tuple[int, int], lead: str) -> int | None:
    """Return where a sentence is cut between two pieces, or TANGLED; None: nowhere.

    `right` is where the second piece stands, `lead` what stands before the first.

    >>> said = "Paragraph 5 should be shortened and paragraph 6 deleted."
    >>> asked(said, 11, (36, 47), "")
    31
    """
    start, end = right
    if _ELSE.search(text, left_end, start) or _MOVED.search(text, left_end, start):
        return TANGLED
    joins, again = _joins(text, left_end, start, lead)
    if joins is None:
        return None
    behind = _ASIDE.match(text, end)
    stop = min(borders.end_of(text, end), end + sentences.LOOK_AHEAD)
    rest = text[behind.end() if behind else end : stop]
    if (granted := _GRANTED.match(lead)) and _YET.search(text, end, stop):
        lead = lead[granted.end() :]
    two = _Two(
        lead,
        first=text[left_end : joins.start()].strip(),
        own=text[joins.end() : start],
        rest=rest,
        anew=_FIRST.search(joins[0]) is not None,
    )
    said, second = two.read()
    begin = max(0, left_end - sentences.LOOK_BACK)
    other = again and text.find(text[start:end], begin, start) < 0
    if second is Action.COMMENT and not (other and said is not second):
        return None
    parts = two.part(said, second)
    return joins.start() if parts else None if parts is None else TANGLED


class _Two(NamedTuple):
    """What is said of two pieces: before and behind the first, and the second.

    `anew`: the clause of the second begins with a "that".
    """

    lead: str
    first: str
    own: str
    rest: str
    anew: bool

    def read(self) -> tuple[Action, Action]:
        """Return what is asked of each."""
        brief = not (self.first or self.own)
        rest = (_CLAUSE if brief else _AGAIN).split(self.rest, maxsplit=1)[0]
        said = f"{_clause(self.lead)}{PLACE} {self.first}"
        heard = self.anew or _HEARD.search(self.own)
        second = (action if heard else worded)(f"{self.own}{PLACE}{rest}")
        return (worded if brief else action)(said), second

    def part(self, said: Action, second: Action) -> bool | None:
        """Tell whether they have a request each; None: what is asked is of both."""
        if second is Action.MERGE and _BACK.search(self.rest):
            return False
        if said is Action.COMMENT:
            return False if states(self.first) else None  # others ask, or it is done
        denied = DENIES.search(self.lead) and not STANDS.search(self.lead.rstrip())
        if not (self.first or (self.own and denied)) and self._one(said, second):
            return None
        hangs = denied or _SUPPOSED.match(self.lead)
        return not hangs and second is not Action.COMMENT

    def _one(self, said: Action, second: Action) -> bool:
        """Tell whether one verb is for both: "we suggest 5 and 6 be deleted"."""
        if said is second or self.own:
            return said is second
        merged = Action.MERGE is second or said is Action.AMEND
        return merged or _WHO.match(self.rest) is not None


def _joins(
    text: str, start: int, end: int, lead: str
) -> tuple[re.Match[str] | None, bool]:
    """Match what joins two clauses; tell whether it is a "that", as before the first.

    Only an "and" ends a row of them: "paragraph 5, that repeats 6".
    """
    if that := _FIRST.search(lead):
        verb = lead[that.end() :].strip()
        clauses = [
            match
            for match in _AGAIN.finditer(text, start, end)
            if not sentences.quoted(text, match.start())
        ]
        if clauses and (verb or text[start : clauses[-1].start()].strip()):
            return clauses[-1], clauses[-1][0].strip()[0] not in ",،;"
    return _JOINS.search(text, start, end) or _OBJECT.search(text, start, end), False


def _clause(lead: str) -> str:
    """Leave out of what leads to a clause those before it: "we ask that 5 stay, "."""
    before = [*_AGAIN.finditer(lead)]
    first = _FIRST.search(lead)
    if first is None or not before or before[-1].start() < first.end():
        return lead
    return lead[: first.end()] + lead[before[-1].end() :]
