"""What people ask in turns of their own language, and what they refuse to others."""

import pytest

from rules.action import action
from rules.action_sayings import said
from rules.terms import Action
from tests.harbour import mail, units

_ASKED = {
    Action.KEEP: [
        "¶ лучше не трогать.",
        "Не убирайте ¶.",
        "Переписывать ¶ незачем.",
        "В ¶ ничего менять не нужно.",
        "¶ пусть останется как есть.",
        "Без ¶ гаваням не обойтись.",
        "نأمل ألا تُمس ¶.",
        "لا تغيروا شيئاً في ¶.",
        "¶: نرجو عدم المساس بها.",
        "¶ تبقى.",
        "¶: اتركوها على حالها.",
        "¶一个字也别改。",
        "千万不要删¶。",
        "¶写到船员心坎里了。",
        "¶ bitte behalten.",
        "¶ bitte bloß nicht rausschmeißen!",
        "An ¶ darf nicht gerüttelt werden.",
        "¶ soll unbedingt drinbleiben.",
        "Lasst ¶ bitte so stehen.",
        "¶ nicht aufweichen.",
    ],
    Action.DELETE: [
        "Без ¶ порт прекрасно обойдётся.",
        "Вычеркните ¶.",
        "¶ можно смело выбросить.",
        "¶ — вон.",
        "¶ здесь ни к чему.",
        "¶: تطلب الهيئة حذفها.",
        "¶: يُقترح إلغاؤها.",
        "تُشطب ¶ بالكامل.",
        "احذفوا ¶.",
        "¶不如没有。",
        "¶没有存在的必要。",
        "¶拿掉吧。",
        "¶要它干什么?删了算了。",
        "¶: raus damit.",
        "Weg mit ¶!",
        "¶ kann weg.",
        "¶ bitte rausnehmen.",
        "¶ ist wirklich überflüssig.",
    ],
    Action.MERGE: [
        "¶ könnte man in ¶ aufgehen lassen.",
        "¶ und ¶ lassen sich verschmelzen.",
    ],
    Action.ADD: ["在¶后面加一段,讲船员。", "¶之后请补一条。"],
    Action.AMEND: [
        "¶ بدل عشرة أمتار خمسة تكفي",
        "¶: شهران يكفيان.",
        "¶: فليكن ثلاثين متراً.",
        "¶:三十米→二十米",
        "¶推迟到2030年行不行?",
        "¶ bitte kürzer fassen.",
        "¶: bitte 30 Meter.",
        "¶ nicht streichen, sondern kürzen.",
        "¶ не исключать, а сократить.",
        "لا تحذفوا ¶ بل عدلوها.",
        "¶不要删,而是要改短。",
        "¶的一些词语要修改。",
        "Bei ¶, wo es heißt „zehn Meter“, bitte „zwölf Meter“ schreiben.",
    ],
    Action.COMMENT: [
        "¶ bitte.",
        "¶ bitte nicht vergessen.",
        "¶, пожалуйста.",
        "¶ رجاءً.",
        "请放心,¶我们看过了。",
        "请不要把¶和旧案文混淆。",
        "Уберите из ¶ чаек, и причал оживёт.",
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, what) for what, texts in _ASKED.items() for text in texts],
)
def test_a_turn_of_a_language_asks_by_itself(text, expected):
    assert action(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Лоцманы предлагают вычеркнуть ¶. Мы этого мнения не разделяем.",
        "Поговаривают, что ¶ собираются убрать. Ни в коем случае!",
        "Некоторые считают, что ¶ надо удалить. Мы так не считаем.",
        "¶ хотят убрать, а зря.",
        "سمعنا أنكم تنوون حذف ¶. على جثتي!",
        "يرى البعض أنه ينبغي حذف ¶. ونحن نرى عكس ذلك.",
        "اقترح البعض شطب ¶، ونحن لا نؤيد ذلك.",
        "听说要取消¶。我们坚决不同意。",
        "有的船东想把¶去掉,我们不赞成。",
        "Manche wollen ¶ streichen. Wir sehen das anders.",
        "Angeblich soll ¶ wegfallen. Nur über meine Leiche!",
    ],
)
def test_who_refuses_what_others_want_keeps(text):
    assert action(text) is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "Поговаривают, что ¶ хотят убрать.",
        "听说要取消¶。",
        "Man hört, ¶ werde gestrichen.",
    ],
)
def test_hearsay_asks_for_nothing(text):
    assert action(text) is Action.COMMENT


@pytest.mark.parametrize(
    "text",
    [
        "К ¶ замечаний и предложений не имеем.",
        "У нас нет предложений по ¶.",
        "¶: ليس لدينا مقترحات.",
        "对¶没有修改意见。",
        "Zu ¶ keine Änderungswünsche.",
    ],
)
def test_who_has_no_proposal_asks_for_no_change(text):
    assert action(text) in (Action.KEEP, Action.COMMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Не возражаем против ¶ — при том, однако, понимании, что порт платит.",
        "Wir akzeptieren ¶ mit der Maßgabe, dass der Hafen zahlt.",
        "نقبل ¶ على أساس أن يدفع الميناء.",
    ],
)
def test_who_agrees_on_an_understanding_asks_for_it(text):
    assert action(text) is Action.AMEND


def test_a_rhetorical_choice_is_no_answer_to_a_question():
    (found,) = mail("第八段有什么用?不如不要。")
    assert units([found]) == [("PORT/1", "8", "delete")]


def test_a_kind_that_no_language_has_is_empty():
    assert said("sung") == ()
