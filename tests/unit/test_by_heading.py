"""Attribution: what is said of a part of a draft, by its heading."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import mail, part, passage, table, units

HEADS = ["I. Preamble", "II. Crews at sea", "III. Fees"]
COAST = Draft(
    id="COAST",
    title="Charter of the coast",
    call="c",
    paragraphs=(
        Paragraph(label=None, text="Done at sea.", heading=HEADS[0]),
        *(
            Paragraph(label=str(n), text=text, heading=HEADS[(n - 1) // 2])
            for n, text in enumerate(
                (
                    "The coast belongs to all who live on it.",
                    "Its waters are one.",
                    "Sailors rest for ten hours a day.",
                    "Pilots are paid by the owner of the ship.",
                    "Berths cost two crowns a metre.",
                    "Fishing boats pay half.",
                ),
                1,
            )
        ),
    ),
)
BAY = Draft(
    id="BAY",
    title="Note on the bay",
    call="c",
    paragraphs=(Paragraph(label="1", text="The bay is closed.", heading="The bay"),),
)
COASTS = prepare([COAST])
BOTH = prepare([COAST, BAY])


def asked(*blocks, drafts=COASTS):
    return [
        (c.text, [x.paragraph for x in c.candidates] if c.review else None)
        for c in mail(*blocks, drafts=drafts)
    ]


def noted(title, text, drafts=COASTS):
    note = passage(text, "c1", PassageKind.MARGIN_COMMENT, author="Ann", anchor=("p0",))
    heading = passage(title, "p0", PassageKind.HEADING)
    (found,) = locate([part(heading, note, name="d.docx", body=False)], "", drafts)
    return found


@pytest.mark.parametrize("title", ["II. Crews at sea", "Crews at sea"])
@pytest.mark.parametrize("drafts", [COASTS, BOTH])
def test_a_note_on_the_heading_of_a_part_asks_which_of_its_paragraphs(title, drafts):
    found = noted(title, "Far too long.", drafts)
    assert (found.review, found.document, found.paragraphs) == (True, "COAST", ())
    assert [c.paragraph for c in found.candidates] == ["3", "4"]
    assert found.candidates[0].reason == f"“{title}” stands there in pieces: 3, 4"
    assert (found.evidence.kind, found.evidence.value) == ("margin_comment", title)


def test_a_note_on_the_heading_of_all_of_a_draft_is_on_the_whole():
    assert noted("The bay", "Far too long.", BOTH).paragraphs == ("*",)


def test_a_heading_that_two_drafts_have_asks_about_both():
    twin = Draft(id="TWIN", title="Twin", call="c", paragraphs=COAST.paragraphs)
    found = noted("III. Fees", "Too high.", prepare([COAST, twin]))
    assert found.document is None
    told = [(c.document, c.paragraph) for c in found.candidates]
    assert told == [("COAST", "5"), ("COAST", "6"), ("TWIN", "5"), ("TWIN", "6")]


@pytest.mark.parametrize(
    "text",
    [
        "The chapter on crews at sea is too long.",
        "Please shorten the section about crews at sea.",
        "Le chapitre « Crews at sea » est trop long.",
        "Das Kapitel über Crews at sea ist zu lang.",
        "Глава «Crews at sea» слишком длинная.",
        "In the part on crews at sea we miss the cooks.",
        "Crews at sea: this whole part is too long.",
        "II. Crews at sea\nThis whole part is too long.",
    ],
)
def test_words_that_name_a_part_ask_about_its_paragraphs(text):
    assert asked(text) == [(text, ["3", "4"])]
    said = "Paragraph 1: please add the islands."
    first, *rest = asked(said, text)
    assert first == (said, None)
    assert rest == [(text, ["3", "4"])]


def test_a_heading_in_another_script_is_known_as_well():
    heads = ["一、船员", "二、费用"]
    paragraphs = tuple(
        Paragraph(label=str(n), text="船上应有休息时间。" * n, heading=heads[n // 3])
        for n in (1, 2, 3)
    )
    ships = prepare(
        [Draft(id="SHIPS", title="船舶守则", call="c", paragraphs=paragraphs)]
    )
    assert asked("关于船员的一章太长。", drafts=ships) == [
        ("关于船员的一章太长。", ["1", "2"])
    ]


def test_what_opens_with_the_name_of_a_part_is_on_it():
    text = "The preamble is too solemn."
    assert asked(text) == [(text, ["1", "2"])]


@pytest.mark.parametrize("text", ["This is too long.", "All of it should be deleted."])
def test_what_stands_below_the_heading_of_a_part_is_on_it(text):
    assert asked("II. Crews at sea", text) == [(text, ["3", "4"])]
    assert asked("Paragraph 1: fine.", "II. Crews at sea", text)[1:] == [
        (text, ["3", "4"])
    ]


def test_below_a_heading_that_is_anybodys_a_remark_on_the_whole_stays_one():
    (found,) = mail("Fees", "We welcome the draft.", drafts=COASTS)
    assert found.paragraphs == ("*",)


def test_a_part_that_something_should_go_to_is_not_spoken_of():
    said = ("Paragraph 5: fine.", "It belongs into the chapter on crews at sea.")
    assert asked(*said) == [("\n".join(said), None)]


def test_a_later_sentence_on_a_part_or_on_a_matter_makes_a_question():
    said = "Paragraph 1: fine. The chapter on crews at sea should be deleted."
    assert asked(said) == [(said, ["1", "3", "4"])]
    said = "Paragraph 1: fine. The paragraph on fishing boats should be deleted."
    parted = "The paragraph on fishing boats should be deleted."
    assert asked(said) == [("Paragraph 1: fine.", None), (parted, ["6"])]


@pytest.mark.parametrize(
    "more", ["The chapter on tides is a model.", "The chapter on crews at sea is long."]
)
def test_a_later_sentence_that_asks_nothing_or_names_no_part_makes_none(more):
    assert units(mail(f"Paragraph 1: fine. {more}", drafts=COASTS)) == [
        ("COAST", "1", "keep")
    ]


def test_a_chapter_that_is_named_by_its_number_is_offered_whole():
    ((_, told),) = asked("Part II is too long.")
    assert told == ["3", "4"]


@pytest.mark.parametrize("cell", ["II. Crews at sea", "Crews at sea", "Part II"])
def test_a_row_that_names_a_part_asks_about_its_paragraphs(cell):
    (found,) = table(["Paragraph", "Comment"], [cell, "too long"], drafts=COASTS)
    assert (found.review, found.document, found.text) == (True, "COAST", "too long")
    assert [c.paragraph for c in found.candidates] == ["3", "4"]


@pytest.mark.parametrize("said", ["fine", "shorter"])
def test_a_row_that_names_what_is_in_no_draft_says_so(said):
    (found,) = table(["Paragraph", "Comment"], ["Epilogue", said], drafts=COASTS)
    assert (found.review, found.text, found.candidates) == (True, said, ())
    assert found.evidence.value == "“Epilogue” is in no draft"


def test_what_such_a_row_says_of_a_paragraph_leads_to_it():
    said = "we see paragraphs 6 and 9 here"
    (found,) = table(["Paragraph", "Comment"], ["Epilogue", said], drafts=COASTS)
    assert {c.reason for c in found.candidates} == {"“Epilogue” is in no draft"}
    assert "6" in [c.paragraph for c in found.candidates]


def test_few_words_below_the_heading_of_a_part_are_no_heading():
    assert asked("Crews at sea", "far too long") == [("far too long", ["3", "4"])]


def test_words_on_the_whole_part_are_not_on_its_last_paragraph():
    said = "The whole part should be shorter."
    assert asked("Paragraph 3: fine.", "Paragraph 4: delete.", said)[1:] == [
        ("Paragraph 4: delete.", None),
        (said, ["3", "4"]),
    ]
    every = asked("Paragraphs 1 to 6: delete.", said)
    assert all(candidates is None for _, candidates in every)


def test_what_is_like_a_paragraph_may_be_on_that():
    text = "The fees should be two crowns a metre."
    assert asked(text) == [(text, ["5"])]


def test_a_part_that_is_the_subject_of_a_sentence_on_a_piece_makes_it_a_question():
    said = "The chapter on crews at sea repeats paragraph 1."
    assert asked(said) == [(said, ["1", "3", "4"])]


@pytest.mark.parametrize(
    "said",
    [
        "In the chapter on crews at sea, paragraph 3 should be longer.",
        "The chapter on crews at sea: paragraph 3 should be longer.",
        "The chapter on tides was never written. Paragraph 3 should be longer.",
        "The chapter on tides needs a paragraph 3 that is longer.",
    ],
)
def test_where_a_piece_stands_is_no_other_piece(said):
    assert asked(said)[-1][1] in (None, ["3"])


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("Paragraph 8", "The draft text does not recognise gales."),
        ("Paragraph 8", "The text lacks a word on gales."),
        ("Paragraph 8", "It is proposed that we align these two texts."),
    ],
)
def test_a_remark_on_a_text_below_a_heading_is_asked_with_its_piece(above, text):
    _, asked = mail(above, "Gales are many and ports are closed too late.", text)
    assert (asked.paragraphs, asked.review) == ((), True)
    assert [c.paragraph for c in asked.candidates] == ["8"]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Paragraph 8", "Gales are many.", "The text as a whole is well balanced."),
        ("Paragraph 8", "Gales are many.", "The draft is well balanced."),
        ("Paragraph 8 should be longer.", "The draft text is too vague."),
        ("The draft text is too vague.",),
    ],
)
def test_a_remark_on_the_whole_is_general_below_a_heading_too(blocks):
    *_, last = mail(*blocks)
    assert (last.paragraphs, last.review) == (("*",), False)


@pytest.mark.parametrize("below", ["The bay, and what is around it", "Ships at anchor"])
def test_a_heading_below_that_of_a_piece_is_of_it(below):
    heads = [passage(x, x, PassageKind.HEADING) for x in ("Paragraph 3", below)]
    words = passage("Ten hours are too few.", "p")
    (found,) = locate([part(*heads, words, name="a.docx", body=False)], "", BOTH)
    assert (found.document, found.paragraphs) == ("COAST", ("3",))
    assert found.text.startswith("Paragraph 3\n")
