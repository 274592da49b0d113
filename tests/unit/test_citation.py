"""Citations: what a text cites, in seven languages, and what it does not."""

import csv
import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import citation
from rules.citation import line_heads, numbers
from rules.citation.folding import _fold_sign, fold
from rules.citation.grammar import Grammar
from rules.citation.language import Noun
from rules.citation.paths import key
from rules.terms import Draft, Paragraph
from tests.growth import LINEAR, growth

KNOWLEDGE = Path(__file__).parents[3] / "shared/knowledge"
GOLD = Path(__file__).parents[3] / "shared/gold/seed1"


def draft(name, labels, aliases=(), headings=None):
    return Draft(
        id=name,
        title=f"Draft {name}",
        call="c",
        aliases=aliases,
        paragraphs=tuple(
            Paragraph(
                label=label,
                text=f"Text of {label}.",
                heading=(headings or {}).get(label, ""),
            )
            for label in labels
        ),
    )


PLAIN = draft("PLAN/A", ["7", "8", "9", "11", "12", "12 bis", "14"], ("the Plan",))
LETTERS = draft("PLAN/B", ["a", "b", "c", "d"], ("Part B on Ports",))
LAW = draft(
    "LAW",
    [str(n) for n in range(1, 30)] + ["22(1)", "22(2)", "24(2)(g)"],
    headings={str(n): f"Article {n} on something" for n in range(1, 30)},
)
CLAUSES = draft("STD", ["1", "2", "3.1", "3.2", "3.2.1", "4.1", "4.2"])


def labels(text, *drafts, in_force=(), container=()):
    ready = citation.citable(drafts)
    found = []
    for ref in citation.references(text, ready):
        if not ref.foreign and not ref.argument and ref.mention.position is None:
            found += citation.settle(ref, ready, in_force, container).labels
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Para 11 is too long", ["11"]),
        ("paras. 7, 9 and 14", ["7", "9", "14"]),
        ("§§ 8–11", ["8", "9", "11"]),
        ("between paragraphs 8 and 11", ["8", "9", "11"]),
        ("the eleventh paragraph", ["11"]),
        ("paragraph twelve", ["12"]),
        ("paragraph 12-bis", ["12 bis"]),
        ("A new paragraph after 14, please", ["14"]),
        ("A new paragraph after 13, please", []),
        ("Delete this paragraph. 12 days are enough.", []),
        ("Delete the paragraph.\nSeven of them are enough.", []),
        ("its first paragraph", []),
        ("the words “seven days” and “nine”", []),
        ("para l1", ["11"]),
        ("pargraph 9", ["9"]),
        ("parra 11", ["11"]),
        ("paragraph 12 bis (former 10)", ["12 bis"]),
        ("the last paragraph", ["14"]),
        ("PLAN/A, 9", ["9"]),
        ("les paragraphes 7 à 9", ["7", "8", "9"]),
        ("du paragraphe 7 au paragraphe 9", ["7", "8", "9"]),
        ("los párrafos 11 y 14", ["11", "14"]),
        ("пункты с 7 по 9", ["7", "8", "9"]),
        ("12-й пункт", ["12"]),
        ("الفقرتين ٧ و٨", ["7", "8"]),
        ("الفقرة ١٢ مكرراً", ["12 bis"]),
        ("第七至九段", ["7", "8", "9"]),
        ("第12段之二", ["12 bis"]),
        ("第7段、第8段", ["7", "8"]),
        ("para 11 (c)", ["11"]),
        ("combine 7 and 8", ["7", "8"]),
    ],
)
def test_a_paragraph_is_found_in_each_language(text, expected):
    assert labels(text, PLAIN, in_force=("PLAN/A",)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 11 of the Lima Declaration",
        "Article 7 of our Fisheries Act",
        "resolution 61/12, para 9",
        "the Lima Declaration (para 9)",
        "《利马宣言》第9段",
        "Artikel 7 GG",
        "by 11 March 2020",
        "12 ports and 14 ships",
        "page 9 of our report",
        "Tel. +41 22 730 12 14",
        "paragraph 15",
        "para 16 ter",
    ],
)
def test_what_lies_outside_the_drafts_is_never_a_label(text):
    assert labels(text, PLAIN, in_force=("PLAN/A",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "it is against article 14\nof the Penal Code, which asks for consent",
        "au vu de l'article 14\ndu Code pénal, qui demande un accord",
    ],
)
def test_a_sentence_goes_on_in_the_next_line_with_the_name_of_its_text(text):
    assert labels(text, LAW) == []
    title = text.replace("\nof", "\nOf").replace("\nd", "\nD")
    assert labels(title, LAW) == ["14"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Para 4. 2: this should go", ["4.2"]),
        ("par 3 . 2 - delete", ["3.2"]),
        ("Section 2. 2: this should go", ["2"]),
        ("To our mind nos. 3.1 and 4.2 deal with one subject", ["3.1", "4.2"]),
        ("Nos. 3.1 & 4.2 >> Merge, please.", ["3.1", "4.2"]),
        ("We have read table no. 3.1 in your report", []),
    ],
)
def test_codes_are_read_behind_a_sign_and_with_a_space_in_them(text, found):
    assert labels(text, CLAUSES, in_force=("STD",)) == found


