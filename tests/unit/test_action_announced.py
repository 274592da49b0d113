"""What only leads in a remark, or tells where to look, asks for nothing."""

import re

import pytest

from rules.action import heard, request, worded
from rules.action_announced import behind, ungrounded
from rules.terms import Action
from tests.harbour import mail, units


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On ¶, one observation from the pier: ferries are rare.", "ferries are rare."),
        ("Let me add a word about ¶. Ferries are rare.", "Ferries are rare."),
        ("¶, please keep in mind this: ferries are rare.", "ferries are rare."),
        ("At our meeting on ¶ it was noted: ferries are rare.", "ferries are rare."),
        ("The pilots note the following. Ferries are rare.", "Ferries are rare."),
        ("Our divers looked at ¶ and report: ferries are rare.", "ferries are rare."),
        ("Notre remarque sur le ¶ : les bacs sont rares.", "les bacs sont rares."),
        (
            "Permettez-nous de dire un mot du ¶ : les bacs sont rares.",
            "les bacs sont rares.",
        ),
        ("Sur le ¶, gardez ceci à l'esprit : les bacs manquent.", "les bacs manquent."),
        ("Les pilotes notent ce qui suit : les bacs sont rares.", "les bacs sont"),
        ("Una observación sobre el ¶: hay pocos barcos.", "hay pocos barcos."),
        ("Quisiera decir unas palabras sobre el ¶: hay pocos.", "hay pocos."),
        ("Sobre el ¶, tengan esto en cuenta: hay pocos barcos.", "hay pocos barcos."),
        ("En la reunión sobre el ¶ se señaló: hay pocos.", "hay pocos."),
        ("Los prácticos señalan lo siguiente: hay pocos.", "hay pocos."),
        ("Наше замечание по ¶: паромов мало.", "паромов мало."),
        ("Хотели бы сказать пару слов о ¶: паромов мало.", "паромов мало."),
        ("По ¶ просим иметь в виду следующее: паромов мало.", "паромов мало."),
        ("На собрании по ¶ было отмечено: паромов мало.", "паромов мало."),
        ("Лоцманы отмечают следующее: паромов мало.", "паромов мало."),
        ("ملاحظتنا على ¶: العبارات قليلة.", "العبارات قليلة."),
        ("نود أن نقول كلمة عن ¶: العبارات قليلة.", "العبارات قليلة."),
        ("بشأن ¶، يرجى تذكر ما يلي: العبارات قليلة.", "العبارات قليلة."),
        ("مرشدونا في ¶ نلاحظ ما يلي: العبارات قليلة.", "العبارات قليلة."),
        ("关于¶，我们有一点意见：渡轮很少。", "渡轮很少。"),
        ("关于¶，请注意以下情况：渡轮很少。", "渡轮很少。"),
        ("引航员指出如下：渡轮很少。", "渡轮很少。"),
        ("Eine Anmerkung zu ¶: Fähren sind selten.", "Fähren sind selten."),
        ("Ich möchte ein Wort zu ¶ sagen: Fähren sind selten.", "Fähren sind selten."),
        ("Zu ¶ bedenken Sie bitte Folgendes: Fähren fehlen.", "Fähren fehlen."),
        ("Zu ¶ wurde im Verein angemerkt: Fähren fehlen.", "Fähren fehlen."),
        ("Die Lotsen merken folgendes an: Fähren sind selten.", "Fähren sind selten."),
    ],
)
def test_a_head_that_only_leads_in_a_remark_is_left_out(text, said):
    assert behind(text).removeprefix("¶: ").startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "Add to ¶ the following note: “Ferries are rare.”",
        "We propose a new text: “Ferries are rare.”",
        "One remark on ¶:",
        "¶: ferries are rare.",
        "Two metres are enough, as was noted by the pilots.",
    ],
)
def test_what_asks_says_more_or_has_nothing_behind_it_is_no_such_head(text):
    assert behind(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "¶, one remark: nothing stands there on the tugs of the lower port.",
            "comment",
        ),
        ("Our remark on ¶: delete it.", "delete"),
        ("Eine Anmerkung zu ¶: bitte streichen.", "delete"),
        ("We take note of ¶. Our boats would welcome a second pier.", "comment"),
        ("Nous prenons note du ¶. Nos bateaux attendent un quai.", "comment"),
        ("Tomamos nota del ¶. Nuestros barcos esperan un muelle.", "comment"),
        ("Принимаем ¶ к сведению. Наши лодки ждут причала.", "comment"),
        ("أحطنا علما ب ¶. قواربنا تنتظر رصيفا.", "comment"),
        ("我们注意到¶。我们的船在等码头。", "comment"),
        ("Wir nehmen ¶ zur Kenntnis. Unsere Boote warten.", "comment"),
        ("Concerns were raised about ¶: tide tables work well with us.", "comment"),
        ("Des doutes ont été exprimés sur le ¶ : le phare va bien.", "comment"),
        ("Se expresaron dudas sobre el ¶: el faro funciona bien.", "comment"),
        ("Были высказаны сомнения по ¶: маяк работает хорошо.", "comment"),
        ("Zu ¶ wurden Bedenken laut: der Leuchtturm tut es gut.", "comment"),
        ("Question\nWe see no end of the season in there.", "comment"),
        ("We take note of ¶. Please delete it.", "delete"),
        ("We take note of ¶. Let it cover the outer piers as well.", "amend"),
    ],
)
def test_what_is_announced_asks_for_nothing_unless_in_plain_words(text, expected):
    assert (request(text).action, request(text).sure) == (Action(expected), True)


