"""Learn to read comments as a whole: writes rules/action_understood.npz.

    make learn
    make learn-on

The first layers of a network that knows languages (`encoder_base`) learn on from the
same wordings as `scripts/learn.py`. It takes half an hour on two cores that multiply
numbers of 16 bits, some hours on others; what is learnt differs a little from machine
to machine, what is read with it does not.

`learn-on` goes on from what was learnt, with the files of cases and letters, told many
times, among a part of all else: some minutes, after wordings were added to them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from math import prod
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import encoder_base as base
import numpy as np
import torch
from encoder_base import Base
from learn import taught, wordings
from torch import nn
from torch.nn import functional

from rules.action import heard
from rules.action_learnt import ASKED
from rules.action_understood import HINTS
from rules.wordpieces import BEGIN, END, UNKNOWN, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULES = Path(__file__).parents[1] / "rules"
FOLDER, FILE = RULES / "wordings", RULES / "action_understood.npz"
LAYERS = 6
#: Texts are read up to so many pieces.
LONGEST = 190
ROUNDS = 3
RATE, WARMING, LAST = 2e-4, 0.06, 0.02
#: So many pieces are read at a time.
AT_ONCE = 4096
#: So many texts are sorted by length together.
SORTED = 4000
HELD = {"cases": 3, "letters": 3}
#: Going on: so often the same, one in so many of all else, at this rate, in one round.
AGAIN, OTHERS, SLOWER = 6, 4, 5e-5
#: How often the hint is not told; how often pieces of a text are lost, and how many.
UNTOLD, LOSSY, LOST = 0.5, 0.5, 0.06
DROPPED = 0.1
#: Who is quite sure learns nothing more.
UNSURE = 0.05
#: A piece that fewer texts have is left out, but for single signs of these scripts.
SEEN = 2
SIGN = re.compile(r"▁?[!-~¡-ÿœŒŠ-šА-яёЁ\u0600-\u06ff一-鿿‐-‧‰-›№→]")
UNCLEAR = "ask"


class Text(NamedTuple):
    """A text as it is learnt from: its pieces, the hint, the answer."""

    pieces: list[int]
    hint: int
    answer: int


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
        taken = (drawn.softmax(-1) @ gives).transpose(1, 2).reshape(values.shape)
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
        nn.init.normal_(self.answers.weight, std=0.02)

    def forward(
        self, pieces: torch.Tensor, hints: torch.Tensor, there: torch.Tensor
    ) -> torch.Tensor:
        """Return how each answer is told, before they are made shares."""
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
        return self.answers(functional.dropout(told, DROPPED, self.training))


def _dropped(rows: int, wide: int, kind: torch.dtype) -> torch.Tensor:
    return functional.dropout(torch.ones(rows, wide, dtype=kind), DROPPED)


def _rows(known: Base, name: str) -> int:
    return known.inner if name.startswith("fi") else known.wide


def kept(known: Base, texts: list[str]) -> list[int]:
    """Return the pieces that texts have, the most frequent first, and single signs."""
    every = range(base.FIRST, len(known.pieces))
    pieces = Pieces(*_listed(known, every))
    seen = Counter[int]()
    for text in texts:
        seen.update({*pieces.of(text)})
    least = base.FIRST - END - 1
    often = {number + least for number, count in seen.items() if count >= SEEN}
    signs = {at for at in every if SIGN.fullmatch(known.pieces[at])}
    return sorted(at for at in often | signs if at >= base.FIRST and known.pieces[at])


def _listed(known: Base, chosen: Iterator[int]) -> tuple[list[str], list[float]]:
    pairs = [(known.pieces[at], known.likely[at]) for at in chosen]
    return [piece or "\0" for piece, _ in pairs], [likely for _, likely in pairs]


def batches(texts: list[Text], draw: Random) -> Iterator[list[Text]]:
    """Give all texts in any order, those of one length together."""
    draw.shuffle(texts)
    found: list[list[Text]] = []
    for start in range(0, len(texts), SORTED):
        some: list[Text] = []
        for text in sorted(texts[start : start + SORTED], key=lambda t: len(t.pieces)):
            if some and (len(some) + 1) * len(text.pieces) > AT_ONCE:
                found.append(some)
                some = []
            some.append(text)
        found.append(some)
    draw.shuffle(found)
    yield from found


def together(
    texts: list[Text], draw: Random
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return pieces, hints, what is there, and answers; some of it is not told."""
    long = max(len(text.pieces) for text in texts)
    pieces = torch.full((len(texts), long), UNKNOWN)
    there = torch.zeros(len(texts), long, dtype=torch.bool)
    hints = []
    for row, text in enumerate(texts):
        told = text.pieces
        if draw.random() < LOSSY:
            inner = (UNKNOWN if draw.random() < LOST else p for p in told[1:-1])
            told = [BEGIN, *inner, END]
        pieces[row, : len(told)] = torch.tensor(told)
        there[row, : len(told)] = True
        hints.append(0 if draw.random() < UNTOLD else text.hint)
    answers = torch.tensor([text.answer for text in texts])
    return pieces, torch.tensor(hints), there, answers


