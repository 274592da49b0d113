"""A courtesy about no part of a draft is no comment; what it asks beside is one."""

import pytest

from rules.citation.folding import fold
from rules.location import idle
from rules.location.civil import is_civil
from rules.location.courtesy import is_general, says_nothing
from rules.purpose import Purpose, purpose
from tests.harbour import LAW, PORTS, mail, prepare

DRAFTS = prepare([PORTS, LAW])
ASKED = "Paragraph 5: delete."
CIVIL = (
    "We are much obliged to the interpreters, who did a splendid job all week.",
    "May I begin by expressing our gratitude for the warm welcome in Bergen.",
    "Please forgive our late answer; the office was closed over Easter.",
    "We regret that we could not reply sooner.",
    "We trust that you are all keeping well.",
    "We wish the working group a fruitful meeting.",
    "Should further information be required, we shall be happy to supply it.",
    "Our federation remains at your side and looks forward to continued cooperation.",
    "The remarks that follow come from our twelve branches.",
    "We commend the secretariat for its tireless work.",
    "Bonne et heureuse année à toutes et à tous.",
    "Les deseamos un feliz verano.",
    "Надеюсь, вы хорошо провели выходные.",
    "كل عام وأنتم بخير.",
    "迟复带来的不便，敬请原谅。",
    "Wir wünschen Ihnen einen schönen Sommer.",
    "Je tiens d'abord à saluer la parfaite organisation des débats.",
    "Merci encore pour le délai supplémentaire que vous nous avez accordé.",
    "Nous regrettons de n'avoir pu vous répondre plus tôt.",
    "Nous espérons que ce courrier vous trouvera en bonne santé.",
    "Notre fédération demeure attachée à la coopération avec vos services.",
    "Vous pouvez nous joindre tous les jours de neuf à dix-sept heures.",
    "Damos las gracias a los intérpretes por su magnífica labor.",
    "Rogamos disculpen la tardanza de esta respuesta, debida a las vacaciones.",
    "Confiamos en que todos ustedes gocen de buena salud.",
    "No dude en llamarnos si algo no estuviera claro.",
    "Nuestra federación sigue comprometida con el diálogo.",
    "Выражаем глубокую признательность переводчикам за их работу.",
    "Сожалеем, что не смогли ответить раньше.",
    "Надеемся, что вы все в добром здравии.",
    "Не стесняйтесь звонить нам, если что-то окажется неясным.",
    "Наша федерация по-прежнему привержена конструктивному сотрудничеству.",
    "نتقدم بجزيل الشكر إلى المترجمين على عملهم.",
    "نأسف لعدم تمكننا من الرد في وقت أبكر.",
    "نرجو أن تكونوا جميعا بصحة جيدة.",
    "لا تترددوا في الاتصال بنا إذا كان هناك أي شيء غير واضح.",
    "يظل اتحادنا ملتزما بالحوار البناء معكم.",
    "我们衷心感谢各位译员的辛勤付出。",
    "很抱歉未能早日答复。",
    "愿各位身体健康，工作顺利。",
    "若有不清楚之处，请不吝联系。",
    "本会将继续致力于建设性的对话与合作。",
    "Erlauben Sie mir zunächst, Ihnen für die freundliche Aufnahme in Kiel zu danken.",
    "Leider konnten wir nicht früher antworten.",
    "Wir hoffen, dass Sie alle wohlauf sind.",
    "Zögern Sie nicht, uns anzurufen, falls etwas unklar sein sollte.",
    "Unser Verband bleibt dem konstruktiven Dialog verpflichtet.",
)
#: Whoever thanks, wishes or hopes, and says something on the draft or the process.
SAYING = (
    "Thank you for the workshop and please extend the deadline for small islands.",
    "Thank you for taking out the chapter on fines.",
    "Do not hesitate to strike the whole chapter on fees.",
    "We are grateful for the extra days and ask that the quota be halved.",
    "We hope that the small harbours will not be forgotten.",
    "We remain committed to the ban on trawling.",
    "We look forward to a version without fees.",
    "Nous vous remercions des jours accordés et demandons que le quota soit réduit.",
    "Merci de prolonger le délai pour les petites îles.",
    "N'hésitez pas à supprimer tout le chapitre sur les amendes.",
    "Nous restons attachés au libre accès aux plages.",
    "Agradecemos los días adicionales y pedimos que la cuota se reduzca a la mitad.",
    "Gracias por retirar el capítulo sobre multas.",
    "Seguimos comprometidos con la prohibición del arrastre.",
    "Благодарим за дополнительные дни и просим сократить квоту вдвое.",
    "Мы по-прежнему привержены запрету траления.",
    "شكرا على حذف فصل الغرامات.",
    "نظل ملتزمين بحظر الصيد بالجر.",
    "感谢多给几天时间，同时请把配额减半。",
    "感谢删去罚款一章。",
    "Wir danken für die zusätzlichen Tage und bitten, die Quote zu halbieren.",
    "Wir bleiben dem Schleppnetzverbot verpflichtet.",
)
#: Words of courtesy alone make none.
AGAINST = (
    "Thank you, but please more time.",
    "Thank you, the consultation form is unclear.",
    "Sorry, the translation is useless.",
    "We wish the secretariat had more time for questions.",
    "We regret our late invitation to the hearing.",
    "We thank the hosts for 3 days.",
    "We thank the hosts for the good spirit, less so for the time.",
    "Thank you very much" + 40 * " for the meeting",
    "Une consultation plus longue serait utile.",
    "Nous remercions l'équipe et souhaitons plus de temps pour répondre.",
    "Agradecemos la reunión y queremos más tiempo para responder.",
    "Спасибо, но хотелось бы больше времени на ответ.",
    "نشكركم ونود مهلة أطول للرد.",
    "谢谢，但希望有更多时间答复。",
    "我们继续关注工作时间问题。",
    "Wir danken für die Sitzung und möchten mehr Zeit.",
    "Leider konnten die Mitglieder sich nicht äußern.",
)