def test_a_section_below_a_section_is_no_section():
    ready = citation.citable([CLAUSES])
    for text in (
        "Sous-section 2",
        "la subsección 2",
        "подраздел 2",
        "Unterabschnitt 2",
    ):
        (found,) = citation.references(text, ready)
        assert found.mention.noun is Noun.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("second bullet", ["b"]),
        ("the last bullet", ["d"]),
        ("first three bullets", ["a", "b", "c"]),
        ("bullets 2 and 4", ["b", "d"]),
        ("points a) and c)", ["a", "c"]),
        ("items (b)-(d)", ["b", "c", "d"]),
        ("подпункт «b»", ["b"]),
        ("(a)和(c)项", ["a", "c"]),
        ("seventh bullet", []),
    ],
)
def test_letters_can_be_counted(text, expected):
    assert labels(text, LETTERS, in_force=("PLAN/B",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 22, paragraph 2", ["22(2)"]),
        ("paragraph 1 of Article 22", ["22(1)"]),
        ("Art. 24 Abs. 2 lit. g", ["24(2)(g)"]),
        ("пункту 2 статьи 22", ["22(2)"]),
        ("第22条1款", ["22(1)"]),
        ("Art. 4 bis 6", ["4", "5", "6"]),
        ("Article 25(3)", ["25"]),
        ("Article 24(2)(h)", []),
        ("Article 5, second sentence", ["5"]),
        ("section 5", []),
        ("alinéa 4", []),
    ],
)
def test_nested_provisions_follow_the_path_of_the_label(text, expected):
    assert labels(text, LAW) == expected


def test_an_inner_piece_is_read_inside_its_container():
    assert labels("paragraph 2", LAW, container=("22",)) == ["22(2)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clause 3.2.1", ["3.2.1"]),
        ("4.2 Delete", ["4.2"]),
        ("at the end of 3.1.", ["3.1"]),
        ("section 3.3", []),
        ("section 4.2.9", []),
    ],
)
def test_dotted_clauses_are_never_rounded(text, expected):
    assert labels(text, CLAUSES) == expected


def test_a_label_of_two_drafts_needs_the_draft():
    other = draft("PLAN/C", ["7", "8"], ("Harbour Rules",))
    assert labels("para 7", PLAIN, other) == []
    assert labels("para 7", PLAIN, other, in_force=("PLAN/C",)) == ["7"]
    assert labels("Harbour Rules, para 8", PLAIN, other) == ["8"]
    assert labels("para 8 of the Harbour Rules", PLAIN, other) == ["8"]
    assert labels("para 9", PLAIN, other) == ["9"]


def test_a_section_of_the_same_number_is_a_rival():
    clauses = draft("STD", ["7", "7.1", "7.2", "7.3"])
    assert labels("paragraph 7", PLAIN, clauses) == []


def test_an_open_list_and_an_absent_label_leave_candidates():
    ready = citation.citable([PLAIN])
    (ref,) = citation.references("para 11 ff.", ready)
    assert citation.settle(ref, ready).candidates == (("PLAN/A", "11"),)
    (ref,) = citation.references("paras 9 and 10", ready)
    settled = citation.settle(ref, ready)
    assert not settled.sure
    assert settled.candidates == (("PLAN/A", "9"),)
    assert settled.missing == (("10",),)


