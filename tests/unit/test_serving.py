"""Words with a piece of their own that only serve what is said of another."""

import pytest

from rules.location import examples
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, mail, table, units

SHOPS = prepare(
    [
        Draft(
            id="SHOPS",
            title="Guide for shops",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, heading=heading, text=text)
                for label, heading, text in (
                    ("1.1", "Hours", "Shops open at nine, except on holidays."),
                    ("1.2", "Seats", "Customers sit where they like."),
                    ("1.3", "Bags", "A bag costs ten cents."),
                    ("2.1", "Staff", "The staff answer within a week."),
                    ("3.1", "Maps", "Maps are lent for two days."),
                )
            ),
        )
    ]
)


def labels(*blocks, drafts=SHOPS):
    return [
        (c.paragraphs if not c.review else tuple(x.paragraph for x in c.candidates))
        for c in mail(*blocks, drafts=drafts)
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Section 2.1 lacks a limit. Others have one:", "- Section 3.1: two days"),
        ("Section 2.1 should name a limit, e.g.:", "- Section 3.1 (two days)"),
        (
            "La section 2.1 manque de limite. D'autres en ont une :",
            "- Section 3.1 : deux jours",
            "- Section 1.1 : jours fériés",
        ),
        (
            "It is odd that section 2.1 has no exception for holidays.",
            "Sections with an exception for holidays:",
            "Section 1.1 Hours: Shops open at nine, except on holidays.",
        ),
    ],
)
def test_examples_are_more_of_what_they_are_examples_of(blocks):
    assert labels(*blocks) == [("2.1",)]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Section 2.1 is too long. Others are, too:", "- Section 3.1 should be cut."),
        ("Section 2.1 is unclear.", "Sections with errors:", "Section 3.1: a comma."),
        ("Section 2.1 is unclear.", "Section 3.1 is unclear."),
    ],
)
def test_what_asks_or_judges_is_a_comment_of_its_own(blocks):
    assert labels(*blocks) == [("2.1",), ("3.1",)]


@pytest.mark.parametrize(
    "blocks",
    [
        (
            "Section 2.1 is silent on late answers. One may:",
            "- either count them under section 1.1,",
            "- or count them under section 1.3.",
            "That is not said.",
        ),
        (
            "La section 2.1 est muette. On peut :",
            "- soit les compter à la section 1.1 ;\n- soit à la section 1.3.",
        ),
    ],
)
def test_ways_that_a_comment_leads_in_to_are_more_of_it(blocks):
    assert labels(*blocks) == [("2.1",)]


def test_an_option_that_asks_is_no_way_only():
    found = labels("Section 2.1 may stay:", "- or delete section 1.3.")
    assert found == [("2.1",), ("1.3",)]


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ("(True, most shops take the sum of section 1.3.)", [("2.1",)]),
        ("(Section 1.3 is fine.)", [("2.1",), ("1.3",)]),
        ("(And delete section 1.3.)", [("2.1",), ("1.3",)]),
    ],
)
def test_what_stands_in_brackets_below_a_comment_is_more_of_it(aside, expected):
    assert labels("Section 2.1 is too strict.", aside) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Why a week? Is it because it was joined with the older section 1.3?",
        "Pourquoi ? Est-ce que cela vient de la vieille section 1.3 ?",
    ],
)
def test_how_what_is_above_stands_to_another_piece_is_asked_about(words):
    above = "We find section 2.1 too strict."
    assert labels(above, words)[1] == ("2.1", "1.3")


def test_a_demand_names_its_place():
    words = "It was said that this should be added to section 1.3."
    assert labels("Section 2.1 is too strict.", words)[1] == ("1.3",)


def test_consent_with_a_change_of_another_piece_is_on_that():
    words = 'We can go along with section 1.3 provided that it says "five".'
    assert labels("Section 2.1 is too strict.", words) == [("2.1",), ("1.3",)]


@pytest.mark.parametrize(
    "lines",
    [
        ("bag (section 1.3)", "seat (section 1.2)", "map (sections 3.1 and 2.1)"),
        ("- bag (section 1.3)", "- seat (section 1.2)", "- map (sections 3.1 and 2.1)"),
    ],
)
def test_lines_with_a_piece_in_brackets_are_led_in(lines):
    lead = "Use one word for one thing. The words to replace are these:"
    assert labels(lead, *lines) == [("1.3",), ("1.2",), ("3.1", "2.1")]
    every = mail(lead, *lines, drafts=SHOPS)
    assert {c.action.value for c in every} == {"amend"}
    assert not any(c.review for c in every)


def test_where_nothing_is_asked_of_them_a_person_is():
    lead = "Les mots à voir sont les suivants :"
    found = mail(lead, "sac (section 1.3)", "place (section 1.2)", drafts=SHOPS)
    assert [c.review for c in found] == [True, True]
    assert [c.candidates[0].paragraph for c in found] == ["1.3", "1.2"]


def test_a_title_with_a_piece_in_brackets_heads_what_is_below():
    found = labels("Bags (section 1.3)", "Too dear.", "Seats (section 1.2)", "Too few.")
    assert found == [("1.3",), ("1.2",)]


@pytest.mark.parametrize(
    "words", ["Delete (see section 1.3).", "Keep it (as in section 1.3)."]
)
def test_a_demand_with_a_piece_in_brackets_is_on_the_heading_above(words):
    assert labels("Section 2.1", words) == [("2.1",)]


