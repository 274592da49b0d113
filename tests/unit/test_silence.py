"""What passes over pieces, and what only points to what is said elsewhere."""

import pytest

from rules.location.silence import only_tells
from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


@pytest.mark.parametrize(
    "line",
    [
        "No comments on paragraphs 9 and 11.",
        "We take no position on 9-11",
        "Paragraphs on which we have no view: 9, 11",
        "Points sur lesquels nous n'avons pas d'observations : 9 et 11",
        "Aucun commentaire sur les paragraphes 9 et 11.",
        "Sin comentarios sobre los párrafos 9 y 11.",
        "К пунктам 9 и 11 замечаний нет.",
        "Keine Bemerkungen zu den Absätzen 9 und 11.",
        "对第9段和第11段没有意见。",
        "لا توجد لدينا ملاحظات على الفقرتين 9 و11.",
    ],
)
def test_a_line_that_passes_over_pieces_is_no_comment(line):
    assert told(f"Paragraph 8: delete.\n{line}") == [(["8"], "delete")]


@pytest.mark.parametrize(
    "line",
    [
        "Paragraph 8: delete. Paragraph 9: none.",
        "Delete: 8; 9: none",
        "Paragraph 8: delete, " + "for it is much too long, " * 12 + "and 9: none.",
    ],
)
def test_a_line_that_asks_beside_it_passes_over_nothing(line):
    assert mail(line, drafts=ONE)


def test_a_heading_that_announces_comments_passes_over_nothing():
    lines = "Comments on paragraph 8", "Too long."
    assert told(*lines) == [(["8"], "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8: cf. our remarks on paragraph 11.",
        "Paragraphe 8 : voir nos observations sur le paragraphe 11.",
        "Párrafo 8: véanse nuestras observaciones sobre el párrafo 11.",
        "Пункт 8: см. наш комментарий к пункту 11.",
        "Absatz 8: siehe unsere Bemerkungen zu Absatz 11.",
        "第8段：参见我方对第11段的评论。",
        "الفقرة 8: انظر ملاحظاتنا على الفقرة 11.",
    ],
)
def test_what_points_to_another_remark_is_a_comment_on_its_own_piece(text):
    assert told(text) == [(["8"], "comment")]


@pytest.mark.parametrize(
    "small",
    [
        "If you are not the intended recipient, please delete it.",
        (
            "This e-mail is intended only for the addressee. If you have received it in"
            " error, please delete it."
        ),
        "Si vous avez reçu ce message par erreur, merci de le supprimer.",
        "Si no es el destinatario de este mensaje, le rogamos que lo elimine.",
        "Если вы получили это письмо по ошибке, просим удалить его.",
        "Sollten Sie diese E-Mail irrtümlich erhalten haben, löschen Sie sie bitte.",
        "إذا لم تكن الشخص المقصود بهذه الرسالة فنرجو حذفها.",
        "若您不是本邮件的收件人，请删除。",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_the_small_print_of_a_mail_program_asks_for_nothing(small, between):
    said = f"Paragraph 7: who pays for it?{between}{small}"
    assert units(mail(*said.split("\n\n"))) == [("PORT/1", "7", "comment")]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 7: if you are not the pilot, you pay. Please delete it.",
        "This message is confidential. Paragraph 7: please delete it.",
    ],
)
def test_what_is_asked_beside_small_print_is_kept(text):
    assert units(mail(text)) == [("PORT/1", "7", "delete")]


SHOWN = "> Ports shall publish their tariffs every year in a common and open format."


@pytest.mark.parametrize(
    "text",
    [
        "Malta is an island and has no remark on this one.",
        "Nous n'avons aucune remarque sur ce point.",
        "No tenemos comentarios sobre este párrafo.",
        "У нас нет замечаний по этому пункту.",
        "Замечаний по этому пункту не имеем.",
        "Wir haben keine Anmerkungen zu diesem Absatz.",
        "我们对此没有意见。",
        "ليس لدينا تعليقات على هذه الفقرة.",
    ],
)
def test_no_remark_on_this_one_is_no_comment_on_what_is_quoted(text):
    assert mail(SHOWN, text) == ()


def test_no_objection_to_this_one_agrees():
    assert told(SHOWN, "We have no objection to this one.") == [(["5"], "keep")]


@pytest.mark.parametrize(
    "above", ["", "Please comment on these:\n", "7. Pilots are licensed.\n"]
)
def test_a_quoted_paragraph_over_several_lines_is_shown_whole(above):
    lines = (
        "5. Ports shall publish\ntheir tariffs every year\nin a common and open format."
    )
    (one,) = mail(f"> {above}{lines}", "Too often.")
    assert (one.paragraphs, one.text) == (("5",), f"{lines}\nToo often.")


def test_a_long_name_is_read_once():
    name = "union_of_all_the_harbours_and_of_their_pilots_and_crews"
    assert not only_tells(f"veuillez trouver ci-joint la contribution de {name}.")
    assert only_tells("voici la contribution de l'union des ports sur ¶")
    assert only_tells("voici les remarques d'orange sur ¶")


@pytest.mark.parametrize(
    "said",
    [
        "Will there be more time? We plan to write on paragraphs 7 and 9 next month.",
        "Tomorrow we will respond to paragraph 7.",
        "Nous comptons réagir au paragraphe 7 dans quelques jours.",
        "¿Se prorroga el plazo? Volveremos sobre el párrafo 7 más adelante.",
        "В ближайшие дни планируем высказаться по пункту 7.",
        "سنكتب قريبا عن الفقرة 7.",
        "请问期限会延长吗？我们计划下个月就第7段提交意见。",
        "Wird die Frist länger? Demnächst wollen wir uns zu Absatz 7 melden.",
        "Wir werden Ihnen später zu Absatz 7 schreiben.",
    ],
)
def test_what_somebody_will_write_on_is_no_comment(said):
    assert mail(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        "Nous voulons répondre au paragraphe 7 : les pilotes sont examinés plus tard.",
        "Paragraph 7 should say that pilots will respond later.",
    ],
)
def test_what_is_said_of_a_later_day_is_one(said):
    assert [c.paragraphs for c in mail(said)] == [("7",)]


def test_a_question_on_a_piece_is_one_though_it_speaks_of_a_deadline():
    said = "Will the deadline in paragraph 7 be extended? We will write again soon."
    assert mail(said)


@pytest.mark.parametrize(
    "said",
    [
        "We are but a few volunteers with little time, but we read the Harbour Rules.",
        "Nous sommes une petite association, mais nous avons lu le texte en entier.",
        "Нас мало, но мы внимательно прочитали текст.",
        "Wir sind ein kleiner Verein, haben aber den Entwurf gelesen.",
        "我们人手有限，但还是通读了草案。",
        "نحن جمعية صغيرة، لكننا درسنا المسودة.",
        "Guten Tag, wir schreiben Ihnen wegen der Harbour Rules.",
        "Permettez-nous de saluer le travail accompli sur les Harbour Rules.",
        "إشارة إلى رسالتكم، إليكم ملاحظات مجلسنا على Harbour Rules.",
        "نثني بداية على الجهود المبذولة في إعداد النص.",
    ],
)
def test_who_leads_in_by_himself_or_the_text_says_nothing_on_it(said):
    found = mail(said, "Please delete paragraph 7.")
    assert units(found) == [("PORT/1", "7", "delete")]
    assert len(found) == 1


def test_who_had_little_time_may_judge_the_text_all_the_same():
    said = "We had little time, but the Harbour Rules are far too long."
    assert units(mail(said)) == [("PORT/1", "*", "general")]
