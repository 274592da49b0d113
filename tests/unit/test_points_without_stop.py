"""A point of a list has no stop, and is no title for that; nor is it on nothing."""

import pytest

from rules.terms import Draft, Paragraph
from tests.harbour import mail, prepare

DRAFTS = prepare(
    [
        Draft(
            id="Q",
            title="Hafenordnung",
            call="c",
            paragraphs=(
                Paragraph(
                    label="1", text="Der Hafenmeister führt eine Liste der Bojen."
                ),
                Paragraph(label="2", text="Lotsen werden nach Stunden bezahlt."),
                Paragraph(label="3", text="Liegeplätze vergibt die Verwaltung."),
                Paragraph(label="4", text="港口每年公布拖船费用。"),
                Paragraph(label="5", text="夜间航行须有灯光。"),
                Paragraph(
                    label="6", text="Nets are dried on the quay.", heading="Netze"
                ),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("- Die Bezahlung der Lotsenschaft wurde neu geregelt", "2"),
        ("• Die Vergabe des Liegeplatzes wird vereinfacht", "3"),
        ("\ufffd Nutzung der Bojenliste wird eingeschränkt", "1"),
        ("* 調整拖船費用標準", "4"),
        ("- 放宽夜间航行的限制", "5"),
    ],
)
def test_a_point_is_asked_about_with_what_shares_its_roots(said, label):
    (asked,) = mail("Hallo,", said, drafts=DRAFTS)
    assert asked.review
    assert asked.text == said
    assert label in [c.paragraph for c in asked.candidates]


@pytest.mark.parametrize("said", ["- Our members", "- Netze", "Die Netze der Fischer"])
def test_a_title_in_a_list_is_none(said):
    assert mail("Hallo,", said, "2: streichen.", drafts=DRAFTS)[0].text != said


@pytest.mark.parametrize(
    "said",
    ["Zweimal im Jahr statt einmal im Jahr", "Two days instead of one on the island"],
)
def test_what_stands_instead_of_another_is_no_title(said):
    assert said in [
        c.text for c in mail("Hallo,", said, "2: streichen.", drafts=DRAFTS)
    ]