@pytest.mark.parametrize(
    "text",
    [
        "The quay is narrow. See also clause 3.2.1.",
        "The quay is narrow. Compare Art. 3 para. 2 of the Ports Act.",
        "The quay is narrow. The secretariat may wish to look at ISO 9 in this matter.",
        "Le quai est étroit. Voir aussi l'art. 3.",
        "El muelle es estrecho. Véase también el artículo 3.",
        "Причал узкий. См. также пункт 3.",
        "الرصيف ضيق. انظر أيضا المادة 3.",
        "码头很窄。另见第3条。",
        "Der Kai ist schmal. Vgl. auch Artikel 3.",
    ],
)
def test_a_sentence_that_only_tells_where_to_look_is_not_weighed(text):
    assert not any(map(str.isdigit, heard(text)[0]))


def test_a_sentence_that_says_something_of_where_one_may_look_is_weighed():
    text = "The quay is narrow. See clause 3, which says more."
    assert heard(text)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "We would like to know for how long the charts must be kept.",
        "Nous voudrions savoir pourquoi les cartes doivent être conservées.",
        "Quisiéramos saber cuánto tiempo deben conservarse las cartas.",
        "Хотелось бы знать, сколько карты следует сохранять.",
        "Wir möchten wissen, wie lange die Karten beibehalten werden.",
        "نريد معرفة كم يجب الإبقاء على الخرائط.",
        "我们想知道海图要保留多久，请问为何要保留。",
        "High dues have been used to keep out small boats.",
        "Skippers often do not hear that a buoy was moved.",
    ],
)
def test_what_one_wants_to_know_or_what_people_do_is_no_wish_to_keep(text):
    assert worded(text) is Action.COMMENT


@pytest.mark.parametrize(
    "text",
    [
        "For ¶ we have prepared the following wording: “Piers are open at night.”",
        "Nous avons rédigé la formulation suivante : « Les quais sont ouverts. »",
        "Hemos elaborado la siguiente redacción: «Los muelles están abiertos».",
        "Мы подготовили следующую формулировку: «Причалы открыты ночью».",
        "Wir haben folgende Fassung erarbeitet: „Die Kais sind nachts offen.“",
        "أعددنا الصيغة التالية: «الأرصفة مفتوحة ليلا».",
        "我们草拟了以下措辞：“码头夜间开放。”",
    ],
)
def test_who_has_drawn_up_a_text_offers_it(text):
    assert worded(text) is Action.AMEND


OFFERED = [
    ("Our proposal for ¶: Each port shall keep its fees low.", "amend"),
    ("Our proposal for ¶: Lifts run from dawn to dusk.", "amend"),
    ("¶ - our proposal: No boat may be removed without notice.", "amend"),
    ("Notre proposition pour ¶ : Chaque port publie ses droits.", "amend"),
    ("Nuestra propuesta para ¶: Cada puerto publicará sus tasas.", "amend"),
    ("Наше предложение по ¶: Каждый порт публикует свои сборы.", "amend"),
    ("اقتراحنا بشأن ¶: ينشر كل ميناء رسومه في العام.", "amend"),
    ("我们对¶的建议：每个港口应公布其费用。", "amend"),
    ("Unser Vorschlag für ¶: Jeder Hafen veröffentlicht seine Gebühren.", "amend"),
]


@pytest.mark.parametrize(("text", "asked"), OFFERED)
def test_a_sentence_that_is_offered_for_a_piece_is_its_new_text(text, asked):
    found = request(text)
    assert (found.action, found.sure) == (asked, True)
    assert found.proposed == re.split("[:：] ?", text)[-1]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Our proposal for ¶: delete it.", "delete"),
        ("Our proposal for ¶: Leave the text as it stands.", "keep"),
        ("Our proposal for ¶: shorten the deadline to ten days.", "amend"),
        ("Our proposal for ¶: We find it unclear.", "comment"),
        ("Unser Vorschlag für ¶: ersatzlos streichen.", "delete"),
    ],
)
def test_an_ask_or_a_remark_that_is_offered_is_no_text(text, asked):
    found = request(text)
    assert (found.action, found.proposed) == (asked, "")


