"""Who does not object to a change, who wants another, and who says "ditto"."""

import pytest

from rules.action import request
from rules.location import alike, contested
from rules.paragraph import prepare
from rules.terms import Action
from tests.harbour import mail
from tests.unit.test_each_asked import asked
from tests.unit.test_names_and_wholes import NOTE, read


@pytest.mark.parametrize(
    "text",
    [
        "We have no objection to the deletion of ¶.",
        "We would not object if ¶ were deleted.",
        "¶ - no objection to deletion.",
        "We do not oppose merging ¶ and ¶.",
        "Nous n'avons pas d'objection à la suppression du ¶.",
        "Nous ne nous opposons pas à la suppression du ¶.",
        "No tenemos objeción a la supresión del ¶.",
        "No nos oponemos a que se suprima el ¶.",
        "Не возражаем против исключения ¶.",
        "Wir haben keine Einwände gegen die Streichung von ¶.",
        "我们不反对删除¶。",
        "لا مانع لدينا من حذف ¶.",
        "¶: as proposed by Norland.",
    ],
)
def test_who_does_not_object_to_a_change_asks_for_none_and_keeps_nothing(text):
    assert request(text).action is Action.COMMENT


@pytest.mark.parametrize(
    "text",
    [
        "We have no objection to ¶.",
        "We object to deleting ¶.",
        "We do not want ¶ deleted.",
        "¶ should not be deleted but kept.",
    ],
)
def test_who_objects_to_a_change_or_not_to_the_piece_keeps_it(text):
    assert request(text).action is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "¶ should not be deleted but shortened.",
        "¶ should not be deleted but should say why.",
        "Le ¶ ne doit pas être supprimé mais raccourci.",
        "¶ следует не исключать, а сократить.",
        "El ¶ no debe suprimirse sino acortarse.",
        "¶不应删除，而应缩短。",
        "لا ينبغي حذف ¶ بل اختصارها.",
        "¶ sollte nicht gestrichen, sondern gekürzt werden.",
    ],
)
def test_what_is_not_to_go_but_to_be_another_is_amended(text):
    assert request(text).action is Action.AMEND


@pytest.mark.parametrize(
    "said", ["ditto.", "same here", "idem", "même remarque", "同上", "lo mismo"]
)
def test_a_line_that_only_says_the_same_asks_for_what_the_one_before_does(said):
    blocks = "Paragraph 3: delete.", f"Paragraph 5: {said}"
    assert read(*blocks, drafts=[NOTE]) == [
        ("NOTE", "3", "delete"),
        ("NOTE", "5", "delete"),
    ]


def test_what_points_further_up_or_says_more_does_not():
    blocks = "Paragraph 3: delete.", "Paragraph 5: see above."
    assert ("NOTE", "5", "comment") in read(*blocks, drafts=[NOTE])
    said = "Paragraph 5: see above, it is too long."
    assert not alike.takes(said, "¶: too long.", Action.AMEND)


@pytest.mark.parametrize(
    "text",
    [
        "We are not convinced that ¶ should be deleted.",
        "We doubt that ¶ should be deleted.",
        "We see no case for ¶ to be deleted.",
        "We cannot live without ¶.",
        "¶ is not redundant.",
        "Please reconsider the deletion of ¶.",
        "Nous ne sommes pas convaincus que le ¶ doive être supprimé.",
        "Le ¶ n'aurait pas dû être supprimé.",
        "Nous ne voyons pas pourquoi le ¶ devrait être supprimé.",
        "Le ¶ n'est pas redondant.",
        "No estamos convencidos de que deba suprimirse el ¶.",
        "No vemos por qué debería suprimirse el ¶.",
        "No debería haberse suprimido el ¶.",
        "El ¶ no es redundante.",
        "Мы не убеждены, что ¶ следует исключить.",
        "¶ не является излишним.",
        "Wir sind nicht überzeugt, dass ¶ gestrichen werden sollte.",
        "Absatz ¶ ist nicht überflüssig.",
        "建议不删除¶。",
        "¶并不多余。",
        "نقترح عدم حذف ¶.",
        "نرجو ألا يتم حذف ¶.",
    ],
)
def test_who_doubts_a_deletion_or_asks_for_none_keeps(text):
    assert request(text).action is Action.KEEP


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("¶ cannot be supported as it stands.", Action.AMEND),
        ("Le ¶ ne peut être accepté en l'état.", Action.AMEND),
        ("El ¶ no puede aceptarse tal como está.", Action.AMEND),
        ("¶ kann so nicht akzeptiert werden.", Action.AMEND),
        ("¶ не может быть принят в нынешнем виде.", Action.AMEND),
        ("¶ could be supported as it stands.", Action.KEEP),
        ("Reinstate ¶.", Action.AMEND),
        ("¶ should be reinstated.", Action.AMEND),
        ("We wonder whether ¶ should not be deleted.", Action.COMMENT),
        ('¶ has been improved by the deletion of "all".', Action.COMMENT),
        ('¶ would be improved by the deletion of "all".', Action.AMEND),
        ("¶ is redundant.", Action.DELETE),
        ("We could live without ¶.", Action.DELETE),
        ("Es gibt keinen Grund, ¶ beizubehalten.", Action.DELETE),
        ("Es gibt keinen Grund, ¶ zu streichen.", Action.KEEP),
    ],
)
def test_what_is_denied_of_a_piece_is_not_asked_of_it(text, action):
    assert request(text).action is action


