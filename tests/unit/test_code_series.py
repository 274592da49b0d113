"""A draft that counts its pieces in codes, R1 to R9, is cited without the letters."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, mail, units

_LIGHTS = Draft(
    id="LGT",
    title="Draft recommendations on lighthouses",
    call="c",
    aliases=("LGT",),
    paragraphs=tuple(
        Paragraph(label=f"R{n}", text=f"Keepers should mend lamp number {n} by night.")
        for n in range(1, 13)
    ),
)
_DRAFTS = prepare([PORTS, _LIGHTS])
_TITLES = prepare(
    [
        Draft(
            id="TTL",
            title="Charte des phares",
            call="c",
            paragraphs=tuple(
                Paragraph(label=f"{title}.{n}", text=f"La lampe {title} {n} est bleue.")
                for title in ("I", "II", "III")
                for n in range(1, 5)
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "Recommendation 7",
        "Recommendation No. 7",
        "Recommendation R7",
        "Rec. 7",
        "Rec. R7",
        "recommendation (7)",
        "La recommandation n° 7",
        "La recomendación R7",
        "Die Empfehlung 7",
        "Рекомендация 7",
        "建议7",
        "التوصية 7",
    ],
)
def test_the_word_for_its_pieces_stands_for_the_letters(said):
    (found,) = mail(f"{said}: delete.", drafts=_DRAFTS)
    assert (found.document, found.paragraphs) == ("LGT", ("R7",))
    assert not found.review


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("Please drop Recommendations 3–5.", ("R3", "R4", "R5")),
        ("Recommendations 2, 7 and 11 should be deleted.", ("R2", "R7", "R11")),
        ("Please delete R3 and Recommendation 4.", ("R3", "R4")),
    ],
)
def test_lists_and_ranges_are_counted_in_its_codes(said, labels):
    assert units(mail(said, drafts=_DRAFTS)) == [("LGT", *labels, "delete")]


@pytest.mark.parametrize("said", ["LGT 7", "LGT, paragraph 7"])
def test_where_the_draft_is_named_its_letters_may_be_missing(said):
    assert units(mail(f"{said}: delete.", drafts=_DRAFTS)) == [("LGT", "R7", "delete")]


def test_below_its_name_a_number_that_another_draft_prints_is_asked():
    (found,) = mail(_LIGHTS.title, "Point 7: delete.", drafts=_DRAFTS)
    assert found.review
    places = [(each.document, each.paragraph) for each in found.candidates]
    assert places == [("LGT", "R7"), ("PORT/1", "7")]


def test_below_its_name_a_number_that_no_other_draft_prints_is_one_of_its_own():
    alone = prepare([_LIGHTS])
    found = mail(_LIGHTS.title, "Point 7: delete.", drafts=alone)
    assert units(found) == [("LGT", "R7", "delete")]


def test_a_paragraph_is_one_of_the_draft_that_has_paragraphs():
    assert units(mail("Paragraph 7: delete.", drafts=_DRAFTS)) == [
        ("PORT/1", "7", "delete")
    ]


def test_a_recommendation_behind_which_something_comes_is_no_position():
    (found,) = mail(
        'Following Recommendation No. 4, please add: "Lamps shall be red."',
        drafts=_DRAFTS,
    )
    assert (found.paragraphs, found.action.value) == (("R4",), "add")


def test_what_is_beyond_its_last_code_is_asked():
    (found,) = mail("Recommendation 19 should be deleted.", drafts=_DRAFTS)
    assert found.review


def test_two_series_are_counted_by_their_letters_alone():
    pieces = [f"{letter}{n}" for letter in "RS" for n in range(1, 9)]
    two = Draft(
        id="LGT",
        title="Draft recommendations on lighthouses",
        call="c",
        paragraphs=tuple(Paragraph(label=x, text=f"Keep {x} lit.") for x in pieces),
    )
    (found,) = mail("Recommendation 7 should be deleted.", drafts=prepare([two]))
    assert found.review


def test_a_piece_that_is_named_twice_is_kept_where_it_is_good():
    said = tuple(
        Paragraph(label=f"R{n}", text=f"Lock {n} opens.") for n in range(1, 12)
    )
    locks = Draft(
        id="LOCKS", title="Draft recommendations on locks", call="c", paragraphs=said
    )
    found = mail("R9/Paragraph 9 is good.", drafts=prepare([locks]))
    assert units(found) == [("LOCKS", "R9", "keep")]


def test_what_a_piece_is_called_before_its_code_is_no_word_of_the_request():
    text = "Paragraph II.3 should be recast as follows: “Les heures sont affichées.”"
    assert units(mail(text, drafts=_TITLES)) == [("TTL", "II.3", "amend")]
