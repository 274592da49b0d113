"""Attribution: amendments in tables and lines, earlier numbers, lists of few words."""

from dataclasses import replace

import pytest

from rules.action import request
from rules.action_listed import Request
from rules.citation.numerals import roman
from rules.paragraph import locate, prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import (
    LAKES,
    LAW,
    ONE,
    PORTS,
    SECTIONS,
    TEXTS,
    copied,
    mail,
    part,
    passage,
    row,
    table,
    tracked,
    units,
)

SECOND = replace(PORTS, former={"7": "6", "8": "7", "9": "8"})
ACT = prepare([LAW])


# --- tables of amendments -----------------------------------------------------------


def test_the_words_of_the_draft_tell_which_of_two_texts_is_proposed():
    found = table(
        ("Text proposed by the Chair", "Amendment"),
        (f"7. {TEXTS['7']}", f"7. {TEXTS['7']} Always."),
        (f"8. {TEXTS['8']}", "deleted"),
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "delete")]
    found = table(
        ("Chair's proposal", "Our proposal"), (TEXTS["7"], TEXTS["7"] + " Always.")
    )
    assert units(found) == [("PORT/1", "7", "amend")]


def test_a_heading_above_a_table_says_what_its_empty_original_is_about():
    found = table(
        ("Text proposed by the Chair", "Amendment"),
        ("", "A pilot who sleeps on duty loses the licence."),
        before=(passage("Paragraph 9 a (new)"),),
    )
    assert units(found) == [("PORT/1", "9", "add")]


def test_reasons_under_a_table_are_words_on_its_last_row():
    header = row(1, "Text proposed by the Chair", "Amendment")
    cells = row(2, TEXTS["7"], TEXTS["7"] + " Always.")
    below = [
        passage(text, f"p{n}")
        for n, text in enumerate(
            ("Amendment 1", "Justification", "Pilots tire.", "Amendment 2")
        )
    ]
    found = locate(
        [part(below[0], *header, *cells, *below[1:], name="a.docx", body=False)],
        "",
        ONE,
    )
    assert [c.text for c in found] == [f"{TEXTS['7']} Always.\nPilots tire."]
    inline = passage("Justification: pilots tire.", "p9")
    found = locate([part(*header, *cells, inline, name="a.docx", body=False)], "", ONE)
    assert found[0].text.endswith("\nJustification: pilots tire.")


def test_a_form_of_two_columns_is_a_record_for_each_reference():
    found = table(
        ("Paragraph", "7"),
        ("Comment", "Too strict."),
        ("Paragraph", "8"),
        ("Comment", "Delete."),
        ("Proposed text", ""),
    )
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]


def test_a_row_with_a_reference_alone_is_about_the_rows_below():
    found = table(
        ("Members", "Views"),
        ("Paragraph 7", ""),
        ("North", "Too strict."),
        ("Part two", ""),
        ("South", "Of what?"),
    )
    assert units(found) == [("PORT/1", "7", "comment")]
    assert found[1].review


def test_a_header_in_words_that_nobody_knows_is_told_by_what_is_below():
    found = table(
        ("the Harbour Rules", "", ""),
        ("Ziffernfolge", "So gesehen", "So gewollt"),
        ("(7)", "Too strict.", ""),
        ("(8)", "", "Delete."),
    )
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "delete")]


def test_numbers_of_pages_and_lines_are_no_paragraphs():
    found = table(
        ("Page", "Line", "Quoted text", "Reviewer's comment"),
        ("7", "8", "licensed by the harbour master", "By whom else?"),
        ("8", "9", "", "The draft reads well."),
    )
    assert units(found) == [
        ("PORT/1", "7", "comment"),
        (None, "*", "general"),
    ]


def test_a_new_piece_in_a_column_of_references_is_added():
    found = table(
        ("Paragraph", "Proposed text"), ("9 ter (new)", "Dogs are kept on a leash.")
    )
    assert units(found) == [("PORT/1", "9 bis", "add")]


# --- amendments in lines ------------------------------------------------------------


