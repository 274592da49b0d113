"""The network: the same shares as if it were reckoned in another way."""

from math import erf, exp, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.encoder import Encoder, _exp, _gelu, _Product, _Whole
from rules.wordpieces import BEGIN, END, Pieces

WIDE, HEADS, ONE, LAYERS = 64, 3, 16, 2
PIECES = ["▁", "▁the", "▁pier", "s", "a", "t", "▁out"]
NORM = np.array([np.ones(WIDE), np.zeros(WIDE)], "f4")


def arrays(seed=1, places=12):
    draw = np.random.default_rng(seed)

    def whole(*shape):
        return draw.integers(-127, 128, (LAYERS, *shape)).astype("i1")

    def floats(*shape):
        return draw.uniform(-0.1, 0.1, shape).astype("f4")

    found = {
        "pieces": np.frombuffer("\n".join(PIECES).encode(), "u1"),
        "likely": np.full(len(PIECES), -3, "f4"),
        "words": draw.integers(0, 256, (len(PIECES) + 3, WIDE // 2)).astype("u1"),
        "words_scale": np.full((len(PIECES) + 3, WIDE // 32), 0.02, "f2"),
        "known": floats(3, WIDE),
        "places": floats(places, WIDE),
        "norm": NORM,
        "norms": np.array([[NORM, NORM]] * LAYERS),
        "heads": np.array(HEADS),
        "answers": floats(3, 2 * WIDE),
        "answers_bias": np.array([0.1, 0.0, -0.1]),
        "leads": floats(2 * WIDE),
        "leads_bias": np.array([0.2]),
    }
    for name, rows, columns in (
        ("look", 3 * HEADS * ONE, WIDE),
        ("seen", WIDE, HEADS * ONE),
        ("up", 2 * WIDE, WIDE),
        ("down", WIDE, 2 * WIDE),
    ):
        found[name] = whole(rows, columns)
        found[f"{name}_scale"] = np.full((LAYERS, rows), 0.002, "f4")
        found[f"{name}_bias"] = floats(LAYERS, rows)
    return found


def plainly(told, pieces, known):
    """Return the shares, and whether it leads in, by the book, in floats of 64 bits."""

    def linear(values, name, at):
        matrix = told[name][at].astype("f8") * told[f"{name}_scale"][at][:, None]
        return values @ matrix.T + told[f"{name}_bias"][at]

    def normed(values):
        values = values - values.mean(-1, keepdims=True)
        return values / np.sqrt((values**2).mean(-1, keepdims=True) + 1e-12)

    both = told["words"][pieces].reshape(len(pieces), -1, 16)
    each = np.concatenate([both & 15, both >> 4], -1).astype("f8") - 8
    values = (each * told["words_scale"][pieces][..., None]).reshape(len(pieces), -1)
    values[0] += told["known"][known]
    values = normed(values + told["places"][: len(pieces)])
    gelu = np.vectorize(lambda x: x * (1 + erf(x / sqrt(2))) / 2)
    for at in range(LAYERS):
        looks = linear(values, "look", at).reshape(len(pieces), 3, HEADS, -1)
        asks, offers, gives = looks.transpose(1, 2, 0, 3)
        drawn = np.exp(asks @ offers.transpose(0, 2, 1) / sqrt(ONE))
        taken = drawn / drawn.sum(-1, keepdims=True) @ gives
        taken = taken.transpose(1, 0, 2).reshape(len(pieces), -1)
        values = normed(values + linear(taken, "seen", at))
        inner = linear(gelu(linear(values, "up", at)), "down", at)
        values = normed(values + inner)
    pooled = np.concatenate([values[0], values.mean(0)])
    powers = np.exp(told["answers"] @ pooled + told["answers_bias"])
    leads = 1 / (1 + exp(-(told["leads"] @ pooled + told["leads_bias"])[0]))
    return powers / powers.sum(), leads


@pytest.mark.parametrize("text", ["the piers", "out at the pier", "", "ꙮ"])
def test_the_shares_are_nearly_those_of_the_book(text):
    told = arrays()
    encoder = Encoder(told)
    pieces = [BEGIN, *Pieces(PIECES, [-3.0] * len(PIECES)).of(text), END]
    shares, leads = plainly(told, pieces, 1)
    assert encoder.read(text, 1)[0] == pytest.approx(shares, abs=0.02)
    assert encoder.read(text, 1)[1] == pytest.approx(leads, abs=0.02)


def test_the_shares_are_one_together_and_the_hint_tells():
    encoder = Encoder(arrays())
    shares = encoder.read("the piers", 1)[0]
    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert shares != encoder.read("the piers", 2)[0]


def test_of_a_long_text_the_begin_and_the_end_are_read():
    encoder = Encoder(arrays(places=6))
    assert (
        encoder.read("the the s s the out out", 0)[0]
        == encoder.read("the the out out out", 0)[0]
    )


@given(st.integers(0, 2**32 - 1))
def test_products_are_exact_in_whatever_order(seed):
    draw = np.random.default_rng(seed)
    told = arrays(seed % 1000)
    values = _Whole.of(draw.normal(size=(5, 2 * WIDE)).astype("f4"))
    order = draw.permutation(2 * WIDE)
    turned = _Whole(np.ascontiguousarray(values.numbers[:, order]), values.scale)
    told_turned = told | {"down": np.ascontiguousarray(told["down"][:, :, order])}
    plain, other = (_Product(each, "down", 1) for each in (told, told_turned))
    assert np.array_equal(plain(values), other(turned))


def test_what_is_reckoned_with_is_near_enough():
    values = np.linspace(-9, 9, 2_001).astype("f4")
    gelu = [x * (1 + erf(x / sqrt(2))) / 2 for x in values.tolist()]
    assert np.abs(_gelu(values) - gelu).max() < 0.01
    down = -np.abs(values)
    assert np.abs(_exp(down) - [exp(x) for x in down.tolist()]).max() < 0.002
    assert not _exp(np.array([-1e9], "f4")).any()
