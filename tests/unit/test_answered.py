"""Answers to the questions of a draft, and what asks for other questions."""

import pytest

from rules.paragraph import locate, prepare
from rules.terms import Draft, Paragraph
from tests.harbour import PORTS, copied, mail, part, passage, table, tracked, units

_ASKED = {
    "Q1": "Should lamps burn in daylight, too?",
    "Q2": "Who is to pay for the oil of the lamps?",
    "Q3": "Is a watch of four hours long enough?",
    "Q4": "How are broken lenses to be reported?",
    "Q5": "Are there other matters for the keepers?",
}
_FORM = Draft(
    id="LAMP/Q",
    title="Questionnaire on lamps",
    call="c",
    paragraphs=tuple(Paragraph(label=k, text=v) for k, v in _ASKED.items()),
)
_DRAFTS = prepare([PORTS, _FORM])
_HEAD = "Answers to the Questionnaire on lamps"
_ANSWERS = {
    "Q1": "Yes, for fog may come at noon.",
    "Q2": "Half by the port, half by the ships.",
    "Q3": "Three hours have proved their worth with us.",
    "Q4": "We have no objection to the present way, which is by wire.",
    "Q5": "Nobody has ever counted the moths.",
}
_NEUTRAL = [("LAMP/Q", label, "comment") for label in _ASKED]


def test_what_stands_below_a_printed_question_answers_it():
    lines = [
        line
        for label, asked in _ASKED.items()
        for line in (f"{label}: {asked}", f"Answer: {_ANSWERS[label]}")
    ]
    assert units(copied(_HEAD, *lines, drafts=_DRAFTS)) == _NEUTRAL


@pytest.mark.parametrize(
    "said", ["Half by the port.", "As paragraph 6 of the rules does, by the ships."]
)
def test_in_a_copy_of_the_questions_an_answer_may_cite_another(said):
    first, second, *others = (f"{label}. {asked}" for label, asked in _ASKED.items())
    found = copied(first, said, second.replace("oil", "wood"), *others, drafts=_DRAFTS)
    assert units(found) == _NEUTRAL[:2]
    assert found[0].text == said


@pytest.mark.parametrize("word", ["Question ", "Frage ", "Pregunta ", "Вопрос ", "Q"])
def test_the_number_of_a_question_is_enough(word):
    lines = [
        passage(f"{word}{label[1]}: {said}", f"p{label}")
        for label, said in _ANSWERS.items()
    ]
    assert units(_file(*lines)) == _NEUTRAL


def _file(*passages):
    head = passage(_HEAD, "p0")
    found = part(head, *passages, name="answers.pdf", body=False)
    return locate([found], "", _DRAFTS)


def test_an_answer_in_a_table_asks_for_nothing():
    found = table(
        ("Question", "Answer"),
        *((f"{k}: {_ASKED[k]}", v) for k, v in _ANSWERS.items()),
        drafts=_DRAFTS,
    )
    assert units(found) == _NEUTRAL


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Q3: Delete.", "delete"),
        ("Q3: keep as is", "keep"),
        ("Q3: Yes.", "comment"),
        ("Q3: Please reword this question.", "amend"),
        ("Q3: The word “watch” should be replaced by “turn”.", "amend"),
        ("We propose to delete question 3.", "delete"),
        ("Cette question devrait être reformulée : question 3.", "amend"),
        ("Q3: Yes, we agree with four hours.", "comment"),
    ],
)
def test_who_speaks_of_the_question_itself_asks_for_another(said, action):
    found = mail(said, drafts=_DRAFTS)
    assert [(c.paragraphs, c.action) for c in found] == [(("Q3",), action)]


def test_what_is_marked_in_a_question_changes_it():
    (found,) = copied(
        *(f"{k}. {v}" for k, v in _ASKED.items() if k != "Q3"),
        tracked("p9", "Q3. Is a watch of [-four-]{+six+} hours long enough?"),
        drafts=_DRAFTS,
    )
    assert (found.action, found.paragraphs) == ("amend", ("Q3",))


@pytest.mark.parametrize(
    "said", ["No answer.", "Sans réponse.", "keine Angabe", "未答复"]
)
def test_no_answer_is_no_comment(said):
    assert not mail(f"Q1: {_ASKED['Q1']}\n{said}", drafts=_DRAFTS)
    found = copied(
        _HEAD,
        f"Q1: {_ASKED['Q1']}",
        said,
        f"Q2: {_ASKED['Q2']}",
        "Half by the port, half by the ships.",
        drafts=_DRAFTS,
    )
    assert units(found) == [("LAMP/Q", "Q2", "comment")]


def test_a_question_that_is_only_repeated_says_nothing():
    assert not mail(f"Q2: {_ASKED['Q2']}", drafts=_DRAFTS)
    (found,) = mail("Q2: Why should anybody pay for it?", drafts=_DRAFTS)
    assert (found.action, found.paragraphs) == ("comment", ("Q2",))


def test_what_is_said_before_a_question_is_kept():
    told = "The note says that question 2 is new. Yet it reads as it did last year: "
    (found,) = mail(f"{told}{_ASKED['Q2']}", drafts=_DRAFTS)
    assert (found.document, found.text[: len(told)]) == ("LAMP/Q", told)


@pytest.mark.parametrize("said", ["Six hours with us.", "Three, at most four."])
def test_whether_an_answer_asks_for_a_change_is_no_question(said):
    assert units(mail(f"Q3: {said}", drafts=_DRAFTS)) == [("LAMP/Q", "Q3", "comment")]


def test_which_of_two_is_answered_a_person_says():
    (found,) = mail("Q3, as the last question: no.", "Q2 or Q3: no.", drafts=_DRAFTS)[
        1:
    ]
    assert found.review
