"""Asks told by a turn of words, and grounds that only stand behind them."""

from __future__ import annotations

import pytest

from rules.action import action
from rules.terms import Action


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("We would ask that they become one.", Action.MERGE),
        ("Let the two be made one.", Action.MERGE),
        ("Il vaudrait mieux qu'elles ne forment plus qu'une.", Action.MERGE),
        ("Deberían pasar a ser una sola.", Action.MERGE),
        ("نقترح دمج بعضها في بعض.", Action.MERGE),
        ("Le tout peut être retiré sans perte.", Action.DELETE),
        ("L'ensemble pourrait disparaître sans dommage.", Action.DELETE),
        ("نقترح التخلي عنها.", Action.DELETE),
    ],
)
def test_what_a_turn_asks_for(said, meant):
    assert action(said) is meant


@pytest.mark.parametrize(
    "ground",
    [
        "Our auditors insist on it.",
        "Nos juristes y tiennent.",
        "Nuestros abogados insisten en ello.",
        "На этом настаивают наши юристы.",
        "Unsere Ärzte bestehen darauf.",
        "محامونا يصرون على ذلك.",
    ],
)
def test_who_insists_on_what_was_asked_keeps_nothing(ground):
    assert action(f"¶ and ¶: these should be merged. {ground}") is Action.MERGE
    assert action(f"¶: this should be deleted. {ground}") is Action.DELETE


def test_associations_in_russian_join_no_pieces():
    said = "¶\nМелким объединениям это не по карману. То же сказано в ¶."
    assert action(said) is Action.COMMENT
