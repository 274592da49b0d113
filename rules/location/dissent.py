"""Does one of those who sign together say something alone?

"Paragraph 18 should go. Poland, however, wishes to keep it." What words ask for that
name some of those for whom a mail speaks, and not all, may be asked by some of them:
a person says what, and by whom.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from rules.location.target import offered
from rules.stakeholder.countries import country_of
from rules.stakeholder.keys import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from rules.terms import Comment

#: Words that may begin a name: with a capital letter, or of a script that has none.
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
#: The names of states have so many words at most, and so many words are looked at.
_WORDS = 4
_MOST = 1000
_SEVERAL = 2


def doubted(
    comments: Sequence[Comment], parties: Mapping[str, Collection[str]]
) -> tuple[Comment, ...]:
    """Return the comments, those for review that may not be said by all.

    `parties` are those who sign together, each with all of its names.
    """
    if len(parties) < _SEVERAL:
        return tuple(comments)
    by_key = {key(spelled): name for name in parties for spelled in parties[name]}
    by_state = {state: name for name in parties if (state := country_of(name))}

    def found(words: str) -> str:
        return by_key.get(key(words), "") or by_state.get(country_of(words), "")

    def named(text: str) -> set[str]:
        unspaced = {by_key[x] for x in by_key if not x.isascii() and x in text}
        return unspaced | {*filter(None, map(found, _windows(text)))}

    def seen(comment: Comment) -> Comment:
        if comment.review or comment.speakers:
            return comment
        some = sorted(named(comment.text))
        why = f"{' and '.join(some)} may say something alone in it"
        return offered(comment, why) if 0 < len(some) < len(parties) else comment

    return tuple(map(seen, comments))


def _windows(text: str) -> Iterator[str]:
    """Give what may be a name: some words one after the other, the first a name's."""
    words = [match[0] for match in islice(_WORD.finditer(text), _MOST)]
    for at, word in enumerate(words):
        if not word[0].islower():
            yield from (" ".join(words[at : at + n]) for n in range(1, _WORDS + 1))
