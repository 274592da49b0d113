"""How are the labels of a draft found by the paths that readers cite?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from rules.citation import annexes
from rules.citation.called import CHAPTERS, kind_of
from rules.citation.folding import fold
from rules.citation.labels import Labels
from rules.citation.language import Noun, Part, Path
from rules.citation.numerals import numeral, roman
from rules.citation.parts import coded, decided
from rules.citation.paths import PUT_IN, chapter, is_name, key, stem

if TYPE_CHECKING:
    from rules.terms import Draft


def index(
    draft: Draft,
    nouns: Iterable[Noun],
    kinds: frozenset[str] = frozenset(),
    *,
    acts: bool = False,
) -> Labels:
    """Index a draft; a label that is printed twice names nothing."""
    order = draft.labels
    by_key: dict[Path, list[str]] = {}
    paths = {label: key(label) for label in order}
    for label in order:
        by_key.setdefault(_put_in(paths, label), []).append(label)
    keys = {k: v[0] for k, v in by_key.items() if k and len(v) == 1}
    keys = {**_annexed(draft), **dict(_under_numbers(keys)), **keys}
    acts = acts or any(_ACT.search(label) for label in order)
    dotted = any("." in label for label in order)
    endings: dict[str, list[str]] = {}
    for path, label in keys.items():
        if len(path) > 1 and path[-1].isalpha():
            endings.setdefault(path[-1], []).append(label)
    chapters = frozenset((head,) for k in keys if (head := chapter(k)))
    runs = not (chapters or dotted or acts or [*nouns])
    return Labels(
        order=order,
        keys=keys,
        close=_close(by_key),
        parents=frozenset(k[:n] for k in keys for n in range(1, len(k))) | chapters,
        chapters=chapters,
        headed=_headed(draft) if runs else {},
        endings={k: v[0] for k, v in endings.items() if len(v) == 1},
        nouns=frozenset(nouns),
        kinds=kinds,
        lettered=bool(keys)
        and all(k[-1].isalpha() and not is_name(k[-1]) for k in keys)
        and len({k[:-1] for k in keys}) == 1,
        suffixes=2 * sum(map(_is_suffixed, keys)) > len(keys) > 0,
        dotted=dotted,
        acts=acts,
        parts=coded(keys),
        numbered={} if acts or dotted or nouns else _numbered(draft),
        former={key(old): label for label, old in draft.former.items()},
        initials=_initials(order, kinds) if kinds else {},
        series=_series(keys) if kinds else "",
        twice=frozenset(path for path, labels in by_key.items() if len(labels) > 1),
        grouped={
            kind: index(_only(draft, kind), nouns, frozenset({kind})) for kind in kinds
        }
        if len(kinds) > 1
        else {},
    )


def _put_in(paths: Mapping[str, Path], label: str) -> Path:
    """Return the path of a label; "14-1" is put in behind a whole 14, as few are.

    >>> _put_in({"5": ("5",), "6": ("6",), "5-1": ("5", "1")}, "5-1")
    ('5 之1',)
    >>> _put_in({"5": ("5",), "5-1": ("5", "1"), "5-2": ("5", "2")}, "5-1")
    ('5', '1')
    """
    path = paths[label]
    if _DASHED.search(label) is None or path[:-1] not in paths.values():
        return path
    dashed = sum(_DASHED.search(x) is not None for x in paths)
    few = 2 * dashed < len(paths)
    return (f"{path[0]} {PUT_IN}{path[1]}", *path[2:]) if few else path


def _is_suffixed(path: Path) -> bool:
    """Whether a label begins with a number and a letter glued to it: "1c3"."""
    return len(path) == 1 and _SUFFIXED.match(path[0]) is not None


def _headed(draft: Draft) -> Mapping[str, tuple[str, ...]]:
    """Say which pieces stand in each chapter, by its number, where these run on."""
    found: dict[str, list[str]] = {}
    for paragraph in draft.paragraphs:
        told = _CHAPTER.match(fold(paragraph.heading).text)
        if told and paragraph.label:
            number = told[2] or str(roman(told[1]))
            found.setdefault(number, []).append(paragraph.label)
    return {number: tuple(labels) for number, labels in found.items()}


def _initials(order: Iterable[str], kinds: frozenset[str]) -> Mapping[str, str]:
    """Say for which kind the first letter of a label stands, where it is for one."""
    found: dict[str, set[str]] = {}
    for label in order:
        if (kind := kind_of(label)) in kinds:
            found.setdefault(fold(label).text[:1], set()).add(kind)
    return {letter: min(said) for letter, said in found.items() if len(said) == 1}


def _series(keys: Iterable[Path]) -> str:
    """Return the letters of the codes of a draft, if all of them count in one series.

    >>> _series([("r1",), ("r2", "a")]), _series([("r1",), ("s1",)]), _series([("1",)])
    ('r', '', '')
    """
    codes = (path[0] for path in keys if not is_name(path[0]))
    letters = {m[0] for code in codes if (m := _LETTERS.match(code))}
    return letters.pop() if len(letters) == 1 else ""


def _annexed(draft: Draft) -> Mapping[Path, str]:
    """Give the annexes whose headings alone say so the path by which they are cited.

    Where a draft is made of annexes, their numbers alone cite them, too.
    """
    labelled = [(p.label, p.heading) for p in draft.paragraphs if p.label]
    found: dict[Path, list[str]] = {}
    for label, heading in labelled:
        found.setdefault((annexes.headed(label, heading),), []).append(label)
    for label in annexes.lettered([label for label, _ in labelled]):
        found.setdefault((f"annex{label.lower()}",), []).append(label)
    own = [label for label, _ in labelled if annexes.told(label)[0]]
    for label in own if 2 * len(own) > len(labelled) else ():
        found.setdefault(key(annexes.number(label)), []).append(label)
    return {p: x[0] for p, x in found.items() if len(x) == 1 and any(p)}


def _only(draft: Draft, kind: str) -> Draft:
    """Return the pieces of a draft that their labels call so."""
    own = (p for p in draft.paragraphs if p.label and kind_of(p.label) == kind)
    return replace(draft, paragraphs=tuple(own))


def _close(keys: Mapping[Path, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Put the first labels together that begin with the same number."""
    close: dict[str, list[str]] = {}
    for path, labels in keys.items():
        if path:
            close.setdefault(stem(path), []).extend(labels)
            if head := chapter(path):
                close.setdefault(head, []).extend(labels)
    return {head: labels[:3] for head, labels in close.items()}


