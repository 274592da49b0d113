"""Who joins in what another proposed, and who does not."""

import pytest

from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


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
