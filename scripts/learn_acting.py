"""Learn which mails may act on an earlier one of their sender: writes rules/acting.npz.

    make learn

Each line of rules/acting.txt is what a mail says: its subject, "||", its text, and
before them what it does. It is told once more with openings of letters beside it, as
mails have them; those openings and the wordings of comments do nothing by themselves.
What is learnt, by logistic regression, is the same for the same lines and libraries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from learn import LEAD, wordings
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rules.acting import begins, weights
from rules.action_names import PLACE
from rules.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RULES = Path(__file__).parents[1] / "rules"
#: The less, the more cautious.
STRENGTH = 20.0
ROUNDS = 2000
#: A part that fewer texts have tells nothing of the next text.
SEEN = 2
#: What a part tells is kept as a whole number up to so much.
MOST = 127
NOTHING = "N"
#: So many comments of each language are told.
COMMENTS = 200


class Mail(NamedTuple):
    """What a mail says, and whether it acts on an earlier one."""

    acts: bool
    subject: str
    text: str


def said(file: Path) -> Iterator[Mail]:
    """Give the mails of the lines of a file."""
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, words = line.partition("|")
            subject, _, text = words.partition("||")
            yield Mail(kind != NOTHING, subject, text.replace(r"\n", "\n"))


def taught() -> list[Mail]:
    """Return all lines, with words around them, and what other mails say."""
    draw = Random(3)  # noqa: S311 - nothing to keep secret
    told = [*said(RULES / "acting.txt")]
    lines = (RULES / "openings.txt").read_text("utf-8").splitlines()
    openings = [line.split(" | ", 1)[1] for line in lines]
    spoken = defaultdict(list)
    for opening in openings:
        spoken[language_of(opening)].append(opening)
    subjects = [mail.subject for mail in told if not mail.acts]
    comments = [
        words.removeprefix(LEAD).replace(PLACE, f"§ {draw.randint(1, 40)}")
        for file in sorted((RULES / "wordings").glob("??.txt"))
        for _, words in draw.sample([*wordings(file)], COMMENTS)
    ]
    beside = [
        mail._replace(text=_around(mail.text, spoken[language_of(mail.text)], draw))
        for mail in told
    ]
    idle = [
        Mail(acts=False, subject=draw.choice(subjects), text=words)
        for words in (*openings, *comments)
    ]
    several = [
        mail._replace(text=_around(mail.text, spoken[language_of(mail.text)], draw))
        for mail in idle[::3]
    ]
    return [*told, *beside, *idle, *several]


def _around(text: str, others: Sequence[str], draw: Random) -> str:
    """Put one or two paragraphs before a text, or behind it."""
    if not others:
        return text
    blocks = draw.choices(others, k=draw.choice((1, 1, 2)))
    blocks.insert(draw.randint(0, len(blocks)), text)
    return "\n\n".join(blocks)


def main() -> None:
    """Learn from all lines."""
    mails = [
        mail._replace(text=text)
        for mail in taught()
        if (text := begins(mail.text.split("\n\n")))
    ]
    told = [weights(mail.subject, mail.text) for mail in mails]
    seen = Counter(number for numbers, _ in told for number in set(numbers))
    known = sorted(number for number, times in seen.items() if times >= SEEN)
    column = {number: at for at, number in enumerate(known)}
    rows = [
        (row, column[number], share)
        for row, (numbers, shares) in enumerate(told)
        for number, share in zip(numbers, shares, strict=True)
        if number in column
    ]
    at, columns, values = zip(*rows, strict=True)
    every = csr_matrix((values, (at, columns)), shape=(len(mails), len(known)))
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-6)
    model.fit(every, [mail.acts for mail in mails])
    scale = abs(model.coef_[0]).max() / MOST
    tells = np.rint(model.coef_[0] / scale).astype(np.int8)
    np.savez_compressed(
        RULES / "acting.npz",
        numbers=np.array(known, np.uint32)[tells != 0],
        tells=tells[tells != 0],
        scale=scale,
        bias=model.intercept_[0],
    )
    print(f"{len(mails)} mails, {sum(mail.acts for mail in mails)} of them act")


if __name__ == "__main__":
    main()
