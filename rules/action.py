"""What does a comment ask for, and which of its words are the new text?

What lists know of its words (`action_listed`) is weighed with what was learnt from
wordings (`action_learnt`), and stands unless that is unlikely. Where the lists know
nothing, what was learnt decides, if it is likely.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import action_grammar as grammar
from rules.action_learnt import tokens, weighed
from rules.action_listed import MARK, Request, new_text, read
from rules.terms import Action

if TYPE_CHECKING:
    from rules.action_learnt import Weighed

#: What is added is the comment itself: "please add to our letter: ¶ - keep."
_FRAME = re.compile(
    r"\W*(?:(?:please|pls|kindly|also|merci d[e']|veuillez|prière d[e']|por favor"
    r"|просим|просьба|пожалуйста|bitte|يرجى|نرجو|رجاء)[ ,]{0,2}){0,2}"
    r"(?:(?:add|append|include|ajout(?:er|ez)|añad(?:an|ir)|agreg(?:uen|ar)|incluyan"
    r"|добав(?:ить|ьте)|включить|إضافة)(?: (?:this|these|the following|ceci|ce qui suit"
    r"|lo siguiente|esto|следующее|это|ما يلي))?(?: (?:point|remark|comment)s?)?"
    r" (?:to|in|à|dans|al?|en|к|в|إلى) (?:(?:our|my|the|notre|nos|ma|mes|la"
    r"|nuestr[oa]s?|mis?|наш\w{1,3}|мо\w{1,3}) )?(?:[^\W\d_]{3,16} ){0,2}?(?:submission"
    r"|comment|letter"
    r"|contribution|response|mail|e-mail|message|input|remark|observation|courriel|lettre"
    r"|réponse|contribuci|respuesta|carta|correo|comentario|observaci|письм|замечани"
    r"|комментари|предложени|ответ|ملاحظات|مساهمت|رسالت|تعليقات|رد)[^\W\d_]{0,6}"
    r"|zu unsere[rnm]? (?:[^\W\d_]{3,16} )?(?:stellungnahme|schreiben|beitrag|mail"
    r"|anmerkungen)[^\W\d_]{0,3} (?:hinzufügen|ergänzen|nehmen))[^:;.–—\n¶]{0,40}"
    r"[:–—]\s?|\W*请?(?:补充|添加|加)[入到]?(?:到|至|入)?(?:我们|我方|我)?的?[^：:。]{0,8}?"
    r"(?:意见|来信|邮件|评论|答复|意见书)[^：:。]{0,4}[：:]\s?",
    re.IGNORECASE,
)
_ARGUES = 60
#: Hardly a wording that is learnt from has more words; two signs are one in Chinese.
_TAUGHT = 30
#: How likely it must be, by what was learnt: what known words ask for; that what reads
#: like a remark amends, and that it is one if it does not; another action that makes it
#: unclear; and that readers would not agree. Then what no known word, or another one,
#: asks for.
_BORNE, _CERTAIN, _MAY_BE, _LIKELIER, _UNCLEAR = 0.2, 0.9, 0.05, 0.66, 0.6
_SURELY = 0.95
_LIKELY: dict[tuple[Action, Action | None], float] = {
    (Action.COMMENT, Action.KEEP): 0.7,
    (Action.COMMENT, Action.DELETE): 0.7,
    (Action.COMMENT, Action.MERGE): 0.7,
    (Action.COMMENT, Action.ADD): 0.8,
    (Action.COMMENT, Action.AMEND): _CERTAIN,
    (Action.AMEND, Action.KEEP): 0.85,
    (Action.AMEND, Action.DELETE): 0.7,
    (Action.AMEND, Action.MERGE): 0.75,
    (Action.AMEND, Action.ADD): 0.8,
}
_JOINS = 0.15


def action(text: str) -> Action:
    """Say what a comment asks for.

    >>> action("Delete."), action("Delete the words “and all”.")
    (<Action.DELETE: 'delete'>, <Action.AMEND: 'amend'>)
    """
    return request(text).action


def proposed(text: str) -> str:
    """Return the new text that a comment proposes, verbatim, or nothing.

    >>> proposed("Should read: “The open Internet for all.” It is shorter.")
    'The open Internet for all.'
    """
    return request(text).proposed


def worded(text: str) -> Action:
    """Say what is asked for in so many words: where a comment opens, these tell."""
    return read(_unframed(text), grammar.unasked).action


def heard(text: str) -> tuple[list[str], Request]:
    """Return what is weighed of a comment, and what lists read in it.

    What it proposes as a new text may say anything, and is not weighed.
    """
    listed = read(text, grammar.asked)
    own = text.replace(listed.proposed, '""') if listed.proposed else text
    return tokens(own), listed


@lru_cache(maxsize=256)  # several rules ask the same words in turn
def request(text: str) -> Request:
    """Read a comment: what it asks for, and its new text."""
    text = _unframed(text)
    # a long text argues: wishes in it are for a policy, and not for other words
    if len(text.split()) > _ARGUES or MARK.match(text):
        return read(text, grammar.unasked)
    words, listed = heard(text)
    # it is plain; a quotation alone; or more than what is learnt from has
    if listed.plain or not any(map(str.isalpha, words)) or _length(words) > _TAUGHT:
        return listed
    told = weighed(words, listed.action)
    joins = told.shares[Action.MERGE] >= _JOINS
    if _is_plain(listed, told):
        return replace(listed, joins=joins)
    likely = _LIKELY.get((listed.action, told.action), _SURELY)
    if told.action is None or told.shares[told.action] < likely:
        return replace(listed, sure=False, joins=joins)
    return Request(told.action, new_text(text, told.action), joins=joins)


def _unframed(text: str) -> str:
    frame = _FRAME.match(text)
    return text[frame.end() :] if frame else text


def _length(words: list[str]) -> float:
    return sum(0.5 if "一" <= word <= "鿿" else 1 for word in words)


def _is_plain(listed: Request, told: Weighed) -> bool:
    """Tell whether what known words ask for stands, by what was learnt beside them.

    People write as much of a text when they ask for nothing as when they want it
    amended: only where that is all but certain is a remark an amendment.
    """
    if told.action is None:
        return told.shares[None] < _UNCLEAR
    if listed.action is not Action.COMMENT:
        return told.shares[listed.action] >= _BORNE
    if told.action is Action.AMEND and told.shares[Action.AMEND] < _CERTAIN:
        return told.shares[Action.COMMENT] >= _MAY_BE
    return told.action is Action.COMMENT or told.shares[told.action] < _LIKELIER
