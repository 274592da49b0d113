"""Copies whose labels are written otherwise than the draft's."""

from dataclasses import replace

import pytest

from rules.location.typed import agrees, typed
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import (
    TEXTS,
    added,
    copied,
    mail,
    table,
    tracked,
    units,
)

DUTIES = {
    "1": "Ferries carry passengers between the islands all year round.",
    "2(1)": "Each operator appoints a safety officer for every route it serves.",
    "2(2)(a)": "lifeboats for all people aboard in good repair;",
    "2(2)(b)": "two radios that work without the power of the ship;",
    "3": "Fares are agreed with the islands once in two years.",
    "4": "This Act enters into force on the first day of the season.",
}
HEADINGS = {"1": "Scope", "2(1)": "Officers", "3": "Fares", "4": "Final clauses"}
FERRIES = Draft(
    id="FERRY",
    title="Act on ferries",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=HEADINGS.get(label, ""))
        for label, text in DUTIES.items()
    ),
)
ACT = prepare([FERRIES])
#: One way a line to print the labels of the six paragraphs.
WAYS = [
    ["1 ", "2(1) ", "2(2)(a) ", "2(2)(b) ", "3 ", "4 "],
    ["Article 1 ", "Article 2, paragraph 1 ", "(a) ", "(b) ", "Article 3 ",
     "ARTICLE 4\t"],
    ["Article 1 Scope. ", "Article 2 – Officers\n(1) ", "2(2)(a) ", "2(2)(b) ",
     "Article 3: Fares – ", "Article 4 Final clauses "],
    ["§ 1 ", "§ 2 (1) ", "§ 2 (2) a) ", "§ 2 (2) b) ", "§3 ", "§ 4 – "],
    ["1 – ", "2.1\t", "2.2.a ", "2.2.b ", "3\t", "4: "],
    ["[1] ", "[2(1)] ", "[2(2)(a)] ", "[2(2)(b)] ", "[3] ", "(4) "],
    ["I. ", "II.1 ", "II.2.a ", "II.2.b ", "III. ", "IV – "],
    ["Article premier ", "Article 2, paragraphe 1. ", "Article 2, par. 2, a) ", "b) ",
     "Art. 3. – ", "Article 4 "],
    ["Artículo 1.- ", "Art. 2, apartado 1: ", "2.2.a) ", "letra b) ", "Artículo 3 ",
     "Artículo cuarto "],
    ["Статья 1. ", "Статья 2, пункт 1. ", "а) ", "б) ", "Статья третья. ", "Статья 4 "],
    ["المادة 1 ", "المادة ٢ (١) ", "المادة 2 (2) (أ) ", "(ب) ",
     "المادة الثالثة: ", "المادة 4 – "],
    ["第一条 ", "第二条第一款 ", "第二条第二款第一项 ", "第二条第二款(b)项 ",
     "第三条", "四、"],
    ["Artikel 1 ", "Art. 2 Abs. 1 ", "Artikel 2 Absatz 2 Buchstabe a ", "b) ",
     "Artikel 3 ", "Art. 4 – "],
]  # fmt: skip


def labelled(way, **changed):
    texts = zip(way, DUTIES.items(), strict=True)
    return [f"{head}{changed.get(f'p{label}', text)}" for head, (label, text) in texts]


@pytest.mark.parametrize("way", WAYS)
def test_a_paragraph_as_it_stands_is_none_of_the_senders_words(way):
    assert copied(*labelled(way), drafts=ACT) == ()