def test_a_label_of_another_draft_than_the_one_spoken_of_is_a_candidate():
    ready = citation.citable([PLAIN, LETTERS])
    (ref,) = citation.references("para 9", ready)
    settled = citation.settle(ref, ready, ("PLAN/B",))
    assert not settled.sure
    assert settled.candidates == (("PLAN/A", "9"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paragraph 12 (c) is too narrow", ["c"]),
        ("para. 12, subparagraph (b)", ["b"]),
        ("12(a) and 13: yes", ["a", "13"]),
        ("paragraph 12 is too narrow", ["12"]),
        ("paragraph 12 (d)", []),
        ("paragraph 13 (c)", ["13"]),
        ("paragraph 14 (a)", []),
        ("paragraph 11 bis (a)", []),
    ],
)
def test_letters_printed_alone_are_cited_with_the_number_above_them(text, expected):
    printed = ["11", "12", "a", "b", "c", "13", "OP1", "d"]
    assert labels(text, draft("ONE", printed)) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Párrafo 7: financiarse con contribuciones.", ()),
        ("Con respecto al párrafo 7", ()),
        ("CON, párrafo 7", ("X/1",)),
        ("CON 7: delete", ("X/1",)),
    ],
)
def test_a_short_name_in_capitals_is_a_draft_in_capitals_only(text, named):
    ready = citation.citable([draft("X/1", ["7"], ("CON",)), draft("X/2", ["7"])])
    assert citation.cited(text, ready).documents == named


def test_a_short_name_that_is_printed_both_ways_is_a_draft_both_ways():
    ready = citation.citable([draft("X/1", ["7"], ("CON", "Con"))])
    assert citation.cited("con 7: delete", ready).documents == ("X/1",)


@pytest.mark.parametrize("alias", ["Principles", "Articles", "the Plan"])
def test_a_draft_that_is_called_by_its_pieces_has_paragraphs_too(alias):
    one = draft("ONE", ["7", "8"], (alias,))
    assert labels("Paragraph 8 is too long", one) == ["8"]
    assert labels("Le paragraphe 7 est trop long", one) == ["7"]


def test_a_label_printed_twice_names_nothing():
    assert labels("para 7", draft("X", ["7", "7", "8"])) == []


def test_a_range_that_runs_backwards_names_nothing():
    assert labels("paras 11-8", PLAIN) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 1: delete", ["A-1"]),
        ("a-1: delete", ["A-1"]),
        ("bajar a 1 gramo", []),
        ("perché a 1 euro", []),
    ],
)
def test_a_word_before_a_number_makes_no_code(text, found):
    assert labels(text, draft("PLAN", ["A-1", "A-2"])) == found


def test_codes_are_labels_too():
    codes = draft("RES", ["PP1", "PP2", "OP1"])
    assert labels("we would delete PP.2 here", codes) == ["PP2"]


def test_a_draft_can_be_told_by_the_noun_of_its_pieces():
    recitals = draft("REC", ["1", "2", "25"], ("Recitals", "Erwägungsgrund"))
    assert labels("recital 25", LAW, recitals) == ["25"]
    assert labels("Erwägungsgrund 2", LAW, recitals, in_force=("LAW",)) == ["2"]


def test_a_cell_can_be_nothing_but_a_list():
    assert [i.path for i in citation.listed("a, c").mention.items] == [("a",), ("c",)]
    assert citation.listed("4.2, Note").mention.items[0].path == ("4", "2")
    assert citation.listed("a long sentence") is None
    assert citation.listed("2(1)(b)").mention.noun is Noun.NONE
    pair = citation.listed("4.2, 3")
    assert citation.is_pair(pair)
    assert citation.outer(pair).mention.items[0].path == ("4", "2")
    assert citation.outer(citation.listed("4.2")).mention.items[0].path == ("4", "2")


def test_spans_lead_back_to_the_words_as_written():
    text = "See » Para\u00adgraph\u00a0１１ « now"
    ready = citation.citable([PLAIN])
    (ref,) = citation.references(text, ready)
    assert text[ref.start : ref.end] == "Para\u00adgraph\u00a0１１"


def test_folding_composes_and_drops():
    assert fold("Pa\u0301rrafo \u0641\u0642\u0631\u064e\u0629").text == "párrafo فقرة"
    assert fold("a\u0335b").text == "ab"
    assert fold("x").find(1) == 1
    assert fold("é»x").find(2) == 2
    assert fold("é").end(0) == 0
    assert fold("e\u0301").place(9) == 2


