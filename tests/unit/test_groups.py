"""States that speak together: all are named, or a person is asked."""

import pytest

from rules.stakeholder import attribute, prepare
from rules.stakeholder.names import resolve
from rules.terms import Address, Message, Registered, Stakeholder, StakeholderType
from tests.harbour import part, passage


def state(name, *aliases, domain=""):
    return Registered(
        stakeholder=Stakeholder(name=name, type=StakeholderType.GOVERNMENT),
        aliases=aliases,
        domains=(domain,) if domain else (),
    )


KNOWN = prepare(
    [
        state(
            "Norland", "诺兰", "Норландия", "نورلاند", domain="sea.gov.norland.example"
        ),
        state("Estmark", "埃斯特马克", "Эстмарк", "إستمارك"),
        state("Sund", "松德", "Зунд", "سوند"),
        Registered(
            stakeholder=Stakeholder(
                name="Alliance of Coastal States",
                type=StakeholderType.INTERNATIONAL_ORGANIZATION,
            )
        ),
        Registered(
            stakeholder=Stakeholder(
                name="Elders of the Reef", type=StakeholderType.CIVIL_SOCIETY
            ),
            domains=("reef.example",),
        ),
    ]
)
ALL = ["Norland", "Estmark", "Sund"]


def attributed(body, subject="Comments", domain="sea.gov.norland.example"):
    sender = Address(address=f"office@{domain}", name="Office")
    message = Message(headers=(), senders=(sender,), subject=subject)
    lines = (passage(x, f"l{n}") for n, x in enumerate(body.split(" / ")))
    found = attribute(message, (part(*lines),), KNOWN)
    return [who.name for who in found.stakeholders], found.review


@pytest.mark.parametrize(
    "body",
    [
        "We write on behalf of the northern states, namely Norland, Estmark and Sund.",
        "We write on behalf of the coastal countries (Norland, Estmark and Sund).",
        "On behalf of a group of countries composed of Norland, Estmark and Sund.",
        "This is delivered on behalf of the coast states: Norland, Estmark, Sund.",
        "Speaking for the coast states - Norland, Estmark, Sund - I submit this.",
        "Nous écrivons au nom des pays riverains, à savoir Norland, Estmark et Sund.",
        "Escribimos en nombre de los Estados del norte: Norland, Estmark y Sund.",
        "Пишем от имени северных государств, а именно: Норландия, Эстмарк, Зунд.",
        "نقدم هذه الملاحظات نيابة عن دول الشمال، وهي نورلاند وإستمارك وسوند.",
        "谨代表北方国家，即诺兰、埃斯特马克和松德，提出意见。",
        "Wir schreiben im Namen der Nordstaaten, nämlich Norland, Estmark und Sund.",
    ],
)
def test_all_who_are_named_in_a_group_speak(body):
    assert attributed(f"{body} / Paragraph 4: delete.") == (ALL, False)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Statement on behalf of the northern states", "Paragraph 4: delete."),
        ("Comments", "We write on behalf of the northern states."),
        ("Comments", "I write on behalf of several delegations on the draft."),
    ],
)
def test_a_group_whose_members_nobody_names_is_a_question(subject, body):
    names, review = attributed(body, subject)
    assert review
    assert names[0] == "Norland"


def test_others_for_whom_somebody_spoke_are_no_question():
    body = "We support what was said on behalf of the southern states. / 4: delete."
    assert attributed(body) == (["Norland"], False)


def test_a_group_that_the_sender_opposes_is_not_he():
    body = "We oppose what was said on behalf of the states, namely Estmark and Sund."
    assert attributed(body) == (["Norland"], False)


def test_a_group_without_the_sender_is_a_question():
    body = "We write on behalf of the southern states, namely Estmark and Sund."
    names, review = attributed(body)
    assert review
    assert set(names) == set(ALL)


def test_a_group_that_is_registered_speaks_itself():
    body = "I write on behalf of the Alliance of Coastal States: Norland and Sund."
    assert attributed(body)[0][0] == "Alliance of Coastal States"


def test_a_list_without_a_name_that_is_known_is_no_group():
    names, review = attributed("We write on behalf of the states: Oland and Uland.")
    assert review
    assert "Oland" not in names[:1]


@pytest.mark.parametrize(
    "name",
    [
        "Republic of Estmark",
        "the Kingdom of Estmark",
        "République d'Estmark",
        "República de Estmark",
        "Республика Эстмарк",
        "جمهورية إستمارك",
        "埃斯特马克共和国",
        "Königreich Estmark",
    ],
)
def test_a_state_is_known_by_its_form(name):
    assert resolve(name, KNOWN).stakeholder.name == "Estmark"


def test_the_form_tells_states_of_the_world_apart():
    registry = prepare([state("Congo"), state("China")])
    found = resolve("Republic of China", registry)
    assert found is None or found.stakeholder.name != "China"


def test_a_form_does_not_make_a_club_a_state():
    club = Registered(
        stakeholder=Stakeholder(name="Letters", type=StakeholderType.CIVIL_SOCIETY)
    )
    assert resolve("Republic of Letters", prepare([club])) is None


def test_two_who_join_are_each_named_once():
    body = "We submit joint comments of the Republic of Norland and Kingdom of Sund."
    assert attributed(body, "Joint submission by Norland and Sund") == (
        ["Norland", "Sund"],
        False,
    )


def test_the_nations_for_which_citizens_speak_are_no_states():
    said = "We speak for ninety nations of the reef. / Paragraph 4: keep."
    assert attributed(said, domain="reef.example") == (["Elders of the Reef"], False)
    assert attributed(said)[1]
