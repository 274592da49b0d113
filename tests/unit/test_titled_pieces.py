"""A piece is named by its title, with what leads to it and what of it is meant."""

import pytest

from rules.location import by_heading
from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph, PassageKind
from tests.harbour import mail, part, passage, table, units

TITLES = {
    "1": "Lamp posts (street lights)",
    "2": "Opening hours",
    "3": "quay:Vessel (ship)",
    "4": "Fees",
    "5": "Control: all gates",
}
QUAY = Draft(
    id="QUAY",
    title="Quay specification",
    call="c",
    aliases=("Quay specification",),
    paragraphs=tuple(
        Paragraph(label=label, text=f"Rule {label} holds by night.", heading=title)
        for label, title in TITLES.items()
    ),
)
DOCKS = Draft(
    id="DOCKS",
    title="Dock charter",
    call="c",
    paragraphs=(
        Paragraph(label="1", text="A dock is dry.", heading="Dry docks"),
        Paragraph(label="2", text="A dock is wet.", heading="Wet docks"),
    ),
)
BOTH = prepare([QUAY, DOCKS])
ODD = "The second part puzzles all of our members."


def placed(*blocks, subject=""):
    return units(mail(*blocks, drafts=BOTH, subject=subject))


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (f"Opening hours: {ODD}", "2"),
        (f"2) Quay specification, opening hours: {ODD}", "2"),
        (f"On the Quay specification, Opening hours: {ODD}", "2"),
        (f"Quay specification – Lamp posts: {ODD}", "1"),
        (f"The rule on opening hours: {ODD}", "2"),
        (f"À propos de la règle sur Opening hours : {ODD}", "2"),
        (f"En cuanto a opening hours: {ODD}", "2"),
        (f"Was Opening hours betrifft: {ODD}", None),
        (f"Zur Regel über Opening hours: {ODD}", "2"),
        (f"Что касается Opening hours: {ODD}", "2"),
        (f"Lamp posts – the height: {ODD}", "1"),
        (f"Lamp posts (street lights): {ODD}", "1"),
        (f"quay:Vessel: {ODD}", "3"),
        (f"1) Quay specification, quay:Vessel\n{ODD}", "3"),
        (f"Control: all gates\n{ODD}", "5"),
        (f"Fees: {ODD}", None),
        (f"Fees – the rate: {ODD}", None),
        (f"Our hours: {ODD}", None),
        (f"The specification, opening hours and more: {ODD}", None),
    ],
)
def test_a_title_before_a_colon_names_its_piece(said, label):
    found = placed(said)
    assert [x[1] for x in found] == ([label] if label else []) or label is None
    assert bool(found and found[0][1] not in ("", None)) is (label is not None)


def below(title, *said):
    blocks = [passage(text, f"p{n}") for n, text in enumerate(said, 1)]
    head = passage(title, "p0", PassageKind.HEADING)
    return locate([part(head, *blocks, name="d.docx", body=False)], "", BOTH)


@pytest.mark.parametrize(
    "title",
    ["Opening hours", "Opening hours: are they long?", "Opening hours – Sundays"],
)
def test_what_stands_below_a_heading_with_a_title_is_on_its_piece(title):
    (found,) = below(title, ODD, "It is too long as well.")
    assert (found.document, found.paragraphs) == ("QUAY", ("2",))


def test_a_title_inside_a_heading_is_asked_about():
    (found,) = below("Long nights and opening hours", ODD)
    assert found.review
    assert ("QUAY", "2") in [(x.document, x.paragraph) for x in found.candidates]


def test_each_item_of_a_list_below_a_title_is_on_its_piece():
    items = (
        "- the first sentence is odd.\n- the last sentence is odd, too.\n- 2.9 m is low"
    )
    found = mail("On the Quay specification, Opening hours:", items, drafts=BOTH)
    assert [c.paragraphs for c in found[:2]] == [("2",), ("2",)]


def test_a_title_above_goes_before_the_subject():
    above = "On the Dock charter, Wet docks:"
    found = mail(above, ODD, drafts=BOTH, subject="Opening hours")
    assert [(c.document, c.paragraphs) for c in found] == [("DOCKS", ("2",))]


def test_a_line_with_a_title_and_more_is_no_heading():
    (found,) = mail(
        "Dear all,",
        "Opening hours: the hours of Sundays and of feasts",
        "Good night, and good luck.",
        drafts=BOTH,
    )
    assert found.paragraphs == ("2",)


def test_a_column_of_titles_refers():
    found = table(
        ("Object / property", "Note"),
        ("quay:Vessel – owner", ODD),
        ("quay:Vessel – flag", "Once at the most"),
        ("Opening hours", "Too short"),
        drafts=BOTH,
    )
    assert [(c.paragraphs, c.text.split("\n")[0]) for c in found] == [
        (("3",), "quay:Vessel – owner"),
        (("3",), "quay:Vessel – flag"),
        (("2",), "Too short"),
    ]


