"""The reasons for a new text are the sender's words, and none of the text."""

import pytest

from rules.action_reasoned import unreasoned
from tests.harbour import ONE, mail

NEW = "Fog signals are free of charge."


@pytest.mark.parametrize(
    "reasons",
    [
        " Reason: dues have doubled.",
        "\nJustification\nDues have doubled.",
        "\n(Rationale for this change: dues have doubled.)",
        "\nMotif : les droits ont doublé.",
        "\nJustificación: las tasas se han duplicado.",
        "\nОбоснование: сборы удвоились.",
        "\nالتبرير: تضاعفت الرسوم.",
        "\n理由：费用翻了一番。",
        "\nBegründung: Die Gebühren haben sich verdoppelt.",
        "\nWe ask for it, for dues have doubled.\nThey will double again.",
        "\n- This change brings it in line with the old rules.",
        "\nNous le demandons, car les droits ont doublé.",
        "\nLo pedimos porque las tasas se han duplicado.",
        "\nПросим об этом, поскольку сборы удвоились.",
        "\nنطلب ذلك لأن الرسوم تضاعفت.",
        "\n我们建议如此，因为费用翻了一番。",
        "\nWir bitten darum, denn die Gebühren haben sich verdoppelt.",
    ],
)
def test_reasons_behind_a_new_text_are_none_of_it(reasons):
    assert unreasoned(f"{NEW}{reasons}") == NEW


@pytest.mark.parametrize(
    "text",
    [
        "Reasons are given in writing.\nThey are public.",
        "Fees are low. Reasonable costs: the port bears them.",
        "Ports keep a register.\nArticle 9: the register is public.",
        "We welcome all ships.\nWe reaffirm that signals are free.",
    ],
)
def test_what_a_new_text_says_of_reasons_stays(text):
    assert unreasoned(text) == text


@pytest.mark.parametrize(
    "blocks",
    [
        ("Paragraph 8 should read:", NEW, "We ask for it, for dues have doubled."),
        (f"Paragraph 8 should read: {NEW} Reason: dues have doubled.",),
        (f"Paragraph 8 should read:\n{NEW}\nJustification: dues have doubled.",),
    ],
)
def test_the_reasons_stay_in_the_comment(blocks):
    (found,) = mail(*blocks, drafts=ONE)
    assert (found.proposed, found.action) == (NEW, "amend")
    assert "dues have doubled" in found.text
