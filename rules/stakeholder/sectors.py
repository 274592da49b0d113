"""Of which type does a stakeholder say that it is, or does its name say so?"""

from __future__ import annotations

import re

from rules.stakeholder.keys import key
from rules.terms import StakeholderType

_DECLARED = {
    StakeholderType.GOVERNMENT: "government|state|member state|public sector"
    "|public authority|gouvernement|état|secteur public|gobierno|estado|правительство"
    "|государство|حكومة|الحكومة|حكومات|政府|regierung|behörde",
    StakeholderType.PRIVATE_SECTOR: "private sector|business|business sector|industry"
    "|company|private|secteur privé|entreprise|entreprises|sector privado|empresa"
    "|частный сектор|бизнес|قطاع خاص|القطاع الخاص|شركة|私营部门|私营企业|企业|私营"
    "|privatsektor|wirtschaft|unternehmen",
    StakeholderType.CIVIL_SOCIETY: "civil society|ngo|non-governmental organization"
    "|non-governmental organisation|nongovernmental organization|cso|non-profit"
    "|civil society organization|civil society organisation|société civile|ong"
    "|organisation non gouvernementale|sociedad civil|organización no gubernamental"
    "|гражданское общество|нпо|неправительственная организация|المجتمع المدني"
    "|مجتمع مدني|منظمة غير حكومية|民间社会|公民社会|民间团体|非政府组织"
    "|zivilgesellschaft|nro",
    StakeholderType.INTERNATIONAL_ORGANIZATION: "international organization"
    "|international organisation|intergovernmental organization|igo|un agency"
    "|intergovernmental organisation|un entity|international organizations"
    "|organisation internationale|organisation intergouvernementale"
    "|organización internacional|organización intergubernamental"
    "|международная организация|منظمة دولية|المنظمات الدولية|国际组织|政府间组织"
    "|internationale organisation",
    StakeholderType.ACADEMIA: "academia|academic|academic community|university|research"
    "|academe|milieu universitaire|monde universitaire|université|mundo académico"
    "|academia y técnica|sector académico|universidad|академические круги"
    "|академическое сообщество|научное сообщество|университет|الأوساط الأكاديمية"
    "|الأكاديميون|جامعة|学术界|学术|大学|wissenschaft|hochschule",
    StakeholderType.TECHNICAL_COMMUNITY: "technical community|technical"
    "|internet technical community|communauté technique|comunidad técnica"
    "|техническое сообщество|المجتمع التقني|技术界|技术社群|技术社区",
}
_BY_KEY = {
    key(word): declared
    for declared, words in _DECLARED.items()
    for word in words.split("|")
}

#: Longer words are no name with its type.
_LONGEST = 300

#: The first that fits, in this order.
_NAMED = {
    StakeholderType.ACADEMIA: r"universi|instituto tecnol|college|école|academ"
    r"|университет|академия|جامعة|大学|hochschule|faculty|school of",
    StakeholderType.GOVERNMENT: r"\b(?:ministry|ministère|ministerio|government of"
    r"|department of|embassy|permanent mission)\b|министерств|правительств|وزارة|حكومة"
    r"|政府|ministerium",
    StakeholderType.INTERNATIONAL_ORGANIZATION: r"\b(?:united nations|un"
    r"|world \w+ organi[sz]ation|nations unies|naciones unidas|intergovernmental)\b"
    r"|организаци\w+ объединенных|联合国",
    StakeholderType.PRIVATE_SECTOR: r"\b(?:ltd|limited|inc|corp|corporation|company"
    r"|co\.|gmbh|llc|plc|s\.?a\.?r\.?l|a\.?g|telecom|communications|technologies"
    r"|holdings?|partners|consult\w+|solutions|systems|bank)\b|\bооо\b|\bоао\b|компани|公司|شركة",
    StakeholderType.CIVIL_SOCIETY: r"\b(?:foundation|association|society|network"
    r"|coalition|alliance|forum|union|council|centre|center|initiative|watch|project"
    r"|institute|observatory|collective|campaign|federation|confederation|committee"
    r"|group|trust|fondation|réseau|fédération|collectif|syndicat|fundaci[óo]n"
    r"|asociaci[óo]n|red|centro|observatorio|verein|verband|stiftung|bund)\b"
    r"|фонд|ассоциаци|союз|общество|центр|مؤسسة|جمعية|شبكة|مركز|协会|基金会|中心",
}
_NAMED_PATTERNS = tuple(
    (of_type, re.compile(words, re.IGNORECASE)) for of_type, words in _NAMED.items()
)

_TRAILING = re.compile(
    r"^(?P<name>.+?)\s*(?:[,;،؛–—|/，、]|\s-)\s*(?P<type>[^,;،؛()–—|/，、]{2,60})$"
)
#: What people add to a type without changing it.
_GENERIC = re.compile(
    r" (?:entit(?:y|ies)|organi[sz]ations?|body|bodies|compan(?:y|ies)|stakeholders?"
    r"|representatives?|institutions?|actors?|groups?|members?)$"
)
_BRACKETED = re.compile(
    r"^(?P<name>.+?)\s*[(\[（](?P<type>[^()（）\[\]]{2,60})[)\]）]$"
)


def declared_type(words: str) -> StakeholderType | None:
    """Read a declared type in any of the languages.

    >>> declared_type("société civile").value
    'civil society'
    """
    folded = key(words)
    plain = _GENERIC.sub("", folded)
    return _BY_KEY.get(folded) or _BY_KEY.get(plain) or _BY_KEY.get(plain.rstrip("s"))


def split_type(words: str) -> tuple[str, StakeholderType | None]:
    """Split `X, Civil Society` and `X (NGO)` into name and declared type.

    >>> split_type("OpenSpan Technologies, Inc., Business")[0]
    'OpenSpan Technologies, Inc.'
    """
    words = words.strip()
    for pattern in (_BRACKETED, _TRAILING) if len(words) <= _LONGEST else ():
        if found := pattern.match(words):
            declared = declared_type(found["type"])
            if declared is not None:
                return found["name"].strip(), declared
    return words, None


def named_type(name: str) -> StakeholderType | None:
    """Guess the type that a name tells; only ever for a card that a person sees."""
    found = (t for t, pattern in _NAMED_PATTERNS if pattern.search(name))
    return next(found, None)
