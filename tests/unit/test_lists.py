"""Attribution: several pieces in one line or sentence; none is dropped."""

import pytest

from rules.action import request
from rules.location.lists import own
from rules.location.tally import tallies
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, SECTIONS, mail, passage, units

DECLARATION = Draft(
    id="DEC",
    title="Declaration on the estuaries",
    call="c",
    aliases=("the Declaration", "Declaration", "la Déclaration"),
    paragraphs=(
        *(Paragraph(label=str(n), text=f"Duty {n} of states.") for n in range(1, 12)),
        Paragraph(label="12", text="Disputes go to arbitration within sixty days."),
    ),
)
PLAN = Draft(
    id="PLAN",
    title="Action plan for the estuaries",
    call="c",
    aliases=("the Plan",),
    paragraphs=tuple(
        Paragraph(label=n, text=f"Measure {n} of the fund.")
        for n in ("1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "3.10")
    ),
)
BOTH = prepare([DECLARATION, PLAN])


def read(*blocks):
    return mail(*blocks, drafts=BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "Point 12 - a court would be slower.",
        "Item 12 - a third of the days, OK",
        "Punto 12 - a nuestro juicio sobra.",
    ],
)
def test_a_word_of_one_letter_behind_a_dash_is_no_piece(text):
    assert [each[:2] for each in units(read("The Declaration.", text))] == [
        ("DEC", "12")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.1 and 3.2: too dear.", ("3.1", "3.2", "comment")),
        ("3.1 et 3.2 : trop cher.", ("3.1", "3.2", "comment")),
        ("3.1 y 3.2: demasiado caro.", ("3.1", "3.2", "comment")),
        ("3.1 и 3.2: слишком дорого.", ("3.1", "3.2", "comment")),
        ("1.3 and 2.1: Support.", ("1.3", "2.1", "keep")),
        ("paras. 1.1, 1.2 and 2.1: good.", ("1.1", "1.2", "2.1", "keep")),
        ("3.1 to 3.10: who audits?", ("3.1", "3.2", "3.10", "comment")),
        ("We support 3.1 and 3.2.", ("3.1", "3.2", "keep")),
        ("We ask that 2.1 and 2.2 of the Plan be deleted.", ("2.1", "2.2", "delete")),
    ],
)
def test_a_list_or_a_range_of_dotted_labels_is_read_as_a_whole(text, expected):
    (found,) = read(text)
    assert units([found]) == [("PLAN", *expected)]
    assert found.text == text


def test_numbers_that_rise_between_dotted_labels_are_no_list():
    text = "The level rose from 1.1 to 1.3 metres; this is too much."
    assert units(read(text)) == []


def test_each_line_that_opens_with_a_list_is_a_comment():
    found = read(
        "3 and 4: too weak.\n5 & 6: good.\n7-9: too vague.\n"
        "Paragraphs 10 and 11: delete both."
    )
    assert units(found) == [
        ("DEC", "3", "4", "comment"),
        ("DEC", "5", "6", "keep"),
        ("DEC", "7", "8", "9", "comment"),
        ("DEC", "10", "11", "delete"),
    ]
    found = read(
        "1.1 and 1.2: too weak.\n1.3 & 2.1: good.\nParagraphs 3.1 and 3.2: delete both."
    )
    assert units(found) == [
        ("PLAN", "1.1", "1.2", "comment"),
        ("PLAN", "1.3", "2.1", "keep"),
        ("PLAN", "3.1", "3.2", "delete"),
    ]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        (
            (
                "Please delete 2.2 and 3.10 from the Plan, and paragraph 7 from the "
                "Declaration."
            ),
            ["2.2", "3.10", "7"],
        ),
        (
            "On paragraph 4 of the Declaration and on 2.1 of the Plan we ask for more.",
            ["4", "2.1"],
        ),
        (
            (
                "Paragraph 4 of the Declaration, paragraph 7 of the Declaration and "
                "paragraph 2.1 of the Plan: delete."
            ),
            ["4", "7", "2.1"],
        ),
        ("2.2 of the Plan, and paragraph 7 of the Declaration: weak.", ["2.2", "7"]),
        (
            (
                "Paragraphs 3, 4 and 7 of the Declaration and 1.1 and 1.2 of the Plan "
                "should be deleted."
            ),
            ["3", "4", "7", "1.1", "1.2"],
        ),
    ],
)
def test_a_sentence_that_lists_pieces_of_two_drafts_goes_to_a_person(text, candidates):
    (found,) = read(text)
    assert found.review
    assert [c.paragraph for c in found.candidates] == candidates


