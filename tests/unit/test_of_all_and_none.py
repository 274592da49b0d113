"""What is asked of all pieces at once, of none, or in the wake of somebody else."""

import pytest

from rules.location import altogether
from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraphs 8 and 11 say the same. Please remove both.",
        "Paragraphs 8 and 11 say the same. Both should be struck.",
        "Les paragraphes 8 et 11 se répètent. Merci de retirer les deux.",
        "Los párrafos 8 y 11 se repiten. Suprimir los dos.",
        "Пункты 8 и 11 об одном. Просим исключить оба.",
        "Die Absätze 8 und 11 decken sich. Bitte beide streichen.",
        "第8段和第11段重复。建议两段均删除。",
        "الفقرتان 8 و11 متشابهتان. نقترح حذف كلتيهما.",
    ],
)
def test_what_stands_for_all_pieces_is_all_of_them(text):
    assert told(text) == [(["8", "11"], "delete")]


def test_both_beside_quoted_words_may_be_these():
    text = "¶: “shall”, “must”. Delete both."
    assert altogether.named(text) == text


@pytest.mark.parametrize(
    "field",
    [
        "Proposed text: none.",
        "Suggested amendment: n/a.",
        "Texte proposé : aucun.",
        "Cambio sugerido: ninguno.",
        "Предлагаемая поправка: нет.",
        "Vorgeschlagene Fassung: keine.",
        "修改建议：无。",
        "التعديل المقترح: لا يوجد.",
        "Proposed wording: no change.",
    ],
)
def test_a_field_in_which_nothing_is_proposed_asks_for_nothing(field):
    ((of, act),) = told(f"Paragraph 8\n{field} We like it.")
    assert (of, act in ("keep", "comment")) == (["8"], True)


@pytest.mark.parametrize("field", ["Proposed change: delete", "Propuesta: suprimir"])
def test_a_field_in_which_only_a_deletion_is_proposed_deletes(field):
    assert told(f"Paragraph 8: {field}") == [(["8"], "delete")]


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
    "text",
    [
        "Paragraph 8: we concur with Norway.",
        "Paragraphe 8 : nous rejoignons la Norvège.",
        "Párrafo 8: estamos de acuerdo con Noruega.",
        "Пункт 8: поддерживаем Норвегию.",
        "Absatz 8: Wir stimmen Norwegen zu.",
        "第8段：支持挪威。",
        "الفقرة 8: نتفق مع النرويج.",
        "Paragraph 8: we agree with the EU.",
    ],
)
def test_who_agrees_with_somebody_does_not_say_to_what(text):
    (found,) = mail(text, drafts=ONE)
    assert found.review
    assert [each.paragraph for each in found.candidates] == ["8"]


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8: we agree with Norway. Keep it.",
        "Paragraph 8: we support the text.",
    ],
)
def test_who_says_so_beside_it_keeps(text):
    assert told(text) == [(["8"], "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway proposed to delete paragraph 8. We agree.",
        "La Norvège a proposé de supprimer le paragraphe 8. Nous sommes d'accord.",
        "Noruega ha propuesto suprimir el párrafo 8. Estamos de acuerdo.",
        "Норвегия предложила исключить пункт 8. Мы согласны.",
        "Norwegen hat vorgeschlagen, Absatz 8 zu streichen. Wir stimmen zu.",
        "挪威建议删除第8段。我们同意。",
    ],
)
def test_who_joins_in_a_deletion_deletes(text):
    assert told(text) == [(["8"], "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway proposed to delete paragraph 8. We do not agree and want to keep it.",
        "La Norvège a demandé de supprimer le paragraphe 8. Nous voulons le garder.",
        "Noruega propuso suprimir el párrafo 8. No estamos de acuerdo.",
        "Норвегия предложила исключить пункт 8. Мы против и просим его сохранить.",
        "Norwegen hat vorgeschlagen, Absatz 8 zu streichen. Wir wollen ihn behalten.",
    ],
)
def test_who_does_not_join_in_a_deletion_is_never_sure_to_want_it(text):
    assert (["8"], "delete") not in told(text)


def test_whose_change_it_is_a_person_says_where_it_is_only_told():
    (found,) = mail("Some States want paragraph 8 deleted. We agree.", drafts=ONE)
    assert found.review


def test_a_letter_that_may_be_a_page_is_no_piece():
    assert told("S. 3, Abs. 11: streichen.") == [(["11"], "delete")]
    assert told("S. 2, Abs. 5: streichen.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 8 is too vague. The fee in 11 should be halved.",
        "Le paragraphe 8 est vague. La durée au 11 devrait être moindre.",
        "Párrafo 8: es vago. El plazo en el 11 debería ser mayor.",
        "Пункт 8 слишком общий. Срок в 11 следует увеличить.",
        "Absatz 8 ist vage. Die Frist in 11 sollte länger sein.",
    ],
)
def test_what_is_said_of_a_bare_number_is_not_sure_to_be_said_of_the_piece_before(text):
    (found,) = mail(text, drafts=ONE)
    assert found.review
    assert {each.paragraph for each in found.candidates} == {"8", "11"}


def test_words_that_lead_in_need_no_colon_above_bullets():
    lines = (
        "Please change",
        "- paragraph 8 to read: Fog is dense.",
        "- paragraph 11: cut",
    )
    assert told("\n".join(lines)) == [(["8"], "amend"), (["11"], "delete")]
