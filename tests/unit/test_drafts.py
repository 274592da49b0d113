"""A draft becomes labelled paragraphs, and what is strange in it is told."""

from __future__ import annotations

import json

import pytest

from pipeline.drafts import DraftError, read_draft
from pipeline.drafts.labels import Kind, typed
from pipeline.settings.sections import DraftFile
from tests.reading.word_file import (
    cell,
    cut,
    definition,
    ins,
    level,
    listed,
    p,
    package,
    row,
    style,
    table,
    use,
    word_file,
)


def configured(path, **more):
    return DraftFile(id="S2/C", title="Chapter C", call="drafts", file=path, **more)


@pytest.fixture
def draft(tmp_path):
    """Write a file and read it as a draft."""

    def read(name, content, authors=(), **more):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_draft(path, configured(path, **more), authors)

    return read


def pairs(found):
    return [(each.label, each.text) for each in found.paragraphs]


# --- labels ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bare", "rest"),
    [
        ("17. The need", "17", "The need"),
        ("17) the need", "17", "the need"),
        ("(17) The need", "17", "The need"),
        ("17\tThe need", "17", "The need"),
        ("17a. The need", "17a", "The need"),
        ("60 bis. Utilisation", "60 bis", "Utilisation"),
        ("60 bis Utilisation", "60 bis", "Utilisation"),
        ("60 bis (former 45). Utilisation", "60 bis", "Utilisation"),
        ("12 бис. Текст", "12 бис", "Текст"),
        ("4.2.1 share of", "4.2.1", "share of"),
        ("4.2 Share of", "4.2", "Share of"),
        ("4.2. Share", "4.2", "Share"),
        ("§ 12 Die Stelle", "12", "Die Stelle"),
        ("§12. Die Stelle", "12", "Die Stelle"),
        ("Article 7", "7", ""),
        ("Article 7 – Right to erasure", "7", "Right to erasure"),
        ("ARTICLE 7: Right", "7", "Right"),
        ("Статья 7. Право", "7", "Право"),
        ("المادة 7: الحق", "7", "الحق"),
        ("(a) Focus", "a", "Focus"),
        ("a) focus", "a", "focus"),
        ("a. focus", "a", "focus"),
        ("(iv) fourth", "iv", "fourth"),
        ("IV. Fourth", "IV", "Fourth"),
        ("[17. The need]", "17", "[The need]"),
    ],
)
def test_a_typed_label_is_read_without_words_and_punctuation(text, bare, rest):
    found = typed(text)
    assert found is not None
    assert (found.bare, found.text) == (bare, rest)


@pytest.mark.parametrize(
    "text",
    [
        "15 countries took part",
        "2.5 million people",
        "2014 was a good year",
        "17.01.2014 is the deadline",
        "Article 19 of the Covenant says",
        "A. Smith spoke",
        "a word",
        "I think so",
        "etc.",
        "",
        "(abc) no label",
        "iiii) no number",
    ],
)
def test_what_only_looks_like_a_label_is_none(text):
    assert typed(text) is None


def test_a_capital_letter_is_a_label_in_a_heading():
    found = typed("C. Challenges", heading=True)
    assert found is not None
    assert (found.bare, found.kind) == ("C", Kind.UPPER_LETTER)


# --- structure ---------------------------------------------------------------------


def test_numbered_paragraphs_stand_under_their_heading(draft):
    found = draft(
        "c.md",
        "# C. Challenges\n\n17. Youth.\n\n18. Women.\n\n# D. Ways\n\n19. Work.\n",
    )
    assert [(each.label, each.heading, each.text) for each in found.paragraphs] == [
        ("17", "C. Challenges", "Youth."),
        ("18", "C. Challenges", "Women."),
        ("19", "D. Ways", "Work."),
    ]
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("noun", "sign"),
    [
        ("Recommendation", ". "),
        ("Empfehlung", ": "),
        ("Рекомендация", ". "),
        ("التوصية", ": "),
        ("建议", "："),
        ("PRINCIPLE", " - "),
    ],
)
def test_what_the_pieces_are_called_is_no_part_of_the_label(draft, noun, sign):
    texts = [f"{noun} {n}{sign}Schools serve meals." for n in (1, 2, 3)]
    found = draft("d.md", "\n\n".join(["Introduction of it all.", *texts]))
    assert pairs(found) == [
        (None, "Introduction of it all."),
        *((f"{n}", "Schools serve meals.") for n in (1, 2, 3)),
    ]
    assert found.called == noun


