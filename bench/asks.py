"""How often is understood what people ask for, in words that nobody taught?

    python bench/asks.py [--errors] [--hand 15] [--file border.txt]

`asks.txt` holds what two hands of many wrote in seven languages that knew neither the
rules nor the wordings that are learnt from, and from which nothing is learnt: each
line a hand, a language, what is asked for (`ask`: readers would not agree), and a
comment on one paragraph, {P}. Most are hard to tell apart, yet clear to a reader. The
machine is right, asks a person, or is wrong and sure of it.

`border.txt` holds what one more hand wrote, who knew what was misread, at the border of
a remark and a change, and of consent and a remark; nothing is learnt from it either.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from rules.action import request
from rules.action_names import PLACE


def main(*, errors: bool = False, hand: int = 0, file: str = "asks.txt") -> None:
    """Read each, and print the shares of the right, the asked and the wrong."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    for line in lines:
        writer, language, action, words = line.split(" | ", 3)
        if hand and int(writer) != hand:
            continue
        said = words.replace("{P}", PLACE).replace("{Q}", PLACE)
        read = request(said if said.startswith(PLACE) else f"{PLACE}: {said}")
        right = read.action == action if read.sure else action == "ask"
        how = "right" if right else "wrong" if read.sure else "asked"
        for key in ("all", f"hand {writer:>2}", language, action):
            found[key][how] += 1
        if errors and how != "right":
            print(f"{how} {read.action} | {line}")
    for key, counts in sorted(found.items()):
        shares = (counts[how] / counts.total() for how in ("right", "asked", "wrong"))
        print(f"{key:8} {counts.total():5}", *(f"{share:7.1%}" for share in shares))


if __name__ == "__main__":
    typer.run(main)
