"""By what words does a sentence only accompany what is sent, and by which not?

And by which is a remark on a text as a whole, or a text judged? They stand in the table
beside this file.
"""

from __future__ import annotations

import re

from rules.later import later
from rules.sought import Sought
from rules.tables import beside, said


def any_of(*alternatives: str) -> Sought:
    """Compile patterns of which any may stand in a folded text."""
    return Sought([{"words": alternatives}], folded=True)


_TABLE = beside(__name__)
_OPINES, _JUDGED = (
    {kind: "|".join(words) for kind, words in _TABLE[group].items()}
    for group in ("opines", "judged")
)
SENT = _TABLE["sent"]
COVER, ANNOUNCES, GENERAL, RANKED, SUBJECT = (
    any_of(*said([_TABLE], kind))
    for kind in ("cover", "announces", "general", "ranked", "subject")
)
#: Words of wish, judgement, doubt and denial; a block without any only tells.
OPINES = later(
    rf"(?<![^\W_])(?:(?:{_OPINES['words']})(?![^\W_])|{_OPINES['begins']})"
    rf"|{_OPINES['stands']}"
)
#: Somebody tells of his letter, of his reading or of himself.
TELLS = any_of(*_TABLE["tells"].values())
#: What is said to be good or bad is judged, though no text is named.
RATED = any_of(*_TABLE["rated"].values())
#: A text is named, and nobody reads, sends or discusses it: it is judged.
JUDGED = later(rf"\A(?!.*(?:{_JUDGED['handles']})).*(?:{_JUDGED['text']})", re.DOTALL)
#: Words of demand and of contradiction: a sentence that has one is kept, whatever
#: else it accompanies.
DEMANDS = later(_JUDGED["demands"])
#: What is printed below letters makes demands, too, and on nothing.
DISCLAIMS = later(r"confidential|intended (?:recipient|for)|vertraulich")
#: The draft is named, and not the text of a piece.
DRAFT = later(
    r"(?<![^\W_])(?:(?:the|this|your) (?:\w+ )?(?:draft|document)|(?:le|ce|votre)"
    r" (?:projet|document)|(?:el|este|su) (?:proyecto|borrador|documento)|проект\w{0,2}"
    r"|документ\w{0,2}|(?:der|dieser|ihr|den) entwurf)(?![^\W_])|المشروع|المسودة|草案"
)