@pytest.mark.parametrize("way", WAYS)
def test_real_changes_beside_them_are_found(way):
    fares = "Fares are agreed with the islands once in three years."
    texts = labelled(way, p3=fares)
    texts[2] = texts[2].replace("lifeboats", "rafts and lifeboats")
    assert units(copied(*texts, drafts=ACT)) == [
        ("FERRY", "2(2)(a)", "amend"),
        ("FERRY", "3", "amend"),
    ]
    del texts[3]
    texts.insert(4, "Dogs travel free of charge on all boats.")
    assert units(copied(*texts, drafts=ACT)) == [
        ("FERRY", "2(2)(a)", "amend"),
        ("FERRY", "2(2)(b)", "delete"),
        ("FERRY", "3", "amend"),
        ("FERRY", "3", "add"),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_tracked_changes_beside_them_are_found(way):
    texts = labelled(way)
    texts[1] = tracked("a", texts[1].replace("safety", "[-safety-]{+night+}"))
    texts[4] = tracked("b", f"{way[4]}[-{DUTIES['3']}-]")
    texts.insert(3, added("(c) flares for the night in a dry box;", "c"))
    assert units(copied(*texts, drafts=ACT)) == [
        ("FERRY", "2(1)", "amend"),
        ("FERRY", "2(2)(a)", "add"),
        ("FERRY", "3", "delete"),
    ]


def test_a_label_is_read_in_its_pieces():
    long = f"Article 2, paragraph 2, point (b) {DUTIES['2(2)(b)']}"
    assert typed(long, ACT).path == ("2", "2", "b")
    assert typed(long, ACT).words == typed(DUTIES["2(2)(b)"], ACT).words
    assert typed("§ 3", ACT).words == ()
    assert typed("3. Nobody wants this.", ACT).path == ("3",)


@pytest.mark.parametrize(
    "text",
    [
        "Only ferries carry passengers between the islands all year round.",
        "Before Article 4 This Act enters into force on the first day of the season.",
        "12 lifeboats for all people aboard in good repair;",
        "Article 4 should be deleted as a whole.",
    ],
)
def test_words_before_a_paragraph_are_no_label(text):
    assert typed(text, ACT).path == ()
    assert typed(text, ACT).words not in ACT.known


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("a",), "4(1)(a)"),
        (("3", "4"), "4"),
        (("iv",), "4"),
        (("б",), "2(b)"),
        (("ج",), "2(c)"),
        (("2", "3"), "2(c)"),
        (("s1",), "S1"),
        (("p10",), "10"),
    ],
)
def test_a_label_agrees_however_it_is_written(path, label):
    assert agrees(path, label)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("b",), "4(1)(a)"),
        (("5",), "4"),
        ((), "4"),
        (("4",), None),
        (("12",), "12 bis"),
    ],
)
def test_another_label_does_not(path, label):
    assert not agrees(path, label)


def test_a_number_that_is_changed_alone_is_asked_about():
    texts = labelled(WAYS[1])
    for last in ("Article 5 ", "Artikel 5 – ", "第五条 ", "المادة 5 ", "Статья 5. "):
        (asked,) = copied(*texts[:5], f"{last}{DUTIES['4']}", drafts=ACT)
        assert asked.review
        assert [c.paragraph for c in asked.candidates] == ["4"]
    number = tracked("a", f"Article [-4-]{{+5+}} {DUTIES['4']}")
    assert [c.review for c in copied(*texts[:5], number, drafts=ACT)] == [True]
    (asked,) = copied(f"Article 7 {DUTIES['1']}", *texts[1:], drafts=ACT)
    assert [c.paragraph for c in asked.candidates] == ["1"]


def test_another_style_of_a_number_is_not():
    texts = labelled(WAYS[1])
    style = tracked("a", f"[-Article 4-]{{+§ 4+}} {DUTIES['4']}")
    assert copied(*texts[:5], style, drafts=ACT) == ()


def test_numbers_that_move_on_behind_a_new_paragraph_are_not():
    texts = labelled(WAYS[1])
    found = copied(
        *texts[:4],
        "Article 3 Dogs travel free of charge on all boats.",
        f"Article 4 {DUTIES['3']}",
        f"Article 5 {DUTIES['4']}",
        drafts=ACT,
    )
    assert [(c.paragraphs, str(c.action)) for c in found] == [(("2(2)(b)",), "add")]
    gone = [texts[0], *texts[2:4], f"Article 2 {DUTIES['3']}"]
    found = copied(*gone, f"Article 3 {DUTIES['4']}", drafts=ACT)
    assert units(found) == [("FERRY", "2(1)", "delete")]
    assert len(found) == 1


def test_a_changed_number_behind_a_new_paragraph_is_one_where_the_next_stays():
    texts = labelled(WAYS[1])
    found = copied(
        texts[0],
        "Article 1 bis Dogs travel free of charge on all boats.",
        *texts[1:4],
        f"Article 8 {DUTIES['3']}",
        texts[5],
        drafts=ACT,
    )
    assert [c.review for c in found] == [False, True]


def test_a_label_that_is_a_code_is_read_as_one():
    plan = replace(
        FERRIES,
        paragraphs=tuple(
            Paragraph(label=f"{'ST'[n % 2]}{n}", text=text)
            for n, text in enumerate(DUTIES.values())
        ),
    )
    for sign in (" ", ": ", " – ", ") "):
        texts = [f"{p.label}{sign}{p.text}" for p in plan.paragraphs]
        assert copied(*texts, drafts=prepare([plan])) == ()


