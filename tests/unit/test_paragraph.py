"""Attribution: which comments a submission makes, and on which paragraphs."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.paragraph import locate, prepare
from rules.terms import (
    Action,
    Cell,
    Change,
    Draft,
    Paragraph,
    PartText,
    Passage,
    PassageKind,
    Run,
    Source,
)

TEXTS = {
    "5": "Ports shall publish their tariffs every year in a common and open format.",
    "6": "Ships of less than twenty metres are exempt from all port dues and fees.",
    "7": "Pilots are licensed by the harbour master after a written examination.",
    "8": "The harbour master may close the port in heavy weather or thick fog.",
    "9": "Waste from ships is received without charge at every public berth.",
    "9 bis": "Shore power is offered to passenger ships wherever the grid allows it.",
    "11": "Complaints of crews are heard by an ombudsman within one calendar month.",
}
PORTS = Draft(
    id="PORT/1",
    title="Harbour rules, first draft",
    call="c",
    aliases=("the Harbour Rules",),
    paragraphs=(
        Paragraph(label=None, text="These rules govern every harbour of the coast."),
        *(Paragraph(label=label, text=text) for label, text in TEXTS.items()),
    ),
    marks=frozenset({"[to be checked]"}),
    authors=frozenset({"Harbour Office"}),
)
LAKES = Draft(
    id="LAKE/1",
    title="Lake rules, first draft",
    call="c",
    aliases=("the Lake Rules",),
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Lake number {n} is open to bathers and boats.")
        for n in range(1, 8)
    ),
)
LAW = Draft(
    id="LAW",
    title="Shipping act",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Duty {n} of owners.", heading=f"Article {n} - duties")
        for n in ("1", "2", "3", "3(1)", "3(2)", "4")
    ),
)
SECTIONS = Draft(
    id="MANUAL",
    title="Harbour manual",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Procedure {n} of the manual.")
        for n in ("1", "2", "3.1", "3.2", "4.1", "4.2", "6")
    ),
)
ONE = prepare([PORTS])
TWO = prepare([PORTS, LAKES])


def passage(text, place="p1", kind=PassageKind.PARAGRAPH, **more):
    source = Source(part="x", sha256="0", place=place)
    return Passage(text=text, source=source, kind=kind, **more)


def part(*passages, name="body", body=True):
    return PartText(name=name, sha256="0", is_body=body, passages=tuple(passages))


def mail(*blocks, drafts=ONE, subject=""):
    passages = (
        passage(b.removeprefix("> "), f"p{n}", PassageKind.QUOTED)
        if b.startswith("> ")
        else passage(b, f"p{n}")
        for n, b in enumerate(blocks)
    )
    return locate([part(*passages)], subject, drafts)


def units(comments):
    return [
        (c.document, *c.paragraphs, str(c.action))
        for c in comments
        if not c.review and c.paragraphs
    ]


def row(number, *cells, header=False):
    return [
        passage(
            text,
            f"t1.r{number}.c{n}",
            PassageKind.CELL,
            cell=Cell(table=1, row=number, column=n),
            header_row=header,
        )
        for n, text in enumerate(cells, 1)
        if text
    ]


def table(*rows, drafts=ONE, before=()):
    cells = [c for n, r in enumerate(rows, 1) for c in row(n, *r)]
    return locate([part(*before, *cells, name="table.docx", body=False)], "", drafts)


def copied(*texts, drafts=ONE):
    found = [
        passage(t, f"p{n}") if isinstance(t, str) else t for n, t in enumerate(texts)
    ]
    return locate([part(*found, name="draft.docx", body=False)], "", drafts)


# --- references in prose -----------------------------------------------------------


def test_a_labelled_block_belongs_to_its_paragraph():
    found = mail("Dear Sir,", "Para 7: Delete.", "Kind regards,\nAnn")
    assert units(found) == [("PORT/1", "7", "delete")]
    assert found[0].text == "Para 7: Delete."


def test_a_heading_holds_what_follows():
    found = mail("Paragraph 7", "We find it unclear.", "It is too long, too.")
    assert units(found) == [("PORT/1", "7", "comment")]
    assert found[0].text == "Paragraph 7\nWe find it unclear.\nIt is too long, too."


def test_several_comments_in_one_block_are_cut_at_their_references():
    found = mail("Para 7: Delete. Para 8: Keep as drafted. We like it.")
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "keep")]
    assert "".join(c.text for c in found) == (
        "Para 7: Delete. Para 8: Keep as drafted. We like it."
    )


def test_a_sentence_that_turns_is_two_comments():
    found = mail("Paragraph 7 should be kept but paragraph 8 should be deleted.")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "8", "delete")]


def test_a_concession_is_never_taken_for_the_target():
    found = mail("While we welcome paragraph 7, paragraph 8 should be deleted.")
    assert units(found) == []
    assert {c.paragraph for c in found[0].candidates} == {"7", "8"}


def test_what_is_only_cited_is_no_target():
    found = mail("Para 7: unclear, see paragraph 8 and para 9 of the Lima Declaration.")
    assert units(found) == [("PORT/1", "7", "comment")]


def test_a_demand_before_the_reference_is_a_question():
    found = mail("Please delete the fees. We also read paragraph 8 with interest.")
    assert units(found) == []


def test_an_absent_label_goes_to_review_with_the_words():
    (found,) = mail("Paragraph 10: please delete.")
    assert found.review
    assert found.text == "Paragraph 10: please delete."


def test_a_label_of_two_drafts_goes_to_review_with_both():
    (found,) = mail("Paragraph 6: please delete.", drafts=TWO)
    assert [c.document for c in found.candidates] == ["PORT/1", "LAKE/1"]


def test_new_text_settles_a_label_of_two_drafts():
    found = mail(f"Paragraph 6: Should read: “{TEXTS['6']} Always.”", drafts=TWO)
    assert units(found) == [("PORT/1", "6", "amend")]


def test_new_text_of_another_paragraph_contradicts_the_label():
    (found,) = mail(f"Paragraph 6: Should read: “{TEXTS['8']}”")
    assert found.review
    assert ("PORT/1", "8") in [(c.document, c.paragraph) for c in found.candidates]


def test_the_draft_in_force_comes_from_headings_subject_or_file():
    assert units(mail("the Lake Rules", "Para 6: Delete.", drafts=TWO)) == [
        ("LAKE/1", "6", "delete")
    ]
    assert units(mail("Para 6: Delete.", drafts=TWO, subject="Lake Rules")) == [
        ("LAKE/1", "6", "delete")
    ]
    attached = part(passage("Para 6: Delete."), name="PORT_1_rev.docx", body=False)
    assert units(locate([attached], "", TWO)) == [("PORT/1", "6", "delete")]
    cover = part(passage("Please find attached our comments on the Lake Rules."))
    plain = part(passage("Para 6: Delete."), name="x.docx", body=False)
    assert units(locate([cover, plain], "", TWO)) == [("LAKE/1", "6", "delete")]


def test_a_document_in_the_reference_stays_in_force():
    found = mail("Lake Rules, para 6: Delete.", "Para 7: Keep as is.", drafts=TWO)
    assert [u[:2] for u in units(found)] == [("LAKE/1", "6"), ("LAKE/1", "7")]


def test_position_words_follow_the_last_named_paragraph():
    found = mail("Para 7: Delete.", "The next paragraph: unclear.", "Ibid.: too long.")
    assert [u[1] for u in units(found)] == ["7", "8", "8"]
    found = mail("Para 8: Delete.", "The previous paragraph: unclear.")
    assert [u[1] for u in units(found)] == ["8", "7"]
    found = mail("Harbour Rules, last paragraph: unclear.")
    assert [u[1] for u in units(found)] == ["11"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Paras 9 and 11: Delete.", "The next paragraph: unclear."),
        ("Para 11: Delete.", "The next paragraph: unclear."),
        ("Para 7: Delete.", "Para 10: Delete.", "The next paragraph: unclear."),
        ("The last paragraph: unclear.",),
    ],
)
def test_position_words_that_lead_nowhere_go_to_review(blocks):
    assert mail(*blocks, drafts=TWO)[-1].review


def test_the_same_applies_takes_the_action_along():
    found = mail("Para 7: Delete.", "The same applies to 9.")
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "9", "delete")]


def test_own_list_numbers_are_no_labels():
    assert units(mail("5. Paragraph 7: unclear.")) == [("PORT/1", "7", "comment")]
    assert units(mail("1. Too long.", "2. Delete it.")) == []
    found = mail("7. Too long.", "9. Delete it.", "11. Fine with us.")
    assert [u[1] for u in units(found)] == ["7", "9", "11"]
    assert units(mail("7. Too long.", "99. Delete it.")) == []
    assert units(mail("9 bis. Too long.")) == [("PORT/1", "9 bis", "comment")]


def test_wrapped_lines_are_one_sentence():
    found = mail("On para 7: It should not\nbe retained in\nthis form.")
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_running_head_is_no_comment():
    found = mail("Para 7: Delete.", "Comments on paras 5 to 11", "Para 8: Keep it.")
    assert [u[1] for u in units(found)] == ["7", "8"]


def test_a_new_paragraph_goes_after_its_number():
    found = mail("Para 8 bis (new): Ports are open.")
    assert units(found) == [("PORT/1", "8", "add")]
    assert mail("Para 8 bis: Delete.")[0].review
    assert mail("Para 10 bis (new): Ports are open.")[0].review


def test_deleting_a_part_is_an_amendment():
    assert units(mail("Para 7 (c): Delete.")) == [("PORT/1", "7", "amend")]
    found = mail("Para 7, second sentence: Delete.")
    assert units(found) == [("PORT/1", "7", "amend")]


def test_articles_hold_their_paragraphs():
    ready = prepare([LAW])
    found = mail("Article 3: unclear.", "Paragraph 2 should be deleted.", drafts=ready)
    assert units(found) == [("LAW", "3", "comment"), ("LAW", "3(2)", "delete")]
    found = mail("Article 4", "The second paragraph is unclear.", drafts=ready)
    assert units(found) == [("LAW", "4", "comment")]
    found = mail(
        "Article 3 is unclear and paragraph 1 too long.",
        drafts=ready,
    )
    assert units(found) == [("LAW", "3", "3(1)", "comment")]


def test_a_bare_section_number_among_named_ones_is_a_question():
    ready = prepare([SECTIONS])
    found = mail("Section 4.1: unclear.", "3.2 Delete it.", drafts=ready)
    assert units(found) == [("MANUAL", "4.1", "comment")]
    assert found[1].review
    found = mail("3.2, 1: unclear.", "4.1, 2: unclear.", drafts=ready)
    assert [u[1:-1] for u in units(found)] == [("3.2",), ("4.1",)]


# --- quotations, general remarks, what is no comment --------------------------------


def test_a_quotation_finds_its_paragraph():
    found = mail(
        "“licensed by the harbour master after a written examination”: Delete.",
        "The text ‘may close the port in heavy weather’ is unclear.",
        "> …received without charge at every public berth.",
        "Keep as drafted.",
    )
    assert [u[1] for u in units(found)] == ["7", "8", "9"]


def test_a_misquotation_is_found_where_nothing_rivals_it():
    found = mail(
        "“Pilots are always licensed by harbour masters after an examination”: Delete."
    )
    assert [u[1] for u in units(found)] == ["7"]


@pytest.mark.parametrize(
    "block",
    [
        "“the harbour master”: Delete.",
        "“wholly unknown words about zebras and lions”: Delete.",
        "“These rules govern every harbour of the coast.”: Delete.",
    ],
)
def test_a_quotation_that_decides_nothing_goes_to_review(block):
    assert mail(block)[0].review


def test_general_remarks_stand_for_the_whole():
    found = mail(
        "Overall, the drafts are good.", "General comment on the Lake Rules", drafts=TWO
    )
    assert units(found)[0] == (None, "*", "general")
    found = mail("Para 7: Delete.", "Overall, the drafts are good.")
    assert units(found)[1] == (None, "*", "general")
    found = mail(
        "We find the Lake Rules as a whole too long for a draft of this kind.",
        drafts=TWO,
    )
    assert units(found) == [("LAKE/1", "*", "general")]


@pytest.mark.parametrize(
    "block",
    [
        "Dear colleagues,",
        "Please find attached our comments.",
        "Our comments will follow next week. We intend to address paras 7 to 9.",
        "I am out of the office.",
        "Contribution of the pilots",
        "",
    ],
)
def test_courtesy_makes_no_comment(block):
    assert [c for c in mail(block) if not c.review] == []


def test_meaning_alone_never_decides():
    (found,) = mail("Crews must be able to complain to an ombudsman.")
    assert found.review
    assert found.candidates[0].paragraph == "11"
    (found,) = mail(
        "We read paragraph 7, cf. paragraph 8 of the Lima Declaration, not."
    )
    assert found.text.startswith("We read")
    (found,) = mail("It should follow the model of ports (see para 7).")
    assert found.review
    assert found.candidates[0].paragraph == "7"


def test_what_stands_under_a_signature_is_kept_where_it_is_labelled():
    signed = passage("Ann Lee\nPara 7: Delete.", kind=PassageKind.SIGNATURE)
    assert units(locate([part(signed)], "", ONE)) == [("PORT/1", "7", "delete")]
    signed = passage("Ann Lee\nHarbour Pilots", kind=PassageKind.SIGNATURE)
    assert locate([part(signed)], "", ONE) == ()


def test_a_passage_that_nobody_wrote_is_kept_for_a_person():
    (found,) = mail("Para 7: delete. " * 2000)
    assert found.review


def test_titles_pass_and_name_the_draft():
    heading = passage("Harbour rules, first draft", kind=PassageKind.HEADING)
    assert locate([part(heading)], "", ONE) == ()
    found = mail("Para 7", "the Harbour Rules", "Delete.")
    assert units(found) == [("PORT/1", "7", "delete")]
    other = passage("Introduction", kind=PassageKind.HEADING)
    assert locate([part(other)], "", ONE) == ()


# --- tables and forms ---------------------------------------------------------------


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
        (None, "*", "general"),
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


# --- copies of the draft ------------------------------------------------------------


def tracked(place, words, author="Ann"):
    """Make a passage with revisions: deleted words in [-..-], inserted in {+..+}."""
    runs = []
    for piece in re.split(r"(\[-.*?-\]|\{\+.*?\+\})", words):
        change = {"[-": Change.DELETED, "{+": Change.INSERTED}.get(piece[:2])
        text = piece[2:-2] if change else piece
        runs.append(Run(text=text, change=change, author=author if change else ""))
    final = "".join(r.text for r in runs if r.change is not Change.DELETED)
    base = "".join(r.text for r in runs if r.change is not Change.INSERTED)
    return passage(final, place, base=base, runs=tuple(runs))


def added(text, place, author="Ann"):
    run = Run(text=text, change=Change.INSERTED, author=author)
    return passage(text, place, base="", runs=(run,), paragraph_change=Change.INSERTED)


def test_tracked_changes_belong_to_the_paragraph_of_their_base():
    gone = Run(text=TEXTS["8"], change=Change.DELETED, author="Ann")
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "6. Ships of less than [-twenty-]{+ten+} metres are exempt "
            "from all port dues and fees.",
        ),
        added("Quays are lit at night.", "b"),
        f"7. {TEXTS['7']}",
        passage("8. ", "c", base=f"8. {TEXTS['8']}", runs=(Run(text="8. "), gone)),
        tracked(
            "d",
            "9. Waste from ships is received {+[to be checked]+}without "
            "charge at every public berth.",
            "Harbour Office",
        ),
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "6", "add"),
        ("PORT/1", "8", "delete"),
    ]
    assert found[2].runs[1].text == TEXTS["8"]


def test_a_base_that_differs_from_the_draft_goes_to_review():
    found = copied(
        f"5. {TEXTS['5']}",
        tracked(
            "a",
            "6. Boats of less than [-thirty-]{+ten+} feet are exempt "
            "from all port dues and fees.",
        ),
        f"7. {TEXTS['7']}",
        f"8. {TEXTS['8']}",
    )
    assert found[0].review


def test_a_base_without_runs_is_enough():
    found = copied(
        passage(f"5. {TEXTS['5']} Always.", "a", base=f"5. {TEXTS['5']}"),
        f"6. {TEXTS['6']}",
    )
    assert units(found) == [("PORT/1", "5", "amend")]


def test_changes_marked_by_hand_are_read():
    struck = Run(text=TEXTS["7"], strike=True)
    found = copied(
        f"5. {TEXTS['5']}",
        passage(
            "6. Ships of less than twenty ten metres are exempt from all port dues"
            " and fees.",
            "a",
            runs=(
                Run(text="6. Ships of less than "),
                Run(text="twenty ", strike=True),
                Run(text="ten ", underline=True, bold=True),
                Run(text="metres are exempt from all port dues and fees."),
            ),
        ),
        passage(f"7. {TEXTS['7']}", "b", runs=(Run(text="7. "), struck)),
        passage(
            "Quays are lit at night.",
            "c",
            runs=(Run(text="Quays are lit at night.", underline=True),),
        ),
        passage(
            f"8. {TEXTS['8']}",
            "d",
            runs=(Run(text="8. ", bold=True, underline=True), Run(text=TEXTS["8"])),
        ),
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "7", "delete"),
        ("PORT/1", "7", "add"),
    ]
    assert found[0].proposed.startswith("6. Ships of less than ten metres")


def test_an_edited_copy_without_a_trace_is_aligned():
    found = copied(
        f"5. {TEXTS['5']}",
        "6. Ships of less than thirty metres are exempt from all port dues.",
        "Quays are lit at night by lamps.",
        f"7. {TEXTS['7']}",
        f"9. {TEXTS['9']}",
        "10 bis. Lighthouses are painted white.",
        f"9 bis. {TEXTS['9 bis']}",
        f"11. {TEXTS['11']}",
        "Ports close on public holidays.",
        "We thank you.",
    )
    assert units(found) == [
        ("PORT/1", "6", "amend"),
        ("PORT/1", "6", "add"),
        ("PORT/1", "8", "delete"),
        ("PORT/1", "9", "add"),
        ("PORT/1", "11", "add"),
    ]


def test_gaps_in_an_excerpt_are_questions():
    found = copied(f"7. {TEXTS['7']}", f"8. {TEXTS['8']}", f"11. {TEXTS['11']}")
    assert units(found) == []
    gaps = [[c.paragraph for c in x.candidates] for x in found]
    assert gaps == [["5", "6"], ["9", "9 bis"]]


def test_a_paragraph_of_which_little_is_left_goes_to_review():
    found = copied(
        f"5. {TEXTS['5']}",
        f"6. {TEXTS['6']}",
        f"7. {TEXTS['7']}",
        "12. The harbour master closes ports in weather of many kinds and fog of any.",
        f"9. {TEXTS['9']}",
        f"9 bis. {TEXTS['9 bis']}",
        f"11. {TEXTS['11']}",
    )
    assert units(found) == []
    assert found[0].review


def test_a_change_in_a_paragraph_without_a_number_goes_to_review():
    found = copied(
        "These rules govern every single harbour of the coast.",
        f"5. {TEXTS['5']}",
        f"6. {TEXTS['6']}",
        f"7. {TEXTS['7']}",
    )
    assert found[0].review


def test_changes_in_the_original_column_of_a_table_count():
    header = row(1, "No.", "Original text", "Comment")
    changed = tracked(
        "t1.r2.c2",
        "7. Pilots are licensed by the [-harbour master-]{+port+} "
        "after a written examination.",
    )
    cell = Cell(table=1, row=2, column=2)
    new = replace(
        added("Quays are lit at night.", "t1.r2.c2.p2"),
        kind=PassageKind.CELL,
        cell=cell,
    )
    changed = replace(changed, kind=PassageKind.CELL, cell=cell)
    odd = row(3, "2", "Zebras are not mentioned in any of the other rows here.")
    edited = row(
        4, "3", f"9. {TEXTS['9'].replace('every public', 'all private and public')}"
    )
    found = locate(
        [part(*header, changed, new, *odd, *edited, name="t.docx", body=False)], "", ONE
    )
    assert units(found)[:2] == [("PORT/1", "7", "amend"), ("PORT/1", "7", "add")]
    assert any("Zebras" in c.text and c.review for c in found)


# --- notes in the margin ------------------------------------------------------------


def note(text, *anchor, author="Ann", place="c1", **more):
    return passage(
        text, place, PassageKind.MARGIN_COMMENT, author=author, anchor=anchor, **more
    )


def annotated(*notes, drafts=ONE):
    title = passage("the Harbour Rules", "p0")
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in TEXTS.items()]
    return locate([part(title, *body, *notes, name="d.docx", body=False)], "", drafts)


def test_a_note_belongs_to_what_it_hangs_on():
    found = annotated(
        note("Delete.", "p7"),
        note("Keep as is.", "p8", "p9", place="c2"),
        note("Good in general.", "p0", place="c3"),
        note("Agreed.", place="c4", parent="c1"),
        note("Checked.", "p7", author="Harbour Office", place="c5"),
        note("[to be checked]", "p7", place="c6"),
        note("Lost.", "p99", place="c7"),
    )
    assert units(found) == [
        ("PORT/1", "7", "delete"),
        ("PORT/1", "8", "9", "keep"),
        ("PORT/1", "*", "general"),
        ("PORT/1", "7", "comment"),
    ]
    assert found[-1].review


def test_a_note_that_names_another_paragraph():
    found = annotated(
        note("Merge with para 9.", "p7"),
        note("Para 9 says the same.", "p7", place="c2"),
        note(
            "Para 7 is unclear, see para 3 of the Lima Declaration.", "p7", place="c3"
        ),
        note("1. unclear", "p7", place="c4"),
        note("The next paragraph is better.", "p7", place="c5"),
    )
    assert units(found) == [
        ("PORT/1", "7", "9", "merge"),
        ("PORT/1", "7", "comment"),
        ("PORT/1", "7", "comment"),
        ("PORT/1", "7", "comment"),
    ]
    assert found[1].review


def test_a_note_on_a_draft_of_another_kind_goes_to_review():
    found = annotated(note("Delete.", "p98", "p99"))
    assert found[0].review


def test_the_column_that_is_nearest_to_the_draft_is_the_original():
    found = table(
        (TEXTS["7"], TEXTS["7"].replace("written", "oral")),
        (TEXTS["8"], TEXTS["8"].replace("thick", "dense")),
    )
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "amend")]


def test_references_add_to_the_original_text_of_a_row():
    found = table(
        ("Paragraph", "Original text", "Comment"),
        ("7 and 8", TEXTS["7"], "Merge them."),
        ("9", TEXTS["9"], "Delete."),
        ("10", TEXTS["11"], "Delete."),
    )
    assert [u[1:-1] for u in units(found)] == [("7", "8"), ("9",), ("11",)]


# --- properties -----------------------------------------------------------------------

BLOCKS = st.lists(
    st.sampled_from(
        [
            "Para 7: Delete.",
            "Paras 8 and 9: Merge them.",
            "Overall, the drafts are good.",
            "Crews must be able to complain.",
            "The next paragraph: unclear.",
            "“may close the port in heavy weather”: Keep it.",
            "Para 10: Delete.",
            "It is too long.",
        ]
    ),
    max_size=6,
)


@given(BLOCKS)
@settings(max_examples=60)
def test_no_word_of_a_comment_is_changed_or_lost(blocks):
    said = "\n".join(c.text for c in mail(*blocks))
    for block in blocks:
        assert block in said


@given(BLOCKS)
@settings(max_examples=40)
def test_the_order_of_the_drafts_does_not_matter(blocks):
    once = mail(*blocks, drafts=TWO)
    other = mail(*blocks, drafts=prepare([LAKES, PORTS]))
    assert units(once) == units(other)


@given(BLOCKS)
@settings(max_examples=60)
def test_an_unrelated_draft_never_makes_a_right_answer_wrong(blocks):
    alone = set(units(mail(*blocks)))
    assert set(units(mail(*blocks, drafts=prepare([PORTS, LAW])))) <= alone


def test_actions_of_comments_are_actions():
    assert mail("Para 7: Delete.")[0].action is Action.DELETE
