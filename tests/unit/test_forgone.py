"""A field in which nothing is proposed, or only a deletion."""

import pytest

from tests.harbour import ONE, mail, units


def told(*blocks):
    return [([*of], act) for _, *of, act in units(mail(*blocks, drafts=ONE))]


@pytest.mark.parametrize(
    "field",
    [
        "Proposed text: none.",
        "Suggested amendment: n/a.",
        "Texte proposé : aucun.",
        "Cambio sugerido: ninguno.",
        "Предлагаемая поправка: нет.",
        "Vorgeschlagene Fassung: keine.",
        "修改建议：无。",
        "التعديل المقترح: لا يوجد.",
        "Proposed wording: no change.",
    ],
)
def test_a_field_in_which_nothing_is_proposed_asks_for_nothing(field):
    ((of, act),) = told(f"Paragraph 8\n{field} We like it.")
    assert (of, act in ("keep", "comment")) == (["8"], True)


@pytest.mark.parametrize("field", ["Proposed change: delete", "Propuesta: suprimir"])
def test_a_field_in_which_only_a_deletion_is_proposed_deletes(field):
    assert told(f"Paragraph 8: {field}") == [(["8"], "delete")]
