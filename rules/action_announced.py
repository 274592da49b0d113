"""Does a comment announce that it only remarks on a piece?

"We wish to make the following observation. A rule that cannot be changed gives each a
veto": what is learnt of words takes such facts for wishes now and then.
"""

from __future__ import annotations

import re
from itertools import islice

from rules.action_grammar import unasked
from rules.action_listed import read
from rules.action_names import PLACE, RIDS, compiled
from rules.citation.folding import fold
from rules.later import later
from rules.tables import beside, said
from rules.terms import Action

#: So often nobody announces one thing.
_MOST = 5
_TABLES = beside(__name__).values()
_ANNOUNCED = compiled((*said(_TABLES, "announced"), *said(_TABLES, "noted")))
_NOTED = compiled(said(_TABLES, "noted"))
_HEADS = compiled(rf"\A\W{{0,4}}(?:{words})" for words in said(_TABLES, "heads"))
_OFFERS = compiled(rf"\A\W{{0,4}}(?:{words})" for words in said(_TABLES, "offers"))
_RULES = compiled(said(_TABLES, "rules"))
_SELF = compiled(rf"\A\W{{0,4}}(?:{words})" for words in said(_TABLES, "self"))
#: A sign ends a sentence that is no question; a text has some words.
_ASKS, _WORDS = ("?", "？", "؟"), re.compile(r"[一-鿿]{2}|[^\W\d_一-鿿]+")
_FEWEST = 5
#: A sentence of its own that names a place to look, and says nothing of it.
_LOOKS = later(
    rf"(?:(?<=[.!?]\s)|(?<=[。！？]))(?:{'|'.join(said(_TABLES, 'looks'))})"
    r"(?![^\W_一-龥])"
    rf"(?:[^.;:!?,，。；\n\d{PLACE}]|\.(?=\s?\d)){{0,80}}+[\d{PLACE}]"
    rf"(?:[^.;:!?,，。；\n]|\.(?=\s?\d)){{0,80}}+(?:[.。]|(?=\n)|\Z)",
    re.IGNORECASE,
)
#: A sentence of its own behind another, which only tells what that rests on.
_GROUNDS = later(
    rf"(?:(?<=[.!?؟]\s)|(?<=[。！？]))(?:{'|'.join(said(_TABLES, 'grounds'))})"
    rf"(?:[^.;:!?؟。；！？\n\"{PLACE}]|\.(?=\d)){{0,160}}+(?:[.!。！]|(?=\n)|\Z)",
    re.IGNORECASE,
)
#: It deletes, or has a condition.
_ASKS_ON = later(
    rf"(?<!\w)(?:{RIDS}|(?:if|unless|provided|si|sauf|wenn|falls|sofern|если|إذا|شرط)(?!\w))"
    "|如果|只要|除非"
)
_SURELY = later(
    rf"(?<![^\W_一-鿿])(?:{'|'.join(said(_TABLES, 'surely'))})".replace("PLACE", PLACE),
    re.IGNORECASE,
)
#: No head is longer.
_LONGEST = 200


def takes_note(text: str) -> bool:
    """Tell whether somebody takes note of a piece, or tells of concern, and may go on.

    >>> takes_note("We take note of ¶."), takes_note("We wish to make one remark.")
    (True, False)
    """
    return _NOTED.search(fold(text).text) is not None


def unpointed(text: str) -> str:
    """Return a text without the sentences that only tell where to look.

    >>> unpointed("The quay is narrow. See also clause 3.2."), unpointed("See ¶.")
    ('The quay is narrow. ', 'See ¶.')
    """
    return _LOOKS.sub("", text)


def ungrounded(text: str) -> str:
    """Return a text without the sentences that only say what the others rest on.

    What a list hears an ask in says more.

    >>> ungrounded("Few can pay. Otherwise the rule would remain a dead letter.")
    'Few can pay. '
    >>> ungrounded("Few can pay. This follows from the Treaty, so delete ¶.")
    'Few can pay. This follows from the Treaty, so delete ¶.'
    """
    folded = fold(text)
    if '"' in folded.text:
        return text
    found = [
        m
        for m in islice(_GROUNDS.finditer(folded.text), _MOST)
        if not _ASKS_ON.search(m[0]) and read(m[0], unasked).action is Action.COMMENT
    ]
    return folded.without(found) if found else text


def surely(text: str) -> str:
    """Return a text without the words that only say how sure somebody is of the rest.

    >>> surely("There can be no doubt that ¶ must go."), surely("We doubt that.")
    (' ¶ must go.', 'We doubt that.')
    """
    return _SURELY.sub("", text)


def behind(text: str) -> str:
    """Return a text without a head that only says that a remark follows.

    >>> behind("On ¶, one remark: pilots are few."), behind("Our note: pilots are few.")
    ('¶: pilots are few.', '¶: pilots are few.')
    """
    folded = fold(text[:_LONGEST])
    found = _HEADS.search(folded.text)
    if found is None or not text[folded.end(found.end()) :].strip():
        return text
    end = folded.end(found.end())
    return f"{PLACE}: {text[end:].lstrip()}"


def offered(text: str) -> str | None:
    """Return what is offered for a piece, be it an ask or a text; None: nothing is.

    >>> offered("Our proposal for ¶: delete."), offered("Our proposal for ¶ is clear.")
    ('delete.', None)
    """
    folded = fold(text[:_LONGEST])
    found = _OFFERS.search(folded.text)
    if found is None or folded.text[found.end() :].lstrip().startswith('"'):
        return None  # what is quoted is known for a text by that
    return text[folded.end(found.end()) :].strip() or None


def is_text(words: str, *, asks: bool) -> bool:
    """Tell whether words that are offered may be a text, and not what is said of one.

    `asks`: they name what may be done to a piece, as a text that lays down a rule may.

    >>> is_text("Each port shall keep its fees low.", asks=True)
    True
    >>> is_text("Keep what the second draft had.", asks=True)
    False
    """
    said = fold(words[:_LONGEST]).text
    no_text = PLACE in said or said.rstrip().endswith(_ASKS) or _SELF.search(said)
    if no_text or words[:1].islower() or len(_WORDS.findall(said)) < _FEWEST:
        return False
    return not asks or _RULES.search(said) is not None


def rest(text: str) -> str | None:
    """Return a text without the words that say that a remark follows; None: no such.

    Who asks for no more than what is meant announces no change either.

    >>> rest("On ¶ we would merely observe this."), rest("¶: delete.")
    ('On ¶ we  this.', None)
    """
    folded = fold(text)
    found = [*islice(_ANNOUNCED.finditer(folded.text), _MOST)]
    return folded.without(found) if found else None
