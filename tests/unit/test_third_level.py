"""A piece of the third level is found by its label, in whatever way it is cited."""

import pytest

from rules import citation
from rules.citation.paths import key
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAW, mail, units

LABELS = ("1", "2", "2(a)", "2(b)", "2(b)(i)", "2(b)(ii)", "2(b)(iii)", "2(c)", "3")
PILOTS = Draft(
    id="PILOT",
    title="Code of pilots",
    call="c",
    paragraphs=tuple(Paragraph(label=n, text=f"Duty {n} of pilots.") for n in LABELS),
)
READY = citation.citable([PILOTS])


def cited(text):
    return [
        label
        for ref in citation.references(text, READY)
        for label in citation.settle(ref, READY, ("PILOT",)).labels
    ]


def test_the_levels_of_a_label_stay_apart():
    assert key("2(b)(ii)") == ("2", "b", "ii")
    assert key("2.b.ii") == key("2 b) ii)") == ("2", "b", "ii")
    assert key("2(b)(3)") == ("2", "b", "3")
    assert key("PP 7") == ("pp7",)


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 2(b)(ii): delete.",
        "2 (b) (ii)",
        "2 b) ii). Suprimir.",
        "2(b)ii: delete",
        "2.b.ii: delete",
        "2b.ii: delete",
        "2b(ii): delete",
        "2 (b) - (ii): delete",
        "paragraph 2(b)(2)",
        "§ 2 b) ii) streichen",
        "Subparagraph (b)(ii) of paragraph 2 should go.",
        "(b)(ii) of paragraph 2",
        "Point ii of paragraph 2 (b)",
        "(ii) in 2(b)",
        "item (ii) in paragraph 2(b)",
        "paragraph 2, subparagraph (b), item (ii)",
        "paragraph 2, sub-paragraph b, sub-item ii",
        "clause (ii) of sub-paragraph (b) of paragraph 2",
        "Nr. 2 Buchst. b Ziff. ii",
        "Nummer 2 Buchst. b) ii)",
        "paragraphe 2 b) ii)",
        "paragraphe 2, alinéa b), point ii)",
        "l'alinéa b) ii) du paragraphe 2",
        "párrafo 2, apartado b), inciso ii)",
        "apartado b) ii) del párrafo 2",
        "пункт 2 b) ii)",
        "подпункт (b)(ii) пункта 2",
        "подпункт (ii) пункта 2 (b)",
        "пункт 2, подпункт (b), подподпункт (ii)",
        "الفقرة 2 (ب) '2'",
        "الفقرة 2 (ب) (2)",
        "第2段(b)(ii)",
        "第2段(b)项(ii)目",
        "第2段第(b)(二)项",
        "paragraph 2(β)(ii)",
        "para 2 sub (b) no. (ii)",
    ],
)
def test_each_way_of_writing_leads_to_the_third_level(text):
    assert cited(text) == ["2(b)(ii)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2(b)(i), (iii): delete", ["2(b)(i)", "2(b)(iii)"]),
        ("paragraphs 2(b)(i) and (iii)", ["2(b)(i)", "2(b)(iii)"]),
        ("2(b)(i)-(iii): delete", ["2(b)(i)", "2(b)(ii)", "2(b)(iii)"]),
        ("2(b)(i and iii): delete", ["2(b)(i)", "2(b)(iii)"]),
        ("paragraph 2 (a and c)", ["2(a)", "2(c)"]),
        ("clauses (a) and (c) of paragraph 2", ["2(a)", "2(c)"]),
        ("2(b): one hour", ["2(b)"]),
        ("paragraph 2(b)", ["2(b)"]),
        ("paragraphs 2(a) and (b)", ["2(a)", "2(b)"]),
        ("2(b)(iv): delete", []),
        ("paragraph 2(b)(9)", []),
    ],
)
def test_lists_and_pieces_above_it_are_read_as_before(text, expected):
    assert cited(text) == expected


