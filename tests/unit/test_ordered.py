"""Bare numbers that are pieces by what is said of them, and codes of another draft."""

import pytest

from rules.terms import Draft, Paragraph
from tests.harbour import ONE, PORTS, TWO, mail, prepare, units

PLAN = Draft(
    id="DEEDS",
    title="Plan of deeds",
    call="c",
    paragraphs=tuple(
        Paragraph(label=label, text=f"Deed {label} is done by the harbour master.")
        for label in ("A1", "A2", "B1")
    ),
)
WITH_CODES = prepare([PORTS, PLAN])


def placed(*blocks, drafts=ONE):
    return [each[:-1] for each in units(mail(*blocks, drafts=drafts))]


def asked(*blocks, drafts=ONE):
    return [
        [each.paragraph for each in one.candidates]
        for one in mail(*blocks, drafts=drafts)
        if one.review
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Scrap 8, hold on to 5, and shorten the deadline in 11.",
        "Scrap 8 and hold on to 5. 11 is a riddle.",
        "8 is clear. 5 needs a date, and in 11 the month is missing.",
        "Enlevez le 8, gardez le 5 et supprimez le 11.",
        "Quiten el 8, dejen el 5, y en el 11 falta la fecha.",
        "Уберите 8, 5 оставьте, и в 11 нет срока.",
        "8 raus, 5 bleibt, und in 11 fehlt der Monat.",
        "删除8，保留5，删去11。",
        "احذفوا 8 وأبقوا 5. إلغاء 11",
    ],
)
def test_each_bare_number_of_which_something_is_said_is_a_point(text):
    assert placed(text) == [("PORT/1", "8"), ("PORT/1", "5"), ("PORT/1", "11")]
    assert not asked(text)


def test_items_of_a_list_go_on_so():
    found = placed(
        "- 8 reads oddly.\n- 5 and 6 both speak of fees.\n- Put 11 before 9."
    )
    assert found == [("PORT/1", "8"), ("PORT/1", "5", "6"), ("PORT/1", "11")]
    assert placed("I see no use to have 5 and 6 apart.") == [("PORT/1", "5", "6")]


@pytest.mark.parametrize(
    "text",
    [
        "8 is a lot, and 5 is the limit.",
        "11 would be fairer.",
        "Keep 9, and 31 must go.",
        "8 is fine. We have no view to offer on 5.",
    ],
)
def test_a_value_or_a_number_too_many_makes_it_a_question(text):
    assert not placed(text)
    assert len(asked(text)) == 1


def test_what_may_be_a_value_of_the_piece_spoken_of_is_none_of_its_own():
    assert placed("Paragraph 9: too many berths. Keep 5.") == []
    assert placed("Paragraph 9: too many berths.", "Scrap 8, hold on to 5.") == [
        ("PORT/1", "9")
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("8 is fine. We have no view on 5.", ("8",)),
        ("We support 8 and 9.", ("8", "9")),
        ("We are less troubled by 8 itself. Fog is rare.", ("8",)),
        ("The crews were pleased with 8. They had asked for it.", ("8",)),
        ("Nous appuyons le 8.", ("8",)),
        ("Apoyamos el 8.", ("8",)),
        ("Мы согласны с пунктом 8.", ("8",)),
        ("Wir sind einverstanden mit 8.", ("8",)),
        ("نؤيد 8.", ("8",)),
        ("我们支持8。", ("8",)),
    ],
)
def test_what_one_is_for_against_or_silent_on_is_a_point(text, labels):
    assert placed(text)[0] == ("PORT/1", *labels)


@pytest.mark.parametrize(
    "text", ["We agree with 8 others.", "We support 8 of them.", "We back 8.5."]
)
def test_what_is_counted_or_measured_is_none(text):
    assert not placed(text)


def test_who_speaks_of_himself_begins_anew_behind_another_piece():
    found = placed("I am all for paragraph 9.", "I would strike 8. Fog lifts.")
    assert found == [("PORT/1", "9"), ("PORT/1", "8")]
    # one calendar month: the piece that was spoken of has such a value itself
    assert placed("I am all for paragraph 6.", "I would strike 20.") == [
        ("PORT/1", "6")
    ]


def test_where_two_drafts_print_one_of_the_numbers_the_sentence_is_asked_about():
    assert placed("Scrap 8, hold on to 5.", drafts=TWO) == []
    assert len(asked("Scrap 8, hold on to 5.", drafts=TWO)) == 1
    assert placed("Scrap 8, hold on to 9.", drafts=TWO) == [
        ("PORT/1", "8"),
        ("PORT/1", "9"),
    ]


@pytest.mark.parametrize("text", ["B1: no objection.", "B1 - the bank might pay."])
def test_a_code_is_of_the_one_draft_that_prints_it_whichever_is_spoken_of(text):
    found = placed("On the Harbour Rules:", "8: acceptable.", text, drafts=WITH_CODES)
    assert found[-1] == ("DEEDS", "B1")


@pytest.mark.parametrize(
    "turn",
    ["mais le plan n'en dit rien", "но the plan - нет"],
)
def test_a_draft_behind_a_turn_is_another_than_that_of_the_piece(turn):
    text = f"The Harbour Rules want free berths (para. 9) {turn}."
    assert placed(text, drafts=WITH_CODES) == [("PORT/1", "9")]