def test_it_may_be_a_heading_above_its_text_and_hold_points(draft):
    found = draft(
        "d.md",
        "## Measure 1\n\nPorts report.\n\n## Measure 2: Fees\n\nFees are published:\n\n"
        "(a) each year;\n\n(b) online.\n\n## Measure 3\n\nPorts are lit.\n",
    )
    assert [label for label, _ in pairs(found)] == ["1", "2", "2(a)", "2(b)", "3"]
    assert found.called == "Measure"


def test_points_in_lines_right_below_each_other_are_points(draft):
    found = draft(
        "d.txt",
        "Article 1: Ports report.\nArticle 2: Ports publish:\n(a) a map\n(b) a list\n"
        "Article 3: Ports are lit.\n",
    )
    assert pairs(found)[2:4] == [("2(a)", "a map"), ("2(b)", "a list")]


def test_a_question_is_no_title(draft):
    found = draft(
        "d.md",
        "Question 1: Tall?\n\n(a) In parks?\n\nQuestion 2: Who?\n\nQuestion 3: When?\n",
    )
    assert pairs(found)[:2] == [("1", "Tall?"), ("1(a)", "In parks?")]


@pytest.mark.parametrize(
    "noun", ["Empfehlung Nr.", "Recommandation n°", "Рекомендация №"]
)
def test_a_sign_may_stand_before_the_number(draft, noun):
    texts = [f"{noun} {n}: Schools serve meals." for n in (1, 2, 3)]
    found = draft("d.md", "\n\n".join(texts))
    assert [label for label, _ in pairs(found)] == ["1", "2", "3"]


def test_where_paragraphs_are_numbered_such_lines_are_none_of_them(draft):
    texts = [f"Goal {n}: Clean ports\n\n{n}. Ports are clean." for n in (1, 2, 3)]
    found = draft("d.md", "\n\n".join(texts))
    assert [label for label, _ in pairs(found) if label] == ["1", "2", "3"]
    assert found.called == ""
    found = draft("e.md", "1. Ports are clean.\n\nGoal 5: Clean ports.\n")
    assert [label for label, _ in pairs(found)] == ["1", None]


def test_letters_that_run_through_the_draft_are_plain(draft):
    found = draft(
        "c.txt", "1. Vision of all.\n\na) One.\n\nb) Two.\n\n2. Aims.\n\nc) Three."
    )
    assert found.labels == ("1", "a", "b", "2", "c")


def test_letters_that_come_again_are_told_by_the_number_above(draft):
    found = draft(
        "c.txt", "1. Vision.\n(a) One.\n(b) Two.\n2. Aims.\n(a) Three.\n(c) x."
    )
    assert found.labels == ("1", "1(a)", "1(b)", "2", "2(a)", "2(c)")


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (
            "6. Ferries.|7. A pilot checks:|(i) the wind;|(ii) the tide.|8. Buoys.",
            "6 7 7(i) 7(ii) 8",
        ),
        ("7. A pilot in a fog. He checks:|a) wind;|b) tide.", "7 7(a) 7(b)"),
        ("7. A pilot looks. He sees –|a) wind; or|b) rain,|as may be.", "7 7(a) 7(b)"),
        ("7. 引航员应检查：|(a) 风;|(b) 潮汐。", "7 7(a) 7(b)"),
        (
            "7. Check:|(a) the wind:|(i) by day;|(ii) by night;|(b) tide.|8. Buoys.",
            "7 7(a) 7(a)(i) 7(a)(ii) 7(b) 8",
        ),
        ("7. A pilot checks things.|These are:|(a) wind;|(b) tide.", "7 7(a) 7(b)"),
    ],
)
def test_a_list_that_stands_once_behind_a_colon_is_of_the_paragraph_above(
    draft, lines, labels
):
    found = draft("once.md", lines.replace("|", "\n\n"))
    assert found.labels == tuple(labels.split())
    assert not found.doubts


