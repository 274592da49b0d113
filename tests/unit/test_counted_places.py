"""Paragraphs that are counted from the end, on a page, or in what was sent before."""

import pytest

from rules.paragraph import prepare
from tests.harbour import mail
from tests.unit.test_each_asked import asked
from tests.unit.test_names_and_wholes import NOTE, cited


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The last two paragraphs", "13 14"),
        ("The last three paragraphs", "12 13 14"),
        ("The first three paragraphs", "1 2 3"),
        ("The last paragraph", "14"),
    ],
)
def test_so_many_of_the_last_are_as_many(text, labels):
    assert cited(text, NOTE) == [f"NOTE {labels}"]


@pytest.mark.parametrize(
    "text",
    [
        "From paragraph 12 to the end: delete.",
        "Supprimer le paragraphe 12 jusqu'à la fin.",
        "Исключить пункт 12 до конца.",
        "Absatz 12 bis zum Ende streichen.",
        "Paragraphs 5 to 8 (except 7) should be deleted.",
        'Page 3, paragraph 2: delete "all".',
        "The second paragraph on page 3 should be deleted.",
        "Seite 3, Absatz 2: streichen.",
        "Paragraph 5 of our earlier comments stands.",
    ],
)
def test_where_it_may_be_more_or_another_a_person_is_asked(text):
    assert asked(text) == []
    assert mail(text, drafts=prepare([NOTE]))


@pytest.mark.parametrize(
    "text", ["Page 3, paragraph 12: delete.", "Paragraph 12 on page 3: delete."]
)
def test_a_number_too_large_for_a_page_is_the_printed_one(text):
    assert asked(text) == [(["12"], "delete")]
