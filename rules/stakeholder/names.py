"""Which registered stakeholder does a name mean?

Exact first, then aliases, then the synonyms of countries; what is only similar
is a candidate for a person, never an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from rules.later import later
from rules.sender_domain import organisation
from rules.stakeholder.countries import country_name, country_of
from rules.stakeholder.keys import key
from rules.terms import Registered, Stakeholder, StakeholderType

#: From here on, of 100, a name is similar enough to be shown to a person.
_SIMILAR = 88
_CONTAINED = 95
#: An acronym has so many letters, a name that is known without its spaces so many.
_ACRONYM_LENGTH = 3
_COMPACT = 7
#: Longer words are no name.
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The registry, prepared for looking up; made by `prepare`.

    Several owners of one name or domain stay several: nobody is picked.
    """

    names: Mapping[str, tuple[Stakeholder, ...]]
    initials: Mapping[str, tuple[Stakeholder, ...]]
    emails: Mapping[str, tuple[Stakeholder, ...]]
    domains: Mapping[str, tuple[Stakeholder, ...]]
    with_domain: frozenset[Stakeholder]
    states: Mapping[str, tuple[Stakeholder, ...]]
    aliases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Whom a name means; not `registered` where it is a card for a person."""

    stakeholder: Stakeholder
    registered: bool = True


def prepare(registry: Sequence[Registered]) -> Registry:
    """Index a registry by names, acronyms, addresses, domains and states."""
    return Registry(
        names=_index((k, r) for r in registry for n in _spellings(r) for k in _keys(n)),
        initials=_index((_initials(r.stakeholder.name), r) for r in registry),
        emails=_index((e.lower(), r) for r in registry for e in r.emails),
        domains=_index((d.lower(), r) for r in registry for d in r.domains),
        with_domain=frozenset(r.stakeholder for r in registry if any(r.domains)),
        states=_index(
            (state, r)
            for r in registry
            if r.stakeholder.type is StakeholderType.GOVERNMENT
            for state in {country_of(n) for n in (r.stakeholder.name, *r.aliases)}
        ),
        aliases={r.stakeholder.name: r.aliases for r in registry if r.aliases},
    )


def resolve(name: str, registry: Registry) -> Match | None:
    """Say whom a name surely means; None for one that nobody is sure to have.

    >>> egypt = Stakeholder(name="Egypt", type=StakeholderType.GOVERNMENT)
    >>> known = prepare([Registered(stakeholder=egypt)])
    >>> resolve("the Arab Republic of Egypt", known).stakeholder.name
    'Egypt'
    """
    if len(name) > _LONGEST:
        return None
    found = {s for spelling in variants(name) for s in _owners(spelling, registry)}
    if found and _LEGAL_FORM.search(name):  # "Norland Ltd" is no state
        found = {who for who in found if who.type is not StakeholderType.GOVERNMENT}
    if len(found) == 1:
        return Match(stakeholder=found.pop())
    state = "" if found else country_of(name)
    owners = registry.states.get(state, ())
    if not (found or state):
        owners = _bare(name, registry)
    if len(owners) == 1:
        return Match(stakeholder=owners[0])
    if state and not owners:
        return Match(stakeholder=state_card(state), registered=False)
    return None


def spoken_of(words: str, registry: Registry) -> tuple[Stakeholder, ...]:
    """Say which states, and who else that is registered, a sentence names.

    >>> [who.name for who in spoken_of("Norway and the US withdraw it.", prepare([]))]
    ['Norway', 'United States of America']
    """
    said = words[:_LONGEST]
    spans = [match.span() for match in _WORD.finditer(said)]
    found: dict[Stakeholder, None] = {}
    at = 0
    while at < len(spans):
        start, step = spans[at][0], 1
        for many in range(min(_WORDS, len(spans) - at), 0, -1):
            name = said[start : spans[at + many - 1][1]]
            begins = not name[0].islower()
            if begins and (match := resolve(name, registry)):
                found[match.stakeholder], step = None, many
                break
        at += step
    return tuple(found)


def _bare(name: str, registry: Registry) -> tuple[Stakeholder, ...]:
    """Return the state that a name means by its form: "Republic of X" is X.

    The forms of those in ISO 3166-1 tell them apart, and are no question here.
    """
    form = _FORM_OF_STATE.match(name)
    bare = form["name"] or form["han"] if form else ""
    if not bare or country_of(bare):
        return ()
    return tuple(
        who for who in _owners(bare, registry) if who.type is StakeholderType.GOVERNMENT
    )


def similar(name: str, registry: Registry) -> tuple[Stakeholder, ...]:
    """Name the stakeholders that a person should look at for a name, best first."""
    if len(name) > _LONGEST:
        return ()
    wanted = key(name)
    found = dict.fromkeys(
        s for spelling in variants(name) for s in _owners(spelling, registry)
    )
    found |= dict.fromkeys(registry.states.get(country_of(name), ()))
    found |= dict.fromkeys(registry.initials.get(wanted, ()))
    for scorer, least in ((fuzz.ratio, _SIMILAR), (fuzz.token_set_ratio, _CONTAINED)):
        for spelling, score, _ in process.extract(
            wanted, registry.names.keys(), scorer=scorer, score_cutoff=least, limit=3
        ):
            # one word is part of many names: UNESCO of that of each of its chairs
            if score < _CONTAINED or min(wanted.count(" "), spelling.count(" ")):
                found |= dict.fromkeys(registry.names[spelling])
    return tuple(found)


def state_card(letters: str) -> Stakeholder:
    """Propose a state that is not registered."""
    return Stakeholder(
        name=country_name(letters), type=StakeholderType.GOVERNMENT, country=letters
    )


def owners_of_domain(domain: str, registry: Registry) -> tuple[Stakeholder, ...]:
    """Return who registered the domain, or the nearest one above it."""
    labels = domain.split(".")
    shortest = organisation(domain).count(".") + 1
    parents = (".".join(labels[n:]) for n in range(len(labels) - shortest + 1))
    return next((registry.domains[p] for p in parents if p in registry.domains), ())


def _index(
    pairs: Iterable[tuple[str, Registered]],
) -> dict[str, tuple[Stakeholder, ...]]:
    index: dict[str, dict[Stakeholder, None]] = {}
    for name, registered in pairs:
        if name:
            index.setdefault(name, {})[registered.stakeholder] = None
    return {name: tuple(owners) for name, owners in index.items()}


def _keys(spelling: str) -> Iterator[str]:
    """Yield the key of a spelling, and the one without spaces: UNWOMEN."""
    yield (spaced := key(spelling))
    if len(spaced) >= _COMPACT:
        yield spaced.replace(" ", "")


def _owners(spelling: str, registry: Registry) -> tuple[Stakeholder, ...]:
    return registry.names.get(key(spelling), ())


def _spellings(registered: Registered) -> Iterator[str]:
    for name in (registered.stakeholder.name, *registered.aliases):
        dashed = _DASHED.fullmatch(name)
        for spelling in (name, *(dashed.groups() if dashed else ())):
            yield from variants(spelling)


@lru_cache(maxsize=4096)
def variants(name: str) -> tuple[str, ...]:
    """Spell a name in the ways that mean the same: acronym, legal form."""
    found = [name]
    if ")" in name and (bracketed := _BRACKETED.fullmatch(name)):
        outside, inside = bracketed.groups()
        found += [outside, *([inside] if _ACRONYM.fullmatch(inside) else [])]
    found += [_LEGAL_FORM.sub("", spelling) for spelling in found]
    if before := _FORM_BEFORE.match(name):
        found.append(name[before.end() :].strip('«»“”„"'))
    return tuple(dict.fromkeys(found))


def _initials(name: str) -> str:
    """Return three or more capital initials: the acronym that people may use."""
    letters = re.findall(r"(?<![^\W\d_])[A-ZÀ-ÞА-Я](?=[^\W\d_]+)", name)
    return "".join(letters).lower() if len(letters) >= _ACRONYM_LENGTH else ""


#: A word; of a script without spaces each sign is one.
_WORD = later(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['’&.-][^\W_\u3400-\u9fff]+)*")
_WORDS = 10
_FORM_OF_STATE = later(
    r"(?:(?:the|la|le|l['’]|el|die|das|der|des)\s?)?(?:(?:republic|kingdom|state"
    r"|principality|emirate?|sultanate) of (?:the )?|(?:république|royaume|état"
    r"|principauté|émirat|sultanat) (?:de la |du |des |de l['’]|de |d['’])|(?:república"
    r"|reino|estado|principado|emirato|sultanato) (?:de la |del |de )"
    r"|(?:республик[аиуе]|королевств[ао]|княжеств[ао]|эмират[а]?|султанат[а]?) "
    r"|(?:republik|königreichs?|fürstentums?|emirats?|sultanats?) |(?:جمهورية|مملكة"
    r"|دولة|إمارة|سلطنة) )(?P<name>.+)|(?P<han>[\u3400-\u9fff]{1,12})(?:共和国|王国"
    r"|公国|酋长国)",
    re.IGNORECASE,
)
_ACRONYM = later(r"(?=[^a-z]*[A-ZÀ-ÞА-Я])[\w&+.-]{2,12}")
_BRACKETED = later(r"([^()]+?)\s*\(([^()]+)\)\s*")
_DASHED = later(r"([A-Z][\w&+.]{1,11})\s+[-–—]\s+(.{4,})")
#: `ООО «...»`: the form stands before a name that is quoted.
_FORM_BEFORE = later(
    r"(?:ООО|[ПЗО]?АО|АНО|НКО)\s(?=[«“„\"])|(?:ASBL|AISBL|VZW|a\.s\.b\.l\.)\s"
)
#: Forms by their letters: with points and spaces between them, or without any.
_LETTERS = (
    "s a de c v|s de r l de c v|s de r l|s a p i de c v|s a r l u|s a r l|s a s u|s a s"
    "|s a|s l u|s l|s r l|s p a|s c r l|s p r l|s c p|s c|a s b l|a i s b l|v z w"
    "|i v z w|a c|e v|e g|e k|b v|n v|l l c|l l p|p l c|c i c|c i o|z s|d o o"
    "|sp z o o|z o o|o n l u s|o d v|e i r l|g i e|r y|ذ م م|ش م ل|ش م م|ش م ع"
)
_LEGAL_FORM = later(
    r"[\s,(]+(?:ltd|limited|inc|incorporated|corp|corporation|(?:g?gmbh|ug|ag|se)"
    r"(?: ?& ?co\.? ?(?:kg|ohg|kgaa))?|mbh|kg|ohg|kgaa|gbr|as|a/s|aps|ab|oyj?|kft|zrt"
    r"|pty(?:\.? ltd)?|pte(?:\.? ltd)?|ltda|"
    + "|".join(r"\.?\s?".join(form.split()) for form in _LETTERS.split("|"))
    + r")\.?\)?\s*$|(?<=[\u3400-\u9fff]{2})(?:股份有限|有限责任|有限)公司$",
    re.IGNORECASE,
)
