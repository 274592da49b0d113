"""For whom does a message say that it speaks?

Fields (`Submission by: X, Civil Society`), `on behalf of X`, `joint submission
by A, B and C`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rules.stakeholder import groups, wording
from rules.stakeholder.listed_names import (
    CONVEYS,
    ITEM,
    LONGEST_LIST,
    Named,
    as_one,
    names_in,
    plain,
)
from rules.stakeholder.names import Registry, resolve
from rules.stakeholder.sectors import declared_type, is_organisation, split_type

if TYPE_CHECKING:
    from rules.terms import StakeholderType

#: So often somebody says at most for whom he speaks.
STATEMENTS = 6
#: So many lines at the head of a text can be its title.
_TITLE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That the message speaks for these; `kind` is header, source, behalf or joint."""

    kind: str
    words: str
    names: tuple[Named, ...]


def statements(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield what a text says about who speaks in it."""
    yield from _fields(text, registry)
    yield from lists_of_signers(text, registry)
    for found in islice(wording.JOINT.finditer(text), STATEMENTS):
        rest = text[found.end() :]
        block = found[0].rstrip().endswith((":", "："))
        names = _members(rest, registry) or names_in(
            rest.lstrip() if block else rest, registry, block=block
        )
        if names and not is_of_others(text, found):
            yield stated("joint", text, found.start(), names)
    for found in islice(wording.SIGNED_BY.finditer(text), STATEMENTS):
        names = names_in(text[found.end() :], registry)
        if len(names) > 1 and not is_of_others(text, found):
            yield stated("joint", text, found.start(), names)
    for found in islice(wording.JOINT_AFTER.finditer(text), STATEMENTS):
        start = text.rfind("\n", 0, found.start()) + 1
        before = wording.BEFORE_LIST.sub("", text[start : found.start()], count=1)
        names = names_in(before, registry)
        known = [named.match for named in names if named.match]
        meant = all(n.match or is_organisation(n.name) for n in names)
        if len(names) > 1 and known and meant:
            yield stated("joint", text, start, names)
    yield from _on_behalf(text, registry)


def _on_behalf(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield for whom a message is sent; and who conveys it, apart from these."""
    for found in islice(wording.BEHALF.finditer(text), STATEMENTS):
        if not _is_about_this(text, found):
            continue
        rest = text[found.end() :]
        names = names_in(rest, registry)
        opens = not text[_beginning(text, found) : found.start()].strip()
        subject = _subject(names, rest) if opens else None
        names = names[:-1] if subject else names
        if names := _members(rest, registry) or as_one(names, rest):
            yield stated("behalf", text, found.start(), names)
        if subject:
            start = found.end() + rest.index(subject.name)
            yield stated("behalf", text, start, (subject,))


def _subject(names: tuple[Named, ...], rest: str) -> Named | None:
    """Return who conveys what is said for others: "for A, B conveys ..."."""
    for found in CONVEYS.finditer(rest[:LONGEST_LIST]) if names[1:] else ():
        said = rest[: found.start()].rpartition(",")[2].strip()
        if plain(said) == plain(names[-1].name):
            return names[-1]
    return None


def is_for_states(text: str) -> bool:
    """Tell whether a text, or its first line, is said for several states."""
    return any(
        groups.is_of_states(text[found.end() :])
        and not is_of_others(text, found)
        and (_is_about_this(text, found) or "\n" not in text[: found.start()])
        for found in islice(wording.BEHALF.finditer(text), STATEMENTS)
    )


def _members(text: str, registry: Registry) -> tuple[Named, ...]:
    """Read the names of a group that a text begins with; none where it is one."""
    names = names_in(groups.members(text), registry)
    several = len(names) > 1 and any(named.match for named in names)
    whole = several and any(named.match for named in names_in(text, registry)[:1])
    return names if several and not whole else ()


def lists_of_signers(text: str, registry: Registry) -> Iterator[Statement]:
    """Yield the lists after `Signed:`; whoever is unknown makes one a question."""
    for found in islice(wording.SIGNED.finditer(text), STATEMENTS):
        names = names_in(text[found.end() :], registry, block=True)
        if len(names) > 1 and any(n.match or is_organisation(n.name) for n in names):
            yield stated("joint", text, found.start(), names)


def called(line: str) -> str:
    """Return a line of a signature without "for", "pour la" and the like.

    >>> called("Pour la Fondation Hauturière"), called("Harbour Forum")
    ('Fondation Hauturière', 'Harbour Forum')
    """
    name = wording.SIGNED_FOR.sub("", line, count=1).strip()
    return line if name == line.strip() else plain(name)


def _fields(text: str, registry: Registry) -> Iterator[Statement]:
    lines = text.splitlines()
    following = [*lines[1:], ""]
    pairs = [
        pair for pair in zip(lines, following, strict=False) if _SIGN.search(pair[0])
    ]
    types = filter(None, (wording.TYPE_FIELD.match(line) for line, _ in pairs))
    declared = next((declared_type(found["value"]) for found in types), None)
    for line, below in pairs:
        strong = wording.FIELD.match(line)
        if found := strong or wording.WEAK_FIELD.match(line):
            value = _NEXT_FIELD.split(found["value"], maxsplit=1)[0].strip()
            value = value or below.strip()
            names = _names_of_field(value, registry, declared)
            # `Source:` names much else: with an unknown name it says little
            sure = strong or all(named.match for named in names)
            if names:
                kind = "header" if sure else "source"
                yield Statement(kind=kind, words=line.strip(), names=names)
    for line in lines[:_TITLE]:
        # "Comments from X", and no word more
        if title := wording.PRESENTED.match(line):
            name = line[title.end() :].strip(" .:")
            if match := resolve(name, registry):
                named = Named(name=name, match=match)
                yield Statement(kind="header", words=line.strip(), names=(named,))
        # the heading of the field's own compilations: "Name, Type"
        name, own_type = split_type(line)
        if own_type and not (wording.FIELD.match(line) or wording.BEHALF.match(line)):
            if title := wording.PRESENTED.match(name):
                name = plain(name[title.end() :])
            match = resolve(name, registry)
            named = Named(name=name, match=match, declared=own_type)
            yield Statement(kind="header", words=line.strip(), names=(named,))


def _names_of_field(
    value: str, registry: Registry, declared: StakeholderType | None
) -> tuple[Named, ...]:
    """Read one name with its type, or a list of names."""
    value = ITEM.sub("", value)
    name, own_type = split_type(value)
    declared = own_type or declared
    for whole in (value, name):
        if match := resolve(whole, registry):
            return (Named(name=whole, match=match, declared=declared),)
    several = names_in(name, registry)
    if len(several) > 1 and all(named.match for named in several):
        return several
    if not name or wording.NOBODY.fullmatch(name):
        return ()
    return (Named(name=plain(name), match=None, declared=declared),)


def stated(kind: str, text: str, start: int, names: tuple[Named, ...]) -> Statement:
    """Say for whom a text speaks from a place on."""
    words = " ".join(text[start : start + 200].split())
    return Statement(kind=kind, words=words, names=names)


def _is_about_this(text: str, found: re.Match[str]) -> bool:
    """Tell whether "on behalf of" is said of this message, by its sentence."""
    start = _beginning(text, found)
    end = text.find("\n", found.end())
    before = text[start : found.start()]
    if _NEGATED.search(before) or is_of_others(text, found):
        return False
    sentence = text[start : end if end > 0 else len(text)]
    return not before.strip(" \t-–—*>(") or bool(wording.HANDING_IN.search(sentence))


def is_of_others(text: str, found: re.Match[str]) -> bool:
    """Tell whether a sentence speaks of what others handed in: `we support ...`."""
    start = _beginning(text, found)
    return wording.TAKING_SIDES.search(text, start, found.start()) is not None


def _beginning(text: str, found: re.Match[str]) -> int:
    """Find where the sentence begins in which something was found."""
    return max(text.rfind(end, 0, found.start()) for end in ("\n", ". ", "。")) + 1


#: What stands in each line that is a field.
_SIGN = re.compile(r"[:：=–—-]")
#: Several fields in a line: "Body: X    Date: 4 May".
_NEXT_FIELD = re.compile(r"(?:\s{2,}|\t)(?=\w[\w '’-]{0,30}\s?[:：])")
_NEGATED = re.compile(r"\b(?:not|nor|never|n't|ne|no|не|nicht)\b", re.IGNORECASE)
