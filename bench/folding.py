"""Are near letters of a campaign found, and nothing else, among a million?

    python bench/folding.py [--texts 10000]...

A docket is made up, all of one place: of five letters each, two are copies of the
letter of a campaign, one is a planted variant of it (sentences are added, or one is put
for another), one was sent by nobody else, and one is a variant or, as often, a planted
counterpart, in which a yes, a no or a number is another. A letter has three to seven
sentences. `found` is the share of the variants that is printed below their letter,
`false` counts the counterparts and the strangers that are. Each docket is folded in a
process of its own; `MB` is what it takes beyond what the docket itself takes.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.cost import alone, peak
from rules.consolidation import Entry
from rules.folding import folds
from tests import meeting

#: The share of the variants that is to be found.
ASKED = 0.95
_COPIES = 200  # letters of one campaign


class Seen(NamedTuple):
    """What was found of what was planted, and what it took."""

    planted: int
    found: int
    false: int
    printed: int
    seconds: float
    megabytes: float


class Writers:
    """Many people, who write in words of no language."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
        letters = "abdefghiklmnoprstu"
        self._words = [
            "".join(self._chance.choices(letters, k=7)) for _ in range(9_000)
        ]

    def sentence(self) -> str:
        """Write ten words or so."""
        words = self._chance.choices(self._words, k=self._chance.randint(6, 14))
        return f"{' '.join(words).capitalize()}."

    def letter(self) -> list[str]:
        """Write a letter that takes a position."""
        body = [self.sentence() for _ in range(self._chance.randint(3, 7))]
        at = self._chance.randrange(len(body))
        body[at] = f"We support {self._chance.randint(2, 90)} {body[at].lower()}"
        return body

    def variant(self, letter: list[str]) -> list[str]:
        """Add one or two sentences, or put one for another that takes no position."""
        made = [*letter]
        for _ in range(self._chance.choice((1, 1, 2))):
            made.insert(self._chance.randint(0, len(made)), self.sentence())
        plain = [at for at, said in enumerate(letter) if "support" not in said]
        if self._chance.random() < 0.4:
            made = [*letter]
            made[self._chance.choice(plain)] = self.sentence()
        return made

    def counterpart(self, letter: list[str]) -> list[str]:
        """Say no for yes, or another number, and nothing else."""
        old, new = self._chance.choice(
            [("support", "oppose"), ("support", "do not support"), (" sup", " 100 sup")]
        )
        return [said.replace(old, new) for said in letter]

    def docket(self, texts: int) -> tuple[list[str], set[int], set[int]]:
        """Write letters; name the variants, and what is near nothing."""
        said: list[str] = []
        variants, strangers = set(), set()
        while len(said) < texts:
            letter = self.letter()
            for at in range(_COPIES):
                kind = ("copy", "copy", "variant", "stranger", "either")[at % 5]
                if kind == "either":
                    kind = self._chance.choice(("variant", "counterpart"))
                made = {
                    "copy": lambda letter: letter,
                    "variant": self.variant,
                    "stranger": lambda _: self.letter(),
                    "counterpart": self.counterpart,
                }[kind](letter)
                if kind != "copy":
                    (variants if kind == "variant" else strangers).add(len(said))
                said.append(" ".join(made))
        return said, variants, strangers


def folded(texts: int) -> Seen:
    """Make a docket and fold it."""
    said, variants, strangers = Writers(7).docket(texts)
    model = meeting.comment()
    entries = [
        Entry(
            id=str(at),
            number=str(at),
            who=meeting.STAKEHOLDERS[:1],
            comment=replace(model, text=text),
        )
        for at, text in enumerate(said)
    ]
    del said
    before = peak()
    began = time.process_time()
    made = folds(entries)
    seconds = time.process_time() - began
    below = {int(e.id) for fold in made if fold.beyond for e in fold.entries}
    return Seen(
        planted=len(variants),
        found=len(variants & below),
        false=len(strangers & below),
        printed=len(made),
        seconds=seconds,
        megabytes=peak() - before,
    )


def main(texts: list[int] | None = None) -> None:
    """Print what was seen; 1 if too little was found, or anything false."""
    missed = 0
    print("    texts   printed    found  false  texts/s     MB")
    for size in texts or [10_000, 100_000, 1_000_000]:
        seen = alone(folded, size)
        found = seen.found / seen.planted
        missed += found < ASKED or seen.false > 0
        print(
            f"{size:9,} {seen.printed:9,} {found:8.4f} {seen.false:6} "
            f"{size / seen.seconds:8,.0f} {seen.megabytes:6.0f}"
        )
    sys.exit(bool(missed))


if __name__ == "__main__":
    typer.run(main)
