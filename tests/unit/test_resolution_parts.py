"""Parts of a resolution: what counts in its preamble, and in what it decides."""

from dataclasses import replace

import pytest

from rules import citation
from rules.citation.parts import coded
from rules.terms import Paragraph
from tests.harbour import mail, prepare, units
from tests.unit.test_citation import draft

VOWS = draft(
    "VOWS",
    ["PP1", "PP2", "PP3", *(f"OP{n}" for n in range(1, 7)), "OP6(a)", "OP6 bis"],
)
BOOK = draft("BOOK", [str(n) for n in range(1, 10)])


def settled(text, *drafts, in_force=()):
    ready = citation.citable(drafts)
    return [
        citation.settle(ref, ready, in_force)
        for ref in citation.references(text, ready)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Operative paragraphs 2 and 5 are weak", ["OP2", "OP5"]),
        ("operative paragraphs 2 to 4", ["OP2", "OP3", "OP4"]),
        ("the second preambular paragraph", ["PP2"]),
        ("the last operative paragraph", ["OP6 bis"]),
        ("Preamble, para. 3: too long", ["PP3"]),
        ("Recital 2: why?", ["PP2"]),
        ("operative para IV", ["OP4"]),
        ("point (a) of operative paragraph 6", ["OP6(a)"]),
        ("operative paragraph 6 bis", ["OP6 bis"]),
        ("le troisième alinéa du préambule", ["PP3"]),
        ("paragraphe 5 du dispositif", ["OP5"]),
        ("alinéa préambulaire 2", ["PP2"]),
        ("tercer párrafo del preámbulo", ["PP3"]),
        ("el párrafo dispositivo 4", ["OP4"]),
        ("третий пункт преамбулы", ["PP3"]),
        ("пункт 2 постановляющей части", ["OP2"]),
        ("الفقرة الثالثة من الديباجة", ["PP3"]),
        ("الفقرة 2 من المنطوق", ["OP2"]),
        ("序言部分第三段", ["PP3"]),
        ("执行部分第2段", ["OP2"]),
        ("Zweiter Absatz der Präambel", ["PP2"]),
        ("Absatz 5 des Beschlussteils", ["OP5"]),
        ("Präambelabsatz 3", ["PP3"]),
    ],
)
def test_parts_are_those_of_the_draft_with_such_codes(text, expected):
    for spoken in ((), ("BOOK",), ("VOWS",)):
        (one,) = settled(text, BOOK, VOWS, in_force=spoken)
        assert one.sure
        assert (one.document, [*one.labels]) == ("VOWS", expected)


@pytest.mark.parametrize(
    "text",
    [
        *("paragraph 3 and the preamble", "The operative part of paragraph 3"),
        *("Article 3", "Article 3, unlike the preamble, is clear"),
    ],
)
def test_a_part_beside_a_paragraph_says_nothing_of_it(text):
    law = draft("ACT", ["1", "3"], headings={"1": "Article 1", "3": "Article 3"})
    (one,) = settled(text, VOWS, law if "Article" in text else BOOK)
    assert one.labels == ("3",)


def test_two_parts_in_one_sentence():
    found = settled(
        "paragraph 2 of the preamble, paragraph 3 of the operative part", VOWS
    )
    assert [s.labels for s in found] == [("PP2",), ("OP3",)]


RIGHTS = draft("RIGHTS", ["PP1", "PP2", "1", "2", "2(a)", "2(b)", "3", "3 bis"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OP3: fine", ["3"]),
        ("OP 1 and 3: fine", ["1", "3"]),
        ("OP1 and OP3: fine", ["1", "3"]),
        ("op 2a: too rare", ["2(a)"]),
        ("OP2 (b) - why?", ["2(b)"]),
        ("Operative 3: fine", ["3"]),
        ("preambular 2: fine", ["PP2"]),
        ("PP 2: fine", ["PP2"]),
        ("the last operative paragraph", ["3 bis"]),
        ("OP II: fine", ["2"]),
        ("Par. op. 3 : d'accord", ["3"]),
        ("paragraphe 3 du dispositif", ["3"]),
        ("PO3: de acuerdo", ["3"]),
        ("Párr. preamb. 2: bien", ["PP2"]),
        ("ОП3: согласны", ["3"]),
        ("ПП2: согласны", ["PP2"]),
        ("执行段3：同意", ["3"]),
        ("序言段2：同意", ["PP2"]),
        ("Präambelabs. 2: gut", ["PP2"]),
        ("Operativ 3: gut", ["3"]),
        ("الفقرة 3 من المنطوق", ["3"]),
    ],
)
def test_what_decides_is_plain_where_only_the_preamble_has_codes(text, expected):
    found = settled(text, RIGHTS, BOOK)
    assert all(one.sure and one.document == "RIGHTS" for one in found)
    assert [x for one in found for x in one.labels] == expected


