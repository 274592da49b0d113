"""What can be proved of a PDF, whose text is drawn and not written?

The text of the pages is compared in its order, comment by comment: who, the words,
the number. Not proved are white space, hyphens and line ends, which setting a page
changes; signs of which the fonts of this machine have no picture; letters with
several accents, and scripts whose letters change with their neighbours (Indic,
Thai). Of words from right to left, which a PDF holds as they are seen, it is proved
that who and the number stand there and hardly a letter is missing altogether; beside
a name from right to left, the latter alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, cast

import regex

from pipeline.proofread.due import Cell, held, laid_out

if TYPE_CHECKING:
    from rules.consolidation import Consolidation

#: Signs for which the setter of the pages brings a font, hyphens left out.
_OURS = regex.compile("[!-,./-~¡-¬®-ſΆ-ώЀ-џ–—‘-„†-•…‰€]")
#: Scripts that are drawn letter by letter, in the order in which they are written.
_PLAIN = regex.compile(
    r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Georgian}\p{Armenian}\p{Han}\p{Hiragana}"
    r"\p{Katakana}\p{Hangul}\p{Hebrew}\p{Arabic}\u2018-\u206f\u3000-\u303f\uff01-\uffef]"
)
_TURNED = regex.compile(r"[\p{Hebrew}\p{Arabic}\p{Bidi_Control}\p{bc=R}\p{bc=AL}]")
_MARK = regex.compile(r"\p{M}")
_ACCENTED = regex.compile(
    r"[^\p{M}\p{Arabic}\p{Hebrew}](?![\u0591-\u05c7\u0610-\u065f\u0670])\p{M}+"
)
_UNPROVED = regex.compile(r"[\s\p{C}\p{M}\u00ad\u2010\u2011-]+")
#: How far after the last comment that was found the next is looked for.
_REACH = 100_000
#: Pages that are at hand together, and those for which a file is opened once.
_TOGETHER, _OPENED = 200, 5_000
_DRAWN = Path(__file__).with_name("drawn.py")
_ENDED = (
    "the program that reads it ended before it was done; perhaps the machine has too "
    "little memory"
)
#: Of how many different letters one more may be lost.
_LOST = 10


class _Paper:
    """The text of the pages, page by page, and the signs that can be proved in it."""

    def __init__(self, pages: IO[str], signs: frozenset[str]) -> None:
        self._pages = pages
        self._signs = signs

    def __iter__(self) -> Iterator[str]:
        self._pages.seek(0)
        return (_kept(line[:-1], self._signs) for line in self._pages)

    def told(self, *texts: str) -> str:
        """Give texts as they stand in that of the pages."""
        return _kept(_folded("".join(texts)), self._signs)


class _Course:
    """Where one has come to in the text of the pages; what is passed is not held."""

    def __init__(self, pages: Iterable[str]) -> None:
        self._pages = iter(pages)
        self.text, self.at = "", 0

    def ahead(self, length: int) -> int:
        """Have so many signs at hand, if there are; say where they end."""
        while len(self.text) - self.at < length and self._further():
            pass
        return self.at + length

    def find(self, words: str) -> int:
        """Say where words stand next, wherever that is; -1 if nowhere."""
        while (found := self.text.find(words, self.at)) < 0 and self._further():
            pass
        return found

    def _further(self) -> bool:
        some = [*islice(self._pages, _TOGETHER)]
        self.text, self.at = self.text[self.at :] + "".join(some), 0
        return bool(some)


def paper_misprints(
    path: Path,
    consolidation: Consolidation,
    due: Callable[[Consolidation], Iterable[Cell]],
) -> Iterator[str]:
    """Look for each paragraph and each comment after the one before it.

    Of a table it is only proved that each comment stands in it somewhere.
    """
    with _read(path, consolidation) as paper:
        if due is laid_out:
            yield from _astray(paper, consolidation)
        else:
            yield from _missing(paper, [*due(consolidation)])


def _astray(paper: _Paper, consolidation: Consolidation) -> Iterator[str]:
    """Look for everything in its order."""
    mark = paper.told(f"[{consolidation.series}/")
    here = _Course(paper)
    here.at = here.find(paper.told("General comments"))
    if here.at < 0:
        yield "It has no general comments."
        return
    owed = marks = 0
    loose: list[tuple[str, str]] = []
    for cell in laid_out(consolidation):
        ways, rest = _ways(paper, cell)
        reach = here.ahead(2 * owed + len(ways[0]) + _REACH)
        finds = [(here.text.find(way, here.at, reach), way) for way in ways if way]
        anywhere = (here.at if "" in ways else -1, "")
        start, way = min((f for f in finds if f[0] >= 0), default=anywhere)
        marks += ways[0].count(mark)
        if start < 0:
            yield f"{cell.id} does not stand there as it was sent, or not in its place."
        if way:
            yield from _scattered(loose, here.text[here.at : start])
            if here.text.count(mark, here.at, start + len(way)) > marks:
                yield f"Before {cell.id} stands what nobody sent, or a comment twice."
            here.at, owed, marks, loose = start + len(way), 0, 0, []
        else:
            owed += len(ways[0])
        if start >= 0 and way not in ways[:2]:
            loose.append((cell.id, rest))
            marks += rest.count(mark)
    end = here.find("Contributors")
    yield from _scattered(loose, here.text[here.at : end])
    if here.text.count(mark, here.at, end) > marks:
        yield "After the last comment stands what nobody sent, or a comment twice."


def _missing(paper: _Paper, cells: Sequence[Cell]) -> Iterator[str]:
    """Look for the letters and figures of a table, which may go on over the page.

    Beside what is written from right to left they may stand in any order.
    """
    pages = ["".join(filter(str.isalnum, text)) for text in paper]
    whole = "".join(pages)
    there = set(map(_letter, whole))
    turned = {c.id for c in cells if _TURNED.search("".join(c.says.values()))}
    for cell in cells:
        beside = any(name in cell.id for name in turned)
        for text in _pieces(cell):
            due = "".join(filter(str.isalnum, paper.told(text)))
            if set(map(_letter, due)) - there or not (
                beside
                or due in whole
                or any(_goes_on(pages, at, due) for at in range(len(pages)))
            ):
                yield f"{cell.id} does not stand there as it was sent."


def _pieces(cell: Cell) -> Iterator[str]:
    """Give the words of a comment, or what a row says in one go: names, numbers."""
    if "words" in cell.says:
        yield cell.says["words"]
        return
    for column in cell.says.values():
        for line in column.splitlines():
            if not line.startswith("<"):
                yield from regex.split(r" (?=\[)", line)


def _goes_on(pages: Sequence[str], at: int, due: str, least: int = 1) -> bool:
    """Tell whether a text begins on a page and goes on over the next ones."""
    if due in pages[at]:
        return True
    here = bisect(range(1, len(due)), 0, key=lambda n: due[:n] not in pages[at])
    more = at + 1 < len(pages) and here >= least
    return more and _goes_on(pages, at + 1, due[here:], _PAGEFUL)


#: Signs that a page has at the least in the midst of a text that fills it.
_PAGEFUL = 200


def _ways(paper: _Paper, cell: Cell) -> tuple[list[str], str]:
    """Give the ways in which a cell may stand there, and the words themselves.

    Words that could turn others stand after the number, others before it. Beside
    a name that turns, everything may stand in any order.
    """
    if "number" not in cell.says:
        text = paper.told(cell.says["label"], cell.says["text"])
        return ["" if _TURNED.search(cell.says["text"]) else text], ""
    name, note, words, number = (
        cell.says[key] for key in ("name", "note", "words", "number")
    )
    head = paper.told(name, ":", note).lstrip("[")  # a line before may have turned it
    ways = [head + paper.told(words, number), head + paper.told(number, words)]
    if _TURNED.search(name + number):
        ways.append("")
    elif _TURNED.search(words):
        ways.append(head + paper.told(number))
    return ways, paper.told(words)


def _scattered(loose: list[tuple[str, str]], seen: str) -> Iterator[str]:
    """Look for the letters of words that may stand in any order, accents aside.

    Where directions meet, reading a PDF loses a letter now and then.
    """
    there = set(map(_letter, seen))
    for name, words in loose:
        due = set(map(_letter, filter(str.isalnum, words)))
        if len(due - there) > 1 + len(due) // _LOST:
            yield f"{name} does not stand there as it was sent: letters are missing."


def _letter(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0]


@contextmanager
def _read(path: Path, consolidation: Consolidation) -> Iterator[_Paper]:
    title = consolidation.title + (
        f" Rev.{consolidation.revision}" if consolidation.revision else ""
    )
    foot = "".join(held(f"{consolidation.series} · {title} · ").split())
    seen: set[str] = set()
    with TemporaryFile(
        "w+", dir=path.parent, encoding="utf-8", errors="surrogatepass", newline="\n"
    ) as pages:
        for text in map(_folded, _pages(path, foot)):
            seen.update(text)
            pages.write(f"{text}\n")
        ours = (c for c in map(chr, range(0x2100)) if _OURS.match(c))
        yield _Paper(pages, frozenset(filter(_PLAIN.match, seen)).union(ours))


def _pages(path: Path, foot: str) -> Iterator[str]:
    """Give the text of each page without its foot, which is its last line."""
    for number, drawn in enumerate(_drawn(path), 1):
        text, _, last = drawn.rstrip().rpartition("\n")
        is_foot = "".join(last.split()) == f"{foot}{number}"
        yield text if is_foot else f"{text}\n{last}"


def _drawn(path: Path) -> Iterator[str]:
    """Give what is drawn on each page; a process of its own reads it.

    Raises ValueError where it cannot.
    """
    order = [sys.executable, "-I", str(_DRAWN), str(path), str(_OPENED)]
    with subprocess.Popen(order, stdout=subprocess.PIPE) as reader:  # noqa: S603 - our own file, by our own interpreter
        for line in cast("IO[bytes]", reader.stdout):
            page = json.loads(line)
            if why := page.get("why"):
                raise ValueError(why)
            yield page["text"]
    if reader.returncode:
        raise ValueError(_ENDED)


def _folded(text: str) -> str:
    """Leave out what is not proved; a ligature is its letters."""
    whole = _LIGATURE.sub(_letters, unicodedata.normalize("NFC", text))
    if _MARK.search(whole):  # hardly ever, and to look for the others takes long
        whole = _ACCENTED.sub("", whole)
    return _UNPROVED.sub("", "".join(whole.split()))


def _kept(text: str, signs: frozenset[str]) -> str:
    return "".join(filter(signs.__contains__, text))


_LIGATURE = regex.compile("[\ufb00-\ufdff\ufe70-\ufefc]")


def _letters(ligature: regex.Match[str]) -> str:
    return unicodedata.normalize("NFKC", ligature[0])