def test_old_and_new_texts_under_a_reference_are_a_form():
    found = mail(
        f"1) Paragraph 7\nOld: {TEXTS['7']}\nNew: {TEXTS['7']} Always.\n---",
        f"2) Paragraph 8\nOld: {TEXTS['8']}\nNew: (deleted)",
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Paragraph 7: leave out from “after” to end.", ("PORT/1", "7", "amend")),
        ("Paragraph 8: leave out the paragraph.", ("PORT/1", "8", "delete")),
        ("After paragraph 8 insert “No ship is turned away.”", ("PORT/1", "8", "add")),
        ("Suppression. Paragraph 8.", ("PORT/1", "8", "delete")),
        ("Add a new paragraph 12: “Dogs are welcome.”", ("PORT/1", "11", "add")),
    ],
)
def test_the_orders_of_amendments_are_read(text, unit):
    assert units(mail(text)) == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "After paragraph 12 add a new paragraph: “Dogs are welcome.”",
        "Add a new paragraph 40: “Dogs are welcome.”",
        "Paragraph 40 ter (new): “Dogs are welcome.”",
        "Paragraph 8 (new): “Dogs are welcome on all ships.”",
        "Paragraphs 40 to 50 are too many.",
    ],
)
def test_a_piece_that_cannot_stand_there_is_a_question(text):
    assert not [u for u in units(mail(text)) if u[-1] == "add" and u[1] != "8"]


# --- numbers of an earlier draft ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Former paragraph 6 is too strict.", "7"),
        ("Paragraph 6 of the previous draft was shorter.", "7"),
        ("L'ancien paragraphe 8 était plus court.", "9"),
        ("Paragraph 6 (now 9) was shorter.", "9"),
        ("Paragraph 6, now paragraph 11, was shorter.", "11"),
        ("Paragraph 7 (former paragraph 6) is too strict.", "7"),
    ],
)
def test_an_earlier_number_leads_to_the_present_one(text, label):
    found = mail(text, drafts=prepare([SECOND]))
    assert units(found) == [("PORT/1", label, "comment")]


def test_an_earlier_number_that_nobody_recorded_is_a_question():
    (comment,) = mail("Former paragraph 6 is too strict.")
    assert comment.review


# --- other ways to write a number ---------------------------------------------------


def test_roman_numbers_of_articles_are_those_that_are_printed():
    assert roman("xiv") == 14
    assert units(mail("Art. III(2) is too wide.", drafts=ACT)) == [
        ("LAW", "3(2)", "comment")
    ]


def test_a_number_of_an_act_is_not_taken_for_a_piece_of_a_paragraph():
    (comment,) = mail("Paragraph 3(2) is too wide.", drafts=prepare([LAW, LAKES]))
    assert comment.review
    assert ("LAW", "3(2)") in {(c.document, c.paragraph) for c in comment.candidates}


def test_an_act_that_is_said_to_provide_something_else_is_another():
    found = mail("Paragraph 7 provides that brokers keep records of their trades.")
    assert found[0].review
    found = mail("Paragraph 7 provides that pilots sit an examination. Why?")
    assert units(found) == [("PORT/1", "7", "comment")]
    found = mail("Le paragraphe 7 prévoit un examen par écrit pour les pilotes.")
    assert units(found) == [("PORT/1", "7", "comment")]


# --- lists of few words -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("para 5: ok. para 6: why. para 7 more light please", ["5", "6", "7"]),
        ("5: ok\n6 - why?\n7 too strict\n9 yes", ["5", "6", "7", "9"]),
        ("#5 fine\n#6 two of them\n¶7 who reads it?", ["5", "6", "7"]),
        ("Para 5 +\nPara 6 +\nPara 7 ++", ["5", "6", "7"]),
        ("[09:12] Mia: para 5 good\n[09:13] Tom: para 6 bad", ["5", "6"]),
        ("(para. 5) Yes.\n(para. 6) No, thanks to you.", ["5", "6"]),
        ("para 5 is good!! and para 6 too", ["5", "6"]),
        ("5 - 10 days are few\n6 - 20 days are too many", ["5", "6"]),
        ("In paragraph 5 the year is gone; in paragraph 6 the ship.", ["5", "6"]),
    ],
)
def test_each_entry_of_a_list_is_a_comment(text, labels):
    assert [c.paragraphs[0] for c in mail(text)] == labels


def test_numbers_that_do_not_rise_are_no_list_of_labels():
    found = mail("5: ok\n9: why?\n7 ships came in last week")
    assert [c.paragraphs for c in found] == [("5",), ("9",)]