@pytest.mark.parametrize("text", CIVIL)
def test_a_courtesy_is_no_comment_whatever_its_words(text):
    assert is_civil(fold(text).text)
    assert not is_general(text)
    assert not idle.says(text)
    assert purpose([text]) is Purpose.COURTESY
    (found,) = mail(text, ASKED, drafts=DRAFTS)
    assert found.text == ASKED


@pytest.mark.parametrize("text", SAYING)
def test_what_a_courtesy_asks_or_says_beside_is_kept(text):
    assert not is_civil(fold(text).text)
    found = mail(text, ASKED, drafts=DRAFTS)
    assert [one.text for one in found] == [text, ASKED]


@pytest.mark.parametrize("text", AGAINST)
def test_who_wants_more_or_finds_fault_is_not_only_civil(text):
    assert not is_civil(fold(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "Our league has no comments to make at this stage.",
        "Notre ligue n'a pas d'observations à formuler.",
        "El puerto no tiene comentarios.",
        "Наш порт замечаний не имеет.",
        "ليس لدى وزارتنا أي ملاحظات.",
        "本会没有意见。",
        "Unser Haus hat keine Anmerkungen.",
    ],
)
def test_whoever_has_no_comments_says_nothing(text):
    assert says_nothing(text)


def test_who_has_none_on_a_piece_speaks_of_that():
    assert not says_nothing("К ¶ и ¶ замечаний не имеем.")
    assert not says_nothing("Замечаний не имеем.")


@pytest.mark.parametrize(
    "text",
    [
        "Having asked our crews about PORT/1, we can now report:",
        "Nous avons relu PORT/1 et souhaitons dire ceci.",
        "Voici ce que nous avons à dire de PORT/1.",
        "Tras leer PORT/1 quisiéramos decir lo siguiente.",
        "Прочитав PORT/1, хотим ответить следующее.",
        "بخصوص PORT/1 نبلغكم بما يلي.",
        "关于PORT/1，我们答复如下。",
        "Nach gründlicher Lektüre von PORT/1 möchten wir Folgendes sagen.",
        "We have entered our changes straight into your text.",
        "Ce que nous supprimons est barré en rouge.",
        "Удаляемое зачёркнуто.",
    ],
)
def test_who_says_that_his_words_follow_makes_no_comment(text):
    (found,) = mail(text, ASKED, drafts=DRAFTS)
    assert found.text == ASKED
