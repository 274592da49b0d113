"""What is asked for in a word: by a third person, in a cell, or not at all."""

from __future__ import annotations

import pytest

from rules.action import request
from rules.location import courtesy, silence
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import mail, table

ACTS = prepare(
    [
        Draft(
            id="PILOT/1",
            title="Pilots Act",
            call="c",
            paragraphs=tuple(
                Paragraph(label=f"{n}({m})", text=f"Pilot {n} shall serve ship {m}.")
                for n in (1, 2, 3)
                for m in (1, 2)
            ),
        ),
        Draft(
            id="BERTH/1",
            title="Rules on berths",
            call="c",
            paragraphs=tuple(
                Paragraph(label=f"{n}.{m}", text=f"Quay {n} has a lamp of {m} lux.")
                for n in (1, 2, 3)
                for m in (1, 2)
            ),
        ),
    ]
)
KEEP, AMEND, DELETE, COMMENT = (
    Action.KEEP,
    Action.AMEND,
    Action.DELETE,
    Action.COMMENT,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶ - Fenghai supports.", KEEP),
        ("¶: the islands agree entirely.", KEEP),
        ("¶ - le Corvado appuie.", KEEP),
        ("¶ : la Ligue soutient l'obligation de signaler.", KEEP),
        ("¶: Corvado respalda.", KEEP),
        ("¶: Corvado apoya la obligación de avisar.", KEEP),
        ("¶: Древния поддерживает.", KEEP),
        ("¶: der Verband stimmt zu.", KEEP),
        ("¶: تؤيد كورفادو.", KEEP),
        ("¶: Fenghai aligns itself with this paragraph.", KEEP),
        ("¶: it is vital to us that this paragraph stays.", KEEP),
        ("¶: no changes are requested.", KEEP),
        ("¶: nobody agrees.", COMMENT),
        ("Fenghai cannot agree.", COMMENT),
        ("Fenghai does not support.", COMMENT),
        ("Fenghai refuses to agree.", COMMENT),
        ("Whoever pollutes will get away with it.", COMMENT),
        ("¶ is too dear, so off with it.", DELETE),
        ("¶ : le Corvado n'appuie pas.", COMMENT),
        ("¶: must be shorter.", AMEND),
        ("¶ : devrait être plus clair.", AMEND),
        ("¶ : remplacer vingt par soixante.", AMEND),
        ("¶: sustituir puerto por bahía.", AMEND),
        ("¶: Hafen durch Bucht ersetzen.", AMEND),
        ("¶: to be expunged.", DELETE),
        ("¶: we urge removing it.", DELETE),
        ("¶: dropping it is the safest course.", DELETE),
        ("¶: it should not stand in the rules.", DELETE),
        ("¶: the sentence should be struck from the code.", DELETE),
        ("¶: supprimer la section.", DELETE),
        ("¶: the coast would not accept anything weaker.", KEEP),
        ("¶: we would be sorry to see it changed.", KEEP),
        ("¶: we see no need for further debate.", KEEP),
        ("¶: пусть остаётся.", KEEP),
        ("¶: wir stimmen nicht zu.", COMMENT),
        ("¶ could be evaded by smaller ships.", COMMENT),
        ("¶: both out.", DELETE),
        ("¶: we want it taken out altogether.", DELETE),
        ("¶: ترى كورفادو حذف هذه الفقرة.", DELETE),
    ],
)
def test_what_is_said_in_a_word(text, expected):
    assert request(text).action is expected


def test_a_fact_beside_a_verdict_is_no_other_verdict():
    found = table(
        ("Paragraph", "Position", "Comment"),
        ("5", "Support", "Floating buoys have cut our losses by a third."),
        ("6", "Support", "Replace may with shall."),
        ("7", "Support", "Cut it, since the rest leaves nothing that deserves it."),
    )
    assert [c.action for c in found[:2]] == [KEEP, AMEND]
    assert [c.review for c in found] == [False, False, True]


