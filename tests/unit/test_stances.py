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


_DEPLORED = {
    "We would hate to see ¶ struck out.": "keep",
    "We should be very sorry to lose ¶.": "keep",
    "It would be unfortunate if ¶ were removed.": "keep",
    "What a pity it would be to drop ¶.": "keep",
    "¶ is the last thing our members would wish to lose.": "keep",
    "The last thing anyone should do is to delete ¶.": "keep",
    "We would sooner sink the whole draft than see ¶ removed.": "keep",
    "¶ is not something anyone here could bear to see dropped.": "keep",
    "To delete ¶ would be wrong.": "keep",
    "If ¶ were deleted, we would be disappointed.": "keep",
    "Please keep ¶, it would be a mistake to delete it.": "keep",
    "Il serait regrettable que ¶ soit supprimé.": "keep",
    "Nous serions navrés de voir disparaître ¶.": "keep",
    "¶ est la dernière chose que nous voudrions supprimer.": "keep",
    "Nous aurions tort de retirer ¶.": "keep",
    "Sería una lástima eliminar ¶.": "keep",
    "¶ es lo último que querríamos suprimir.": "keep",
    "Suprimir ¶ sería una equivocación.": "keep",
    "Nos dolería ver suprimido ¶.": "keep",
    "Было бы неверно убирать ¶.": "keep",
    "Снимать ¶ было бы неразумно.": "keep",
    "Нам было бы жаль, если бы ¶ исключили.": "keep",
    "¶ - последнее, что мы хотели бы исключить.": "keep",
    "Последнее, чего мы хотели бы, - это исключение ¶.": "keep",
    "من الخطأ حذف ¶.": "keep",
    "سنأسف إذا حذفت ¶.": "keep",
    "آخر ما نريده هو حذف ¶.": "keep",
    "لا نود أن نرى ¶ محذوفة.": "keep",
    "删掉¶将是不明智的。": "keep",
    "若¶被删去，我们会很失望。": "keep",
    "我们最不愿看到的就是删除¶。": "keep",
    "Es wäre schade, ¶ zu streichen.": "keep",
    "Es wäre ein Fehler, diesen Absatz zu entfernen.": "keep",
    "Wir fänden es falsch, wenn ¶ entfiele.": "keep",
    "Das Letzte, was wir wollen, ist die Streichung von ¶.": "keep",
    "Wir würden ¶ nur ungern streichen.": "keep",
}
_UNDONE = {
    "It would be a mistake not to delete ¶.": "delete",
    "We would hate to see ¶ retained.": "delete",
    "Ce serait une erreur de ne pas supprimer ¶.": "delete",
    "Il serait regrettable de garder ¶.": "delete",
    "Sería un error no suprimir ¶.": "delete",
    "Было бы ошибкой не исключить ¶.": "delete",
    "Нецелесообразно сохранять ¶.": "delete",
    "من الخطأ عدم حذف ¶.": "delete",
    "不删除¶将是错误的。": "delete",
    "Es wäre ein Fehler, ¶ nicht zu streichen.": "delete",
    "It would be better if ¶ did not exist.": "delete",
    "Il vaudrait mieux que ¶ n'existe pas.": "delete",
    "Sería mejor que ¶ no existiera.": "delete",
    "Лучше бы ¶ вовсе не было.": "delete",
    "Besser, es gäbe ¶ nicht.": "delete",
    "最好没有本段。": "delete",
    "It would be wrong to retain ¶ in its present form.": "amend",
    "¶ should not be kept as it stands.": "amend",
    "We oppose keeping ¶ as drafted.": "amend",
    "Ce serait une erreur de conserver ¶ en l'état.": "amend",
    "Было бы ошибкой сохранять ¶ в нынешнем виде.": "amend",
    "原样保留¶是错误的。": "amend",
    "Лучше бы в ¶ этих слов не было.": "amend",
}
_STILL = {
    "We would not be sorry to see ¶ go.": "comment",
    "It would be a mistake to delete ¶, but it is too long.": "comment",
    "Far from deleting ¶, we would make it stronger.": "comment",
    "Loin de supprimer ¶, nous le renforcerions.": "comment",
    "我们不反对保留¶。": "comment",
    "我们不反对删除¶。": "comment",
    "لا نعارض حذف ¶.": "comment",
    "Wir lehnen die Streichung von ¶ nicht ab.": "comment",
    "Please don't let anyone fence this off.": "comment",
    "Un tiers, et non un quart, comme l'a proposé Estmark.": "comment",
    "Un tiers, et non un quart, comme l'a proposé Estmark. Gardons ¶.": "keep",
    "We propose a third and not a quarter in ¶.": "amend",
    "We are sorry, but ¶ should be deleted.": "delete",
    "We regret to have to ask for the deletion of ¶.": "delete",
    "¶ is a mistake and should be deleted.": "delete",
    "We propose removing ¶, it is a mistake.": "delete",
    "Proponemos suprimir ¶, es un error.": "delete",
    "Предлагаем исключить ¶, это является ошибкой.": "delete",
    "Il faut supprimer ¶, ce serait une erreur de le garder.": "delete",
    "建议删除¶，该段是错误的。": "delete",
    "删除¶中错误的字句。": "amend",
    "We would like to see ¶ deleted.": "delete",
}
_QUALIFIED = {
    "¶ is acceptable only with a longer term.": "amend",
    "We can only support ¶ without its last phrase.": "amend",
    "We support ¶ with the exception of its last sentence.": "amend",
    "Nous acceptons ¶ à l'exception de la dernière phrase.": "amend",
    "Nous appuyons ¶ sous réserve de l'article 4.": "amend",
    "Apoyamos ¶ sin su segunda frase.": "amend",
    "Согласны с ¶ только после уточнения срока.": "amend",
    "Поддерживаем ¶ без последнего предложения.": "amend",
    "نؤيد ¶ باستثناء الجملة الأخيرة.": "amend",
    "除第二句外，我们支持¶。": "amend",
    "我们有保留地支持¶。": "amend",
    "Wir unterstützen ¶ ohne den letzten Satz.": "amend",
    "Zustimmung zu ¶, allerdings nur mit einer längeren Frist.": "amend",
}
_UNRESERVED = {
    "We support ¶ without any reservation.": "keep",
    "We support ¶, which applies only with the consent of both parties.": "keep",
    "Nous appuyons ¶ sans aucune réserve.": "keep",
    "Aceptamos ¶ sin reservas.": "keep",
    "Поддерживаем ¶ без каких-либо оговорок.": "keep",
    "نؤيد ¶ دون تحفظ.": "keep",
    "除此之外，我们支持¶。": "keep",
    "我们毫无保留地支持¶。": "keep",
    "我们没有保留地支持¶。": "keep",
    "Wir stimmen ¶ ohne Vorbehalt zu.": "keep",
    "Zustimmung zu ¶ ohne Wenn und Aber.": "keep",
}


@pytest.mark.parametrize(
    ("text", "asked"),
    [*_FOR.items(), *_AGAINST.items(), *_BECAUSE.items(), *_NEITHER.items()],
)
def test_a_stance_on_a_change_is_read_with_the_change(text, asked):
    assert action(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"), [*_DEPLORED.items(), *_UNDONE.items(), *_STILL.items()]
)
def test_who_deplores_a_change_does_not_ask_for_it(text, asked):
    assert action(text) == asked


@pytest.mark.parametrize(("text", "asked"), [*_QUALIFIED.items(), *_UNRESERVED.items()])
def test_agreement_to_less_than_the_piece_is_no_agreement_to_it(text, asked):
    assert action(text) == asked


@pytest.mark.parametrize(
    "text", ["we support ¶.", "wir sind mit der streichung da.", ""]
)
def test_without_a_change_there_is_no_such_stance(text):
    assert stance(text) is None


def test_what_is_agreed_to_under_a_condition_is_not_asked_for():
    text = "We could agree to the deletion of ¶ if Article 4 stays."
    assert action(text) == "comment"