def sign_by_sign(text):
    """Fold a text without a look at its runs of signs: what each becomes, and where."""
    signs = []
    for place, sign in enumerate(text):
        if unicodedata.combining(sign) and signs:
            composed = unicodedata.normalize("NFC", signs[-1][0] + sign)
            if len(composed) == 1:
                signs[-1] = composed, signs[-1][1]
            continue
        signs += [(folded, place) for folded in _fold_sign(sign)]
    return signs


@pytest.mark.parametrize(
    "text",
    ["a\u0335\u0301b", "\u0301\u0335a", "I\u0323½ ﬁ", "ب\u0640\u200f\u00adÉ", "ـ"],
)
def test_signs_that_vanish_or_combine_are_folded_as_one_by_one(text):
    folded = fold(text)
    assert [(s, folded.place(n)) for n, s in enumerate(folded.text)] == sign_by_sign(
        text
    )


@given(st.text(alphabet="aeI\n é\u0301\u0335\u0323\u064e\u0640\u200f\u00adب½ﬁﷺ"))
def test_runs_of_odd_signs_are_folded_as_one_by_one(text):
    folded = fold(text)
    assert [(s, folded.place(n)) for n, s in enumerate(folded.text)] == sign_by_sign(
        text
    )


@pytest.mark.parametrize(
    "words", ["Articles 2, 3, 99, 3 to 5 and 7", "§§ 99 bis, 3 ter, 4", "§§ 88-4, 9-7"]
)
def test_a_piece_named_again_and_again_is_found_as_if_named_once(words):
    ready = citation.citable([LAW])
    (ref,) = citation.references(words, ready)
    once = ready.labels["LAW"].find(ref.mention)
    often = replace(ref.mention, items=ref.mention.items * 3)
    found = ready.labels["LAW"].find(often)
    assert once.missing
    assert found == replace(once, missing=once.missing * 3)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Article 22 ter", ("22", "22(1)", "22(2)")),
        ("Article 24 ter", ("24", "24(2)(g)")),
        ("Article 99", ()),
    ],
)
def test_what_is_near_a_missing_number_begins_with_it(words, near):
    ready = citation.citable([LAW])
    (ref,) = citation.references(words, ready)
    assert ready.labels["LAW"].find(ref.mention).near == near


@given(st.text())
def test_folding_never_loses_its_way(text):
    folded = fold(text)
    for at in range(len(folded.text)):
        assert 0 <= folded.place(at) < max(1, len(text))


@given(st.permutations(["7", "8", "9", "11", "12"]))
def test_the_order_of_labels_does_not_matter_to_a_single_reference(order):
    assert labels("para 11", draft("X", order)) == ["11"]


@given(st.lists(st.integers(20, 99).map(str), unique=True, max_size=8))
def test_an_unrelated_draft_never_makes_a_right_answer_wrong(others):
    assert labels("paras 7 and 9", PLAIN, draft("OTHER", others)) == ["7", "9"]


def test_keys_read_labels_of_many_schemes():
    assert key("Article 7, 2") == ("7", "2")
    assert key("PP2") == ("pp2",)
    assert key("4.2.1.") == ("4", "2", "1")
    assert key("1(e)") == ("1", "e")
    assert key("") == ()
    # figures that are no decimal ones are no number
    assert key("1(፩)") == ("1", "፩")


@pytest.mark.parametrize(
    "unit", ["para 1 ", "para 1, 2, ", "第1段、", "(", "first, ", "§"]
)
def test_patterns_are_linear(unit):
    ready = citation.citable([PLAIN, LETTERS])
    assert growth(lambda text: citation.references(text, ready), unit) < LINEAR


