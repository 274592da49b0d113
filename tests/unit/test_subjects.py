"""What the subject of a mail names, for a body that names no piece."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

SECTIONS = prepare(
    [
        Draft(
            id="GUIDE",
            title="Port guide",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, heading=heading, text=text)
                for label, heading, text in (
                    ("1", "Scope", "This guide is for all ports."),
                    ("2.1", "Quays", "Quays are lit at night."),
                    ("2.2", "2.2 Cranes", "Cranes are painted."),
                    ("2.2.1", "Colours of cranes", "Cranes are yellow."),
                )
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("subject", "label"),
    [
        ("2.1 Quays", "2.1"),
        ("Re: 2.1 Quays", "2.1"),
        ("AW: RE: 2.2 Cranes", "2.2"),
        ("2.2.1 Painting them", "2.2.1"),
        ("Section 2.1", "2.1"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "That is far too expensive.",
        "In the first sentence of the chapeau, replace “all” by “some”.",
        "Dans la première phrase, remplacer « nuit » par « jour ».",
        "Im ersten Satz ist „alle“ durch „einige“ zu ersetzen.",
    ],
)
def test_a_subject_that_begins_with_a_label_and_its_title_names_it(
    subject, label, text
):
    (said,) = mail(text, drafts=SECTIONS, subject=subject)
    assert (said.paragraphs, said.review) == ((label,), False)


@pytest.mark.parametrize(
    "subject", ["2.1 version of our paper", "2.1 Cranes", "2.1", "2.4.1 Boats"]
)
def test_a_number_with_another_title_names_nothing(subject):
    (said,) = mail("That is too expensive.", drafts=SECTIONS, subject=subject)
    assert said.review


def test_a_sentence_of_several_pieces_of_a_subject_is_asked_about():
    said = "In the first sentence, delete “lit”."
    (asked,) = mail(said, drafts=SECTIONS, subject="Sections 2.1 and 2.2")
    assert asked.review
    assert [c.paragraph for c in asked.candidates] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Please replicate the note of paragraph 6 for this paragraph.", ["5", "6"]),
        ("This paragraph largely duplicates paragraph 6. Please merge.", ["5", "6"]),
        ("Merci de reprendre la note du paragraphe 6 dans cet article.", ["5", "6"]),
        ("Please apply a similar exception from paragraph 6.", ["5"]),
    ],
)
def test_what_a_mail_on_one_piece_takes_from_another_is_asked_about(words, expected):
    (one,) = mail(words, subject="Paragraph 5")
    assert one.review
    assert [each.paragraph for each in one.candidates] == expected


def test_a_piece_that_opens_its_sentence_is_this_one():
    found = mail("Paragraph 6 is fine. This paragraph may stay.", subject="Paragraph 5")
    assert units(found) == [("PORT/1", "6", "keep")]


def test_another_edition_of_a_draft_is_another_text():
    (one,) = mail("Paragraph 5 of the Harbour Rules 2.0 was better.")
    assert one.review
    assert units(mail("Paragraph 5 of the Harbour Rules should go.")) == [
        ("PORT/1", "5", "delete")
    ]


@pytest.mark.parametrize(("below", "asked"), [("2.1", False), ("2.2", True)])
def test_the_piece_of_the_subject_named_again_is_no_other(below, asked):
    subject, said = "Port guide, section 2.1", "Lamps are far too bright for crews."
    first, *_ = mail(said, f"Section {below} is bad.", subject=subject, drafts=SECTIONS)
    assert (first.review, first.paragraphs) == (asked, () if asked else ("2.1",))


def test_a_judgement_below_a_subject_is_on_its_piece_if_it_names_no_text():
    text = (
        "The process of painting a small crane - and the process of painting a big "
        "crane - is very different and so we should break this up."
    )
    found = mail(text, drafts=SECTIONS, subject="2.2.1 split it up")
    assert [c.paragraphs for c in found] == [("2.2.1",)]
    found = mail("We like this draft.", drafts=SECTIONS, subject="2.2.1 split it up")
    assert [c.paragraphs for c in found] == [("*",)]
    assert [c.paragraphs for c in mail(text, drafts=SECTIONS)] == [("*",)]


def test_what_leads_in_to_a_question_with_a_piece_is_shown_first():
    found = mail(
        "Lanterns are referenced within Section 2.2.1",
        "@anna considered the residual risk of lamps within https://example.org/127",
        '"Where @pier makes an important point at @North22: real data on boats shows '
        "that lamps are fine for the vast majority of crews. They prevented 100% of 40 "
        'collisions, and even 76% of <10 wrecks seen over last year."',
        drafts=SECTIONS,
    )
    assert found
    assert all(c.review for c in found)
    assert all(c.candidates[0].paragraph == "2.2.1" for c in found)


@pytest.mark.parametrize(
    "subject", ["Paragraphs 5 and 7", "Our paper on paragraph 5, and on paragraph 7"]
)
def test_of_two_pieces_in_a_subject_a_person_says_which_is_meant(subject):
    (said,) = mail("This is too long.", subject=subject)
    assert (said.paragraphs, said.review) == ((), True)
    assert [c.paragraph for c in said.candidates] == ["5", "7"]