def test_a_piece_of_another_draft_that_is_only_compared_is_no_target():
    text = "Paragraph 4 of the Declaration should be aligned with 2.1 of the Plan."
    assert units(read(text)) == [("DEC", "4", "amend")]


def test_a_dotted_label_with_its_draft_opens_a_sentence_of_its_own():
    found = read("Delete paragraph 7 of the Declaration. Delete 2.2 of the Plan.")
    assert units(found) == [("DEC", "7", "delete"), ("PLAN", "2.2", "delete")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "On paragraph 3, Estmark proposes hourly data, and paragraph 10 it "
                "supports."
            ),
            [("3", "amend"), ("10", "keep")],
        ),
        (
            (
                "On paragraph 3, Estmark proposes hourly data\nand paragraph 10 it "
                "supports."
            ),
            [("3", "amend"), ("10", "keep")],
        ),
        (
            "We want to delete paragraph 3 and we support paragraph 10.",
            [("3", "delete"), ("10", "keep")],
        ),
        (
            "Paragraph 3 is long and paragraph 10 is short.",
            [("3", "comment"), ("10", "comment")],
        ),
    ],
)
def test_two_clauses_with_two_pieces_are_two_comments(text, expected):
    assert units(read(text)) == [("DEC", *unit) for unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Estmark supports paragraph 10, and paragraph 3 it wants deleted.",
        (
            "Estmark proposes to delete paragraph 3, which is old, and would keep "
            "paragraph 10 as drafted."
        ),
    ],
)
def test_what_asks_two_things_of_two_pieces_in_one_clause_goes_to_a_person(text):
    (found,) = read(text)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {"3", "10"}


def test_what_each_piece_is_about_parts_no_list():
    found = read("The link between paragraph 3 on data and paragraph 10 is unclear.")
    assert units(found) == [("DEC", "3", "10", "comment")]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("We also like paragraph 10.", "keep"),
        ("Paragraph 10 seems clear to us.", "comment"),
        ("We are unhappy with paragraph 10.", "comment"),
    ],
)
def test_a_sentence_on_another_piece_is_a_comment_of_its_own(said, action):
    found = read(f"Paragraph 8: the permit is dear. {said}")
    assert units(found) == [("DEC", "8", "comment"), ("DEC", "10", action)]


@pytest.mark.parametrize(
    "said",
    [
        "It is as in paragraph 10.",
        "See paragraph 10.",
        "It is like paragraph 10.",
        "It goes further than paragraph 10.",
    ],
)
def test_a_comparison_stays_with_the_comment_that_makes_it(said):
    found = read(f"Paragraph 8 is too strict. {said}")
    assert units(found) == [("DEC", "8", "comment")]


def test_a_numbered_line_that_restates_its_paragraph_is_on_that_paragraph():
    found = read(
        "Paragraph 7: too short.\n12. Disputes go to arbitration within ninety days."
    )
    assert [(c.document, *c.paragraphs) for c in found] == [("DEC", "7"), ("DEC", "12")]


def test_a_heading_of_general_remarks_closes_the_comment_above():
    found = read("Paragraph 5: too narrow.", "3. General", "A map is needed.")
    assert units(found) == [("DEC", "5", "comment")]
    assert found[0].text == "Paragraph 5: too narrow."
    assert found[1].review
    assert found[1].text == "A map is needed."


def test_a_draft_that_is_named_in_two_languages_is_known_in_a_third():
    found = read("Пункт 6 Декларации: исключить.\nПункт 8 Декларации: поддерживаем.")
    assert units(found) == [("DEC", "6", "delete"), ("DEC", "8", "keep")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“two metres” should be replaced by “one metre”.", "one metre"),
        (
            "Replace “vessels” by “ships” and “twice” by “thrice”.",
            "“vessels” by “ships”\n“twice” by “thrice”",
        ),
        ("It should be amended: delete both.", ""),
        (
            "It should read: Delete nothing without a permit.",
            "Delete nothing without a permit.",
        ),
    ],
)
def test_a_proposal_holds_all_new_words_and_no_instruction(text, expected):
    assert request(text).proposed == expected


def test_the_number_of_a_point_is_read_and_no_letter():
    points = ("3) High.", "(4) High.", "b) High.", "5 High.")
    assert [own(each) for each in points] == [3, 4, 0, 0]


