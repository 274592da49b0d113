"""Who is meant by the names that a person writes."""

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.decisions.naming import named
from pipeline.faults import Fault
from rules.terms import Registered, Stakeholder, StakeholderType

CIVIL, STATE = StakeholderType.CIVIL_SOCIETY, StakeholderType.GOVERNMENT
GUILD = Stakeholder(name="Pilots' Guild", type=CIVIL, country="XM")
REGISTERED = [Registered(stakeholder=GUILD, aliases=("Guild of Pilots",))]


def said(names, types=(), *proposed):
    known: Any = SimpleNamespace(stakeholders=proposed)
    return [(x.name, x.type) for x in named(names, types, known, REGISTERED)]


@pytest.mark.parametrize(
    "typed",
    ["Pilots' Guild", "PILOTS'  GUILD", " pilots' guild ", "guild of PILOTS"],
)
def test_case_and_spaces_alone_make_no_other_one_than_the_registered(typed):
    assert said([typed]) == [("Pilots' Guild", CIVIL)]


@pytest.mark.parametrize("typed", ["New Name", "NEW NAME", "the new Name"])
def test_the_type_of_whoever_is_not_registered_is_asked_in_words(typed):
    with pytest.raises(Fault, match=r"government, private sector.* --type") as refused:
        said([typed])
    assert str(refused.value).startswith(f"{typed}: not in the registry")
    assert said([typed], [STATE]) == [(typed, STATE)]


def test_what_is_proposed_gives_its_type_and_not_its_spelling():
    proposed = Stakeholder(name="NEW NAME", type=CIVIL)
    assert said(["New Name"], (), proposed) == [("New Name", CIVIL)]
    assert said(["New Name"], [STATE], proposed) == [("New Name", STATE)]


def test_a_proposal_of_no_known_type_is_asked_about_too():
    proposed = Stakeholder(name="New Name", type=None)
    with pytest.raises(Fault, match="New Name, Other: not in the registry"):
        said(["New Name", "Pilots' Guild", "Other"], (), proposed)


def test_several_new_ones_are_of_one_type_or_each_of_its_own():
    names = ["A", "Pilots' Guild", "B"]
    guild = ("Pilots' Guild", CIVIL)
    assert said(names, [STATE]) == [("A", STATE), guild, ("B", STATE)]
    assert said(names, [STATE, CIVIL]) == [("A", STATE), guild, ("B", CIVIL)]
    with pytest.raises(Fault, match="3 types were said, and 2 of the names"):
        said(names, [STATE, CIVIL, CIVIL])


def test_an_empty_name_is_no_question_of_type():
    assert said([""]) == [("", None)]
