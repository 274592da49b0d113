"""The desk's words: every language says them all; every script can be searched."""

import re
import sqlite3
from pathlib import Path

import pytest

from outbox.publication.phrases import VERDICTS
from pipeline import desk
from pipeline.decisions.waiting import Question
from pipeline.desk.pages import BY_PEOPLE
from pipeline.desk.review import KINDS
from pipeline.desk.search import SCHEMA, plain, query
from pipeline.desk.words import catalogues, direction, spoken, translator
from pipeline.settings.sections import Role
from rules.lifecycle import Class, State
from rules.terms import Action, Kind, LetterKind, StakeholderType, Verdict

TEMPLATES = Path(desk.__file__).parent / "templates"
WORDS = {
    words
    for file in TEMPLATES.glob("*.html")
    for words in re.findall(r'\b_\("([^"]+)"', file.read_text(encoding="utf-8"))
}


#: What the templates say by its value: `_(question.value)`, `_(row.state|said)`.
VALUES = {
    str(word).replace("_", " ")
    for words in (
        *(Action, Class, Kind, LetterKind, Role, StakeholderType, State, Verdict),
        *((question.value for question in Question), KINDS.values()),
        *(VERDICTS.values(), BY_PEOPLE),
    )
    for word in words
}


@pytest.mark.parametrize("language", [x for x in catalogues() if x != "en"])
def test_a_catalogue_says_every_word_of_the_templates(language):
    assert (WORDS | VALUES) - set(catalogues()[language]) == set()


@pytest.mark.parametrize("language", [x for x in catalogues() if x != "en"])
def test_a_catalogue_puts_in_the_same_values(language):
    for english, said in catalogues()[language].items():
        assert re.findall(r"{\w+}", english) == sorted(
            re.findall(r"{\w+}", said), key=re.findall(r"{\w+}", english).index
        ), english


def test_what_a_catalogue_lacks_is_said_in_english():
    assert translator("fr")("Nobody wrote this {n}", n=3) == "Nobody wrote this 3"
    assert translator("fr")("Review") == "À trancher"


def test_the_first_language_that_there_is_is_spoken():
    assert spoken("fr-CH, en;q=0.8", "en") == "fr"
    assert spoken("xx", "fr") == "fr"
    assert direction("ar") == "rtl"
    assert direction("fr") == "ltr"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("electricite", "L’Électricité pour tous"),
        ("ДЕТЕЙ", "права детей и взрослых"),
        ("مدرسة", "كل مَدْرَسَة في القرية"),
        ("农村", "应特别关注农村地区"),
        ("इंटरनेट", "हर गाँव में इंटरनेट हो"),
        ("อิน", "ทุกคนควรใช้อินเทอร์เน็ต"),
        ("e-mail", "by e-mail only"),
    ],
)
def test_words_are_found_in_every_script(typed, text):
    index = sqlite3.connect(":memory:")
    index.executescript(SCHEMA)
    index.execute("INSERT INTO words (rowid, text) VALUES (7, ?)", (plain(text),))
    index.execute("INSERT INTO words (rowid, text) VALUES (8, ?)", (plain("other"),))
    found = index.execute("SELECT rowid FROM words WHERE words MATCH ?", [query(typed)])
    assert found.fetchall() == [(7,)]
    index.close()


@pytest.mark.parametrize("typed", ["", " ", "!!", '"', "* OR *", "NEAR("])
def test_nothing_typed_is_an_order_to_the_index(typed):
    index = sqlite3.connect(":memory:")
    index.executescript(SCHEMA)
    if asked := query(typed):
        index.execute("SELECT rowid FROM words WHERE words MATCH ?", [asked])
    index.close()