def test_a_line_of_a_list_does_not_end_with_the_number_of_the_next():
    text = (
        "3.1 Support\n3.2 Oppose (should be deleted)\n4.1 Support\n4.2 Question: why?"
    )
    found = mail("What we think:", text, drafts=prepare([SECTIONS]))
    assert [(*c.paragraphs, c.action) for c in found] == [
        ("3.1", "keep"),
        ("3.2", "delete"),
        ("4.1", "keep"),
        ("4.2", "comment"),
    ]


def test_a_line_that_numbers_the_pieces_of_a_stance_is_parted_from_its_neighbours():
    words = ["We read it, and", "Acceptable: 5, 6", "so."]
    parts = tallies(passage("\n".join(words), "p1"), ONE)
    assert [part.text for part in parts] == words


def test_a_list_of_hundreds_of_items_goes_to_a_person_whole():
    item = "- Paragraph 5 is odd: delete it.\n"
    assert [c.paragraphs for c in mail(item * 500)] == [("5",)] * 500
    (comment,) = mail(item * 501)
    assert comment.paragraphs == ()
    assert comment.text.count("Paragraph 5") == 501


BULLETS = ["- {}", "* {}", "• {}", "1) {}", "(i) {}", "a. {}"]
HEADS = [
    "Paragraph {}",
    "Para {}:",
    "§ {}",
    "Paragraph {} (fees)",
    "Absatz {}",
    "第{}段",
]


@pytest.mark.parametrize("bullet", BULLETS)
@pytest.mark.parametrize("head", HEADS)
def test_a_piece_that_heads_a_list_is_no_more_of_the_list_above(head, bullet):
    wishes = ["Replace “thick” with “dense”.", "Delete.", "Agreed."]
    lines = [
        line
        for label, wish in zip(("8", "6", "9"), wishes, strict=True)
        for line in (head.format(label), bullet.format(wish))
    ]
    found = mail("\n".join(lines))
    assert units(found) == [
        ("PORT/1", "8", "amend"),
        ("PORT/1", "6", "delete"),
        ("PORT/1", "9", "keep"),
    ]
    assert "\n".join(c.text for c in found) == "\n".join(lines)


@pytest.mark.parametrize(
    "names", [("the Declaration", "the Plan"), ("Declaration:", "On the Plan:")]
)
def test_the_name_of_a_draft_between_two_lists_heads_the_second(names):
    text = f"{names[0]}\n- 12: keep\n- 3: delete\n{names[1]}\n- 1.2: delete\n- 3.1: ok"
    assert units(read(text)) == [
        ("DEC", "12", "keep"),
        ("DEC", "3", "delete"),
        ("PLAN", "1.2", "delete"),
        ("PLAN", "3.1", "keep"),
    ]


def test_a_line_that_goes_on_from_the_one_above_heads_no_list():
    text = (
        "- Paragraph 8: we should like to see the same rule as the one that stands in\n"
        "paragraph 9 (fees)\n- Paragraph 11: delete."
    )
    (first, second) = mail(text)
    assert first.text == text.rpartition("\n")[0]
    assert units([second]) == [("PORT/1", "11", "delete")]


@pytest.mark.parametrize("head", ["Fees:", "Money and ships:"])
def test_words_with_a_colon_between_items_change_nothing_and_are_kept(head):
    lines = ["- Paragraph 8: delete.", "- Paragraph 9: keep.", head]
    lines.append("- Paragraph 11: drop.")
    found = mail("\n".join(lines))
    assert units(found) == [
        ("PORT/1", "8", "delete"),
        ("PORT/1", "9", "keep"),
        ("PORT/1", "11", "delete"),
    ]
    assert "\n".join(c.text for c in found) == "\n".join(lines)


def test_a_sentence_below_an_item_is_more_of_it():
    more = "It is too dear, and nobody has told us who would have to pay for it."
    found = mail(f"- Paragraph 8: delete.\n{more}\n- Paragraph 9: keep.")
    assert [c.text for c in found] == [
        f"- Paragraph 8: delete.\n{more}",
        "- Paragraph 9: keep.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        'para 5 pls say "x" not "y"\ncan we get rid of para 6? thx',
        "para 5 should be longer\nplease delete para 6",
        "le paragraphe 5 devrait être plus long\nmerci de supprimer le paragraphe 6",
    ],
)
def test_a_line_that_asks_anew_is_a_point_of_its_own(words):
    assert [each[1:] for each in units(mail(words))] == [
        ("5", "amend"),
        ("6", "delete"),
    ]


def test_no_number_is_a_bullet():
    (one,) = mail("The third bullet should go.")
    assert one.review
