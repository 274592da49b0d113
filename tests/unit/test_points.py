"""Attribution: what is a point of its own, and what is none."""

import pytest

from rules.location import borders
from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import (
    LAW,
    ONE,
    SECTIONS,
    TEXTS,
    TWO,
    mail,
    part,
    passage,
    table,
    units,
)

HEADING = PassageKind.HEADING
PLAN = Draft(
    id="PLAN",
    title="Plan of action",
    call="c",
    paragraphs=tuple(
        Paragraph(label=x, text=f"Measure {x} of the plan.") for x in ("S1", "S2", "S3")
    ),
)


# --- sentences that open a comment --------------------------------------------------


@pytest.mark.parametrize(
    "second",
    [
        "On paragraph 8 we stand by our words.",
        "As for paragraph 8, our pilots laugh at it.",
        "S'agissant du § 8, nos pilotes en rient.",
        "Paragraph 8 however makes our pilots laugh.",
    ],
)
def test_a_sentence_that_turns_to_another_paragraph_is_a_comment(second):
    found = mail(f"Paragraph 7 is too long. {second}")
    assert [u[1] for u in units(found)] == ["7", "8"]


def test_a_sentence_that_only_speaks_of_another_paragraph_is_none():
    found = mail("Paragraph 7 is too long. Paragraph 8 says the same in few words.")
    assert [u[1] for u in units(found)] == ["7"]


def test_a_line_can_say_all_before_it_names_the_paragraph():
    found = mail("In favour: paragraph 7.\nAgainst: paragraphs 8 and 9.")
    assert [c.paragraphs for c in found] == [("7",), ("8", "9")]


def test_a_line_without_a_capital_is_a_line_all_the_same():
    found = mail("para 7 is too long\npara 8 is fine")
    assert [c.paragraphs for c in found] == [("7",), ("8",)]


def test_a_short_word_before_a_bare_number_and_a_colon_cites():
    found = mail("ad 7: too long.\nZu 8: streichen.", subject="PORT/1")
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]


def test_a_number_with_a_suffix_cites_inside_a_line():
    found = mail("hi its ann, 9bis pls keep")
    assert units(found) == [("PORT/1", "9 bis", "keep")]


def test_a_bracket_that_says_new_stands_before_a_label():
    found = mail("[New] 8bis. Ports are lit at night.")
    assert units(found) == [("PORT/1", "8", "add")]


def test_a_code_is_no_section_sign():
    found = mail("S2 and S3: please swap them.", drafts=prepare([PLAN, LAW]))
    assert [c.paragraphs for c in found] == [("S2", "S3")]


def test_a_dotted_number_is_a_label_of_the_draft_that_prints_such():
    ready = prepare([SECTIONS, LAW])
    assert units(mail("3.1 is too long.", drafts=ready)) == [
        ("MANUAL", "3.1", "comment")
    ]


def test_chinese_sentences_may_go_on_with_a_number():
    found = mail("第7段，“三十天”改为“九十天”。\n第九段之二，建议删除。")
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "9 bis", "delete")]


# --- what is no point on a paragraph ------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Please disregard what we wrote on paragraph 7 last week.",
        "In our mail we wrote paragraph 7 where we meant 8.",
    ],
)
def test_what_takes_back_an_earlier_comment_goes_to_a_person(text):
    assert all(c.review for c in mail(text))


def test_items_of_an_agenda_are_the_senders_own():
    found = mail(
        "Item 1. Adoption of the list of points",
        "Item 2. Dates",
        "Paragraph 7. It was agreed to ask for two examinations.",
    )
    assert units(found) == [("PORT/1", "7", "comment")]


def test_a_heading_that_cites_nothing_ends_the_comment_before():
    blocks = [
        "Paragraph 7 is too long.",
        "What is missing",
        "There is no word on tugs.",
    ]
    kinds = [PassageKind.PARAGRAPH, HEADING, PassageKind.PARAGRAPH]
    passages = [
        passage(b, f"p{n}", kind)
        for n, (b, kind) in enumerate(zip(blocks, kinds, strict=True))
    ]
    found = locate([part(*passages, body=False)], "", ONE)
    assert found[0].text == "Paragraph 7 is too long."
    assert found[-1].review


def test_headings_of_a_copy_are_no_comments():
    law = Draft(
        id="LAW",
        title="Shipping act",
        call="c",
        paragraphs=(
            Paragraph(label="3(1)", text=TEXTS["7"], heading="Article 3 Pilots"),
            Paragraph(label="3(2)", text=TEXTS["8"]),
        ),
    )
    changed = TEXTS["8"].replace("heavy", "very heavy")
    blocks = ("Article 3 Pilots", f"(1) {TEXTS['7']}", f"(2) {changed}")
    passages = [passage(b, f"p{n}") for n, b in enumerate(blocks)]
    found = locate([part(*passages, body=False)], "LAW", prepare([law]))
    assert units(found) == [("LAW", "3(2)", "amend")]
    assert not any(c.review for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 5 to 9: we have nothing to add.",
        "We have nothing to add on paragraphs 5 to 9.",
        "AB: no comment",
        "On paragraph 7 we have nothing to add to what was said at the hearing.",
        "CUARTA. Al párrafo 7. Sin observaciones.",
        "Para 7: RAS",
        "Para 7: not my field.",
    ],
)
def test_to_have_nothing_to_say_is_no_comment(text):
    assert mail("> " + TEXTS["7"], text) == ()


