"""A line that leads to a text by no name that a draft has leaves the draft above."""

import pytest

from rules.citation import Settled
from rules.location import captions, holding
from rules.location.target import Target
from rules.terms import EvidenceKind
from tests.harbour import ONE, TWO, mail, units

HEADS = [
    "On the Manual:",
    "Remarks on the Handbook of ports:",
    "Comments on the Guidelines",
    "二、关于《手册》",
    "关于《手册》的意见：",
    "Zu den Betriebsleitlinien",
    "Zum Handbuch:",
    "К Руководству:",
    "Sur le Manuel :",
    "Sobre el Manual:",
    "ملاحظات على الدليل:",
    "Guidelines:",
]
NONE = [
    "On fares:",
    "For the record:",
    "Our position:",
    "On the annex:",
    "The plan is good.",
    "The manual must be shorter.",
    "“Guidelines”",
    "a " * 200,
]


@pytest.mark.parametrize("head", HEADS)
def test_what_stands_below_it_is_asked_about(head):
    (name, *_) = TWO.citable.labels
    above = mail(f"{name}", "Paragraph 7: keep.", drafts=TWO)
    assert len(units(above)) == 1
    found = mail(
        f"{name}", "Paragraph 7: keep.", head, "Paragraph 8: delete.", drafts=TWO
    )
    assert units(found) == units(above)
    (asked,) = [one for one in found if one.review]
    assert asked.text == "Paragraph 8: delete."
    assert asked.candidates


@pytest.mark.parametrize("head", NONE)
def test_what_leads_to_no_text_is_no_such_line(head):
    assert not captions.leads_elsewhere(head)


def test_a_draft_that_is_named_further_below_is_spoken_of_again():
    (name, *_) = TWO.citable.labels
    blocks = ("Paragraph 7: keep.", "On the Manual:", name, "Paragraph 8: delete.")
    found = mail(name, *blocks, drafts=TWO)
    assert units(found) == [(name, "7", "keep"), (name, "8", "delete")]


def test_where_one_draft_is_open_every_name_is_its_own():
    found = mail(
        "Paragraph 7: keep.", "On the Manual:", "Paragraph 8: delete.", drafts=ONE
    )
    assert len(units(found)) == len(("7", "8"))


def test_what_only_another_draft_prints_is_not_said_to_be_in_none():
    found = mail("The Lake Rules", "Paragraph 11: no.", drafts=TWO)
    said = {c.reason for one in found for c in one.candidates}
    assert said == {"“Paragraph 11” is printed in PORT/1 alone"}


def test_what_was_named_before_keeps_its_draft_where_the_next_is_not_settled():
    ready = TWO.citable
    settled = Settled(candidates=(("PORT/1", "7"),))
    before = Target(kind=EvidenceKind.TABLE_REFERENCE, document="LAKE/1", labels=("7",))
    found = holding.unsettled(before, "7 and more", settled, ready)
    assert (found.document, found.labels, found.sure) == ("LAKE/1", ("7",), False)
