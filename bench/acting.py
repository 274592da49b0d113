"""Of mails that act on an earlier one of their sender, how many are seen, or asked of?

    python bench/acting.py

The mails of `acting.txt` were written by somebody who wrote nothing of what was learnt
from (rules/acting.txt): what replaces (R), takes back (W) or puts right a part (P), and
what only sounds so (N). Told is what plain words do by themselves, and about how many a
person is asked, if the sender sent something before.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from rules.acting import may_act
from rules.duplicate import RelationKind, relation, takes_back
from rules.terms import Message

KINDS = {
    "R": RelationKind.REVISED,
    "W": RelationKind.WITHDRAWAL,
    "P": RelationKind.PARTIAL_CORRECTION,
    "N": RelationKind.NEW,
}


def outcome(kind: RelationKind, subject: str, text: str) -> str:
    """Say what becomes of a mail that does so."""
    message = Message(headers=(), senders=(), subject=subject)
    found = relation(message, text).kind
    if found is not RelationKind.NEW:
        return "right" if found is kind else "as another"
    asked = takes_back(f"{subject}\n{text}") or may_act(subject, text.split("\n\n"))
    return "asked" if asked else "right" if found is kind else "not seen"


def main() -> None:
    """Print a line a kind."""
    told: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for line in Path(__file__).with_name("acting.txt").read_text("utf-8").splitlines():
        letter, _, words = line.partition("|")
        if letter in KINDS:
            subject, _, text = words.partition("||")
            text = text.replace(r"\n", "\n")
            told[letter][outcome(KINDS[letter], subject, text)] += 1
    for letter, found in told.items():
        shares = ", ".join(
            f"{name} {100 * found[name] / found.total():.1f} %"
            for name in ("right", "asked", "as another", "not seen")
        )
        print(f"{letter}  {found.total():3} mails: {shares}")


if __name__ == "__main__":
    main()
