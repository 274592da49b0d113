"""What is deleted is a part of the paragraph, by its words or by its kind."""

import pytest

from rules.action import action
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail

_DRAFTS = {
    "en": "The pilot files a request with the date of arrival. It is free of charge.",
    "fr": "Le pilote dépose une demande avec la date d'arrivée. Une amende.",
    "es": "El piloto presenta una solicitud con la fecha de llegada y paga la multa.",
    "ru": "Лоцман подаёт заявку с указанием даты прибытия. Штраф не взимается.",
    "ar": "يقدم الربان طلبا يبين تاريخ الوصول ولا تفرض غرامة على أحد.",
    "zh": "船长应当在抵达前提交申请，注明日期，违者处以罚款。",
    "de": "Der Lotse stellt Antrag mit Datum. Die Geldbuße beträgt hundert Kronen.",
}


def _asked(language, text):
    paragraph = Paragraph(label="2", text=_DRAFTS[language])
    other = Paragraph(label="3", text="Nothing of this kind is said here at all, ever.")
    draft = Draft(id="D", title="Pilots", call="c", paragraphs=(paragraph, other))
    (found,) = mail(text, drafts=prepare([draft]))
    assert found.paragraphs == ("2",)
    return str(found.action)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paragraph 2: delete the date."),
        ("en", "Delete the date in paragraph 2."),
        ("en", "Paragraph 2: the second sentence should go."),
        ("fr", "Paragraphe 2 : supprimer la date."),
        ("fr", "Paragraphe 2 : supprimer la deuxième phrase."),
        ("fr", "La date du paragraphe 2 est à supprimer."),
        ("fr", "Paragraphe 2 : supprimer l'amende."),
        ("es", "Párrafo 2: suprimir la fecha."),
        ("es", "Párrafo 2: eliminar la multa."),
        ("ru", "Пункт 2: удалить дату."),
        ("ru", "Просим удалить дату в пункте 2."),
        ("ru", "Пункт 2: удалить штраф."),
        ("ar", "الفقرة 2: حذف التاريخ."),
        ("ar", "الفقرة 2: حذف الغرامة."),
        ("ar", "الفقرة 2: تحذف الجملة الثانية."),
        ("zh", "第2段：删除日期。"),
        ("zh", "第2段：删除罚款。"),
        ("zh", "请删除第2段中的日期。"),
        ("zh", "第2段：删除第二句。"),
        ("de", "Absatz 2: das Datum streichen."),
        ("de", "Absatz 2: die Geldbuße streichen."),
        ("de", "Absatz 2: zweiten Satz streichen."),
        # the word of another language than the draft's
        ("en", "第2段：删除日期。"),
        ("en", "Пункт 2: удалить дату."),
        ("zh", "Paragraph 2: delete the date."),
    ],
)
def test_a_part_that_goes_amends(language, text):
    assert _asked(language, text) == "amend"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paragraph 2: delete the nonsense."),
        ("en", "Paragraph 2: delete the whole thing."),
        ("en", "Paragraph 2: delete it, for the date is wrong."),
        ("en", "Delete paragraph 2 because the date is wrong."),
        ("fr", "Paragraphe 2 : supprimer tout le paragraphe."),
        ("fr", "Paragraphe 2 : supprimer cette absurdité."),
        ("es", "Párrafo 2: suprimir esta tontería."),
        ("ru", "Пункт 2: исключить пункт."),
        ("ru", "Пункт 2: убрать чепуху."),
        ("ar", "الفقرة 2: حذف الفقرة."),
        ("zh", "第2段：删除该段。"),
        ("zh", "第2段：删除全部内容。"),
        ("de", "Absatz 2: den Absatz streichen."),
        ("de", "Absatz 2: den Unsinn streichen."),
    ],
)
def test_the_whole_that_goes_is_deleted(language, text):
    assert _asked(language, text) == "delete"


@pytest.mark.parametrize(
    "text",
    [
        "¶: The deletion would cost a lot.",
        "¶: Deleting it could leave a gap.",
        "¶: We agree that the replacement would cost a lot.",
        "¶ : Le remplacement coûterait cher.",
        "¶ : une suppression ferait perdre la mémoire des voyages.",
        "¶: la supresión saldría cara.",
        "¶: eliminarlo dejaría un vacío.",
        "¶: удаление обошлось бы дорого.",
        "¶: исключение привело бы к путанице.",
        "¶: замена стоила бы миллион.",
        "¶: الحذف سيكلف كثيرا.",
        "¶：删除会很贵。",
        "¶：删除将导致混乱。",
        "¶: Die Streichung würde viel kosten.",
        "¶: Die Streichung könnte teuer werden.",
    ],
)
def test_what_a_change_would_do_is_no_ask_and_no_agreement(text):
    assert action(text) == "comment"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("¶: удаление было бы лучше.", "delete"),
        ("¶: мы просили бы удалить.", "delete"),
        ("¶：建议删除，否则会造成混乱。", "delete"),
        ("¶：删除后会更清楚。", "delete"),
        ("¶: الحذف سيكون أفضل.", "delete"),
        ("¶: удаление повлекло бы расходы, поэтому просим его сохранить.", "keep"),
        ("¶: the deletion would leave a gap, so we want it kept.", "keep"),
    ],
)
def test_what_would_be_better_is_asked_for(text, asked):
    assert action(text) == asked
