"""What only leads in to comments is none, where a mail brings comments."""

from __future__ import annotations

import pytest

from rules.action import remarks, request
from rules.action_understood import accompanies, seen
from rules.paragraph import locate
from rules.terms import Action
from tests.harbour import ONE, TEXTS, mail, part, row, units

OPENINGS = (
    "The Ferrymen's Guild was founded in 1911, and today we are 640 on both banks.",
    "Nous sommes une association de plaisanciers, et nous avons lu le projet ensemble.",
    "Somos la cofradía del puerto viejo; nos reunimos el domingo para leer el texto.",
    "Мы, портовые рабочие, прочитали проект вслух на собрании в прошлую пятницу.",
    "Wir sind ein kleiner Ruderverein mit vierzig Mitgliedern am unteren Fluss.",
)
SAYS = (
    "The Ferrymen's Guild was founded in 1911, and never saw a rule as bad.",
    "We read the draft together and would rather have no pilots than these.",
    "Pilots should be paid by the town, if you ask the old ones among us.",
)
ASKS = "Paragraph 7 should be deleted."


@pytest.mark.parametrize("opening", OPENINGS)
def test_who_says_who_he_is_is_no_comment_beside_one(opening):
    found = mail(opening, ASKS)
    assert [(c.paragraphs, c.action) for c in found] == [(("7",), Action.DELETE)]


@pytest.mark.parametrize("says", SAYS)
def test_what_says_something_is_kept(says):
    found = mail(says, ASKS)
    assert units(found) == [("PORT/1", "7", "delete")]
    assert says in [c.text for c in found]


@pytest.mark.parametrize("tick", ["[x]", "[ x ]", "☒", "☑", "(X)"])
@pytest.mark.parametrize("opening", OPENINGS)
def test_what_is_ticked_answers_and_leads_in_to_nothing(tick, opening):
    found = mail(f"{tick} {opening}", ASKS)
    assert [c.text for c in found] == [f"{tick} {opening}", ASKS]


#: Read alone, each seems only to say who writes.
TOLD = ("Bakeries in our old port receive flour at four.", OPENINGS[0])


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("number", ["6", "", "No 99"])
def test_what_stands_in_a_row_is_never_only_an_opening(told, number):
    head = ("No.", "Text of the draft", "Comment")
    text = TEXTS.get(number, "")
    rows = (head, (number, text, told), ("7", TEXTS["7"], "Delete."))
    cells = [c for n, each in enumerate(rows, 1) for c in row(n, *each)]
    found = locate([part(*cells, name="a.docx", body=False)], "", ONE)
    assert [told in c.text for c in found] == [True, False]


def test_who_welcomes_the_draft_first_is_not_asked_about():
    opening = "The Ministry of Tides welcomes this opportunity to submit observations."
    told = "Berths of the old kind served our town, and pilots knew each of them."
    assert opening not in [c.text for c in mail(opening, told, ASKS)]


def test_where_all_seem_to_say_nothing_a_person_sees_them():
    assert mail(*OPENINGS[:1]) != [] or mail(*OPENINGS[:1], ASKS) != []


def test_the_shares_of_openings_lie_apart():
    leads = [accompanies(text, Action.COMMENT) for text in OPENINGS]
    says = [accompanies(text, Action.COMMENT) for text in SAYS]
    assert min(leads) > max(says)


def test_what_is_learnt_from_is_what_is_told_by():
    first, again = (seen(OPENINGS[0], Action.COMMENT) for _ in range(2))
    assert (first == again).all()
    assert len(first) > 2 * len(OPENINGS)
    assert (first != seen(SAYS[0], Action.COMMENT)).any()


def test_a_block_below_headings_that_says_the_same_provision_is_theirs():
    said = "The same provision is far too long for us."
    (found,) = mail("Paragraph 7", "On the second sentence", said)
    assert found.text.endswith(said)
    assert found.paragraphs == ("7",)


def test_what_begins_inside_a_sentence_is_no_new_paragraph():
    for asks in (
        "¶. Ajouter : « dont la moitié est pour les ports ».",
        "¶: вставить: «половина которых идёт портам»",
    ):
        assert request(asks).action is Action.AMEND
        assert request(asks).proposed


def test_of_a_long_text_it_is_not_told_whether_it_only_remarks():
    told = "¶: our crews wait for an answer each spring. "
    assert remarks(told) > 0.9
    assert remarks(told * 9) == 0


@pytest.mark.parametrize(
    "told",
    [
        "Paragraph 11: crews in our port get an answer within five months.",
        "Paragraph 6: our ferry is of 31 metres and pays each year.",
    ],
)
def test_other_values_in_what_is_told_are_no_wish(told):
    assert [str(c.action) for c in mail(told)] == ["comment"]


@pytest.mark.parametrize(
    "says",
    [
        "As now written, there are multiple interpretations on who is bound.",
        "Il existe plusieurs interprétations possibles du régime des quais.",
        "Existen varias interpretaciones posibles del régimen de muelles.",
        "Возможны различные толкования режима причалов.",
        "Es gibt mehrere Lesarten der Regel über Liegeplätze.",
        "توجد تفسيرات متعددة لنظام الأرصفة.",
        "关于泊位制度存在多种解释。",
        "例如小船靠泊于`quay.of.the.old.port`这种没有必要登记吧",
    ],
)
def test_what_may_be_read_in_several_ways_or_asks_is_kept(says):
    assert says in [c.text.strip() for c in mail(says, ASKS)]


def test_a_heading_of_the_senders_own_tells_what_may_be_meant_below_it():
    found = mail("Waste and berths", "This is dear for the small boats among us.", ASKS)
    assert found[0].review
    assert "9" in [c.paragraph for c in found[0].candidates]
