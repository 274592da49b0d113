"""The desk's words: every language says them all; every script can be searched."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from outbox.publication.phrases import VERDICTS
from pipeline import desk
from pipeline.decisions.waiting import Question
from pipeline.desk.pages import BY_PEOPLE
from pipeline.desk.review import KINDS
from pipeline.desk.search import SCHEMA, plain, query
from pipeline.desk.words import catalogues, direction, retold, spoken, translator
from pipeline.settings.sections import Role
from rules.carrying import Cause
from rules.doubts import OF_SEVERAL, PERHAPS, doubts, on_which
from rules.lifecycle import Class, State
from rules.privacy import Private
from rules.terms import Action, EvidenceKind, Kind, LetterKind, StakeholderType, Verdict

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
        *(VERDICTS.values(), BY_PEOPLE, Cause, EvidenceKind, Private),
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


def _said_in(*places: str) -> Iterator[str]:
    """Find what these modules say: to `Fault`, as a notice, as a doubt; filled in."""
    root = Path(desk.__file__).parents[2]
    for file in (f for place in places for f in sorted(root.glob(place))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = node.args[:1] if name in {"Fault", "Held", "doubted"} else []
            told = ("why", "value", "notice") if name in SAYING else ()
            for value in (*given, *(k.value for k in node.keywords if k.arg in told)):
                yield from filter(None, _filled(value))


SAYING = {"Fault", "doubted", "Done", "Target", "Evidence"}


def _returned_in(place: str) -> Iterator[str]:
    """Find the sentences that the functions of a module give as their reasons."""
    file = Path(desk.__file__).parents[2] / place
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from (said for said in _filled(node.value) if " " in said)


def _written_in(place: str) -> Iterator[str]:
    """Find the reasons that stand in modules, whatever is done with them there.

    One is kept under a name as often as it is given where something is doubted.
    """
    for file in sorted(Path(desk.__file__).parents[2].glob(place)):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        aside = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr | ast.JoinedStr)  # docstrings, pieces
            for part in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in aside:
                yield from filter(REASON.fullmatch, map(str, _filled(node)))


#: Some small words of English, one of which is "the", "it" or their like.
REASON = re.compile(
    r"(?=.*\b(?:the|it|its|is|of|in|a|be)\b)[a-z]+ (?:[a-z',-]+ ){1,25}[a-z]+"
)


def _filled(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from (*_filled(value.body), *_filled(value.orelse))
    elif isinstance(value, ast.JoinedStr):
        pieces = [getattr(piece, "value", "") for piece in value.values]
        yield "".join(p if isinstance(p, str) else "§7" for p in pieces)


@cache
def sentences() -> set[str]:
    """Give what is said to people in a sentence, wherever it is written."""
    return {
        *_said_in("pipeline/desk/*.py", "pipeline/decisions/*.py"),
        *_said_in("rules/location/*.py", "rules/stakeholder/__init__.py"),
        *(
            *_said_in("pipeline/admit.py", "pipeline/deadlines.py"),
            *_returned_in("rules/automatic.py"),
        ),
        *doubts(
            ["dmarc_fail", "lookalike:x.org", "mixed_scripts", "name_shows_address"]
        ),
    }


@pytest.mark.parametrize("language", [x for x in catalogues() if x != "en"])
def test_a_catalogue_says_what_acts_and_rules_say(language):
    assert len(sentences()) > 100
    retell = retold(language)
    told = {each for each in sentences() if len(re.sub("§7|\\W", "", each)) > 2}
    assert [each for each in sorted(told) if retell(each) == each] == []


@pytest.mark.parametrize("language", [x for x in catalogues() if x != "en"])
def test_a_catalogue_says_every_reason_that_is_written_in_a_rule(language):
    reasons = {*_written_in("rules/location/*.py")}
    assert {"only the subject names a paragraph", "no paragraph is named"} < reasons
    retell = retold(language)
    # of some the words that are cited go before
    untold = [
        x for x in reasons if all(retell(f"{w}{x}") == f"{w}{x}" for w in ("", "“8” "))
    ]
    assert sorted(untold) == []


@pytest.mark.parametrize("language", [x for x in catalogues() if x != "en"])
@pytest.mark.parametrize("act", ["takes back", "replaces"])
@pytest.mark.parametrize("verified", [True, False])
@pytest.mark.parametrize(
    "flags",
    [[], [OF_SEVERAL], [PERHAPS], ["dmarc_fail"], ["dmarc_fail", "mixed_scripts"]],
)
def test_a_catalogue_says_why_it_is_asked_on_which_mail_another_acts(
    language, act, verified, flags
):
    asked = on_which(flags, act, verified=verified)
    told = retold(language)(asked)
    english = [why for why in [asked, *doubts(flags)] if why in told]
    assert english == []


def test_a_sentence_is_told_again_with_what_was_filled_in():
    retell = retold("fr")
    assert retell("“para 2” is in no draft") == "« para 2 » n’est dans aucun projet"
    assert retell("Recorded: D000001-1 is on no draft, general. 2 more with it.") == (
        "Enregistré : D000001-1 est sur aucun projet, général. 2 autres avec."
    )
    assert retell("The light is in no draft of air.") == (
        "The light is in no draft of air."
    )
    assert retell(
        "Received 9 March 2026, 01:00:00 UTC; the call opens 1 May 2026."
    ) == ("Reçu le 9 mars 2026, 01:00:00 UTC ; l’appel s’ouvre le 1er mai 2026.")
    assert retold("en")("stood") == retold("xx")("stood") == "stood"


def test_braces_in_what_somebody_wrote_are_kept():
    assert retold("fr")("“{n} {x.y}” is in no draft") == (
        "« {n} {x.y} » n’est dans aucun projet"
    )


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


def test_what_is_issued_though_it_waits_is_said_in_french():
    said = "Issued: drafts, with 2 questions that wait for a person"
    assert retold("fr")(f"{said}; the public record is current.") == (
        "Publié : drafts, avec 2 questions qui attendent une personne ; le dossier "
        "public est à jour."
    )
    again = "The compilation of drafts is issued again, with 1 question that waits for"
    assert retold("fr")(f"{again} a person.").endswith(
        "1 question qui attend une personne."
    )
