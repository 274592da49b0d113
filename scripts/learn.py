"""Learn from the wordings what people ask for: writes rules/action_learnt.bin.

    make learn

Each line of rules/wordings is a comment on one paragraph and what it asks for; `ask`
where readers would not agree. {P} stands for a reference to the paragraph, {Q} for one
to another. What is learnt is the same for the same wordings, rules and libraries.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random
from struct import pack
from typing import TYPE_CHECKING
from zlib import compress

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rules.action import heard
from rules.action_learnt import ASKED, KNOWN, hashed, pieces, rows, tokens
from rules.action_names import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules.action_listed import Request

ROOT = Path(__file__).parents[1]
#: A part that fewer texts have tells nothing of the next text.
SEEN = 3
#: The less, the more cautious.
STRENGTH = 100.0
#: The loss is a mean over all texts: who stops where the last round brought little has
#: learnt half.
ROUNDS, CLOSE = 400, 1e-5
#: What was misread once, and what our own letters ask for, is told so often.
HELD = {"cases": 6, "letters": 6}
#: Each text is told so often once more with so many of its words left out: the next
#: people use some of the words of these, and seldom all.
AGAIN = 2
LEFT_OUT = 0.3
UNCLEAR = "ask"
LEAD = f"{PLACE}: "
#: So many asks of a language are told once more with a remark or two beside them; a
#: long one has its own.
TIMES = dict.fromkeys(("delete", "amend", "add", "merge", "comment"), 300) | {
    "keep": 260
}
BRIEF = 160
#: How often the remarks stand before it; what follows an agreement may take it back.
BEFORE = defaultdict(lambda: 0.55, keep=0.75)
TWO = 0.4
#: So many asks of each action are led in by words that ask for nothing.
LED = 60
LEADS = {
    "ar": (
        f"وبالإضافة إلى ذلك، بشأن {PLACE}: ",
        f"وفيما يخص {PLACE}: ",
        f"أما {PLACE}: ",
    ),
    "de": (f"Außerdem zu {PLACE}: ", f"Was {PLACE} betrifft: ", f"Ferner zu {PLACE}: "),
    "en": (
        f"In addition, on {PLACE}: ",
        f"Further, on document A/1, {PLACE}: ",
        f"As regards {PLACE}: ",
        f"We also have a remark on {PLACE}. ",
        f"{PLACE} inclusive: ",
    ),
    "es": (
        f"Además, sobre {PLACE}: ",
        f"En cuanto a {PLACE}: ",
        f"{PLACE} inclusive: ",
    ),
    "fr": (
        f"De plus, au sujet de {PLACE} : ",
        f"Quant à {PLACE} : ",
        f"{PLACE} inclus : ",
    ),
    "ru": (f"Кроме того, по {PLACE}: ", f"Что касается {PLACE}: ", f"Далее, {PLACE}: "),
    "zh": (f"此外，关于{PLACE}：", f"至于{PLACE}：", f"另外，{PLACE}："),
}


def wordings(file: Path) -> Iterator[tuple[str, str]]:
    """Give what is asked for, and the words, as a rule is given them."""
    for line in file.read_text("utf-8").splitlines():
        action, words = line.split(" | ", 1)
        words = words.replace("{P}", PLACE).replace("{Q}", PLACE)
        yield action, words if words.startswith(PLACE) else LEAD + words


def surrounded(
    said: list[tuple[str, str]], language: str, draw: Random
) -> Iterator[tuple[str, str]]:
    """Give asks as letters have them: with a remark beside them, or led in."""
    by_action: dict[str, list[str]] = defaultdict(list)
    for action, words in said:
        if len(words) < BRIEF:
            by_action[action].append(words)
    remarks = [
        remark
        for remark in by_action["comment"]
        if remark.startswith(LEAD) and PLACE not in remark[len(LEAD) :]
    ]
    for action, times in TIMES.items():
        for ask in draw.choices(by_action[action], k=times):
            told = draw.choices(remarks, k=1 + (draw.random() < TWO))
            remark = "".join(_ended(one[len(LEAD) :]) for one in told).rstrip()
            if draw.random() < BEFORE[action]:
                yield action, f"{LEAD}{_ended(remark)}{ask.removeprefix(LEAD)}"
            else:
                yield action, f"{_ended(ask)}{remark}"
    for action in TIMES:
        for ask in draw.choices(by_action[action], k=LED):
            yield action, draw.choice(LEADS[language]) + ask.removeprefix(LEAD)


def _ended(text: str) -> str:
    """End a sentence where it has no end, so that the next can follow."""
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in text)
    end = "" if text[-1] in '.!?。！？؟”»"' else "。" if chinese else "."
    return text + end + ("" if chinese else " ")


@dataclass(frozen=True, slots=True)
class Told:
    """A wording as it is weighed: what is asked for, its words, what lists read."""

    action: str
    words: tuple[str, ...]
    known: str

    def less(self, draw: Random) -> Told:
        """Leave out some words, and at times what lists read."""
        words = tuple(word for word in self.words if draw.random() >= LEFT_OUT)
        known = self.known if draw.random() >= LEFT_OUT else ""
        return replace(self, words=words, known=known)

    def numbers(self) -> Iterator[int]:
        """Give the numbers of its parts."""
        words = [*self.words]
        inside = chain.from_iterable(map(pieces, dict.fromkeys(words)))
        return map(hashed, chain(inside, rows(words)))


class Parts:
    """The parts that are weighed, and texts as rows of them."""

    def __init__(self, texts: list[Told]) -> None:
        """Count in how many texts each part is: what is rare tells more."""
        seen: Counter[int] = Counter()
        for text in texts:
            seen.update({*text.numbers()})
        told = {hashed(f"known {action}") for action in ASKED}
        kept = {number for number, count in seen.items() if count >= SEEN}
        # the most frequent first: side by side in memory, they are added up sooner
        self.numbers = sorted(kept | told, key=lambda number: (-seen[number], number))
        self._at = {number: at for at, number in enumerate(self.numbers)}
        often = np.array([seen[number] or len(texts) for number in self.numbers])
        self.rare = np.log(len(texts) / often + 1) / np.log(len(texts) / 10 + 1)

    def of(self, texts: list[Told]) -> csr_matrix:
        """Return a row a text: its parts, all together of length one, and `known`."""
        rows, columns = array("i"), array("i")
        values = array("d")
        for row, text in enumerate(texts):
            every = [*text.numbers()]
            weight = max(len(every), 1) ** -0.5
            each = [(number, weight) for number in every]
            each += [(hashed(f"known {text.known}"), KNOWN)] if text.known else []
            for number, value in each:
                if (column := self._at.get(number)) is not None:
                    rows.append(row)
                    columns.append(column)
                    values.append(value * self.rare[column])
        shape = (len(texts), len(self.numbers))
        return csr_matrix((values, (rows, columns)), shape=shape)


def learnt(said: list[tuple[str, str]]) -> bytes:
    """Learn; return numbers, weights, scale and bias, packed."""
    draw = Random(3)  # noqa: S311 - nothing to keep secret
    told = [_told(action, *heard(words)) for action, words in said]
    weighed = Parts(told)
    told += [text.less(draw) for _ in range(AGAIN) for text in told]
    strength = STRENGTH / (AGAIN + 1)
    model = LogisticRegression(C=strength, max_iter=ROUNDS, tol=CLOSE)
    model.fit(weighed.of(told), [text.action for text in told])
    names = [str(action) if action else UNCLEAR for action in ASKED]
    order = [list(model.classes_).index(name) for name in names]
    weights = model.coef_[order].T * weighed.rare[:, None]
    scale = float(np.abs(weights).max()) / 127**2
    whole = np.rint(np.sqrt(np.abs(weights) / scale))
    whole = (np.sign(weights) * whole).astype("int8")
    numbers = np.array(weighed.numbers, dtype="<u4")
    rising = np.argsort(numbers)
    rising = rising[whole[rising].any(axis=1)]
    head = pack(f"<If{len(names)}f", len(rising), scale, *model.intercept_[order])
    return compress(head + numbers[rising].tobytes() + whole[rising].tobytes(), 9)


def _told(action: str, own: str, listed: Request) -> Told:
    return Told(action, tuple(tokens(own)), str(listed.action))


def taught(held: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return all wordings, as often as each file is told, some with words around."""
    folder = ROOT / "rules" / "wordings"
    draw = Random(7)  # noqa: S311 - nothing to keep secret
    said: list[tuple[str, str]] = []
    for file in sorted(folder.glob("*.txt")):
        said += [*wordings(file)] * held.get(file.stem, 1)
    for language in LEADS:
        said += surrounded([*wordings(folder / f"{language}.txt")], language, draw)
    return said


def main() -> None:
    """Learn from all wordings."""
    said = taught(HELD)
    packed = learnt(said)
    (ROOT / "rules" / "action_learnt.bin").write_bytes(packed)
    print(f"{len(said)} wordings, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
