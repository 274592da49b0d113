"""The number before a paragraph is the one that Word prints.

Each case has its file in `tests/reading/matrix_word_numbers.py`; here are the
numerals, and the laws that hold for any list.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.numerals import written
from pipeline.extract.word import read_docx
from tests.reading.word_file import (
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    use,
    word_file,
)

LEVELS = 3
#: Of each level where it starts, and after which level it begins again.
LISTS = st.lists(
    st.tuples(st.integers(0, 5), st.none() | st.integers(0, LEVELS)),
    min_size=LEVELS,
    max_size=LEVELS,
)
DEPTHS = st.lists(st.integers(0, LEVELS - 1), min_size=1, max_size=30)


def a_list(levels):
    """Write a list that prints the numbers of all levels down to its own."""
    restart = '<w:start w:val="{}"/>{}'
    return definition(
        1,
        *(
            level(
                depth,
                ".".join(f"%{above + 1}" for above in range(depth + 1)),
                more=restart.format(
                    start,
                    "" if after is None else f'<w:lvlRestart w:val="{after}"/>',
                ),
            )
            for depth, (start, after) in enumerate(levels)
        ),
    ) + use(1, 1)


def counted(depths, levels):
    """Count plainly: look back from each paragraph, for each level it prints."""
    for at, own in enumerate(depths):
        yield ".".join(
            str(number_at(depths[: at + 1], depth, levels)) for depth in range(own + 1)
        )


def number_at(depths, depth, levels):
    """Return where a level stands: its paragraphs since it last began again.

    A level that was passed over on the way down counts as begun.
    """
    start, after = levels[depth]
    ending = depth if after is None else min(after, depth)
    begun = 0
    for each in depths:
        if each < ending:
            begun = 0
        elif each == depth:
            begun += 1
        elif each > depth:
            begun = max(begun, 1)
    return start + begun - 1


@settings(deadline=None)
@given(LISTS, DEPTHS)
def test_numbers_are_those_of_a_plain_count(levels, depths):
    body = (p("x", properties=listed(1, depth)) for depth in depths)
    data = word_file(*body, numbering=a_list(levels))
    found = [each.number for each in read_docx(data, "x").passages]
    assert found == list(counted(depths, levels))


@settings(deadline=None)
@given(LISTS, DEPTHS, st.data())
def test_each_view_is_numbered_as_the_file_that_has_only_its_paragraphs(
    levels, depths, data
):
    fates = [data.draw(st.sampled_from(("", "ins", "del"))) for _ in depths]
    revise = {"": str, "ins": ins, "del": cut}
    body = [
        p(revise[fate]("x"), properties=listed(1, depth), end=fate)
        for fate, depth in zip(fates, depths, strict=True)
    ]
    # The last mark of a file stays, whatever is revised.
    file = word_file(*body, p("end"), numbering=a_list(levels))
    *found, _ = read_docx(file, "x").passages
    final = [d for fate, d in zip(fates, depths, strict=True) if fate != "del"]
    base = [d for fate, d in zip(fates, depths, strict=True) if fate != "ins"]
    assert [each.number for each in found if each.text] == [*counted(final, levels)]
    assert [each.base_number for each in found if each.original] == [
        *counted(base, levels)
    ]


@pytest.mark.parametrize("depth", ["999999999", "9", "-1", "9" * 5_000])
def test_a_level_that_no_list_has_is_passed_over(depth):
    styles = '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="S"/><w:pPr>'
    styles += '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    tied = level(depth, "%1)", more='<w:pStyle w:val="S"/>')
    over = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="5"/>'
    numbering = definition(1, tied, level(0, "%1.")) + use(
        1, 1, f"{over}</w:lvlOverride>" if len(depth) < 10 else ""
    )
    body = (p("a", properties='<w:pStyle w:val="S"/>'), p("b", properties=listed(1)))
    found = read_docx(word_file(*body, styles=styles, numbering=numbering), "x")
    assert [(each.text, each.number) for each in found.passages] == [
        ("a", "1."),
        ("b", "2."),
    ]


def test_lists_that_refer_to_each_other_without_end_have_no_numbers():
    many = range(1_500)
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="S{n}"><w:name w:val="S{n}"/><w:pPr>'
        f'<w:numPr><w:numId w:val="{n + 1}"/></w:numPr></w:pPr></w:style>'
        for n in many
    )
    linked = '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="S{0}"/>'
    numbering = "".join(linked.format(n) + "</w:abstractNum>" for n in many)
    numbering += "".join(use(n, n) for n in many)
    body = (p("a"), p("b", properties=listed(1)), p("c"))
    found = read_docx(word_file(*body, styles=styles, numbering=numbering), "x")
    assert [(each.text, each.number) for each in found.passages] == [
        ("a", ""),
        ("b", ""),
        ("c", ""),
    ]


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
        ("chicago", {1: "*", 4: "§", 5: "**"}),
        ("cardinalText", {0: "Zero", 21: "Twenty-one", 342: "Three hundred forty-two"}),
        ("ordinalText", {1: "First", 20: "Twentieth", 112: "One hundred twelfth"}),
        ("ordinalText", {13: "Thirteenth", 1000: "1000"}),
        ("koreanLegal", {1: "하나", 12: "열둘", 30: "서른", 100: "100"}),
        ("hindiVowels", {1: "क"}),
        ("hindiConsonants", {1: "अ"}),
        ("ideographEnclosedCircle", {1: "㈠", 11: "11"}),
        ("none", {3: ""}),
        ("notAFormat", {3: "3"}),
    ],
)
def test_numbers_are_written_as_their_format_asks(style, known):
    assert {number: written(number, style) for number in known} == known


@settings(deadline=None)
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
