"""What only leads in is no comment; what it holds beside that is kept."""

import pytest

from rules.location.courtesy import only_accompanies, only_leads_in
from rules.location.leading_in import calls, introduces, rest
from rules.location.subject import may_be_on
from tests.harbour import LAW, PORTS, mail, prepare, units

BOTH = prepare([PORTS, LAW])
ASKED = "Paragraph 5: delete."
#: Embassies, assemblies, firms and friends; each says nothing on a draft.
LEAD_INS = (
    # a greeting, and that something follows
    (
        "The Ministry of Tides presents its compliments and has the honour to"
        " convey the following."
    ),
    "The Embassy of Estmark is honoured to submit the following.",
    (
        "La Mission permanente d'Estmark salue le secrétariat, lui fait part de ce qui"
        " suit."
    ),
    (
        "El Ministerio de Mareas saluda a la secretaría y tiene el honor de"
        " transmitirle lo siguiente."
    ),
    (
        "Посольство приветствует секретариат и имеет честь довести до его"
        " сведения следующее."
    ),
    "تهدي سفارة إستمارك تحياتها إلى الأمانة وتتشرف بأن تنقل إليها ما يلي.",
    "使馆向秘书处致意，并谨转达如下。",
    "Die Botschaft beehrt sich, dem Sekretariat Folgendes zur Kenntnis zu bringen.",
    # what somebody sent is taken back
    "Estmark drops the comments of the Harbour League, EST/1/4.",
    "L'Union supprime les observations de sa section, EST/1/4.",
    "La Unión suprime sus comentarios del lunes, EST/1/4.",
    "Союз снимает свои замечания от понедельника.",
    "Der Verband streicht die Anmerkungen der Werft, EST/1/4.",
    # that points follow
    "our crews ask for five small changes.",
    "Three things are missing from the draft.",
    "Two points trouble the Harbour Masters' League.",
    "We want to make only one point.",
    "Below you will find how we would word it.",
    "This is what we ask for:",
    "Trois choses manquent au projet.",
    "Nos équipages demandent deux petites modifications.",
    "Voici comment nous le formulerions.",
    "Al proyecto le faltan tres cosas.",
    "Queremos hacer un par de comentarios.",
    "Así lo redactaríamos nosotros.",
    "В проекте не хватает трёх вещей.",
    "У нас четыре просьбы.",
    "Вот как мы бы это написали.",
    "لدينا أربعة طلبات.",
    "ثلاثة أمور غائبة عن المشروع.",
    "我们有四点请求。",
    "下面是我们的写法。",
    "Es fehlen zwei Dinge.",
    "Unsere Besatzungen bitten um fünf kleine Änderungen.",
    "On the two drafts we comment as follows.",
    "Sur les projets de texte notre ligue se prononce comme suit.",
    "Sobre los proyectos respondemos de la siguiente manera.",
    "По обоим проектам мы высказываемся следующим образом.",
    "نعرض آراءنا في المشاريع على النحو التالي.",
    "现就各草案提出意见如下。",
    "Gern äussern wir uns zu den Entwürfen wie folgt.",
    "Zu beiden Entwürfen nehmen die Lotsen wie folgt Stellung:",
    "So würden wir es schreiben:",
    # that it is what others think, or came to
    "Here is what our skippers think of the text.",
    "What follows is the outcome of two meetings of our board.",
    "The pilots and the yard have agreed on the lines below and send them jointly.",
    "Voici ce que notre bureau retient du projet.",
    "Notre conseil est arrivé aux conclusions suivantes.",
    "A continuación va el fruto de las deliberaciones de nuestra junta.",
    "Ниже изложены выводы нашего правления.",
    "Лоцманы и рыбаки согласовали следующий текст и вносят его вместе.",
    "Hier lesen Sie, was unsere Mannschaften von dem Text halten.",
    "Unser Beirat hat getagt und gelangt zu folgenden Schlüssen.",
    "Die Lotsen und die Werft haben sich auf folgenden Text geeinigt.",
    "هذه نتيجة مشاورات مجلسنا.",
    "اتفق الربابنة والصيادون على النص التالي ويقدمونه معا.",
    "引航员和渔民就以下案文达成一致，一并提交。",
    # how somebody writes
    "I will be brief because my crews are not paid to read.",
    "Seré breve, porque a mis socios no les pagan por leer.",
    "سأكون موجزا لأن بحارتي لا يتقاضون أجرا على القراءة.",
    "我会长话短说，因为我的船员不是拿钱来读信的。",
    "Ich fasse mich kurz, denn meine Leute werden nicht fürs Lesen bezahlt.",
    # several together
    (
        "We, the undersigned bodies - Bay Rowers, the Tide Keepers Network and the"
        " Ferry Union - write to you with one voice."
    ),
    "Nous, associations soussignées, vous écrivons d'une seule voix.",
    "Nosotras, las organizaciones firmantes, nos dirigimos a ustedes con una sola voz.",
    "Мы, нижеподписавшиеся организации, обращаемся к вам единым голосом.",
    "Wir, die unterzeichnenden Verbände, wenden uns mit einer Stimme an Sie.",
    # who it is that writes
    "The Town of Brook (pop. 4,300) has discussed the draft in its sitting of 12 May.",
    "La commune de Rieul (812 habitants) a débattu du projet en sa séance du 3 mai.",
    "Die Gemeinde Norddorf hat den Entwurf am 12. Mai beraten.",
    # a visit
    "Notre collègue aimerait passer vous voir le 14, salle 20. Cela vous irait-il ?",
    "Наша коллега хотела бы зайти 14-го, около 11, в комнату 20. Вам удобно?",
    "Unsere Kollegin würde am 14. gegen 11 Uhr gern vorbeikommen. Passt das?",
)
#: The same turns with a stance or a wish, or without what they lead in to.
COMMENTS = (
    "The Ministry presents its compliments and would prefer a shorter draft.",
    "Our crews ask for five small changes and above all for a longer delay.",
    "Three things are missing from the draft: hope, money and ice.",
    "We ask for two more years.",
    "I will be brief because the draft is too long.",
    "We, the undersigned bodies, write to you with one voice: drop the fees.",
    "Our director hopes to see the fees gone.",
    "We would like to drop by-catch from the list.",
    "The scale of the draft is odd to us (1 poor, 5 excellent).",
    "A belt of reeds is drawn (12 metres would suffice).",
    "Our parish council finds the draft unreadable.",
    "The draft is a labyrinth; our crews will need it explained.",
    "Notre syndicat juge le texte illisible.",
    "El sindicato prefiere el texto de antes.",
    "Наш профсоюз находит текст нечитаемым.",
    "ترى نقابتنا أن النص غير مقروء.",
    "工会更喜欢从前的文本。",
    "Die Gewerkschaft zieht den Text von damals vor.",
    "Nous demandons deux ans de plus.",
    "Nous aimerions passer à cinq milles.",
    "Notre conseil formule trois remarques, dont la plus grave est l'absence de délai.",
    "Pedimos dos años más.",
    "Quisiéramos pasar a cinco millas.",
    "La cooperativa se reunió y rechaza todo.",
    "Просим ещё два года.",
    "Кооператив собрался и отвергает всё это.",
    "نطلب سنتين إضافيتين.",
    "اجتمعت التعاونية ورفضت كل هذا.",
    "我们要求再给两年。",
    "合作社开会并拒绝了这一切。",
    "Wir bitten um zwei weitere Jahre.",
    "Die Genossenschaft hat getagt und lehnt alles ab.",
    "This is the result of careless drafting.",
    "This is what comes of asking nobody.",
)


