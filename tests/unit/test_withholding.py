"""Who asks that something is not published, in seven languages, and who does not."""

import pytest

from rules.terms import PartText, Passage, PassageKind, Source
from rules.withholding import asks, says

ASKS = [
    "Please do not publish this.",
    "Keep this confidential.",
    "Confidential - not for publication",
    (
        "for your information only and not for publication: paragraph 22 would "
        "cost us eleven million euros."
    ),
    "Please do not publish this message.",
    "Cette information est confidentielle et ne doit pas être publiée.",
    (
        "Paragraph 8: as a woman who travels alone I want it kept. Please do "
        "not print my name, I work for Nocturne Rail."
    ),
    "My name must not be printed.",
    "I would like to remain anonymous.",
    "Please keep my name confidential.",
    "We ask you not to publish our letter.",
    "Kindly don't publish our figures",
    "You may publish this without my name.",
    "Merci de ne pas publier ce courriel.",
    "Ne publiez pas mon nom, s'il vous plaît.",
    "Veuillez ne pas imprimer mon nom",
    "Non destiné à la publication",
    "Je souhaite rester anonyme.",
    "Nous souhaitons garder l'anonymat.",
    "Mon nom ne doit pas être imprimé.",
    "No publiquen este mensaje, por favor.",
    "Les ruego que no impriman mi nombre.",
    "Esta información es confidencial y no debe publicarse.",
    "No destinado a la publicación",
    "Prefiero permanecer en el anonimato",
    "Confidencial: no para publicación",
    "Nuestro nombre no debe ser publicado.",
    "Не для печати",
    "Прошу не публиковать моё имя.",
    "Просим не публиковать это письмо",
    "Эта информация конфиденциальна и не подлежит опубликованию.",
    "Хочу остаться анонимным.",
    "Пожалуйста, не указывайте моё имя",
    "ليس للنشر",
    "يرجى عدم نشر هذه الرسالة.",
    "لا تنشروا اسمي",
    "هذه المعلومات سرية ولا يجوز نشرها.",
    "الرجاء عدم ذكر اسمي",
    "请勿公开本邮件。",
    "本信息保密，不得公开",
    "请不要刊登我的名字。",
    "希望匿名",
    "本意见不供公开发表",
    "请勿发表。",
    "请不要将我的姓名公开",
    "Nicht zur Veröffentlichung",
    "Bitte veröffentlichen Sie dieses Schreiben nicht.",
    "Bitte drucken Sie meinen Namen nicht.",
    "Mein Name soll nicht genannt werden.",
    "Ich möchte anonym bleiben.",
    "Diese Angaben sind vertraulich und dürfen nicht veröffentlicht werden",
    "Bitte meinen Namen nicht veröffentlichen",
]
DOES_NOT = [
    (
        "This e-mail may contain confidential information intended only for the "
        "addressee. If you are not the intended recipient, please do not "
        "disclose, copy or publish this message."
    ),
    "This message and any attachment are confidential and must not be disclosed.",
    "Paragraph 7: personal data must not be published.",
    "The list of operators should not be published before 2030.",
    "Operators do not publish their timetables.",
    "We do not publish our timetable.",
    "Please delete paragraph 7; it is not for the public to decide.",
    "Paragraph 12 should say that names are not printed on the ticket.",
    (
        "Ce message est confidentiel et destiné exclusivement au destinataire ; "
        "il ne doit pas être divulgué."
    ),
    "Les noms des passagers ne doivent pas être publiés.",
    "Los nombres no deben publicarse.",
    "Este mensaje puede contener información confidencial y no debe ser divulgado.",
    "Имена пассажиров не должны публиковаться.",
    "Это сообщение предназначено только для адресата и не подлежит разглашению.",
    "个人信息不得公开。",
    "第七段：名单不应公布。",
    "يجب عدم نشر أسماء الركاب.",
    "Die Namen der Reisenden dürfen nicht veröffentlicht werden.",
    (
        "Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt; sie "
        "darf nicht veröffentlicht werden."
    ),
    "Confidentiality of data (paragraph 7)",
    "Diese Nachricht kann vertrauliche Informationen enthalten.",
    "The complainant may remain anonymous.",
    "Passengers should be able to remain anonymous.",
    "The draft should keep this paragraph private operators",
    "We support this paragraph.",
    "this should not be shown in the annex",
    "This should not be published as a standard.",
    "I do not see this",
]


@pytest.mark.parametrize("words", ASKS)
def test_a_sender_who_asks_for_it_is_heard(words):
    assert says(words)


@pytest.mark.parametrize("words", DOES_NOT)
def test_small_print_and_what_a_draft_is_to_say_are_no_wish(words):
    assert not says(words)


def test_it_may_stand_in_the_subject_or_in_any_part_but_not_in_a_quote():
    def part(kind):
        source = Source(part="body", sha256="0", place="l1")
        said = Passage(text=ASKS[0], source=source, kind=kind)
        return PartText(name="body", sha256="0", is_body=True, passages=(said,))

    assert asks("Not for publication", [])
    assert asks("Comments", [part(PassageKind.PARAGRAPH)])
    assert not asks("Comments", [part(PassageKind.QUOTED)])
