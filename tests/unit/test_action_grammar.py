"""What a sentence asks for by its grammar, in words that are on no list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.action import action, worded
from rules.action_grammar import asked, is_polite
from rules.terms import Action


@pytest.mark.parametrize(
    "text",
    [
        "¶ - lose everything after the comma.",
        "¶: nudge the date by a year.",
        "Please correct.",
        "A quarter, please.",
        "¶. La Bressay propose que ce soit le conseil qui tranche.",
        "¶: on pourrait se rallier au texte si la date glisse.",
        "We could live with ¶ if the date slides.",
        "If the date slides, we can support ¶.",
        "只要期限放宽，我们可以接受¶。",
        "¶. Es wäre klüger, den Rat zu nennen.",
        "¶: мы предлагаем назвать совет.",
        "¶: نقترح أن يسمى المجلس.",
        "¶：建议点名理事会。",
        "¶. Proponemos que lo decida el consejo.",
        "Perhaps ten days.",
        "¶: we would go for ten days.",
        "The period in ¶ must be twisted.",
        "Rather “a coast” here.",
        "Couldn't you just say ten?",
        "Ne serait-il pas plus sage, au ¶, de nommer le conseil ?",
        "¿No convendría nombrar al consejo?",
        "Не лучше ли назвать совет?",
        "Könnte man nicht den Rat nennen?",
        "是否可以点名理事会？",
        "¶: que la moitié soit élue.",
        "Пусть решает совет.",
        "¶: совет я бы назвал.",
        "¶: nous nommerions le conseil.",
        "¶: préciser que le conseil décide.",
        "¶ should specify that the council decides.",
        "¶. Il devrait dire que le conseil décide.",
        "¶: I would leave the distance out.",
        "¶: والأصح مجلس.",
        "While ¶ is welcome, its last words read like a joke and should be more sober.",
        "Meet each year, or you forget.",
    ],
)
def test_a_wish_without_a_known_word_is_for_an_amendment(text):
    assert action(text) is Action.AMEND


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't you dare touch it.", Action.KEEP),
        ("¶: hier habe ich nichts zu ändern.", Action.KEEP),
        ("¶: we see no difficulty.", Action.KEEP),
        ("По ¶ возражений нет.", Action.KEEP),
        ("¶: no nos plantea ningún reparo.", Action.KEEP),
        ("We propose that ¶ stay.", Action.KEEP),
        ("¶: ojalá nadie lo cambie.", Action.KEEP),
        ("¶: мне нравится, ничего не трогайте.", Action.KEEP),
        ("¶: no one should touch it.", Action.KEEP),
        ("¶ should not survive.", Action.DELETE),
        ("¶ ne devrait pas figurer dans le texte.", Action.DELETE),
        ("¶: dont need it", Action.DELETE),
        ("¶：似可不要。", Action.DELETE),
        ("¶ я бы объединил.", Action.MERGE),
        ("There is no need for ¶.", Action.DELETE),
        ("¶: sin utilidad para nadie. Sin necesidad de ¶.", Action.DELETE),
        ("¶: wir regen an, darauf zu verzichten.", Action.DELETE),
        ("¶: il est proposé de la fusionner.", Action.MERGE),
    ],
)
def test_a_stem_or_a_denial_tells_what_else_is_asked_for(text, expected):
    assert action(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "¶: would the auditor qualify?",
        "¶: could you tell us who decides?",
        "Please explain the date.",
        "We are glad that ¶ asks for a date.",
        "We do not ask for its deletion.",
        "We do not propose another date.",
        "¶: we had asked for another date.",
        "We had asked for it.",
        "Had we not proposed, and avions demandé, that ¶ be other?",
        "Le ¶ appelle de sérieuses réserves de notre part.",
        "4) Re ¶: the seven deltas include two lakes.",
        "We will come back if both houses agree to the text.",
        "Ten days is too short.",
    ],
)
def test_what_only_informs_tells_or_denies_asks_for_nothing(text):
    assert action(text) is Action.COMMENT


def test_agreement_is_no_question_and_no_but_follows():
    assert action("Is ¶ fine as it stands?") is Action.COMMENT
    assert action("¶ is acceptable. But who pays?") is Action.COMMENT
    assert action("¶ is acceptable. Who pays?") is Action.KEEP


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Why scrap the tolls?", False),
        ("¶: And why drop it?", False),
        ("Pourquoi supprimer les péages ?", False),
        ("¿Por qué suprimir los peajes?", False),
        ("Зачем отменять сборы?", False),
        ("Warum ¶ streichen?", False),
        ("لماذا تحذف هذه الرسوم؟", False),
        ("为什么要删除收费？", False),
        ("Why don't you delete it?", True),
        ("Why keep it? Delete ¶.", True),
        ("Warum nicht streichen?", True),
    ],
)
def test_why_is_only_asked_where_no_denial_proposes(text, asks):
    assert (action(text) is Action.DELETE) is asks


def test_where_a_comment_opens_only_known_words_tell():
    assert worded("¶ - lose everything after the comma.") is Action.COMMENT
    assert worded("¶ - delete.") is Action.DELETE


def test_a_condition_of_an_agreement_is_what_is_asked_for():
    assert asked("we could accept ¶ if the date slides.") is Action.AMEND
    assert asked("we could accept ¶.") is Action.COMMENT


def test_a_question_to_be_told_is_not_polite():
    assert is_polite("could it not be the council?")
    assert not is_polite("could you explain the council?")


@given(st.text())
def test_a_question_for_an_explanation_asks_for_no_change(text):
    said = text.replace("\n", " ")[:20]
    assert asked(f"why is {said} explained?") in {Action.COMMENT, asked(f"{said}?")}
