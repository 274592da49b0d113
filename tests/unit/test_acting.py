"""Which mails may mean to act on an earlier one of their sender?"""

import pytest

from rules.acting import begins, may_act

ACTS = [
    "The wrong file went off this morning. Please use this one.",
    "Scrap my last mail, this is the one that counts.",
    "Page 3 was missing in what you got yesterday. All of it is attached here.",
    "We no longer wish our paper to be considered.",
    "Please drop our remark on paragraph 6; the rest stands.",
    "Oubliez mon envoi de ce matin, voici le bon fichier.",
    "El archivo de ayer no era el correcto; va el bueno.",
    "Прошлый файл был не тот, вот правильный.",
    "الملف السابق خاطئ، وهذا هو الصحيح.",
    "上一封的附件发错了，请以这份为准。",
    "Vergessen Sie die Datei von heute früh, das ist die richtige.",
]
IDLE = [
    "Please find attached our comments on the draft.",
    "Paragraph 4: the version of 2019 was better.",
    "In addition to our paper of May we have two points on paragraph 7.",
    "We support the comments of the pilots' league.",
    "Veuillez trouver ci-joint nos observations.",
    "Se adjuntan nuestros comentarios al proyecto.",
    "Направляем замечания к проекту.",
    "نرفق ملاحظاتنا على المشروع.",
    "随函附上我方对草案的意见。",
    "Anbei unsere Anmerkungen zum Entwurf.",
]


@pytest.mark.parametrize("text", ACTS)
def test_what_puts_another_in_question_may_act(text):
    assert may_act("Comments", [text])


@pytest.mark.parametrize("text", IDLE)
def test_what_only_brings_comments_does_not(text):
    assert not may_act("Comments", [text])


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sirs, please find attached our table.",
        "Please see below.",
        "Sehr geehrte Damen und Herren, anbei unsere Tabelle.",
        "Anbei unsere Stellungnahme zu den Leitlinien.",
        "Ci-joint nos commentaires.",
        "Adjuntamos nuestra tabla.",
        "Направляем таблицу.",
        "附件为我们的表格。",
    ],
)
def test_what_says_no_more_than_what_it_brings_acts_on_nothing(text):
    assert not may_act("Norland - Guide", [text])
    assert not may_act("FW: our comments", [text])


def test_what_its_subject_calls_new_may_act():
    assert may_act("Corrected comments", ["Please find attached our comments."])
    assert may_act(
        "Kommentare", ["Vergessen Sie die alte. Anbei die richtige Tabelle."]
    )


@pytest.mark.parametrize("text", ACTS[:3])
def test_courtesies_around_it_change_nothing(text):
    blocks = ["Dear Sir or Madam,", text, "Kind regards,", "Ana Reed"]
    assert begins(blocks) == begins([text])
    assert may_act("Comments", blocks)


def test_a_mail_of_courtesies_does_not():
    assert not may_act("Corrected version", ["Dear all,", "Kind regards,", "Ana Reed"])


def test_what_stands_far_below_is_not_read():
    assert len(begins(["The harbour is deep. " * 100])) <= 600