def test_a_letterhead_is_no_comment():
    assert mail("1 Harbour Square, Port Linden - tel. 12 34 56 - www.x.example") == ()


def test_thanks_for_a_quoted_sentence_are_a_comment_on_it():
    found = mail(f"“{TEXTS['7']}” - thank you for this. Keep it.")
    assert units(found) == [("PORT/1", "7", "keep")]


def test_a_remark_on_a_text_by_its_name_is_general():
    found = mail("The Harbour Rules should say more on tugs.")
    assert units(found) == [("PORT/1", "*", "general")]


# --- additions between paragraphs ---------------------------------------------------


def test_between_two_paragraphs_is_after_the_first():
    found = mail("Between paragraphs 7 and 8, insert a new paragraph: “Tugs are free.”")
    assert units(found) == [("PORT/1", "7", "add")]


def test_between_more_than_two_paragraphs_is_in_doubt():
    found = mail("Between paragraphs 5 and 8, insert a new paragraph: “Tugs are free.”")
    assert [c.review for c in found] == [True]


def test_a_paragraph_of_another_draft_beside_the_first_is_left_out():
    found = mail("Harbour Rules, para 7 and Lake Rules, para 3: unclear.", drafts=TWO)
    assert found[0].document == "PORT/1"


def test_a_list_in_figures_does_not_go_on_in_words():
    found = mail("Concerning paragraph 7, five pilots are too few.")
    assert units(found) == [("PORT/1", "7", "comment")]


def test_a_verb_of_judgement_before_its_paragraph_makes_a_point():
    found = mail("We support paragraph 7. We do not support paragraph 8.")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "8", "comment")]


def test_points_that_cite_paragraphs_are_the_senders_own():
    found = mail("Point 5: this is the rest of an old list.", "Point 6: paragraph 7.")
    assert [c.paragraphs for c in found] == [("5",), ("6",)]
    found = mail("Point 1: paragraph 7 is good.", "Point 2: delete paragraph 8.")
    assert [c.paragraphs for c in found] == [("7",), ("8",)]


def test_a_question_agrees_to_nothing():
    found = mail("Do you agree with paragraph 7?\nNo. Nobody reads it.")
    assert units(found) == [("PORT/1", "7", "comment")]


def test_what_a_neighbour_proposes_is_not_asked_for():
    found = mail("We read the proposal of the pilots to delete paragraph 7.")
    assert units(found) == [("PORT/1", "7", "comment")]


def test_a_reference_between_two_things_is_no_addition():
    found = mail("The gap between paragraphs 7 and 8 is wide.")
    assert [c.paragraphs for c in found] == [("7", "8")]


# --- tables -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "Para      Position\n7         too long\n8         delete",
        "| Para | Comment |\n|------|---------|\n| 7 | too long |\n| 8 | delete |",
    ],
)
def test_a_table_typed_as_text_is_a_table(typed):
    assert units(mail(typed)) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "8", "delete"),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "Para      Position\n7         too long\n8",
        "Para      Position\nsome time later     too long\nat no time     delete it",
        "Para      Position",
    ],
)
def test_columns_that_are_no_table_are_read_as_text(typed):
    assert not any(c.paragraphs == ("7",) for c in mail(typed))


def test_an_own_number_stays_aside_where_another_column_refers():
    found = table(
        ("Item", "Clause", "Type of comment", "Comment"),
        ("7", "8", "ed", "Too long."),
        ("8", "9", "ed", "No comment."),
    )
    assert units(found) == [("PORT/1", "8", "comment")]


def test_beside_a_number_a_title_only_describes():
    found = table(
        ("Section", "Location", "Comments"),
        ("PILOTS", "7", "Too long."),
        ("WASTE", "9", "Delete."),
    )
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "9", "delete")]


# --- sentences ----------------------------------------------------------------------


def test_an_article_that_only_leads_to_its_paragraph_is_not_meant_as_a_whole():
    law = prepare(
        [
            Draft(
                id="LAW",
                title="Shipping act",
                call="c",
                paragraphs=tuple(
                    Paragraph(
                        label=x, text=f"Duty {x} of owners.", heading=f"Article {n}"
                    )
                    for n in ("3", "4")
                    for x in (f"{n}(1)", f"{n}(2)")
                ),
            )
        ]
    )
    found = mail(
        "As regards Article 4, we ask that paragraph 2 be deleted.", drafts=law
    )
    assert units(found) == [("LAW", "4(2)", "delete")]


def test_a_line_that_ends_with_an_abbreviation_still_ends():
    text = "We speak of art.\nParagraph 7 is long."
    assert borders.start_of(text, 20) == text.index("Paragraph")
