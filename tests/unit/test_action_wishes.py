"""A wish for more emphasis gives no words of a text: it is a remark."""

import pytest

from rules.action import request
from rules.action_wishes import says_more, without
from rules.terms import Action


@pytest.mark.parametrize(
    "said",
    [
        "Greater prominence ought to be given to island communities.",
        "More attention should also be paid to prevention",
        "Il faudrait accorder plus d'attention aux petites îles.",
        "Debería prestarse mayor atención a las islas pequeñas.",
        "Следует уделить больше внимания горным районам.",
        "ينبغي إيلاء مزيد من الاهتمام للمناطق الجبلية.",
        "应更加重视山区。",
        "Den Bergregionen sollte mehr Gewicht beigemessen werden.",
    ],
)
def test_it_is_a_remark_alone_and_says_nothing_of_the_rest(said):
    assert not says_more(without(f"¶: {said}"))
    alone = request(f"¶: {said}")
    assert (alone.action, alone.sure) == (Action.COMMENT, True)
    beside = request(f"¶: Please delete this paragraph. {said}")
    assert beside.action is Action.DELETE


def test_words_of_a_text_are_weighed():
    said = '¶: More emphasis should be put on "rural" in the second sentence.'
    assert says_more(without(said))


def test_the_last_word_may_agree():
    assert request("¶ — Deux millimètres : d'accord.").action is Action.KEEP


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("نعترض على ¶.", Action.COMMENT),
        ("نحن نعترض على هذه التوصية.", Action.COMMENT),
        ("لا نعترض على ¶.", Action.KEEP),
        (
            "¶: Die Umkehr der Beweislast lehnen wir ab. Niemand weiß es.",
            Action.COMMENT,
        ),
    ],
)
def test_who_objects_does_not_keep(said, action):
    assert request(said).action is action