def _numbered(draft: Draft) -> Mapping[tuple[Part, str], str]:
    """Say in which part plain numbers count: recitals end with a comma."""
    labelled = ((key(p.label), p.text) for p in draft.paragraphs if p.label)
    printed = [(path, text) for path, text in labelled if path]
    recitals = [k for k, text in takewhile(_is_recital, printed)]
    if recitals:
        return decided(recitals, Part.PREAMBLE)
    return decided(k for k, _ in printed)


def _is_recital(printed: tuple[Path, str]) -> bool:
    return printed[1].rstrip().endswith((",", "，", "،"))


def _under_numbers(keys: Mapping[Path, str]) -> Iterator[tuple[Path, str]]:
    """Give letters, and i, ii, iii, printed alone the path with the number above."""
    above: Path = ()
    place = 0
    for path, label in keys.items():
        place += 1
        if len(path) == 1 and path[0][0].isdigit():
            above, place = path, 0
        elif above and len(path) == 1 and path[0] in (path[0][0], numeral(place)):
            yield above + path, label
        else:
            above = ()


#: "Chapter II. Fares", "III - Money", "Часть 2": none of these is a paragraph.
_CHAPTER = re.compile(
    r"(?:[^\W\d_]{3,10}\s)?([ivx]{1,5})(?![^\W_])(?=\s?[.:)–—-]|\s[^\W\d_]|\Z)"
    rf"|(?:{CHAPTERS})\s(\d{{1,2}})(?!\d)"
)
#: "14-1", "Статья 5.1-2"
_DASHED = re.compile(r"(?<![\d.])\d{1,3}-\d{1,2}(?!\d)")
_ACT = re.compile(r"\d\s?\(\d")
_SUFFIXED = re.compile(r"\d{1,2}[a-z](?![^\W\d_])")
_LETTERS = re.compile(r"[a-z]*(?=\d)|")
