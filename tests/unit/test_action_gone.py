"""What is said to serve nothing, or to be dispensable, is to go as a whole."""

import pytest

from rules.action import action
from rules.terms import Action


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("This serves no end that others do not serve, and could go.", Action.DELETE),
        ("It is regulated in the Act, so can go.", Action.DELETE),
        ("It is fine, and the hives could go.", Action.AMEND),
        ("The hives could go.", Action.AMEND),
        ("Die Regelung ist entbehrlich und sollte gestrichen werden.", Action.DELETE),
        ("Die Norm kann ersatzlos gestrichen werden.", Action.DELETE),
        ("Die Fristen sollten gestrichen werden.", Action.AMEND),
        ("La règle est superflue et pourrait disparaître.", Action.DELETE),
        ("La norma es inútil y debe suprimirse.", Action.DELETE),
        ("Les délais devraient être supprimés.", Action.AMEND),
    ],
)
def test_what_could_go_is_the_piece_unless_a_part_is_named(said, asked):
    assert action(said) is asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Could the authors consider “a pause of one hour” here? Ours is short.",
            "amend",
        ),
        ("Could the authors consider what “a pause” means?", "comment"),
    ],
)
def test_quoted_words_that_others_are_asked_to_consider_are_offered(said, asked):
    assert action(said).value == asked
