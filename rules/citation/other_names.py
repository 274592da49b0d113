"""What else are drafts called: in other languages, by initials, in other cases?

"PoA" is the plan of action; "Technische Leitlinie" becomes "der Technischen Leitlinie",
"Aktionsplan" "des Aktionsplans", "заявление министров" "заявления министров".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import product, takewhile
from typing import TypeAlias

#: The drafts that a name is of, and whether it is a strong one.
Names: TypeAlias = "dict[str, tuple[tuple[str, ...], bool]]"
#: What is mostly called by its initials, the small word among them.
_OF_KIND = re.compile(
    r"\b(?:plan of action|rules of procedure|terms of reference|code of conduct"
    r"|code of practice|programme of action|programme of work|statement of work"
    r"|declaration of principles)\b"
)
#: That it is one as yet is left out by most.
_DRAFT = re.compile(
    r"(?:projet d[ e]?|proyecto de|проект|مشروع)\s?(\w.{5,})|([一-龥]{2,})草案"
)
#: What a draft is called in German alone, and how it ends in other cases.
_LAST = re.compile(
    r"[^\W\d_]*(?:(?P<s>entwurf|protokoll|gesetz|anhang|statut|bericht|abkommen"
    r"|übereinkommen|vertrag|dokument|programm|(?:aktions|fahr|arbeits|maßnahmen)plan"
    r"|pakt|papier|vorschlag|rahmen|kapitel|teil)|ung|ungen|linien?|regeln|grundsätze"
    r"|charta|kodex|strategie)"
)
_ADJECTIVE = re.compile(r"[^\W\d_]{3,}e[nrms]?")


def completed(names: Names, translated: Sequence[Sequence[str]]) -> frozenset[str]:
    """Add what drafts are called elsewhere; return what is told by its capitals alone.

    In other languages, by initials, and in German and Russian cases.
    """
    meant: dict[str, set[tuple[tuple[str, ...], bool]]] = defaultdict(set)
    for words in translated:
        found = [names[word] for word in words if word in names]
        if len({ids for ids, _ in found}) == 1:
            for word in words:
                meant[word].add(max(found))
    # "准则" is a code, or guidelines
    plain = {word: known for word, known in meant.items() if len(known) == 1}
    names |= {w: known.pop() for w, known in plain.items() if w not in names}
    _number(names, translated)
    short = frozenset(_initials(names))
    for name, (ids, _) in [*names.items()]:
        draft = _DRAFT.fullmatch(name)
        if draft and len(ids) == 1:
            names.setdefault(draft[1] or draft[2], (ids, False))
    for name, known in [*names.items()]:
        names |= {form: known for form in bent(name) if form not in names}
    names |= _lapped(names)
    return short


def _lapped(names: Names) -> Names:
    """Put names of one draft together of which one begins with the end of another.

    "Draft NORM" and "NORM 20-01" are "draft NORM 20-01", and no piece 1 of it.
    """
    begins: dict[str, list[str]] = defaultdict(list)
    for name in names:
        first, _, rest = name.partition(" ")
        if rest:
            begins[first].append(rest)
    return {
        f"{name} {rest}": names[name]
        for name in names
        for last in name.split()[-1:]
        for rest in begins[last]
        if f"{name} {rest}" not in names
        and names[name][0] == names[f"{last} {rest}"][0]
        and name != f"{last} {rest}"
    }


def endings(ids: Sequence[str], known: Container[str] = ()) -> dict[str, str]:
    """Name drafts by the letters with which their symbols end, if no two end so.

    >>> endings(["CONF/2/OD", "CONF/2/PW"]), endings(["HR/CC", "HR/CC/Add.1"])
    ({'od': 'CONF/2/OD', 'pw': 'CONF/2/PW'}, {})
    """
    last = {each: each.rpartition("/")[2] for each in ids if "/" in each}
    several = [*last.values()]
    return {
        word.lower(): each
        for each, word in last.items()
        if _LETTERS.fullmatch(word)
        and several.count(word) == 1
        and word.lower() not in known
    }


#: The letters of a draft, and none that stand alone: in the head of a mail, or as the
#: name of a language, a state, a body.
_LETTERS = re.compile(
    r"(?!(?:ADD|REV|CORR|INF|CRP|WP|CC|BCC|FW|FWD|RE|TO|PS|NB|EN|FR|ES|RU|AR|ZH|DE|ALL|UN|EU"
    r"|US|UK|UAE|IT|ID|NO|OK|AM|PM|PDF|DOC|IMF|WHO|NGO)\Z)"
    r"[A-Z]{2,4}"
)


def _number(names: Names, translated: Iterable[Sequence[str]]) -> None:
    """Add what drafts of one kind that are numbered are called in other languages.

    >>> names = {"annex ii": (("A2",), True)}
    >>> _number(names, [["annex", "anhang"]])
    >>> names["anhang ii"]
    (('A2',), False)
    """
    for name, (ids, _) in [*names.items()]:
        kind, _, number = name.rpartition(" ")
        if _NUMERAL.fullmatch(number):
            same = (word for row in translated if kind in row for word in row)
            for word in same:
                names.setdefault(f"{word} {number}", (ids, False))


#: "Annex II", "Protocol 3".
_NUMERAL = re.compile(r"[ivx]{1,5}|\d{1,2}")


def _initials(names: Names) -> Iterable[str]:
    """Name drafts by the initials of what they are: "PoA" for a plan of action."""
    known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name, (ids, _) in names.items():
        for match in _OF_KIND.finditer(name):
            known["".join(word[0] for word in match[0].split())].add(ids)
    for initials, found in known.items():
        if len(found) == 1 and initials not in names:
            names[initials] = (min(found), False)
            yield initials


def bent(name: str) -> Iterator[str]:
    """Give the other cases of a name in small letters: German, Russian, Arabic.

    In Arabic these are the words of a letter that are written together with the name.

    >>> [*bent("aktionsplan")], [*bent("plan of action")]
    (['aktionsplans', 'aktionsplanes'], [])
    >>> "technischen leitlinie" in bent("technische leitlinie")
    True
    >>> "заявления министров" in bent("заявление министров")
    True
    >>> "للميثاق" in bent("الميثاق")
    True
    """
    if _ARABIC.match(name):
        yield from (f"{letter}{name}" for letter in "وبفك")
        yield f"لل{name[2:]}" if name.startswith("ال") else f"ل{name}"
        return
    words = name.split(" ")
    forms = _russian(words) if _CYRILLIC.fullmatch(words[0]) else _german(words)
    for form in product(*forms) if forms else ():
        if (bent_ := " ".join(form)) != name:
            yield bent_


def _german(words: Sequence[str]) -> list[Sequence[str]]:
    """Bend the last word, and the adjectives before it."""
    *heads, last = words
    told = _LAST.fullmatch(last)
    if not told or not all(map(_ADJECTIVE.fullmatch, heads)):
        return []
    ends = ("", "s", "es") if told["s"] else ("",)
    stems = (word.rstrip("nrms") for word in heads)
    bent_ = [[f"{stem}{end}" for end in ("", "n", "r", "m", "s")] for stem in stems]
    return [*bent_, [f"{last}{end}" for end in ends]]


def _russian(words: Sequence[str]) -> list[Sequence[str]]:
    """Bend the first noun, and the adjectives before it; what follows stays."""
    told = [*takewhile(bool, map(_RUSSIAN_ADJECTIVE.fullmatch, words[:-1]))]
    forms = [
        (found[0], *(found[1] + end for end in _ENDS[found[2]]))
        for found in told
        if found
    ]
    noun, *rest = words[len(told) :]
    end = next(end for end in _NOUN_ENDS if noun.endswith(end))
    stem = noun.removesuffix(end)
    nouns = (noun, *(stem + each for each in _NOUN_ENDS[end]))
    return [*forms, nouns, *((word,) for word in rest)]


_ARABIC = re.compile("[ء-ي]{3}")
_CYRILLIC = re.compile("[а-яё-]{3,}")
_RUSSIAN_ADJECTIVE = re.compile("([а-яё]{2,})(ая|яя|ый|ий|ой|ое|ее)")
_HARD, _SOFT = (
    ("ого", "ому", "ым", "им", "ом"),
    ("его", "ему", "им", "ем", "ого", "ому"),
)
_ENDS = {
    "ая": ("ой", "ую"),
    "яя": ("ей", "юю"),
    **dict.fromkeys(("ый", "ой", "ое"), _HARD),
    **dict.fromkeys(("ий", "ее"), _SOFT),
}
_NOUN_ENDS = {
    "ие": ("ия", "ию", "ием", "ии"),
    "ия": ("ии", "ию", "ией"),
    "а": ("ы", "и", "е", "у", "ой"),
    "я": ("и", "е", "ю", "ей"),
    "о": ("а", "у", "ом", "е"),
    "е": ("я", "ю", "ем"),
    "ь": ("и", "я", "ю", "ем"),
    "": ("а", "у", "ом", "е"),
}
