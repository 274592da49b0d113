"""Contributions that say the same are held once, and are what they were."""

from __future__ import annotations

from pipeline.sharing import shared
from tests.meeting import comment, contribution


def test_equal_words_and_evidence_of_a_campaign_are_one_value():
    made = [contribution(n, [comment(f"We are {9}.")]) for n in (1, 2, 3)]
    found = [*shared(made)]
    assert found == made
    first, *others = (one.comments[0][1] for one in found)
    for other in others:
        assert other.text is first.text
        assert other.evidence is first.evidence
        assert other.source.place is first.source.place


def test_a_word_of_an_enumeration_is_not_taken_for_its_text():
    one = contribution(1, [comment("comment")])
    (found,) = shared([one])
    said = found.comments[0][1]
    assert type(said.text) is str
    assert type(said.action) is type(one.comments[0][1].action)
