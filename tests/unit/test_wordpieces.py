"""Into which pieces a text falls."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rules.wordpieces import END, UNKNOWN, Pieces

_LISTED = {"▁": -4.0, "▁a": -2.0, "a": -3.0, "b": -3.5, "ab": -5.0, "▁ab": -7.0}
_PIECES = Pieces([*_LISTED], [*_LISTED.values()])
_NUMBERS = {piece: at for at, piece in enumerate(_LISTED, END + 1)}


def test_the_likeliest_split_is_taken():
    # ▁a b: -5.5; ▁ab: -7; ▁ a b: -10.5; ▁ ab: -9
    assert _PIECES.of("ab") == [_NUMBERS["▁a"], _NUMBERS["b"]]


def test_what_is_in_no_piece_is_unknown_sign_by_sign():
    assert _PIECES.of("aꙮ") == [_NUMBERS["▁a"], UNKNOWN]
    assert _PIECES.of("ꙮꙮ") == [_NUMBERS["▁"], UNKNOWN, UNKNOWN]


def test_forms_of_one_sign_are_one():
    assert _PIECES.of("ａ\N{NO-BREAK SPACE}a") == _PIECES.of("a a")


def test_a_word_without_end_goes_on_as_another():
    found = _PIECES.of("a" * 1_000)
    assert found[0] == _NUMBERS["▁a"]
    assert found[1:] == [_NUMBERS["a"]] * 999
    assert _PIECES.of("") == []


@given(st.text("abc ", max_size=9))
def test_no_other_split_is_likelier(text):
    def cost(piece):
        if piece in _LISTED:
            return _LISTED[piece]
        return -17.0 if len(piece) == 1 else -1e9

    names = {number: piece for piece, number in _NUMBERS.items()}
    for word in text.split():
        whole = f"▁{word}"
        found = sum(
            _LISTED[names[n]] if n != UNKNOWN else -17.0 for n in _PIECES.of(word)
        )
        cuts = itertools.product([False, True], repeat=len(whole) - 1)
        best = max(
            sum(
                map(
                    cost,
                    "".join(
                        sign + "\0" * cut
                        for sign, cut in zip(whole, [*each, False], strict=True)
                    ).split("\0"),
                )
            )
            for each in cuts
        )
        assert abs(found - best) < 1e-9
