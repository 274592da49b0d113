"""A sentence that puts right its sender's own paper proposes nothing for a draft."""

import pytest

from rules.location import own_paper
from rules.terms import PassageKind, Run
from tests.harbour import mail, passage, units

READS = [
    "On page 2 of our paper, “ten” should read “twelve”.",
    "In our letter of 3 May, “ten” should read “twelve”.",
    "In our comment on paragraph 9, please read “15” instead of “16”.",
    "Dans notre contribution, il faut lire « dix » au lieu de « onze ».",
    "En nuestro documento, donde dice «diez» debe decir «once».",
    "In unserem Papier muss es auf Seite 2 „zehn“ statt „elf“ heißen.",
    "В нашем документе на стр. 2 вместо «10» следует читать «11».",
    "我们的文件第2页中的“10”应改为“11”。",
    'في ورقتنا، يقرأ "11" بدلا من "10".',
]


@pytest.mark.parametrize("text", READS)
def test_what_puts_a_paper_right_is_asked_about(text):
    (found,) = mail(text)
    assert (found.review, found.evidence.value) == (True, own_paper.WHY)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 7: “ten” should read “twelve”.",
        "Paragraph 7: as we say in our paper, “ten” should read “twelve”.",
        "Our proposal on paragraph 7: “ten” should read “twelve”.",
        "According to our comments, paragraph 7 should read “twelve”.",
        "In our comments we ask that paragraph 7 should read “twelve”.",
        "In paragraph 7, seen from our comments, “ten” should read “twelve”.",
        "On page 2 of our paper we say why. " + "It is long. " * 40 + "Please read it.",
    ],
)
def test_a_proposal_that_points_to_a_paper_is_one(text):
    assert not own_paper.corrects(text)


def test_it_is_no_more_of_the_comment_above_and_the_rest_is_read_by_itself():
    found = mail("Paragraph 7: delete.", f"{READS[1]} Paragraph 8 should be deleted.")
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]
    (asked,) = [one for one in found if one.review]
    assert asked.text.strip() == READS[1]


def test_marked_and_quoted_words_stay_in_one():
    text = f"{READS[0]} Paragraph 8 is fine."
    assert len(own_paper.parted(passage(text))) == 2
    assert own_paper.parted(passage(text, kind=PassageKind.QUOTED)) == ()
    assert own_paper.parted(passage(text, runs=(Run(text=text),))) == ()
    assert own_paper.parted(passage(READS[0])) == ()
    assert own_paper.parted(passage("Paragraph 8 should read “x”. It is fine.")) == ()


HANDLES = [
    "Do you have the drafts in Turkish? We only found paragraphs 5 to 8 on your site.",
    "Could you send us paragraph 7 as a Word file?",
    "The PDF stops after paragraph 8.",
    "On which day will paragraph 9 be taken up?",
    "Les paragraphes 5 et 6 manquent dans le fichier.",
    "Solo encontramos los párrafos 5 a 8 en su sitio.",
    "Есть ли проекты на португальском? Мы нашли только пункты 5–8 на вашем сайте.",
    "لم نجد سوى الفقرات 5 إلى 8 في موقعكم.",
    "有没有葡萄牙文版？我们只找到第5至8段。",
    "Auf Ihrer Webseite fehlen die Absätze 5 und 6.",
]


@pytest.mark.parametrize("text", HANDLES)
def test_how_the_drafts_came_is_asked_about(text):
    (found,) = mail(text)
    assert (found.review, found.evidence.value) == (True, own_paper.HANDLED)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 is missing from the list of exemptions.",
        "Paragraph 8: will there be a printed version of the rules?",
        "Do you have the drafts in Portuguese? Paragraph 8 should be deleted.",
        "Ships cannot find shelter in the port of paragraph 8.",
        "Paragraph 8 is fine. " + "The file is long. " * 40 + "The PDF stops after it.",
    ],
)
def test_what_is_said_of_a_piece_is_not_on_how_it_came(text):
    assert [c.paragraphs for c in mail(text) if not c.review] == [("8",)]
