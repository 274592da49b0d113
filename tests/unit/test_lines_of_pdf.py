"""How lines of a PDF are read, and which of them make a paragraph."""

import os

import pytest
import typst

from pipeline.extract import read_file
from pipeline.extract.direction import Sign, ordered
from pipeline.extract.joining import Vocabulary
from pipeline.extract.layout import blocks
from pipeline.extract.page import Page, Row


def rows(*lines, height=12):
    return [Row(text, left, left + 6 * len(text), y, height) for left, y, text in lines]


def paragraphs(*pages):
    made = [Page(rows(*lines), 800) for lines in pages]
    return [b.text for b in blocks(made) if not b.furniture]


LONG = "One long line of a letter that goes as far as the right margin of the page"


@pytest.mark.parametrize(
    ("above", "label"),
    [
        (f"{LONG} end.", "Paragraph 5 stays"),
        (f"{LONG} fini.", "Le paragraphe 5 reste"),
        (f"{LONG} ya.", "El párrafo 5 queda"),
        (f"{LONG} да.", "Пункт 5 остаётся"),
        (f"{LONG} aus.", "Absatz 5 bleibt"),
        (f"{LONG} end.", "On paragraph B.2"),
        (f"{LONG} fini.", "Au point IV"),
        (f"{LONG} да.", "К пункту 4.1"),
        (f"{LONG} aus.", "Zu Ziffer A.3"),
    ],
)
def test_a_label_behind_a_full_line_begins_a_paragraph(above, label):
    found = paragraphs([(50, 700, LONG), (50, 686, above), (50, 672, label)])
    assert found == [f"{LONG} {above}", label]


def test_a_paragraph_goes_on_over_the_page_also_with_a_capital():
    first = [(50, 700, LONG), (50, 686, LONG), (50, 672, LONG)]
    second = [(50, 700, "Anna wrote to us about it."), (50, 660, "Next.")]
    whole, after = paragraphs(first, second)
    assert whole == f"{LONG} {LONG} {LONG} Anna wrote to us about it."
    assert after == "Next."


def test_a_footnote_does_not_stand_within_the_paragraph_that_goes_on():
    pages = [
        Page(
            [
                *rows((50, 700, LONG), (50, 686, LONG)),
                *rows((50, 90, "1 Note."), height=8),
            ],
            800,
        ),
        Page(rows((50, 700, "and it ends here."), (50, 650, "Next.")), 800),
    ]
    found = [b.text for b in blocks(pages)]
    assert found == [f"{LONG} {LONG} and it ends here.", "1 Note.", "Next."]


def test_in_a_letter_of_indents_a_line_without_one_goes_on_behind_a_stop():
    def indented(y):
        return [(70, y, LONG[:-4]), (50, y - 14, LONG), (50, y - 28, f"{LONG[:-1]}.")]

    first = [*indented(700), *indented(658)]
    found = paragraphs(first, [(50, 700, LONG), (50, 686, "It ends.")])
    assert len(found) == 2
    assert found[1].endswith("It ends.")


def test_items_with_the_same_sign_begin_paragraphs_whatever_ends_the_last():
    found = paragraphs(
        [(50, 700, "– a desk, and"), (50, 686, "– a gate; y"), (50, 672, "– a lamp")]
    )
    assert found == ["– a desk, and", "– a gate; y", "– a lamp"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("Vor-", "und Nachteile"), "Vor- und Nachteile"),
        (
            ("the EU-", "Council of 2027-", "2028 said"),
            "the EU-Council of 2027-2028 said",
        ),
        (("改为", "2时，第", "7段"), "改为2时，第7段"),
        (
            ("quelques-", "uns des déve-", "loppe-", "ments, develop-", "ment"),
            "quelques-uns des développements, development",
        ),
    ],
)
def test_lines_are_joined_as_they_were_written(lines, joined):
    found = Vocabulary([Page(rows(*((50, 700, line) for line in lines)), 800)])
    assert found.joined(lines)[0] == joined


@pytest.mark.parametrize(
    ("from_the_left", "read"),
    [
        (":12 ةرقفلا", "الفقرة 12:"),
        ("(1.30) ةعاس", "ساعة (1.30)"),
        (".4.2 لودج", "جدول 4.2."),
        ("IMO (2020) رايعم", "معيار IMO (2020)"),
        ("PDF فلم", "ملف PDF"),
        ("،12 5/7 داوملا", "المواد 5/7 12،"),
        ("ﺓﺭﻘﻔﻟﺍ", "الفقرة"),
        ("ةيفاك ةدملا.", "المدة كافية."),
        (".ةيفاك ةدملا.", ".المدة كافية."),
    ],
)
def test_signs_of_a_line_from_the_right_are_read_by_their_places(from_the_left, read):
    signs = [Sign(s, 5.0 * n, 5.0 * n + 5) for n, s in enumerate(from_the_left)]
    assert ordered(signs, 10) == read


def test_signs_of_one_glyph_are_read_in_the_order_of_writing():
    glyph = [Sign("ا", 10, 16), Sign("ل", 10, 16)]
    marked = [Sign("ب", 0, 4), Sign("\u064e", 1, 2)]
    assert ordered([*glyph, *marked], 10) == "لا بَ"
    assert ordered([], 10) == ""


def test_room_between_ideographs_and_numbers_is_no_blank():
    source = '#set text(lang: "zh", font: "Noto Serif CJK SC")\n删除第5段，改为2时。'
    if "Noto Serif CJK SC" not in typst.Fonts().families():
        why = "needs a font: apt-get install fonts-noto-cjk"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    found = read_file("a.pdf", typst.compile(source.encode()))[0].reading.passages
    assert [p.text for p in found] == ["删除第5段，改为2时。"]


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("the meaning of tolls (see draft art.", "2) and of the others"),
        ("we agree with what is said in para.", "2. and in the rest"),
        ("в соответствии со ст.", "2) и прочее"),
    ],
)
def test_a_number_behind_a_word_that_is_cut_short_is_no_item(above, row):
    filled = LONG[: len(LONG) - len(above)] + above
    found = paragraphs([(50, 700, LONG), (50, 686, filled), (50, 672, row)])
    assert found == [f"{LONG} {filled} {row}"]


@pytest.mark.parametrize("above", ["and nothing else is in this para.", "as ever."])
def test_a_number_behind_the_end_of_a_sentence_is_an_item(above):
    filled = LONG[: len(LONG) - len(above)] + above
    lines = [(50, 700, LONG), (50, 686, filled), (50, 672, "2) and of the others")]
    assert paragraphs(lines)[1:] == ["2) and of the others"]
