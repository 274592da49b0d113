"""What others agree to, keep or want is not what the sender does."""

import pytest

from rules.action import action
from rules.action_others import dissents
from rules.location.doubting import OTHERS
from rules.terms import Action
from tests.harbour import mail, units

#: Agreement that others are to give, and keeping that is not of the text.
_NOT_AGREED = {
    "en": [
        "¶: berths may be moved only with the consent of both ports.",
        "¶: not without the approval of the crews.",
        "¶: the pilots have to agree first.",
        "¶: the two ports rarely agree on anything.",
        "¶: an agreed list of berths exists already.",
        "¶: such dues are accepted by nobody.",
        "¶: the fund should support the smallest ports.",
        "¶: harbours keep no secrets.",
        "¶: we keep finding that such rules are broken.",
        "¶: skippers keep forgetting their lights.",
        "¶: owners will keep paying nothing.",
        "¶: keep up the good work!",
        "¶: keep in mind that boats grow.",
        "¶: pilots maintain the buoys.",
        "¶: conservation of the dunes is costly.",
    ],
    "fr": [
        "¶ : uniquement avec l'accord des deux ports.",
        "¶ : à condition que les deux ports soient d'accord.",
        "¶ : pas d'accord.",
        "¶ : gardons à l'esprit que les bateaux grandissent.",
        "¶ : les digues maintiennent l'eau dehors.",
        "¶ : le maintien des digues coûte cher.",
    ],
    "es": [
        "¶: solo con el acuerdo de ambos puertos.",
        "¶: los puertos deben estar de acuerdo.",
        "¶: de acuerdo con el derecho del mar, la ola no es de nadie.",
        "¶: los diques conservan la arena.",
        "¶: el mantenimiento de los muelles es caro.",
    ],
    "ru": [
        "¶: только с согласия обоих портов.",
        "¶: по согласованию с лоцманами.",
        "¶: согласно договору, море ничьё.",
        "¶: порты должны согласиться.",
        "¶: фонд должен поддерживать малые порты.",
        "¶: поддержка малых портов важна.",
        "¶: сохранение дюн стоит дорого.",
        "¶: дюны сохраняют воду.",
    ],
    "ar": [
        "¶: بموافقة الطرفين فقط.",
        "¶: بعد موافقة الموانئ.",
        "¶: تشترط موافقة الصيادين.",
        "¶: لسنا موافقين.",
    ],
    "zh": [
        "¶：只能经双方同意移泊。",
        "¶：船员同意后即可离港，并无例外。",
        "¶：我国对此提出保留。",
        "¶：维持码头费用很高。",
        "¶：资金支持不足。",
        "¶：恕难同意。",
    ],
    "de": [
        "¶: nur mit Zustimmung beider Häfen.",
        "¶: die Zustimmung der Häfen ist selten.",
        "¶: die Häfen müssen einverstanden sein.",
        "¶: wer unterstützt die kleinen Häfen?",
        "¶: wir stimmen nicht zu.",
        "¶: die Fischer unterstützen das nicht.",
    ],
}
#: The same words, said of the text by its sender.
_AGREED = {
    "en": [
        "¶: keep.",
        "Norland agrees with ¶.",
        "¶ has our consent.",
        "¶: agreed.",
        "We wish to keep the sixty days of ¶.",
        "¶ should be maintained.",
        "Our members support the text of ¶.",
    ],
    "fr": ["¶ : d'accord.", "¶ : à conserver.", "Le maintien de ¶ est souhaité."],
    "es": ["¶: estamos de acuerdo.", "¶: mantener.", "Proponemos conservar ¶."],
    "ru": ["¶: согласны.", "¶: следует сохранить.", "Норландия поддерживает ¶."],
    "ar": ["¶: موافقون.", "¶: نوافق على هذه الفقرة.", "¶: موافقة."],
    "zh": ["¶：我们同意。", "¶：应予保留。", "我们支持本段。"],
    "de": ["¶: einverstanden.", "¶ findet unsere Zustimmung.", "Wir unterstützen ¶."],
}
_WISHES = {
    Action.KEEP: [
        "¶ must be neither deleted nor amended.",
        "¶ ne doit être ni supprimé ni modifié.",
        "¶ no debe ser ni suprimido ni modificado.",
        "¶ soll weder gestrichen noch geändert werden.",
        "Kazoria wants ¶ deleted. We want it kept.",
        "Kazoria proposes to delete ¶. We are in favour of keeping it.",
        "We oppose the proposal of Norland to delete ¶.",
        "We do not share Kazoria's wish to delete ¶.",
        "We are concerned by the calls to delete ¶.",
        "La Kazorie veut supprimer ¶. Nous voulons le conserver.",
        "Nous ne soutenons pas la proposition de la Kazorie de supprimer ¶.",
        "Nous nous opposons à la proposition de supprimer ¶.",
        "Kazoria quiere suprimir ¶. Nosotros queremos mantenerlo.",
        "No apoyamos la propuesta de eliminar ¶.",
        "La propuesta de suprimir ¶ no es aceptable.",
        "Казория хочет исключить ¶. Мы хотим его сохранить.",
        "Мы не поддерживаем предложение исключить ¶.",
        "نعارض اقتراح حذف ¶.",
        "لا نؤيد اقتراح حذف ¶.",
        "卡佐里亚要求删除¶。我们要求保留。",
        "我们不同意关于删除¶的提议。",
        "Kasorien will ¶ streichen. Wir wollen ihn beibehalten.",
        "Wir lehnen den Vorschlag ab, ¶ zu streichen.",
        "Norland would like to see ¶ deleted, but we want to keep it.",
        "While Norland proposes the deletion of ¶, we prefer to retain it.",
        "Deleting ¶, as Norland suggests, would be a mistake.",
        "The deletion of ¶ proposed by Norland is not acceptable to us.",
        "We see no reason to follow Norland and delete ¶.",
        "Alors que la Norlande propose de supprimer ¶, nous préférons le maintenir.",
        "La suppression de ¶ serait une erreur.",
        "Mientras Norlandia propone suprimir ¶, nosotros preferimos mantenerlo.",
        "La supresión de ¶ sería un error.",
        "Тогда как Норландия предлагает исключить ¶, мы предпочитаем его сохранить.",
        "Исключение ¶ было бы ошибкой.",
        "诺兰建议删除¶，我们则希望保留。",
        "删除¶是错误的。",
        "Während Norland ¶ streichen will, möchten wir ihn beibehalten.",
        "Die Streichung von ¶ wäre ein Fehler.",
    ],
    Action.DELETE: [
        "Kazoria wants ¶ deleted.",
        "Kazoria wants ¶ deleted. We want the rest kept.",
        "We support the proposal of Norland to delete ¶.",
        "We support the position of Norland on ¶, that is, its deletion.",
        "We oppose ¶ and propose to delete it.",
        "Our proposal is to delete ¶.",
        "De ahí la propuesta de suprimir ¶.",
        "Daher der Vorschlag, ¶ zu streichen.",
        "We repeat our proposal to delete ¶, which is not needed.",
        "Like Norland, we propose to delete ¶.",
        "As Kazoria has proposed, ¶ should be deleted.",
        "We second the call to delete ¶.",
        "Comme la Norlande, nous proposons de supprimer ¶.",
        "Al igual que Norlandia, proponemos suprimir ¶.",
        "Как и Норландия, мы предлагаем исключить ¶.",
        "与诺兰一样，我们建议删除¶。",
        "مثل نورلاند نقترح حذف ¶.",
        "نؤيد اقتراح حذف ¶.",
        "Wie Norland schlagen wir vor, ¶ zu streichen.",
        "The proposal to delete ¶ has our support.",
        "Nous soutenons la proposition de supprimer ¶.",
        "Nous appuyons la position de la Norlande sur ¶, à savoir sa suppression.",
        "Apoyamos la propuesta de suprimir ¶.",
        "Apoyamos la posición de Norlandia sobre ¶, es decir, su supresión.",
        "Мы поддерживаем предложение исключить ¶.",
        "Поддерживаем позицию Норландии по ¶, то есть его исключение.",
        "我们支持删除¶的建议。",
        "Wir unterstützen den Vorschlag, ¶ zu streichen.",
    ],
    Action.COMMENT: [
        "We oppose the proposal of Norland to delete ¶, but only in part.",
        "We agree with Kazoria on ¶.",
        "The deletion of ¶ is acceptable to us.",
        "La suppression de ¶ est acceptable.",
        "Исключение ¶ для нас приемлемо.",
        "We support Kazoria's proposal on ¶.",
        "We align ourselves with the comments of the pilots on ¶.",
        "Nous appuyons la position de la Norlande sur ¶.",
        "Nous sommes d'accord avec la Kazorie sur ¶.",
        "Apoyamos la posición de Norlandia sobre ¶.",
        "Estamos de acuerdo con Kazoria sobre ¶.",
        "Поддерживаем позицию Норландии по ¶.",
        "Мы согласны с Казорией по ¶.",
        "نؤيد موقف نورلاند بشأن ¶.",
        "我们支持诺兰对¶的立场。",
        "Wir unterstützen die Position Norlands zu ¶.",
    ],
}


