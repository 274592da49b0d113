"""The number before a paragraph is the one that Word prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.numerals import written
from pipeline.extract.word import read_docx
from tests.reading.word_file import (
    definition,
    level,
    listed,
    p,
    style,
    use,
    word_file,
)

OUTLINE = definition(
    1,
    level(0, "%1."),
    level(1, "%1.%2", "lowerLetter"),
    level(2, "(%3)", "lowerRoman"),
)


def numbers(*paragraphs, numbering, styles=""):
    """Number paragraphs, each given by its properties."""
    body = (p("x", properties=each) for each in paragraphs)
    data = word_file(*body, numbering=numbering, styles=styles)
    return [each.number for each in read_docx(data, "x").passages]


def start(value):
    return f'<w:start w:val="{value}"/>'


def override(depth, content):
    return f'<w:lvlOverride w:ilvl="{depth}">{content}</w:lvlOverride>'


def restarted(depth, value=1):
    return override(depth, f'<w:startOverride w:val="{value}"/>')


def a_style(name, properties, based_on=""):
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"{based}<w:pPr>{properties}</w:pPr></w:style>"
    )


def test_levels_count_each_for_itself_and_begin_again_after_a_higher_one():
    order = [0, 0, 1, 1, 2, 2, 1, 2, 0, 1]
    assert numbers(
        *(listed(1, depth) for depth in order), numbering=OUTLINE + use(1, 1)
    ) == ["1.", "2.", "2.a", "2.b", "(i)", "(ii)", "2.c", "(i)", "3.", "3.a"]


def test_a_level_that_was_passed_over_counts_as_begun():
    assert numbers(listed(1, 1), listed(1, 0), numbering=OUTLINE + use(1, 1)) == [
        *("1.a", "2."),
    ]


def test_a_list_can_start_anywhere():
    numbering = definition(1, level(0, "%1.", more=start(17))) + use(1, 1)
    assert numbers(listed(1), listed(1), numbering=numbering) == ["17.", "18."]


def test_two_lists_of_one_definition_go_on_counting():
    numbering = OUTLINE + use(1, 1) + use(2, 1)
    assert numbers(listed(1), listed(2), listed(1), numbering=numbering) == [
        *("1.", "2.", "3."),
    ]


def test_a_start_override_begins_anew_once():
    numbering = OUTLINE + use(1, 1) + use(2, 1, restarted(0, 5))
    order = (listed(1), listed(1), listed(2), listed(2), listed(1))
    assert numbers(*order, numbering=numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_a_start_override_holds_for_each_level():
    numbering = OUTLINE + use(2, 1, restarted(0, 4) + restarted(1, 3))
    order = (listed(2), listed(2, 1), listed(2, 1), listed(2), listed(2, 1))
    assert numbers(*order, numbering=numbering) == ["4.", "4.c", "4.d", "5.", "5.c"]


def test_a_level_override_changes_how_the_number_looks():
    other = override(0, level(0, "Article %1", "upperRoman"))
    numbering = OUTLINE + use(1, 1) + use(2, 1, other)
    assert numbers(listed(1), listed(2), numbering=numbering) == ["1.", "Article II"]


@pytest.mark.parametrize(
    ("restart", "last"), [("", "2.1"), ('<w:lvlRestart w:val="0"/>', "2.3")]
)
def test_a_level_may_never_begin_again(restart, last):
    levels = level(0, "%1."), level(1, "%1.%2", more=restart)
    order = (listed(1), listed(1, 1), listed(1, 1), listed(1), listed(1, 1))
    found = numbers(*order, numbering=definition(1, *levels) + use(1, 1))
    assert found[-1] == last


def test_a_level_may_begin_again_after_the_first_level_only():
    restart = '<w:lvlRestart w:val="1"/>'
    levels = level(0, "%1."), level(1, "%2)"), level(2, "(%3)", more=restart)
    order = [0, 1, 2, 1, 2, 0, 2]
    assert numbers(
        *(listed(1, depth) for depth in order),
        numbering=definition(1, *levels) + use(1, 1),
    ) == ["1.", "1)", "(1)", "2)", "(2)", "2.", "(1)"]


def test_legal_numbers_are_digits_throughout():
    levels = (
        level(0, "%1", "upperRoman"),
        level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"),
    )
    numbering = definition(1, *levels) + use(1, 1)
    assert numbers(listed(1), listed(1, 1), numbering=numbering) == ["I", "1.1"]


def test_bullets_are_marks_and_no_numbers():
    levels = level(0, "•", "bullet"), level(1, "%1%2.")
    numbering = definition(1, *levels) + use(1, 1)
    assert numbers(listed(1), listed(1, 1), numbering=numbering) == ["", "1."]


def test_words_in_the_template_are_printed():
    numbering = definition(1, level(0, "§ %1 bis)")) + use(1, 1)
    assert numbers(listed(1), numbering=numbering) == ["§ 1 bis)"]


def test_a_format_of_ones_own_is_followed():
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lvl = level(0, "%1").replace('<w:numFmt w:val="decimal"/>', custom)
    assert numbers(listed(1), numbering=definition(1, lvl) + use(1, 1)) == ["001"]


# --- styles ----------------------------------------------------------------------

TIED = definition(
    1,
    level(0, "%1", more='<w:pStyle w:val="One"/>'),
    level(1, "%1.%2", more='<w:pStyle w:val="Two"/>'),
)
LISTED = '<w:numPr><w:numId w:val="1"/></w:numPr>'


def test_a_style_puts_its_paragraphs_into_a_list_at_the_level_tied_to_it():
    styles = a_style("One", LISTED) + a_style("Two", LISTED)
    assert numbers(
        style("One"), style("Two"), numbering=TIED + use(1, 1), styles=styles
    ) == ["1", "1.1"]


def test_a_style_inherits_its_list():
    styles = a_style("One", LISTED) + a_style("Mine", "", "One")
    assert numbers(
        style("One"), style("Mine"), numbering=TIED + use(1, 1), styles=styles
    ) == ["1", "2"]


def test_the_paragraph_itself_goes_before_its_style():
    styles = a_style("One", LISTED)
    off = style("One") + listed(0)
    deeper = style("One") + '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert numbers(
        style("One"), off, deeper, numbering=TIED + use(1, 1), styles=styles
    ) == ["1", "", "1.1"]


def test_the_default_style_can_be_a_list():
    styles = a_style("Normal", LISTED).replace(
        'w:type="paragraph"', 'w:type="paragraph" w:default="1"'
    )
    assert numbers("", style("Unknown"), numbering=TIED + use(1, 1), styles=styles) == [
        *("1", "2"),
    ]


def test_a_definition_can_lie_in_a_list_style():
    linked = (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    )
    lists = TIED + linked + use(1, 1) + use(2, 2)
    styles = a_style("L", LISTED).replace('"paragraph"', '"numbering"')
    assert numbers(listed(1), listed(2, 0), numbering=lists, styles=styles) == [
        "1",
        "2",
    ]


def test_styles_that_are_laid_out_in_another_way_are_found_too():
    other = a_style("One", LISTED).replace("<w:style ", "<w:style\n")
    assert numbers(style("One"), numbering=TIED + use(1, 1), styles=other) == ["1"]


def test_what_leads_nowhere_or_in_a_circle_has_no_number():
    circle = a_style("A", "", "B") + a_style("B", "", "A")
    linked = (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    )
    looped = a_style("L", LISTED.replace('"1"', '"2"'))
    assert numbers(
        style("A"),
        listed(99),
        listed(1, 8),
        listed(2),
        numbering=TIED + linked + use(1, 1) + use(2, 2) + use(3, 77),
        styles=circle + looped,
    ) == ["", "", "", ""]


# --- numerals ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "known"),
    [
        ("decimal", {1: "1", 0: "0"}),
        ("decimalZero", {1: "01", 12: "12", 100: "100"}),
        ("001", {1: "001", 1000: "1000"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 0: "0"}),
        ("upperLetter", {2: "B", 780: "Z" * 30, 781: "781"}),
        ("lowerRoman", {4: "iv", 9: "ix", 40: "xl", 1990: "mcmxc", 0: "0"}),
        ("upperRoman", {3999: "MMMCMXCIX", 4000: "4000"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 112: "112th"}),
        ("russianLower", {1: "а", 10: "к", 26: "ы", 30: "аа"}),
        ("russianUpper", {9: "И"}),
        ("arabicAlpha", {1: "أ", 2: "ب", 3: "ت", 29: "أأ"}),
        ("arabicAbjad", {1: "أ", 2: "ب", 3: "ج", 4: "د"}),
        ("hebrew1", {1: "א", 15: "טו", 16: "טז", 120: "קכ", 500: "תק", 1000: "1000"}),
        ("hindiNumbers", {2014: "२०१४"}),
        ("thaiNumbers", {12: "๑๒"}),
        ("decimalFullWidth", {17: "１７"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographDigital", {10: "一〇"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 1100: "千百", 10000: "一万"}),
        ("chineseCounting", {10: "十", 17: "十七", 20: "二十", 105: "一○五"}),
        ("chineseCountingThousand", {17: "十七", 110: "一百一十", 10010: "一万零一十"}),
        ("chineseLegalSimplified", {10: "壹拾", 17: "壹拾柒", 0: "零"}),
        ("koreanCounting", {10: "십", 21: "이십일"}),
        ("koreanDigital", {17: "일칠"}),
        ("ganada", {1: "가", 15: "가"}),
        ("aiueo", {1: "ｱ"}),
        ("aiueoFullWidth", {1: "ア"}),
        ("α", {1: "α", 24: "ω"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {3: ""}),
        ("notAFormat", {3: "3"}),
    ],
)
def test_numbers_are_written_as_their_format_asks(style, known):
    assert {number: written(number, style) for number in known} == known


@given(
    st.integers(-5, 10**9),
    st.sampled_from(
        [
            "lowerLetter",
            "japaneseCounting",
            "hebrew1",
            "upperRoman",
            "chineseCountingThousand",
            "thaiLetters",
        ]
    ),
)
def test_any_number_is_written_shortly_in_any_format(number, style):
    assert 1 <= len(written(number, style)) <= 40


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_numbers_of_one_level_rise_by_one_or_begin_again(depths):
    levels = [level(0, "%1"), level(1, "%2"), level(2, "%3")]
    numbering = definition(1, *levels) + use(1, 1)
    found = numbers(*(listed(1, depth) for depth in depths), numbering=numbering)
    last = {}
    for depth, number in zip(depths, map(int, found), strict=True):
        assert number in (1, last.get(depth, 0) + 1) or depth not in last
        last[depth] = number
        for deeper in range(depth + 1, 3):
            last.pop(deeper, None)
