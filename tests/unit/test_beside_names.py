"""What is cited beside sections, beside the name of a draft, and to compare."""

from dataclasses import replace

import pytest

from rules.citation import citable, references, settle
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail
from tests.unit.test_names_and_wholes import (
    ACT,
    LAMPS,
    NOTE,
    PLAN,
    RULES,
    cited,
    light,
    read,
    upto,
)

WORDS = light("WORDS", "Declaration of keepers", *upto(19))
ADDED = light("GWF/2025/L.2/Add.1", "Report on buoys", *upto(8))


# --- articles beside sections, and recitals -------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(("Article 9(2)", "9(2)"), ("l'article 9, paragraphe 2", "9(2)")),
        *(("artículo 9, apartado 2", "9(2)"), ("пункт 2 статьи 9", "9(2)")),
        *(("المادة 9 (2)", "9(2)"), ("第9条第2款", "9(2)")),
        *(("Artikel 9 Absatz 2", "9(2)"), ("sub-paragraph 2(3)", "2(3)")),
        *(("9(3)", "9(3)"), ("Article 10", "10")),
    ],
)
def test_what_only_an_act_prints_is_of_it_though_a_guideline_was_spoken_of(text, label):
    assert cited(text, ACT, LAMPS, in_force=("LAMPS",)) == [f"ACT {label}"]


@pytest.mark.parametrize("text", ["9.3", "section 9.3", "point 9.3", "第9.3段"])
def test_sections_stay_those_of_the_guideline(text):
    assert cited(text, ACT, LAMPS, in_force=("LAMPS",)) == ["LAMPS 9.3"]


def test_an_article_with_a_stop_is_asked_about_where_both_print_it():
    act = light("ACT", "Act on lighthouses", "1(1)", "1(2)", "2(1)")
    both = [["LAMPS 1.1", "ACT 1(1)"]]
    assert cited("Article 1.1", LAMPS, act, in_force=("LAMPS",)) == both


def test_in_a_letter_the_article_behind_remarks_on_a_guideline_is_the_acts():
    texts = "Guideline for lamps, 2.1: delete.", "Article 9(2) should be deleted."
    assert read(*texts, drafts=[ACT, LAMPS]) == [
        ("LAMPS", "2.1", "delete"),
        ("ACT", "9(2)", "delete"),
    ]


@pytest.mark.parametrize(
    "word", ["recital 7", "considérant 7", "considerando 7", "Erwägungsgrund 7"]
)
def test_a_recital_is_a_paragraph_of_the_only_plain_draft(word):
    assert cited(word, NOTE, LAMPS, ACT) == ["NOTE 7"]
    assert cited(word, NOTE, WORDS, LAMPS, ACT) == [["NOTE 7", "WORDS 7"]]
    assert cited(word, NOTE) == [["NOTE 7"]]


def test_a_recital_of_a_draft_that_is_named_is_its_paragraph():
    assert cited("recital 7 of the Note", NOTE, LAMPS, ACT) == ["NOTE 7"]
    both = "recital 7 of the Note on fog"
    assert cited(both, NOTE, WORDS, ACT) == cited(both, NOTE) == ["NOTE 7"]


# --- points over a name, and codes ----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "In paragraph 12 of the Plan, letters (a) and (c) should be deleted.",
        "Au paragraphe 12 du Plan, lettres a) et c) : à supprimer.",
        "En el párrafo 12 del Plan, letras a) y c): suprimir.",
        "В пункте 12 Плана подпункты (a) и (c) исключить.",
        "In Absatz 12 des Aktionsplans, Buchstaben a und c: streichen.",
    ],
)
def test_letters_behind_the_name_of_the_draft_lie_in_the_paragraph_before(text):
    assert cited(text, PLAN, NOTE) == ["HP/7 12(a) 12(c)"]
    assert read(text, drafts=[PLAN, NOTE]) == [("HP/7", "12(a)", "12(c)", "delete")]


def test_what_stands_farther_off_is_no_part_of_the_paragraph():
    text = "We read paragraph 12 of the Plan. Letters (a) and (c) should be deleted."
    assert read(text, drafts=[PLAN, NOTE])[0] == ("HP/7", "12", "comment")
    text = "In paragraph 12 of the Plan, paragraph 13"
    assert cited(text, PLAN, NOTE) == ["HP/7 12", "HP/7 13"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) Declaration, para 16: delete it.", ("WORDS", "16", "delete")),
        ("1) Declaration, paragraph 16: too long.", ("WORDS", "16", "comment")),
        ("1) Declaration – paragraph 16: delete.", ("WORDS", "16", "delete")),
        ("1) Declaration (paragraph 16): delete.", ("WORDS", "16", "delete")),
    ],
)
def test_the_number_of_a_point_before_a_name_is_none_of_the_draft(text, expected):
    assert read(text, drafts=[WORDS, NOTE]) == [expected]


