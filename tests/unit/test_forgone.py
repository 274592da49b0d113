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


@pytest.mark.parametrize(
    "tail",
    [
        "No need to answer right away.",
        "There is no rush.",
        "You need not reply now.",
        "Rien ne presse.",
        "Inutile de répondre tout de suite.",
        "No hay prisa.",
        "No hace falta contestar ahora mismo.",
        "Нет необходимости отвечать сразу.",
        "لا داعي للرد فورا.",
        "لا حاجة إلى الرد الآن.",
        "不用马上回复。",
        "不着急。",
        "Das eilt nicht.",
        "Sie müssen nicht gleich antworten.",
    ],
)
def test_who_needs_no_answer_now_asks_for_nothing(tail):
    wonders = "We wonder who would be responsible for enforcing the rule on fog."
    assert told(f"Paragraph 8: {wonders} {tail}") == [(["8"], "comment")]
    assert told(f"Paragraph 8: {wonders}", tail) == [(["8"], "comment")]
    assert told(f"Paragraph 8: delete it. {tail}") == [(["8"], "delete")]


@pytest.mark.parametrize(
    "wish", ["No need to change it.", "There is no rush to alter it."]
)
def test_who_needs_no_change_asks_to_keep(wish):
    assert told(f"Paragraph 8: {wish}") == [(["8"], "keep")]


@pytest.mark.parametrize(
    "key",
    ["What we ask", "Nous demandons", "Lo que pedimos", "Просим", "Was wir fordern"],
)
def test_what_is_asked_in_a_form_is_told_by_its_words(key):
    said = told(
        f"Where: 7\n{key}: It raises questions of liability.",
        f"Where: 8\n{key}: Delete it.",
        f"Where: 9\n{key}: Waste from ships is received at every berth.",
    )
    assert said == [(["7"], "comment"), (["8"], "delete"), (["9"], "amend")]
