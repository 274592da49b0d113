"""Attribution: letters of a paragraph that head clauses or lines below it."""

import pytest

from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import NOTICE, ONE, PORTS, mail, units
from tests.unit.test_citation import draft

LIGHTS = Draft(
    id="LIGHT",
    title="Action line on lights",
    call="c",
    paragraphs=tuple(
        Paragraph(label=n, text=f"Light {n} is lit at night.") for n in ("a", "b", "c")
    ),
)
NOTICES = prepare([NOTICE])


def found(*blocks, drafts=NOTICES):
    return [(*u[1:-1], u[-1]) for u in units(mail(*blocks, drafts=drafts))]


def asked(*blocks, drafts=NOTICES):
    return [
        [x.paragraph for x in c.candidates] if c.review else None
        for c in mail(*blocks, drafts=drafts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In paragraph 2, (a) should be deleted; (b) is fine.",
        "Paragraph 2: (a) should be deleted; (b) is fine.",
        "In paragraph 2, (a) should be deleted and (b) is fine.",
        "In 2, (a) must be deleted. (b) is fine.",
        "Au paragraphe 2, (a) doit être supprimé ; (b) est bien.",
        "In Absatz 2, (a) sollte gestrichen werden; (b) soll so bleiben.",
    ],
)
def test_a_letter_that_is_the_subject_of_its_clause_is_a_piece(text):
    assert found(text) == [("2(a)", "delete"), ("2(b)", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 2: (a) is unclear, (c) must be deleted.",
        "Para 2: a) 30 instead of 20; b) delete.",
        "Para 2:\na) 30 instead of 20\nb) delete it",
    ],
)
def test_letters_at_the_heads_of_clauses_may_be_those_of_the_paragraph(text):
    told = asked(text)
    assert told
    assert all(each and {*each} >= {"2(a)", "2"} for each in told)


@pytest.mark.parametrize("text", ["Para 3: a) too long; b) delete.", "Para 2: a) cut."])
def test_letters_that_the_paragraph_does_not_have_count_what_is_said(text):
    assert asked(text) == [None]


def test_letters_below_their_paragraph_in_blocks_of_their_own_are_asked_about():
    told = asked("Para 2", "a) 30 instead of 20", "b) delete", "c) no comment")
    assert [each[0] for each in told] == ["2(a)", "2(b)"]
    assert asked("Para 3", "a) too long", "b) delete") == [None]
    assert asked("Para 2 is fine for us.", "a) we like its fees") == [None]
    assert found("Para 2", "Delete it.") == [("2", "delete")]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "On paragraph 2:",
            "(i) on (a), who pays?",
            '(ii) on (b), "hours" must be "days"',
        ),
        (
            "Sur le paragraphe 2 :",
            "(i) sur (a), qui paie ?",
            "(ii) sur (b) : supprimer",
        ),
    ],
)
def test_a_letter_behind_a_preposition_is_a_piece_of_what_is_spoken_of(lines):
    assert [label for label, _ in found(*lines)] == ["2(a)", "2(b)"]


def test_a_letter_behind_a_preposition_may_be_all_of_a_label():
    text = "On (b): to be deleted. On (c): no objection."
    assert found(text, drafts=prepare([PORTS, LIGHTS])) == [
        ("b", "delete"),
        ("c", "keep"),
    ]
    assert asked(text, drafts=prepare([NOTICE, LIGHTS]))[0] == ["2(b)", "b"]
    assert "2(b)" not in asked("On (b): to be deleted.", drafts=ONE)[0]


NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
TOYS = prepare(
    [
        PORTS,
        Draft(
            id="TOY/1",
            title="Toy code",
            call="c",
            paragraphs=tuple(
                Paragraph(label=label, text=f"Toy number {n} is lent for a week.")
                for n, label in enumerate(NUMERALS)
            ),
        ),
    ]
)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("With regard to para v - please delete it.", "v"),
        ("Para i – delete", "i"),
        ("Item (x) – delete", "x"),
        ("§ x – delete; § iv – delete", "x"),
        ("(vii)\nPlease delete it.", "vii"),
        ("(x) – delete", "x"),
        ("第(ix)段：删除", "ix"),
        ("第v段：删除", "v"),
        ("第vi段：删除", "vi"),
        ("Пункт i следует исключить.", "i"),
        ("Absatz i sollte gestrichen werden.", "i"),
    ],
)
def test_numerals_name_the_pieces_of_the_draft_that_counts_so(said, label):
    found = mail("Our comments on TOY/1:", said, drafts=TOYS)
    assert units(found)[0] == ("TOY/1", label, "delete")


def test_numerals_in_brackets_are_points_of_their_own():
    found = mail("TOY/1", "(v) fine.", "(vii) delete.", "(x) Why?", drafts=TOYS)
    assert units(found) == [
        ("TOY/1", "v", "keep"),
        ("TOY/1", "vii", "delete"),
        ("TOY/1", "x", "comment"),
    ]


@pytest.mark.parametrize("draft", ["TOY/1", "PORT/1"])
def test_numerals_that_count_what_is_said_are_no_pieces(draft):
    found = mail(
        f"Our comments on {draft}:",
        "(i) Nobody asked us.",
        "(ii) We like boats.",
        "(iii) Delete paragraph v of TOY/1.",
        drafts=TOYS,
    )
    assert units(found) == [("TOY/1", "v", "delete")]


def test_a_point_below_the_name_of_another_draft_is_none_of_the_piece_above():
    found = mail(
        "PORT/1",
        "Delete paragraph 7.",
        "TOY/1",
        "It is essential for us that item (i) remain in the text unaltered.",
        drafts=TOYS,
    )
    assert units(found) == [("PORT/1", "7", "delete"), ("TOY/1", "i", "keep")]


@pytest.mark.parametrize(
    ("said", "labels"),
    [
        ("7(a)段应删除。", ("7(a)",)),
        ("3. 7(a)段：应删除。", ("7(a)",)),
        ("请删除7(a)和7(b)段。", ("7(a)", "7(b)")),
        ("请删除7(b)(ii)段。", ("7(b)(ii)",)),
    ],
)
def test_a_number_with_letters_stands_before_its_noun_without_a_sign(said, labels):
    ports = draft("P", ["3", "3(a)", "7", "7(a)", "7(b)", "7(b)(i)", "7(b)(ii)"])
    (found,) = mail(said, drafts=prepare([ports]))
    assert (found.paragraphs, str(found.action)) == (labels, "delete")