@pytest.mark.parametrize("text", LEAD_INS)
def test_what_only_leads_in_to_a_comment_is_none(text):
    found = mail(text, ASKED, drafts=BOTH)
    assert units(found) == [("PORT/1", "5", "delete")]
    assert len(found) == 1


@pytest.mark.parametrize("text", COMMENTS)
def test_what_is_wished_or_judged_in_a_lead_in_is_kept(text):
    found = mail(text, ASKED, drafts=BOTH)
    assert [one.text for one in found] == [text, ASKED]


def test_points_that_are_announced_and_do_not_follow_are_asked_about():
    (found,) = mail("Three things are missing from the draft.", drafts=BOTH)
    assert found.review


def test_a_paragraph_that_is_named_stays_one_where_a_visit_is_announced():
    text = "We would like to drop by. Paragraph 5: delete."
    assert units(mail(text, drafts=BOTH)) == [("PORT/1", "5", "delete")]
    assert calls(text)


def test_the_name_of_a_body_wishes_nothing_and_that_of_nobody_may():
    assert "keep" not in rest("Today the Keep Clean Trust has met.")
    assert "strong support" in rest("We write in Strong Support of it.")


@pytest.mark.parametrize(
    "text",
    [
        (
            "The Gull Authority appreciates the chance to respond to the second draft."
            " Our comments are limited to the paragraphs that touch on port operations."
        ),
        "Nordlink AB lays and repairs cables. Three short comments.",
        "The Lamp Trust is a network of clubs. We want to share what came out of it.",
        (
            "Please find below the comments of the Centre for Sea Law. They do not"
            " necessarily represent the view of the University."
        ),
        (
            "The following are comments of the staff of the Bank. They have not been"
            " discussed by the Board."
        ),
        "The Group agreed on the following liaison statement.",
        "The Institute would like to contribute the following reflections.",
        "I am keeper of the gauge at Elm since 2003.",
        "I hope you will forgive an ordinary reader for taking up your time.",
        (
            "Le Club des Pilotes compte 40 capitaines et souhaite présenter ses"
            " observations."
        ),
        "Nous sommes un collectif de pêcheurs. Quelques remarques.",
        "La Asociación de Faros desea formular las siguientes observaciones.",
        "Ассоциация маяков хотела бы высказать следующие замечания.",
        "تود جمعية المنارات تقديم الملاحظات التالية.",
        "灯塔协会是一个由30名守灯人组成的团体，愿提出以下意见。",
        "Der Hafenbund vertritt 63 Betriebe und möchte zur Satzung Folgendes anmerken.",
    ],
)
def test_who_only_says_who_he_is_says_nothing(text):
    assert only_accompanies(text) or only_leads_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "We would like to see more keepers.",
        "I am no longer happy with the draft.",
        "Three comments are missing the point.",
        "We are a state with a long coast and ten days are too few.",
        "I hope you will forgive my saying so, but the fees are far too high.",
        "We appreciate the chance to comment but the text is weak.",
        "They do not represent progress.",
        "The Trust would like to contribute half of the costs.",
        "They have not been discussed with the fishers and should be.",
        "Wir möchten folgende Punkte streichen.",
        "Мы хотели бы исключить следующие слова.",
    ],
)
def test_a_stance_is_no_introduction(text):
    assert not only_accompanies(text)
    assert not only_leads_in(text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("We're Reef and Radio, 11 stations. A few points on the plan.", True),
        ("Wir sind ein Verein mit 80 Mitgliedern. Drei kurze Anmerkungen.", True),
        ("I am a pilot. Ten years are too long.", False),
        ("Three short comments.", False),
    ],
)
def test_an_introduction_is_told_from_what_follows_it(text, alone):
    assert introduces(text) is alone


