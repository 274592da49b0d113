"""Pieces inside pieces: cited from the inside, below a heading, by a letter alone."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import LAKES, PORTS, SECTIONS, mail, units

_TEXTS = {
    "1": ("Scope", "This protocol applies to ferries between the islands."),
    "2(1)": ("Licences", "An operator shall hold a licence of the port authority."),
    "2(2)": ("Licences", "A licence is valid for five years from its date of issue."),
    "2(3)": ("Licences", "The licence shall state the following particulars:"),
    "2(3)(a)": ("Licences", "the name of the vessel and the name of its owner;"),
    "2(3)(b)": ("Licences", "the greatest number of passengers on board; and"),
    "2(3)(c)": ("Licences", "the date of the last inspection of the hull."),
    "2(4)": ("Licences", "Licences are published. They are free of charge."),
    "3": ("Logs", "Masters shall keep a log of all voyages in ink."),
    "4(1)": ("Fares", "Fares are set by the authority before the first of March."),
    "4(2)": ("Fares", "Children travel free of charge to the outer islands."),
    "5": ("Fines", "Breaches are punished with a fine of nine thousand crowns."),
}
FERRY = Draft(
    id="FERRY",
    title="Ferry protocol",
    call="c",
    aliases=("轮渡议定书",),
    paragraphs=tuple(
        Paragraph(label=n, text=text, heading=f"Article {n.partition('(')[0]} - {head}")
        for n, (head, text) in _TEXTS.items()
    ),
)
ONE = prepare([FERRY])


def _labels(*blocks, drafts=ONE):
    found = mail(*blocks, drafts=drafts)
    return [" ".join(c.paragraphs) if not c.review else "?" for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "Sub-paragraph (c) of paragraph 3 of Article 2 is vague.",
        "Point (c) of Article 2(3) is vague.",
        "Paragraph (c) of paragraph 3 of Article 2 is vague.",
        "We would delete (c) of paragraph 3 of Article 2.",
        "The last point of paragraph 3 of Article 2 is vague.",
        "Point (i) of sub-paragraph (c) of paragraph 3 of Article 2 is vague.",
        "Sub-paragraph (c)(ii) of paragraph 3 of Article 2 is vague.",
        "L'alinéa c) du paragraphe 3 de l'article 2 est vague.",
        "Le point i) de l'alinéa c) du paragraphe 3 de l'article 2 est vague.",
        "Au c) du paragraphe 3 de l'article 2, la date est vague.",
        "El apartado c) del párrafo 3 del artículo 2 es vago.",
        "El inciso c) del párrafo 3 del artículo 2 es vago.",
        "Подпункт в) пункта 3 статьи 2 неясен.",
        "Пункт 3 «в» статьи 2 неясен.",
        "الفقرة الفرعية (ج) من الفقرة 3 من المادة 2 غامضة.",
        "الفقرة (ج) من البند 3 من المادة 2 غامضة.",
        "第二条第三款(三)项不清楚。",
        "第二条第三款第三项不清楚。",
        "第2条第3款丙项不清楚。",
        "第2条第3款第(c)项不清楚。",
        "Buchstabe c von Absatz 3 des Artikels 2 ist vage.",
        "Litera c des Absatzes 3 von Artikel 2 ist vage.",
    ],
)
def test_a_point_is_found_along_its_path_from_the_inside_out(text):
    assert _labels(text) == ["2(3)(c)"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Sub-paragraph (a) of paragraph 1 of Article 4 is unclear.", "4(1)"),
        ("L'alinéa b) du paragraphe 2 de l'article 3 est vague.", "3"),
        ("Подпункт а) пункта 1 статьи 4 неясен.", "4(1)"),
        ("Article 2, alinéa 2 du paragraphe 4 : vague.", "2(4)"),
        ("Абзац второй пункта 4 статьи 2 неясен.", "2(4)"),
        ("Unterabsatz 2 des Absatzes 4 von Artikel 2 ist vage.", "2(4)"),
        ("Artikel 2 Absatz 4 Unterabsatz 2: vage.", "2(4)"),
        ("The last paragraph of Article 2 is vague.", "2(4)"),
        ("The penultimate point of paragraph 3 of Article 2 is vague.", "2(3)(b)"),
        ("Artikel 2 Absatz 3, neunter Punkt: vage.", "?"),
        (
            "Les alinéas a) et b) du paragraphe 3 de l'article 2 : vagues.",
            "2(3)(a) 2(3)(b)",
        ),
        ("第二条第三款第(二)、(三)项不清楚。", "2(3)(b) 2(3)(c)"),
        ("The fourth point of paragraph 3 of Article 2 is vague.", "?"),
        ("Sub-paragraph (c) of paragraph 9 of Article 2 is vague.", "?"),
        ("Point 2 of paragraph 1 of Article 4 is vague.", "4(1)"),
        ("Paragraph 2 under Article 4 is vague.", "4(2)"),
        (
            "Sub-paragraph (c) of paragraphs 3 and 4 of Article 2 is vague.",
            "2(3) 2(4)",
        ),
    ],
)
def test_what_holds_a_point_stands_for_it_where_it_alone_is_printed(text, labels):
    assert _labels(text) == [labels]


@pytest.mark.parametrize(
    ("blocks", "labels"),
    [
        (
            (
                "Article 2",
                "Paragraph 3. In sub-paragraph (c) the date is odd.",
                "Paragraph 4. Odd.",
            ),
            ["2(3)(c)", "2(4)"],
        ),
        (
            (
                "Article 2",
                "Para 3(c): odd.",
                "Para 4: odd.",
                "Article 4",
                "Para 1: odd.",
            ),
            ["2(3)(c)", "2(4)", "4(1)"],
        ),
        (
            ("Статья 2", "Пункт 3, подпункт в): неясно.", "Пункт 4: неясно."),
            ["2(3)(c)", "2(4)"],
        ),
        (("第二条", "第三款(三)项：不清楚。", "第四款：不清楚。"), ["2(3)(c)", "2(4)"]),
        (
            (
                "Article 2",
                "Paragraph 3",
                "Sub-paragraph (c): odd.",
                "Sub-paragraph (a): odd.",
            ),
            ["2(3)(c)", "2(3)(a)"],
        ),
        (("Article 4", "Paragraph 1. In sub-paragraph (c) the date is odd."), ["4(1)"]),
        (("Article 2", "Para 1: odd.", "Article 9", "Para 2: odd."), ["2(1)", "?"]),
        (
            ("Article 2", "Para 1: odd.", "General remarks", "Para 2: odd."),
            ["2(1)", "?"],
        ),
    ],
)
def test_below_the_heading_of_an_article_pieces_are_its_own(blocks, labels):
    assert _labels(*blocks) == labels


def test_a_section_of_one_draft_holds_no_paragraph_of_another():
    both = prepare([FERRY, SECTIONS])
    assert _labels("Section 3 of the Harbour manual", "Para 1: odd.", drafts=both) == [
        "?"
    ]


_QUOTED = "\n".join(f"> ({n}) {_TEXTS[f'2(3)({n})'][1]}" for n in "abc")


@pytest.mark.parametrize(
    ("blocks", "labels"),
    [
        (("Article 2(3):", _QUOTED, "(c) is vague. Which inspection?"), ["2(3)(c)"]),
        (
            (_QUOTED, "(a) and (b): fine.", "(c): which inspection?"),
            ["2(3)(a) 2(3)(b)", "2(3)(c)"],
        ),
        (
            ("Article 2(3):\n(a) and (b): fine.\n(c): which one?",),
            ["2(3)(a) 2(3)(b)", "2(3)(c)"],
        ),
        (("Article 2(3)", "(a) We want a date.", "(b) We want a name."), ["?"]),
        (("Article 3", "(c): which one?"), ["3"]),
    ],
)
def test_letters_below_a_paragraph_are_its_points_unless_they_are_the_sender_s(
    blocks, labels
):
    assert _labels(*blocks) == labels


@pytest.mark.parametrize(
    "blocks",
    [
        ("Article 4",),
        ("Article 9",),
        ("Comments on Articles 4 and 5",),
        ("Re: Article 4",),
        ("3. Our comments on Article 4:",),
        ("对第四条的意见",),
        ("Замечания к статье 2",),
        ("Observations sur l'article 2",),
        (_QUOTED,),
    ],
)
def test_a_heading_or_a_quotation_with_nothing_below_is_no_comment(blocks):
    assert mail(*blocks, drafts=ONE) == ()


@pytest.mark.parametrize(
    "text", ["Contre l'article 5.", "Against Article 4", "For Article 4"]
)
def test_a_side_that_is_taken_is_no_heading(text):
    assert len(mail(text, drafts=ONE)) == 1


@pytest.mark.parametrize(
    "note",
    [
        "Passing this on for a colleague.",
        "For your information.",
        "Ich leite die Anmerkungen unseres Mitglieds weiter.",
        "请见下方我会员的意见。",
        "Пересылаю от имени ассоциации лоцманов.",
    ],
)
def test_a_note_above_what_is_forwarded_is_no_comment(note):
    found = mail(note, "Article 5: too high.", drafts=ONE, subject="Fwd: Article 5")
    assert [c.text for c in found] == ["Article 5: too high."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("议定书第5条：罚款太高。", ["5"]),
        ("我们支持本议定书第五条。", ["5"]),
        ("《轮渡议定书》第5条：罚款太高。", ["5"]),
        ("海牙议定书第5条与此不同。", ["?"]),
        ("协议第5条：罚款太高。", ["?"]),
        ("议程第5条：太高。", ["?"]),
        ("第三条：同意。第五条：删除。", ["3", "5"]),
        ("第三条：同意，第五条：删除。", ["3", "5"]),
        ("第3条同意、第5条删除。", ["3", "5"]),
    ],
)
def test_a_text_is_called_by_its_kind_in_chinese(text, found):
    assert _labels(text) == found


def test_a_title_in_chinese_ends_with_its_kind():
    law = Draft(
        id="Z",
        title="轮渡协议草案",
        call="c",
        paragraphs=tuple(
            Paragraph(label=str(n), text=f"第{n}项义务。", heading=f"第{n}条")
            for n in range(1, 6)
        ),
    )
    drafts = prepare([law, LAKES])
    assert units(mail("协议第5条：删除。", drafts=drafts)) == [("Z", "5", "delete")]
    assert units(mail("《轮渡协议》第5条：删除。", drafts=drafts)) == [
        ("Z", "5", "delete")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Para 5: ok, para 6: delete.", [("5", "keep"), ("6", "delete")]),
        ("Пункт 5: согласны, пункт 6: исключить.", [("5", "keep"), ("6", "delete")]),
        ("Absatz 5: gut, Absatz 6: streichen.", [("5", "keep"), ("6", "delete")]),
    ],
)
def test_two_labels_of_one_sentence_are_two_points(text, found):
    told = mail(text, drafts=prepare([PORTS]))
    assert [(c.paragraphs[0], str(c.action)) for c in told] == found


def test_a_letter_that_the_piece_does_not_have_is_asked_about():
    found = mail("Article 2(3)", "Sub-paragraph (z): odd.", drafts=ONE)
    assert [(c.review, c.paragraphs) for c in found] == [(True, ())]


def test_below_a_heading_of_another_draft_a_piece_is_asked_about():
    dotted = tuple(
        Paragraph(label=n, text=f"Boats of kind {n} pay at the lock, by card or cash.")
        for n in ("1.1", "1.2", "2.1", "2.2", "2.3")
    )
    canal = Draft(id="CANAL", title="Canal terms", call="c", paragraphs=dotted)
    found = mail("Section 2", "Para 1: odd.", drafts=prepare([FERRY, canal]))
    assert [c.paragraph for one in found for c in one.candidates] == ["2(1)"]


def test_quotations_of_two_drafts_hold_no_letter():
    lines = f"> {_TEXTS['3'][1]}\n> {LAKES.paragraphs[0].text}"
    both = prepare([FERRY, LAKES])
    assert "2(3)(c)" not in _labels(lines, "(c): odd.", drafts=both)


def test_a_letter_with_a_noun_may_be_of_another_draft_that_prints_it():
    annex = tuple(
        Paragraph(label=n, text=f"The ports shall be open, as in {n}.")
        for n in ("1(a)", "1(b)", "2(a)")
    )
    plain = tuple(
        Paragraph(label=str(n), text=f"Ferries run {n} times a day, also at night.")
        for n in range(10, 20)
    )
    drafts = prepare(
        [
            Draft(id="PLAIN", title="Timetable", call="c", paragraphs=plain),
            Draft(id="ANNEX", title="Principles", call="c", paragraphs=annex),
        ]
    )
    found = mail(
        "On PLAIN, paragraph 14: too late for us.",
        "Principle (a)\nThe scope is too broad.",
        drafts=drafts,
    )
    assert [(c.paragraphs, c.review) for c in found] == [(("14",), False), ((), True)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Clause 2 of Article 2 is vague.", "2(2)"),
        (
            "There is a tension between Article 3 and the Clause 2 of Article 4.",
            "3 4(2)",
        ),
        ("Article 3 and Clause 2 of Article 4 contradict each other.", "3 4(2)"),
        ("Article 2. Licences - Article 2(2) 1. Delete “five”.", "2(2)"),
        ("Article 2 (licences), the second paragraph, is vague.", "2(2)"),
    ],
)
def test_an_article_that_only_leads_to_its_piece_is_not_all_of_it(text, label):
    assert _labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Article 2 - Article 2(2) and Article 2(4): vague.",
        "Article 2 is about licences, unlike Article 4(2).",
        "We welcome Article 2. Licences are old, as the second paragraph says.",
    ],
)
def test_an_article_of_which_something_is_said_is_a_question(text):
    assert "2(2)" not in _labels(text)