def test_plain_numbers_are_what_decides_where_no_draft_has_codes():
    (one,) = settled("OP3: fine", BOOK)
    assert (one.document, one.labels) == ("BOOK", ("3",))
    (beyond,) = settled("OP11: fine", BOOK)
    (recital,) = settled("PP3: fine", BOOK)
    (of_two,) = settled("OP3: fine", BOOK, replace(BOOK, id="MORE"))
    (act,) = settled("OP3: fine", draft("ACT", ["2(1)", "3(1)", "3"]))
    assert not any(s.sure for s in (beyond, recital, of_two, act))
    assert recital.candidates == (("BOOK", "3"),)


def test_numbered_recitals_end_with_a_comma():
    lines = {
        "1": "Recalling the sea,",
        "2": "Noting the wind,",
        "3": "Boats shall sail.",
    }
    vow = replace(
        BOOK, paragraphs=tuple(Paragraph(label=n, text=t) for n, t in lines.items())
    )
    (one,) = settled("PP2: fine", vow)
    assert one.labels == ("2",)
    (open_,) = settled("OP1: fine", vow)
    assert not open_.sure


def test_pages_are_no_preamble():
    assert settled("A report of 2019, pp 3-4, says so.", BOOK) == []
    assert settled("Costs of op 5% were saved.", BOOK) == []


def test_beyond_what_is_printed_a_person_is_asked():
    (beyond,) = settled("Operative paragraph 9: fine", BOOK, VOWS)
    assert not beyond.sure


def test_of_several_such_drafts_the_one_spoken_of():
    more = draft("MORE", ["PP1", "OP1", "OP2"])
    (one,) = settled("operative paragraph 2", VOWS, more, in_force=("MORE",))
    assert (one.document, one.labels) == ("MORE", ("OP2",))
    (open_,) = settled("operative paragraph 2", VOWS, more, in_force=("BOOK",))
    assert not open_.sure
    assert {*open_.candidates} == {("VOWS", "OP2"), ("MORE", "OP2")}


def test_recitals_that_are_printed_as_such_are_no_codes():
    recitals = draft("REC", ["1", "2"], ("Recital",))
    (one,) = settled("recital 2", recitals, VOWS)
    assert (one.document, one.labels) == ("REC", ("2",))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["P1", "P2", "O1", "O2"], "O2"),
        (["PP 1", "OP 1", "OP 2"], "OP 2"),
        (["PP I", "OP I", "OP II"], "OP II"),
        (["I", "II", "III", "1", "2"], "2"),
    ],
)
def test_codes_of_other_forms(labels, expected):
    (one,) = settled("operative paragraph 2", draft("D", labels), BOOK)
    assert (one.document, one.labels) == ("D", (expected,))


def test_one_letter_alone_is_no_part():
    assert coded([("p1",), ("p2",), ("s1",)]) == {}
    assert coded([("i",), ("ii",)]) == {}
    assert coded([("q1",), ("pp1",), ("op1",)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Insert a new paragraph 2a: boats shall wait.", ("RIGHTS", "2", "add")),
        ("Delete paragraph 2a.", ("RIGHTS", "2(a)", "delete")),
        ("OP2a: delete.", ("RIGHTS", "2(a)", "delete")),
    ],
)
def test_a_letter_of_a_new_piece_is_none_that_is_printed(words, expected):
    assert units(mail(words, drafts=prepare([RIGHTS]))) == [expected]


def test_each_code_of_a_block_opens_a_comment():
    found = mail("PP1: delete.\nOP1: fine.\nOP 3 - why?", drafts=prepare([RIGHTS]))
    assert [c.paragraphs for c in found] == [("PP1",), ("1",), ("3",)]
