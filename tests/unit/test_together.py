"""Who sends a message together, and what only looks like the name of a sender."""

import pytest

from rules.stakeholder import attribute, prepare
from rules.stakeholder.names import resolve
from rules.terms import Address, Message, Registered, Stakeholder, StakeholderType
from tests.harbour import part, passage, row


def registered(name, of_type, domain=""):
    who = Stakeholder(name=name, type=StakeholderType(of_type))
    return Registered(stakeholder=who, domains=(domain,) if domain else ())


KNOWN = prepare(
    [
        registered("Norland", "government", "norland.example"),
        registered("Harbour Pilots Union", "civil society"),
        registered("Fundación Marea", "civil society"),
        registered("Salzwerk GmbH", "private sector"),
        registered("Verein Offenes Meer e. V.", "civil society"),
        registered("Институт «Прилив»", "academia"),
        registered("جمعية الموانئ", "civil society"),
        registered("海岸研究会", "academia"),
    ]
)


def attributed(*passages):
    sender = Address(address="office@norland.example", name="Office")
    message = Message(headers=(), senders=(sender,), subject="Comments")
    found = attribute(message, passages, KNOWN)
    return [who.name for who in found.stakeholders], found.review


def mail(*lines):
    return attributed(part(*(passage(x, f"l{n}") for n, x in enumerate(lines))))


NORLAND = "Norland"
PILOTS = "Harbour Pilots Union"
MAREA = "Fundación Marea"
SALZ = "Salzwerk GmbH"
MEER = "Verein Offenes Meer e. V."


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (
            (
                "This letter is addressed to you jointly by Norland, the Harbour Pilots"
                " Union and Salzwerk GmbH."
            ),
            [NORLAND, PILOTS, SALZ],
        ),
        (
            "Norland and Fundación Marea have written this statement together.",
            [NORLAND, MAREA],
        ),
        (
            "This statement was drawn up by Norland and Harbour Pilots Union together.",
            [NORLAND, PILOTS],
        ),
        (
            (
                "Le présent courrier vous est envoyé conjointement par Norland,"
                " Fundación Marea et Salzwerk GmbH."
            ),
            [NORLAND, MAREA, SALZ],
        ),
        (
            "Norland et Salzwerk GmbH ont rédigé ensemble ce courrier.",
            [NORLAND, SALZ],
        ),
        (
            (
                "Este escrito lo remiten en conjunto Norland, Harbour Pilots Union y"
                " Fundación Marea."
            ),
            [NORLAND, PILOTS, MAREA],
        ),
        (
            (
                "El presente documento ha sido elaborado conjuntamente por Norland y"
                " Fundación Marea."
            ),
            [NORLAND, MAREA],
        ),
        (
            (
                "Это письмо совместно направляют Norland, Институт «Прилив» и Salzwerk"
                " GmbH."
            ),
            [NORLAND, "Институт «Прилив»", SALZ],
        ),
        (
            "Настоящее письмо направляют совместно Институт «Прилив» и Norland.",
            ["Институт «Прилив»", NORLAND],
        ),
        (
            "هذا البيان مشترك بين Norland وجمعية الموانئ وSalzwerk GmbH.",
            [NORLAND, "جمعية الموانئ", SALZ],
        ),
        (
            "أعدت هذه الورقة بصورة مشتركة من قبل جمعية الموانئ وNorland.",
            ["جمعية الموانئ", NORLAND],
        ),
        (
            "本意见由Norland、海岸研究会和Salzwerk GmbH共同编写。",
            [NORLAND, "海岸研究会", SALZ],
        ),
        ("这封信是Norland与海岸研究会一起写的。", [NORLAND, "海岸研究会"]),
        (
            (
                "Diese Eingabe legen Norland, die Salzwerk GmbH und der Verein Offenes"
                " Meer e. V. gemeinsam vor."
            ),
            [NORLAND, SALZ, MEER],
        ),
        (
            (
                "Diese Zuschrift senden gemeinsam Norland, Verein Offenes Meer e. V."
                " und Salzwerk GmbH."
            ),
            [NORLAND, MEER, SALZ],
        ),
        (
            "This is a joint reply by Norland and Harbour Pilots Union.",
            [NORLAND, PILOTS],
        ),
        (
            (
                "What follows was agreed between Norland, Fundación Marea and"
                " Salzwerk GmbH."
            ),
            [NORLAND, MAREA, SALZ],
        ),
        ("The points below were agreed by Norland and Salzwerk GmbH.", [NORLAND, SALZ]),
        (
            "Ceci est une réponse commune de Norland et Fundación Marea.",
            [NORLAND, MAREA],
        ),
        ("Ce qui suit a été convenu entre Norland et Salzwerk GmbH.", [NORLAND, SALZ]),
        ("Lo que sigue fue acordado entre Norland y Salzwerk GmbH.", [NORLAND, SALZ]),
        ("Это совместный ответ Norland и Salzwerk GmbH.", [NORLAND, SALZ]),
        ("Нижеследующее согласовано между Norland и Salzwerk GmbH.", [NORLAND, SALZ]),
        (
            "Dies ist eine gemeinsame Antwort von Norland und Salzwerk GmbH.",
            [NORLAND, SALZ],
        ),
        ("ما يلي اتفق عليه بين Norland و جمعية الموانئ", [NORLAND, "جمعية الموانئ"]),
        ("以下内容由Norland、海岸研究会共同商定。", [NORLAND, "海岸研究会"]),
    ],
)
def test_all_who_send_a_message_together_are_its_senders(said, names):
    assert mail("Good morning,", said) == (names, False)