def test_who_introduces_himself_is_on_no_piece_that_the_subject_names():
    assert not may_be_on("I write in a personal capacity; I have sailed ten years.")
    assert not may_be_on("Nordlink AB repairs cables. Three short comments.")
    assert may_be_on("I am a pilot. Ten years are too long.")


@pytest.mark.parametrize(
    "text",
    [
        "The Town Council considered the draft at its sitting and resolved as follows:",
        "We own four tugs and are directly concerned by the following provisions.",
        "Thanks for the reminder! A few quick notes from us:",
        "I teach law and would like to put a few questions on the statute.",
        "Our edits are in the attached file. Happy to discuss on a call.",
        "These are those of our pilots and were cleared by the director.",
        "The League a pris connaissance du projet et souhaite commenter ce texte.",
        "Reciba un cordial saludo. Soy profesora y quisiera comentar el proyecto.",
        "Хотим прокомментировать следующее. ООО «Маяк» обслуживает огни.",
        "der Verband e.V. nimmt zum zweiten Entwurf wie folgt Stellung:",
        "Wir möchten dazu Stellung nehmen.",
    ],
)
def test_who_says_that_remarks_follow_says_nothing_yet(text):
    assert only_accompanies(text) or only_leads_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "We are happy to discuss, but the fees must go.",
        "The Town Council considered the fees too high.",
    ],
)
def test_what_is_said_beside_a_readiness_is_kept(text):
    assert not only_accompanies(text)
    assert not only_leads_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am on leave from 20 May; please copy my colleague in any reply.",
        "Je suis en congé ; merci de mettre ma collègue en copie de la réponse.",
        "Estaré de vacaciones desde el lunes.",
        "С 20 мая я в отпуске.",
        "5月20日起我休假。",
        "أنا في إجازة حتى 20 مايو.",
        "Ich bin ab Montag im Urlaub.",
        "I am out of the office until 3 June. In urgent cases call extension 7.",
        "Je serai en déplacement. En cas d'urgence, merci d'appeler le 7.",
        "Estaré fuera de la oficina.",
        "Меня не будет на месте до 3 июня. В срочных случаях звоните секретарю.",
        "Ich bin bis Freitag nicht im Büro.",
        "أنا خارج المكتب حتى 3 يونيو.",
        "我出差至6月3日，如有急事请来电。",
        "My comments are in the margin.",
        "Nos remarques sont dans la marge.",
        "Las notas van al margen.",
        "Замечания на полях.",
        "Die Anmerkungen stehen am Rand.",
    ],
)
def test_who_is_away_and_where_words_stand_is_no_part_of_a_comment(text):
    found = mail("Paragraph 5: fine.", text)
    assert [c.text for c in found] == ["Paragraph 5: fine."]


