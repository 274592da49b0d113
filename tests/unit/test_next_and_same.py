"""The next measure, the same recommendation: by any word that pieces are called."""

import pytest

from rules.citation.language import CODES
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, mail, units

MEASURES = prepare(
    [
        Draft(
            id="FERRY",
            title="Steps for ferries",
            call="c",
            paragraphs=tuple(
                Paragraph(label=f"Measure {n}", text=f"Ferry {n} leaves on the hour.")
                for n in range(1, 10)
            ),
        )
    ]
)
FIRST = {
    "en": "Measure 5: we support it.",
    "fr": "Mesure 5 : nous la soutenons.",
    "es": "Medida 5: la apoyamos.",
    "ru": "Мера 5: поддерживаем.",
    "ar": "التدبير 5: نؤيده.",
    "zh": "措施5：我们支持。",
    "de": "Maßnahme 5: wir unterstützen sie.",
}
NEXT = [
    ("en", "The next measure should be deleted."),
    ("en", "As to the measure immediately after: please delete."),
    ("en", "The measure after it: please delete."),
    ("en", "The measure below should be deleted."),
    ("fr", "La mesure suivante est à supprimer."),
    ("fr", "La mesure juste après : à supprimer."),
    ("es", "La medida siguiente debe suprimirse."),
    ("es", "La siguiente medida: suprímase."),
    ("ru", "Следующую меру следует исключить."),
    ("ar", "التدبير التالي: يرجى حذفه."),
    ("zh", "下一项措施应删除。"),
    ("zh", "后一措施：请删除。"),
    ("de", "Die nächste Maßnahme ist zu streichen."),
]
BEFORE = [
    ("en", "The previous measure should be deleted."),
    ("en", "The measure before it: please delete."),
    ("en", "The measure right above should be deleted."),
    ("fr", "La mesure précédente est à supprimer."),
    ("es", "La medida anterior debe suprimirse."),
    ("ru", "Предыдущую меру следует исключить."),
    ("ar", "التدبير السابق: يرجى حذفه."),
    ("zh", "上一项措施应删除。"),
    ("de", "Die vorherige Maßnahme ist zu streichen."),
]
SAME = [
    ("en", "Also on the same measure: the words “on the hour” should be deleted."),
    ("en", "Still on this measure: the words “on the hour” should be deleted."),
    ("fr", "Toujours sur cette mesure : supprimer les mots « on the hour »."),
    ("fr", "La même mesure : supprimer les mots « on the hour »."),
    ("es", "También sobre esta medida: suprimir las palabras «on the hour»."),
    ("es", "En la misma medida: suprimir las palabras «on the hour»."),
    ("ru", "Также по этой мере: исключить слова «on the hour»."),
    ("ru", "Та же мера: исключить слова «on the hour»."),
    ("ar", "التدبير نفسه: حذف عبارة «on the hour»."),
    ("ar", "أيضا بشأن هذا التدبير: حذف عبارة «on the hour»."),
    ("zh", "同一措施：删除“on the hour”一语。"),
    ("zh", "仍关于该措施：删除“on the hour”一语。"),
    ("de", "Noch zu dieser Maßnahme: die Worte „on the hour“ streichen."),
    ("de", "Zur selben Maßnahme: die Worte „on the hour“ streichen."),
]


@pytest.mark.parametrize(
    ("label", "code", "said"),
    [
        *(("6", *each) for each in NEXT),
        *(("4", *each) for each in BEFORE),
    ],
)
def test_a_piece_is_next_by_what_the_draft_calls_it(label, code, said):
    found = units(mail(FIRST[code], said, drafts=MEASURES))
    assert found == [
        ("FERRY", "Measure 5", "keep"),
        ("FERRY", f"Measure {label}", "delete"),
    ]


@pytest.mark.parametrize(("code", "said"), SAME)
def test_another_remark_on_the_same_piece_is_one_of_its_own(code, said):
    found = mail(FIRST[code], said, drafts=MEASURES)
    assert units(found) == [
        ("FERRY", "Measure 5", "keep"),
        ("FERRY", "Measure 5", "amend"),
    ]


def test_several_that_follow_are_not_the_next_one():
    found = mail(FIRST["en"], "The following measures should be deleted: 7 and 8.")
    assert all("Measure 6" not in c.paragraphs for c in found)