def test_a_point_is_found_below_the_piece_that_holds_it():
    drafts = prepare([PILOTS])
    found = mail(
        "Paragraph 2: good.", "Sub-paragraph (b)(ii) must stay.", drafts=drafts
    )
    assert units(found) == [("PILOT", "2", "keep"), ("PILOT", "2(b)(ii)", "keep")]
    found = mail("Paragraph 2(b): good.", "Point (ii) must stay.", drafts=drafts)
    assert units(found) == [("PILOT", "2(b)", "keep"), ("PILOT", "2(b)(ii)", "keep")]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("On 2(b): i) in metres; ii) should be deleted.", "2(b)(i)"),
        ("2(b)\nii: delete.\niii: keep", "2(b)(iii)"),
    ],
)
def test_points_of_which_each_is_asked_something_make_a_question(text, offered):
    found = mail(text, drafts=prepare([PILOTS]))
    assert units(found) == []
    assert offered in {c.paragraph for each in found for c in each.candidates}


POINTS = {
    "1": "Pilots are told of the following before they come on board:",
    "1(a)": "the state of the ship, including:",
    "1(a)(i)": "the width of its doors;",
    "1(a)(ii)": "its thrusters;",
    "1(b)": "its name and the port it comes from.",
    "2": "The master keeps a log of events on board, in particular:",
    "2(a)": "on deck, of:",
    "2(a)(i)": "theft;",
    "2(a)(ii)": "fire;",
    "3": "Waste from ships is received without charge.",
}


@pytest.mark.parametrize("printed", ["({})\t", "{}) ", "{}. "])
def test_a_copy_prints_the_same_pieces_under_several_paragraphs(printed):
    draft = Draft(
        id="PILOT",
        title="Code of pilots",
        call="c",
        paragraphs=tuple(Paragraph(label=n, text=t) for n, t in POINTS.items()),
    )
    copy = [printed.format(key(n)[-1]) + text for n, text in POINTS.items()]
    found = mail(*copy[:-1], f"{copy[-1]} So is oil.", drafts=prepare([draft]))
    assert units(found) == [("PILOT", "3", "amend")]


@pytest.mark.parametrize(
    "text",
    [
        "2(b), second indent: delete.",
        "2(b) second bullet: delete.",
        "2(b), the 2nd indent: delete.",
        "2 b), deuxième tiret : supprimer.",
        "Code of pilots 2(b), second indent: delete.",
        "Paragraph 2(b), second indent: delete.",
    ],
)
def test_a_bullet_behind_a_number_is_the_piece_it_counts(text):
    found = mail(text, drafts=prepare([PILOTS]))
    assert units(found) == [("PILOT", "2(b)(ii)", "delete")]


def test_two_bullets_behind_a_number_are_two_pieces():
    assert cited("2(b), first and third indents") == ["2(b)(i)", "2(b)(iii)"]


@pytest.mark.parametrize(
    "text", ["3, second indent: delete.", "3, 2nd bullet: delete."]
)
def test_a_bullet_that_is_not_printed_is_a_part_of_its_paragraph(text):
    assert units(mail(text, drafts=prepare([PILOTS]))) == [("PILOT", "3", "amend")]


def test_a_bullet_behind_no_printed_number_is_none_of_it():
    assert cited("On 12, second indent came") == []


#: A draft of articles: it prints 3(2), and no number with a stop.
ACT = prepare([LAW])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('In 3.2 the word "owner" should go.', [("LAW", "3(2)", "amend")]),
        ("The language in 3.2 goes too far.", [("LAW", "3(2)", "comment")]),
        ("Le libellé de 3.2 va trop loin.", [("LAW", "3(2)", "comment")]),
        ("La redacción de 3.2 es vaga.", [("LAW", "3(2)", "comment")]),
        ("Der Wortlaut von 3.2 geht zu weit.", [("LAW", "3(2)", "comment")]),
        (
            "We support combining 3.1 and 3.2 in one.",
            [("LAW", "3(1)", "3(2)", "merge")],
        ),
        # what it only reflects is a reason
        (
            "Revisions to 3.2 reflect our Article 4 concerns.",
            [("LAW", "3(2)", "comment")],
        ),
        # but alone it is what is spoken of
        ("This reflects our worries on Article 4.", [("LAW", "4", "comment")]),
        # a measure, a day and a version are no pieces
        ("A revision to 3.2 per cent is welcome.", []),
        ("We met on 3.2 in town.", []),
        ("A change of 3.2 points is fine.", []),
    ],
)
def test_a_number_with_a_stop_is_the_paragraph_of_an_article(text, expected):
    assert units(mail(text, drafts=ACT)) == expected