def test_a_demand_belongs_to_the_piece_that_was_named_last():
    found = mail(
        "Paragraph 5 is fine. Paragraph 6 turns the law round. Please delete it."
    )
    assert units(found) == [("PORT/1", "5", "keep"), ("PORT/1", "6", "delete")]


def test_nested_numbers_behind_a_preposition_are_labels_too():
    drafts = prepare([SECTIONS])
    found = mail(
        "In the manual, and not in the file: 3.2 should say which.", drafts=drafts
    )
    assert units(found) == [("MANUAL", "3.2", "amend")]


def test_an_item_of_a_list_that_ends_with_its_reference_is_a_comment():
    found = mail("- the light is too weak for them (para. 5)\n- paragraph 6 is fine")
    assert [c.paragraphs for c in found] == [("5",), ("6",)]


def test_praise_of_the_whole_before_a_piece_is_named_is_a_comment_of_its_own():
    found = mail("We support the draft. We ask for a stronger paragraph 5.")
    assert units(found) == [(None, "*", "general"), ("PORT/1", "5", "amend")]


# --- what is asked for --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Good. But “heard” is not answered.",
        "We are not in a position to accept the fee.",
        "Otherwise we would delete it.",
    ],
)
def test_what_is_taken_back_denied_or_a_fallback_is_not_asked_for(text):
    assert request(text) == Request(Action.COMMENT)


# --- mails below a mail -------------------------------------------------------------


def test_a_mail_that_says_see_below_means_the_mail_right_below():
    found = mail(
        "Dear all, please see below from our pilots.",
        "> From: Mia Holm <mia@harbour.example>\nSent: Monday",
        "> Paragraph 7: too strict.",
        "> From: Office <office@port.example>\nSent: Sunday",
        "> Please comment on paragraph 8.",
    )
    assert units(found) == [("PORT/1", "7", "comment")]
    alone = mail("See the note below.", "> Paragraph 7: too strict.")
    assert units(alone) == [("PORT/1", "7", "comment")]


def test_a_mail_that_says_something_itself_means_no_other():
    found = mail(
        "Paragraph 8 must go, see below.", "> From: Mia\nSent: Monday", "> Paragraph 7"
    )
    assert [u[1] for u in units(found)] == ["8"]


def test_a_quoted_name_of_a_draft_is_no_quotation():
    found = mail("Attached is our table on “Harbour rules, first draft”.")
    assert not found


DEFINED = {
    "1(a)": "“berth” means a place at which a vessel may lie for a day or longer;",
    "1(b)": "“berth fee” means a fee that is due for a berth and for its water;",
    "2": "The master of each harbour shall keep a public list of all of its berths.",
    "3": "The list shall be renewed at the end of each month, free of any charge.",
}


def test_definitions_open_with_quotation_marks_and_are_text_of_the_copy():
    paragraphs = tuple(Paragraph(label=k, text=v) for k, v in DEFINED.items())
    drafts = prepare([Draft(id="H", title="Berths", call="c", paragraphs=paragraphs)])
    first, second, third, fourth = DEFINED.values()
    marked = fourth.replace("each month", "[-each month-]{+the year+}")
    found = copied(
        f"(a) {first}", f"(b) {second}", f"2. {third}", tracked("p4", f"3. {marked}"),
        drafts=drafts,
    )  # fmt: skip
    assert units(found) == [("H", "3", "amend")]
    edited = copied(
        f"(a) {first.replace('a day', 'a week')}", second, third, fourth, drafts=drafts
    )
    assert units(edited) == [("H", "1(a)", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "We propose to add to the treaty a paragraph 9 ter: “Dogs go on a leash.”",
        "Proposons d'ajouter au traité un paragraphe 9 ter : « Chiens en laisse. »",
        "Proponemos añadir al convenio un párrafo 9 ter: «Perros con correa.»",
        "Предлагаем дополнить договор пунктом 9 тер: «Собак держат на поводке».",
    ],
)
def test_a_piece_is_added_to_the_draft_whatever_it_is_called(text):
    assert units(mail(text)) == [("PORT/1", "9 bis", "add")]


def test_a_piece_of_another_text_is_still_one_of_that():
    assert mail("We propose to follow the treaty, paragraph 9.")[0].review
