"""One number of two drafts, a point that only another prints, and no comments, but …"""

import pytest

from rules.action import request
from rules.location import courtesy
from rules.paragraph import prepare
from rules.terms import Action
from tests.harbour import mail
from tests.unit.test_names_and_wholes import NOTE, PLAN, RULES, cited, light, read, upto

WORDS = light(
    "WORDS", "Declaration of keepers", *upto(19), aliases=["déclaration des gardiens"]
)
REPORT = light("REPORT", "Report on buoys", *upto(8), aliases=["浮标报告", "отчет"])


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 5 of the Note on fog and the Declaration of keepers is too long.",
        "Paragraph 5 of the Note on fog and of the Declaration of keepers is too long.",
        "Paragraph 5 in the Note on fog as well as in the Declaration of keepers: no.",
        "Paragraph 5 (Note on fog and Declaration of keepers) is too long.",
        "Paragraph 5, Note on fog & Declaration of keepers: too long.",
        "Le paragraphe 5 du Note on fog et de la déclaration des gardiens est bon.",
        "Absatz 5 der Note on fog und der Declaration of keepers ist zu lang.",
    ],
)
def test_a_number_of_two_drafts_is_a_question_with_both(text):
    assert cited(text, NOTE, WORDS, REPORT) == [["NOTE 5", "WORDS 5"]]


@pytest.mark.parametrize(
    "text",
    [
        "In both the Note on fog and the Declaration of keepers, paragraph 5 is long.",
        "Note on fog and Declaration of keepers, paragraph 5: too long.",
    ],
)
def test_names_before_the_number_share_it_too(text):
    assert cited(text, NOTE, WORDS) == [["WORDS 5", "NOTE 5"]]


def test_names_in_capitals_share_a_number_in_russian():
    text = "Пункт 5 NOTE и REPORT слишком длинный."
    assert cited(text, NOTE, REPORT) == [["NOTE 5", "REPORT 5"]]


def test_three_drafts_are_a_row():
    text = (
        "Para 5 of the Note on fog, the Report on buoys and the Declaration of keepers"
    )
    assert cited(text, NOTE, WORDS, REPORT) == [["NOTE 5", "REPORT 5", "WORDS 5"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Paragraph 5 of the Note on fog repeats the Declaration of keepers.",
            ["NOTE 5"],
        ),
        (
            "Paragraph 5 of the Note on fog, the Declaration of keepers knows why.",
            ["NOTE 5"],
        ),
        (
            "Paragraph 5 of the Note on fog and paragraph 6 of the Report on buoys.",
            ["NOTE 5", "REPORT 6"],
        ),
        (
            "Paragraph 5 of the Note on fog and, in the Report on buoys, paragraph 6.",
            ["NOTE 5", "REPORT 6"],
        ),
    ],
)
def test_a_draft_that_is_only_named_beside_or_has_a_number_of_its_own(text, found):
    assert cited(text, NOTE, WORDS, REPORT) == found


def test_a_number_that_one_of_both_prints_is_of_that():
    text = "Paragraph 14 of the Note on fog and the Report on buoys"
    assert cited(text, NOTE, REPORT) == ["NOTE 14"]


# --- a point that only another draft prints -------------------------------------------


@pytest.mark.parametrize("text", ["Paragraph 12(b)", "12 (b)", "sub-paragraph 12(b)"])
def test_a_point_that_only_another_draft_prints_is_a_question(text):
    assert cited(text, PLAN, NOTE, in_force=("NOTE",)) == [["HP/7 12(b)", "NOTE 12"]]


def test_it_is_none_where_its_draft_is_named_or_no_other_prints_it():
    text = "paragraph 12(b) of the Note on fog"
    assert cited(text, PLAN, NOTE, in_force=("NOTE",)) == ["NOTE 12"]
    assert cited("12(b)", RULES, NOTE, in_force=("NOTE",)) == ["NOTE 12"]


# --- no comments, and more ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "We have no comments on the note and support it.",
        "The Bank has no comments on the note, but regrets its length.",
        "We do not have any further comments, but find it too long.",
        "La Banque n'a pas d'observations sur la note, mais regrette sa longueur.",
        "El Banco no tiene comentarios sobre la nota, pero lamenta su extensión.",
        "Банк не имеет замечаний к записке и поддерживает её.",
        "Wir haben keine Anmerkungen zum Entwurf, aber bedauern seine Länge.",
        "ليس لدينا ملاحظات على المذكرة، لكن نأسف لطولها.",
    ],
)
def test_what_follows_behind_no_comments_is_kept(text):
    assert not courtesy.only_accompanies(text)
    assert [c.text for c in mail(text, drafts=prepare([NOTE]))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "We have no comments on the note.",
        "We have no comments and remain at your disposal.",
        "We have no further comments and look forward to the meeting in May.",
        "We have no comments on the note and thank the secretariat for its work.",
    ],
)
def test_no_comments_and_a_courtesy_are_none(text):
    assert mail(text, drafts=prepare([NOTE])) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We support the note in its entirety.",
        "We have no comments on the drafts and support them in their entirety.",
        "Nous appuyons le texte dans son intégralité.",
        "Apoyamos el texto en su totalidad.",
        "Wir unterstützen den Text in seiner Gesamtheit.",
    ],
)
def test_a_text_in_its_entirety_is_all_of_it(text):
    ((_, place, action),) = read(text, drafts=[NOTE])
    assert (place, action) == ("*", "general")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The para may be deleted.", Action.DELETE),
        ("The sub-para should go.", Action.DELETE),
        ("Suprimir la frase final para evitar dudas.", Action.AMEND),
    ],
)
def test_a_para_is_no_part_of_itself(text, action):
    assert request(text).action is action
