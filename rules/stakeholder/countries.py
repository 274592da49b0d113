"""Which state does a name mean, in six languages and German?

The names are those of ISO 3166-1 with their translations, as pycountry brings
them along, and the short and former names that people write. A government, its
missions and its ministries speak for the state.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from functools import lru_cache

import pycountry

from rules.stakeholder.keys import key, stem
from rules.tables import any_of, beside

#: A shorter name in Latin letters is an abbreviation.
_WORD = 4
#: So many signs name no state, with all of an office before it.
_LONGEST = 300

_TABLE = beside(__name__)
_LANGUAGES = ("fr", "es", "ru", "ar", "zh_CN", "de")


@lru_cache(maxsize=4096)
def country_of(name: str) -> str:
    """Return the two letters of ISO 3166-1, or the empty string.

    >>> country_of("Ministry of Communications, Republic of Korea")
    'KR'
    >>> country_of("Royaume du Maroc, Ministère de la Santé"), country_of("日本外务省")
    ('MA', 'JP')
    >>> country_of("от имени Канады"), country_of("Правительство Канады")
    ('', 'CA')
    """
    if len(name) > _LONGEST:
        return ""
    for spelling in _without_office(name.strip(" .,:;")):
        folded = key(spelling)
        short = folded.isascii() and len(folded) < _WORD
        if short and not spelling.strip().isupper():
            continue  # US, and not "us"
        found = _names().get(folded)
        if found is None and not folded.isascii():
            found = _stems().get(stem(folded))
        if found and len(found) == 1:
            return next(iter(found))
    return ""


def country_name(letters: str) -> str:
    """Return the English name that the United Nations use.

    >>> country_name("KR"), country_name("IR")
    ('Republic of Korea', 'Iran (Islamic Republic of)')
    """
    if letters in _TABLE["united_nations"]:
        return str(_TABLE["united_nations"][letters])
    name = str(pycountry.countries.lookup(letters).name)
    first, _, rest = name.partition(", ")
    return f"{first} ({rest})" if rest else name


def is_office(name: str) -> bool:
    """Tell whether a name is that of a government's office, whatever the state."""
    return _OFFICE.match(name.strip()) is not None or bool(_before_office(name))


def _without_office(name: str) -> Iterator[str]:
    """Yield a name, and what is left when government and office are taken off."""
    yield name
    yield from _before_office(name)
    named_last = name.casefold().endswith(_LAST)
    if named_last and (suffixed := _GOVERNMENT_AFTER.fullmatch(name)):
        yield suffixed[1]
    name = _ACCREDITED.sub("", name)
    if office := _OFFICE.match(name):
        yield name[office.end() :]
        # "of X", "de X" at the end, or what stands after the last comma
        for place in reversed([found.end() for found in _OF.finditer(name)]):
            yield name[place:]


def _before_office(name: str) -> list[str]:
    """Say what stands before an office: "Norway, Ministry of Health", "日本外务省"."""
    first, sign, rest = _SIGN.sub("\n", name, count=1).partition("\n")
    if sign:
        return [first] if _OFFICE.match(rest) else []
    joined = _HAN_OFFICE.fullmatch(name)
    whole = range(2, len(name) - 2) if joined else ()
    return [name[:end] for end in whole if key(name[:end]) in _names()]


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """Fold every name of every state."""
    found: dict[str, set[str]] = {}
    for letters, name in _all_names():
        found.setdefault(key(name), set()).add(letters)
    return {folded: frozenset(letters) for folded, letters in found.items()}


@lru_cache(maxsize=1)
def _stems() -> dict[str, frozenset[str]]:
    """Cut the Russian names down; two states with one stem are nobody."""
    found: dict[str, frozenset[str]] = {}
    for folded, letters in _names().items():
        if re.search("[а-я]", folded):
            found[stem(folded)] = found.get(stem(folded), frozenset()) | letters
    return found


def _all_names() -> Iterator[tuple[str, str]]:
    tables = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language])
        for language in _LANGUAGES
    ]
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            if english := getattr(country, attribute, ""):
                for name in (english, *(table.gettext(english) for table in tables)):
                    yield country.alpha_2, name
                    # "Korea, Republic of" stands there for "Republic of Korea"
                    first, _, rest = name.replace("،", ",").partition(",")
                    yield country.alpha_2, f"{rest} {first}"
    for letters, names in _TABLE["also"].items():
        yield from ((letters, name) for name in names)


_OFFICE = any_of(_TABLE["office"])
_OF = re.compile(
    r"[,،]\s*|\s(?:of|de|du|des|del|der|von)\s+(?:the\s|la\s|le\s|l['’]|los\s|las\s)?|\sd['’]",
    re.IGNORECASE,
)

_SIGN = re.compile(r"(?:(?<!\s)\s++)?[,،，|/:：]\s*|\s[–—-]\s")
#: No university, club, company or branch of one, though it may end alike.
_HAN_OFFICE = re.compile(
    r"(?!.*(?:大学|学院|公司|协会|学会|俱乐|联合会|联盟|基金|集团|银行|事业部|支部|总部"
    r"|分部|干部))[\u3400-\u9fff]{2,24}(?:部|外务省|委员会|总局)"
)

_LAST = ("government", "delegation", "mission", "政府", "代表团")
_GOVERNMENT_AFTER = re.compile(
    r"(.+?)\s*(?:\b(?:government|delegation|mission)|政府|代表团|常驻代表团)",
    re.IGNORECASE,
)

_ACCREDITED = re.compile(
    r"\s(?:to the|in|auprès d\S*|à|ante|en|при)\s.*$", re.IGNORECASE
)
