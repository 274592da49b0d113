"""The network that reads comments, as it learns: `rules.encoder` has whole numbers.

It begins as the first layers of a base that knows languages, and can be cut down to its
parts that tell most; it is packed into bytes, and taken up from them again.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from rules.action_learnt import ASKED
from rules.action_understood import HINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from encoder_base import Base, Blocks

LAYERS = 6
#: Texts are read up to so many pieces.
LONGEST = 190
#: So many heads, and so many numbers inside a layer, are left of a wide network.
HEADS, INNER = 6, 384
DROPPED = 0.1


class Layer(nn.Module):
    """One layer; `rules.encoder` has the same in whole numbers."""

    def __init__(self, known: Base, at: int) -> None:
        """Begin with what is known."""
        super().__init__()
        self.heads, self.eps = known.heads, 1e-12

        def take(*names: str) -> nn.Parameter:
            found = [known.floats(f"l{at}.{n}", _rows(known, n)) for n in names]
            return nn.Parameter(torch.tensor(np.concatenate(found)).squeeze(-1))

        self.look = take("q.w", "k.w", "v.w")
        self.look_bias = take("q.b", "k.b", "v.b")
        self.seen, self.seen_bias = take("ao.w"), take("ao.b")
        self.up, self.up_bias = take("fi.w"), take("fi.b")
        self.down, self.down_bias = take("fo.w"), take("fo.b")
        self.norms = nn.ParameterList(
            take(n) for n in ("aln.w", "aln.b", "oln.w", "oln.b")
        )

    def forward(self, values: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """Let each piece look at all others that are not hidden, then into itself."""
        count, long, wide = values.shape
        looks = functional.linear(values, self.look, self.look_bias)
        looks = looks.view(count, long, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        asks, offers, gives = looks
        drawn = asks * asks.shape[-1] ** -0.5 @ offers.transpose(-1, -2) + hidden
        taken = (drawn.softmax(-1) @ gives).transpose(1, 2).reshape(count, long, -1)
        seen = functional.linear(taken, self.seen, self.seen_bias)
        first, first_bias, second, second_bias = self.norms
        norm = functional.layer_norm
        values = norm(values + seen, (wide,), first, first_bias, self.eps)
        inner = functional.gelu(functional.linear(values, self.up, self.up_bias))
        inner = functional.linear(inner, self.down, self.down_bias)
        if self.training:
            inner = inner * _dropped(count, wide, inner.dtype)[:, None]
        return norm(values + inner, (wide,), second, second_bias, self.eps)


class Network(nn.Module):
    """The network; words keep the weights that they come with."""

    def __init__(self, known: Base, words: np.ndarray) -> None:
        """Begin with what is known."""
        super().__init__()
        wide = known.wide
        self.register_buffer("words", torch.tensor(words), persistent=False)
        self.known = nn.Parameter(torch.randn(len(HINTS), wide) * 0.02)
        place = (
            known.floats("emb.pos", 512)[: LONGEST + 2] + known.floats("emb.type", 2)[0]
        )
        self.places = nn.Parameter(torch.tensor(place))
        norm = [known.floats(f"emb.ln.{which}", 1)[0] for which in "wb"]
        self.norm = nn.Parameter(torch.tensor(np.stack(norm)))
        self.layers = nn.ModuleList(Layer(known, at) for at in range(LAYERS))
        self.answers = nn.Linear(2 * wide, len(ASKED))
        self.leads = nn.Linear(2 * wide, 1)
        for head in (self.answers, self.leads):
            nn.init.normal_(head.weight, std=0.02)

    def forward(
        self, pieces: torch.Tensor, hints: torch.Tensor, there: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return how each answer is told, and whether texts lead in, before shares."""
        first = (torch.arange(pieces.shape[1]) == 0)[None, :, None]
        values = self.words[pieces] + self.known[hints][:, None] * first
        values = values + self.places[: pieces.shape[1]]
        norm = functional.layer_norm
        values = norm(values, values.shape[-1:], *self.norm, 1e-12)
        hidden = torch.zeros(there.shape).masked_fill(~there, -1e4)
        hidden = hidden[:, None, None].to(torch.bfloat16)
        for layer in self.layers:
            values = layer(values, hidden)
        values = values.float()
        mean = (values * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        told = torch.cat([values[:, 0], mean], 1)
        told = functional.dropout(told, DROPPED, self.training)
        return self.answers(told).float(), self.leads(told).float()[:, 0]


def _dropped(rows: int, wide: int, kind: torch.dtype) -> torch.Tensor:
    return functional.dropout(torch.ones(rows, wide, dtype=kind), DROPPED)


def _rows(known: Base, name: str) -> int:
    return known.inner if name.startswith("fi") else known.wide


def narrowed(
    wide: Network, telling: Iterable[tuple[torch.Tensor, torch.Tensor]]
) -> Network:
    """Cut a narrow network out of a wide one: the parts that tell most."""
    narrow = deepcopy(wide)
    for layer, (inner, heads) in zip(narrow.layers, telling, strict=True):
        keep = inner.topk(INNER).indices.sort().values
        for name in ("up", "up_bias"):
            setattr(layer, name, nn.Parameter(getattr(layer, name)[keep].detach()))
        layer.down = nn.Parameter(layer.down[:, keep].detach())
        rows = torch.arange(len(layer.look) // 3).view(len(heads), -1)
        rows = rows[heads.topk(HEADS).indices.sort().values].flatten()
        layer.seen = nn.Parameter(layer.seen[:, rows].detach())
        every = torch.cat([rows + at * len(layer.look) // 3 for at in range(3)])
        for name in ("look", "look_bias"):
            setattr(layer, name, nn.Parameter(getattr(layer, name)[every].detach()))
        layer.heads = HEADS
    return narrow


def whole(values: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix in whole numbers of a byte, and the scale of each row."""
    floats = values.detach().numpy()
    scale = np.abs(floats).max(-1, keepdims=True) / 127
    return np.rint(floats / scale).astype("i1"), scale[..., 0].astype("f4")


def packed(
    network: Network, words: Blocks, told: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return the arrays that `rules.encoder.Encoder` takes."""
    arrays = {"words": words.both.reshape(len(words.both), -1)}
    arrays |= {"words_scale": words.scale}
    for name in ("look", "seen", "up", "down"):
        every = torch.stack([getattr(layer, name) for layer in network.layers])
        arrays[name], arrays[f"{name}_scale"] = whole(every)
        bias = [getattr(layer, f"{name}_bias") for layer in network.layers]
        arrays[f"{name}_bias"] = torch.stack(bias).detach().numpy()
    norms = [torch.stack([*layer.norms]).view(2, 2, -1) for layer in network.layers]
    arrays["norms"] = torch.stack(norms).detach().numpy()
    for name in ("known", "places", "norm"):
        arrays[name] = getattr(network, name).detach().numpy()
    arrays["answers"] = network.answers.weight.detach().numpy()
    arrays["answers_bias"] = network.answers.bias.detach().numpy().astype("f8")
    arrays["leads"] = network.leads.weight.detach().numpy()[0]
    arrays["leads_bias"] = network.leads.bias.detach().numpy().astype("f8")
    arrays["heads"] = np.array(network.layers[0].heads)
    return arrays | dict(told)


def taken_up(network: Network, arrays: Mapping[str, np.ndarray]) -> None:
    """Put back into the network what was packed."""
    with torch.no_grad():
        for at, layer in enumerate(network.layers):
            layer.heads = int(arrays["heads"])
            for name in ("look", "seen", "up", "down"):
                matrix = arrays[name][at] * arrays[f"{name}_scale"][at][:, None]
                setattr(layer, name, nn.Parameter(torch.tensor(matrix)))
                bias = torch.tensor(arrays[f"{name}_bias"][at])
                setattr(layer, f"{name}_bias", nn.Parameter(bias))
            norms = arrays["norms"][at].reshape(4, -1)
            for norm, learnt in zip(layer.norms, norms, strict=True):
                norm.copy_(torch.tensor(learnt))
        for name in ("known", "places", "norm"):
            getattr(network, name).copy_(torch.tensor(arrays[name]))
        for head, name in ((network.answers, "answers"), (network.leads, "leads")):
            head.weight.copy_(torch.tensor(arrays[name]).view(head.weight.shape))
            head.bias.copy_(torch.tensor(arrays[f"{name}_bias"]))
