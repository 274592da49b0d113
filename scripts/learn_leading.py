"""Learn which blocks of a letter say nothing on any text: writes rules/leading.npz.

    make learn

The network that reads comments has learnt of rules/openings.txt, and is surer of those
lines than of any others; so what it sees of them weighs little here, beside lines that
it never saw (rules/openings_unseen.txt): many thank or transmit and complain in one
sentence, or have that build and say nothing. Learnt is how much each number tells that
the network has for a text, by logistic regression: the same for the same lines.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from rules.action import heard
from rules.action_understood import seen

RULES = Path(__file__).parents[1] / "rules"
KNOWN, UNSEEN = RULES / "openings.txt", RULES / "openings_unseen.txt"
#: How much a line counts that the network never saw.
HEAVY = 8
#: The less, the more cautious.
STRENGTH = 0.03
ROUNDS = 3000


def main() -> None:
    """Learn from all lines, and write what is learnt."""
    texts, leads, weights = [], [], []
    for file, weight in ((KNOWN, 1), (UNSEEN, HEAVY)):
        for line in file.read_text("utf-8").splitlines():
            kind, _, words = line.partition(" | ")
            own, listed = heard(words)
            texts.append(seen(own, listed.action))
            leads.append(kind == "none")
            weights.append(weight)
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
