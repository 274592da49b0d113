"""What is asked for in plain words of everyday letters, in seven languages."""

import re
from pathlib import Path

import pytest

from rules.action_supposed import spans
from rules.location.silence import says_nothing
from rules.paragraph import prepare
from rules.terms import Draft, Paragraph
from tests.harbour import mail

_BEES = "Each town shall keep {} hives, and publish the count of its bees in ten days."
_ONE = Draft(
    id="BEES",
    title="The bee compact",
    call="c",
    paragraphs=tuple(
        Paragraph(label=str(n), text=_BEES.format(n)) for n in range(1, 15)
    ),
)
BEES = prepare([_ONE])
LEADS = (
    ("[\u4e00-\u9fff]", "第8段："),
    ("[\u0600-\u06ff]", "الفقرة 8: "),
    ("[а-я]", "Пункт 8: "),
)
_SAID = Path(__file__).with_name("plain_asks.txt").read_text("utf-8").splitlines()
_CASES = [line.split(" | ") for line in _SAID]


@pytest.mark.parametrize(("asked", "words"), _CASES)
def test_plain_words_ask_for_what_they_say(asked, words):
    leads = (lead for script, lead in LEADS if re.search(script, words))
    (found,) = mail(f"{next(leads, 'Paragraph 8: ')}{words}", drafts=BEES)
    assert (found.action, found.review) == (asked, False)
    assert found.paragraphs == (("8", "9") if asked == "merge" else ("8",))


@pytest.mark.parametrize(
    "text",
    [
        "The village lacks a bridge.",
        "¶ lacks a date.",
        "Il manque une définition.",
        "Falta una fecha.",
        "Здесь не хватает срока.",
        "Es fehlt eine Frist.",
        "此处缺少定义。",
    ],
)
def test_a_lack_of_the_text_is_left(text):
    assert not [*spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "¶ – our position",
        "¶: notre avis",
        "¶ — nuestra posición",
        "¶ – unsere Haltung",
        "¶ – наша позиция",
        "¶ – موقفنا",
        "¶——我方立场",
    ],
)
def test_a_heading_with_a_tail_says_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "En conjunto, los proyectos son una buena base.",
        "D'une manière générale, les projets sont longs.",
        "بوجه عام، تشكل المشاريع أساسا متينا.",
    ],
)
def test_what_is_said_on_the_whole_is_no_more_of_the_paragraph_above(text):
    found = mail("Paragraph 5: fine.", text, drafts=BEES)
    assert [c.paragraphs for c in found] == [("5",), ("*",)]
