"""Of which drafts is a number that are named by their kind? "§ 4 of the draft charter".

No alias may be called so: the kind stands in a title, or in a name in another language.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from rules.later import later
from rules.tables import beside

#: What drafts are, by a row of words in all languages; those of several words first.
_ROWS = beside("rules.citation.documents")["translated"]
_KIND = "|".join(sorted((w for row in _ROWS for w in row), key=len, reverse=True))
_NAMED = later(
    r"\s?(?:(?:of|in|from|under) (?:the|this|your) (?:[^\W\d_]+ )?draft "
    r"(?:[^\W\d_]+ )?"
    r"|(?:du|dans le|au) projet d(?:e |')(?:la |l')?"
    r"|(?:del|en el|al) (?:proyecto|borrador) de (?:la )?"
    r"|(?:в )?проект[ае] (?:[^\W\d_]+ )?"
    r"|(?:des|im|aus dem|zum) (?:[^\W\d_]+ )?entwurfs? (?:der|des|einer|eines) "
    r"[^\W\d_]{0,20}?"
    rf"|(?:des|im|aus dem|zum) (?=(?:{_KIND})(?:s|n|en)?entwurf))"
    rf"(?P<kind>{_KIND})(?:(?:s|n|en)?entwurf\w{{0,2}})?(?![^\W\d_])"
)


def drafts_of(
    folded: str, end: int, names: Mapping[str, tuple[tuple[str, ...], bool]]
) -> frozenset[str] | None:
    """Return the drafts of the kind that is named behind a number; None: none is.

    `names` are those of all drafts, each with the drafts that it is of.

    >>> names = {"charter of reefs": (("R",), True)}
    >>> [*drafts_of("§ 4 of the draft charter", 3, names)]
    ['R']
    >>> names |= {"harbour rules": (("H",), True)}
    >>> [drafts_of(f"§ 4 of the {x}", 3, names) for x in ("pilots paper", "new draft")]
    [frozenset(), None]
    >>> [*drafts_of("§ 4 of the harbour document", 3, names)]
    ['H']
    """
    found = _NAMED.match(folded, end)
    if found is None:
        told = _by_topic(folded, end, names)
        return _by_matter(folded, end, names) if told is None else told
    same = {word for row in _ROWS if found["kind"] in row for word in row}
    return frozenset(
        each for name, (ids, _) in names.items() if _holds(name, same) for each in ids
    )


def _by_topic(
    folded: str, end: int, names: Mapping[str, tuple[tuple[str, ...], bool]]
) -> frozenset[str] | None:
    """Return the drafts of a kind that are on what is said: "the articles on quays".

    None where no draft has a name in those words, or several are meant.
    """
    found = _ON.match(folded, end)
    known = [
        (on.group(), each)
        for name, (ids, _) in (names if found else {}).items()
        if found and (on := re.search(rf"(?<!\w){found['kind']} \w{{1,12}} .+", name))
        for each in ids
    ]
    if not (found and known):
        return None
    words = [w for w in found.group("one", "two") if w and len(w) >= _LONG]
    held = frozenset(
        each
        for topic, each in known
        if all(f" {word[:_STEM]}" in topic for word in words)
    )
    return held if len(held) <= 1 else None


#: "Of the 2001 articles on responsibility of States".
_ON = later(
    r",?\s(?:(?:of|in|from|to|under|dans|de|en) )?(?:(?:the|les|los|des|aux) )?"
    r"(?:(?:(?:19|20)\d\d|draft|projets? d'|proyectos? de) ?){0,2}"
    r"(?P<kind>articles|artículos|guidelines|principles|conclusions|directives|principes"
    r"|directrices|principios)\s(?:on|concerning|sur|sobre)\s"
    r"(?:(?:the|l[ae]s?|el|los) |l')?(?P<one>[^\W\d_]{3,20})"
    r"(?:\s(?:of|for|de|des|du|del) ?(?:(?:the|l[ae]s?|los) |l')?"
    r"(?P<two>[^\W\d_]{3,20}))?"
)
#: So many letters of a word tell it, be it bent.
_STEM = 6


def _by_matter(
    folded: str, end: int, names: Mapping[str, tuple[tuple[str, ...], bool]]
) -> frozenset[str] | None:
    """Return the drafts that are called by their matter, where there are several."""
    found = _MATTER.match(folded, end)
    several = {each for ids, _ in names.values() for each in ids}
    words = (
        found[found.lastindex or 0].split()
        if found and several - {min(several)}
        else []
    )
    words = [w for each in words for w in each.split("-") if not _PLAIN.fullmatch(w)]
    told = [w for w in words if len(w) >= _LONG]
    if not told:
        return None
    held = frozenset(
        each
        for name, (ids, _) in names.items()
        if any(token.startswith(word) for token in name.split() for word in told)
        for each in ids
    )
    return held if len(held) <= 1 else None


def _holds(name: str, words: Container[str]) -> bool:
    """Tell whether a name calls its draft by one of the words, before it says of what.

    >>> _holds("draft plan of action", {"plan"}), _holds("note on the plan", {"plan"})
    (True, False)
    """
    parts = _DRAFTED.sub("", name).split()
    ends = (n for n, part in enumerate(parts) if n and part in _OF)
    head = next(ends, len(parts))
    return any(
        " ".join(parts[at:end]) in words
        for at in range(head)
        for end in range(at + 1, len(parts) + 1)
    )


#: "Section 3 of the ferries document", "du document sur les bacs".
_MATTER = later(
    r"\s?(?:(?:of|in|from|under) (?:the )?((?:[^\W\d_]{2,20}[\s-]){1,3})"
    r"(?:document|doc|draft|spec(?:ification)?|memo|paper|i-d|rfc)"
    r"|(?:du|dans le) (?:document|texte|projet) (?:sur|relatif (?:à|au|aux))"
    r" (?:l[ea]s? )?(?:l')?([^\W\d_]{3,20})"
    r"|(?:del|en el) (?:documento|texto|proyecto|borrador) (?:sobre|relativo al?) "
    r"(?:l[ao]s? |el )?([^\W\d_]{3,20})"
    r"|(?:из |в )?(?:документ[ае]|проект[ае]|текст[ае]) об? ([^\W\d_]{3,20})"
    r"|(?:des|im|aus dem) ([^\W\d_]{3,20})-?(?:dokument|papier|entwurf)(?:e?s)?"
    r")(?![^\W\d_])"
)
#: What tells no text from another.
_PLAIN = re.compile(
    r"(?:present|proposed|revised|current|new|latest|consultation|discussion|working"
    r"|draft|zero|first|second|third|last|final|main|same|whole|entire|full|updated"
    r"|attached|enclosed|original|above|said|public|official|policy|guidance|strategy"
    r"|legal|technical|english|french|spanish|russian|arabic|chinese|german|and|for|of"
    r"|consultations?|diskussions?|arbeits?|gesetz(?:es)?|referenten|regierungs|vor)"
)
_LONG = 4
#: What stands before it: "projet de".
_DRAFTED = re.compile(
    r"\A(?:(?:the|draft|zero|revised|le|la|el) )*"
    r"(?:(?:projet|proyecto|borrador|проект|entwurf|draft)(?: (?:zéro|cero))?"
    r"(?: (?:d|de|du|del|of|the|der|des|einer?s?))* )?"
)
#: And of what it is one, behind.
_OF = frozenset(
    (
        *("of", "on", "for", "to", "in", "at", "de", "du", "des", "d", "sur", "pour"),
        *("à", "del", "sobre", "para", "en", "о", "об", "по", "для", "für", "über"),
        *("zum", "zur", "von", "der"),
    )
)