@pytest.mark.parametrize(
    ("text", "labels", "told"),
    [
        ("7. Pilots check.\n\n(i) Wind.\n\n(ii) Tide.", ("7", "i", "ii"), "i, ii"),
        ("7. Pilots check.\n\n(a) Wind.\n\n(b) Tide.", ("7", "a", "b"), "a, b"),
    ],
)
def test_a_list_that_stands_once_behind_no_colon_is_doubtful(draft, text, labels, told):
    found = draft("once.txt", text)
    assert found.labels == labels
    (doubt,) = found.doubts
    assert doubt == (
        f"The list {told} below paragraph 7 is the only one of its kind, so its points "
        f"are not labelled 7({told[0]}). If they are points of 7, end the words above "
        "them with a colon in the file."
    )


def test_letters_that_do_not_begin_a_list_or_stand_under_a_heading_are_no_points(draft):
    found = draft("c.txt", "7. Pilots check:\n\n(c) Wind.\n\n(d) Tide.\n\n8. Buoys.")
    assert (found.labels, found.doubts) == (("7", "c", "d", "8"), ())
    found = draft("c.md", "# 7. Checks:\n\n(a) Wind.\n\n(b) Tide.\n")
    assert (found.labels, found.doubts) == (("a", "b"), ())


def test_paragraphs_that_begin_again_in_each_article_are_told_by_it(draft):
    found = draft(
        "law.txt",
        "Article 6 – Lawfulness\n1. First.\n(a) Consent.\n2. Second.\n\n"
        "Article 7 – Consent\n1. Third.\n(a) Fourth.\n",
    )
    assert found.labels == ("6(1)", "6(1)(a)", "6(2)", "7(1)", "7(1)(a)")
    assert found.paragraphs[0].heading == "Article 6 – Lawfulness"


def test_a_numbered_heading_with_text_under_it_is_a_paragraph(draft):
    found = draft(
        "n.md",
        "# 4 Levels\n\n## 4.1 Purpose\n\nFirst.\n\nSecond.\n\n## 4.2 Scope\n\nThird.",
    )
    assert pairs(found) == [
        *((None, "4 Levels"), ("4.1", "First.\nSecond."), ("4.2", "Third.")),
    ]
    assert found.paragraphs[1].heading == "4.1 Purpose"


def test_an_article_whose_title_stands_on_the_next_line(draft):
    found = draft("a.txt", "Article 8\n\nTransfers\n\nFirst.\n\nArticle 9\n\nSecond.")
    assert [(each.label, each.heading, each.text) for each in found.paragraphs] == [
        ("8", "Article 8 Transfers", "First."),
        ("9", "Article 9", "Second."),
    ]


def test_paragraphs_numbered_throughout_go_before_numbered_chapters(draft):
    found = draft(
        "c.md",
        "# 1. Scope\n\nIn words.\n\n1. One.\n\n2. Two.\n\n# 2. Aim\n\n3. Three.\n",
    )
    assert pairs(found) == [
        (None, "In words."),
        ("1", "One."),
        ("2", "Two."),
        ("3", "Three."),
    ]


def test_a_letter_i_comes_after_h_and_a_roman_one_before_ii(draft):
    letters = draft("l.txt", "1. A.\ng) x.\nh) x.\ni) x.\nj) x.\n2. B.\ni) x.\nii) x.")
    assert letters.labels == ("1", "1(g)", "1(h)", "1(i)", "1(j)", "2", "2(i)", "2(ii)")
    deep = draft("d.txt", "1. A.\n(a) x.\n(i) x.\n(ii) x.\n(b) x.\n(i) x.")
    assert deep.labels == ("1", "a", "a(i)", "a(ii)", "b", "b(i)")


def test_text_without_a_number_keeps_its_place(draft):
    found = draft("c.txt", "17. Youth.\n\nA remark to it.\n\n18. Women.")
    assert pairs(found)[1] == (None, "A remark to it.")
    assert found.notes == ("Text without a label: 1 of 3 paragraphs.",)
    assert found.doubts == ()


