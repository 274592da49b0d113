"""Can a text be written that makes the rules slow?

    python bench/adversarial.py [--strings 10000] [--longest 200000] [--seed 1]

Strings that are made for it, by chance from a seed: the words and signs that the
rules look for, repeated, mixed, in long runs, with a beginning that matches and
an end that does not. Each goes through every rule that reads text; CPU seconds
count. The slowest are printed with their recipes; the exit status is 1 when one
took more than a second. What was measured is printed when it is interrupted, too.
"""

from __future__ import annotations

import heapq
import random
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

sys.path.insert(0, str(Path(__file__).parent.parent))

from rules import action, automatic, citation, language, paragraph, stakeholder
from rules.location.prose import LONGEST
from rules.terms import (
    Address,
    Cell,
    Draft,
    Message,
    Paragraph,
    PartText,
    Passage,
    PassageKind,
    Registered,
    Source,
    Stakeholder,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TOO_SLOW = 1.0
SHOWN = 10

#: What the rules look for, and what stands beside it, parted by "|".
_PIECES = (
    # lists, ranges, nested pieces, ordinals, positions
    "and and |or |, |; |/|&|、|至|及|paragraph |paragraphs 1-|paras 1, 2, 3, |"
    "Art. 1, |Article 2(1)(a), point |§§ 1|§|no. |n° |from |between |up to |"
    "1|1.|1.1.1|1, 2, 3, |0|99|(a)|a) |(|)|[|]|bis |1 bis |(new) |ff. |"
    "(former 1) |first |second and third |second bullet |the next paragraph |"
    "1st |2-й |1ère |ivx |ii, |l1 |1 % |1 °c |paragraf 1 |of the |of |to |"
    # the other languages
    "article 3 et |alinéa |párrafo 1 y |numeral |пункт 1 и |статья |абзац |"
    "الفقرة 1 |والفقرة |مكرر |المادة |第1段|第一条|一二三|Absatz 2 und |Nr. |"
    # what is asked, quoted, accompanied
    "delete |Delete the words |should read: |replace |not agree |against |new |"
    "add a new paragraph after |merge |keep |as follows: |удал|删除|حذف|"
    "\"|“|”|«|»|'|: |. |.|...|!|? |- |--|– |Dear Sir, |Regards, |"
    "please find attached |comments will follow |in general |"
    "общи|observaci|accus|bestätig|_delete|object to |on behalf of |"
    # who speaks
    "submitted by: |joint submission by |jointly submit |Hill, Smith and |"
    "Canada and |Bb in in |, Civil Society|(NGO) |Dr. |From: a@b.example |"
    "wrote: |> |@|www.|Inc. |submit comments of |Ministry of |"
    # signs that fold, vanish, combine, or run the other way
    "é|e\u0301|\u0301|\u200b|\u00ad|\u200f|\u202e|ـ|ש|ﷺ|½|İ|K|１|٣|²|ﬁ|"
    # names of drafts, symbols of other instruments
    "HARBOUR/1 |Harbour Rules |OP 1|68/198 |a/b/c |resolution |RFC |"
    "A|Aa|a|x "
)
PIECES = tuple(_PIECES.split("|"))
SPACES = ("", "", "", " ", "\n", "\t", " " * 7, "\u00a0", "\u2028", "\0")

_DRAFTS = (
    Draft(
        id="HARBOUR/1",
        title="Harbour rules, first draft",
        call="c",
        aliases=("Harbour Rules",),
        paragraphs=tuple(
            Paragraph(label=label, text=f"Berth {label} is free to ships of all flags.")
            for label in (*map(str, range(1, 60)), "60 bis")
        ),
    ),
    Draft(
        id="CANAL",
        title="Canal act",
        call="c",
        paragraphs=tuple(
            Paragraph(label=f"OP {n}", text=f"Lock {n} opens once a day at high water.")
            for n in range(1, 9)
        ),
    ),
)
_READY = paragraph.prepare(_DRAFTS)
_REGISTRY = stakeholder.prepare(
    [
        Registered(stakeholder=Stakeholder(name=name, type=None))
        for name in ("Canada", "Hill, Smith and Sons, Inc.", "Union of Pilots (UP)")
    ]
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a string is made: a head, pieces again and again, and a tail."""

    head: str
    pieces: tuple[str, ...]
    mixed: bool
    tail: str
    length: int

    def cook(self) -> str:
        """Make the string: the pieces in turn, or a long run of each."""
        if self.mixed:
            unit = "".join(self.pieces)
            body = unit * (self.length // len(unit) + 1)
        else:
            share = self.length // len(self.pieces) + 1
            body = "".join((p * share)[:share] for p in self.pieces)
        return f"{self.head}{body[: self.length]}{self.tail}"


def recipe(seed: int, longest: int) -> Recipe:
    """Return the recipe of a seed; many strings are short, for the shapes count."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    space = chance.choice(SPACES)
    pieces = chance.choices(PIECES, k=chance.choice((1, 2, 2, 3, 4, 6)))
    return Recipe(
        head=chance.choice(("", "", chance.choice(PIECES))),
        pieces=tuple(piece + space for piece in pieces),
        mixed=chance.random() < 0.7,
        tail=chance.choice(("", "", "\0", chance.choice(PIECES))),
        length=round(longest ** chance.triangular(0.4, 1.0)),
    )


def _passage(text: str, place: str = "p1") -> Passage:
    return Passage(text=text, source=Source(part="body", sha256="0", place=place))


def _part(*passages: Passage, name: str = "body") -> PartText:
    is_body = name == "body"
    return PartText(name=name, sha256="0", is_body=is_body, passages=passages)


def _blocks(text: str) -> object:
    """Read a text as a letter of blocks, each as long as one that is read."""
    cut = range(0, len(text), LONGEST)
    blocks = [_passage(text[at : at + LONGEST], f"p{at}") for at in cut]
    return paragraph.locate([_part(*blocks)], "", _READY)


def _subject(text: str) -> object:
    return paragraph.locate([_part(_passage(text))], text, _READY)


def _table(text: str) -> object:
    cells = [
        replace(_passage(words, f"t1.r1.c{n}"), cell=Cell(table=1, row=1, column=n))
        for n, words in enumerate(("Paragraph 7", text), 1)
    ]
    return paragraph.locate([_part(*cells, name="table.docx")], "", _READY)


def _note(text: str) -> object:
    kind = PassageKind.MARGIN_COMMENT
    note = replace(_passage(text, "c1"), kind=kind, anchor=("p1",))
    on = _passage("Berth 7 is free to ships of all flags.")
    return paragraph.locate([_part(on, note, name="notes.docx")], "", _READY)


def _message(text: str) -> Message:
    names = ("content-type", "precedence", "x-autoreply", "x-post-messageclass")
    return Message(
        headers=tuple((name, text) for name in names),
        senders=(Address(address="a@harbour.example", name=text),),
        subject=text,
        message_id=text,
    )


def _stakeholder(text: str) -> object:
    file = PartText(
        name="f.docx",
        sha256="1",
        is_body=False,
        passages=(_passage(text),),
        properties={"company": text, "author": text},
    )
    parts = (_part(_passage(text)), file)
    return stakeholder.attribute(_message(text), parts, _REGISTRY)


#: The rules that read text, each as a question to one string.
RULES: Mapping[str, Callable[[str], object]] = {
    "citation.references": lambda text: citation.references(text, _READY.citable),
    "action.request": action.request,
    "paragraph.locate, blocks": _blocks,
    "paragraph.locate, subject": _subject,
    "paragraph.locate, cell": _table,
    "paragraph.locate, note": _note,
    "language.language_of": language.language_of,
    "automatic.classify": lambda text: automatic.classify(_message(text), ["a@b.int"]),
    "stakeholder.attribute": _stakeholder,
}


def measured(seed: int, longest: int) -> Iterator[tuple[float, str, int]]:
    """Yield the CPU seconds of each rule on the string of a seed.

    A pattern is made when it is first needed, once in a process: a string that took
    long is read again, behind one more sign, so that nothing of it is remembered.
    """
    text = recipe(seed, longest).cook()
    for name, rule in RULES.items():
        seconds = _seconds(rule, text)
        if seconds > TOO_SLOW / 2:
            seconds = min(seconds, _seconds(rule, f".{text}"))
        yield seconds, name, seed


def _seconds(rule: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    rule(text)
    return time.process_time() - start


def main(strings: int = 10_000, longest: int = 200_000, seed: int = 1) -> None:
    """Measure, and print what was slowest."""
    slowest: list[tuple[float, str, int]] = []
    done = 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        for of in range(seed, seed + strings):
            slowest = heapq.nlargest(SHOWN, [*slowest, *measured(of, longest)])
            done += 1
    print(f"{done} strings up to {longest:,} signs; slowest, CPU seconds")
    for seconds, name, of in slowest:
        print(f"{seconds:6.2f}  {name}  seed {of}: {recipe(of, longest)}")
    sys.exit(slowest[0][0] > TOO_SLOW)


if __name__ == "__main__":
    typer.run(main)
