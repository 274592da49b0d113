"""What does a plain text say: a body, a note, a table of comma-separated values?

Any encoding; format=flowed (RFC 3676) is joined again. A paragraph goes from
one blank line to the next; its place is its first line, `l12`. The words keep
their line ends; of quoted lines the marks of the mail program (>) are taken off.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, groupby, islice

from pipeline.extract.page import PAGE_NUMBER
from pipeline.extract.trail import Line, annotate
from pipeline.message import encoding, headers
from rules.terms import Cell, Passage, PassageKind, Read, Reading, Source

TOO_MANY_CELLS = (
    "The table is so large that only its beginning was read. "
    "Please send it in several parts."
)
NO_CHARACTERS = (
    "Some characters of the text could not be made out. "
    "Please send it as Word, or as a text in UTF-8."
)
#: Cells of a table that are read: what a bounded child can tell of.
MOST_CELLS = 100_000

_QUOTE = re.compile(r"(?:>[ ]?)+")
_HEADING = re.compile(r"(#{1,6}) +(.*?) *#*$")
_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 20
_DIGITS = re.compile(r"\d+")
_FOLD = re.compile(r"\r?\n[ \t]")
_SAID = re.compile(r"(?:SUMMARY|DESCRIPTION|COMMENT)(?:;[^:]*)?:(.*\S)")
_ESCAPED = re.compile(r"\\(.)")
_SHOWN = ("from", "to", "cc", "date", "subject")


def read_text(data: bytes, source: Source, declared: str = "") -> Reading:
    """Read a plain text or a body; `declared` may name charset and format."""
    kind, said = headers.parameters(declared)
    words = headers.text(data, said.get("charset", ""))
    rows = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if said.get("format") == "flowed":
        numbered = _unflowed(rows, stuffed=said.get("delsp") == "yes")
    else:
        numbered = [(n, _QUOTE.match(row), row) for n, row in enumerate(rows, 1)]
    lines = [
        Line(row[mark.end() :] if mark else row, bool(mark))
        for _, mark, row in numbered
    ]
    places = [number for number, _, _ in numbered]
    pages = accumulate(part.count(b"\n") for part in data.split(b"\f")[:-1])
    starts = {newlines + 1 for newlines in pages}
    running = _running(lines, [n for n, at in enumerate(places) if at in starts])
    found = _passages(lines, places, source, running)
    if kind == "text/markdown":
        found = (_with_heading(passage) for passage in found)
    return _made_out(tuple(found), data, said.get("charset", ""))


def read_csv(data: bytes, source: Source, declared: str = "") -> Reading:
    """Read separated values: each filled cell is a passage."""
    charset = headers.parameters(declared)[1].get("charset", "")
    words = headers.text(data, charset)
    rows = words.splitlines(keepends=True)
    sample = "".join(rows[:_SAMPLE_LINES])
    separator = max(_SEPARATORS, key=sample.count)
    cells = (
        Passage(
            text=value,
            source=source.at(f"t1.r{row}.c{column}"),
            kind=PassageKind.CELL,
            cell=Cell(table=1, row=row, column=column),
            header_row=row == 1,
        )
        for row, values in enumerate(_rows(rows, separator), 1)
        for column, value in enumerate(values, 1)
        if value.strip()
    )
    found = tuple(islice(cells, MOST_CELLS))
    if next(cells, None) is None:
        return _made_out(found, data, charset)
    return Reading(read=Read.PARTIAL, passages=found, why=TOO_MANY_CELLS)


def read_headers(data: bytes, source: Source, _declared: str = "") -> Reading:
    """Read the headers of an attached mail: who wrote what to whom, and when.

    They are quoted: words of the mail programs around somebody's words.
    """
    found = [(n, headers.decode(v)) for n, v in headers.fields(data)]
    passages = (
        Passage(
            text=f"{name.title()}: {value}",
            source=source.at(f"header.{name}"),
            kind=PassageKind.QUOTED,
        )
        for name in _SHOWN
        for value in (v for n, v in found if n == name)
    )
    return Reading(read=Read.FULL, passages=tuple(passages))


def read_calendar(data: bytes, source: Source, _declared: str = "") -> Reading:
    """Read what an invitation says in words (RFC 5545); its dates are no comment."""
    lines = _FOLD.sub("", headers.text(data)).splitlines()
    passages = (
        Passage(
            text=_ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], found[1]),
            source=source.at(f"l{number}"),
        )
        for number, line in enumerate(lines, 1)
        if (found := _SAID.match(line))
    )
    return Reading(read=Read.FULL, passages=tuple(passages))


def _made_out(passages: tuple[Passage, ...], data: bytes, charset: str) -> Reading:
    """Say it where nobody said in which characters a text is, and none fit."""
    if charset.lower() in {"", "us-ascii"} and encoding.is_doubtful(data):
        return Reading(read=Read.PARTIAL, passages=passages, why=NO_CHARACTERS)
    return Reading(read=Read.FULL, passages=passages)


def _rows(rows: list[str], separator: str) -> Iterator[list[str]]:
    reader, done = csv.reader(rows, delimiter=separator), 0
    try:
        for values in reader:
            done = reader.line_num
            yield values
    except csv.Error:  # a field of more than 131,072 characters: an open quote
        for row in rows[done:]:
            yield row.rstrip("\r\n").split(separator)


def _unflowed(
    rows: list[str], *, stuffed: bool
) -> list[tuple[int, re.Match[str] | None, str]]:
    """Join the lines that end with a space to the next of the same depth."""
    joined: list[tuple[int, re.Match[str] | None, str]] = []
    depth, open_ended = -1, False
    for number, row in enumerate(rows, 1):
        mark = _QUOTE.match(row)
        words = row[mark.end() if mark else 0 :]
        words = words.removeprefix(" ")
        deep = mark[0].count(">") if mark else 0
        if open_ended and deep == depth and words != "-- ":
            first, mark, before = joined[-1]
            before = before.removesuffix(" ") if stuffed else before
            joined[-1] = (first, mark, before + words)
        else:
            joined.append((number, mark, (mark[0] if mark else "") + words))
        open_ended = words.endswith(" ") and words != "-- "
        depth = deep
    return joined


def _passages(
    lines: list[Line], numbers: list[int], source: Source, running: set[int]
) -> Iterator[Passage]:
    kinds = [
        PassageKind.FURNITURE if n in running else kind
        for n, kind in enumerate(annotate(lines))
    ]
    rows = zip(numbers, lines, kinds, strict=True)
    for (filled, kind, _), group in groupby(rows, key=_belongs):
        if filled:
            block = list(group)
            yield Passage(
                text="\n".join(line.text.rstrip() for _, line, _ in block).lstrip("\n"),
                source=source.at(f"l{block[0][0]}"),
                kind=kind,
            )


def _belongs(row: tuple[int, Line, PassageKind]) -> tuple[bool, PassageKind, bool]:
    """Say what lines of one paragraph share.

    The line "On Monday, X wrote:" is none of the quoted lines below it.
    """
    _, line, kind = row
    marked = line.quoted and kind is PassageKind.QUOTED
    return bool(line.text.strip()), kind, marked


def _running(lines: list[Line], breaks: list[int]) -> set[int]:
    """Find the running heads and feet where pages of a printed text begin and end."""
    if not breaks:
        return set()
    filled = [n for n, line in enumerate(lines) if line.text.strip()]
    starts = [0, *breaks]
    found: set[int] = set()
    for edge in (0, -1):
        at = [
            inside[edge]
            for start, end in zip(starts, [*breaks, len(lines)], strict=True)
            if (inside := [n for n in filled if start <= n < end])
        ]
        masked = [_DIGITS.sub("#", lines[n].text.strip()) for n in at]
        often = Counter(masked)
        found.update(
            n
            for n, text in zip(at, masked, strict=True)
            if often[text] > 1 or PAGE_NUMBER.fullmatch(lines[n].text.strip())
        )
    return found


def _with_heading(passage: Passage) -> Passage:
    found = _HEADING.fullmatch(passage.text)
    if not found:
        return passage
    return replace(
        passage, text=found[2], kind=PassageKind.HEADING, level=len(found[1])
    )