def test_a_number_that_leads_to_the_name_is_one_of_the_draft():
    text = "Paragraph 1 of the Declaration: delete."
    assert read(text, drafts=[WORDS, NOTE]) == [("WORDS", "1", "delete")]
    assert read("1) The Declaration is far too long.", drafts=[WORDS, NOTE]) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We propose the deletion of paragraph 3 of {}.", "3"),
        ("Nous proposons la suppression du paragraphe 3 de {}.", "3"),
        ("Proponemos la supresión del párrafo 3 de {}.", "3"),
        ("Предлагаем исключить пункт 3 документа {}.", "3"),
        ("نقترح حذف الفقرة 3 من {}.", "3"),
        ("建议删除{}号文件第5段。", "5"),
        ("Wir beantragen die Streichung von Absatz 3 von {}.", "3"),
    ],
)
def test_the_code_of_an_addendum_adds_nothing(text, label):
    said = text.format(ADDED.id)
    assert read(said, drafts=[ADDED, NOTE]) == [(ADDED.id, label, "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "We propose to add a sentence to paragraph 3 of GWF/2025/L.2/Add.1.",
        "建议修改GWF/2025/L.2/Add.1号文件第3段。",
    ],
)
def test_what_is_asked_beside_such_a_code_is_done(text):
    assert read(text, drafts=[ADDED, NOTE]) == [(ADDED.id, "3", "amend")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《Guideline for lamps》5.3建议删除。", [("LAMPS", "5.3", "delete")]),
        ("《Guideline for lamps》5.1删除。", [("LAMPS", "5.1", "delete")]),
        *(
            ("《Guideline for lamps》5年后再议。", []),
            ("《Guideline for lamps》5页。", []),
        ),
    ],
)
def test_chinese_goes_on_behind_the_number_but_for_what_is_counted(text, found):
    five = replace(LAMPS, paragraphs=(*LAMPS.paragraphs, Paragraph(label="5", text="")))
    assert read(text, drafts=[five, NOTE]) == found


# --- pieces of other texts, and cross references --------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("paragraph 8 of the draft XYZ", True),
        ("paragraph 8 of the draft RoK", True),
        ("le paragraphe 8 du projet XYZ", True),
        ("el párrafo 8 del proyecto XYZ", True),
        ("Absatz 8 des Entwurfs XYZ", True),
        ("paragraph 8 of the draft", False),
        ("paragraph 8 of the draft text", False),
        ("paragraph 8 of the draft NOTE", False),
        ("le paragraphe 8 du projet de texte", False),
        ("Absatz 8 des Entwurfs", False),
    ],
)
def test_letters_of_no_draft_of_ours_are_those_of_another(text, told):
    (found,) = references(text, citable([NOTE, RULES]))
    assert found.strange is told


def test_a_piece_of_a_draft_that_nobody_knows_is_asked_about_with_all_of_its_number():
    drafts = citable([NOTE, RULES])
    (found,) = references("Paragraph 5 of the draft XYZ", drafts)
    settled = settle(found, drafts, in_force=(NOTE.id,))
    assert not settled.sure
    assert settled.candidates == ((NOTE.id, "5"), (RULES.id, "5"))


def test_what_a_draft_calls_its_pieces_is_heard_of_such_a_draft_too():
    said = ("Principle 1", "Principle 2", "Recommendation 1", "Recommendation 2")
    both = replace(
        NOTE, paragraphs=tuple(Paragraph(label=x, text="Lamps are lit.") for x in said)
    )
    drafts = citable([both])
    (found,) = references("Recommendation 2 of the draft XYZ", drafts)
    assert settle(found, drafts).candidates == ((NOTE.id, "Recommendation 2"),)


BOTH = [
    Draft(
        id=name,
        title=f"{name} on lamps",
        call="c",
        paragraphs=(
            Paragraph(label="4", text="Lamps are cleaned every week."),
            Paragraph(label="14", text=text),
        ),
    )
    for name, text in (
        ("Statement", "We affirm the right of every keeper to rest, at all times."),
        ("Programme", "Keepers rest at all times when the lamp is not lit."),
    )
]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 14: replace “We affirm” by “We recall”.",
        "Au paragraphe 14, remplacer « We affirm » par « We recall ».",
        "第14段：将“We affirm”改为“We recall”。",
    ],
)
def test_words_quoted_from_one_of_two_paragraphs_tell_which_is_meant(text):
    (found,) = mail(text, drafts=prepare(BOTH))
    assert (found.document, found.paragraphs) == ("Statement", ("14",))


@pytest.mark.parametrize("old", ["at all times", "every boat", "rest"])
def test_words_that_stand_in_both_or_in_none_tell_nothing(old):
    (found,) = mail(f"Paragraph 14: strike “{old}”.", drafts=prepare(BOTH))
    assert found.review
    assert {c.document for c in found.candidates} == {"Statement", "Programme"}


@pytest.mark.parametrize(
    "text",
    [
        "The same problem does not arise in paragraph 7 of the annex.",
        "We note that paragraph 14 of the Declaration takes a different line.",
        "It also has to be read together with paragraph 3 of the Declaration.",
        "Le même problème ne se pose pas au paragraphe 7.",
        "El mismo problema no se plantea en el párrafo 7.",
        "Та же проблема не возникает в пункте 7.",
        "Das gleiche Problem stellt sich nicht in Absatz 7.",
    ],
)
def test_who_only_compares_does_not_comment_on_the_other_piece(text):
    text = f"Paragraph 5 is vague. {text}"
    assert read(text, drafts=[WORDS]) == [("WORDS", "5", "comment")]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Paragraph 5 is vague. The same problem arises in paragraph 13.", "13"),
        ("El párrafo 5 es vago. El mismo problema se plantea en el párrafo 7.", "7"),
        ("Paragraph 5 is vague. We note that paragraph 14 is too long.", "14"),
    ],
)
def test_who_finds_it_there_as_well_comments_on_both(text, other):
    five = ("WORDS", "5", "comment")
    assert read(text, drafts=[WORDS]) == [five, ("WORDS", other, "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "Please delete document GWF/2025/L.2/Add.1, paragraph 7.",
        "Просим исключить документ GWF/2025/L.2/Add.1, пункт 7.",
        "请删去文件GWF/2025/L.2/Add.1第7段。",
        "请删去草案第7段。",
    ],
)
def test_what_a_draft_is_called_before_its_name_is_no_part_of_what_is_asked(text):
    assert read(text, drafts=[ADDED]) == [(ADDED.id, "7", "delete")]