def test_a_tick_stands_for_the_head_of_its_column():
    found = table(
        ("Paragraph", "Support", "Oppose", "Remarks"),
        ("5", "X", "", "Good"),
        ("6", "", "X", "Costly"),
        ("7", "", "x", ""),
        ("8", "✓", "", ""),
        ("9", "X", "X", ""),
    )
    assert [(c.paragraphs, c.action, c.text) for c in found] == [
        (("5",), KEEP, "X\nGood"),
        (("6",), COMMENT, "X\nCostly"),
        (("7",), COMMENT, "x"),
        (("8",), KEEP, "✓"),
        (("9",), COMMENT, "X\nX"),
    ]


def test_a_line_may_be_titled_by_a_number():
    found = mail("1. On 5. Tariffs change too often.\n2. On 6. Delete.")
    assert [(c.paragraphs, c.action) for c in found] == [
        (("5",), COMMENT),
        (("6",), DELETE),
    ]
    assert not mail("On 5. May the crews met.")[0].paragraphs


@pytest.mark.parametrize("cell", ["Query whether the old quay would serve", "待议"])
def test_who_wants_to_talk_offers_no_new_text(cell):
    (found,) = table(("Paragraph", "Proposed text", "Reason"), ("5", cell, "Cost"))
    assert found.action is COMMENT


def test_what_is_quoted_announces_nothing():
    new = 'Insert a new paragraph after 5: "We shall provide each pilot with a radio."'
    assert not courtesy.is_announcement(new)
    assert courtesy.is_announcement("On paragraph 7 we shall provide views later.")
    assert not courtesy.is_announcement("The State shall provide a radio.")
    (found,) = mail(new)
    assert (found.paragraphs, found.action) == (("5",), Action.ADD)


@pytest.mark.parametrize(
    "text",
    [
        "Our crews have studied paragraphs 7 to 9 of the rules.",
        "Nous avons examiné les paragraphes 7 et 8.",
        "Hemos leído los párrafos 7 y 8.",
        "Мы рассмотрели пункты 7 и 8.",
        "Wir haben die Absätze 7 und 8 geprüft.",
    ],
)
def test_what_was_read_is_no_comment(text):
    assert silence.only_announces(text)


def test_what_was_read_and_judged_is_one():
    assert not silence.only_announces("We studied paragraph 7. It is far too long.")


def test_a_draft_that_is_named_first_is_spoken_of_whatever_another_prints():
    lines = "2.1: too long.", "2.2: keep."
    (first, second) = mail("A few words on the Pilots Act.", *lines, drafts=ACTS)
    assert (first.document, first.paragraphs) == ("PILOT/1", ("2(1)",))
    assert (second.document, second.paragraphs) == ("PILOT/1", ("2(2)",))
    assert {c.document for c in mail(*lines, drafts=ACTS)} == {"BERTH/1"}


@pytest.mark.parametrize(
    ("text", "place", "asked"),
    [
        ("Article 2 1) - to be deleted.", "2(1)", DELETE),
        ("Article 2 2): we like it.", "2(2)", KEEP),
    ],
)
def test_a_number_behind_an_article_is_its_paragraph(text, place, asked):
    (found,) = mail(text, drafts=ACTS)
    assert (found.paragraphs, found.action) == ((place,), asked)


@pytest.mark.parametrize(
    "text",
    [
        'Insert after 5 a new paragraph: "Boats are counted."',
        'We would welcome a paragraph, directly below 5, reading "Boats are counted."',
        "另外，5之后增加一段：“船只应登记。”",
        'فقرة جديدة بعد 5: "تسجل القوارب."',
    ],
)
def test_a_piece_behind_a_bare_number_is_added_there(text):
    (found,) = mail(text)
    assert (found.paragraphs, found.action) == (("5",), Action.ADD)


def test_what_is_to_be_read_otherwise_is_a_piece_and_no_value():
    found = mail('Paragraph 6: too strict. Reword 5 to say "Boats are counted."')
    assert [(c.paragraphs, c.action) for c in found] == [
        (("6",), COMMENT),
        (("5",), AMEND),
    ]
    (value,) = mail("Paragraph 6: too strict. Change 7 to 10.")
    assert value.paragraphs == ("6",)
