"""Attribution: tables and forms."""

from dataclasses import replace

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Cell, Change, Draft, Paragraph, PassageKind
from tests.harbour import (
    ONE,
    PORTS,
    SECTIONS,
    TEXTS,
    TWO,
    added,
    mail,
    part,
    passage,
    table,
    tracked,
    units,
)


def test_a_table_with_a_column_of_references():
    found = table(
        ("Para No.", "Comments"),
        ("7, 8", "Delete."),
        ("9", "Unclear."),
        ("all", "Good."),
    )
    assert units(found) == [
        ("PORT/1", "7", "8", "delete"),
        ("PORT/1", "9", "comment"),
        ("PORT/1", "*", "general"),
    ]


def test_a_table_with_the_original_text_and_a_proposal():
    found = table(
        ("No.", "Original text", "Comment", "Proposed text"),
        ("1", f"7. {TEXTS['7']}", "This is not clear to us.", TEXTS["7"] + " Always."),
        ("2", f"8. {TEXTS['8']}\n9. {TEXTS['9']}", "Merge them.", ""),
        ("3", TEXTS["11"], "Editorial", TEXTS["11"].replace("one", "two")),
        ("4", TEXTS["5"], "", "Delete it."),
        ("5", TEXTS["6"], "", ""),
    )
    assert units(found) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "7", "amend"),
        ("PORT/1", "8", "9", "merge"),
        ("PORT/1", "11", "amend"),
        ("PORT/1", "5", "delete"),
    ]


def test_what_a_sender_calls_a_comment_is_kept_as_it_stands():
    found = table(
        ("Clause", "Type of comment", "Comments", "Proposed change"),
        ("7", "te", "Too short a time.", ""),
        ("8", "Editorial", "Mend the comma.", "Put a full stop."),
        ("9", "urgent", "Why?", ""),
        ("all", "ge ", "A good text.", ""),
    )
    assert [(c.paragraphs[0], c.kind) for c in found] == [
        ("7", "te"),
        ("8", "Editorial"),
        ("9", ""),
        ("*", "ge"),
    ]


def test_a_table_without_a_header():
    found = table(
        ("7", TEXTS["7"] + " Always."),
        ("8", "Delete."),
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "delete")]
    found = table(
        ("1.", TEXTS["7"], "Delete.", ""),
        ("2.", TEXTS["8"], "", TEXTS["8"] + " Always."),
    )
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "amend")]


def test_a_row_that_contradicts_itself_goes_to_review():
    found = table(
        ("Paragraph", "Original text", "Comment"), ("8", TEXTS["7"], "Delete.")
    )
    assert found[0].review
    assert {c.paragraph for c in found[0].candidates} == {"7", "8"}


def test_section_rows_and_document_columns_name_the_draft():
    found = table(
        ("Paragraph", "Comment"),
        ("the Lake Rules", ""),
        ("6", "Delete."),
        drafts=TWO,
    )
    assert units(found) == [("LAKE/1", "6", "delete")]
    found = table(
        ("Document", "Paragraph", "Comment"),
        ("LAKE/1", "6", "Delete."),
        ("PORT/1", "6", "Delete."),
        drafts=TWO,
    )
    assert [u[0] for u in units(found)] == ["LAKE/1", "PORT/1"]


def test_a_row_that_names_nothing_is_read_as_prose():
    found = table(
        ("Name", "Comment"),
        ("Ann", "Para 7: Delete."),
        ("Bob", "Crews are tired of it."),
        ("Cy", "Overall, the drafts are good."),
        ("Di", "Paragraph 10"),
    )
    assert units(found) == [("PORT/1", "7", "delete"), (None, "*", "general")]
    assert found[1].review


def test_an_absent_reference_in_a_row_goes_to_review():
    found = table(("Paragraph", "Comment"), ("10", "Delete."), ("9", "Keep it."))
    assert found[0].review
    assert units(found) == [("PORT/1", "9", "keep")]


