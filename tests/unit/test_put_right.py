"""Where a reference is put right, its numbers are not what the comment is on."""

import pytest

from rules.citation import cited
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail, units

WEIRS = prepare(
    [
        Draft(
            id="WEIRS",
            title="Manual of weirs",
            call="c",
            aliases=("Manual",),
            paragraphs=tuple(
                Paragraph(label=label, text=f"Each weir of kind {label} has a gate.")
                for label in ("2", "2.1", "2.2", "3.1", "3.4")
            ),
        )
    ]
)


@pytest.mark.parametrize(
    "said",
    [
        "The reference to section 2.1 is wrong. It should be section 2.2.",
        "Le renvoi au point 2.1 est erroné, il s'agit du point 2.2.",
        "La referencia al apartado 2.1 es errónea: debería ser el apartado 2.2.",
        "Der Verweis auf Ziffer 2.1 ist falsch, es muss Ziffer 2.2 heißen.",
        "Ссылка на пункт 2.1 неверна, должна быть на пункт 2.2.",
        "الإحالة إلى الفقرة 2.1 خاطئة والصحيح هو الفقرة 2.2.",
        "文中引用的第2.1段有误，应为第2.2段。",
        "Correct the cross-reference to section 2.2.",
        "Replace the citation with section 2.2",
        "Corriger le renvoi au point 2.2.",
        "Corregir la referencia al apartado 2.2.",
        "Verweis ändern auf Ziffer 2.2.",
        "Исправить ссылку на пункт 2.2.",
        "تصحيح الإحالة إلى الفقرة 2.2.",
        "引用处应改为第2.2段。",
    ],
)
def test_a_reference_that_is_put_right_leaves_open_where_it_stands(said):
    (found,) = mail(said, drafts=WEIRS)
    assert found.review


def test_it_stands_in_the_piece_that_is_spoken_of():
    said = (
        "Section 3.4: the reference to section 2.1 is wrong. It should be section 2.2."
    )
    assert units(mail(said, drafts=WEIRS))[0][:2] == ("WEIRS", "3.4")


@pytest.mark.parametrize(
    "said",
    [
        "The reference to gates is unclear. Section 2.2 should be shorter.",
        "Section 2.2 should be shorter.",
        "Correct section 2.2.",
        "参见附件1。我方的意见是第2.2段应删除。",
        "Nous citons la loi de 1999 : c'est le point 2.2 qui nous préoccupe.",
    ],
)
def test_what_cites_nothing_is_put_right_by_nothing(said):
    assert units(mail(said, drafts=WEIRS))[0][:2] == ("WEIRS", "2.2")


@pytest.mark.parametrize(
    ("said", "foreign"),
    [
        ("It meets criteria 3.1: Gate Height, 3.2: Width and 3.4: Depth.", True),
        ("It meets criteria 3.1: Gate Height, 3.4: Depth and 9.9: Colour.", True),
        ("It meets criteria 3.1: Gate Height, 3.4: Depth.", False),
        ("It meets criterion 3.1: gates, 3.2: width.", False),
        ("It meets criteria 3.1.", False),
    ],
)
def test_titled_numbers_of_which_one_is_in_no_draft_are_of_another_text(said, foreign):
    found = cited(f"We note that {said}", WEIRS.citable).references
    assert found[0].foreign is foreign if found else not foreign


def test_of_a_long_list_only_the_first_are_looked_at():
    titles = ", ".join(f"3.{1 + 3 * (n % 2)} Gate {'xyz'[n % 3]}" for n in range(9))
    said = f"We note that it meets criteria {titles}, 9.9 Colour."
    assert not cited(said, WEIRS.citable).references[0].foreign


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 7 ends with no stop. Is that meant?\n(edit)\nSorry, line 7.",
        "Le paragraphe 7 finit sans point. Pardon, je veux dire la ligne 7.",
        "El párrafo 7 acaba sin punto. Perdón, es la línea 7.",
        "Absatz 7 endet ohne Punkt. Entschuldigung, gemeint war Zeile 7.",
        "В пункте 7 нет точки. Извините, в строке 7.",
        "第7段没有句号。对不起，我说的是第7行。",
        "第七段沒有句號。\n不好意思，是第七行",
    ],
)
def test_who_meant_a_line_is_asked_about_the_piece(said):
    (found,) = mail(said)
    assert found.review
    assert [c.paragraph for c in found.candidates] == ["7"]


def test_who_is_sorry_for_many_lines_means_the_piece():
    (found,) = mail("Sorry, but paragraph 7 should be cut to two lines.")
    assert (found.review, found.paragraphs) == (False, ("7",))