@pytest.mark.parametrize(
    "text",
    [
        "3. Anything else?\nNo.",
        "Autre chose ? Non.",
        "Sonst noch etwas? Nein.",
    ],
)
def test_nothing_else_is_no_comment(text):
    assert only_accompanies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Having gone through all the drafts, we have a single question.",
        "After a careful reading of all drafts, Norland has two requests only.",
        "Ayant lu tous les projets, nous n'avons qu'une seule question.",
        "Tras estudiar todos los proyectos, tenemos una sola petición.",
        "Изучив все проекты, мы имеем лишь одно замечание.",
        "Nach Durchsicht aller Entwürfe haben wir nur eine kurze Bitte.",
        "بعد قراءة جميع المشاريع لدينا ملاحظة واحدة فقط.",
        "阅读全部草案后，我们只有一点意见。",
    ],
)
def test_who_has_read_all_drafts_and_leads_in_says_nothing_on_the_whole(text):
    assert units(mail(text, ASKED, drafts=BOTH)) == [("PORT/1", "5", "delete")]
    assert not [c for c in mail(text, drafts=BOTH) if not c.review]


@pytest.mark.parametrize(
    "text",
    [
        "Having gone through all the drafts, we find them far too long.",
        "We have a single question: are all the drafts as long as this?",
        "All the drafts are good. We have one remark only.",
    ],
)
def test_what_is_said_on_the_whole_beside_a_lead_in_is_kept(text):
    assert len(mail(text, ASKED, drafts=BOTH)) == len([text, ASKED])


@pytest.mark.parametrize(
    "said",
    [
        "This paper sets out our requests.",
        "La présente note résume nos propositions.",
        "El presente documento resume nuestras peticiones.",
        "Настоящий документ обобщает наши предложения.",
        "Das vorliegende Papier fasst unsere Forderungen zusammen.",
        "这份文件汇总了我们的意见。",
        "Une ligne par amendement.",
        "Eine Zeile je Anmerkung.",
        "Trois amendements.",
        "Votre texte annoté est joint.",
        "Der Rat hat beschlossen, zu dem Entwurf wie folgt Stellung zu nehmen:",
        "Notre club suit depuis dix ans les textes relatifs aux ports.",
        "Zu folgenden Punkten sehen wir Änderungsbedarf:",
        "Stellungnahme zum Referentenentwurf „Gebühr und Befugnisse der Lotsen am Kai“",
        "Comments of the pilots on the draft act “New lamps and colours of quays”",
        "Changes to the text are needed on the following points:",
    ],
)
def test_what_only_says_what_is_sent_needs_no_question(said):
    assert not mail(said, "Paragraph 7 is too long.")[1:]


@pytest.mark.parametrize(
    "said",
    [
        "This paper sets out our fees, which are too high.",
        "La note résume mal nos propositions : rien sur les phares.",
        "Der Entwurf bleibt weit hinter den Erwartungen zurück.",
        "Das neue Recht wird seinem Namen nicht gerecht.",
        "The rules fall short of what was promised to fishers.",
        "Le texte est loin de nos attentes.",
    ],
)
def test_what_says_more_is_not_lost(said):
    assert len(mail(said, "Paragraph 7 is too long.")) > 1