@pytest.mark.parametrize(
    "text",
    [
        "Unless paragraph 5 is shortened, it should be deleted.",
        "Paragraph 5 should only be kept if it is shortened.",
        "Delete paragraph 5 unless it can be shortened.",
        "Le paragraphe 5 devrait être supprimé, à moins qu'il ne soit raccourci.",
    ],
)
def test_a_deletion_or_a_stay_on_a_condition_is_a_question(text):
    (found,) = mail(text, drafts=prepare([NOTE]))
    assert found.review
    assert {each.reason for each in found.candidates} == {contested.BOUND}
    assert asked("Delete paragraph 5.") == [(["5"], "delete")]


@pytest.mark.parametrize(
    "text",
    [
        "Do not add a new paragraph after ¶.",
        "No new paragraph should be added after ¶.",
        "There is no need for a new paragraph after ¶.",
        "We oppose adding a paragraph on fees after ¶.",
        "Nous sommes opposés à l'ajout d'un nouveau paragraphe après le ¶.",
        "No es necesario añadir un nuevo párrafo después del ¶.",
        "Nos oponemos a que se añada un párrafo después del ¶.",
        "Kein neuer Absatz nach ¶ nötig.",
        "Не следует добавлять новый пункт после ¶.",
        "不应在¶之后增加一段。",
        "نعارض إضافة فقرة بعد ¶.",
    ],
)
def test_who_wants_nothing_added_adds_nothing(text):
    assert request(text).action is Action.COMMENT


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Please add a new paragraph after ¶.", Action.ADD),
        ("Ajouter un nouveau paragraphe après le ¶.", Action.ADD),
        ("应在¶之后增加一段。", Action.ADD),
        ("We do not see why ¶ and ¶ should be merged.", Action.KEEP),
        ("Keep ¶ and ¶ apart.", Action.KEEP),
        ("¶ and ¶ should not be merged but cross-referenced.", Action.AMEND),
        ("We support Norland's amendment to ¶.", Action.AMEND),
        ("We do not support Norland's amendment to ¶.", Action.KEEP),
        ('"Shall" in ¶ should not be replaced by "should".', Action.KEEP),
        ("We cannot sign if ¶ is deleted.", Action.KEEP),
        ("If ¶ were deleted, we would object.", Action.KEEP),
    ],
)
def test_what_is_to_stay_apart_or_to_be_added(text, action):
    assert request(text).action is action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("We would rather see ¶ amended than deleted.", Action.AMEND),
        ("Lieber ¶ ändern als streichen.", Action.AMEND),
        ("与其删除¶，不如修改。", Action.AMEND),
        ("¶ cannot be left out.", Action.KEEP),
        ("On ne peut se passer du ¶.", Action.KEEP),
        ("Auf ¶ kann nicht verzichtet werden.", Action.KEEP),
        ("لا يمكن الاستغناء عن ¶.", Action.KEEP),
        ("We have nothing against deleting ¶.", Action.COMMENT),
        ("No tenemos nada en contra de suprimir el ¶.", Action.COMMENT),
        ("Ничего не имеем против исключения ¶.", Action.COMMENT),
        ("We vote against ¶.", Action.COMMENT),
        ("¶ finds no support on our side.", Action.COMMENT),
        ("نصوت ضد ¶.", Action.COMMENT),
        ("¶ can be left out.", Action.DELETE),
        ("Auf ¶ kann verzichtet werden.", Action.DELETE),
        ("يمكن الاستغناء عن ¶.", Action.DELETE),
        ("We have nothing against ¶.", Action.KEEP),
    ],
)
def test_what_one_would_rather_have_or_cannot_do_without(text, action):
    assert request(text).action is action
