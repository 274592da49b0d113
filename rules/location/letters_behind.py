"""Behind which lettered point is the next one offered: "After (d) add a new (e)"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.action import worded
from rules.citation.folding import fold
from rules.citation.paths import key
from rules.location import borders
from rules.location.target import Target
from rules.terms import Action

if TYPE_CHECKING:
    from rules.citation.language import Path
    from rules.location.catalogue import Drafts

#: A letter, a word for behind it, and new words that begin with the next letter.
_NEXT_LETTER = re.compile(
    r"(?:(?<![^\W_])(?:after|behind|following|below|après|à la suite d[eu]|tras"
    r"|después del?|после|вслед за|nach|hinter|بعد)\s(?:[^\W\d_]{1,14}\.?\s){0,2}"
    r"\(?(?P<letter>[a-z])\)|\(?(?P<han>[a-z])\)[项目]?之?后)"
    r"[^\".;:\n]{0,60}?(?:(?:[:\s]{0,2}\"\s?\(?|(?P<named>\s)\(?)"
    r"(?P<new>[a-z](?:\s?(?:bis|ter))?)\))(?(named)[^\".;\n]{0,60}\")"
)


def below(text: str, here: tuple[str, Path] | None, drafts: Drafts) -> Target | None:
    """Find the point behind which a block offers the next one, below its paragraph.

    "After (d) add a new (e): ..." where what is spoken of has a point (d), or is one.
    """
    found = _NEXT_LETTER.match(fold(text).text.lstrip(" -–•*"))
    if found is None or here is None or not _is_next(found):
        return None
    document, path = here
    keys = drafts.citable.labels[document].keys
    among = (keys.get((*path[:n], _letter(found))) for n in range(len(path), 0, -1))
    return next(
        (
            Target(document=document, labels=(x,), sure=True, value=text, new=True)
            for x in among
            if x
        ),
        None,
    )


def _letter(found: re.Match[str]) -> str:
    return found["letter"] or found["han"]


def _is_next(found: re.Match[str]) -> bool:
    """Whether the new letter comes next: "(d)", "(c bis)" after (c)."""
    letter, new = _letter(found), found["new"]
    return new.startswith(letter) or ord(new[0]) == ord(letter) + 1


def behind(target: Target, said: str, drafts: Drafts) -> str | None:
    """Find the point behind which the next one is offered: after (c) add "(d) ...".

    In the paragraph that is spoken of, where it is printed.
    """
    said = fold(said).text
    found = _NEXT_LETTER.search(said)
    if found is None or len(target.labels) != 1:
        return None
    above = said[: borders.start_of(said, found.start())]
    if worded(above) is not Action.COMMENT:
        return None
    keys = drafts.citable.labels[str(target.document)].keys
    label = keys.get((*key(target.labels[0]), _letter(found)))
    return label if _is_next(found) else None