def test_text_goes_after_what_the_row_says():
    found = table(
        ("Paragraph", "Proposal"), ("after 7", "Ports are open."), ("8", "No.")
    )
    assert units(found)[0] == ("PORT/1", "7", "add")


def test_a_column_of_proposals_can_hold_remarks():
    found = table(
        ("Paragraph", "Proposal"),
        ("7", "Our pilots wonder why."),
        ("8", "Ports are open."),
        ("9", "Replace “berth”."),
    )
    assert [u[-1] for u in units(found)] == ["comment", "comment", "amend"]
    found = table(
        ("Paragraph", "Comment", "Proposal"),
        ("7", "Add a new paragraph.", "Quays are lit at night."),
        ("8", "Not clear to us at all.", "We wonder why."),
        ("9", "Not clear to us at all.", "Quays are lit at night."),
    )
    assert [u[-1] for u in units(found)] == ["add", "comment", "amend"]


def test_a_filled_in_form_is_a_table():
    ready = prepare([SECTIONS, PORTS])
    found = mail(
        "Please find below our comments.",
        "Document: MANUAL\nReference (section and paragraph): 3.2, 1",
        "Comment: Unclear.",
        "It is too long as well.",
        "Suggested change: Delete it.",
        "---",
        "Document: MANUAL",
        "Reference (section and paragraph): 6, 1",
        "Comment: Split this.",
        "Document: MANUAL\nReference (section and paragraph): All\nComment: Good.",
        drafts=ready,
    )
    assert [u[:2] for u in units(found)] == [
        ("MANUAL", "3.2"),
        ("MANUAL", "6"),
        ("MANUAL", "*"),
    ]
    assert "too long as well" in found[0].text


# --- rare rows ----------------------------------------------------------------------


def test_a_column_that_is_nearly_the_original_holds_the_proposals():
    found = table(
        (TEXTS["7"], "Pilots are licensed by any harbour master after one short test."),
        (TEXTS["8"], "The harbour master must close the port in any weather or fog."),
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "amend")]


def test_an_original_text_without_a_number_goes_to_review():
    found = table(
        ("Original text", "Comment"),
        ("These rules govern every harbour of the coast.", "Delete."),
        (TEXTS["7"], "Delete."),
    )
    assert [c.review for c in found] == [True, False]


def test_near_duplicates_are_told_apart_by_their_printed_number():
    lock = "The {} lock of the canal opens once a day at high water."
    sides = ("north", "south")
    paragraphs = (
        *(Paragraph(label=str(n), text=lock.format(s)) for n, s in enumerate(sides, 1)),
        *(Paragraph(label=label, text=text) for label, text in TEXTS.items()),
    )
    canal = Draft(id="CANAL", title="Canal act", call="c", paragraphs=paragraphs)
    found = table(
        ("Original text", "Comment"),
        (f"2. {lock.format('old')}", "Delete."),
        (f"4. {lock.format('old')}", "Delete."),
        (lock.format("old"), "Delete."),
        drafts=prepare([canal]),
    )
    assert units(found) == [("CANAL", "2", "delete")]
    assert [c.review for c in found] == [False, True, True]


def test_a_cell_may_name_the_draft_with_the_paragraph():
    found = table(
        ("Reference", "Comment"),
        ("LAKE/1, para 3", "Delete."),
        ("Para 4", "Delete."),
        drafts=TWO,
    )
    assert units(found) == [("LAKE/1", "3", "delete"), ("LAKE/1", "4", "delete")]


def test_a_number_that_is_no_label_behind_one_that_is_says_nothing():
    found = table(("Reference", "Comment"), ("Para 7\n99.", "Delete."))
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_row_that_only_greets_is_kept_for_a_person():
    found = table(("Reference", "Comment"), ("7", "Delete."), ("-", "Dear colleagues,"))
    assert [c.review for c in found] == [False, True]


def test_what_stands_before_a_form_is_no_part_of_it():
    blocks = "Here is our form.\nReference: 7\nComment: Delete."
    found = locate([part(passage(blocks))], "", ONE)
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_cell_that_only_repeats_the_paragraph_asks_for_nothing():
    found = table(("Para", "Comments"), ("7", TEXTS["7"]), ("9", "Delete."))
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "9", "delete")]


