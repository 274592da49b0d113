"""Can two installations ever both take the mail of one mailbox?"""

import threading
from itertools import product

import pytest

from pipeline.boxes import claim as claiming
from pipeline.boxes.claim import claim


class Box:
    """A mailbox of several who come at once, one step of one of them at a time."""

    def __init__(self, order=()):
        self.there = set()
        self.turns = list(order)
        self.turn = threading.Condition()

    def step(self, who, do):
        with self.turn:
            self.turn.wait_for(lambda: not self.turns or self.turns[0] == who)
            found = do()
            self.turns[:1] = []
            self.turn.notify_all()
            return found

    def leaves(self, who):
        with self.turn:
            self.turns = [turn for turn in self.turns if turn != who]
            self.turn.notify_all()


class Session:
    """What one of them sees of it."""

    def __init__(self, box, who):
        self.box, self.who = box, who

    def marks(self):
        return self.box.step(self.who, lambda: set(self.box.there))

    def mark(self, name):
        self.box.step(self.who, lambda: self.box.there.add(name))

    def unmark(self, name):
        self.box.step(self.who, lambda: self.box.there.discard(name))


def both(box):
    found = {}

    def come(who):
        found[who] = claim(Session(box, who), who, settled=False)
        box.leaves(who)

    threads = [threading.Thread(target=come, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(claiming, "_LOOKS", (0.001, 0.001))


@pytest.mark.parametrize("order", [*product("ab", repeat=7)], ids="".join)
def test_of_two_who_come_at_once_one_takes_the_mail_in_whatever_order(order):
    box = Box(order)
    found = both(box)
    ours = [who for who, other in found.items() if not other]
    assert len(ours) <= 1
    assert box.there == set(ours)
    again = [who for who in "ab" if not claim(Session(box, who), who, settled=False)]
    assert len(again) == 1
    assert not ours or again == ours


def test_whoever_has_taken_mail_stays_though_another_left_its_mark():
    box = Box()
    box.there = {"a", "b"}
    assert claim(Session(box, "b"), "b", settled=True) == ""
    assert claim(Session(box, "a"), "a", settled=False) == "b"
    assert box.there == {"b"}


def test_whose_mark_a_person_removed_takes_no_more_when_another_came():
    box = Box()
    box.there = {"b"}
    assert claim(Session(box, "a"), "a", settled=True) == "b"
    box.there = set()
    assert claim(Session(box, "a"), "a", settled=True) == ""
    assert box.there == {"a"}


def test_a_mailbox_where_no_mark_can_be_left_is_nobodys():
    session = Session(Box(), "a")
    session.mark = lambda _: None
    assert claim(session, "a", settled=False) == ""
