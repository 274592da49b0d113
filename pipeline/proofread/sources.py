"""Do the words of a comment stand in the archive where they are said to come from?

Words that are struck there must be shown as struck.

The message is taken from the archive by its sha256 and read again; the file is
found by its own sha256 and its name, and the comment's place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from pipeline.faults import Fault
from pipeline.message.documents import Document, documents
from pipeline.proofread.due import pieces
from rules.fidelity import folded, views
from rules.privacy import unmarked

if TYPE_CHECKING:
    from pipeline.house import House
    from rules.terms import Comment, Run

#: What a message is called, its sha256, and its comments by their names.
Said: TypeAlias = "tuple[str, str, Sequence[tuple[str, Comment]]]"

#: So many messages, or bytes of them, are taken together; only small ones are read so.
_TOGETHER, _MOST, _SMALL = 64, 1 << 22, 1 << 18
_ELSEWHERE = (
    "{}: its words stand in {}, but not at {}. If the program was renewed since, it "
    "reads the file otherwise; have all read again: depositary rebuild."
)
_STRUCK = (
    "{}: words that are struck in {} are shown as if they were wished. If the program "
    "was renewed since, have all read again: depositary rebuild."
)


def strayed(house: House, messages: Iterable[Said]) -> Iterator[str]:
    """Name the messages that are not whole, and comments that are not in their place.

    Every line of a comment's words stands in the file, and the first in the very place.
    """
    rest = iter(messages)
    while some := [*islice(rest, _TOGETHER)]:
        house.archive.expect([sha256 for _, sha256, _ in some])
        held: list[tuple[list[Document], Sequence[tuple[str, Comment]]]] = []
        size = 0
        for message, sha256, comments in some:
            try:
                raw = house.archive.get(sha256)
                held += [(documents(raw), comments)] * bool(comments)
            except (Fault, OSError) as fault:
                yield f"{message}: {fault}"
                continue
            size += len(raw)
            if size > _MOST:
                yield from _read(house, held)
                held, size = [], 0
        yield from _read(house, held)


def _read(
    house: House, held: list[tuple[list[Document], Sequence[tuple[str, Comment]]]]
) -> Iterator[str]:
    house.reader.foresee(
        found for found, _ in held if all(len(one.data) <= _SMALL for one in found)
    )
    for found, comments in held:
        yield from _strayed(house, found, comments)


def _strayed(
    house: House, sent: list[Document], comments: Iterable[tuple[str, Comment]]
) -> Iterator[str]:
    files: dict[tuple[str, str], dict[str, str]] = {}
    wished: dict[tuple[str, str], str] = {}
    for found in house.reader.read(sent):
        for one in found:
            file = one.sha256, one.name
            places = files.setdefault(file, {})
            for passage in one.reading.passages:
                seen = "\n".join(map(folded, views(passage)))
                struck = any(run.strike for run in passage.runs)
                left = folded(_without(passage.runs)) if struck else seen
                wished[file] = f"{wished.get(file, '')}\n{left}"
                place = passage.source.place
                places[place] = f"{places.get(place, '')}\n{seen}"
    for name, comment in comments:
        source = comment.source
        places = files.get((source.sha256, source.part), {})
        whole = "\n".join(places.values())
        kept = wished.get((source.sha256, source.part), "")
        lines = _sent(comment.text)
        proposed = _sent(comment.proposed)
        if (source.sha256, source.part) not in files:
            yield f"{name}: its file {source.part} is not in the message."
        elif not all(line in whole for line in (*lines, *proposed)):
            yield f"{name}: its words are not in {source.part}."
        elif not _first_is_in(comment.text, places.get(source.place, "")):
            yield _ELSEWHERE.format(name, source.part, source.place)
        elif not (
            comment.redacted or all(x in kept for x in _shown_as_wished(comment))
        ):
            yield _STRUCK.format(name, source.part)


def _shown_as_wished(comment: Comment) -> list[str]:
    """Return the lines of a comment without the words that it shows as deleted."""
    return _sent("".join(text for text, mark in pieces(comment) if mark != "del"))


def _without(runs: Iterable[Run]) -> str:
    return "".join(
        run.text for run in runs if not (run.strike or (run.change and run.change.gone))
    )


def _sent(text: str) -> list[str]:
    """Return the lines of a text, without marks of the secretariat and spaces."""
    lines = (line for piece in unmarked(text) for line in piece.splitlines())
    return [*filter(None, map(folded, lines))]


def _first_is_in(text: str, place: str) -> bool:
    """Tell whether a text begins in a place; of a mark at its begin nobody can."""
    first = _sent(unmarked(text)[0])
    return not first or first[0] in place
