"""Attribution: an ordinal in a section that a letter or a line above tells."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, mail, units

SECTIONS = {"A. Berths": (1, 2, 3), "B. Tugs and pilots": (4, 5, 6, 7), "Waste": (8, 9)}
GUIDE = Draft(
    id="G/1",
    title="Guide for pilots",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=f"Rule number {n} is kept.", heading=heading)
        for heading, numbers in SECTIONS.items()
        for n in numbers
    ),
)
DRAFTS = prepare([GUIDE])


@pytest.mark.parametrize(
    "said",
    [
        "Third paragraph of section B: delete.",
        "Section B, third paragraph: delete.",
        "Troisième paragraphe de la section B : supprimer.",
        "Tercer párrafo de la sección B: suprimir.",
        "Третий пункт раздела B: исключить.",
        "الفقرة الثالثة من القسم B: تحذف.",
        "B部分第三段：删除。",
        "Dritter Absatz von Abschnitt B: streichen.",
        "B. Tugs and pilots\nThird paragraph of this section: delete.",
        "Guide, section B. Tugs and pilots\nThird paragraph of this section: delete.",
        "B. Tugs and pilots\nTroisième paragraphe de cette section : supprimer.",
        "B. Tugs and pilots\nTercer párrafo de esta sección: suprimir.",
        "B. Tugs and pilots\nТретий пункт этого раздела: исключить.",
        "B. Tugs and pilots\nالفقرة الثالثة من هذا القسم: تحذف.",
        "B. Tugs and pilots\n本部分第三段：删除。",
        "B. Tugs and pilots\nDritter Absatz dieses Abschnitts: streichen.",
    ],
)
def test_an_ordinal_counts_in_the_section_that_is_told(said):
    assert units(mail(said, drafts=DRAFTS)) == [("G/1", "6", "delete")]


def test_the_line_of_the_section_may_stand_above_the_text():
    found = mail(
        "B. Tugs and pilots", "Third paragraph of this section: delete.", drafts=DRAFTS
    )
    assert units(found) == [("G/1", "6", "delete")]


@pytest.mark.parametrize(
    "said",
    ["Third paragraph of this section: delete.", "Section B, ninth paragraph: delete."],
)
def test_where_the_section_is_not_told_or_has_no_such_paragraph_it_is_asked(said):
    (found,) = mail(said, drafts=DRAFTS)
    assert found.review


@pytest.mark.parametrize(
    "said",
    [
        "Third paragraph of section C: delete.",
        "Third paragraph: delete.",
        "Third paragraph of the Guide for pilots: delete.",
    ],
)
def test_a_letter_that_heads_nothing_tells_no_section(said):
    assert units(mail(said, drafts=DRAFTS)) == [("G/1", "3", "delete")]


def test_a_number_is_that_of_the_draft_whatever_section_it_stands_in():
    found = mail("Paragraph 5 of section B: delete.", drafts=DRAFTS)
    assert units(found) == [("G/1", "5", "delete")]


def test_a_draft_without_sections_has_none():
    found = mail("Last paragraph of this section: delete.", drafts=prepare([PORTS]))
    assert all(x.review or x.paragraphs == ("11",) for x in found)
