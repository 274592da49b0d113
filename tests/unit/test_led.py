"""Words that say what is asked of the pieces in the lines below them."""

import pytest

from rules.paragraph import locate
from tests.harbour import ONE, TWO, added, mail, part, passage, row, units

#: Words that lead in, pieces below them, and what is asked.
LEADS = {
    "We should like to see removed:": "delete",
    "The following paragraphs can go:": "delete",
    "Strike": "delete",
    "Paragraphs to be kept": "keep",
    "What we like:": "keep",
    "Nous demandons de supprimer :": "delete",
    "Deben suprimirse los párrafos siguientes:": "delete",
    "Просим исключить следующие пункты:": "delete",
    "نطلب حذف الفقرات التالية:": "delete",
    "建议删除以下段落：": "delete",
    "Wir sind einverstanden mit:": "keep",
    "In the following paragraphs, replace “shall” with “will”:": "amend",
    "Paragraphs that we do not understand:": "comment",
    "Please merge:": "merge",
}
PIECES = [
    ("- paragraph 8", "- paragraph 11"),
    ("• 8", "• 11"),
    ("1. Paragraph 8 (fog)", "2. Paragraph 11 (crews)"),
    ("- Absatz 8; und", "- Absatz 11."),
    ("a) § 8", "b) § 11"),
    ("- the Harbour Rules, paragraph 8", "- the Harbour Rules, paragraph 11"),
]


@pytest.mark.parametrize("below", PIECES)
@pytest.mark.parametrize("lead", LEADS)
def test_what_leads_in_is_said_of_all_pieces_below(lead, below):
    lines = [lead, *below]
    expected = [("PORT/1", "8", "11", LEADS[lead])]
    subject = "the Harbour Rules"
    for blocks in (["\n".join(lines)], lines, [lead, "\n".join(below)]):
        found = mail(*blocks, subject=subject)
        assert units(found) == expected
        assert found[0].text == "\n".join(lines)
    again = mail("Dear all,", "\n".join([*lines, "Agreed:", "- 5", "- 6"]), "Ann")
    assert units(again) == [*expected, ("PORT/1", "5", "6", "keep")]


def test_pieces_without_bullets_are_read_where_nothing_stands_below_them():
    lines = ["STRIKE", "Paragraph 8", "Paragraph 11", "KEEP", "Paragraph 5"]
    expected = [("PORT/1", "8", "11", "delete"), ("PORT/1", "5", "keep")]
    assert units(mail("\n".join(lines))) == expected
    assert units(mail("\n".join(lines), "Kind regards,")) == expected
    headings = ["Deletions", "Paragraph 8", "Who pays for the buoys in the fog?"]
    assert units(mail(*headings)) == [("PORT/1", "8", "comment")]
    assert units(mail("\n".join(headings))) == [("PORT/1", "8", "comment")]
    answers = ["Paragraph 8", "Keep", "Paragraph 9", "Delete"]
    assert units(mail("\n".join(answers))) == [
        ("PORT/1", "8", "keep"),
        ("PORT/1", "9", "delete"),
    ]


def test_a_reason_behind_a_piece_does_not_change_what_is_asked():
    found = mail(
        "The following paragraphs should be deleted:\n- Paragraph 8, as fog is rare\n"
        "- Paragraph 9: delete\n- 11"
    )
    assert units(found) == [
        ("PORT/1", "8", "delete"),
        ("PORT/1", "9", "delete"),
        ("PORT/1", "11", "delete"),
    ]


def test_a_piece_of_which_something_else_is_asked_goes_to_a_person():
    (first, second) = mail("We can accept:\n- paragraph 8\n- paragraph 9: delete it.")
    assert units([first]) == [("PORT/1", "8", "keep")]
    assert second.review
    assert second.text == "- paragraph 9: delete it."
    assert [c.paragraph for c in second.candidates] == ["9"]


def test_below_words_that_only_announce_changes_each_piece_has_its_own():
    found = mail("Amendments:\n- 8: “mist” instead of “fog”\n- 9: why every berth?")
    assert units(found) == [("PORT/1", "8", "amend"), ("PORT/1", "9", "comment")]
    assert [c.text for c in found] == [
        "Amendments:\n- 8: “mist” instead of “fog”",
        "- 9: why every berth?",
    ]


