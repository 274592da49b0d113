"""What the subject of a mail names, for a body that names no piece."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, mail, units

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


STATUTES = [
    Draft(
        id="CLUB",
        title="Statutes of the rowing club",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, heading=heading, text=text)
            for label, heading, text in (
                ("1(1)", "§ 1 Boats", "Boats are kept dry."),
                ("1(2)", "§ 1 Boats", "Boats are painted in May."),
                ("2(1)", "§ 2 Fees", "Fees are paid in advance."),
                ("2(2)", "§ 2 Fees", "Fees are waived for children."),
            )
        ),
    )
]
CLUB = prepare(STATUTES)


@pytest.mark.parametrize(
    "title",
    ["Fees, paragraph 1", "Re: Fees, Abs. 1", "Fees - paragraphe 1"],
)
@pytest.mark.parametrize(
    "text",
    [
        "That is far too early.",
        "My wording for the end of the first paragraph: “in June”.",
        "Mein Vorschlag für den Schluss des ersten Absatzes: „im Juni“.",
        "Pour la fin du premier paragraphe, je propose « en juin ».",
    ],
)
def test_a_title_before_a_number_that_counts_in_it_names_a_piece(title, text):
    (said,) = mail(text, drafts=CLUB, subject=title)
    assert (said.paragraphs, said.review) == (("2(1)",), False)


def test_so_it_does_at_the_head_of_a_line():
    found = units(mail("Boats, paragraph 2: too early.", drafts=CLUB))
    assert [u[:2] for u in found] == [("CLUB", "1(2)")]
    (said,) = mail("We like the boats, paragraph 2 is too early.", drafts=CLUB)
    assert said.review
    (said,) = mail("Boats, paragraph 2: too early.", drafts=prepare([*STATUTES, LAKES]))
    assert said.review or said.document == "LAKE/1"


def test_the_second_paragraph_is_not_that_of_a_subject_on_the_first():
    (said,) = mail(
        "The second paragraph is too long.", drafts=CLUB, subject="Fees, paragraph 1"
    )
    assert said.paragraphs != ("2(1)",)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The word dry is odd in this rule.", "Section 2.1 has it, too."),
        ("Le jaune est trop clair dans ce critère.", "Le point 2.1 l'a aussi."),
    ],
)
def test_words_on_this_rule_are_on_that_of_the_subject(text, other):
    found = mail(text, other, drafts=SECTIONS, subject="2.2.1 Painting them")
    assert (found[0].text, found[0].paragraphs) == (text, ("2.2.1",))
    assert not found[0].review


@pytest.mark.parametrize(
    "subject",
    [
        "Too much (Colours of cranes)",
        "Trop cher (Guide, Colours of cranes)",
        "没有道理（Colours of cranes）",
    ],
)
def test_a_title_in_brackets_at_the_end_of_a_subject_names_its_piece(subject):
    (said,) = mail("That is far too expensive.", drafts=SECTIONS, subject=subject)
    assert (said.paragraphs, said.review) == (("2.2.1",), False)


def test_other_brackets_at_the_end_name_none():
    (said,) = mail("Too expensive.", drafts=SECTIONS, subject="Of boats (at night)")
    assert said.review