@pytest.mark.parametrize(
    "above",
    [
        "Our proposal for paragraph 7:",
        "Notre proposition pour le paragraphe 7 :",
        "Наше предложение по пункту 7:",
        "我们对第7段的建议：",
        "Unser Vorschlag für Absatz 7:",
    ],
)
def test_a_proposal_with_nothing_behind_it_is_a_heading(above):
    assert units(mail(above, "Paragraph 8: delete.")) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Our copy of the Harbour Rules, one comment only (para 8).",
        "Two comments only (paras 8 and 9).",
        "Just one small remark, on paragraph 8.",
        "Une seule remarque (paragraphe 8).",
        "Un solo comentario (párrafo 8).",
        "Только одно замечание (пункт 8).",
        "Nur eine Anmerkung (Ziffer 8).",
        "只有一点意见（第8段）。",
        "ملاحظة واحدة فقط (الفقرة 8).",
    ],
)
def test_how_many_remarks_are_made_and_on_what_asks_for_nothing(text):
    (one,) = mail(text)
    assert one.action is Action.COMMENT


def test_what_is_said_behind_it_is_what_is_asked():
    assert units(mail("One comment only (para 8): delete.")) == [
        ("PORT/1", "8", "delete")
    ]
    said = mail("One comment only (para 8).", "It should be deleted.")
    assert units(said) == [("PORT/1", "8", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Under study: paragraphs 5 and 6",
        "Still under review: paragraphs 5 and 6",
        "À l'étude : paragraphes 5 et 6",
        "En estudio: párrafos 5 y 6",
        "На рассмотрении: пункты 5 и 6",
        "Noch in Prüfung: Ziffern 5 und 6",
        "研究中：第5段和第6段",
        "قيد الدراسة: الفقرتان 5 و6",
    ],
)
def test_what_is_under_study_is_to_be_changed_in_nothing(text):
    assert units(mail(text)) == [("PORT/1", "5", "6", "comment")]


def test_so_is_a_list_below_it():
    said = (
        "A suprimir:\n- párrafo 5\n- párrafo 6\nEn estudio:\n- párrafo 7\n- párrafo 8"
    )
    assert units(mail(said)) == [
        ("PORT/1", "5", "6", "delete"),
        ("PORT/1", "7", "8", "comment"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "There can be no doubt that ¶ has to be removed.",
        "It is beyond doubt that ¶ must be deleted.",
        "Il ne fait aucun doute que ¶ doit être supprimé.",
        "No cabe duda de que ¶ debe suprimirse.",
        "Нет сомнений, что ¶ следует исключить.",
        "毫无疑问，¶应当删除。",
        "لا شك في أن ¶ يجب أن تحذف.",
        "Es steht außer Frage, dass ¶ gestrichen werden muss.",
    ],
)
def test_who_has_no_doubt_asks_for_what_follows(said):
    assert request(said).action is Action.DELETE


def test_without_what_follows_it_asks_for_nothing():
    assert request("There is no doubt about it.").action is Action.COMMENT


@pytest.mark.parametrize(
    "said",
    [
        "We wish to say the following about paragraph 9. Tugs in our port are old.",
        "On paragraph 9 we should like to note the following: Our tugs are old.",
        (
            "Nous voudrions dire ce qui suit au sujet du paragraphe 9. Nos remorqueurs"
            " sont anciens."
        ),
        "Quisiéramos decir lo siguiente acerca del párrafo 9. El muelle es viejo.",
        "Мы хотели бы сказать следующее о пункте 9. Буксиры у нас старые.",
        "نود أن نقول ما يلي بشأن الفقرة 9. القاطرات لدينا قديمة.",
        "关于第9段，我们想说以下几点。我们的拖船很旧。",
        "Wir möchten zu Absatz 9 Folgendes sagen. Unsere Schlepper sind alt.",
    ],
)
def test_who_only_says_that_something_follows_wishes_for_nothing(said):
    (found,) = mail(said)
    assert (found.paragraphs or ("9",), str(found.action)) == (("9",), "comment")


def test_what_follows_such_words_may_ask():
    found = mail("We should like to say the following about paragraph 9. Delete it.")
    assert units(found) == [("PORT/1", "9", "delete")]


@pytest.mark.parametrize(
    "said",
    [
        "We would be glad to explain our view in the meeting.",
        "Nous serons heureux de vous expliquer notre avis en séance.",
        "Estaremos encantados de explicar nuestra opinión en la reunión.",
        "Мы будем рады пояснить наше мнение на заседании.",
        "يسعدنا أن نشرح رأينا في الجلسة.",
        "我们愿意在会上解释立场。",
        "Gerne erläutern wir unsere Sicht in der Sitzung.",
    ],
)
def test_who_offers_to_explain_asks_for_no_more(said):
    assert ungrounded(f"Few can pay. {said}") == "Few can pay. "