def test_pieces_of_two_drafts_are_two_comments():
    found = mail(
        "Strike:\n- the Harbour Rules, paragraph 8\n- the Lake Rules, paragraph 3",
        drafts=TWO,
    )
    assert units(found) == [("PORT/1", "8", "delete"), ("LAKE/1", "3", "delete")]


def test_pieces_that_two_drafts_have_are_one_question_with_all_of_them():
    for below in (["- paragraph 5", "- paragraph 6"], ["- 5", "- 6"]):
        (found,) = mail("\n".join(["Please strike:", *below]), drafts=TWO)
        assert found.review
        assert {(c.document, c.paragraph) for c in found.candidates} == {
            (document, label) for document in ("PORT/1", "LAKE/1") for label in "56"
        }


def test_what_goes_on_below_the_pieces_is_more_of_the_comment():
    (found,) = mail(
        "Please strike:\n- paragraph 8\n- paragraph 11", "Nobody needs them."
    )
    assert units([found]) == [("PORT/1", "8", "11", "delete")]
    assert found.text.endswith("Nobody needs them.")


@pytest.mark.parametrize(
    "lead",
    [
        "Paragraph 5: delete",
        "We support the Harbour Rules with these changes:",
        "Please find our wishes below:",
        "+ good",
        "Our remarks:",
        "We should prefer to keep it all as short as it was in the spring:",
        "We should be glad if the following paragraphs were deleted.",
    ],
)
def test_other_lines_do_not_lead_in(lead):
    found = mail(f"{lead}\n- Paragraph 8: who pays?\n- Paragraph 9: delete.")
    assert units(found)[-2:] == [("PORT/1", "8", "comment"), ("PORT/1", "9", "delete")]


def test_tables_and_tracked_lines_are_read_as_they_are():
    cells = row(1, "Paragraph", "Comment"), row(2, "8", "Delete.")
    found = locate(
        [part(passage("Please strike:"), *cells[0], *cells[1], body=False)], "", ONE
    )
    assert units(found) == [("PORT/1", "8", "delete")]
    lines = [passage("Please strike:", "p1"), added("- paragraph 8", "p2")]
    found = locate([part(*lines, body=False)], "", ONE)
    assert "- paragraph 8" in "\n".join(c.text for c in found)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("What we like: paragraph 8", "keep"),
        ("Likes: paragraph 8", "keep"),
        ("What should go: paragraph 8.", "delete"),
        ("Unclear: paragraph 8", "comment"),
        ("The following should be struck: paragraph 8.", "delete"),
    ],
)
def test_what_stands_before_the_colon_is_said_of_the_piece_behind_it(text, action):
    assert units(mail(text)) == [("PORT/1", "8", action)]


def test_a_greeting_with_a_colon_leads_in_nothing():
    lines = [
        "- Apartado 8: bien.",
        "- Apartado 9: falta quién paga.",
        "- Apartado 11: ?",
    ]
    found = mail("Hola a todas:", "\n".join(lines))
    assert [c.paragraphs for c in found if not c.review] == [("8",), ("9",), ("11",)]


def test_what_is_led_in_stands_where_its_first_words_stand():
    lead, *below = [
        "Our sailors ask to delete:",
        "- paragraph 8",
        "- paragraph 11: fog",
    ]
    found = mail(lead, "\n".join(below))
    assert [c.text for c in found] == [f"{lead}\n{below[0]}", below[1]]
    assert [c.source.place for c in found] == ["p0", "p1"]


@pytest.mark.parametrize(
    "lead",
    [
        "Open questions remain on:",
        "Still with our engineers:",
        "Encore à l'étude :",
        "Ещё изучаются:",
        "仍在研究：",
    ],
)
def test_words_that_ask_for_nothing_are_said_of_pieces_beside_another_list(lead):
    below = f"{lead}\n- 5\n- 7"
    other = "To be deleted:\n- paragraph 6\n- paragraph 8"
    told, gone = ("PORT/1", "5", "7", "comment"), ("PORT/1", "6", "8", "delete")
    assert units(mail(below, other)) == [told, gone]
    assert units(mail(other, below)) == [gone, told]
    assert units(mail(below, "Paragraph 5: too long.")) == [("PORT/1", "5", "comment")]


def test_what_such_words_ask_for_in_no_known_words_is_asked_about():
    first, second = mail("Off the table:\n- paragraph 5", "Delete:\n- paragraph 7")
    assert first.review
    assert units([second]) == [("PORT/1", "7", "delete")]