@pytest.mark.parametrize(
    "said",
    [
        "This letter is sent jointly by Norland and the Tide Watch Group.",
        "This letter is sent jointly by Norland, Blue Wave and Salzwerk GmbH.",
        "We prepared our comments together with Salzwerk GmbH.",
        "Nous avons rédigé nos observations ensemble avec Fundación Marea.",
        "Dieses Schreiben senden gemeinsam Norland und Wattfreunde e. V.",
        "Our comments concern the port that Salzwerk GmbH and Norland run together.",
    ],
)
def test_where_the_names_are_not_plain_a_person_is_asked(said):
    names, review = mail("Good morning,", said)
    assert review
    assert NORLAND in names


@pytest.mark.parametrize(
    "said",
    [
        "This letter was jointly prepared by our two departments.",
        "We support the letter that Salzwerk GmbH and Fundación Marea sent jointly.",
        "We support this letter, sent jointly by Salzwerk GmbH and Fundación Marea.",
        "The port is run jointly by Harbour Pilots Union and Salzwerk GmbH.",
        "This letter is short. The port is run jointly by Salzwerk GmbH and others.",
        "Nos observations ont été rédigées ensemble.",
        "What was agreed between Salzwerk GmbH and Fundación Marea should be kept.",
        "The following was agreed by Salzwerk GmbH and others, and we reject it.",
        f"This letter {'very ' * 99}jointly by Norland and Salzwerk GmbH.",
        # a delegation is nobody's agent, and to accept is no mandate
        "代表团要求删除第5段。",
        "我代表团要求删除第5段。",
        "我国政府可以接受第6段目前的案文。",
        "现代表示法不清楚。",
    ],
)
def test_what_names_no_other_sender_leaves_the_sender_as_he_is(said):
    assert mail("Good morning,", said) == ([NORLAND], False)


@pytest.mark.parametrize(
    "said", ["受海岸研究会委托，我们要求删除第5段。", "谨代表海岸研究会要求删除第5段。"]
)
def test_a_mandate_in_chinese_names_who_gave_it(said):
    assert mail("您好！", said) == (["海岸研究会"], False)


def test_the_head_of_a_column_is_no_sender():
    cells = (
        ("Organisation", "Provision", "Comment"),
        ("Norland", "Paragraph 5", "Too long."),
    )
    table = [c for n, each in enumerate(cells, 1) for c in row(n, *each)]
    assert attributed(part(*table, name="a.docx", body=False)) == ([NORLAND], False)