def test_a_copy_that_counts_by_itself_is_not_asked_about():
    own = [f"{n}. {text}" for n, text in enumerate(DUTIES.values(), 11)]
    assert copied(*own, drafts=ACT) == ()


def test_the_number_of_an_earlier_draft_is_not_asked_about():
    former = prepare([replace(FERRIES, former={"4": "5"})])
    texts = labelled(WAYS[1])
    assert copied(*texts[:5], f"Article 5 {DUTIES['4']}", drafts=former) == ()


def test_the_first_of_several_other_numbers_is_asked_about():
    texts = labelled(WAYS[1])
    others = (f"Article 8 {DUTIES['3']}", f"Article 9 {DUTIES['4']}")
    assert len(copied(*texts[:4], *others, drafts=ACT)) == 1


def test_a_changed_number_before_changed_words_is_one_comment():
    last = "Article 5 This Act enters into force on the last day of the season."
    found = copied(*labelled(WAYS[1])[:5], last, drafts=ACT)
    assert units(found) == [("FERRY", "4", "amend")]
    assert len(found) == 1


def test_a_paragraph_that_stands_elsewhere_is_asked_about():
    texts = labelled(WAYS[1])
    texts[2:4] = [f"(a) {DUTIES['2(2)(b)']}", f"(b) {DUTIES['2(2)(a)']}"]
    (asked,) = copied(*texts, drafts=ACT)
    assert asked.review
    unnumbered = replace(
        FERRIES,
        paragraphs=(
            Paragraph(label=None, text="Nobody travels without a ticket or a pass."),
            *FERRIES.paragraphs,
        ),
    )
    last = "Nobody travels without a ticket or a pass."
    found = copied(*labelled(WAYS[1]), last, drafts=prepare([unnumbered]))
    assert [c.review for c in found] == [True]


def test_a_paragraph_that_is_repeated_is_not_added():
    texts = labelled(WAYS[1])
    assert copied(*texts, texts[4], texts[5], drafts=ACT) == ()


def test_new_texts_behind_references_are_no_copy():
    found = copied(
        "We propose the following.",
        "§ 1: Ferries carry passengers between all islands all year round.",
        "§ 4: This Act enters into force on the last day of the season.",
        drafts=ACT,
    )
    assert units(found) == [("FERRY", "1", "amend"), ("FERRY", "4", "amend")]


def test_a_mail_repeats_them_above_what_it_says():
    found = mail(
        f"Article 1 {DUTIES['1']}\nPlease add “in summer”.",
        f"2.2.a {DUTIES['2(2)(a)']}\nDelete.",
        drafts=ACT,
    )
    assert units(found) == [("FERRY", "1", "amend"), ("FERRY", "2(2)(a)", "delete")]
    kept = mail(f"§ 4: {DUTIES['4']}", drafts=ACT)
    assert len(kept) == 1  # nothing is lost of who says no more


def test_rows_with_them_are_on_their_paragraphs():
    found = table(
        ("Text", "Comment"),
        (f"Article 1 {DUTIES['1']}", "too short"),
        (f"(a) {DUTIES['2(2)(a)']}", "delete"),
        (f"§ 2 (2) b) {DUTIES['2(2)(b)']}", "Why two?"),
        drafts=ACT,
    )
    assert [c.paragraphs for c in found] == [("1",), ("2(2)(a)",), ("2(2)(b)",)]


def test_a_new_text_that_is_the_draft_s_own_asks_for_nothing():
    five, six, seven = TEXTS["5"], TEXTS["6"], TEXTS["7"]
    found = table(
        ("Current text", "Proposed text", "Comment"),
        (f"5. {five}", f"Paragraph 5: {five}", ""),
        (f"6. {six}", six.replace("twenty", "ten"), ""),
        (f"7. {seven}", f"§ 7 {seven}", "Delete."),
    )
    assert units(found) == [("PORT/1", "6", "amend"), ("PORT/1", "7", "delete")]
    found = table(("Paragraph", "Proposed text"), ("5", five), ("6", "Delete."))
    assert units(found) == [("PORT/1", "5", "comment"), ("PORT/1", "6", "delete")]


def test_a_label_alone_is_no_paragraph_of_a_copy():
    texts = [t for pair in zip(WAYS[3], DUTIES.values(), strict=True) for t in pair]
    assert copied(*texts, drafts=ACT) == ()
    found = copied(*texts, "§ 2 (2) b) ", "Why two?", drafts=ACT)
    assert [c.text for c in found] == ["§ 2 (2) b) \nWhy two?"]
