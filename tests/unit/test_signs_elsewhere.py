"""Attribution: "§ 4" and "ad 4" where one of several drafts prints its pieces so."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, mail, units


def _draft(name, title, *labels):
    paragraphs = (
        Paragraph(label=label, text=f"Piece {label} of this text.", heading=heading)
        for label, _, heading in (x.partition("|") for x in labels)
    )
    return Draft(id=name, title=title, call="c", paragraphs=tuple(paragraphs))


QUAYS = _draft("Q/1", "Rules for quays", *map(str, range(1, 9)), "8 bis", "20")
BYLAW = _draft("S/2", "Satzung der Fähren", "§ 1", "§ 2", "§ 3", "§ 9")
LOANS = _draft(
    "L/3",
    "Rules for boats on hire",
    *("1(a)|Article 1. Hire", "1(b)", "1(c)", "2(a)|Article 2. Fuel", "2(b)"),
)
DRAFTS = prepare([QUAYS, BYLAW, LOANS])


@pytest.mark.parametrize(
    "said", ["§ 2: delete.", "Ad 2. To be deleted.", "Zu 2: Bitte streichen."]
)
def test_a_sign_below_the_name_of_a_draft_that_has_the_number_is_of_that(said):
    found = mail("Rules for quays", said, drafts=DRAFTS)
    assert units(found) == [("Q/1", "2", "delete")]
    found = mail("Satzung der Fähren", said, drafts=DRAFTS)
    assert units(found) == [("S/2", "§ 2", "delete")]


def test_a_sign_is_of_the_draft_that_prints_it_where_none_is_spoken_of():
    assert units(mail("§ 2: delete.", drafts=DRAFTS)) == [("S/2", "§ 2", "delete")]


def test_a_sign_with_a_number_that_no_draft_of_signs_has_is_anybodys():
    found = mail("§ 20: delete.", drafts=DRAFTS)
    assert units(found) == [("Q/1", "20", "delete")]


def test_a_sign_below_the_name_of_a_draft_without_the_number_is_asked_about():
    (found,) = mail("Rules for quays", "§ 9: delete.", drafts=DRAFTS)
    assert found.review
    assert [(x.document, x.paragraph) for x in found.candidates] == [("S/2", "§ 9")]


def test_a_number_behind_what_leads_to_it_may_be_of_each_draft_that_has_it():
    (found,) = mail("Ad 2: delete.", drafts=DRAFTS)
    assert {x.document for x in found.candidates} == {"Q/1", "S/2"}


def test_a_list_with_inserted_numbers_is_whole_below_the_name_of_its_draft():
    (found,) = mail("Rules for quays", "Ad 7, 8, 8bis, 20: Delete.", drafts=DRAFTS)
    assert found.paragraphs == ("7", "8", "8 bis", "20")


@pytest.mark.parametrize("said", ["Art. 1 (c) - delete.", "Article 1(c): delete."])
def test_articles_whose_headings_stand_above_their_first_pieces_are_articles(said):
    for before in ([], ["Rules for boats on hire"]):
        found = mail(*before, said, drafts=DRAFTS)
        assert units(found) == [("L/3", "1(c)", "delete")]


@pytest.mark.parametrize(
    "said",
    ["Art. 1(c): delete.", "Sub-paragraph 1(c): delete.", "Point 1 (c): delete."],
)
def test_what_goes_by_letters_in_articles_is_called_by_any_name(said):
    labels = ("1(a)", "1(b)", "1(c)", "2(a)", "2(b)")
    headed = [f"{x}|Article {x[0]}. Hire and fuel" for x in labels]
    loans = _draft("L/3", "Rules for boats on hire", *headed)
    for drafts in ([loans], [QUAYS, loans]):
        found = mail("Rules for boats on hire", said, drafts=prepare(drafts))
        assert units(found) == [("L/3", "1(c)", "delete")]


def test_where_no_draft_prints_signs_they_are_of_any():
    found = mail("§ 8: delete.", drafts=prepare([PORTS]))
    assert units(found) == [("PORT/1", "8", "delete")]
