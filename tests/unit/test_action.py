"""Actions: what a comment asks for, and its new text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.action import action, proposed, request
from rules.terms import Action


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delete it.", Action.DELETE),
        ("This must not be deleted.", Action.KEEP),
        ("Delete the words “and ports”.", Action.AMEND),
        ("Replace “may” by “shall”.", Action.AMEND),
        ("Should read: “We propose to delete it.”", Action.AMEND),
        ("Insert a new paragraph: “Ports are open.”", Action.ADD),
        ("Add “open” after “ports”.", Action.AMEND),
        ("These could be merged.", Action.MERGE),
        ("Keep as drafted.", Action.KEEP),
        ("In addition, the wording is unclear.", Action.COMMENT),
        ("À supprimer.", Action.DELETE),
        ("Nous proposons de les fusionner.", Action.MERGE),
        ("Texte proposé : les ports", Action.AMEND),
        ("Debería eliminarse.", Action.DELETE),
        ("Añadir un nuevo párrafo: «Los puertos»", Action.ADD),
        ("Предлагается исключить.", Action.DELETE),
        ("Сохранить без изменений.", Action.KEEP),
        ("نقترح حذفها.", Action.DELETE),
        ("نقترح دمجها.", Action.MERGE),
        ("我们建议删去该段。", Action.DELETE),
        ("我们有保留意见。", Action.COMMENT),
        ("Absatz 2 ist zu streichen.", Action.DELETE),
        ("MOD Ports are open.", Action.AMEND),
        ("NOC", Action.KEEP),
    ],
)
def test_the_first_sentence_that_asks_decides(text, expected):
    assert action(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Should read: “Ports are open.” It is shorter.", "Ports are open."),
        ("Alternative text: Ports are open.", "Ports are open."),
        ("Proposed text\nPorts are open.", "Ports are open."),
        ("Add “x y” after “z”.", ""),
        ("Delete.", ""),
        ("Replace it", ""),
        ("SUP Ports", "Ports"),
    ],
)
def test_the_new_text_is_verbatim(text, expected):
    assert proposed(text) == expected


@given(st.text())
def test_the_new_text_is_always_a_slice_of_the_words(text):
    assert request(text).proposed in text
