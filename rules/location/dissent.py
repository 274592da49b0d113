"""Does one of those who sign together, or somebody else, say something alone?

"Paragraph 18 should go. Poland, however, wishes to keep it." What words ask for that
name some of those for whom a mail speaks, and not all, may be asked by some of them:
a person says what, and by whom. So does he where a state for which the mail does not
speak wants something alone, or others have no view: "Kenya alone would delete 21; Peru
has no view on this."
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rules.citation.folding import fold
from rules.location.target import offered
from rules.stakeholder.countries import country_of
from rules.stakeholder.keys import key
from rules.tables import any_of, beside

if TYPE_CHECKING:
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
    by_key = {key(spelled): name for name in parties for spelled in parties[name]}
    by_state = {state: name for name in parties if (state := country_of(name))}

    def found(words: str) -> str:
        return by_key.get(key(words), "") or by_state.get(country_of(words), "")

    def named(text: str) -> set[str]:
        unspaced = {by_key[x] for x in by_key if not x.isascii() and x in text}
        return unspaced | {*filter(None, map(found, _windows(text)))}

    def alone(text: str) -> list[str]:
        some = named(text) if len(parties) >= _SEVERAL else ()
        if 0 < len(some) < len(parties):
            return sorted(some)
        return [name for name in _apart(text) if not found(name)]

    def seen(comment: Comment) -> Comment:
        if comment.review or comment.speakers:
            return comment
        some = alone(comment.text)
        why = f"{' and '.join(some)} may say something alone in it"
        return offered(comment, why) if some else comment

    return tuple(map(seen, comments))


def _apart(text: str) -> Iterator[str]:
    """Give the states that are said to want something alone, or while others do not.

    >>> [*_apart("Only Kenya would delete it."), *_apart("It is so in Kenya only.")]
    ['Kenya']
    """
    folded = fold(text).text
    silent = _SILENT.search(folded) is not None
    if not (silent or _ALONE.search(folded)):
        return
    for clause in islice(_CLAUSES.split(text), _MOST):
        only = _BEFORE.match(fold(clause).text)
        said = clause[fold(clause).end(only.end()) :] if only else clause
        name, rest = _state(said.strip(" \t-–—•*"))
        behind = _BEHIND.match(fold(rest).text)
        if name and (only or behind or silent):
            yield name.strip()


def _state(clause: str) -> tuple[str, str]:
    """Return the state that a clause begins with, and what follows.

    >>> _state("Kenya alone"), _state("the port"), _state("只有")
    (('Kenya', ' alone'), ('', 'the port'), ('', '只有'))
    """
    ends = [match.end() for match in islice(_WORD.finditer(clause), _WORDS)]
    if ends and not clause[:1].isascii():  # no blank may end a name
        ends += range(2, _WORDS + _WORDS)
    for end in sorted(ends, reverse=True):
        if not clause[:1].islower() and country_of(clause[:end]):
            return clause[:end], clause[end:]
    return "", clause


_LANGUAGES = beside(__name__)["language"]
_CLAUSES = re.compile(r"[.;!?()\[\]\n。；！？（）،؛]+\s*|(?<=[^\W\d_]),\s+")
_BEFORE = any_of(
    {"begin": r"\W*", "words": one["before"], "end": r"(?![a-zа-я])\s*"}
    for one in _LANGUAGES
)
_BEHIND = any_of(
    {"begin": r"\W*", "words": one["behind"], "end": r"(?![a-zа-я])"}
    for one in _LANGUAGES
)
_ALONE = any_of(
    {"begin": r"(?<![a-zа-я])", "words": one[kind], "end": r"(?![a-zа-я])"}
    for one in _LANGUAGES
    for kind in ("before", "behind")
)
_SILENT = any_of({"words": one["silent"]} for one in _LANGUAGES)


def _windows(text: str) -> Iterator[str]:
    """Give what may be a name: some words one after the other, the first a name's."""
    words = [match[0] for match in islice(_WORD.finditer(text), _MOST)]
    for at, word in enumerate(words):
        if not word[0].islower():
            yield from (" ".join(words[at : at + n]) for n in range(1, _WORDS + 1))
