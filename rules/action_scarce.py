"""Whose lack is it: the text's, or somebody else's?

"It lacks a date" asks for one. "Small towns lack the staff" tells how things are: no
word of the draft is asked for. It is told by what is lacking, means and people, and by
who lacks it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What people lack, and no text does.
_MEANS = (
    r"(?:staff\w*|personnel|resources?|means|funds?|funding|money|capacity|capacities"
    r"|expertise|expert\w*|skills?|equipment|infrastructure|manpower|people|know-how"
    r"|budgets?|electricity|internet|connectivity|training|volunteers|workers|premises"
    r"|effectifs|moyens|ressources|fonds|argent|agents|temps|compétences|capacités"
    r"|main-d'œuvre|matériel|personal|medios|recursos|fondos|dinero|tiempo|capacidad\w*"
    r"|técnicos|equipos|presupuestos?|gente|кадр\w*|средств\w*|людей|персонал\w*"
    r"|специалист\w*|ресурс\w*|денег|времени|сотрудник\w*|мощност\w*|оборудовани\w"
    r"|опыта|финансировани\w|mittel|geld|ressourcen|zeit|fachleute|leute|kapazität\w*"
    r"|mitarbeit\w*|ausstattung|personals?|fachkräfte)"
)
_SHORT_OF = re.compile(
    rf"(?<![^\W_])(?:lack(?:s|ing)?|short(?:age)?|manqu(?:e|ent|ons|ait)"
    r"|faltan?|care(?:cen?|cemos)|escase\w+|не хвата\w{2,3}|недоста[её]т|отсутству[юе]т"
    rf"|fehl(?:t|en|te))(?: (?!une?(?!\w)|an?(?!\w))[^\W\d_]{{1,14}}){{0,4}}?"
    rf"(?: d')? ?(?<![^\W_]){_MEANS}(?![^\W_])"
    # who lacks it
    r"|(?<![^\W_])(?!(?:paragraph|article|provision|text|draft|clause|section|rule"
    r"|definition|sentence|point|heading|term|word|li)s)[^\W\d_]{3,20}s(?: \w{3,10}ly| "
    r"also| still| often)? lack(?![^\W_])|(?<![^\W_])(?:we|i|they|people|many|most|some"
    r"|who|communities|countries|women)(?: \w{3,10}ly| also| still| often)? "
    r"lack(?![^\W_])|(?<![^\W_])(?:our|my|their) (?:[^\W\d_]+ ){1,3}lacks?(?![^\W_])"
    r"|(?<![^\W_])(?:nous|leur|vous) manqu\w+|(?<![^\W_])manquent de(?![^\W_])"
    r"|(?<![^\W_])(?:les|nos|me) (?:hace )?faltan?(?![^\W_])|(?<![^\W_])у (?:нас|них"
    r"|многих|некоторых|мал\w+|небольш\w+) (?:[^\W\d_]+ ){0,2}(?:не хвата\w+"
    r"|недоста[её]т|отсутству\w+)(?![^\W_])|(?<![^\W_])[^\W\d_]{3,20}(?:ам|ям) "
    r"(?:[^\W\d_]+ )?(?:не хвата\w+|недоста[её]т)|(?<![^\W_])(?:uns|ihnen|vielen"
    r"|manchen|klein\w+ [^\W\d_]+n) (?:[^\W\d_]+ ){0,2}fehl(?:t|en)(?![^\W_])"
    r"|缺[少乏][^。，,；;]{0,12}?(?:人员|人手|资金|经费|资源|人才|设备|能力|技术|时间"
    r"|专家|条件|资助|培训)|(?:تفتقر|يفتقر|نفتقر|تنقص|ينقص|تعوز)[^\W_]{0,3} (?:[^\W_]+ "
    r"){0,4}?(?:إلى |الى )?(?:ال)?(?:موظف|موارد|إمكاني|أموال|خبر|تمويل|كوادر|معدات|وقت"
    r"|قدر|كفاء)[^\W_]*"
)


def spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield where a folded sentence tells of a lack that is not the text's.

    >>> [*spans("small towns lack the staff.")], [*spans("¶ lacks a date.")]
    ([(6, 16)], [])
    """
    return (found.span() for found in _SHORT_OF.finditer(sentence))
