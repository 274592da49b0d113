"""Copies of the draft that print headings the draft, as it is read, does not have."""

import pytest

from rules.location.typed import opens
from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import added, part, passage, units

TEXTS = (
    "Cable cars carry no more than forty people at a time.",
    "Doors are locked before a car leaves the station.",
    "The ropes are examined by an expert every spring.",
    "Skis travel free of charge outside the cabin.",
    "A day ticket is valid until the last ride down.",
    "The summit station closes when the wind exceeds sixty kilometres an hour.",
)
ARTICLES = ("1(1)", "1(2)", "2(1)", "2(2)", "3(1)", "3(2)")
SECTIONS = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")
POINTS = ("1", "2", "3", "4", "5", "6")
TITLES = ("Carriage of people", "Ropes and skis", "The summit")
EDITED = "The summit station closes when the wind exceeds fifty kilometres an hour."


def draft(labels):
    texts = zip(labels, TEXTS, strict=True)
    pieces = tuple(Paragraph(label=label, text=text) for label, text in texts)
    return prepare([Draft(id="ROPE", title="Ropeways", call="c", paragraphs=pieces)])


def copy(labels, lines, kind=PassageKind.PARAGRAPH, *, edited=True):
    """Locate a copy with lines above every second paragraph."""
    texts = [*TEXTS[:-1], EDITED if edited else TEXTS[-1]]
    body = [passage(f"{n} {t}", f"p{n}") for n, t in zip(labels, texts, strict=True)]
    if labels is ARTICLES:
        body = [passage(t, f"p{n}") for n, t in enumerate(texts)]
    for at, line in reversed(list(enumerate(lines))):
        told = [line] if isinstance(line, str) else line
        body[2 * at : 2 * at] = [
            passage(t, f"h{at}{n}", kind) if isinstance(t, str) else t
            for n, t in enumerate(told)
        ]
    found = [part(*body, name="copy.docx", body=False)]
    return locate(found, "", draft(labels))


@pytest.mark.parametrize(
    ("labels", "form", "signs"),
    [
        (ARTICLES, "Article {} - {}", "123"),
        (ARTICLES, "Artículo {}. {}", "123"),
        (ARTICLES, "Статья {}. {}", "123"),
        (ARTICLES, "المادة {}: {}", "123"),
        (ARTICLES, "第{}条 {}", "123"),
        (SECTIONS, "Abschnitt {}: {}", "123"),
        (SECTIONS, "{} {}", "123"),
        (POINTS, "CHAPITRE {} – {}", ("I", "II", "III")),
        (POINTS, "{}. {}", "ABC"),
        (POINTS, "{1}", "ABC"),
        (ARTICLES, "{1}", "ABC"),
    ],
)
@pytest.mark.parametrize("kind", [PassageKind.PARAGRAPH, PassageKind.HEADING])
def test_headings_that_only_the_copy_has_are_no_comments(labels, form, signs, kind):
    lines = [form.format(n, title) for n, title in zip(signs, TITLES, strict=True)]
    found = copy(labels, lines, kind)
    assert [(c.paragraphs, c.action) for c in found] == [((labels[-1],), "amend")]


def test_a_chapter_stands_above_its_first_article():
    lines = [["Chapter 1: People", "Article 1 - Cars"], [], ["Article 3 - Summit"]]
    assert units(copy(ARTICLES, lines, PassageKind.HEADING)) == [
        ("ROPE", "3(2)", "amend")
    ]


def test_a_title_that_sounds_like_a_wish_is_vouched_for_by_the_others():
    lines = [*(f"Article {n}: {t}" for n, t in enumerate(TITLES[:2], 1))]
    assert copy(ARTICLES, [*lines, "Article 3: Urgent cases"])[1].review
    assert len(copy(ARTICLES, [["Chapter A: Cars", lines[0]], lines[1]])) == 1
    more = tuple(f"{n}({m})" for n in range(1, 7) for m in "1")
    lines = [lines[0], "Article 3: Urgent cases", "Article 5 : Cables"]
    assert copy(more, lines)


@pytest.mark.parametrize(
    "remark",
    [
        "Article 3: delete",
        "Article 3: too strict",
        "Article 3: why?",
        "Article 3: agreed",
        "Article 3: not for us",
        "Article 3: a burden",
    ],
)
def test_what_is_said_in_such_a_line_stays(remark):
    lines = ["Article 1: Carriage", "Article 2: Ropes", ["Article 3: Summit", remark]]
    found = copy(ARTICLES, lines, edited=False)
    assert [remark in c.text for c in found] == [True]


def test_two_lines_on_one_article_are_both_kept():
    lines = [[], ["Article 2: Skis", "Article 2: Ropes"], []]
    assert copy(ARTICLES, lines, edited=False)


def test_a_lone_line_or_a_repeated_one_is_no_heading():
    assert copy(POINTS, [[], "Lockers at every station", []], edited=False)
    lines = [[], "Lockers at every station", "Lockers at every station"]
    assert len(copy(POINTS, lines, edited=False)) == 2


def test_titles_are_none_among_remarks():
    lines = [[], ["-> why?", "Lockers at every station"], "Benches in every car"]
    assert len(copy(POINTS, lines, edited=False)) == 3


def test_a_line_that_the_sender_adds_is_no_heading():
    lines = [[], [added("Ropes and skis at rest", "a")], "Article 3: Summit"]
    assert ("ROPE", "1(2)", "add") in units(copy(ARTICLES, lines, edited=False))


def test_what_is_left_of_a_paragraph_is_no_heading():
    body = [passage(f"{n}. {t}", f"p{n}") for n, t in enumerate(TEXTS, 1)]
    body[1:2] = [passage("2. Wardens at rest", "a")]
    body[3:4] = [passage("4. Benches in the cabin", "b")]
    found = locate([part(*body, name="copy.docx", body=False)], "", draft(POINTS))
    assert len(found) == 2


def test_a_remark_below_a_heading_is_on_its_article():
    lines = ["Article 1 - Cars", "Article 2 - Ropes"]
    said = passage("This article should be deleted.", "r")
    found = copy(ARTICLES, [*lines, ["Article 3 - The summit", said]], edited=False)
    assert [x.paragraph for x in found[0].candidates] == ["3(1)", "3(2)"]


def test_letters_that_do_not_count_on_are_none():
    lines = [[], "B. Carriage of people", "A. Ropes and skis"]
    assert len(copy(POINTS, lines, edited=False)) == 2


def test_a_label_opens_its_pieces():
    assert opens(("iv",), "4(2)")
    assert not opens(("4", "2"), "4")
    assert not opens(("4",), None)
