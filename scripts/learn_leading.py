"""Learn which blocks of a letter say nothing on any text: writes rules/leading.npz.

    make learn

The network that reads comments has learnt of rules/openings.txt, and is surer of those
lines than of any others; so what it sees of them weighs little here, beside lines that
it never saw (rules/openings_unseen.txt): many thank or transmit and complain in one
sentence, or have that build and say nothing. Some of rules/wordings are told as well:
however short they are, they ask. Learnt is how much each number tells that the network
has for a text, by logistic regression: the same for the same lines.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from rules.action import heard
from rules.action_understood import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = Path(__file__).parents[1] / "rules"
KNOWN, UNSEEN = RULES / "openings.txt", RULES / "openings_unseen.txt"
#: How much a line counts that the network never saw, and a wording; so many wordings
#: of each language are told, with numbers up to so much for the pieces.
HEAVY, SOME = 8, 1
WORDINGS, HIGHEST = 500, 40
ASKING = ("?", "؟", "？")
#: The less, the more cautious.
STRENGTH = 0.03
ROUNDS = 3000


def lines(file: Path) -> list[tuple[str, str]]:
    """Return what the lines of a file are, and their words."""
    said = (x.partition(" | ") for x in file.read_text("utf-8").splitlines())
    return [(kind, words) for kind, _, words in said]


def wordings() -> Iterator[str]:
    """Give some wordings of each language that ask for something."""
    for file in sorted((RULES / "wordings").glob("??.txt")):
        said = [
            x for k, x in lines(file) if k != "comment" or any(map(x.count, ASKING))
        ]
        draw = Random(1)  # noqa: S311 - nothing to keep secret
        for words in draw.sample(said, WORDINGS):
            own, other = (str(draw.randint(2, HIGHEST)) for _ in range(2))
            yield words.replace("{P}", own).replace("{Q}", other)


def main() -> None:
    """Learn from all lines, and write what is learnt."""
    every = [(words, kind == "none", 1) for kind, words in lines(KNOWN)]
    every += [(words, kind == "none", HEAVY) for kind, words in lines(UNSEEN)]
    every += [(words, False, SOME) for words in wordings()]
    texts = []
    for words, _, _ in every:
        own, listed = heard(words)
        texts.append(seen(own, listed.action))
    leads, weights = ([each[at] for each in every] for at in (1, 2))
    told = np.array(texts)
    mean, spread = told.mean(0), told.std(0) + 1e-3
    learnt = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
    learnt.fit((told - mean) / spread, leads, sample_weight=weights)
    rows = learnt.coef_[0] / spread
    bias = learnt.intercept_ - (rows * mean).sum()
    np.savez(RULES / "leading.npz", leads=rows.astype("f4"), leads_bias=bias)
    print(f"{len(texts)} blocks, {sum(leads)} of which say nothing")


if __name__ == "__main__":
    main()