@pytest.mark.parametrize(
    "words",
    [
        "The way it is written is not consistent with what is stated in section 1.3.",
        "La forme n'est pas cohérente avec ce qui est indiqué dans la section 1.3.",
        "This violates section 1.3.",
        "The links should point to section 1.3.",
        "Ne faudrait-il pas faire ici référence à la section 1.3 ?",
        "La redacción no es coherente con lo indicado en la sección 1.3.",
        "Das steht nicht im Einklang mit Abschnitt 1.3.",
        "Это отличается, в отличие от раздела 1.3.",
    ],
)
def test_what_something_is_compared_with_is_not_what_is_spoken_of(words):
    assert labels("On section 2.1:", words) == [("2.1",)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Its staff, as rule: The board of each shop lends maps for two days.", None),
        ("The staff answer slowly, and maps are lent for days on end here.", "2.1"),
    ],
)
def test_words_that_only_tell_are_asked_about_where_a_piece_has_them(words, expected):
    found = labels(words)
    if expected is None:
        assert found
    else:
        assert expected in found[0]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("2.1p3 [staff.answers]\nA week is too long.", "2.1"),
        ("2.1p3-5: a week is too long.", "2.1"),
        ("US 208-333 2.1 [staff]\nA week is too long.", "2.1"),
        ("FI-331, section 2.1 [staff]\nA week is too long.", "2.1"),
        ("DE-046 2.1\nA week is too long.", "2.1"),
        ("On 2.1 [staff.answers]: a week is too long.", "2.1"),
        ("Our comment concerns 2.1 Staff of the guide. A week is too long.", "2.1"),
    ],
)
def test_the_numbers_of_standards_are_read(words, label):
    assert labels(words) == [(label,)]


def test_links_inside_a_piece_are_on_it():
    words = "US 208-333 2.1 [staff]\nThe links should go to 1.3 rather than 1.2."
    assert labels(words) == [("2.1",)]


def test_a_bullet_that_no_draft_prints_is_in_the_piece_above():
    words = "Bullet 3.3 is about shops and should be its own paragraph."
    assert labels("Section 2.1", words) == [("2.1",)]


def test_a_range_names_no_pieces_of_pieces():
    draft = Draft(
        id="D",
        title="Deep draft",
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"Words of {label} on shops.")
            for label in ("1.1", "1.2", "1.2.1", "1.2.2", "1.3", "1.4")
        ),
    )
    (one,) = mail("Sections 1.1 to 1.3 should be deleted.", drafts=prepare([draft]))
    assert units([one]) == [("D", "1.1", "1.2", "1.3", "delete")]


def test_a_legend_says_nothing():
    assert table(("ge", "general"), ("te", "technical"), drafts=ONE) == ()


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("V2.1\nA week is too long.", "2.1"),
        ("See what V12.3.1 says: a week is too long.", "12.3.1"),
    ],
)
def test_a_letter_before_a_nested_number_is_how_a_sender_writes_it(words, label):
    deep = Draft(
        id="DEEP",
        title="Deep guide",
        call="c",
        paragraphs=tuple(
            Paragraph(label=x, text=f"The staff of {x} answer.")
            for x in ("2.1", "12.3.1")
        ),
    )
    assert labels(words, drafts=prepare([deep])) == [(label,)]


@pytest.mark.parametrize(
    "words", ["V2.1 was better than what we have.", "We use v1.3 of the program."]
)
def test_an_edition_is_no_piece(words):
    assert not any(c.paragraphs for c in mail(words, drafts=SHOPS))


@pytest.mark.parametrize(
    "blocks",
    [
        ("1.3 Bags: A bag costs ten cents.",),
        ("Section 1.3: A bag costs ten cents.",),
    ],
)
def test_a_paragraph_with_its_own_words_is_asked_about(blocks):
    (one,) = mail(*blocks, drafts=SHOPS)
    assert one.review
    assert {(c.paragraph, c.reason) for c in one.candidates} == {
        ("1.3", "it only repeats the words of the paragraph")
    }


def test_what_is_said_below_it_is_on_it():
    assert labels("1.3 A bag costs ten cents.", "Far too much.") == [("1.3",)]


def test_other_letters_of_the_same_words_are_a_change():
    rows = (
        ("Section", "Text", "Proposed text"),
        ("1.3", "A bag costs ten cents.", "A Bag costs ten cents."),
        ("1.2", "Customers sit where they like.", "Customers sit where they like."),
    )
    assert units(table(*rows, drafts=SHOPS)) == [("SHOPS", "1.3", "amend")]


@pytest.mark.parametrize(
    "words",
    [
        "这里的“顾客”指的是什么人？",
        "第1.2节可能需要在正文中解释一下这个术语。",
    ],
)
def test_a_sentence_without_blanks_is_no_title(words):
    assert mail(words, drafts=SHOPS, subject="Section 1.2")


@pytest.mark.parametrize(
    "text",
    [
        "Elle demande que soit précisé, au paragraphe 7, qui paie.",
        "Il y a redondance entre les paragraphes 6 et 7 ; un seul suffirait.",
        "J'ignore ce que l'on entend au paragraphe 7 par « quai ».",
    ],
)
def test_who_asks_something_at_another_piece_compares_nothing(text):
    found = mail("Le paragraphe 5 est bon.", text, drafts=ONE)
    assert [c.review for c in found] == [False, False]


def test_who_goes_on_with_another_piece_is_not_on_that_of_the_subject():
    says = "Paragraph 6 is harsh, I think."
    found = mail(
        says,
        "Also paragraph 7 made me smile. Leave it.",
        subject="Paragraph 6",
        drafts=ONE,
    )
    assert [(c.paragraphs, c.review) for c in found] == [
        (("6",), False),
        (("7",), False),
    ]


def test_a_word_before_a_colon_leads_in_to_no_examples():
    assert not examples.lead_in(["We like rule 3.", "No:"])
