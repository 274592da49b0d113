"""Who is for a change asks for it, and who is against it asks to keep."""

import pytest

from rules.action import action
from rules.action_stances import stance

_FOR = {
    "We support the deletion of ¶.": "delete",
    "We strongly support the complete removal of ¶.": "delete",
    "We agree to delete ¶.": "delete",
    "Estmark accepts the deletion of ¶.": "delete",
    "Our members are in favour of deleting ¶.": "delete",
    "We agree with its deletion.": "delete",
    "We support merging ¶.": "merge",
    "We endorse the retention of ¶.": "keep",
    "We support shortening ¶.": "amend",
    "We support the deletion of the second sentence of ¶.": "amend",
    'We support the deletion of "sturdy" in ¶.': "amend",
    "Nous soutenons la suppression de ¶.": "delete",
    "Nous sommes d'accord pour supprimer ¶.": "delete",
    "Nous soutenons le maintien de ¶.": "keep",
    "Nous appuyons la suppression de la première phrase de ¶.": "amend",
    "Apoyamos la supresión de ¶.": "delete",
    "Estamos de acuerdo con fusionar ¶.": "merge",
    "Мы согласны с исключением ¶.": "delete",
    "Поддерживаем сохранение ¶.": "keep",
    "我们支持删除¶。": "delete",
    "我们赞成合并¶。": "merge",
    "نوافق على حذف ¶.": "delete",
    "Wir unterstützen die Streichung von ¶.": "delete",
    "Wir sind mit der Streichung von ¶ einverstanden.": "delete",
    "Wir stimmen der Streichung von ¶ zu.": "delete",
}
_AGAINST = {
    "We do not support the deletion of ¶.": "keep",
    "We cannot agree to the removal of ¶.": "keep",
    "We oppose deleting ¶.": "keep",
    "We reject the merger of ¶.": "keep",
    "We are against keeping ¶.": "delete",
    "Nous ne soutenons pas la suppression de ¶.": "keep",
    "Nous nous opposons à la suppression de ¶.": "keep",
    "No apoyamos la supresión de ¶.": "keep",
    "Мы возражаем против исключения ¶.": "keep",
    "我们不同意删除¶。": "keep",
    "نعارض حذف ¶.": "keep",
    "لا نؤيد حذف ¶.": "keep",
    "Wir lehnen die Streichung von ¶ ab.": "keep",
    "Wir unterstützen die Streichung von ¶ nicht.": "keep",
}
_BECAUSE = {
    "We see no reason to delete ¶.": "keep",
    "We do not see the need to remove ¶.": "keep",
    "There is no reason for keeping ¶.": "delete",
    "We fail to see why ¶ should be deleted.": "keep",
    "It would be a mistake to keep ¶.": "delete",
    "¶ must on no account be deleted.": "keep",
    "¶ should never be removed.": "keep",
    "Under no circumstances should ¶ be deleted.": "keep",
    "Il ne faut pas supprimer ¶.": "keep",
    "¶ ne doit en aucun cas être supprimé.": "keep",
    "Nous ne voyons aucune raison de supprimer ¶.": "keep",
    "No debe suprimirse ¶.": "keep",
    "No hay razón para suprimir ¶.": "keep",
    "¶ не следует исключать.": "keep",
    "Нет оснований для исключения ¶.": "keep",
    "不应删除¶。": "keep",
    "不应保留¶。": "delete",
    "لا ينبغي حذف ¶.": "keep",
    "Wir sehen keinen Grund zur Streichung von ¶.": "keep",
    "We withdraw our support for ¶.": "comment",
}
_NEITHER = {
    "We do not oppose the deletion of ¶.": "comment",
    "We do not object to deleting ¶.": "comment",
    "Do you support the deletion of ¶?": "comment",
    "Why delete ¶?": "comment",
    "We support ¶ as amended by Estmark.": "comment",
    "¶ removes an old burden.": "comment",
    "¶ also retains what was agreed.": "comment",
    "¶ deletes data; we propose that it be deleted.": "delete",
    "¶ must keep the ports open.": "amend",
    "We support ¶.": "keep",
}


@pytest.mark.parametrize(
    ("text", "asked"),
    [*_FOR.items(), *_AGAINST.items(), *_BECAUSE.items(), *_NEITHER.items()],
)
def test_a_stance_on_a_change_is_read_with_the_change(text, asked):
    assert action(text) == asked


@pytest.mark.parametrize(
    "text", ["we support ¶.", "wir sind mit der streichung da.", ""]
)
def test_without_a_change_there_is_no_such_stance(text):
    assert stance(text) is None


def test_what_is_agreed_to_under_a_condition_is_not_asked_for():
    text = "We could agree to the deletion of ¶ if Article 4 stays."
    assert action(text) == "comment"