OFFERS = {
    "en": (
        "suggest an additional paragraph immediately after: “Buoys are lit.”",
        "add a new para below: Buoys are lit.",
        "please insert the following paragraph: Buoys are lit.",
    ),
    "fr": ("ajouter le paragraphe suivant : « Buoys are lit. »",),
    "es": (
        "añádase el siguiente párrafo: «Buoys are lit.»",
        "insertar el párrafo siguiente: «Buoys are lit.»",
    ),
    "ru": ("дополнить следующим пунктом: «Buoys are lit.»",),
    "ar": ("تضاف الفقرة التالية: «Buoys are lit.»",),
    "zh": ("在其后增加下一段：“Buoys are lit.”",),
    "de": (
        "folgenden Absatz einfügen: „Buoys are lit.“",
        "es wird folgender Absatz angefügt: „Buoys are lit.“",
    ),
}
PIECE = dict(
    zip(
        CODES,
        (
            *("Paragraph 7", "Paragraphe 7", "Párrafo 7", "Пункт 7", "الفقرة 7"),
            *("第7段", "Absatz 7"),
        ),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("code", "said"), [(code, said) for code in CODES for said in OFFERS[code]]
)
def test_a_new_piece_stands_behind_the_one_that_is_named(code, said):
    for blocks in ((f"{PIECE[code]}: {said}",), (PIECE[code], said)):
        (found,) = mail(*blocks)
        told = (found.paragraphs, str(found.action), found.review)
        assert told == (("7",), "add", False), blocks


def test_below_a_piece_the_following_one_is_new():
    (found,) = mail("Please insert below paragraph 7 the following paragraph: Buoys.")
    assert (found.paragraphs, found.action) == (("7",), "add")


@pytest.mark.parametrize(
    "said",
    [
        "In addition, the next paragraph: please delete.",
        "In the next paragraph add: “and buoys”.",
        "The following paragraph: please delete.",
        "Im nächsten Absatz einfügen: „und Bojen“.",
    ],
)
def test_into_the_next_piece_is_not_behind_this_one(said):
    found = mail("Paragraph 7: fine.", said, drafts=ONE)
    assert [c.paragraphs for c in found] == [("7",), ("8",)]


PLAIN = prepare(
    [
        Draft(
            id="FERRY",
            title="Steps for ferries",
            call="c",
            paragraphs=tuple(
                Paragraph(label=str(n), text=f"Ferry {n} leaves on the hour.")
                for n in range(1, 10)
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Paragraph 5: why?", "The paragraph just below it – delete."),
        ("Paragraph 5: why?", "The clause directly after — please delete."),
        ("Paragraphe 5 : pourquoi ?", "Le paragraphe juste après – à supprimer."),
        ("Paragraphe 5 : pourquoi ?", "Le point qui suit : à supprimer."),
        ("Párrafo 5: ¿por qué?", "El párrafo justo después – suprimir."),
        ("Absatz 5: warum?", "Der Absatz unmittelbar darunter – streichen."),
        ("Absatz 5: warum?", "Der Absatz, der darauf folgt: streichen."),
        ("Пункт 5: зачем?", "Пункт, который идёт за ним, – исключить."),
        ("第5段：为什么？", "随后的一段——删除。"),
        ("第5段：为什么？", "紧随其后的一段：删除。"),
        ("الفقرة 5: لماذا؟", "الفقرة التي تليها مباشرة – تحذف."),
    ],
)
def test_a_dash_is_as_good_as_a_colon_behind_words_of_position(first, said):
    found = units(mail(first, said, drafts=PLAIN))
    assert found == [("FERRY", "5", "comment"), ("FERRY", "6", "delete")]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Paragraphe 5 : pourquoi ?", "Le paragraphe qui précède : à supprimer."),
        ("Absatz 5: warum?", "Der Absatz, der ihm vorausgeht: streichen."),
    ],
)
def test_what_goes_before_is_the_piece_before(first, said):
    found = units(mail(first, said, drafts=PLAIN))
    assert found == [("FERRY", "5", "comment"), ("FERRY", "4", "delete")]


@pytest.mark.parametrize(
    "words",
    [
        "Uns ist nicht klar, wie Ziffer 7 in kleinen Häfen gelten soll.",
        "Uns ist nicht klar, wie Ziffer 7 in Binnenhäfen gelten soll.",
        "Wir fragen uns, wie Absatz 7 in Häfen gelten soll.",
    ],
)
def test_how_a_piece_may_hold_in_a_place_is_asked_of_that_piece(words):
    assert units(mail(words)) == [("PORT/1", "7", "comment")]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("鉴于《海港公约》第五条已有规定，第7段中宜用“may”。", "7"),
        ("《海港公约》第五条、第7段应删除。", None),
        ("Absatz 7 im Vertrag von Rom ist gut.", None),
    ],
)
def test_a_clause_on_another_text_ends_at_its_comma(words, label):
    found = units(mail(words))
    assert [piece for _, piece, *_ in found] == ([label] if label else [])


