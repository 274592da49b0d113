"""Those who sign together are all there, and a body goes before who signs for it."""

import pytest

from rules.stakeholder import attribute, prepare
from rules.stakeholder.statements import called
from rules.terms import (
    Address,
    Message,
    Registered,
    Stakeholder,
    StakeholderType,
)
from tests.harbour import part, passage

CLUB, YARD, SCHOOL = "Lantern Coast Network", "Meridian Cable Ltd", "University of Tarn"
ALIASES = {
    CLUB: (
        "Réseau de la côte aux lanternes|Red de la Costa|Сеть Маячного берега"
        "|شبكة ساحل الفوانيس|灯塔海岸网络|Netzwerk Laternenküste"
    ),
    YARD: "Câble Méridien|Cable Meridiano|Меридиан Кабель|كابل ميريديان|Meridian Kabel",
    SCHOOL: (
        "Université de Tarn|Universidad de Tarn|Университет Тарна|جامعة تارن|塔恩大学"
        "|Universität Tarn"
    ),
}
KNOWN = prepare(
    [
        Registered(
            stakeholder=Stakeholder(name=name, type=StakeholderType.CIVIL_SOCIETY),
            aliases=tuple(ALIASES[name].split("|")),
            domains=(domain,),
        )
        for name, domain in (
            (CLUB, "lanterncoast.org"),
            (YARD, "meridian.example"),
            (SCHOOL, "tarn.edu"),
        )
    ]
)


def attributed(body, subject="", address="ana@lanterncoast.org"):
    name = "Ana" if address.endswith("lanterncoast.org") else "Office"
    message = Message(
        headers=(), senders=(Address(address=address, name=name),), subject=subject
    )
    lines = (passage(x, f"l{n}") for n, x in enumerate(body.split(" / ")))
    return attribute(message, (part(*lines),), KNOWN)


def names(found):
    return [who.name for who in found.stakeholders]


def test_a_body_that_signs_beside_others_and_sends_is_one_of_them():
    found = attribute(
        Message(
            headers=(),
            senders=(Address(address="us@sleep.example", name="Coalition for Sleep"),),
            subject="",
        ),
        (
            part(
                passage("We ask for quiet ports.", "l1"),
                passage(f"Signed:\n{CLUB}\n{SCHOOL}\nCoalition for Sleep", "l2"),
            ),
        ),
        KNOWN,
    )
    assert [*names(found)] == [CLUB, SCHOOL, "Coalition for Sleep"]
    assert found.review


TOGETHER = (
    "We, the undersigned bodies - Lantern Coast Network and University of Tarn - ask.",
    "We the undersigned, Lantern Coast Network and University of Tarn, ask.",
    "Lantern Coast Network and the University of Tarn speak here with one voice.",
    "Lantern Coast Network and the University of Tarn submit these remarks together.",
    "This letter comes from two bodies: Lantern Coast Network and University of Tarn.",
    "The following comments are made by Lantern Coast Network and University of Tarn.",
    "The remarks below are shared by University of Tarn and Lantern Coast Network.",
    "Les remarques ci-dessous sont partagées par Câble Méridien et Université de Tarn.",
    "Los comentarios adjuntos son apoyados por Red de la Costa y Universidad de Tarn.",
    "Следующие замечания разделяют Сеть Маячного берега и Университет Тарна.",
    "التعليقات التالية مقدمة من شبكة ساحل الفوانيس وجامعة تارن.",
    "以下意见来自灯塔海岸网络和塔恩大学。",
    "Die folgenden Anmerkungen tragen Meridian Kabel und Universität Tarn.",
    "4. / For Lantern Coast Network: Ana Lima / For the University of Tarn: Bo Day",
    "4. / Ana Lima, for Lantern Coast Network / Bo Day, for University of Tarn",
    "4. / Ana Lima / for Lantern Coast Network / Bo Day / for University of Tarn",
    "Nous, soussignés - Réseau de la côte aux lanternes et Université de Tarn.",
    "Câble Méridien et Université de Tarn s'expriment d'une même voix.",
    "4. / Pour le Câble Méridien : Ana Lima / Pour l'Université de Tarn : Bo Day",
    "Nosotros, los abajo firmantes - Red de la Costa y Universidad de Tarn.",
    "La Red de la Costa y la Universidad de Tarn escriben juntas.",
    "Мы, нижеподписавшиеся: Сеть Маячного берега и Университет Тарна, просим.",
    "Пункт 4. / За Сеть Маячного берега: Анна Лима / За Университет Тарна: Кай Дэй",
    "نحن المنظمات الموقعة أدناه - شبكة ساحل الفوانيس وجامعة تارن - نكتب إليكم.",
    "الفقرة 4. / عن شبكة ساحل الفوانيس: آنا ليما / عن جامعة تارن: سي داي",
    "我们，以下签署组织——灯塔海岸网络和塔恩大学——致函贵方。",
    "第4段。 / 代表灯塔海岸网络：李娜 / 代表塔恩大学：王伟",
    "Wir, die unterzeichnenden Verbände - Meridian Kabel und Universität Tarn -",
    "4. / Für das Meridian Kabel: Ana Lima / Für die Universität Tarn: Bo Day",
)