def test_a_row_with_one_cell_that_asks_is_no_heading():
    (found,) = table(("Clause", "Comment"), ("", "Please delete all of this"))
    assert found.review
    assert str(found.action) == "delete"


def test_an_answer_of_none_is_no_new_text():
    found = table(("Paragraph", "View", "Suggested change"), ("7", "Good", "None"))
    assert units(found) == [("PORT/1", "7", "keep")]


def test_a_row_behind_a_paragraph_adds_there():
    rows = (("Paragraph", "What we would like", "Why"), ("After 7", "Buoys", "Safety"))
    assert units(table(*rows)) == [("PORT/1", "7", "add")]


def test_a_column_that_tells_general_from_editorial_proposes_nothing():
    found = table(
        ("Para", "Type (general/technical/editorial)", "Comment", "Suggested change"),
        ("7", "general", "We support", ""),
        ("8", "technical", "Too strict", "Delete"),
        ("9 bis", "editorial", "Unclear", ""),
    )
    assert [u[1:] for u in units(found)] == [
        ("7", "keep"),
        ("8", "delete"),
        ("9 bis", "comment"),
    ]


def _cell(found, number, column, rows=1):
    """Put a passage into a cell, which may be merged with those below."""
    at = Cell(table=1, row=number, column=column, rows=rows)
    return replace(found, kind=PassageKind.CELL, cell=at)


def _tables(*cells):
    return locate([part(*cells, name="table.docx", body=False)], "", ONE)


def test_a_draft_in_a_table_says_only_what_was_changed_in_it():
    plain = [
        _cell(passage(words, f"t1.r{n}.c{c}"), n, c)
        for n, label in enumerate(("5", "6", "7", "8"), 2)
        for c, words in enumerate((label, TEXTS[label]), 1)
    ]
    head = [
        _cell(passage(t, f"t1.r1.c{c}"), 1, c) for c, t in ((1, "No."), (2, "Text"))
    ]
    gone = tracked("t1.r6.c2", f"[-{TEXTS['9']}-]")
    found = _tables(
        *head,
        *plain,
        _cell(tracked("t1.r6.c1", "[-9-]"), 6, 1),
        _cell(replace(gone, paragraph_change=Change.DELETED), 6, 2),
        _cell(passage("11", "t1.r7.c1"), 7, 1),
        _cell(tracked("t1.r7.c2", TEXTS["11"].replace("one", "[-one-]{+two+}")), 7, 2),
        _cell(added("Divers keep clear of the berths at all times.", "t1.r8.c2"), 8, 2),
    )
    assert units(found) == [
        ("PORT/1", "9", "delete"),
        ("PORT/1", "11", "amend"),
        ("PORT/1", "11", "add"),
    ]
    untracked = table(
        ("No.", "Text"),
        *((x, TEXTS[x]) for x in ("5", "6", "7")),
        ("8", TEXTS["8"].replace("thick fog", "darkness")),
    )
    assert units(untracked) == [("PORT/1", "8", "amend")]


@pytest.mark.parametrize("header", [(), (("No.", "Text"),)])
def test_a_draft_in_a_table_without_a_change_says_nothing(header):
    assert table(*header, *TEXTS.items()) == ()
    assert table(*header, *[*TEXTS.items()][:2]) == ()
    (said,) = table(*TEXTS.items(), ("6", "Too generous."))
    assert said.text == "Too generous."
    assert [c.paragraph for c in said.candidates] == ["6"]


@pytest.mark.parametrize(
    ("label", "was", "now"),
    [
        ("5", "shall publish", "may publish"),
        ("7", " after a written examination", ""),
        ("8", "may close", "must close"),
    ],
)
def test_any_change_counts_where_a_table_is_nothing_but_the_draft(label, was, now):
    changed = {**TEXTS, label: TEXTS[label].replace(was, now)}
    found = table(*changed.items())
    assert units(found) == [("PORT/1", label, "amend")]
    assert found[0].proposed == changed[label]


