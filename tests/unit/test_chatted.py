"""Several numbers in a line, each with a verdict: "lake: 5 ok, 6 no"."""

import pytest

from rules.location import chatted
from rules.location.naming import Naming
from rules.terms import PassageKind
from tests.harbour import ONE, TWO, mail, passage, units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "harb: p7 ok, 9 delete, 8 yes pls",
            ["PORT/1 7 keep", "PORT/1 9 delete", "PORT/1 8 keep"],
        ),
        (
            "Harbour Rules: 7 ok; 9 delete\nLake Rules: 3 keep, 4 good\n5 far too late",
            [
                "PORT/1 7 keep",
                "PORT/1 9 delete",
                "LAKE/1 3 keep",
                "LAKE/1 4 keep",
                "LAKE/1 5 comment",
            ],
        ),
        ("lake: 5 oui, 6 supprimer", ["LAKE/1 5 keep", "LAKE/1 6 delete"]),
        ("lake: 5 sí, 6 suprimir", ["LAKE/1 5 keep", "LAKE/1 6 delete"]),
        ("lake: 5 да, 6 исключить", ["LAKE/1 5 keep", "LAKE/1 6 delete"]),
        ("lake: 第5段同意，第6段删除", ["LAKE/1 5 keep", "LAKE/1 6 delete"]),
        ("lake: 5 ja, 6 streichen", ["LAKE/1 5 keep", "LAKE/1 6 delete"]),
    ],
)
def test_each_verdict_is_on_its_number_in_the_draft_at_the_head(text, found):
    read = mail(text, drafts=TWO)
    assert [" ".join(unit) for unit in units(read)] == found
    assert "".join(c.text for c in read).replace(" ", "") == text.translate(
        {32: None, 10: None}
    )


def test_what_is_no_verdict_is_asked_about_piece_by_piece():
    first, asked, last = mail("lake: 5 ok, 6 too loud still, 7 fine", drafts=TWO)
    assert units([first, last]) == [("LAKE/1", "5", "keep"), ("LAKE/1", "7", "keep")]
    assert [(c.document, c.paragraph) for c in asked.candidates] == [("LAKE/1", "6")]


def test_a_heading_may_name_the_draft():
    found = mail("Comments on the Lake Rules", "5 ok, 6 delete, 7 fine", drafts=TWO)
    assert units(found) == [
        ("LAKE/1", "5", "keep"),
        ("LAKE/1", "6", "delete"),
        ("LAKE/1", "7", "keep"),
    ]


def test_below_a_heading_all_must_be_verdicts():
    heading, said = "Comments on the Lake Rules", "5 ok, 6 too loud still, 7 fine"
    assert all(one.review for one in mail(heading, said, drafts=TWO))


def test_where_no_draft_is_named_it_is_one_question():
    (one,) = mail("7 ok, 9 delete")
    assert one.review


@pytest.mark.parametrize(
    "text",
    [
        "Malta: 7 ok, 9 delete",
        "ha: 7 ok, 9 delete",
        "harb: 7 ok, 99 delete",
        "harb: 7 boats leave, 9 boats stay",
        "harb: 7 ok, 9 delete, and so on for all that is said of it in the end",
        "harb: 7 ok, as we said",
        "harb: 7 ok",
        "7 ok, 9 delete" * 90,
    ],
)
def test_other_lines_are_none_of_these(text):
    assert chatted.read(passage(text), Naming(drafts=ONE)) == []


def test_nothing_is_read_so_in_a_heading():
    heading = passage("harb: 7 ok, 9 delete", kind=PassageKind.HEADING)
    assert chatted.read(heading, Naming(drafts=ONE)) == []
