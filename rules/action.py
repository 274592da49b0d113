"""What does a comment ask for, and which of its words are the new text?

What lists know of its words (`action_listed`) is weighed with what was learnt from
wordings (`action_learnt`), and stands unless that is unlikely. Where the lists know
nothing, what was learnt decides, if it is likely.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rules import action_announced as announced
from rules import action_grammar as grammar
from rules import action_reserves as reserves
from rules import action_stances as stances
from rules import action_turned as turns
from rules import action_wishes as wishes
from rules import quotes
from rules.action_cues import disagrees
from rules.action_framed import unframed
from rules.action_learnt import Weighed, tokens, weighed
from rules.action_listed import ARGUES, MARK, Request, read
from rules.action_names import PLACE
from rules.action_reasoned import unreasoned
from rules.action_text import new_text
from rules.action_understood import understood
from rules.citation.folding import fold
from rules.later import later
from rules.terms import Action

#: What somebody may look up, behind what is said.
_POINTS = later(
    r"(?<=[^\W_])(?:[,;] ?|\s\(|\s-\s)"
    r"(?:see|cf\.?|voir|véa[ns]{1,2}e|см\.?|siehe|vgl\.?|انظر)"
    r"(?: also| aussi| también| также| auch)? [^.;:!?\n¶]{3,80}\)?(?=[.;\n]|\Z)"
    r"|[,，(（](?:参见|见)[^。；;\n¶]{2,40}(?=[。；;\n)）]|\Z)",
    re.IGNORECASE,
)
#: Three pieces, or more, in a row.
_MANY = later(
    rf"{PLACE}(?:(?:\s?[,;،、]|\s(?:and|et|y|и|und|و)(?=\s)|[和及])\s?(?:and |et |y |и "
    rf"|und )?{PLACE}){{2,}}"
)
#: Two pieces say only where the thing stands that is spoken of: "the fees in 4 and 7".
_TWO_PLACES = later(
    r"((?:\A|[.;:!?]\s)\W*(?:[^\W\d_]+(?:[ -]|')){1,6}?(?:in|of|under|from|dans|des?|du"
    r"|à|aux?|en|del?|von|aus|unter|в|из|في|من)\s(?:the )?)"
    rf"{PLACE},?\s(?:and|et|y|e|und|sowie|и|و)\s?(?:(?:in|of|dans|de|en|в) )?"
    rf"(?={PLACE})",
    re.IGNORECASE,
)
_AS_ONE = later(
    r"(?<![^\W_])(?:ones?(?!\w)|single|merg|combin|join|consolid|unif|unit|fus|fold"
    r"|together|overlap|duplic|repe[at]|same|amalgam|une?(?!\w)|uniqu|seul|regroup|réun"
    r"|ensemble|fond|doubl|même|redond|un[oa](?!\w)|únic|unir|junt|mism|agrup|refund"
    r"|одн|один|объедин|слит|слия|вмест|соедин|свест|свед|дубл|повтор|ein(?:e[mnrs]?)?(?!\w)"
    r"|zusammen|verein|verschm|gemeinsam|bündel|ineinander|doppel|(?:da)?s?selbe|gleich)"
    r"|دمج|ضم|واحد|جمع|توحيد|موحد|معا|تكرار",
    re.IGNORECASE,
)
#: What joins no pieces, though words for a merger begin or end so.
_TOGETHER = later(
    r"(?<!\w)zusammen(?:hang|häng|arbeit|setzung|fassend|stellung|wirk|komm|kunft|halt"
    r"|spiel|treff)\w{0,12}"
    # associations, in Russian
    r"|(?<!\w)(?:небольш|мал|мелк|крупн|общественн|некоммерческ|местн|добровольн"
    r"|профессиональн|наш|ваш)\w{1,3} объединени\w{1,3}"
    r"|(?P<far>weit (?:davon )?entfernt)(?!\w)"
    r"|(?:(?<=hängt)|(?<=hängen)|(?<=arbeitet)|(?<=arbeiten)|(?<=kommen)|(?<=wirken))"
    r"(?P<with>(?: [^\s.;:!?]{1,30}){1,10}?) zusammen(?!\w)",
    re.IGNORECASE,
)
#: No paragraph begins so: `add: “half of which is for ports”`.
_FRAGMENT = later(r"[\s,;]*[a-zß-öø-ÿа-яё]")
_WORD = later(r"[^\W\d_]{2,}|[一-鿿]")
#: What has more words argues, and few wordings that are learnt from have more than
#: the other; two signs are one in Chinese.
_TAUGHT, _LONG = 60, 18
#: How likely it must be that a text asks for something, or a person is asked; less is
#: enough where lists read it, too. A deletion nobody asked for does the most harm.
_LIKELY, _AGREED = 0.6, 0.4
_SURE: dict[Action | None, float] = {Action.DELETE: 0.7}
#: A long text leaves more open, and says more on its paragraph than what it asks for.
_LENGTHY = 0.25
#: Where the lists are plain, another action must be as likely.
_PLAIN = 0.98
_JOINS = 0.15
#: Whoever is so plain in few words is not read as a whole, which else counts so much.
_CLEAR, _CLEAR_LONG, _WHOLE = 0.9, 0.95, 0.6
#: What the words alone may hear, and is read as a whole, too: no new or merged piece.
_CHANGES = (Action.AMEND, Action.DELETE, Action.KEEP)
#: A new text may come with these; of words that only recast lists hear the first, and
#: the other is learnt of them.
_TEXTS = (Action.AMEND, Action.ADD)
_REWORDS = later(
    r"(?<![^\W_])(?:re-?(?:cast|word|phras|draft|writ|stat|formul)|umformul|neu ?fass"
    r"|переформул|перефраз)|改写|重写|改述|صياغة"
)
#: Who asks for this does not ask that the piece goes.
_SPARED = (Action.KEEP, Action.AMEND)
#: The lists hear nothing, the words a change.
_UNASKED = (Action.COMMENT, Action.AMEND)


def action(text: str) -> Action:
    """Say what a comment asks for.

    >>> action("Delete."), action("Delete the words “and all”.")
    (<Action.DELETE: 'delete'>, <Action.AMEND: 'amend'>)
    """
    return request(text).action


def worded(text: str) -> Action:
    """Say what is asked for in so many words: where a comment opens, these tell."""
    return read(unframed(text), grammar.unasked).action


def remarks(text: str) -> float:
    """Say how likely words only remark on a piece, read as a whole; not of long ones.

    >>> remarks("We train seventy teachers a year, and most of them stay.") > 0.9
    True
    """
    own, listed = heard(unframed(text))
    if _length(tokens(own)) > _TAUGHT:
        return 0.0
    return understood(own, listed.action).shares[Action.COMMENT]


def heard(text: str) -> tuple[str, Request]:
    """Return what is weighed of a comment, and what lists read in it.

    What it proposes as a new text may say anything, and is not weighed, nor is where to
    look ("see page 12 of our report"); nor does it matter how many pieces it names.
    """
    listed = read(text, grammar.asked)
    own = text.replace(listed.proposed, '""') if listed.proposed else text
    own = announced.unpointed(_POINTS.sub("", own))
    own = _TOGETHER.sub(lambda said: said["with"] or "Bezug", own)
    own = own if _AS_ONE.search(own) else _TWO_PLACES.sub(r"\1", own)
    return _MANY.sub(f"{PLACE}, {PLACE}", own), listed


@lru_cache(maxsize=1024)  # several rules ask the same words in turn
def request(text: str) -> Request:
    """Read a comment: what it asks for, and its new text."""
    text = unframed(text)
    if grammar.asks_why(fold(text).text):
        return Request(Action.COMMENT)
    bare = announced.ungrounded(text)
    said = _asked(bare)
    return said if bare == text or said.action not in _TEXTS else _asked(text)


def _asked(text: str) -> Request:
    """Read a comment without what frames it."""
    if new := quotes.below(text):
        return Request(Action.AMEND, new, plain=True)
    offered = announced.offered(text) or ""
    asks = read(offered, grammar.asked).action is not Action.COMMENT
    if announced.is_text(offered, asks=asks):
        return Request(Action.AMEND, unreasoned(offered), plain=True)
    text = f"{PLACE}: {offered}" if offered else text
    argues = len(text.split()) > ARGUES or MARK.match(text)
    said = text if argues else wishes.without(text)
    if argues or (said != text and not wishes.says_more(said)):
        return read(text, grammar.unasked)
    left = announced.rest(text)
    hears = grammar.asked if announced.takes_note(text) else grammar.unasked
    plain = None if left is None else read(left, hears)
    if plain and plain.action is Action.COMMENT:
        return replace(plain, plain=True)
    own, listed = heard(said)
    if not all(line in text for line in listed.proposed.splitlines()):
        # a wish was left out between its words, which are verbatim or none
        listed = replace(listed, proposed=new_text(text, listed.action))
    words = tokens(own)
    # a quotation alone, or a mark; or more than an ask has
    if not any(map(_WORD.fullmatch, words)) or _length(words) > _TAUGHT:
        return listed
    long = _length(words) > _LONG
    return _weighed(text, listed, _told(own, words, listed), long=long)


def _told(own: str, words: list[str], listed: Request) -> Weighed:
    """Weigh the words; where they leave doubt, they are read as a whole, too.

    So is what they alone hear as an ask.
    """
    told = weighed(words, listed.action)
    agreed = told.action is listed.action or not listed.plain
    clear = _CLEAR if _length(words) <= _LONG else _CLEAR_LONG
    heard_alone = told.action in _CHANGES
    unheard = heard_alone and listed.action is Action.COMMENT and not listed.plain
    # quoted words are what is doubted as often as what is to change
    doubted = '"' in words and (listed.action, told.action) == _UNASKED
    if agreed and not (doubted or unheard) and told.shares[told.action] >= clear:
        return told
    whole = understood(own, listed.action)
    agreed = whole.action is listed.action and whole.shares[whole.action] >= _AGREED
    if agreed and not unheard:
        return whole
    both = told.beside(whole, _WHOLE)
    return both._replace(action=whole.action) if agreed else both


def _weighed(text: str, listed: Request, told: Weighed, *, long: bool) -> Request:
    """Hold what lists read against what was learnt: one is taken, or a person asked."""
    share = told.shares[told.action]
    folded = fold(text).text
    merges = told.action is Action.MERGE is not listed.action
    renumbers = merges and turns.renumbers(folded)
    if renumbers:
        listed = replace(listed, action=Action.AMEND)
    apart = told.action is Action.MERGE and turns.spares(folded)
    plainly = apart or turns.unkept(folded) or turns.unopposed(folded)
    plainly = plainly or turns.vanishes(folded) or stances.unkept(folded)
    plainly = plainly or turns.describes(folded)
    # who is plainly for a piece, or for a change of it, never asks for its deletion
    rid = told.action is Action.DELETE
    plainly = plainly or (rid and listed.action in _SPARED)
    refused = told.action is Action.KEEP is not listed.action and disagrees(folded)
    # who recasts a piece adds none
    recast = (listed.action, told.action) == _TEXTS and _REWORDS.search(folded)
    stays = listed.action is Action.KEEP and turns.stays(folded)
    plainly = listed.plain and (share < _PLAIN or plainly)
    if renumbers or refused or recast or stays or plainly:
        return listed
    joins = told.shares[Action.MERGE] >= _JOINS
    if told.action is Action.ADD and _FRAGMENT.match(listed.proposed):
        return replace(listed, joins=joins)
    agrees = told.action is listed.action
    likely = _AGREED if agrees else _SURE.get(told.action, _LIKELY)
    against = listed.action is Action.KEEP and not agrees  # the lists heard consent
    sure = share >= (_LENGTHY if long and not against else likely)
    if told.action is Action.KEEP and listed.action is Action.COMMENT:
        asks = folded.rstrip().endswith(grammar.ASKING)
        if (asks and not grammar.is_polite(folded)) or reserves.disapproves(folded):
            return listed  # a question agrees to nothing
        sure = sure and not reserves.concedes(folded)
    if told.action is Action.DELETE is not listed.action and turns.denied(folded):
        if listed.action is Action.AMEND:
            return listed
        sure = False  # no list knows what is denied of it
    if agrees or told.action is None:
        return replace(listed, sure=sure and told.action is not None, joins=joins)
    new = new_text(text, told.action)
    return Request(told.action, new, joins=joins, sure=sure)


def _length(words: list[str]) -> float:
    return sum(0.5 if "一" <= word <= "鿿" else 1 for word in words)