def test_what_a_slip_changes_beside_a_column_of_remarks_is_no_comment():
    rows = [(x, t.replace("a ", "the "), "") for x, t in TEXTS.items()]
    rows[1] = (*rows[1][:2], "Too generous.")
    found = table(("No.", "Text", "Comments"), *rows)
    assert units(found) == [("PORT/1", "6", "comment")]


def test_a_note_on_a_cell_of_a_draft_in_a_table_is_on_its_paragraph():
    cells = [
        _cell(passage(words, f"t1.r{n}.c{c}"), n, c)
        for n, pair in enumerate(TEXTS.items(), 1)
        for c, words in enumerate(pair, 1)
    ]
    note = passage("Who checks this?", "c1", PassageKind.MARGIN_COMMENT)
    note = replace(note, anchor=("t1.r3.c2",), anchor_text=TEXTS["7"])
    assert units(_tables(*cells, note)) == [("PORT/1", "7", "comment")]


def test_new_texts_beside_references_are_offered_whatever_their_header_says():
    found = table(
        ("№ пункта", "Версия", "Примечания"),
        ("5", TEXTS["5"].replace("every year", "every month"), "Ближе к практике."),
        ("6", TEXTS["6"].replace("twenty", "thirty"), "Ближе к практике."),
    )
    assert units(found) == [("PORT/1", "5", "amend"), ("PORT/1", "6", "amend")]
    assert all(TEXTS[c.paragraphs[0]][:20] in c.text for c in found)


def test_a_remark_that_opens_with_its_reference_is_kept():
    found = table(
        ("Délégation", "Observations"),
        ("Belgique", "§ 5 : qui paie ?"),
        ("Belgique", "§ 9 : à supprimer."),
    )
    said = [(c.paragraphs, str(c.action)) for c in found if "Belgique" not in c.text]
    assert said == [(("5",), "comment"), (("9",), "delete")]


def test_a_verdict_behind_a_bare_number_is_kept_with_nothing_beside_it():
    for text in ("8: far too long", "8 - unclear to us", "9 : trop long"):
        rows = ["Paragraph", "Comment"], [text, ""], ["7", "Fine."]
        assert text in [c.text for c in table(*rows)]
    (found,) = table(["Paragraph", "Comment"], ["8: far too long", ""])
    assert (found.paragraphs, found.action, found.review) == (("8",), "comment", False)
    assert table(["Paragraph", "Comment"], ["8: Siting of docks", ""]) == ()
    assert table(["Paragraph", "Comment"], ["8: no comment", ""]) == ()


def test_a_merged_reference_counts_for_all_its_rows():
    words = {
        (1, 1): "Paragraph", (1, 2): "Comment",
        (2, 1): "7", (2, 2): "Delete.", (3, 2): "Who examines them?",
        (4, 2): "Why?",
    }  # fmt: skip
    found = _tables(*(
        _cell(passage(t, f"t1.r{r}.c{c}"), r, c, 2 if (r, c) == (2, 1) else 1)
        for (r, c), t in words.items()
    ))  # fmt: skip
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "7", "comment")]
    assert found[2].review  # it stands below the merged cell


def test_an_empty_reference_may_repeat_the_one_above():
    found = table(
        ("Paragraph", "Comment"),
        ("7", "Delete."),
        ("", "Who examines them?"),
        ("8", "Unclear."),
        ("", "In general, a good text."),
    )
    assert units(found)[:2] == [("PORT/1", "7", "delete"), ("PORT/1", "8", "comment")]
    asked = [c for c in found if c.review]
    assert [c.candidates[0].paragraph for c in asked] == ["7"]


# --- drafts of plain numbers and codes, and tables of all kinds --------------------

QUAY = Draft(
    id="QUAY",
    title="Programme for the quays",
    call="c",
    paragraphs=(
        *(
            Paragraph(label=str(n), text=f"Quay {n} is repaired before the winter.")
            for n in range(1, 5)
        ),
        *(
            Paragraph(label=code, text=f"Crane {code} is painted by its own crew.")
            for code in ("A-1", "A-2", "B-1", "B-2", "C-4")
        ),
    ),
)
CODES = prepare([QUAY])


