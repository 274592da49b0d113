"""Attribution: tables in which several columns name one piece, or offer no text."""

import pytest

from rules.location.rows import offering
from rules.paragraph import locate, prepare
from rules.terms import Cell, Draft, Paragraph
from tests.harbour import SECTIONS, TEXTS, part, passage, row, table, units

LABELS = ("1(1)", "1(2)", "2(1)", "2(2)", "2(3)", "3(1)(a)", "3(1)(b)", "3(2)")
PIECES = tuple(Paragraph(label=n, text=f"Duty {n} of owners.") for n in LABELS)
ACT = prepare([Draft(id="ACT", title="Shipping act", call="c", paragraphs=PIECES)])


@pytest.mark.parametrize(
    "head",
    [
        ("Article", "Paragraph", "Remark"),
        ("Article", "Alinéa", "Observation"),
        ("Artículo", "Apartado", "Observación"),
        ("Статья", "Пункт", "Замечание"),
        ("المادة", "الفقرة", "تعليق"),
        ("条", "款", "意见"),
        ("Artikel", "Absatz", "Bemerkung"),
    ],
)
def test_an_article_and_its_paragraph_in_two_columns_are_one_piece(head):
    found = table(head, ("1", "2", "Delete."), ("2", "3", "Why?"), drafts=ACT)
    assert units(found) == [("ACT", "1(2)", "delete"), ("ACT", "2(3)", "comment")]


def test_points_have_a_column_and_articles_are_named_once():
    found = table(
        ("Article", "Paragraph", "Point", "Remark"),
        ("Article 3", "1", "(a)", "Delete."),
        ("", "", "(b)", "Please retain."),
        ("", "2", "", "Why?"),
        ("1", "1, 2", "", "Delete."),
        ("2", "1-3", "", "Please retain."),
        drafts=ACT,
    )
    assert units(found) == [
        ("ACT", "3(1)(a)", "delete"),
        ("ACT", "3(1)(b)", "keep"),
        ("ACT", "3(2)", "comment"),
        ("ACT", "1(1)", "1(2)", "delete"),
        ("ACT", "2(1)", "2(2)", "2(3)", "keep"),
    ]


def test_an_article_may_be_merged_over_its_rows():
    tall = passage("2", "t1.r2.c1", cell=Cell(table=1, row=2, column=1, rows=2))
    head = row(1, "Article", "Paragraph", "Remark")
    below = [*row(2, "", "1", "Delete."), *row(3, "", "3", "Why?")]
    found = locate([part(*head, tall, *below)], "", ACT)
    assert units(found) == [("ACT", "2(1)", "delete"), ("ACT", "2(3)", "comment")]


def test_a_clause_may_be_written_whole_beside_its_chapter():
    found = table(
        ("Chapter", "Clause", "Remark"),
        ("3", "2", "Delete."),
        ("4", "4.1", "Why?"),
        drafts=prepare([SECTIONS]),
    )
    assert units(found) == [("MANUAL", "3.2", "delete"), ("MANUAL", "4.1", "comment")]


def test_what_is_not_printed_so_is_asked_about():
    found = table(
        ("Article", "Paragraph", "Remark"),
        ("1", "2", "Delete."),
        ("2", "9", "Delete."),
        ("1, 2", "1", "Delete."),
        ("1", "or 2", "Delete."),
        ("2", "1", "Delete."),
        ("1", "1", "Delete."),
        ("3", "2", "Delete."),
        drafts=ACT,
    )
    sure = [("1(2)",), ("2(1)",), ("1(1)",), ("3(2)",)]
    assert [c.paragraphs for c in found if not c.review] == sure
    assert len(found) == 7


def test_what_is_said_beside_a_number_is_not_lost():
    found = table(
        ("Article", "Paragraph", "Remark"),
        ("1", "2: please delete it.", ""),
        ("2", "3", "Why?"),
        ("1", "1", "Fine."),
        drafts=ACT,
    )
    assert "please delete it" in " ".join(c.text for c in found)
    assert len(found) == 3


def test_what_two_drafts_print_so_is_asked_about():
    other = Draft(id="CODE", title="Code", call="c", paragraphs=PIECES)
    both = prepare([Draft(id="ACT", title="Act", call="c", paragraphs=PIECES), other])
    rows = ("Article", "Paragraph", "Remark"), ("1", "2", "Why?"), ("2", "3", "Why?")
    assert all(c.review for c in table(*rows, drafts=both))


OFFERS_NONE = [
    ("None", ""),
    ("(none yet)", ""),
    ("n/a", ""),
    ("-", ""),
    ("Nothing for now, a question only", ""),
    ("None; keep it.", "keep it."),
    ("None of the ports", "None of the ports"),
    ("No-anchoring zones", "No-anchoring zones"),
    ("No. 5 applies", "No. 5 applies"),
    ("Nothing, in this act or in any other, frees an owner", None),
    ("Aucune à ce stade", ""),
    ("Simple question", ""),
    ("Ninguno; consérvese", "consérvese"),
    ("sólo una pregunta", ""),
    ("Derzeit keiner", ""),
    ("keine Gebühr", "keine Gebühr"),
    ("Пока нет", ""),
    ("только вопрос", ""),
    ("لا يوجد حاليا", ""),
    ("暂无", ""),
    ("仅提问", ""),
    ("Please clarify the fee", "Please clarify the fee"),
    ("We await an answer", ""),
    ("Se ruega una respuesta", ""),
    ("Nous demandons des précisions", ""),
    ("Wir bitten um Klarstellung", ""),
    ("Просим разъяснения", ""),
    ("يرجى التوضيح", "يرجى التوضيح"),
    ("请说明", ""),
]


@pytest.mark.parametrize(("text", "left"), OFFERS_NONE)
def test_a_cell_may_say_that_it_holds_no_new_text(text, left):
    found = [p.text for p in offering([passage(text)])]
    assert found == [text if left is None else left] * (left != "")


def test_where_no_text_is_offered_the_remark_alone_tells_what_is_asked():
    found = table(
        ("Para", "Remark", "Proposed text"),
        ("7", "Who pays if a pilot errs?", "none so far"),
        ("9", "Who carries the waste away?", "a reply"),
        ("8", "Please delete.", "n/a"),
        ("11", "It serves the crews.", "None; keep it."),
        ("6", "", "None"),
        ("5", "Good", "Nothing"),
    )
    assert units(found) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "9", "comment"),
        ("PORT/1", "8", "delete"),
        ("PORT/1", "11", "keep"),
        ("PORT/1", "6", "comment"),
        ("PORT/1", "5", "keep"),
    ]


def test_the_draft_s_own_words_beside_no_new_text_ask_for_nothing():
    found = table(
        ("Para", "Comment", "Proposed text"),
        ("7", TEXTS["7"], "none"),
        ("9", "Delete.", ""),
        ("8", "Why?", "The port closes in fog."),
    )
    assert units(found) == [
        ("PORT/1", "7", "comment"),
        ("PORT/1", "9", "delete"),
        ("PORT/1", "8", "amend"),
    ]