def test_a_draft_most_of_which_has_no_label_is_doubtful(draft):
    found = draft("c.txt", "17. Youth.\n\nA remark to it.\n\nAnother remark.")
    assert found.doubts == ("Text without a label: 2 of 3 paragraphs.",)
    assert found.notes == ()


def test_a_heading_with_nothing_under_it_is_not_lost(draft):
    found = draft("c.md", "# One\n\n# Two\n\n1. x.\n\n# Three")
    assert pairs(found) == [(None, "One"), ("1", "x."), (None, "Three")]


def test_the_label_of_the_earlier_generation_is_read_and_can_be_set(draft):
    text = "60 bis (former 45). Use.\n\n61 (formerly 46). Use."
    assert draft("c.txt", text).former == {"60 bis": "45", "61": "46"}
    assert draft("c.txt", text, former={"60 bis": "44"}).former == {
        "60 bis": "44",
        "61": "46",
    }


def test_doubts_are_told(draft):
    found = draft("c.txt", "10. A.\n\n13. B.\n\n13. C.")
    twice, gap = found.doubts
    assert twice.startswith("The label 13 is printed 2 times, so nothing can be placed")
    assert "line 3 “B.”; line 5 “C.”. Number them apart" in twice
    assert gap == "After paragraph 10 comes 13."
    assert found.repeated == ("13",)


def test_a_number_that_is_printed_twice_leaves_all_others_as_they_are(draft):
    found = draft("c.md", "# A. One\n\n1. x.\n\n2. x.\n\n# B. Two\n\n2. x.\n\n3. x.")
    assert found.labels == ("1", "2", "2", "3")
    assert found.repeated == ("2",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. Introduction", "II. A fund for ports"),
        ("**I. Introduction**", "**II. A fund for ports**"),
        ("Chapter I. General", "Chapter II. Duties"),
        ("Section I: Scope", "Section II: Fares"),
        ("I – General", "II – Fares"),
        ("Глава I. Общие положения", "Глава II. Сборы"),
        ("Teil I Allgemeines", "Teil II Gebühren"),
    ],
)
def test_chapters_that_count_their_paragraphs_anew_tell_them_apart(
    draft, first, second
):
    inside = "1. Ports are open.\n\n2. Quays are lit.\n\n"
    for name in ("a.md", "a.txt")[: 1 if "*" in first else 2]:
        found = draft(name, f"{first}\n\n{inside}{second}\n\n{inside}3. Last.")
        labels = [p.label for p in found.paragraphs]
        assert labels == ["I(1)", "I(2)", "II(1)", "II(2)", "II(3)"]
        assert found.doubts == ()


def test_chapters_typed_in_plain_lines_of_a_word_file_are_headings(draft):
    lines = ["I. Introduction", "1. Open.", "2. Lit.", "II. Fares", "1. Low."]
    found = draft("a.docx", word_file(*map(p, lines)))
    assert [x.label for x in found.paragraphs] == ["I(1)", "I(2)", "II(1)"]
    assert found.paragraphs[2].heading == "II. Fares"


def test_chapters_above_articles_hold_no_more_than_they_print(draft):
    text = "I. General\n\nArticle 1. Open\n\nII. Fares\n\nArticle 2. Low\n"
    found = draft("a.md", text)
    assert [x.label for x in found.paragraphs if x.label] == ["1", "2"]


def test_chapters_of_paragraphs_that_run_on_have_no_label(draft):
    text = "I – General\n\n1. Open.\n\n2. Lit.\n\nII – Fares\n\n3. Low.\n"
    found = draft("a.txt", text)
    assert [x.label for x in found.paragraphs] == ["1", "2", "3"]


def test_an_initial_is_no_chapter(draft):
    text = "1. Open.\n\nI. Newton spoke.\n\n2. Lit.\n"
    found = draft("a.md", text)
    assert [x.label for x in found.paragraphs] == ["1", None, "2"]


