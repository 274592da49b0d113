"""Who speaks, where the mail comes from somebody else than it says."""

import pytest

from pipeline import identify
from pipeline.house import House
from pipeline.settings import load as settings_of
from pipeline.store.values import load
from pipeline.work import Decided, Item, ReadPart
from rules.doubts import only_claimed
from rules.identity import Trusted, verify
from rules.terms import (
    Address,
    Evidence,
    Message,
    PartText,
    Passage,
    PassageKind,
    Read,
    Source,
    Stakeholder,
)
from tests.consultation import AFTER, REGISTRY, write

HARBOUR = "Commission for Harbour Safety"
ROW = f"{HARBOUR},international organization,,CHS,,harboursafety.int\n"
SAID = (f"Submission by: {HARBOUR}", "Paragraph 2: delete.", "Regards", "Bo", HARBOUR)


@pytest.fixture
def house(tmp_path):
    return House(settings_of(write(tmp_path, registry=REGISTRY + ROW)))


def item(house, domain, **rest):
    sender = Address(address=f"bo@{domain}", name="Bo")
    message = Message(headers=(), senders=(sender,))
    passages = tuple(
        Passage(
            text=line,
            kind=PassageKind.PARAGRAPH,
            source=Source(part="body", sha256="0", place=f"l{number}"),
        )
        for number, line in enumerate(SAID)
    )
    body = PartText(name="body", sha256="0", is_body=True, passages=passages)
    return Item(
        id=1,
        sha256="0",
        fingerprint="0",
        first_seen=AFTER,
        message=message,
        parts=(ReadPart(text=body, type="text/plain", size=99, read=Read.FULL),),
        flags=verify(message, Trusted(), house.known_domains).flags,
        **rest,
    )


@pytest.mark.parametrize(
    ("domain", "tied"),
    [
        ("harboursafety.int", True),
        ("mail.harboursafety.int", True),
        ("chs-sea.example", False),
        ("gmail.com", False),
    ],
)
def test_who_is_named_from_an_address_that_nothing_ties_to_it_is_to_be_confirmed(
    house, domain, tied
):
    facts = identify.run(item(house, domain), house).facts
    assert facts["stakeholder_review"] is not tied
    assert [who["name"] for who in facts["stakeholders"]] == [HARBOUR]
    evidence = [load(Evidence, one) for one in facts["stakeholder_evidence"]]
    assert only_claimed(evidence) is not tied


@pytest.mark.parametrize(
    "domain", ["harb0ursafety.int", "harbour-safety.int", "h\u0430rboursafety.int"]
)
def test_a_domain_that_only_looks_like_theirs_is_never_sure_whatever_is_said(
    house, domain
):
    facts = identify.run(item(house, domain), house).facts
    assert facts["stakeholder_review"]
    assert [who["name"] for who in facts["stakeholders"]] == [HARBOUR]
    assert facts["stakeholder_evidence"][0]["kind"] == "doubt"
    evidence = [load(Evidence, one) for one in facts["stakeholder_evidence"]]
    assert not only_claimed(evidence)


def test_what_a_person_decided_stands(house):
    decided = Decided(stakeholders=(Stakeholder(name="Port Linden", type=None),))
    forged = item(house, "harb0ursafety.int", decided=decided)
    facts = identify.run(forged, house).facts
    assert not facts["stakeholder_review"]
    assert [who["name"] for who in facts["stakeholders"]] == ["Port Linden"]
