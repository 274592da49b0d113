"""Senders in six languages and German: who is answered, who proposed, who unknown."""

from __future__ import annotations

import pytest

from rules.stakeholder import attribute, prepare
from rules.terms import (
    Address,
    Message,
    PartText,
    Passage,
    PassageKind,
    Registered,
    Source,
    Stakeholder,
    StakeholderType,
)

STATE = StakeholderType.GOVERNMENT
AGENCY = StakeholderType.INTERNATIONAL_ORGANIZATION


def registered(name, of_type, *domains):
    who = Stakeholder(name=name, type=StakeholderType(of_type))
    return Registered(stakeholder=who, domains=domains)


KNOWN = prepare(
    (
        registered("Kenya", "government", "fisheries.go.ke"),
        registered("Canada", "government", "canada.ca"),
        registered(
            "Commission for Harbour Safety (CHS)",
            "international organization",
            "harboursafety.int",
        ),
        registered("Lantern Coast Network", "civil society", "lanterncoast.org"),
        registered("Meridian Cable Ltd", "private sector", "meridian.example"),
        registered("University of Tarn", "academia", "tarn.edu"),
    )
)


def part(text, name="body"):
    return PartText(
        name=name,
        sha256="0",
        is_body=name == "body",
        passages=tuple(
            Passage(
                text=line,
                kind=PassageKind.PARAGRAPH,
                source=Source(part=name, sha256="0", place=f"l{number}"),
            )
            for number, line in enumerate(text.split("\n"), 1)
        ),
    )


def answer(sender, body, *files):
    """Write an answer as the tables below do: `= sure`, `? proposed [type]`."""
    name, _, address = sender.rpartition(" ")
    who = Address(address=address.strip("<>"), name=name)
    found = attribute(Message(headers=(), senders=(who,)), (part(body), *files), KNOWN)
    names = "; ".join(s.name for s in found.stakeholders)
    (type_,) = {s.type for s in found.stakeholders[:1]} or {None}
    shown = f" [{type_.value}]" if found.review and type_ and ";" not in names else ""
    return f"{'?' if found.review else '='} {names}{shown}"


MARY = "Mary Okoro <mary@gmail.com>"
TRUST = "Mary Okoro <mary@saltmarsh.example>"
PARA = "\n\nParagraph 4: delete.\n\n"

