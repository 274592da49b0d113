"""Pieces inside a code, B3(d), and inside a chapter of a Roman number, II(3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, labelled, mail, table, units

PLAN = labelled(
    "PLAN",
    "Draft action plan for the quays",
    [f"B{n}({x})" for n in (1, 2, 3) for x in "abcd"],
    "Action Plan",
)
PANEL = labelled(
    "PANEL",
    "Draft terms of reference of the quay panel",
    [f"{n}({x})" for n in ("I", "II", "III") for x in range(1, 7)],
    "Terms of Reference",
)
TEXT = labelled(
    "TEXT",
    "Draft outcome document",
    [*(f"PP{n}" for n in range(1, 6)), *map(str, range(1, 41))],
    "Outcome Document",
)
ALL = prepare([TEXT, PLAN, PANEL])


@pytest.mark.parametrize(
    "said",
    [
        "B3(d) should be deleted.",
        "Action line B3 (d) should be deleted.",
        "B3, action (d): delete it.",
        "B3, point (d): delete it.",
        "B3 d) delete it.",
        "B3.d: delete it.",
        "B3d: delete it.",
        "B3 - d: delete it.",
        "B3/d: delete it.",
        "Action (d) of action line B3 should be deleted.",
        "Please delete point d) of B3.",
        "Просим исключить пункт (d) направления B3.",
        "Направление В3 (d): исключить.",
        "مسار العمل باء 3 (د): يحذف.",
        "B3第(d)项应删除。",
        "Ligne d'action B3 (d) : à supprimer.",
        "Línea de acción B3 d): suprimir.",
    ],
)
def test_a_piece_inside_a_code_is_cited_in_many_ways(said):
    assert units(mail(said, drafts=ALL)) == [("PLAN", "B3(d)", "delete")]


def test_lists_and_ranges_inside_a_code():
    found = mail("B1(a) to (c): delete.", "B2(b) and (d): please keep.", drafts=ALL)
    assert units(found) == [
        ("PLAN", "B1(a)", "B1(b)", "B1(c)", "delete"),
        ("PLAN", "B2(b)", "B2(d)", "keep"),
    ]
    found = mail("Línea de acción B2, letras a) y b): suprimir.", drafts=ALL)
    assert units(found) == [("PLAN", "B2(a)", "B2(b)", "delete")]


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("Section II, items 1-3: delete.", 3),
        ("Section II, items 1 to 3: delete.", 3),
        ("II(1)-(3): delete.", 3),
        ("II.1-3: delete.", 3),
        ("Section II.1 and 2: delete.", 2),
        ("II, items 1 and 2: delete.", 2),
        ("Sección II, puntos 1 a 3: suprimir.", 3),
        ("Sect. II para. 1: delete.", 1),
    ],
)
def test_lists_and_ranges_inside_a_chapter(said, last):
    pieces = [f"II({n})" for n in range(1, last + 1)]
    assert units(mail(said, drafts=ALL)) == [("PANEL", *pieces, "delete")]


@pytest.mark.parametrize("said", ["IV, item 3: delete.", "II, item 9: delete."])
def test_a_chapter_or_a_piece_that_no_draft_has_names_none(said):
    assert all(c.document != "PANEL" for c in mail(said, drafts=ALL) if c.paragraphs)


def test_a_range_of_codes_holds_what_lies_between_unless_something_is_moved():
    found = mail("PP2 to PP4: delete.", "B2(a) - B2(c): delete.", drafts=ALL)
    assert units(found) == [
        ("TEXT", "PP2", "PP3", "PP4", "delete"),
        ("PLAN", "B2(a)", "B2(b)", "B2(c)", "delete"),
    ]
    (both, _) = mail("B1(a), (b) - B2(a): delete.", "PP2: why?", drafts=ALL)
    assert "B1(d)" not in both.paragraphs
    (moved,) = mail("Move PP2 to PP4.", drafts=ALL)
    assert "PP3" not in moved.paragraphs


ROWS = prepare(
    [labelled("ROWS", "Matrix", ("M1", "M1.1", "M1.2", "M2", "M2.1", "M2.2", "M2.3"))]
)


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ('M2.2 - "200" to be replaced by "500".', ("M2.2",)),
        ("M2.1, 2.2 and 2.3: delete.", ("M2.1", "M2.2", "M2.3")),
        ("M2.1-2.3: delete.", ("M2.1", "M2.2", "M2.3")),
        ("M2: delete.", ("M2",)),
        ("M2.9: delete.", ()),
    ],
)
def test_codes_with_stops(said, labels):
    (found,) = mail(said, drafts=ROWS)
    assert found.paragraphs == labels


LAW = labelled(
    "QUAY/1",
    "Model Law on Quays",
    ("1", *(f"{n}({x})" for n in (2, 3) for x in range(1, 5))),
)
LAWS = prepare([LAW, TEXT])


def test_numbers_in_brackets_below_the_heading_of_a_section_are_its_pieces():
    found = mail(
        "Section 2 of the law", "(1): please keep.", "(3): delete.", drafts=LAWS
    )
    assert [(*c.paragraphs, str(c.action)) for c in found] == [
        ("2(1)", "keep"),
        ("2(3)", "delete"),
    ]
    own = mail(
        "Two points:", "(1) Paragraph 7: delete.", "(2) Paragraph 8: why?", drafts=LAWS
    )
    assert [c.paragraphs for c in own] == [("7",), ("8",)]


@pytest.mark.parametrize(
    "said", ["3(2) of the law: delete.", "Article 3(2) of the law should be deleted."]
)
def test_a_draft_is_named_by_its_kind_whatever_its_pieces_are_called(said):
    assert units(mail(said, drafts=LAWS)) == [("QUAY/1", "3(2)", "delete")]


def test_a_draft_is_known_by_a_name_written_in_one():
    law = prepare(
        [labelled("LAW", "Model Law on Quays", ("1", "2"), "Model Law"), TEXT]
    )
    found = mail("Comments on the ModelLaw", "Paragraph 2: delete.", drafts=law)
    assert units(found) == [("LAW", "2", "delete")]


def test_a_range_beyond_a_chapter_is_asked_about():
    (found,) = mail("II.4-9: delete.", drafts=ALL)
    assert found.review or found.paragraphs == ("II(4)",)


def test_a_code_with_its_caption_as_label_is_cited_as_any():
    drafts = prepare([labelled("P", "Plan", [f"Action line B{n}(a)" for n in (1, 2)])])
    found = mail("B2(a): delete.", "Action line B1, point (a): delete.", drafts=drafts)
    assert [c.paragraphs for c in found] == [
        ("Action line B2(a)",),
        ("Action line B1(a)",),
    ]


def test_please_with_a_verb_asks_whatever_the_verb():
    (found,) = mail("Please mention the harbour banks.", drafts=ALL)
    assert found.review


@pytest.mark.parametrize("said", ["B3e: delete it.", "B3(k) should be deleted."])
def test_a_letter_that_no_code_has_names_no_piece(said):
    assert units(mail(said, drafts=ALL)) == []


def test_who_names_a_code_whose_pieces_are_printed_is_asked():
    (found,) = mail("Action line B3 should be deleted.", drafts=ALL)
    assert found.review
    assert {c.paragraph for c in found.candidates} == {f"B3({x})" for x in "abcd"}


def test_letters_below_the_heading_of_a_code_are_its_pieces():
    found = mail("Action line B3", "(a) Delete.", "(b) Please keep.", drafts=ALL)
    assert units(found) == [("PLAN", "B3(a)", "delete"), ("PLAN", "B3(b)", "keep")]


def test_letters_below_a_code_in_the_subject_are_its_pieces_unless_they_count():
    told = mail("(a) Delete.", "(d) Please keep.", drafts=ALL, subject="On B3")
    assert units(told) == [("PLAN", "B3(a)", "delete"), ("PLAN", "B3(d)", "keep")]
    asked = mail("(a) Delete.", "(b) Please keep.", drafts=ALL, subject="On B3")
    assert [[c.paragraph for c in x.candidates] for x in asked] == [
        ["B3(a)"],
        ["B3(b)"],
    ]


def test_letters_below_another_piece_are_the_senders_own():
    said = (
        "Action line B3",
        "Paragraph 7: two reasons.",
        "(a) Too dear.",
        "(b) Too old.",
    )
    found = mail(*said, drafts=ALL)
    assert [(c.document, *c.paragraphs) for c in found if not c.review] == [
        ("TEXT", "7")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Section II, item 3: delete it.",
        "Section II, paragraph 3 should be deleted.",
        "Please delete item 3 of Section II.",
        "II.3 should be deleted.",
        "II(3): delete it.",
        "Terms of Reference, II, item 3: delete it.",
        "Part II, point 3: delete it.",
        "Section 2, item 3: delete it.",
        "Chapitre II, point 3 : à supprimer.",
        "Sección II, punto 3: suprimir.",
        "Раздел II, пункт 3: исключить.",
        "القسم الثاني، البند 3: يحذف.",
        "第二节第3项应删除。",
        "Abschnitt II Nummer 3 streichen.",
    ],
)
def test_a_piece_inside_a_chapter_is_cited_in_many_ways(said):
    assert units(mail(said, drafts=ALL)) == [("PANEL", "II(3)", "delete")]


def test_a_first_chapter_is_no_first_person():
    found = mail("Section I, item 3: delete.", "I, item 2: delete.", drafts=ALL)
    assert units(found) == [("PANEL", "I(3)", "delete"), ("PANEL", "I(2)", "delete")]
    assert units(mail("In my view I item 3 like best.", drafts=ALL)) == []


def test_items_below_the_heading_of_a_chapter_are_its_pieces():
    said = ("Section I (Mandate): no change to item 1. Item 4 is far too wide.",)
    found = mail(*said, "Section III", "Item 2: delete.", drafts=ALL)
    assert [(c.document, *c.paragraphs) for c in found if c.paragraphs] == [
        ("PANEL", "I(1)"),
        ("PANEL", "I(4)"),
        ("PANEL", "III(2)"),
    ]


def test_the_one_draft_there_is_needs_no_name_for_its_chapters():
    found = mail("Section I", "Item 2: delete.", drafts=prepare([PANEL]))
    assert units(found) == [("PANEL", "I(2)", "delete")]


def test_who_names_a_chapter_whose_pieces_are_printed_is_asked():
    (found,) = mail("Section III should be deleted.", drafts=ALL)
    assert found.review
    assert {c.document for c in found.candidates} == {"PANEL"}


def test_a_draft_that_counts_through_is_cited_by_chapter_where_no_other_has_them():
    drafts = prepare([PORTS, TEXT])
    found = mail("Chapter III, paragraph 14: delete.", drafts=drafts)
    assert units(found) == [("TEXT", "14", "delete")]


@pytest.mark.parametrize("head", [("Action line", "Action"), ("Code", "Point")])
def test_a_code_and_its_piece_in_two_columns(head):
    rows = (
        ("B1", "(b)", "Delete."),
        ("", "(d)", "Why?"),
        ("B3", "(a)", "Please keep."),
    )
    found = table((*head, "Our comment"), *rows, drafts=ALL)
    assert [(*c.paragraphs, str(c.action)) for c in found] == [
        ("B1(b)", "delete"),
        ("B1(d)", "comment"),
        ("B3(a)", "keep"),
    ]


def test_a_chapter_and_its_item_in_two_columns():
    rows = (("I", "1", "Delete."), ("I", "4", "Why?"), ("III", "2", "Please keep."))
    found = table(("Section", "Item", "Comment"), *rows, drafts=ALL)
    assert [(*c.paragraphs, str(c.action)) for c in found] == [
        ("I(1)", "delete"),
        ("I(4)", "comment"),
        ("III(2)", "keep"),
    ]


def test_items_that_number_rows_are_none_of_a_chapter():
    rows = (("II", "3", "Delete."), ("III", "9", "Why?"))
    found = table(("Section", "Item", "Comment"), *rows, drafts=ALL)
    assert [c.paragraphs for c in found] == [(), ()]


def test_bare_numbers_beside_codes_are_pieces_and_behind_a_number_they_are_none():
    beside = mail("PP3: delete.", "13: delete.", "16: please keep.", drafts=ALL)
    assert units(beside) == [
        ("TEXT", "PP3", "delete"),
        ("TEXT", "13", "delete"),
        ("TEXT", "16", "keep"),
    ]
    behind = mail("4. PP3: delete.", "7. PP5: please keep.", drafts=ALL)
    assert units(behind) == [("TEXT", "PP3", "delete"), ("TEXT", "PP5", "keep")]


@pytest.mark.parametrize(
    "said",
    [
        "Paragraph 30, 24 hours: why?",
        "Paragraph 30, 3 working days: why?",
        "Paragraphe 30, 12 mois : pourquoi ?",
        "Párrafo 30, 5 años: ¿por qué?",
        "Пункт 30, 24 часа: почему?",
        "第30段，24小时：为什么？",
        "Absatz 30, 10 Tage: warum?",
        "Paragraphe 30, 0,4 centime : pourquoi ?",
    ],
)
def test_so_much_of_something_is_no_further_piece(said):
    assert [c.paragraphs for c in mail(said, drafts=ALL)] == [("30",)]


def test_what_is_asked_between_a_draft_and_its_piece_is_heard():
    found = mail("In the Action Plan, please take out B2(b) and B2(c).", drafts=ALL)
    assert units(found) == [("PLAN", "B2(b)", "B2(c)", "delete")]


ANNEX = labelled("FEES", "Draft Financial Annex", ("4.1", "4.2", "5.1"))
WITH_ANNEX = prepare([labelled("RULE", "Draft Protocol", map(str, range(1, 9))), ANNEX])


@pytest.mark.parametrize(
    "heading",
    ["Financial Annex", "Annex", "财务附件", "الملحق المالي", "Annexe financière"],
)
def test_an_annex_is_known_by_its_kind(heading):
    found = mail(heading, "5.1: delete.", drafts=WITH_ANNEX)
    assert units(found) == [("FEES", "5.1", "delete")]
    assert units(mail("Annex 4.2: delete.", drafts=WITH_ANNEX)) == [
        ("FEES", "4.2", "delete")
    ]


ACT = prepare([labelled("ACT", "Draft act", ("3(1)", "3(3)(a)", "3(3)(c)", "3(3)"))])


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("On Article 3, paragraph 3: in point (c) we are forgotten.", "3(3)(c)"),
        ("Article 3(3): (a) is unclear.", "3(3)(a)"),
        ("Article 3(3): in point (k) we are forgotten.", "3(3)"),
        ("Article 3(3): (a) is unclear, and (c) too.", "3(3)"),
    ],
)
def test_a_point_named_at_the_head_of_what_is_said(said, label):
    assert [c.paragraphs for c in mail(said, drafts=ACT) if c.paragraphs] == [(label,)]


def chaptered(name, title, *headings):
    """Make a draft whose chapters each count their three paragraphs anew."""
    return Draft(
        id=name,
        title=title,
        call="c",
        paragraphs=tuple(
            Paragraph(
                label=f"{n}({x})",
                text=f"The {name} berth {n} {x} has lamps, ropes and a crane.",
                heading=f"{n}. {heading}",
            )
            for n, heading in zip(("I", "II", "III"), headings, strict=True)
            for x in (1, 2, 3)
        ),
    )


FUND = chaptered("FUND", "Plan for the fund", "Introduction", "Ways to pay", "Reports")
BANK = chaptered("BANK", "Plan for the bank", "Introduction", "Ways to pay", "Boards")
PLAIN = labelled("PLAIN", "Plain draft", map(str, range(1, 9)))
THREE = prepare([PLAIN, FUND, BANK])


@pytest.mark.parametrize("above", ["II. Ways to pay", "Ways to pay", "II Ways to pay"])
def test_numbers_below_the_heading_of_a_chapter_are_its_pieces(above):
    said = (above, "1. Delete this.", "3 - a crane is too much.")
    found = units(mail(*said, drafts=THREE, subject="On FUND"))
    assert found == [("FUND", "II(1)", "delete"), ("FUND", "II(3)", "comment")]


def test_the_headings_of_a_letter_tell_which_draft_it_is_on():
    said = ("II. Ways to pay", "1. Delete.", "III. Reports", "1. Delete.")
    found = units(mail(*said, drafts=THREE))
    assert found == [("FUND", "II(1)", "delete"), ("FUND", "III(1)", "delete")]


def test_the_heading_of_two_drafts_leaves_a_number_to_a_person():
    said = ("II. Ways to pay", "1. Delete this item.", "3. Cut it.")
    (found, _) = mail(*said, drafts=THREE)
    assert found.review
    assert [c.document for c in found.candidates] == ["FUND", "BANK"]


def test_a_row_with_the_heading_of_a_chapter_stands_above_bare_numbers():
    rows = [
        ("No.", "Our view"),
        ("II. Ways to pay", ""),
        ("1", "Delete."),
        ("3", "Fine."),
    ]
    found = units(table(*rows, ("III. Reports", ""), ("1", "Delete."), drafts=THREE))
    assert found == [
        ("FUND", "II(1)", "delete"),
        ("FUND", "II(3)", "keep"),
        ("FUND", "III(1)", "delete"),
    ]


def test_the_heading_of_a_chapter_may_stand_in_two_cells():
    rows = [
        ("No.", "Our view"),
        ("II.", "Ways to pay"),
        ("1", "Delete."),
        ("3", "Fine."),
    ]
    found = units(table(*rows, drafts=prepare([PLAIN, FUND])))
    assert [u[:2] for u in found] == [("FUND", "II(1)"), ("FUND", "II(3)")]


def test_a_chapter_and_its_piece_in_one_cell():
    rows = [("Chapter/paragraph", "Comment"), ("II/1", "Delete."), ("III/2", "Delete.")]
    found = units(table(*rows, drafts=prepare([PLAIN, FUND])))
    assert found == [("FUND", "II(1)", "delete"), ("FUND", "III(2)", "delete")]


SPLIT = Draft(
    id="STAT",
    title="Statute of the quay",
    call="c",
    paragraphs=tuple(
        Paragraph(
            label=label,
            text=f"The watch {label} walks at night with a lantern.",
            heading=f"Section {label[0]}. Watch",
        )
        for label in ("3(1)", "3(2)", "7(1)", "7(2)")
    ),
)
RUNS = Draft(
    id="RUNS",
    title="Action plan",
    call="c",
    paragraphs=tuple(
        Paragraph(
            label=str(number),
            text=f"The harbour builds shed {number} of brick.",
            heading=heading,
        )
        for number, heading in enumerate(
            ["Chapter I. Sheds"] * 3 + ["Chapter II. Roofs"] * 3 + ["Part 3. Doors"], 1
        )
    ),
)
FOUR = prepare([PLAIN, FUND, SPLIT, RUNS])


@pytest.mark.parametrize(
    "said",
    [
        "Chapter III, paragraph 2: delete.",
        "Paragraph 2 of Chapter III should be deleted.",
        "第三章第2段：删除。",
        "Пункт 2 главы III исключить.",
        "Le paragraphe 2 du chapitre III est à supprimer.",
    ],
)
def test_a_chapter_is_no_section_of_a_statute(said):
    assert units(mail(said, drafts=FOUR)) == [("FUND", "III(2)", "delete")]


def test_a_chapter_of_one_letter_is_one():
    five = chaptered("FIVE", "Fifth plan", "A", "B", "C")
    pieces = tuple(
        replace(p, label=p.label.replace("III", "V")) for p in five.paragraphs
    )
    fifth = prepare([PLAIN, replace(five, paragraphs=pieces)])
    said = ("Paragraphs 2 and 3 of Chapter V should be deleted.", "Chapter I is fine.")
    assert units(mail(said[0], drafts=fifth)) == [("FIVE", "V(2)", "V(3)", "delete")]
    assert all(c.document != "PLAIN" for c in mail(said[1], drafts=fifth))


@pytest.mark.parametrize(
    ("said", "among"),
    [
        (
            "Chapter II of the action plan should be moved to the front.",
            {"4", "5", "6"},
        ),
        ("Part 3 of the action plan is weak.", {"7"}),
    ],
)
def test_a_chapter_through_which_numbers_run_on_is_no_paragraph(said, among):
    found = mail(said, drafts=FOUR)
    assert all(c.review for c in found)
    assert {x.paragraph for c in found for x in c.candidates} <= among


def test_a_piece_is_named_with_the_chapter_in_which_it_runs_on():
    found = mail("Chapter II, paragraph 5: delete.", drafts=prepare([RUNS, SPLIT]))
    assert units(found) == [("RUNS", "5", "delete")]


def test_a_section_sign_below_the_heading_of_a_chapter_is_its_piece():
    found = mail("Chapitre II", "§ 2 : supprimer.", drafts=FOUR, subject="On FUND")
    assert units(found) == [("FUND", "II(2)", "delete")]


def test_headings_between_broken_lines_part_a_block():
    text = "II. Ways to pay\n1. Delete.\nIII. Reports\n2. Delete."
    found = units(mail(text, drafts=FOUR, subject="On FUND"))
    assert found == [("FUND", "II(1)", "delete"), ("FUND", "III(2)", "delete")]
    text = "Our boats need this at night.\nSection 3(2) Lanterns\nDelete it."
    found = mail(text, drafts=FOUR)
    assert [c.text for c in found] == [text.split("\n", 1)[0], text.split("\n", 1)[1]]
    assert units(found) == [("STAT", "3(2)", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "We have seen what was said in\nSection 3(2) of it\nand would like it to go.",
        "Delete this:\nSection 3(2): as we said\nit is long.",
        "Section 3(1)\nSection 3(2)\nare to be deleted.",
    ],
)
def test_lines_of_one_sentence_stay_together(text):
    assert len(mail(text, drafts=FOUR)) == 1


def test_the_heading_of_a_chapter_in_one_word_tells_no_draft():
    (found,) = mail("Reports", "2. Delete it, please.", drafts=FOUR)
    assert found.document != "FUND"
    heads = ("Reports", "2. Delete it, please.", "3. Delete it.")
    found = units(mail(*heads, drafts=FOUR, subject="On FUND"))
    assert found == [("FUND", "III(2)", "delete"), ("FUND", "III(3)", "delete")]


def test_a_numbered_point_in_few_words_is_kept():
    found = mail("2. In six languages.", "Section 3(1): delete.", drafts=FOUR)
    assert "2. In six languages." in [c.text for c in found]


def test_a_row_that_names_another_draft_is_left_to_a_person():
    rows = [
        ("Document", "Chapter", "Paragraph", "Comment"),
        ("Plan for the fund", "I", "1", "Delete."),
        ("Plan for the fund", "II", "2", "Delete."),
        ("Plan for the fund", "III", "2", "Delete."),
        ("Action plan", "I", "1", "Delete."),
    ]
    found = table(*rows, drafts=prepare([FUND, RUNS]))
    assert units(found) == [
        ("FUND", "I(1)", "delete"),
        ("FUND", "II(2)", "delete"),
        ("FUND", "III(2)", "delete"),
    ]
    assert found[-1].review


DEPOT = prepare([labelled("DEPOT", "Depots", ("A.1", "A.2", "B.1"))])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Both paragraph A.2 and paragraph B.1 should disappear.",
            [("DEPOT", "A.2", "B.1", "delete")],
        ),
        (
            "After paragraph A.1 add “Keys are counted.” We fail to see paragraph B.1.",
            [("DEPOT", "A.1", "add"), ("DEPOT", "B.1", "comment")],
        ),
        (
            "Ziffer A.1 ist zu streichen. Wir bitten darum, von Ziffer B.1 abzusehen.",
            [("DEPOT", "A.1", "delete"), ("DEPOT", "B.1", "delete")],
        ),
        (
            "Пункт A.1 следует исключить. Нам неясно, кто оплатит пункт B.1.",
            [("DEPOT", "A.1", "delete"), ("DEPOT", "B.1", "comment")],
        ),
    ],
)
def test_what_a_piece_is_called_stands_before_its_code(said, expected):
    assert units(mail(said, drafts=DEPOT)) == expected