@pytest.mark.skipif(not KNOWLEDGE.exists(), reason="the research notes are not here")
def test_at_least_98_per_cent_of_the_collected_phrases_are_right():
    ready = citation.citable(
        [
            Draft(
                id=d["id"],
                title=d["title"],
                call="c",
                aliases=tuple(d.get("aliases", ())),
                paragraphs=tuple(
                    Paragraph(label=p["label"], text=p["text"]) for p in d["paragraphs"]
                ),
            )
            for d in map(
                json.loads,
                (p.read_text("utf-8") for p in (GOLD / "drafts").iterdir()),
            )
        ]
    )
    right = total = 0
    with (KNOWLEDGE / "reference_phrases.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = []
            for ref in citation.references(row["phrase"], ready):
                if ref.foreign or ref.argument:
                    continue
                if ref.mention.position is not None:
                    found.append(ready.labels[row["doc_hint"]].order[-1])
                    continue
                found += citation.settle(ref, ready, (row["doc_hint"],)).labels
            expected = [x for x in row["expected_labels"].split(";") if x]
            doubtful = any(w in row["note"] for w in ("review", "new paragraph"))
            total += 1
            right += found == ([] if doubtful else expected)
    assert right / total >= 0.98


# --- rare forms ---------------------------------------------------------------------


def test_a_letter_glued_to_a_number_is_part_of_the_label():
    assert labels("Paragraph 7a is new", draft("X", ["7", "7A"])) == ["7A"]


def test_roman_numerals_count_behind_a_noun():
    assert labels("section iv", draft("X", ["III", "IV"])) == ["IV"]


def test_chinese_lists_may_carry_a_bis():
    assert labels("第12段之二和第14段", PLAIN) == ["12 bis", "14"]


def test_a_position_beside_a_piece_is_not_nested_in_it():
    ready = citation.citable([PLAIN])
    seven, following = citation.references("Para 7. The next paragraph is odd.", ready)
    assert seven.mention.items
    assert following.mention.position == "next"


def test_many_words_between_two_pieces_keep_them_apart():
    assert labels("Article 24 under the paragraph 2", LAW) == ["24"]
    assert labels("Article 24, paragraph 2, point g", LAW) == ["24(2)(g)"]


def test_a_dotted_number_is_a_label_only_where_it_is_printed():
    assert labels("as the authors of 4.2, too", CLAUSES) == ["4.2"]
    assert labels("as the authors of 9.9, too", CLAUSES) == []
    assert labels("Sections 3.1 to 3.2, please", CLAUSES) == ["3.1", "3.2"]


def test_a_draft_named_far_from_a_number_does_not_lend_it_its_name():
    ready = citation.citable([PLAIN, CLAUSES])
    text = "The Plan was read with great care by all of us here. Para 7 is odd."
    (found,) = citation.references(text, ready)
    assert found.documents == ()


def test_a_name_without_a_letter_names_nothing():
    assert labels("para 7", draft("X", ["7"], aliases=("—",))) == ["7"]


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 of this draft convention",
        "In the present draft treaty, article 4",
        "In our opinion article 4 ought to go",
        "In our view article 4 ought to go",
    ],
)
def test_an_instrument_that_is_called_our_own_is_not_foreign(text):
    (found,) = citation.references(text, citation.citable([LAW]))
    assert not found.foreign


def test_a_text_that_cites_hundreds_of_pieces_is_an_index():
    ready = citation.citable([PLAIN])
    crowded = citation.cited("Para 7 is odd. " * 201, ready)
    assert crowded.crowded
    assert crowded.references == ()
    assert not citation.cited("Para 7 is odd. " * 200, ready).crowded
    assert citation.cited("7\n\n" * 201, ready).crowded
    assert citation.cited("Para 7 is odd. " * 2000, ready) == crowded
    assert len(citation.references("7\n\n" * 200, ready)) == 200


def test_a_text_that_names_a_draft_hundreds_of_times_is_noise():
    ready = citation.citable([PLAIN])
    named = f"Para 7 of {PLAIN.id}. "
    crowded = citation.cited(named * 201, ready)
    assert crowded.crowded
    assert crowded.references == ()
    assert len(citation.cited(named * 200, ready).references) == 200


def test_a_long_list_is_not_read_again_from_each_of_its_pieces():
    grammar = Mock(wraps=Grammar(citation.LANGUAGES))
    text = f"See {', '.join(['8.8'] * 90)} and so on."
    assert not [*numbers.dotted(text, citation.citable([PLAIN]), grammar)]
    assert grammar.bare.call_count == 1


def test_an_enclosed_number_shares_what_stands_before_its_neighbour():
    assert labels("Article 22(1) and (2)", LAW) == ["22(1)", "22(2)"]


def test_an_ordinal_piece_that_the_draft_in_force_does_not_have_is_none():
    assert labels("the last clause", CLAUSES) == ["4.2"]
    assert labels("the last clause", PLAIN, CLAUSES, in_force=("PLAN/A",)) == []


def test_a_code_may_stand_right_behind_a_han_sign():
    assert labels("计划S2太长", draft("P", ["S1", "S2"])) == ["S2"]


