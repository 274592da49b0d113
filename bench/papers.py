"""Mails as a real consultation gets them: their comments stand in a Word file.

The consultation is the sample's, with its three drafts and its register. Each mail has
another sender and other words; by turns it brings a letter, a table, or the draft with
tracked changes, as the files of the sample do, and the same ones come out each time.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

_SAMPLE = Path(__file__).parents[1] / "sample"
sys.path.append(str(_SAMPLE))

from mail import Mail, compose  # noqa: E402 (of the sample)
from word import SECRETARIAT, Hand, framework, prose, table  # noqa: E402 (likewise)

if TYPE_CHECKING:
    from collections.abc import Mapping

_AT = "2026-03-10 10:00:00"
_WHAT = ("registers", "contracts", "standards", "courses", "archives", "catalogues")
_WHY = (
    "The present wording leaves open who bears the cost.",
    "Small administrations cannot do this within a year.",
    "The last session of the Forum has said so already.",
    "Without a date nobody can be held to it.",
)


def papers(count: int, seed: int = 1) -> list[bytes]:
    """Make so many mails, in the order in which they arrive."""
    chance = Random(seed)  # noqa: S311 (the same ones whenever they are made)
    draft = (_SAMPLE / "framework.txt").read_text("utf-8").split("\n\n")
    said = dict(block.split(". ", 1) for block in draft if block[:1].isdigit())
    labels = [label for label in said if label.isdigit()]
    mails = []
    for n in range(count):
        picked = sorted(chance.sample(labels, 5), key=int)
        wishes = {
            label: f"Part {n} of the {chance.choice(_WHAT)} should be named here, "
            f"with a date. {chance.choice(_WHY)}"
            for label in picked
        }
        changed = {
            label: f"{said[label].strip()} {{+In case {n}, {chance.choice(_WHAT)} "
            "are included.+}"
            for label in picked
        }
        hand = Hand(author=f"Person {seed}-{n}")
        data = (_letter, _table, _tracked)[n % 3](hand, wishes, changed)
        mail = Mail(
            key=f"paper-{seed}-{n}",
            at=_AT,
            sender=f"{hand.author} <p{n}@party{seed}-{n}.example>",
            subject="Comments on ODPS/2/FW, the common framework",
            text="Dear Secretariat,\n\nplease find our comments in the attached file."
            f"\n\nKind regards,\n{hand.author}\n",
            files=((f"comments {n}.docx", data),),
        )
        mails.append(compose(mail))
    return mails


def write(folder: Path, **store: object) -> Path:
    """Write the sample's consultation, its mailbox empty; return its config.toml."""
    for name in ("cur", "new", "tmp"):
        for box in ("mailbox", "mailbox/.Junk"):
            (folder / box / name).mkdir(parents=True, exist_ok=True)
    (folder / "mailbox/.Junk/maildirfolder").touch()
    shutil.copy(_SAMPLE / "stakeholders.csv", folder)
    shutil.copytree(_SAMPLE / "drafts", folder / "drafts")
    (folder / "drafts" / "FW.docx").write_bytes(framework(SECRETARIAT))
    lines = (_SAMPLE / "config.toml").read_text("utf-8").splitlines()
    said = {name: f'{name} = "{value}"' for name, value in store.items()}
    said["workers"] = f"workers = {store.get('workers', 0)}"
    config = folder / "config.toml"
    config.write_text("\n".join(said.get(x.split(" = ")[0], x) for x in lines) + "\n")
    return config


def _letter(hand: Hand, wishes: Mapping[str, str], _: Mapping[str, str]) -> bytes:
    on = (f"# On paragraph {label}\n\n{words}" for label, words in wishes.items())
    head = f"# Comments of {hand.author}\n\nWe thank the Forum for its draft."
    return prose(hand, "\n\n".join((head, *on)))


def _table(hand: Hand, wishes: Mapping[str, str], _: Mapping[str, str]) -> bytes:
    rows = (f"{label} | {words} |" for label, words in wishes.items())
    before = f"{hand.author}: comments on ODPS/2/FW"
    return table(hand, before, "\n\n".join(("Paragraph | Comment | Proposed", *rows)))


def _tracked(hand: Hand, _: Mapping[str, str], changed: Mapping[str, str]) -> bytes:
    return framework(hand, "\n\n".join(f"{k}. {text}" for k, text in changed.items()))