@pytest.mark.parametrize("body", TOGETHER)
def test_all_who_sign_together_are_the_senders(body):
    yard = "ridi" in body or "Kabel" in body
    address = "bo@meridian.example" if yard else "ana@lanterncoast.org"
    found = attributed(body, address=address)
    both = {YARD if yard else CLUB, SCHOOL}
    assert (set(names(found)), found.review) == (both, False)


@pytest.mark.parametrize(
    "subject",
    [
        "Joint letter of Lantern Coast Network and University of Tarn",
        "Lettre commune du Réseau de la côte aux lanternes et de l'Université de Tarn",
        "Carta conjunta de la Red de la Costa y la Universidad de Tarn",
        "Совместное письмо Сеть Маячного берега и Университет Тарна",
        "رسالة مشتركة من شبكة ساحل الفوانيس وجامعة تارن",
        "Gemeinsamer Brief von Netzwerk Laternenküste und Universität Tarn",
    ],
)
def test_a_joint_letter_that_its_subject_tells_is_clear(subject):
    found = attributed("4. / Ana Lima, Lantern Coast Network / Bo Day, Tarn", subject)
    assert (set(names(found)), found.review) == ({CLUB, SCHOOL}, False)


def test_one_of_them_whom_nobody_knows_makes_it_a_question_with_all():
    found = attributed(
        "We, the undersigned (Lantern Coast Network and Brook Anglers Union), ask."
    )
    assert found.review
    assert set(names(found)) == {CLUB, "Brook Anglers Union"}