NEW = [
    (TRUST, "Submission by: Saltmarsh Trust, Civil Society", "Saltmarsh Trust", "c"),
    (MARY, "I write on behalf of the Saltmarsh Trust.", "Saltmarsh Trust", "c"),
    (
        MARY,
        "The Saltmarsh Trust is a charity of farmers in six counties.",
        "Saltmarsh Trust",
        "c",
    ),
    (TRUST, f"{PARA}Regards\nMary Okoro\nPolicy Lead\nSaltmarsh Trust", None, "c"),
    (MARY, f"{PARA}Regards\nMary Okoro, Saltmarsh Trust", "Saltmarsh Trust", "c"),
    ("Mary Okoro (Saltmarsh Trust) <mary@gmail.com>", PARA, "Saltmarsh Trust", "c"),
    ("Mary Okoro | Saltmarsh Trust <m@salt.example>", PARA, "Saltmarsh Trust", "c"),
    ("Saltmarsh Trust <post@saltmarshtrust.example>", PARA, "Saltmarsh Trust", "c"),
    (MARY, "I am the director of the Saltmarsh Trust.", "Saltmarsh Trust", "c"),
    (MARY, f"Comments of the Saltmarsh Trust on the draft{PARA}", None, "c"),
    (MARY, "We, the Harbour Pilots Union, ask for this.", "Harbour Pilots Union", "c"),
    (
        "Mary Okoro (SMT) <mary@saltmarsh.example>",
        f"{PARA}Best regards\nMary\nSaltmarsh Trust",
        "Saltmarsh Trust",
        "c",
    ),
    (
        MARY,
        "Delta Basin Commission is an intergovernmental body of five states.",
        "Delta Basin Commission",
        "i",
    ),
    (MARY, f"{PARA}Regards\nMary\nBrightwater Sensors, Inc.", None, "p"),
    ("A B <a@lowtide.ac.uk>", f"{PARA}Regards\nA B\nLowtide Laboratory", None, "a"),
    (
        "Luc Morel <luc@free.fr>",
        "Au nom de la Ligue des pêcheurs du Ponant, je vous transmets nos remarques.",
        "Ligue des pêcheurs du Ponant",
        "c",
    ),
    (
        "Luc Morel <luc@free.fr>",
        "La Fondation Vagues Claires est une ONG de Bretagne.",
        "Fondation Vagues Claires",
        "c",
    ),
    (
        "Luc Morel <luc@cornouaille.example>",
        f"{PARA}Cordialement,\nLuc Morel\nDirecteur\nUniversité de Cornouaille",
        "Université de Cornouaille",
        "a",
    ),
    (
        "Luc <luc@free.fr>",
        "Soumis par : Coopérative du Ponant, Société civile",
        "Coopérative du Ponant",
        "c",
    ),
    (
        "Rosa Peña <rosa@gmail.com>",
        "Escribo en nombre de la Red de Puertos Limpios.",
        "Red de Puertos Limpios",
        "c",
    ),
    (
        "Rosa Peña <rosa@gmail.com>",
        "La Cámara de Astilleros es una asociación de empresas del sur.",
        "Cámara de Astilleros",
        "c",
    ),
    (
        "Rosa Peña <rosa@gmail.com>",
        f"{PARA}Atentamente,\nRosa Peña\nFundación Marea Alta",
        "Fundación Marea Alta",
        "c",
    ),
    (
        "Rosa Peña <rosa@gmail.com>",
        "Somos la Fundación Marea Alta, una organización sin fines de lucro.",
        "Fundación Marea Alta",
        "c",
    ),
    (
        "Анна Орлова <anna@mail.ru>",
        "От имени Фонда «Чистый берег» направляем замечания.",
        "Фонд «Чистый берег»",
        "c",
    ),
    (
        "Анна Орлова <anna@mail.ru>",
        "Ассоциация портов Севера — некоммерческая организация.",
        "Ассоциация портов Севера",
        "c",
    ),
    (
        "Анна Орлова <anna@mail.ru>",
        f"{PARA}С уважением,\nАнна Орлова\nдиректор\nООО «Маяк»",
        "ООО «Маяк»",
        "p",
    ),
    (
        "Анна Орлова <anna@mail.ru>",
        "Представлено: Институт приливов, Академические круги",
        "Институт приливов",
        "a",
    ),
    (
        "سامي حداد <sami@gmail.com>",
        "نيابة عن جمعية الشاطئ الأزرق نقدم هذه التعليقات.",
        "جمعية الشاطئ الأزرق",
        "c",
    ),
    (
        "سامي حداد <sami@gmail.com>",
        "جمعية الشاطئ الأزرق هي منظمة غير حكومية تعمل في الموانئ.",
        "جمعية الشاطئ الأزرق",
        "c",
    ),
    (
        "سامي حداد <sami@gmail.com>",
        f"{PARA}مع التحية\nسامي حداد\nشركة المنارة",
        "شركة المنارة",
        "p",
    ),
    (
        "سامي حداد <sami@gmail.com>",
        "مقدمة من: شبكة الموانئ، المجتمع المدني",
        "شبكة الموانئ",
        "c",
    ),
    ("李明 <li@qq.com>", "我谨代表蓝湾基金会提交以下意见。", "蓝湾基金会", "c"),
    ("李明 <li@qq.com>", "蓝湾基金会是一家非营利组织。", "蓝湾基金会", "c"),
    ("李明 <li@qq.com>", f"{PARA}此致\n李明\n蓝湾大学", "蓝湾大学", "a"),
    (
        "李明 <li@qq.com>",
        "提交方：蓝湾科技有限公司，私营部门",
        "蓝湾科技有限公司",
        "p",
    ),
    (
        "Jan Petersen <jan@gmx.de>",
        "Im Namen des Küstenbund e.V. übersende ich unsere Stellungnahme.",
        "Küstenbund e.V.",
        "c",
    ),
    (
        "Jan Petersen <jan@gmx.de>",
        f"{PARA}Mit freundlichen Grüßen\nJan Petersen\nLotsen GmbH",
        "Lotsen GmbH",
        "p",
    ),
]
TYPES = {
    "c": "civil society",
    "i": "international organization",
    "p": "private sector",
    "a": "academia",
}


