"""What does a text say as a whole: how likely is each answer?

A transformer (Vaswani et al. 2017), laid out as BERT (Devlin et al. 2018), of few
layers. The products of its layers are sums of whole numbers below 2**24, which a float
of 32 bits holds exactly, whatever the order in which a machine adds; what else they
need are sums, products, quotients and roots, alike everywhere (IEEE 754). Means and the
answers are added in 64 bits, where the order tells in the sixteenth place, and shares
are rounded to six. So the same text has the same shares on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from rules.wordpieces import BEGIN, END, Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays: TypeAlias = Mapping[str, NDArray[Any]]
    Floats: TypeAlias = NDArray[np.float32]

#: Numbers are whole up to so much either way: a thousand products are added exactly.
_MOST = 127
#: Weights of words have four bits, and one scale for so many.
_SIDE = 32
_TINY = np.float32(1e-12)
#: The share of a normal distribution that is below x is nearly .5 + x * (A + B * x**2 +
#: C * x**4), up to this far from nought.
_FAR = np.float32(2.75)
_A, _B, _C = np.float32(0.375858), np.float32(-0.043380), np.float32(0.00234316)
#: exp(x) is nearly (1 + x / 2**8) ** 2**8.
_DOUBLINGS = 8
#: Shares are told to so many places: beyond them they tell nothing.
_PLACES = 6


class _Whole(NamedTuple):
    """Numbers as whole numbers, and what each row of them is multiplied by."""

    numbers: Floats
    scale: Floats

    @classmethod
    def of(cls, values: Floats) -> _Whole:
        scale = np.maximum.reduce(np.abs(values), -1, keepdims=True)
        scale *= np.float32(1 / _MOST)
        scale += _TINY
        numbers = values / scale
        return cls(np.rint(numbers, out=numbers), scale)


class _Product:
    """A matrix of whole numbers, with a scale and a sum for each row."""

    def __init__(self, arrays: Arrays, name: str, layer: int) -> None:
        self._numbers = arrays[name][layer].T.astype(np.float32, order="C")
        self._scale = arrays[f"{name}_scale"][layer]
        self._more = arrays[f"{name}_bias"][layer]

    def __call__(self, values: _Whole) -> Floats:
        product: Floats = values.numbers @ self._numbers
        product *= values.scale
        product *= self._scale
        product += self._more
        return product


class _Layer:
    """One layer: each piece looks at all others, and then into itself."""

    def __init__(self, arrays: Arrays, at: int, heads: int) -> None:
        self._looks, self._seen, self._up, self._down = (
            _Product(arrays, name, at) for name in ("look", "seen", "up", "down")
        )
        self._norms = arrays["norms"][at]
        self._heads = heads

    def __call__(self, values: Floats) -> Floats:
        seen = self._seen(_Whole.of(self._attended(_Whole.of(values))))
        values = _normed(values + seen, self._norms[0])
        inner = _gelu(self._up(_Whole.of(values)))
        return _normed(values + self._down(_Whole.of(inner)), self._norms[1])

    def _attended(self, values: _Whole) -> Floats:
        """Let each piece take from the others, as much as it is drawn to each."""
        count = len(values.numbers)
        looks = _Whole.of(self._looks(values).reshape(count, 3, -1))
        # what is given is added up, so it has one scale
        given = looks.scale[:, 2].max()
        looks.numbers[:, 2] = np.rint(looks.numbers[:, 2] * (looks.scale[:, 2] / given))
        heads = looks.numbers.reshape(count, 3, self._heads, -1).transpose(1, 2, 0, 3)
        asks, offers, gives = np.ascontiguousarray(heads)
        drawn = asks @ offers.transpose(0, 2, 1)
        drawn *= looks.scale[:, 0] * np.float32(asks.shape[-1] ** -0.5)
        drawn *= looks.scale[:, 1, 0]
        drawn -= drawn.max(-1, keepdims=True)
        # the likeliest is one, so all have the same scale
        shares = np.rint(_exp(drawn) * np.float32(_MOST))
        taken: Floats = shares @ gives
        taken *= given / np.add.reduce(shares, -1, keepdims=True)
        return taken.transpose(1, 0, 2).reshape(count, -1)


class Encoder:
    """A network that was trained, and the pieces that it knows."""

    def __init__(self, arrays: Arrays) -> None:
        """Take its arrays, as `scripts/learn_encoder.py` writes them."""
        pieces = bytes(arrays["pieces"]).decode().split("\n")
        self._pieces = Pieces(pieces, arrays["likely"].tolist())
        self._words, self._scales = arrays["words"], arrays["words_scale"]
        self._known, self._places = arrays["known"], arrays["places"]
        self._norm = arrays["norm"]
        heads = int(arrays["heads"])
        count = len(arrays["norms"])
        self._layers = [_Layer(arrays, at, heads) for at in range(count)]
        self._answers = arrays["answers"].astype(np.float64)
        self._biases = arrays["answers_bias"]
        self._leads = arrays["leads"].astype(np.float64)
        self._leads_bias = arrays["leads_bias"]

    def read(self, text: str, known: int) -> tuple[list[float], float]:
        """Return the shares of the answers, and how likely a text only leads in or out.

        `known` says which hint it is given.
        """
        told = self.seen(text, known)
        answers = self._answers @ told + self._biases
        powers = np.exp(answers - answers.max())
        leads = 1 / (1 + np.exp(-(self._leads @ told + self._leads_bias)[0]))
        shares = [round(float(each), _PLACES) for each in powers / powers.sum()]
        return shares, round(float(leads), _PLACES)

    def seen(self, text: str, known: int) -> NDArray[np.float64]:
        """Return the numbers by which all is told of a text, of its begin and its mean.

        Of one that is too long its first and its last pieces are read.
        """
        most = len(self._places) - 2
        found = self._pieces.of(text)
        if len(found) > most:
            found = [*found[: most // 2], *found[-(most - most // 2) :]]
        values = self._of([BEGIN, *found, END])
        values[0] += self._known[known]
        values = _normed(values + self._places[: len(values)], self._norm)
        for layer in self._layers:
            values = layer(values)
        wide = values.astype(np.float64)
        return np.concatenate([wide[0], wide.mean(0)])

    def _of(self, numbers: list[int]) -> Floats:
        """Return a row for each piece: its words' weights, two of them in a byte."""
        both = self._words[numbers].reshape(len(numbers), -1, _SIDE // 2)
        each: Floats = np.concatenate([both & 15, both >> 4], -1).astype(np.float32)
        each -= 8
        each *= self._scales[numbers][..., None].astype(np.float32)
        return each.reshape(len(numbers), -1)


def _normed(values: Floats, norm: Floats) -> Floats:
    """Bring each row to the mean nought and the variance one, then to the norm's."""
    wide = values.astype(np.float64)
    count = wide.shape[-1]
    wide -= np.add.reduce(wide, -1, keepdims=True) / count
    spread = np.add.reduce(np.square(wide), -1, keepdims=True) / count
    wide *= 1 / np.sqrt(spread + _TINY)
    normed: Floats = wide.astype(np.float32)
    normed *= norm[0]
    normed += norm[1]
    return normed


def _gelu(values: Floats) -> Floats:
    """Return x times the share of a normal distribution that is below x."""
    near = np.clip(values, -_FAR, _FAR)
    square = near * near
    share = square * _C
    share += _B
    share *= square
    share += _A
    share *= near
    share += np.float32(0.5)
    np.clip(share, 0, 1, out=share)
    share *= values
    return share


def _exp(values: Floats) -> Floats:
    """Return the power of e, of numbers that are nought or less."""
    powers: Floats = np.maximum(values * np.float32(2**-_DOUBLINGS) + 1, 0)
    for _ in range(_DOUBLINGS):
        np.square(powers, out=powers)
    return powers