FERRY = draft("FERRY", [str(n) for n in range(1, 30)], ("Ferry code",))


@pytest.mark.parametrize(
    "text",
    [
        "Round table on the Ferry code, 12 March",
        "Ferry code, 12-14 march 2027",
        "Ferry code, 5 May 2026: notes",
        "Ferry code, 3rd of June",
        "Ferry code, 14 mars",
        "Ferry code, 1er juillet",
        "Ferry code, 9 de abril",
        "Ferry code, 14 марта",
        "Ferry code, 7 أيلول",
        "Ferry code, 14. März",
        "12. Oktober: Treffen",
        "Ferry code: sept. 14",
        "Ferry code, 3月14日",
    ],
)
def test_the_day_of_a_date_is_no_paragraph(text):
    assert labels(text, FERRY, in_force=("FERRY",)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry code, 5 may be dropped", "5"),
        ("Ferry code, 7: by August", "7"),
        ("Paragraph 8 March is too early", "8"),
        ("we may 12: fine\n12: fine", "12"),
    ],
)
def test_a_paragraph_is_no_day(text, expected):
    assert labels(text, FERRY, in_force=("FERRY",)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The penultimate paragraph is too long", "28"),
        ("the last but one paragraph", "28"),
        ("The last paragraph but one is odd", "28"),
        ("the third paragraph from the end", "27"),
        ("L'avant-dernier paragraphe est à revoir", "28"),
        ("el penúltimo párrafo", "28"),
        ("Предпоследний пункт лишний", "28"),
        ("второй пункт с конца", "28"),
        ("Der vorletzte Absatz fehlt", "28"),
        ("倒数第三段太长", "27"),
        ("الفقرة قبل الأخيرة", "28"),
        ("The seventeenth seems weak.", "17"),
        ("Le seizième me plaît.", "16"),
        ("El decimocuarto está bien.", "14"),
        ("Шестнадцатый нам не подходит", "16"),
        ("Der siebzehnte gefällt uns.", "17"),
        ("第十六很好", "16"),
        ("السابعة مقبولة", "7"),
    ],
)
def test_ordinals_that_count_from_the_end_or_stand_alone(text, expected):
    assert labels(text, FERRY, in_force=("FERRY",)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The seventeenth is a Friday.",
        "The twelfth is my birthday",
        "The second is fine.",
        "倒数第五十段",
        "the fortieth paragraph from the end",
    ],
)
def test_other_ordinals_are_no_pieces(text):
    assert labels(text, FERRY, in_force=("FERRY",)) == []


NESTED = draft("NEST", ["1", "2(1)(a)", "2(1)(b)", "2(1)(c)", "2(2)", "3(a)", "3(b)"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Definition (b) in 2(1) is vague", ["2(1)(b)"]),
        ("In 2(1)(a) we see a gap, and so is the fee in (c).", ["2(1)(a)", "2(1)(c)"]),
        ("dans 2(1)(b), puis dans (c)", ["2(1)(b)", "2(1)(c)"]),
        ("in 2(1)(a) first, and a word on (c)", ["2(1)(a)"]),
        ("in 2(1)(a) first;\nthe fee in (c)", ["2(1)(a)"]),
        ("in 2(1)(a) first, and nothing in (k)", ["2(1)(a)"]),
        ("the fee in (c)", []),
    ],
)
def test_letters_beside_a_paragraph_are_its_pieces(text, expected):
    assert labels(text, NESTED) == expected


@pytest.mark.parametrize("vote", ["+1", "-1"])
def test_a_vote_behind_a_piece_is_none_of_its_list(vote):
    assert labels(f"para 8 {vote}. para 9 {vote}.", PLAIN) == ["8", "9"]


def test_a_letter_right_behind_a_number_is_a_piece_where_it_is_printed():
    lettered = draft("LETT", ["7", "7(a)", "7(b)"])
    assert labels("para 7a: too rare", lettered) == ["7(a)"]
    assert labels("paragraph 7 b should go", lettered) == ["7(b)"]
    assert labels("para 7 c est bien", lettered) == ["7"]


