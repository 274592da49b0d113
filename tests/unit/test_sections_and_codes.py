"""Drafts of "§ 4 (2)", of "A(1)", and of chapters through which the numbers run on."""

import pytest

from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, SECTIONS, mail, prepare, units


def draft(name, title, *labels):
    return Draft(
        id=name,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"What {name} says in its place {label}.")
            for label in labels
        ),
    )


BYLAW = draft(
    "LAW", "Bathing by-law", "§ 1", "§ 2 (1)", "§ 2 (2)", "§ 3 (1)", "§ 3 (1)(a)", "§ 4"
)
CODE = draft("CODE", "Code of watching", "A", "A(1)", "A(2)", "B", "B(1)", "B(2)")
PLAN = draft(
    "PLAN", "Plan for hearing", "Aim 2", "Action 2.1", "Action 2.2", "Action 3.1"
)
RUNS = draft(
    "RUNS", "Bergen outcome document", "1", "2", "3", "3 (a)", "3 (b)", "14", "15"
)
ALL = prepare([BYLAW, CODE, PLAN, RUNS])


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("§ 2 (2): please delete.", "§ 2 (2)"),
        ("§ 2.2: please delete.", "§ 2 (2)"),
        ("Section 2(2): please delete.", "§ 2 (2)"),
        ("Section 2, subsection 2: please delete.", "§ 2 (2)"),
        ("Section 3, subsection 1, letter (a): please delete.", "§ 3 (1)(a)"),
        ("Section 4 should be deleted.", "§ 4"),
    ],
)
def test_a_section_is_what_the_sign_says(said, label):
    assert units(mail(said, drafts=ALL)) == [("LAW", label, "delete")]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("A(1): please delete.", "A(1)"),
        ("B (2) - please delete.", "B(2)"),
        ("Rule B(1): please delete.", "B(1)"),
        ("Le point A(2) : à supprimer.", "A(2)"),
        ("المبدأ B(1): نطلب حذف هذا البند.", "B(1)"),
    ],
)
def test_a_letter_with_a_number_in_brackets_is_a_code(said, label):
    assert units(mail(said, drafts=ALL)) == [("CODE", label, "delete")]


def test_codes_are_listed():
    (found,) = mail("We support A(1), B(1) and B(2) as they stand.", drafts=ALL)
    assert found.paragraphs == ("A(1)", "B(1)", "B(2)")


def test_a_bare_number_is_of_the_draft_spoken_of_whatever_another_is_called():
    said = "2.2: please delete."
    (found,) = mail(said, drafts=ALL, subject="Comments on the plan for hearing")
    assert (found.document, found.paragraphs) == ("PLAN", ("Action 2.2",))


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Chapter III, paragraph 14: please delete.", "14"),
        ("Chapitre II, paragraphe 3 a) : à supprimer.", "3 (a)"),
        ("Chapter 3, paragraph 15: please delete.", "15"),
    ],
)
def test_numbers_run_on_through_chapters(said, label):
    found = mail(said, drafts=ALL, subject="Bergen outcome document")
    assert units(found) == [("RUNS", label, "delete")]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Clause 3: please delete.", "3"),
        ("Please delete section 4.", "4"),
        ("Cláusula 3: suprimir.", "3"),
        ("Abschnitt 4: streichen.", "4"),
        ("Раздел 3: исключить.", "3"),
    ],
)
def test_a_clause_may_be_a_paragraph_of_the_draft_spoken_of(said, label):
    """Though another draft has sections 3.1 and 4.1, or prints neither 3 nor 4."""
    drafts = prepare([LAKES, SECTIONS])
    found = mail(said, drafts=drafts, subject="LAKE/1")
    assert units(found) == [("LAKE/1", label, "delete")]


def test_no_clause_of_another_draft_sends_the_rest_to_a_person():
    drafts = prepare([LAKES, SECTIONS])
    found = mail(
        "Clause 3: fine.", "Paragraph 4: delete.", drafts=drafts, subject="LAKE/1"
    )
    assert units(found) == [("LAKE/1", "3", "keep"), ("LAKE/1", "4", "delete")]


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("Section 2: please delete.", "LAKE/1"),  # the manual prints a section 2
        ("Chapter 4: please delete.", "LAKE/1"),
        ("Section 4: please delete.", "MANUAL"),
    ],
)
def test_a_section_that_another_draft_prints_is_no_loose_word(said, subject):
    found = mail(said, drafts=prepare([LAKES, SECTIONS]), subject=subject)
    assert "LAKE/1" not in {document for document, *_ in units(found)}


def test_a_roman_section_is_what_the_draft_spoken_of_prints():
    charter = draft("CHARTER", "Charter of piers", "I", "II", "III", "IV", "V")
    drafts = prepare([charter, SECTIONS])
    found = mail("Clause V: delete.", drafts=drafts, subject="CHARTER")
    assert units(found) == [("CHARTER", "V", "delete")]
