"""Attribution: letters of people who number, list and take leave in their own way."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, LAW, ONE, PORTS, SECTIONS, mail, part, row, units

BOTH = prepare([PORTS, LAKES, LAW])
PLAN = Draft(
    id="PLAN",
    title="Plan of action",
    call="c",
    paragraphs=tuple(
        Paragraph(label=x, text=f"Measure {x} of the plan.") for x in ("S1", "S2", "S3")
    ),
)


def test_lines_that_begin_alike_are_points_however_long_the_line_above():
    long = "para 7, the pilots. good, very good, but write down that nobody sells them"
    found = mail(f"{long}\npara 8 in fog too\npara 9 in which port?")
    assert [c.paragraphs for c in found] == [("7",), ("8",), ("9",)]
    assert found[0].text == long


def test_a_line_that_was_wrapped_before_a_number_is_none():
    (found,) = mail(
        "In paragraph 7 the pilots are examined twice by the master, see\npara 8."
    )
    assert found.paragraphs == ("7",)


def test_a_word_for_what_comes_next_and_a_number_cite():
    found = mail("Paragraph 7 first. It is short.", "Then 11. Who hears them?")
    assert [c.paragraphs for c in found] == [("7",), ("11",)]


def test_a_number_and_a_sign_of_equality_cite_inside_a_line():
    found = mail("para 7 - one examination is not enough. 8 = we love it, thanks")
    assert units(found)[1] == ("PORT/1", "8", "keep")


def test_a_new_piece_may_have_the_code_behind_the_last_one():
    found = mail("We propose a new action S4: “Ring bells.”", drafts=prepare([PLAN]))
    assert units(found) == [("PLAN", "S3", "add")]


def test_a_denied_request_is_on_its_piece_all_the_same():
    found = mail(
        "Paragraph 7 is too long. We do not ask for the deletion of paragraph 8, we ask"
        " that it be read."
    )
    assert [c.paragraphs for c in found] == [("7",), ("8",)]


def test_who_calls_all_paragraphs_articles_is_asked_with_those_of_the_draft():
    found = mail("On Article 11. Well said.", subject="the Harbour Rules", drafts=BOTH)
    assert [c.review for c in found] == [True]
    assert ("PORT/1", "11") in {(c.document, c.paragraph) for c in found[0].candidates}
    found = mail("On Article 5. Well said.", subject="the Lake Rules", drafts=BOTH)
    assert [c.document for c in found[0].candidates] == ["LAKE/1"]


def test_an_abbreviation_names_a_piece():
    found = mail("Cl. 3.2 - agreed.", drafts=prepare([SECTIONS]))
    assert units(found) == [("MANUAL", "3.2", "keep")]
    found = mail("Art. 3, num. 2: de acuerdo.", drafts=prepare([LAW]))
    assert units(found) == [("LAW", "3(2)", "keep")]


def test_what_a_number_is_now_goes_before_what_it_was():
    found = mail(
        "What was paragraph 6 in the last draft and is now paragraph 7 is fine."
    )
    assert units(found) == [("PORT/1", "7", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the text. It is a good start.",
        "In sum, the draft is short and clear.",
        "Bells are missing in the whole text.",
    ],
)
def test_a_remark_on_the_text_is_general(text):
    assert [c.paragraphs for c in mail(text)] == [("*",)]


def test_days_and_months_are_values():
    draft = Draft(
        id="DAYS",
        title="Days",
        call="c",
        paragraphs=(
            Paragraph(label="1", text="Bells ring on each Friday of October."),
        ),
    )
    found = mail("Paragraph 1: plutôt le jeudi", drafts=prepare([draft]))
    assert units(found) == [("DAYS", "1", "amend")]
    found = mail("Paragraph 1: le vendredi", drafts=prepare([draft]))
    assert units(found) == [("DAYS", "1", "comment")]


def test_a_year_alone_is_another_value_where_the_paragraph_has_one():
    draft = Draft(
        id="YEAR",
        title="Years",
        call="c",
        paragraphs=(Paragraph(label="1", text="By 2031 each port has a bell."),),
    )
    found = mail("Paragraph 1: that is far away. 2028!", drafts=prepare([draft]))
    assert units(found) == [("YEAR", "1", "amend")]
    found = mail("Paragraph 1: that is far away. 12!", drafts=prepare([draft]))
    assert units(found) == [("YEAR", "1", "comment")]


def test_a_mark_alone_in_a_row_is_asked_about():
    rows = [
        *row(1, "Paragraph", "A/D/N", "Remarks", header=True),
        *row(2, "7", "A", "Twice a year."),
        *row(3, "8", "D"),
        *row(4, "9", "A", "At every quay."),
    ]
    found = locate([part(*rows)], "", ONE)
    assert [(c.review, c.text) for c in found if "8" in str(c)][:1] == [(True, "D")]