def learn(network: Network, texts: list[Text], rounds: int, rate: float) -> None:
    """Learn; what is told is printed every hundred steps."""
    draw = Random(1)  # noqa: S311 - nothing to keep secret
    steps = rounds * sum(1 for _ in batches(texts, Random(1)))  # noqa: S311
    heavy = [
        p for n, p in network.named_parameters() if p.ndim > 1 and "place" not in n
    ]
    light = [p for n, p in network.named_parameters() if p.ndim == 1 or "place" in n]
    groups = [
        {"params": heavy, "weight_decay": 0.01},
        {"params": light, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (
            min(1.0, (step + 1) / (WARMING * steps)) * max(LAST, 1 - step / steps)
        ),
    )
    step, recent = 0, 0.0
    for _ in range(rounds):
        for some in batches(texts, draw):
            pieces, hints, there, answers = together(some, draw)
            with torch.autocast("cpu", torch.bfloat16):
                told = network(pieces, hints, there)
            loss = functional.cross_entropy(
                told.float(), answers, label_smoothing=UNSURE
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            recent += 0.02 * (loss.item() - recent) if recent else loss.item()
            if not step % 100:
                print(f"{step} of {steps}: {recent:.3f}", flush=True)


def whole(values: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix in whole numbers of a byte, and the scale of each row."""
    floats = values.detach().numpy()
    scale = np.abs(floats).max(-1, keepdims=True) / 127
    return np.rint(floats / scale).astype("i1"), scale[..., 0].astype("f4")


def packed(
    network: Network, words: base.Blocks, pieces: Pieces
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
    arrays["heads"] = np.array(network.layers[0].heads)
    return arrays | pieces


def taken_up(network: Network, arrays: Mapping[str, np.ndarray]) -> None:
    """Put back into the network what was packed."""
    with torch.no_grad():
        for at, layer in enumerate(network.layers):
            for name in ("look", "seen", "up", "down"):
                matrix = arrays[name][at] * arrays[f"{name}_scale"][at][:, None]
                getattr(layer, name).copy_(torch.tensor(matrix))
                bias = torch.tensor(arrays[f"{name}_bias"][at])
                getattr(layer, f"{name}_bias").copy_(bias)
            norms = arrays["norms"][at].reshape(4, -1)
            for norm, learnt in zip(layer.norms, norms, strict=True):
                norm.copy_(torch.tensor(learnt))
        for name in ("known", "places", "norm"):
            getattr(network, name).copy_(torch.tensor(arrays[name]))
        network.answers.weight.copy_(torch.tensor(arrays["answers"]))
        network.answers.bias.copy_(torch.tensor(arrays["answers_bias"]))


def read(said: list[tuple[str, str]], pieces: Pieces) -> list[Text]:
    """Return the texts of wordings."""
    names = [str(action) if action else UNCLEAR for action in ASKED]
    own = {words: heard(words) for words in {words for _, words in said}}
    return [
        Text(
            [BEGIN, *pieces.of(own[words][0])[:LONGEST], END],
            HINTS.index(own[words][1].action),
            names.index(action),
        )
        for action, words in said
    ]


def main() -> None:
    """Learn from all wordings, or go on from what was learnt."""
    torch.manual_seed(1)
    known, goes_on = Base(), "--on" in sys.argv
    learnt = dict(np.load(FILE)) if goes_on else {}
    if goes_on:
        said = taught(dict.fromkeys(HELD, 0))
        said = Random(1).sample(said, len(said) // OTHERS)  # noqa: S311
        said += AGAIN * [w for name in HELD for w in wordings(FOLDER / f"{name}.txt")]
        listed = bytes(learnt["pieces"]).decode().split("\n")
        at = {piece: number for number, piece in enumerate(known.pieces)}
        chosen = [at[piece] for piece in listed]
    else:
        said = taught(HELD)
        chosen = kept(known, [heard(words)[0] for words in {w for _, w in said}])
    listed, likely = _listed(known, iter(chosen))
    pieces = Pieces(listed, likely)
    rows = [base.UNKNOWN, base.BEGIN, base.END, *chosen]
    blocks = known.blocks("emb.word", known.words)
    blocks = base.Blocks(blocks.both[rows], blocks.scale[rows])
    network = Network(known, blocks.floats().reshape(len(rows), -1))
    size = sum(prod(each.shape) for each in network.parameters())
    texts = read(said, pieces)
    print(f"{len(texts)} texts, {len(listed)} pieces, {size:,} weights", flush=True)
    if goes_on:
        taken_up(network, learnt)
    learn(network, texts, *((1, SLOWER) if goes_on else (ROUNDS, RATE)))
    told = {
        "pieces": np.frombuffer("\n".join(listed).encode(), "u1"),
        "likely": np.array(likely, "f4"),
    }
    np.savez(FILE, **packed(network, blocks, told))


if __name__ == "__main__":
    main()
