"""What stances in words ask for, and what words only tell, one rule at a time."""

from dataclasses import replace

import pytest

from rules import action_grammar as grammar
from rules.action import request
from rules.action_listed import read
from rules.action_stances import describes, stance
from rules.location import argued, clauses, pieces
from rules.location.target import Target
from rules.terms import Action
from tests.harbour import ONE, mail


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("why delete ¶?", Action.COMMENT),
        ("it would be better if ¶ did not exist.", Action.DELETE),
        ("we oppose keeping ¶ as it is.", Action.AMEND),
        ("we oppose keeping ¶.", Action.DELETE),
        ("we support the deletion of ¶.", Action.DELETE),
    ],
)
def test_a_stance_asks_for_what_it_says(said, asked):
    found = stance(said)
    assert found is not None
    assert found[0] is asked


@pytest.mark.parametrize(
    "text",
    [
        "The guild is opposed to the current wording of ¶.",
        "We reject ¶ in its present form.",
        "We object to maintaining the existing text of ¶.",
        "Nous sommes tout à fait opposés au libellé actuel de ¶.",
        "Nous nous opposons au maintien de ¶ en l'état.",
        "Estamos en contra de la redacción vigente de ¶.",
        "Somos contra a redação atual de ¶.",
        "Мы возражаем против нынешней редакции ¶.",
        "نعارض الصيغة الحالية لـ ¶.",
        "我们反对¶的现有措辞。",
        "Wir lehnen die jetzige Fassung von ¶ ab.",
    ],
)
def test_who_is_against_the_wording_wants_another(text):
    found = request(text)
    assert found.action is Action.AMEND
    assert found.sure


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We oppose any change of the current wording of ¶.", Action.KEEP),
        ("We are against the existing text of ¶ being weakened.", Action.KEEP),
        ("We have no quarrel with the current wording of ¶.", Action.KEEP),
        ("Wir haben nichts gegen den jetzigen Wortlaut von ¶.", Action.KEEP),
        ("We are opposed to ¶ as drafted; it should be deleted.", Action.DELETE),
        ("Several guilds are opposed to the current wording of ¶.", Action.COMMENT),
    ],
)
def test_others_the_change_or_a_denial_is_no_stance_against_the_wording(text, asked):
    assert request(text).action is asked


def test_words_without_a_stance_have_none():
    assert stance("mit der streichung von ¶ rechnen wir.") is None
    assert stance("the harbour is wide.") is None


def test_what_a_piece_does_is_not_asked_for():
    assert describes("¶ removes a burden.", 2)
    assert read("¶ removes a burden.", grammar.unasked).action is Action.COMMENT


def test_pieces_of_two_drafts_are_held_by_none():
    both = Target(others=(("A/1", "1"), ("B/1", "2")))
    assert pieces.shared(both) is None


def test_a_sentence_that_tells_where_is_on_the_piece_it_tells():
    text = "As to who pays, see paragraph 9: ports must."
    (ref,) = clauses.cited(text, ONE.citable).references
    assert argued.is_subject(text, ref) is ref.argument


def test_the_next_piece_of_two_that_are_listed_is_not_a_reason():
    (found,) = mail("On paragraph 5, as well as the words of paragraph 6, we pass.")
    assert {*found.paragraphs, *(x.paragraph for x in found.candidates)} == {"5", "6"}


def test_who_is_busy_with_a_change_does_not_agree_to_it():
    assert stance("wir sind mit der streichung von ¶ überfordert.") is None


def test_who_has_nothing_against_a_piece_speaks_of_it():
    text = "Against paragraph 9 we have nothing."
    (ref,) = clauses.cited(text, ONE.citable).references
    assert argued.is_subject(text, replace(ref, argument=True))
    other = "Against paragraph 9 we have much."
    assert not argued.is_subject(other, replace(ref, argument=True))


@pytest.mark.parametrize(
    "text",
    [
        '¶ and ¶ contain the words "without delay".',
        '¶ expressly provides that "lights are free of charge".',
        'According to ¶, "lights are free of charge".',
        "¶ combines conditions and exceptions.",
        "¶ énonce que « les feux sont gratuits ».",
        "Selon ¶, « les feux sont gratuits ».",
        "¶ establece: «Los faros son gratuitos».",
        "O ¶ prevê que «os faróis são gratuitos».",
        "¶ прямо указывает: «Маяки бесплатны».",
        "В ¶ говорится, что «маяки бесплатны».",
        "تنص ¶ على أن «المنارات مجانية».",
        "¶明确规定：“灯塔免费。”",
        "¶ besagt, dass „Leuchtfeuer kostenlos sind“.",
        "Laut ¶ sind „Leuchtfeuer kostenlos“.",
        "The amendment of ¶ suggested by the pilots merits careful consideration.",
        "On demande s'il est nécessaire de modifier ¶.",
        "委员会对¶的修改值得研究。",
    ],
)
def test_what_a_piece_says_is_no_wish_to_change_it(text):
    found = request(text)
    assert found.action is Action.COMMENT
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        '¶ should state that "lights are free of charge".',
        '¶ says "lights"; it should say "beacons".',
        '¶ says "often". How often? State it.',
        '¶ contains: "lights are free" -> "lights are cheap".',
        "¶ devrait énoncer que « les feux sont gratuits ».",
        "¶ должен указывать: «Маяки бесплатны».",
        "¶应规定：“灯塔免费。”",
        "It is necessary to amend ¶.",
    ],
)
def test_what_a_piece_should_say_is_asked_for(text):
    assert request(text).action is Action.AMEND


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Внесли небольшие правки в структуру ¶.", Action.AMEND),
        ("Я внёс изменения в ¶.", Action.AMEND),
        ("Мы не вносим изменений в ¶.", Action.KEEP),
    ],
)
def test_who_has_made_corrections_offers_them(text, asked):
    assert request(text).action is asked
