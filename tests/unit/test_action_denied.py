"""Words of consent that are denied, hedged, or said of something else keep nothing."""

import pytest

from rules.action import request
from rules.action_denials import denies, denies_verb
from rules.terms import Action

LONG = (
    "Our members run the ferries of nine islands, most of them in winter, too. They "
    "have told us of queues at the quays, of crews that wait for papers, and of "
    "passengers who give up and take the car. Each spring the boats are late, since "
    "nobody knows in which of the three harbours the new crews have to report. "
)


@pytest.mark.parametrize(
    "text",
    [
        "We are hardly in favour of this rule, which rests on old figures.",
        "Notre fédération n'est guère favorable à cette règle.",
        "No somos favorables a esta norma, que parte de cifras viejas.",
        "Мы вряд ли согласны с этим правилом.",
        "Wir sind mit dieser Regel kaum einverstanden.",
        "لا نؤيد هذه القاعدة.",
        "我们难以支持这一规则。",
    ],
)
def test_who_denies_that_he_agrees_keeps_nothing(text):
    found = request(text)
    assert found.action is not Action.KEEP
    assert found.action is not Action.DELETE or not found.sure


@pytest.mark.parametrize(
    "text",
    [
        "We cannot but support this paragraph.",
        "Мы не можем не поддержать этот пункт.",
        "We not only accept this paragraph, we welcome it.",
        "Nous ne pouvons que soutenir ce paragraphe.",
        "No podemos más que apoyar este párrafo.",
        "Towns without a council are in favour of this paragraph.",
    ],
)
def test_a_denial_that_affirms_and_one_of_something_else_deny_nothing(text):
    assert request(text).action is Action.KEEP


def test_a_denial_stands_before_the_verb_in_its_clause():
    assert denies("we do not ")
    assert not denies("we do not only ")
    assert denies_verb("we are not ")
    assert not denies_verb("we are not only ")
    assert not denies_verb("it is not late, and we ")


@pytest.mark.parametrize(
    "text",
    [
        "Small boats should be excluded from the scope of this article.",
        "Les petits bateaux doivent être exclus du champ de cet article.",
        "Los barcos pequeños deben quedar excluidos del ámbito de este artículo.",
        "Kleine Boote sollten vom Anwendungsbereich ausgenommen werden.",
        "Малые суда должны быть исключены из сферы действия этой статьи.",
        "يجب استبعاد القوارب الصغيرة من نطاق هذه الفقرة.",
        "小型船只应排除在本条适用范围之外。",
    ],
)
def test_what_shall_be_out_of_the_scope_of_a_piece_deletes_none(text):
    assert request(text).action is Action.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "Nous sommes favorables à l'objectif, pourvu que les ports restent libres.",
        "The idea of one ticket is laudable. That said, the ports cannot pay for it.",
        f"{LONG}We welcome the idea. Nevertheless, it costs more than it brings in.",
    ],
)
def test_consent_to_a_principle_under_a_condition_keeps_no_words(text):
    assert request(text).action is Action.COMMENT


def test_a_text_that_argues_may_want_a_policy_kept():
    policy = f"{LONG}The freedom of the crews to choose their port must be preserved."
    words = f"{LONG}The wording of this paragraph must be preserved."
    assert request(policy).action is Action.COMMENT
    assert request(words).action is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "¶: not to be retained.",
        "¶ : à ne pas maintenir.",
        "No conservar ¶.",
        "Nicht länger aufrechterhalten.",
        "¶ und ¶ – Nicht beibehalten.",
        "Wir bitten, ¶ nicht beizubehalten.",
        "Просим не оставлять ¶.",
        "نرجو عدم الإبقاء على ¶ في النص.",
        "请勿再保留¶。",
    ],
)
def test_what_is_not_to_be_kept_goes(text):
    assert request(text).action is Action.DELETE


@pytest.mark.parametrize(
    "text",
    [
        "我方对¶暂时提出审议保留。",
        "¶：表示保留，待国内磋商。",
        "We enter a study reservation on ¶.",
    ],
)
def test_a_reservation_keeps_nothing(text):
    assert request(text).action is Action.COMMENT


@pytest.mark.parametrize(
    "text",
    [
        "We side with those who asked for the removal of ¶.",
        "We add our voice to the many calling for the deletion of ¶.",
        "نقف مع الذين يطالبون بإلغاء ¶.",
        "Nous rejoignons ceux qui réclament le retrait de ¶.",
    ],
)
def test_who_joins_those_who_want_it_gone_wants_that_too(text):
    assert request(text).action is Action.DELETE


def test_who_does_not_join_them_keeps_it():
    found = request("We disagree with those who call for the deletion of ¶.")
    assert found.action is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "支持保留。",
        "维持原样。数据见我们的报告第12页。",
        "¶: stays in.",
        "It remains as is.",
        "لا تعديل لدينا على ¶، فلتبق كما هي.",
    ],
)
def test_what_stays_is_kept(text):
    assert request(text).action is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "¶：“港口”一词之后补充“和码头”。",
        "Añadir «sin costo» después de las palabras «treinta días». Lo hablamos.",
        "在¶的“渔民”后面插入“小规模”。",
        "يرجى حذف كلمات «كل سنة» من ¶. فهي مبهمة.",
    ],
)
def test_words_inside_a_piece_amend_it(text):
    assert request(text).action is Action.AMEND


@pytest.mark.parametrize(
    "text",
    [
        "Je suis en désaccord avec cet article.",
        "Nous désapprouvons cette règle.",
        "Estamos en desacuerdo con esta norma.",
        "Our guild disapproves of this rule.",
        "Wir missbilligen diese Regel.",
    ],
)
def test_a_word_for_dissent_that_holds_one_of_consent_keeps_nothing(text):
    assert request(text).action is Action.COMMENT