@pytest.mark.parametrize(
    ("first", "again"), [("1. x.", "1. x."), ("1. x.\n2. x.", "1. x.")]
)
def test_numbers_that_begin_again_are_told_by_the_heading_above(draft, first, again):
    found = draft("c.md", f"# A. One\n\n{first}\n\n# B. Two\n\n{again}")
    assert {label[:2] for label in found.labels} == {"A(", "B("}
    assert found.repeated == ()


@pytest.mark.parametrize(
    "numbers",
    [
        "1.1 2.1 2.1.1 2.1.2 3.1 2.1.1 3.2",
        "1.1 1.2 2.1 1.2 2.2",
        "1.1.1 1.1.2 2.1.1 1.1.2",
        "4 4.1 4.2 5 4.1 5.1",
        "1 1.1 2 2.1 2.1 2.2",
    ],
)
def test_a_decimal_number_that_comes_again_stands_under_none_but_its_own(
    draft, numbers
):
    labels = tuple(numbers.split())
    (twice,) = {x for x in labels if labels.count(x) > 1}
    found = draft("c.md", "\n\n".join(f"{label}. Words." for label in labels))
    assert found.labels == labels
    assert found.repeated == (twice,)
    assert sum("comes" in doubt for doubt in found.doubts) == 0


def test_decimal_numbers_that_count_the_articles_are_told_by_nothing_else(draft):
    text = (
        "Article 4 – Scope\n4.1 First.\n(a) Ports.\n4.1.1 Second.\n4.2 Third.\n"
        "Article 5 – Aim\n5.1 Fourth.\n(a) Boats.\n4.2 Fifth."
    )
    found = draft("c.txt", text)
    labels = ("4.1", "4.1(a)", "4.1.1", "4.2", "5.1", "5.1(a)", "4.2")
    assert found.labels == labels
    assert found.repeated == ("4.2",)


def test_decimal_numbers_that_begin_again_are_told_by_the_article_or_the_heading(draft):
    text = "1.1 Ports.\n\n1.1.1 Boats.\n\n1.2 Nets."
    articles = draft("c.txt", f"Article 1 – A\n{text}\nArticle 2 – B\n{text}")
    inner = ("1.1", "1.1.1", "1.2")
    assert articles.labels == (
        *(f"1({n})" for n in inner),
        *(f"2({n})" for n in inner),
    )
    headings = draft("c.md", f"# A. One\n\n{text}\n\n# B. Two\n\n{text}")
    assert headings.labels == (
        *(f"A({n})" for n in inner),
        *(f"B({n})" for n in inner),
    )


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("c.md", "# Chapter C\n\n"),
        ("c.md", "# **CHAPTER C**\n\n## Aims\n\n"),
        ("c.md", "# S2/C: Chapter C\n\n"),
        ("c.md", "Chapter C\n=========\n\n"),
        ("c.txt", "Chapter C\n\n"),
        ("c.html", "<h1>Chapter C</h1>"),
        ("c.html", "<p>Chapter C</p><h2>Aims</h2>"),
    ],
)
def test_the_title_above_the_text_is_no_text_of_the_draft(draft, name, begin):
    html = name.endswith("html")
    found = draft(name, begin + ("<p>1. Youth.</p>" if html else "1. Youth.\n"))
    assert pairs(found) == [("1", "Youth.")]
    assert found.paragraphs[0].heading == ("Aims" if "Aims" in begin else "")
    assert (found.doubts, found.notes) == ((), ())


@pytest.mark.parametrize(
    "text", ["Chapter C", "# Chapter C, the aims\n\n1. Youth.", "1. Chapter C\n\n2. x"]
)
def test_what_only_begins_as_the_title_or_is_all_there_is_stays(draft, text):
    assert "Chapter C" in str(draft("c.md", text).paragraphs[0])


def test_articles_without_paragraphs_leave_no_gap(draft):
    found = draft("c.txt", "Article 1\n1. x.\n2. x.\n\nArticle 2\n\nText.\n")
    assert found.doubts == ()
    gap = draft("c.txt", "Article 1\n1. x.\n2. x.\n\nArticle 4\n\nText.\n")
    assert gap.doubts == ("After paragraph 1 comes 4.",)


