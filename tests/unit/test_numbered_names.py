"""Attribution: drafts of one kind that are told by their numbers, in any language."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import SECTIONS, mail, table, units


def annex(number, *aliases):
    return Draft(
        id=f"ANNEX/{number}",
        title=f"Annex {number}: what is measured",
        call="c",
        aliases=aliases,
        paragraphs=tuple(
            Paragraph(label=label, text=f"Gauge {label} of list {number} is read.")
            for label in ("1.1", "1.2", "3.1", "3.2")
        ),
    )


ANNEXES = prepare(
    [annex("II", "المرفق الثاني"), annex("III", "المرفق الثالث"), SECTIONS]
)


@pytest.mark.parametrize(
    "cell",
    ["Annex III, 3.1", "Annexe III, 3.1", "Anexo III, 3.1", "Anhang III, 3.1"],
)
def test_a_kind_with_its_number_is_known_in_another_language(cell):
    found = table(("Ref.", "Comment"), (cell, "Delete."), drafts=ANNEXES)
    assert units(found) == [("ANNEX/III", "3.1", "delete")]


@pytest.mark.parametrize(
    "head", ["Приложения III", "بالمرفق الثالث:", "للمرفق الثالث:", "Zu Anhang III:"]
)
def test_a_draft_is_known_in_the_form_that_a_heading_gives_its_name(head):
    found = mail(head, "3.1: 删除\n3.2: why?", drafts=ANNEXES)
    assert units(found) == [
        ("ANNEX/III", "3.1", "delete"),
        ("ANNEX/III", "3.2", "comment"),
    ]


@pytest.mark.parametrize("place", ["im Norden", "in Norway", "dans le Jura", "в Крыму"])
def test_a_place_behind_the_number_of_a_line_is_no_other_text(place):
    found = mail("Annex II:", f"1.1 fine\n1.2 {place}: why?", drafts=ANNEXES)
    assert [c.paragraphs for c in found] == [("1.1",), ("1.2",)]
    other = mail("Annex II:", "1.1 fine\n1.2 in the Paris Agreement", drafts=ANNEXES)
    assert units(other)[1:] == []


def test_what_stands_in_a_numbered_annex_is_no_cover_note():
    found = mail("Im Anhang II, 3.2: streichen", drafts=ANNEXES)
    assert units(found) == [("ANNEX/II", "3.2", "delete")]
    assert not mail("Im Anhang 2 Dateien mit unseren Anmerkungen.", drafts=ANNEXES)
