"""A word that comes from the vocabulary of a draft is no word on the draft."""

import pytest

from rules.citation import cited
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail

QUAY = prepare(
    [
        Draft(
            id="QUAY",
            title="Quay specification",
            call="c",
            aliases=("Quay",),
            paragraphs=(
                Paragraph(label="1", text="Each berth is told by its number."),
                Paragraph(label="2", text="A vessel has one owner."),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "In quay:Vessel fehlt der Eigner.",
        "Il manque le propriétaire dans quay:vessel.",
        "See https://quay.example/vessel for more.",
        "Write to us at ann@quay.example about vessels.",
        "www.quay.example shows it.",
    ],
)
def test_a_name_that_only_tells_where_a_word_comes_from_names_no_draft(said):
    assert cited(said, QUAY.citable).documents == ()


@pytest.mark.parametrize(
    "said",
    [
        "Quay: paragraph 2 is good.",
        "quay: 2 is good",
        "Quay:Paragraph 2",
        "我们支持Quay:第2段",
    ],
)
def test_before_a_space_or_in_capitals_it_does(said):
    assert cited(said, QUAY.citable).documents == ("QUAY",)


def test_what_is_said_of_such_a_word_is_not_on_the_whole_draft():
    (found,) = mail("The rendering in quay:Vessel is not correct.", drafts=QUAY)
    assert found.review
