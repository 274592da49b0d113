"""Codes with noughts, sections that go by a letter, and what a list leaves out."""

import pytest

from rules.citation.paths import key
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, PORTS, mail, prepare

_BUOYS = Draft(
    id="BUOY",
    title="Buoy specification",
    call="c",
    paragraphs=tuple(
        Paragraph(label=f"BUO-{n:03}", text=f"Chain number {n} is greased each May.")
        for n in range(1, 16)
    ),
)
_MOLES = Draft(
    id="MOLE",
    title="Ley de muelles",
    call="c",
    paragraphs=tuple(
        Paragraph(label=f"{part}.{n}", text=f"El muelle {part} {n} se barre cada día.")
        for part in "ABC"
        for n in range(1, 6)
    ),
)
_MIXED = Draft(
    id="MIX",
    title="Resolution on winches",
    call="c",
    paragraphs=tuple(
        Paragraph(label=f"{kind}{n}", text=f"Winch {kind} {n} is painted grey.")
        for kind in ("W", "")
        for n in range(1, 5)
    ),
)
_ALL = prepare([PORTS, LAKES, _BUOYS, _MOLES])


def _units(said, drafts=_ALL):
    return [(c.document, *c.paragraphs) for c in mail(said, drafts=drafts)]


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("BUO-007: delete.", [7]),
        ("BUO 7: delete.", [7]),
        ("Delete BUO-003 to BUO-005.", [3, 4, 5]),
        ("Delete BUO-003, 004 and 011.", [3, 4, 11]),
        ("Delete BUO-003, 4 and 11.", [3, 4, 11]),
        ("BUO-003 – 005: delete.", [3]),
        ("BUO-003–005: delete.", [3, 4, 5]),
        ("BUO-003 à 005 : supprimer.", [3, 4, 5]),
        ("Пункты BUO-008, BUO-009 и BUO-010: удалить.", [8, 9, 10]),
        ("BUO-001和002：删除。", [1, 2]),
        ("BUO-002, 12 days: delete.", [2]),
        ("BUO-002, 99: delete.", [2]),
        ("BUO-002 to 006, except 004: delete.", [2, 3, 5, 6]),
    ],
)
def test_noughts_before_the_number_of_a_code_change_nothing(said, numbers):
    assert _units(said)[0] == ("BUOY", *(f"BUO-{n:03}" for n in numbers))


def test_a_bare_number_that_the_draft_prints_too_goes_on_with_no_codes():
    found = _units("W1, 3: delete.", drafts=prepare([_MIXED]))
    assert ("MIX", "W1", "W3") not in found


def test_no_code_goes_on_with_a_number_behind_a_hyphen():
    assert ("BUOY", "BUO-013") not in _units("BUO-001-3: delete.")


def test_noughts_are_left_out_of_paths():
    assert key("AB-040") == ("ab40",)


@pytest.mark.parametrize(
    "said",
    [
        "The second paragraph of section B should go.",
        "Section B, paragraph 2: delete.",
        "Supprimer le deuxième paragraphe de la section B.",
        "El segundo párrafo de la sección B debe suprimirse.",
        "Второй абзац раздела B следует исключить.",
        "القسم B، الفقرة 2: تُحذف.",
        "B节第二段应删除。",
        "Der zweite Absatz von Abschnitt B ist zu streichen.",
    ],
)
def test_a_piece_of_a_section_with_a_letter_is_told_by_its_code(said):
    (found,) = mail(said, drafts=_ALL)
    assert (found.document, found.paragraphs) == ("MOLE", ("B.2",))
    assert not found.review


def test_the_last_piece_of_such_a_section_is_counted_in_it():
    assert _units("The last paragraph of section B should go.") == [("MOLE", "B.5")]


@pytest.mark.parametrize(
    "section", ["section C, paragraph 6", "section F, paragraph 2"]
)
def test_what_such_a_section_does_not_have_is_no_piece_of_another_draft(section):
    (found,) = mail(f"Delete {section}.", drafts=_ALL)
    assert found.review
    assert found.paragraphs == ()


@pytest.mark.parametrize("said", ["Paragraph 6 of crew B: fine.", "Paragraph (a): no."])
def test_a_letter_behind_another_word_is_no_section(said):
    assert all(c.document != "MOLE" for c in mail(said, drafts=_ALL))


@pytest.mark.parametrize(
    "said",
    [
        "C.1 to C.4, except C.2: delete.",
        "C.1 to C.4 (without C.2): delete.",
        "Supprimer C.1 à C.4, sauf C.2.",
        "C.1 a C.4, salvo C.2: suprimir.",
        "C.1–C.4, кроме C.2: удалить.",
        "الفقرات C.1 إلى C.4 باستثناء C.2: تُحذف.",
        "C.1至C.4（C.2除外）：删除。",
        "C.1 bis C.4 außer C.2: streichen.",
    ],
)
def test_what_a_list_leaves_out_is_not_meant(said):
    (found,) = mail(said, drafts=_ALL)
    assert (found.document, found.paragraphs) == ("MOLE", ("C.1", "C.3", "C.4"))
    assert not found.review


def test_the_name_of_the_draft_may_stand_before_the_exception():
    found = _units("Paragraphs 5 to 8 of PORT/1 except 7 should be deleted.")
    assert found == [("PORT/1", "5", "6", "8")]


@pytest.mark.parametrize(
    "said",
    [
        "C.1 to C.3, except C.5: delete.",
        "We support C.1 to C.4, except C.2, which we would delete.",
    ],
)
def test_a_person_is_asked_where_the_exception_is_none_or_has_its_own_wish(said):
    assert any(c.review for c in mail(said, drafts=_ALL))


@pytest.mark.parametrize(
    "said", ["C.1, except in winter, is fine.", "C.1 to C.4 without fear."]
)
def test_an_exception_of_anything_else_is_none(said):
    assert all(
        "C.2" not in c.paragraphs or "C.1" in c.paragraphs
        for c in mail(said, drafts=_ALL)
    )
