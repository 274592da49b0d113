"""Attribution: notes on headings, and articles that stand in pieces."""

import pytest

from rules.location.catalogue import prepare
from rules.paragraph import locate
from rules.terms import Draft, Evidence, Paragraph, PassageKind
from tests.harbour import TEXTS, part, passage

LABELS = ("5(1)", "5(2)", "6(1)", "6(2)", "6(3)", "6(4)", "7")
CODE = prepare(
    [
        Draft(
            id="CODE",
            title="Code of the berth",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=text, heading=f"Article {label[0]}: Quays")
                for label, text in zip(LABELS, TEXTS.values(), strict=True)
            ),
        )
    ]
)


def headed(heading, text):
    note = passage(text, "c1", PassageKind.MARGIN_COMMENT, author="Ann", anchor=("p0",))
    title = passage(heading, "p0", PassageKind.HEADING)
    body = [passage(words, f"b{n}") for n, words in enumerate(TEXTS.values())]
    found = locate([part(title, *body, note, name="d.docx", body=False)], "", CODE)
    return next(one for one in found if one.source.place == "c1")


def test_a_note_on_the_heading_of_an_article_in_pieces_asks_which_is_meant():
    found = headed("Article 6: Complaints", "This should come before Article 5.")
    assert found.review
    assert found.paragraphs == ()
    assert [c.paragraph for c in found.candidates] == ["6(1)", "6(2)", "6(3)", "6(4)"]
    assert found.candidates[0].reason == (
        "“Article 6: Complaints” stands there in pieces: 6(1), 6(2), 6(3), 6(4)"
    )
    assert found.evidence.value == "Article 6: Complaints"


@pytest.mark.parametrize("heading", ["Of quays and ropes", "Article 9: Ropes"])
def test_a_note_on_a_heading_without_pieces_keeps_the_words_of_the_heading(heading):
    found = headed(heading, "Shorten this.")
    assert (found.paragraphs, found.review) == (("*",), False)
    assert found.evidence == Evidence(kind="margin_comment", value=heading)


def test_a_note_on_the_title_of_the_draft_is_on_the_whole():
    found = headed("Code of the berth", "Shorten this.")
    assert (found.paragraphs, found.document) == (("*",), "CODE")
    assert found.evidence.value == "as a whole"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Article 5", "“Article 5” stands there in pieces: 5(1), 5(2)"),
        ("Articles 5 and 9", "“Articles 5 and 9” is in no draft"),
    ],
)
def test_an_article_in_pieces_is_not_called_missing(words, why):
    (found,) = locate([part(passage(f"{words}: the fine is too low."))], "", CODE)
    assert found.review
    assert {c.reason for c in found.candidates} == {why}
