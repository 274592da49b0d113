"""What most people ask for who write like this, learnt from wordings."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from rules.action import heard, request
from rules.action_learnt import (
    ASKED,
    Weighed,
    pieces,
    rows,
    tokens,
    weighed,
)
from rules.action_listed import Request
from rules.location import doubting
from rules.location.doubting import JOINS
from rules.location.target import UNPLAIN
from rules.terms import Action
from tests.harbour import mail, table

_UNSEEN = Path(__file__).with_name("unseen_asks.txt").read_text("utf-8").splitlines()
_BENCH = Path(__file__).parents[2] / "bench"
_ASKS = (_BENCH / "asks.txt").read_text("utf-8").splitlines()
_BORDER = (_BENCH / "border.txt").read_text("utf-8").splitlines()
_WORDINGS = [
    (file.name, line)
    for file in files("rules").joinpath("wordings").iterdir()
    for line in file.read_text("utf-8").splitlines()
]


def test_what_nobody_listed_or_taught_is_understood_or_asked():
    right = asked = wrong = 0
    for line in _UNSEEN:
        action, words = line.split(" | ", 1)
        found = request(words.replace("{P}", "¶"))
        if not found.sure:
            asked += 1
        elif found.action == action:
            right += 1
        else:
            wrong += 1
    assert right + asked + wrong == len(_UNSEEN) > 400
    assert right >= 0.9 * len(_UNSEEN)
    assert wrong <= 0.045 * len(_UNSEEN)


def test_every_wording_says_what_it_asks_for_and_says_it_once():
    asks = {str(action) if action else "ask" for action in ASKED}
    assert len(_WORDINGS) > 25_000
    for name, line in _WORDINGS:
        action, words = line.split(" | ", 1)
        assert action in asks, (name, line)
        assert words.strip(), (name, line)
        assert not re.search(r"[{}]", re.sub(r"\{[PQ]\}", "", words)), (name, line)
    assert len(set(_WORDINGS)) == len(_WORDINGS)


def test_nothing_is_learnt_from_what_measures():
    known = {line.split(" | ", 1)[1] for _, line in _WORDINGS}
    measures = {line.split(" | ", 1)[1] for line in _UNSEEN}
    assert len(_ASKS) > 3_000
    measures |= {line.split(" | ", 3)[3] for line in _ASKS + _BORDER}
    assert not known & measures


def test_what_is_weighed_of_a_text():
    assert tokens("2) ¶: Nein – 30 Tage!") == ["nein", "0", "tage", "!"]
    assert tokens("删除¶。") == ["删", "除", "¶"]
    assert [*pieces("to")] == ["to", "~<to", "~to>", "~<to>"]
    assert [*pieces("a")] == ["a"]
    assert [*rows(["go"])] == ["^ go", "go $", "^ go $", "^ _ $"]
    assert [*rows([])] == ["^ $"]


@pytest.mark.parametrize("text", ["", "¶", "¶:", "ꙮ", "\N{ZERO WIDTH SPACE}" * 9])
def test_what_says_nothing_has_shares_that_are_one_together(text):
    shares = weighed(tokens(text), Action.COMMENT).shares
    assert [*shares] == [*ASKED]
    assert sum(shares.values()) == pytest.approx(1)


def test_the_known_words_are_heard_beside():
    text = "¶: Abgelehnt, siehe oben."
    heard = weighed(tokens(text), Action.DELETE).shares[Action.DELETE]
    assert heard > weighed(tokens(text), Action.COMMENT).shares[Action.DELETE]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("¶: This text has no purpose any more and should go.", "delete"),
        ("¶: Qu'on fasse disparaître ce texte, il ne sert plus à rien.", "delete"),
        ("¶: Que figure tal y como está ahora.", "keep"),
        ("¶: Das darf so stehen bleiben, wie es ist.", "keep"),
        ("¶: Пусть остаётся как есть.", "keep"),
        ("¶: 请原样保留此条。", "keep"),
        ("¶: Beide Absätze ließen sich zu einem verschmelzen.", "merge"),
        ("¶ to be followed by one more, which says: “Piers are lit.”", "add"),
    ],
)
def test_most_people_ask_for_it_in_such_words(text, action):
    assert request(text).action == action


def test_who_wants_it_both_ways_is_asked():
    text = "keep or delete, whichever you prefer."
    assert not request(f"¶: {text}").sure
    (found,) = mail(f"Paragraph 7: {text}")
    assert found.review
    assert [(c.paragraph, c.reason) for c in found.candidates] == [("7", UNPLAIN)]


def test_what_was_learnt_says_what_the_new_text_is():
    text = "¶ to be followed by one more, which says: “Piers are lit.”"
    assert request(text).proposed == "Piers are lit."


def test_two_that_may_become_one_are_asked_about(monkeypatch):
    asked = Request(Action.AMEND, joins=True)
    monkeypatch.setattr(doubting, "request", lambda _: asked)
    (both,) = mail("Paragraphs 7 and 8 sing the same song.")
    assert (both.review, both.candidates[0].reason) == (True, JOINS)
    (one,) = mail("Paragraph 7 should sing the same song.")
    assert not one.review


def test_a_text_that_is_announced_may_say_anything():
    words = "¶: Proposed text: We welcome all ships and thank their crews."
    assert request(words) == Request(
        Action.AMEND, "We welcome all ships and thank their crews."
    )


def _told(shares):
    every = dict.fromkeys(ASKED, 0.0) | shares
    return Weighed(max(every, key=every.get), every)


@pytest.fixture
def learnt(monkeypatch):
    """Let what was learnt be what a test says, of words and of the whole."""

    def say(shares, whole=None):
        monkeypatch.setattr("rules.action.weighed", lambda *_: _told(shares))
        told = _told(shares if whole is None else whole)
        monkeypatch.setattr("rules.action.understood", lambda *_: told)
        request.cache_clear()

    yield say
    request.cache_clear()


RAIN = "¶: rain fell on the pier all through the month of March."


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ({None: 1.0}, Request(Action.COMMENT, sure=False)),
        ({Action.COMMENT: 1.0}, Request(Action.COMMENT)),
        ({Action.COMMENT: 0.55, None: 0.45}, Request(Action.COMMENT)),
        (
            {Action.COMMENT: 0.35, Action.ADD: 0.33, None: 0.32},
            Request(Action.COMMENT, sure=False),
        ),
        ({Action.KEEP: 0.65, None: 0.35}, Request(Action.KEEP)),
        ({Action.KEEP: 0.55, None: 0.45}, Request(Action.KEEP, sure=False)),
        ({Action.DELETE: 0.65, None: 0.35}, Request(Action.DELETE, sure=False)),
        ({Action.DELETE: 0.75, None: 0.25}, Request(Action.DELETE)),
        ({Action.MERGE: 0.7, None: 0.3}, Request(Action.MERGE, joins=True)),
    ],
)
def test_what_is_likely_decides_and_what_is_not_is_asked(shares, found, learnt):
    learnt(shares)
    assert request(RAIN) == found


def test_who_is_plain_is_not_read_as_a_whole(learnt):
    asks = "¶: the old pier should be mended before the autumn gales."
    long = f"{asks} {RAIN[3:]}"
    learnt({Action.KEEP: 0.92, Action.DELETE: 0.08}, {Action.DELETE: 1.0})
    assert request(asks).action is Action.KEEP
    assert request(long).action is Action.DELETE
    learnt({Action.KEEP: 0.8, Action.DELETE: 0.2}, {Action.DELETE: 1.0})
    assert request(asks).action is Action.DELETE
    learnt({Action.KEEP: 0.96, Action.DELETE: 0.04}, {Action.DELETE: 1.0})
    assert request(long).action is Action.KEEP


def test_an_ask_that_only_the_weights_hear_is_read_as_a_whole_too(learnt):
    learnt({Action.KEEP: 0.97, Action.COMMENT: 0.03}, {Action.COMMENT: 1.0})
    assert request(RAIN) == Request(Action.COMMENT)
    learnt({Action.COMMENT: 0.97, Action.KEEP: 0.03}, {Action.KEEP: 1.0})
    assert request(RAIN) == Request(Action.COMMENT)


@pytest.mark.parametrize(
    ("shares", "whole", "found"),
    [
        # where no list hears an ask, the words say one thing and the whole another
        (
            {Action.COMMENT: 0.6, Action.AMEND: 0.4},
            {Action.AMEND: 0.95, Action.COMMENT: 0.05},
            Request(Action.AMEND),
        ),
        (
            {Action.AMEND: 0.6, Action.COMMENT: 0.4},
            {Action.COMMENT: 0.9, Action.AMEND: 0.1},
            Request(Action.COMMENT),
        ),
    ],
)
def test_where_words_and_whole_differ_the_likelier_in_both_is_meant(
    shares, whole, found, learnt
):
    for text in (RAIN, f"{RAIN} {RAIN[3:]} {RAIN[3:]}"):
        learnt(shares, whole)
        assert request(text) == found


def test_of_a_long_text_less_is_enough(learnt):
    long = f"{RAIN} {RAIN[3:]} {RAIN[3:]}"
    learnt({Action.KEEP: 0.45, None: 0.4, Action.COMMENT: 0.15})
    assert not request(RAIN).sure
    assert request(long) == Request(Action.KEEP)


def test_who_begins_with_otherwise_asks_for_it():
    assert request("Alternatively, delete ¶.") == request("delete ¶.")
    assert request("或者删除¶。").action is Action.DELETE


def test_it_does_not_matter_how_many_pieces_are_named():
    one = heard("Please delete ¶, ¶.")[0]
    assert heard("Please delete ¶, ¶, ¶ and ¶.")[0] == one
    assert heard("请删除¶、¶和¶。")[0] == "请删除¶, ¶。"


def test_where_lists_are_plain_another_action_must_be_very_likely(learnt):
    text = "¶: we do not want it deleted."
    learnt({Action.AMEND: 0.9, Action.KEEP: 0.1})
    assert request(text) == Request(Action.KEEP, plain=True)
    learnt({Action.AMEND: 0.98, Action.KEEP: 0.02})
    assert request(text).action is Action.AMEND


def test_whoever_is_plainly_against_a_deletion_never_asks_for_it(learnt):
    learnt({Action.DELETE: 0.99, Action.KEEP: 0.01})
    for text in ("¶: we do not want it deleted.", "Deleting ¶ would be unwise."):
        assert request(text) == Request(Action.KEEP, plain=True)


def test_of_what_is_denied_to_go_a_person_is_asked_where_no_list_knows_it(learnt):
    learnt({Action.DELETE: 0.9, Action.COMMENT: 0.1})
    asked = request("¶: the guild does not get rid of it lightly.")
    assert (asked.action, asked.sure) == (Action.DELETE, False)


def test_a_question_and_words_with_a_but_keep_nothing_by_what_is_learnt(learnt):
    learnt({Action.KEEP: 0.9, Action.COMMENT: 0.1})
    assert request("¶: any remarks from the ports?") == Request(Action.COMMENT)
    asked = request("¶: the tide was high, but the ferries sailed.")
    assert (asked.action, asked.sure) == (Action.KEEP, False)


@pytest.mark.parametrize("text", ["¶: x", "¶: N", "¶", "¶: 7?"])
def test_a_letter_alone_is_no_word(text):
    assert request(text) == Request(Action.COMMENT)


def test_what_is_not_plain_is_asked_of_a_cell_too():
    (found,) = table(
        ("Paragraph", "Comment"), ("7", "keep or delete, whichever you prefer.")
    )
    assert found.review
    assert [(c.paragraph, c.reason) for c in found.candidates] == [("7", UNPLAIN)]
