"""One thing that files do, in one small file, and what must be seen of it.

Each `matrix_*.py` beside this file is a list `CONSTRUCTS`; `test_matrix.py`
reads every one, and `scripts/reading_table.py` prints them as docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.extract import Found, read_file
from pipeline.reading import FileRead, read
from rules.terms import Change, Passage, PassageKind, Read, Run

if TYPE_CHECKING:
    from pipeline.message.documents import Document

#: How a mark is written in `Seen.marks`, as `+words[author]`.
_SIGN = {
    Change.INSERTED: "+",
    Change.DELETED: "-",
    Change.MOVED_FROM: "<",
    Change.MOVED_TO: ">",
}
_LOOKS = ("strike", "underline", "bold", "italic", "hidden")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A passage that must be there; what is None is not compared.

    `marks` are the marked runs, as `+in[Author]`, `-out[Author]`, `<moved from`,
    `>moved to`, `words{strike}`, `words{colour FF0000}`; words that Ana inserted
    and Ben deleted are `-out[Ana, Ben]`. `end` is the mark of the paragraph: `+¶[Ana]`.
    """

    text: str
    base: str | None = None
    place: str | None = None
    part: str | None = None
    kind: PassageKind | None = None
    number: str | None = None
    base_number: str | None = None
    marks: tuple[str, ...] | None = None
    author: str | None = None
    anchor_text: str | None = None
    parent: str | None = None
    resolved: bool | None = None
    paragraph_change: Change | None = None
    end: str | None = None
    at: str | None = None
    anchor: tuple[str, ...] | None = None
    level: int | None = None
    #: Row and column of its cell, and how many rows and columns that covers.
    cell: tuple[int, int, int, int] | None = None
    header_row: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Construct:
    """A file, and what must be seen of it.

    `seen` are all passages, in reading order; `why` is in the reason not to read.
    What is None is not compared: `files` are the labels of all bodies and files;
    of a mail, `subject`, `senders` (`Name <address>`) and words of a `defect`.
    """

    family: Literal["Word", "mail", "PDF", "other"]
    name: str
    file: str
    make: Callable[[], bytes]
    seen: tuple[Seen, ...]
    read: Read = Read.FULL
    why: str = ""
    files: tuple[str, ...] | None = None
    subject: str | None = None
    senders: tuple[str, ...] | None = None
    defect: str | None = None


class _Here:
    """Reads in this process, where a fault has a traceback."""

    def read(self, documents: Sequence[Document]) -> list[tuple[Found, ...]]:
        """Read as the bounded child does."""
        return [
            read_file(d.name, d.data, d.declared, is_body=d.is_body) for d in documents
        ]


def found_in(construct: Construct) -> FileRead:
    """Read the file of a construct; a mail is read part by part."""
    return read(construct.file, construct.make(), _Here())


def seen_in(passage: Passage, like: Seen) -> Seen:
    """Return what was seen of a passage, as far as `like` asks."""
    cell = passage.cell
    facts = {
        "base": passage.original,
        "place": passage.source.place,
        "part": passage.source.part,
        "kind": passage.kind,
        "number": passage.number,
        "base_number": passage.base_number,
        "marks": tuple(mark for run in passage.runs for mark in _marks(run)),
        "author": passage.author,
        "anchor_text": passage.anchor_text,
        "parent": passage.parent,
        "resolved": passage.resolved,
        "paragraph_change": passage.paragraph_change,
        "end": "".join(_marks(passage.end)) if passage.end else "",
        "at": passage.at,
        "anchor": passage.anchor,
        "level": passage.level,
        "cell": cell and (cell.row, cell.column, cell.rows, cell.columns),
        "header_row": passage.header_row,
    }
    asked = {k: v for k, v in facts.items() if getattr(like, k) is not None}
    return Seen(text=passage.text, **asked)


def _marks(run: Run) -> list[str]:
    looks = [look for look in _LOOKS if getattr(run, look)]
    looks += [f"{w} {v}" for w in ("colour", "highlight") if (v := getattr(run, w))]
    marks = [f"{run.text}{{{', '.join(looks)}}}"] if looks else []
    if run.change:
        who = ", ".join(filter(None, (run.inserted_by, run.author)))
        marks.insert(0, f"{_SIGN[run.change]}{run.text}[{who}]")
    return marks
