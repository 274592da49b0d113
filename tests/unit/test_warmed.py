"""What is made once for all processes of a pool."""

import subprocess
import sys

from rules import later

SAYS = """
import pipeline.preloaded
from pipeline import warmed
from rules.action_understood import _encoder
from rules.paragraph import locate

made = []
warmed.paragraph.locate = lambda *asked: made.extend(locate(*asked))
warmed.warm()
print(_encoder.cache_info().currsize, len({c.paragraphs for c in made}), len(made))
"""


def test_a_letter_in_seven_languages_makes_what_all_letters_need():
    done = subprocess.run(
        [sys.executable, "-c", SAYS], capture_output=True, text=True, check=True
    )
    loaded, pieces, comments = map(int, done.stdout.split())
    assert loaded == 1
    assert pieces >= 3
    assert comments >= 18


def test_what_is_made_later_can_be_made_at_once(monkeypatch):
    monkeypatch.setattr(later, "_MADE_LATER", [])
    known = later.later("c+")
    assert "_made" not in vars(known)
    later.make()
    assert vars(known)["_made"].pattern == "c+"
