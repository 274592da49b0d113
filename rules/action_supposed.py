"""Does a sentence only say to what a change would lead, or what others lack?

"The deletion would cost us a year", "удаление обошлось бы дорого", "删除会造成混乱" ask
for no change and agree to none. What would be better so, or clearer, is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rules.action_names import PLACE
from rules.later import later

#: Words between a change and what it would do: what it is a change of.
_OF = rf"(?: (?:{PLACE}|[^\W\d_]+(?:['’-][^\W\d_]+)?)){{0,5}}?"
_LEADS = (
    r"(?:also |only |then |just |simply |probably )?"
    r"(?:cost|take|cause|create|leave|lead|mean|harm|weaken|confuse|damage|undermine"
    r"|require|delay|break|hurt|endanger|deprive|render|force|increase|complicate|open"
    r"|be (?:(?:very|too|rather|quite) )?(?:expensive|costly|difficult|impossible|hard"
    r"|illegal|dangerous|risky|unlawful))"
)
_SUPPOSED = later(
    # a noun, or a gerund or an infinitive as the subject, and its verb
    r"(?<![^\W_])(?:"
    r"(?:delet(?:ion|ing)|remov(?:al|ing)|replac(?:ement|ing)|amend(?:ment|ing)"
    r"|merg(?:er|ing)|add(?:ition|ing)|omi(?:ssion|tting)|chang(?:e|ing)|dropping"
    rf"|strik(?:e|ing)){_OF} (?:would|could|might|may|will|should) {_LEADS}"
    r"|(?:suppression|supprimer|retrait|retirer|remplace(?:ment|r)|modification"
    r"|modifier"
    rf"|ajout(?:er)?|fusion(?:ner)?|changement|changer){_OF} (?!devr|pourr|faud|ser"
    r"|permet|amélior|clarifi|simplifi|facilit|convien|gagner"
    r"|aider)[^\W\d_]{2,16}(?:rait|raient)"
    r"|(?:supresión|suprimir|eliminación|eliminar|sustitución|sustituir|enmienda"
    rf"|modificación|fusión|adición|añadir|cambio)(?:l[oa]s?)?{_OF} "
    r"(?<!\besta )(?<!\bla )(?<!\buna )(?<!\bsu )(?<!\bde )(?<!\btoda )"
    r"(?!deb|podr|habr|ser|conv|mejor|aclar|facilit|simplific|permit"
    r"|ayud)[^\W\d_]{2,14}rían?"
    r"|(?:удалени|исключени|изъяти|сняти|изменени|добавлени|объединени|дополнени)[ея]"
    rf"{_OF} {{RU}}|замен[аы]{_OF} {{RU}}"
    rf"|(?:streichung|löschung|ersetzung|ersatz|änderung|ergänzung|zusammenlegung){_OF}"
    r" (?:würden?|könnten?|wären?|hätten?)(?! (?:[^\W\d_]+ ){0,3}?(?:begrüß\w*|besser"
    r"|klarer|wünschenswert|sinnvoll|helfen|gut|richtig|ratsam|erwägen|erwogen"
    r"|fehler|irrtum|schade|bedauer\w*|falsch))"
    rf"|(?:ال)?(?:حذف|تعديل|استبدال|إلغاء|دمج|إضافة){_OF} (?:س[يت](?!ئ)|قد [يت])"
    r"(?!حسن|سهل|فيد|وضح|كون (?:أفضل|خطأ|مؤسف)|شكل خطأ|بسط)[^\W\d_]{2,}"
    r")(?![^\W_])".replace(
        "{RU}",
        r"(?:(?!хоте|предпоч|прос|предлож|помог|упрост|улучш|облегч|реш|устран|был)"
        r"[а-яё]{2,16}л[аои]?(?:сь|ся)? бы|бы (?!хоте|предпоч|прос|помог|был)"
        r"[а-яё]{2,16}л[аои]?(?:сь|ся)?)",
    )
    + r"[^.,;:!?\n]*"
    + rf"|(?<!不)(?:删除|删去|修改|替换|合并|增加)(?:{PLACE}|[本该此]?[条款段项]|它)?"
    r"(?:后|之后)?"
    r"(?:可能|恐怕|必将|势必|就)?(?:会(?![议员费长])|将)"
    r"(?![^，。；,;.]{0,8}(?:更|较好|清楚|清晰|简洁|有利|明确|错误|遗憾"
    r"|可惜))[^，。；,;.]{1,20}"
)


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
_SHORT_OF = later(
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
    """Yield where a folded sentence says so, with the clause.

    >>> [*spans("the deletion would cost a year."), *spans("the deletion would help.")]
    [(4, 30)]
    >>> [*spans("small towns lack the staff.")], [*spans("¶ lacks a date.")]
    ([(6, 16)], [])
    """
    for found in chain(_SUPPOSED.finditer(sentence), _SHORT_OF.finditer(sentence)):
        yield found.span()
