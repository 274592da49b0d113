"""Who sends what another asked him to send, and lines that say only whose it is."""

import pytest

from rules.stakeholder import attribute, prepare
from rules.terms import Address, Message, Registered, Stakeholder, StakeholderType
from tests.harbour import part, passage
from tests.unit.test_signers import ALIASES, CLUB, SCHOOL, YARD

TYPES = StakeholderType
KNOWN = prepare(
    [
        *(
            Registered(
                stakeholder=Stakeholder(name=name, type=TYPES.CIVIL_SOCIETY),
                aliases=tuple(ALIASES[name].split("|")),
                domains=(domain,),
            )
            for name, domain in (
                (CLUB, "lanterncoast.org"),
                (YARD, "meridian.example"),
                (SCHOOL, "tarn.edu"),
            )
        ),
        *(
            Registered(stakeholder=Stakeholder(name=name, type=of_type))
            for name, of_type in (
                ("Kenya", TYPES.GOVERNMENT),
                ("Uganda", TYPES.GOVERNMENT),
                ("Tern Rope Inc.", TYPES.PRIVATE_SECTOR),
            )
        ),
    ]
)


def attributed(body, subject="", address="ana.lima@gmail.com"):
    message = Message(
        headers=(),
        senders=(Address(address=address, name="Ana Lima"),),
        subject=subject,
    )
    lines = (passage(x, f"l{n}") for n, x in enumerate(body.split(" / ")))
    return attribute(message, (part(*lines),), KNOWN)


def sure(*told, **more):
    found = attributed(*told, **more)
    return [] if found.review else sorted(who.name for who in found.stakeholders)


ASKED = [
    ("Kenya has asked me to send you its comments.", ["Kenya"]),
    ("Tern Rope Inc. has instructed us to submit its remarks.", ["Tern Rope Inc."]),
    ("Thank you. Kenya has asked me to forward the attached.", ["Kenya"]),
    ("Dear all, / Kenya kindly asked us to pass on to you the following.", ["Kenya"]),
    (
        "Kenya and Uganda have asked me to send you their views.",
        ["Kenya", "Uganda"],
    ),
    ("I have been asked by Kenya to send you its comments.", ["Kenya"]),
    (
        "Le Réseau de la côte aux lanternes m'a chargé de vous adresser ses vœux.",
        [CLUB],
    ),
    ("Le Kenya nous a demandé de vous faire parvenir ses observations.", ["Kenya"]),
    (
        "J'ai été chargé par l'Université de Tarn de vous transmettre ses avis.",
        [SCHOOL],
    ),
    ("La Red de la Costa me ha pedido que le envíe sus comentarios.", [CLUB]),
    ("Kenia nos ha encargado hacerles llegar las siguientes ideas.", ["Kenya"]),
    ("He sido encargada por Kenia de enviar sus comentarios.", ["Kenya"]),
    ("Сеть Маячного берега поручила мне направить вам свои замечания.", [CLUB]),
    ("Кения попросила нас передать вам её замечания.", ["Kenya"]),
    ("طلبت منا شبكة ساحل الفوانيس أن نرسل إليكم تعليقاتها.", [CLUB]),
    ("كلفتنا كينيا بإرسال تعليقاتها إليكم.", ["Kenya"]),
    ("灯塔海岸网络委托我们向贵处提交其意见。", [CLUB]),
    ("肯尼亚请我转交以下意见。", ["Kenya"]),
    ("Kenia hat uns beauftragt, Ihnen die folgenden Bemerkungen zu senden.", ["Kenya"]),
]


@pytest.mark.parametrize(("said", "who"), ASKED)
def test_what_one_is_asked_to_send_is_that_of_who_asks(said, who):
    assert sure(said) == who
    # who speaks for several and is none of them is asked about, as ever
    several = len(who) > 1
    assert sure(said, address="ana.lima@meridian.example") == ([] if several else who)


@pytest.mark.parametrize(
    "said",
    [
        "Kenya has asked us to send comments by the end of May.",
        "Kenya has asked us to send you our comments.",
        "Le Kenya nous a demandé de vous transmettre nos observations.",
        "Kenia hat uns gebeten, Ihnen unsere Bemerkungen zu senden.",
        "We note that Kenya has asked us to submit its comments.",
        "We support what Uganda and Kenya have asked us to send: their views.",
        "Our board has asked me to send you its comments.",
        "Notre conseil nous a demandé de vous transmettre ses observations.",
        "The secretariat has asked us to forward its comments.",
        "My director has asked me to send you his remarks.",
    ],
)
def test_who_asks_for_something_else_or_is_nobody_else_is_no_sender(said):
    assert sure(said, address="ana.lima@meridian.example") == [YARD]
    assert "Kenya" not in sure(said)


def test_a_body_that_nobody_knows_and_that_asks_is_proposed():
    found = attributed("Green Bay Association has asked me to send you its views.")
    assert found.review
    assert [who.name for who in found.together] == ["Green Bay Association"]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Comments from Kenya", ["Kenya"]),
        ("Contribution of the Lantern Coast Network", [CLUB]),
        ("Contribution de l'Université de Tarn", [SCHOOL]),
        ("Comentarios de Kenia", ["Kenya"]),
        ("Stellungnahme der Universität Tarn", [SCHOOL]),
        ("Comments from Kenya are not convincing.", []),
        ("Comments from the Green Bay Association", []),
    ],
)
def test_a_line_that_says_no_more_than_whose_comments_they_are(line, who):
    assert sure(f"Dear all, / {line} / Paragraph 2: delete.") == who


def test_such_a_line_about_somebody_else_is_a_question():
    body = "Comments from Kenya / They go too far."
    assert sure(body, address="ana.lima@meridian.example") == []


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Ana Lima, Director, Kenya", ["Kenya"]),
        ("Ana Lima, Kenya", ["Kenya"]),
        ("Ana Lima, Legal Adviser, Tern Rope Inc.", ["Tern Rope Inc."]),
        ("Ana Lima, 5 Beach Road, Kenya", []),
        ("Ana Lima, Nairobi, Kenya", []),
        ("Ana Lima, Director", []),
    ],
)
def test_a_signature_in_one_line_is_read_as_that_in_several(line, who):
    assert sure(f"Paragraph 2: delete. / Best regards, / {line}") == who


@pytest.mark.parametrize(
    "subject",
    [
        "Input to the consultation",
        "Public consultation",
        "Aporte a la consulta",
        "Beitrag zum Forum der Häfen",
        "Réponse au Conseil du port",
    ],
)
def test_a_subject_that_calls_what_is_sent_names_nobody(subject):
    assert not attributed("Paragraph 2: delete.", subject).stakeholders