@pytest.mark.parametrize(
    "head", [("Organisation", PILOTS), ("Organisation:", PILOTS, "")]
)
def test_two_cells_side_by_side_are_a_field(head):
    cells = [*row(1, *head), *row(2, "Date:", "3 May", "Place: Halle")]
    names, _ = attributed(part(*cells, name="a.docx", body=False))
    assert PILOTS in names


def test_a_label_with_a_colon_is_a_field_among_more_cells():
    cells = row(1, "Organisation:", PILOTS, "Date: 3 May")
    names, _ = attributed(part(*cells, name="a.docx", body=False))
    assert PILOTS in names


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Wattfreunde e. V.", "Wattfreunde"),
        ("Wattfreunde", "Wattfreunde e.V."),
        ("Wattfreunde", "Wattfreunde (e. V.)"),
        ("Salzwerk", "Salzwerk gGmbH"),
        ("Salzwerk", "Salzwerk GmbH & Co. KG"),
        ("Alpmilch eG", "Alpmilch"),
        ("Les Amis du Port", "Les Amis du Port a.s.b.l."),
        ("Les Amis du Port", "ASBL Les Amis du Port"),
        ("Manos al Mar A.C.", "Manos al Mar"),
        ("Manos al Mar", "Manos al Mar, A. C."),
        ("Aguas Claras", "Aguas Claras, S. A. de C. V."),
        ("Aguas Claras S.L.", "Aguas Claras"),
        ("Blue Tide", "Blue Tide L.L.C."),
        ("Havblik", "Havblik A/S"),
        ("Fala", "Fala sp. z o.o."),
        ("清源水务", "清源水务股份有限公司"),
        ("شركة الموج", "شركة الموج ذ.م.م"),
    ],
)
def test_a_legal_form_makes_no_other_name(name, spelled):
    known = prepare([registered(name, "private sector")])
    assert resolve(spelled, known).stakeholder.name == name


def test_a_company_with_the_name_of_a_state_is_no_state():
    assert resolve("Norland", KNOWN).stakeholder.name == NORLAND
    assert resolve("Norland Ltd", KNOWN) is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("باسم جمعية الموانئ ورابطة الربابنة وSalzwerk GmbH", ["رابطة الربابنة", SALZ]),
        ("بالنيابة عن جمعية الموانئ، وNorland، وSalzwerk GmbH", [NORLAND, SALZ]),
        ("باسم جمعية الموانئ، ووزارة المرافئ، وNorland", ["وزارة المرافئ", NORLAND]),
        ("باسم جمعية الموانئ، وزارة المرافئ، وNorland", ["وزارة المرافئ", NORLAND]),
        ("باسم جمعية الموانئ ونطلب من الرابطة الرد", []),
        ("我们代表海岸研究会和引航员协会提交意见。", ["引航员协会"]),
        ("我们代表海岸研究会，这些规定太长。", []),
    ],
)
def test_a_list_goes_on_behind_a_body_that_nobody_knows(said, names):
    found, _ = mail("السلام عليكم،", said)
    assert [one for one in found if one != NORLAND or NORLAND in names][1:][
        : len(names) or None
    ] == names


@pytest.mark.parametrize(
    "heads",
    [
        ("Submitted by", "Spot", "Wish"),
        ("Soumis par", "Où", "Souhait", "Pourquoi"),
        ("Presentado por", "Sitio", "Deseo"),
        ("Представлено", "Где", "Что", "Зачем"),
        ("مقدم من", "الموقع", "الفكرة"),
        ("提交单位", "位置", "想法", "缘由"),
        ("Eingereicht von", "Ort", "Idee"),
        ("Submitted by", "Spot", "Type", "Comment"),
    ],
)
def test_headings_of_columns_name_nobody(heads):
    below = ("Norland", "5", "Delete.", "Why?")[: len(heads)]
    cells = [*row(1, *heads), *row(2, *below)]
    assert attributed(part(*cells, name="table.docx", body=False)) == ([NORLAND], False)


@pytest.mark.parametrize("more", [(), ("Date", "5 May"), ("Draft", "Harbour rules")])
def test_labels_with_their_values_name_who_sends(more):
    cells = row(1, "Submitted by", PILOTS, *more)
    found, _ = attributed(part(*cells, name="form.docx", body=False))
    assert PILOTS in found