def test_an_apostrophe_that_is_left_out_is_read_and_keeps_all_places():
    folded = fold("Please dont take it; it doesnt hurt, “señor”.")
    assert folded.text == "please don't take it; it doesn't hurt, \"señor\"."
    at = folded.text.index("hurt")
    assert folded.raw[folded.place(at) : folded.end(at + 4)] == "hurt"
    assert fold("le texte dont la date").text == "le texte dont la date"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        # a list over lines is one; what heads a line inside it is no other
        ("1,\n2 and\n3: no", [["1", "2", "3"]]),
        ("1 or\n2 or\n3", [["1", "2", "3"]]),
        ("\n\n1,\n2\n\n\n5: no", [["1", "2"], ["5"]]),
        # a number that ends no label heads a list that is told further down
        ("1 and\n2.1 and\n2.2 x", [["2.1", "2.2"]]),
        ("1 and\n2 and\n3 x", []),
        # numbers that rise are read where one sign is missing, in lists as well
        ("1: no\n2: no\n7 or\n8 x", [["1"], ["2"], ["7", "8"]]),
        ("1: no\n2: no\n3 or\n7 or\n8 x", [["1"], ["2"], ["7", "8"]]),
        ("1: no\n2: no\n9 or\n4 x", [["1"], ["2"]]),
        ("1: no\n2: no\n30 or\n40 or\n3 x", [["1"], ["2"]]),
        ("4: no\n2: no\n3 or\n4 x", [["4"], ["2"]]),
        ("3\n4\n(and) 5", [["3"], ["4"]]),
        ("1 or\n(see above\n2: x", [["2"]]),
    ],
)
def test_lists_at_the_heads_of_lines_are_read_once(text, cited):
    found = citation.references(text, citation.citable([CLAUSES, PLAIN]))
    assert [[".".join(i.path) for i in r.mention.items] for r in found] == cited


def test_a_list_over_many_lines_is_not_read_again_from_each_of_them():
    ready = citation.citable([PLAIN])
    for text in ("7\nor\n" * 90 + "7", "7\nor\n" * 90 + "7 x"):
        grammar = Mock(wraps=Grammar(citation.LANGUAGES))
        assert len([*line_heads.bare(text, (), ready, grammar)]) < 2
        assert grammar.bare.call_count == 1


def test_a_text_of_long_lists_is_an_index():
    ready = citation.citable([PLAIN])
    for text in (
        "7\nor\n" * 2000,
        ("7\nor\n" * 50 + "7 x\n") * 50,
        "7 x\n" * 9000,
        f"paras {'7, ' * 99}7. " * 20,
        "7 +1\n" * 2000,
    ):
        assert citation.cited(text, ready).crowded
    assert not citation.cited(f"paras {'7, ' * 99}7. " * 9, ready).crowded


@pytest.mark.parametrize(
    "text", ["3, now 14%", "3, now 14 % of all", "paragraph 3, now 1.5.6.7.8.9.0"]
)
def test_a_share_behind_now_is_no_number_of_a_piece(text):
    found = citation.references(text, citation.citable([PLAIN]))
    assert [i.path for r in found for i in r.mention.items] in ([], [("3",)])


@pytest.mark.parametrize(
    ("text", "said", "places"),
    [
        ("e\u0301x", "éx", (0, 2)),
        ("x \u0301 \u0301y", "x  y", (0, 1, 3, 5)),
        ("e\u0301\u200by", "éy", (0, 3)),
        ("\u0301e\u0301", "\u0301é", (0, 1)),  # nothing stands before the first
        ("e\u0301\u0323y", "éy", (0, 3)),
        ("½e\u0301", "1⁄2é", (0, 0, 0, 1)),
    ],
)
def test_a_mark_is_put_on_the_sign_before_it(text, said, places):
    folded = fold(text)
    assert (folded.text, folded.places) == (said, places)


def test_a_code_in_a_name_names_a_draft_and_a_noun_in_it_does_not():
    plan = draft("PLAN", ["1"], aliases=("Harbour plan HP1", "Fees, Sections"))
    ready = citation.citable([plan, draft("LAKE", ["1"])])
    assert citation.cited("HP1 is long.", ready).meant == ("PLAN",)
    assert citation.cited("Sections are long.", ready).meant == ()


def test_what_a_piece_is_called_is_known_by_a_name_of_the_draft():
    act = draft("ACT", ["1"], aliases=("Article",))
    ready = citation.citable([act, draft("LAKE", ["1"])])
    assert ready.labels["ACT"].noun == "article"
    assert ready.labels["LAKE"].noun == ""
