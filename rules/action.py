"""What does a comment ask for, and which of its words are the new text?

What lists know of its words (`action_listed`) is weighed with what was learnt from
wordings (`action_learnt`), and stands unless that is unlikely. Where the lists know
nothing, what was learnt decides, if it is likely.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from rules import action_grammar as grammar
from rules import action_wishes as wishes
from rules.action_learnt import Weighed, tokens, weighed
from rules.action_listed import MARK, Request, new_text, read
from rules.action_names import PLACE
from rules.terms import Action

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
_WORD = re.compile(r"[^\W\d_]{2,}|[一-鿿]")
_ARGUES = 60
#: Hardly a wording that is learnt from has more words; two signs are one in Chinese.
_TAUGHT = 60
#: Few have more words than this: what lists read stands, unless another is likely so
#: far; a person is asked where it is most unlikely itself.
_LONG, _SURE, _UNLIKELY = 22, 0.8, 0.06
#: How likely it must be, by what was learnt, that a text asks for another action than
#: known words say, to be taken: where it is less, a person is asked, unless theirs is
#: as good as likely. What they say must be borne out, too. A deletion
#: nobody asked for does the most harm; an ask should not be lost as a remark.
_LIKELY, _AS_GOOD = 0.5, 0.3
_BOLD = {
    Action.DELETE: 0.7,
    Action.COMMENT: 0.65,
    Action.ADD: 0.8,
    Action.MERGE: 0.7,
    Action.AMEND: 0.6,
}
_BORNE = {Action.DELETE: 0.6, Action.COMMENT: 0.3}
_JOINS = 0.15
#: Who objects to the piece itself does not keep it, however often "no objection" does.
_OBJECTS = re.compile(
    r"(?<![^\W_])(?<!لا )(?<!لن )(?<!لم )[نيتأ]عترض(?:ون)? على "
    rf"(?:{PLACE}|هذ[ها]|ال(?:فقرة|مادة|بند|توصية|مبدأ))"
    # but whoever rejects a change keeps
    r"|\A(?!.*(?:streich|änder|vorschl|antr[aä]g|kürz|ersetz|zusammen|weich|wegfall"
    r"|verschieb|verkürz|einwand|forderung))(?=.*\blehn\w{1,3} (?:[\w-]+ ){1,6}?ab\b)",
    re.IGNORECASE | re.DOTALL,
)
#: "Two millimetres: agreed."
_AGREED = re.compile(
    r"[:：–—]\s?(?:agreed?|ok(?:ay)?|d[’']accord|de acuerdo|соглас\w{2,4}|einverstanden"
    r"|موافق\w{0,3}|同意)\W{0,3}\Z",
    re.IGNORECASE,
)
#: "Delete. ...": a brief sentence at the head.
_FIRST = re.compile(r"[\W\d_]{0,20}(?:[^\W_]{1,20}[ ,]{0,2}){1,3}(?:[.!](?!\w)|[。！])")


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
    argues = len(text.split()) > _ARGUES or MARK.match(text)
    said = text if argues else wishes.without(text)
    if argues or (said != text and not wishes.says_more(said)):
        return read(text, grammar.unasked)
    words, listed = heard(said)
    if listed.plain or _opens(text, listed.action):
        return listed
    # a quotation alone, or a mark; or more than what is learnt from has
    if not any(map(_WORD.fullmatch, words)) or _length(words) > _TAUGHT:
        return listed
    told = weighed(words, listed.action)
    if _length(words) > _LONG and told.shares[told.action] < _SURE:
        return replace(listed, sure=told.shares[listed.action] >= _UNLIKELY)
    return _weighed(text, listed, told)


def _weighed(text: str, listed: Request, told: Weighed) -> Request:
    """Hold what lists read against what was learnt: one is taken, or a person asked."""
    joins = told.shares[Action.MERGE] >= _JOINS
    share = told.shares[told.action]
    if told.action is Action.KEEP and _OBJECTS.search(text):
        return listed
    if told.action is listed.action:
        sure = share >= _BORNE.get(listed.action, 0.3)
        return replace(listed, sure=sure, joins=joins)
    if told.action is None or share < _BOLD.get(told.action, _LIKELY):
        sure = told.shares[listed.action] > share - _AS_GOOD
        return replace(listed, sure=sure, joins=joins)
    return Request(told.action, new_text(text, told.action), joins=joins)


def _opens(text: str, asked: Action) -> bool:
    """Tell whether a brief first sentence asks for it: what follows are reasons.

    Or whether the last word agrees: "Two millimetres: agreed."
    """
    if asked is Action.KEEP and _AGREED.search(text):
        return True
    first = _FIRST.match(text) if asked in (Action.DELETE, Action.KEEP) else None
    return first is not None and read(first[0], grammar.unasked).action is asked


def _unframed(text: str) -> str:
    frame = _FRAME.match(text)
    return text[frame.end() :] if frame else text


def _length(words: list[str]) -> float:
    return sum(0.5 if "一" <= word <= "鿿" else 1 for word in words)
