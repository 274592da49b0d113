"""What was asked before is answered again; of long words little is kept."""

from __future__ import annotations

from typing import Any

import pytest

from rules.remembered import of_passage, of_words, remembered


class Asked:
    """A rule that counts how often it is asked."""

    __name__ = __qualname__ = "asked"

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, words: str | tuple[str, ...]) -> int:
        self.times += 1
        return len(words)


@pytest.mark.parametrize(("signs", "times"), [(500, 1), (501, 2)])
def test_long_words_are_not_kept(signs: int, times: int) -> None:
    rule = Asked()
    answer = remembered(rule)
    assert [answer("x" * signs), answer("x" * signs)] == [signs, signs]
    assert rule.times == times


@pytest.mark.parametrize("wrap", [of_passage, of_words])
def test_of_long_passages_the_last_few_are_kept(wrap: Any) -> None:
    rule = Asked()
    answer = wrap(rule)
    many = [(f"{n}", *["x"] * 2_000) for n in range(129)]
    passages = many if wrap is of_words else ["".join(each) for each in many]
    for passage in (*passages, passages[-1], passages[0]):
        answer(passage)
    assert rule.times == 129 + 1