def test_a_code_of_a_letter_and_a_number_is_no_range():
    found = table(
        ("Ref.", "Remark", "Change sought"),
        ("A-1", "Paint is poison.", ""),
        ("C-4", "Leave it out.", ""),
        ("2", "Agreed.", ""),
        drafts=CODES,
    )
    assert [one[1] for one in units(found)] == ["A-1", "C-4", "2"]


def test_whether_somebody_agrees_is_no_reference():
    found = table(
        ("Who", "Para/Action", "Agree? (y/n)", "Notes"),
        ("UNION", "1", "y", ""),
        ("UNION", "2", "n", ""),
        ("UNION", "A-2", "n", "The crew lacks brushes."),
        ("UNION", "B-1", "yes", 'Add "and brushes".'),
        drafts=CODES,
    )
    assert units(found) == [
        ("QUAY", "1", "keep"),
        ("QUAY", "2", "comment"),
        ("QUAY", "A-2", "comment"),
        ("QUAY", "B-1", "amend"),
    ]


def test_the_words_of_the_draft_need_no_header_beside_them():
    found = table(
        ("Text of the draft", "What crews say"),
        (TEXTS["5"], "Delete."),
        (TEXTS["8"], "Yes! We were out in that fog."),
        (TEXTS["11"], '"six weeks" instead of "month"'),
    )
    assert units(found) == [
        ("PORT/1", "5", "delete"),
        ("PORT/1", "8", "keep"),
        ("PORT/1", "11", "amend"),
    ]


def test_a_new_text_that_leaves_out_deletes():
    found = table(
        ("Bestimmung", "Bisheriger Text", "Neuer Text", "Begründung"),
        ("5", TEXTS["5"], "entfällt", "Doppelt"),
        ("8", TEXTS["8"], "unverändert", ""),
    )
    assert units(found) == [("PORT/1", "5", "delete"), ("PORT/1", "8", "keep")]


def test_what_is_sought_is_proposed():
    found = table(
        ("#", "Ref.", "Type (E/T/G)", "Remark", "Resolution sought"),
        ("1", "5", "T", "Too costly.", "Delete."),
        ("2", "8", "E", "Who sees it?", ""),
    )
    assert units(found) == [("PORT/1", "5", "delete"), ("PORT/1", "8", "comment")]


def voices(comments):
    return [
        (*comment.paragraphs, *(who.name for who in comment.speakers))
        for comment in comments
    ]


def test_columns_of_states_and_bodies_say_who_says_each_cell():
    found = table(
        ("Article", "Comments of Norway", "Guild of Pilots"),
        ("7", "delete", "keep"),
        ("9", "", "Why two?"),
    )
    assert voices(found) == [
        ("7", "Norway"),
        ("7", "Guild of Pilots"),
        ("9", "Guild of Pilots"),
    ]


def test_a_column_of_names_says_who_says_each_row_and_those_below_it():
    for by in ("By", "Delegation", "Pays", "Autor", "Кто", "国家", "الدولة"):
        found = table(
            ("No.", by, "Comment"),
            ("7", "Norway", "Delete."),
            ("9", "", "Too long."),
            ("11", "Kenya", "Unclear."),
        )
        assert voices(found) == [("7", "Norway"), ("9", "Norway"), ("11", "Kenya")]


def test_one_name_alone_tells_nothing_that_the_mail_does_not_say():
    found = table(
        ("No.", "Country", "Comment"),
        ("7", "Norway", "Delete."),
        ("9", "Norway", "Too long."),
    )
    assert voices(found) == [("7",), ("9",)]


def test_a_row_above_the_first_name_is_said_by_the_mail():
    found = table(
        ("No.", "Name", "Comment"),
        ("7", "", "Delete."),
        ("9", "Kenya", "Too long."),
        ("11", "Norway", "Unclear."),
    )
    assert voices(found) == [("7",), ("9", "Kenya"), ("11", "Norway")]


