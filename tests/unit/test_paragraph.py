"""Attribution: which comments running text makes, and on which paragraphs."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import (
    Action,
    PassageKind,
)
from tests.harbour import (
    LAW,
    ONE,
    PORTS,
    SECTIONS,
    TEXTS,
    TWO,
    mail,
    part,
    passage,
    units,
)

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


def test_actions_of_comments_are_actions():
    assert mail("Para 7: Delete.")[0].action is Action.DELETE


# --- rare turns ---------------------------------------------------------------------


def test_a_heading_alone_asks_for_nothing():
    assert mail("Paragraph 7") == ()


def test_a_paragraph_that_a_later_sentence_only_mentions_opens_no_comment():
    found = mail("Delete paragraph 5. The rules repeat paragraph 7 there.")
    assert units(found) == [("PORT/1", "5", "delete")]


def test_a_later_sentence_that_asks_opens_a_comment_of_its_own():
    found = mail("Para 5: Delete. In paragraph 7 the written examination is deleted.")
    assert units(found) == [("PORT/1", "5", "delete"), ("PORT/1", "7", "delete")]


def test_a_position_word_behind_a_request_belongs_to_the_request():
    found = mail("Para 7: Delete.", "Delete this and the next paragraph.")
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_piece_that_is_not_printed_leaves_the_one_beside_it_in_doubt():
    (found,) = mail("Paragraph 7 and bullet 40 of it: delete.")
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["7"]


def test_the_last_paragraph_is_that_of_the_draft_spoken_of():
    assert units(mail("最后一段：删除。", subject="PORT/1")) == [
        ("PORT/1", "11", "delete")
    ]
    (found,) = mail("最后一段：删除。", drafts=TWO)
    assert found.review


def test_a_position_word_after_a_doubt_is_a_doubt():
    blocks = ("Para 99: Delete.", "Para 7: Keep.", "Para 99: odd.")
    found = mail(*blocks, "The next paragraph: odd.")
    assert [c.review for c in found] == [True, False, True, True]


def test_a_new_text_is_held_against_the_paragraph_that_is_named():
    own = TEXTS["7"].replace("licensed", "always licensed")
    other = "Nothing in any port of the world looks like these seven words or more."
    for text in (own, other):
        (found,) = mail(f"Para 7 should read: “{text}”")
        assert (found.review, found.paragraphs) == (False, ("7",))


def test_quoted_words_of_nobody_open_no_comment():
    found = mail("> Thank you for the letters of this week.", "Para 7: Delete.")
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_passage_that_cites_hundreds_of_pieces_is_kept_for_a_person():
    (found,) = mail("Para 7 is odd. " * 600)
    assert found.review


# --- lists, forwarded mail, what only accompanies ------------------------------------


def test_each_item_of_a_list_is_a_point_of_its_own():
    found = mail(
        "Our points:\n1. Pilots already do what paragraph 7 asks for.\n"
        "2. We would like to see “or hail” in paragraph 8.\n"
        "3. The text is silent about tugs.\n4. It is too long, too."
    )
    assert units(found) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "8", "amend"),
        (None, "*", "general"),
    ]
    assert [c.text for c in found if c.review] == ["4. It is too long, too."]


def test_a_list_under_a_reference_belongs_to_it():
    found = mail("Paragraph 7", "- It is vague.\n- It is long.", "We ask to delete it.")
    assert units(found) == [("PORT/1", "7", "delete")]
    assert "It is long" in found[0].text


def test_what_a_mail_forwards_is_said():
    body = part(
        passage("For registration, please.", "p0"),
        passage("---- Forwarded message ----", "p1", kind=PassageKind.QUOTED),
        passage("Para 7: Delete.", "p2", kind=PassageKind.QUOTED),
    )
    assert units(locate([body], "", ONE)) == [("PORT/1", "7", "delete")]
    inner = part(passage("Para 8: Delete.", "p0", kind=PassageKind.QUOTED))
    assert units(locate([inner], "Fwd: our comments", ONE)) == [
        ("PORT/1", "8", "delete")
    ]
    assert locate([inner], "Re: our comments", ONE) == ()


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2014 at 10:00, A <a@b.int> wrote:",
        "Le 3 mai 2014 à 10:00, A a écrit :",
        "Am 3.5.2014 um 10:00\nschrieb A:",
        "3 мая 2014 г., 10:00, А написал:",
        "في 3 مايو 2014 كتب أ:",
    ],
)
def test_the_line_above_what_is_forwarded_is_nobodys_comment(line):
    body = part(
        passage(line, "l1", kind=PassageKind.QUOTED),
        passage("We like the rules.\nPara 7: Delete.", "l2", kind=PassageKind.QUOTED),
    )
    (found,) = locate([body], "Fwd: our comments", ONE)
    assert found.text == "We like the rules.\nPara 7: Delete."


@pytest.mark.parametrize(
    "text",
    [
        "The Pilots Union has measured tides since 1962.",
        "The Pilots Union thanks the port for its work.",
        "We have two remarks on the rules.",
        "Le syndicat souhaite faire part des observations suivantes.",
        "现将我们的意见提供如下。",
        "Attached with tracked changes.",
    ],
)
def test_what_only_accompanies_is_no_comment(text):
    assert locate([part(passage(text, "p0"))], "", ONE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Your text? It is silent on noise.",
        "“Ports shall publish” – thank you.",
        "Kohta 8: erinomainen?",
        "Why is there no word on tugs?",
    ],
)
def test_what_judges_cites_or_asks_goes_to_a_person(text):
    assert [c.review for c in locate([part(passage(text, "p0"))], "", ONE)] == [True]


@pytest.mark.parametrize("text", ["No comment.", "No remarks", "sans observation"])
def test_a_paragraph_on_which_nothing_is_said_makes_no_comment(text):
    assert [c for c in mail(f"Para 7: {text}") if not c.review] == []


def test_one_draft_holds_all_the_numbers_of_a_file():
    ready = prepare([SECTIONS, LAW])
    found = mail("3.2: unclear.", "4.1: unclear.", drafts=ready)
    assert [u[0] for u in units(found)] == ["MANUAL", "MANUAL"]


def test_an_article_leads_to_the_paragraph_that_is_printed():
    law = prepare([LAW])
    found = mail(
        "As regards Article 3, we ask that paragraph 2 be deleted.", drafts=law
    )
    assert [u[1] for u in units(found)] in ([("3(2)")], ["3"], ["3(2)"])


def test_the_paragraph_of_another_text_is_named_by_its_owner():
    found = mail("As the Declaration says in its paragraph 7, the sea has no owner.")
    assert units(found) == []


def test_the_letters_of_a_list_are_the_senders_own():
    found = mail(
        "a) the Harbour Rules, para 7: Delete.\nb) the Harbour Rules, para 8: Keep."
    )
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "keep")]


def test_a_quotation_that_is_announced_is_the_new_text():
    found = mail(
        "The Harbour Rules, after paragraph 7, add a new paragraph:",
        f"“{TEXTS['8'].replace('fog', 'snow')}”",
    )
    assert units(found) == [("PORT/1", "7", "add")]
    assert "snow" in found[0].text


def test_what_is_announced_is_the_new_text_without_quotation_marks_too():
    new = "Fog signals are free of charge for all boats."
    found = mail("The Harbour Rules, after paragraph 7, add a new paragraph:", new)
    assert units(found) == [("PORT/1", "7", "add")]
    assert found[0].proposed == new


def test_a_cover_note_that_was_wrapped_is_no_remark_on_the_drafts():
    note = "Please find enclosed the changes of the Pilots Union\nto the drafts of May."
    assert mail(note) == ()


def test_a_piece_that_an_announcement_cites_is_a_question():
    (found,) = mail("A translation will follow. We also spoke of paragraph 7 here.")
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["7"]


def test_a_later_sentence_that_opens_with_a_piece_and_a_must_is_a_point():
    found = mail("In paragraph 7, name the fee. The paragraph 8 must not forget boats.")
    assert units(found) == [("PORT/1", "7", "amend"), ("PORT/1", "8", "amend")]


def test_answers_between_quoted_lines_are_no_edited_copy():
    quoted = [passage(TEXTS[n], kind=PassageKind.QUOTED) for n in ("7", "8", "9")]
    answers = [passage("Who pays for that?"), passage("We wonder why.")]
    told = [passage("Our comments below."), quoted[0], answers[0], quoted[1]]
    found = locate((part(*told, answers[1], quoted[2]),), "", ONE)
    assert [c.action for c in found] == [Action.COMMENT, Action.COMMENT]


def test_numbers_to_which_a_sentence_points_are_pieces():
    assert units(mail("- El 7 sobra.", "- En el 8 falta decir quién.")) == [
        ("PORT/1", "7", "delete"),
        ("PORT/1", "8", "comment"),
    ]
    assert units(mail("On 9, we have no objection.")) == [("PORT/1", "9", "keep")]
    assert units(mail("Ad 5. No objection.")) == [("PORT/1", "5", "keep")]
    assert units(mail("Entre 7 y 8: falta un párrafo sobre las boyas.")) == [
        ("PORT/1", "7", "add")
    ]


@pytest.mark.parametrize(
    "text",
    ["El 7 de mayo se reunieron.", "Le 8 mai, nous votons.", "In 40, we were founded."],
)
def test_a_date_or_a_number_that_is_not_printed_is_no_piece(text):
    assert units(mail(text)) == []


def test_points_of_the_sender_are_no_pieces():
    found = mail("Our third point concerns paragraph 7. Please delete it.")
    assert units(found) == [("PORT/1", "7", "delete")]


def test_a_plural_above_a_list_is_its_heading():
    found = mail("Principles\n7 - fine by us\n8 - who decides?")
    assert units(found) == [("PORT/1", "7", "keep"), ("PORT/1", "8", "comment")]


def test_a_piece_is_merged_with_those_that_its_sentence_names():
    merged = [("PORT/1", "9 bis", "9", "merge")]
    assert units(mail("9 bis would be better placed inside paragraph 9.")) == merged
    assert units(mail("9 bis: merge with 9.")) == merged
    assert units(mail("Paragraph 9 bis: unclear. Fold it into paragraph 9.")) == merged
    assert units(mail("Paragraph 9 bis: merge with paragraph 40, see para 7.")) == [
        ("PORT/1", "9 bis", "merge")
    ]
    found = mail(
        "Paragraph 9 bis: Our members have met twice in the last weeks and have no "
        "doubt. It should be merged with 9, or with 40. It has nothing of paragraph 7."
    )
    assert units(found) == merged
    text = "9 bis of the Harbour Rules: merge with paragraph 3 of the Lake Rules."
    assert units(mail(text, drafts=TWO)) == [("PORT/1", "9 bis", "merge")]


def test_a_sentence_that_adds_behind_a_piece_is_about_that_place():
    found = mail(
        "Absatz 5 ist gut.", "Nach Absatz 7 regen wir einen weiteren Absatz an."
    )
    assert units(found)[1:] == [("PORT/1", "7", "add")]
    found = mail("Para 5: why? There might come a new paragraph on buoys after para 7.")
    assert units(found) == [("PORT/1", "5", "comment"), ("PORT/1", "7", "add")]


def test_a_line_that_opens_with_a_piece_after_a_full_stop_is_a_point():
    found = mail("We like paragraphs 5 and 6.\nParagraph 7 worries our pilots.")
    assert units(found)[-1] == ("PORT/1", "7", "comment")


def test_counted_points_are_points_of_their_own():
    found = mail("First, paragraph 7 is long. Second, paragraph 8 is short.")
    assert units(found) == [("PORT/1", "7", "comment"), ("PORT/1", "8", "comment")]


def test_an_answer_to_all_that_is_quoted_above_is_a_question_with_them():
    quoted = passage(f"7. {TEXTS['7']}\n8. {TEXTS['8']}", kind=PassageKind.QUOTED)
    (found,) = locate((part(quoted, passage("Both are too strict.")),), "", ONE)
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["8", "7"]
    alone = passage("Something else\nthat was said", kind=PassageKind.QUOTED)
    (found,) = locate((part(alone, passage("Too strict, we think.")),), "", ONE)
    assert found.candidates == ()


def test_a_bare_number_behind_a_preposition_is_a_candidate():
    (found,) = mail("They are worried about 11 most of all.", subject="Harbour Rules")
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["11"]


def test_a_heading_of_the_draft_is_no_comment():
    found = mail("Article 3 - duties", "Article 4: why?", drafts=prepare_law())
    assert units(found) == [("LAW", "4", "comment")]


def prepare_law():
    return prepare([LAW])


def test_behind_an_article_a_number_of_another_draft_is_no_inner_piece():
    found = mail(
        "Article 3(1) of the Shipping act: unclear.",
        "Paragraph 9 bis: please delete.",
        "Paragraph 4: unclear, too.",
        drafts=prepare([PORTS, LAW]),
    )
    assert "Paragraph 9 bis: please delete." in [c.text for c in found]


def test_the_piece_beside_which_one_should_stand_is_no_second_target():
    found = mail("Paragraph 7 should come after paragraph 9.")
    assert units(found) == [("PORT/1", "7", "amend")]


def test_a_number_behind_a_dash_is_a_label_and_a_page_number_is_none():
    found = mail("Paragraph 6: fine.", "- 7: please delete.", "- 8 -")
    assert units(found)[1] == ("PORT/1", "7", "delete")
    assert len(units(found)) == len(("6", "7"))


def test_rows_between_bars_need_no_header_where_one_column_holds_labels():
    found = mail("A-1 | 7 | too long | Delete.\nA-2 | 8 | clear | Keep as is.")
    assert units(found) == [("PORT/1", "7", "delete"), ("PORT/1", "8", "keep")]
    assert units(mail("A-1 | too long | Delete.\nA-2 | clear | Keep as is.")) == []
    assert units(mail("A-1 | 7 | long\nA-2 | 8")) == []


def test_both_texts_below_two_pieces_are_these():
    found = mail("Paragraphs 7 and 8", "Combine both texts to avoid duplication.")
    assert units(found) == [("PORT/1", "7", "8", "merge")]


def test_both_texts_and_the_whole_are_general():
    texts = (
        "We are broadly supportive of the Harbour Rules.",
        "The whole would be shorter in verse.",
    )
    for text in (*texts, "On both texts: they are long."):
        (found,) = mail(text)
        assert found.paragraphs == ("*",)