@pytest.mark.parametrize(
    "words",
    [
        "The expression “sixty minutes” in paragraph 7 should become “ninety minutes”.",
        "“Harbour Convention” in paragraph 7 should become “Harbour Treaty”.",
        "« la Convention » au paragraphe 7 doit devenir « le Traité ».",
    ],
)
def test_words_that_are_quoted_from_a_piece_name_no_text_that_it_is_of(words):
    assert units(mail(words)) == [("PORT/1", "7", "amend")]


def test_a_title_in_quotation_marks_is_still_one():
    assert not units(mail("The “Water Convention”, paragraph 7, says so."))


HARBOURS = prepare(
    [
        Draft(
            id="QUAY",
            title="Notes on quays",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"Quay {label} is swept on Mondays.")
                for label in ("1", "2", "3", "4", "4(a)", "4(b)", "5", "6", "7")
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The two paragraphs that follow: delete.", ("2", "3")),
        ("The following two paragraphs should be deleted.", ("2", "3")),
        ("Please delete the next three paragraphs.", ("2", "3", "4")),
        ("Both paragraphs after it: delete.", ("2", "3")),
        ("As regards the 2 next paras: delete.", ("2", "3")),
        ("Les deux paragraphes suivants : à supprimer.", ("2", "3")),
        ("Les deux prochains paragraphes sont à supprimer.", ("2", "3")),
        ("Les trois paragraphes qui suivent sont à supprimer.", ("2", "3", "4")),
        ("Los dos párrafos siguientes: suprimir.", ("2", "3")),
        ("Los próximos tres párrafos deben suprimirse.", ("2", "3", "4")),
        ("Следующие два пункта: исключить.", ("2", "3")),
        ("Два следующих пункта следует исключить.", ("2", "3")),
        ("الفقرتان التاليتان: حذف.", ("2", "3")),
        ("نقترح حذف الفقرات الثلاث التالية.", ("2", "3", "4")),
        ("接下来的两段：删除。", ("2", "3")),
        ("建议删除后面三段。", ("2", "3", "4")),
        ("Die beiden folgenden Absätze: streichen.", ("2", "3")),
        ("Die nächsten drei Absätze sind zu streichen.", ("2", "3", "4")),
    ],
)
def test_several_pieces_in_a_row_follow_the_one_before(text, labels):
    found = mail("Paragraph 1: fine.", text, drafts=HARBOURS)
    assert [c.paragraphs for c in found] == [("1",), labels]
    assert str(found[1].action) == "delete"


@pytest.mark.parametrize(
    "text",
    [
        "The two preceding paragraphs: delete.",
        "Les deux paragraphes précédents : à supprimer.",
        "Los dos párrafos anteriores deben suprimirse.",
        "Два предыдущих пункта следует исключить.",
        "الفقرتان السابقتان: حذف.",
        "前面两段：删除。",
        "Die beiden vorigen Absätze: streichen.",
    ],
)
def test_or_they_precede_it(text):
    found = mail("Paragraph 3: fine.", text, drafts=HARBOURS)
    assert [c.paragraphs for c in found] == [("3",), ("1", "2")]


@pytest.mark.parametrize(
    ("above", "text", "listed"),
    [
        ("6", "The next two paragraphs: delete.", ["7"]),  # only one is left
        ("3", "The next two paragraphs: delete.", ["4", "4(a)"]),  # or 4 and 5
        ("1", "The two preceding paragraphs: delete.", []),
    ],
)
def test_where_so_many_are_not_there_a_person_is_asked(above, text, listed):
    *_, asked = mail(f"Paragraph {above}: fine.", text, drafts=HARBOURS)
    assert (asked.review, [c.paragraph for c in asked.candidates]) == (True, listed)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 1: fine. We have remarks on the next two paragraphs:",
        "Paragraph 1: please insert the following two paragraphs: “Quays are dry.”",
    ],
)
def test_what_is_announced_is_no_piece_in_a_row(text):
    (found,) = mail(text, drafts=HARBOURS)
    assert found.paragraphs == ("1",)


@pytest.mark.parametrize(
    "text",
    [
        "The closing paragraph: delete.",
        "Le paragraphe final : à supprimer.",
        "El párrafo final: suprimir.",
        "Заключительный пункт: исключить.",
        "الفقرة الختامية: حذف.",
        "结尾段：删除。",
        "Der Schlussabsatz: streichen.",
        "Den abschließenden Absatz bitte streichen.",
    ],
)
def test_the_closing_paragraph_is_the_last_of_the_draft(text):
    found = mail("Paragraph 1: fine.", text, drafts=HARBOURS)
    assert [c.paragraphs for c in found] == [("1",), ("7",)]
    (other,) = mail("The closing paragraph of the Treaty is better.", drafts=HARBOURS)
    assert other.paragraphs == ()