def test_a_json_draft_says_which_entries_have_one_label(draft):
    entries = '{"label": "1", "text": "a"}, {"label": "1", "text": "b"}'
    found = draft("c.json", f'{{"paragraphs": [{entries}]}}')
    assert "entry 1 “a”; entry 2 “b”" in found.doubts[0]


# --- formats -----------------------------------------------------------------------

NUMBERING = definition(1, level(0, "%1."), level(1, "(%2)", "lowerLetter")) + use(1, 1)


def test_a_word_draft_has_automatic_and_typed_numbers_and_its_base_text(draft):
    data = word_file(
        p("Challenges", properties=style("H")),
        p("Youth ", cut("shall", "Secretariat"), ins("should", "Secretariat")),
        p("Women", properties=listed(1)),
        p("in cities", properties=listed(1, 1)),
        p(ins("New", "Secretariat"), properties=listed(1), end="ins"),
        p("Men", properties=listed(1)),
        p("60 bis. Spectrum"),
        styles='<w:style w:type="paragraph" w:styleId="H">'
        '<w:name w:val="heading 1"/></w:style>',
        numbering=NUMBERING,
        comments='<w:comment w:id="1" w:author="Chair">'
        + p("Agreed?")
        + "</w:comment>",
        header=p("Letterhead"),
    )
    found = draft("c.docx", data, authors=["Secretariat"])
    assert pairs(found) == [
        (None, "Youth shall"),
        ("1", "Women"),
        ("a", "in cities"),
        ("2", "Men"),
        ("60 bis", "Spectrum"),
    ]
    assert {each.heading for each in found.paragraphs} == {"Challenges"}
    assert found.marks == {"shall", "should", "New", "Agreed?"}
    assert found.authors == {"Secretariat"}
    assert found.doubts[-1] == (
        "The draft was distributed with revisions or notes by Chair, who is not among "
        "secretariat_authors."
    )


def test_a_number_in_a_cell_of_its_own_belongs_to_the_text_beside_it(draft):
    rows = row(cell("No."), cell("Text")), row(cell("17."), cell("Youth"))
    found = draft("t.docx", word_file(table(*rows, row(cell("18"), cell("Women")))))
    assert pairs(found) == [
        *((None, "No."), (None, "Text"), ("17", "Youth"), ("18", "Women")),
    ]


ODT = (
    "<office:document-content "
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="." text:start-value="17"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")"/></text:list-style></office:automatic-styles>'
    "<office:body><office:text>%s</office:text></office:body></office:document-content>"
)


def test_an_opendocument_draft_has_its_numbers_and_its_base_text(draft):
    changes = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="c1"><text:insertion><office:change-info>'
        "<dc:creator>Chair</dc:creator></office:change-info></text:insertion>"
        '</text:changed-region><text:changed-region text:id="c2"><text:deletion>'
        "<office:change-info><dc:creator>Chair</dc:creator></office:change-info>"
        "<text:p>shall</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    body = (
        f"{changes}<text:h>Challenges</text:h><text:list text:style-name='L1'>"
        '<text:list-item><text:p>Youth <text:change text:change-id="c2"/>'
        '<text:change-start text:change-id="c1"/>should'
        '<text:change-end text:change-id="c1"/><text:s text:c="2"/><text:span>act'
        "</text:span><office:annotation><dc:creator>Chair</dc:creator><text:p>Why?"
        "</text:p></office:annotation></text:p><text:list><text:list-item>"
        "<text:p>in cities</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>Women</text:p></text:list-item></text:list>"
        "<text:p>60 bis. Spectrum</text:p>"
    )
    found = draft("c.odt", package({"content.xml": ODT % body}))
    assert pairs(found) == [
        ("17", "Youth shall  act"),
        ("a", "in cities"),
        ("18", "Women"),
        ("60 bis", "Spectrum"),
    ]
    assert found.marks == {"shall", "should", "Why?"}


