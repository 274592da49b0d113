"""Drafts call their pieces principles, recommendations, measures; so do senders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.citation.paths import key
from rules.paragraph import locate
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, PORTS, copied, mail, part, prepare, row, units

ASKS = (
    "{} 7 should be deleted.",
    "Nous demandons la suppression de la {} 7.",
    "Pedimos que se suprima la {} 7.",
    "{} 7 следует исключить.",
    "نطلب حذف {} 7.",
    "我们要求删除{}7。",
    "{} 7 soll gestrichen werden.",
)
KINDS = {
    "Principle": "Principe Principio Принцип المبدأ 原则 Grundsatz",
    "Recommendation": (
        "Recommandation Recomendación Рекомендация التوصية 建议 Empfehlung"
    ),
    "Measure": "Mesure Medida Мера التدبير 措施 Maßnahme",
    "Guideline": "Orientation Directriz Ориентир التوجيه 准则 Leitlinie",
    "Commitment": "Engagement Compromiso Обязательство الالتزام 承诺 Verpflichtung",
    "Action": "Action Acción Действие الإجراء 行动 Aktion",
    "Rule": "Règle Regla Правило القاعدة 规则 Regel",
    "Requirement": "Exigence Requisito Требование المتطلب 要求 Anforderung",
    "Objective": "Objectif Objetivo Цель الهدف 目标 Ziel",
    "Target": "Cible Meta Задача الغاية 指标 Zielvorgabe",
    "Standard": "Norme Norma Стандарт المعيار 标准 Norm",
    "Question": "Question Pregunta Вопрос السؤال 问题 Frage",
    "Priority": "Priorité Prioridad Приоритет الأولوية 优先事项 Priorität",
    "Step": "Étape Paso Шаг الخطوة 步骤 Schritt",
    "Proposal": "Proposition Propuesta Предложение المقترح 提案 Vorschlag",
}


def draft(kind, name="G/1", *, last=12, heading=False, more=()):
    labels = [*(f"{n}" for n in range(1, last + 1)), *more]
    return Draft(
        id=name,
        title=f"Guidance {name} on algorithms",
        call="c",
        paragraphs=tuple(
            Paragraph(
                label=n if heading else f"{kind} {n}",
                heading=f"{kind} {n}. On thing {n}" if heading else "",
                text=f"Schools should do thing number {n} with care in all cases.",
            )
            for n in labels
        ),
    )


@pytest.mark.parametrize(
    ("kind", "ask", "word"),
    [
        (kind, ask, word)
        for kind, words in KINDS.items()
        for ask, word in zip(ASKS, [kind, *words.split()], strict=True)
    ],
)
def test_what_a_draft_calls_its_pieces_is_known_in_all_languages(kind, ask, word):
    found = mail(ask.format(word), drafts=prepare([draft(kind)]))
    assert units(found) == [("G/1", f"{kind} 7", "delete")]


@pytest.mark.parametrize("language", range(7))
def test_a_draft_in_any_language_is_cited_in_all(language):
    words = ["Recommendation", *KINDS["Recommendation"].split()]
    drafts = prepare([draft(words[language], heading=True)])
    for ask, word in zip(ASKS, words, strict=True):
        assert units(mail(ask.format(word), drafts=drafts)) == [("G/1", "7", "delete")]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Recommendations 3, 5 and 7 should be deleted.", ["3", "5", "7"]),
        ("Recommandations 3 à 5 : à supprimer.", ["3", "4", "5"]),
        ("Please delete the third recommendation.", ["3"]),
        ("Please delete recommendation IV.", ["4"]),
        ("Please delete recomendation 4.", ["4"]),
        ("Please delete paragraph 4.", ["4"]),
        ("Please delete Rec. 4.", ["4"]),
        ("第4项建议应删除。", ["4"]),
    ],
)
def test_it_is_cited_as_paragraphs_are(said, labels):
    found = units(mail(said, drafts=prepare([draft("Recommendation")])))
    assert found == [("G/1", *(f"Recommendation {n}" for n in labels), "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "Principle 4(a) should be deleted.",
        "Point (a) of Principle 4 should be deleted.",
        "Grundsatz 4 Buchstabe a ist zu streichen.",
        "Подпункт a) принципа 4 следует исключить.",
        "Le principe 4 a) est à supprimer.",
    ],
)
def test_it_holds_points(said):
    drafts = prepare([draft("Principle", last=6, more=("4(a)", "4(b)"))])
    assert units(mail(said, drafts=drafts)) == [("G/1", "Principle 4(a)", "delete")]


def test_a_number_behind_a_point_counts_something():
    drafts = prepare([draft("Principle", last=6, more=("4(a)", "4(b)", "4(c)"))])
    (found,) = mail("Principle 4, point (b): three months is too short.", drafts=drafts)
    assert found.paragraphs == ("Principle 4(b)",)
    (found,) = mail("In Principle 4, point (b), three months is long.", drafts=drafts)
    assert found.paragraphs == ("Principle 4(b)",)


def test_of_two_drafts_each_has_its_own():
    drafts = prepare([draft("Recommendation", "A/1"), draft("Measure", "B/1")])
    said = "Recommendation 3 should be deleted.\n\nMeasure 3 is to be kept as it is."
    assert units(mail(*said.split("\n\n"), drafts=drafts)) == [
        ("A/1", "Recommendation 3", "delete"),
        ("B/1", "Measure 3", "keep"),
    ]
    (asked,) = mail("Principle 3 should be deleted.", drafts=drafts)
    assert asked.review


def test_a_word_that_no_table_has_is_known_as_it_is_printed():
    drafts = prepare([draft("Baustein")])
    found = mail("Bausteine 7 und 8 sollen gestrichen werden.", drafts=drafts)
    assert units(found) == [("G/1", "Baustein 7", "Baustein 8", "delete")]


def test_the_word_before_the_numbers_of_a_file_is_known():
    plain = draft("", last=9)
    numbered = [replace(p, label=f"{n}") for n, p in enumerate(plain.paragraphs, 1)]
    drafts = prepare(
        [replace(plain, paragraphs=tuple(numbered), called="Recommandation")]
    )
    said = "Recomendación 3: suprímase."
    assert units(mail(said, drafts=drafts)) == [("G/1", "3", "delete")]
    assert drafts.citable.labels["G/1"].noun == ""
    named = prepare([draft("Recommendation")])
    assert named.citable.labels["G/1"].noun == "named"


@pytest.mark.parametrize(
    "said",
    [
        "UN Goal 3: not relevant here.",
        "Sustainable Development Goal 3 is not about wells.",
        "ILO Goal 3 says more.",
        "Цель 3 устойчивого развития здесь ни при чём.",
        "El objetivo 3 de desarrollo sostenible dice otra cosa.",
    ],
)
def test_that_of_a_body_is_somebody_elses(said):
    drafts = prepare([draft("Goal")])
    assert all(c.review for c in mail(said, drafts=drafts))


@pytest.mark.parametrize(
    "said", ["DELETE GOAL 3!", "PS Goal 3: delete.", "G/1 Goal 3: delete."]
)
def test_capitals_alone_are_no_body(said):
    found = mail(said, drafts=prepare([draft("Goal")]))
    assert units(found) == [("G/1", "Goal 3", "delete")]


def test_where_no_draft_says_so_it_is_somebody_elses():
    found = mail("We follow recommendation 7 of the auditors. Delete 8.", drafts=ONE)
    assert ("PORT/1", "7") not in {c[:2] for c in units(found)}


@pytest.mark.parametrize(
    "head", ["Principe", "Principles", "Grundsatz", "Принцип", "原则"]
)
def test_a_column_is_headed_so(head):
    drafts = prepare([PORTS, draft("Principle")])
    cells = [
        *row(1, head, "Position", "Remark", header=True),
        *row(2, "6", "Against", "Delete it: nobody needs this in a school."),
        *row(3, "8", "Question", "Who answers where the pupil is a child?"),
    ]
    found = locate([part(*cells)], "", drafts)
    assert units(found) == [
        ("G/1", "Principle 6", "delete"),
        ("G/1", "Principle 8", "comment"),
    ]


def test_a_draft_that_the_heads_name_goes_before_what_they_call_its_pieces():
    drafts = prepare([PORTS, draft("Principle")])
    cells = [
        *row(1, "Harbour Rules, paragraph", "Remark", header=True),
        *row(2, "6", "Delete it: nobody needs this in a port."),
    ]
    found = locate([part(*cells)], "", drafts)
    assert units(found) == [("PORT/1", "6", "delete")]


def test_short_words_are_no_codes():
    labels = ("Rule 7", "Ziel 7", "Мера 7", "原则7")
    assert {key(label) for label in labels} == {("7",)}
    assert key("PP2") == ("pp2",)


def _care():
    texts = {
        "Principle 1": "Nobody should leave home for want of a ramp.",
        "Principle 2": "Care is given with respect, and in a language one speaks.",
        "Recommendation 1": "Every older person has one named contact person.",
        "Recommendation 2": "The need for care is assessed within ten days.",
        "Recommendation 2(a)": "a visit of half an hour at least;",
        "Recommendation 3": "Meals on wheels are delivered hot to every door.",
    }
    pieces = (Paragraph(label=label, text=text) for label, text in texts.items())
    return Draft(id="C", title="Care at home", call="c", paragraphs=tuple(pieces))


def test_principles_and_recommendations_count_each_for_themselves():
    drafts = prepare([_care()])
    said = (
        "Principle 1 should be deleted.",
        "Recommendation 2: please keep it as it is.",
        "Recommandation 2 a) : à supprimer.",
        "Wir unterstützen Grundsatz 2 und Empfehlung 3.",
    )
    assert units(mail(*said, drafts=drafts)) == [
        ("C", "Principle 1", "delete"),
        ("C", "Recommendation 2", "keep"),
        ("C", "Recommendation 2(a)", "delete"),
        ("C", "Principle 2", "Recommendation 3", "keep"),
    ]


def test_a_bare_number_may_be_of_either():
    (asked,) = mail(
        "In care at home, paragraph 2 should go.", drafts=prepare([_care()])
    )
    assert {c.paragraph for c in asked.candidates} >= {
        "Principle 2",
        "Recommendation 2",
    }


def test_another_draft_that_has_the_number_is_not_meant():
    drafts = prepare([_care(), replace(PORTS, call="c")])
    (found,) = units(mail("Recommendation 3: please keep it.", drafts=drafts))
    assert found == ("C", "Recommendation 3", "keep")
    (asked,) = mail("Recommendation 7: please keep it.", drafts=drafts)
    assert asked.review


@pytest.mark.parametrize("printed", ["{}. {}", "{} - {}", "{}: {}", "{}\t{}"])
def test_a_copy_that_prints_what_they_are_called_is_one(printed):
    draft = _care()
    lines = [printed.format(p.label, p.text) for p in draft.paragraphs]
    lines[3] = lines[3].replace("ten days", "five days")
    found = copied(*lines, drafts=prepare([draft]))
    assert units(found) == [("C", "Recommendation 2", "amend")]


def test_a_preamble_counts_apart_from_articles_that_are_printed_with_points():
    labels = ["Preamble 1", "Preamble 2", "1.1", "1.2", "2", "3.1", "3.2", "4.1", "4.2"]
    labels += ["5.1", "5.2"]
    act = Draft(
        id="ACT",
        title="Convention on Ferries",
        call="c",
        paragraphs=tuple(
            Paragraph(label=n, text=f"What stands in number {n} here.") for n in labels
        ),
    )
    said = (
        "Article 3, paragraph 1: please delete.",
        "Статья 3, пункт 2: исключить.",
        "Preamble 2: agreed.",
        "Article 2 should be deleted.",
        "Clause 4.1 should be deleted.",
        "First preambular paragraph: agreed.",
    )
    assert units(mail(*said, drafts=prepare([act]))) == [
        ("ACT", "3.1", "delete"),
        ("ACT", "3.2", "delete"),
        ("ACT", "Preamble 2", "keep"),
        ("ACT", "2", "delete"),
        ("ACT", "4.1", "delete"),
        ("ACT", "Preamble 1", "keep"),
    ]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("R3: please delete.", ("Recommendation 3",)),
        ("r2(a) - please delete.", ("Recommendation 2(a)",)),
        ("Rec. 3 - please delete.", ("Recommendation 3",)),
        ("P2: please delete.", ("Principle 2",)),
        ("Recommendation 2 a: please delete.", ("Recommendation 2(a)",)),
        ("Рекомендация 2 а - исключить.", ("Recommendation 2(a)",)),
    ],
)
def test_short_forms_of_what_they_are_called(said, labels):
    (found,) = mail(said, drafts=prepare([_care()]))
    assert (found.paragraphs, str(found.action)) == (labels, "delete")


@pytest.mark.parametrize("said", ["R7: please delete.", "Q3: please delete."])
def test_a_letter_that_stands_for_none_names_none(said):
    (asked,) = mail(said, drafts=prepare([_care()]))
    assert asked.review


@pytest.mark.parametrize(
    "said", ["Recommendation 3 b: please delete.", "Рекомендация 3 б - исключить."]
)
def test_a_letter_that_no_draft_prints_is_no_point(said):
    (found,) = mail(said, drafts=prepare([_care()]))
    assert "Recommendation 2(a)" not in found.paragraphs


def test_a_piece_without_the_word_has_no_letter():
    more = [
        Paragraph(label=label, text=f"Nobody is sent away, says the {label}.")
        for label in ("9", "Foreword")
    ]
    draft = replace(_care(), paragraphs=(*_care().paragraphs, *more))
    (found,) = mail("R3: please delete.", drafts=prepare([draft]))
    assert found.paragraphs == ("Recommendation 3",)


def test_two_kinds_with_one_letter_have_none():
    draft = _care()
    pieces = [
        replace(p, label=str(p.label).replace("Recommendation", "Priority"))
        for p in draft.paragraphs
    ]
    drafts = prepare([replace(draft, paragraphs=tuple(pieces))])
    (asked,) = mail("P1: please delete.", drafts=drafts)
    assert asked.review


@pytest.mark.parametrize(
    ("kind", "cited"),
    [
        ("Recommendation", ("Rec.", "Recs.", "Recom.", "Recomm.", "Рек.", "Реком.")),
        ("Recommendation", ("Empf.", "Empfehl.", "Recomend.", "Recommand.")),
        ("Principle", ("Princ.", "Prin.", "Прин.", "Prinz.", "Grunds.")),
        ("Objective", ("Obj.", "Object.")),
    ],
)
def test_what_pieces_are_called_may_be_cut_short(kind, cited):
    drafts = prepare([draft(kind), replace(PORTS, id="OTHER")])
    for word in cited:
        found = mail(f"{word} 5: delete. {word} 7: keep.", drafts=drafts)
        assert units(found) == [
            ("G/1", f"{kind} 5", "delete"),
            ("G/1", f"{kind} 7", "keep"),
        ]


def test_a_sentence_that_ends_before_a_number_cuts_nothing_short():
    drafts = prepare([draft("Objective")])
    (found,) = mail("Objective 4 is what we can stand. 5 boats sank.", drafts=drafts)
    assert found.paragraphs == ("Objective 4",)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("第3项建议：我们认为过于详细。", ("Recommendation 3",)),
        ("第3-5项建议：太长。", tuple(f"Recommendation {n}" for n in (3, 4, 5))),
        ("第4项建议过于详细。", ("Recommendation 4",)),
    ],
)
def test_what_they_are_called_behind_the_word_that_counts_them_asks_nothing(
    said, labels
):
    (found,) = mail(said, drafts=prepare([draft("Recommendation")]))
    assert (found.paragraphs, str(found.action)) == (labels, "comment")


def test_behind_a_piece_the_word_is_a_verb_where_something_is_asked():
    (found,) = mail("第5项建议删去。", drafts=prepare([draft("Recommendation")]))
    assert (found.paragraphs, str(found.action)) == (("Recommendation 5",), "delete")


def coded(title):
    return prepare(
        [
            PORTS,
            Draft(
                id="KERBS",
                title=title,
                call="c",
                paragraphs=tuple(
                    Paragraph(label=f"R{n}", text=f"The city paints kerb {n} white.")
                    for n in range(1, 9)
                ),
            ),
        ]
    )


@pytest.mark.parametrize(
    "words",
    [
        "Recommendation 7 should be deleted.",
        "Rec. 7 should be deleted.",
        "Please delete recommendation R7.",
        "The recommendation in R7 should go.",
        "La recommandation 7 est à supprimer.",
        "La recomendación 7 debería suprimirse.",
        "Рекомендацию 7 следует исключить.",
        "建议7应删除。",
        "Empfehlung 7 streichen.",
    ],
)
def test_what_letters_stand_for_is_in_the_name_of_the_draft(words):
    drafts = coded("City of Portolan: plan for kerbs, draft recommendations")
    assert units(mail(words, drafts=drafts)) == [("KERBS", "R7", "delete")]


def test_what_letters_stand_for_is_not_guessed():
    drafts = coded("City of Portolan: plan for kerbs")
    (one,) = mail("Recommendation 7 should be deleted.", drafts=drafts)
    assert one.review
    assert units(mail("Delete recommendation R7.", drafts=drafts)) == [
        ("KERBS", "R7", "delete")
    ]
    named = coded("Recommendations on kerbs")
    assert not units(mail("We support recommendation 7 of the Council.", drafts=named))


LETTERED = prepare(
    [
        Draft(
            id="GAMES",
            title="Games of the harbour",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"Rule {label} is told to all who row.")
                for label in ("1a", "1c", "8g", "9k", "11g")
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Rule 9k should be shorter.", ("9k",)),
        ("Regulation 9k should be shorter.", ("9k",)),
        ("Regulations 1c, 8g and 11g should be shorter.", ("1c", "8g", "11g")),
        ("You could also shorten 1c, 8g and 9k.", ("1c", "8g", "9k")),
    ],
)
def test_a_number_with_its_letter_is_a_piece_behind_what_it_is_called(words, labels):
    found = units(mail(words, drafts=LETTERED))
    assert [each[1:-1] for each in found] == [labels]


def test_a_measure_is_no_such_piece():
    (one,) = mail("A bag of 8g is too heavy for a child.", drafts=LETTERED)
    assert one.review


LIBRARY = prepare(
    [
        Draft(
            id="LIB",
            title="Policy of the library",
            call="c",
            paragraphs=tuple(
                Paragraph(
                    label=label, heading=title, text=f"{title} are set by its board."
                )
                for label, title in (
                    ("1.1", "Opening Hours"),
                    ("1.2", "Reading Rooms"),
                    ("1.3", "Late Fees"),
                    ("2.1", "Late Returns"),
                    ("2.2", "Late Returns"),
                )
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "head",
    ["Rule", "Success criterion", "Regulation no.", "Requisito", "标准"],
)
def test_a_column_may_be_headed_by_what_pieces_are_anywhere(head):
    cells = [
        *row(1, head, "Comment", header=True),
        *row(2, "1.3 Late Fees", "Should be lower."),
        *row(3, "1.2", "Delete."),
    ]
    found = units(locate([part(*cells)], "", LIBRARY))
    assert found == [("LIB", "1.3", "amend"), ("LIB", "1.2", "delete")]


def test_a_title_in_a_column_of_pieces_is_the_piece_that_alone_has_it():
    cells = [
        *row(1, "Rule", "Comment", header=True),
        *row(2, "Late Fees", "Should be lower."),
        *row(3, "Reading Rooms", "Delete."),
        *row(4, "Late Returns", "Delete."),
    ]
    found = locate([part(*cells)], "", LIBRARY)
    assert units(found) == [("LIB", "1.3", "amend"), ("LIB", "1.2", "delete")]
    (asked,) = (each for each in found if each.review)
    assert {each.paragraph for each in asked.candidates} == {"2.1", "2.2"}
