"""A name that two drafts have would never tell which is meant."""

import pytest

from rules.shared_names import name_key, shared_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Coastal Pact", "coastal pact"),
        ("Le Pacte-Côtier", "pacte cotier"),
        ("El Código", "codigo"),
        ("Прибрежный пакт", "ПРИБРЕЖНЫЙ  ПАКТ"),
        ("ميثاق الساحل", "ميثاقُ الساحل"),
        ("沿海公约", "《沿海公约》"),
        ("Der Küstenpakt", "KÜSTENPAKT"),
        ("CP/1", "cp-1"),
    ],
)
def test_case_accents_signs_and_articles_tell_no_names_apart(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chapter C", "Chapter D"),
        ("Annex 4", "Annex 41"),
        ("The", "Le"),
        ("附件一", "附件二"),
        ("Pact of the coast", "Pact on the coast"),
    ],
)
def test_letters_figures_and_words_do(one, other):
    assert name_key(one) != name_key(other)


def test_each_draft_that_has_the_name_of_an_earlier_one_is_told_with_its_key():
    drafts = [
        ("A", "The Pact", ("Pact", "A", "--")),
        ("B", "The pact", ("a", "--")),
        ("b", "Code", ("Rules",)),
        ("", "Rules", ("CODE",)),
    ]
    found = [(nth, key, what.split(",")[0]) for nth, key, what in shared_names(drafts)]
    assert found == [
        (1, "aliases", "'a' is the id of the draft A"),
        (2, "id", "'b' is the id of the draft B"),
        (3, "title", "'Rules' is an alias of the draft b"),
        (3, "aliases", "'CODE' is the title of the draft b"),
    ]
    assert list(shared_names([("A", "x", ()), ("A", "x", ())])) == []
    (unnamed,) = shared_names([("", "x", ()), ("A", "y", ("X",))])
    assert "the draft number 1" in unnamed[2]
