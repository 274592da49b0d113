"""Numbers with letters glued to them are labels where a draft prints such: "9k"."""

import pytest

from rules.citation.paths import key
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import ONE, mail, units
from tests.unit.test_names_and_wholes import cited, light

PRINTED = ("1c", "1c3a", "1c3b", "8g", "9k", "11e", "11g", "E3b", "E3b+", "3l+")
POOL = light("POOL", "Regulations of the swimming pool", *PRINTED)
FEW = light("FEW", "Rules of the sauna", "1", "2", "3", "8g", "1c3a")
TEXTS = {
    "1c": "The warden opens the gates.",
    "9k": "Children swim at noon.",
    "E3b": "Lanes are counted.",
    "E3b+": "A lane is a lane of ten metres.",
}
SWIM = prepare(
    [
        Draft(
            id="SWIM",
            title="Regulations of the baths",
            call="c",
            paragraphs=tuple(Paragraph(label=k, text=v) for k, v in TEXTS.items()),
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You could also fix 1c3a, 8g, 9k and 11g.", "1c3a 8g 9k 11g"),
        ("Regulations 8g, 1c3a, and 3l+ are hard to read.", "8g 1c3a 3l+"),
        ("Regulation 1c3a is short.", "1c3a"),
        ("We added words to 1c3b).", "1c3b"),
        ("E3b+ and 9k say the same.", "E3b+ 9k"),
        ("E3b is clear.", "E3b"),
        ("Do you think 8g is the best place for it?", "8g"),
        ("A note for 1c that all wardens are meant.", "1c"),
        ("The word “lane” in 11e is odd.", "11e"),
        ("1c should say who.", "1c"),
        ("11g: who has copies?", "11g"),
        ("Мы считаем, что 9k следует исключить.", "9k"),
        ("Nous pensons que 9k devrait être plus court.", "9k"),
    ],
)
def test_it_is_read_as_printed(text, found):
    assert cited(text, POOL) == [f"POOL {found}"]


@pytest.mark.parametrize(
    "text",
    [
        "Take 8g of salt.",
        "Add salt to 8g per litre.",
        "It may weigh up to 8g.",
        "See 4d, too.",
        "1c3c is not there.",
    ],
)
def test_a_measure_and_what_is_not_printed_is_none(text):
    assert cited(text, POOL) == []


def test_alone_it_is_one_only_where_most_pieces_have_letters():
    assert cited("We think 8g is wrong.", FEW) == []
    assert cited("We think 1c3a is wrong.", FEW) == ["FEW 1c3a"]


def test_a_plus_is_a_part_of_the_label():
    assert (key("3b+"), key("3b")) == (("3b+",), ("3b",))
    found = mail("Remove E3b+.", "E3b: count from the left, please.", drafts=SWIM)
    assert units(found) == [("SWIM", "E3b+", "delete"), ("SWIM", "E3b", "amend")]


def test_below_a_heading_a_change_of_another_piece_is_only_when():
    said = "After changing regulation E3b, we do not need this guideline."
    assert units(mail("E3b+", said, drafts=SWIM)) == [("SWIM", "E3b+", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "After the deletion of paragraph 6, this should go.",
        "Une fois le paragraphe 6 supprimé, il est inutile.",
        "Tras la supresión del párrafo 6, este debería suprimirse.",
        "После исключения пункта 6, он не нужен.",
        "Nachdem Absatz 6 geändert wurde, bitte streichen.",
        "在删除第6段之后，本段应删除。",
    ],
)
def test_so_it_is_in_other_languages(said):
    found = mail("Paragraph 8", said)
    assert [c.paragraphs for c in found] == [("8",)]


def test_without_a_heading_a_person_is_asked():
    said = "After changing regulation E3b, we do not need this guideline."
    _, found = mail("Remove E3b+.", said, drafts=SWIM)
    assert found.review
    assert {"E3b", "E3b+"} == {c.paragraph for c in found.candidates}
    [found] = mail("Once paragraph 6 is deleted, we can live with the text.")
    assert found.review


def test_a_reason_may_ask_for_what_it_names():
    said = "Da Absatz 6 gestrichen werden sollte, ist auch Absatz 8 zu streichen."
    found = mail(said)
    assert ("PORT/1", "6", "delete") in units(found) or found[0].review


def test_what_is_added_behind_a_piece_is_no_such_thing():
    found = mail("After paragraph 8, add a rule on ice.", drafts=ONE)
    assert units(found) == [("PORT/1", "8", "add")]
