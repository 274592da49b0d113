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

#: Words of names and of what organisations say they are, by the type they tell.
_NAMED = {
    StakeholderType.ACADEMIA: r"universi\w+|colleges?|école|academ\w+|polytechni\w+"
    r"|hochschule|faculty|^school|laborator\w+|\w*institute?|instituto|университет\w*"
    r"|академи\w+|институт\w*|جامعة|معهد",
    StakeholderType.GOVERNMENT: r"ministry|ministère|ministerio|government|^department"
    r"|embassy|permanent mission|министерств\w+|правительств\w+|وزارة|حكومة"
    r"|\w*ministerium",
    StakeholderType.INTERNATIONAL_ORGANIZATION: r"united nations|(?-i:UN)|nations unies"
    r"|naciones unidas|world \w+ organi[sz]ation|inter-?governmental"
    r"|inter-?gouvernemental\w*|intergubernamental|zwischenstaatlich\w*"
    r"|организаци\w+ объединенных|межправительственн\w+|حكومية دولية",
    StakeholderType.PRIVATE_SECTOR: r"company|firm|start-?up|telecom|communications"
    r"|technologies|holdings?|partners|consult\w+|solutions|systems|bank|entreprise"
    r"|société anonyme|empresa|unternehmen|компани\w+|شركة",
    StakeholderType.CIVIL_SOCIETY: r"foundation|association|society|network|coalition"
    r"|alliance|forum|union|council|centre|center|initiative|watch|project|observatory"
    r"|collective|campaign|federation|confederation|committee|comit[ée]|group|trust"
    r"|league|guild|charit\w+|ngo|non-?profit|not-for-profit|non-?governmental"
    r"|think tank|clubs?|cooperative|ong|asbl|fondation|réseau|fédération"
    r"|collectif|syndicat|ligue|coopérative|but (?:non )?lucratif|fundaci[óo]n"
    r"|asociaci[óo]n|red|centro|observatorio|liga|cooperativa"
    r"|fines de lucro|\w*vereins?|\w*verbands?|\w*stiftung|\w*bund"
    r"|gemeinnützig\w*|(?-i:АНО|НКО)|фонд\w*|ассоциаци\w+|союз\w*|обществ\w+|центр\w*|сеть"
    r"|некоммерческ\w+|неправительственн\w+|مؤسسة|جمعية|شبكة|مركز|اتحاد"
    r"|غير (?:حكومية|ربحية)",
}
#: The same in Chinese, which has no spaces.
_NAMED_CHINESE = {
    StakeholderType.ACADEMIA: "大学|学院|研究[所院]",
    StakeholderType.GOVERNMENT: "政府|外交部|工信部",
    StakeholderType.INTERNATIONAL_ORGANIZATION: "联合国|政府间",
    StakeholderType.PRIVATE_SECTOR: "公司|企业",
    StakeholderType.CIVIL_SOCIETY: "协会|基金会|中心|学会|联盟|非营利|非政府",
}
_NAMED_PATTERNS = tuple(
    (
        of_type,
        re.compile(rf"\b(?:{words})\b|{_NAMED_CHINESE[of_type]}", re.IGNORECASE),
    )
    for of_type, words in _NAMED.items()
)
#: The form in which somebody is registered goes before all other words.
_LEGAL_FORMS = (
    (
        StakeholderType.PRIVATE_SECTOR,
        re.compile(
            r"\b(?:ltd|limited|inc|corp|corporation|co\.|gmbh|llc|plc|s\.?a\.?r\.?l"
            r"|a\.?g|s\.a\.|s\.p\.a|b\.v|z o\.o|s\.r\.o|ооо|оао|зао)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (StakeholderType.CIVIL_SOCIETY, re.compile(r"\be\. ?V(?!\w)")),
)
#: What follows the head of a name in languages that put it first.
_OF = re.compile(
    r"\s(?:of|for|on|in|to|against|de|du|des|del|der|für|von|для|по)\s|\sd['’]",
    re.IGNORECASE,
)
#: Languages that put it first without such words: Russian and Arabic.
_HEAD_FIRST = re.compile("[а-яё\u0620-\u064a]", re.IGNORECASE)
#: Words that only organisations have, whatever their type.
_ORGANISATION = re.compile(
    r"\b(?:commission|authority|agency|chamber|institution|organi[sz]ation|body|platform"
    r"|plataforma|plateforme|plattform|платформ\w+"
    r"|industries|enterprises|cámara|agencia|autoridad|organizaci[óo]n|agence|chambre"
    r"|autorité|organisme|kammer|behörde|агентств\w+|комисси\w+|палат\w+|организаци\w+"
    r"|объединени\w+|هيئة|منظمة|غرفة)\b|(?:委员会|组织|机构|商会)",
    re.IGNORECASE,
)
#: A part of one, not an organisation.
_PART = re.compile(
    r"\b(?:unit|division|section|team|desk|branch|directorate|secretariat"
    r"|working group)\b",
    re.IGNORECASE,
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
    """Guess the type that a name tells; only ever for a card that a person sees.

    >>> named_type("Network of Universities").value
    'civil society'
    """
    name = name[:_LONGEST]
    for of_type, form in _LEGAL_FORMS:
        if form.search(name):
            return of_type
    head_first = _HEAD_FIRST.search(name) is not None
    for part in _OF.split(name):
        found = [
            (match.start(), of_type)
            for of_type, pattern in _NAMED_PATTERNS
            for match in pattern.finditer(part)
        ]
        if found:
            return min(found)[1] if head_first else max(found)[1]
    return None


def is_organisation(name: str) -> bool:
    """Tell whether a name has a word that only organisations have.

    >>> is_organisation("Delta Basin Commission"), is_organisation("Ana Lima")
    (True, False)
    """
    told = named_type(name) is not None or _ORGANISATION.search(name) is not None
    return told and _PART.search(name) is None