@pytest.mark.parametrize(
    "body",
    [
        "We agree with the joint letter of Meridian Cable Ltd and University of Tarn.",
        "This agrees with what the letter is signed by: Meridian Cable Ltd.",
        "We support the letter signed by Meridian Cable Ltd and University of Tarn.",
        "Unlike this, a letter is signed by Meridian Cable Ltd and University of Tarn.",
        "Our concerns are shared by Meridian Cable Ltd and University of Tarn.",
        "4. / For the Commission: it must meet yearly. / For paragraph 4: delete.",
        "4. / For Lantern Coast Network: Ana Lima / Copy: University of Tarn",
        f"4. / For {'x ' * 90}",
    ],
)
def test_those_of_whom_a_letter_only_speaks_do_not_sign_it(body):
    found = attributed(body)
    assert (names(found), found.review) == ([CLUB], False)


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("4. / Yours / For and on behalf of the Otter Trust / Jo Pike", "Otter Trust"),
        ("4. / Yours / Jo Pike / for the Otter Trust", "Otter Trust"),
        ("4. / Cordialement / Pour la Ligue du Lac / Jo Brochet", "Ligue du Lac"),
        ("4. / Atentamente / Por la Liga del Lago / Jo Lucio", "Liga del Lago"),
        ("4. / С уважением / От имени Союза гребцов / Иван Щукин", "Союз гребцов"),
        ("4. / مع التحية / عن جمعية النهر / سامي حداد", "جمعية النهر"),
        ("4. / 此致 / 谨代表河流保护协会 / 王伟", "河流保护协会"),
        ("4. / Hochachtungsvoll / Für den Anglerverband Ost / Jo", "Anglerverband Ost"),
        # who signs stands above the body, which a word of its own tells or not
        ("4. / Yours / Tom Ferrier / Mayor / Town of Brook", "Town of Brook"),
        ("4. / Regards / Tom Ferrier / Bright Waters", "Bright Waters"),
        ("4. / Bien à vous / Paul Brun / Commune de Rieul", "Commune de Rieul"),
        ("4. / Atentamente / Jo Lucio / Ayuntamiento de Luz", "Ayuntamiento de Luz"),
        ("4. / С уважением / Иван Щукин / Мэр / Город Приморск", "Город Приморск"),
        ("4. / مع التحية / سامي حداد / بلدية الساحل", "بلدية الساحل"),
        ("4. / 此致 / 王伟 / 临海市人民政府", "临海市人民政府"),
        ("4. / Mit freundlichen Grüßen / Jo Hecht / Stadt Norden", "Stadt Norden"),
        # the body speaks
        (
            "The Town of Brook has discussed the draft. / Yours / Al Roe",
            "Town of Brook",
        ),
        (
            "La Ville de Luz vous fait parvenir ceci. / Cordialement / Al Roe",
            "Ville de Luz",
        ),
        (
            "El Municipio de Luz hace llegar esto. / Atentamente / Al Roe",
            "Municipio de Luz",
        ),
        ("4. / Yours / Al Roe", "Al Roe"),
    ],
)
def test_a_body_is_proposed_by_its_name_alone(body, who):
    found = attributed(body, address="office@brook.example")
    assert ([one.name for one in found.together], found.review) == ([who], True)


@pytest.mark.parametrize(
    ("subject", "who"),
    [
        ("Town of Brook", "Town of Brook"),
        ("County of Marsh: our comments", "County of Marsh"),
        ("Avis de la commune de Port-Luz sur le projet", "commune de Port-Luz"),
        ("Words of the Council of the Marsh", "Council of the Marsh"),
        # no body, and what is no name of one
        ("Consultation: the draft", "Al Roe"),
        ("Lantern Coast Network", "Al Roe"),
        ("our notes", "Al Roe"),
    ],
)
def test_a_subject_names_the_body_for_which_a_person_signs(subject, who):
    found = attributed("4. / Yours / Al Roe", subject, "office@brook.example")
    assert [one.name for one in found.together] == [who]


def test_an_office_of_a_state_in_small_letters_is_no_party():
    found = attributed("Au nom du ministère de la Mer, nous écrivons.")
    assert names(found) == [CLUB]


@pytest.mark.parametrize(
    "line", ["Fortune Systems", "Pourtant Conseil", "Porto Trading"]
)
def test_a_name_that_only_begins_like_such_a_word_is_left_whole(line):
    assert called(line) == line


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Brightwater Pilots: our view", "Brightwater Pilots"),
        ("Замечания Полярной академии к проекту пакта", "Полярная академия"),
        ("موقف جمعية المنارة من مشروع الميثاق", "جمعية المنارة"),
        ("远帆船运公司意见书", "远帆船运公司"),
        ("Position de l'association « Cap clair » sur le pacte", "Cap clair"),
        ("Anmerkungen des Seglervereins Kap zum Küstenpakt", "Seglerverein Kap"),
        ("Wishes: paragraph 4", "Office Desk"),
    ],
)
def test_a_subject_names_who_sends(subject, name):
    address = Address(address="desk@brightwater-pilots.example", name="Office Desk")
    message = Message(headers=(), senders=(address,), subject=subject)
    found = attribute(message, (part(passage("Paragraph 4: delete.", "l1")),), KNOWN)
    assert (names(found), found.review) == (
        [name] if name != "Office Desk" else [],
        True,
    )