def test_an_html_draft_has_typed_numbers_and_those_of_its_lists(draft):
    found = draft(
        "c.html",
        "<html><head><title>no text</title></head><body><h2>C. Challenges</h2>"
        "<p>16. Typed <b>words</b>.</p><ol start=17><li>Youth<ol type=a><li>in cities"
        "</ol><li><p>Women</p><li value=20>Men</ol><script>x()</script></body></html>",
    )
    assert pairs(found) == [
        *(("16", "Typed words."), ("17", "Youth"), ("a", "in cities")),
        *(("18", "Women"), ("20", "Men")),
    ]
    assert found.paragraphs[0].heading == "C. Challenges"


def test_an_html_draft_that_names_no_charset_keeps_its_letters_and_its_bare_words(
    draft,
):
    found = draft("c.html", "<body>Préambule<h2>Objectifs</h2>Égalité</body>")
    assert pairs(found) == [(None, "Préambule"), (None, "Égalité")]
    assert found.paragraphs[1].heading == "Objectifs"


def test_markdown_may_stress_its_numbers_and_underline_its_headings(draft):
    found = draft(
        "c.md", "Challenges\n==========\n\n**17.** Youth\nand age.\n\n18\\. Women"
    )
    assert pairs(found) == [("17", "Youth and age."), ("18", "Women")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_any_encoding(draft, encoding):
    found = draft("c.txt", "1. Déjà vu.".encode(encoding))
    assert pairs(found) == [("1", "Déjà vu.")]


def test_a_json_draft_is_taken_as_it_is(draft):
    paragraphs = [
        {"label": "1(a)", "text": "Focus.", "heading": "Principles"},
        {"label": None, "text": "Remark."},
    ]
    content = json.dumps({"id": "x", "aliases": ["Annex 1"], "paragraphs": paragraphs})
    found = draft("a.json", content, aliases=["the Annex", "Annex 1"])
    assert pairs(found) == [("1(a)", "Focus."), (None, "Remark.")]
    assert found.paragraphs[0].heading == "Principles"
    assert found.aliases == ("the Annex", "Annex 1")
    assert (found.id, found.title, found.call) == ("S2/C", "Chapter C", "drafts")


# --- faults ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("c.pdf", "x", "a draft is a .docx, .odt, .md, .txt, .html or .json file"),
        ("c.docx", "x", "The file is damaged"),
        ("c.odt", "x", "The file is damaged"),
        ("c.odt", package({"mimetype": "x"}), "The file is damaged"),
        ("c.txt", " \n", "holds no text"),
        ("c.html", "", "holds no text"),
        ("c.json", "{", "not valid JSON"),
        ("c.json", "[]", 'no list "paragraphs"'),
        ("c.json", '{"paragraphs": [{"label": "1"}]}', 'paragraph 1 has no "text"'),
        (
            "c.json",
            '{"paragraphs": [{"label": 17, "text": "x"}]}',
            'the "label" of paragraph 1 must be text',
        ),
        ("c.json", '{"paragraphs": [{"text": "x"}], "aliases": "a"}', '"aliases"'),
    ],
)
def test_a_draft_that_cannot_be_read_says_why(draft, name, content, reason):
    with pytest.raises(DraftError) as caught:
        draft(name, content)
    assert reason in str(caught.value)
    assert name in str(caught.value)


def test_a_draft_that_is_not_there_says_where_to_look(tmp_path):
    with pytest.raises(DraftError, match="Please check `file` in the configuration"):
        read_draft(tmp_path / "gone.docx", configured(tmp_path / "gone.docx"))


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (["A. Fees", "", "", "B. Tugs", ""], ["A. Fees"] * 3 + ["B. Tugs"] * 2),
        (["", "", "A. Fees", "", ""], ["", "", "A. Fees", "A. Fees", "A. Fees"]),
        (
            ["Fees", "Tugs", "", "Berths", "Waste"],
            ["Fees", "Tugs", "", "Berths", "Waste"],
        ),
    ],
)
def test_a_heading_in_json_is_that_of_all_below_it_unless_most_have_one(
    draft, headings, read
):
    entries = [
        {"label": str(n), "text": "Words."} | ({"heading": h} if h else {})
        for n, h in enumerate(headings, 1)
    ]
    found = draft("a.json", json.dumps({"paragraphs": entries}))
    assert [p.heading for p in found.paragraphs] == read
