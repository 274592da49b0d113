"""Attribution: headers that name a piece or list kinds, and articles above rows."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import (
    LAKES,
    LAW,
    ONE,
    PORTS,
    TEXTS,
    part,
    passage,
    row,
    table,
    units,
)

PIECES = (("3(1)", "Owners"), ("3(2)", "Crews"), ("3(2)(a)", "Cooks"), ("4(1)", "All"))
ACT = Draft(
    id="ACT",
    title="Shipping act",
    call="c",
    paragraphs=(
        Paragraph(label=None, text="Article 3. Duties on board"),
        *(Paragraph(label=n, text=f"{who} keep a log of {n}.") for n, who in PIECES),
    ),
)
NOTES = Draft(
    id="NOTE",
    title="Annex on tariffs",
    call="c",
    paragraphs=tuple(Paragraph(label=n, text=f"Tariff {n}.") for n in ("5", "7", "8")),
)
SAID = (("Paragraph 1", "Delete."), ("Paragraph 2", "Who pays?"))
MEANT = [("ACT", "3(1)", "delete"), ("ACT", "3(2)", "comment")]


@pytest.mark.parametrize(
    "head",
    [
        "Clause No./ Subclause No./ Annex (e.g. 3.1)",
        "Clause/Annex",
        "Article/Annexe",
        "Abschnitt/Artikel/Annex",
    ],
)
def test_a_header_that_lists_kinds_of_pieces_names_no_annex(head):
    rows = (("7", "Strike it out."), ("9", "Who pays?"), ("5", "We endorse this."))
    found = table(
        (head, "Comments"), *rows, drafts=prepare([PORTS, NOTES]), before=TOLD
    )
    assert [u[:2] for u in units(found)] == [
        ("PORT/1", "7"),
        ("PORT/1", "9"),
        ("PORT/1", "5"),
    ]


TOLD = (passage("Our comments on the Harbour Rules", "p0"),)


def test_a_header_may_name_an_annex():
    drafts = prepare([PORTS, NOTES])
    found = table(("Paragraph of the Annex", "Remark"), ("7", "Delete."), drafts=drafts)
    assert units(found) == [("NOTE", "7", "delete")]


@pytest.mark.parametrize("head", ["Text", "Title", "Draft"])
def test_names_of_drafts_in_all_cells_are_of_drafts_whatever_stands_above(head):
    rows = (("the Harbour Rules", "7", "Delete."), ("the Lake Rules", "7", "Why?"))
    found = table((head, "Ref.", "Remark"), *rows, drafts=prepare([PORTS, LAKES]))
    assert units(found) == [("PORT/1", "7", "delete"), ("LAKE/1", "7", "comment")]


@pytest.mark.parametrize(
    "heading",
    [
        ("Article 3. Duties on board", ""),
        ("Article 3", "Duties on board"),
        ("What we say on Article 3", ""),
    ],
)
def test_paragraphs_below_the_heading_of_an_article_are_its_own(heading):
    head = ("Provision", "Remark")
    found = table(head, heading, *SAID, drafts=prepare([ACT, LAKES]))
    assert units(found) == MEANT


def test_the_heading_of_an_article_may_stand_above_the_table():
    cells = [c for n, each in enumerate(SAID, 1) for c in row(n, *each)]
    article = passage("Article 3", "p0")
    found = locate([part(article, *cells)], "", prepare([ACT, LAKES]))
    assert units(found) == MEANT


def test_what_stands_beside_an_article_may_be_said():
    head, said = ("Provision", "Remark"), ("Article 3", "Too long")
    found = table(head, said, drafts=prepare([ACT]))
    assert [c.review for c in found] == [True]


def test_a_piece_above_a_column_is_what_its_rows_are_about():
    rows = (("(a)", "Please keep it."), ("", "Who pays?"))
    found = table(("3(2)", "Remark"), *rows, drafts=prepare([ACT]))
    assert units(found) == [("ACT", "3(2)(a)", "keep")]
    assert "Remark" not in [c.text for c in found]


def test_letters_behind_a_comma_stand_in_the_paragraph():
    rows = (("3(2), a", "Delete."), ("3(1)", "Keep."))
    found = table(("Article", "Remark"), *rows, drafts=prepare([ACT]))
    assert units(found)[-1] == ("ACT", "3(1)", "keep")
    plain = tuple(Paragraph(label=n, text=f"Buoy {n}.") for n in ("2", "2(a)", "2(b)"))
    buoys = prepare([Draft(id="BUOY", title="Buoys", call="c", paragraphs=plain)])
    found = table(
        ("Paragraph", "Remark"), ("2, a", "Delete."), ("2, a, b", "Keep."), drafts=buoys
    )
    assert units(found) == [
        ("BUOY", "2(a)", "delete"),
        ("BUOY", "2(a)", "2(b)", "keep"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Paragraph", "Old words", "New words"),
        ("Par.", "Mots actuels", "Nouveaux mots"),
        ("Párrafo", "Palabras actuales", "Palabras nuevas"),
        ("Absatz", "Alte Wörter", "Neue Wörter"),
        ("Пункт", "Старые слова", "Новые слова"),
        ("الفقرة", "الكلمة القديمة", "الكلمة الجديدة"),
        ("段", "旧词", "新词"),
    ],
)
def test_headers_call_old_and_new_words_by_what_they_are(heads):
    (found,) = table(heads, ("7", "written", "oral"))
    assert (found.action.value, found.proposed, found.review) == (
        "amend",
        "oral",
        False,
    )


def test_references_may_say_which_part_of_the_paragraph_they_are_to():
    rows = (("Fees", "7", "Delete."), ("Berths", "9 (first half)", "Explain it."))
    found = table(("Issue", "Paragraphs concerned", "Our request"), *rows)
    assert [(u[1], u[-1]) for u in units(found)] == [("7", "delete"), ("9", "comment")]


@pytest.mark.parametrize("head", ["Zu", "Sur", "On", "关于"])
def test_a_preposition_above_numbers_heads_references(head):
    rows = (("a", "7", "Delete."), ("b", "9", "Who pays?"))
    found = table(("No.", head, "Question"), *rows)
    assert [(u[1], u[-1]) for u in units(found)] == [("7", "delete"), ("9", "comment")]


def test_numbers_beside_the_first_words_of_paragraphs_refer():
    words = {n: f"{' '.join(TEXTS[n].split()[:3])} …" for n in ("7", "9", "11")}
    rows = [(n, said, "Delete.") for n, said in words.items()]
    found = table(("#", "Paragraph text (first words)", "Remark"), *rows)
    assert [u[1] for u in units(found)] == ["7", "9", "11"]
    assert units(table(("Paragraph", "Remark"), ("7", "Keep."), drafts=ONE))


HEADS = ("1. Section", "2. Para nber", "3. Line", "4. Proposed wording", "5. Why")


@pytest.mark.parametrize("heads", [HEADS, tuple(f"({h[0]}) {h[3:]}" for h in HEADS)])
def test_the_numbers_of_columns_are_none_of_paragraphs(heads):
    rows = (
        ("General comments", "", "", "Add a chart of the piers.", "It would help."),
        ("General comments", "", "", "Put the text in order.", "Parts are confusing."),
        ("", "7", "", "Boats are tied by two ropes.", "One is too weak."),
    )
    found = table(heads, *rows, drafts=prepare([PORTS]), before=TOLD)
    told = [(c.paragraphs, str(c.action), c.review) for c in found]
    assert told[:2] == [(("*",), "general", False)] * 2
    assert told[2:] == [(("7",), "amend", False)]


def test_a_section_beside_an_empty_column_of_paragraphs_is_what_a_row_is_on():
    rows = (("7", "", "", "", "Rope 9 is dear, and it is not clear why."),)
    (found,) = table(HEADS, *rows, drafts=prepare([PORTS]), before=TOLD)
    assert found.paragraphs == ("7",)


def test_what_counts_no_columns_stays_in_a_row():
    heads = ("Section", "Para", "Comment")
    rows = (("1. Ropes", "2. Poles", "3. Rings are too weak, please delete them."),)
    found = table(heads, *rows, drafts=prepare([PORTS]), before=TOLD)
    assert any("3. Rings" in c.text for c in found)


HEADER = ("Text of the draft", "Amendment")
#: The wording of an earlier version, and what the draft says since.
OLDER = "The harbour master can close the port in heavy weather or in fog."


@pytest.mark.parametrize(
    "was", [OLDER, "The harbour master can close the port in fog."]
)
def test_a_new_text_that_the_draft_has_already_is_kept_beside_an_older_wording(was):
    found = table(HEADER, ("Paragraph 8",), (was, TEXTS["8"]))
    assert units(found) == [("PORT/1", "8", "amend")]
    assert found[0].text == TEXTS["8"]


@pytest.mark.parametrize("was", [TEXTS["8"], TEXTS["8"][:40], f"8. {TEXTS['8']}", ""])
def test_a_text_that_stands_there_on_both_sides_asks_for_nothing(was):
    assert not units(table(HEADER, ("Paragraph 8",), (was, TEXTS["8"])))


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        ("Paragraph 8", ["8"]),
        ("Paragraph 8.", ["8"]),  # with a stop it is a heading as well
        ("§ 8.", ["8"]),
        ("Paragraph 11", []),
    ],
)
def test_a_heading_right_above_a_text_of_another_piece_is_a_question(head, labels):
    rows = [(head,), (TEXTS["8"], "The port is never closed.")]
    (found,) = table(HEADER, *rows)
    assert ([*found.paragraphs], found.review) == (labels, not labels)
    if found.review:
        assert [c.paragraph for c in found.candidates] == ["8", "11"]
    further = table(HEADER, ("Paragraph 6",), (TEXTS["6"], "Ships pay."), *rows[1:])
    assert [u[1] for u in units(further)] == ["6", "8"]


def test_a_text_lies_in_the_article_whose_heading_is_right_above_it():
    rows = (("Article 3",), ("Duty 3(1) of owners.", "Owners have no duties."))
    (found,) = table(HEADER, *rows, drafts=prepare([LAW]))
    assert found.paragraphs == ("3(1)",)