@pytest.mark.parametrize(("sender", "body", "name", "of_type"), NEW)
def test_an_organisation_that_nobody_registered_is_proposed_by_its_name(
    sender, body, name, of_type
):
    name = name or ("Saltmarsh Trust" if "Salt" in body else body.splitlines()[-1])
    assert answer(sender, body) == f"? {name} [{TYPES[of_type]}]"


HARBOUR = "Commission for Harbour Safety"
CHS = f"{HARBOUR} (CHS)"
FISHERIES = "the Ministry of Fisheries of Kenya"
THREE = ("Lantern Coast Network", "Meridian Cable Ltd", "University of Tarn")
LANTERN = "Lantern Coast Network"
OTHERS = [
    # a registered one on a second domain
    (
        "Bo <bo@chs-sea.example>",
        f"Submission by: {HARBOUR}\n\nRegards\nBo\n{HARBOUR}",
        f"= {CHS}",
    ),
    (
        "Bo <bo@tides.example>",
        f"{PARA}Regards\nBo\n{HARBOUR}",
        f"? {CHS} [international organization]",
    ),
    # words from a private address
    (
        "Ali <ali@gmail.com>",
        f"My office mail is down. I write on behalf of {FISHERIES}.",
        "= Kenya",
    ),
    (
        "Ali <ali@gmail.com>",
        f"I write on behalf of {FISHERIES}.\n\nRegards\nAli\nUniversity of Tarn",
        "? Kenya; University of Tarn",
    ),
    (
        "Ali <ali@gmail.com>",
        "I write on behalf of the Ministry of Ports of Norway.",
        "? Norway [government]",
    ),
    # nobody but a person
    (MARY, "I am a retired teacher and I swim in this sea.", "? "),
    (MARY, f"{PARA}Kind regards\nMary Okoro\nLisbon", "? "),
    (MARY, f"{PARA}Thank you\nMary", "? "),
    # several
    (
        MARY,
        f"This is a joint submission.{PARA}Signed:\n" + "\n".join(THREE),
        f"= {'; '.join(THREE)}",
    ),
    (
        MARY,
        "On behalf of Lantern Coast Network and Saltmarsh Trust.",
        "? Lantern Coast Network; Saltmarsh Trust",
    ),
    # others are only mentioned
    (
        "Eve <eve@lanterncoast.org>",
        "We welcome the work of the Saltmarsh Trust.",
        f"= {LANTERN}",
    ),
    (
        "Eve <eve@lanterncoast.org>",
        f"{PARA}Regards\nEve\nLantern Coast Network\nSaltmarsh Unit",
        f"= {LANTERN}",
    ),
    (
        "Eve <eve@lanterncoast.org>",
        f"In my personal capacity: fine.{PARA}Eve",
        f"? {LANTERN} [civil society]",
    ),
]


@pytest.mark.parametrize(("sender", "body", "expected"), OTHERS)
def test_the_registered_the_private_and_the_many_are_told_apart(sender, body, expected):
    assert answer(sender, body) == expected


def test_the_letterhead_of_a_file_names_a_new_organisation():
    head = part("SALTMARSH TRUST\n12 Shore Road\nParagraph 4: delete.", "a.docx")
    assert answer(MARY, "See the file.", head) == "? SALTMARSH TRUST [civil society]"