@pytest.mark.parametrize("text", [t for texts in _NOT_AGREED.values() for t in texts])
def test_what_others_agree_to_or_keep_is_no_agreement(text):
    assert action(text) is not Action.KEEP


@pytest.mark.parametrize("text", [t for texts in _AGREED.values() for t in texts])
def test_the_senders_own_agreement_keeps(text):
    assert action(text) is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "We do not oppose ¶, provided that pilots are exempted.",
        "Nous ne nous opposons pas à ¶, à condition que les pilotes soient exemptés.",
        "No nos oponemos a ¶, siempre que se exima a los pilotos.",
        "Мы не возражаем против ¶, если лоцманы будут освобождены.",
        "如果豁免引航员，我们不反对¶。",
        "Wir haben nichts gegen ¶, sofern Lotsen ausgenommen werden.",
    ],
)
def test_who_does_not_oppose_under_a_condition_asks_for_what_it_names(text):
    assert action(text) is Action.AMEND


@pytest.mark.parametrize(
    ("expected", "text"), [(a, t) for a, texts in _WISHES.items() for t in texts]
)
def test_a_wish_of_others_is_the_senders_only_if_he_makes_it_his(expected, text):
    assert action(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to the pilots, who propose to delete paragraph 7, we value it.",
        "We were surprised by the proposal to delete paragraph 7.",
        "We fail to understand why Norland wishes to delete paragraph 7.",
        "Nous ne comprenons pas pourquoi elle demande la suppression du paragraphe 7.",
        "No entendemos por qué Norlandia quiere suprimir el párrafo 7.",
        "Мы не понимаем, почему Норландия хочет исключить пункт 7.",
        "我们不明白诺兰为何要求删除第7段。",
        "Wir verstehen nicht, warum Norland Absatz 7 streichen will.",
        "The proposal to delete paragraph 7 surprised us.",
        "The proposal to delete paragraph 7 is not supported by us.",
        "La proposition de supprimer le paragraphe 7 n'a pas notre soutien.",
        "对于删除第7段的建议，我们不赞成。",
        "Den Vorschlag, Absatz 7 zu streichen, unterstützen wir nicht.",
        "Contrairement à eux, qui veulent supprimer le paragraphe 7, il nous importe.",
        "Nous avons été surpris par la proposition de supprimer le paragraphe 7.",
        "A diferencia de Kazoria, que propone suprimir el párrafo 7, le damos valor.",
        "Nos sorprendió la propuesta de suprimir el párrafo 7.",
        "В отличие от Казории, которая предлагает исключить пункт 7, мы его ценим.",
        "Нас удивило предложение исключить пункт 7.",
        "خلافا لكازوريا التي تقترح حذف الفقرة 7، نولي لها أهمية كبيرة.",
        "فوجئنا باقتراح حذف الفقرة 7.",
        "我们对删除第7段的建议感到惊讶。",
        "Im Gegensatz zu Kasorien, das Absatz 7 streichen will, ist er uns wichtig.",
        "Der Vorschlag, Absatz 7 zu streichen, hat uns überrascht.",
    ],
)
def test_what_is_only_said_of_a_change_that_others_want_is_asked_about(text):
    (found,) = mail(text)
    assert found.review
    assert found.action is not Action.DELETE
    assert {c.paragraph: c.reason for c in found.candidates} == {"7": OTHERS}


