"""Learn to read comments as a whole: writes rules/action_understood.npz.

    make learn
    make learn-on

The first layers of a network that knows languages (`encoder_base`) learn on from the
same wordings as `scripts/learn.py`. Then a narrow one is cut out of it, of the parts
that tell most, and learns what the wide one would answer; from `rules/openings.txt` it
learns which blocks of a letter say nothing on any text. It takes an hour on two cores
that multiply numbers of 16 bits, many hours on others; what is learnt differs a little
from machine to machine, what is read with it does not.

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
from encoder_network import LONGEST, Network, narrowed, packed, taken_up
from learn import LEAD, taught, wordings
from torch import nn
from torch.nn import functional

from rules.action import heard
from rules.action_learnt import ASKED
from rules.action_names import PLACE
from rules.action_understood import HINTS
from rules.wordpieces import BEGIN, END, UNKNOWN, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = Path(__file__).parents[1] / "rules"
FOLDER, FILE = RULES / "wordings", RULES / "action_understood.npz"
OPENINGS = RULES / "openings.txt"
#: Which parts of the network tell most is asked with so many texts.
SAMPLE = 4000
ROUNDS = 3
RATE, NARROW_RATE, WARMING, LAST = 2e-4, 3e-4, 0.06, 0.02
#: How much the answers themselves tell the narrow one beside the wide one's, and how
#: much it tells whether a text leads in.
TOLD, LEADING = 0.3, 0.5
#: Openings are told so often; so many wordings are told once more as letters have them,
#: with no piece at their head.
OFTEN, HEADLESS = 4, 15_000
#: So many pieces are read at a time.
AT_ONCE = 4096
#: So many texts are sorted by length together.
SORTED = 4000
HELD = {"cases": 3, "letters": 3}
#: Going on: so often the same, one in so many of all else, at this rate, in one round.
AGAIN, OTHERS, SLOWER = 6, 4, 5e-5
#: How often the hint is not told; how often pieces of a text are lost, and how many.
UNTOLD, LOSSY, LOST = 0.5, 0.5, 0.06
#: Who is quite sure learns nothing more.
UNSURE = 0.05
#: A piece that fewer texts have is left out, but for single signs of these scripts.
SEEN = 2
SIGN = re.compile(r"▁?[!-~¡-ÿœŒŠ-šА-яёЁ\u0600-\u06ff一-鿿‐-‧‰-›№→]")
UNCLEAR = "ask"


class Text(NamedTuple):
    """A text as it is learnt from: its pieces, the hint, the answer.

    `leads`: it only leads in. Of what has no answer only that is learnt, and it is not
    learnt of a remark out of its place, which may be either.
    """

    pieces: list[int]
    hint: int
    answer: int | None
    leads: bool | None = False


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


class Together(NamedTuple):
    """Texts that are read at once: their pieces, some of them lost, and all of them."""

    pieces: torch.Tensor
    whole: torch.Tensor
    hints: torch.Tensor
    there: torch.Tensor
    answers: torch.Tensor
    asks: torch.Tensor
    leads: torch.Tensor
    placed: torch.Tensor


def together(texts: list[Text], draw: Random) -> Together:
    """Put texts together; some of their pieces and hints are not told."""
    long = max(len(text.pieces) for text in texts)
    pieces = torch.full((len(texts), long), UNKNOWN)
    whole, there = pieces.clone(), torch.zeros(len(texts), long, dtype=torch.bool)
    hints = []
    for row, text in enumerate(texts):
        told = text.pieces
        whole[row, : len(told)] = torch.tensor(told)
        if draw.random() < LOSSY:
            inner = (UNKNOWN if draw.random() < LOST else p for p in told[1:-1])
            told = [BEGIN, *inner, END]
        pieces[row, : len(told)] = torch.tensor(told)
        there[row, : len(told)] = True
        hints.append(0 if draw.random() < UNTOLD else text.hint)
    return Together(
        pieces,
        whole,
        torch.tensor(hints),
        there,
        torch.tensor([text.answer or 0 for text in texts]),
        torch.tensor([text.answer is not None for text in texts]),
        torch.tensor([float(text.leads or 0) for text in texts]),
        torch.tensor([text.leads is not None for text in texts]),
    )


def missed(network: Network, some: Together, wide: Network | None) -> torch.Tensor:
    """Say how far a network is from the answers, and from those of the wide one."""
    with torch.autocast("cpu", torch.bfloat16):
        told, leads = network(some.pieces, some.hints, some.there)
    by_text = functional.cross_entropy(
        told, some.answers, label_smoothing=UNSURE, reduction="none"
    )
    if wide is not None:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            goal, _ = wide(some.whole, some.hints, some.there)
        apart = functional.kl_div(
            told.log_softmax(-1), goal.softmax(-1), reduction="none"
        )
        by_text = TOLD * by_text + apart.sum(-1)
    sure = some.leads * (1 - UNSURE) + UNSURE / 2
    leading = functional.binary_cross_entropy_with_logits(leads, sure, reduction="none")
    return (by_text * some.asks + LEADING * leading * some.placed).mean()


def learn(
    network: Network,
    texts: list[Text],
    rounds: int,
    rate: float,
    wide: Network | None = None,
) -> None:
    """Learn, from a wide network too; how it goes is printed every hundred steps."""
    network.train()
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
            loss = missed(network, together(some, draw), wide)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            recent += 0.02 * (loss.item() - recent) if recent else loss.item()
            if not step % 100:
                print(f"{step} of {steps}: {recent:.3f}", flush=True)


def telling(network: Network, texts: list[Text]) -> list[tuple[torch.Tensor, ...]]:
    """Say how much each number inside a layer, and each head, tells in all."""
    network.eval()
    every = network.layers
    found = [(torch.zeros(len(x.up)), torch.zeros(x.heads)) for x in every]
    draw = Random(3)  # noqa: S311 - nothing to keep secret
    for some in batches(draw.sample(texts, SAMPLE), draw):
        network.zero_grad()
        missed(network, together(some, draw), None).backward()
        for layer, (inner, heads) in zip(every, found, strict=True):
            told = layer.seen * layer.seen.grad
            inner.add_((layer.down * layer.down.grad).sum(0).detach().abs() * len(some))
            told = told.view(len(told), len(heads), -1).sum((0, 2))
            heads.add_(told.detach().abs() * len(some))
    return found


def read(said: list[tuple[str, str]], pieces: Pieces) -> list[Text]:
    """Return the texts of wordings, and of the openings of letters."""
    names = [str(action) if action else UNCLEAR for action in ASKED]
    draw = Random(6)  # noqa: S311 - nothing to keep secret
    headless = [
        (action, words.removeprefix(LEAD))
        for action, words in said
        if words.startswith(LEAD) and PLACE not in words[len(LEAD) :]
    ]
    headless = draw.sample(headless, min(len(headless), HEADLESS))
    lines = OPENINGS.read_text("utf-8").splitlines()
    openings = [(kind, words) for kind, words in (x.split(" | ", 1) for x in lines)]
    every = {words for _, words in (*said, *headless, *openings)}
    own = {words: heard(words) for words in every}

    def text(words: str, answer: int | None, *, leads: bool | None = False) -> Text:
        known, listed = own[words]
        told = [BEGIN, *pieces.of(known)[:LONGEST], END]
        return Text(told, HINTS.index(listed.action), answer, leads)

    asks = [text(words, names.index(action)) for action, words in said]
    asks += [text(words, names.index(a), leads=None) for a, words in headless]
    leads = [text(words, None, leads=kind == "none") for kind, words in openings]
    return asks + OFTEN * leads


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
        learn(network, texts, 1, SLOWER)
    else:
        learn(network, texts, ROUNDS, RATE)
        wide, network = network, narrowed(network, telling(network, texts))
        learn(network, texts, ROUNDS, NARROW_RATE, wide)
    told = {
        "pieces": np.frombuffer("\n".join(listed).encode(), "u1"),
        "likely": np.array(likely, "f4"),
    }
    np.savez(FILE, **packed(network, blocks, told))


if __name__ == "__main__":
    main()
