"""A piece that is named inside a section that is called by its title."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

QUAY = Draft(
    id="QUAY",
    title="Rules of the quay",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=heading)
        for label, heading, text in (
            ("1", "Aims", "These rules have two aims."),
            ("1(1)", "", "Quiet nights for those who live near the water."),
            ("1(2)", "", "Dry storage for sails."),
            ("2", "Length of Stay", "Boats may stay as long as the weather is bad."),
            ("3", "Berth Fees", "Fees are counted in two steps."),
            ("3(1)", "Step 1 (Survey)", "The warden measures the boat."),
            ("3(2)", "Step 2 (Billing)", "The office sends a bill within a week."),
            ("4.1", "Grounds for Refusal", "Nobody is refused a berth, but for:"),
            ("4.1(a)", "Grounds for Refusal", "leaking fuel tanks;"),
            ("4.1(b)", "", "unpaid bills of the year before."),
            ("6", "Fees under Paragraph 2", "They are low."),
            ("6(1)", "", "Nobody pays at night."),
        )
    ),
)


def found(text, *more):
    comments = mail(text, drafts=prepare([QUAY, *more]))
    return units(c for c in comments if not c.review)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('Please delete bullet "2." of the "Berth Fees" section.', "3(2)"),
        ("Delete item 1 of the Berth Fees section.", "3(1)"),
        ("Delete bullet 2 of the section “Grounds for Refusal”.", "4.1(b)"),
        ("In the Aims section, item 2 should be deleted.", "1(2)"),
        ("In the Berth Fees section: paragraph 1 should be deleted.", "3(1)"),
        ("Please delete section 3, Berth Fees, Step 2, which is too much.", "3(2)"),
        ("Please delete section 3, Berth Fees, item 2.", "3(2)"),
        ("Delete bullet 1 of the section “Fees under paragraph 2”.", "6(1)"),
        ("Supprimer le point 2 de la section « Berth Fees ».", "3(2)"),
        ("Suprimir el punto 2 de la sección «Berth Fees».", "3(2)"),
        ("Spiegelstrich 2 des Abschnitts „Berth Fees“ streichen.", "3(2)"),
        ("Исключить пункт 2 раздела «Berth Fees».", "3(2)"),
    ],
)
def test_its_number_counts_in_that_section(text, label):
    assert found(text) == [("QUAY", label, "delete")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Section 3, Berth Fees, is too long.", "3"),
        ("Section 3, Length of Stay, Step 2: too long.", "3"),
        ("Section 3, Berth Fees, Length of Stay: too long.", "3"),
        ("Paragraph 2 of the rules is too long.", "2"),
        ("Paragraphs 1 and 2 of the Berth Fees section are too long.", "1"),
        ("We spoke of berth fees at length, paragraph 2 is too long.", "2"),
        ("Aims, paragraph 2: too long.", "2"),
        ("Paragraph 2 of length of stay is too long.", "2"),
    ],
)
def test_elsewhere_it_counts_in_the_draft(text, label):
    assert found(text)[:1] in ([("QUAY", label, "comment")], [])
    assert ("QUAY", "3(2)", "comment") not in found(text)


def test_without_a_number_there_is_none():
    assert found("The Berth Fees section is too long.") in (
        [],
        [("QUAY", "3", "comment")],
    )


def test_a_number_that_the_section_does_not_have_is_asked_for():
    (asked,) = mail(
        "Delete bullet 9 of the “Berth Fees” section.", drafts=prepare([QUAY])
    )
    assert asked.review


def test_a_title_of_several_sections_tells_none():
    other = Draft(
        id="MOLE",
        title="Rules of the mole",
        call="c",
        paragraphs=(
            Paragraph(label="5", heading="Berth Fees", text="None are due here."),
            Paragraph(label="5(2)", text="Tips are welcome."),
        ),
    )
    text = "Delete bullet 2 of the “Berth Fees” section."
    (asked,) = mail(text, drafts=prepare([QUAY, other]))
    assert asked.review
    assert {c.paragraph for c in asked.candidates} == {"3(2)", "5(2)"}
    text = "Section 3, Berth Fees, Step 2: too long."
    assert ("QUAY", "3(2)", "comment") not in found(text, other)