@pytest.mark.parametrize(
    "text",
    [
        "We have noted the proposal of the pilots to delete paragraph 7.",
        "Nous avons pris note de la proposition de supprimer le paragraphe 7.",
        "Hemos leído la propuesta de suprimir el párrafo 7.",
    ],
)
def test_who_only_takes_note_of_a_proposal_comments(text):
    assert units(mail(text)) == [("PORT/1", "7", "comment")]


@pytest.mark.parametrize(
    ("sentence", "behind", "dissenting"),
    [
        ("manche wollen absatz 5 streichen.", " das sehen wir anders.", True),
        ("some say the fee should go.", " we do not.", True),
        ("some say the fee should go.", " it is high.", False),
        ("absatz 5 ist lang.", " das sehen wir anders.", False),
    ],
)
def test_only_from_what_others_want_does_a_sender_dissent(sentence, behind, dissenting):
    assert dissents(sentence, behind) is dissenting


@pytest.mark.parametrize(
    "text",
    [
        "We disagree with Norland, who would delete ¶: it should stay unchanged.",
        "We differ from the pilots, which ask for the deletion of ¶: please leave it.",
        "Nous ne sommes pas d'accord avec Norland, qui supprimerait ¶ : à garder.",
        "No estamos de acuerdo con Norlandia, que suprimiría ¶: debe mantenerse.",
        "Мы не согласны с Норландией, которая исключила бы ¶: его следует сохранить.",
        "Wir sind nicht einig mit Norland, das ¶ streichen würde: er sollte bleiben.",
    ],
)
def test_what_somebody_wants_with_whom_the_sender_disagrees_is_not_asked_for(text):
    assert action(text) is Action.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "We disagree with Norland, who would keep ¶: it should go.",
        "We agree with Norland, who would delete ¶: it says nothing.",
    ],
)
def test_what_he_asks_himself_is_asked_whoever_he_disagrees_with(text):
    assert action(text) is Action.DELETE
