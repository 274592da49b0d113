"""What a mail wants in whose words no comment was found; only courtesies are let go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.purpose import Purpose, only_asks, own_blocks, purpose, speaks_of_a_file
from rules.terms import PartText, Passage, PassageKind, Source

GREETED = ("Dear Sir/Madam,", "{}", "Kind regards,", "Ana Perez")


def wants(text: str) -> Purpose:
    """Ask of the bare sentence, and of a whole letter around it: they agree."""
    alone = purpose([text])
    assert purpose([line.format(text) for line in GREETED]) is alone
    return alone


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached our comments.",
        "Please find our comments attached",
        "Comments attached",
        "See attached.",
        "I am attaching the response of my ministry.",
        "We've enclosed our letter.",
        "Veuillez trouver ci-joint nos observations.",
        "Adjuntamos nuestros comentarios.",
        "Во вложении наши замечания.",
        "تجدون التعليقات في الملف المرفق.",
        "请查收附件。",
        "Anbei unsere Stellungnahme.",
    ],
)
def test_a_forgotten_file_is_known_by_what_is_said_of_it(text):
    assert wants(text) is Purpose.FILE
    assert speaks_of_a_file([text])


@pytest.mark.parametrize(
    "text",
    [
        "is the 21st the final date, or can we still write until the 28th?",
        "Can we still send comments until the 28th?",
        "May we have until the 5th to submit?",
        "We would like to know whether we can write up to 28 March.",
        "Est-ce le dernier jour ?",
        "Peut-on encore envoyer des commentaires jusqu'au 28 ?",
        "¿Podemos enviar comentarios hasta el 28?",
        "¿Es el 21 el último día?",
        "21-е это последний день?",
        "Можно ли ещё прислать замечания до 28 марта?",
        "هل يمكننا إرسال التعليقات حتى 28 مارس؟",
        "我们可以在28日之前提交意见吗？",
    ],
)
def test_until_which_day_one_may_write_is_asked_of_the_secretariat(text):
    assert wants(text) is Purpose.ASKS
    signed = f"Dear Secretariat,\n{text}\nKind regards,\nTom Reed\nIUSP"
    assert purpose([signed]) is Purpose.ASKS


@pytest.mark.parametrize(
    "block",
    [
        "Dear Secretariat,\nwe want the fine\nraised",
        "Dear Secretariat,\nWe want the fine raised\nTom Reed",
        "Hello.\nWe want the fine raised\nTom Reed",
        "Dear Secretariat,\nDelete Breakfast\nTom",
    ],
)
def test_what_runs_on_over_lines_is_no_name_below_a_sentence(block):
    assert purpose([block]) is Purpose.UNKNOWN


def test_names_below_a_question_may_take_several_lines():
    signed = ["When is the deadline?", "Ana Perez\nPear Growers"]
    assert purpose(signed) is Purpose.ASKS
    assert purpose(["When is the deadline?", "pears are late\nso are we"]) is (
        Purpose.UNKNOWN
    )


@pytest.mark.parametrize(
    ("blocks", "asks"),
    [
        (["Why is there nothing on rivers?", "Kind regards,", "Ana Perez"], True),
        (["为什么没有提到河流？"], True),
        (["Why is there nothing on rivers?", "They rise."], False),
        (["Kind regards,", "Ana"], False),
        ([], False),
    ],
)
def test_what_only_asks_is_told_from_what_says_anything_besides(blocks, asks):
    assert only_asks(blocks) is asks


def test_what_follows_in_the_mail_itself_is_no_file():
    assert not speaks_of_a_file(["Veuillez trouver ci-après les observations du pays."])
    assert not speaks_of_a_file(["Veuillez trouver nos observations ci-dessous."])


@pytest.mark.parametrize(
    "text",
    [
        "Our comments are at https://files.example/comments.docx",
        "Vous pouvez télécharger nos observations : https://files.example/o",
        "https://drive.google.com/file/d/1",
        "我们的意见见链接 https://files.example/y",
    ],
)
def test_words_that_lie_elsewhere_are_known_by_their_address(text):
    assert wants(text) is Purpose.LINK
    assert not speaks_of_a_file([text])


@pytest.mark.parametrize(
    "text",
    [
        "When is the deadline?",
        "Could you send me the Word file of the draft?",
        "Please tell us how we can submit our comments.",
        "Pouvez-vous nous envoyer le fichier Word du projet ?",
        "¿Cuál es la fecha límite?",
        "Подскажите, какой срок подачи замечаний?",
        "ما هو الموعد النهائي؟",
        "请问截止日期是哪天？",
        "Bitte senden Sie uns die Word-Datei.",
        "May we send our comments in Portuguese?",
        "Is midnight on Friday your time or ours?",
        "Peut-on répondre en espagnol ?",
        "¿Podemos enviar observaciones en portugués?",
        "Можно ли прислать замечания на английском?",
        "هل يمكن تقديم التعليقات بالفرنسية؟",
        "可以用中文提交吗？",
        "Dürfen wir auf Deutsch schreiben?",
    ],
)
def test_a_question_of_how_things_go_is_put_to_the_secretariat(text):
    assert wants(text) is Purpose.ASKS


@pytest.mark.parametrize(
    "text",
    [
        "Internet for all.",
        "Local cultures suffer where nobody prints their books.",
        "The deadline in this text is too short.",
        "Why is there nothing on rivers?",
        "We would like to submit the following.",
        "The annex that is attached to the draft is too long.",
        "Submission by: Canada. It should say more on rivers.",
    ],
)
def test_what_no_rule_knows_is_no_courtesy(text):
    assert wants(text) is Purpose.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Our comments will follow next week.",
        "We shall send our comments as an attachment.",
        "I am out of the office and will read your message on my return.",
        "Thank you for your message.",
        "Merci beaucoup !",
        "We have no comments.",
        "Our remarks on paragraphs 4 and 6 will reach you next week.",
        "Submission by: Canada",
    ],
)
def test_a_courtesy_is_let_go(text):
    assert wants(text) is Purpose.COURTESY


def test_a_post_below_a_name_is_more_of_the_signature():
    left = "Our comments will follow next week."
    assert purpose([left, "Ana Reed\nDesk officer\nCanada"]) is Purpose.COURTESY
    for said in ("Fees are high", "The director of all ports must go"):
        assert purpose([left, f"Ana Reed\n{said}\nCanada"]) is Purpose.UNKNOWN
    assert purpose(["May we have two more weeks for paragraph 4?"]) is Purpose.ASKS


def test_of_several_the_one_that_would_be_lost_counts():
    asks, unknown = "When is the deadline?", "Local cultures suffer."
    assert purpose([asks, unknown]) is Purpose.UNKNOWN
    assert purpose([f"{asks} {unknown} Please find attached our comments."]) is (
        Purpose.FILE
    )
    assert purpose([f"Thank you. {asks}"]) is Purpose.ASKS


def test_a_name_below_a_closing_is_no_statement_and_a_postscript_is():
    letter = ["Thank you for your message.", "Kind regards,", "Ana Perez"]
    assert purpose([*letter, "Ministry of Rivers"]) is Purpose.COURTESY
    assert purpose([*letter, "P.S. The rivers rise.", "A. P."]) is Purpose.UNKNOWN
    assert purpose([*letter, "P.S. See attached."]) is Purpose.FILE


def test_no_words_are_no_courtesy():
    assert purpose([]) is purpose(["", "--", "17"]) is Purpose.UNKNOWN


@given(st.lists(st.text()))
def test_every_mail_wants_something(blocks):
    assert purpose(blocks) in Purpose


def test_the_senders_own_words_are_those_of_the_body_that_are_not_quoted():
    def part(name: str, *kinds: PassageKind) -> PartText:
        source = Source(part=name, sha256="0", place="p1")
        said = [Passage(text=f"{name} {k}", kind=k, source=source) for k in kinds]
        is_body = name == "body"
        return PartText(name=name, sha256="0", is_body=is_body, passages=tuple(said))

    kinds = (PassageKind.PARAGRAPH, PassageKind.QUOTED, PassageKind.SIGNATURE)
    assert own_blocks([part("body", *kinds), part("a.docx", *kinds)]) == [
        "body paragraph"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Duly noted, with many thanks.",
        "Understood, thanks again.",
        "Much appreciated!",
        "Received, thanks for the figures.",
        "Bien reçu, merci pour les chiffres.",
        "Recibido, gracias por las cifras.",
        "Получено, спасибо за цифры.",
        "استلمنا، شكرا على الأرقام.",
        "收悉，谢谢贵处的数字。",
        "Erhalten, vielen Dank für die Zahlen.",
        "Reçu, merci bien.",
        "Nous en avons pris bonne note.",
        "Nous accusons réception de votre lettre.",
        "Anotado. Mil gracias.",
        "Acusamos recibo de su carta.",
        "Muchas gracias por los datos",
        "Письмо получили, благодарим вас.",
        "Приняли к сведению.",
        "استلمنا رسالتكم، شكرا جزيلا",
        "تم العلم، مع الشكر.",
        "来信收悉，非常感谢。",
        "感谢贵方的来信",
        "Ihre Nachricht erhalten, besten Dank.",
        "Wir bestätigen den Eingang Ihrer E-Mail.",
    ],
)
def test_that_something_came_is_no_more_than_thanks(text):
    assert wants(text) is Purpose.COURTESY


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, but the fine is too low.",
        "Merci, mais la pêche doit rester libre.",
        "Gracias; pero los peces faltan.",
        "Noted, and rejected.",
        "Noted, thanks for the figures, which should be doubled.",
        "Получено много жалоб.",
        "收到的意见太少。",
        "Erhalten bleibt der Wald.",
    ],
)
def test_what_goes_on_behind_thanks_is_no_courtesy(text):
    assert purpose([text]) is Purpose.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Could we have a short call next week?",
        "We would welcome a meeting with the secretariat.",
        "Would you have time for a chat on Monday? Ana",
        "Serait-il possible de vous rencontrer ?",
        "Nous souhaiterions un rendez-vous.",
        "¿Tendrían media hora para una llamada?",
        "Quisiéramos una reunión con la secretaría.",
        "Не могли бы вы найти время для звонка?",
        "Просим о встрече с секретариатом.",
        "هل يمكن إجراء مكالمة؟",
        "نود عقد اجتماع مع الأمانة.",
        "能否安排一次通话？",
        "我们希望与秘书处会面。",
        "Könnten wir telefonieren?",
        "Wir bitten um einen Termin.",
    ],
)
def test_who_wants_to_talk_asks_the_secretariat(text):
    assert wants(text) is Purpose.ASKS


@pytest.mark.parametrize(
    "text",
    [
        "We call for a meeting of ministers every year.",
        "The council should meet twice a year.",
        "Is it ready? Delete it",
    ],
)
def test_a_meeting_in_the_draft_is_no_wish_to_talk(text):
    assert wants(text) is Purpose.UNKNOWN
