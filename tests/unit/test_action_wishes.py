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
    "said",
    [
        "نعترض على ¶.",
        "نحن نعترض على هذه التوصية.",
        "¶: Die Umkehr der Beweislast lehnen wir ab. Niemand weiß es.",
    ],
)
def test_who_objects_does_not_keep(said):
    assert request(said).action is not Action.KEEP
    assert request("لا نعترض على ¶.").action is Action.KEEP


@pytest.mark.parametrize(
    "said",
    [
        "¶: The wording is vague.",
        "¶: We find the scope of the text too broad for a declaration.",
        "¶ : la formulation n'est pas claire et mérite d'être précisée.",
        "¶: la redacción no es clara y requiere aclaraciones.",
        "¶: Формулировка представляется неясной и требует уточнения.",
        "¶: الصياغة غير واضحة وتحتاج إلى مزيد من التوضيح.",
        "¶：措辞不够清楚，需要进一步澄清。",
        "¶: Die Formulierung ist unklar und bedarf der Klärung.",
    ],
)
def test_what_is_only_unclear_or_too_broad_is_a_remark(said):
    assert request(said).action is Action.COMMENT
    assert request(said).sure


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("¶: The wording is unclear and should be redrafted.", Action.AMEND),
        ("¶: The scope is too broad and should be limited to ports.", Action.AMEND),
        ("¶: The wording is vague. Please delete it.", Action.DELETE),
        ("¶: Le texte est clair et équilibré, gardez-le.", Action.KEEP),
        ("¶: Der Text ist klar, so lassen.", Action.KEEP),
    ],
)
def test_what_it_asks_for_beside_is_heard(said, action):
    assert request(said).action is action