def test_of_names_of_persons_and_of_bodies_the_bodies_say_it():
    found = table(
        ("No.", "Name", "Organisation", "Comment"),
        ("7", "Ada Moss", "Guild of Pilots", "Delete."),
        ("9", "Per Falk", "Norway", "Too long."),
    )
    assert voices(found) == [("7", "Guild of Pilots"), ("9", "Norway")]


@pytest.mark.parametrize(
    "remark",
    [
        "This wording is far too vague for us.",
        "Ce libellé est trop vague pour nous.",
        "Dieser Wortlaut ist uns nicht klar.",
        "Эта формулировка нам непонятна, она слишком общая.",
    ],
)
def test_a_judgement_on_the_text_beside_a_new_one_is_a_point_of_its_own(remark):
    found = table(
        ("No.", "Comment", "Proposed text"),
        ("7", remark, TEXTS["7"].replace("written", "oral")),
    )
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "7", "amend")]


@pytest.mark.parametrize(
    ("wish", "proposed"),
    [
        ("“licensed by the port captain after an oral examination”",
         "licensed by the port captain after an oral examination"),
        ("licensed by the harbour master, after an oral examination",
         "licensed by the harbour master, after an oral examination"),
        ("Pilots are licensed by the harbour master", None),
        ("delete “by the harbour master after a written examination”", ""),
        ("Supprimer « licensed by the harbour master after a written examination »",
         ""),
        ("replace “licensed by the harbour master after” with “tested in”",
         "tested in"),
    ],
)  # fmt: skip
def test_a_phrase_or_an_order_is_what_the_remark_beside_it_wants(wish, proposed):
    found = table(
        ("Comment", "Where", "What we want"),
        ("Nobody writes well at sea.", "7", wish),
        ("Good.", "8", ""),
    )
    assert units(found)[0] == ("PORT/1", "7", "amend")
    assert found[0].text == f"Nobody writes well at sea.\n{wish}"
    assert found[0].proposed == (wish if proposed is None else proposed)


@pytest.mark.parametrize(
    "head", ["General", "Draft as a whole", "Général", "Allgemein", "Общее", "总体"]
)
@pytest.mark.parametrize("column", ["Original text", "Paragraph"])
def test_a_row_headed_general_is_on_the_whole_whatever_it_says(column, head):
    found = table(
        (column, "Comment"),
        (TEXTS["7"], "Who pays?"),
        (head, "Small bodies lack the means."),
    )
    assert [c.paragraphs for c in found] == [("7",), ("*",)]


@pytest.mark.parametrize(
    "lead", ["Change to:", "Should read:", "Lire :", "Ersetzen durch:", "改为："]
)
def test_what_leads_to_the_paragraph_anew_is_what_the_remark_wants(lead):
    text = TEXTS["7"].replace("written", "oral")
    found = table(
        ("Paragraph", "Comment", "Change sought"),
        ("7", "Many good pilots write badly.", f"{lead} {text}"),
    )
    assert units(found) == [("PORT/1", "7", "amend")]


def test_a_remark_beside_the_paragraph_anew_is_a_point_of_its_own():
    text = TEXTS["7"].replace("written", "oral")
    found = table(
        ("Comment", "Where", "What we want"),
        ("Nobody writes well at sea.", "7", f"“{text}”"),
        ("Nobody writes well at sea.", "7", f"All {text.lower()}"),
        ("Too strict.", "7", text),
    )
    assert units(found) == [("PORT/1", "7", what) for what in ASKED]
    assert [c.proposed for c in found] == ["", text, "", f"All {text.lower()}", text]


ASKED = ("comment", "amend", "comment", "amend", "amend")


