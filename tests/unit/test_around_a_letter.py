"""What stands around a letter, and says nothing on a draft, whoever writes it."""

from __future__ import annotations

import pytest

from tests.harbour import TWO, mail, units

AROUND = [
    "With apologies for the late date; our board only convened on Sunday.",
    "We are a young cooperative and hope that our lines are of some help.",
    "Having talked to our local groups, we came to the following.",
    "It was a joy to study the papers which you circulated.",
    "This letter was approved at our meeting of 3 May by 12 votes to 2.",
    "We have read the Lake Rules and wish to state the following.",
    "All our comments concern the Harbour Rules.",
    "Our secretariat has four employees, one of whom studied the texts.",
    "If any point is unclear, please call us.",
    "We look forward to the revised draft.",
    "We should be grateful for an acknowledgement of receipt.",
    "Following our conversation of Monday, we are submitting what was agreed.",
    "Excusez notre envoi tardif ; notre bureau s'est réuni hier.",
    "Nous sommes une jeune coopérative et espérons vous être utiles.",
    "Après débat dans nos groupes, nous avons abouti à ce qui suit.",
    "Nous avons eu plaisir à lire vos projets.",
    "La présente a été approuvée par notre conseil le 3 mai par 11 voix contre 5.",
    "Nos commentaires portent sur les règles du port.",
    "Nous attendons la nouvelle version.",
    "Disculpen lo avanzado de la hora; nuestra junta se reunió anoche.",
    "Somos un club pequeño y confiamos en ser útiles.",
    "Lo siguiente fue acordado en nuestra reunión por 12 votos contra 2.",
    "Nuestros comentarios se refieren al reglamento del puerto.",
    "Простите за поздний ответ: правление собралось лишь сегодня.",
    "Мы молодое общество и надеемся быть вам полезны.",
    "Следующее одобрено правлением 3 мая 12 голосами против 2.",
    "Наши замечания касаются правил порта.",
    "Entschuldigen Sie die vorgerückte Stunde; der Vorstand tagte erst heute.",
    "Wir sind eine junge Genossenschaft und hoffen, Ihnen zu helfen.",
    "Nach Beratung mit unseren Gruppen kamen wir zu Folgendem.",
    "Unsere Hinweise betreffen die Hafenordnung.",
    "Über Ihre Rückmeldung würden wir uns freuen.",
    "نعتذر عن التأخير؛ فقد اجتمع المجلس أمس فقط.",
    "نحن رابطة ناشئة ونرجو أن نكون عوناً لكم.",
    "ملاحظاتنا تتعلق بقواعد الميناء.",
    "非常抱歉来得晚，理事会昨日才碰头。",
    "我们是一家年轻的合作社，希望对你们有用。",
    "受主席委托，谨转交以下看法。",
    "请尽快回复确认，谢谢。",
]


@pytest.mark.parametrize("said", AROUND)
def test_what_only_stands_around_is_no_comment(said):
    found = mail(said, "Harbour Rules, paragraph 7: delete it.", drafts=TWO)
    assert units(found) == [("PORT/1", "7", "delete")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Our remarks concern the lack of pilots.",
        "We are a small port and hope that the tariffs are useful to ships.",
    ],
)
def test_what_is_said_of_a_matter_is_kept(said):
    found = mail(said, "Harbour Rules, paragraph 7: delete it.", drafts=TWO)
    assert len(found) == 2
