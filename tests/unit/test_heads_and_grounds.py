"""What heads of columns mean, what is left out of a list, what only gives grounds."""

import pytest

from rules.action import request
from rules.action_names import PLACE
from rules.header_words import Role, header
from rules.paragraph import prepare
from rules.terms import Action, Draft, Paragraph
from tests.harbour import PORTS, TEXTS, mail, table, units

QUAYS = prepare(
    [
        Draft(
            id="QUAYS",
            title="Draft on quays",
            call="c",
            paragraphs=tuple(
                Paragraph(label=f"{a}.{b}", text=f"Quay {a} has {b} bollards of iron.")
                for a in range(1, 5)
                for b in range(1, 6)
            ),
        )
    ]
)

# --- tables ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("Part of the text", Role.REFERENCE),
        ("Point du document", Role.REFERENCE),
        ("Punto del proyecto", Role.REFERENCE),
        ("Punkt des Textes", Role.REFERENCE),
        ("Часть проекта", Role.REFERENCE),
        ("رقم المادة", Role.REFERENCE),
        ("文本中的位置", Role.REFERENCE),
        ("What we make of it", Role.COMMENT),
        ("Ce qu'on en dit", Role.COMMENT),
        ("Lo que vemos", Role.COMMENT),
        ("Was wir davon halten", Role.COMMENT),
        ("Что мы об этом думаем", Role.COMMENT),
        ("ما نقوله", Role.COMMENT),
        ("我方看法", Role.COMMENT),
        ("Preferred wording", Role.PROPOSED),
        ("Libellé voulu", Role.PROPOSED),
        ("Texto deseado", Role.PROPOSED),
        ("Erwünschte Fassung", Role.PROPOSED),
        ("Желаемая редакция", Role.PROPOSED),
        ("الصيغة المفضلة", Role.PROPOSED),
        ("期望的文本", Role.PROPOSED),
        ("Urgency (A-C)", Role.ASIDE),
        ("Poids (1 à 5)", Role.ASIDE),
        ("Peso", Role.ASIDE),
        ("Dringlichkeit", Role.ASIDE),
        ("Срочность", Role.ASIDE),
        ("الأولوية", Role.ASIDE),
        ("紧迫性", Role.ASIDE),
        ("Art.", Role.REFERENCE),
    ],
)
def test_a_header_tells_what_its_column_holds(head, role):
    assert header(head) is role


@pytest.mark.parametrize(
    "heads",
    [
        ("Page", "Place in the text", "What we find", "Rank (1-5)"),
        ("Seite", "Ort im Text", "Was wir dazu sagen", "Dringlichkeit (1-5)"),
        ("Page", "Lieu du texte", "Ce que nous constatons", "Urgence (1-5)"),
        ("Página", "Sitio", "Lo que opinamos", "Urgencia (1-5)"),
        ("Стр.", "Место текста", "Мы считаем", "Срочность (1-5)"),
        ("الصفحة", "مكان في النص", "ما نراه", "الأهمية (1-5)"),
        ("页", "文件位置", "我方见解", "优先程度（1-5）"),
    ],
)
def test_pages_and_ranks_beside_a_reference_are_none(heads):
    rows = [("6", "2.3", "Delete.", "3"), ("2", "4.1", "Keep as is.", "1")]
    found = table(heads, *rows, drafts=QUAYS)
    assert units(found) == [("QUAYS", "2.3", "delete"), ("QUAYS", "4.1", "keep")]


def test_the_reference_may_stand_behind_the_remark():
    head = ("Our thoughts", "Part of the document")
    found = table(head, ("Delete both.", "Paras. 6 & 8"), ("Too vague.", "9"))
    assert units(found)[0] == ("PORT/1", "6", "8", "delete")
    assert [c.paragraphs for c in found] == [("6", "8"), ("9",)]


def test_pieces_by_name_stand_below_the_head_of_pages():
    rows = (("Para 7", "Delete."), ("Para 9", "Who pays?"))
    assert [u[1] for u in units(table(("P", "Remark"), *rows))] == ["7", "9"]


@pytest.mark.parametrize(
    "cell", ["after 7 (new)", "nach 7 (neu)", "après 7 (nouveau)", "بعد 7 (جديدة)"]
)
def test_what_stands_after_a_piece_is_new(cell):
    head = ("Place in the draft", "Desired wording", "Grounds")
    found = table(head, (cell, "Tugs carry two lines.", "It would cost little."))
    assert units(found) == [("PORT/1", "7", "add")]


# --- numbers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 2.1 to 2.4 (except 2.3): delete.",
        "Paragraphs 2.1 to 2.4 (excluding 2.3): delete.",
        "Paragraphes 2.1 à 2.4 (excepté 2.3) : à supprimer.",
        "Párrafos 2.1 a 2.4 (excepto 2.3): suprimir.",
        "Absätze 2.1 bis 2.4 (ausgenommen 2.3): streichen.",
        "Пункты 2.1–2.4 (за исключением 2.3): исключить.",
        "第2.1至2.4（2.3除外）条：删除。",
        "第2.1至2.4（第2.3条除外）条：删除。",
        "第2.1至2.4（不含2.3）条：删除。",
        "2.1至2.4（2.3除外）条：删除。",
    ],
)
def test_what_is_left_out_in_brackets_is_none_of_them(text):
    assert units(mail(text, drafts=QUAYS)) == [("QUAYS", "2.1", "2.2", "2.4", "delete")]


