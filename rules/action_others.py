"""What of a sentence is said of others, and is no wish and no agreement of its sender?

"Only with the consent of both parties" agrees to nothing, "Kazoria, which proposes to
delete it" asks for nothing, and who agrees "with Kazoria on paragraph 9" does not say
to what. Who opposes a change that others propose keeps. In seven languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from rules import action_hearsay as hearsay
from rules import action_supposed as supposed
from rules.action_denials import DENIES
from rules.action_names import PLACE, compiled
from rules.later import later
from rules.remembered import remembered
from rules.tables import beside, said

if TYPE_CHECKING:
    import re

    from rules.sought import Sought

_REPORTED = later(
    rf"\W{{0,4}}(?:{PLACE}\W{{0,4}})?(?:[^.,;:]{{0,40}}\bthat )?"
    r"(?:some|others|several \w+|certain \w+|many"
    r"|it has been|there (?:have|were)|d'aucuns|certains|algunos|некоторые|einige|有些"
    r"|بعض)(?![^\W_一-龥])[^.]{0,25}"
    r"(?:call|ask|propos|suggest|want|argu|request|demand|pid|предл|forder|要求|建议)"
    # what was put to the vote, and lost
    r"|[^.;]{0,40}(?<!\w)(?:motion|proposal|amendment|request)(?!\w)[^.;]{0,60}(?<!\w)"
    r"(?:defeated|rejected|lost|failed|fell)(?!\w)"
    # those for whom one speaks are of two minds
    r"|(?:[^.,;:¶]{0,20}¶\W{0,4})?(?!(?:we|i|you|nous|on)(?!\w))(?:[^\W_]+ ){1,3}"
    r"(?:will|would|may|might) (?:say|argue|object|claim|tell you)(?!\w)"
    r"|.*(?<!\w)(?:some|les uns|certains|unos|algunos|одни|часть|einige|alguns)(?!\w)"
    r"[^.]{1,80}(?<!\w)(?:others|(?:les |d')autres|otros|другие|andere|outros)(?!\w)"
    r"|(?!.*(?:support|endors|second|agree with))[^.]{0,60}(?<!\w)"
    r"(?:[^\W\d_]{2,}'s? OTHERS|OTHERS (?:of|by|from|made by)(?! our))(?!\w)".replace(
        "OTHERS", "(?:proposal|suggestion|request|call|idea|amendment|wish)s?"
    )
)
_THEY_WANT = later(
    r"(?<!\w)(?!(?:we|i|you) )[^\W\d_]+ (?:wants?|proposes?|asks|suggests|calls for"
    r"|requests|wish|prefers|demands|propose que|demande que|quieren?|pide"
    r"|предлага[ею]т|wollen|will|(?:is|are) (?:pushing|pressing|asking|calling"
    r"|pleading) for|says?|thinks?|insists?|tells? us|told us|dit|disent|réclame(?:nt)?"
    r"|exige(?:nt)?|veut|veulent|voudrai(?:en)?t|dicen?|piden|exigen?|reclaman?"
    r"|говор[ия]т|хо(?:чет|тят)|требу[ею]т|sagt|sagen|fordert|fordern|verlang(?:t"
    r"|en))(?!\w)|(?<!\w)(?:يقول|تقول|يريد|تريد|يطلب|تطلب|يطالب|تطالب)\w{0,2} [^\W\d_]+"
    r"|(?<![一-龥])(?!我|中方)[一-龥]{2,8}(?:要求|建议|希望|主张|提议)"
)
_DISSENT = later(
    r"\W*+(?:but |mais |pero |но |aber )?(?:(?:we|i) (?:do not|don't|did not|would(?: "
    r"rather)? not|are not|am not|cannot|disagree|wish (?:them|him|her|it))|nous non"
    r"|pas nous|nosotr[oa]s no|мы нет|мы против|wir nicht)(?![^\W_一-龥])"
)
#: The sender speaks of himself, at the head of a sentence.
_WE = later(
    r"\W*(?:but |mais |pero |но |а |aber |但)?(?:no )?(?:(?:we|i|our|nous|notre|je"
    r"|nosotr[oa]s|nuestr[oa]|мы|я|наш\w*|wir|ich|unser\w*|نحن"
    r"|[^\W\d_]{3,12}mos)(?!\w)|我|本会|中方"
    # of what others want to be rid of: "it must stay"
    rf"|(?:it|this|{PLACE}|il|elle|cela|él|ella|debe|он|она|пусть|er|es|sie)(?!\w)"
    r"|(?:يجب|ينبغي|بل)(?!\w)|必须|应)"
)
#: What is kept is something else than what others want to be rid of.
_REST = later(
    r"(?<!\w)(?:rest|remainder|others?|reste|autres?|resto|otr[oa]s|остальн\w+|übrig\w+"
    r"|ander\w+)(?!\w)|其余|其他|بقية|باقي"
)
#: What was asked for once, and is again: "which we requested, a request we repeat".
_REPEATS = later(
    r"(?<!\w)(?:repeat|reiterat|renew|stand by|réit[éè]r|renouv|reiter|renov|повтор"
    r"|подтверж|wiederhol|erneuer|bekräftig)\w*|نكرر|نجدد|重申"
)
_DENIES = later(
    rf"(?<!\w)(?:{DENIES}|cannot|nor|[^\W_]{{2,6}}n't|pas|ni|لا|غير|ليس)(?!\w)|[不未]"
    rf"|无法"
)
#: What stands for a sign that is not the sender's.
_MASK = "·"


def is_reported(sentence: str) -> bool:
    """Tell whether a folded sentence says what others want."""
    heard = _REPORTED.match(sentence) or _HEARSAY.search(sentence)
    return heard is not None


def want(sentence: str) -> bool:
    """Tell whether a folded sentence says that somebody, in the third person, wants."""
    told = _THEY_WANT.search(sentence) or _PROPOSED.search(sentence)
    return told is not None


def dissents(sentence: str, behind: str) -> bool:
    """Tell whether others want what the next sentence ("We do not") does not want."""
    if not (is_reported(sentence) or want(sentence) or _WISH.search(sentence)):
        return False  # what is behind is another at each sentence
    if _DISSENTS.match(behind.lstrip(_SIGNS)):
        return bool(
            want(sentence) or _HEARSAY.search(sentence) or _WISH.search(sentence)
        )
    return _DISSENT.match(behind) is not None and (
        is_reported(sentence) or want(sentence)
    )


def assents(sentence: str, behind: str) -> bool:
    """Tell whether the next sentence joins in a change that others want."""
    heard = want(sentence) or _WISH.search(sentence) or _HEARSAY.search(sentence)
    return bool(heard) and _ASSENTS.match(behind.lstrip(_SIGNS)) is not None


def replies(sentence: str) -> bool:
    """Tell whether a sender says in a folded sentence what he, and not others, want."""
    return _WE.match(sentence) is not None and _REST.search(sentence) is None


def repeats(behind: str) -> bool:
    """Tell whether folded words ask once more for what was told before them."""
    return _REPEATS.search(behind) is not None


def refusal(sentence: str) -> re.Match[str] | None:
    """Find where a folded sentence refuses a change that others want, and so keeps."""
    return _REFUSED.search(sentence)


@remembered
def masked(sentence: str) -> str:
    """Return a folded sentence, as long, in which what others say is not read.

    >>> masked("¶: only with the consent of both parties.")
    '¶: only with the ······· of both parties.'
    """
    signs = [*sentence]
    for start, end in (
        *_spans(_CONSENT, sentence),
        *_spans(_SHARED, sentence),
        *_told(sentence),
        *hearsay.spans(sentence),
        *supposed.spans(sentence),
    ):
        signs[start:end] = (s if s in _LEFT else _MASK for s in signs[start:end])
    return "".join(signs)


@remembered
def hears(sentence: str) -> bool:
    """Tell whether a folded sentence says something of a change that others want."""
    told = chain(_told(sentence), hearsay.spans(sentence))
    return next(told, None) is not None and not _NOTED.search(sentence)


def _told(sentence: str) -> Iterator[tuple[int, int]]:
    own = _OWN.search(sentence) is not None
    joins = _JOINS.search(sentence) is not None and not _DENIES.search(sentence)
    return iter(()) if own or joins else _spans(_TOLD, sentence)


def _spans(sought: Sought, sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that are not the sender's: in brackets, or all found."""
    for match in sought.finditer(sentence):
        yield match.span(match.lastindex or 0)


def _said(kind: str) -> Sought:
    """Compile what all languages have of a kind."""
    return compiled(_BRACKET.sub("(?P<theirs>", w) for w in said(_TABLES, kind))


#: Brackets that mean more than to hold alternatives together.
_BRACKET = later(r"(?<!\\)\((?!\?)")
_LEFT = f"{PLACE} ,،，"
_TABLES = beside(__name__).values()
_CONSENT, _SHARED, _REFUSED, _TOLD, _NOTED, _OWN, _JOINS = map(
    _said, ("consent", "shared", "refused", "told", "noted", "own", "joins")
)
_WISH, _HEARSAY, _PROPOSED, _DISSENTS, _ASSENTS = map(
    _said, ("wish", "hearsay", "proposed", "dissent", "assent")
)
#: Signs that may open a sentence.
_SIGNS = " \n\"'-*•"