@pytest.mark.parametrize(
    "ground",
    [
        "It was debated at length with the owners.",
        "The auditors came to the same view.",
        "Nos équipages sont arrivés à la même conclusion.",
        "Fue acordado con los armadores.",
        "Экипажи пришли к тому же выводу.",
        "Das ist in allen Häfen seit Jahren üblich.",
        "هذا هو العرف في موانئنا منذ سنوات.",
        "这是我们港口多年的惯例。",
    ],
)
def test_what_a_paragraph_anew_rests_on_is_the_reason_for_it(ground):
    text = TEXTS["7"].replace("written", "oral")
    (found,) = table(("Comment", "Where", "What we want"), (ground, "7", text))
    assert (str(found.action), found.proposed) == ("amend", text)
    assert found.text == f"{ground}\n{text}"


@pytest.mark.parametrize(
    "head", ["Geänderter Text", "Abgeänderte Fassung", "Abänderung"]
)
def test_what_is_left_out_beside_the_proposal_is_deleted(head):
    found = table(("Vorschlag", head), (TEXTS["7"], "entfällt"))
    assert units(found) == [("PORT/1", "7", "delete")]


def test_three_who_speak_in_turn_each_speak_for_themselves():
    found = table(
        ("Paragraph", "Estmark", "Bolden", "Kharest"),
        ("7", "", "Two ports do so at a profit.", "Pilots pass a test."),
        ("5", "", "", "Strike out"),
        ("6", "Fewer ships come in May.", "", ""),
        ("8", "", "To be deleted.", ""),
    )
    assert voices(found) == [
        ("7", "Bolden"),
        ("7", "Kharest"),
        ("5", "Kharest"),
        ("6", "Estmark"),
        ("8", "Bolden"),
    ]


ROMANS = dict(zip(("I", "II", "III", "IV", "V", "VI"), TEXTS.values(), strict=False))
CRANES = prepare(
    [
        Draft(
            id="CR/1",
            title="Code of cranes",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=text) for label, text in ROMANS.items()
            ),
        )
    ]
)


@pytest.mark.parametrize("form", ["{}", "{})", "{}.", "({})", "{} –", "{}:"])
def test_a_copy_beside_its_labels_says_nothing_but_what_was_tracked(form):
    words = dict(ROMANS)
    for label, old in (("IV", "fog"), ("V", "charge"), ("VI", "grid")):
        words[label] = words[label].replace(old, f"[-{old}-]{{+wind+}}")
    lines = [(form.format(label), text) for label, text in words.items()]
    lines[2:2] = [("", "{+Costs are shared by all of the ports.+}")]
    lines[4:4] = [("", "{+Data are handed over in an open format.+}")]
    cells = (
        replace(
            tracked(f"t1.r{row}.c{column}", text),
            kind=PassageKind.CELL,
            cell=Cell(table=1, row=row, column=column),
        )
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line, 1)
        if text
    )
    found = locate([part(*cells, name="t.docx", body=False)], "", CRANES)
    assert [(c.paragraphs, str(c.action)) for c in found] == [
        (("II",), "add"),
        (("III",), "add"),
        (("IV",), "amend"),
        (("V",), "amend"),
        (("VI",), "amend"),
    ]


MATRIX = ["Code", "Draft", "Clause", "Type of comment", "Comment and change", "Reply"]


@pytest.mark.parametrize(
    "row",
    [
        ["(1)", "(2)", "(3)", "ge / te / ed", "(5) state the change", "(leave blank)"],
        ["1", "2", "3", "4", "5", "6"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["(code)", "", "(e.g. 3.1)", "ge/te", "(please state your wish)", "(reply)"],
        [
            "",
            "",
            "(numéro)",
            "",
            "(veuillez indiquer votre demande)",
            "(ne pas remplir)",
        ],
        ["", "", "(número)", "", "(indique su observación)", "(dejar en blanco)"],
        ["", "", "(номер)", "", "(укажите ваше предложение)", "(не заполнять)"],
        ["", "", "(Nummer)", "", "(Ihre Anmerkung eintragen)", "(freilassen)"],
        ["", "", "(رقم)", "", "(يرجى ترك الخانة فارغة)", "(الأمانة)"],
        ["", "", "（编号）", "", "（填写您的意见）", "（留空）"],
    ],
)
def test_a_row_that_tells_how_to_fill_in_the_columns_says_nothing(row):
    (found,) = table(MATRIX, row, ["XX", "PORT/1", "7", "ed", "Who examines them?", ""])
    assert (found.paragraphs, found.action, found.review) == (("7",), "comment", False)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["(7)", "(please delete)"], "(please delete)"),
        (["(7)", "(leave it as it is)"], "(leave it as it is)"),
        (["(7)", "(please state the change)"], "(please state the change)"),
        (["7", "(specify who examines them)"], "(specify who examines them)"),
    ],
)
def test_what_is_said_in_brackets_of_a_piece_is_no_such_row(row, said):
    found = table(["Paragraph", "Comment"], row, ["8", "Why?"])
    assert [c.text for c in found] == [said, "Why?"]


