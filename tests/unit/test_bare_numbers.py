"""Numbers and letters without a noun: of a page, of another piece, below bullets."""

import pytest

from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


def test_a_letter_that_may_be_a_page_is_no_piece():
    assert told("S. 3, Abs. 11: streichen.") == [(["11"], "delete")]
    assert told("S. 2, Abs. 5: streichen.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 is too vague. The fee in 11 should be halved.",
        "Le paragraphe 8 est vague. La durée au 11 devrait être moindre.",
        "Párrafo 8: es vago. El plazo en el 11 debería ser mayor.",
        "Пункт 8 слишком общий. Срок в 11 следует увеличить.",
        "Absatz 8 ist vage. Die Frist in 11 sollte länger sein.",
    ],
)
def test_what_is_said_of_a_bare_number_is_not_sure_to_be_said_of_the_piece_before(text):
    (found,) = mail(text, drafts=ONE)
    assert found.review
    assert {each.paragraph for each in found.candidates} == {"8", "11"}


def test_words_that_lead_in_need_no_colon_above_bullets():
    lines = (
        "Please change",
        "- paragraph 8 to read: Fog is dense.",
        "- paragraph 11: cut",
    )
    assert told("\n".join(lines)) == [(["8"], "amend"), (["11"], "delete")]
