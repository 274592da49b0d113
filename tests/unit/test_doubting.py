"""Where no word asks and nothing shows a mere remark, a person is asked."""

import pytest

from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import mail
from tests.unit.test_lists import read


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("In some ports thirty metres may be seen.", True),
        ("“any small vessel” sounds softer.", True),
        ("5.", True),
        ("A pram takes up the place of one standing passenger.", True),
        ("Where a quay is too short, a second boat cannot moor.", False),
        ("The berth of the mail boat is limited to thirty metres.", False),
        ("Dull; one flag per skipper.", True),
        ("The word “vessel” sounds softer.", False),
        ("A boat of thirty metres is rare.", False),
        ("We have some thirty boats, rather more in summer.", False),
        ("Thirty would be too many.", False),
        ("Question 3", False),
        ("From step 4 to step 5 it reads harshly.", False),
        ("Well said.", False),
        ("“any small vessel” is unclear.", False),
        ("“embarcations” : there are none here.", False),
    ],
)
def test_what_may_ask_is_asked_with_the_right_candidate(said, asked):
    (found,) = mail(f"Paragraph 6: {said}")
    assert found.review is asked
    assert [c.paragraph for c in found.candidates] == (["6"] if asked else [])


def test_another_piece_by_its_bare_number_is_asked_about():
    (found,) = read("Paragraph 9: is this needed? 12 could simply say the same.")
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["9", "12"]


def test_a_list_below_the_name_of_a_draft_is_of_its_pieces():
    found = read("Declaration:\n3 - fine\n7 - too dear\n12 - delete")
    assert [(c.document, c.paragraphs) for c in found] == [
        ("DEC", ("3",)),
        ("DEC", ("7",)),
        ("DEC", ("12",)),
    ]


def test_a_list_that_counts_from_one_is_the_senders_own():
    found = read("Declaration:\n1 - we are glad\n2 - we are sorry")
    assert all(c.review or c.paragraphs == ("*",) for c in found)


def test_the_letters_of_the_sender_go_before_nested_numbers():
    found = read("On the Plan:", "a) 1.1: fine\nb) 2.2: delete\nc) 3.1: why?")
    assert [(c.paragraphs, c.action) for c in found] == [
        (("1.1",), Action.KEEP),
        (("2.2",), Action.DELETE),
        (("3.1",), Action.COMMENT),
    ]


def test_a_name_above_one_piece_by_its_noun_is_no_heading_of_a_list():
    (found,) = read("The Declaration\nParagraph 3: fine.")
    assert (found.paragraphs, found.text) == (
        ("3",),
        "The Declaration\nParagraph 3: fine.",
    )


def test_a_vote_of_two_minus_signs_is_a_comment():
    (found,) = mail("Para 6 --")
    assert (found.paragraphs, found.action) == (("6",), Action.COMMENT)


def test_two_bare_numbers_in_one_breath_are_asked_about():
    found = read("The Declaration: paragraph 3 is fine.", "We see 7 and 9 together.")
    assert {x.paragraph for x in found[-1].candidates} == {"7", "9"}


def test_a_cell_of_the_number_column_that_holds_labels_refers():
    found = read(
        "Plan", "No. | Position | Text\n1.1 | fine | -\n2.2 | oppose | delete it"
    )
    assert [c.paragraphs for c in found] == [("1.1",), ("2.2",)]


def test_an_article_of_two_pieces_is_both_of_them_where_both_are_meant():
    act = Draft(
        id="ACT",
        title="Harbour act",
        call="c",
        paragraphs=(
            *(
                Paragraph(label=f"5({n})", text=f"Rule {n}.", heading="Article 5")
                for n in (1, 2)
            ),
            *(
                Paragraph(label=f"6(1)({x})", text=f"{x}.", heading="Article 6")
                for x in "abc"
            ),
        ),
    )
    drafts = prepare([act])
    (found,) = mail("Article 5: we are happy with both paragraphs.", drafts=drafts)
    assert (found.paragraphs, found.review) == (("5(1)", "5(2)"), False)
    (found,) = mail("Article 6, paragraphe 1, alinéa c) : pourquoi ?", drafts=drafts)
    assert found.paragraphs == ("6(1)(c)",)


def test_one_verb_over_two_pieces_merges_both():
    (found,) = mail("We would see merit in folding paragraph 5 into paragraph 6.")
    assert (found.paragraphs, found.action) == (("5", "6"), Action.MERGE)