def test_a_cell_that_is_no_title_refers_to_nothing():
    assert not by_heading.is_title("Night hours", BOTH)
    assert not by_heading.is_title("Fees", BOTH)
    assert by_heading.is_title("Opening hours", BOTH)
    assert not by_heading.adds("Opening hours", BOTH)


def test_titles_in_words_are_shown_first():
    said = "Somebody should think of opening hours and of wet docks, our members say."
    (found,) = mail(said, drafts=BOTH)
    places = [(x.document, x.paragraph) for x in found.candidates]
    assert found.review
    assert places[:2] == [("QUAY", "2"), ("DOCKS", "2")]
    assert len(places) <= 3


@pytest.mark.parametrize(
    ("second", "apart"),
    [
        ("Dock charter: the map is old, as all of us know.", True),
        ("Dock charter, the map is old, as all of us know.", False),
        ("The map in it is old, as all of us know.", False),
    ],
)
def test_two_blocks_that_open_with_the_draft_are_two_points(second, apart):
    found = mail("Dock charter: 1 is dry, and should be wet.", second, drafts=BOTH)
    assert (len(found) > 1 and found[0].text.endswith("be wet.")) is apart


@pytest.mark.parametrize("same", ["idem", "Idem.", "idem !"])
def test_a_piece_and_idem_is_a_comment_like_the_one_above(same):
    items = (
        f"1.\tParagraph 2 : too long.\n2.\tParagraph 3 : {same}\n3.\tParagraph 4 : no"
    )
    found = mail("On the Quay specification:", items, drafts=BOTH)
    assert [c.paragraphs for c in found] == [("2",), ("3",), ("4",)]


TIDES = Draft(
    id="TIDES",
    title="Tide manual",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=text, heading=title)
        for label, title, text in (
            ("2.1", "Pilots and tugs that wait at sea", "A pilot waits with a tug."),
            ("2.2", "Night work of mates, including day trips", "A day trip is short."),
            ("2.3", "Lotsengebühren und Zuschläge", "Lotsengebühren sind zu zahlen."),
            ("2.4", "Ladders", "The last rung of ladders is dry. Lamps burn."),
            ("2.5", "Lamps and other lights", "Lamps burn until dawn."),
            ("2.6", "Charts for rivers, lakes and canals", "They show depths."),
        )
    ),
)
PILOTED = prepare([TIDES, DOCKS])
PLAIN = "Nobody on our boats understands what is meant here."


def titled(*blocks):
    return [
        ([x.paragraph for x in c.candidates] if c.review else [*c.paragraphs])
        for c in mail(*blocks, drafts=PILOTED)
    ]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Pilots", "2.1"),
        ("1. Tugs", "2.1"),
        ("Day trips", "2.2"),
        ("Lotsengebühr", "2.3"),
        ("Charts for lakes and canals", "2.6"),
    ],
)
def test_a_part_of_a_title_above_words_names_the_piece_whose_text_has_it(title, label):
    (found,) = mail(title, PLAIN, drafts=PILOTED)
    assert (found.review, found.paragraphs) == (False, (label,))
    assert found.text == PLAIN


def test_parts_of_titles_part_what_is_said_of_each():
    assert titled("Pilots", PLAIN, "Day trips", PLAIN) == [["2.1"], ["2.2"]]


def test_a_part_of_a_title_of_which_another_text_speaks_is_asked_about():
    assert titled("Lamps", PLAIN) == [["2.5"]]
    assert mail("Lamps", PLAIN, drafts=PILOTED)[0].review


@pytest.mark.parametrize(
    "line",
    ["pilots", "Docks", "Scrap pilots", "General", "Comments", "At sea"],
)
def test_other_lines_above_words_decide_nothing(line):
    assert all(c.review for c in mail(line, PLAIN, drafts=PILOTED))


@pytest.mark.parametrize(
    "words",
    [
        "This section cites section 2.2. It should be shorter.",
        "This section refers to section 7.4, items 5 and 7. Section 7.4 is on fees.",
        "Ce paragraphe renvoie au paragraphe 2.2. Il faut le raccourcir.",
        "Dieser Absatz verweist auf Absatz 2.2. Er muss kürzer werden.",
        "Delete, as section 2.2 covers this.",
        "The words “until noon” in the 3rd sentence of the 7th paragraph are too much.",
    ],
)
def test_what_is_cited_below_a_title_only_serves_what_is_said_of_its_piece(words):
    found = mail("Pilots and tugs that wait at sea", words, drafts=PILOTED)
    assert [(c.review, c.paragraphs) for c in found] == [(False, ("2.1",))]


@pytest.mark.parametrize(
    "words", ["Section 2.2 should be deleted.", "Please delete section 2.2."]
)
def test_what_opens_below_a_title_with_another_piece_is_on_that(words):
    found = mail("Pilots and tugs that wait at sea", words, drafts=PILOTED)
    assert [c.paragraphs for c in found] == [("2.2",)]