def test_a_former_number_in_brackets_is_no_exception():
    found = mail("Paragraph 7 (ex 6): delete.")
    assert units(found) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "1.2和3.4意思相近，可归并。",
        "建议把1.2与3.4整合。",
        "请合并1.2和3.4。",
        "1.2及3.4应合为一条。",
    ],
)
def test_in_chinese_two_that_are_to_be_one_are_pieces(text):
    assert units(mail(text, drafts=QUAYS)) == [("QUAYS", "1.2", "3.4", "merge")]


def test_in_chinese_plain_numbers_are_pieces_if_they_are_to_be_one():
    assert units(mail("6和8内容重复，可合并。")) == [("PORT/1", "6", "8", "merge")]
    assert units(mail("请合并6和8。")) == [("PORT/1", "6", "8", "merge")]
    assert units(mail("我们有6和8艘船，数据重复。")) == []
    assert units(mail("1.2和3.4米都太短。", drafts=QUAYS)) == []


@pytest.mark.parametrize(
    "text", ["Paragraf 7: streichen.", "Wir bitten, den Paragrafen 7 zu streichen."]
)
def test_a_german_paragraf_is_what_its_sign_stands_for(text):
    assert units(mail(text)) == [("PORT/1", "7", "delete")]


def test_an_english_once_is_no_spanish_eleven():
    found = mail("Paragraph 7: do away with this provision once and for all.")
    assert units(found) == [("PORT/1", "7", "delete")]
    assert units(mail("Párrafo once: suprimir.")) == [("PORT/1", "11", "delete")]


# --- grounds --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Few crews know ¶. This would be in keeping with the Athens rules.",
        "Peu de marins connaissent ¶. Sinon, le contrôle resterait vain.",
        "Pocos conocen ¶. De otro modo el control quedaría en el aire.",
        "Мало кто знает ¶. Это повлекло бы новые расходы.",
        "Wenige kennen ¶. Andernfalls bliebe die Aufsicht leer.",
        "قلة يعرفون ¶. وإلا ظلت الرقابة شكلية.",
        "很少有人了解¶。否则监督会流于形式。",
        "Few crews know ¶. Feel free to contact our office should you wish.",
        "The brunt of ¶ would be borne by small crews.",
        "Concernant ¶ : le fardeau retomberait sur les petits équipages.",
        "¶: El gasto recaería sobre las tripulaciones pequeñas.",
        "¶: Расходы лягут на малые экипажи.",
        "¶: ستقع النفقات على الأطقم الصغيرة.",
        "¶：费用主要由小船承担。",
        "¶: Die Kosten träfen die kleinen Mannschaften.",
    ],
)
def test_grounds_and_burdens_ask_for_nothing(text):
    found = request(text.replace("¶", PLACE))
    assert (found.action, found.sure) == (Action.COMMENT, True)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Strike ¶. Otherwise the whole chapter would become void.", "delete"),
        ("¶ should stay. This follows from the Athens rules.", "keep"),
        ("Raise it to “ten”. This is in line with the Athens rules.", "amend"),
        ("Make it ten days. This is in line with the Athens rules.", "amend"),
        ("¶ is odd. This follows from nothing, so delete ¶.", "delete"),
    ],
)
def test_what_is_asked_stands_beside_its_grounds(text, action):
    assert request(text.replace("¶", PLACE)).action == action


@pytest.mark.parametrize(
    "text",
    [
        "نرجو الاحتفاظ بالفقرة 7.",
        "Nous plaidons pour le maintien du paragraphe 7.",
        "Wir plädieren für die Beibehaltung von Absatz 7.",
    ],
)
def test_who_asks_that_a_piece_be_kept_keeps_it(text):
    assert units(mail(text)) == [("PORT/1", "7", "keep")]


def test_who_sees_no_need_to_keep_a_piece_deletes_it():
    assert units(mail("لا حاجة إلى الاحتفاظ بالفقرة 7.")) == [("PORT/1", "7", "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Suggested new text: “{}”",
        "Nouvelle rédaction proposée : « {} »",
        "Nuevo texto: «{}»",
        "Neuer Wortlaut: „{}“",
        "Новый текст: «{}»",
    ],
)
def test_the_new_text_of_a_piece_that_is_a_version_of_it_amends_it(text):
    new = TEXTS["7"].replace("written", "spoken and written")
    found = mail(f"Paragraph 7: {text.format(new)}")
    assert units(found) == [(PORTS.id, "7", "amend")]


def test_where_to_look_names_no_value():
    found = mail("Paragraph 11: Our crews see it otherwise. See page 12 of our report.")
    assert units(found) == [("PORT/1", "11", "comment")]


# --- on the whole ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "En général, le texte oublie les petits ports.",
        "Sur le projet en général, nous déplorons le manque d'exemples.",
        "Todo el documento mejoraría con ejemplos.",
        "Celebramos este borrador.",
        "Мы приветствуем ваш проект.",
        "إجمالاً، النص متوازن.",
        "نرحب بهذه الوثيقة.",
        "概括来说，文字清楚。",
        "我方欢迎本草案。",
    ],
)
def test_a_remark_on_the_whole_is_no_more_of_the_comment_above(text):
    found = mail("Paragraph 7: delete.", text)
    assert [c.action for c in found] == ["delete", "general"]
    assert not any(c.review for c in found)
