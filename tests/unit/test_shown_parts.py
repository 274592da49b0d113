"""Words of a draft that stand above what is said of them, without any sign."""

from dataclasses import replace

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind, Run
from tests.harbour import ONE, TEXTS, mail, part, passage, units

LONG = (
    "Every boat carries a light at the bow and a bell of brass. "
    "Who hears three strokes of a bell stops the engine and answers with one. "
    "In thick fog all boats keep to the right bank of the river."
)
FOG = Draft(
    id="FOG",
    title="Rules for fog",
    call="c",
    paragraphs=(
        Paragraph(label="1", text=LONG),
        Paragraph(
            label="2", text="Whistles of tugs are tuned to a low note by the guild."
        ),
    ),
)
SOME = "Who hears three strokes of a bell stops the engine and answers with one."
BOATS = prepare([FOG])


@pytest.mark.parametrize("said", ["Why the engine?", "Too strict."])
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_what_stands_below_some_words_of_a_paragraph_is_on_that(said, joint):
    found = mail(*f"{SOME}{joint}{said}".split("\n\n"), drafts=BOATS)
    assert [(c.paragraphs, c.review) for c in found] == [(("1",), False)]
    assert said in found[0].text


def test_so_it_is_in_a_file_where_bold_lines_are_headings():
    bold = passage(SOME.rstrip("."), "p1", runs=(Run(text=SOME[:-1], bold=True),))
    next_one = passage(
        "Tugs and bells", "p3", runs=(Run(text="Tugs and bells", bold=True),)
    )
    said = passage("Why the engine?", "p2")
    other = passage("Bells should be silent at night.", "p4")
    made = part(bold, said, next_one, other, name="a.odt", body=False)
    found = locate([made], "", BOATS)
    assert [c.paragraphs for c in found] == [("1",), ()]


@pytest.mark.parametrize(("label", "review"), [("1. ", False), ("2. ", True)])
def test_a_label_before_the_words_must_be_that_of_their_paragraph(label, review):
    (found,) = mail(f"{label}{SOME}\nThis is too strict.", drafts=BOATS)
    assert found.review is review


def test_in_a_copy_of_the_draft_nothing_is_shown():
    whole = passage(FOG.paragraphs[1].text, "p1")
    made = part(whole, passage(SOME, "p2"), passage("Why?", "p3"), body=False)
    kinds = {p.kind for p in made.passages}
    assert kinds == {PassageKind.PARAGRAPH}
    assert locate([replace(made, name="b.docx")], "", BOATS) is not None


@pytest.mark.parametrize(
    "lead",
    [
        "Page 3, ",
        "RE:  p. 12, ",
        "On page 4 it says ",
        "Seite 3: ",
        "À la page 7 : ",
        "第3页：",
    ],
)
def test_a_page_before_quoted_words_names_nothing_else(lead):
    found = mail(f"{lead}“{TEXTS['7']}” Who examines them?")
    assert units(found) == [("PORT/1", "7", "comment")]


LISTS = (
    "On paragraph 7 we have two questions:\n1) Who pays the test?\n2) Who sits in?",
    "Sur le paragraphe 7, deux questions :\n1) Qui paie l'examen ?\n2) Qui y siège ?",
    "Sobre el párrafo 7, dos preguntas:\n- ¿Quién paga el examen?\n- ¿Y quién lo hace?",
    "Zu Absatz 7 zwei Fragen:\n1) Wer bezahlt die Prüfung?\n2) Und wer sitzt darin?",
    "По пункту 7 два вопроса:\n1) Кто платит за экзамен?\n2) И кто его принимает?",
    "关于第7段有两个问题：\n1) 谁支付考试费用？\n2) 谁来主持考试？",
)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_that_a_line_announces_belongs_to_its_piece(text):
    found = mail(text)
    assert [c.paragraphs for c in found if not c.review] == [("7",)]
    assert found[0].text == text


def test_lists_that_count_from_one_below_each_quotation_are_the_senders():
    found = mail(
        f"“{TEXTS['7']}”\nQuestions:\n1) Who examines them?\n2) Who pays them?",
        f"“{TEXTS['9']}”\nQuestion:\n1) And in winter, too?",
        drafts=ONE,
    )
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "9", "comment")]
