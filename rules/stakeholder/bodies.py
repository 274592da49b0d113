"""Which body do words name that say more than its name?

A department names the body that it is part of, a title the one that sends it, a
description the one whose name is quoted: `Кафедра ... университета`, `общественная
организация «...»`. Only for names that nobody registered: what is registered is found
as it stands.
"""

from __future__ import annotations

from rules.later import later
from rules.remembered import remembered
from rules.stakeholder import wording
from rules.stakeholder.nominative import nominative
from rules.stakeholder.sectors import is_organisation
from rules.tables import any_of, beside

_TABLE = beside(__name__)
_PART, _BETWEEN, _WHOLE, _TITLED, _UNIT = (
    any_of(_TABLE[name]) for name in ("part", "between", "whole", "titled", "unit")
)
_BEHIND = any_of([{**each, "end": rf"{each['end']}\s*$"} for each in _TABLE["behind"]])
#: In which register somebody stands, or how large it is: `(ИНН 7700112233)`.
_NUMBER = later(
    r"\s*[(（](?:[^()（）]{0,40}\d{4}[^()（）]{0,20}|\d[\d.,]{0,8}\s?[^\W\d_][^()（）]{0,30})[)）]"
)
#: What somebody is, and how it is called: `campaign group "Clean Bay"`.
_QUOTED = later(
    r"(?P<what>[a-zà-ÿа-яё][^«“„\"]{1,60})\s[«“„\"]\s?(?P<name>[^«»“”„\"]{2,80}?)\s?[»”“\"]"
)
#: What somebody is in a body whose legal form is a part of its name.
_BEFORE_FORM = later(r"[а-яё][а-яё -]{2,60}\s(?=(?:ООО|[ПЗО]?АО|АНО|НКО)\s[«“„\"])")
#: `Bay Archive, an archive of the coast`.
_DESCRIBED = later(r",\s(?:an?|the|une?|una?|eine?|l[ae]|die|der|das)\s[a-zà-ÿ].*$")
#: A body and its part, in the language that sets no sign between them.
_CHINESE = later(
    r"([\u3400-\u9fff]{2,20}?(?:大学|公司|集团|协会|学会|基金会|研究院|联盟|中心|商会))"
    r"(?!集团|公司|有限|股份)[\u3400-\u9fff]{1,10}(?:学院|系|部|处|科|室|秘书处|研究所|中心|团队)"
    r"(?:\s[\u3400-\u9fff]{1,3})?"
)
#: A longer text is no name.
_LONGEST = 200


@remembered
def body(words: str) -> str:
    """Return the name of the body that words name.

    >>> body("Department of Law of the University of Brack")
    'University of Brack'
    >>> body("Кафедра права Северного университета"), body("北港大学海洋学院")
    ('Северный университет', '北港大学')
    """
    if len(words) > _LONGEST:
        return words
    name = _DESCRIBED.sub("", _NUMBER.sub("", words)).strip()
    name = _whole(_untitled(name))
    if post := _BEFORE_FORM.match(name):
        return name[post.end() :]
    quoted = _QUOTED.fullmatch(wording.ARTICLE.sub("", name))
    return quoted["name"] if quoted and is_organisation(quoted["what"]) else name


def is_unit(words: str) -> bool:
    """Tell whether a line may name a part of the body in the line below it.

    >>> is_unit("Standards committee"), is_unit("Harbour Forum")
    (True, False)
    """
    return _UNIT.search(words) is not None


def _untitled(name: str) -> str:
    """Take the words of a title off a name, where a body is left."""
    before = _TITLED.match(name)
    inner = name[before.end() :].strip() if before else name
    inner = _BEHIND.sub("", inner).strip()
    if inner == name or not is_organisation(_whole(inner)):
        return name
    return nominative(wording.ARTICLE.sub("", inner))


def _whole(name: str) -> str:
    """Return the body that a department, a faculty or an office is part of."""
    if chinese := _CHINESE.fullmatch(name):
        return chinese[1]
    part = _PART.match(name)
    for between in _BETWEEN.finditer(name, part.end() - 1) if part else ():
        whole = name[between.end() :]
        if _WHOLE.match(whole) and " " in whole:
            return nominative(whole)
    return name
