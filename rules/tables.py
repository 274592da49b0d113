"""Which words stand in the table beside a rule?

Whoever knows a language adds to a table without reading the rule; what is in it is
said at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import rtoml

from rules.later import later


def beside(module: str) -> dict[str, Any]:
    """Read the TOML file that lies beside a module and has its name.

    >>> beside("rules.stakeholder.countries")["united_nations"]["GB"]
    'United Kingdom'
    """
    package, _, name = module.rpartition(".")
    return rtoml.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))


def said(
    tables: Iterable[Mapping[str, Any]],
    kind: str,
    lists: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Give the words of a kind in all languages, with the lists that braces name.

    A list may name another one; where a language lacks it nothing stands.

    >>> [*said([{"fruit": "apples?|figs?", "kept": ["(?:{fruit}) stay"]}], "kept")]
    ['(?:apples?|figs?) stay']
    """
    for table in tables:
        found = table.get(kind, ())
        for words in [found] if isinstance(found, str) else found:
            yield _filled(words, {**lists, **table})


def _filled(words: str, lists: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: _filled(lists.get(name[1], ""), lists), words)


def any_of(
    parts: Iterable[Mapping[str, Any]], flags: re.RegexFlag = re.NOFLAG
) -> re.Pattern[str]:
    """Make one pattern of lists of words, each between its beginning and its end.

    >>> any_of([{"begin": "^dear ", "words": ["all", "sirs?"]}]).match("Dear Sir")[0]
    'Dear Sir'
    """
    alternatives = (
        f"{part.get('begin', '')}(?:{'|'.join(part['words'])}){part.get('end', '')}"
        for part in parts
    )
    return later("|".join(alternatives), re.IGNORECASE | flags)


def pattern(
    words: Sequence[str] | Mapping[str, Any], flags: re.RegexFlag = re.NOFLAG
) -> re.Pattern[str]:
    """Make one pattern of alternatives, or of those between a beginning and an end.

    >>> pattern({"words": ["a", "b"], "end": "$"}).pattern, pattern(["a", "b"]).pattern
    ('(?:a|b)$', 'a|b')
    """
    if not isinstance(words, Mapping):
        return later("|".join(words), flags)
    said = "|".join(words["words"])
    edges = words.get("begin", ""), words.get("end", "")
    return later(f"{edges[0]}(?:{said}){edges[1]}", flags)


#: The name of a list in braces; what repeats has numbers in them.
_NAME = re.compile(r"\{([a-z]+)\}")
