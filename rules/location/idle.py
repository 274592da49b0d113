"""Which words on no piece say nothing, where others of a mail bring comments?

Who only says that points follow, that these replace others, who writes, or how the
letter came about. Where nothing else is said a person looks at them. And which words
say something, though no list of wishes and judgements has them?
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from rules.action import heard
from rules.action_understood import accompanies, understood
from rules.citation.folding import fold
from rules.duplicate import only_replaces
from rules.language import length
from rules.later import later
from rules.location import courtesy, leading_in
from rules.location.cover_words import SENT, TELLS
from rules.terms import Action, Comment, EvidenceKind, Source

#: Where a comment is on no piece: nobody knows which, or it is on the whole.
_NO_PIECE = ((), ("*",))
#: Who is so likely only to lead in, or out, says nothing.
_IDLE = 0.97
#: Who is less likely than this to lead in says something, whatever his words are.
_SAYS = 0.6
#: Where lists hear that something is sent, somebody thanked, or a letter spoken of, and
#: more behind it.
_COVER_SAYS = 0.25
#: The point of a list says something, if it does not plainly lead in.
_POINT_SAYS = 0.9
_BULLET = re.compile(r"\s*[-–—*•·●▪■◦○‣➢\uf0b7\ufffd]\s?(?=[^\W\d_])")
#: A number of one piece, and no part of a date, a time or a sum.
_NUMBER = re.compile(r"(?<![\d.,:/-])\d{1,3}(?![\d.,:/-]?\d)")
_TICKED = re.compile(r"\s*(?:[\[(]\s?[xXхХ✓✔✗✘]\s?[\])]|[☑☒✓✔🗹])\s?(?=\w)")
#: One word is a greeting, or a verdict on nothing.
_FEWEST = 2
#: What is sent is spoken of, or somebody thanked, or more follows.
_ACCOMPANIES = later(
    rf"(?<![^\W_])(?:{SENT})(?![^\W_])|意见|建议|看法|[:：]\W*\Z"
    r"|\A\W*(?:(?:many|warm|our|my) )?(?:thanks?|merci|remerci\w+|gracias|agradec\w+"
    r"|спасибо|благодар\w+|danke|vielen dank|شكرا|نشكر\w*|感谢|谢谢)(?![^\W_一-龥])"
)
#: What is thanked or hoped for may be of the draft: "Thank you for dropping the fee".
_GIVEN = later(
    r"\W*(?:(?:we|i|nous|vous|les?|wir|ihnen|many|warm|our|my) ){0,2}(?:thanks?|merci"
    r"|remerci\w+|gracias|agradec\w+|спасибо|благодар\w+|dank\w*|vielen dank|شكرا"
    r"|نشكر\w*|感谢|谢谢|hope|espér\w+|esper\w+|наде\w+|نأمل|希望|hoffen|look forward"
    r"|attendons|freuen)(?![^\W_一-龥])"
)
#: A clause goes on behind them.
_SECOND = re.compile(r"[^\W\d_]\W{0,3}[,;:–—(،؛，；：（…-][^\n]{12}|[。.!?][^\n]{12}")
#: Nor is one that begins small, if it is no mere word or two.
_CLAUSE = 4
#: A line without a stop that speaks of somebody, or says what is, is no title.
_SENTENCE = later(
    r"\W*(?:(?:i|we|you|he|she|it|they|this|that|these|those|there|nobody|no one"
    r"|everyone|everybody|je|nous|vous|il|elle|ils|elles"
    r"|on (?:nous|va|a|ne|se|doit|peut)|ça|cela|ceci|personne|rien|nadie|nada"
    r"|esto|eso|ustedes|ellos|hay|nos|ich|wir|sie|er|es|man|das|niemand|keiner|это|он"
    r"|она|они|мы|вы|я|нас|никто|все|هذا|هذه|إن\w*|لقد|لم|لن|لا|ليس|هناك|سوف|س[يتن]\w{2,})"
    r"(?=\s[^\W\d_])|c'|[这那它]|我们|你们|他们|没有|谁|有|"
    r"(?!what|who|how|why|when|où|que |qui |was |wie |wer "
    r"|[^\n]{2,60}?\s(?:that|which|who|whose|qui|que|die|der|das|котор\w{2})\s)[^\n]{2,80}?"
    r"(?<![^\W_])(?:is|are|was|were|will|would|has|have|had|does|do|did|cannot|can't|won't"
    r"|est|sont|sera|seront|va|vont|ont|avez|doit|devra|peut|ne|n'[^\s]{1,12}|es|son|está|están"
    r"|será|serán|ha|han|va|van|debe|tendrá|ist|sind|wird|werden|hat|haben|war|waren|kann"
    r"|muss|würde|instead of|au lieu de|en lugar de|(?:an)?statt|вместо"
    r"|будет|будут|был[аио]?|есть|нет|может|могут|не|бы)(?=\s)"
    r"|[^\n]{2,200}[吧吗呢嘛啊](?=\W*\Z)"  # such words end no title
    r"|[^\n]{1,20}?(?:[将被了是，没]|(?<![员协学社工大商联理教])会(?![员议长]|\W*\Z))|[^\n]{2,80}?(?:(?<![^\W_])(?:but|mais|pero|aber|но|لكن"
    r"|\w{2,6}n't)(?=\s)))"
)
#: Most lines without a stop are titles; of those that are none the end tells nothing.
_STOPPED = re.compile(r"[^\w\s]\s*\Z")
#: No longer text is read as a whole.
_LONGEST = 2000
#: Nothing in the words names a piece.
_UNNAMED = (EvidenceKind.CONTEXT, EvidenceKind.MEANING)
#: In running text: what hangs on a paragraph, or on its words, leads in to nothing.
_RUNNING = (*_UNNAMED, EvidenceKind.EXPLICIT_REF, EvidenceKind.HEADER)


def followed(
    comments: Sequence[Comment], rows: Container[Source] = ()
) -> list[Comment]:
    """Leave out what says nothing beside the comments that a mail brings.

    What stands in one of the `rows` of a table leads in to nothing.
    """
    found = [
        comment
        for number, comment in enumerate(comments, 1)
        if number == len(comments)
        or comment.paragraphs
        or not courtesy.only_leads_in(comment.text)
    ]
    idle = [
        c
        for c in found
        if c.paragraphs in _NO_PIECE and c.source not in rows and _idles(c)
    ]
    return found if len(idle) == len(found) else [c for c in found if c not in idle]


def says(text: str) -> bool:
    """Tell whether words that neither wish nor judge by any list say something.

    "The nets will rot." is no comment to a list of words, and one to whoever reads it.

    >>> says("Our nets will rot in the harbour."), says("We met on Sunday in the hall.")
    (True, False)
    """
    said = fold(text).text
    if len(text) > _LONGEST or length(said) < _FEWEST:
        return False
    if _TICKED.match(text):
        return True
    small = text.strip()[:1].islower() and length(said) >= _CLAUSE
    bullet = _BULLET.match(text) is not None and length(said) > _FEWEST
    stopless = courtesy.is_title(text)
    point = stopless and (small or bullet)
    titled = stopless and not (point or _SENTENCE.match(said))
    if titled or courtesy.is_salutation(text) or courtesy.says_nothing(text):
        return False
    if not leading_in.is_left(text):
        return False
    covers = _ACCOMPANIES.search(said) or TELLS.search(said) or courtesy.is_cover(text)
    if covers and ("=" in said or not (_SECOND.search(said) or _GIVEN.match(said))):
        return False  # or it explains signs: "red = deleted; blue = new"
    own, known = heard(text if _STOPPED.search(text) else f"{text.rstrip()}.")
    most = _COVER_SAYS if covers else _POINT_SAYS if point else _SAYS
    return accompanies(own, known.action) < most


def _idles(comment: Comment) -> bool:
    return only_replaces(comment.text) or _leads(comment)


def _leads(comment: Comment) -> bool:
    ticked = _TICKED.match(comment.text) is not None  # it answers what a form asks
    numbers = _NUMBER.findall(comment.text)
    counts = any(c.paragraph in numbers for c in comment.candidates)
    if ticked or counts or len(comment.text) > _LONGEST or not _leads_in_form(comment):
        return False
    own, known = heard(comment.text)
    asked = understood(own, known.action).action
    silent = asked in (Action.COMMENT, None)
    return silent and accompanies(own, known.action) >= _IDLE


def _leads_in_form(comment: Comment) -> bool:
    """Whether the words themselves name no piece: the subject may, or a draft."""
    if comment.evidence.kind not in _RUNNING:
        return False
    named = comment.paragraphs or comment.evidence.value in comment.text
    return comment.evidence.kind in _UNNAMED or not named
