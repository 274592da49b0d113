"""A draft of sections that is named is cited by whatever its pieces may be called."""

import pytest

from rules.citation import cited
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units


def draft(name, title, labels):
    return Draft(
        id=name,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(label=label, text=f"See section {label} on {title} {label}.")
            for label in labels
        ),
    )


BOTH = prepare(
    [
        draft("WEIRS", "Manual of weirs", ("2.3.1", "2.3.2", "4.1")),
        draft("LOCKS", "Process for locks", ("1", "2", "3.1", "3.2", "3.3")),
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "Point 2 of the Process for locks is unclear.",
        "Le point 2 du Process for locks est peu clair.",
        "El punto 2 del Process for locks no es claro.",
        "Punkt 2 des Process for locks ist unklar.",
        "Пункт 2 Process for locks неясен.",
    ],
)
def test_a_whole_number_of_a_named_draft_is_its_section(said):
    assert units(mail(said, drafts=BOTH))[0][:2] == ("LOCKS", "2")


@pytest.mark.parametrize(
    "said", ["Point 2 is unclear.", "The second paragraph of LOCKS is unclear."]
)
def test_else_it_is_asked_about(said):
    assert all(found.review for found in mail(said, drafts=BOTH))


@pytest.mark.parametrize(
    "said",
    [
        "As regards WEIRS, and in particular section 4.1: no.",
        "S'agissant de WEIRS, et plus précisément du point 4.1 : non.",
        "En cuanto a WEIRS, y en particular al punto 4.1: no.",
        "Zu WEIRS, insbesondere zu Abschnitt 4.1: nein.",
        "Что касается WEIRS, и в частности пункта 4.1: нет.",
        "فيما يتعلق بـ WEIRS، ولا سيما القسم 4.1: لا.",
        "关于WEIRS，特别是第4.1段：不同意。",
    ],
)
def test_a_draft_and_in_particular_a_piece_is_a_piece_of_that(said):
    (found,) = cited(said, BOTH.citable).references
    assert found.documents == ("WEIRS",)


def test_a_draft_and_a_piece_of_another_are_not():
    (found,) = cited("LOCKS and section 4.1 of WEIRS.", BOTH.citable).references
    assert found.documents == ("WEIRS",)
