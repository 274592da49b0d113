"""Attribution: words that stand where none are looked for are kept all the same."""

import pytest

from rules.paragraph import locate
from tests.harbour import ONE, TEXTS, mail, part, passage, row, table, units

# --- in tables and forms -----------------------------------------------------------


def test_a_comment_in_a_box_of_its_own_is_read_as_running_text():
    (found,) = table(("Paragraph 7: the examination is too long.",))
    assert units([found]) == [("PORT/1", "7", "comment")]
    found = table(("Paragraph 7: far too long.",), ("Paragraph 8: why only fog?",))
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "comment")]


def test_a_row_that_names_a_piece_and_says_something_is_no_mere_heading():
    found = table(
        ("Paragraph", "Comment"),
        ("7", "Delete."),
        ("Paragraph 8: too weak",),
        ("Paragraph 9: Please delete it, nobody pays for waste.",),
        ("Paragraph 6",),
    )
    assert [(c.paragraphs, c.text) for c in found if not c.review] == [
        (("7",), "Delete."),
        (("8",), "Paragraph 8: too weak"),
        (("9",), "Paragraph 9: Please delete it, nobody pays for waste."),
    ]


def test_a_first_row_that_cites_a_piece_is_no_header():
    found = table(("Para 7", "Change it."), ("Para 8", "Delete it."))
    assert [c.text for c in found] == ["Change it.", "Delete it."]


def test_the_column_of_responses_speaks_where_no_other_does():
    said = "An examination in writing is too hard."
    found = table(("Paragraph", "Response"), ("7", said), ("8", "Delete."))
    assert [c.text for c in found] == [said, "Delete."]
    found = table(("Text", "Response"), (TEXTS["7"], said), (TEXTS["8"], "Delete."))
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]
    found = table(("Para", "Comment", "Response"), ("7", "Delete.", said))
    assert [c.text for c in found] == ["Delete."]


def test_every_cell_of_a_typed_table_is_kept():
    (found, _) = mail(
        "Para | Comment | Impact | Remark\n"
        "7 | Delete it. | Costs | Too dear\n8 | Keep it. | - | -"
    )
    assert found.text == "Delete it.\nCosts\nToo dear"


def test_what_stands_above_the_first_field_of_a_form_is_said_too():
    whole = "The whole draft is silent on noise."
    found = mail(f"{whole}\nParagraph: 7\nComment: Delete it.")
    assert [c.text for c in found] == ["Delete it.", whole]
    found = mail("Dear Sir,\nParagraph: 7\nComment: Delete it.")
    assert [c.text for c in found] == ["Delete it."]


def test_a_reason_on_the_line_that_announces_it_is_kept():
    reason = passage("Reason: too many ships", "p9")
    cells = [
        c for n in (1, 2) for c in row(n, *(("Para", "Comment"), ("7", "No."))[n - 1])
    ]
    (found,) = locate([part(*cells, reason, body=False)], "", ONE)
    assert found.text == "No.\nReason: too many ships"


# --- in greetings, farewells and covers ---------------------------------------------


@pytest.mark.parametrize(
    "under",
    [
        "Kind regards,\nAnn\nPS: Paragraph 8 should be deleted.",
        "Kind regards,\nAnn\nParagraph 8: delete.",
    ],
)
def test_a_point_in_the_block_of_the_farewell_is_found(under):
    found = mail("Para 7: Delete.", under)
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "delete")]


def test_a_line_on_a_piece_right_above_the_name_is_no_signature():
    body = part(passage("Paragraph 8 is far too weak\nAnn Harbour"))
    (found,) = locate([body], "", ONE, ["Ann Harbour"])
    assert units([found]) == [("PORT/1", "8", "comment")]


def test_a_farewell_that_demands_is_no_mere_farewell():
    (found,) = mail("My regards to the drafters, but paragraph 8 must go.")
    assert found.paragraphs == ("8",)


def test_a_greeting_that_judges_is_no_mere_greeting():
    (found,) = mail("Hello, the draft is far too weak.")
    assert found.text == "Hello, the draft is far too weak."


def test_a_judgement_without_its_stop_is_no_title():
    (found,) = mail("The draft is far too weak")
    assert found.paragraphs == ("*",)


def test_a_cover_note_of_which_a_short_sentence_judges_is_kept():
    (found,) = mail("I have reviewed it. Weak on noise.")
    assert found.review


def test_only_the_line_that_announces_it_makes_a_mail_a_forwarded_one():
    said, quoted = "Nous avons lu votre message transféré.", "> Paragraph 7: Delete."
    assert units(mail(said, quoted)) == []
    line = "FYI\n---------- Message transféré ----------"
    assert units(mail(line, quoted)) == [("PORT/1", "7", "delete")]


def test_a_table_of_people_makes_no_comment():
    people = ("Ann Harbour of the pilots and their widows", "2 May")
    assert table(("Name", "Date"), people) == ()
