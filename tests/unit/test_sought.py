"""Phrases that are searched for by their letters first."""

import re
import sys
from functools import cache
from itertools import chain, islice

import pytest

from rules import action_names
from rules.citation.folding import fold
from rules.later import later
from rules.sought import Sought
from rules.tables import any_of, beside
from tests.attribution import measure
from tests.attribution.submissions import cases

TABLES = {
    (module, name): parts
    for module in ("rules.stakeholder.wording", "rules.purpose")
    for name, parts in beside(module).items()
}
CUES = list(beside("rules.action_words")["alone"].values())


@cache
def mails():
    """Give every fifth of the hand-written letters."""
    return [
        case.message.decode()
        for file in sorted(measure.HERE.glob("*.txt"))
        for case in islice(cases(file), 0, None, 5)
    ]


def words(parts):
    """Give what the words of a table hold of letters, upper and lower, in lines."""
    said = [word for part in parts for word in part["words"]]
    plain = [re.sub(r"\\.|\(\?:?|[)?]", "", word) for word in said]
    return "\n".join(chain(plain, map(str.upper, plain)))


def spans(pattern, text):
    return [(found.span(), found.groupdict()) for found in pattern.finditer(text)]


@pytest.mark.parametrize("table", TABLES)
def test_it_finds_what_one_pattern_of_all_finds(table):
    parts = TABLES[table]
    sought, whole = Sought(parts, re.MULTILINE), any_of(parts, re.MULTILINE)
    for text in (*mails(), words(parts), words(parts).replace("i", "İ")):
        assert spans(sought, text) == spans(whole, text)
        first, best = sought.match(text), whole.match(text)
        assert (first and first.span()) == (best and best.span())


def test_what_a_word_begins_with_may_be_looked_back_for():
    begin = r"(?<![a-z])(?:(?<!\w)|(?=x))"
    parts = [{"begin": begin, "words": ["xb|a(?:b|c)", "(?:a|b)c+"]}]
    text = "ab ac axb bcc cab abcc"
    assert spans(Sought(parts, folded=True), text) == spans(any_of(parts), text)


def test_where_words_begin_at_several_places_the_order_of_trial_stays():
    parts = [{"begin": "a*", "words": ["b|ab", "aab"]}]
    assert spans(Sought(parts), "aab ab b") == spans(any_of(parts), "aab ab b")


def test_a_folded_text_has_no_capitals():
    parts = [{"words": ["ab"]}]
    assert Sought(parts, folded=True).search("AB ab").start() == len("AB ")
    assert Sought(parts).search("AB ab").start() == 0


@pytest.mark.parametrize("cues", CUES)
def test_cues_are_found_as_one_pattern_of_all_finds_them(cues, monkeypatch):
    sought = action_names.compiled(cues)
    monkeypatch.setattr(action_names, "Sought", lambda parts, **_: any_of(parts))
    whole = action_names.compiled(cues)
    for text in mails():
        folded = fold(text).text
        assert spans(sought, folded) == spans(whole, folded)


def test_letters_are_as_small_as_patterns_take_them():
    sought = Sought([{"words": [letter]} for letter in "abcdefghijklmnopqrstuvwxyzвдб"])
    every = map(chr, chain(range(0xD800), range(0xE000, sys.maxunicode)))
    alike = re.compile(r"[a-zвдб]", re.IGNORECASE)
    assert all(sought.may_stand_in(sign) for sign in filter(alike.match, every))


@pytest.mark.parametrize(
    ("words", "text", "near"),
    [
        ("joint (?:paper|letter)s?", "A joint letter", True),
        ("joint (?:paper|letter)s?", "A joint statement", False),  # one of these
        ("joint (?:paper )?of", "joint of", True),  # the group may be left out
        ("colou?r", "Col", False),
        ("colou?r", "A Color", True),
        ("a(?:b|c?)d", "ad", True),  # nothing is needed of the group
        ("(?!x)abc", "abc", True),
        ("(?!x)abc", "xxx", False),  # what must not follow is not needed
        ("(ab)c", "abc", True),
        ("[ab]{2,3}cd", "cd", True),
        ("x(?=ab)", "x-ab", True),  # what must follow is needed, wherever it stands
        ("x(?=ab)", "xxx", False),
        (r"\d+", "no digit", False),
        (r"\d+", "page ٣", True),
        (r"(\d{1,2}) a", "1 b", False),
        (r"(\d{1,2}) apples", "no apples", True),  # the letters tell enough
        (r"\d*", "no digit", True),
        (r"\D", "no digit", True),  # nothing is known of it
        ("(a)?(?(1)bc|x)", "x", True),  # nor of what hangs on a group
        ("(?m)ab$", "ab\n", True),  # nor of flags
        ("(?i:ab)c", "c", False),
        ("a.?@|https?:", "ab", False),  # one of these, and signs are letters, too
        ("a.?@|https?:", "http:", True),
    ],
)
def test_what_must_stand_in_a_text_is_read_off_the_pattern(words, text, near):
    assert Sought([{"words": [words]}]).may_stand_in(text) is near


def test_of_two_that_begin_at_one_place_the_one_named_first_is_found():
    sought = Sought([{"words": ["ab", "abc"]}, {"words": ["bc", "c.d"]}])
    assert [found[0] for found in sought.finditer("abc abcxd")] == ["ab", "ab", "cxd"]
    assert sought.search("zzz") is None


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (r"(?:ab{1,2}c|\(D\))\d", re.NOFLAG),
        (r"(?:ab|K)e?f", re.IGNORECASE),
        (r"a b  # laid out", re.VERBOSE),
    ],
)
def test_a_long_text_is_searched_where_it_holds_the_letters(source, flags):
    sought, whole = later(source, flags), re.compile(source, flags)
    texts = ["xabbc1", "x(D)2", "xABF", "xkef", "xab", "x"]
    for text in (*texts, *(f"{'. ' * 600}{text}" for text in texts)):
        assert spans(sought, text) == spans(whole, text)
        for at in (0, len(text) - 1):
            one, other = sought.search(text, at), whole.search(text, at)
            assert (one and one.span()) == (other and other.span())


def test_a_phrase_that_does_not_begin_where_it_may_is_looked_for_further_on():
    parts = [{"begin": r"(?<!un)", "words": ["kind(?:ly)?"], "end": r"\b"}]
    sought, text = Sought(parts), "unkindly, unkind and kind, kindly"
    assert spans(sought, text) == spans(any_of(parts), text)
    assert sought.match("kindly")
    assert not sought.match("unkind")
    assert not Sought([{"begin": "(?=u)", "words": ["kind"]}]).match("kind")


def test_who_only_looks_at_a_pattern_makes_none():
    pattern = later("quay|pier")
    assert not hasattr(pattern, "of_a_test")
    assert "_made" not in vars(pattern)
    assert pattern.fullmatch("quay")
    assert "_made" in vars(pattern)