def loose(*rows):
    return table(("Body", "Line", "Comment", "Change"), *rows)


def test_a_row_that_names_nothing_is_asked_about_once():
    said = ("Guild", "12", "Tariffs of all ports puzzle us.", "Say where they stand.")
    first, second = loose(said, ("Guild", "20", "Comma is odd", "fix"))
    assert first.review
    assert first.text == "\n".join(said[2:])
    assert "5" in {x.paragraph for x in first.candidates}
    assert (second.review, second.text) == (True, "Comma is odd\nfix")


@pytest.mark.parametrize(
    ("remark", "new"),
    [
        ("Comma is odd", "Pilots were licensed by the harbour master after an exam."),
        ('Why this? "Pilots are licensed by the harbour master after a"', "Strike."),
    ],
)
def test_a_row_is_on_the_paragraph_from_which_it_alone_quotes(remark, new):
    found, _ = loose(("Guild", "12", remark, new), ("Guild", "20", "Odd", "fix"))
    assert (found.review, found.paragraphs) == (False, ("7",))


def test_a_row_that_quotes_one_paragraph_and_cites_another_is_asked_about():
    words = 'Really? "Pilots are licensed by the harbour master after a"'
    rows = (
        ("Guild", "1", words, "Compare with paragraph 8."),
        ("Guild", "2", "Odd", "x"),
    )
    assert all(c.review for c in loose(*rows))


def test_a_row_that_quotes_two_paragraphs_is_asked_about():
    words = f'Why both? "{TEXTS["7"]}" and "{TEXTS["8"]}"'
    found, _ = loose(("Guild", "1", words, "Say it once."), ("Guild", "2", "Odd", "x"))
    assert found.review


def test_what_stands_beside_a_cell_that_names_its_piece_is_kept():
    rows = ("Guild", "12", "Comma odd", "Delete paragraph 7."), ("Guild", "2", "x", "y")
    found = loose(*rows)
    assert units(found) == [("PORT/1", "7", "delete")]
    assert "Comma odd" in "\n".join(c.text for c in found)


def test_a_row_that_only_accompanies_is_no_question():
    sent = ("Guild", "12", "Please find our comments attached.", "")
    found = loose(sent, ("Guild", "20", "Odd", "fix"))
    assert [c.text for c in found] == ["Odd\nfix"]


@pytest.mark.parametrize(
    ("heads", "vote"),
    [
        (("No.", "Paragraph", "Text proposed by the Commission", "Vote"), "+"),
        (("N°", "Paragraphe", "Texte proposé par la commission", "Vote"), "+"),
        (("N.º", "Párrafo", "Texto propuesto por la Comisión", "Voto"), "sí"),
    ],
)
def test_what_a_committee_proposes_is_new_where_the_draft_reads_otherwise(heads, vote):
    new = [TEXTS["7"].replace("a written", "an oral"), TEXTS["8"].split(" in ")[0]]
    rows = ("1", "7", new[0], vote), ("2", "8", new[1], vote)
    found = table(heads, *rows)
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "amend")]
    assert [c.proposed for c in found] == new


def test_where_it_is_that_of_the_draft_nobody_proposes_it():
    heads = ("Paragraph", "Text proposed by the Commission", "Vote")
    found = table(heads, ("7", TEXTS["7"], "+"), ("8", TEXTS["8"], "-"))
    assert not any(c.proposed for c in found)
